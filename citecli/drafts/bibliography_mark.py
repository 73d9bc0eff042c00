"""LibreOffice's own citations: marks with the data of the work in their attributes (ODF 1.3, 7.9)."""

import re
from collections.abc import Mapping

from citecli.drafts.field_citation import CitedWork, FieldCitation, FieldCite, date_item, filled, person

_KINDS = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "inbook": "chapter", "manual": "report",
    "incollection": "chapter", "conference": "paper-conference", "inproceedings": "paper-conference",
    "proceedings": "book", "phdthesis": "thesis", "mastersthesis": "thesis", "techreport": "report",
    "unpublished": "manuscript", "www": "webpage", "email": "personal_communication", "journal": "periodical",
}  # fmt: skip
_TEXTS = {
    "title": "title", "journal": "container-title", "booktitle": "container-title", "volume": "volume",
    "number": "issue", "pages": "page", "publisher": "publisher", "address": "publisher-place", "edition": "edition",
    "isbn": "ISBN", "url": "URL", "note": "note", "series": "collection-title",
}  # fmt: skip
_BETWEEN_PEOPLE = re.compile(r"\s*;\s*|\s+and\s+")


def citation_of(attributes: Mapping[str, str]) -> FieldCitation:
    """The citation that a mark is; `attributes` are its own, by their names without namespace."""
    item: dict[str, object] = {"type": _KINDS.get(attributes.get("bibliography-type", ""), "document")}
    for name, variable in _TEXTS.items():
        item[variable] = item.get(variable) or attributes.get(name, "").strip()
    for role in ("author", "editor"):
        item[role] = [person(name) for name in _BETWEEN_PEOPLE.split(attributes.get(role, "")) if name.strip()]
    item |= date_item(attributes.get("year", ""))
    key = attributes.get("identifier", "").strip()
    known = filled(item)
    return FieldCitation((FieldCite(CitedWork((), "", key, known if len(known) > 1 else {})),))
