"""Verse on a page of a PDF: lines that end where they are meant to, not where the column does."""

from collections.abc import Sequence
from itertools import pairwise

from citecli.readers.pdf_lines import PdfLine

_FEWEST = 3
_MOST_FILLED = 0.85
_CAPITALS = 0.8
_LEAST_ROOM = 0.3
_WORDS = 3


def is_verse(lines: Sequence[PdfLine], length: float) -> bool:
    """Whether the lines of a paragraph are verse; a full line of the text has some `length` characters.

    They are short, and most begin with a capital. Several have room for the first word of the next, as far as the
    longest of them goes: prose would have used it.
    """
    if len(lines) < _FEWEST or any(len(line.text) > _MOST_FILLED * length for line in lines):
        return False
    words = sum(len(line.text.split()) for line in lines)
    if words < _WORDS * len(lines) or any(before.y - after.y < 0.5 * after.size for before, after in pairwise(lines)):
        return False  # lettering of a figure, or cells of a table
    capitals = sum(line.text.lstrip("\"'“‘«„([— ")[:1].isupper() for line in lines)
    if capitals < _CAPITALS * len(lines):
        return False
    edge = max(line.right for line in lines)
    pairs = list(pairwise(lines))
    return sum(line.right + _first_word(after) < edge for line, after in pairs) >= _LEAST_ROOM * len(pairs)


def _first_word(line: PdfLine) -> float:
    """About how wide the first word of a line is, with the space before it."""
    word = line.text.partition(" ")[0]
    return (line.right - line.x) * (len(word) + 1) / max(1, len(line.text))
