"""What a program's citation says, in one form for all programs: the works, and what stands beside each."""

import re
from collections.abc import Mapping, Sequence

from citecli.drafts.model import DraftCite
from citecli.frozen import FrozenValue
from citecli.references.json_values import name_item
from citecli.references.names import read_name

_TERMS = {"sub verbo": "s.v.", "sub-verbo": "s.v.", "article-locator": "art.", "article": "art.",
          "title-locator": "title"}  # fmt: skip
"""CSL's names of kinds of locator that are no words that a writer would use."""
_OWN_TERM = re.compile(r"(?:[^\W\d_]{1,12}(?:\.\s*|\s+)|[§¶]+\s*)\d")
"""A locator in which the kind is written, too: "p. 12"."""


class CitedWork(FrozenValue):
    """A work as a citation names it."""

    identifiers: tuple[str, ...] = ()
    """What the program knows it by, in this document and in others: an address, say, or the number in a database."""

    seen_as: str = ""
    """What a citation without its data may call it, which is sure within one library only; "" for nothing."""

    key: str = ""
    """The citation key that the writer knows it by, "" where the program has none."""

    item: Mapping[str, object] = {}
    """It as a CSL-JSON item; empty where the citation has no more than its identifiers."""

    record: str = ""
    """It in the format that the program has it in, "" when `item` is all there is."""

    form: str = ""
    """The format of `record`, as in `EmbeddedReference`."""


class FieldCite(FrozenValue):
    """One work of a citation, and what stands beside it, as in a cite of the draft without its key."""

    work: CitedWork
    prefix: str = ""
    suffix: str = ""
    author_suppressed: bool = False

    def cite(self, key: str, *, key_is_made: bool) -> DraftCite:
        """The cite with a key for its work."""
        return DraftCite(key, self.prefix, self.suffix, self.author_suppressed, key_is_made)


class FieldCitation(FrozenValue):
    """A citation as a program's data say it, or why they could not be read."""

    cites: Sequence[FieldCite] = ()
    problem: str = ""
    textual: bool = False
    author_only: bool = False


def suffix_of(label: str, locator: str, words: str = "") -> str:
    """What stands behind a key: the locator, with its kind by CSL's name or a word for it, and the words after it."""
    locator, words = " ".join(locator.split()), words.strip()
    if not locator:
        return words
    term = "" if _OWN_TERM.match(locator) else _TERMS.get(label, label)
    place = f"{term} {locator}".strip()
    return f"{place}, {words.lstrip(',; ')}" if words else place


def date_item(year: str) -> dict[str, object]:
    """The CSL-JSON variable of a year, or of a date as it is written; empty for none."""
    year = year.strip()
    return {"issued": {"raw": year}} if year else {}


def person(text: str) -> dict[str, object]:
    """The CSL-JSON object of a name as bibliographic programs write it: "Roe, Jane", or an institution's."""
    return name_item(read_name(text)) if "," in text.strip(", ") else {"literal": text.strip(", ")}


def filled(item: Mapping[str, object]) -> dict[str, object]:
    """The variables of an item that have a value."""
    return {key: value for key, value in item.items() if value not in ("", [], {}, None)}


def code_in_pieces(name: str, properties: Mapping[str, str]) -> str:
    """The code that a program keeps for a bookmark in the properties of a document, cut into pieces `NAME_1`, …"""
    pieces: list[str] = []
    while (piece := properties.get(f"{name}_{len(pieces) + 1}")) is not None:
        pieces.append(piece)
    return "".join(pieces)
