"""Draft: a text that somebody is writing, with its citations, its stretches of prose, and what its front matter says.

Offsets count characters of `Draft.text`, half open; lines count from 1. The names of a citation's parts and the fields
of the front matter are Pandoc's (its manual, "Citation syntax" and "Citations").
"""

from collections.abc import Mapping, Sequence

from citecli.documents.front_matter import OF_A_DRAFT, front_matter
from citecli.documents.model import Span
from citecli.errors import BadInput
from citecli.frozen import FrozenValue

_TRUE = frozenset(("true", "yes", "on"))


class DraftMetadata(FrozenValue):
    """What a draft says of its citations; "" or nothing where it is silent.

    Fields that only tell how something looks (`link-citations`) are not read.
    """

    bibliography: tuple[str, ...] = ()
    """Files that references are in, as the draft names them."""

    style: str = ""
    """The style's file or name (`csl`)."""

    language: str = ""
    """A language tag (`lang`)."""

    nocite: str = ""
    """Citations of what is to be in the bibliography, though the text does not cite it."""

    title: str = ""

    references: tuple[Mapping[str, object], ...] = ()
    """Items of CSL-JSON as they were read from YAML, or that the draft brings along otherwise."""

    section_title: str = ""
    """The heading of the bibliography (`reference-section-title`)."""

    suppress_bibliography: bool = False

    end: int = 0
    """The offset at which the draft's body begins, in characters."""


def draft_metadata(text: str) -> DraftMetadata:
    """What the front matter of a draft says. `BadInput` when it can't be read, or may not (aliases, tags, too long)."""
    front = front_matter(text, OF_A_DRAFT)
    if front.problem:
        raise BadInput(front.problem)
    values = front.values
    references = values.get("references")
    return DraftMetadata(
        bibliography=_texts(values.get("bibliography")),
        style=_text(values.get("csl")) or _text(values.get("citation-style")),
        language=_text(values.get("lang")),
        nocite=" ".join(_texts(values.get("nocite"))),
        title=_text(values.get("title")),
        references=tuple(item for item in references if isinstance(item, Mapping))
        if isinstance(references, list)
        else (),
        section_title=_text(values.get("reference-section-title")),
        suppress_bibliography=_text(values.get("suppress-bibliography")).lower() in _TRUE
        or values.get("suppress-bibliography") is True,
        end=front.end,
    )


def _text(value: object) -> str:
    """A scalar; what YAML calls nothing is nothing."""
    return value.strip() if isinstance(value, str) and value not in ("null", "~") else ""


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(text for item in value if (text := _text(item)))
    return (text,) if (text := _text(value)) else ()


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
