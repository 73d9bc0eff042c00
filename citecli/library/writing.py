"""Writing to a library's folder. Whatever is written, renamed or deleted there goes through this module.

A file is as it was before, or as it was meant to be after, whenever the power goes: what is written goes to a hidden
draft in the same folder, is synced, and renamed. A *pair* is a document and its sidecar: the sidecar takes its place
first, the document second, and with that the pair is there; a sidecar alone is no document. What a killed process left
behind is put right by `recover`.

No link is followed, and nothing but regular files and folders is touched: see `citecli.library.own_files`. One process
at a time writes: the one that holds the lock (`citecli.library.lock`).
"""

import errno
import os
import re
import stat
from _thread import start_new_thread
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Semaphore
from typing import NamedTuple

from citecli.errors import Failed
from citecli.library.own_files import OpenFolder, open_folder
from citecli.library.store import ANNOTATIONS, SIDECAR

PREFIX = ".citecli-"
"""What the names of all files begin with that citecli makes beside documents and their sidecars."""
CHOOSE = "choose another library with --library"
"""What to do where nothing can be written."""
MOVING = f"{PREFIX}moving-"
"""What the name of a folder in the trash begins with while a document is on its way in or out."""
_ADDING = re.compile(r"\.citecli-adding-[0-9a-f]{16}-(.+)", re.DOTALL)
"""The name of a new document's draft, or of its sidecar's; at its end the name that it is to have."""
_WRITING = re.compile(r"\.citecli-writing-[0-9a-f]{16}")
"""The name of a draft that is to replace a file."""
_SYNCS = 8
"""Files that are synced at once; the disk's journal then takes them together."""


def write(path: Path, data: bytes) -> None:
    """Put a file in place of the one at `path`, or where there is none. Raises `Failed`, and then nothing has changed.

    What is at `path` must be a regular file; a link there is not followed, and not replaced.
    """
    with write_errors(path.parent), open_folder(path.parent) as folder:
        draft = f"{PREFIX}writing-{os.urandom(8).hex()}"
        folder.require_file(path.name, missing=True)
        try:
            folder.create(draft, data)
            folder.replace(draft, path.name)
        finally:
            folder.unlink(draft)
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
    """Put new documents and their sidecars in place, all in one folder; none may be there already.

    All are synced before the first is renamed, for a disk takes many at once sooner than one by one. Raises `Failed`:
    then a document is there with its sidecar, or neither is. The folder itself is left for `sync_folder`.
    """
    if not pairs:
        return
    drafts: dict[str, str] = {}
    parent = pairs[0].path.parent
    with write_errors(parent), open_folder(parent) as folder:
        try:
            for pair in pairs:
                for name, data in ((pair.path.name, pair.data), (sidecar_of(pair.path).name, pair.sidecar)):
                    drafts[name] = f"{PREFIX}adding-{os.urandom(8).hex()}-{name}"
                    folder.create(drafts[name], data, synced=False)
                folder.set_time(drafts[pair.path.name], pair.time)
            _sync_files(folder, list(drafts.values()))
            for pair in pairs:
                _place(folder, pair.path, drafts)
        finally:
            for draft in drafts.values():
                folder.unlink(draft)


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of a document stands, whether or not there is one."""
    return path.with_suffix(SIDECAR)


def annotations_of(path: Path) -> Path:
    """Where the quotations kept of a document stand, whether or not there are any."""
    return path.with_suffix(ANNOTATIONS)


def _place(folder: OpenFolder, path: Path, drafts: dict[str, str]) -> None:
    """Rename the drafts of a pair."""
    side = sidecar_of(path).name
    folder.require_free(path.name)
    folder.rename(drafts[side], folder, side)
    try:
        folder.rename(drafts[path.name], folder, path.name)
    except BaseException:
        # Interrupted after the renaming, the document is there, and keeps its sidecar.
        if folder.kind(drafts[path.name]) is not None:
            folder.unlink(side)
        raise


def recover(path: Path) -> None:
    """Finish or undo what a killed process had begun in a folder. Only under the lock: another's drafts are alive.

    The draft of a document whose sidecar is in place was whole, and becomes the document; every other draft goes. What
    is no regular file, or bears a name that only looks like a draft's, is left alone.
    """
    with write_errors(path), open_folder(path) as folder:
        for draft in folder.names(PREFIX):
            adding = _ADDING.fullmatch(draft)
            if not (adding or _WRITING.fullmatch(draft)) or not folder.is_file(draft):
                continue
            name = adding[1] if adding else ""
            if (
                name
                and not name.endswith(SIDECAR)
                and folder.is_file(sidecar_of(Path(name)).name)
                and folder.kind(name) is None
            ):
                folder.rename(draft, folder, name)
            else:
                folder.unlink(draft)


def make_folder(path: Path, synced: bool = True) -> bool:
    """Make a folder and those above it; whether there was none. Raises `Failed`.

    A library's trash, and a folder in it, must be folders themselves, no links. Unless it is `synced` at once, the
    folder above is left for `sync_folder`.
    """
    with write_errors(path):
        if path.is_dir() and not path.is_symlink():
            return False
        try:
            with open_folder(path):
                return False
        except FileNotFoundError:
            pass
        path.parent.mkdir(parents=True, exist_ok=True)
        with open_folder(path.parent) as parent:
            parent.make_folder(path.name)
    if synced:
        sync_folder(path.parent)
    return True


def move(path: Path, target: Path) -> None:
    """Give a file, or a folder in the trash, another name on the same disk.

    Raises `Failed` when there is something of that name, when it can't be done, and for a link.
    """
    with write_errors(target.parent), open_folder(path.parent) as source, open_folder(target.parent) as place:
        status = source.kind(path.name)
        if status is None or not stat.S_ISDIR(status.st_mode):
            source.require_file(path.name)
        source.rename(path.name, place, target.name)


def delete(paths: Sequence[Path]) -> None:
    """Delete files, in that order, as far as they are there. Raises `Failed`, for a link, too."""
    for path in paths:
        with write_errors(path.parent), open_folder(path.parent) as folder:
            folder.unlink(path.name)


def delete_empty_folder(path: Path) -> None:
    """Delete a folder with nothing in it. Raises `Failed` when there is something."""
    with write_errors(path), open_folder(path.parent) as folder:
        folder.remove_folder(path.name)


def sync_folder(path: Path) -> None:
    """Have the names of a folder's files on the disk. Raises `Failed` when the disk says that it could not."""
    try:
        with open_folder(path) as folder:
            folder.sync()
    except OSError as error:
        raise Failed(f"{path}: {reason(error)}; the change may not outlast a power failure") from None


@contextmanager
def write_errors(folder: Path) -> Iterator[None]:
    """Turns what the system says against writing into `Failed`, with what to do about it."""
    try:
        yield
    except OSError as error:
        raise Failed(f"{_place_of(error, folder)}: {reason(error)}; nothing was changed") from None


def _place_of(error: OSError, folder: Path) -> Path:
    """What an error is about, as a user knows it: a file in the folder, or the folder; no draft."""
    if isinstance(error.filename, str) and os.path.lexists(folder / Path(error.filename).name):
        folder = folder / Path(error.filename).name
    while _ADDING.fullmatch(folder.name) or _WRITING.fullmatch(folder.name) or folder.name.startswith(MOVING):
        folder = folder.parent
    return folder


def reason(error: OSError) -> str:
    """Why something could not be written, in a few words for a user."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "there is no space left on the disk"
    if os.name == "nt" and error.errno == errno.EACCES:
        return "another program has it open, or there is no permission to write there"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"no permission to write there; {CHOOSE}"
    if error.errno == errno.ENAMETOOLONG:
        return "the name is too long"
    return (error.strerror or str(error)).lower()


def _sync_files(folder: OpenFolder, names: Sequence[str]) -> None:
    """Sync files, several at once. Raises the first error of the system, when none is being synced any more.

    Whoever is free takes the next name, this thread too: a thread that memory doesn't suffice for never begins, and
    nobody waits for it, as the pool of the standard library would without end.
    """
    waiting = deque(names)
    errors: list[BaseException] = []
    synced = Semaphore(0)

    def work() -> None:
        while True:
            try:
                name = waiting.popleft()
            except IndexError:
                return
            try:
                if not errors:
                    folder.sync_file(name)
            except BaseException as error:
                errors.append(error)
            finally:
                synced.release()

    with suppress(MemoryError, RuntimeError):  # no memory for another thread, or the user may have no more of them
        for _ in range(min(_SYNCS, len(names)) - 1 if len(names) > 2 else 0):
            start_new_thread(work, ())
    work()
    for _ in names:
        synced.acquire()
    if errors:
        raise errors[0]
