"""What reading a bibliography gives."""

from collections.abc import Mapping
from typing import NamedTuple

from citecli.frozen import FrozenValue
from citecli.references.model import Reference


class LoadedReferences(FrozenValue):
    """What was read of a bibliography."""

    references: tuple[Reference, ...]
    """Its references, in its order, each with an id that no other of them has."""
    remarks: tuple[str, ...] = ()
    """A line for each entry or value that could not be used; where the format has lines it begins with "line 12: "."""
    lost: int = 0
    """How many of the remarks are of something that was lost by it, an entry as a rule."""


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
