"""Select the documents that a command works on."""

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
    """The error of each name for which there is no document. A batch continues after them."""


def select_documents(library: Library, names: Sequence[str]) -> SelectedDocuments:
    """The documents that `names` refer to, all in memory; without names the whole library. See `stream_documents`."""
    items = tuple(stream_documents(library, names))
    documents = tuple(item for item in items if isinstance(item, Document))
    return SelectedDocuments(documents, tuple(item for item in items if isinstance(item, CitecliError)))


def stream_documents(library: Library, names: Sequence[str]) -> Iterator[Document | CitecliError]:
    """Yield the documents that `names` refer to, in that order and each once; without names the whole library.

    A folder stands for all documents in it, a file of JSON lines for one document per line. A document that can't be
    read yields its error instead. If there is only one name and no document for it, the error is raised.
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
    """Whether a name refers to JSON lines: a file with that suffix, or standard input that begins with an object."""
    if name == STANDARD_INPUT:
        peek = getattr(getattr(sys.stdin, "buffer", None), "peek", None)
        beginning: bytes = peek(1).lstrip() if peek else b""
        return beginning[:1] == b"{" and beginning[1:].lstrip()[:1] == b'"'
    return name.lower().endswith((".jsonl", ".ndjson"))


def _all_in(library: Library) -> Iterator[Document | CitecliError]:
    for entry in library.files():
        yield entry.document or UnreadableDocument(entry.problem)


def _is_folder(name: str) -> bool:
    """Whether a name refers to a folder: the folder exists, and is written as a path or contains documents."""
    try:
        path = Path(name)
        return path.is_dir() and ("/" in name or "\\" in name or name in (".", "..") or has_documents(path))
    except (OSError, ValueError):
        return False
