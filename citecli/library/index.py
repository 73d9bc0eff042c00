"""The index: one file in the user's cache folder that answers for a library of thousands of documents.

The files of the library are the truth. The index is made from them, follows them by size, time and content, and can be
deleted at any time. It holds each document as it was read, its words for searching, and, once somebody has looked, its
quotations and who speaks in them (`speakers`).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.frozen import replace
from citecli.library import database, numbers
from citecli.library.catalogue import DocumentLabel, LibraryFile, number_of
from citecli.library.database import get_meta, sqlite_errors
from citecli.library.fingerprint import Fingerprint
from citecli.library.index_update import NUMBERED, IndexUpdate, Progress
from citecli.library.serialization import unpack
from citecli.library.speaker_table import SpeakerTable

_DATE_FIELDS = 5
"""Those of a `citecli.references.model.Date`."""


class IndexRow(NamedTuple):
    """A document as a list shows it. (A named tuple: a list has a hundred thousand.)"""

    number: int
    """From 1, in order of addition."""
    file: str
    """The name of its file in the library's folder."""
    id: str
    title: str
    """"" for none."""
    author: str
    """In reading order; "" for none."""
    date: str
    """The fields of a `citecli.references.model.Date` as JSON; "" for none."""
    type: str
    """A CSL item type."""
    words: int
    """Words of the body."""
    quotations: int
    """Quotations in the body; 0 until somebody has looked."""
    tags: str
    """As written, separated by commas."""


class Index:
    """The index of the library in a folder, open: `with Index(file, folder, fingerprint) as index: …`.

    It is a `citecli.library.catalogue.Catalogue`. `speakers` holds who speaks in the documents, `base` the database
    that all of it is in.
    """

    def __init__(self, file: Path | None, folder: Path, fingerprint: Fingerprint, read_only: bool = False) -> None:
        """Without a file it is in memory, and empty. `read_only` opens one that can't be written.

        Raises `DamagedIndex`.
        """
        self.folder = folder
        self.file = file
        self._read_only = read_only
        with sqlite_errors():
            owner = str(folder.resolve())
            if read_only and file:
                self.base = database.open_read_only(file, owner, fingerprint)
            else:
                self.base = database.open_database(file, owner, fingerprint)
        self.speakers = SpeakerTable(self.base)

    def __enter__(self) -> "Index":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.base.close()

    def is_sound(self) -> bool:
        """Whether all that is in it can be read. Takes a while: it is asked when something has gone wrong."""
        from json import loads
        from zlib import decompress

        types = (int, str, str, str, str, str, str, int, int, str)
        try:
            for row in self.rows():
                if not all(map(isinstance, row, types)) or (row.date and len(loads(row.date)) != _DATE_FIELDS):
                    return False
            self.labels()
            self.speakers.people()
            list(self.speakers.counts())
            for file in self.files():
                packed = self.speakers.packed_quotations(file.path.name)
                if packed is not None:
                    loads(decompress(packed))
            (word,) = self.base.execute("PRAGMA quick_check(1)").fetchone()
        except Exception:  # whatever nobody foresaw in a database of another program, or of a broken disk
            return False
        return bool(word == "ok")

    def refresh(self, full: bool = False, progress: Progress | None = None) -> None:
        """Bring the index up to the files. `full` looks into each of them, where else size and time are believed.

        Raises `UnreadableDocument` when the folder can't be read, `Failed` when another process holds the index for
        too long, `DamagedIndex`.
        """
        for _ in self.refreshing(full, progress):
            pass

    def refreshing(self, full: bool = False, progress: Progress | None = None) -> Iterator[Sequence[str]]:
        """As `refresh`, in steps: after each, the files that the index answers for by then, in order of their numbers.

        Nothing of them changes any more, and none before them is missing. A step that was made is kept, whatever
        becomes of the next. Nothing is yielded when few files have changed: then all is done at once.
        """
        return IndexUpdate(self.base, self.folder, self._read_only).steps(full, progress)

    @property
    def unkept(self) -> tuple[str, ...]:
        """Names of documents of which something is not noted with the library: see `numbers.unkept`."""
        with sqlite_errors():
            if not get_meta(self.base, "unkept"):
                return ()
            return tuple(numbers.unkept(self.base.execute(NUMBERED), numbers.read(self.folder)))

    def rows(self) -> list[IndexRow]:
        """Every document that can be read, in order of addition."""
        with sqlite_errors():
            rows = self.base.execute(
                "SELECT number, name, id, title, author, date, type, words, ifnull(quotations, 0), tags "
                "FROM documents WHERE problem IS NULL"
            ).fetchall()
        rows.sort()  # in order already, as a rule, and then sooner done here than by SQLite
        return list(map(IndexRow._make, rows))

    def rows_of(self, names: Sequence[str]) -> list[IndexRow]:
        """Those of the documents in these files that can be read, in this order."""
        with sqlite_errors():
            return [
                IndexRow._make(row)
                for name in names
                for row in self.base.execute(
                    "SELECT number, name, id, title, author, date, type, words, ifnull(quotations, 0), tags "
                    "FROM documents WHERE name = ? AND problem IS NULL",
                    (name,),
                )
            ]

    def problems(self) -> list[str]:
        """Why documents can't be read, a line each."""
        with sqlite_errors():
            rows = self.base.execute("SELECT problem FROM documents WHERE problem IS NOT NULL ORDER BY number")
            return [problem for (problem,) in rows]

    def remarks(self) -> list[str]:
        """What there was to say about the reading of documents."""
        with sqlite_errors():
            rows = self.base.execute("SELECT remarks FROM documents WHERE remarks <> '' ORDER BY number")
            return [line for (remarks,) in rows for line in remarks.split("\n")]

    def count(self) -> int:
        """How many files there are, readable or not."""
        with sqlite_errors():
            return int(self.base.execute("SELECT count(*) FROM documents").fetchone()[0])

    def ids(self) -> list[str]:
        """The ids of the documents that can be read, in order of addition."""
        with sqlite_errors():
            return [id for (id,) in self.base.execute("SELECT id FROM documents WHERE problem IS NULL ORDER BY number")]

    def tags(self) -> list[str]:
        """The tags of every document that has some, as written, in order."""
        with sqlite_errors():
            rows = self.base.execute("SELECT tags FROM documents WHERE problem IS NULL AND tags <> '' ORDER BY number")
            return [tags for (tags,) in rows]

    def labels(self) -> list[DocumentLabel]:
        """What every document is called, in order of addition."""
        return self._labels("number > 0")

    def named(self, name: str) -> list[DocumentLabel]:
        """The documents that `name` means, as `Catalogue.named` says."""
        return (
            self._labels("instr(called, ?)", f"\n{name}\n")
            or self._labels("number = ?", number_of(name))
            or self._labels("instr(called, ?)", f"\n{name}")
        )

    def in_file(self, file: str) -> DocumentLabel | None:
        """What the document in the file of that name is called; `None` when there is no such file."""
        labels = self._labels("name = ?", file)
        return labels[0] if labels else None

    def last(self) -> DocumentLabel | None:
        """The document that was added last of those that can be read."""
        labels = self._labels("number = (SELECT max(number) FROM documents WHERE problem IS NULL)")
        return labels[0] if labels else None

    def _labels(self, condition: str, *values: str | int) -> list[DocumentLabel]:
        sql = "SELECT number, name, CASE WHEN problem IS NULL THEN id END, ifnull(title, '') FROM documents WHERE "
        with sqlite_errors():
            return list(map(DocumentLabel._make, self.base.execute(f"{sql}{condition} ORDER BY number", values)))

    def files(self) -> Iterator[LibraryFile]:
        """Every file with its document, in order of addition, one at a time."""
        with sqlite_errors():
            rows = self.base.execute("SELECT number, name, problem FROM documents ORDER BY number").fetchall()
        for number, name, problem in rows:
            if problem is None and (document := self.document(name)):
                yield LibraryFile(number, self.folder / name, document)
            elif problem is not None:
                yield LibraryFile(number, self.folder / name, None, problem)

    def document(self, file: str) -> Document | None:
        """The document in the file of that name; `None` when it can't be read."""
        with sqlite_errors():
            row = self.base.execute(
                "SELECT id, packed FROM documents JOIN contents ON contents.rowid = documents.rowid WHERE name = ?",
                (file,),
            ).fetchone()
        if row is None:
            return None
        identifier, packed = row
        document = unpack(packed, str(self.folder / file))
        return replace(document, id=identifier, reference=replace(document.reference, id=identifier))
