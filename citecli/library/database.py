"""The file that an index is kept in (the only SQLite of a library): opened, made anew when it is damaged or outdated.

Safe with several processes (WAL). Where the file can't be written, it can still be read; and a database in memory takes
the place of one that can't be had at all.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from citecli.errors import Failed
from citecli.library.fingerprint import Fingerprint

_FORMAT = 6
_PATIENCE = 60.0
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE documents (
    rowid INTEGER PRIMARY KEY, name TEXT UNIQUE, state BLOB, mark TEXT, sidecar BLOB, number INTEGER, id TEXT,
    wanted TEXT, called TEXT, problem TEXT, remarks TEXT, title TEXT, author TEXT, day INTEGER, date TEXT, type TEXT,
    words INTEGER, tags TEXT, quotations INTEGER
);
CREATE TABLE sidecars (name TEXT PRIMARY KEY, state TEXT, key TEXT, addresses TEXT) WITHOUT ROWID;
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


class DamagedIndex(Exception):
    """The index can't be used. It is made anew, or done without; nobody but `citecli.library.index_file` sees this."""


def open_database(file: Path | None, folder: str, fingerprint: Fingerprint) -> sqlite3.Connection:
    """The database of the library in `folder`: as it was, or empty when there was none that can be used.

    Without a file it is in memory. What another program made is taken out: see `Fingerprint`. Raises `sqlite3.Error`.
    """
    if file and file.is_symlink():  # to a database of another program, maybe
        delete(file)
    for attempt in range(2):
        base = _connection(file)
        try:
            if file:
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("PRAGMA synchronous = NORMAL")
            _remove_outdated(base, folder, fingerprint)
            return base
        except sqlite3.OperationalError:
            base.close()
            raise
        except sqlite3.DatabaseError:
            base.close()
            if attempt or file is None:
                raise
            delete(file)
    raise AssertionError


def _connection(file: Path | None) -> sqlite3.Connection:
    if file is None:
        return sqlite3.connect(":memory:", isolation_level=None)
    file.parent.mkdir(parents=True, exist_ok=True)
    return sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)


def open_read_only(file: Path, folder: str, fingerprint: Fingerprint) -> sqlite3.Connection:
    """The database in a file that can't be written. Raises `DamagedIndex` for one that another program made."""
    if not file.is_file():
        raise DamagedIndex("there is no index yet")
    # What another process has not yet moved out of its log is passed over; then the files are found to have changed.
    uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    base = sqlite3.connect(uri, uri=True, isolation_level=None)
    if get_meta(base, "library") != _owner(folder) or _outdated_part(base, fingerprint):
        base.close()
        raise DamagedIndex("it was made by another version of citecli")
    return base


def delete(file: Path) -> None:
    """Delete an index; it is made anew when it is needed."""
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def get_meta(base: sqlite3.Connection, key: str) -> str:
    """What is noted under `key`, "" for nothing."""
    with suppress(sqlite3.OperationalError):
        row = base.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""
    return ""


def set_meta(base: sqlite3.Connection, key: str, value: str) -> None:
    """Note a value."""
    base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


@contextmanager
def transaction(base: sqlite3.Connection) -> Iterator[None]:
    """Keeps all changes that are made within, or none when an exception leaves it."""
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")


@contextmanager
def sqlite_errors() -> Iterator[None]:
    """Turns the exceptions of SQLite into `Failed`, when another process is at work, and `DamagedIndex`."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise Failed("another citecli is using the index; try again when it has finished") from None
        raise DamagedIndex(str(error)) from None
    except (sqlite3.Error, OSError) as error:
        raise DamagedIndex(getattr(error, "strerror", None) or str(error)) from None


def _owner(folder: str) -> str:
    return f"{_FORMAT} {folder}"


def _outdated_part(base: sqlite3.Connection, fingerprint: Fingerprint) -> str:
    """What of the database another program made: "" for nothing, "found" for the quotations, "read" for all of it."""
    if get_meta(base, "look") == fingerprint.look:
        return ""
    read, finders = fingerprint.digests()
    if get_meta(base, "read") != read:
        return "read"
    return "found" if get_meta(base, "found") != finders else ""


def _remove_outdated(base: sqlite3.Connection, folder: str, fingerprint: Fingerprint) -> None:
    """Take out of a database what another program made."""
    if get_meta(base, "library") == _owner(folder) and get_meta(base, "look") == fingerprint.look:
        return
    with transaction(base):
        # Another process may have been quicker.
        if get_meta(base, "library") != _owner(folder) or _outdated_part(base, fingerprint) == "read":
            _drop(base, "%")
            _make(base, _SCHEMA + _FINDINGS)
            set_meta(base, "library", _owner(folder))
        elif _outdated_part(base, fingerprint) == "found":
            for name in ("people", "voices", "said"):
                _drop(base, name)
            _make(base, _FINDINGS)
            base.execute("UPDATE documents SET quotations = NULL WHERE problem IS NULL")
            base.execute("UPDATE contents SET found = NULL")
        for key, value in zip(("read", "found", "look"), (*fingerprint.digests(), fingerprint.look), strict=True):
            set_meta(base, key, value)


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
