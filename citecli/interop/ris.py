"""RIS: the tagged format of Research Information Systems.

Sources: the RIS specification as Reference Manager's manual has it, EndNote's table of what a tag means for which type,
and what Zotero makes of the exports of publishers and databases.
"""

import re

from citecli.interop.loader import Collector
from citecli.interop.model import Loaded, Record
from citecli.interop.ris_kinds import AUTHORS, KINDS, LABELS, PEOPLE, PLACES, TEXTS, Roles
from citecli.interop.tagged_lines import Splitter
from citecli.references.dates import read_date
from citecli.references.identifiers import clean_doi, clean_url, doi_in_address
from citecli.references.model import NAME_VARIABLES, Date, DateParts, ItemType, Name, Reference
from citecli.references.names import read_name

_LINE = re.compile(r"\ufeff?\s{0,3}([A-Z][A-Z0-9])(?:[ \t]{1,3}-|-)(?:[ \t](.*)|[ \t]*)$")
_DATE = re.compile(r"(\d{4})(?:[/-](\d{0,2})(?:[/-](\d{0,2})(?:/(.*))?)?)?/*$")
_LABEL = re.compile(r"([A-Z][^:\n]{1,40}): *(\S.*)", re.DOTALL)
_SPLITTER = Splitter(_LINE, lambda tag: tag == "TY", lambda tag: tag == "ER")
_WHOLES = frozenset((ItemType.BOOK, ItemType.THESIS, ItemType.MANUSCRIPT, ItemType.PAMPHLET))
_UNPAGED = frozenset((ItemType.GRAPHIC, ItemType.SOFTWARE, ItemType.MOTION_PICTURE))


def parse(text: str) -> Loaded:
    """The references in a file; a record without `TY` counts as a document, one that nothing ends as ended."""
    collector = Collector()
    records, remarks = _SPLITTER.split(text)
    for line, remark in remarks:
        collector.remark(line, remark)
    for record in records:
        reference = _reference(record)
        if not (reference.texts or reference.names):
            collector.remark(record.line, "a record with nothing in it that could be cited")
            continue
        kind = record.first("TY").strip().upper()
        if not kind:
            collector.remark(record.line, "a record without a type (TY); it counts as a document", lost=False)
        elif kind not in KINDS:
            collector.remark(record.line, f"there is no type {kind[:20]}; it counts as a document", lost=False)
        collector.add(reference, record.line)
    return collector.loaded()


def _reference(record: Record) -> Reference:
    code = record.first("TY").strip().upper()
    kind = KINDS.get(code, ItemType.DOCUMENT)
    texts: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    roles = Roles({**TEXTS, **PLACES.get(kind, {}), **PLACES.get(code, {})})
    notes: list[str] = []
    for tag, value in record.values:
        if not value:
            continue
        if tag == "N1":
            found = _LABEL.match(value)
            if found and found[1] in LABELS:
                _labelled(LABELS[found[1]], found[2], texts, names)
            elif not found or found[1] not in ("Record ID", "Record Number", "Cited By ", "Export Date"):
                notes.append(value)
        elif (variable := roles.variable(tag)) and _fits(variable, texts):
            texts[variable] = value
    people = {**PEOPLE, **AUTHORS.get(kind, {}), **AUTHORS.get(code, {})}
    lists: dict[str, list[Name]] = {}
    for tag, value in record.values:
        if value and (role := people.get(tag)):
            lists.setdefault(role, []).append(_name(value))
    names.update((role, tuple(found)) for role, found in lists.items())
    _pages(record, kind, texts)
    _identifiers(record, kind, texts)
    if kind == ItemType.PAPER_CONFERENCE and "container-title" not in texts and "event-title" in texts:
        texts["container-title"] = texts["event-title"]  # databases put the proceedings here
    keywords = [word for value in record.all("KW") for word in re.split(r"\s*;\s*", value) if word]
    if keywords:
        texts["keyword"] = ", ".join(dict.fromkeys(keywords))
    if notes:
        texts.setdefault("note", "\n".join(notes))
    dates = _dates(record)
    return Reference(record.first("ID").strip(), kind, texts, names, dates)


def _fits(variable: str, texts: dict[str, str]) -> bool:
    return variable not in texts and variable not in NAME_VARIABLES


def _labelled(variable: str, value: str, texts: dict[str, str], names: dict[str, tuple[Name, ...]]) -> None:
    """A value that RefWorks writes into a note, with its label."""
    if variable in NAME_VARIABLES:
        names.setdefault(variable, (_name(value),))
    else:
        texts.setdefault(variable, value)


def _name(value: str) -> Name:
    """`Family, Given, Suffix`; without a comma it is an institution, or somebody with one name."""
    return read_name(value) if "," in value.strip().strip(",") else Name(literal=value.strip().strip(","))


def _pages(record: Record, kind: str, texts: dict[str, str]) -> None:
    start, end = record.first("SP").strip(), record.first("EP").strip()
    pages = (
        f"{start}-{end}" if start and end and start != end and not re.search(r"\d\s*[-–]\s*\d", start) else start or end
    )
    if not pages:
        return
    if kind in _WHOLES and not end:
        texts.setdefault("number-of-pages", pages)
    elif kind not in _UNPAGED and texts.get("section") != pages:
        texts.setdefault("page", re.sub(r"(?<=\w)\s*[-–—]+\s*(?=\w)", "-", pages))


def _identifiers(record: Record, kind: str, texts: dict[str, str]) -> None:
    serial = record.first("SN").strip()
    if serial and texts.get("number") != serial:
        periodical = kind in (ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE, ItemType.ARTICLE_NEWSPAPER)
        known = re.sub(r"[^0-9Xx]", "", serial)
        texts.setdefault("ISSN" if len(known) == 8 or (periodical and len(known) not in (10, 13)) else "ISBN", serial)
    addresses = record.all("UR", "LK", "L2") or record.all("L1")
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
    found = _DATE.match(value)
    if not found:
        return read_date(value.rstrip("/"))
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if not year or month > 12 or day > 31:
        return read_date(value.rstrip("/")) if year else None
    other = (found[4] or "").strip("/ ")
    if other and not month:
        worded = read_date(f"{other} {year}")
        if worded.start:
            return worded
    return Date(DateParts(year, month, day if month else 0))
