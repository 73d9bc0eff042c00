"""The file that an index is kept in (the only SQLite here): opened, made anew when it is damaged or of another edition.

Safe with several processes (WAL). Where the file can't be written, it can still be read; and a database in memory takes
the place of one that can't be had at all.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from citecli.errors import Failed

_FORMAT = 3
_PATIENCE = 60.0
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE documents (
    rowid INTEGER PRIMARY KEY, name TEXT UNIQUE, state BLOB, digest BLOB, number INTEGER, id TEXT, wanted TEXT,
    called TEXT, problem TEXT, remarks TEXT, title TEXT, author TEXT, day INTEGER, date TEXT, type TEXT, words INTEGER,
    tags TEXT, quotations INTEGER
);
CREATE TABLE contents (rowid INTEGER PRIMARY KEY, packed BLOB, found BLOB);
CREATE VIRTUAL TABLE terms USING fts5 (title, author, tag, body, content='', tokenize='unicode61 remove_diacritics 0');
"""
_FINDINGS = """
CREATE TABLE people (
    rowid INTEGER PRIMARY KEY, speaker TEXT, display TEXT, aliases TEXT, UNIQUE (speaker, display, aliases)
);
CREATE TABLE voices (
    rowid INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER, person INTEGER, quotations INTEGER, words INTEGER
);
CREATE INDEX by_document ON voices (document);
CREATE VIRTUAL TABLE said USING fts5 (words, content='', tokenize='unicode61 remove_diacritics 0');
"""


class Edition(NamedTuple):
    """What the program is, as far as what it makes of documents depends on it.

    `look` is quickly had, and differs when anything may have changed. `digests`, asked for only then, gives a digest of
    what reads documents and one of what finds quotations in them.
    """

    look: str
    digests: Callable[[], tuple[str, str]]


class Damaged(Exception):
    """The index can't be used. It is made anew, or done without; nobody but its opener sees this."""


def opened(file: Path | None, folder: str, edition: Edition) -> sqlite3.Connection:
    """The database of the library in `folder`, empty when there was none that can be used; without a file in memory."""
    for attempt in range(2):
        base = _connected(file)
        try:
            if file:
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("PRAGMA synchronous = NORMAL")
            _fit(base, folder, edition)
            return base
        except sqlite3.OperationalError:
            base.close()
            raise
        except sqlite3.DatabaseError:
            base.close()
            if attempt or file is None:
                raise
            discard(file)
    raise AssertionError


def _connected(file: Path | None) -> sqlite3.Connection:
    if file is None:
        return sqlite3.connect(":memory:", isolation_level=None)
    file.parent.mkdir(parents=True, exist_ok=True)
    return sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)


def opened_to_read(file: Path, folder: str, edition: Edition) -> sqlite3.Connection:
    """The database in a file that can't be written. Raises `Damaged` for one of another edition."""
    if not file.is_file():
        raise Damaged("there is none yet")
    # What another process has not yet moved out of its log is passed over; then the files are found to have changed.
    uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    base = sqlite3.connect(uri, uri=True, isolation_level=None)
    if meta(base, "library") != _owner(folder) or _wrong(base, edition):
        base.close()
        raise Damaged("it is of another edition")
    return base


def discard(file: Path) -> None:
    """Delete an index; it is made anew when it is needed."""
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def meta(base: sqlite3.Connection, key: str) -> str:
    """What is noted under `key`, "" for nothing."""
    with suppress(sqlite3.OperationalError):
        row = base.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""
    return ""


def note(base: sqlite3.Connection, key: str, value: str) -> None:
    """Note a value."""
    base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


@contextmanager
def writing(base: sqlite3.Connection) -> Iterator[None]:
    """All that is changed within, or nothing."""
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")


@contextmanager
def speaking() -> Iterator[None]:
    """Turns what SQLite says into our exceptions."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise Failed("another citecli is at work on the index; try again when it is done") from None
        raise Damaged(str(error)) from None
    except (sqlite3.Error, OSError) as error:
        raise Damaged(getattr(error, "strerror", None) or str(error)) from None


def _owner(folder: str) -> str:
    return f"{_FORMAT} {folder}"


def _wrong(base: sqlite3.Connection, edition: Edition) -> str:
    """What of the database another edition has made: "", "found" (the quotations) or "read" (all of it)."""
    if meta(base, "look") == edition.look:
        return ""
    read, found = edition.digests()
    if meta(base, "read") != read:
        return "read"
    return "found" if meta(base, "found") != found else ""


def _fit(base: sqlite3.Connection, folder: str, edition: Edition) -> None:
    """Take out of a database what another edition has made."""
    if meta(base, "library") == _owner(folder) and meta(base, "look") == edition.look:
        return
    with writing(base):
        # Another process may have been quicker.
        if meta(base, "library") != _owner(folder) or _wrong(base, edition) == "read":
            _drop(base, "%")
            _make(base, _SCHEMA + _FINDINGS)
            note(base, "library", _owner(folder))
        elif _wrong(base, edition) == "found":
            for name in ("people", "voices", "said"):
                _drop(base, name)
            _make(base, _FINDINGS)
            base.execute("UPDATE documents SET quotations = NULL WHERE problem IS NULL")
            base.execute("UPDATE contents SET found = NULL")
        for key, value in zip(("read", "found", "look"), (*edition.digests(), edition.look), strict=True):
            note(base, key, value)


def _drop(base: sqlite3.Connection, pattern: str) -> None:
    # The tables that a full-text table is kept in go with it.
    names = base.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE ? AND name NOT LIKE 'terms\\_%' ESCAPE '\\' "
        "AND name NOT LIKE 'said\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        (pattern,),
    ).fetchall()
    for (name,) in names:
        base.execute(f'DROP TABLE "{name}"')


def _make(base: sqlite3.Connection, schema: str) -> None:
    for statement in filter(str.strip, schema.split(";\n")):
        base.execute(statement)
