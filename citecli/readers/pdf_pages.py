"""The pages of a PDF as lines with their places, from a process of its own with limits on its time and memory."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, NamedTuple, cast

from citecli.errors import UnreadableDocument
from citecli.readers.pdf_child import MEMORY_EXIT
from citecli.readers.source import Source

LONGEST_SILENCE = 4.0
"""Seconds within which the first page, and each next one, must come."""

LONGEST = 120.0
"""Seconds for a whole PDF."""

# The child has the parent's search path, and neither the working folder nor a user's start hooks in it.
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from citecli.readers.pdf_child import main; main()"


class PdfLine(NamedTuple):
    """A line: its text, where it begins in points from the lower left corner, the size of its type, whether bold."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


class PdfPage(NamedTuple):
    """A page: its label as printed ("iv", "12"), its lines in the order of the file, its height in points."""

    label: str
    lines: tuple[PdfLine, ...]
    height: float = 0.0


class Pdf(NamedTuple):
    """The pages of a PDF, and its information dictionary."""

    pages: tuple[PdfPage, ...]
    information: Mapping[str, str]


def pages(source: Source) -> Pdf:
    """The pages of the PDF in `source`.

    `UnreadableDocument` when it can't be read, is protected, takes too long or too much memory, or pypdf is missing.
    """
    path = json.dumps([entry for entry in sys.path if entry])
    child = subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", "-c", _START, path],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        return _collected(child, source)
    finally:
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream:
                with suppress(OSError):  # it was still to be flushed to a process that is gone
                    stream.close()


def _collected(child: "subprocess.Popen[bytes]", source: Source) -> Pdf:
    lines: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=_write, args=(child.stdin, source.data), daemon=True).start()
    threading.Thread(target=_read, args=(child.stdout, lines), daemon=True).start()
    deadline = time.monotonic() + LONGEST
    found: list[PdfPage] = []
    information: Mapping[str, str] = {}
    labels: list[str] = []
    while True:
        try:
            line = lines.get(timeout=min(LONGEST_SILENCE, max(0.01, deadline - time.monotonic())))
        except queue.Empty:
            where = f"page {len(found) + 1}" if labels or found else "its structure"
            raise UnreadableDocument(
                f"{source.name} is a PDF that takes too long to read ({where}); save it anew from a PDF viewer"
            ) from None
        if not line:
            raise UnreadableDocument(_ended(child, source.name))
        said = cast(dict[str, object], json.loads(line))
        if problem := said.get("problem"):
            raise UnreadableDocument(f"{source.name}: {problem}")
        if "information" in said:
            information = cast(Mapping[str, str], said["information"])
            labels = cast(list[str], said["labels"])
        elif "lines" in said:
            number = len(found)
            label = labels[number] if number < len(labels) else str(number + 1)
            height = cast(float, said["height"])
            found.append(PdfPage(label, tuple(PdfLine(*one) for one in cast(list[list[str]], said["lines"])), height))  # type: ignore[arg-type]
        else:
            return Pdf(tuple(found), information)


def _write(stream: IO[bytes], data: bytes) -> None:
    with suppress(OSError):  # the child has ended; what it said tells why
        stream.write(data)
        stream.close()


def _read(stream: IO[bytes], lines: "queue.Queue[bytes]") -> None:
    for line in stream:
        lines.put(line)
    lines.put(b"")


def _ended(child: "subprocess.Popen[bytes]", name: str) -> str:
    if child.wait() == MEMORY_EXIT:
        return f"{name} is a PDF that takes more memory than is allowed; it is refused"
    return f"{name} is a PDF that can't be read: its reader ended without an answer (code {child.returncode})"
