"""What adding to a library must know of its sidecars: the keys and addresses that they state.

Those of a large library are kept beside its index, so that each sidecar is read once after it has changed.
"""

import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from citecli.errors import BadInput, Failed, NotFound
from citecli.library import sidecar
from citecli.library.catalogue import IndexCache
from citecli.library.store import RACY, SIDECAR, is_own_file

ADDRESSES = ("URL", "DOI", "ISBN", "PMID", "archive_location")
"""Variables by which a document from the network is known again."""
_FEW = 400
"""Sidecars that are read sooner than what is kept of them is looked up."""

Sidecars = Mapping[str, tuple[int, int, int]]
"""Size, time and number of sidecars, by their names without `SIDECAR`."""


class SidecarFacts(NamedTuple):
    """What one sidecar states. (A named tuple: a library has a hundred thousand.)"""

    key: str
    """Its id, "" for none."""
    addresses: tuple[str, ...]
    """Each with its variable, blind to case: `doi:10.1000/1`."""


_NOTHING = SidecarFacts("", ())


def of_item(item: Mapping[str, object]) -> SidecarFacts:
    """What a sidecar's item states."""
    key = item.get("id")
    addresses = tuple(f"{name}:{item[name]}".casefold() for name in ADDRESSES if item.get(name))
    return SidecarFacts(key if isinstance(key, str) else "", addresses)


def of_folder(folder: Path, sidecars: Sidecars, cache: IndexCache | None = None) -> Mapping[str, SidecarFacts]:
    """What the sidecars of a library state, by their names without `SIDECAR`; one that can't be read states nothing.

    With `cache` it is kept, and looked up, when there are many.
    """
    if cache is not None and len(sidecars) > _FEW:
        from citecli.library.database import DamagedIndex, sqlite_errors
        from citecli.library.index_file import open_sidecar_table

        with suppress(DamagedIndex, Failed), closing(open_sidecar_table(folder, cache)) as base:
            with sqlite_errors():
                known = _kept(base, sidecars)
            new = {stem: _read(folder, stem) for stem in sidecars if stem not in known}
            with suppress(DamagedIndex, Failed):  # another process is writing, or the disk is full
                _keep(base, sidecars, new)
            return known | new
    return {stem: _read(folder, stem) for stem in sidecars}


def _read(folder: Path, stem: str) -> SidecarFacts:
    path = folder / f"{stem}{SIDECAR}"
    try:
        return of_item(sidecar.read_item(path)) if is_own_file(path) else _NOTHING
    except (BadInput, NotFound):
        # Who reads the document is told; a key can't be taken by what can't be read.
        return _NOTHING


def _kept(base: sqlite3.Connection, sidecars: Sidecars) -> dict[str, SidecarFacts]:
    known: dict[str, SidecarFacts] = {}
    for name, state, key, addresses in base.execute("SELECT name, state, key, addresses FROM sidecars"):
        if name in sidecars and state == _state(sidecars[name]):
            known[name] = SidecarFacts(key, tuple(addresses.split("\n")) if addresses else ())
    return known


def _keep(base: sqlite3.Connection, sidecars: Sidecars, new: Mapping[str, SidecarFacts]) -> None:
    from citecli.library.database import sqlite_errors, transaction

    latest = time.time_ns() - RACY
    rows = [
        (name, _state(sidecars[name]), facts.key, "\n".join(facts.addresses))
        for name, facts in new.items()
        if sidecars[name][1] < latest and _can_be_kept(name, *facts.addresses, facts.key)
    ]
    with sqlite_errors():
        gone = [name for (name,) in base.execute("SELECT name FROM sidecars") if name not in sidecars]
        if not rows and not gone:
            return
        with transaction(base):
            base.executemany("DELETE FROM sidecars WHERE name = ?", [(name,) for name in gone])
            base.executemany("INSERT OR REPLACE INTO sidecars VALUES (?, ?, ?, ?)", rows)


def _state(state: tuple[int, int, int]) -> str:
    return "{} {} {}".format(*state)


def _can_be_kept(*texts: str) -> bool:
    """Whether texts come back from a database as they were: bytes that are no UTF-8 would not."""
    return all("\n" not in text and text.encode("utf-8", "replace").decode() == text for text in texts)
