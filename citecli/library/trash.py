"""The trash of a library: documents that were removed, each in a folder of its own, until restored; with its sidecar,
and the quotations that were kept of it.

The folder's name tells when. While a document moves in or out (`citecli.library.trash_moves`), it begins with a mark.
Nothing leaves the trash by itself, and what citecli did not put there stays.
"""

import re
from pathlib import Path
from time import localtime, strftime

from citecli.errors import CitecliError, Failed, NothingMatched
from citecli.frozen import FrozenValue
from citecli.library import store, writing
from citecli.library.own_files import open_folder
from citecli.library.writing import MOVING, annotations_of, sidecar_of
from citecli.text.folding import fold

_STAMP = "%Y%m%d-%H%M%S"
ENTRY = re.compile(rf"(?:{re.escape(MOVING)})?\d{{8}}-\d{{6}}-.+", re.DOTALL)
"""The name of a folder that citecli made."""
_LONGEST = 40
"""Characters of a document's name that its folder in the trash is called by."""


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


def neighbours(path: Path) -> tuple[str, str]:
    """The names of the files that go where a document goes: its sidecar, and what was kept of it."""
    return sidecar_of(path).name, annotations_of(path).name


def entry_name(path: Path) -> str:
    """The name of the folder in the trash that a document removed now goes to, if it is free."""
    # Windows takes spaces and full stops from the end of a name.
    return f"{strftime(_STAMP, localtime())}-{path.stem[:_LONGEST].rstrip(' .') or 'document'}"


def document_at(folder: Path, place: str) -> Path | None:
    """The file of a document in the trash, by its folder there and its name: `20210303-120000-harbour/harbour.txt`.

    `None` when it is not there, or is none that citecli put there. Raises `Failed` when the trash can't be read.
    """
    entry, _, file = place.partition("/")
    if not ENTRY.fullmatch(entry) or not store.is_document_name(file) or not _is_folder_of(entry, Path(file).stem):
        return None
    path = folder / store.TRASH / entry / file
    try:
        with open_folder(path.parent) as opened:
            return path if path.name == file and opened.is_file(file) else None
    except PermissionError as error:
        raise Failed(f"{path.parent} can't be read: {(error.strerror or str(error)).lower()}") from None
    except (OSError, ValueError, Failed):
        return None


def _is_folder_of(entry: str, stem: str) -> bool:
    """Whether a folder in the trash bears the name that citecli gives to that of a document."""
    name = entry.removeprefix(MOVING)[16:]
    names = (stem, stem[:_LONGEST], stem[:_LONGEST].rstrip(" .") or "document")
    return any(name == own or re.fullmatch(rf"{re.escape(own)}-\d+", name) for own in names)


class TrashContents(FrozenValue):
    """What is in a library's trash."""

    documents: tuple[TrashedDocument, ...] = ()
    """What was removed, last first."""
    leftovers: tuple[Path, ...] = ()
    """Folders that a killed process left, with nothing in them but what was beside a document."""
    foreign: tuple[Path, ...] = ()
    """Files, folders and links that citecli did not put there, and does not delete."""


def contents(folder: Path) -> TrashContents:
    """What is in the trash of the library in `folder`.

    Raises `Failed` when the trash is a link, a file, or can't be read.
    """
    base = folder / store.TRASH
    documents: list[TrashedDocument] = []
    leftovers: list[Path] = []
    foreign: list[Path] = []
    try:
        with open_folder(base) as trash:
            for name in sorted(trash.names(), key=lambda name: name.removeprefix(MOVING), reverse=True):
                if not ENTRY.fullmatch(name) or not trash.is_folder(name):
                    foreign.append(base / name)
                    continue
                try:
                    with trash.folder(name) as entry:
                        files = {file: entry.is_file(file) for file in entry.names()}
                except FileNotFoundError:  # another process has just taken it out
                    continue
                own = [
                    base / name / file
                    for file, regular in files.items()
                    if regular and store.is_document_name(file) and _is_folder_of(name, Path(file).stem)
                ]
                beside = {name for path in own for name in neighbours(path)}
                documents += map(described, own)
                if not own and all(
                    regular
                    and file.endswith((store.SIDECAR, store.ANNOTATIONS))
                    and _is_folder_of(name, file.removesuffix(store.SIDECAR).removesuffix(store.ANNOTATIONS))
                    for file, regular in files.items()
                ):
                    leftovers.append(base / name)
                    continue
                foreign += [
                    base / name / file
                    for file, regular in files.items()
                    if not (regular and (base / name / file in own or file in beside))
                ]
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        raise Failed(f"{base} can't be read: {(error.strerror or str(error)).lower()}") from None
    return TrashContents(tuple(documents), tuple(leftovers), tuple(foreign))


def trashed_documents(folder: Path) -> tuple[TrashedDocument, ...]:
    """The documents in the trash of the library in `folder`, removed last first. Raises what `contents` raises."""
    return contents(folder).documents


def described(path: Path) -> TrashedDocument:
    """The document in a file of the trash, and what it is called there."""
    identifier, title = path.stem, ""
    try:
        document = store.read_document(path)
    except CitecliError:
        pass  # It can be restored all the same; then whoever reads it is told what is wrong.
    else:
        identifier = document.reference.id or identifier
        title = document.reference.texts.get("title", "")
    return TrashedDocument(identifier, path, title, path.parent.name.removeprefix(MOVING)[:15])


def delete(removed: TrashedDocument) -> None:
    """Delete a document in the trash for good, and its sidecar. Only under the lock. Raises `Failed`.

    The document goes first: what is left of it by a process that was killed is no document, and `sweep` takes it.
    """
    with writing.write_errors(removed.path.parent), open_folder(removed.path.parent) as entry:
        entry.unlink(removed.path.name)
        others = [name for name in entry.names() if store.is_document_name(name)]
        for side in neighbours(removed.path):
            if not any(side in neighbours(Path(name)) for name in others) and entry.is_file(side):
                entry.unlink(side)
        is_empty = not entry.names()
    if is_empty:
        writing.delete_empty_folder(removed.path.parent)


def sweep(folder: Path) -> None:
    """Delete from the trash of the library in `folder` what a killed process left there. Only under the lock."""
    for entry in contents(folder).leftovers:
        with writing.write_errors(entry), open_folder(entry) as place:
            for name in place.names():
                place.unlink(name)
        writing.delete_empty_folder(entry)


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
