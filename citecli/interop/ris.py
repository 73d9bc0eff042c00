"""RIS: the tagged format of Research Information Systems.

Sources: the RIS specification as Reference Manager's manual has it, EndNote's table of what a tag means for which type,
and what Zotero makes of the exports of publishers and databases.
"""

import re
from collections.abc import Mapping

from citecli.interop.attachments import ATTACHMENTS, of_addresses
from citecli.interop.model import Collector, LoadedReferences, Record
from citecli.interop.tagged_lines import Splitter, load_records
from citecli.references.dates import read_date
from citecli.references.identifiers import clean_doi, clean_url, doi_in_address
from citecli.references.model import NAME_VARIABLES, Date, DateParts, ItemType, Name, Reference
from citecli.references.names import read_name

KINDS: dict[str, ItemType] = {
    "ABST": ItemType.ARTICLE_JOURNAL, "ADVS": ItemType.MOTION_PICTURE, "AGGR": ItemType.DOCUMENT,
    "ANCIENT": ItemType.DOCUMENT, "ART": ItemType.GRAPHIC, "BILL": ItemType.BILL, "BLOG": ItemType.POST_WEBLOG,
    "BOOK": ItemType.BOOK, "CASE": ItemType.LEGAL_CASE, "CHAP": ItemType.CHAPTER, "CHART": ItemType.GRAPHIC,
    "CLSWK": ItemType.BOOK, "COMP": ItemType.SOFTWARE, "CONF": ItemType.PAPER_CONFERENCE,
    "CPAPER": ItemType.PAPER_CONFERENCE, "CTLG": ItemType.ARTICLE_MAGAZINE, "DATA": ItemType.DATASET,
    "DBASE": ItemType.DATASET, "DICT": ItemType.ENTRY_DICTIONARY, "EBOOK": ItemType.BOOK, "ECHAP": ItemType.CHAPTER,
    "EDBOOK": ItemType.BOOK, "EJOUR": ItemType.ARTICLE_JOURNAL, "ELEC": ItemType.WEBPAGE,
    "ENCYC": ItemType.ENTRY_ENCYCLOPEDIA, "EQUA": ItemType.DOCUMENT, "FIGURE": ItemType.GRAPHIC,
    "GEN": ItemType.ARTICLE_JOURNAL, "GOVDOC": ItemType.REPORT, "GRNT": ItemType.DOCUMENT, "HEAR": ItemType.HEARING,
    "ICOMM": ItemType.PERSONAL_COMMUNICATION, "INPR": ItemType.ARTICLE_JOURNAL, "INTV": ItemType.INTERVIEW,
    "JFULL": ItemType.ARTICLE_JOURNAL, "JOUR": ItemType.ARTICLE_JOURNAL, "LEGAL": ItemType.LEGISLATION,
    "MANSCPT": ItemType.MANUSCRIPT, "MAP": ItemType.MAP, "MGZN": ItemType.ARTICLE_MAGAZINE,
    "MPCT": ItemType.MOTION_PICTURE, "MULTI": ItemType.MOTION_PICTURE, "MUSIC": ItemType.SONG,
    "NEWS": ItemType.ARTICLE_NEWSPAPER, "PAMP": ItemType.PAMPHLET, "PAT": ItemType.PATENT,
    "PCOMM": ItemType.PERSONAL_COMMUNICATION, "POD": ItemType.BROADCAST, "PREPRINT": ItemType.ARTICLE,
    "PRESS": ItemType.DOCUMENT, "RPRT": ItemType.REPORT, "SER": ItemType.BOOK, "SLIDE": ItemType.SPEECH,
    "SOUND": ItemType.SONG, "STAND": ItemType.STANDARD, "STAT": ItemType.LEGISLATION, "STD": ItemType.STANDARD,
    "THES": ItemType.THESIS, "UNBILL": ItemType.MANUSCRIPT, "UNPB": ItemType.MANUSCRIPT, "UNPD": ItemType.MANUSCRIPT,
    "VIDEO": ItemType.MOTION_PICTURE, "WEB": ItemType.WEBPAGE,
}  # fmt: skip

"""The item type of each RIS type."""

_TEXTS = {
    "TI": "title", "T1": "title", "CT": "title", "BT": "container-title", "T2": "container-title",
    "JF": "container-title", "JO": "container-title", "T3": "collection-title", "J1": "container-title-short",
    "J2": "container-title-short", "JA": "container-title-short", "ST": "title-short", "AB": "abstract",
    "N2": "abstract", "AN": "archive_location", "AV": "archive_location", "CN": "call-number", "H2": "call-number",
    "DB": "archive", "DP": "source", "CY": "publisher-place", "PP": "publisher-place", "PB": "publisher",
    "PU": "publisher", "VL": "volume", "VO": "volume", "IS": "issue", "CP": "issue", "ET": "edition",
    "NV": "number-of-volumes", "LA": "language", "SE": "section", "M3": "genre", "M1": "note", "M2": "note",
    "C7": "number", "AD": "", "LB": "", "TT": "",
}  # fmt: skip
"""What a tag means for a type that says nothing else."""

_BOOK = {"T2": "collection-title", "BT": "title", "M1": "collection-number", "SV": "collection-number",
    "SE": "chapter-number",
         "J2": "container-title-short"}  # fmt: skip
_PART = {
    "M1": "number-of-volumes",
    "IS": "number-of-volumes",
    "SV": "collection-number",
    "SE": "chapter-number",
    "J2": "container-title",
}
_ARTICLE = {"M1": "issue"}
_FILM = {"SP": "dimensions", "C4": "genre", "C5": "medium", "T3": "collection-title", "VL": "", "NV": "", "M3": ""}

_PLACES: Mapping[str, Mapping[str, str]] = {
    ItemType.BOOK: _BOOK,
    ItemType.CHAPTER: _PART,
    ItemType.ENTRY_DICTIONARY: {**_PART, "M1": "note"},
    ItemType.ENTRY_ENCYCLOPEDIA: {**_PART, "M1": "note"},
    ItemType.ARTICLE_JOURNAL: _ARTICLE,
    ItemType.ARTICLE_NEWSPAPER: {**_ARTICLE, "M1": "note", "CY": "publisher-place"},
    ItemType.GRAPHIC: {"M3": "medium", "C3": "dimensions", "T2": "", "VL": "", "ET": "", "J2": ""},
    ItemType.MOTION_PICTURE: _FILM,
    ItemType.SONG: {"C5": "medium", "M3": "medium"},
    ItemType.BILL: {"T3": "authority", "ET": "chapter-number", "M1": "number", "OP": "references"},
    ItemType.LEGAL_CASE: {
        "PB": "authority", "SV": "number", "OP": "references", "A2": "container-title", "T2": "container-title",
        "NV": "", "ET": "", "T3": "", "SE": "", "M3": "",
    },
    ItemType.LEGISLATION: {
        "T2": "container-title", "M1": "number", "OP": "references", "ET": "chapter-number", "CY": "",
    },
    ItemType.POST_WEBLOG: {"J2": "container-title", "T2": "container-title", "VL": "", "ET": "", "T3": "", "SE": ""},
    ItemType.SOFTWARE: {"IS": "version", "ET": "version", "T2": "collection-title", "VL": "", "C1": "medium"},
    ItemType.PAPER_CONFERENCE: {
        "T2": "event-title", "C1": "publisher-place", "CY": "event-place", "C3": "container-title", "M1": "note",
    },
    ItemType.DATASET: {"NV": "number", "ET": "version", "SE": "", "T2": "container-title"},
    ItemType.PATENT: {
        "A2": "authority", "CY": "publisher-place", "IS": "number", "M1": "call-number", "SN": "number",
        "C5": "references", "C6": "status", "VL": "", "T2": "", "OP": "references",
    },
    ItemType.REPORT: {"M1": "number", "IS": "number", "VL": "number", "T2": "collection-title", "C6": "number"},
    ItemType.THESIS: {"T2": "", "VL": "", "M1": "number"},
    ItemType.WEBPAGE: {"J2": "container-title", "T2": "container-title", "VL": "", "ET": ""},
    ItemType.STANDARD: {"SN": "number", "M1": "note", "T2": "collection-title", "VL": ""},
    ItemType.HEARING: {
        "ET": "chapter-number", "M1": "number", "T3": "authority", "OP": "references", "T2": "section",
    },
    ItemType.MAP: {"C1": "scale", "T2": "collection-title"},
    ItemType.SPEECH: {"CY": "event-place", "T2": "event-title"},
}  # fmt: skip
"""What tags mean for an item type, or a RIS type ("" for nothing that can be cited)."""

_PEOPLE = {
    "AU": "author",
    "A1": "author",
    "A2": "editor",
    "ED": "editor",
    "A3": "collection-editor",
    "A4": "translator",
}
"""Whose name a tag has."""

_SERIES_FIRST = {"A2": "collection-editor", "A3": "editor"}

_AUTHORS: Mapping[str, Mapping[str, str]] = {
    ItemType.BOOK: _SERIES_FIRST,
    "EDBOOK": {"AU": "editor", "A1": "editor", "A2": "collection-editor"},
    "ADVS": {"AU": "author", "A1": "author"},
    ItemType.MOTION_PICTURE: {
        "AU": "director",
        "A1": "director",
        "A2": "performer",
        "A3": "producer",
        "A4": "contributor",
    },
    ItemType.SONG: {"AU": "composer", "A1": "composer", "A2": "performer", "A3": "producer"},
    ItemType.PERSONAL_COMMUNICATION: {"A2": "recipient"},
    ItemType.INTERVIEW: {"A2": "interviewer", "A3": "translator"},
    ItemType.LEGAL_CASE: {"A2": "", "A3": "", "A4": "contributor"},
    ItemType.BILL: {"A2": "author"},
    ItemType.PAPER_CONFERENCE: {"A4": "contributor"},
    ItemType.DATASET: {"A2": "producer", "A4": "contributor"},
    ItemType.THESIS: {"A2": "", "A3": "contributor"},
    ItemType.REPORT: {"A2": "collection-editor", "A3": ""},
    ItemType.SOFTWARE: {"A2": "collection-editor"},
    ItemType.PATENT: {"A2": "", "A3": ""},
    ItemType.GRAPHIC: {"A2": "", "A3": ""},
    ItemType.POST_WEBLOG: {"A2": "editor", "A3": "illustrator"},
}

_LABELS = {
    "Call Number": "call-number", "Series Title": "collection-title", "Proceedings Title": "container-title",
    "ISBN": "ISBN", "Page(s)": "page",
     "Series Volume ID": "collection-number",
    "Series Editor": "collection-editor", "Place of Publication": "publisher-place", "Publisher Name": "publisher",
    "Edition": "edition", "Scale": "scale", "Size": "dimensions", "History": "references", "Language": "language",
    "Volume ID": "volume", "Issue ID": "issue", "Location in Work": "page", "Producer": "producer",
    "Director": "director",
    "Place of Meeting": "event-place", "Histroy": "references",
    "Monographic Title": "container-title", "Title Monographic": "container-title",
    "Title, Monographic": "container-title", "Title, Short Form": "title-short", "Editor": "editor",
}  # fmt: skip
"""What RefWorks writes into notes, by its label, one of them misspelt."""

_REFWORKS: Mapping[str, Mapping[str, str]] = {
    "ART": {"M1": "medium", "VL": "edition"},
    "BILL": {"CY": "container-title", "VL": "number", "SP": "section"},
    "BOOK": {"IS": "volume", "VL": "edition"},
    "CHAP": {"VL": "edition"},
    "CONF": {"CY": "publisher-place"},
    "DATA": {"IS": "version"},
}
"""What tags mean to RefWorks alone, for RIS types."""
_NUMBER_IN_REFWORKS = ("Record ID:", "Record Number:")
"""What a note of RefWorks begins with that has the number of the record."""

_LINE = re.compile(r"\ufeff?\s{0,3}([A-Z][A-Z0-9])(?:[ \t]{1,3}-|-)(?:[ \t](.*)|[ \t]*)$")
_DATE = re.compile(r"(\d{4})(?:[/-](\d{0,2})(?:[/-](\d{0,2})(?:/(.*))?)?)?/*$")
_SERIAL = re.compile(r"\d{4}-?\d{3}[\dXx](?!\d)|\d[\d -]{8,15}[\dXx]")
_LABEL = re.compile(r"([A-Z][^:\n]{1,40}): *(\S.*)", re.DOTALL)
_SPLITTER = Splitter(_LINE, lambda tag: tag == "TY", lambda tag: tag == "ER")
WHOLES = frozenset((ItemType.BOOK, ItemType.THESIS, ItemType.MANUSCRIPT, ItemType.PAMPHLET))
"""Item types whose start page is their number of pages."""
UNPAGED = frozenset((ItemType.GRAPHIC, ItemType.SOFTWARE, ItemType.MOTION_PICTURE))
"""Item types without pages."""


def parse(text: str) -> LoadedReferences:
    """The references in a file; a record without `TY` counts as a document, one that nothing ends as ended."""
    return load_records(text, _SPLITTER, _reference, "ID", _is_kept)


def _is_kept(reference: Reference, record: Record, collector: Collector) -> bool:
    if not (reference.texts or reference.names or reference.dates):
        collector.remark(record.line, "an empty record")
        return False
    kind = record.first("TY").strip().upper()
    if not kind:
        collector.remark(record.line, "a record has no type (TY); treated as a document", lost=False)
    elif kind not in KINDS:
        collector.remark(record.line, f"unknown type {kind[:20]}; treated as a document", lost=False)
    return True


def variables(kind: str, code: str) -> dict[str, str]:
    """The variable that each tag stands for in an item of this type, under this RIS type; "" for none."""
    return {**_TEXTS, **_PLACES.get(kind, {}), **_PLACES.get(code, {})}


def roles(kind: str, code: str) -> dict[str, str]:
    """The name variable that each tag stands for; "" for none."""
    return {**_PEOPLE, **_AUTHORS.get(kind, {}), **_AUTHORS.get(code, {})}


def _kind(record: Record, code: str) -> ItemType:
    """The item type; a generic record is an article when it says which journal, or which volume of what."""
    in_journal = record.first("JO", "JF", "JA") or (record.first("T2") and record.first("VL", "VO"))
    if code == "GEN" and not in_journal:
        return ItemType.DOCUMENT
    return KINDS.get(code, ItemType.DOCUMENT)


def _reference(record: Record) -> Reference:
    code = record.first("TY").strip().upper()
    kind = _kind(record, code)
    texts: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    meaning = {**variables(kind, code), **_meanings_of_refworks(record, code)}
    notes: list[str] = []
    for tag, value in record.values:
        if not value:
            continue
        if tag == "N1":
            match = _LABEL.match(value)
            if match and match[1] in _LABELS:
                _labelled(_LABELS[match[1]], match[2], texts, names)
            elif not match or match[1] not in ("Record ID", "Record Number", "Cited By ", "Export Date"):
                notes.append(value)
        elif (variable := meaning.get(tag, "")) and _fits(variable, texts):
            texts[variable] = value
    people = roles(kind, code)
    lists: dict[str, list[Name]] = {}
    for tag, value in record.values:
        if value and (role := people.get(tag)):
            lists.setdefault(role, []).append(name(value))
    names.update((role, tuple(people)) for role, people in lists.items())
    _journal(record, meaning, texts)
    _title_and_place(record, texts)
    _pages(record, kind, texts)
    _identifiers(record, kind, texts)
    if kind == ItemType.PAPER_CONFERENCE and "container-title" not in texts and "event-title" in texts:
        texts["container-title"] = texts["event-title"]  # databases put the proceedings here
    keywords = [word for value in record.all("KW") for word in re.split(r"(?:(?<!\s)\s+)?;\s*", value) if word]
    if keywords:
        texts["keyword"] = ", ".join(dict.fromkeys(keywords))
    if notes:
        texts.setdefault("note", "\n".join(notes))
    files = list(of_addresses(record.all("L1", "L4")))
    custom = {ATTACHMENTS: files} if files else {}
    return Reference(record.first("ID").strip(), kind, texts, names, _dates(record), custom)


def _meanings_of_refworks(record: Record, code: str) -> Mapping[str, str]:
    is_refworks = any(value.startswith(_NUMBER_IN_REFWORKS) for value in record.all("N1"))
    return _REFWORKS.get(code, {}) if is_refworks else {}


def _fits(variable: str, texts: dict[str, str]) -> bool:
    return variable not in texts and variable not in NAME_VARIABLES


def _labelled(variable: str, value: str, texts: dict[str, str], names: dict[str, tuple[Name, ...]]) -> None:
    """A value that RefWorks writes into a note, with its label."""
    if variable in NAME_VARIABLES:
        names.setdefault(variable, (name(value),))
    else:
        texts.setdefault(variable, value)


def name(value: str) -> Name:
    """`Family, Given, Suffix`; without a comma it is an institution, or somebody with one name."""
    return read_name(value) if "," in value.strip().strip(",") else Name(literal=value.strip().strip(","))


def _journal(record: Record, meaning: Mapping[str, str], texts: dict[str, str]) -> None:
    """What `JO` says: the specification's abbreviation where another tag has the name, the name itself else."""
    short = record.first("JO").strip()
    name = record.first(*(tag for tag in ("JF", "T2") if meaning.get(tag) == "container-title")).strip()
    if short and len(short) < len(name):
        texts["container-title"] = name
        texts.setdefault("container-title-short", short)


def _title_and_place(record: Record, texts: dict[str, str]) -> None:
    """The title's case as CSL wants it, and what `CP` says.

    That is the issue with some programs, the city of publication with others: without a figure it is a city.
    """
    value = record.first("CP").strip()
    if not value or any(char.isdigit() for char in value):
        return
    if texts.get("issue") == value:
        del texts["issue"]
    texts.setdefault("publisher-place", value)


def _pages(record: Record, kind: str, texts: dict[str, str]) -> None:
    start, end = record.first("SP").strip(), record.first("EP").strip()
    pages = (
        f"{start}-{end}" if start and end and start != end and not re.search(r"\d\s*[-–]\s*\d", start) else start or end
    )
    if not pages:
        return
    if kind in WHOLES and not end:
        texts.setdefault("number-of-pages", pages)
    elif kind not in UNPAGED and texts.get("section") != pages:
        texts.setdefault("page", re.sub(r"(?<=\w)\s*[-–—]+\s*(?=\w)", "-", pages))


def serial_variable(serial: str, kind: str) -> str:
    """Which number SN has, ISSN or ISBN: by its length, else by the type of the item."""
    periodical = kind in (ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER)
    digits = re.sub(r"[^0-9Xx]", "", serial)
    return "ISSN" if len(digits) == 8 or (periodical and len(digits) not in (10, 13)) else "ISBN"


def _identifiers(record: Record, kind: str, texts: dict[str, str]) -> None:
    serial = record.first("SN").strip()
    if serial and kind == ItemType.REPORT and not _SERIAL.search(serial):  # EndNote has the report's number here
        if number := texts.pop("number", ""):
            texts.setdefault("note", number)
        texts["number"] = serial
    elif serial and texts.get("number") != serial:
        texts.setdefault(serial_variable(serial, kind), serial)
    addresses = record.all("UR", "LK", "L2") or [one for one in record.all("L1") if one.lower().startswith("http")]
    address = clean_url(addresses[0].split(" ; ")[0]) if addresses else ""
    if address:
        texts.setdefault("URL", address)
    doi = clean_doi(record.first("DO", "DI")) or doi_in_address(address)
    if not doi and record.first("M3").startswith("10."):
        doi = clean_doi(record.first("M3"))
        texts.pop("genre", None)
    if doi:
        texts["DOI"] = doi


def _dates(record: Record) -> dict[str, Date]:
    dates: dict[str, Date] = {}
    year, day = _date(record.first("PY")), _date(record.first("DA"))
    if year is None and day is None:
        year = _date(record.first("Y1"))
    if day and day.start and (not year or not year.start or year.start.year == day.start.year):
        issued: Date | None = day
    elif day and day.literal and year and year.start and not year.start.month:
        both = read_date(f"{day.literal} {year.start.year}")  # PY has the year, DA what else is known
        issued = both if both.start else year
    elif day and day.literal and year and year.literal and day.literal not in year.literal:
        issued = Date(literal=f"{year.literal} {day.literal}")
    else:
        issued = year or day
    if issued:
        dates["issued"] = issued
    accessed = _date(record.first("Y2"))
    if accessed and accessed.start:
        dates["accessed"] = accessed
    return dates


def _date(value: str) -> Date | None:
    """`YYYY/MM/DD/other`, parts left out as the specification allows, or a date in words."""
    value = value.strip()
    if not value.strip("0/ "):
        return None
    match = _DATE.match(value)
    if not match:
        return read_date(value.rstrip("/"))
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not year or month > 12 or day > 31:
        return read_date(value.rstrip("/")) if year else None
    other = (match[4] or "").strip("/ ")
    if other and not month:
        worded = read_date(f"{other} {year}")
        if worded.start:
            return worded
    return Date(DateParts(year, month, day if month else 0))
