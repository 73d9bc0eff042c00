"""The use case `remove`: move documents to the library's trash, restore them, and empty the trash."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from citecli.answers.library import Addition, Discarded, Status
from citecli.api.library.additions import addition
from citecli.api.library.edit import is_inside, noted_numbers, readable_or_named
from citecli.documents.model import Document
from citecli.errors import ConflictingRequest
from citecli.frozen import replace
from citecli.library import trash, undo
from citecli.library.library import Library
from citecli.library.listener import NOBODY, Listener
from citecli.library.lock import write_lock
from citecli.library.trash_moves import Mover


def documents_to_remove(library: Library, names: Sequence[str]) -> tuple[Document, ...]:
    """The documents of the library that `names` refer to, each once.

    Raises what `Library.find` raises, and `ConflictingRequest` for a document outside the library, which citecli must
    not remove.
    """
    documents: dict[str, Document] = {}
    for name in names:
        document = library.find(name)
        if not is_inside(library, document):
            raise ConflictingRequest(
                f"{document.path or name} is not in the library; only documents in the library can be removed"
            )
        documents.setdefault(document.path, document)
    return tuple(documents.values())


def remove(library: Library, documents: Sequence[Document], listener: Listener = NOBODY) -> tuple[Addition, ...]:
    """Move documents to the trash. Documents that another process has removed in the meantime are skipped.

    Raises `Failed`; the documents moved before the failure stay in the trash.
    """
    done = []
    moved: list[dict[str, str | None]] = []
    with write_lock(library.folder, listener.waiting):
        try:
            with _mover(library, listener) as mover:
                for document in documents:
                    if not Path(document.path).exists() and not Path(document.path).is_symlink():
                        continue
                    path = mover.discard(Path(document.path))
                    done.append(addition(replace(document, path=str(path)), Status.REMOVED))
                    moved.append({"file": path.name, "trash": "/".join(path.parts[-2:])})
        finally:
            if moved:
                undo.note(library.folder, undo.Change("remove", tuple(moved)), listener)
    return tuple(done)


def restore(library: Library, names: Sequence[str], listener: Listener = NOBODY) -> tuple[Addition, ...]:
    """Move documents out of the trash. Raises `NothingMatched` before anything is moved, and `Failed`."""
    with write_lock(library.folder, listener.waiting):
        chosen = dict.fromkeys(trash.find(library.folder, name) for name in names)
        done = []
        files: list[dict[str, str | None]] = []
        try:
            with _mover(library, listener) as mover:
                for removed in chosen:
                    path = mover.restore(removed.path)
                    files.append({"file": path.name})
                    done.append(addition(readable_or_named(path, listener), Status.RESTORED))
        finally:
            if files:
                undo.note(library.folder, undo.Change("restore", tuple(files)), listener)
    return tuple(done)


def name_in_trash(document: Document) -> str:
    """What a document that was moved to the trash is called there: its id, unless that is a number behind another's."""
    if not document.id.rpartition("-")[2].isdecimal():
        return document.id
    path = Path(document.path)
    return document.id if trash.described(path).id == document.id else path.name


@contextmanager
def _mover(library: Library, listener: Listener) -> Iterator[Mover]:
    """Moves documents, after those that somebody put into the library's folder got their numbers."""
    register = noted_numbers(library, listener)
    with Mover(library.folder, register) as mover:
        yield mover
    if problem := register.problem:
        listener.problem(problem)


def trash_contents(library: Library, names: Sequence[str] = ()) -> tuple[Discarded, ...]:
    """The documents in the trash, most recently removed first; with `names` only those that the names refer to.

    Raises `NothingMatched`, and `Failed` when the trash folder was not created by citecli.
    """
    if names:
        return tuple(map(_discarded, dict.fromkeys(trash.find(library.folder, name) for name in names)))
    return tuple(map(_discarded, trash.trashed_documents(library.folder)))


def other_files_in_trash(library: Library) -> tuple[Path, ...]:
    """The files in the trash that citecli did not put there, and therefore does not delete. Raises `Failed`."""
    return trash.contents(library.folder).foreign


def empty_trash(library: Library, chosen: Sequence[Discarded], listener: Listener = NOBODY) -> tuple[Discarded, ...]:
    """Delete documents chosen from `trash_contents` permanently; returns those that still existed. Raises `Failed`."""
    with write_lock(library.folder, listener.waiting):
        there = {_place(document): document for document in trash.trashed_documents(library.folder)}
        deleted = tuple(document for document in chosen if _place(document) in there)
        for document in deleted:
            trash.delete(there[_place(document)])
        if len(deleted) == len(there):
            trash.sweep(library.folder)
    return deleted


def _place(document: Discarded | trash.TrashedDocument) -> tuple[str, ...]:
    return Path(document.path).parts[-2:]


def _discarded(document: trash.TrashedDocument) -> Discarded:
    return Discarded(document.id, document.title, _readable_time(document.stamp), str(document.path))


def _readable_time(stamp: str) -> str:
    """A time stamp such as 20210303-120000 in the form 2021-03-03 12:00:00."""
    return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]} {stamp[9:11]}:{stamp[11:13]}:{stamp[13:15]}"
