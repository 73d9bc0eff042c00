"""The terminal's own clipboard, which it fills when it is sent a control sequence (OSC 52); works over SSH."""

import base64
import os
import shutil
import subprocess

from citecli.errors import Failed

# Terminals drop longer sequences (xterm's own limit is near 100,000 bytes), and some cut them without a word.
_LONGEST_OSC52 = 74_994


def copy(text: str) -> None:
    """Send `text` to the terminal's clipboard, through tmux or GNU screen if need be.

    Raises `Failed` when it can't be sent.
    """
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
