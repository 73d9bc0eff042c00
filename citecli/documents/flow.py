"""How a paragraph's lines flow: which line breaks were only wrapping, and which are meant (verse, lists, addresses)."""

from itertools import pairwise

from citecli.documents.blocks import LONGEST_WRAPPED_LINE
from citecli.documents.model import Document, Span

_SLACK = 12
"""Characters by which a wrapped line may be shorter than the longest, beyond the word that did not fit."""


def wrapping_width(document: Document) -> int:
    """The longest line of the body's paragraphs of several lines; 0 when every paragraph is one line."""
    longest = 0
    for paragraph in document.paragraphs:
        lines = paragraph.span.of(document.text).splitlines()
        if len(lines) > 1:
            longest = max(longest, *map(len, lines))
    return min(longest, LONGEST_WRAPPED_LINE)


def meant_breaks(text: str, span: Span, width: int) -> tuple[int, ...]:
    """Offsets of the line ends in `span` that are meant: the next line's first word would have fitted in `width`."""
    meant = []
    lines = span.of(text).splitlines(keepends=True)
    offset = span.start
    for line, following in pairwise(lines):
        content = line.rstrip()
        first_word = following.split(maxsplit=1)[0] if following.strip() else ""
        if len(line.rstrip("\r\n")) + 1 + len(first_word) <= width - _SLACK:
            meant.append(offset + len(content))
        offset += len(line)
    return tuple(meant)
