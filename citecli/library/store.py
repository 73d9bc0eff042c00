"""Documents as files: which files of a folder are documents, and reading one with its sidecar."""

import os
from pathlib import Path
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.readers import registry, source

SIDECAR = ".csl.json"
"""What the name of a document's sidecar ends with, in place of the document's own suffix."""
TRASH = ".trash"
"""The folder in a library that removed documents are kept in."""


def document_files(folder: Path) -> tuple[Path, ...]:
    """The documents of `folder` in the order of addition: oldest first, by name where the time is the same.

    Hidden files, folders, and links that lead out of the folder are no documents. `UnreadableDocument` when the folder
    can't be read.
    """
    return tuple(folder / state.name for state in states(folder))


class State(NamedTuple):
    """A document's file at one moment: what differs when it, or its sidecar, has changed."""

    name: str
    size: int
    time: int
    file: int
    sidecar: tuple[int, int, int] | None = None


def states(folder: Path) -> tuple[State, ...]:
    """The state of every document of `folder`, in the order of `document_files`. Raises what that raises."""
    suffixes = registry.suffixes()
    found = []
    sidecars: dict[str, tuple[int, int, int]] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                stem, dot, suffix = name.rpartition(".")
                if not stem or name[0] == ".":
                    continue
                if suffix == "json" and name.endswith(SIDECAR):
                    status = entry.stat()
                    sidecars[name[: -len(SIDECAR)]] = (status.st_size, status.st_mtime_ns, status.st_ino)
                elif f"{dot}{suffix.lower()}" in suffixes and _is_own_file(entry, folder):
                    status = entry.stat()
                    found.append((status.st_mtime_ns, name, status.st_size, status.st_ino, stem))
    except OSError as error:
        raise UnreadableDocument(f"{folder} can't be read: {(error.strerror or str(error)).lower()}") from None
    return tuple(State(name, size, time, file, sidecars.get(stem)) for time, name, size, file, stem in sorted(found))


def _is_own_file(entry: "os.DirEntry[str]", folder: Path) -> bool:
    if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(folder.resolve()):
        return False
    return entry.is_file()


def has_documents(folder: Path) -> bool:
    """Whether `folder` is there and holds a document."""
    suffixes = registry.suffixes()
    try:
        with os.scandir(folder) as entries:
            return any(
                entry.name[0] != "." and Path(entry.name).suffix.lower() in suffixes and _is_own_file(entry, folder)
                for entry in entries
            )
    except OSError:
        return False


def is_library(folder: Path) -> bool:
    """Whether `folder` holds a document, or held one that is in its trash."""
    try:
        return has_documents(folder) or (folder / TRASH).is_dir()
    except OSError:
        return False


def read_document(path: Path) -> Document:
    """The document in a file, its reference filled in from the sidecar; the id is the sidecar's, else "".

    Raises `DocumentNotFound`, `UnreadableDocument`, or `InvalidReference` for a sidecar that is no CSL-JSON.
    """
    document = registry.read(source.read_file(path))._replace(path=str(path))
    sidecar = path.with_suffix(SIDECAR)
    if sidecar != path and sidecar.is_file():
        from citecli.library.sidecar import completed

        document = completed(document, sidecar)
    return document


def read_standard_input() -> Document:
    """The document on standard input, without an id; `UnreadableDocument` when it is none."""
    return registry.read(source.read_standard_input())
