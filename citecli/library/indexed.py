"""IndexedLibrary: a library that answers from its index where reading the files would take longer."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from citecli.documents.model import Document
from citecli.library import store
from citecli.library.library import Entry, Library
from citecli.references.model import Reference
from citecli.text.folding import fold

if TYPE_CHECKING:
    from citecli.library.database import Edition
    from citecli.library.index import Index, Label

FEW_TO_READ = 40
"""Documents that are read sooner than an index is opened."""
FEW_TO_EXAMINE = 4
"""Documents in which quotations are found sooner."""
_SMALL = 64 * 1024
"""Bytes of all documents together that count as few, too; the larger limit holds for reading, ten times it."""
_MANY = 400
"""Files in a folder beyond which nobody counts its documents: it is no small library."""


class Cache(NamedTuple):
    """Where indexes are kept (a folder, asked for when it is needed), and who is told while one is made or can't be."""

    folder: Callable[[], Path]
    edition: "Callable[[], Edition]"
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

    def index(self, few: int = 0, full: bool = False, anyhow: bool = False) -> "Index | None":
        """The index, up to date; `None` when the library has no more than `few` documents, or it can't be used.

        `full` looks into every file again. With `anyhow` one that can't be used is replaced by one in memory.
        """
        if self._index is not None and not full:
            return self._index
        if self._unusable and not anyhow:
            return None
        if few and self._index is None and self._is_small(few):
            return None
        from citecli.library.database import Damaged

        if self._on_reading and self._index is None:
            self._on_reading()
        try:
            self._index = self._followed(full)
        except Damaged as error:
            self._index = self._to_read()
            if self._index is None:
                if self._cache.remark and not self._unusable:
                    self._cache.remark(f"the index can't be used, so this takes longer: {error}")
                self._unusable = True
                self._index = self._in_memory() if anyhow else None
        return self._index

    def _is_small(self, few: int) -> bool:
        """Whether the files are sooner read than the index is opened."""
        if store.has_more_files(self.folder, _MANY):
            return False
        files = store.states(self.folder)
        return len(files) <= few and sum(state.size for state in files) <= _SMALL * (10 if few > 9 else 1)

    @property
    def _file(self) -> Path:
        from citecli.library.digests import blake2b

        name = blake2b(str(self.folder.resolve()).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return self._cache.folder() / f"library-{name}.sqlite3"

    def _followed(self, full: bool) -> "Index":
        from citecli.library.database import Damaged, discard
        from citecli.library.index import Index

        for attempt in range(2):
            index = Index(self._file, self.folder, self._cache.edition())
            try:
                index.refresh(full, self._cache.progress)
                return index
            except Damaged:
                index.close()
                if attempt:
                    raise
                discard(self._file)
        raise AssertionError

    def _to_read(self) -> "Index | None":
        """The index in a file that can't be written, as long as it still says what the files say."""
        from citecli.library.database import Damaged
        from citecli.library.index import Index

        try:
            index = Index(self._file, self.folder, self._cache.edition(), to_read=True)
        except Damaged:
            return None
        try:
            index.refresh()
        except Damaged:
            index.close()
            return None
        return index

    def _in_memory(self) -> "Index":
        from citecli.library.index import Index

        index = Index(None, self.folder, self._cache.edition())
        index.refresh(progress=self._cache.progress)
        return index

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

    def ids(self) -> tuple[str, ...]:
        """The ids of the documents that can be read, in order of addition."""
        if self._entries is not None or not (index := self.index(FEW_TO_READ)):
            return super().ids()
        return tuple(index.ids())

    def last(self) -> Document | None:
        """The document that was added last of those that can be read."""
        if self._entries is not None or not (index := self.index(FEW_TO_READ)):
            return super().last()
        label = index.last()
        return self._opened(self._entry(label)) if label else None

    def _entry(self, label: "Label") -> Entry:
        document = None if label.id is None else _label(label.id, label.title)
        return Entry(label.number, self.folder / label.name, document)

    def _labels(self) -> Sequence[Entry]:
        """The entries with id and title of their documents, and no more."""
        if self._entries is not None or not (index := self.index(FEW_TO_READ)):
            return self.entries()
        return [self._entry(label) for label in index.labels()]

    def _in_file(self, name: str) -> Entry | None:
        if self._entries is not None or not (index := self.index(FEW_TO_READ)):
            return super()._in_file(name)
        label = index.in_file(name)
        return self._entry(label) if label else None

    def _named(self, name: str) -> tuple[Entry, ...]:
        index = None if self._entries is not None else self.index(FEW_TO_READ)
        found = index.named(fold(name)) if index and fold(name) else ()
        return tuple(map(self._entry, found)) or super()._named(name)

    def _opened(self, entry: Entry) -> Document:
        if entry.document and not entry.document.path and self._index:
            return self._index.document(entry.path.name) or store.read_document(entry.path)
        return super()._opened(entry)


def _label(key: str, title: str) -> Document:
    return Document(key, "", (), Reference(key, texts={"title": title} if title else {}))
