"""`Draft`: a text that a user is writing, with its citations, its stretches of prose, and its front matter.

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
    """The fields of a draft's front matter that concern citations; empty if missing.

    Fields that only affect appearance (`link-citations`) are not read.
    """

    bibliography: tuple[str, ...] = ()
    """The bibliography files, as the draft names them."""

    style: str = ""
    """The style's file or name (`csl`)."""

    language: str = ""
    """A language tag (`lang`)."""

    nocite: str = ""
    """Citations of references for the bibliography that the text does not cite."""

    title: str = ""

    authors: tuple[str, ...] = ()
    """Its authors, as names in reading order."""

    date: str = ""
    """Its date as written."""

    references: tuple[Mapping[str, object], ...] = ()
    """CSL-JSON items in the front matter or elsewhere in the draft."""

    section_title: str = ""
    """The heading of the bibliography (`reference-section-title`)."""

    suppress_bibliography: bool = False

    end: int = 0
    """The offset at which the draft's body begins, in characters."""


def draft_metadata(text: str) -> DraftMetadata:
    """The metadata in the front matter of a draft.

    Raises `BadInput` if it can't be read, or is not accepted (aliases, tags, too long).
    """
    front = front_matter(text, OF_A_DRAFT)
    if front.problem:
        raise BadInput(front.problem)
    return metadata_of(front.values, front.end)


def metadata_of(values: Mapping[str, object], end: int = 0) -> DraftMetadata:
    """The metadata in fields that are named as those of front matter."""
    references = values.get("references")
    return DraftMetadata(
        bibliography=_texts(values.get("bibliography")),
        style=_text(values.get("csl")) or _text(values.get("citation-style")),
        language=_text(values.get("lang")),
        nocite=" ".join(_texts(values.get("nocite"))),
        title=_text(values.get("title")),
        authors=_names(values.get("author")),
        date=_text(values.get("date")),
        references=tuple(item for item in references if isinstance(item, Mapping))
        if isinstance(references, list)
        else (),
        section_title=_text(values.get("reference-section-title")),
        suppress_bibliography=_text(values.get("suppress-bibliography")).lower() in _TRUE
        or values.get("suppress-bibliography") is True,
        end=end,
    )


def _text(value: object) -> str:
    """A scalar as text; "" for YAML's null values."""
    return value.strip() if isinstance(value, str) and value not in ("null", "~") else ""


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(text for item in value if (text := _text(item)))
    return (text,) if (text := _text(value)) else ()


def _names(value: object) -> tuple[str, ...]:
    """The names in a field: texts, or entries with a `name`."""
    names = []
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name")) if isinstance(item, Mapping) else _text(item)
        if name:
            names.append(name)
    return tuple(names)


class DraftCite(FrozenValue):
    """One key in a citation, with the writer's prefix and suffix as written (Markdown)."""

    key: str

    prefix: str = ""
    """The text before the key ("see ")."""

    suffix: str = ""
    """The text after the key: a locator, words, or both (", p. 3")."""

    author_suppressed: bool = False
    """Whether a minus stands before the key (`-@key`)."""

    key_is_made: bool = False
    """Whether the key was made for a work that the draft has none for: it is no key of the writer's."""


class DraftCitation(FrozenValue):
    """One citation: `[see @key, p. 3; @other]`, or `@key [p. 3]` in the sentence."""

    span: Span

    line: int
    """Its line, from 1, in its file."""

    cites: tuple[DraftCite, ...]

    textual: bool = False
    """Whether it stands in the sentence, outside of brackets."""

    note: str = ""
    """The label of the footnote that it stands in, "" in running text."""

    as_note: bool = False
    r"""Whether the writer wants it in a note of its own whatever the style (`\\footcite`)."""

    author_only: bool = False
    r"""Whether it is the author's name alone (`\\citeauthor`)."""

    part: str = ""
    r"""What it takes out of the reference in place of a citation: "title" (`\\citetitle`), "year", "date", "url", or
    its whole "entry" (`\\fullcite`)."""

    command: str = ""
    """The command that it is written with, if `part` is set."""

    quoted: Span | None = None
    r"""The words that its own command quotes (`\\textcquote{key}{words}`): it belongs to them and to no others."""

    file: str = ""
    """The file that it stands in, as the user would name it, if that is not the draft's own."""

    unread: str = ""
    """Why a program's citation could not be read, or not all of it; "" for one that was. What it shows is text then."""


class EmbeddedReference(FrozenValue):
    """A reference that a program has put into a draft with its citations."""

    key: str

    item: Mapping[str, object]
    """It as a CSL-JSON item; beside a `record` no more than tells the work."""

    record: str = ""
    """It in the format that the program has it in, "" when `item` is all there is."""

    form: str = ""
    """The format of `record`: "endnote-xml" or "word"."""


class NoteMark(FrozenValue):
    """The mark of a footnote in the text, or an inline note."""

    span: Span

    label: str
    """The label of the note, which is made up for an inline one."""


class Stretch(FrozenValue):
    """Prose without a break: a paragraph, a heading, a cell of a table."""

    text: str
    """The visible text: markup is removed and citations are replaced by spaces."""

    offsets: Sequence[int]
    """`offsets[i]` is the offset of `text[i]` in the draft; `offsets[len(text)]` is the end of the stretch."""

    depth: int = 0
    """The number of block quotations around it."""

    note: str = ""
    """The label of its footnote, "" in running text."""

    block: int = 0
    """The number of its outermost block quotation from 1, 0 for none."""

    heading: bool = False

    level: int = 0
    """The level of a heading, from 1, the outermost; 0 where it is not known."""

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]` in the draft."""
        if end <= start:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


class DraftFile(FrozenValue):
    """A piece of a file, of those that a draft's text is put together from."""

    name: str
    """The file, as the user would name it."""

    span: Span
    """The piece in the draft's text."""

    offset: int = 0
    """Where it begins in the file, in characters of the file's text."""

    line: int = 1
    """The line of the file in which it begins."""

    column: int = 1


class DraftPlace(FrozenValue):
    """A place in a file of a draft."""

    file: str
    """The file, as the user would name it."""

    line: int

    column: int

    offset: int
    """In characters of the file's text."""


class ListedWork(FrozenValue):
    r"""A work in a list of references that is typed in the draft, under a key: `\bibitem{key} Roe. \emph{Tides}.`"""

    key: str

    text: str
    """The entry as it is written, with its markup."""


class Draft(FrozenValue):
    """A draft that was read; all parts in the order of the text."""

    name: str
    """The draft's name as the user gave it."""

    text: str

    front: DraftMetadata
    """The metadata in its front matter."""

    citations: tuple[DraftCitation, ...]

    stretches: tuple[Stretch, ...]

    note_marks: tuple[NoteMark, ...] = ()

    references_at: int = -1
    """The offset after the line that places the bibliography (`::: {#refs}`), -1 if it goes at the end."""

    reference_lists: tuple[Span, ...] = ()
    """The lists of references that the draft's format marks as such, in order. Others have no more than a heading."""

    listed_works: tuple[ListedWork, ...] = ()
    """The works that the draft's own lists give keys."""

    is_latex: bool = False
    """Whether the text is LaTeX; else it is Markdown, or has no markup."""

    files: tuple[DraftFile, ...] = ()
    """The pieces of files that make up the text, in order and without a gap; none when all of it is from `name`."""

    start: int = 0
    """The offset at which the user's file begins; before it stands what it needs of its book, such as a preamble."""

    remarks: tuple[str, ...] = ()
    """What is to be said of files that belong to the draft and were not read, one line each."""

    embedded: tuple[EmbeddedReference, ...] = ()
    """The references of the works that programs' citations in it name."""
