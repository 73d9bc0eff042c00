"""Other programs that a run starts: the user's editor and pager."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from citecli.errors import Failed

_HINT = "give the changes as options (--title, --author, --set …)"


def open_editor(path: Path) -> None:
    """Open `path` in the editor and wait until it is closed.

    Raises `Failed` when there is no editor or no terminal for it, or when it ends with an error.
    """
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Failed(f"there is no terminal for an editor; {_HINT}")
    name = chosen or ("notepad" if os.name == "nt" else "vi")
    try:
        words = shlex.split(name, posix=os.name == "posix")
    except ValueError:
        words = []
    if not words or not shutil.which(words[0]):
        raise Failed(f"the editor {name} was not found; set EDITOR, or {_HINT}")
    if subprocess.run([*words, str(path)], check=False).returncode:
        raise Failed("nothing was changed: the editor ended with an error")


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
    return next(([path] for name in _DEFAULTS if (path := shutil.which(name))), [])


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
