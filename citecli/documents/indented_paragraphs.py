"""Paragraphs that only an indented first line parts, as books and typescripts have them.

        It rained for the whole of the week, and nobody
    came to the quay.
        On Sunday the sun was back.

Such a line begins a paragraph where the text does it throughout: all indented lines are so by the same, they come after
lines that end as sentences do, and others outnumber them or are none. Verse and hanging lines of lists are not so.
"""

from collections import Counter
from collections.abc import Sequence

from citecli.documents.blocks import LineBlock
from citecli.documents.model import Span

_ENDED = (
    ".",
    "?",
    "!",
    "…",
    ":",
    "”",
    '"',
    "’",
    "'",
    "»",
    ")",
    "]",
    "—",
    "–",
    "-",
    "。",
    "？",
    "！",
    "」",
    "』",
    "“",
    "*",
)
_FEWEST = 2
_LEAST, _MOST = 1, 12
_TAB = 4
_ENDED_SHARE = 0.85
_ALIKE_SHARE = 0.9


def part_indented(text: str, parts: tuple[LineBlock, ...]) -> tuple[LineBlock, ...]:
    """The blocks of `text`, parted at indented lines where these begin paragraphs; as they are in any other text."""
    inside = [index for index, part in enumerate(parts) if len(part.lines) > 1]
    if not inside:
        return parts
    depths = {index: [_depth(text, line) for line in parts[index].lines] for index in inside}
    base = min(min(lines) for lines in depths.values())
    begins = [
        (text[parts[index].lines[number - 1].end - 1], depth - base)
        for index, lines in depths.items()
        for number, depth in enumerate(lines)
        if number and depth > base
    ]
    if not _are_beginnings(begins, sum(depth == base for lines in depths.values() for depth in lines)):
        return parts
    result: list[LineBlock] = []
    for index, part in enumerate(parts):
        groups: list[list[Span]] = []
        for number, line in enumerate(part.lines):
            if not groups or (index in depths and depths[index][number] > base):
                groups.append([])
            groups[-1].append(line)
        for number, lines in enumerate(groups):
            span = Span(lines[0].start, lines[-1].end)
            first = number == 0
            result.append(LineBlock(span, tuple(lines), part.gap if first else 1, part.ornament and first))
    return tuple(result)


def _are_beginnings(begins: Sequence[tuple[str, int]], others: int) -> bool:
    """Whether indented lines begin paragraphs, by the last characters of the lines before and by their depths.

    `others` is how many lines are not indented.
    """
    if len(begins) < _FEWEST or others < _FEWEST:
        return False
    depth, count = Counter(depth for _, depth in begins).most_common(1)[0]
    ended = sum(before in _ENDED for before, _ in begins)
    return _LEAST <= depth <= _MOST and count >= _ALIKE_SHARE * len(begins) and ended >= _ENDED_SHARE * len(begins)


def _depth(text: str, line: Span) -> int:
    """The columns before the first character of a line; an ideographic space is two wide."""
    columns = 0
    at = line.start - 1
    while at >= 0 and text[at] in " \t\u00a0\u2003\u2002\u3000" and columns <= _MOST + _TAB:
        columns += _TAB if text[at] == "\t" else 2 if text[at] in "\u3000\u2003" else 1
        at -= 1
    return columns
