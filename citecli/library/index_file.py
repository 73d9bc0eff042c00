"""Where the index of a library is kept: a file in the user's cache folder, opened, brought up to date, or replaced."""

import sqlite3
from pathlib import Path

from citecli.library import database
from citecli.library.catalogue import IndexCache
from citecli.library.database import DamagedIndex, sqlite_errors
from citecli.library.fingerprint import Fingerprint, blake2b
from citecli.library.index import Index

_NO_FINGERPRINT = Fingerprint("", lambda: ("", ""))
"""What an index in memory needs of the program that made it."""
_SHORT_WAIT = 1000
"""Milliseconds to wait for an index that another process is writing, where it can be done without."""


def open_index(folder: Path, cache: IndexCache, full: bool = False) -> Index | None:
    """The index of the library in `folder`, up to date; `None`, and a remark, when none can be kept.

    `full` looks into every file again. Raises `UnreadableDocument` when the folder can't be read, `Failed` when another
    process holds the index for too long.
    """
    try:
        return _updated(folder, cache, full)
    except DamagedIndex as error:
        index = _read_only(folder, cache)
        if index is None and cache.remark:
            cache.remark(f"can't use the index, so this takes longer: {error}")
        return index


def index_to_refresh(folder: Path, cache: IndexCache) -> Index | None:
    """The index of the library in `folder`, not up to date yet; `None` when it can't be used: `open_index` says why."""
    try:
        return Index(_path(folder, cache), folder, cache.fingerprint())
    except DamagedIndex:
        return None


def index_in_memory(folder: Path, cache: IndexCache | None = None) -> Index:
    """An index of the library in `folder` that is gone with the process. Raises what `open_index` raises."""
    index = Index(None, folder, _NO_FINGERPRINT)
    index.refresh(progress=cache.progress if cache else None)
    return index


def open_sidecar_table(folder: Path, cache: IndexCache) -> sqlite3.Connection:
    """The database that the library's index is in, whether or not it is up to date, for `sidecar_facts`.

    Raises `DamagedIndex`, and `Failed` when another process is using it.
    """
    with sqlite_errors():
        base = database.open_database(_path(folder, cache), str(folder.resolve()), cache.fingerprint())
        base.execute(f"PRAGMA busy_timeout = {_SHORT_WAIT}")
        return base


def _path(folder: Path, cache: IndexCache) -> Path:
    name = blake2b(str(folder.resolve()).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return cache.folder() / f"library-{name}.sqlite3"


def _updated(folder: Path, cache: IndexCache, full: bool) -> Index:
    """The index in its file, brought up to date; one that is damaged is made anew, once."""
    file = _path(folder, cache)
    for attempt in range(2):
        index = Index(file, folder, cache.fingerprint())
        try:
            index.refresh(full, cache.progress)
            return index
        except DamagedIndex:
            index.close()
            if attempt:
                raise
            with sqlite_errors():
                database.delete(file)
    raise AssertionError


def _read_only(folder: Path, cache: IndexCache) -> Index | None:
    """The index in a file that can't be written, as long as it still says what the files say."""
    try:
        index = Index(_path(folder, cache), folder, cache.fingerprint(), read_only=True)
    except DamagedIndex:
        return None
    try:
        index.refresh()
    except DamagedIndex:
        index.close()
        return None
    return index
