"""The quotations kept of a document: a file of Web Annotations beside it, named as its sidecar is."""

import os
from collections.abc import Sequence
from pathlib import Path

from citecli.errors import BadInput, UnreadableDocument
from citecli.library import store, writing
from citecli.library.own_files import open_folder
from citecli.library.writing import annotations_of
from citecli.matching.annotations import Annotation, Annotations, collection, parse

LARGEST = 16 * 1024 * 1024
"""Bytes of a file of annotations."""


def read(path: Path) -> tuple[Annotation, ...]:
    """What was kept of the document at `path`, in order; nothing when there is no such file.

    Raises `BadInput` for a file that holds no annotations, or is too large, and `Failed` for a link.
    """
    return tuple(annotation for annotation in _parsed(annotations_of(path)).found if _is_of(annotation, path))


def write(path: Path, annotations: Sequence[Annotation]) -> None:
    """Replace what was kept of the document at `path`; without annotations the file goes. Raises what `read` raises.

    What the file has of another document whose name has the same stem stays.
    """
    before = _parsed(annotations_of(path))
    others = [annotation for annotation in before.found if not _is_of(annotation, path)]
    kept = sorted([*others, *annotations], key=lambda annotation: annotation.order)
    file = annotations_of(path)
    if not kept and not before.rest:
        writing.delete((file,))
        writing.sync_folder(path.parent)
        return
    data = collection(kept, before.rest).encode()
    if len(data) > LARGEST:
        raise BadInput(f"{file.name} would be larger than {LARGEST // 2**20} MB; nothing was kept")
    writing.write(file, data)


def documents_with(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The documents of a library of which something may be kept, in order; and the files whose document is gone.

    Raises `UnreadableDocument` when the folder can't be read.
    """
    try:
        names = os.listdir(folder)  # noqa: PTH208 - Path objects take longer
    except OSError as error:
        raise UnreadableDocument(f"{folder} can't be read: {(error.strerror or str(error)).lower()}") from None
    files = {name for name in names if name.endswith(store.ANNOTATIONS) and not name.startswith(".")}
    if not files:
        return (), ()
    documents = tuple(path for path in store.document_files(folder) if annotations_of(path).name in files)
    met = {annotations_of(path).name for path in documents}
    return documents, tuple(folder / name for name in sorted(files - met))


def count_in(file: Path) -> int:
    """How many annotations a file holds. Raises what `read` raises."""
    return len(_parsed(file).found)


def _parsed(file: Path) -> Annotations:
    try:
        with open_folder(file.parent) as place:
            if place.kind(file.name) is None:
                return Annotations((), ())
            with os.fdopen(place.open_file(file.name, os.O_RDONLY), "rb") as opened:
                data = opened.read(LARGEST + 1)
    except OSError as error:
        raise BadInput(f"{file} can't be read: {(error.strerror or str(error)).lower()}") from None
    if len(data) > LARGEST:
        raise BadInput(f"{file.name} is larger than {LARGEST // 2**20} MB, and no file of citecli's")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{file.name} is not UTF-8; it should hold annotations") from None
    return parse(text, file.name)


def _is_of(annotation: Annotation, path: Path) -> bool:
    """Whether an annotation is of the document at `path`, and not of another that is there under the same stem."""
    name = annotation.source
    if name == path.name or Path(name).name != name or Path(name).stem != path.stem:
        return True
    return not store.is_file(path.parent / name)
