"""The pager: the program that the configuration names, else that of `PAGER`, else less or more."""

import os
import shlex
import shutil
import subprocess
import sys

_DEFAULTS = ("less", "more")


def pager_command(configured: str = "") -> list[str]:
    """The command line of the pager; empty when there is none, or the user wants none (`PAGER=cat`, `PAGER=`)."""
    asked = configured or os.environ.get("PAGER")
    if asked is not None:
        try:
            command = shlex.split(asked, posix=os.name == "posix")
        except ValueError:
            return []
        return command if command and command[0] != "cat" and shutil.which(command[0]) else []
    return next(([found] for name in _DEFAULTS if (found := shutil.which(name))), [])


def page(text: str, configured: str = "") -> bool:
    """Show `text` through the pager; `False` when there is none, and nothing was shown."""
    command = pager_command(configured)
    if not command:
        return False
    environment = dict(os.environ)
    # Colours as colours, not as `ESC[1m`; and leave the text on the screen. What the user set stays.
    environment["LESS"] = _less_options(environment.get("LESS"))
    environment.setdefault("LESSCHARSET", "utf-8")
    sys.stdout.flush()
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    try:
        process.communicate(text.encode(sys.stdout.encoding or "utf-8", sys.stdout.errors or "replace"))
    except KeyboardInterrupt:
        # The interrupt is the pager's affair: less goes on with it.
        process.wait()
    except BrokenPipeError:
        process.wait()
    return True


def _less_options(own: str | None) -> str:
    if own is None:
        return "FRX"
    has_raw = any(not word.startswith("--") and ("R" in word or "r" in word) for word in own.split())
    return own if has_raw or "raw-control-chars" in own.lower() else f"{own} -R".strip()
