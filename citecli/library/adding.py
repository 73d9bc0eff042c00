"""Adding: a document's bytes and its sidecar into a library's folder, under a readable name, in order of addition."""

import re
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from time import monotonic, time_ns
from types import TracebackType

from citecli.documents.model import Document
from citecli.frozen import replace
from citecli.library import numbers, sidecar, undo, writing
from citecli.library.catalogue import IndexCache
from citecli.library.folder_inventory import FolderInventory
from citecli.library.listener import NOBODY, Listener
from citecli.library.lock import write_lock
from citecli.library.names import TAGS, tags_of
from citecli.library.numbers import Register
from citecli.library.sidecar_edit import SidecarChange, changed_item, item_bytes
from citecli.library.store import FolderScan
from citecli.library.writing import Pair

_HELD = 0.5
"""Seconds after which the lock is given up for a moment, so that another process gets its turn."""
_TAG = re.compile(r"</?(?:i|b|sc|sup|sub|span)\b[^<>]*>")
"""What CSL-JSON has in titles for italics and the like."""
_MOST = 64
_LARGEST = 16 * 1024 * 1024
"""Documents, and bytes of them, that are written at once."""


class Intake:
    """A run of additions to one folder: `with Intake(folder) as intake: intake.keep(…)`.

    Holds the library's lock, but never for long at a time.
    """

    def __init__(
        self, folder: Path, listener: Listener = NOBODY, cache: IndexCache | None = None, verb: str = "add"
    ) -> None:
        """The folder is made when there is none. `cache` keeps what the sidecars of a large one say; `verb` is what
        `undo` calls the run.
        """
        self._verb = verb
        self.folder = folder
        self._listener = listener
        self._turn = ExitStack()
        self._until = 0.0
        self._mark = b""
        self._cache = cache
        self._inventory: FolderInventory | None = None
        self._register: Register | None = None
        self._pairs: list[Pair] = []
        self._added: list[str] = []
        self._size = 0
        self._numbers_failed = False

    def __enter__(self) -> "Intake":
        writing.make_folder(self.folder)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._pairs = []
        try:
            self.flush()
            if self._added:
                self._take_turn()
                change = undo.Change(self._verb, tuple({"file": name} for name in self._added))
                undo.note(self.folder, change, self._listener)
            self.pause()
        finally:
            self._turn.close()

    def same(self, data: bytes) -> Path | None:
        """The document that holds just these bytes, if there is one."""
        return self._current_inventory().same(data)

    def with_address(self, addresses: Iterable[str]) -> Path | None:
        """The document whose sidecar says one of these (`URL:https://…`, `DOI:10.…`), if there is one."""
        path = self._current_inventory().with_address(addresses)
        if path is not None:
            self.flush()
        return path

    def keep(
        self, document: Document, data: bytes, suffix: str, beside: Mapping[str, object], change: SidecarChange
    ) -> Document:
        """Take a document for the library, where it is after `flush`; how it is read from there.

        `document` is what a reader made of `data`; `beside` is the sidecar that it came with, and `change` what the
        user says of it. `suffix` is that of its file (".txt"). Raises `InvalidReference`, and `Failed` when the lock
        can't be had.
        """
        inventory = self._current_inventory()
        item = changed_item(beside, change, tags_of(document.reference.texts.get(TAGS, "")))
        completed = sidecar.with_item(document, item, document.path or "the sidecar")
        key = inventory.free_key(completed.reference, Path(document.path).stem)
        title = _TAG.sub("", completed.reference.texts.get("title", ""))
        path = self.folder / (inventory.free_stem(title, Path(document.path).stem, key) + suffix)
        item = {"id": key, **{name: value for name, value in item.items() if name != "id"}}
        # Documents are numbered by their time: what is added later comes later, however coarse the clock is.
        inventory.last_time = max(time_ns(), inventory.last_time + 1)
        self._pairs.append(Pair(path, data, item_bytes(item), inventory.last_time))
        self._size += len(data)
        inventory.add(path, data, key, item)
        completed = replace(completed, id=key, path=str(path), reference=replace(completed.reference, id=key))
        return replace(completed, origins={**completed.origins, "id": sidecar.ORIGIN})

    @property
    def is_full(self) -> bool:
        """Whether enough documents wait to be written at once."""
        return len(self._pairs) >= _MOST or self._size >= _LARGEST or (bool(self._pairs) and monotonic() > self._until)

    def flush(self) -> None:
        """Put the documents that were taken in their place. Raises `Failed`: then those are not, or not all, there."""
        pairs, self._pairs, self._size = self._pairs, [], 0
        if pairs:
            writing.write_pairs(pairs)
            self._added += [pair.path.name for pair in pairs]
            if self._register is not None:
                self._register.add({pair.path.name: pair.data for pair in pairs})
                self._tell(self._register)

    def _tell(self, register: Register) -> None:
        for line in register.news:
            self._listener.news(line)
        register.news.clear()
        if register.problem and not self._numbers_failed:
            self._numbers_failed = True
            self._listener.problem(register.problem)

    def _current_inventory(self) -> FolderInventory:
        """What the folder holds, with the lock held."""
        self._take_turn()
        if self._inventory is None or self._register is None:
            scan = FolderScan(self.folder)
            self._register = numbers.keep(self.folder, scan.states)
            self._tell(self._register)
            self._inventory = FolderInventory(self.folder, scan, self._cache)
            self._until = monotonic() + _HELD
        return self._inventory

    def _take_turn(self) -> None:
        """Take the lock, or another turn after it was held for long; what is known of the folder may be out of date."""
        if monotonic() > self._until and not self._pairs:
            self.pause()
            turn = self._turn.enter_context(write_lock(self.folder, self._listener.waiting))
            if turn.previous != self._mark:
                self._inventory = None
            self._mark = turn.own
            self._until = monotonic() + _HELD

    def pause(self) -> None:
        """Write what was taken, and give the lock up until the next call needs it: before something slow, say."""
        self.flush()
        if self._until:
            with writing.write_errors(self.folder):
                writing.sync_folder(self.folder)
        self._until = 0.0
        self._turn.close()
