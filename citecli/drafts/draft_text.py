"""The text of a draft as it is made from the file of a word processor, with what was found in it so far.

A line for each paragraph of the body, then the notes. Offsets count characters of that text, half open.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from citecli.documents.model import Span
from citecli.drafts.assembly import Heading, Note, Parts, assemble
from citecli.drafts.citation_fields import Field, citation_in, is_list
from citecli.drafts.endnote_field import temporary_citations
from citecli.drafts.model import Draft, DraftCitation, NoteMark
from citecli.drafts.plain import pandoc_citations
from citecli.drafts.program_citations import ProgramCitations
from citecli.drafts.styled_paragraphs import ParagraphLook, StyledParagraph, block_quotations
from citecli.frozen import replace

_WORD = re.compile(r"\w")


class DraftText:
    """Takes the pieces of a draft from front to back."""

    def __init__(self) -> None:
        self.length = 0
        """How long the text is so far."""
        self.citations = ProgramCitations()
        self._pieces: list[str] = []
        self._paragraphs: list[StyledParagraph] = []
        self._marks: list[NoteMark] = []
        self._notes: list[Note] = []
        self._lists: list[Span] = []

    def write(self, piece: str) -> None:
        """Put a piece at the end of the text."""
        self._pieces.append(piece)
        self.length += len(piece)

    def end_paragraph(self, start: int, look: ParagraphLook) -> None:
        """The paragraph that began at `start` ends, if it has any text."""
        if self.length > start:
            self._paragraphs.append(StyledParagraph(Span(start, self.length), look))
            self.write("\n")

    def mark(self, start: int, label: str) -> None:
        """What was written from `start` on calls for a note."""
        self._marks.append(NoteMark(Span(start, self.length), label))

    def note(self, start: int, label: str) -> None:
        """What was written from `start` on is the text of a note."""
        if self.length > start:
            self._notes.append(Note(start, self.length, label))

    def list_of_references(self, start: int) -> None:
        """What was written from `start` on is a list of references."""
        self._lists.append(Span(start, self.length))

    def field(self, field: Field, start: int) -> None:
        """What was written from `start` on is what a field shows: take in the citation, or the list, that it is."""
        if is_list(field.code):
            self.list_of_references(start)
        elif citation := citation_in(field):
            self.citations.add(start, self.length, citation)

    def draft(self, name: str) -> Draft:
        """The draft, when all is written."""
        text = "".join(self._pieces)
        citations = self.citations.citations(text)
        if "@" in text:
            citations += pandoc_citations(text, 0, len(text))
        if "#" in text:
            citations += temporary_citations(text)
        paragraphs = self._with_citations(text, citations)
        parts = Parts(
            citations,
            (),
            block_quotations(paragraphs, [paragraph.span.of(text) for paragraph in paragraphs]),
            [Heading(*one.span, one.look.level) for one in self._paragraphs if one.look.heads],
            self._notes,
            self._marks,
            reference_lists=self._lists,
            embedded=self.citations.references,
        )
        return assemble(name, text, [paragraph.span for paragraph in self._paragraphs], parts)

    def _with_citations(self, text: str, citations: Sequence[DraftCitation]) -> list[StyledParagraph]:
        """The paragraphs, each with whether a citation, or the call for a note, is the last thing in it."""
        ends = sorted({one.span.end for one in citations} | {mark.span.end for mark in self._marks})
        paragraphs = []
        for paragraph in self._paragraphs:
            at = bisect_right(ends, paragraph.span.end) - 1
            last = ends[at] if at >= 0 else -1
            cited = last > paragraph.span.start and not _WORD.search(text, last, paragraph.span.end)
            paragraphs.append(replace(paragraph, cited=cited))
        return paragraphs
