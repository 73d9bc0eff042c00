"""Word's list of sources (`Sources.xml`), which its own citations use: read.

Source: ECMA-376, part 1, section 22.6, "Bibliography"; the tables are those of the writer.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from citecli.errors import InvalidReference
from citecli.interop.model import LoadedReferences, numbered
from citecli.interop.word import CONTAINERS, KINDS, NUMBERS, PUBLISHERS, ROLES, TEXTS
from citecli.interop.xml_records import flat, roots
from citecli.readers.xml_trees import children, local
from citecli.references.dates import read_date
from citecli.references.model import Date, ItemType, Name, Reference
from citecli.text.numerals import whole_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TYPES = {name: kind for kind, name in reversed(KINDS.items())} | {
    "InternetSite": ItemType.WEBPAGE,
    "Misc": ItemType.DOCUMENT,
    "DocumentFromInternetSite": ItemType.WEBPAGE,
}
_NOT_TEXTS = frozenset(("Comments", "LCID", "StandardNumber"))
_BY_NAME = {name: variable for variable, name in reversed(TEXTS.items()) if name not in _NOT_TEXTS}
_BY_ROLE = {name: role for role, name in ROLES.items()}
_LONGEST_SERIAL = 8
"""Figures of an ISSN; an ISBN has more."""


def parse(text: str) -> LoadedReferences:
    """The references in a list. Raises `InvalidReference` when the XML is another's."""
    found = roots(text, ("Source",))
    sources = [source for root in found.elements for source in root.iter() if local(source) == "Source"]
    if local(found.elements[0]) != "Sources" or not sources:
        raise InvalidReference("no list of sources of Word's: it has no sources")
    return found.loaded(numbered(sources, _reference))


def _reference(source: "Element") -> Reference:
    values = {local(child): flat(child) for child in source if local(child) != "Author"}
    name = values.get("SourceType", "")
    kind = _TYPES.get(name, ItemType.DOCUMENT)
    if "ThesisType" in values:
        kind = ItemType.THESIS
    texts = {variable: values.get(element, "") for element, variable in _BY_NAME.items()}
    texts["container-title"] = values.get(CONTAINERS.get(name, ""), "")
    texts["publisher"] = values.get(PUBLISHERS.get(name, "Publisher"), "") or values.get("Publisher", "")
    texts["number"] = values.get(NUMBERS.get(name, ""), "")
    texts["genre"] = values.get("ThesisType", "")
    texts["note"] = values.get("Comments", "")
    serial = values.get("StandardNumber", "")
    if not texts["number"]:
        texts["ISSN" if sum(map(str.isalnum, serial)) <= _LONGEST_SERIAL else "ISBN"] = serial
    names = {role: people for role, people in _people(source) if people}
    dates = {"issued": _date(values, ""), "accessed": _date(values, "Accessed")}
    return Reference(
        values.get("Tag", ""),
        kind,
        {variable: value for variable, value in texts.items() if value},
        names,
        {variable: date for variable, date in dates.items() if date is not None},
    )


def _people(source: "Element") -> Iterator[tuple[str, tuple[Name, ...]]]:
    for roles in children(source, "Author"):
        for element in roles:
            role = _BY_ROLE.get(local(element))
            if role:
                people = (_name(part) for part in element.iter() if local(part) in ("Person", "Corporate"))
                yield role, tuple(name for name in people if name != Name())


def _name(element: "Element") -> Name:
    if local(element) == "Corporate":
        return Name(literal=flat(element))
    parts = {local(part): flat(part) for part in element}
    given = " ".join(filter(None, (parts.get("First", ""), parts.get("Middle", ""))))
    family, _, suffix = parts.get("Last", "").partition(", ")
    return Name(family, given, suffix=suffix) if given else Name(literal=parts.get("Last", ""))


def _date(values: dict[str, str], suffix: str) -> Date | None:
    """The date in the elements for year, month and day, of which the month may be a word."""
    year, month, day = (values.get(f"{part}{suffix}", "") for part in ("Year", "Month", "Day"))
    if not year:
        return None
    if whole_number(month, 2) is not None:
        return read_date("-".join(part.zfill(2) for part in (year, month, day) if part))
    return read_date(" ".join(filter(None, (day if month else "", month, year))))
