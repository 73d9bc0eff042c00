"""The numbers of a library's documents: each is given once, kept with the library, and never given again.

They are kept in a file of the library that only grows: a line for each number, a mark of what the document holds, and
the place of the document that has it (its file's name; in the trash, the path there). The last line counts: for a
number that a document came to another place with, and for a place that another document has taken. So two copies of a
library that both grew can be put together line by line; of two documents with one number the later line's keeps it, and
the other gets the next.

A document that somebody put into the folder has no line. It gets the next number when the library is read, in the order
of time and name, and a line when the library is next written to. A document that somebody renamed keeps its number: it
is known by its mark, where only one document is gone that held this, and only one is new that holds it. One that was
changed, too, since citecli last looked at it, is a new document: nothing is left that tells which it was.
"""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from citecli.errors import Failed
from citecli.frozen import FrozenValue
from citecli.library import store, writing
from citecli.library.own_files import OpenFolder, open_folder, sync
from citecli.library.renames import follow
from citecli.library.store import FileState

FILE = f"{writing.PREFIX}numbers"
_HEADER = b"citecli's numbers\n"
_LINE_END = b"\0"
"""What stands for a line's end in the name of a file, which can't have this."""
_LARGEST = 256 * 1024 * 1024
_MOST_FIGURES = 9
_ROOM = 1_000_000
"""How far a number may be above the count of lines, of which each number that was given has one at least."""
_MARK = re.compile(rb"\d{1,15}-[0-9a-f]{24}")


class Numbers(FrozenValue):
    """The numbers that a library has given."""

    by_place: Mapping[str, int] = {}
    """The number of the document at each place: a file's name, or its path in the trash."""
    highest: int = 0
    """The highest number ever given, 0 for none."""

    marks: Mapping[int, str] = {}
    """What differs when two documents do, of what each number's document held when it was last looked at."""

    def of(self, names: Sequence[str], renamed: Mapping[str, int] = {}) -> dict[str, int]:
        """The numbers of files, those that have none yet getting the next in this order, names that are no text last.

        The names are in the order of the numbers. `renamed` are those of files that had another name.
        """
        found = {name: self.by_place[name] for name in names if name in self.by_place} | dict(renamed)
        new = [name for name in names if name not in found]
        if new:
            new.sort(key=lambda name: not name.isascii() and store.storable(name) != name)
            found |= {name: number for number, name in enumerate(new, self.highest + 1)}
        return dict(sorted(found.items(), key=lambda item: item[1]))


class Given(NamedTuple):
    """The numbers of documents. (A named tuple, for start-up pays for a class.)"""

    numbers: dict[str, int]
    """By the files' names, in the order of the numbers."""
    former: dict[str, str]
    """The names that renamed documents had before, by their new ones; the change is not noted yet."""


def given(folder: Path, files: Sequence[FileState], kept: Numbers) -> Given:
    """The numbers of the documents in a folder: those that are kept, or else the next ones, as `Numbers.of` says."""
    renamed = _renamed(folder, files, kept)
    numbers = kept.of([file.name for file in files], {name: number for name, (number, _) in renamed.items()})
    # A place may have come with a clone, and may be no name.
    former = {
        name: place
        for name, (_, place) in renamed.items()
        if store.is_document_name(place) and Path(place).name == place
    }
    return Given(numbers, former)


def _renamed(folder: Path, files: Sequence[FileState], kept: Numbers) -> dict[str, tuple[int, str]]:
    """The numbers, and places before, of files without one that hold what another document held, which is gone."""
    new = [file for file in files if file.name not in kept.by_place]
    if not new or not kept.marks:
        return {}
    there = {file.name for file in files}
    sizes = {file.size for file in new}
    gone: dict[str, list[tuple[int, str]]] = {}
    for place, number in kept.by_place.items():
        mark = kept.marks.get(number, "")
        # A name in the folder that differs in case alone is there, too, where the file system is blind to it.
        is_gone = place not in there and not ("/" in place and os.path.lexists(folder / place))
        if is_gone and _size_of(mark) in sizes:
            gone.setdefault(mark, []).append((number, place))
    if not gone:
        return {}
    gone_sizes = set(map(_size_of, gone))
    marks = {file.name: mark_of_file(folder, file.name) for file in new if file.size in gone_sizes}
    counts = Counter(marks.values())
    return {name: gone[mark][0] for name, mark in marks.items() if counts[mark] == 1 == len(gone.get(mark, ()))}


def mark(data: bytes) -> str:
    """What differs when two documents do: the size and a digest of what a file holds."""
    from citecli.library.fingerprint import blake2b

    return f"{len(data)}-{blake2b(data, digest_size=12).hexdigest()}"


def mark_of_file(folder: Path, name: str) -> str:
    """The mark of a document in a folder, "" when it can't be read."""
    try:
        with open_folder(folder) as place, os.fdopen(place.open_file(name, os.O_RDONLY), "rb") as file:
            return mark(file.read()) if os.fstat(file.fileno()).st_size <= _LARGEST else ""
    except (OSError, Failed):
        return ""


def _size_of(mark: str) -> int:
    return int(mark.partition("-")[0] or -1)


def read(folder: Path) -> Numbers:
    """The numbers that the library in `folder` has given. What is no line of citecli's is passed over."""
    try:
        with open_folder(folder) as place:
            if not place.is_file(FILE):
                return Numbers()
            with os.fdopen(place.open_file(FILE, os.O_RDONLY), "rb") as file:
                data = file.read(_LARGEST)
    except (OSError, Failed):
        return Numbers()
    return _parsed(data)


def fingerprint(folder: Path) -> str:
    """What differs when the numbers have changed; "" when there are none."""
    try:
        status = (folder / FILE).lstat()
    except OSError:
        return ""
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ino}"


def _parsed(data: bytes) -> Numbers:
    if not data.startswith(_HEADER):
        return Numbers()
    places: dict[int, str] = {}
    marks: dict[int, str] = {}
    by_place: dict[str, int] = {}
    highest = 0
    lines = data[len(_HEADER) :].split(b"\n")
    # A larger number was not given here; were it counted, the numbers after it would soon be too long to be read.
    largest = len(lines) + _ROOM
    for line in lines:
        own, tab, name = line.partition(b"\t")
        figures, _, content = own.partition(b" ")
        if not (tab and name and figures.isdigit() and len(figures) <= _MOST_FIGURES and 0 < int(figures) <= largest):
            continue
        number, place = int(figures), os.fsdecode(name.replace(_LINE_END, b"\n"))
        highest = max(highest, number)
        if by_place.get(places.get(number, "")) == number:
            del by_place[places[number]]
        places[number] = place
        by_place[place] = number
        if _MARK.fullmatch(content):
            marks[number] = content.decode()
    return Numbers(by_place, highest, marks)


def unkept(documents: Iterable[tuple[str, int, str]], kept: Numbers) -> Iterator[str]:
    """The documents of which something is not noted yet: that they have their number, or what they hold by now.

    For each its name, its number, and its mark, or as much of the mark's beginning as is known.
    """
    by_place, marks = kept.by_place, kept.marks
    for name, number, content in documents:
        # A document without a mark could not be read before, and hardly can be now.
        if name not in by_place or not marks.get(number, content).startswith(content):
            yield name


def require_own(folder: Path) -> None:
    """Raises `Failed` when the file of a library's numbers is another program's."""
    with writing.write_errors(folder), open_folder(folder) as place:
        if place.kind(FILE) is not None:
            os.close(_opened(place, os.O_RDONLY))


class Register:
    """The file of numbers of a library that is being written to: read once, then appended to. Only under the lock."""

    def __init__(self, folder: Path) -> None:
        """Raises `Failed` when the file is another program's."""
        require_own(folder)
        self._folder = folder
        kept = read(folder)
        self._by_place = dict(kept.by_place)
        self._marks = dict(kept.marks)
        self._highest = kept.highest
        self.problem = ""
        """Why numbers that were given could not be kept, "" when they are."""
        self.news: list[str] = []
        """A line for each renamed document whose sidecar, or what is kept of it, was renamed with it."""

    def keep(self, states: Sequence[FileState], changed: Collection[str] = ()) -> None:
        """Give a number, for good, to each of the library's documents that has none: `states` are those of all.

        A mark is made anew when the size says that the document holds something else than it did, or somebody who has
        read it says so: `changed` are the names of such documents.
        """
        again = set(changed)
        stale = [
            state.name
            for state in states
            if state.name in again
            or not self._marks.get(self._by_place.get(state.name, 0), "").startswith(f"{state.size}-")
        ]
        if not stale:
            return
        files, former = given(self._folder, states, Numbers(self._by_place, self._highest, self._marks))
        # What stands beside them comes first: with their numbers noted, nothing tells what they were called.
        self.news += follow(self._folder, former)
        marks = {files[name]: content for name in stale if (content := mark_of_file(self._folder, name))}
        new = {
            name: files[name]
            for name in stale
            if name not in self._by_place or marks.get(files[name], "") not in ("", self._marks.get(files[name]))
        }
        self._append(dict(sorted(new.items(), key=lambda item: item[1])), marks)

    def number_of(self, place: str) -> int:
        """The number of the document at a place, 0 for none: a file's name, or its path in the trash."""
        return self._by_place.get(place, 0)

    def add(self, added: Mapping[str, bytes]) -> None:
        """Give new numbers to the files of documents that were just added, in order; each with what it holds.

        They get them whether or not there was a document of that name before.
        """
        new = {name: number for number, name in enumerate(added, self._highest + 1)}
        self._append(new, {new[name]: mark(data) for name, data in added.items()})

    def move(self, moves: Mapping[Path, Path]) -> None:
        """Note where documents were moved to, into the trash or out of it, by where from; they keep their numbers."""
        new: dict[str, int] = {}
        highest = self._highest
        for path, target in moves.items():
            before, after = (place.relative_to(self._folder).as_posix() for place in (path, target))
            number = self._by_place.get(before, 0)
            if not number:
                number = highest = highest + 1
            new[after] = number
        self._append(new, {})

    def assign(self, wanted: Mapping[str, int]) -> None:
        """Give documents, by place, these numbers, which others have given up.

        A number that was never given is passed over.
        """
        new = {
            place: number
            for place, number in wanted.items()
            if 0 < number <= self._highest and self._by_place.get(place) != number
        }
        own = {number: place for place, number in new.items() if "/" not in place}
        self._append(new, {number: mark for number, name in own.items() if (mark := mark_of_file(self._folder, name))})

    def _append(self, new: Mapping[str, int], marks: Mapping[int, str]) -> None:
        self._marks |= marks
        lines = b"".join(
            b"%d %b\t%b\n" % (number, self._marks.get(number, "").encode(), os.fsencode(name).replace(b"\n", _LINE_END))
            for name, number in new.items()
        )
        if lines:
            try:
                with open_folder(self._folder) as place:
                    _append(place, lines)
            except OSError as error:
                # What was asked for is done all the same; the next time there is a line for it.
                reason = f"{self._folder / FILE} can't be written: {writing.reason(error)}"
                self.problem = f"{reason}; the numbers of new documents may change"
        if any(number <= self._highest for number in new.values()):
            moved = set(new.values())
            self._by_place = {name: number for name, number in self._by_place.items() if number not in moved}
        self._by_place |= new
        self._highest = max(self._highest, *new.values(), 0)


def keep(folder: Path, states: Sequence[FileState] | None = None, changed: Collection[str] = ()) -> Register:
    """Give a number, for good, to each document in the library that has none; its register.

    `states` are those of its documents, where they are known; `changed` as `Register.keep` has it. Only under the lock.
    Raises `Failed`.
    """
    register = Register(folder)
    register.keep(store.file_states(folder) if states is None else states, changed)
    return register


def _opened(place: OpenFolder, flags: int) -> int:
    """A descriptor of the file, if it is citecli's. Raises `Failed` when it is not."""
    descriptor = place.open_file(FILE, flags)
    if os.fstat(descriptor).st_size and os.read(descriptor, len(_HEADER)) != _HEADER:
        os.close(descriptor)
        raise Failed(f"{place.path / FILE} is a file that citecli did not make; move it out of the way first")
    return descriptor


def _append(place: OpenFolder, lines: bytes) -> None:
    """Write lines at the end of the file. What could not be written whole is taken back."""
    descriptor = _opened(place, os.O_RDWR | os.O_CREAT | os.O_APPEND)
    try:
        size = os.fstat(descriptor).st_size
        os.lseek(descriptor, max(size - 1, 0), os.SEEK_SET)
        is_torn = bool(size) and os.read(descriptor, 1) != b"\n"
        data = (b"" if size else _HEADER) + (b"\n" if is_torn else b"") + lines
        try:
            while data:
                data = data[os.write(descriptor, data) :]
            sync(descriptor)
        except BaseException:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)
