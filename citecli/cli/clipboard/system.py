"""The system's clipboard: each system has its own way to take the same words in several formats."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from citecli.cli.clipboard.clip import Clip, in_ascii
from citecli.errors import Failed

_PATIENCE = 10
"""Seconds that a system's clipboard may take to answer."""


def copy(clip: Clip) -> bool:
    """Copy to the system's clipboard; whether its formats went there, too, and not its plain text alone.

    Raises `Failed` when nothing got there, as far as that can be known.
    """
    with _silent_streams():
        if clip.is_formatted and put_formatted(clip):
            return True
        _put_plain(clip.plain)
    return False


def formats_hint() -> str:
    """What to add when plain text alone was copied: how formatted text is, where there is a way."""
    one_at_a_time = os.environ.get("WAYLAND_DISPLAY") and not _is_wsl() and shutil.which("wl-copy")
    return "; --format html --copy copies it formatted" if one_at_a_time else ""


def put_formatted(clip: Clip) -> bool:
    """Offer plain text and formats side by side, where the system can; `False` where it can't."""
    try:
        if sys.platform == "win32":
            from citecli.cli.clipboard import windows

            return windows.put(clip.plain, clip.html, clip.rtf)
        if sys.platform == "darwin":
            return _run_fed(["osascript", "-l", "JavaScript", "-"], macos_script(clip).encode("utf-8", "replace"))
        if _is_wsl():
            return False
        if os.environ.get("WAYLAND_DISPLAY"):
            command = wayland_command(clip)
            return command is not None and _run_fed(command, in_ascii(clip.html) if clip.html else clip.rtf.encode())
        return bool(os.environ.get("DISPLAY")) and _own_x11_clipboard(clip)
    except (OSError, subprocess.SubprocessError):
        return False


def _is_wsl() -> bool:
    """Whether this is Linux in Windows: the clipboard is that of Windows, for which pyperclip has a way."""
    return "microsoft" in os.uname().release.lower() if hasattr(os, "uname") else False


def macos_script(clip: Clip) -> str:
    """JavaScript for `osascript` that puts all formats on the pasteboard, and fails when it doesn't take them."""
    values = {"public.utf8-plain-text": clip.plain}
    if clip.html:
        values["public.html"] = in_ascii(clip.html).decode()
    if clip.rtf:
        values["public.rtf"] = clip.rtf
    return (
        'ObjC.import("AppKit");\n'
        "const board = $.NSPasteboard.generalPasteboard;\n"
        "board.clearContents;\n"
        f"const values = {json.dumps(values)};\n"
        "for (const type of Object.keys(values)) {\n"
        '  if (!board.setStringForType($(values[type]), $(type))) throw new Error("refused");\n'
        "}\n"
    )


def wayland_command(clip: Clip) -> list[str] | None:
    """The command that takes the format; `None` when plain text is meant, too: `wl-copy` has one content for all.

    It offers any kind of text as plain text as well, so that an editor pastes HTML as it is written.
    """
    if not clip.is_source or not shutil.which("wl-copy"):
        return None
    return ["wl-copy", "--type", "text/html" if clip.html else "text/rtf"]


def _own_x11_clipboard(clip: Clip) -> bool:
    """Start a process that has the words until another program copies; whether it owns the clipboard."""
    formats = {"text/plain": clip.plain}
    if clip.html:
        formats["text/html"] = in_ascii(clip.html).decode()
    if clip.rtf:
        formats["text/rtf"] = formats["application/rtf"] = clip.rtf
    process = subprocess.Popen(
        [sys.executable, "-m", "citecli.cli.clipboard.x11"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # It outlives us, and the terminal, as `xclip` does.
        start_new_session=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process.stdin, process.stdout:
        process.stdin.write(json.dumps(formats).encode())
        process.stdin.close()
        return process.stdout.readline().strip() == b"ok"


def _run_fed(command: list[str], data: bytes) -> bool:
    """Run a program with `data` as its standard input; whether it ended well."""
    silent = subprocess.DEVNULL
    return (
        subprocess.run(command, input=data, stdout=silent, stderr=silent, timeout=_PATIENCE, check=False).returncode
        == 0
    )


def _put_plain(text: str) -> None:
    import pyperclip

    hint = " (over SSH try --copy-via osc52)" if os.environ.get("SSH_CONNECTION") else ""
    try:
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
