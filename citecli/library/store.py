"""Documents as files: which files of a folder are documents, and reading one with its sidecar."""

import marshal
import os
from itertools import islice
from operator import attrgetter
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
    suffixes = registry.suffixes()
    facts = []
    sidecars: dict[str, tuple[int, int, int]] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                stem, dot, suffix = name.rpartition(".")
                if not stem or name[0] == ".":
                    continue
                try:
                    if suffix == "json" and name.endswith(SIDECAR):
                        status = entry.stat()
                        sidecars[name[: -len(SIDECAR)]] = (status.st_size, status.st_mtime_ns, status.st_ino)
                    elif dot + suffix.lower() in suffixes and _is_own_file(entry, folder):
                        status = entry.stat()
                        facts.append((status.st_mtime_ns, name, status.st_size, status.st_ino, stem))
                except FileNotFoundError:
                    continue  # another process has just removed it
                except OSError:  # a link to itself: whoever reads it is told
                    if suffix != "json":
                        facts.append((0, name, 0, 0, stem))
    except OSError as error:
        raise UnreadableDocument(f"{folder} can't be read: {(error.strerror or str(error)).lower()}") from None
    facts.sort()
    return tuple(FileState(time, name, size, file, sidecars.get(stem)) for time, name, size, file, stem in facts)


_FACTS = attrgetter("st_mtime_ns", "st_size", "st_ino")


def folder_fingerprint(folder: Path) -> bytes:
    """A mark that differs when any file of a folder has changed, b"" when it can't be had.

    Takes two thirds of the time of `file_states`, for it does not tell files apart.
    """
    try:
        if os.name == "nt":  # where a folder tells the times of its files, and asking each file takes long
            with os.scandir(folder) as entries:
                facts_by_name = [(entry.name, _FACTS(entry.stat())) for entry in entries if entry.name[0] != "."]
            return _mark(("\0".join(name for name, _ in facts_by_name), [facts for _, facts in facts_by_name]))
        names = [name for name in os.listdir(folder) if name[0] != "."]  # noqa: PTH208 - Path objects take longer
        return _mark(("\0".join(names), list(map(_FACTS, map(os.stat, map(f"{folder}/".__add__, names))))))
    except OSError:  # removed just now, or a link to nothing; of a folder that can't be read `file_states` tells
        return b""


def _mark(facts: "tuple[str, list[tuple[int, int, int]]]") -> bytes:
    from citecli.library.fingerprint import blake2b

    return blake2b(marshal.dumps(facts, 2), digest_size=16).digest()


def has_more_files(folder: Path, count: int) -> bool:
    """Whether there are more than `count` files in a folder, of whatever kind. Raises what `file_states` raises."""
    try:
        with os.scandir(folder) as entries:
            return sum(1 for _ in islice(entries, count + 1)) > count
    except OSError as error:
        raise UnreadableDocument(f"{folder} can't be read: {(error.strerror or str(error)).lower()}") from None


def leads_into(path: Path, folder: Path) -> bool:
    """Whether a link leads to something in a folder, or to nothing but itself: whoever reads that is told."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # what Python 3.12 and earlier say of a link to itself
        return True


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


def read_document(path: Path, named: bool = False, encoding: str = "") -> Document:
    """The document in a file, its reference filled in from the sidecar; the id is the sidecar's, else "".

    `named` says that the user named the file: then it may be a pipe. `encoding` is what the user says that it is in,
    else what the sidecar says. Raises `DocumentNotFound`, `UnreadableDocument`, or `InvalidReference` for a sidecar
    that is no CSL-JSON.
    """
    file = replace(source.read_file(path, named), encoding=encoding)
    sidecar = path.with_suffix(SIDECAR)
    if sidecar == path or not is_file(sidecar):
        return replace(registry.read(file), path=str(path))
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
