"""Draft: a text that somebody is writing, with its citations and the stretches of prose in it.

Offsets count characters of `Draft.text`, half open; lines count from 1. The names of a citation's parts are Pandoc's
(its manual, "Citation syntax").
"""

from collections.abc import Sequence
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.drafts.metadata import DraftMetadata


class Cite(NamedTuple):
    """One key in a citation, and what the writer put around it, as written (Markdown).

    `author_suppressed` is the minus of `-@key`.
    """

    key: str
    prefix: str = ""
    suffix: str = ""
    author_suppressed: bool = False


class DraftCitation(NamedTuple):
    """One citation: `[see @key, p. 3; @other]`, or `@key [p. 3]` in the sentence (`textual`).

    `note` is the label of the footnote that it stands in, "" in running text.
    """

    span: Span
    line: int
    cites: tuple[Cite, ...]
    textual: bool = False
    note: str = ""


class NoteMark(NamedTuple):
    """Where a footnote is called for, or stands (an inline note): its label, which is made up for an inline one."""

    span: Span
    label: str


class Stretch(NamedTuple):
    """Prose without a break: a paragraph, a heading, a cell of a table.

    `text` is what a reader sees of it, the syntax replaced by nothing and citations by spaces; `offsets[i]` is where
    `text[i]` stands in the draft, and `offsets[len(text)]` where the stretch ends. `depth` counts the block quotations
    around it, `note` is the label of its footnote, `block` the number of its outermost block quotation (0: in none).
    """

    text: str
    offsets: Sequence[int]
    depth: int = 0
    note: str = ""
    block: int = 0
    heading: bool = False

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the draft."""
        if end <= start:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


class Draft(NamedTuple):
    """A draft that was read; all parts in the order of the text.

    `references_at` is where `::: {#refs}` asks for the bibliography (the offset after that line), -1 when it is to
    stand at the end. `name` is how the user knows the draft.
    """

    name: str
    text: str
    front: DraftMetadata
    citations: tuple[DraftCitation, ...]
    stretches: tuple[Stretch, ...]
    note_marks: tuple[NoteMark, ...] = ()
    references_at: int = -1
