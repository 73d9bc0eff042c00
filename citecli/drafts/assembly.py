"""Assemble a draft from the parts that a reader found in its text: hidden ranges, quotations, notes, headings.

All offsets count characters of the draft's text, half open. The time grows with the length of the text.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.drafts.model import Draft, DraftCitation, DraftMetadata, EmbeddedReference, NoteMark, Stretch
from citecli.frozen import FrozenValue, replace
from citecli.text.segment import lines

_EMPTY = DraftMetadata()


class Hidden(NamedTuple):
    """A range of characters that is invisible or displayed differently; `shown` is the visible text in its place.

    A named tuple, because a page of HTML has one for each tag.
    """

    start: int
    end: int
    shown: str = ""


class Heading(NamedTuple):
    """The range of a heading's text, and its level from 1, the outermost; 0 where it is not known."""

    start: int
    end: int
    level: int = 0


class Note(FrozenValue):
    """The text of a note, and its label."""

    start: int
    end: int
    label: str


class Parts(FrozenValue):
    """What a reader found. `blocks` are block quotations, `headings` and `notes` what they say.

    Of those that lie in others of their kind the outer ones count. `marks` are the calls for notes; a note that stands
    in the text where it is called for needs one, too.
    """

    citations: Sequence[DraftCitation] = ()
    hidden: Sequence[Hidden] = ()
    blocks: Sequence[Span] = ()
    headings: Sequence[Heading] = ()
    notes: Sequence[Note] = ()
    marks: Sequence[NoteMark] = ()
    front: DraftMetadata = _EMPTY
    reference_lists: Sequence[Span] = ()
    """The lists of references that are marked as such."""
    embedded: tuple[EmbeddedReference, ...] = ()


def assemble(name: str, text: str, paragraphs: Iterable[Span], parts: Parts) -> Draft:
    """The draft. `paragraphs` are in order, and do not overlap; edges of blocks, headings and notes cut them."""
    starts = [start for start, _ in lines(text)]
    notes = [
        Note(*span, label)
        for span, label in _outermost([(Span(note.start, note.end), note.label) for note in parts.notes])
    ]
    inside = Lookup([Span(note.start, note.end) for note in notes])
    citations = []
    for citation in sorted(parts.citations, key=lambda citation: citation.span):
        at = inside.find(citation.span.start)
        label = citation.note or (notes[at].label if at >= 0 else "")
        if citation.cites or citation.unread:
            citations.append(replace(citation, line=bisect_right(starts, citation.span.start), note=label))
    quoted_at = outermost_spans(parts.blocks)
    heading_at = outermost_spans(Span(one.start, one.end) for one in parts.headings)
    levels = {heading.start: heading.level for heading in parts.headings}
    blocks, headings = Lookup(quoted_at), Lookup(heading_at)
    edges = sorted({edge for span in (*quoted_at, *heading_at, *parts.reference_lists) for edge in span})
    cutter = _Cutter(
        text,
        outermost_hidden([*(Hidden(*citation.span, " ") for citation in citations if citation.cites), *parts.hidden]),
        notes,
    )
    stretches: list[Stretch] = []
    for paragraph in paragraphs:
        first, last = bisect_right(edges, paragraph.start), bisect_right(edges, paragraph.end - 1)
        for start, end in pairwise([paragraph.start, *edges[first:last], paragraph.end]):
            block = blocks.find(start) + 1
            for stretch in cutter.cut(start, end):
                if stretch.text.strip():
                    quoted = stretch.note == "" or inside.find(start) >= 0
                    at_heading = headings.find(start)
                    stretches.append(
                        replace(
                            stretch,
                            depth=1 if block and quoted else 0,
                            block=block if quoted else 0,
                            heading=at_heading >= 0,
                            level=levels[heading_at[at_heading].start] if at_heading >= 0 else 0,
                        )
                    )
    return Draft(
        name,
        text,
        parts.front,
        tuple(citations),
        tuple(stretches),
        tuple(sorted(parts.marks, key=lambda mark: mark.span)),
        reference_lists=tuple(sorted(parts.reference_lists)),
        embedded=parts.embedded,
    )


def outermost_spans(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, without empty ones and those that begin inside of others."""
    return [span for span, _ in _outermost((span, "") for span in spans)]


def _outermost(spans: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The spans in order, without empty ones and those that begin inside of others."""
    outermost: list[tuple[Span, str]] = []
    for span, label in sorted(spans, key=lambda entry: (entry[0].start, -entry[0].end)):
        if span.end > span.start and (not outermost or span.start >= outermost[-1][0].end):
            outermost.append((span, label))
    return outermost


class Lookup:
    """Lookup of non-overlapping spans by offset."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def find(self, offset: int) -> int:
        """The index of the span that holds the offset, -1 when none does."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self._spans[at].end else -1


def outermost_hidden(hidden: Iterable[Hidden]) -> list[Hidden]:
    """The hidden parts in order, without those that lie inside others."""
    outermost: list[Hidden] = []
    for part in sorted(hidden, key=lambda part: (part.start, -part.end)):
        if not outermost or part.start >= outermost[-1].end:
            outermost.append(part)
    return outermost


class _Cutter:
    """Extracts the visible text of a draft, from beginning to end."""

    def __init__(self, text: str, hidden: Sequence[Hidden], notes: Sequence[Note]) -> None:
        self._text = text
        self._hidden = hidden
        self._hidden_ends = [part.end for part in hidden]
        self._notes = notes
        self._note_ends = [note.end for note in notes]

    def cut(self, start: int, end: int) -> list[Stretch]:
        """The stretch from `start` to `end`, and those of the notes in it, which it goes on without."""
        at = bisect_right(self._note_ends, start)
        own: list[tuple[int, int]] = []
        note_stretches: list[Stretch] = []
        first = start
        while at < len(self._notes) and self._notes[at].start < end:
            note = self._notes[at]
            own.append((first, max(note.start, first)))
            low, high = max(note.start, start), min(note.end, end)
            note_stretches.append(self._stretch([(low, high)], high, note.label))
            first, at = high, at + 1
        own.append((first, end))
        main = self._stretch([(low, high) for low, high in own if high > low], end, "")
        return [main, *note_stretches]

    def _stretch(self, places: Sequence[tuple[int, int]], end: int, note: str) -> Stretch:
        pieces: list[str] = []
        offsets = array("q")
        for start, stop in places:
            at = start
            index = bisect_right(self._hidden_ends, start)
            while index < len(self._hidden) and self._hidden[index].start < stop:
                low, high, shown = self._hidden[index]
                if low >= at:
                    pieces += (self._text[at:low], shown)
                    offsets.extend(range(at, low))
                    offsets.extend([low] * len(shown))
                at = max(at, min(high, stop))
                index += 1
            if not pieces and len(places) == 1:
                return Stretch(self._text[at:stop], range(at, stop + 1), 0, note)
            pieces.append(self._text[at:stop])
            offsets.extend(range(at, stop))
        offsets.append(end)
        return Stretch("".join(pieces), offsets, 0, note)
