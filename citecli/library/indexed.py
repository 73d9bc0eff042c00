"""IndexedLibrary: a library that answers from its index where reading the files would take longer."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from citecli.documents.model import Document
from citecli.library import store
from citecli.library.library import Entry, Library
from citecli.references.model import Reference

if TYPE_CHECKING:
    from citecli.library.index import Index

FEW_TO_READ = 40
"""Documents that are read sooner than an index is opened."""
FEW_TO_EXAMINE = 4
"""Documents in which quotations are found sooner."""
_SMALL = 64 * 1024
"""Bytes of all documents together that count as few, too; the larger limit holds for reading, ten times it."""


class Cache(NamedTuple):
    """Where indexes are kept (a folder, asked for when it is needed), and who is told while one is made or can't be.

    `stamp` changes with the program.
    """

    folder: Callable[[], Path]
    stamp: Callable[[], str]
    progress: Callable[[int, int], object] | None = None
    remark: Callable[[str], None] | None = None


class IndexedLibrary(Library):
    """A library with an index beside it, which is made and followed as need be."""

    def __init__(self, folder: Path, cache: Cache, on_reading: Callable[[], None] | None = None) -> None:
        """`on_reading` is as `Library` has it."""
        super().__init__(folder, on_reading)
        self._cache = cache
        self._index: Index | None = None
        self._unusable = False

    def index(self, few: int = 0, full: bool = False) -> "Index | None":
        """The index, up to date; `None` when the library has no more than `few` documents, or it can't be used.

        `full` looks into every file again.
        """
        if self._unusable:
            return None
        files: tuple[store.State, ...] | None = None
        if self._index is None:
            files = store.states(self.folder)
            if few and len(files) <= few and sum(state.size for state in files) <= _SMALL * (10 if few > 9 else 1):
                return None
        elif not full:
            return self._index
        from citecli.library.index import Damaged

        try:
            self._index = self._followed(files, full)
        except Damaged as error:
            self._unusable = True
            if self._cache.remark:
                self._cache.remark(f"the index can't be used, so this takes longer: {error}")
        return self._index

    def _followed(self, files: tuple[store.State, ...] | None, full: bool) -> "Index":
        from citecli.library.index import Damaged, Index, discard

        if self._on_reading:
            self._on_reading()
        name = blake2b(str(self.folder.resolve()).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        file = self._cache.folder() / f"library-{name}.sqlite3"
        for attempt in range(2):
            index = Index(file, self.folder, self._cache.stamp())
            try:
                index.refresh(full, self._cache.progress, files)
                return index
            except Damaged:
                index.close()
                if attempt:
                    raise
                discard(file)
        raise AssertionError

    def count(self) -> int:
        """How many files there are."""
        return self._index.count() if self._index else super().count()

    def stream(self) -> Iterator[Entry]:
        """Every file, as `entries` has them, one at a time."""
        if self._entries is not None or not (index := self.index(FEW_TO_READ)):
            yield from super().stream()
            return
        for number, name, document, problem in index.documents():
            yield Entry(number, self.folder / name, document, problem)

    def last(self) -> Document | None:
        """The document that was added last of those that can be read."""
        labels = [one for one in self._labels() if one.document]
        return self._opened(labels[-1]) if labels else None

    def _labels(self) -> Sequence[Entry]:
        """The entries with id and title of their documents, and no more."""
        if self._entries is not None or not (index := self.index(FEW_TO_READ)):
            return self.entries()
        return [
            Entry(number, self.folder / name, None if key is None else _label(key, title or ""))
            for number, name, key, title in index.labels()
        ]

    def _opened(self, entry: Entry) -> Document:
        if entry.document and not entry.document.path and self._index:
            return self._index.document(entry.path.name) or store.read_document(entry.path)
        return super()._opened(entry)


def _label(key: str, title: str) -> Document:
    return Document(key, "", (), Reference(key, texts={"title": title} if title else {}))
