"""A folder opened for writing so that no link is followed: what `citecli.library.writing` does its work with.

A library may come with a clone, links and all. So a folder is opened once, and what is in it is reached from there by
name (`openat` and its like), never by a path that somebody may turn elsewhere meanwhile. Where the system knows no such
calls (Windows), each name is looked at before it is used.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from citecli.errors import Failed
from citecli.library.store import TRASH

_BY_DESCRIPTOR = {os.open, os.stat, os.rename, os.unlink, os.mkdir, os.rmdir, os.utime} <= os.supports_dir_fd
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_FILE = _NO_FOLLOW | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""A named pipe is opened without waiting for its other end, and found to be none of ours."""
_LINK_ERRORS = (errno.ELOOP, errno.EMLINK, errno.ENOTDIR, errno.EISDIR, errno.ENXIO)
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4)
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)


class OpenFolder:
    """A folder, open; `with open_folder(path) as folder: …`. Its methods take names, not paths.

    They raise `OSError`, and `Failed` for what citecli does not touch: links, devices, pipes, a folder where a file is
    meant and the other way round.
    """

    def __init__(self, path: Path, descriptor: int | None) -> None:
        """`descriptor` is the folder's; `None` where the system has none for folders."""
        self.path = path
        self.descriptor = descriptor

    def kind(self, name: str) -> os.stat_result | None:
        """What the system says of a name itself, though it be a link; `None` when there is nothing of that name."""
        try:
            if self.descriptor is None:
                return os.lstat(self.path / name)
            return os.stat(name, dir_fd=self.descriptor, follow_symlinks=False)
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:  # as the name of a sidecar may be
                return None
            raise

    def is_file(self, name: str) -> bool:
        """Whether there is a regular file of that name, and no link to one."""
        status = self.kind(name)
        return status is not None and stat.S_ISREG(status.st_mode)

    def is_folder(self, name: str) -> bool:
        """Whether there is a folder of that name, and no link to one."""
        status = self.kind(name)
        return status is not None and stat.S_ISDIR(status.st_mode)

    def require_file(self, name: str, missing: bool = False) -> None:
        """Raises `Failed` for anything but a regular file. `missing` allows that there is nothing, too."""
        status = self.kind(name)
        if status is None:
            if not missing:
                raise FileNotFoundError(errno.ENOENT, "it is not there any more", str(self.path / name))
        elif not stat.S_ISREG(status.st_mode):
            raise refusal(self.path / name, status)

    def require_free(self, name: str) -> None:
        """Raises `Failed` when there is anything of that name."""
        status = self.kind(name)
        if status is not None:
            if not stat.S_ISREG(status.st_mode):
                raise refusal(self.path / name, status)
            raise Failed(f"{self.path / name} already exists; move it out of the way first")

    def open_file(self, name: str, flags: int, mode: int = 0o666) -> int:
        """A descriptor of a regular file. Raises `Failed` when it is none."""
        try:
            if self.descriptor is None:
                self.require_file(name, missing=bool(flags & os.O_CREAT))
                descriptor = os.open(self.path / name, flags | _FILE, mode)
            else:
                descriptor = os.open(name, flags | _FILE, mode, dir_fd=self.descriptor)
        except OSError as error:
            status = self.kind(name) if error.errno in _LINK_ERRORS else None
            if status is not None and not stat.S_ISREG(status.st_mode):
                raise refusal(self.path / name, status) from None
            raise
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            os.close(descriptor)
            raise refusal(self.path / name, status)
        return descriptor

    def create(self, name: str, data: bytes, synced: bool = True) -> None:
        """Write a file of a name that is not taken."""
        with os.fdopen(self.open_file(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
            file.write(data)
            file.flush()
            if synced:
                sync(file.fileno())

    def read_file(self, name: str, most: int) -> bytes:
        """What a regular file holds. Raises `Failed` when that is more than `most` bytes."""
        with os.fdopen(self.open_file(name, os.O_RDONLY), "rb") as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise Failed(f"{self.path / name} is larger than {most // 1024 // 1024} MB; move it out of the way first")
        return data

    def sync_file(self, name: str) -> None:
        """Have a file on the disk. For Windows, which syncs only what may be written, it is opened so."""
        descriptor = self.open_file(name, os.O_RDWR)
        try:
            sync(descriptor)
        finally:
            os.close(descriptor)

    def set_time(self, name: str, time: int) -> None:
        """Set the time of a file's last change, in nanoseconds."""
        if self.descriptor is None:
            os.utime(self.path / name, ns=(time, time))
        else:
            os.utime(name, ns=(time, time), dir_fd=self.descriptor, follow_symlinks=False)

    def replace(self, name: str, new: str) -> None:
        """Give a file another name in this folder, in place of the file that may have it."""
        self.require_file(new, missing=True)
        if self.descriptor is None:
            _patiently(lambda: os.replace(self.path / name, self.path / new))  # noqa: PTH105 - as the other branch has it
        else:
            os.replace(name, new, src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)

    def rename(self, name: str, target: "OpenFolder", new: str) -> None:
        """Move a file, or a folder, to a name in `target` that is not taken."""
        target.require_free(new)
        if self.descriptor is None or target.descriptor is None:
            _patiently(lambda: os.rename(self.path / name, target.path / new))  # noqa: PTH104
        else:
            os.rename(name, new, src_dir_fd=self.descriptor, dst_dir_fd=target.descriptor)

    def unlink(self, name: str) -> None:
        """Delete a file, if it is there."""
        self.require_file(name, missing=True)
        with suppress(FileNotFoundError):
            if self.descriptor is None:
                _patiently((self.path / name).unlink)
            else:
                os.unlink(name, dir_fd=self.descriptor)

    def make_folder(self, name: str) -> None:
        """Make a folder in this one, if there is none."""
        status = self.kind(name)
        if status is None:
            with suppress(FileExistsError):
                if self.descriptor is None:
                    (self.path / name).mkdir()
                else:
                    os.mkdir(name, dir_fd=self.descriptor)
        elif not stat.S_ISDIR(status.st_mode):
            raise refusal(self.path / name, status)

    def remove_folder(self, name: str) -> None:
        """Delete an empty folder in this one."""
        if self.descriptor is None:
            (self.path / name).rmdir()
        else:
            os.rmdir(name, dir_fd=self.descriptor)

    def names(self, prefix: str = "") -> list[str]:
        """What is in the folder, by name; only names that begin with `prefix`."""
        names = os.listdir(self.path if self.descriptor is None else self.descriptor)  # noqa: PTH208
        return sorted(name for name in names if name.startswith(prefix)) if prefix else sorted(names)

    @contextmanager
    def folder(self, name: str) -> Iterator["OpenFolder"]:
        """A folder in this one, open. Raises `Failed` for a link to one, and for a file."""
        path = self.path / name
        if self.descriptor is None:
            status = self.kind(name)
            if status is None:
                raise FileNotFoundError(errno.ENOENT, "no such folder", str(path))
            if not stat.S_ISDIR(status.st_mode) or path.resolve().parent != self.path.resolve():
                raise refusal(path, status)
            yield OpenFolder(path, None)
            return
        try:
            descriptor = os.open(name, _FOLDER | _NO_FOLLOW, dir_fd=self.descriptor)
        except OSError as error:
            status = self.kind(name) if error.errno in _LINK_ERRORS else None
            if status is not None and not stat.S_ISDIR(status.st_mode):
                raise refusal(path, status) from None
            raise
        try:
            yield OpenFolder(path, descriptor)
        finally:
            os.close(descriptor)

    def sync(self) -> None:
        """Have the names in the folder on the disk, where the system knows how to (Windows does so by itself)."""
        if self.descriptor is not None:
            sync(self.descriptor)


@contextmanager
def open_folder(path: Path) -> Iterator[OpenFolder]:
    """A library's folder, its trash, or a folder in that, open.

    The folder that the user named may be a link; its trash may not. Raises `OSError`, and `Failed`.
    """
    below = _in_trash(path)
    root = path.parents[len(below) - 1] if below else path
    descriptor = os.open(root, _FOLDER | getattr(os, "O_CLOEXEC", 0)) if _BY_DESCRIPTOR else None
    if descriptor is None and not stat.S_ISDIR(root.stat().st_mode):
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(root))
    try:
        library_folder = OpenFolder(root, descriptor)
        if not below:
            yield library_folder
            return
        with library_folder.folder(below[0]) as trash:
            if len(below) == 1:
                yield trash
                return
            with trash.folder(below[1]) as entry:
                yield entry
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _patiently(call: Callable[[], object]) -> None:
    """Make a call that Windows refuses while another process reads the file: again, for about a second."""
    for pause in _PAUSES:
        try:
            call()
            return
        except PermissionError:
            sleep(pause)
    call()


def _in_trash(path: Path) -> tuple[str, ...]:
    """The names that lead from a library to a folder of its trash, none for the library itself."""
    if path.name == TRASH:
        return (TRASH,)
    return (TRASH, path.name) if path.parent.name == TRASH else ()


def refusal(path: Path, status: os.stat_result) -> Failed:
    """The error for something that citecli did not make and does not touch."""
    return Failed(f"{path} is {_kind_name(status.st_mode)} that citecli did not make; move it out of the way first")


def _kind_name(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a link"
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISREG(mode):
        return "a file"
    return "a named pipe" if stat.S_ISFIFO(mode) else "a device or socket"


def sync(descriptor: int) -> None:
    """Have a file, or a folder's names, on the disk. Raises `OSError` when the disk is full, or broken."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems have no such thing; a full disk, on the other hand, may be told of only here.
        if error.errno not in _NO_SYNC:
            raise
