"""Writing to a library's folder. Whatever is written, renamed, deleted or locked there goes through this module.

A file is as it was before, or as it was meant to be after, whenever the power goes: what is written goes to a hidden
draft beside its place, is synced, and renamed. A *pair* is a document and its sidecar: the sidecar takes its place
first, the document second, and with that the pair is there; a sidecar alone is no document. What a killed process left
behind is put right by `recover`.

One process at a time writes: the one that holds the lock (`write_lock`). The lock goes with the process, however that
ends.
"""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from citecli.errors import Failed
from citecli.frozen import FrozenValue
from citecli.library.store import SIDECAR

DRAFT = ".adding-"
"""What the name of a new document's draft begins with; the rest is the name it is to have."""
REVISION = ".writing-"
"""What the name of a draft begins with that is to replace a file."""
_SYNCS = 8
"""Files that are synced at once; the disk's journal then takes them together."""
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
LOCK = ".lock"
_MARK = 16
"""Bytes at the beginning of the lock's file that tell who held it last."""
PATIENCE = 60.0
"""Seconds to wait for another process."""
_PAUSE = 0.05
_TELL_AFTER = 1.0
_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


def write(path: Path, data: bytes) -> None:
    """Put a file in place of whatever is at `path`. Raises `Failed`, and then nothing has changed."""
    draft = path.with_name(f"{REVISION}{path.name}")
    with write_errors(path.parent):
        try:
            _write_synced(draft, data)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(path.parent)


class Pair(NamedTuple):
    """A new document and its sidecar. (A named tuple: a library is filled with thousands.)"""

    path: Path
    """Where the document goes."""
    data: bytes
    """What is in it."""
    sidecar: bytes
    """What is in its sidecar."""
    time: int
    """The time of the document's last change, in nanoseconds."""


def write_pairs(pairs: Sequence[Pair]) -> None:
    """Put new documents and their sidecars in place; none may be there already.

    All are synced before the first is renamed, for a disk takes many at once sooner than one by one. Raises `Failed`:
    then a document is there with its sidecar, or neither is. The folder itself is left for `sync_folder`.
    """
    drafts: list[Path] = []
    with write_errors(pairs[0].path.parent if pairs else Path()):
        try:
            for pair in pairs:
                for path, data in ((pair.path, pair.data), (sidecar_of(pair.path), pair.sidecar)):
                    drafts.append(_draft_of(path))
                    drafts[-1].write_bytes(data)
                os.utime(drafts[-2], ns=(pair.time, pair.time))
            _sync_files(drafts)
            for pair in pairs:
                _place(pair.path)
        finally:
            for draft in drafts:
                draft.unlink(missing_ok=True)


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of a document stands, whether or not there is one."""
    return path.with_suffix(SIDECAR)


def _draft_of(path: Path) -> Path:
    return path.with_name(f"{DRAFT}{path.name}")


def _place(path: Path) -> None:
    """Rename the drafts of a pair."""
    side = sidecar_of(path)
    _draft_of(side).rename(side)
    try:
        _draft_of(path).rename(path)
    except OSError:
        side.unlink(missing_ok=True)
        raise


def recover(folder: Path) -> None:
    """Finish or undo what a killed process had begun in `folder`. Only under the lock: another's drafts are alive.

    The draft of a document whose sidecar is in place was whole, and becomes the document; every other draft goes.
    """
    try:
        drafts = [path for path in folder.iterdir() if path.name.startswith((DRAFT, REVISION))]
    except FileNotFoundError:
        return
    with write_errors(folder):
        for draft in drafts:
            path = folder / draft.name.removeprefix(DRAFT)
            is_document = draft.name.startswith(DRAFT) and not draft.name.endswith(SIDECAR)
            if is_document and path.with_suffix(SIDECAR).exists() and not path.exists():
                draft.rename(path)
            else:
                draft.unlink()


def make_folder(folder: Path) -> bool:
    """Make a folder and those above it; whether there was none. Raises `Failed`."""
    if folder.is_dir():
        return False
    with write_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)
    return True


def move(path: Path, target: Path) -> None:
    """Give a file another name on the same disk; `Failed` when there is one of that name, or it can't be done."""
    if target.exists():
        raise Failed(f"{target} already exists; move it out of the way first")
    with write_errors(target.parent):
        path.rename(target)


def delete(paths: Sequence[Path]) -> None:
    """Delete files, in that order, as far as they are there. Raises `Failed`."""
    for path in paths:
        with write_errors(path.parent):
            path.unlink(missing_ok=True)


def delete_folder(folder: Path) -> None:
    """Delete a folder and all that is in it. Raises `Failed`."""
    from shutil import rmtree

    with write_errors(folder):
        rmtree(folder)


def delete_empty_folder(folder: Path) -> None:
    """Delete a folder with nothing in it. Raises `Failed` when there is something."""
    with write_errors(folder):
        folder.rmdir()


def sync_folder(folder: Path) -> None:
    """Have the names of a folder's files on the disk, where the system knows how to (Windows does so by itself)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def write_errors(folder: Path) -> Iterator[None]:
    """Turns what the system says against writing into `Failed`, with what to do about it."""
    try:
        yield
    except OSError as error:
        raise Failed(f"{folder}: {_reason(error)}; nothing was changed") from None


def _reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "there is no space left on the disk"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "no permission to write there; choose another library with --library"
    if error.errno == errno.ENAMETOOLONG:
        return "the name is too long"
    return (error.strerror or str(error)).lower()


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        _sync(file.fileno())


def _sync_files(paths: Sequence[Path]) -> None:
    if len(paths) <= 2:
        for path in paths:
            _sync_file(path)
        return
    from concurrent.futures import ThreadPoolExecutor

    try:
        with ThreadPoolExecutor(_SYNCS) as pool:
            for _ in pool.map(_sync_file, paths):
                pass
    except RuntimeError:  # there is no memory for another thread, or the user may have no more of them
        for path in paths:
            _sync_file(path)


def _sync_file(path: Path) -> None:
    # For Windows, which syncs only what may be written, the file is opened so.
    with path.open("r+b") as file:
        _sync(file.fileno())


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems have no such thing; a full disk, on the other hand, may be told of only here.
        if error.errno not in _NO_SYNC:
            raise


class Turn(FrozenValue):
    """One holding of the lock."""

    previous: bytes
    """The mark that the last holder left: who knows it as their own knows that nobody has written since."""
    own: bytes
    """The mark that this holder leaves."""


@contextmanager
def write_lock(folder: Path, waiting: Callable[[], None] | None = None, patience: float = PATIENCE) -> Iterator[Turn]:
    """Holds the lock of the library in `folder`; what a killed process left there is put right first.

    `waiting` is called once when another process has the lock for a second. Raises `Failed` when that process does not
    give it back within `patience` seconds, or the folder can't be written.
    """
    with write_errors(folder):
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        _acquire(descriptor, folder, waiting, patience)
        turn = Turn(os.read(descriptor, _MARK), os.urandom(_MARK))
        with write_errors(folder):
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, turn.own)
        recover(folder)
        yield turn
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, folder: Path, waiting: Callable[[], None] | None, patience: float) -> None:
    begun = monotonic()
    while True:
        try:
            _lock(descriptor)
            return
        except OSError as error:
            if error.errno not in _BUSY:
                raise Failed(f"{folder} can't be locked: {(error.strerror or str(error)).lower()}") from None
        waited = monotonic() - begun
        if waited > patience:
            raise Failed(f"another citecli is writing to {folder}; try again when it has finished")
        if waiting and waited > _TELL_AFTER:
            waiting()
            waiting = None
        sleep(_PAUSE)


if os.name == "nt":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
