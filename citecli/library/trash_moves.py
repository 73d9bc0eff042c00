"""Moving documents of a library into its trash, and out of it: each with its sidecar, and what was kept of it.

While a document moves, the name of its folder in the trash begins with a mark: what a killed process left half moved
is put together again by `recover`.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from citecli.errors import Failed
from citecli.library import store, trash, writing
from citecli.library.names import unique
from citecli.library.numbers import Register
from citecli.library.own_files import OpenFolder, open_folder
from citecli.library.trash import ENTRY
from citecli.library.writing import MOVING, annotations_of, sidecar_of
from citecli.readers.source import LARGEST_INPUT

_AT_ONCE = 64
"""Documents whose new places are noted, and synced, at once."""


class Mover:
    """Moves documents of one library: `with Mover(folder) as mover: mover.discard(path)`. Only under the lock.

    The library's folder and its numbers are read once, however many documents are moved. Each is moved when the method
    returns; that its number went with it is noted for some at once, and for the last when the block is left.
    """

    def __init__(self, folder: Path, register: Register | None = None) -> None:
        """`register` is that of the library's numbers, when it was read before."""
        self.folder = folder
        self._register = register
        self._taken: set[str] | None = None
        self._documents: _DocumentNames | None = None
        self._moves: dict[Path, Path] = {}
        self.problem = ""
        """Why the numbers of the documents could not be noted, "" when they could."""

    def __enter__(self) -> "Mover":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._note_moves()

    def names(self) -> set[str]:
        """The names taken in the trash. Raises `Failed` where there can be none: ask before anything else is done."""
        if self._taken is None:
            base = self.folder / store.TRASH
            writing.make_folder(base)
            with writing.write_errors(base), open_folder(base) as opened:
                self._taken = {entry.removeprefix(MOVING) for entry in opened.names()}
        return self._taken

    def discard(self, path: Path) -> Path:
        """Move a document to the trash; where it is now. Raises `Failed`, and then it is where it was."""
        base = self.folder / store.TRASH
        taken = self.names()
        name = unique(trash.entry_name(path), taken)
        taken.add(name)
        moving = base / f"{MOVING}{name}"
        writing.make_folder(moving, synced=False)
        try:
            writing.move(path, moving / path.name)
        except BaseException:
            with suppress(Failed):
                writing.delete_empty_folder(moving)
            raise
        self._documents = self._documents or _DocumentNames(self.folder)
        self._documents.remove(path.name)
        _finish(self.folder, moving, self._documents)
        self._note(path, base / name / path.name)
        return base / name / path.name

    def restore(self, place: Path) -> Path:
        """Move a document out of the trash, from its file there; where it is now.

        Raises `Failed` when there is another of its name by now, and then it is still in the trash.
        """
        path, entry = self.folder / place.name, place.parent
        with writing.write_errors(self.folder), open_folder(self.folder) as folder, open_folder(entry) as source:
            folder.require_free(path.name)
            has_sidecar = source.is_file(sidecar_of(path).name)
            is_shared = has_sidecar and _is_same_file(folder, source, sidecar_of(path).name)
            if has_sidecar and not is_shared:
                folder.require_free(sidecar_of(path).name)
            has_annotations = source.is_file(annotations_of(path).name)
            if has_annotations:
                folder.require_free(annotations_of(path).name)
            source.require_file(path.name)
        moving = entry.parent / f"{MOVING}{entry.name.removeprefix(MOVING)}"
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
                _finish(self.folder, moving)
            raise
        if self._documents is not None:
            self._documents.add(path.name)
        self._note(entry.with_name(entry.name.removeprefix(MOVING)) / path.name, path)
        with suppress(Failed):  # there is something else in it
            writing.delete_empty_folder(moving)
        return path

    def assign(self, wanted: Mapping[str, int]) -> None:
        """Give documents, by place, these numbers, now that others have given them up: see `Register.assign`."""
        self._note_moves()
        if wanted:
            self._register = self._register or Register(self.folder)
            self._register.assign(wanted)

    def _note(self, before: Path, after: Path) -> None:
        self._moves[before] = after
        if len(self._moves) >= _AT_ONCE:
            self._note_moves()

    def _note_moves(self) -> None:
        if not self._moves:
            return
        self._register = self._register or Register(self.folder)
        self._register.move(self._moves)
        self.problem = self.problem or self._register.problem
        self._moves = {}
        writing.sync_folder(self.folder / store.TRASH)
        writing.sync_folder(self.folder)


class _DocumentNames:
    """The names of a library's documents, by their stems."""

    def __init__(self, folder: Path) -> None:
        self._names: dict[str, list[str]] = {}
        with writing.write_errors(folder):
            for name in os.listdir(folder):  # noqa: PTH208 - Path objects take longer
                self.add(name)

    def add(self, name: str) -> None:
        self._names.setdefault(name.rpartition(".")[0], []).append(name)

    def remove(self, name: str) -> None:
        names = self._names.get(name.rpartition(".")[0], [])
        if name in names:
            names.remove(name)

    def have_stem(self, stem: str) -> bool:
        """Whether any document has a name of this stem."""
        return any(map(store.is_document_name, self._names.get(stem, ())))


def recover(folder: Path) -> None:
    """Finish what a killed process had begun to move between a library and its trash. Only under the lock.

    A document that is in the trash gets its sidecar back, and stays there; one that is in the library is there.
    """
    base = folder / store.TRASH
    with suppress(OSError, Failed):  # whoever uses the trash is told
        with open_folder(base) as opened:
            names = [name for name in opened.names(MOVING) if opened.is_folder(name)]
        for name in names:
            if ENTRY.fullmatch(name):
                _finish(folder, base / name)


def _finish(folder: Path, moving: Path, documents: _DocumentNames | None = None) -> None:
    """Have a document that is on its way into the trash be there whole, with its sidecar; an empty folder goes.

    `documents` are those in the library, where they are known.
    """
    with writing.write_errors(moving), open_folder(moving) as entry:
        files = [name for name in entry.names() if entry.is_file(name)]
    removed = [moving / name for name in files if store.is_document_name(name)]
    if not removed:
        with suppress(Failed):  # there is something else in it
            writing.delete_empty_folder(moving)
        return
    document = removed[0]
    side, kept = sidecar_of(document).name, annotations_of(document).name
    with writing.write_errors(folder), open_folder(folder) as place:
        left = [name for name in (side, kept) if name not in files and place.is_file(name)]
    if left:
        is_shared = (documents or _DocumentNames(folder)).have_stem(document.stem)
        if kept in left and not is_shared:  # what was kept of another with its stem stays
            writing.move(folder / kept, moving / kept)
        if side in left and is_shared:
            _copy(folder / side, moving / side)
        elif side in left:
            writing.move(folder / side, moving / side)
    writing.move(moving, moving.with_name(moving.name.removeprefix(MOVING)))


def _copy(side: Path, target: Path) -> None:
    """Copy a sidecar that another document of the library has, too; not one that is too large to be read."""
    with writing.write_errors(side.parent), open_folder(side.parent) as place:
        status = place.kind(side.name)
        if status is not None and status.st_size <= LARGEST_INPUT:
            writing.write(target, place.read_file(side.name, LARGEST_INPUT))


def _is_same_file(place: OpenFolder, other: OpenFolder, name: str) -> bool:
    """Whether the files of one name in two folders hold the same."""
    with suppress(Failed):  # one is too large to be compared
        return place.is_file(name) and place.read_file(name, LARGEST_INPUT) == other.read_file(name, LARGEST_INPUT)
    return False
