"""The use case `remove`: documents into the library's trash, and out of it again."""

from collections.abc import Callable, Sequence
from pathlib import Path

from citecli.answers.library import Addition, Discarded, Status
from citecli.api.library.edit import is_inside, told
from citecli.documents.model import Document
from citecli.errors import ConflictingRequest
from citecli.library import store, trash
from citecli.library.library import Library
from citecli.library.names import with_id
from citecli.library.writing import locked

Waiting = Callable[[], None]


def to_be_removed(library: Library, names: Sequence[str]) -> tuple[Document, ...]:
    """The documents that `names` mean, each once. Raises what `Library.find` raises.

    And `ConflictingRequest` for one that is not in the library, which is not ours to remove.
    """
    found: dict[str, Document] = {}
    for name in names:
        document = library.find(name)
        if not is_inside(library, document):
            raise ConflictingRequest(f"{document.path or name} is not in the library; only what is can be removed")
        found.setdefault(document.path, document)
    return tuple(found.values())


def remove(library: Library, documents: Sequence[Document], waiting: Waiting | None = None) -> tuple[Addition, ...]:
    """Move documents to the trash. Raises `Failed`; what was moved before then is in the trash."""
    done = []
    with locked(library.folder, waiting):
        for document in documents:
            path = trash.discard(library.folder, Path(document.path))
            done.append(told(document._replace(path=str(path)), Status.REMOVED))
    return tuple(done)


def restore(library: Library, names: Sequence[str], waiting: Waiting | None = None) -> tuple[Addition, ...]:
    """Move documents out of the trash. Raises `NothingMatched` before anything is moved, and `Failed`."""
    with locked(library.folder, waiting):
        found = dict.fromkeys(trash.find(library.folder, name) for name in names)
        done = []
        for one in found:
            path = trash.restore(library.folder, one)
            document = store.read_document(path)
            document = with_id(document, path.stem)
            done.append(told(document, Status.RESTORED))
    return tuple(done)


def in_trash(library: Library, names: Sequence[str] = ()) -> tuple[Discarded, ...]:
    """What can be restored, removed last first; with `names` what these mean. Raises `NothingMatched`."""
    found = dict.fromkeys(trash.find(library.folder, name) for name in names) or trash.trashed_documents(library.folder)
    return tuple(Discarded(one.id, one.title, _written(one.stamp), str(one.path)) for one in found)


def empty_trash(library: Library, chosen: Sequence[Discarded], waiting: Waiting | None = None) -> tuple[Discarded, ...]:
    """Delete for good what was chosen from `in_trash`; what was still there. Raises `Failed`."""
    with locked(library.folder, waiting):
        there = {str(one.path): one for one in trash.trashed_documents(library.folder)}
        gone = tuple(one for one in chosen if one.path in there)
        for one in gone:
            trash.delete(there[one.path])
        if len(gone) == len(there):
            trash.sweep(library.folder)
    return gone


def _written(stamp: str) -> str:
    """20210303-120000 as 2021-03-03 12:00:00."""
    return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]} {stamp[9:11]}:{stamp[11:13]}:{stamp[13:15]}"
