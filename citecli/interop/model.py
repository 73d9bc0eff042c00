"""What reading a bibliography gives: its entries, and its references, each with an id of its own."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from citecli.frozen import FrozenValue, replace
from citecli.references.citekeys import citekey, free_key
from citecli.references.duplicates import is_same_work
from citecli.references.model import Reference
from citecli.text.messages import unforeseen


class LoadedReferences(FrozenValue):
    """The references of a bibliography, and remarks on what could not be used."""

    references: tuple[Reference, ...]
    """Its references, in its order, each with an id that no other of them has."""
    remarks: tuple[str, ...] = ()
    """A line for each entry or value that could not be used; where the format has lines it begins with "line 12: "."""
    lost: int = 0
    """How many of the remarks are of something that was lost by it, an entry as a rule."""
    recased: int = 0
    """How many titles were in title case and are now in sentence case."""
    folders: tuple[str, ...] = ()
    """Folders in which, as the bibliography says, the files of its entries are; relative to its own as a rule."""

    def remark_on_titles(self) -> str:
        """A line on the titles that were set in sentence case, "" when there are none."""
        if not self.recased:
            return ""
        titles = "1 title was" if self.recased == 1 else f"{self.recased:,} titles were"
        return f"{titles} set in sentence case; check the names in {'it' if self.recased == 1 else 'them'}"


class Entry(FrozenValue):
    """One entry of a BibTeX file, before anything is made of it."""

    kind: str
    """Its type, in small letters ("article")."""
    key: str
    """Its citekey, as written; "" where it has none."""
    fields: Mapping[str, str]
    """The fields by their names in small letters. Values are LaTeX, with abbreviations and `#` resolved, without their
    outer braces or marks."""
    line: int
    """The line that it begins in, counted from 1."""


class Record(NamedTuple):
    """One record of a format of tagged lines."""

    # A named tuple, for a file has thousands.
    values: tuple[tuple[str, str], ...]
    """Its values in the file's order, as (tag, value)."""
    line: int
    """The line that it begins in, counted from 1."""

    def all(self, *tags: str) -> list[str]:
        """The values of some tags, in the file's order, empty ones left out."""
        return [value for tag, value in self.values if value and tag in tags]

    def first(self, *tags: str) -> str:
        """The first value of the first of these tags that has one, "" for none."""
        for wanted in tags:
            for tag, value in self.values:
                if tag == wanted and value:
                    return value
        return ""


_FEW = 3
_Entry = TypeVar("_Entry")
_Read = TypeVar("_Read")


class Collector:
    """Takes references with their lines. Those without an id get one, and so do those with that of an earlier one, but
    where both are of one work the first alone is kept.
    """

    def __init__(self, place: str = "line") -> None:
        """`place` is what the numbers count that come with references and remarks."""
        self._place = place
        self._found: list[tuple[Reference, int]] = []
        self._remarks: list[tuple[int, str]] = []
        self._lost = 0
        self._recased = 0

    def remark(self, line: int, text: str, lost: bool = True) -> None:
        """Add a remark on a line (0: on no line in particular); `lost`: something in it could not be used."""
        self._remarks.append((line, text))
        self._lost += lost

    def add(self, reference: Reference, line: int, is_recased: bool = False) -> None:
        """Add a reference, with the line where its entry begins; `is_recased`: its title was set in sentence case."""
        self._found.append((reference, line))
        self._recased += is_recased

    def add_recased(self, reference: Reference, line: int, language: str | None = None) -> None:
        """Add a reference, its title in sentence case if it is English and in title case. `language` is that of the
        title, where it is not the reference's own.
        """
        from citecli.interop.title_case import with_title_in_sentence_case

        recased = with_title_in_sentence_case(reference, language)
        self.add(recased, line, recased is not reference)

    def read(self, entry: _Entry, reading: Callable[[_Entry], _Read], line: int, name: str) -> _Read | None:
        """What `reading` makes of an entry, as a rule its reference; `None`, with a remark, when it raises anything.

        An entry costs no other: `name` ("the entry roe2019") and `line` say which it was.
        """
        try:
            return reading(entry)
        except Exception as error:
            self.remark(line, f"{name} can't be read ({unforeseen(error)}); skipped")
            return None

    def loaded(self) -> LoadedReferences:
        """All references so far, and the remarks in the order of their lines."""
        taken: dict[str, int] = {}
        for reference, line in self._found:
            if reference.id:
                taken.setdefault(reference.id, line)
        references: list[Reference] = []
        named: list[tuple[int, str]] = []
        firsts: dict[str, Reference] = {}
        for reference, line in self._found:
            key = reference.id
            if key and taken[key] == line:
                references.append(reference)
                continue
            if key:
                firsts = firsts or {one.id: one for one, line in reversed(self._found)}
                what = f"{key} is also the key of an earlier entry ({self._place} {taken[key]})"
                if is_same_work(firsts[key], reference):
                    self.remark(line, f"{what}; skipped", lost=firsts[key] != reference)
                    continue
                made = free_key(key, taken)
                self.remark(line, f"{what}; it was given the key {made}", lost=False)
            else:
                made = citekey(reference, taken)
                named.append((line, made))
            taken[made] = line
            references.append(replace(reference, id=made))
        if len(named) > _FEW:
            called = ", ".join(key for _, key in named[:_FEW])
            self.remark(0, f"{len(named):,} entries have no key; they were given the keys {called}, …", lost=False)
        else:
            for line, key in named:
                self.remark(line, f"the entry has no key; it was given the key {key}", lost=False)
        ordered = sorted(self._remarks, key=lambda entry: entry[0])
        return LoadedReferences(
            tuple(references),
            tuple(f"{self._place} {line}: {text}" if line else text for line, text in ordered),
            self._lost,
            self._recased,
        )


def numbered(records: Iterable[_Entry], reading: Callable[[_Entry], Reference]) -> LoadedReferences:
    """The references that `reading` makes of records which have no lines: remarks call them by number, from 1."""
    collector = Collector("record")
    for number, record in enumerate(records, 1):
        reference = collector.read(record, reading, 0, f"record {number}")
        if reference is None:
            continue
        if reference.texts or reference.names:
            collector.add(reference, number)
        else:
            collector.remark(0, f"record {number} is empty; skipped")
    return collector.loaded()
