"""What `list`, `search`, `add`, `edit`, `tag` and `remove` answer."""

from enum import StrEnum
from typing import NamedTuple

from citecli.documents.model import Document, Span
from citecli.references.model import Date


class Row(NamedTuple):
    """One document. `words` and `quotations` count in the body; `author` is in reading order, "" when there is none."""

    number: int
    id: str
    title: str
    author: str
    date: Date | None
    type: str
    words: int
    quotations: int
    path: str
    tags: tuple[str, ...] = ()


class Listing(NamedTuple):
    """The rows in the order asked for, and one line for each file that could not be read."""

    rows: tuple[Row, ...]
    problems: tuple[str, ...] = ()
    total: int = 0


class Snippet(NamedTuple):
    """A part of a paragraph (`paragraph` is its number, 0 outside of the body), and the matches in it.

    `span` and `matches` count characters of the document's text. `begins` and `ends` tell whether the paragraph does so
    where the snippet does.
    """

    paragraph: int
    span: Span
    matches: tuple[Span, ...]
    begins: bool = True
    ends: bool = True


class Hit(NamedTuple):
    """One document that matches."""

    document: Document
    snippets: tuple[Snippet, ...]


class Hits(NamedTuple):
    """The first of `total` documents that match."""

    hits: tuple[Hit, ...]
    total: int


class Status(StrEnum):
    """What became of it."""

    ADDED = "added"
    KNOWN = "already there"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "restored"


class Addition(NamedTuple):
    """One input (`source` is how the user named it) and the document that it is in the library.

    The document comes without its text, for there may be thousands; `words` counts those of the body. `missing` are
    the important variables that its reference lacks; `remarks` what there is to say about the reading.
    """

    source: str
    status: Status
    document: Document
    words: int
    missing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Discarded(NamedTuple):
    """A document in the trash. `time` is when it was removed: `2021-03-03 12:00:00`, local time."""

    id: str
    title: str
    time: str
    path: str


class Tag(NamedTuple):
    """A tag, and how many documents have it."""

    name: str
    documents: int
