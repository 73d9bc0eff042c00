"""The lock of a library: one process at a time writes to it. It goes with the process, however that ends."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from citecli.errors import Failed
from citecli.library.writing import failing_clearly, recover

LOCK = ".lock"
_MARK = 16
PATIENCE = 60.0
"""Seconds to wait for another process."""
_PAUSE = 0.05
_TELL_AFTER = 1.0
_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class Turn(NamedTuple):
    """One holding of the lock. `previous` is the mark that the last holder left, `own` the one that this leaves."""

    previous: bytes
    own: bytes


@contextmanager
def locked(folder: Path, waiting: Callable[[], None] | None = None, patience: float = PATIENCE) -> Iterator[Turn]:
    """Holds the lock of a library, whose leftovers are put right first.

    `waiting` is called once when another process has it for a second. Raises `Failed` when that does not give it back
    in time, or the folder can't be written.
    """
    with failing_clearly(folder):
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        _acquire(descriptor, folder, waiting, patience)
        turn = Turn(os.read(descriptor, _MARK), os.urandom(_MARK))
        with failing_clearly(folder):
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
            _try(descriptor)
            return
        except OSError as error:
            if error.errno not in _BUSY:
                raise Failed(f"{folder} can't be locked: {(error.strerror or str(error)).lower()}") from None
        waited = monotonic() - begun
        if waited > patience:
            raise Failed(f"another citecli is writing to {folder}; try again when it is done")
        if waiting and waited > _TELL_AFTER:
            waiting()
            waiting = None
        sleep(_PAUSE)


if os.name == "nt":
    import msvcrt

    def _try(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
