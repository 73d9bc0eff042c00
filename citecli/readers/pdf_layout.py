"""Lines on pages to paragraphs: where one ends, what is a heading, and what is furniture, as a page's setting tells."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from citecli.readers.pdf_floats import PdfBlock, begins_like_a_note, with_floats_after
from citecli.readers.pdf_furniture import furniture
from citecli.readers.pdf_lines import PdfLine, is_unspaced
from citecli.readers.pdf_notes import NoteFinder, PdfNote
from citecli.readers.pdf_page_numbers import NumberedBy, page_numbers
from citecli.readers.pdf_verse import is_verse
from citecli.text.visual_order import is_right_to_left

_SENTENCE_END = re.compile(r"[.!?…:。！？؟][\"'”’»)\]」』\d]*$")
_WORD_BREAK = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})[-\u00ad\u2010]$")
_LOWER = re.compile(r"([a-zß-ÿа-яά-ώ]+)")
_SECTION_NUMBER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVX]{1,5}|[A-Z])\.?\s+\S|(?:Chapter|Part|Section|Kapitel)\s"
)
_HYPHEN_AND_CAPITAL = re.compile(r"[^\W\d_]-[A-Z]$")
_HEADING_SIZE = 1.12
_LONGEST_HEADING = 250
_LONGEST_WORD = 60
_INITIAL_SIZE = 1.8
_INITIAL = re.compile(r"[\"'“”‘’«»„‚‹›¿¡]{0,2}[^\W\d_]")


class PdfPage(NamedTuple):
    """A page: its label in the file ("iv", "12", "" for none), its lines in the order of reading, its height in points.

    `aside` are lines that run in another direction than most of the page.
    """

    label: str
    lines: tuple[PdfLine, ...]
    height: float = 0.0
    aside: tuple[PdfLine, ...] = ()


class PdfPart(NamedTuple):
    """A paragraph, or a heading when `level` is not 0, with the page or pages ("12–13") it stands on.

    Lines of verse are parted by "\n". `turns` are the pages that begin within it, each with where in `text` it does.
    """

    text: str
    page: str
    level: int = 0
    size: float = 0.0
    turns: tuple[tuple[int, str], ...] = ()


class PdfLayout(NamedTuple):
    """What the pages of a PDF say, without what is on them for a reader's orientation."""

    parts: tuple[PdfPart, ...]
    """The paragraphs and headings."""
    notes: tuple[tuple[str, str, str], ...]
    """The footnotes: text, the number or sign before it, page."""
    running: tuple[tuple[str, int], ...]
    """Running heads and feet, each with how many pages have it."""
    labels: tuple[str, ...]
    """The number of each page."""
    numbered_by: NumberedBy
    """What says how the pages are numbered."""


def pdf_layout(pages: Sequence[PdfPage]) -> PdfLayout:
    """What `pages` say: paragraphs, headings and footnotes, without running heads and page numbers."""
    numbers = page_numbers([(page.label, page.lines) for page in pages])
    every_line = [line for page in pages for line in page.lines]
    every_line = every_line or [line for page in pages for line in page.aside]
    if not every_line:
        return PdfLayout((), (), (), numbers.labels, numbers.numbered_by)
    body = _usual_size(every_line)
    taken = furniture([page.lines for page in pages], numbers.labels, [page.height for page in pages], body)
    running: Counter[str] = Counter()
    finder = NoteFinder(body)
    kept = []
    repeated = _repeated_aside(pages)
    for page, label, away in zip(pages, numbers.labels, taken, strict=True):
        running.update(text for text in away.values() if text)
        rest = [line for index, line in enumerate(page.lines) if index not in away]
        lines = _with_initials(finder.without_notes(rest, label), body)
        running.update(line.text for line in page.aside if line.text in repeated)
        kept.append(_Page(label, lines, tuple(line for line in page.aside if line.text not in repeated)))
    sizes = sorted({line.size for line in every_line if line.size > body * _HEADING_SIZE}, reverse=True)
    levels = {size: min(6, rank + 1) for rank, size in enumerate(sizes)}
    setting = _Setting(body, _leading(kept, body), _usual_length(every_line, body), levels)
    parts = setting.read(kept)
    notes = tuple(setting.note(note) for note in finder.notes)
    return PdfLayout(parts, notes, tuple(running.most_common()), *numbers)


class _Page(NamedTuple):
    """A page without its furniture and its footnotes."""

    label: str
    lines: list[PdfLine]
    aside: tuple[PdfLine, ...]


def _repeated_aside(pages: Sequence[PdfPage]) -> frozenset[str]:
    """What runs across or beside the text of most pages: a watermark, a stamp."""
    counts = Counter(text for page in pages for text in {line.text for line in page.aside})
    return frozenset(text for text, count in counts.items() if count > 1 and 2 * count > len(pages))


def _with_initials(lines: Sequence[PdfLine], body: float) -> list[PdfLine]:
    """`lines`, each initial over several lines as the first letter of the line that it belongs to."""
    kept = list(lines)
    for initial in [line for line in lines if _INITIAL.fullmatch(line.text)]:
        if initial.size < _INITIAL_SIZE * body:
            continue
        beside = [
            line
            for line in kept
            if line is not initial
            and initial.right - 2 < line.x < initial.right + 3 * body
            and initial.y - 2 < line.y < initial.y + initial.size
        ]
        if beside:
            first = max(beside, key=lambda line: line.y)
            space = " " if initial.text[-1] in "AIO" and first.x - initial.right > 0.6 * body else ""
            kept[kept.index(first)] = first._replace(text=initial.text + space + first.text)
            kept.remove(initial)
    return kept


def _usual_size(lines: Sequence[PdfLine]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] or 1.0


def _leading(pages: Sequence[_Page], body: float) -> float:
    """The usual distance of two lines of the body."""
    gaps = [
        round(upper.y - lower.y, 1)
        for page in pages
        for upper, lower in pairwise(page.lines)
        if upper.size == lower.size == body and 0 < upper.y - lower.y < 4 * body
    ]
    return Counter(gaps).most_common(1)[0][0] if gaps else 1.2 * body


def _usual_length(lines: Sequence[PdfLine], body: float) -> float:
    lengths = sorted(len(line.text) for line in lines if line.size == body)
    return median(lengths[len(lengths) // 2 :]) if lengths else 80.0


class _Setting:
    """How the body is set, and the parts that come of it."""

    def __init__(self, body: float, leading: float, length: float, levels: dict[float, int]) -> None:
        self._body, self._leading, self._length, self._levels = body, leading, length, levels
        self._words: set[str] = set()
        self._blocks: list[PdfBlock] = []
        self._lines: list[PdfLine] = []
        self._turns: dict[int, str] = {}
        """The pages that begin with a line, by its place among the lines."""
        self._first = self._last = ""
        self._on = -1
        self._edges: list[tuple[float, float]] = []
        """Where the lines of the body on the page of the last line begin and end, in the order of their ends."""
        self._aside: list[_Page] = []
        """Pages whose lines in another direction are still to come, when no paragraph runs past them."""

    def read(self, pages: Sequence[_Page]) -> tuple[PdfPart, ...]:
        """The parts of `pages`, whose lines have neither running heads nor page numbers."""
        for page in pages:
            for line in page.lines:
                self._words.update(line.text.lower().split())
        for index, page in enumerate(pages):
            left = self._left(page.lines)
            for line in page.lines:
                if self._lines and self._begins(line, left, index != self._on):
                    self._close()
                if not self._lines:
                    self._first = page.label
                elif index != self._on:
                    self._turns[len(self._lines)] = page.label
                if index != self._on:
                    self._edges = sorted(
                        ((_start(one), _end(one)) for one in page.lines if one.size == self._body),
                        key=lambda edge: edge[1],
                    )
                self._lines.append(line)
                self._last, self._on = page.label, index
            if page.aside:
                self._aside.append(page)
        self._close()
        return tuple(map(self._part, with_floats_after(self._blocks, self._body, self._length)))

    def note(self, note: PdfNote) -> tuple[str, str, str]:
        """A footnote as text, with its mark and its page."""
        text, _ = self._text_and_turns(note.lines, {})
        return text, note.mark, note.page

    def _left(self, page: Sequence[PdfLine]) -> frozenset[int]:
        """Where the lines of the body begin: the left edges (in points) of its columns."""
        edges = Counter(round(_start(line)) for line in page if line.size == self._body)
        most = max(edges.values(), default=0)
        return frozenset(edge for edge, count in edges.items() if count >= max(2, 0.3 * most))

    def _begins(self, line: PdfLine, left: frozenset[int], new_page: bool) -> bool:
        """Whether `line` begins another paragraph than the one before."""
        last = self._lines[-1]
        if self._is_heading(last) and self._is_heading(line) and not new_page:
            return self._begins_heading(last, line)
        if abs(last.size - line.size) > 0.08 * max(last.size, line.size) or self._is_heading(last) != self._is_heading(
            line
        ):
            # A footnote's mark or a formula's index is no line of its own.
            return not (0 <= abs(last.y - line.y) < 0.6 * self._leading)
        gap = last.y - line.y
        ended = bool(_SENTENCE_END.search(last.text.rstrip()))
        if new_page or gap < -self._leading:
            # At the top of a page or column only the words tell, and how far the last line went; but lettering of a
            # figure stands there, too.
            if not ended and self._is_lettering(line, left):
                return True
            after_note = line.text[:1].islower() and begins_like_a_note(self._lines[0])
            return ended and (after_note or self._is_indented(line, left) or self._stops_short(last, line, 1))
        if gap > 1.4 * self._leading:
            return True
        if gap > 0.5 * self._leading and self._is_indented(line, left) and (ended or len(self._lines) > 1):
            return ended or not self._is_indented(last, left)
        return ended and gap > 0.5 * self._leading and self._stops_short(last, line, 4)

    def _stops_short(self, last: PdfLine, line: PdfLine, words: float) -> bool:
        """Whether so many words as long as the first of `line` had still found room on the line `last`."""
        first = line.text.partition(" ")[0]
        wide = (line.right - line.x) * (len(first) + 1) / max(1, len(line.text))
        start, end = _start(last), _end(last)
        ends = [edge for at, edge in self._edges if abs(at - start) < 3 * self._body]
        # A few lines may run out, as a title does or a long formula.
        usual = ends[min(len(ends) - 1, len(ends) * 9 // 10)] if ends else end
        return usual - end > max(words * wide, 0.04 * (usual - start))

    def _begins_heading(self, last: PdfLine, line: PdfLine) -> bool:
        """Whether a line of a heading begins another one; large type has its own distance from line to line."""
        if abs(last.size - line.size) > 0.08 * max(last.size, line.size):
            return not abs(last.y - line.y) < 0.6 * self._leading
        if last.bold != line.bold and last.y - line.y > 0.5 * line.size:
            return True
        furthest = 2.2 if line.size in self._levels else 1.5
        if not -0.5 * line.size < last.y - line.y < furthest * line.size:
            return True
        if line.text.startswith(("A ", "I ")) and not last.text.endswith("."):  # words as well
            return False
        return last.y - line.y > 0.5 * line.size and bool(_SECTION_NUMBER.match(line.text))

    def _is_indented(self, line: PdfLine, left: frozenset[int]) -> bool:
        start = _start(line)
        nearest = max((edge for edge in left if edge <= start + 1), default=None)
        return nearest is not None and 0.6 * self._body < start - nearest < 6 * self._body

    def _is_lettering(self, line: PdfLine, left: frozenset[int]) -> bool:
        """Whether a line is short and begins where no line of the body does."""
        return len(line.text) < 0.5 * self._length and all(abs(_start(line) - edge) > 2 for edge in left)

    def _is_heading(self, line: PdfLine) -> bool:
        return line.size in self._levels or (
            line.bold and line.size >= 0.98 * self._body and len(line.text) < 0.8 * self._length
        )

    def _close(self) -> None:
        if self._lines:
            heading = all(map(self._is_heading, self._lines))
            turns = tuple(self._turns.items())
            self._blocks.append(PdfBlock(tuple(self._lines), self._first, self._last, turns, heading))
            self._lines, self._turns = [], {}
        for page in self._aside:
            words = " ".join(line.text for line in page.aside)
            self._blocks.append(
                PdfBlock((page.aside[0]._replace(text=words),), page.label, page.label, (), is_aside=True)
            )
        self._aside = []

    def _part(self, block: PdfBlock) -> PdfPart:
        """The text of a block, a heading if all of it is set so."""
        size = max(line.size for line in block.lines)
        if block.is_aside:
            return PdfPart(block.lines[0].text, block.first, 0, size)
        verse = not block.is_heading and is_verse(block.lines, self._length)
        text, turns = self._text_and_turns(block.lines, dict(block.turns), "\n" if verse else " ")
        page = block.first if block.first == block.last else f"{block.first}–{block.last}"
        level = 0
        if block.is_heading and len(text) <= _LONGEST_HEADING and not text.endswith((".", ",", ";")):
            level = self._levels.get(size, min(6, len(self._levels) + 1))
        return PdfPart(text, page, level, size, turns)

    def _text_and_turns(
        self, lines: Sequence[PdfLine], pages: Mapping[int, str], between: str = " "
    ) -> tuple[str, tuple[tuple[int, str], ...]]:
        """The lines as one text, `between` them what parts them, broken words made whole; and where in it pages begin.

        `pages` are those that begin with a line, by its place among the lines.
        """
        pieces: list[str] = []
        length = 0  # of the pieces, without soft hyphens
        turns: list[tuple[int, str]] = []
        for at, line in enumerate(lines):
            words = line.text
            broken = _WORD_BREAK.search(pieces[-1][-_LONGEST_WORD:]) if pieces else None
            begun = _LOWER.match(words)
            if broken and begun:
                hyphenated = f"{broken[1]}-{begun[1]}".lower()
                if hyphenated not in self._words:
                    length -= pieces[-1][-1] != "\u00ad"
                    pieces[-1] = pieces[-1][:-1]
            elif pieces and begun is None and _HYPHEN_AND_CAPITAL.search(pieces[-1][-2:] + words[:1]):
                pass
            elif pieces and not (
                _stands_below(line, lines[at - 1]) and is_unspaced(pieces[-1][-1]) and is_unspaced(words)
            ):
                pieces.append(between)
                length += 1
            if at in pages:
                turns.append((length, pages[at]))
            pieces.append(words)
            length += len(words) - words.count("\u00ad")
        return "".join(pieces).replace("\u00ad", ""), tuple(turns)


def _stands_below(line: PdfLine, before: PdfLine) -> bool:
    """Whether a line stands below the one before, not beside it."""
    return abs(line.y - before.y) > 0.5 * line.size


def _start(line: PdfLine) -> float:
    """Where a line begins, growing inwards: its left end, or what its right end is from the other side."""
    return -line.right if is_right_to_left(line.text) else line.x


def _end(line: PdfLine) -> float:
    """Where a line ends, on the scale of `_start`."""
    return -line.x if is_right_to_left(line.text) else line.right
