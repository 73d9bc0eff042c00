"""Find the quotations of a draft, in quotation marks or as blocks, with the citations that belong to them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from citecli.documents.model import Span
from citecli.drafts.citations import without_citation
from citecli.drafts.model import Draft, DraftCitation, NoteMark, Stretch
from citecli.frozen import FrozenValue, replace
from citecli.text.quotation_marks import pair_marks
from citecli.text.words import count_words

_CLAUSE = 12
"""The most words between two quotations that share one citation."""
_NEAR = 400
"""The most characters between a quotation and a citation that belongs to it."""


class DraftQuotation(FrozenValue):
    """One quotation: its words without marks, their span in the draft, and its line.

    `citations` are the citations that belong to it, the nearest first. `stretch` is the index of its stretch, and `at`
    is the offset of the words in the text of that stretch.
    """

    text: str
    span: Span
    line: int
    column: int
    block: bool
    citations: tuple[DraftCitation, ...]
    stretch: int
    at: int


def find(draft: Draft) -> tuple[DraftQuotation, ...]:
    """All quotations, in the order of the text. Headings and code are not searched."""
    quotations: list[DraftQuotation] = []
    places = _Places(draft)
    for number, stretch in enumerate(draft.stretches):
        if stretch.heading or not stretch.text.strip():
            continue
        if stretch.depth:
            quotations += _block(draft, places, number, stretch)
        else:
            quotations += _run_in(places, number, stretch)
    return tuple(quotations)


class _Places:
    """Fast lookup of citations, notes and lines by offset, for long drafts."""

    def __init__(self, draft: Draft) -> None:
        self.text = draft.text
        self._citations = draft.citations
        self._starts = [citation.span.start for citation in draft.citations]
        self._marks = draft.note_marks
        self._mark_starts = [mark.span.start for mark in draft.note_marks]
        self._lines = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", draft.text))]
        self.blocks: dict[int, Span] = {}
        for stretch in draft.stretches:
            if stretch.block:
                start = self.blocks.get(stretch.block, Span(stretch.offsets[0], 0)).start
                self.blocks[stretch.block] = Span(start, stretch.offsets[-1])
        self.by_note: dict[str, list[DraftCitation]] = {}
        for citation in draft.citations:
            if citation.note:
                self.by_note.setdefault(citation.note, []).append(citation)

    def citations(self, start: int, end: int) -> tuple[DraftCitation, ...]:
        """The citations that begin in [start, end)."""
        return self._citations[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def marks(self, start: int, end: int) -> tuple[NoteMark, ...]:
        """The calls for notes that begin in [start, end)."""
        return self._marks[bisect_left(self._mark_starts, start) : bisect_left(self._mark_starts, end)]

    def line(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character, from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def _run_in(places: _Places, number: int, stretch: Stretch) -> list[DraftQuotation]:
    text = stretch.text
    marked = [pair for pair in pair_marks(text, [(0, len(text))]) if pair.depth == 0 and not pair.surplus]
    inner: list[tuple[int, int]] = []
    for pair in marked:
        start = pair.start + len(pair.opener)
        end = pair.end - _closing(text, pair.end) if pair.closed else pair.end
        if not pair.closed and pair.start > 0:
            continue  # a stray mark, unless it opens a paragraph of a quotation that continues in the next one
        inner.append((start, end))
    quotations = []
    for at, (start, end) in enumerate(inner):
        start, end = _stripped(text, start, end)
        if end <= start:
            continue
        until = inner[at + 1][0] if at + 1 < len(inner) else len(text)
        after = inner[at - 1][1] if at else 0
        citations = _belonging(places, stretch, (start, end), after, until)
        quotations.append(_quotation(places, number, stretch, start, end, False, citations))
    return _with_shared(stretch, quotations)


def _with_shared(stretch: Stretch, quotations: list[DraftQuotation]) -> list[DraftQuotation]:
    """The quotations, where one without a citation gets that of the next one in the same sentence or utterance.

    One citation is enough for all quotations in a sentence, and for “…,” she said. “…” (…).
    """
    for at in range(len(quotations) - 2, -1, -1):
        quotation, following = quotations[at], quotations[at + 1]
        if quotation.citations or not following.citations:
            continue
        between = stretch.text[quotation.at + len(quotation.text) : following.at]
        if count_words(between) <= _CLAUSE and not _sentence_ends(between.strip(" \n\t“”‘’\"'") + " ", at_least=2):
            ended = quotation.text.endswith(".") or _sentence_ends(between)
            if not ended or quotation.text.endswith((",", "?", "!", "—")):
                quotations[at] = replace(quotation, citations=following.citations)
    return quotations


def _closing(text: str, end: int) -> int:
    return 2 if text[end - 2 : end] == "''" else 1


def _block(draft: Draft, places: _Places, number: int, stretch: Stretch) -> list[DraftQuotation]:
    start, end = _stripped(stretch.text, 0, len(stretch.text))
    end = without_citation(stretch.text, start, end)
    if stretch.text[start] in "—–-":
        return []  # an attribution line below the quotation
    pairs = pair_marks(stretch.text, [(0, len(stretch.text))])
    if any(pair.start == start and pair.end >= end and pair.closed for pair in pairs):
        start, end = _stripped(stretch.text, start + 1, end - 1)
    if end <= start:
        return []
    first, last = stretch.offsets[0], stretch.offsets[-1]
    # Its own, or else another one in the same block, or the last of the paragraph that leads to it.
    block = places.blocks[stretch.block]
    inside = (
        places.citations(first, last) or places.citations(last, block.end) or places.citations(block.start, first)[-1:]
    )
    if not inside and (notes := places.marks(first, block.end)):
        inside = tuple(places.by_note.get(notes[0].label, ()))
    at = number - 1
    while not inside and at >= 0 and (draft.stretches[at].depth or draft.stretches[at].note):
        if draft.stretches[at].block not in (stretch.block, 0):
            break
        at -= 1
    if not inside and at >= 0 and not draft.stretches[at].depth:
        before = draft.stretches[at]
        inside = places.citations(before.offsets[0], before.offsets[-1])[-1:]
    return [_quotation(places, number, stretch, start, end, True, inside)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _belonging(
    places: _Places, stretch: Stretch, place: tuple[int, int], after: int, until: int
) -> tuple[DraftCitation, ...]:
    """The citation after the quotation and before the next quotation; else one before it in the same sentence."""
    first, last = stretch.offsets[0], stretch.offsets[-1]
    start, end = stretch.offsets[place[0]], stretch.offsets[place[1] - 1] + 1
    limit = stretch.offsets[min(until, len(stretch.offsets) - 1)]
    behind = [
        citation
        for citation in places.citations(end, min(limit, end + _NEAR))
        if not citation.textual or not _sentence_ends(_between(stretch, end, citation.span.start))
    ]
    if behind and not _sentence_ends(_between(stretch, end, behind[0].span.start), at_least=2):
        return tuple(behind[:1])
    begin = stretch.offsets[min(after, len(stretch.offsets) - 1)]
    before = [citation for citation in places.citations(max(first, begin), start) if citation.span.end <= start < last]
    before = before[-1:] if before and not _sentence_ends(_between(stretch, before[-1].span.end, start)) else []
    if before:
        return (before[-1],)
    notes = places.marks(end, min(limit, end + _NEAR))
    if notes:
        return tuple(places.by_note.get(notes[0].label, ()))
    return ()


def _between(stretch: Stretch, start: int, end: int) -> str:
    """What a reader sees of the draft between two offsets."""
    first = bisect_left(stretch.offsets, start)
    return stretch.text[first : max(first, bisect_left(stretch.offsets, end))]


def _sentence_ends(between: str, at_least: int = 1) -> bool:
    """Whether at least so many sentences end in the text `between` (a full stop inside a closing mark counts)."""
    ends = 0
    for at, char in enumerate(between[:-1]):
        if (
            char in ".!?"
            and between[at + 1] in " \n\t”’\"'"
            and not between[max(0, at - 2) : at].endswith((" p", "pp"))
        ):
            ends += 1
    return ends >= at_least


def _quotation(
    places: _Places,
    number: int,
    stretch: Stretch,
    start: int,
    end: int,
    block: bool,
    citations: Sequence[DraftCitation],
) -> DraftQuotation:
    span = stretch.span(start, end)
    text = stretch.text[start:end]
    if not block:
        # What looks like a citation in somebody's words is somebody's name: “@mayor, you said …”
        for citation in places.citations(span.start, span.end):
            at = bisect_left(stretch.offsets, citation.span.start) - start
            name = places.text[citation.span.start : citation.span.end]
            if citation.textual and not text[at : at + len(name)].strip() and at + len(name) <= len(text):
                text = text[:at] + name + text[at + len(name) :]
    return DraftQuotation(
        text,
        span,
        *places.line(span.start),
        block,
        tuple(citations),
        number,
        start,
    )
