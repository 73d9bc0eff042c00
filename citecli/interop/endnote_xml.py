"""EndNote's XML export.

Source: EndNote's DTD (RSXML) and its table of reference types.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citecli.errors import InvalidReference
from citecli.interop.latex_text import LatexRun, rich_text
from citecli.interop.model import LoadedReferences, numbered
from citecli.interop.xml_records import flat, roots
from citecli.references.dates import read_date
from citecli.references.identifiers import clean_doi, clean_url
from citecli.references.model import ItemType, Name, Reference
from citecli.references.names import read_name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KINDS = {
    "0": ItemType.ARTICLE_JOURNAL, "1": ItemType.BOOK, "2": ItemType.THESIS, "3": ItemType.PAPER_CONFERENCE,
    "4": ItemType.PERSONAL_COMMUNICATION, "5": ItemType.CHAPTER, "6": ItemType.BOOK, "7": ItemType.CHAPTER,
    "8": ItemType.PAPER_CONFERENCE, "9": ItemType.SOFTWARE, "10": ItemType.PAPER_CONFERENCE, "12": ItemType.WEBPAGE,
    "13": ItemType.DOCUMENT, "14": ItemType.LEGAL_CASE, "15": ItemType.HEARING, "16": ItemType.GRAPHIC,
    "17": ItemType.ARTICLE_JOURNAL, "18": ItemType.LEGAL_CASE, "19": ItemType.ARTICLE_MAGAZINE, "20": ItemType.MAP,
    "21": ItemType.MOTION_PICTURE, "22": ItemType.ARTICLE_NEWSPAPER, "23": ItemType.ARTICLE_NEWSPAPER,
    "25": ItemType.PATENT, "26": ItemType.PERSONAL_COMMUNICATION, "27": ItemType.REPORT, "28": ItemType.BOOK,
    "31": ItemType.LEGISLATION, "32": ItemType.THESIS, "34": ItemType.MANUSCRIPT, "36": ItemType.MANUSCRIPT,
    "37": ItemType.FIGURE, "43": ItemType.ARTICLE_JOURNAL, "44": ItemType.BOOK, "45": ItemType.DATASET,
    "46": ItemType.REPORT, "47": ItemType.PAPER_CONFERENCE, "48": ItemType.MOTION_PICTURE, "49": ItemType.MANUSCRIPT,
    "52": ItemType.ENTRY_DICTIONARY, "53": ItemType.ENTRY_ENCYCLOPEDIA, "54": ItemType.DOCUMENT,
    "56": ItemType.POST_WEBLOG, "57": ItemType.BOOK, "58": ItemType.STANDARD, "59": ItemType.DATASET,
    "60": ItemType.CHAPTER, "61": ItemType.SONG, "63": ItemType.ARTICLE, "65": ItemType.POST, "66": ItemType.POST,
}  # fmt: skip
_TEXTS = {
    "titles/short-title": "title-short", "volume": "volume", "number": "issue", "edition": "edition",
    "publisher": "publisher", "pub-location": "publisher-place", "section": "section", "abstract": "abstract",
    "work-type": "genre", "language": "language", "call-num": "call-number", "num-vols": "number-of-volumes",
    "remote-database-name": "archive", "remote-database-provider": "source", "accession-num": "archive_location",
    "notes": "note", "titles/tertiary-title": "collection-title", "orig-pub": "original-title",
}  # fmt: skip
_PEOPLE = {"authors": "author", "secondary-authors": "editor", "tertiary-authors": "collection-editor",
           "translated-authors": "translator"}  # fmt: skip
_TAGS = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
_ORDER = ("b", "i", "sup", "sub")


def parse(text: str) -> LoadedReferences:
    """The references in an export. Raises `InvalidReference` when the XML is another's."""
    found = roots(text, ("record",))
    records = [record for root in found.elements for record in root.iterfind(".//record")]
    if found.elements[0].tag not in ("xml", "records") or not records:
        raise InvalidReference("not EndNote XML: it has no records")
    return found.loaded(numbered(records, _reference))


def _reference(record: "Element") -> Reference:
    kind = _KINDS.get((record.findtext("ref-type") or "").strip(), ItemType.DOCUMENT)
    texts = {"title": _rich(record, "titles/title")}
    for path, variable in _TEXTS.items():
        texts[variable] = _plain(record, path) if variable != "abstract" else _rich(record, path)
    second = _rich(record, "titles/secondary-title") or _rich(record, "periodical/full-title")
    if kind is ItemType.PAPER_CONFERENCE:
        texts["event-title"] = second
    texts["collection-title" if kind in (ItemType.BOOK, ItemType.REPORT) else "container-title"] = second
    texts["container-title-short"] = _plain(record, "periodical/abbr-1") or _plain(record, "alt-periodical/abbr-1")
    if kind in (ItemType.REPORT, ItemType.PATENT, ItemType.STANDARD):
        texts["number"] = texts.pop("issue")
    pages = re.sub(r"(?:(?<!\s)\s+)?[-–—]+\s*", "-", _plain(record, "pages"))
    texts["number-of-pages" if kind is ItemType.BOOK else "page"] = pages
    serial = _plain(record, "isbn").split("\n")[0].strip()
    texts["ISSN" if len(re.sub(r"[^0-9Xx]", "", serial)) == 8 else "ISBN"] = serial.split(" (")[0]
    texts["DOI"] = clean_doi(_plain(record, "electronic-resource-num"))
    texts["URL"] = clean_url(_plain(record, "urls/related-urls/url").split("\n")[0])
    texts["keyword"] = ", ".join(filter(None, (flat(keyword) for keyword in record.iterfind("keywords/keyword"))))
    names: dict[str, tuple[Name, ...]] = {}
    for group, variable in _PEOPLE.items():
        people = tuple(
            _name(text) for author in record.iterfind(f"contributors/{group}/author") if (text := flat(author))
        )
        if people:
            names[_role(kind, variable)] = people
    dates = {}
    year, day = _plain(record, "dates/year"), _plain(record, "dates/pub-dates/date")
    if year or day:
        full_date = read_date(day if year in day else f"{day} {year}".strip())
        dates["issued"] = full_date if full_date.start or not year else read_date(year)
    if accessed := _plain(record, "access-date"):
        dates["accessed"] = read_date(accessed)
    return Reference(_plain(record, "label"), kind, {key: text for key, text in texts.items() if text}, names, dates)


def _role(kind: str, variable: str) -> str:
    if kind == ItemType.BOOK and variable == "editor":
        return "collection-editor"
    if kind == ItemType.MOTION_PICTURE and variable == "author":
        return "director"
    return variable


def _name(text: str) -> Name:
    return read_name(text) if "," in text.strip(", ") else Name(literal=text.strip(", "))


def _plain(record: "Element", path: str) -> str:
    """The text of an element; line ends, which separate values, are kept."""
    element = record.find(path)
    return (
        "\n".join(filter(None, map(str.strip, re.split(r"[\r\n]+", "".join(element.itertext())))))
        if element is not None
        else ""
    )


def _rich(record: "Element", path: str) -> str:
    element = record.find(path)
    return " ".join(rich_text(tuple(_runs(element))).split()) if element is not None else ""


def _runs(element: "Element") -> Iterator[LatexRun]:
    """The element's text in pieces, each with the formats of its `style`."""
    if element.text:
        yield LatexRun(element.text)
    for child in element:
        faces = (child.get("face") or "").split()
        tags = {_TAGS[face] for face in faces if face in _TAGS}
        yield LatexRun("".join(child.itertext()), tuple(tag for tag in _ORDER if tag in tags))
        if child.tail:
            yield LatexRun(child.tail)
