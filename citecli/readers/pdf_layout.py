"""Lines on pages to paragraphs: where one ends, what is a heading, and what is furniture, as a page's setting tells."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"\W*+(?:page|p\.|seite)?\s*+(?:\d{1,5}|[ivxlc]{1,8})(?:[^\w/]*+(?:of|/|von)\s*+\d{1,5})?\W*+", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]\d]*$")
_WORD_BREAK = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})[-\u00ad\u2010]$")
_LOWER = re.compile(r"([a-zß-ÿ]+)")
_HEADING_SIZE = 1.12
_LONGEST_HEADING = 200
_FURNITURE_LINES = 3
_LONGEST_WORD = 60


class PdfLine(NamedTuple):
    """A line: its text, where it begins in points from the page's lower left corner, the size of its type.

    A tuple, as a page and a part are: a book has tens of thousands, which another process sends as JSON.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


class PdfPage(NamedTuple):
    """A page: its label as printed ("iv", "12"), its lines in the order of the file, its height in points."""

    label: str
    lines: tuple[PdfLine, ...]
    height: float = 0.0


class PdfPart(NamedTuple):
    """A paragraph, or a heading when `level` is not 0, with the page or pages ("12–13") it stands on.

    `turns` are the pages that begin within it, each with where in `text` it does.
    """

    text: str
    page: str
    level: int = 0
    size: float = 0.0
    turns: tuple[tuple[int, str], ...] = ()


def pdf_parts(pages: Sequence[PdfPage]) -> tuple[PdfPart, ...]:
    """The paragraphs and headings of `pages`, without running heads and page numbers."""
    furniture = _furniture(pages)
    kept = []
    for page in pages:
        edges = _edges(page)
        body_lines = [
            line
            for index, line in enumerate(page.lines)
            if index not in edges or not _is_furniture(line, page.height, furniture)
        ]
        kept.append((page.label, body_lines))
    lines = [line for _, page in kept for line in page]
    if not lines:
        return ()
    body = _usual_size(lines)
    sizes = sorted({line.size for line in lines if line.size > body * _HEADING_SIZE}, reverse=True)
    levels = {size: min(6, rank + 1) for rank, size in enumerate(sizes)}
    return _Setting(body, _leading(kept, body), _usual_length(lines, body), levels).read(kept)


def _usual_size(lines: Sequence[PdfLine]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] or 1.0


def _leading(pages: Sequence[tuple[str, list[PdfLine]]], body: float) -> float:
    """The usual distance of two lines of the body."""
    gaps = [
        round(upper.y - lower.y, 1)
        for _, page in pages
        for upper, lower in pairwise(page)
        if upper.size == lower.size == body and 0 < upper.y - lower.y < 4 * body
    ]
    return Counter(gaps).most_common(1)[0][0] if gaps else 1.2 * body


def _usual_length(lines: Sequence[PdfLine], body: float) -> float:
    lengths = sorted(len(line.text) for line in lines if line.size == body)
    return median(lengths[len(lengths) // 2 :]) if lengths else 80.0


def _edges(page: PdfPage) -> set[int]:
    """The places in the list of lines of those at the top and at the bottom of a page."""
    order = sorted(range(len(page.lines)), key=lambda index: page.lines[index].y)
    return {*order[:_FURNITURE_LINES], *order[-_FURNITURE_LINES:]}


def _furniture(pages: Sequence[PdfPage]) -> frozenset[tuple[str, int]]:
    """What stands at the edge of several pages at the same height, numbers aside: (text, rounded y)."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_mark(page.lines[index]) for index in _edges(page)})
    enough = max(3, len(pages) // 5)
    return frozenset(mark for mark, count in seen.items() if count >= enough)


def _mark(line: PdfLine) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.strip().lower()), round(line.y / 4)


def _is_furniture(line: PdfLine, height: float, furniture: frozenset[tuple[str, int]]) -> bool:
    """Whether a line at the edge of a page of this height is a running head or a page's number."""
    if _mark(line) in furniture:
        return True
    outside = height > 0 and not 0.08 * height < line.y < 0.92 * height
    return outside and bool(_PAGE_NUMBER.fullmatch(line.text.strip()))


class _Setting:
    """How the body is set, and the parts that come of it."""

    def __init__(self, body: float, leading: float, length: float, levels: dict[float, int]) -> None:
        self._body, self._leading, self._length, self._levels = body, leading, length, levels
        self._words: set[str] = set()
        self._parts: list[PdfPart] = []
        self._lines: list[PdfLine] = []
        self._turns: dict[int, str] = {}
        """The pages that begin with a line, by its place among the lines."""
        self._first = self._last = ""

    def read(self, pages: Sequence[tuple[str, list[PdfLine]]]) -> tuple[PdfPart, ...]:
        """The parts of `pages`, whose lines have neither running heads nor page numbers."""
        for _, page in pages:
            for line in page:
                self._words.update(line.text.lower().split())
        for label, page in pages:
            left = self._left(page)
            for line in page:
                if self._lines and self._begins(line, left, label != self._last):
                    self._close()
                if not self._lines:
                    self._first = label
                elif label != self._last:
                    self._turns[len(self._lines)] = label
                self._lines.append(line)
                self._last = label
        self._close()
        return tuple(self._parts)

    def _left(self, page: Sequence[PdfLine]) -> frozenset[int]:
        """Where the lines of the body begin: the left edges (in points) of its columns."""
        edges = Counter(round(line.x) for line in page if line.size == self._body)
        most = max(edges.values(), default=0)
        return frozenset(edge for edge, count in edges.items() if count >= max(2, 0.3 * most))

    def _begins(self, line: PdfLine, left: frozenset[int], new_page: bool) -> bool:
        """Whether `line` begins another paragraph than the one before."""
        last = self._lines[-1]
        if abs(last.size - line.size) > 0.08 * max(last.size, line.size) or self._is_heading(last) != self._is_heading(
            line
        ):
            # A footnote's mark or a formula's index is no line of its own.
            return not (0 <= abs(last.y - line.y) < 0.6 * self._leading)
        gap = last.y - line.y
        ended = bool(_SENTENCE_END.search(last.text.rstrip()))
        if new_page or gap < -self._leading:
            # At the top of a page or column only the words tell, and how far the last line went.
            short = len(last.text) < 0.75 * self._length
            return ended and (self._is_indented(line, left) or short)
        if gap > 1.4 * self._leading:
            return True
        if self._is_heading(line):
            return False
        if gap > 0.5 * self._leading and self._is_indented(line, left) and (ended or len(self._lines) > 1):
            return ended or not self._is_indented(last, left)
        return ended and gap > 0.5 * self._leading and len(last.text) < 0.6 * self._length

    def _is_indented(self, line: PdfLine, left: frozenset[int]) -> bool:
        nearest = max((edge for edge in left if edge <= line.x + 1), default=None)
        return nearest is not None and 0.6 * self._body < line.x - nearest < 6 * self._body

    def _is_heading(self, line: PdfLine) -> bool:
        return line.size in self._levels or (
            line.bold and line.size >= 0.98 * self._body and len(line.text) < 0.8 * self._length
        )

    def _close(self) -> None:
        if not self._lines:
            return
        text, turns = self._text_and_turns()
        page = self._first if self._first == self._last else f"{self._first}–{self._last}"
        size = max(line.size for line in self._lines)
        level = 0
        if (
            all(map(self._is_heading, self._lines))
            and len(text) <= _LONGEST_HEADING
            and not text.endswith((".", ",", ";"))
        ):
            level = self._levels.get(size, min(6, len(self._levels) + 1))
        self._parts.append(PdfPart(text, page, level, size, turns))
        self._lines = []
        self._turns = {}

    def _text_and_turns(self) -> tuple[str, tuple[tuple[int, str], ...]]:
        """The lines as one, words that were broken at their ends made whole; and where in it pages begin."""
        pieces: list[str] = []
        length = 0  # of the pieces, without soft hyphens
        turns: list[tuple[int, str]] = []
        for at, line in enumerate(self._lines):
            words = " ".join(line.text.translate(_LIGATURES).split())
            if not words:
                continue
            broken = _WORD_BREAK.search(pieces[-1][-_LONGEST_WORD:]) if pieces else None
            begun = _LOWER.match(words)
            if broken and begun:
                hyphenated = f"{broken[1]}-{begun[1]}".lower()
                if hyphenated not in self._words:
                    length -= pieces[-1][-1] != "\u00ad"
                    pieces[-1] = pieces[-1][:-1]
            elif pieces:
                pieces.append(" ")
                length += 1
            if at in self._turns:
                turns.append((length, self._turns[at]))
            pieces.append(words)
            length += len(words) - words.count("\u00ad")
        return "".join(pieces).replace("\u00ad", ""), tuple(turns)
