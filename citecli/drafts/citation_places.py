"""Where the citations of a draft, its calls for notes and its block quotations stand, looked up by offset."""

from bisect import bisect_left, bisect_right

from citecli.documents.model import Span
from citecli.drafts.model import Draft, DraftCitation, NoteMark
from citecli.drafts.places import Places

_NESTED = 8
"""The most quoting commands inside of another one that are looked at."""


class CitationPlaces:
    """Fast lookup, for long drafts."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.in_files = Places(draft)
        self._citations = tuple(citation for citation in draft.citations if citation.quoted is None)
        self._starts = [citation.span.start for citation in self._citations]
        bound = [(citation.quoted, citation) for citation in draft.citations if citation.quoted is not None]
        self._bound = sorted(bound, key=lambda entry: entry[0])
        self._quoted = [span.start for span, _ in self._bound]
        self._marks = draft.note_marks
        self._mark_starts = [mark.span.start for mark in draft.note_marks]
        self.blocks: dict[int, Span] = {}
        """The span of each block quotation, by its number."""
        self.block_stretches: dict[int, tuple[int, int]] = {}
        """The first and the last stretch of each block quotation, by its number."""
        for number, stretch in enumerate(draft.stretches):
            if stretch.block:
                start = self.blocks.get(stretch.block, Span(stretch.offsets[0], 0)).start
                self.blocks[stretch.block] = Span(start, stretch.offsets[-1])
                self.block_stretches[stretch.block] = (
                    self.block_stretches.get(stretch.block, (number, number))[0],
                    number,
                )
        self._by_note: dict[str, list[DraftCitation]] = {}
        for citation in draft.citations:
            if citation.note:
                self._by_note.setdefault(citation.note, []).append(citation)

    def citations(self, start: int, end: int) -> tuple[DraftCitation, ...]:
        """The citations that begin in [start, end), without those whose own commands quote words."""
        return self._citations[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of_words(self, start: int) -> tuple[DraftCitation, ...]:
        """The citations of the command that quotes the words at `start` itself."""
        at = bisect_right(self._quoted, start) - 1
        found = [
            citation for span, citation in self._bound[max(at - _NESTED, 0) : at + 1] if span.start <= start < span.end
        ]
        return tuple(found[:1])

    def marks(self, start: int, end: int) -> tuple[NoteMark, ...]:
        """The calls for notes that begin in [start, end)."""
        return self._marks[bisect_left(self._mark_starts, start) : bisect_left(self._mark_starts, end)]

    def in_note(self, label: str) -> tuple[DraftCitation, ...]:
        """The citations in the note with this label."""
        return tuple(self._by_note.get(label, ()))
