"""What `list`, `search`, `add`, `edit`, `tag` and `remove` answer."""

from enum import StrEnum
from typing import NamedTuple

from citecli.documents.model import Document, Span
from citecli.frozen import FrozenValue
from citecli.references.model import Date


class ListingOrder(StrEnum):
    """Sort keys of a listing. Dates sort newest first, all others ascending; missing values come last."""

    NUMBER = "number"
    ID = "id"
    TITLE = "title"
    AUTHOR = "author"
    DATE = "date"
    WORDS = "words"
    QUOTATIONS = "quotations"


class Row(NamedTuple):
    """One document of a listing. A tuple, for thousands are made and taken apart."""

    number: int
    """Its number, by order of addition."""
    id: str
    """Its id."""
    title: str
    """Its title, or ""."""
    author: str
    """Its authors in reading order, or ""."""
    date: Date | None
    """When it was published."""
    type: str
    """CSL's type of item."""
    words: int
    """Words of the body."""
    quotations: int
    """Quotations in the body."""
    path: str
    """Its file."""
    tags: tuple[str, ...] = ()
    """Its tags."""


class Listing(FrozenValue):
    """The documents of a library."""

    rows: tuple[Row, ...]
    """In the order asked for."""
    problems: tuple[str, ...] = ()
    """A line for each file that could not be read."""
    total: int = 0
    """How many documents there are, whatever was asked for."""


class Snippet(FrozenValue):
    """A part of a paragraph with what matches in it."""

    paragraph: int
    """The number of the paragraph; 0 outside of the body."""
    span: Span
    """Where it is in the document's text."""
    matches: tuple[Span, ...]
    """What matches, in the document's text."""
    begins: bool = True
    """Whether the paragraph begins where the snippet does."""
    ends: bool = True
    """Whether the paragraph ends where the snippet does."""


class Hit(FrozenValue):
    """One document that matches."""

    document: Document
    """The document."""
    snippets: tuple[Snippet, ...]
    """Its best passages."""


class Hits(FrozenValue):
    """What a search found."""

    hits: tuple[Hit, ...]
    """The first documents, best matches first."""
    total: int
    """How many documents match."""


class Status(StrEnum):
    """What happened to a document."""

    ADDED = "added"
    KNOWN = "already there"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "restored"


class Addition(FrozenValue):
    """What happened to one input of `add`, or to one edited document."""

    source: str
    """The input as the user named it."""
    status: Status
    """What happened to a document."""
    document: Document
    """The document in the library, without its text, for there may be thousands."""
    words: int
    """Words of its body."""
    missing: tuple[str, ...] = ()
    """Important variables that its reference lacks."""
    remarks: tuple[str, ...] = ()
    """What there is to say about the reading."""


class Discarded(FrozenValue):
    """A document in the trash."""

    id: str
    """Its id."""
    title: str
    """Its title, or ""."""
    time: str
    """When it was removed: `2021-03-03 12:00:00`, local time."""
    path: str
    """Its file in the trash."""


class Tag(FrozenValue):
    """A tag of a library."""

    name: str
    """Its name."""
    documents: int
    """How many documents have it."""
