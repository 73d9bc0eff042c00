"""What reading a bibliography gives."""

from collections.abc import Mapping
from typing import NamedTuple

from citecli.references.model import Reference


class Loaded(NamedTuple):
    """The references of a bibliography in its order, and a line for each entry or value that could not be used.

    Where the format has lines, a remark begins with its own: "line 12: …". `lost` is how many of the remarks are of
    something that was lost by it, an entry as a rule.
    """

    references: tuple[Reference, ...]
    remarks: tuple[str, ...] = ()
    lost: int = 0


class Entry(NamedTuple):
    """One entry of a BibTeX file, before anything is made of it.

    `kind` and the names of `fields` are in small letters; values are LaTeX, with abbreviations and `#` resolved,
    without their outer braces or marks. `line` counts from 1.
    """

    kind: str
    key: str
    fields: Mapping[str, str]
    line: int


class Record(NamedTuple):
    """One record of a format of tagged lines: its values in the file's order, as (tag, value). `line` counts from 1."""

    values: tuple[tuple[str, str], ...]
    line: int

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
