"""The index: one file in the user's cache folder that answers for a library of thousands of documents.

The files of the library are the truth. The index is made from them, follows them by size, time and content, and can be
deleted at any time. It holds each document as it was read, its words for searching, and, once somebody has looked, its
quotations and who speaks in them (`speakers`).
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from json import dumps
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.errors import BadInput, DocumentNotFound
from citecli.frozen import replace
from citecli.library import database, numbers, store
from citecli.library.catalogue import DocumentLabel, LibraryFile, exact_names, number_of
from citecli.library.database import DamagedIndex, get_meta, set_meta, sqlite_errors, transaction
from citecli.library.fingerprint import Fingerprint, blake2b
from citecli.library.names import TAGS, own_id, tags_of, unique
from citecli.library.query import day_number
from citecli.library.serialization import pack, unpack
from citecli.library.speaker_table import SpeakerTable
from citecli.library.store import FileState
from citecli.library.writing import sidecar_of
from citecli.readers.source import first_bytes
from citecli.references.display import authors, full_name
from citecli.text.words import token_words

Progress = Callable[[int, int], object]

_CHUNK = 200
_RACY = 50_000_000
"""Nanoseconds: a file that changed so shortly before it was read may change again without its time telling."""


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

    # Following the files.

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
        becomes of the next. Nothing is yielded when the index is up to date already.
        """
        # What changes after this look is seen by the next.
        mark = store.folder_fingerprint(self.folder).hex()
        mark = mark and f"{mark} {numbers.fingerprint(self.folder)}"
        with sqlite_errors():
            if mark and not full and get_meta(self.base, "folder") == mark:
                return
        files, odd = _by_name(self.folder, store.file_states(self.folder))
        with sqlite_errors():
            marks = dict(self.base.execute("SELECT name, state FROM documents"))
            gone = marks.keys() - {state.name for state in files} - odd.keys()
            stale = [state for state in files if full or marks.get(state.name) != _state_mark(state)]
            if self._read_only:
                if gone or stale:
                    raise DamagedIndex("it is not up to date")
                return
            with transaction(self.base):
                for name in gone:
                    self._forget(name)
                for name in odd.keys() - marks.keys():
                    self._note_problem(name, b"", b"", odd[name])
        kept = numbers.read(self.folder)
        given = numbers.given(self.folder, files, kept)
        stale.sort(key=lambda state: given[state.name])
        order, shown, taken = list(given), 0, set[str]()
        places = {name: place for place, name in enumerate(order)}
        racy = False
        start = 0
        while start < len(stale):
            # The first steps are short, so that there is soon something to show.
            end = min(start + min(_CHUNK, 10 + 4 * start), len(stale))
            with sqlite_errors(), transaction(self.base):
                for at in range(start, end):
                    if progress:
                        progress(at, len(stale))
                    racy |= self._follow(stale[at], full)
                known = order[shown : places[stale[end].name] if end < len(stale) else None]
                self._number(known, given, taken)
            shown += len(known)
            yield known
            start = end
        with sqlite_errors():
            with transaction(self.base):
                self._number(order[shown:], given, taken)
                set_meta(self.base, "unkept", "" if all(name in kept.by_place for name in given) else "unkept")
                set_meta(self.base, "folder", "" if racy else mark)
                if len(stale) > _CHUNK:
                    self.base.execute("INSERT INTO terms (terms) VALUES ('optimize')")
            if len(stale) > _CHUNK:
                self.base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _follow(self, state: FileState, full: bool) -> bool:
        """Bring one document up to its file; whether that may change yet without its time telling."""
        racy = time.time_ns() - max(state.time, state.sidecar[1] if state.sidecar else 0) < _RACY
        mark = b"" if racy else _state_mark(state)
        row = self.base.execute("SELECT state, digest FROM documents WHERE name = ?", (state.name,)).fetchone()
        if row and mark and row[0] == mark and not full:
            return False
        path = self.folder / state.name
        digest = _digest(path)
        if row and row[1] == digest:
            self.base.execute("UPDATE documents SET state = ? WHERE name = ?", (mark, state.name))
            return racy
        self._forget(state.name)
        try:
            self._learn(state.name, mark, digest, store.read_document(path))
        except DocumentNotFound:  # another process has just removed it
            return True
        except BadInput as error:
            self._note_problem(state.name, mark, digest, str(error))
        return racy

    def _note_problem(self, name: str, state: bytes, digest: bytes, problem: str) -> None:
        self.base.execute(
            "INSERT INTO documents (name, state, digest, problem, quotations) VALUES (?, ?, ?, ?, 0)",
            (name, state, digest, problem),
        )

    def _learn(self, name: str, state: bytes, digest: bytes, document: Document) -> None:
        reference = document.reference
        issued = reference.dates.get("issued")
        begin = issued.start if issued else None
        row = {
            "name": name,
            "state": state,
            "digest": digest,
            "wanted": own_id(document, Path(name).stem),
            "remarks": "\n".join(" ".join(remark.split("\n")) for remark in document.remarks),
            "title": reference.texts.get("title", ""),
            "author": authors(reference),
            "day": day_number(begin.year, begin.month, begin.day) if begin else None,
            "date": _date(document),
            "type": str(reference.type),
            "words": document.count_words(),
            "tags": reference.texts.get(TAGS, ""),
        }
        cursor = self.base.execute(
            f"INSERT INTO documents ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
        )
        self.base.execute("INSERT INTO contents (rowid, packed) VALUES (?, ?)", (cursor.lastrowid, pack(document)))
        self.base.execute(
            "INSERT INTO terms (rowid, title, author, tag, body) VALUES (?, ?, ?, ?, ?)",
            (cursor.lastrowid, *_columns(document)),
        )

    def _forget(self, name: str) -> None:
        row = self.base.execute("SELECT rowid FROM documents WHERE name = ?", (name,)).fetchone()
        if row is None:
            return
        packed = self.base.execute("SELECT packed FROM contents WHERE rowid = ?", row).fetchone()
        if packed:
            # A table of words without their text has to be told what to forget.
            self.base.execute(
                "INSERT INTO terms (terms, rowid, title, author, tag, body) VALUES ('delete', ?, ?, ?, ?, ?)",
                (row[0], *_columns(unpack(packed[0], name))),
            )
        self.speakers.forget(row[0])
        self.base.execute("DELETE FROM contents WHERE rowid = ?", row)
        self.base.execute("DELETE FROM documents WHERE rowid = ?", row)

    def _number(self, names: Sequence[str], given: Mapping[str, int], taken: set[str]) -> None:
        """Give documents their numbers, and their ids, which depend on those before: these are `taken`."""
        columns = "SELECT name, rowid, number, id, wanted FROM documents"
        if len(names) > _CHUNK * 2:
            found = self.base.execute(columns).fetchall()
        else:
            found = [row for name in names for row in self.base.execute(f"{columns} WHERE name = ?", (name,))]
        rows = {name: rest for name, *rest in found}
        moved: list[tuple[int, int]] = []
        renamed: list[tuple[str, str, int]] = []
        for name in names:
            if name not in rows:
                continue
            row, had, was, wanted = rows[name]
            number = given[name]
            identifier = ""
            if wanted is not None:
                identifier = unique(wanted, taken)
                taken.add(identifier)
            if had != number:
                moved.append((number, row))
            if was != identifier:
                called = exact_names(DocumentLabel(number, name, identifier, ""))
                renamed.append((identifier, "\n".join(("", *called, "")), row))
        self.base.executemany("UPDATE documents SET number = ? WHERE rowid = ?", moved)
        self.base.executemany("UPDATE documents SET id = ?, called = ? WHERE rowid = ?", renamed)

    # Answers.

    @property
    def has_unkept_numbers(self) -> bool:
        """Whether there are documents whose numbers are not kept with the library yet."""
        with sqlite_errors():
            return bool(get_meta(self.base, "unkept"))

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


def _state_mark(state: FileState) -> bytes:
    return blake2b(repr(tuple(state)).encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _by_name(folder: Path, files: Sequence[FileState]) -> tuple[list[FileState], dict[str, str]]:
    """Files whose names are text, and for each other, by what stands for its name, what is wrong with that."""
    names = [file.name for file in files if not file.name.isascii()]  # the others are text
    odd = {store.storable(name): problem for name in names if (problem := store.name_problem(folder / name))}
    return [file for file in files if store.storable(file.name) == file.name] if odd else list(files), odd


def _digest(path: Path) -> bytes:
    digest = blake2b(digest_size=16)
    for file in (path, sidecar_of(path)):
        with suppress(OSError):
            digest.update(first_bytes(file) if store.is_file(file) else b"")
        digest.update(b"\0")
    return digest.digest()


def _date(document: Document) -> str:
    issued = document.reference.dates.get("issued")
    return dumps(issued.field_values(), ensure_ascii=False, separators=(",", ":")) if issued else ""


def _columns(document: Document) -> tuple[str, str, str, str]:
    """The words of title, authors, tags and body, each separated by spaces."""
    reference = document.reference
    people = " ".join(full_name(name) for name in reference.names.get("author", ()))
    spans = [paragraph.span for paragraph in document.paragraphs] + [heading.span for heading in document.headings]
    if document.head.dek:
        spans.append(document.head.dek)
    return (
        " ".join(token_words(reference.texts.get("title", ""))),
        " ".join(token_words(people)),
        " ".join(token_words(" ".join(tags_of(reference.texts.get(TAGS, ""))))),
        " ".join(word for span in sorted(spans) for word in token_words(span.of(document.text))),
    )
