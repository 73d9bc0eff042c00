"""The trash of a library: documents that were removed, each in a folder of its own, until restored; with its sidecar,
and the quotations that were kept of it.

The folder's name tells when. While a document moves in or out, the folder's name begins with a mark: what a killed
process left half moved is put together again by `recover`. Nothing leaves the trash by itself, and what citecli did not
put there stays.
"""

import re
import stat
from contextlib import suppress
from pathlib import Path
from time import localtime, strftime

from citecli.errors import CitecliError, Failed, NothingMatched
from citecli.frozen import FrozenValue
from citecli.library import numbers, store, writing
from citecli.library.names import unique
from citecli.library.own_files import OpenFolder, open_folder
from citecli.library.writing import annotations_of, sidecar_of
from citecli.readers.source import LARGEST_INPUT
from citecli.text.folding import fold

_STAMP = "%Y%m%d-%H%M%S"
_MOVING = f"{writing.PREFIX}moving-"
"""What the name of a folder in the trash begins with while a document is on its way in or out."""
_ENTRY = re.compile(rf"(?:{re.escape(_MOVING)})?\d{{8}}-\d{{6}}-.+", re.DOTALL)
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


def discard(folder: Path, path: Path) -> Path:
    """Move a document of the library in `folder`, and its sidecar, to the trash; where it is now.

    Only under the lock. Raises `Failed`, and then it is where it was.
    """
    base = folder / store.TRASH
    writing.make_folder(base)
    # Windows takes spaces and full stops from the end of a name.
    name = f"{strftime(_STAMP, localtime())}-{path.stem[:_LONGEST].rstrip(' .') or 'document'}"
    with writing.write_errors(base), open_folder(base) as trash:
        taken = {entry.removeprefix(_MOVING) for entry in trash.names()}
    name = unique(name, taken)
    moving = base / f"{_MOVING}{name}"
    writing.make_folder(moving)
    try:
        writing.move(path, moving / path.name)
    except BaseException:
        with suppress(Failed):
            writing.delete_empty_folder(moving)
        raise
    _finish(folder, moving)
    numbers.move(folder, path, base / name / path.name)
    writing.sync_folder(folder)
    return base / name / path.name


def restore(folder: Path, removed: TrashedDocument) -> Path:
    """Move a document out of the trash again; where it is now. Only under the lock.

    Raises `Failed` when there is another of its name by now, and then it is still in the trash.
    """
    path, entry = folder / removed.path.name, removed.path.parent
    with writing.write_errors(folder), open_folder(folder) as place, open_folder(entry) as source:
        place.require_free(path.name)
        has_sidecar = _is_file(source, sidecar_of(path).name)
        is_shared = has_sidecar and _is_same_file(place, source, sidecar_of(path).name)
        if has_sidecar and not is_shared:
            place.require_free(sidecar_of(path).name)
        has_annotations = _is_file(source, annotations_of(path).name)
        if has_annotations:
            place.require_free(annotations_of(path).name)
        source.require_file(path.name)
    moving = entry.parent / f"{_MOVING}{entry.name.removeprefix(_MOVING)}"
    if moving != entry:
        writing.move(entry, moving)
    try:
        if has_sidecar and not is_shared:
            writing.move(moving / sidecar_of(path).name, sidecar_of(path))
        if has_annotations:
            writing.move(moving / annotations_of(path).name, annotations_of(path))
        writing.move(moving / path.name, path)
        if is_shared:  # with another document, which kept it
            writing.delete((moving / sidecar_of(path).name,))
    except BaseException:
        with suppress(Failed):
            _finish(folder, moving)
        raise
    numbers.move(folder, entry.with_name(entry.name.removeprefix(_MOVING)) / path.name, path)
    with suppress(Failed):  # there is something else in it
        writing.delete_empty_folder(moving)
    writing.sync_folder(folder)
    return path


def recover(folder: Path) -> None:
    """Finish what a killed process had begun to move between a library and its trash. Only under the lock.

    A document that is in the trash gets its sidecar back, and stays there; one that is in the library is there.
    """
    base = folder / store.TRASH
    with suppress(OSError, Failed):  # whoever uses the trash is told
        with open_folder(base) as trash:
            names = [name for name in trash.names() if name.startswith(_MOVING) and _is_folder(trash, name)]
        for name in names:
            if _ENTRY.fullmatch(name):
                _finish(folder, base / name)


def _finish(folder: Path, moving: Path) -> None:
    """Have a document that is on its way into the trash be there whole, with its sidecar; an empty folder goes."""
    with writing.write_errors(moving), open_folder(moving) as entry:
        files = [name for name in entry.names() if entry.is_file(name)]
    documents = [moving / name for name in files if store.is_document_name(name)]
    if not documents:
        with suppress(Failed):  # there is something else in it
            writing.delete_empty_folder(moving)
        return
    document = documents[0]
    _move_annotations(folder, document, files)
    side = sidecar_of(folder / document.name)
    if sidecar_of(document).name not in files:
        with writing.write_errors(folder), open_folder(folder) as place:
            has_sidecar = _is_file(place, side.name)
        if has_sidecar and any(sidecar_of(other) == side for other in store.document_files(folder)):
            _copy(side, sidecar_of(document))
        elif has_sidecar:
            writing.move(side, sidecar_of(document))
    writing.move(moving, moving.with_name(moving.name.removeprefix(_MOVING)))


def _copy(side: Path, target: Path) -> None:
    """Copy a sidecar that another document of the library has, too; not one that is too large to be read."""
    with writing.write_errors(side.parent), open_folder(side.parent) as place:
        status = place.kind(side.name)
        if status is not None and status.st_size <= LARGEST_INPUT:
            writing.write(target, place.read_file(side.name, LARGEST_INPUT))


def _move_annotations(folder: Path, document: Path, files: list[str]) -> None:
    """Have the quotations kept of a document be with it, in the trash; those of another with its stem stay."""
    name = annotations_of(document).name
    if name in files:
        return
    with writing.write_errors(folder), open_folder(folder) as place:
        if not _is_file(place, name):
            return
    if not any(annotations_of(other).name == name for other in store.document_files(folder)):
        writing.move(folder / name, document.parent / name)


def _neighbours(path: Path) -> tuple[str, str]:
    """The names of the files that go where a document goes: its sidecar, and what was kept of it."""
    return sidecar_of(path).name, annotations_of(path).name


def _is_folder_of(entry: str, stem: str) -> bool:
    """Whether a folder in the trash bears the name that citecli gives to that of a document."""
    name = entry.removeprefix(_MOVING)[16:]
    names = (stem, stem[:_LONGEST], stem[:_LONGEST].rstrip(" .") or "document")
    return any(name == own or re.fullmatch(rf"{re.escape(own)}-\d+", name) for own in names)


def _is_folder(place: OpenFolder, name: str) -> bool:
    status = place.kind(name)
    return status is not None and stat.S_ISDIR(status.st_mode)


def _is_file(place: OpenFolder, name: str) -> bool:
    try:
        return place.is_file(name)
    except OSError:  # the name is too long for a sidecar's
        return False


def _is_same_file(place: OpenFolder, other: OpenFolder, name: str) -> bool:
    """Whether the files of one name in two folders hold the same."""
    with suppress(Failed):  # one is too large to be compared
        return place.is_file(name) and place.read_file(name, LARGEST_INPUT) == other.read_file(name, LARGEST_INPUT)
    return False


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
            for name in sorted(trash.names(), key=lambda name: name.removeprefix(_MOVING), reverse=True):
                if not _ENTRY.fullmatch(name) or not _is_folder(trash, name):
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
                beside = {name for path in own for name in _neighbours(path)}
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
    return TrashedDocument(identifier, path, title, path.parent.name.removeprefix(_MOVING)[:15])


def delete(removed: TrashedDocument) -> None:
    """Delete a document in the trash for good, and its sidecar. Only under the lock. Raises `Failed`.

    The document goes first: what is left of it by a process that was killed is no document, and `sweep` takes it.
    """
    with writing.write_errors(removed.path.parent), open_folder(removed.path.parent) as entry:
        entry.unlink(removed.path.name)
        others = [name for name in entry.names() if store.is_document_name(name)]
        for side in _neighbours(removed.path):
            if not any(side in _neighbours(Path(name)) for name in others) and _is_file(entry, side):
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
