"""The index: one file in the user's cache folder that answers for a library of thousands of documents.

The files of the library are the truth. The index is made from them, follows them by size, time and content, and can be
deleted at any time. It holds each document as it was read, its words for searching, and, once somebody has looked, its
quotations; these it takes and gives as text that it does not understand. Safe with several processes (WAL); one that is
damaged is made anew.
"""

import marshal
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from citecli.documents.credits import authors, full_name
from citecli.documents.model import Document
from citecli.documents.words import body_words
from citecli.errors import BadInput, Failed
from citecli.library import store
from citecli.library.annotating import TAGS, tags_of
from citecli.library.library import own_id
from citecli.library.names import unique
from citecli.library.packing import pack, unpack
from citecli.library.query import Field, Query, Term, day_number
from citecli.library.store import State
from citecli.library.tokens import words
from citecli.library.writing import sidecar_of

Progress = Callable[[int, int], object]

_FORMAT = 1
_PATIENCE = 60.0
_CHUNK = 200
_RACY = 50_000_000
"""Nanoseconds: a file that changed so shortly before it was read may change again without its time telling."""
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE documents (
    rowid INTEGER PRIMARY KEY, name TEXT UNIQUE, state TEXT, digest BLOB, number INTEGER, id TEXT, wanted TEXT,
    problem TEXT, title TEXT, author TEXT, day INTEGER, date TEXT, type TEXT, words INTEGER, packed BLOB,
    quotations INTEGER, found BLOB
);
CREATE INDEX by_number ON documents (number);
CREATE TABLE voices (document INTEGER, name TEXT);
CREATE INDEX by_document ON voices (document);
CREATE VIRTUAL TABLE terms USING fts5 (title, author, tag, body, content='', tokenize='unicode61 remove_diacritics 0');
"""


class Record(NamedTuple):
    """One document as a list shows it. `date` is CSL-JSON, "" for none; `quotations` is -1 until somebody looked.

    `problem` says why it can't be read, and then the rest is empty.
    """

    number: int
    name: str
    id: str
    title: str
    author: str
    date: str
    type: str
    words: int
    quotations: int
    problem: str


class Examined(NamedTuple):
    """What somebody found in a document: how many quotations, their text for later, and the names of who speaks."""

    quotations: int
    found: bytes
    names: tuple[str, ...]


class Damaged(Exception):
    """The index can't be used. It is made anew, or done without; nobody but its opener sees this."""


class Index:
    """The index of the library in a folder, open: `with Index(file, folder, stamp) as index: …`."""

    def __init__(self, file: Path, folder: Path, stamp: str) -> None:
        """`stamp` changes with the program: what another made is not trusted. Raises `Damaged`."""
        self.folder = folder
        self._file = file
        self._stamp = f"{_FORMAT} {stamp} {folder.resolve()}"
        with _spoken():
            file.parent.mkdir(parents=True, exist_ok=True)
            self._base = self._opened()

    def __enter__(self) -> "Index":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def _opened(self) -> sqlite3.Connection:
        for attempt in range(2):
            base = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
            try:
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("PRAGMA synchronous = NORMAL")
                if _stamp_of(base) != self._stamp:
                    _begin_anew(base, self._stamp)
                return base
            except sqlite3.OperationalError:
                base.close()
                raise
            except sqlite3.DatabaseError:
                base.close()
                if attempt:
                    raise
                discard(self._file)
        raise AssertionError

    # Following the files.

    def refresh(
        self, full: bool = False, progress: Progress | None = None, files: Sequence[State] | None = None
    ) -> None:
        """Bring the index up to the files. `full` looks into each of them, where else size and time are believed.

        `files` are their states, for a caller that has just had a look.

        Raises `UnreadableDocument` when the folder can't be read, `Failed` when another process holds the index for
        too long, `Damaged`.
        """
        files = store.states(self.folder) if files is None else files
        print_ = blake2b(marshal.dumps(list(map(tuple, files)), 2)).hexdigest()
        with _spoken():
            if not full and self._meta("files") == print_:
                return
            known = dict(self._base.execute("SELECT name, state FROM documents"))
            gone = known.keys() - {state.name for state in files}
            stale = [state for state in files if full or known.get(state.name) != repr(tuple(state))]
            with self._writing():
                for name in gone:
                    self._forget(name)
            racy = False
            for start in range(0, len(stale), _CHUNK):
                with self._writing():
                    for at, state in enumerate(stale[start : start + _CHUNK], start):
                        if progress:
                            progress(at, len(stale))
                        racy |= self._follow(state, full)
            with self._writing():
                self._number(files)
                if not racy:
                    self._set_meta("files", print_)
                    if len(stale) > _CHUNK:
                        self._base.execute("INSERT INTO terms (terms) VALUES ('optimize')")
            if len(stale) > _CHUNK:
                self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _follow(self, state: State, full: bool) -> bool:
        """Bring one document up to its file; whether that may change yet without its time telling."""
        racy = time.time_ns() - max(state.time, state.sidecar[1] if state.sidecar else 0) < _RACY
        written = "" if racy else repr(tuple(state))
        row = self._base.execute("SELECT state, digest FROM documents WHERE name = ?", (state.name,)).fetchone()
        if row and written and row[0] == written and not full:
            return False
        path = self.folder / state.name
        digest = _digest(path)
        if row and row[1] == digest:
            self._base.execute("UPDATE documents SET state = ? WHERE name = ?", (written, state.name))
            return racy
        self._forget(state.name)
        try:
            self._learn(state.name, written, digest, store.read_document(path))
        except BadInput as error:
            self._base.execute(
                "INSERT INTO documents (name, state, digest, problem, quotations) VALUES (?, ?, ?, ?, 0)",
                (state.name, written, digest, str(error)),
            )
        return racy

    def _learn(self, name: str, state: str, digest: bytes, document: Document) -> None:
        reference = document.reference
        issued = reference.dates.get("issued")
        begin = issued.start if issued else None
        row = (
            name,
            state,
            digest,
            own_id(document, Path(name).stem),
            reference.texts.get("title", ""),
            authors(reference),
            day_number(begin.year, begin.month, begin.day) if begin else None,
            _date(document),
            str(reference.type),
            body_words(document),
            pack(document),
        )
        cursor = self._base.execute(
            "INSERT INTO documents (name, state, digest, wanted, title, author, day, date, type, words, packed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        self._base.execute(
            "INSERT INTO terms (rowid, title, author, tag, body) VALUES (?, ?, ?, ?, ?)",
            (cursor.lastrowid, *_columns(document)),
        )

    def _forget(self, name: str) -> None:
        row = self._base.execute("SELECT rowid, packed FROM documents WHERE name = ?", (name,)).fetchone()
        if row is None:
            return
        if row[1] is not None:
            # A table of words without their text has to be told what to forget.
            self._base.execute(
                "INSERT INTO terms (terms, rowid, title, author, tag, body) VALUES ('delete', ?, ?, ?, ?, ?)",
                (row[0], *_columns(unpack(row[1], name))),
            )
        self._base.execute("DELETE FROM voices WHERE document = ?", (row[0],))
        self._base.execute("DELETE FROM documents WHERE rowid = ?", (row[0],))

    def _number(self, files: Sequence[State]) -> None:
        """Give the documents their numbers and ids, which depend on those before."""
        rows = {name: rest for name, *rest in self._base.execute("SELECT name, number, id, wanted FROM documents")}
        taken: set[str] = set()
        changed = []
        for number, state in enumerate(files, start=1):
            if state.name not in rows:
                continue
            had, was, wanted = rows[state.name]
            identifier = ""
            if wanted is not None:
                identifier = unique(wanted, taken)
                taken.add(identifier)
            if (had, was) != (number, identifier):
                changed.append((number, identifier, state.name))
        self._base.executemany("UPDATE documents SET number = ?, id = ? WHERE name = ?", changed)

    # Answers.

    def records(self) -> list[Record]:
        """Every document, in order of addition."""
        with _spoken():
            return [
                Record._make(row)
                for row in self._base.execute(
                    "SELECT number, name, id, ifnull(title, ''), ifnull(author, ''), ifnull(date, ''), "
                    "ifnull(type, ''), ifnull(words, 0), ifnull(quotations, -1), ifnull(problem, '') "
                    "FROM documents ORDER BY number"
                )
            ]

    def count(self) -> int:
        """How many files there are."""
        with _spoken():
            return int(self._base.execute("SELECT count(*) FROM documents").fetchone()[0])

    def labels(self) -> list[tuple[int, str, str | None, str | None]]:
        """Number, file name, id and title of every document, in order; `None` for one that can't be read."""
        with _spoken():
            return self._base.execute(
                "SELECT number, name, CASE WHEN packed IS NULL THEN NULL ELSE id END, title "
                "FROM documents ORDER BY number"
            ).fetchall()

    def documents(self) -> Iterator[tuple[int, str, Document | None, str]]:
        """Number, file name, document and problem of every file, in order of addition, one at a time."""
        with _spoken():
            names = self._base.execute("SELECT number, name FROM documents ORDER BY number").fetchall()
            for number, name in names:
                row = self._base.execute("SELECT id, packed, problem FROM documents WHERE name = ?", (name,)).fetchone()
                if row and row[1] is not None:
                    yield number, name, self._whole(name, row[0], row[1]), ""
                elif row:
                    yield number, name, None, row[2] or ""

    def document(self, name: str) -> Document | None:
        """The document in the file of that name."""
        with _spoken():
            row = self._base.execute("SELECT id, packed FROM documents WHERE name = ?", (name,)).fetchone()
            return self._whole(name, row[0], row[1]) if row and row[1] is not None else None

    def _whole(self, name: str, identifier: str, packed: bytes) -> Document:
        document = unpack(packed, str(self.folder / name))
        return document._replace(id=identifier, reference=document.reference._replace(id=identifier))

    # Quotations, which the index keeps for those who know what they are.

    def count_unexamined(self) -> int:
        """How many documents there are in which nobody has looked for quotations."""
        with _spoken():
            return int(self._base.execute("SELECT count(*) FROM documents WHERE quotations IS NULL").fetchone()[0])

    def unexamined(self) -> Iterator[tuple[str, Document]]:
        """The documents in which nobody has looked for quotations, with their file names, in order."""
        with _spoken():
            names = self._base.execute("SELECT name FROM documents WHERE quotations IS NULL ORDER BY number").fetchall()
        for (name,) in names:
            if document := self.document(name):
                yield name, document

    def examined(self, found: Iterable[tuple[str, Document, Examined]]) -> None:
        """Keep what was found in documents, unless they have changed meanwhile."""
        with _spoken(), self._writing():
            for name, document, one in found:
                row = self._base.execute(
                    "SELECT rowid, packed, id FROM documents WHERE name = ? AND quotations IS NULL", (name,)
                ).fetchone()
                if row is None or unpack(row[1], name).text != document.text:
                    continue
                self._base.execute(
                    "UPDATE documents SET quotations = ?, found = ? WHERE rowid = ?",
                    (one.quotations, one.found, row[0]),
                )
                self._base.executemany(
                    "INSERT INTO voices (document, name) VALUES (?, ?)",
                    [(row[0], f" {' '.join(words(name))} ") for name in one.names],
                )

    def found_in(self, name: str) -> bytes | None:
        """What was kept of the quotations of a document; `None` when nobody has looked."""
        with _spoken():
            row = self._base.execute("SELECT found FROM documents WHERE name = ?", (name,)).fetchone()
            return row[0] if row else None

    # Searching.

    def search(self, query: Query) -> list[str]:
        """The file names of the documents that a query means, the best first. Speakers need `examined` documents."""
        conditions: list[str] = []
        values: list[str | int] = []
        if query.after:
            conditions.append("day >= ?")
            values.append(query.after)
        if query.before:
            conditions.append("day < ?")
            values.append(query.before)
        if query.types:
            conditions.append(f"type IN ({', '.join('?' * len(query.types))})")
            values += query.types
        for speaker in query.speakers:
            conditions.append("documents.rowid IN (SELECT document FROM voices WHERE instr(name, ?))")
            values.append(f" {' '.join(words(speaker))} ")
        with _spoken():
            expression = _expression(query)
            if expression:
                where = " AND ".join(["terms MATCH ?", *conditions])
                sql = f"SELECT name FROM terms JOIN documents ON documents.rowid = terms.rowid WHERE {where}"
                return [
                    name
                    for (name,) in self._base.execute(
                        f"{sql} ORDER BY bm25(terms, 10.0, 5.0, 5.0, 1.0), number", (expression, *values)
                    )
                ]
            if query.excluded:
                none = " OR ".join(map(_phrase, query.excluded))
                conditions.append("documents.rowid NOT IN (SELECT rowid FROM terms WHERE terms MATCH ?)")
                values.append(none)
            where = " AND ".join(["packed IS NOT NULL", *conditions])
            return [
                name
                for (name,) in self._base.execute(f"SELECT name FROM documents WHERE {where} ORDER BY number", values)
            ]

    def frequencies(self, wanted: Iterable[str]) -> dict[str, int]:
        """In how many documents each of these words is (words as `tokens.words` gives them)."""
        with _spoken():
            # A view on the words themselves; it lives as long as the connection and writes nothing to the file.
            self._base.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, terms, 'row')")
            found = {}
            for word in wanted:
                row = self._base.execute("SELECT doc FROM temp.vocabulary WHERE term = ?", (word,)).fetchone()
                found[word] = int(row[0]) if row else 0
            return found

    # The file.

    def _meta(self, key: str) -> str:
        row = self._base.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def _set_meta(self, key: str, value: str) -> None:
        self._base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")


def discard(file: Path) -> None:
    """Delete an index; it is made anew when it is needed."""
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


@contextmanager
def _spoken() -> Iterator[None]:
    """Turns what SQLite says into our exceptions."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise Failed("another citecli is at work on the index; try again when it is done") from None
        raise Damaged(str(error)) from None
    except (sqlite3.Error, OSError) as error:
        raise Damaged(str(error)) from None


def _stamp_of(base: sqlite3.Connection) -> str:
    with suppress(sqlite3.OperationalError):
        row = base.execute("SELECT value FROM meta WHERE key = 'stamp'").fetchone()
        return str(row[0]) if row else ""
    return ""


def _begin_anew(base: sqlite3.Connection, stamp: str) -> None:
    base.execute("BEGIN IMMEDIATE")
    if _stamp_of(base) != stamp:  # else another process was quicker
        for (name,) in base.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name NOT LIKE 'terms_%' AND name NOT LIKE 'sqlite_%'"
        ).fetchall():
            base.execute(f'DROP TABLE "{name}"')
        for statement in filter(str.strip, _SCHEMA.split(";\n")):
            base.execute(statement)
        base.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp,))
    base.execute("COMMIT")


def _digest(path: Path) -> bytes:
    whole = blake2b(digest_size=16)
    for one in (path, sidecar_of(path)):
        with suppress(OSError):
            whole.update(one.read_bytes())
        whole.update(b"\0")
    return whole.digest()


def _date(document: Document) -> str:
    from json import dumps

    from citecli.references.json_dates import date_item

    issued = document.reference.dates.get("issued")
    return dumps(date_item(issued), ensure_ascii=False, separators=(",", ":")) if issued else ""


def _columns(document: Document) -> tuple[str, str, str, str]:
    """The words of title, authors, tags and body, each parted by spaces."""
    reference = document.reference
    people = " ".join(full_name(name) for name in reference.names.get("author", ()))
    spans = [paragraph.span for paragraph in document.paragraphs] + [heading.span for heading in document.headings]
    if document.head.dek:
        spans.append(document.head.dek)
    return (
        " ".join(words(reference.texts.get("title", ""))),
        " ".join(words(people)),
        " ".join(words(" ".join(tags_of(reference.texts.get(TAGS, ""))))),
        " ".join(word for span in sorted(spans) for word in words(span.of(document.text))),
    )


def _expression(query: Query) -> str:
    """A query in the language of SQLite's full-text search (sqlite.org/fts5.html, section 3)."""
    wanted = " AND ".join(f"({' OR '.join(map(_phrase, group))})" for group in query.groups)
    if wanted and query.excluded:
        return f"({wanted}) NOT ({' OR '.join(map(_phrase, query.excluded))})"
    return wanted


def _phrase(term: Term) -> str:
    column = "" if term.field is Field.ANYWHERE else f"{term.field.value} : "
    return f'{column}"{" ".join(term.words)}"{" *" if term.prefix else ""}'
