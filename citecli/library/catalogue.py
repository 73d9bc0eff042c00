"""The catalogue of a library: its files, what they are called, and their documents, whoever answers for them.

Two things answer: `FileCatalogue`, which reads the files, and `citecli.library.index.Index`, which has read them
before. What a library does with a catalogue it does with either.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from citecli.documents.model import Document
from citecli.errors import BadInput, DocumentNotFound
from citecli.frozen import FrozenValue
from citecli.library import numbers, store
from citecli.library.names import TAGS, with_id
from citecli.library.renames import former_sidecars
from citecli.text.folding import fold

if TYPE_CHECKING:
    from citecli.library.fingerprint import Fingerprint


class LibraryFile(NamedTuple):
    """One file of a library. (A named tuple, for there may be a hundred thousand.)"""

    number: int
    """Given once, from 1, in order of addition: see `citecli.library.numbers`."""
    path: Path
    document: Document | None
    """The document in the file; `None` when it can't be read."""
    problem: str = ""
    """Why it can't be read, in one line; "" when it can."""


_SMALL = 1024 * 1024
"""Bytes of all documents together that are read once more sooner than anybody notices."""


class DocumentLabel(NamedTuple):
    """What the document in one file of a library is called. (A named tuple, for there may be a hundred thousand.)"""

    number: int
    """Given once, from 1, in order of addition: see `citecli.library.numbers`."""
    file: str
    """The name of the file in the library's folder."""
    id: str | None
    """The document's id; `None` when it can't be read."""
    title: str
    """The document's title; "" for none."""


class Catalogue(Protocol):
    """The files of a library and what they hold, in order of addition."""

    def count(self) -> int:
        """How many files there are, readable or not."""

    def files(self) -> Iterator[LibraryFile]:
        """Every file with its document, one at a time: a library may be larger than memory."""

    def ids(self) -> Sequence[str]:
        """The ids of the documents that can be read."""

    def tags(self) -> Sequence[str]:
        """The tags of every document that has some, as written, in order."""

    def labels(self) -> Sequence[DocumentLabel]:
        """What every document is called."""

    def named(self, name: str) -> Sequence[DocumentLabel]:
        """The documents that `name` means (folded, not empty).

        Those with that id, file name, or file name without its suffix; or else the one of that number; or else those
        whose id or file name begins so.
        """

    def in_file(self, file: str) -> DocumentLabel | None:
        """What the document in the file of that name is called; `None` when there is no such file."""

    def last(self) -> DocumentLabel | None:
        """The document that was added last of those that can be read."""

    def document(self, file: str) -> Document | None:
        """The document in the file of that name; `None` when it can't be read."""


class IndexCache(FrozenValue):
    """Where indexes are kept, and who is told about them."""

    folder: Callable[[], Path]
    """Gives the folder, when it is needed."""
    fingerprint: "Callable[[], Fingerprint]"
    """Gives the fingerprint of the program, when it is needed: an index that another program made is made anew."""
    progress: Callable[[int, int], object] | None = None
    """Told how many of how many documents have been read, while an index is made."""
    remark: Callable[[str], None] | None = None
    """Told, in one line, why an index can't be used."""


class FileCatalogue:
    """A catalogue that reads the files of a folder, once, when it is first asked for more than their number."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: tuple[LibraryFile, ...] | None = None
        self.unkept: tuple[str, ...] | None = None
        """Names of documents of which something is not noted: see `numbers.unkept`. `None` before the first look."""

    def count(self) -> int:
        """How many files there are. Reads none of them."""
        return len(self._files if self._files is not None else store.document_files(self._folder))

    def files(self) -> Iterator[LibraryFile]:
        """Every file with its document, one at a time; none is kept.

        Raises `UnreadableDocument` only when the folder itself can't be read.
        """
        if self._files is not None:
            yield from self._files
            return
        taken: set[str] = set()
        kept = numbers.read(self._folder)
        states = store.file_states(self._folder)
        given, former = numbers.given(self._folder, states, kept)
        is_small = sum(state.size for state in states) <= _SMALL
        marks = (numbers.mark_of_file(self._folder, one.name) if is_small else f"{one.size}-" for one in states)
        known = ((one.name, given[one.name], mark) for one, mark in zip(states, marks, strict=True))
        self.unkept = tuple(numbers.unkept(known, kept))
        sides = former_sidecars(self._folder, former)
        for name, number in given.items():
            path = self._folder / name
            if problem := store.name_problem(path):
                yield LibraryFile(number, path, None, problem)
                continue
            try:
                document = store.read_document(path, former_sidecar=sides.get(name))
                document = with_id(document, path.stem, taken)
            except DocumentNotFound:
                continue  # another process has just removed it
            except BadInput as error:
                yield LibraryFile(number, path, None, str(error))
                continue
            taken.add(document.id)
            yield LibraryFile(number, path, document)

    def ids(self) -> Sequence[str]:
        """The ids of the documents that can be read."""
        return tuple(file.document.id for file in self._kept() if file.document)

    def tags(self) -> Sequence[str]:
        """The tags of every document that has some, as written, in order."""
        documents = readable_documents(self._kept())
        return [tags for document in documents if (tags := document.reference.texts.get(TAGS, ""))]

    def labels(self) -> Sequence[DocumentLabel]:
        """What every document is called."""
        return tuple(map(_label, self._kept()))

    def named(self, name: str) -> Sequence[DocumentLabel]:
        """The documents that `name` means, as `Catalogue.named` says."""
        labels = self.labels()
        names = [exact_names(label) for label in labels]
        if exact := [label for label, own in zip(labels, names, strict=True) if name in own]:
            return exact
        number = number_of(name)
        if numbered := [label for label in labels if label.number == number]:
            return numbered
        return [label for label, own in zip(labels, names, strict=True) if any(part.startswith(name) for part in own)]

    def in_file(self, file: str) -> DocumentLabel | None:
        """What the document in the file of that name is called; `None` when there is no such file."""
        return next((label for label in self.labels() if label.file == file), None)

    def last(self) -> DocumentLabel | None:
        """The document that was added last of those that can be read."""
        return next((label for label in reversed(self.labels()) if label.id is not None), None)

    def document(self, file: str) -> Document | None:
        """The document in the file of that name; `None` when it can't be read."""
        return next((entry.document for entry in self._kept() if entry.path.name == file), None)

    def _kept(self) -> tuple[LibraryFile, ...]:
        if self._files is None:
            self._files = tuple(self.files())
        return self._files


def exact_names(label: DocumentLabel) -> tuple[str, ...]:
    """What a document is called exactly, folded: its id, its file's name, and that without the suffix."""
    return tuple(dict.fromkeys(fold(name) for name in (label.id, label.file, Path(label.file).stem) if name))


def number_of(name: str) -> int:
    """The number that a name is, 0 when it is none."""
    # Nobody has so many documents that a number has eighteen figures, and SQLite has none so large.
    return int(name) if name.isdecimal() and len(name) < 18 else 0


def readable_documents(files: Iterable[LibraryFile]) -> Iterator[Document]:
    """The documents of those files that can be read."""
    return (file.document for file in files if file.document)


def _label(file: LibraryFile) -> DocumentLabel:
    document = file.document
    if document is None:
        return DocumentLabel(file.number, file.path.name, None, "")
    return DocumentLabel(file.number, file.path.name, document.id, document.reference.texts.get("title", ""))
