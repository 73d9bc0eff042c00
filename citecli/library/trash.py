"""The trash of a library: documents that were removed, each with its sidecar in a folder of its own, until restored.

A document leaves (and comes back) with one renaming; what of its sidecar a killed process left behind in the library is
no document, and is beside it again when it comes back. Nothing leaves the trash by itself.
"""

from pathlib import Path
from time import localtime, strftime

from citecli.errors import CitecliError, NothingMatched
from citecli.frozen import FrozenValue
from citecli.library import store, writing
from citecli.library.names import unique
from citecli.library.sidecar_edit import item_bytes, item_of
from citecli.library.writing import sidecar_of
from citecli.text.folding import fold

_STAMP = "%Y%m%d-%H%M%S"


class TrashedDocument(FrozenValue):
    """A document in the trash."""

    id: str
    """Its id, or its file's name without suffix when it has none."""
    path: Path
    """Its file, in the trash."""
    title: str
    """"" for none."""
    stamp: str
    """When it was removed, in local time: `20210303-120000`."""


def discard(folder: Path, path: Path) -> Path:
    """Move a document of the library in `folder`, and its sidecar, to the trash; where it is now.

    Only under the lock. Raises `Failed`, and then it is where it was.
    """
    base = folder / store.TRASH
    writing.make_folder(base)
    name = f"{strftime(_STAMP, localtime())}-{path.stem}"
    target = base / unique(name, {entry.name for entry in base.iterdir()})
    side = sidecar_of(path)
    shared = any(other != path and sidecar_of(other) == side for other in store.document_files(folder))
    item = item_of(path) if shared else {}
    writing.make_folder(target)
    writing.move(path, target / path.name)
    if shared and item:
        writing.write(target / side.name, item_bytes(item))
    elif side.is_file():
        writing.move(side, target / side.name)
    writing.sync_folder(folder)
    return target / path.name


def restore(folder: Path, removed: TrashedDocument) -> Path:
    """Move a document out of the trash again; where it is now. Only under the lock.

    Raises `Failed` when there is another of its name by now.
    """
    path, side = folder / removed.path.name, sidecar_of(removed.path)
    if side.is_file():
        if path.exists():
            writing.move(removed.path, path)  # which says that it is in the way
        writing.move(side, sidecar_of(path))
    writing.move(removed.path, path)
    writing.delete_empty_folder(removed.path.parent)
    writing.sync_folder(folder)
    return path


def trashed_documents(folder: Path) -> tuple[TrashedDocument, ...]:
    """What is in the trash of the library in `folder`, removed last first."""
    try:
        entries = sorted((folder / store.TRASH).iterdir(), key=lambda entry: entry.name, reverse=True)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    found = []
    for entry in entries:
        for path in store.document_files(entry) if entry.is_dir() and not entry.is_symlink() else ():
            identifier, title = path.stem, ""
            try:
                document = store.read_document(path)
            except CitecliError:
                pass  # It can be restored all the same; then whoever reads it is told what is wrong.
            else:
                identifier = document.reference.id or identifier
                title = document.reference.texts.get("title", "")
            found.append(TrashedDocument(identifier, path, title, entry.name[:15]))
    return tuple(found)


def delete(removed: TrashedDocument) -> None:
    """Delete a document in the trash for good, and its sidecar. Only under the lock. Raises `Failed`.

    The document goes first: what is left of it by a process that was killed is no document, and `sweep` takes it.
    """
    writing.delete((removed.path, sidecar_of(removed.path)))
    if not store.document_files(removed.path.parent):
        writing.delete_folder(removed.path.parent)


def sweep(folder: Path) -> None:
    """Delete what is in the trash of the library in `folder` without being a document. Only under the lock."""
    base = folder / store.TRASH
    with writing.write_errors(base):
        entries = tuple(base.iterdir()) if base.is_dir() else ()
    for entry in entries:
        if entry.is_symlink() or not entry.is_dir():
            writing.delete((entry,))
        elif not store.document_files(entry):
            writing.delete_folder(entry)


def find(folder: Path, name: str) -> TrashedDocument:
    """The document in the trash that `name` means: its id, file name, or the beginning of one; the last one removed.

    Raises `NothingMatched`.
    """
    wanted = fold(name)
    there = trashed_documents(folder)
    names = [
        tuple(map(fold, (document.id, document.path.name, document.path.stem, document.title))) for document in there
    ]
    exact = [document for document, own in zip(there, names, strict=True) if wanted in own]
    begun = [
        document for document, own in zip(there, names, strict=True) if any(part.startswith(wanted) for part in own)
    ]
    if wanted and (exact or begun):
        return (exact or begun)[0]
    hint = "see `citecli remove --list-trash`" if there else "the trash is empty"
    raise NothingMatched(f"“{name}” is not in the trash; {hint}")
