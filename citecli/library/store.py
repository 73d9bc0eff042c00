"""Documents as files: which files of a folder are documents, and reading one with its sidecar."""

import os
from pathlib import Path

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
    suffixes = registry.suffixes()
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or Path(entry.name).suffix.lower() not in suffixes:
                    continue
                if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(folder.resolve()):
                    continue
                if entry.is_file():
                    found.append((entry.stat().st_mtime_ns, entry.name))
    except OSError as error:
        raise UnreadableDocument(f"{folder} can't be read: {(error.strerror or str(error)).lower()}") from None
    return tuple(folder / name for _, name in sorted(found))


def has_documents(folder: Path) -> bool:
    """Whether `folder` is there and holds a document."""
    try:
        return folder.is_dir() and bool(document_files(folder))
    except (OSError, UnreadableDocument):
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
