"""EndNote's citations: `EN.CITE` with XML in the code of the field, or in the data of the field or of one within it.

Each `Cite` has the record of its work; one that was cited before may come without.
"""

import re
from typing import TYPE_CHECKING

from citecli.documents.model import Span
from citecli.drafts.field_citation import CitedWork, FieldCitation, FieldCite, date_item, filled, person, suffix_of
from citecli.drafts.model import DraftCitation
from citecli.drafts.packed_data import flat, flat_at, from_base64, text_of, xml_element
from citecli.errors import BadInput

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FORM = "endnote-xml"
_BEGIN, _END = "<EndNote>", "</EndNote>"
_SET = ("1", "true")
_TEMPORARY = re.compile(r"\{[^{}\n]{1,200}#\d{1,9}(?:@[^{}\n]{1,60})?(?:;[^{}\n]{1,600})?\}")
"""A citation before EndNote has formatted the document: {Roe, 1999 #12}, {Roe, 1999 #12@34; Doe, 2000 #7}."""


def read(code: str, data: str) -> FieldCitation:
    """The citation in the code of a field, or else in its data in base64. Raises `BadInput`."""
    if _BEGIN not in code:
        if not data:
            raise BadInput("it has no data")
        code = text_of(from_base64(data))
    start, end = code.find(_BEGIN), code.rfind(_END)
    if start < 0 or end < start:
        raise BadInput("its data are damaged or cut off")
    cites = xml_element(code[start : end + len(_END)]).findall("Cite")
    if not cites:
        raise BadInput("its data name no work")
    seen = [cite for cite in cites if cite.get("Hidden") not in _SET]
    textual = all(cite.get("AuthorYear") in _SET for cite in seen) and bool(seen)
    return FieldCitation(tuple(map(_cite, cites)), textual=textual)


def _cite(cite: "Element") -> FieldCite:
    return FieldCite(
        _work(cite),
        flat_at(cite, "Prefix"),
        suffix_of("page", flat_at(cite, "Pages"), flat_at(cite, "Suffix")),
        cite.get("ExcludeAuth") in _SET,
    )


def _work(cite: "Element") -> CitedWork:
    record = cite.find("record")
    number = flat_at(cite, "RecNum")
    author, year = flat_at(cite, "Author"), flat_at(cite, "Year")
    seen_as = f"record {number}: {author} {year}"
    if record is None:
        return CitedWork((), seen_as)
    keys = [f"{key.get('db-id')} {flat(key)}" for key in record.findall("foreign-keys/key") if key.get("db-id")]
    people = [name for one in record.findall("contributors/authors/author") if (name := flat(one))]
    item: dict[str, object] = {
        "type": "document",
        "title": flat_at(record, "titles/title"),
        "author": [person(name) for name in people or [author] if name],
        "container-title": flat_at(record, "titles/secondary-title"),
        "volume": flat_at(record, "volume"),
        "page": flat_at(record, "pages"),
        "DOI": flat_at(record, "electronic-resource-num"),
        **date_item(flat_at(record, "dates/year") or year),
    }
    from xml.etree.ElementTree import tostring

    record.tail = None
    xml = f"<xml><records>{tostring(record, 'unicode')}</records></xml>"
    return CitedWork(tuple(keys), seen_as, "", filled(item), xml, FORM)


def temporary_citations(text: str) -> list[DraftCitation]:
    """The citations in a text that EndNote has not formatted yet, their lines not yet set (0)."""
    problem = "EndNote: it is not formatted yet"
    return [DraftCitation(Span(*match.span()), 0, (), unread=problem) for match in _TEMPORARY.finditer(text)]
