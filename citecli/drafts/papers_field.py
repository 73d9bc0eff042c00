"""Citations of programs of old that had their works as XML in the code of a field: Papers, and Reference Manager.

ADDIN PAPERS2_CITATIONS <citation>…</citation>    ADDIN REFMGR.CITE <Refman><Cite>…</Cite></Refman>
"""

import re
from typing import TYPE_CHECKING

from citecli.drafts.field_citation import CitedWork, FieldCitation, FieldCite, date_item, filled, person, suffix_of
from citecli.drafts.packed_data import flat, flat_at, xml_element
from citecli.errors import BadInput

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DATE = re.compile(r"99(\d{4})")
"""A date of Papers': after two figures its year, then month, day and more that may be unknown."""


def read_papers(code: str) -> FieldCitation:
    """The citation in the code of a field of Papers. Raises `BadInput`."""
    works = [_of_papers(work) for work in _root(code, "citation").findall("publications/publication")]
    if not works:
        raise BadInput("its data name no work")
    return FieldCitation(tuple(map(FieldCite, works)))


def _of_papers(work: "Element") -> CitedWork:
    date = _DATE.match(flat_at(work, "publication_date"))
    people = [
        filled({"family": flat_at(one, "lastName"), "given": flat_at(one, "firstName")})
        for one in work.findall("authors/author")
    ]
    item: dict[str, object] = {
        "type": "document",
        "title": flat_at(work, "title"),
        "author": [name for name in people if name],
        "container-title": flat_at(work, "bundle/publication/title"),
        "volume": flat_at(work, "volume"),
        "DOI": flat_at(work, "doi"),
        **date_item(date[1] if date else ""),
    }
    identifier = flat_at(work, "uuid")
    return CitedWork((identifier,) if identifier else (), "", flat_at(work, "citekey"), filled(item))


def read_reference_manager(code: str) -> FieldCitation:
    """The citation in the code of a field of Reference Manager. Raises `BadInput`."""
    cites = _root(code, "Refman").findall("Cite")
    if not cites:
        raise BadInput("its data name no work")
    return FieldCitation(tuple(map(_cite, cites)))


def _cite(cite: "Element") -> FieldCite:
    prefix, suffix = flat_at(cite, "Prefix"), flat_at(cite, "Suffix")
    work, number = cite.find("MDL"), flat_at(cite, "RecNum")
    author, year = flat_at(cite, "Author"), flat_at(cite, "Year")
    names = [] if work is None else [flat(name) for name in work.findall("Authors_Primary")]
    pages = [flat_at(work, "Start_Page"), flat_at(work, "End_Page")]
    item: dict[str, object] = {
        "type": "document",
        "title": flat_at(work, "Title_Primary") or flat_at(cite, "IDText"),
        "author": [person(name) for name in names or [author] if name],
        "container-title": flat_at(work, "Periodical") or flat_at(work, "Title_Secondary"),
        "volume": flat_at(work, "Volume"),
        "page": "-".join(filter(None, pages)),
        **date_item(year),
    }
    named = CitedWork((), f"record {number}: {author} {year}", "", filled(item))
    return FieldCite(named, prefix, suffix_of("page", flat_at(cite, "Pages"), suffix))


def _root(code: str, name: str) -> "Element":
    """The element of a name in the code of a field."""
    start, end = code.find(f"<{name}"), code.rfind(f"</{name}>")
    if start < 0 or end < start:
        raise BadInput("its data are damaged or cut off")
    return xml_element(code[start : end + len(name) + 3])
