"""What `search` answers: documents, the best first, each with the places that match."""

from typing import NamedTuple

from citecli.documents.model import Document, Span


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
