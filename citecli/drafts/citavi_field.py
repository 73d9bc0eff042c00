"""Citavi's citations: JSON (Citavi 6 and later) or XML (before) in base64, with the data of every work cited.

ADDIN CitaviPlaceholder{…}    ADDIN CITAVI.PLACEHOLDER <id> …

What an object of the JSON has in common with one before it is written once and then referred to by its number.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from citecli.drafts.field_citation import CitedWork, FieldCitation, FieldCite, date_item, filled, suffix_of
from citecli.drafts.packed_data import from_base64, json_object, objects_at, text_at, text_of, xml_element
from citecli.errors import BadInput
from citecli.readers.xml_trees import local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PACKED = re.compile(r"(?:CitaviPlaceholder\s*\{|CITAVI\.PLACEHOLDER\s+\{?[0-9a-f-]{36}\}?)\s*\{?", re.IGNORECASE)
_KINDS = {
    "Book": "book", "BookEdited": "book", "CollectedWorks": "book", "Contribution": "chapter",
    "ContributionInLegalCommentary": "chapter", "JournalArticle": "article-journal",
    "NewspaperArticle": "article-newspaper", "ConferenceProceedings": "book", "SpecialIssue": "book",
    "UnpublishedWork": "report", "PressRelease": "report", "Thesis": "thesis", "Manuscript": "manuscript",
    "InternetDocument": "webpage", "CourtDecision": "legal_case", "StatuteOrRegulation": "legislation",
    "Patent": "patent", "Standard": "standard", "Movie": "motion_picture", "Broadcast": "broadcast",
    "ComputerProgram": "software", "Map": "map", "PersonalCommunication": "personal_communication",
    "InterviewMaterial": "interview", "Lecture": "speech",
}  # fmt: skip
_LISTS = {"Entries", "Authors", "Editors", "Organizations", "Collaborators", "Publishers"}
"""Elements of the XML whose children are a list."""
_COUNTED = ("page", "column", "paragraph", "margin", "")
"""What the numbers of a place count, by Citavi's number for it."""
_AS_WRITTEN = re.compile(r"<os>([^<]{1,100})</os>")
_DEEPEST = 100


def read(code: str) -> FieldCitation:
    """The citation in the code of a field. Raises `BadInput`."""
    packed = _PACKED.search(code)
    if packed is None:
        raise BadInput("it has no data")
    text = text_of(from_base64(code[packed.end() :].strip().rstrip("}"))).lstrip()
    data = _with_references(json_object(text)) if text.startswith("{") else _values(xml_element(text))
    entries = objects_at(data, "Entries")
    if not entries:
        raise BadInput("its data name no work")
    author_only = all(entry.get("PersonOnly") is True for entry in entries)
    return FieldCitation(tuple(map(_cite, entries)), textual=author_only, author_only=author_only)


def _cite(entry: Mapping[str, object]) -> FieldCite:
    place = entry.get("PageRange")
    counted = text_at(place, "NumberingType") if isinstance(place, Mapping) else ""
    term = _COUNTED[int(counted)] if counted.isdecimal() and int(counted) < len(_COUNTED) else "page"
    return FieldCite(
        _work(entry),
        text_at(entry, "Prefix"),
        suffix_of(term, _range(place), text_at(entry, "Suffix")),
        entry.get("YearOnly") is True,
    )


def _range(place: object) -> str:
    """The numbers of a place as the writer typed them; Citavi has them in JSON, or in XML as a text."""
    if isinstance(place, Mapping):
        return text_at(place, "OriginalString")
    if not isinstance(place, str):
        return ""
    written = _AS_WRITTEN.findall(place)
    return "-".join(dict.fromkeys(written[:2])) if written else ("" if "<" in place else place)


def _work(entry: Mapping[str, object]) -> CitedWork:
    identifier = text_at(entry, "ReferenceId")
    reference = entry.get("Reference")
    identifiers = (identifier,) if identifier else ()
    if not isinstance(reference, Mapping):
        return CitedWork(identifiers)
    kind = text_at(reference, "ReferenceType") or text_at(reference, "ReferenceTypeId")
    whole = reference.get("ParentReference")
    whole = whole if isinstance(whole, Mapping) else {}
    pages = _range(reference.get("PageRange"))
    item: dict[str, object] = {
        "type": _KINDS.get(kind, "document"),
        "title": text_at(reference, "Title"),
        "author": _people(reference, "Authors") or _people(reference, "Organizations"),
        "editor": _people(reference, "Editors") or _people(whole, "Editors"),
        "container-title": text_at(reference, "Periodical", "Name") or text_at(whole, "Title"),
        "volume": text_at(reference, "Volume"),
        "issue": text_at(reference, "Number"),
        "edition": text_at(reference, "Edition"),
        "page": pages,
        "publisher": ", ".join(text_at(one, "Name") for one in objects_at(whole or reference, "Publishers")),
        "publisher-place": text_at(reference, "PlaceOfPublication"),
        "DOI": text_at(reference, "Doi"),
        "URL": text_at(reference, "OnlineAddress"),
        "ISBN": text_at(reference, "Isbn"),
        **date_item(
            text_at(reference, "Year") or text_at(reference, "YearResolved") or text_at(whole, "Year")
            or text_at(reference, "Date")
        ),
    }  # fmt: skip
    return CitedWork(identifiers, "", "", filled(item))


def _people(values: Mapping[str, object], role: str) -> list[dict[str, object]]:
    people = []
    for person in objects_at(values, role):
        given = " ".join(filter(None, (text_at(person, "FirstName"), text_at(person, "MiddleName"))))
        family, particle = text_at(person, "LastName"), text_at(person, "Prefix")
        people.append(filled({"family": family, "given": given, "non-dropping-particle": particle}))
    return [person for person in people if person]


def _with_references(data: Mapping[str, object]) -> Mapping[str, object]:
    """The data with every `{"$ref": "7"}` in the entries replaced by the object whose `$id` is 7."""
    by_id: dict[str, Mapping[str, object]] = {}
    stack: list[object] = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, Mapping):
            if isinstance(name := value.get("$id"), str):
                by_id.setdefault(name, value)
            stack += value.values()
        elif isinstance(value, list):
            stack += value
    entries = [_resolved(entry, by_id) for entry in objects_at(data, "Entries")]
    return {"Entries": entries}


def _resolved(entry: Mapping[str, object], by_id: Mapping[str, Mapping[str, object]]) -> Mapping[str, object]:
    """An entry with its reference, that of the whole, the people and the periodical in them."""

    def target(value: object) -> object:
        name = value.get("$ref") if isinstance(value, Mapping) else None
        return by_id.get(name, value) if isinstance(name, str) else value

    def with_targets(value: object) -> object:
        value = target(value)
        if not isinstance(value, Mapping):
            return value
        return {
            key: [target(one) for one in part] if isinstance(part, list) else target(part)
            for key, part in value.items()
        }

    reference = with_targets(entry.get("Reference"))
    if isinstance(reference, dict) and isinstance(reference.get("ParentReference"), Mapping):
        reference["ParentReference"] = with_targets(reference["ParentReference"])
    return {**entry, "Reference": reference, "PageRange": target(entry.get("PageRange"))}


def _values(element: "Element", depth: int = 0) -> dict[str, object]:
    """An element of the XML in the form of the JSON."""
    values: dict[str, object] = {}
    for child in element:
        name = local(child)
        if name in _LISTS:
            values[name] = [_values(one, depth + 1) for one in child]
        elif len(child) and depth < _DEEPEST:
            values[name] = _values(child, depth + 1)
        else:
            values[name] = (child.text or "").strip()
    return values
