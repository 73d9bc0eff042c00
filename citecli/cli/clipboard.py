"""The clipboard: the system's, or the terminal's own (OSC 52), which reaches through SSH. It says so when it failed."""

import base64
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from citecli.errors import Failed

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
    device = "CONOUT$" if os.name == "nt" else "/dev/tty"
    try:
        with open(device, "wb", buffering=0) as terminal:  # noqa: PTH123 - a device, not a path
            terminal.write(b"\x1b]52;c;" + data + b"\x07")
    except OSError:
        raise Failed("nothing was copied: this is not a terminal") from None
