"""The numbers of pages: printed ones where they can be made out, else as the file or the order of pages has it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from citecli.readers.pdf_lines import PdfLine
from citecli.text.numerals import is_roman, roman, whole_number

EDGE_ROWS = 3
"""Rows of type at the top and at the bottom of a page among which running heads and page numbers are looked for."""

_ALONE = re.compile(
    r"\W{0,4}(?:pages?|p\.|pg\.?|seite|s\.|página|pagina|strana|стр\.)?\s{0,3}(\d{1,5}|[ivxlc]{1,8})"
    r"(?:\s{0,3}(?:of|/|von|de|sur|из)\s{0,3}\d{1,5})?\W{0,4}",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\W{0,2}(?:page |p\. ?|seite )?(\d{1,5}|[ivxlc]{1,8})(?=[\s|·•—–:]|$)", re.IGNORECASE)
_LAST = re.compile(r"(?:^|[\s|·•—–:-]|page |p\. ?)(\d{1,5}|[ivxlc]{1,8})\W{0,2}$", re.IGNORECASE)
_ENDS_A_SENTENCE = re.compile(r"[.;,]\W?$")
_ENOUGH = 3
_BAND = 16.0


class NumberedBy(StrEnum):
    """What says how the pages of a document are numbered."""

    PRINT = "print"
    """The numbers printed on them."""
    FILE = "file"
    """The page labels of the file."""
    COUNT = "count"
    """Nothing: they are counted from the first page of the file."""


class PageNumbers(NamedTuple):
    """The number of each page of a PDF, and what says so."""

    labels: tuple[str, ...]
    numbered_by: NumberedBy


class _Numeral(NamedTuple):
    """A number at the edge of a page: what it counts, whether it stands there alone, how high up in points."""

    page: int
    value: int
    is_roman: bool
    alone: bool
    y: float


def edge_rows(lines: Sequence[PdfLine]) -> tuple[list[list[int]], list[list[int]]]:
    """The outermost rows at the top and at the bottom of a page, the outermost first: the places of their lines.

    One more than `EDGE_ROWS` each, for the last to be measured against.
    """
    rows: list[list[int]] = []
    for index in sorted(range(len(lines)), key=lambda index: -lines[index].y):
        if rows and abs(lines[rows[-1][0]].y - lines[index].y) < 3:
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows[: EDGE_ROWS + 1], rows[: -EDGE_ROWS - 2 : -1]


def page_number_in(text: str, label: str) -> bool:
    """Whether a line is nothing but the number of its page, or any number if `label` is ""."""
    match = _ALONE.fullmatch(text.strip())
    return bool(match and (not label or match[1].lower() == label.lower()))


def page_numbers(pages: Sequence[tuple[str, Sequence[PdfLine]]]) -> PageNumbers:
    """The numbers of `pages`, each given with the label that the file has for it and with its lines.

    A number is believed to be printed where it keeps step with the pages over three at least.
    """
    numerals = [numeral for index, (_, lines) in enumerate(pages) for numeral in _numerals(index, lines)]
    arabic = _in_step([numeral for numeral in numerals if not numeral.is_roman])
    preliminary = _in_step([numeral for numeral in numerals if numeral.is_roman])
    counted = tuple(str(index + 1) for index in range(len(pages)))
    labels = tuple(label or count for (label, _), count in zip(pages, counted, strict=True))
    if not arabic and not preliminary:
        return PageNumbers(labels, NumberedBy.COUNT if labels == counted else NumberedBy.FILE)
    printed = []
    sorts = (_Sort(arabic, preliminary, False), _Sort(preliminary, arabic, True))
    for index, (label, _) in enumerate(pages):
        own = next((number for sort in sorts if (number := sort.number_of(index))), "")
        printed.append(own or (label if label and labels != counted else "") or f"[{index + 1}]")
    return PageNumbers(tuple(printed), NumberedBy.PRINT)


def _numerals(page: int, lines: Sequence[PdfLine]) -> list[_Numeral]:
    found = []
    top, bottom = edge_rows(lines)
    for index in dict.fromkeys(index for rows in (top, bottom) for row in rows[:EDGE_ROWS] for index in row):
        text = lines[index].text.strip()
        if match := _ALONE.fullmatch(text):
            found.append((match[1], True, lines[index].y))
        elif len(text) < 120 and not lines[index].mark and not _ENDS_A_SENTENCE.search(text):
            found += [
                (match[1], False, lines[index].y)
                for pattern in (_FIRST, _LAST)
                if (match := pattern.search(text[-120:]))
            ]
    numerals = []
    for numeral, alone, y in found:
        if (value := whole_number(numeral)) is not None:
            numerals.append(_Numeral(page, value, False, alone, y))
        elif is_roman(numeral):
            numerals.append(_Numeral(page, _roman_value(numeral.lower()), True, alone, y))
    return numerals


def _roman_value(numeral: str) -> int:
    return next((number for number in range(1, 1000) if roman(number) == numeral), 0)


def _in_step(numerals: Sequence[_Numeral]) -> dict[int, int]:
    """By pages whose printed number keeps step with others: that number."""
    by_offset: dict[int, list[_Numeral]] = {}
    for numeral in numerals:
        by_offset.setdefault(numeral.value - numeral.page, []).append(numeral)
    level = {offset: _at_one_height(found) for offset, found in by_offset.items()}
    seen = {offset: {numeral.page for numeral in found} for offset, found in level.items()}
    alone = {offset: any(numeral.alone for numeral in found) for offset, found in level.items()}
    printed: dict[int, int] = {}
    best = max((len(on) for on in seen.values()), default=0)
    # Several pieces may be bound together, each with its numbers; what is rarer than that is by chance.
    for offset in sorted(seen, key=lambda offset: (-len(seen[offset]), -alone[offset], abs(offset))):
        on = seen[offset]
        if len(on) < max(_ENOUGH, 0.1 * best) or (len(on) < 0.4 * (max(on) - min(on) + 1) and len(on) < 8):
            continue
        if not alone[offset] and len(on) < 0.6 * (max(on) - min(on) + 1):
            continue
        for page in on:
            printed.setdefault(page, page + offset)
    return printed


def _at_one_height(numerals: Sequence[_Numeral]) -> list[_Numeral]:
    """Those of `numerals` that stand at a height at which three pages have one: numbers of pages have their place."""
    pages: dict[int, set[int]] = {}
    for numeral in numerals:
        for band in _bands(numeral):
            pages.setdefault(band, set()).add(numeral.page)
    return [one for one in numerals if any(len(pages[band]) >= _ENOUGH for band in _bands(one))]


def _bands(numeral: _Numeral) -> tuple[int, int]:
    """The two overlapping bands of the page that a number stands in."""
    return 2 * round(numeral.y / _BAND), 2 * round(numeral.y / _BAND - 0.5) + 1


class _Sort:
    """The printed numbers of one sort, Arabic or Roman, by their pages; `others` are those of the other sort."""

    def __init__(self, printed: dict[int, int], others: dict[int, int], is_roman: bool) -> None:
        self._printed, self._is_roman = printed, is_roman
        self._pages, self._others = sorted(printed), sorted(others)

    def number_of(self, page: int) -> str:
        """The number of a page; one that prints none takes it from the nearest page that does, "" when it can't."""
        at = bisect_left(self._pages, page)
        near = self._pages[max(0, at - 1) : at + 1]
        if not near:
            return ""
        # Between two pieces that are numbered apart, the nearer one tells; a number below 1 is none.
        nearest = min(near, key=lambda one: (abs(one - page), one > page))
        value = self._printed[nearest] + page - nearest
        first, last = sorted((page, nearest))
        between = bisect_left(self._others, last + 1) - bisect_left(self._others, first)
        if value < 1 or between:
            return ""
        return roman(value) if self._is_roman else str(value)
