"""Refer, BibIX and EndNote's tagged export (`.enw`): `%A Doe, Jane`.

Source: EndNote's table of tags for its import format "EndNote Import"; Lesk's refer, of which it is an extension.
"""

import re

from citecli.interop.model import Collector, LoadedReferences, Record
from citecli.interop.tagged_lines import Splitter, load_records
from citecli.references.dates import read_date
from citecli.references.identifiers import clean_doi, clean_url, doi_in_address
from citecli.references.model import Date, ItemType, Name, Reference
from citecli.references.names import read_name

_KINDS = {
    "aggregated database": ItemType.DATASET, "ancient text": ItemType.CLASSIC, "artwork": ItemType.GRAPHIC,
    "audiovisual material": ItemType.MOTION_PICTURE, "bill": ItemType.BILL, "blog": ItemType.POST_WEBLOG,
    "book": ItemType.BOOK, "book section": ItemType.CHAPTER, "case": ItemType.LEGAL_CASE, "catalog": ItemType.BOOK,
    "chart or table": ItemType.FIGURE, "classical work": ItemType.CLASSIC, "computer program": ItemType.SOFTWARE,
    "conference paper": ItemType.PAPER_CONFERENCE, "conference proceedings": ItemType.PAPER_CONFERENCE,
    "dataset": ItemType.DATASET, "dictionary": ItemType.ENTRY_DICTIONARY, "discussion forum": ItemType.POST,
    "edited book": ItemType.BOOK, "electronic article": ItemType.ARTICLE_JOURNAL, "electronic book": ItemType.BOOK,
    "electronic book section": ItemType.CHAPTER, "encyclopedia": ItemType.ENTRY_ENCYCLOPEDIA,
    "figure": ItemType.FIGURE, "film or broadcast": ItemType.MOTION_PICTURE, "government document": ItemType.REPORT,
    "hearing": ItemType.HEARING, "interview": ItemType.INTERVIEW, "journal article": ItemType.ARTICLE_JOURNAL,
    "legal rule or regulation": ItemType.REGULATION, "magazine article": ItemType.ARTICLE_MAGAZINE,
    "manuscript": ItemType.MANUSCRIPT, "map": ItemType.MAP, "music": ItemType.SONG,
    "newspaper article": ItemType.ARTICLE_NEWSPAPER, "online database": ItemType.DATASET,
    "online multimedia": ItemType.MOTION_PICTURE, "pamphlet": ItemType.PAMPHLET, "patent": ItemType.PATENT,
    "personal communication": ItemType.PERSONAL_COMMUNICATION, "podcast": ItemType.BROADCAST,
    "press release": ItemType.DOCUMENT, "report": ItemType.REPORT, "serial": ItemType.PERIODICAL,
    "social media": ItemType.POST, "standard": ItemType.STANDARD, "statute": ItemType.LEGISLATION,
    "television episode": ItemType.BROADCAST, "thesis": ItemType.THESIS, "unpublished work": ItemType.MANUSCRIPT,
    "web page": ItemType.WEBPAGE,
}  # fmt: skip
_TEXTS = {
    "T": "title", "J": "container-title", "C": "publisher-place", "I": "publisher", "V": "volume", "N": "issue",
    "7": "edition", "G": "language", "L": "call-number", "X": "abstract", "!": "title-short", "S": "collection-title",
    "9": "genre", "&": "section", "6": "number-of-volumes", "M": "archive_location", "~": "archive", "W": "source",
}  # fmt: skip
_PLACES = {
    ItemType.THESIS: {"V": "", "N": "number"}, ItemType.REPORT: {"N": "number", "V": "number", "R": "number"},
    ItemType.PATENT: {"N": "number", "V": "number"}, ItemType.STANDARD: {"N": "number"},
    ItemType.SOFTWARE: {"7": "version"}, ItemType.BOOK: {"N": "collection-number", "S": "collection-title"},
}  # fmt: skip
_PEOPLE = {"A": "author", "E": "editor", "Y": "collection-editor", "?": "translator"}
_LINE = re.compile(r"\ufeff?%([A-Z0-9@!&?+~()<>\[\]#$^=:;,*\"'\\.-])(?:\s(.*)|)$")
_PERIODICALS = (ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER)


def parse(text: str) -> LoadedReferences:
    """The references in a file; where no record says its type (`%0`), an empty line ends one."""
    with_types = re.search(r"^%0 ", text, re.MULTILINE) is not None
    splitter = Splitter(_LINE, lambda tag: tag == "0", lambda _: False, blank=not with_types, joined_by="\n")
    return load_records(text, splitter, _reference, "F", _is_kept)


def _is_kept(reference: Reference, record: Record, collector: Collector) -> bool:
    if reference.texts or reference.names or reference.dates:
        return True
    collector.remark(record.line, "an empty record")
    return False


def _kind(record: Record) -> ItemType:
    named = record.first("0").strip().lower()
    if named in _KINDS:
        return _KINDS[named]
    if named and named != "generic":
        return ItemType.DOCUMENT
    if record.first("J"):
        return ItemType.ARTICLE_JOURNAL
    if record.first("B"):
        return ItemType.CHAPTER
    return ItemType.BOOK if record.first("I") else ItemType.DOCUMENT


def _reference(record: Record) -> Reference:
    kind = _kind(record)
    meaning = {**_TEXTS, **_PLACES.get(kind, {})}
    texts: dict[str, str] = {}
    for tag, value in record.values:
        if value and (variable := meaning.get(tag, "")):
            texts.setdefault(variable, value if variable == "abstract" else " ".join(value.split()))
    if journals := record.all("J"):
        texts["container-title"] = journals[-1]  # after a translation the name as it is known
    if second := record.first("B"):
        texts["collection-title" if kind in (ItemType.BOOK, ItemType.REPORT) else "container-title"] = second
        if kind is ItemType.PAPER_CONFERENCE:
            texts["event-title"] = second
    pages = re.sub(r"(?<!\s)\s*[-–—]+\s*", "-", record.first("P"))
    texts["number-of-pages" if kind is ItemType.BOOK else "page"] = pages
    serial = record.first("@").split("\n")[0].split(" (")[0]
    digits = re.sub(r"[^0-9Xx]", "", serial)
    texts["ISSN" if len(digits) == 8 or kind in _PERIODICALS else "ISBN"] = serial
    texts["URL"] = clean_url(record.first("U").split("\n")[0])
    doi = clean_doi(record.first("R"))
    texts["DOI"] = doi if doi.startswith("10.") else doi_in_address(texts["URL"])
    words = (word.strip() for value in record.all("K") for word in re.split(r"[\n;]|,\s+", value))
    texts["keyword"] = ", ".join(dict.fromkeys(filter(None, words)))
    texts["note"] = "\n".join(record.all("Z"))
    names: dict[str, list[Name]] = {}
    edited = record.first("0").strip().lower() == "edited book"
    for tag, value in record.values:
        if value and (role := _PEOPLE.get(tag)):
            role = "editor" if edited and tag == "A" else role
            role = "director" if kind is ItemType.MOTION_PICTURE and tag == "A" else role
            names.setdefault(role, []).extend(_name(line) for line in value.split("\n") if line.strip(" ,"))
    return Reference(
        record.first("F").strip(),
        kind,
        {key: text for key, text in texts.items() if text},
        {role: tuple(people) for role, people in names.items() if people},
        _dates(record),
    )


def _name(value: str) -> Name:
    value = value.strip().strip(",")
    if "," in value:
        return read_name(value)
    # Refer itself has names in the order in which they are read.
    words = value.split()
    return read_name(value) if len(words) in (2, 3) and value.isascii() and "." in value else Name(literal=value)


def _dates(record: Record) -> dict[str, Date]:
    dates: dict[str, Date] = {}
    year, day = record.first("D").strip(), record.first("8").strip()
    if year or day:
        whole = read_date(day if year and year in day else f"{day} {year}".strip())
        dates["issued"] = whole if whole.start or not year else read_date(year)
    if accessed := record.first("["):
        dates["accessed"] = read_date(accessed)
    return dates
