"""The numbers of lines in the margin, as drafts, preprints, pleadings and bills have them: no part of the text."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from citecli.readers.pdf_glyphs import Glyph
from citecli.readers.pdf_lines import PdfLine

_NUMBER = re.compile(r"(\d{1,5})(?:\s+(?=\S)|$)")
_STEP = 5
"""Where not each line is numbered, every fifth is."""
_FEWEST = 8
_FEWEST_FIFTHS = 3
_FEWEST_LATER = 2
_NEARLY_ALL = 0.85
_LEAST_NUMBERED = 0.75
_LEAST_BEGUN_SMALL = 0.3
_SHORTEST_PROSE = 20
_WIDE = 1.5
_MOST_LOOKED_AT = 100


class _Numbered(NamedTuple):
    """A line that begins with a number: its place among the lines, the number, how many digits are written, and
    whether nothing else is on it.
    """

    at: int
    number: int
    digits: int
    alone: bool


class LineNumbers:
    """Takes the numbers of its lines from one page after the other, for later pages go on with the count."""

    def __init__(self) -> None:
        self.found = False
        """Whether a page had any."""

    def without(self, lines: Sequence[PdfLine], glyphs: Sequence[Glyph]) -> list[PdfLine]:
        """`lines`, which are of these `glyphs`, without the numbers that count them down a margin.

        Numbers that count anything else stay. Only running text is counted so: a table's rows, or a list's items,
        seldom begin with a small letter.
        """
        numbered = [
            _Numbered(at, int(match[1]), len(match[1]), match.end() == len(line.text))
            for at, line in enumerate(lines)
            if (match := _NUMBER.match(line.text))
        ]
        fewest = _FEWEST_LATER if self.found else _FEWEST
        if len(numbered) < min(fewest, _FEWEST_FIFTHS):
            return list(lines)
        counted = {one.at: one for column in _columns(lines, numbered) for one in self._counting(column, lines, fewest)}
        self.found = self.found or bool(counted)
        kept = []
        for at, line in enumerate(lines):
            if at not in counted:
                kept.append(line)
            elif not counted[at].alone:
                kept.append(_unnumbered(line, counted[at].digits, glyphs))
        return kept

    def _counting(self, column: list[_Numbered], lines: Sequence[PdfLine], fewest: int) -> list[_Numbered]:
        """Those of a column of numbers that count the lines beside them; none if they do not."""
        step = 1
        if all(one.number % _STEP == 0 for one in column) and (
            all(one.alone for one in column) or _hang(column, lines)
        ):
            step, fewest = _STEP, min(fewest, _FEWEST_FIFTHS)
        if len(column) < fewest or step * len(column) < _LEAST_NUMBERED * _rows_beside(column, lines):
            return []
        if not _are_prose(column, lines):
            return []
        # Numbers that begin anew, or a page's number among them, are no reason to doubt the others.
        ups = sum(after.number - before.number == step for before, after in pairwise(column))
        return column if ups >= _NEARLY_ALL * (len(column) - 1) else []


def _are_prose(column: Sequence[_Numbered], lines: Sequence[PdfLine]) -> bool:
    """Whether what stands beside the numbers is running text: long lines, many begun within a sentence."""
    texts = [
        _NUMBER.sub("", lines[one.at].text, count=1) or _beside(lines[one.at], lines)
        for one in column[:_MOST_LOOKED_AT]
    ]
    texts = [text for text in texts if text]
    begun_small = sum(text[0].islower() for text in texts)
    return (
        2 * len(texts) >= min(len(column), _MOST_LOOKED_AT)
        and sum(map(len, texts)) >= _SHORTEST_PROSE * len(texts)
        and begun_small >= _LEAST_BEGUN_SMALL * len(texts)
    )


def _beside(number: PdfLine, lines: Sequence[PdfLine]) -> str:
    """The text on the row of a number that is nearest to it, "" for none."""
    row = [
        line
        for line in lines
        if abs(line.y - number.y) < 0.5 * line.size and line is not number and not line.text.isdecimal()
    ]
    return min(row, key=lambda line: max(line.x - number.right, number.x - line.right)).text if row else ""


def _columns(lines: Sequence[PdfLine], numbered: Sequence[_Numbered]) -> list[list[_Numbered]]:
    """The numbers by the margin that they stand in, each from top to bottom."""
    columns: list[list[_Numbered]] = []
    furthest = float("-inf")
    for one in sorted(numbered, key=lambda one: lines[one.at].x):
        line = lines[one.at]
        if line.x > furthest:
            columns.append([])
        columns[-1].append(one)
        furthest = line.x + _WIDE * line.size
    return [sorted(column, key=lambda one: -lines[one.at].y) for column in columns]


def _rows_beside(column: Sequence[_Numbered], lines: Sequence[PdfLine]) -> int:
    """How many rows of text there are between the first and the last number of a column."""
    first, last = lines[column[0].at], lines[column[-1].at]
    return len(
        {
            round(2 * line.y / line.size)
            for line in lines
            if last.y - line.size < line.y < first.y + line.size and not line.text.isdecimal()
        }
    )


def _hang(column: Sequence[_Numbered], lines: Sequence[PdfLine]) -> bool:
    """Whether the numbers of a column stand before where all other lines begin."""
    places = {one.at for one in column}
    inner = max(lines[one.at].x for one in column)
    return all(line.x > inner for at, line in enumerate(lines) if at not in places)


def _unnumbered(line: PdfLine, digits: int, glyphs: Sequence[Glyph]) -> PdfLine:
    """A line without the number before its text, which begins where the first letter after the number does."""
    row = sorted(
        glyph.x
        for glyph in glyphs
        if glyph.text != " " and line.x - 1 < glyph.x < line.right and abs(glyph.y - line.y) < 0.3 * line.size
    )
    x = round(row[digits], 1) if digits < len(row) else line.x
    return line._replace(text=_NUMBER.sub("", line.text, count=1), x=x)
