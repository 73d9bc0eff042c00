"""Runs: a span of a document cut where what stands out begins and ends, as text that is safe to show."""

from itertools import pairwise
from typing import NamedTuple

from citecli.answers.readings import Reading
from citecli.documents.flow import meant_breaks
from citecli.documents.model import Span
from citecli.text.safe import safe


class Run(NamedTuple):
    """Text that is set in one way. `letter` is its speaker's, "" outside of quotations; `closes`: one ends with it."""

    text: str
    letter: str = ""
    matched: bool = False
    closes: bool = False


def runs(reading: Reading, span: Span, wrapping: int = 0) -> tuple[Run, ...]:
    """The runs of `span`. Line breaks that only wrapped the text at `wrapping` characters are spaces."""
    text = reading.document.text
    quotations = [
        (quotation.span, letter)
        for quotation, letter in zip(reading.quotations, reading.letters, strict=True)
        if quotation.span.overlaps(span)
    ]
    matches = [match for match in reading.matches if match.overlaps(span)]
    edges = {span.start, span.end}
    for part in [quoted for quoted, _ in quotations] + matches:
        edges |= {edge for edge in part if span.start < edge < span.end}
    cuts = sorted(edges)
    breaks = frozenset(meant_breaks(text, span, wrapping))
    found = []
    for start, end in pairwise(cuts):
        # Where quotations nest the inner one, which begins later, decides.
        inside = [(quoted, letter) for quoted, letter in quotations if quoted.start <= start and end <= quoted.end]
        closing = [quoted for quoted, _ in inside if quoted.end == end]
        found.append(
            Run(
                _flowing(text, start, end, breaks),
                max(inside)[1] if inside else "",
                any(match.start <= start and end <= match.end for match in matches),
                bool(closing),
            )
        )
    return tuple(found)


def _flowing(text: str, start: int, end: int, breaks: frozenset[int]) -> str:
    """`text[start:end]`, safe, with only the meant line breaks kept."""
    piece = text[start:end]
    if "\n" not in piece and "\r" not in piece:
        return safe(piece)
    shown: list[str] = []
    offset = start
    for line in piece.splitlines(keepends=True):
        content = line.rstrip()
        ended = len(line) > len(line.rstrip("\r\n"))
        shown.append(safe(content) if ended else safe(line))
        if ended:
            shown.append("\n" if offset + len(content) in breaks else " ")
        offset += len(line)
    return "".join(shown)
