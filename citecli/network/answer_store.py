"""What services answered, kept with the day: a second run asks nothing, and works without a network.

A database in the user's cache folder, which may be deleted at any time. What is in it is read as anything that others
may have written: what can't be used is asked for again.
"""

import sqlite3
from contextlib import suppress
from datetime import date
from json import dumps, loads
from pathlib import Path
from threading import Lock

from citecli.frozen import FrozenValue

_FILE = "answers.sqlite3"
_VERSION = 1
"""Of the table, and of what is kept in it."""
_PATIENCE = 5.0
"""Seconds to wait for another process that writes."""


class Answer(FrozenValue):
    """What a service answered to a question."""

    data: object
    """The answer as JSON has it."""
    day: str
    """The day on which it was asked, as in 2026-11-28."""


class AnswerStore:
    """Keeps answers by their questions. May be used by several threads at once; to be closed.

    Where the file can't be used, nothing is kept, and `problem` says why.
    """

    def __init__(self, folder: Path) -> None:
        self.problem = ""
        self._lock = Lock()
        self._base: sqlite3.Connection | None = None
        path = folder / _FILE
        for attempt in range(2):
            try:
                self._base = _opened(path)
                return
            except sqlite3.DatabaseError as error:
                # One that is damaged is made anew, once; one that another process holds is left alone.
                if attempt or (isinstance(error, sqlite3.OperationalError) and "lock" in str(error)):
                    self.problem = f"can't use {path}, so answers are not kept: {error}"
                    return
                with suppress(OSError):
                    path.unlink()
            except OSError as error:
                self.problem = f"can't use {path}, so answers are not kept: {error.strerror or error}"
                return

    def close(self) -> None:
        """Close the file."""
        if self._base is not None:
            self._base.close()

    def get(self, question: str) -> Answer | None:
        """The answer to a question; `None` when it was not asked yet."""
        if self._base is None:
            return None
        with self._lock:
            try:
                asked = question.encode("utf-8", "replace").decode()
                row = self._base.execute("SELECT answer, day FROM answers WHERE question = ?", (asked,)).fetchone()
            except sqlite3.Error:
                return None
        if row is None or not isinstance(row[0], str) or not isinstance(row[1], str):
            return None
        try:
            data = loads(row[0])
        except (ValueError, RecursionError):
            return None
        return Answer(data, row[1])

    def put(self, question: str, data: object) -> None:
        """Keep an answer, with today's date."""
        if self._base is None:
            return
        text = dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode()
        row = (question.encode("utf-8", "replace").decode(), text, date.today().isoformat())
        with self._lock, suppress(sqlite3.Error):  # what could not be kept is asked for again
            self._base.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", row)


def has_answers(folder: Path) -> bool:
    """Whether answers were kept in a cache folder."""
    return (folder / _FILE).is_file()


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():  # to a file of another program, maybe
        path.unlink()
    base = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = OFF")  # it can all be asked for again
        if base.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            base.execute("DROP TABLE IF EXISTS answers")
            base.execute(f"PRAGMA user_version = {_VERSION}")
        base.execute("CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, answer TEXT, day TEXT)")
        base.execute("SELECT question, answer, day FROM answers LIMIT 1").fetchone()
    except sqlite3.Error:
        base.close()
        raise
    return base
