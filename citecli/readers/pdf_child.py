"""The process that reads a PDF, apart from all others, for a PDF may take any amount of time and memory.

Started by `citecli.readers.pdf` with the PDF on standard input. It opens the PDF and tells its layout; only what is
finished leaves it. Standard output gets JSON, a line each: `{"page": number}` before each page, `{"information",
"opening", "head"}` (the text of the first pages; pieces of lines on the first, with raised signs), `{"parts": [[text,
page, level, size, turns], …]}` as often as needed, `{"notes", "running", "labels", "numbered_by", "unread", "marked",
"garbled"}` (see `PdfLayout`; the share of characters that the file does not name; [words, note, author] of each
highlight; the numbers of pages left out because most of their letters are not known; `counted_lines`, whether numbers
of lines are left out),
`{"done": true}` at the end; or `{"problem": words for the user}` in place of what would follow.
"""

import json
import re
import sys
from typing import Any

from citecli.errors import UnreadableDocument
from citecli.readers.pdf_file import GlyphPage, PdfFile
from citecli.readers.pdf_layout import PdfPage, pdf_layout
from citecli.readers.pdf_legibility import illegible_share, is_illegible
from citecli.readers.pdf_limits import MEMORY_EXIT, ProcessLimits
from citecli.readers.pdf_line_numbers import LineNumbers
from citecli.readers.pdf_lines import PdfLine, lines_of
from citecli.readers.pdf_order import in_reading_order

MOST_TEXT = 5_000_000
"""Characters beyond which a PDF is refused; a long book has two million."""

STEP = 3.0
"""Seconds of processor time for the structure, for each page, and for the layout at least."""

LONGEST = 120.0
"""Seconds of processor time for a whole PDF."""

_PER_PAGE = 0.02
_PER_CHARACTER = 1 / 15_000
_TEXT_FOR_BYTES = 20
_OPENING_PAGES = 3
_OPENING = 100_000
_BROKEN_DOI = re.compile(r"(\b10\.\d{4,9}/\S{0,60}[./_-])\s(?=[a-z0-9][a-z.]{0,20}\d)")
"""A DOI that goes on after a line's end, or after a space that a full stop seemed to want."""
_MOST_DEPTH = 400
_AT_ONCE = 500
_MOST_MARKED = 2_000
_MOST_IN_HEAD = 300


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
        _say({"problem": "reading PDFs needs pypdfium2; install it with: pip install 'citecli[pdf]'"})
    except RecursionError:
        _say({"problem": "it is a PDF that can't be read: its parts refer to each other in a circle or too deeply"})
    except UnreadableDocument as error:
        _say({"problem": str(error)})
    except Exception as error:  # whatever a parser stumbles over in a file from anywhere
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        _say({"problem": f"it is a PDF that can't be read ({reason}); it may be damaged or truncated"})


def _read(data: bytes, limits: ProcessLimits) -> None:
    pdf = PdfFile(data)
    information = pdf.information()
    pages: list[PdfPage] = []
    marked: list[tuple[str, str, str]] = []
    characters = 0
    used = STEP
    head: list[PdfLine] = []
    numbers = LineNumbers()
    _say({"page": 1})
    for glyphs in pdf.pages():
        page = _page(glyphs, numbers)
        head = (
            head if pages else numbers.without(lines_of(glyphs.glyphs, with_signs=True), glyphs.glyphs)[:_MOST_IN_HEAD]
        )
        pages.append(page)
        marked += glyphs.marked[: _MOST_MARKED - len(marked)]
        here = sum(len(line.text) for line in page.lines)
        characters += here
        if characters > min(MOST_TEXT, len(data) * _TEXT_FOR_BYTES + 100_000):
            raise UnreadableDocument(f"it has more text than a PDF of its size can hold ({characters:,} characters)")
        # Time is granted for what comes of it: a page of nothing that takes long uses up what there is.
        used += _PER_PAGE + here * _PER_CHARACTER
        limits.allow(min(STEP, _left(used)))
        _say({"page": len(pages) + 1})
    limits.allow(max(STEP, characters * _PER_CHARACTER))
    opening = "\n".join(line.text for page in pages[:_OPENING_PAGES] for line in (*page.lines, *page.aside))
    opening = _BROKEN_DOI.sub(r"\1", opening[:_OPENING])
    _say({"information": information, "opening": opening, "head": head})
    garbled = [at for at, page in enumerate(pages) if is_illegible(_texts(page))]
    if 2 * len(garbled) > len(pages):  # then all of it is refused
        garbled = []
    for at in garbled:
        pages[at] = pages[at]._replace(lines=(), aside=())
    unread = illegible_share(text for page in pages for text in _texts(page))
    layout = pdf_layout(pages)
    for start in range(0, len(layout.parts), _AT_ONCE):
        _say({"parts": layout.parts[start : start + _AT_ONCE]})
    _say({
        "notes": layout.notes, "running": layout.running, "labels": layout.labels,
        "numbered_by": layout.numbered_by, "unread": unread, "marked": marked,
        "garbled": [layout.labels[at] for at in garbled], "counted_lines": numbers.found,
    })  # fmt: skip
    _say({"done": True})


def _page(page: GlyphPage, numbers: LineNumbers) -> PdfPage:
    lines = in_reading_order(numbers.without(lines_of(page.glyphs), page.glyphs))
    return PdfPage(page.label, tuple(lines), page.height, tuple(lines_of(page.aside)))


def _texts(page: PdfPage) -> list[str]:
    return [line.text for line in (*page.lines, *page.aside)]


def _left(granted: float) -> float:
    """Seconds that are left of those granted so far, and of `LONGEST`; a moment at least, for a timer to be set."""
    import time

    return max(0.01, min(granted, LONGEST) - time.process_time())


def _say(line: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
