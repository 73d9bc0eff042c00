"""What was kept of the documents of a library: read from the files beside them, and written there, so that it can be
undone.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from citecli.documents.model import Document
from citecli.errors import CitecliError, ConflictingRequest, DocumentNotFound
from citecli.frozen import FrozenValue, replace
from citecli.library import annotation_file, store, undo
from citecli.library.library import Library
from citecli.library.listener import Listener
from citecli.library.lock import write_lock
from citecli.matching.annotations import Annotation


class StoredAnnotation(FrozenValue):
    """An annotation, and the file of the document that it is of."""

    path: Path
    annotation: Annotation


class StoredAnnotations(FrozenValue):
    """All annotations of a library."""

    found: tuple[StoredAnnotation, ...] = ()
    """In the order that the user gave them; those of no order last."""
    problems: tuple[str, ...] = ()
    """A line for each file that can't be read, or whose document is gone."""


def stored(folder: Path) -> StoredAnnotations:
    """All that was kept of the documents of the library in `folder`. Raises `UnreadableDocument`."""
    documents, orphans = annotation_file.documents_with(folder)
    found: list[StoredAnnotation] = []
    problems: list[str] = []
    for path in documents:
        try:
            found += [StoredAnnotation(path, annotation) for annotation in annotation_file.read(path)]
        except CitecliError as error:
            problems.append(str(error))
    for file in orphans:
        try:
            count = annotation_file.count_in(file)
        except CitecliError as error:
            problems.append(str(error))
        else:
            hint = "rename the file to go with it, or `citecli keep DOC --import` it"
            problems.append(f"{file.name} has {count} kept of a document that is gone or was renamed; {hint}")
    found.sort(key=lambda one: one.annotation.order or 10**9)
    return StoredAnnotations(tuple(found), tuple(problems))


def has_orphans(library: Library) -> bool:
    """Whether something is kept of documents that are gone, or were renamed; if so, the library has been read."""
    if not annotation_file.documents_with(library.folder)[1]:
        return False
    library.ids()
    return True


def is_inside(folder: Path, path: Path) -> bool:
    """Whether a document is one of the library in `folder`."""
    return store.is_directly_in(path, folder)


def require_file(document: Document) -> Path:
    """The file of a document. Raises `ConflictingRequest` when it has none."""
    if not document.path:
        raise ConflictingRequest("nothing can be kept of standard input; add it to the library first: `citecli add -`")
    return Path(document.path)


@contextmanager
def writing_kept(
    library: Library, paths: Sequence[Path], listener: Listener, verb: str = "keep"
) -> Iterator[Callable[[], None]]:
    """Holds the lock while the annotations of `paths` are written; what is done can be undone afterwards.

    `verb` is what `undo` calls it. Paths outside the library need no lock and can't be undone. What it gives is
    called once when all is written.
    """
    inside = [path for path in paths if is_inside(library.folder, path)]
    if not inside:
        yield lambda: listener.no_undo("the document is not in the library") if paths else None
        return
    from citecli.api.library.edit import noted_numbers

    with write_lock(library.folder, listener.waiting):
        if library.unkept != () and (problem := noted_numbers(library, listener).problem):
            listener.problem(problem)
        for path in inside:
            if not store.is_file(path):
                raise DocumentNotFound(f"{path.name} is not there any more; see `citecli list`")
        before = {path: undo.annotations_text(path) for path in inside}

        def written() -> None:
            states = [
                {"file": path.name, "before": text, "after": undo.annotations_text(path), "part": undo.ANNOTATIONS}
                for path, text in before.items()
                if text != undo.annotations_text(path)
            ]
            if states:
                undo.note(library.folder, undo.Change(verb, tuple(states)), listener)

        yield written


def new(annotation: Annotation, path: Path, order: int) -> Annotation:
    """An annotation as it is stored for the first time: with an id, a time and its place."""
    return replace(
        annotation,
        id=annotation.id or f"urn:uuid:{uuid4()}",
        created=annotation.created or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        source=path.name,
        order=order,
    )
