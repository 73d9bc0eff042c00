"""The process that reads a PDF, apart from all others, for a PDF may take any amount of time and memory.

Started by `citecli.readers.pdf` with the PDF on standard input. It opens the PDF and tells its layout; only what is
finished leaves it. Standard output gets JSON, a line each: `{"page": number}` before each page,
`{"information", "opening"}` (the text of the first pages), `{"parts": [[text, page, level, size, turns], …]}` as often
as needed, `{"done": true}` at the end; or `{"problem": words for the user}` in place of whatever would follow.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from citecli.errors import UnreadableDocument
from citecli.readers.pdf_layout import PdfLine, PdfPage, pdf_parts
from citecli.readers.pdf_limits import MEMORY_EXIT, ProcessLimits

MOST_TEXT = 5_000_000
"""Characters beyond which a PDF is refused; a long book has two million."""

STEP = 3.0
"""Seconds of processor time for the structure, for each page, and for the layout at least."""

LONGEST = 120.0
"""Seconds of processor time for a whole PDF."""

_PER_PAGE = 0.02
_PER_CHARACTER = 1 / 40_000
_TEXT_FOR_BYTES = 20
_OPENING_PAGES = 3
_OPENING = 100_000
_MOST_DEPTH = 400
_AT_ONCE = 500


def main() -> None:
    """Read a PDF from standard input, write what it says to standard output."""
    limits = ProcessLimits()
    limits.allow(STEP)
    sys.setrecursionlimit(_MOST_DEPTH)
    try:
        _read(sys.stdin.buffer.read(), limits)
    except MemoryError:
        sys.exit(MEMORY_EXIT)
    except ImportError:
        _say({"problem": "reading PDFs needs pypdf; install it with: pip install 'citecli[pdf]'"})
    except RecursionError:
        _say({"problem": "it is a PDF that can't be read: its parts refer to each other in a circle or too deeply"})
    except UnreadableDocument as error:
        _say({"problem": str(error)})
    except Exception as error:  # whatever a parser stumbles over in a file from anywhere
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        _say({"problem": f"it is a PDF that can't be read ({reason}); it may be damaged or truncated"})


def _read(data: bytes, limits: ProcessLimits) -> None:
    pdf = PdfPages(data)
    information = pdf.information()
    pages = []
    characters = 0
    used = STEP
    _say({"page": 1})
    for page in pdf:
        pages.append(page)
        here = sum(len(line.text) for line in page.lines)
        characters += here
        if characters > min(MOST_TEXT, len(data) * _TEXT_FOR_BYTES + 100_000):
            raise UnreadableDocument(f"it has more text than a PDF of its size can hold ({characters:,} characters)")
        # Time is granted for what comes of it: a page of nothing that takes long uses up what there is.
        used += _PER_PAGE + here * _PER_CHARACTER
        limits.allow(min(STEP, _left(used)))
        _say({"page": len(pages) + 1})
    limits.allow(max(STEP, characters * _PER_CHARACTER))
    opening = "\n".join(line.text for page in pages[:_OPENING_PAGES] for line in page.lines)
    _say({"information": information, "opening": opening[:_OPENING]})
    parts = pdf_parts(pages)
    for start in range(0, len(parts), _AT_ONCE):
        _say({"parts": parts[start : start + _AT_ONCE]})
    _say({"done": True})


def _left(granted: float) -> float:
    """Seconds that are left of those granted so far, and of `LONGEST`; a moment at least, for a timer to be set."""
    import time

    return max(0.01, min(granted, LONGEST) - time.process_time())


def _say(line: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


MOST_PAGES = 5000
MOST_ON_A_PAGE = 200_000
"""Characters of one page beyond which a PDF is refused; a page of a newspaper has some thirty thousand."""

_LONGEST_VALUE = 5000
_LONGEST_LABEL = 20
_NEEDS_KEYS = "it is encrypted; reading it needs: pip install 'citecli[pdf]' (with cryptography)"


class PdfPages:
    """An opened PDF. Whatever pypdf raises for a file that is none comes through; `UnreadableDocument` says what is
    wrong in words for the user.
    """

    def __init__(self, data: bytes) -> None:
        import logging

        import pypdf
        from pypdf.errors import DependencyError

        logging.disable(logging.CRITICAL)
        try:
            self._reader: PdfReader = pypdf.PdfReader(BytesIO(data), strict=False)
            protected = self._reader.is_encrypted and not self._reader.decrypt("")
        except DependencyError:
            raise UnreadableDocument(_NEEDS_KEYS) from None
        if protected:
            raise UnreadableDocument(
                "it is protected with a password; remove the password first (qpdf --decrypt, or print it to a new PDF)"
            )
        self.count = len(self._reader.pages)
        if self.count > MOST_PAGES:
            raise UnreadableDocument(f"it has {self.count:,} pages, more than the {MOST_PAGES:,} allowed; split it")

    def information(self) -> Mapping[str, str]:
        """The information dictionary: texts by key ("Title"), as far as they are texts; empty where it is damaged."""
        fields = {}
        try:
            for key, value in (self._reader.metadata or {}).items():
                if isinstance(value, str):
                    fields[str(key).lstrip("/")[:40]] = str(value)[:_LONGEST_VALUE]
        except MemoryError:
            raise
        except Exception:  # what is damaged here is an ornament: the pages are still there
            return {}
        return fields

    def __iter__(self) -> Iterator[PdfPage]:
        """The pages, one after the other, as they are asked for."""
        labels = self._labels()
        for index, page in enumerate(self._reader.pages):
            label = labels[index] if index < len(labels) else str(index + 1)
            yield PdfPage(label, tuple(_lines(page)), float(page.mediabox.height or 0))

    def _labels(self) -> list[str]:
        try:
            return [str(label)[:_LONGEST_LABEL] for label in self._reader.page_labels]
        except MemoryError:
            raise
        except Exception:  # labels are an ornament: pages can be counted
            return []


def _lines(page: Any) -> list[PdfLine]:
    """The lines of one page, in the order of its content stream."""
    lines: list[list[Any]] = []
    current: list[Any] | None = None
    total = 0

    def visit(text: str, user: Any, matrix: Any, font: Any, size: float) -> None:
        nonlocal current, total
        total += len(text)
        if total > MOST_ON_A_PAGE:
            raise UnreadableDocument(f"a page of it has more than {MOST_ON_A_PAGE:,} characters")
        for index, piece in enumerate(text.split("\n")):
            if index:
                current = None
            if not piece.strip():
                if current is not None and piece:
                    current[0].append(piece)
                continue
            if current is None:
                current = [[], *_place(user, matrix, size), _is_bold(font)]
                lines.append(current)
            current[0].append(piece)

    page.extract_text(visitor_text=visit)
    return [PdfLine("".join(pieces), x, y, size, bold) for pieces, x, y, size, bold in lines]


def _place(user: Any, matrix: Any, size: float) -> tuple[float, float, float]:
    """x, y and size of text, by the text matrix and the one around it (ISO 32000-1, 9.4.4)."""
    x = matrix[4] * user[0] + matrix[5] * user[2] + user[4]
    y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
    scale = (abs(matrix[3]) or abs(matrix[1]) or 1) * (abs(user[3]) or abs(user[1]) or 1)
    measures = [float(x), float(y), float(size) * float(scale)]
    # Numbers beyond any paper are a slip or an attack; layout needs finite ones.
    x, y, height = (round(value, 1) if abs(value) < 1e6 else 0.0 for value in measures)
    return x, y, height


def _is_bold(font: Any) -> bool:
    name = str(font.get("/BaseFont", "")) if font else ""
    return any(mark in name.lower() for mark in ("bold", "black", "heavy", "demi"))


if __name__ == "__main__":
    main()


if TYPE_CHECKING:
    from pypdf import PdfReader
