"""The process that opens a PDF, apart from all others, for a PDF may take any amount of time and memory.

Started by `pdf_pages` with the PDF on standard input. Standard output gets JSON, a line each: first `{"pages",
"information", "labels"}`, then `{"lines": [[text, x, y, size, bold], …], "height"}` for each page, at the end `{"done":
true}`; or `{"problem": words for the user}`. Coordinates are in points from the lower left corner.
"""

import json
import sys
import threading
import time
from io import BytesIO
from typing import Any

MEMORY_LIMIT = 280 * 1024 * 1024
"""Bytes beyond which the process ends itself."""

MEMORY_EXIT = 3
_MOST_PAGES = 5000
_MOST_CHARACTERS = 200_000
_MOST_DEPTH = 400
_PAGE = 4096


def main() -> None:
    """Read a PDF from standard input, write what it holds to standard output."""
    _limit_memory()
    sys.setrecursionlimit(_MOST_DEPTH)
    data = sys.stdin.buffer.read()
    try:
        _read(data)
    except MemoryError:
        sys.exit(MEMORY_EXIT)
    except ImportError:
        _say({"problem": "reading PDFs needs pypdf; install it with: pip install 'citecli[pdf]'"})
    except RecursionError:
        _say({"problem": "it is a PDF that can't be read: its parts refer to each other in a circle or too deeply"})
    except Exception as error:  # whatever a parser stumbles over in a file from anywhere
        if type(error).__name__ == "DependencyError":
            _say({"problem": "it is encrypted; reading it needs: pip install 'citecli[pdf]' (with cryptography)"})
        else:
            reason = " ".join(str(error).split())[:100] or type(error).__name__
            _say({"problem": f"it is a PDF that can't be read ({reason}); it may be damaged or truncated"})


def _say(line: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


def _read(data: bytes) -> None:
    import logging

    import pypdf

    logging.disable(logging.CRITICAL)
    reader = pypdf.PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        _say({"problem": "it is protected by a password; remove it first (qpdf --decrypt, or print it to a new PDF)"})
        return
    information = {}
    for key, value in (reader.metadata or {}).items():
        if isinstance(value, str):
            information[str(key).lstrip("/")[:40]] = str(value)[:5000]
    count = len(reader.pages)
    if count > _MOST_PAGES:
        _say({"problem": f"it has {count:,} pages, more than the {_MOST_PAGES:,} allowed; split it into parts"})
        return
    try:
        labels = [str(label)[:20] for label in reader.page_labels]
    except Exception:  # labels are an ornament: pages can be counted
        labels = []
    _say({"pages": count, "information": information, "labels": labels})
    for page in reader.pages:
        _say(_page(page))
    _say({"done": True})


def _page(page: Any) -> dict[str, Any]:
    """The lines of one page, in the order of its content stream."""
    lines: list[list[Any]] = []
    current: list[Any] | None = None
    total = 0

    def visit(text: str, user: Any, matrix: Any, font: Any, size: float) -> None:
        nonlocal current, total
        total += len(text)
        if total > _MOST_CHARACTERS:
            return
        for index, piece in enumerate(text.split("\n")):
            if index:
                current = None
            if not piece.strip():
                if current is not None and piece:
                    current[0] += piece
                continue
            if current is None:
                current = ["", *_place(user, matrix, size), _is_bold(font)]
                lines.append(current)
            current[0] += piece

    page.extract_text(visitor_text=visit)
    return {"lines": lines, "height": float(page.mediabox.height or 0)}


def _place(user: Any, matrix: Any, size: float) -> tuple[float, float, float]:
    """x, y and size of text, by the text matrix and the one around it (ISO 32000-1, 9.4.4)."""
    x = matrix[4] * user[0] + matrix[5] * user[2] + user[4]
    y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
    scale = (abs(matrix[3]) or abs(matrix[1]) or 1) * (abs(user[3]) or abs(user[1]) or 1)
    return round(float(x), 1), round(float(y), 1), round(float(size) * float(scale), 1)


def _is_bold(font: Any) -> bool:
    name = str(font.get("/BaseFont", "")) if font else ""
    return any(mark in name.lower() for mark in ("bold", "black", "heavy", "demi"))


def _limit_memory() -> None:
    try:
        import resource

        # More than the limit: address space counts what is mapped, too, and never used.
        resource.setrlimit(resource.RLIMIT_AS, (4 * MEMORY_LIMIT, 4 * MEMORY_LIMIT))
    except (ImportError, OSError, ValueError):
        pass
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    import os

    while True:
        if _memory() > MEMORY_LIMIT:
            os._exit(MEMORY_EXIT)
        time.sleep(0.02)


def _memory() -> int:
    """Bytes of memory that this process has (on macOS and Windows: has had at most); 0 where nobody tells."""
    if sys.platform == "linux":
        # Not `getrusage`: a child begins there with what its parent had.
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * _PAGE
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            """PROCESS_MEMORY_COUNTERS of psapi.h."""

            _fields_ = (
                ("cb", wintypes.DWORD), ("faults", wintypes.DWORD), ("peak", ctypes.c_size_t),
                *((f"unused{index}", ctypes.c_size_t) for index in range(7)),
            )  # fmt: skip

        counters = Counters()
        counters.cb = ctypes.sizeof(counters)
        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
        kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
        return int(counters.peak)
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0


if __name__ == "__main__":
    main()
