"""Documents as files: which files of a folder are documents, and reading one with its sidecar."""

import marshal
import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import replace
from citecli.readers import registry, source

SIDECAR = ".csl.json"
"""What the name of a document's sidecar ends with, in place of the document's own suffix."""
ANNOTATIONS = ".annotations.json"
"""What the name of the file ends with that holds the quotations kept of a document, in place of its own suffix."""
TRASH = ".trash"
"""The folder in a library that removed documents are kept in."""
RACY = 50_000_000
"""Nanoseconds: a file that changed so shortly before it was read may change again without its time telling."""


def document_files(folder: Path) -> tuple[Path, ...]:
    """The documents of `folder` in the order of addition: oldest first, by name where the time is the same.

    Hidden files, folders, and links that lead out of the folder are no documents. `UnreadableDocument` when the folder
    can't be read.
    """
    return tuple(folder / state.name for state in file_states(folder))


class FileState(NamedTuple):
    """A document's file at one moment: what differs when it, or its sidecar, has changed.

    (A named tuple: they are made, and sorted, by the hundred thousand.)
    """

    time: int
    """When it was last changed, in nanoseconds."""
    name: str
    """Its name in the folder."""
    size: int
    """Its size in bytes."""
    file: int
    """The number that the file system knows it by."""
    sidecar: tuple[int, int, int] | None = None
    """Size, time and number of its sidecar; `None` when it has none."""


def file_states(folder: Path) -> tuple[FileState, ...]:
    """The state of every document of `folder`, in the order of `document_files`.

    Raises `UnreadableDocument` when the folder can't be read.
    """
    return FolderScan(folder).states


class FolderScan:
    """What a folder holds at one moment. Every file is asked once, however much is to be known of them."""

    def __init__(self, folder: Path) -> None:
        """Hidden files are passed over. Raises `UnreadableDocument` when the folder can't be read."""
        self._folder = folder
        self._entries: list[tuple[str, bool, tuple[int, int, int] | None]] = []
        self._others: dict[str, os.DirEntry[str]] = {}
        try:
            with os.scandir(folder) as entries:
                self._look_at(entries)
        except OSError as error:
            raise UnreadableDocument(f"{folder} can't be read: {(error.strerror or str(error)).lower()}") from None

    def _look_at(self, entries: "Iterator[os.DirEntry[str]]") -> None:
        # A name, whether it is a file and no link, and its facts: no more, for there may be a million.
        add = self._entries.append
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            is_regular = entry.is_file(follow_symlinks=False)
            try:
                facts = _FACTS(entry.stat())
            except FileNotFoundError:
                if is_regular:
                    continue  # another process has just removed it
                facts = None
            except OSError:  # a link to itself
                facts = None
            if not is_regular:
                self._others[name] = entry
            add((name, is_regular, facts))

    def fingerprint(self) -> bytes:
        """A mark that differs when any file of the folder has changed."""
        from citecli.library.fingerprint import blake2b

        return blake2b(marshal.dumps(self._entries, 2), digest_size=16).digest()

    def names(self) -> list[str]:
        """The names of all files and folders."""
        return [name for name, _, _ in self._entries]

    @cached_property
    def states(self) -> tuple[FileState, ...]:
        """The state of every document, in the order of `document_files`."""
        suffixes = registry.suffixes()
        found = []
        sidecars = self.sidecars
        for name, is_regular, facts in self._entries:
            stem, dot, suffix = name.rpartition(".")
            if not stem or (dot + suffix not in suffixes and dot + suffix.lower() not in suffixes):
                continue
            if not is_regular:
                try:
                    if not _is_own_file(self._others[name], self._folder):
                        continue
                except FileNotFoundError:
                    continue
                except OSError:  # whoever reads it is told
                    facts = None
            time, size, file = facts or (0, 0, 0)
            found.append((time, name, size, file, sidecars.get(stem)))
        found.sort(key=_BY_TIME)
        return tuple(map(FileState._make, found))

    @cached_property
    def sidecars(self) -> Mapping[str, tuple[int, int, int]]:
        """Size, time and number of every sidecar, by its name without `SIDECAR`."""
        end = -len(SIDECAR)
        return {
            name[:end]: (facts[1], facts[0], facts[2])
            for name, _, facts in self._entries
            if facts and name.endswith(SIDECAR)
        }


_FACTS = attrgetter("st_mtime_ns", "st_size", "st_ino")
_BY_TIME = itemgetter(0, 1)


def has_more_files(folder: Path, count: int) -> bool:
    """Whether there are more than `count` files in a folder, of whatever kind. Raises what `file_states` raises."""
    try:
        with os.scandir(folder) as entries:
            return sum(1 for _ in islice(entries, count + 1)) > count
    except OSError as error:
        raise UnreadableDocument(f"{folder} can't be read: {(error.strerror or str(error)).lower()}") from None


def real_path(path: Path) -> Path:
    """A path with its links followed, as far as they lead anywhere: a link to itself stays one."""
    return Path(os.path.realpath(path))


def is_directly_in(path: Path, folder: Path) -> bool:
    """Whether a path leads to something in a folder, and in none of its folders."""
    return real_path(path).parent == real_path(folder)


def leads_into(path: Path, folder: Path) -> bool:
    """Whether a link leads to something in a folder, or to nothing but itself: whoever reads that is told."""
    return real_path(path).is_relative_to(real_path(folder))


def _is_own_file(entry: "os.DirEntry[str]", folder: Path) -> bool:
    if entry.is_file(follow_symlinks=False):
        return True
    if entry.is_symlink() and not leads_into(Path(entry.path), folder):
        return False
    if entry.is_symlink():
        return entry.is_file() or not entry.stat()  # which raises what is wrong with it
    return True  # a folder, pipe or device: whoever reads it is told


def is_document_name(name: str) -> bool:
    """Whether a file of that name can be a document of a library."""
    return name[:1] != "." and not name.endswith(SIDECAR) and Path(name).suffix.lower() in registry.suffixes()


def has_documents(folder: Path) -> bool:
    """Whether `folder` is there and holds a document."""
    suffixes = registry.suffixes()
    try:
        with os.scandir(folder) as entries:
            return any(
                entry.name[0] != "." and Path(entry.name).suffix.lower() in suffixes and _is_readable(entry, folder)
                for entry in entries
            )
    except OSError:
        return False


def _is_readable(entry: "os.DirEntry[str]", folder: Path) -> bool:
    try:
        return entry.is_file() and _is_own_file(entry, folder)
    except OSError:  # a link to itself
        return False


def is_library(folder: Path) -> bool:
    """Whether `folder` holds a document, or held one that is in its trash."""
    try:
        return has_documents(folder) or (folder / TRASH).is_dir()
    except OSError:
        return False


def read_document(path: Path, named: bool = False, encoding: str = "", former_sidecar: Path | None = None) -> Document:
    """The document in a file, its reference filled in from the sidecar; the id is the sidecar's, else "".

    `named` says that the user named the file: then it may be a pipe. `encoding` is what the user says that it is in,
    else what the sidecar says. `former_sidecar` is the sidecar of a document that was renamed, where it has none under
    its own name. One that is a link out of the folder is not read, which a remark says. Raises `DocumentNotFound`,
    `UnreadableDocument`, or `InvalidReference` for a sidecar that is no CSL-JSON.
    """
    file = replace(source.read_file(path, named), encoding=encoding)
    sidecar = path.with_suffix(SIDECAR)
    if former_sidecar is not None and not is_file(sidecar):
        sidecar = former_sidecar
    if sidecar == path or not is_file(sidecar):
        return replace(registry.read(file), path=str(path))
    if not is_own_file(sidecar):
        document = registry.read(file)
        remark = f"{sidecar} is a link out of the folder; it was not read"
        return replace(document, path=str(path), remarks=(*document.remarks, remark))
    from citecli.library.sidecar import encoding_of, read_item, with_item

    item = read_item(sidecar)
    document = registry.read(replace(file, encoding=encoding or encoding_of(item)))
    return with_item(replace(document, path=str(path)), item, str(sidecar))


def is_file(path: Path) -> bool:
    """Whether there is a regular file at `path`; there is none under a name that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_own_file(path: Path) -> bool:
    """Whether there is a regular file at `path`, and no link out of its folder, such as may come with a clone."""
    return is_file(path) and (not path.is_symlink() or leads_into(path, path.parent))


def name_problem(path: Path) -> str:
    """Why a file can't be in a library under its name, "" when it can."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        return f"{path.parent / storable(path.name)} can't be read: its name is not UTF-8; rename it"
    return ""


def storable(name: str) -> str:
    """A file's name with its bytes that are not UTF-8 as `\\udcff`."""
    return name.encode("utf-8", "backslashreplace").decode()


def read_standard_input(encoding: str = "") -> Document:
    """The document on standard input, without an id; `UnreadableDocument` when it is none."""
    return registry.read(replace(source.read_standard_input(), encoding=encoding))
