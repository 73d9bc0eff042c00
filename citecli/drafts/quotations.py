"""Find the quotations of a draft, in quotation marks or as blocks, with the citations that belong to them."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from citecli.documents.model import Span
from citecli.drafts.assembly import Lookup, outermost_spans
from citecli.drafts.block_citations import BlockCitations
from citecli.drafts.citation_places import CitationPlaces
from citecli.drafts.citations import without_citation
from citecli.drafts.hand_citations import HandCitation, hand_citations
from citecli.drafts.model import Draft, DraftCitation, DraftPlace, Stretch
from citecli.drafts.reference_list import reference_lists
from citecli.frozen import FrozenValue, replace
from citecli.text.quotation_marks import pair_marks
from citecli.text.segment import stripped
from citecli.text.words import count_words

_WORD = re.compile(r"\w")
_CLAUSE = 12
"""The most words between two quotations that share one citation."""
_PARAGRAPH = 5
"""The fewest words of the first paragraph of a quotation; with fewer, its mark is a stray one."""
_ATTRIBUTION_LINE = re.compile(r"(?:\n[ \t]*|(?<=[”“»\"]) +)(?:[—–]|--+)\s*[^\n—–]{1,120}$")
"""The line below an epigraph that names its author, or what names it behind the marks."""
_EMPTIED = re.compile(r"(?<!\s)\s*[(\[](?:\s*[:;,]|\s+|(?=[)\]]))\s*(?:pp?\.)?[\s\d,–-]*[)\]]\s*\.?\s*\Z")
"""Brackets in which there was nothing but a citation, and perhaps a page, at the end of a block."""
_DOUBLE = frozenset(("“", '"', "„", "«"))
_END_OF_OPEN = re.compile(r"\s{3,}|(?<=[.!?])\s|\n")
"""The end of words whose mark is never closed: citations are shown as spaces."""
_UNMARKED = 12
"""The fewest words of a paragraph without marks that may be quoted."""
_WORD = re.compile(r"\w")
_NEAR = 400
"""The most characters between a quotation and a citation that belongs to it."""


class DraftQuotation(FrozenValue):
    """One quotation: its words without marks, their span in the draft, and where they begin and end in its file.

    `citations` are the citations that belong to it, the nearest first. `stretch` is the index of its stretch, and `at`
    is the offset of the words in the text of that stretch.
    """

    text: str
    span: Span
    first: DraftPlace
    last: DraftPlace
    block: bool
    citations: tuple[DraftCitation, ...]
    stretch: int
    at: int
    hand_citations: tuple[HandCitation, ...] = ()
    """Citations without keys that belong to it."""
    unsure: bool = False
    """Whether it is one only if a source has it: without marks behind a colon, with a mark that is never closed, in a
    heading."""

    @property
    def line(self) -> int:
        """The line of its first word, from 1, in its file."""
        return self.first.line

    @property
    def column(self) -> int:
        """The column of its first character, from 1."""
        return self.first.column

    @property
    def is_cited(self) -> bool:
        """Whether the writer gives a source for these words."""
        return bool(self.citations) or any(citation.adjacent for citation in self.hand_citations)


def find(draft: Draft) -> tuple[DraftQuotation, ...]:
    """All quotations, in the order of the text. Headings, code and lists of works are not searched."""
    return tuple(quotation for quotation in find_all(draft) if not quotation.unsure)


def find_all(draft: Draft) -> tuple[DraftQuotation, ...]:
    """All quotations, in the order of the text, unsure ones, too. Code and lists of works are not searched."""
    quotations: list[DraftQuotation] = []
    places = CitationPlaces(draft)
    block_citations = BlockCitations(places)
    lists = Lookup(reference_lists(draft))
    for number, stretch in enumerate(draft.stretches):
        is_listed = not stretch.note and lists.find(stretch.offsets[0]) >= 0
        if is_listed or not stretch.text.strip():
            continue
        if stretch.heading:
            quotations += [replace(one, unsure=True) for one in _run_in(draft, places, number, stretch)]
        elif stretch.depth or is_line_block(stretch):
            quotations += _block(places, block_citations, number, stretch)
        elif found := _run_in(draft, places, number, stretch):
            quotations += [_or_behind(block_citations, found[0])] if len(found) == 1 else found
        elif is_led_to(draft, number):
            quotations += [replace(one, unsure=True) for one in _block(places, block_citations, number, stretch)]
    shown = Lookup(outermost_spans(one.span for one in draft.citations if not one.cites))  # of a program's citations
    return tuple(quotation for quotation in quotations if shown.find(quotation.span.start) < 0)


def is_led_to(draft: Draft, number: int) -> bool:
    """Whether a paragraph without marks follows a colon, as a block does whose indentation is lost."""
    stretch = draft.stretches[number]
    before = draft.stretches[number - 1] if number else None
    if before is None or before.depth or before.heading or before.note or stretch.note:
        return False
    return before.text.rstrip().endswith(":") and count_words(stretch.text) >= _UNMARKED


def _or_behind(block_citations: BlockCitations, quotation: DraftQuotation) -> DraftQuotation:
    """The quotation, where one without a citation that is all of its paragraph gets what stands right behind that."""
    if quotation.citations or quotation.hand_citations:
        return quotation
    cited = block_citations.of_paragraph(quotation.stretch, quotation.at, quotation.at + len(quotation.text))
    return replace(quotation, citations=cited.citations, hand_citations=cited.by_hand)


def is_line_block(stretch: Stretch) -> bool:
    """Whether every line begins with a bar, as Pandoc marks lines that are kept: verse, mostly."""
    lines = stretch.text.strip().split("\n")
    return len(lines) > 1 and all(line.lstrip().startswith("| ") or line.strip() == "|" for line in lines)


def _run_in(draft: Draft, places: CitationPlaces, number: int, stretch: Stretch) -> list[DraftQuotation]:
    text = stretch.text
    marked = [pair for pair in pair_marks(text, [(0, len(text))]) if pair.depth == 0 and not pair.surplus]
    inner: list[tuple[int, int]] = []
    unclosed: set[int] = set()
    for pair in marked:
        start = pair.start + len(pair.opener)
        end = pair.end - _closing(text, pair.end) if pair.closed else pair.end
        is_stray = not _goes_on(draft, number, pair.opener) or count_words(text[start:end]) < _PARAGRAPH
        if not pair.closed and pair.start > 0 and is_stray:
            # A stray mark, unless it opens a paragraph of a quotation that continues in the next one.
            end = _end_of_open(text, start, pair.end) if pair.opener in _DOUBLE else start
            unclosed.add(start)
        inner.append((start, end))
    quotations = []
    for at, (start, end) in enumerate(inner):
        is_open = start in unclosed
        start, end = stripped(text, start, end)
        if end <= start:
            continue
        until = inner[at + 1][0] if at + 1 < len(inner) else len(text)
        after = inner[at - 1][1] if at else 0
        citations = places.of_words(stretch.offsets[start]) or _belonging(places, stretch, (start, end), after, until)
        quotation = _quotation(places, number, stretch, start, end, False, citations)
        if not any(citation.cites for citation in citations):
            quotation = replace(quotation, hand_citations=_by_hand(places, number, stretch, (start, end), until))
        quotations.append(replace(quotation, unsure=True) if is_open else quotation)
    return _with_shared(stretch, quotations)


def _end_of_open(text: str, start: int, until: int) -> int:
    """Where words end whose mark is never closed: before a citation, with their sentence, or before `until`.

    It is `start` for too few words.
    """
    found = _END_OF_OPEN.search(text, start, until)
    end = found.start() if found else until
    return end if count_words(text[start:end]) >= _PARAGRAPH else start


def _goes_on(draft: Draft, number: int, opener: str) -> bool:
    """Whether the next paragraph begins with the same mark: a quotation of several paragraphs."""
    following = draft.stretches[number + 1 : number + 2]
    return bool(following) and following[0].text.lstrip().startswith(opener) and opener != "'"


def _by_hand(
    places: CitationPlaces, number: int, stretch: Stretch, place: tuple[int, int], until: int
) -> tuple[HandCitation, ...]:
    """The citations without keys of the words at `place` in a stretch; the next quotation begins at `until`."""
    last = stretch.offsets[place[1] - 1] + 1
    limit = stretch.offsets[min(until, len(stretch.offsets) - 1)]
    marks = places.marks(last, min(limit, last + _NEAR))
    return hand_citations(places.draft, number, *place, marks)


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
                shared = following.hand_citations if not any(one.cites for one in following.citations) else ()
                quotations[at] = replace(quotation, citations=following.citations, hand_citations=shared)
    return quotations


def _closing(text: str, end: int) -> int:
    return 2 if text[end - 2 : end] == "''" else 1


def _block(
    places: CitationPlaces, block_citations: BlockCitations, number: int, stretch: Stretch
) -> list[DraftQuotation]:
    if not stretch.depth:  # a line block
        stretch = replace(stretch, text=re.sub(r"(?m)^([^\S\n]*)\|", r"\1 ", stretch.text))
    start, end = stripped(stretch.text, 0, len(stretch.text))
    if stretch.text[start] in "—–-" or block_citations.is_bracketed(number):
        return []  # an attribution line below the quotation
    if line := _ATTRIBUTION_LINE.search(stretch.text, start, end):
        end = line.start()
    if emptied := _EMPTIED.search(stretch.text, start, end):
        end = emptied.start()
    end = without_citation(stretch.text, start, end)
    pairs = pair_marks(stretch.text, [(0, len(stretch.text))])
    if around := next((pair for pair in pairs if pair.start == start and pair.end >= end and pair.closed), None):
        start, end = stripped(stretch.text, start + len(around.opener), around.end - _closing(stretch.text, around.end))
    if end <= start:
        return []
    cited = block_citations.of(number, start, end)
    quotation = _quotation(places, number, stretch, start, end, True, cited.citations)
    return [replace(quotation, hand_citations=cited.by_hand)]


def _belonging(
    places: CitationPlaces, stretch: Stretch, place: tuple[int, int], after: int, until: int
) -> tuple[DraftCitation, ...]:
    """The citation after the quotation and before the next quotation; else one before it in the same sentence.

    What a note cites that is called for nearer than the citation after it comes first.
    """
    first, last = stretch.offsets[0], stretch.offsets[-1]
    start, end = stretch.offsets[place[0]], stretch.offsets[place[1] - 1] + 1
    limit = stretch.offsets[min(until, len(stretch.offsets) - 1)]
    near = min(limit, end + _NEAR)
    notes = places.marks(end, near)
    noted = places.in_note(notes[0].label) if notes else ()
    labels = {stretch.note, "", *(mark.label for mark in notes)}
    behind = [
        citation
        for citation in places.citations(end, near)
        if citation.note in labels
        and (not citation.textual or not _sentence_ends(_between(stretch, end, citation.span.start)))
    ]
    is_noted = bool(noted) and not _WORD.search(_between(stretch, end, notes[0].span.start))
    if behind and is_noted and notes[0].span.start < behind[0].span.start:
        return noted
    if behind and not _sentence_ends(_between(stretch, end, behind[0].span.start), at_least=2):
        return _together(places, behind)
    begin = stretch.offsets[min(after, len(stretch.offsets) - 1)]
    before = [citation for citation in places.citations(max(first, begin), start) if citation.span.end <= start < last]
    before = before[-1:] if before and not _sentence_ends(_between(stretch, before[-1].span.end, start)) else []
    if before:
        return (before[-1],)
    return noted


def _together(places: CitationPlaces, citations: Sequence[DraftCitation]) -> tuple[DraftCitation, ...]:
    """The first citation, and those that stand behind it without a word between."""
    size = 1
    text = places.draft.text
    while size < len(citations) and not _WORD.search(text[citations[size - 1].span.end : citations[size].span.start]):
        size += 1
    return tuple(citations[:size])


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
    places: CitationPlaces,
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
            name = places.draft.text[citation.span.start : citation.span.end]
            if citation.textual and not text[at : at + len(name)].strip() and at + len(name) <= len(text):
                text = text[:at] + name + text[at + len(name) :]
    first, last = places.in_files.ends(span)
    return DraftQuotation(text, span, first, last, block, tuple(citations), number, start)
