"""The last change to a library, kept in a file there so that it can be taken back: one step."""

from collections.abc import Callable, Mapping, Sequence
from json import dumps, loads
from pathlib import Path
from typing import cast

from citecli.errors import Failed, NothingMatched
from citecli.frozen import FrozenValue
from citecli.library import store, trash, writing
from citecli.library.listener import NOBODY, Listener
from citecli.library.own_files import open_folder
from citecli.library.writing import annotations_of, sidecar_of
from citecli.readers.source import first_bytes

FILE = f"{writing.PREFIX}undo"
_MARK = "citecli's undo"
_LARGEST = 64 * 1024 * 1024
"""Bytes of the file beyond which a change is not kept, and a file not read."""
_FIELDS = frozenset({"file", "before", "after", "trash"})


class Change(FrozenValue):
    """A change to documents of a library."""

    verb: str
    """`add`, `edit`, `tag`, `remove`, `restore` or `keep`."""
    documents: tuple[Mapping[str, str | None], ...]
    """For each document its `file`; with `before` and `after` its sidecar, `None` for none (the quotations kept of it,
    when the verb is `keep`); with `trash` its place.
    """


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
    return first_bytes(side).decode("utf-8", "surrogateescape") if store.is_file(side) else None


def undo(folder: Path) -> tuple[Change, tuple[Path, ...]]:
    """Take the last change back: the change, and where its documents are now. Only under the lock.

    Raises `NothingMatched` when there is none, and `Failed` when something has changed since; then nothing is done.
    """
    change = last(folder)
    if change is None:
        raise NothingMatched("there is nothing to undo; only the last change can be taken back, once")
    paths = [folder / str(document["file"]) for document in change.documents]
    match change.verb:
        case "edit" | "tag":
            done = _restore_texts(paths, change.documents, sidecar_of)
        case "keep":
            done = _restore_texts(paths, change.documents, annotations_of)
        case "add" | "restore":
            done = [trash.discard(folder, path) for path in paths if store.is_file(path)]
        case "remove":
            done = _restore_documents(folder, change.documents)
        case _:
            raise NothingMatched("there is nothing to undo")
    writing.delete((folder / FILE,))
    return change, tuple(done)


def _restore_texts(
    paths: Sequence[Path], documents: Sequence[Mapping[str, str | None]], side_of: Callable[[Path], Path]
) -> list[Path]:
    for path, document in zip(paths, documents, strict=True):
        if not store.is_file(path) or _text(side_of(path)) != document.get("after"):
            raise Failed(f"{path.name} was changed or removed since; nothing was undone")
    for path, document in zip(paths, documents, strict=True):
        before = document.get("before")
        if before is None:
            writing.delete((side_of(path),))
        else:
            writing.write(side_of(path), _bytes(before))
    return list(paths)


def _restore_documents(folder: Path, documents: Sequence[Mapping[str, str | None]]) -> list[Path]:
    there = {"/".join(document.path.parts[-2:]): document for document in trash.trashed_documents(folder)}
    found = [there.get(str(document.get("trash"))) for document in documents]
    if not any(found):
        raise NothingMatched("what was removed last is not in the trash any more; nothing was undone")
    return [trash.restore(folder, document) for document in found if document is not None]
