"""The lock of a library: one process at a time writes to it. The lock goes with the process, however that ends.

It is a small file that says whose it is. A file of that name that says something else is another program's, and is
neither locked nor written.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from citecli.errors import Failed
from citecli.frozen import FrozenValue
from citecli.library import trash_moves, writing
from citecli.library.own_files import open_folder

LOCK = ".lock"
_MAGIC = b"citecli's lock\n"
_MARK = 16
"""Bytes at the end of the lock's file that tell who held it last."""
PATIENCE = 60.0
"""Seconds to wait for another process."""
_PAUSE = 0.05
_TELL_AFTER = 1.0
_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class LockedError(Failed):
    """Another process is writing to the library."""


class Turn(FrozenValue):
    """One holding of the lock."""

    previous: bytes
    """The mark that the last holder left: who knows it as their own knows that nobody has written since."""
    own: bytes
    """The mark that this holder leaves."""


@contextmanager
def write_lock(folder: Path, waiting: Callable[[], None] | None = None, patience: float = PATIENCE) -> Iterator[Turn]:
    """Holds the lock of the library in `folder`; what a killed process left there is put right first.

    `waiting` is called once when another process has the lock for a second. Raises `LockedError` when that process does
    not give it back within `patience` seconds, and `Failed` when the folder can't be written, or the lock's file is
    not citecli's.
    """
    with writing.write_errors(folder), open_folder(folder) as place:
        descriptor = place.open_file(LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _require_own(descriptor, folder)
        _acquire(descriptor, folder, waiting, patience)
        with writing.write_errors(folder):
            turn = Turn(_require_own(descriptor, folder)[-_MARK:], os.urandom(_MARK))
            content = _MAGIC + turn.own
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, content)
            os.ftruncate(descriptor, len(content))
        writing.recover(folder)
        trash_moves.recover(folder)
        yield turn
    finally:
        os.close(descriptor)


def _require_own(descriptor: int, folder: Path) -> bytes:
    """What the lock's file holds. Raises `Failed` when it is another program's."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    content = os.read(descriptor, 256)
    if content.startswith(_MAGIC) and len(content) <= len(_MAGIC) + _MARK:
        return content
    if os.fstat(descriptor).st_nlink == 1 and (not content or _is_old_mark(content)):
        return content
    raise Failed(f"{folder / LOCK} is a file that citecli did not make; move it out of the way first")


def _is_old_mark(content: bytes) -> bool:
    """Whether a lock's file is that of citecli 0.2: sixteen random bytes, which are no text."""
    if len(content) != _MARK:
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return True
    return False


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
            raise LockedError(f"another citecli is writing to {folder}; try again when it has finished")
        if waiting and waited > _TELL_AFTER:
            waiting()
            waiting = None
        sleep(_PAUSE)


if os.name == "nt":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 4096, os.SEEK_SET)  # beyond its content: what is locked can't be read there
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
