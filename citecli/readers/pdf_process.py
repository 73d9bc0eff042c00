"""What a PDF says, from a process of its own (`pdf_child`): what comes back is finished, and limited in size."""

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
from citecli.readers.pdf_layout import LaidOut
from citecli.readers.pdf_limits import MEMORY_EXIT, ran_out_of_time
from citecli.readers.source import Source

LONGEST_SILENCE = 30.0
"""Seconds without a word after which the process is ended; its own limits, in processor time, are much lower."""

LONGEST = 300.0
"""Seconds for a whole PDF, whatever else the machine has to do."""

LARGEST_ANSWER = 64 * 1024 * 1024
"""Bytes of answer that are listened to."""

# The child has the parent's search path, and neither the working folder nor a user's start hooks in it.
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from citecli.readers.pdf_child import main; main()"


class Pdf(NamedTuple):
    """The parts of a PDF in order, its information dictionary, and the text of its first pages as it stands."""

    parts: tuple[LaidOut, ...] = ()
    information: Mapping[str, str] = {}
    opening: str = ""


def read(source: Source) -> Pdf:
    """What the PDF in `source` says.

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
    lines: queue.Queue[bytes] = queue.Queue(maxsize=100)
    threading.Thread(target=_write, args=(child.stdin, source.data), daemon=True).start()
    threading.Thread(target=_read, args=(child.stdout, lines), daemon=True).start()
    deadline = time.monotonic() + LONGEST
    where = "its structure"
    found = Pdf()
    parts: list[LaidOut] = []
    while True:
        try:
            line = lines.get(timeout=min(LONGEST_SILENCE, max(0.01, deadline - time.monotonic())))
        except queue.Empty:
            raise UnreadableDocument(_too_long(source.name, where)) from None
        if not line.endswith(b"\n"):
            raise UnreadableDocument(_ended(child, source.name, where))
        said = cast(dict[str, object], json.loads(line))
        if problem := said.get("problem"):
            raise UnreadableDocument(f"{source.name}: {problem}")
        if "page" in said:
            where = f"page {said['page']}"
        elif "information" in said:
            where = "its layout"
            information = cast(Mapping[str, str], said["information"])
            found = Pdf(information=information, opening=cast(str, said["opening"]))
        elif "parts" in said:
            for text, page, level, size, turns in cast(
                list[tuple[str, str, int, float, list[tuple[int, str]]]], said["parts"]
            ):
                parts.append(LaidOut(text, page, level, size, tuple((at, label) for at, label in turns)))
        else:
            return found._replace(parts=tuple(parts))


def _write(stream: IO[bytes], data: bytes) -> None:
    with suppress(OSError):  # the child has ended; what it said tells why
        stream.write(data)
        stream.close()


def _read(stream: IO[bytes], lines: "queue.Queue[bytes]") -> None:
    """Every line of the answer, then an empty one; a line that is not whole is the last."""
    left = LARGEST_ANSWER
    with suppress(OSError, ValueError):  # closed by the one who listens
        while left > 0 and (line := stream.readline(left)):
            left -= len(line)
            lines.put(line)
    lines.put(b"")


def _ended(child: "subprocess.Popen[bytes]", name: str, where: str) -> str:
    child.kill()  # it may still have more to say than is listened to
    code = child.wait()
    if ran_out_of_time(code):
        return _too_long(name, where)
    if code == MEMORY_EXIT:
        return f"{name} is a PDF that takes more memory than is allowed; save it anew from a PDF viewer"
    return f"{name} is a PDF that can't be read: its reader ended without an answer (code {code})"


def _too_long(name: str, where: str) -> str:
    return f"{name} is a PDF that takes too long to read ({where}); save it anew from a PDF viewer"
