"""The last change to a library, kept in a file there so that it can be taken back: one step, of however many files."""

from collections.abc import Callable, Mapping, Sequence
from json import dumps, loads
from pathlib import Path
from typing import cast

from citecli.errors import Failed, NothingMatched
from citecli.frozen import FrozenValue
from citecli.library import store, trash, writing
from citecli.library.listener import NOBODY, Listener
from citecli.library.own_files import open_folder
from citecli.library.trash_moves import Mover
from citecli.library.writing import annotations_of, sidecar_of
from citecli.readers.source import first_bytes

FILE = f"{writing.PREFIX}undo"
_MARK = "citecli's undo"
_LARGEST = 64 * 1024 * 1024
"""Bytes of the file beyond which a change is not kept, and a file not read."""
_MOST_FIGURES = 9
_FIELDS = frozenset({"file", "before", "after", "trash", "part", "number"})
ANNOTATIONS = "annotations"
"""The `part` of a document that the quotations kept of it are; its sidecar is meant where nothing is said."""


class Change(FrozenValue):
    """A change to documents of a library."""

    verb: str
    """`add`, `import`, `edit`, `tag`, `remove`, `restore`, `keep`, `kept move`, `kept remove` or `dedupe`."""
    documents: tuple[Mapping[str, str | None], ...]
    """What was done to each file, in order, with the document's `file`.

    With `before` and `after`, its sidecar was changed, `None` for none (with `part`, the quotations kept of it); with
    `trash`, it was moved to that place; with neither, it was put into the library. With `number`, it had that number
    before.
    """


def text_change(path: Path, before: str | None, part: str = "", number: int = 0) -> Mapping[str, str | None] | None:
    """What a change notes of a document's sidecar, or of another `part`, that was `before`; `None` when it is still.

    `number` is the one that the document had, if it has another now.
    """
    after = annotations_text(path) if part else sidecar_text(path)
    if after == before:
        return None
    noted: dict[str, str | None] = {"file": path.name, "before": before, "after": after}
    return noted | ({"part": part} if part else {}) | ({"number": str(number)} if number else {})


def removal(path: Path, number: int = 0) -> Mapping[str, str | None]:
    """What a change notes of a document that is now at `path` in the trash; `number` is what it had, 0 for the same."""
    noted: dict[str, str | None] = {"file": path.name, "trash": "/".join(path.parts[-2:])}
    return noted | {"number": str(number)} if number else noted


def note(folder: Path, change: Change, listener: Listener = NOBODY) -> None:
    """Keep a change, in place of the one before; `listener` is told why when it can't be kept. Only under the lock.

    Then the change before is not kept either: it is not the last one any more.
    """
    try:
        last(folder)  # which refuses a file that is another program's
        data = dumps([_MARK, change.verb, list(change.documents)], ensure_ascii=True).encode()
        try:
            if len(data) > _LARGEST:
                raise Failed("the change is too large")
            writing.write(folder / FILE, data)
        except Failed:
            writing.delete((folder / FILE,))
            raise
    except Failed as error:
        listener.no_undo(str(error).removesuffix("; nothing was changed"))


def last(folder: Path) -> Change | None:
    """The last change, if it can be taken back. Raises `Failed` for a file that is another program's."""
    path = folder / FILE
    with writing.write_errors(folder), open_folder(folder) as place:
        place.require_file(FILE, missing=True)
        if place.kind(FILE) is None:
            return None
        data = place.read_file(FILE, _LARGEST)
    try:
        mark, verb, documents = loads(data)
        if mark != _MARK or not isinstance(documents, list):
            raise ValueError
        return Change(str(verb), tuple(map(_checked, documents))) if documents else None
    except (ValueError, RecursionError):
        raise Failed(f"{path} is a file that citecli did not make; move it out of the way first") from None


def _checked(document: object) -> Mapping[str, str | None]:
    """A document of a change, which may have come with a clone. Raises `ValueError` for one that citecli didn't note.

    Its file is a document's name in the library, and no path.
    """
    if not isinstance(document, dict) or not document.keys() <= _FIELDS:
        raise ValueError
    for value in document.values():
        if value is not None and not isinstance(value, str):
            raise ValueError
        _bytes(value or "")
    if not (document.get("number") or "1").isdecimal() or len(document.get("number") or "") > _MOST_FIGURES:
        raise ValueError
    name = document.get("file") or ""
    if Path(name).name != name or "\0" in name or not store.is_document_name(name):
        raise ValueError
    return cast(Mapping[str, str | None], document)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def sidecar_text(path: Path) -> str | None:
    """The sidecar of a document as it is, `None` when there is none."""
    return _text(sidecar_of(path))


def annotations_text(path: Path) -> str | None:
    """The quotations kept of a document as they are, `None` when there are none."""
    return _text(annotations_of(path))


def _text(side: Path) -> str | None:
    return first_bytes(side).decode("utf-8", "surrogateescape") if store.is_own_file(side) else None


def undo(folder: Path, progress: Callable[[int, int], object] | None = None) -> tuple[Change, tuple[Path, ...]]:
    """Take the last change back: the change, and where its documents are now. Only under the lock.

    `progress` is called with the numbers of documents that were moved, and that are to be moved. Raises
    `NothingMatched` when there is none, and `Failed` when something has changed since; then nothing is done.
    """
    change = last(folder)
    if change is None:
        raise NothingMatched("there is nothing to undo; only the last change can be taken back, once")
    texts = [document for document in change.documents if "after" in document]
    removed = [document for document in change.documents if "trash" in document]
    added = [document for document in change.documents if not document.keys() & {"after", "trash"}]
    for document in texts:
        path = folder / str(document["file"])
        if not store.is_file(path) or _text(_side(change, document, path)) != document.get("after"):
            raise Failed(f"{path.name} was changed or removed since; nothing was undone")
    found = _in_trash(folder, removed, whole=bool(texts or added))
    for document in texts:
        side, before = _side(change, document, folder / str(document["file"])), document.get("before")
        if before is None:
            writing.delete((side,))
        else:
            writing.write(side, _bytes(before))
    done = [folder / str(document["file"]) for document in texts]
    with Mover(folder) as mover:
        paths = [path for document in added if store.is_file(path := folder / str(document["file"]))]
        for at, path in enumerate((*found, *paths)):
            if progress:
                progress(at, len(found) + len(paths))
            done.append(mover.restore(path) if at < len(found) else mover.discard(path))
        mover.assign({str(one["file"]): int(number) for one in change.documents if (number := one.get("number"))})
    writing.delete((folder / FILE,))
    return change, tuple(dict.fromkeys(done))


def _side(change: Change, document: Mapping[str, str | None], path: Path) -> Path:
    """The file beside a document whose text a change has."""
    of_annotations = change.verb == "keep" or document.get("part") == ANNOTATIONS
    return annotations_of(path) if of_annotations else sidecar_of(path)


def _in_trash(folder: Path, removed: Sequence[Mapping[str, str | None]], *, whole: bool) -> tuple[Path, ...]:
    """The files of the documents that a change removed, as far as they are in the trash, and can be restored.

    With `whole`, all must be. Raises `NothingMatched` when they are gone, `Failed` when their place is taken.
    """
    if not removed:
        return ()
    found = [path for one in removed if (path := trash.document_at(folder, str(one.get("trash"))))]
    if not found or (whole and len(found) < len(removed)):
        raise NothingMatched("what was removed last is not in the trash any more; nothing was undone")
    with writing.write_errors(folder), open_folder(folder) as place:
        for path in found if whole else ():
            place.require_free(path.name)
    return tuple(found)
