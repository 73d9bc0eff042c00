"""Which documents a command works on."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from citecli.documents.model import Document
from citecli.errors import CitecliError, NothingMatched, UnreadableDocument
from citecli.frozen import FrozenValue
from citecli.library.library import STANDARD_INPUT, Library
from citecli.library.store import has_documents


class SelectedDocuments(FrozenValue):
    """The documents that a command works on."""

    documents: tuple[Document, ...]
    errors: tuple[CitecliError, ...] = ()
    """For each name that led to no document the reason. A batch goes on past them."""


def select_documents(library: Library, names: Sequence[str]) -> SelectedDocuments:
    """The documents that `names` mean, all at once; without names the whole library. See `stream_documents`."""
    items = tuple(stream_documents(library, names))
    documents = tuple(item for item in items if isinstance(item, Document))
    return SelectedDocuments(documents, tuple(item for item in items if isinstance(item, CitecliError)))


def stream_documents(library: Library, names: Sequence[str]) -> Iterator[Document | CitecliError]:
    """The documents that `names` mean, in that order and each once; without names the whole library, one at a time.

    A folder means all documents in it, a file of JSON lines one a line. In place of a document that can't be had comes
    the reason. A single name that means none raises it, for then nothing is left to do.
    """
    if not names:
        yield from _all_in(library)
        return
    given: set[tuple[str, str]] = set()
    for name in names:
        is_empty = True
        try:
            for item in _meant(library, name):
                is_empty = False
                if isinstance(item, Document):
                    if (item.path, item.id) in given:
                        continue
                    given.add((item.path, item.id))
                yield item
        except CitecliError as error:
            if len(names) == 1:
                raise
            yield error
            continue
        if is_empty:
            yield NothingMatched(f"there are no documents in {name}")


def _meant(library: Library, name: str) -> Iterator[Document | CitecliError]:
    if _is_folder(name):
        return _all_in(Library(Path(name)))
    if _holds_lines(name):
        from citecli.library.document_lines import document_lines

        return document_lines(name)
    return iter((library.find(name),))


def _holds_lines(name: str) -> bool:
    """Whether a name means JSON lines: a file called so, or standard input that begins as an object does."""
    if name == STANDARD_INPUT:
        peek = getattr(getattr(sys.stdin, "buffer", None), "peek", None)
        beginning: bytes = peek(1).lstrip() if peek else b""
        return beginning[:1] == b"{" and beginning[1:].lstrip()[:1] == b'"'
    return name.lower().endswith((".jsonl", ".ndjson"))


def _all_in(library: Library) -> Iterator[Document | CitecliError]:
    for entry in library.files():
        yield entry.document or UnreadableDocument(entry.problem)


def _is_folder(name: str) -> bool:
    """Whether a name can only be meant as a folder's: it is there, and written as a path or with documents in it."""
    try:
        path = Path(name)
        return path.is_dir() and ("/" in name or "\\" in name or name in (".", "..") or has_documents(path))
    except (OSError, ValueError):
        return False
