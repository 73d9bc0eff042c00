"""Library: a folder of documents, and finding one by what a user calls it."""

import difflib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.errors import AmbiguousDocument, BadInput, DocumentNotFound
from citecli.library import store
from citecli.library.names import slug, unique
from citecli.text.folding import fold

STANDARD_INPUT = "-"


class Entry(NamedTuple):
    """One file of a library: its number (from 1, in order of addition) and its document, or why there is none."""

    number: int
    path: Path
    document: Document | None
    problem: str = ""


class Library:
    """The documents of one folder, read when they are first asked for."""

    def __init__(self, folder: Path, on_reading: Callable[[], None] | None = None) -> None:
        """`on_reading` is called once, when the folder is read: a path may be all that is ever asked for."""
        self.folder = folder
        self._on_reading = on_reading
        self._entries: tuple[Entry, ...] | None = None

    def entries(self) -> tuple[Entry, ...]:
        """Every file, in order of addition. Raises `UnreadableDocument` only when the folder itself can't be read."""
        if self._entries is None:
            self._entries = tuple(self.stream())
        return self._entries

    def count(self) -> int:
        """How many files there are. Reads none of them."""
        return len(self._entries if self._entries is not None else store.document_files(self.folder))

    def stream(self) -> Iterator[Entry]:
        """Every file, as `entries` has them, one at a time: a library may be larger than memory."""
        if self._entries is not None:
            yield from self._entries
            return
        if self._on_reading:
            self._on_reading()
        taken: set[str] = set()
        for number, path in enumerate(store.document_files(self.folder), start=1):
            try:
                document = with_id(store.read_document(path), path.stem, taken)
            except BadInput as error:
                yield Entry(number, path, None, str(error))
                continue
            taken.add(document.id)
            yield Entry(number, path, document)

    def documents(self) -> tuple[Document, ...]:
        """Every document that can be read, in order of addition."""
        return tuple(entry.document for entry in self.entries() if entry.document)

    def last(self) -> Document | None:
        """The document that was added last of those that can be read."""
        documents = self.documents()
        return documents[-1] if documents else None

    def ids(self) -> tuple[str, ...]:
        """The ids of the documents that can be read, in order of addition."""
        return tuple(entry.document.id for entry in self._labels() if entry.document)

    def _labels(self) -> Sequence[Entry]:
        """The entries, as far as they are needed to tell which one a name means: id and title of each document."""
        return self.entries()

    def _opened(self, entry: Entry) -> Document:
        """The document of an entry of `_labels`, whole. Reading it again raises what is wrong with it."""
        return entry.document or store.read_document(entry.path)

    def find(self, name: str) -> Document:
        """The document that `name` means: a path, an id or file name, a number, the beginning of an id, words of a
        title (tried in that order), or `-` for standard input.

        Raises `AmbiguousDocument` with the candidates, `DocumentNotFound` with the nearest, or whatever reading raises.
        """
        if name == STANDARD_INPUT:
            return with_id(store.read_standard_input(), "standard-input")
        if _is_file(name):
            return self._at(Path(name))
        found = self._named(name)
        if len(found) == 1:
            return self._opened(found[0])
        if found:
            ids = [entry.document.id if entry.document else entry.path.name for entry in found]
            listed = ", ".join(ids[:5]) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "")
            raise AmbiguousDocument(f"“{name}” may be any of {listed}; say more of one, or its number in the list")
        raise DocumentNotFound(f"no document answers to “{name}”; {self._nearest(name)}")

    def _at(self, path: Path) -> Document:
        if path.is_file() and _holds(self.folder, path):
            entry = self._in_file(path.name)
            if entry and entry.document:
                return self._opened(entry)
        return with_id(store.read_document(path), path.stem)

    def _in_file(self, name: str) -> Entry | None:
        """The entry of the file of that name in the library's folder."""
        return next((entry for entry in self._labels() if entry.path.name == name), None)

    def _named(self, name: str) -> tuple[Entry, ...]:
        """The entries that `name` means, by the first way of naming under which it means any."""
        entries = self._labels()
        wanted = fold(name)
        exact = tuple(entry for entry in entries if wanted in _exact_names(entry))
        if exact or not wanted:
            return exact
        if wanted.isdecimal() and (numbered := tuple(entry for entry in entries if entry.number == int(wanted))):
            return numbered
        begun = tuple(entry for entry in entries if any(own.startswith(wanted) for own in _exact_names(entry)))
        if begun:
            return begun
        words = _words(wanted)
        return tuple(entry for entry in entries if words and words <= _words(_title(entry)))

    def _nearest(self, name: str) -> str:
        ids = {fold(identifier): identifier for identifier in self.ids()}
        near = difflib.get_close_matches(fold(name), ids, n=3, cutoff=0.5)
        if not near:
            wanted = _words(fold(name))
            near = [key for key, own in ids.items() if wanted & _words(own.replace("-", " "))][:3]
        if near:
            return f"did you mean {' or '.join(ids[key] for key in near)}?"
        return "`citecli list` shows those there are" if ids else f"there is none in {self.folder}"


def with_id(document: Document, stem: str, taken: set[str] | frozenset[str] = frozenset()) -> Document:
    """`document` under an id that is not taken: its own (from the sidecar), from its title, or its file's name."""
    name = unique(own_id(document, stem), taken)
    return document._replace(id=name, reference=document.reference._replace(id=name))


def own_id(document: Document, stem: str) -> str:
    """The id that a document would have if no other had it."""
    return document.reference.id or slug(document.reference.texts.get("title", "")) or slug(stem) or "document"


def _is_file(name: str) -> bool:
    try:
        path = Path(name)
        # A folder is meant only when it can't be anything else: `seeds` may well be the beginning of a title.
        return path.is_file() or (path.exists() and (not path.is_dir() or "/" in name or "\\" in name))
    except (OSError, ValueError):
        return False


def _holds(folder: Path, path: Path) -> bool:
    try:
        return path.resolve().parent == folder.resolve()
    except OSError:
        return False


def _exact_names(entry: Entry) -> tuple[str, ...]:
    names = [entry.path.name, entry.path.stem]
    if entry.document:
        names.append(entry.document.id)
    return tuple(map(fold, names))


def _title(entry: Entry) -> str:
    return fold(entry.document.reference.texts.get("title", "")) if entry.document else ""


def _words(text: str) -> frozenset[str]:
    return frozenset("".join(char if char.isalnum() else " " for char in text.replace("'", "")).split())
