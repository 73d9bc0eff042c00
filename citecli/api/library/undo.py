"""The use case `undo`: the last change to a library taken back."""

from collections.abc import Callable
from pathlib import Path

from citecli.answers.library import Addition, Status
from citecli.api.library.edit import addition
from citecli.documents.model import Document
from citecli.library import store, undo
from citecli.library.library import Library
from citecli.library.lock import write_lock
from citecli.library.names import with_id

_STATUSES = {"add": Status.REMOVED, "remove": Status.RESTORED}


def undo_last(library: Library, waiting: Callable[[], None] | None = None) -> tuple[str, tuple[Addition, ...]]:
    """Take back the last `add`, `edit`, `tag` or `remove`: which it was, and what became of its documents.

    Raises `NothingMatched` when there is nothing to take back, and `Failed` when something has changed since.
    """
    with write_lock(library.folder, waiting):
        change, paths = undo.undo(library.folder)
        status = _STATUSES.get(change.verb, Status.CHANGED)
        return change.verb, tuple(addition(_document(path), status) for path in paths)


def _document(path: Path) -> Document:
    document = store.read_document(path)
    return with_id(document, path.stem)
