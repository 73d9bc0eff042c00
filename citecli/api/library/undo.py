"""The use case `undo`: the last change to a library taken back."""

from collections.abc import Callable
from pathlib import Path

from citecli.answers.library import Addition, Status
from citecli.api.library.additions import addition
from citecli.api.library.edit import readable_or_named
from citecli.library import undo
from citecli.library.library import Library
from citecli.library.listener import NOBODY, Listener
from citecli.library.lock import write_lock
from citecli.text.messages import number_of


def undo_last(
    library: Library, listener: Listener = NOBODY, progress: Callable[[int, int], object] | None = None
) -> tuple[str, tuple[Addition, ...]]:
    """Take back the last change, as one step: what it is called, and what its documents are now.

    `listener` is told how many of the documents could not be brought back, for they are not there any more. `progress`
    is called with the numbers of documents that were moved, and that are to be moved.
    Raises `NothingMatched` when there is nothing to take back, and `Failed` when something has changed since.
    """
    with write_lock(library.folder, listener.waiting):
        change, paths = undo.undo(library.folder, progress)
        if missing := len({document["file"] for document in change.documents}) - len(paths):
            place = "trash" if change.verb == "remove" else "library"
            listener.problem(f"{number_of(missing, 'document')} of that change can't be found in the {place} any more")
    # Reading takes as long as moving did, and nobody has to wait for it.
    was_removed = {str(document["file"]) for document in change.documents if "trash" in document}
    return change.verb, tuple(
        addition(readable_or_named(path, listener), _status(path, library.folder, path.name in was_removed))
        for path in paths
    )


def _status(path: Path, folder: Path, was_removed: bool) -> Status:
    if path.parent != folder:
        return Status.REMOVED
    return Status.RESTORED if was_removed else Status.CHANGED
