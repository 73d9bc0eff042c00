"""Blocks: the lines of a plain text grouped by blank lines.

Lines end at `\\n`, `\\r\\n` or `\\r`. A line of white space is blank. A line of three or more equal marks (`***`,
`* * *`) is an ornament: it separates sections and belongs to no block.
"""

import re
from typing import NamedTuple

from citecli.documents.model import Paragraph, Span

# Lines longer than this were not wrapped by hand: in a group with such a line, each line is a block of its own.
LONGEST_WRAPPED_LINE = 200

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ORNAMENTS = frozenset("*-_=#~•·")


class LineBlock(NamedTuple):
    """Consecutive lines without a blank line between them."""

    # A named tuple, because a text has thousands.
    span: Span
    """From the first to the last character that is not white space."""
    lines: tuple[Span, ...]
    """The lines of the block, each without the white space around it."""
    gap: int
    """The number of blank lines before the block."""
    ornament: bool = False
    """Whether an ornament precedes the block."""


def blocks(text: str) -> tuple[LineBlock, ...]:
    """The blocks of `text`, in order."""
    line_blocks: list[LineBlock] = []
    lines: list[Span] = []
    gap, ornament = 0, False

    def close() -> None:
        nonlocal lines, gap, ornament
        if not lines:
            return
        parts = [(line,) for line in lines] if _is_unwrapped(lines) else [tuple(lines)]
        for part in parts:
            line_blocks.append(LineBlock(Span(part[0].start, part[-1].end), part, gap, ornament))
            gap, ornament = 0, False
        lines = []

    for match in _LINE.finditer(text):
        raw = match.group()
        if not raw:
            break
        line = raw.strip()
        if not line:
            close()
            gap += 1
        elif _is_ornament(line):
            close()
            ornament = True
        else:
            start = match.start() + len(raw) - len(raw.lstrip())
            lines.append(Span(start, start + len(line)))
    close()
    return tuple(line_blocks)


def _is_unwrapped(lines: list[Span]) -> bool:
    return len(lines) > 1 and any(line.end - line.start > LONGEST_WRAPPED_LINE for line in lines)


def _is_ornament(line: str) -> bool:
    if line[0] not in _ORNAMENTS:
        return False
    marks = set(line.replace(" ", ""))
    return len(marks) == 1 and marks <= _ORNAMENTS and len(line.replace(" ", "")) >= 3


def paragraphs(body: tuple[LineBlock, ...]) -> tuple[Paragraph, ...]:
    """The blocks of a body as numbered paragraphs.

    A new section (an excerpt) begins after an ornament, and after two or more blank lines if other paragraphs are
    separated by fewer.
    """
    gaps = [block.gap for block in body[1:]]
    usual = min(gaps, default=1)
    section = 0
    numbered = []
    for index, block in enumerate(body):
        if index and (block.ornament or (block.gap >= 2 and block.gap > usual) or (block.gap >= 2 and len(gaps) == 1)):
            section += 1
        numbered.append(Paragraph(index + 1, block.span, section))
    return tuple(numbered)
