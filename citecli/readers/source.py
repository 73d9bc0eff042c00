"""What a reader is handed: bytes that were read with a limit, and where they came from."""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from citecli.errors import DocumentNotFound, UnreadableDocument
from citecli.frozen import FrozenValue

LARGEST_INPUT = 64 * 1024 * 1024
"""Bytes beyond which an input is refused."""
_PIECE = 64 * 1024
"""Bytes that are asked for at least: of a pipe nobody knows how many there are."""


class Source(FrozenValue):
    """The bytes of one input."""

    name: str
    """How the user knows it: a path, or "standard input"."""

    data: bytes

    suffix: str = ""
    """The suffix of the file in lower case, with its dot; "" for none."""

    url: str = ""
    """The address that it came from, "" when that isn't known."""

    encoding: str = ""
    """The encoding that the user says it is in; "" to find out. For plain text, Markdown, captions and web pages."""


def read_file(path: Path, named: bool = True) -> Source:
    """The bytes of a file. A named pipe is waited for when the user `named` it, and refused when a folder was listed.

    Raises `DocumentNotFound` when there is none, `UnreadableDocument` for a folder, a device, a file without permission
    or one larger than `LARGEST_INPUT`.
    """
    name = str(path)
    try:
        if path.is_dir():
            from citecli.text.messages import shell_argument

            raise UnreadableDocument(f"{name} is a folder; name a file in it, or use --library {shell_argument(name)}")
        is_pipe = named and path.is_fifo()
        if not path.is_file() and path.exists() and not is_pipe:
            raise UnreadableDocument(f"{name} is not a regular file")
        with path.open("rb") if is_pipe else open(path, "rb", opener=_opened) as file:
            size = os.fstat(file.fileno()).st_size
            data = _bytes_of(file, size)
    except FileNotFoundError:
        raise DocumentNotFound(f"there is no file {name}") from None
    except PermissionError:
        raise UnreadableDocument(f"{name} can't be read: permission denied") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a valid file name"
        raise UnreadableDocument(f"{name} can't be read: {reason.lower()}") from None
    return Source(name, _limited(name, data, size), path.suffix.lower())


def first_bytes(path: Path) -> bytes:
    """The bytes of a regular file, of a larger one `LARGEST_INPUT` and one more. Raises `OSError`."""
    with open(path, "rb", opener=_opened) as file:
        return _bytes_of(file, os.fstat(file.fileno()).st_size)


def _bytes_of(file: BinaryIO, size: int) -> bytes:
    """At most `LARGEST_INPUT` and one more bytes of an open file.

    `size` is what the system says of it, 0 for a pipe. A single call that asks for the limit would take that much
    memory for the smallest of files.
    """
    pieces, length = [], 0
    while length <= LARGEST_INPUT:
        asked = min(max(size + 1, _PIECE), LARGEST_INPUT + 1 - length)
        piece = file.read(asked) or b""  # the kernel's log says by `None` that it has nothing yet
        pieces.append(piece)
        length += len(piece)
        if len(piece) < asked:
            break
    return b"".join(pieces)


def _opened(name: str, flags: int) -> int:
    """A descriptor of a file that is never waited for: somebody may have put a pipe in its place just now."""
    descriptor = os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a regular file")
    return descriptor


def read_standard_input() -> Source:
    """The bytes of standard input, to its end; `UnreadableDocument` when they are too many."""
    if sys.stdin is None:
        raise UnreadableDocument("there is no standard input to read")
    data = _bytes_of(sys.stdin.buffer, 0)
    return Source("standard input", _limited("standard input", data, len(data)))


def _limited(name: str, data: bytes, size: int) -> bytes:
    if len(data) > LARGEST_INPUT:
        megabytes = f" ({size / 1024 / 1024:.0f} MB)" if size > LARGEST_INPUT else ""
        raise UnreadableDocument(
            f"{name} is too large{megabytes}: the limit is {LARGEST_INPUT // 1024 // 1024} MB; split it into parts"
        )
    return data
