"""The numbers of a library's documents: each is given once, kept with the library, and never given again.

They are kept in a file of the library that only grows: a line for each number, a mark of what the document holds, and
the place of the document that has it (its file's name; in the trash, the path there). The last line counts: for a
number that a document came to another place with, and for a place that another document has taken. So two copies of a
library that both grew can be put together line by line; of two documents with one number the later line's keeps it, and
the other gets the next.

A document that somebody put into the folder has no line. It gets the next number when the library is read, in the order
of time and name, and a line when the library is next written to. A document that somebody renamed keeps its number: it
is known by its mark, where only one document is gone that held this, and only one is new that holds it.
"""

import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from citecli.errors import Failed
from citecli.frozen import FrozenValue
from citecli.library import store, writing
from citecli.library.own_files import OpenFolder, open_folder, sync
from citecli.library.store import FileState

FILE = f"{writing.PREFIX}numbers"
_HEADER = b"citecli's numbers\n"
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
    problem: str = ""
    """Why numbers that were given could not be kept, "" when they are."""

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


def given(folder: Path, files: Sequence[FileState], kept: Numbers) -> dict[str, int]:
    """The numbers of the documents in a folder: those that are kept, or else the next ones, as `Numbers.of` says."""
    return kept.of([file.name for file in files], _renamed(folder, files, kept))


def _renamed(folder: Path, files: Sequence[FileState], kept: Numbers) -> dict[str, int]:
    """The numbers of files without one that hold what another document held, which is not there any more."""
    new = [file for file in files if file.name not in kept.by_place]
    if not new or not kept.marks:
        return {}
    there = {file.name for file in files}
    sizes = {file.size for file in new}
    gone: dict[str, list[int]] = {}
    for place, number in kept.by_place.items():
        mark = kept.marks.get(number, "")
        # A name in the folder that differs in case alone is there, too, where the file system is blind to it.
        is_gone = place not in there and not ("/" in place and os.path.lexists(folder / place))
        if is_gone and _size_of(mark) in sizes:
            gone.setdefault(mark, []).append(number)
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
        number, place = int(figures), os.fsdecode(name)
        highest = max(highest, number)
        if by_place.get(places.get(number, "")) == number:
            del by_place[places[number]]
        places[number] = place
        by_place[place] = number
        if _MARK.fullmatch(content):
            marks[number] = content.decode()
    return Numbers(by_place, highest, marks)


def keep(folder: Path, added: Mapping[str, bytes] | None = None) -> Numbers:
    """Give a number, for good, to each document in the library that has none; all numbers there are.

    `added` are the files of documents that were just added, in order, with what they hold: those get new numbers
    whether or not there was a document of that name before. Only under the lock. Raises `Failed`.
    """
    with writing.write_errors(folder), open_folder(folder) as place:
        if place.kind(FILE) is not None:
            os.close(_opened(place, os.O_RDONLY))
    numbers = read(folder)
    if added is not None:
        new = dict(zip(added, range(numbers.highest + 1, numbers.highest + 1 + len(added)), strict=True))
        return _appended(folder, numbers, new, {new[name]: mark(data) for name, data in added.items()})
    states = store.file_states(folder)
    files = given(folder, states, numbers)
    # A mark is made anew when the size says that the document holds something else than it did.
    stale = [
        state.name
        for state in states
        if state.name not in numbers.by_place or _size_of(numbers.marks.get(files[state.name], "")) != state.size
    ]
    marks = {files[name]: content for name in stale if (content := mark_of_file(folder, name))}
    new = {
        name: number
        for name, number in files.items()
        if name not in numbers.by_place or marks.get(number, "") not in ("", numbers.marks.get(number))
    }
    return _appended(folder, numbers, new, marks)


def move(folder: Path, place: Path, target: Path) -> Numbers:
    """Note that a document was moved, into the trash or out of it; it keeps its number. Only under the lock."""
    numbers = read(folder)
    before, after = (str(path.relative_to(folder).as_posix()) for path in (place, target))
    number = numbers.by_place.get(before, numbers.highest + 1)
    return _appended(folder, numbers, {after: number}, {})


def give(folder: Path, wanted: Mapping[str, int]) -> None:
    """Give documents of a library, by place, these numbers, which others have given up. Only under the lock.

    A number that was never given is passed over.
    """
    numbers = read(folder)
    new = {
        name: number
        for name, number in wanted.items()
        if 0 < number <= numbers.highest and numbers.by_place.get(name) != number
    }
    own = {number: name for name, number in new.items() if "/" not in name}
    marks = {number: content for number, name in own.items() if (content := mark_of_file(folder, name))}
    _appended(folder, numbers, new, marks)


def _appended(folder: Path, numbers: Numbers, new: Mapping[str, int], marks: Mapping[int, str]) -> Numbers:
    marks = {**numbers.marks, **marks}
    lines = b"".join(
        b"%d %b\t%b\n" % (number, marks.get(number, "").encode(), os.fsencode(name))
        for name, number in new.items()
        if "\n" not in name
    )
    problem = ""
    if lines:
        try:
            with open_folder(folder) as place:
                _append(place, lines)
        except OSError as error:
            # What was asked for is done all the same; the next time there is a line for it.
            problem = (
                f"{folder / FILE} can't be written: {writing.reason(error)}; the numbers of new documents may change"
            )
    by_place = {**numbers.by_place, **new}
    return Numbers(by_place, max(numbers.highest, *new.values(), 0), marks, problem)


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
