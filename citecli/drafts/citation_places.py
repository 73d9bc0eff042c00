"""Where the citations of a draft, its calls for notes and its block quotations stand, looked up by offset."""

from bisect import bisect_left

from citecli.documents.model import Span
from citecli.drafts.model import Draft, DraftCitation, NoteMark
from citecli.drafts.places import Places


class CitationPlaces:
    """Fast lookup, for long drafts."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.in_files = Places(draft)
        self._citations = draft.citations
        self._starts = [citation.span.start for citation in draft.citations]
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
        """The citations that begin in [start, end)."""
        return self._citations[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def marks(self, start: int, end: int) -> tuple[NoteMark, ...]:
        """The calls for notes that begin in [start, end)."""
        return self._marks[bisect_left(self._mark_starts, start) : bisect_left(self._mark_starts, end)]

    def in_note(self, label: str) -> tuple[DraftCitation, ...]:
        """The citations in the note with this label."""
        return tuple(self._by_note.get(label, ()))
