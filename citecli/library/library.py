"""Library: a folder of documents, and finding one by what a user calls it."""

import difflib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from citecli.documents.model import Document
from citecli.errors import AmbiguousDocument, DocumentNotFound
from citecli.frozen import replace
from citecli.library import store
from citecli.library.catalogue import (
    Catalogue,
    DocumentLabel,
    FileCatalogue,
    IndexCache,
    LibraryFile,
    exact_names,
    readable_documents,
)
from citecli.library.names import with_id
from citecli.text.folding import fold
from citecli.text.messages import series
from citecli.text.words import letter_runs

if TYPE_CHECKING:
    from citecli.library.index import Index

STANDARD_INPUT = "-"
FEW_TO_READ = 40
"""Documents that are read sooner than an index is opened."""
FEW_TO_SEARCH = 4
"""Documents in which quotations are found sooner than an index is opened."""
_SMALL = 64 * 1024
"""Bytes of all documents together that count as few, too; the larger limit holds for reading, ten times it."""
_MANY = 400
"""Files in a folder beyond which nobody counts its documents: it is no small library."""


_FEW_FINDS = 20
"""Names of documents that are sooner looked for one by one than all are put in order."""
_NEARLY = 0.8
"""How alike two words must be for one to be the other misspelled."""


class Library:
    """The documents of one folder.

    Nothing is read before it is asked for. A folder of many documents answers from an index, when there is a cache to
    keep one in; else its files are read. `folder` is where the documents are. Nothing is written there.

        >>> import citecli, pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     _ = pathlib.Path(folder, "letter.txt").write_text("The harbour\\n\\n3 March 2021\\n\\nIt is closed.")
        ...     citecli.Library(folder).find("harbour").id
        'the-harbour'
    """

    def __init__(
        self,
        folder: PathLike[str] | str,
        cache: IndexCache | None = None,
        on_reading: Callable[[], None] | None = None,
        encoding: str = "",
        choose: "Callable[[str, Sequence[DocumentLabel]], DocumentLabel | None] | None" = None,
    ) -> None:
        """`cache` is where an index is kept. `on_reading` is called once, before the folder is read. `encoding` is what
        the user says that the documents found by name are in; "" to find out. `choose` is called with a name that means
        several documents, and those; it returns the one that the user means, `None` when nobody can be asked.
        """
        self._choose = choose
        self._encoding = encoding
        self.folder = folder = Path(folder)
        self._cache = cache
        self._on_reading = on_reading
        self._files = FileCatalogue(folder)
        self._from_files = False
        self._index: Index | None = None
        self._index_failed = False
        self._finds = 0

    @property
    def catalogue(self) -> Catalogue:
        """What answers for the library: its index where reading the files would take longer, else the files."""
        if not self._from_files and (index := self.index(FEW_TO_READ)):
            return index
        self._from_files = True
        self._announce()
        return self._files

    def index(self, few: int = 0) -> "Index | None":
        """The library's index, up to date; `None` when the library has no more than `few` documents, or no index can
        be kept.
        """
        if self._index is not None:
            return self._index
        if self._cache is None or self._index_failed or (few and self._is_small(few)):
            return None
        return self._open_index(full=False)

    @property
    def is_large(self) -> bool:
        """Whether it takes a while to read its folder for the first time."""
        return store.has_more_files(self.folder, _MANY)

    def growing_index(self) -> "Iterator[tuple[Index, Sequence[str]]]":
        """The index of a large library while it is brought up to date, in steps, each with the files that it answers
        for by then; see `Index.refreshing`. Afterwards `index` has it. Nothing is yielded where it is had at once.
        """
        if self._index is not None or self._cache is None or self._index_failed:
            return
        if not self.is_large:
            return
        from citecli.library.database import DamagedIndex
        from citecli.library.index_file import index_to_refresh

        self._announce()
        index = index_to_refresh(self.folder, self._cache)
        if index is None:
            return
        is_whole = False
        try:
            for files in index.refreshing(progress=self._cache.progress):
                yield index, files
            is_whole = True
        except DamagedIndex:  # which is looked into by whoever opens it next
            return
        finally:
            if is_whole:
                self._index = index
            else:
                index.close()

    def required_index(self, full: bool = False) -> "Index":
        """The library's index, up to date, however few documents there are; one in memory when none can be kept.

        `full` looks into every file again, whether or not it seems to have changed.
        """
        if self._index is not None and not full:
            return self._index
        if index := self._open_index(full):
            return index
        from citecli.library.index_file import index_in_memory

        self._index = index_in_memory(self.folder, self._cache)
        return self._index

    def do_without_index(self, reason: str) -> None:
        """Answer from the files from now on, for the index can't be used; the user is told the reason."""
        self.close()
        if not self._index_failed and self._cache is not None and self._cache.remark:
            self._cache.remark(f"can't use the index, so this takes longer: {reason}")
        self._index_failed = True

    def delete_damaged_index(self) -> bool:
        """Delete the index that is open when it can't be read; whether it was so. It is made anew when it is needed."""
        index = self._index
        if index is None or index.file is None or index.is_sound():
            return False
        from citecli.library.database import delete

        self.close()
        with suppress(OSError):
            delete(index.file)
        return True

    def close(self) -> None:
        """Let go of the index, if one is open; the library may still be used."""
        self.__dict__.pop("_labels_by_name", None)
        if self._index is not None:
            self._index.close()
            self._index = None

    def _open_index(self, full: bool) -> "Index | None":
        from citecli.library.index_file import open_index

        self._announce()
        if self._cache is None or self._index_failed:
            return None
        self._index = open_index(self.folder, self._cache, full)
        self._index_failed = self._index is None
        return self._index

    def _is_small(self, few: int) -> bool:
        """Whether the files are sooner read than the index is opened."""
        if store.has_more_files(self.folder, _MANY):
            return False
        files = store.file_states(self.folder)
        return len(files) <= few and sum(file.size for file in files) <= _SMALL * (10 if few > 9 else 1)

    def _announce(self) -> None:
        if self._on_reading:
            on_reading, self._on_reading = self._on_reading, None
            on_reading()

    @property
    def unkept(self) -> tuple[str, ...] | None:
        """Names of documents of which something is not noted with the library yet: see `numbers.unkept`.

        `None` when the library has not been read.
        """
        return (self._index or self._files).unkept

    def count(self) -> int:
        """How many files there are, readable or not. Reads none of them."""
        return (self._index or self._files).count()

    def files(self) -> Iterator[LibraryFile]:
        """Every file with its document, in order of addition, one at a time: a library may be larger than memory.

        Raises `UnreadableDocument` only when the folder itself can't be read.
        """
        return self.catalogue.files()

    def documents(self) -> tuple[Document, ...]:
        """Every document that can be read, in order of addition.

        Raises `UnreadableDocument` only when the folder itself can't be read.
        """
        return tuple(readable_documents(self.files()))

    def ids(self) -> tuple[str, ...]:
        """The ids of the documents that can be read, in order of addition."""
        return tuple(self.catalogue.ids())

    def last(self) -> Document | None:
        """The document that was added last of those that can be read; `None` when there is none."""
        label = self.catalogue.last()
        return self._document(label) if label else None

    def find(self, name: str) -> Document:
        """The document that `name` means: a path, an id or file name, a number, the beginning of an id, words of a
        title (tried in that order), or `-` for standard input.

        Raises `AmbiguousDocument` with the candidates, `DocumentNotFound` with the nearest, or whatever reading raises.
        """
        if name == STANDARD_INPUT:
            return with_id(store.read_standard_input(self._encoding), "standard-input")
        if _is_file(name):
            return self._at(Path(name))
        labels = self._labels_for(fold(name))
        if len(labels) > 1:  # which may differ in case alone
            labels = tuple(label for label in labels if name in (label.id, label.file)) or labels
        if len(labels) == 1:
            return self._document(labels[0])
        chosen = self._choose(name, labels) if labels and self._choose else None
        if chosen:
            return self._document(chosen)
        if labels:
            ids = [label.file if label.id is None else label.id for label in labels]
            listed = ", ".join(ids[:5]) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "")
            raise AmbiguousDocument(f"“{name}” matches several documents: {listed}; type more of the title, or the id")
        raise DocumentNotFound(f"no document matches “{name}”; {self._suggestion(name)}")

    def _at(self, path: Path) -> Document:
        """The document in a file, under its id in the library when the file is in it."""
        is_own = store.is_directly_in(path, self.folder)
        if is_own and path.is_file():
            label = self.catalogue.in_file(path.name)
            if label and label.id is not None:
                return self._document(label)
        # A pipe that the user names is read; one in the library, which may be named by what lies there, is not.
        return with_id(store.read_document(path, named=not is_own, encoding=self._encoding), path.stem)

    def _document(self, label: DocumentLabel) -> Document:
        if self._encoding:
            path = self.folder / label.file
            return replace(store.read_document(path, encoding=self._encoding), id=label.id or path.stem)
        # Reading a file again raises what is wrong with it.
        return self.catalogue.document(label.file) or store.read_document(self.folder / label.file)

    def _labels_for(self, name: str) -> tuple[DocumentLabel, ...]:
        """The documents that a folded name means, by the first way of naming under which it means any."""
        if not name:
            return ()
        self._finds += 1
        if self._finds > _FEW_FINDS and (called_so := self._labels_by_name.get(name)):
            return tuple(called_so)
        if labels := self.catalogue.named(name):
            return tuple(labels)
        words = _words(name)
        return tuple(label for label in self.catalogue.labels() if words and words <= _words(fold(label.title)))

    @cached_property
    def _labels_by_name(self) -> dict[str, list[DocumentLabel]]:
        """The documents by what they are called exactly, and by their numbers where nothing is called so."""
        called: dict[str, list[DocumentLabel]] = {}
        numbered: dict[str, list[DocumentLabel]] = {}
        for label in self.catalogue.labels():
            numbered[str(label.number)] = [label]
            for name in exact_names(label):
                called.setdefault(name, []).append(label)
        return numbered | called

    def _suggestion(self, name: str) -> str:
        """What to try instead of a name that means nothing."""
        ids = {fold(identifier): identifier for identifier in self.ids()}
        near = difflib.get_close_matches(fold(name), ids, n=3, cutoff=0.5)
        suggested = [ids[key] for key in near] or self._called_nearly(name)
        if suggested:
            return f"did you mean {series(suggested)}?"
        return "see `citecli list`" if ids else f"there are no documents in {self.folder}"

    def _called_nearly(self, name: str) -> list[str]:
        """The ids of three documents with a word in title or id that is spelled nearly like one of a name's."""
        called: dict[str, list[str]] = {}
        for label in self.catalogue.labels():
            if label.id is not None:
                for word in _words(fold(f"{label.title} {label.id.replace('-', ' ')}")):
                    called.setdefault(word, []).append(label.id)
        near = (
            spelling
            for word in sorted(_words(fold(name)))
            for spelling in difflib.get_close_matches(word, called, n=3, cutoff=_NEARLY)
        )
        return list(dict.fromkeys(one for spelling in near for one in called[spelling]))[:3]


def _is_file(name: str) -> bool:
    try:
        path = Path(name)
        # A folder is meant only when it can't be anything else: `seeds` may well be the beginning of a title.
        return path.is_file() or (path.exists() and (not path.is_dir() or "/" in name or "\\" in name))
    except (OSError, ValueError):
        return False


def _words(text: str) -> frozenset[str]:
    return frozenset(letter_runs(text.replace("'", "")))
