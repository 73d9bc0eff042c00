"""Other programs that a run starts: the user's editor and pager, and what fills the clipboard."""

import base64
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
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


# Terminals drop longer sequences (xterm's own limit is near 100,000 bytes), and some cut them without a word.
_LONGEST_OSC52 = 74_994


class Way(StrEnum):
    """How text gets to a clipboard."""

    CLIPBOARD = "clipboard"
    OSC52 = "osc52"


def copy_text(text: str, way: Way) -> None:
    """Copy `text` to the clipboard. Raises `Failed` when it did not get there, as far as that can be known."""
    if way is Way.OSC52:
        _copy_by_terminal(text)
    else:
        _copy_by_system(text)


def _copy_by_system(text: str) -> None:
    import pyperclip

    hint = " (over SSH try --copy-via osc52)" if os.environ.get("SSH_CONNECTION") else ""
    try:
        with _silent_streams():
            pyperclip.copy(text)
            # Not every helper program says that it failed: only what can be read back is there.
            back = pyperclip.paste()
    except (pyperclip.PyperclipException, OSError, UnicodeError):
        raise Failed(f"nothing was copied: no clipboard was found{hint}") from None
    if _lines(back) != _lines(text):
        raise Failed(f"nothing was copied: the clipboard didn't accept it{hint}")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").rstrip("\n")


@contextmanager
def _silent_streams() -> Iterator[None]:
    """Standard output and error pointed at nothing for a while.

    A helper like xclip lives on in the background; with our standard output in hand it would hold a pipe open for ever.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        saved = [(os.dup(fd), fd) for fd in (1, 2)]
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for _, fd in saved:
            os.dup2(nowhere, fd)
        yield
    finally:
        for kept, fd in saved:
            os.dup2(kept, fd)
            os.close(kept)
        os.close(nowhere)


def _copy_by_terminal(text: str) -> None:
    data = base64.b64encode(text.encode("utf-8", "replace"))
    if len(data) > _LONGEST_OSC52:
        raise Failed(f"nothing was copied: {len(text):,} characters are too many for a terminal")
    if os.environ.get("TMUX") and _copy_by_tmux(text):
        return
    device = "CONOUT$" if os.name == "nt" else "/dev/tty"
    try:
        with open(device, "wb", buffering=0) as terminal:  # noqa: PTH123 - a device, not a path
            terminal.write(_through_multiplexer(b"\x1b]52;c;" + data + b"\x07"))
    except OSError:
        raise Failed("nothing was copied: this is not a terminal") from None


def _copy_by_tmux(text: str) -> bool:
    """Give `text` to tmux, which keeps it and sends it to the terminal's clipboard; `False` before tmux 3.2."""
    tmux = shutil.which("tmux")
    if tmux is None:
        return False
    command = [tmux, "load-buffer", "-w", "-"]
    return (
        subprocess.run(command, input=text.encode("utf-8", "replace"), capture_output=True, check=False).returncode == 0
    )


_SCREEN_PIECE = 512
"""Bytes that GNU screen passes on at once: it cuts what is longer than 768."""


def _through_multiplexer(sequence: bytes) -> bytes:
    """A control sequence as the terminal gets it through tmux or GNU screen, which keep unknown ones to themselves."""
    if os.environ.get("TMUX"):
        return b"\x1bPtmux;" + sequence.replace(b"\x1b", b"\x1b\x1b") + b"\x1b\\"
    if os.environ.get("STY"):
        pieces = [sequence[at : at + _SCREEN_PIECE] for at in range(0, len(sequence), _SCREEN_PIECE)]
        return b"".join(b"\x1bP" + piece + b"\x1b\\" for piece in pieces)
    return sequence
