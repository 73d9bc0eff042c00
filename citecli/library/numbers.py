"""The numbers of a library's documents: each is given once, kept with the library, and never given again.

They are kept in a file of the library that only grows: a line for each number, and the place of the document that has
it (its file's name; in the trash, the path there). The last line counts: for a number that a document came to another
place with, and for a place that another document has taken. So two copies of a library that both grew can be put
together line by line; of two documents with one number the later line's keeps it, and the other gets the next.

A document that somebody put into the folder has no line. It gets the next number when the library is read, in the order
of time and name, and a line when the library is next written to.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from citecli.errors import Failed
from citecli.frozen import FrozenValue
from citecli.library import store, writing
from citecli.library.own_files import OpenFolder, open_folder, sync

FILE = f"{writing.PREFIX}numbers"
_HEADER = b"citecli's numbers\n"
_LARGEST = 256 * 1024 * 1024
_MOST_FIGURES = 9


class Numbers(FrozenValue):
    """The numbers that a library has given."""

    by_place: Mapping[str, int] = {}
    """The number of the document at each place: a file's name, or its path in the trash."""
    highest: int = 0
    """The highest number ever given, 0 for none."""

    def of(self, names: Sequence[str]) -> dict[str, int]:
        """The numbers of files, those that have none yet getting the next in this order, names that are no text last.

        The names are in the order of the numbers.
        """
        found = {name: self.by_place[name] for name in names if name in self.by_place}
        new = [name for name in names if name not in found]
        if new:
            new.sort(key=lambda name: store.storable(name) != name)
            found |= {name: number for number, name in enumerate(new, self.highest + 1)}
        return dict(sorted(found.items(), key=lambda item: item[1]))


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
    by_place: dict[str, int] = {}
    highest = 0
    for line in data[len(_HEADER) :].split(b"\n"):
        figures, tab, name = line.partition(b"\t")
        if not (tab and name and figures.isdigit() and len(figures) <= _MOST_FIGURES and int(figures)):
            continue
        number, place = int(figures), os.fsdecode(name)
        highest = max(highest, number)
        if by_place.get(places.get(number, "")) == number:
            del by_place[places[number]]
        places[number] = place
        by_place[place] = number
    return Numbers(by_place, highest)


def keep(folder: Path, names: Iterable[str] | None = None) -> Numbers:
    """Give a number, for good, to each document in the library that has none; all numbers there are.

    `names` are the files of documents that were just added, in order: those get new numbers whether or not there was a
    document of that name before. Only under the lock. Raises `Failed`.
    """
    with writing.write_errors(folder), open_folder(folder) as place:
        if place.kind(FILE) is not None:
            os.close(_opened(place, os.O_RDONLY))
    numbers = read(folder)
    if names is None:
        files = numbers.of([state.name for state in store.file_states(folder)])
        new = [name for name in files if name not in numbers.by_place]
    else:
        new = list(names)
    given = dict(zip(new, range(numbers.highest + 1, numbers.highest + 1 + len(new)), strict=True))
    return _appended(folder, numbers, given)


def move(folder: Path, place: Path, target: Path) -> None:
    """Note that a document was moved, into the trash or out of it; it keeps its number. Only under the lock."""
    numbers = read(folder)
    before, after = (str(path.relative_to(folder).as_posix()) for path in (place, target))
    number = numbers.by_place.get(before, numbers.highest + 1)
    _appended(folder, numbers, {after: number})


def _appended(folder: Path, numbers: Numbers, given: Mapping[str, int]) -> Numbers:
    lines = b"".join(b"%d\t%b\n" % (number, os.fsencode(name)) for name, number in given.items() if "\n" not in name)
    if lines:
        # On a full disk what was asked for is done all the same; the next time there is a line for it.
        with suppress(OSError), open_folder(folder) as place:
            _append(place, lines)
    by_place = {**numbers.by_place, **given}
    return Numbers(by_place, max(numbers.highest, *given.values(), 0))


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
