"""Which documents a command works on."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.errors import CitecliError, NothingMatched, UnreadableDocument
from citecli.library.library import STANDARD_INPUT, Library
from citecli.library.store import has_documents


class Choice(NamedTuple):
    """The documents, and for each name that led to none the reason. A batch goes on past them."""

    documents: tuple[Document, ...]
    errors: tuple[CitecliError, ...] = ()


def choose(library: Library, names: Sequence[str]) -> Choice:
    """The documents of `stream`, all at once."""
    found = tuple(stream(library, names))
    documents = tuple(one for one in found if isinstance(one, Document))
    return Choice(documents, tuple(one for one in found if isinstance(one, CitecliError)))


def stream(library: Library, names: Sequence[str]) -> Iterator[Document | CitecliError]:
    """The documents that `names` mean, in that order and each once; without names the whole library, one at a time.

    A folder means all documents in it, a file of JSON lines one a line. In place of a document that can't be had comes
    the reason. A single name that means none raises it, for then nothing is left to do.
    """
    if not names:
        yield from _all_in(library)
        return
    given: set[tuple[str, str]] = set()
    for name in names:
        empty = True
        try:
            for one in _meant(library, name):
                empty = False
                if isinstance(one, Document):
                    if (one.path, one.id) in given:
                        continue
                    given.add((one.path, one.id))
                yield one
        except CitecliError as error:
            if len(names) == 1:
                raise
            yield error
            continue
        if empty:
            yield NothingMatched(f"there is no document in {name}")


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
