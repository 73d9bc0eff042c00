"""Draft: a text that somebody is writing, with its citations and the stretches of prose in it.

Offsets count characters of `Draft.text`, half open; lines count from 1. The names of a citation's parts are Pandoc's
(its manual, "Citation syntax").
"""

from collections.abc import Sequence

from citecli.documents.model import Span
from citecli.drafts.metadata import DraftMetadata
from citecli.frozen import FrozenValue


class DraftCite(FrozenValue):
    """One key in a citation, and what the writer put around it, as written (Markdown)."""

    key: str

    prefix: str = ""
    """What stands before the key ("see ")."""

    suffix: str = ""
    """What stands behind the key: a locator, words, or both (", p. 3")."""

    author_suppressed: bool = False
    """Whether a minus stands before the key (`-@key`)."""


class DraftCitation(FrozenValue):
    """One citation: `[see @key, p. 3; @other]`, or `@key [p. 3]` in the sentence."""

    span: Span

    line: int

    cites: tuple[DraftCite, ...]

    textual: bool = False
    """Whether it stands in the sentence, outside of brackets."""

    note: str = ""
    """The label of the footnote that it stands in, "" in running text."""


class NoteMark(FrozenValue):
    """Where a footnote is called for, or stands (an inline note)."""

    span: Span

    label: str
    """The label of the note, which is made up for an inline one."""


class Stretch(FrozenValue):
    """Prose without a break: a paragraph, a heading, a cell of a table."""

    text: str
    """What a reader sees of it, the syntax replaced by nothing and citations by spaces."""

    offsets: Sequence[int]
    """`offsets[i]` is where `text[i]` stands in the draft, `offsets[len(text)]` where the stretch ends."""

    depth: int = 0
    """The number of block quotations around it."""

    note: str = ""
    """The label of its footnote, "" in running text."""

    block: int = 0
    """The number of its outermost block quotation from 1, 0 for none."""

    heading: bool = False

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the draft."""
        if end <= start:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


class Draft(FrozenValue):
    """A draft that was read; all parts in the order of the text."""

    name: str
    """How the user knows it."""

    text: str

    front: DraftMetadata
    """What it says of its citations and their style."""

    citations: tuple[DraftCitation, ...]

    stretches: tuple[Stretch, ...]

    note_marks: tuple[NoteMark, ...] = ()

    references_at: int = -1
    """The offset after the line that asks for the bibliography (`::: {#refs}`), -1 when it is to stand at the end."""
