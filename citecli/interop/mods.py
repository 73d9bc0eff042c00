"""MODS: the Library of Congress's Metadata Object Description Schema, as library catalogues and Zotero export it.

Source: the MODS user guidelines, version 3.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citecli.errors import InvalidReference
from citecli.interop.model import LoadedReferences, numbered
from citecli.interop.xml_records import flat, roots, text_at
from citecli.references.dates import read_date
from citecli.references.identifiers import clean_doi, clean_url
from citecli.references.model import Date, ItemType, Name, Reference
from citecli.references.names import is_suffix, read_name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_GENRES = {
    "book": ItemType.BOOK, "journal article": ItemType.ARTICLE_JOURNAL, "article": ItemType.ARTICLE_JOURNAL,
    "journalarticle": ItemType.ARTICLE_JOURNAL, "periodical": ItemType.PERIODICAL, "booksection": ItemType.CHAPTER,
    "book chapter": ItemType.CHAPTER, "chapter": ItemType.CHAPTER, "bookchapter": ItemType.CHAPTER,
    "newspaper": ItemType.ARTICLE_NEWSPAPER, "newspaperarticle": ItemType.ARTICLE_NEWSPAPER,
    "magazinearticle": ItemType.ARTICLE_MAGAZINE, "thesis": ItemType.THESIS, "theses": ItemType.THESIS,
    "doctoral thesis": ItemType.THESIS, "dissertation": ItemType.THESIS, "letter": ItemType.PERSONAL_COMMUNICATION,
    "manuscript": ItemType.MANUSCRIPT, "interview": ItemType.INTERVIEW, "film": ItemType.MOTION_PICTURE,
    "motion picture": ItemType.MOTION_PICTURE, "art original": ItemType.GRAPHIC, "art reproduction": ItemType.GRAPHIC,
    "artwork": ItemType.GRAPHIC, "picture": ItemType.GRAPHIC, "photograph": ItemType.GRAPHIC,
    "web site": ItemType.WEBPAGE,
    "webpage": ItemType.WEBPAGE, "web page": ItemType.WEBPAGE, "technical report": ItemType.REPORT,
    "report": ItemType.REPORT, "bill": ItemType.BILL, "legal case and case notes": ItemType.LEGAL_CASE,
    "case": ItemType.LEGAL_CASE, "hearing": ItemType.HEARING, "patent": ItemType.PATENT,
    "statute": ItemType.LEGISLATION,
    "legislation": ItemType.LEGISLATION, "email": ItemType.PERSONAL_COMMUNICATION, "map": ItemType.MAP,
    "blogpost": ItemType.POST_WEBLOG, "conference publication": ItemType.PAPER_CONFERENCE,
    "conference paper": ItemType.PAPER_CONFERENCE, "conferencepaper": ItemType.PAPER_CONFERENCE,
    "encyclopedia": ItemType.ENTRY_ENCYCLOPEDIA, "dictionary": ItemType.ENTRY_DICTIONARY,
    "sound": ItemType.SONG, "audiorecording": ItemType.SONG, "podcast": ItemType.BROADCAST,
    "tvbroadcast": ItemType.BROADCAST, "radiobroadcast": ItemType.BROADCAST, "presentation": ItemType.SPEECH,
    "computerprogram": ItemType.SOFTWARE, "dataset": ItemType.DATASET, "document": ItemType.DOCUMENT,
}  # fmt: skip
_RESOURCES = {
    "cartographic": ItemType.MAP, "sound recording": ItemType.SONG, "sound recording-musical": ItemType.SONG,
    "sound recording-nonmusical": ItemType.SONG, "still image": ItemType.GRAPHIC,
    "moving image": ItemType.MOTION_PICTURE, "three dimensional object": ItemType.GRAPHIC,
    "software, multimedia": ItemType.SOFTWARE, "notated music": ItemType.MUSICAL_SCORE,
}  # fmt: skip
_ROLES = {
    "aut": "author", "author": "author", "cre": "author", "creator": "author", "edt": "editor", "editor": "editor",
    "trl": "translator", "translator": "translator", "drt": "director", "director": "director", "ive": "author",
    "ivr": "interviewer", "cmp": "composer", "composer": "composer", "ctb": "contributor", "com": "compiler",
    "ill": "illustrator", "rcp": "recipient", "addressee": "recipient",
    "recipient": "recipient", "pro": "producer", "prf": "performer", "nrt": "narrator",
    "ctg": "author", "inv": "author", "art": "author", "pbd": "collection-editor", "contributor": "contributor",
}  # fmt: skip
_HEARINGS = frozenset(("HHRG", "SHRG", "JHRG"))
"""Classes of the United States Government Publishing Office: hearings of the House, of the Senate, and of both."""
_SCALE = re.compile(r"1 ?: ?\d[\d,. ]{0,15}\d")
_NAMESPACE = re.compile(r"\{[^{}]*\}")
_PLURAL = re.compile(r"(?:(?<!\s)\s+)?pp?\.|pages?|S\.")


def parse(text: str) -> LoadedReferences:
    """The references in a record or a collection. Raises `InvalidReference` when the XML is another's."""
    found = roots(text, ("mods",))
    for element in (element for root in found.elements for element in root.iter()):
        element.tag = _NAMESPACE.sub("", element.tag)
    records = [record for root in found.elements for record in ([root] if root.tag == "mods" else root.iter("mods"))]
    if not records:
        raise InvalidReference("not MODS: it has no records")
    return found.loaded(numbered(records, _reference))


def _reference(record: "Element") -> Reference:
    hosts = [item for item in record.iterfind("relatedItem") if item.get("type") == "host"]
    host = hosts[0] if hosts else None
    kind = _kind(record, host)
    texts: dict[str, str] = {"title": _title(record)}
    parts = [part for place in (record, *hosts) for part in place.iterfind("part")]
    origins = [origin for place in (record, *hosts) for origin in place.iterfind("originInfo")]
    if host is not None:
        texts["container-title"] = _title(host)
        texts["container-title-short"] = _title(host, "abbreviated")
    for series in (item for item in record.iterfind("relatedItem") if item.get("type") == "series"):
        texts.setdefault("collection-title", _title(series))
        texts.setdefault(
            "collection-number", text_at(series, "titleInfo/partNumber") or _detail(series.findall("part"), "volume")
        )
    texts["title-short"] = _title(record, "abbreviated")
    for name, variable in (
        ("volume", "volume"),
        ("issue", "issue"),
        ("section", "section"),
        ("chapter", "chapter-number"),
    ):
        texts[variable] = _detail(parts, name)
    texts["issue"] = texts["issue"] or _detail(parts, "number")
    texts["page"] = next(
        (pages for part in parts for extent in part.iterfind("extent") if (pages := _pages(extent))), ""
    )
    for origin in origins:
        texts["publisher"] = texts.get("publisher") or text_at(origin, "publisher")
        texts["publisher-place"] = texts.get("publisher-place") or _place(origin)
        texts["edition"] = texts.get("edition") or text_at(origin, "edition")
    texts["abstract"] = text_at(record, "abstract")
    texts["language"] = "; ".join(dict.fromkeys(filter(None, map(_language, record.iterfind("language")))))
    texts["call-number"] = ", ".join(_all(record, "classification")) or text_at(record, "location/shelfLocator")
    scale = text_at(record, "subject/cartographics/scale")
    ratio = _SCALE.search(scale)
    texts["scale"] = ratio[0] if ratio else scale
    texts["archive"] = text_at(record, "location/physicalLocation")
    texts["license"] = text_at(record, "accessCondition")
    texts["note"] = "\n".join(note for element in record.iterfind("note") if (note := flat(element)))
    _identifiers(record, host, texts)
    if kind is ItemType.HEARING:
        _hearing(record, texts)
    words = (
        flat(word)
        for subject in record.iterfind("subject")
        for word in subject
        if word.tag in ("topic", "geographic", "temporal")
    )
    texts["keyword"] = ", ".join(dict.fromkeys(filter(None, words)))
    names: dict[str, list[Name]] = {}
    for role, person in _people(record):
        names.setdefault(role, []).append(person)
    for item in hosts:
        for role, person in _people(item):
            # Who wrote the book that a chapter stands in is its editor, as a rule.
            role = "editor" if role == "author" and kind is ItemType.CHAPTER else role
            if role in ("editor", "translator"):
                names.setdefault(role, []).append(person)
    return Reference(
        "",
        kind,
        {key: text for key, text in texts.items() if text},
        {role: tuple(people) for role, people in names.items()},
        _dates(record, origins, parts),
    )


def _language(element: "Element") -> str:
    """The code of a language where it has one, else its name."""
    terms = element.findall("languageTerm")
    coded = [term for term in terms if term.get("type") == "code"]
    return " ".join(filter(None, map(flat, coded[:1] or terms[:1]))) or flat(element)


def _hearing(record: "Element", texts: dict[str, str]) -> None:
    """What the United States Government Publishing Office adds on a hearing of Congress."""
    for variable, place in (("number", "number"), ("chapter-number", "congress"), ("authority", "chamber")):
        texts[variable] = text_at(record, f"extension/{place}")
    texts["authority"] = texts["authority"].capitalize()
    names = record.iterfind("extension/congCommittee/name")
    texts["section"] = next((flat(name) for name in names if name.get("type") == "authority-standard"), "")


def _kind(record: "Element", host: "Element | None") -> ItemType:
    if _HEARINGS & set(_all(record, "extension/docClass")):
        return ItemType.HEARING
    own = [flat(genre).lower().rstrip(".") for genre in record.iterfind("genre")]
    for name in own:
        if name in _GENRES:
            kind = _GENRES[name]
            return ItemType.CHAPTER if kind is ItemType.BOOK and host is not None else kind
    if any(role == "recipient" for role, _ in _people(record)):
        return ItemType.PERSONAL_COMMUNICATION
    outer = [flat(genre).lower() for genre in host.iterfind("genre")] if host is not None else []
    if host is not None:
        continuing = any("continuing" in flat(mark) or "serial" in flat(mark) for mark in host.iter("issuance"))
        has_serial = any(element.get("type") == "issn" for element in host.iterfind("identifier"))
        if any("newspaper" in name for name in outer):
            return ItemType.ARTICLE_NEWSPAPER
        if any("conference" in name for name in outer):
            return ItemType.PAPER_CONFERENCE
        if continuing or has_serial or any(word in name for name in outer for word in ("journal", "periodical")):
            return ItemType.ARTICLE_JOURNAL
        return ItemType.CHAPTER
    resource = text_at(record, "typeOfResource").lower()
    return _RESOURCES.get(resource, ItemType.BOOK if resource in ("text", "") else ItemType.DOCUMENT)


def _title(record: "Element", kind: str | None = None) -> str:
    for info in record.iterfind("titleInfo"):
        if info.get("type") != kind:
            continue
        stem = " ".join(filter(None, (text_at(info, "nonSort"), text_at(info, "title")))).rstrip(" :/")
        number, name = text_at(info, "partNumber"), text_at(info, "partName")
        whole = ": ".join(filter(None, (stem, text_at(info, "subTitle").rstrip(" /"))))
        return ". ".join(filter(None, (whole, ", ".join(filter(None, (number, name))))))
    return ""


def _detail(parts: "list[Element]", kind: str) -> str:
    for part in parts:
        for detail in part.iterfind("detail"):
            if detail.get("type") == kind and (text := text_at(detail, "number") or text_at(detail, "title")):
                return text
    return ""


def _pages(extent: "Element") -> str:
    if extent.get("unit", "pages").rstrip("s") != "page":
        return ""
    start, end, listed = (text_at(extent, name) for name in ("start", "end", "list"))
    return (f"{start}-{end}" if start and end and start != end else start or end) or _PLURAL.sub("", listed).strip()


def _place(origin: "Element") -> str:
    for place in origin.iterfind("place"):
        for term in place:
            if term.tag in ("placeTerm", "text") and term.get("type") != "code" and flat(term):
                return flat(term)
    return ""


def _identifiers(record: "Element", host: "Element | None", texts: dict[str, str]) -> None:
    for place in (record, host) if host is not None else (record,):
        for element in place.iterfind("identifier"):
            kind, value = (element.get("type") or "").lower(), flat(element)
            if kind in ("isbn", "issn"):
                texts.setdefault(kind.upper(), value.split(" ")[0])
            elif kind == "doi" and place is record:
                texts.setdefault("DOI", clean_doi(value))
            elif kind == "uri" and place is record:
                texts.setdefault("URL", clean_url(value))
    address = next((flat(url) for url in record.iterfind("location/url")), "")
    if address:
        texts["URL"] = clean_url(address)


def _people(place: "Element") -> Iterator[tuple[str, Name]]:
    for element in place.iterfind("name"):
        terms = [flat(term).lower().rstrip(".,") for term in element.iterfind("role/roleTerm")]
        terms = terms or [flat(term).lower() for term in element.iterfind("role/text")]
        role = next((_ROLES[term] for term in terms if term in _ROLES), "author" if not terms else "contributor")
        by_kind: dict[str, list[str]] = {}
        for part in element.iterfind("namePart"):
            if text := flat(part):
                by_kind.setdefault(part.get("type") or "", []).append(text)
        if by_kind.get("family"):
            suffix = next((term for term in by_kind.get("termsOfAddress", ()) if is_suffix(term)), "")
            yield role, Name(" ".join(by_kind["family"]), " ".join(by_kind.get("given", ())), suffix=suffix)
        elif by_kind.get(""):
            text = (", " if element.get("type") == "personal" else ": ").join(by_kind[""]).rstrip(",")
            is_person = element.get("type") in ("personal", None) and "," in text
            yield role, read_name(text) if is_person else Name(literal=text)
        elif by_kind.get("given"):
            yield role, Name(literal=" ".join(by_kind["given"]))


def _dates(record: "Element", origins: "list[Element]", parts: "list[Element]") -> dict[str, Date]:
    dates: dict[str, Date] = {}
    found = [flat(date) for part in parts for date in part.iterfind("date")]
    for name in ("dateIssued", "copyrightDate", "dateCreated", "dateOther"):
        found += [
            flat(date)
            for encoded in (True, False)
            for origin in origins
            for date in origin.iterfind(name)
            if bool(date.get("encoding")) is encoded
        ]
    read = [read_date(text.strip("[]").removeprefix("c").removesuffix(".")) for text in found if text]
    issued = next((date for date in read if date.start), read[0] if read else None)
    if issued:
        dates["issued"] = issued
    if accessed := text_at(record, "location/url[@dateLastAccessed]"):
        element = record.find("location/url[@dateLastAccessed]")
        if element is not None and accessed:
            dates["accessed"] = read_date(element.get("dateLastAccessed") or "")
    return dates


def _all(record: "Element", place: str) -> list[str]:
    return list(dict.fromkeys(text for element in record.iterfind(place) if (text := flat(element))))
