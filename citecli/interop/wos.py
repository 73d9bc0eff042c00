"""Web of Science's tagged export (`.ciw`, `.isi`): two letters and a space; what goes on is indented.

Source: Clarivate's list of Web of Science Core Collection field tags.
"""

import re
from collections.abc import Iterator

from citecli.interop.model import Collector, LoadedReferences, Record
from citecli.interop.tagged_lines import CUT, has_title_or_people, lines
from citecli.references.dates import read_date
from citecli.references.identifiers import clean_doi
from citecli.references.model import Date, ItemType, Name, Reference
from citecli.references.names import from_capitals, read_name

_LINE = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: (.*)|\s*)$")
_TEXTS = {
    "VL": "volume", "IS": "issue", "SE": "collection-title", "LA": "language", "AB": "abstract", "PU": "publisher",
    "PI": "publisher-place", "CT": "event-title", "CL": "event-place", "PM": "PMID", "UT": "archive_location",
    "SU": "supplement-number",
}  # fmt: skip
_PEOPLE = {"author": ("AF", "AU"), "container-author": ("BF", "BA"), "editor": ("BE", "ED")}
_WORD = re.compile(r"^\w\w\b|[^\W\d_]{3,}")
_PEOPLE_TAGS = frozenset(tag for tags in _PEOPLE.values() for tag in tags) | {"GP", "CA"}


def parse(text: str) -> LoadedReferences:
    """The records in an export; one that nothing ends counts as ended."""
    collector = Collector()
    head: dict[str, str] = {}
    for record in _records(text, head, collector):
        reference = collector.read(
            record,
            lambda record: _reference(record, head.get("FN", "")),
            record.line,
            f"the record {record.first('UT')}",
        )
        if reference is not None and has_title_or_people(reference, record, collector):
            collector.add_recased(reference, record.line)
    return collector.loaded()


def _records(text: str, head: dict[str, str], collector: Collector) -> Iterator[Record]:
    values: list[tuple[str, list[str]]] = []
    start = 0
    has_ends = False
    for number, line in enumerate(lines(text), 1):
        match = _LINE.match(line)
        if match is None:
            if values and line.strip():
                values[-1][1].append(line.strip())
            continue
        tag, value = match[1], (match[2] or "").strip()
        if tag in ("FN", "VR") and not values:
            head[tag] = value
        elif tag in ("ER", "EF") or (tag == "PT" and values):
            if values:
                yield _record(values, start)
            values = [(tag, [value])] if tag == "PT" else []
            start = number
            has_ends |= tag == "ER"
        else:
            start = start if values else number
            values.append((tag, [value]))
    if values:
        if has_ends:
            collector.remark(start, CUT)
        yield _record(values, start)


def _record(values: list[tuple[str, list[str]]], line: int) -> Record:
    return Record(
        tuple((tag, part) for tag, lines in values for part in (lines if tag in _PEOPLE_TAGS else [" ".join(lines)])),
        line,
    )


def _reference(record: Record, source: str) -> Reference:
    kind = _kind(record)
    texts = {variable: record.first(tag) for tag, variable in _TEXTS.items()}
    if texts["publisher-place"].isupper():  # but codes of states, "CAMBRIDGE, MA", stay
        texts["publisher-place"] = _WORD.sub(lambda word: word[0].capitalize(), texts["publisher-place"])
    texts["title"] = record.first("TI")
    container = record.first("SO")
    if kind is ItemType.BOOK:
        texts["title"] = texts["title"] or container
    elif kind is ItemType.PATENT:
        texts["number"] = record.first("PN", "PA")
    else:
        texts["container-title"] = container
        texts["container-title-short"] = record.first("JI", "J9") if kind is ItemType.ARTICLE_JOURNAL else ""
    first, last = record.first("BP"), record.first("EP")
    pages = f"{first}-{last}" if first and last and first != last else first or last
    texts["page"] = pages or record.first("PS", "AR").replace("–", "-")
    if pages and record.first("AR"):
        texts.setdefault("number", record.first("AR"))
    if kind is not ItemType.PATENT:
        texts["ISSN"] = record.first("SN", "EI")
    texts["ISBN"] = record.first("BN").split(";")[0].strip()
    texts["DOI"] = clean_doi(record.first("DI"))
    words = (word.strip() for tag in ("DE", "ID") for word in record.first(tag).split(";"))
    texts["keyword"] = ", ".join(dict.fromkeys(filter(None, words)))
    texts["source"] = source
    names = {}
    for role, tags in _PEOPLE.items():
        people = next((found for tag in tags if (found := record.all(tag))), [])
        names[role] = tuple(_name(person) for line in people for person in line.split(";") if person.strip())
    for role, tag in (("author", "CA"), ("container-author", "GP")):
        names[role] += tuple(Name(literal=group) for group in record.all(tag))
    issued = _date(record.first("PD", "DG"), record.first("PY"))
    return Reference(
        "",
        kind,
        {key: text for key, text in texts.items() if text},
        {role: people for role, people in names.items() if people},
        {"issued": issued} if issued else {},
    )


def _kind(record: Record) -> ItemType:
    sign, kinds = record.first("PT")[:1].upper(), record.first("DT").lower()
    if sign == "P" or "patent" in kinds:
        return ItemType.PATENT
    if "book chapter" in kinds or (sign in ("B", "S") and record.first("TI") and record.first("BE", "ED", "BN")):
        is_paper = "proceedings paper" in kinds or bool(record.first("CT"))
        return ItemType.PAPER_CONFERENCE if is_paper and sign != "J" else ItemType.CHAPTER
    if sign in ("B", "S", "C") and record.first("CT") and record.first("TI"):
        return ItemType.PAPER_CONFERENCE
    if sign == "B":
        return ItemType.BOOK
    if sign == "C" or (sign == "S" and record.first("CT")):
        return ItemType.PAPER_CONFERENCE
    return ItemType.ARTICLE_JOURNAL


def _name(value: str) -> Name:
    value = value.strip()
    family, _, initials = value.rpartition(" ")
    if "," not in value and family and initials.isupper() and len(initials) < 4:
        value = f"{family}, {initials}"
    return from_capitals(read_name(value)) if "," in value else Name(literal=value)


def _date(day: str, year: str) -> Date | None:
    """`JUN 28`, `MAY-JUN`, `SPR`, each beside its year."""
    if not day and not year:
        return None
    if year and re.fullmatch(r"[A-Za-z]{3,9}\s+\d{1,2}", day):
        return read_date(f"{day}, {year}")
    whole = read_date(day if not year or (year in day and "," in day) else f"{day.removesuffix(year).strip()} {year}")
    return whole if whole.start or not year else read_date(year)
