"""What the reader of a language of markup found in a draft so far, and the draft made of it.

Offsets count characters of the draft's text, half open.
"""

import re
from collections.abc import Sequence
from typing import Any

from citecli.documents.model import Span
from citecli.drafts.assembly import Heading, Hidden, Note, Parts, assemble
from citecli.drafts.model import Draft, DraftCitation, DraftCite, DraftMetadata, NoteMark
from citecli.frozen import replace

_BRACKET = re.compile(r"[\[\]]")
_WORD = re.compile(r"\w")


class CollectedParts:
    """The parts of a draft, collected by its reader in any order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.hidden: list[Hidden] = []
        self.citations: list[DraftCitation] = []
        self.paragraphs: list[Span] = []
        self.blocks: list[Span] = []
        self.headings: list[Heading] = []
        self.notes: list[Note] = []
        self.marks: list[NoteMark] = []
        self.bibliography: list[str] = []
        self.listed: list[str] = []
        """Keys that only the bibliography has."""

    def hide(self, start: int, end: int, shown: str = "") -> int:
        """Replace a piece by what is seen of it; where it ends."""
        if end > start:
            self.hidden.append(Hidden(start, end, shown))
        return end

    def cite(
        self, start: int, end: int, cites: Sequence[DraftCite], *, textual: bool = False, as_note: bool = False
    ) -> None:
        """Take in a citation."""
        self.citations.append(DraftCitation(Span(start, end), 0, tuple(cites), textual, as_note=as_note))

    def note(self, start: int, end: int, label: str) -> None:
        """Take in the text of a note."""
        self.notes.append(Note(start, end, label))

    def note_in_place(self, start: int, end: int, label: str = "") -> None:
        """Take in the text of a note that stands where it is called for."""
        label = label or f"note {start}"
        self.note(start, end, label)
        self.mark(start - 1, start, label)

    def mark(self, start: int, end: int, label: str) -> None:
        """Take in a call for a note."""
        self.marks.append(NoteMark(Span(start, end), label))

    def sizes(self) -> tuple[int, ...]:
        """How much was found so far, for `cut_back`."""
        return tuple(map(len, self._found()))

    def cut_back(self, sizes: Sequence[int]) -> None:
        """Forget what was found since `sizes`, for it stands in what is left out."""
        for found, size in zip(self._found(), sizes, strict=True):
            del found[size:]

    def _found(self) -> tuple[list[Any], ...]:
        return self.citations, self.blocks, self.headings, self.notes, self.marks

    def draft(self, name: str, front: DraftMetadata) -> Draft:
        """The draft. Its metadata are `front`, with the bibliographies and the keys that were collected."""
        front = replace(
            front,
            bibliography=tuple(dict.fromkeys((*front.bibliography, *self.bibliography))),
            nocite=" ".join(f"@{key}" for key in dict.fromkeys(self.listed)),
        )
        parts = Parts(self.citations, self.hidden, self.blocks, self.headings, self.notes, self.marks, front)
        return assemble(name, self.text, sorted(self.paragraphs), parts)


def closing_brackets(text: str, start: int, end: int) -> dict[int, int]:
    """Where each bracket of `text[start:end]` that is closed there is closed."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text, start, end):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif opened:
            closing[opened.pop()] = bracket.start()
    return closing


def emphasis_marks(text: str, start: int, end: int, marks: re.Pattern[str]) -> list[Span]:
    """The marks of emphasis in `text[start:end]`, both of each pair: `*so*`, not `2*3*4`, nor `a * b`.

    `marks` matches one mark. One opens where no word stands before it and no blank behind it; one closes where no blank
    stands before it and no word behind it.
    """
    found: list[Span] = []
    opened: dict[str, Span] = {}
    for match in marks.finditer(text, start, end):
        mark, (first, last) = match[0], match.span()
        before, after = text[first - 1 : first] if first > start else "", text[last : last + 1] if last < end else ""
        if mark in opened and before.strip() and not _WORD.match(after):
            found += (opened.pop(mark), Span(first, last))
        elif after.strip() and not _WORD.match(before):
            opened[mark] = Span(first, last)
    return found
