"""Ovid's tagged export: `<1. >`, then lines as MEDLINE has them; the source in one line that has to be taken apart."""

import re

from citecli.interop.model import LoadedReferences, Record
from citecli.interop.tagged_lines import Splitter, has_title_or_people, load_records
from citecli.references.dates import read_date
from citecli.references.identifiers import clean_doi
from citecli.references.model import ItemType, Name, Reference
from citecli.references.names import from_capitals, read_name
from citecli.text.numerals import range_end

_START = "<"
_SPLITTER = Splitter(
    re.compile(r"\ufeff?([A-Z][A-Z0-9]{1,3}|<)(?=\s{0,2}-|\d{1,6}[.\s]*>)(?:\s{0,2}- ?|\d{1,6}[.\s]*>)(.*)$"),
    lambda tag: tag == _START,
    lambda _: False,
    joined_by="\n",
)
_TEXTS = {
    "DB": "source", "LG": "language", "AB": "abstract", "PB": "publisher", "CY": "publisher-place", "VL": "volume",
    "IP": "issue", "JN": "container-title",
}  # fmt: skip
_IN_ISSUE = re.compile(
    r"[;,.]? ?\b(\d{1,5})?\s?\(([^()]{1,40})\)\s?[:,]\s?(?:pp?\.\s?)?([\w.]{1,12}(?:-[\w.]{1,12})?)?"
)
_IN_VOLUME = re.compile(r"[;,]\s*(?:Vol\.?\s?)?(\d{1,5})\s?:\s?([\w.]{1,12}(?:-[\w.]{1,12})?)")
_PAGES = re.compile(r":\s?(?:pp?\.\s?)?([A-Za-z]?\d{1,6}(?:-[A-Za-z]?\d{1,6})?)")
_IN_BOOK = re.compile(
    r"(?P<editors>[^()]{3,300}\[Eds?\][^()]{0,300})\. \(\d{4}\)\. (?P<book>.{3,300}?)\. (?:\([^()]{1,40}\)\. )??"
    r"\(pp\. (?P<pages>[\w-]{1,20})\)\.(?: [^.:]{0,30}pp\.)? (?P<place>[^:]{0,60}):"
)
_COMPANY = re.compile(r"(?:Inc|Ltd|LLC|Co|Corp|GmbH|S\.A|L\.P)\b", re.IGNORECASE)
_DATE = re.compile(
    r"[.,;]? ?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:[/-][A-Z][a-z]{2,8})?\.? ?|"
    r"(?:Spring|Summer|Autumn|Fall|Winter),? ?)?(?:\d{1,2}, ?)?((?:1[89]|20)\d\d)\b.*"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NOTE = re.compile(r"(?:(?<!\s)\s+)?\[[A-Z][\w ,./-]{2,60}\]\.?$")
_AFFILIATION = re.compile(
    r"(?:(?<!\s)\s+)(?:\d|[*+]|Ph\.?\s?D|M\.?D\b|[a-z]\)).*$|,?(?<!\s)\s+(?:PhD|MD|MSc|RN|MPH|FACSM)\b.*$"
)


def parse(text: str) -> LoadedReferences:
    """The references in an export."""
    return load_records(text, _SPLITTER, _reference, "AN", has_title_or_people)


def _reference(record: Record) -> Reference:
    texts = {variable: " ".join(record.first(tag).split()) for tag, variable in _TEXTS.items()}
    kinds = f"{record.first('PT')} {record.first('DT')}".lower()
    kind = ItemType.ARTICLE_JOURNAL
    if "book" in kinds and "review" not in kinds:
        kind = ItemType.CHAPTER if "chapter" in kinds or record.first("BT", "BK") else ItemType.BOOK
        if not _is_in_book(record):
            kind = ItemType.BOOK
    elif "dissertation" in kinds:
        kind = ItemType.THESIS
    texts["language"] = texts["language"].rstrip(".")
    texts["title"] = _NOTE.sub("", " ".join(record.first("TI").split())).removesuffix(".")
    source = " ".join(record.first("SO", "JN").split())
    if parts := _IN_BOOK.match(source):
        texts["container-title"], texts["page"] = parts["book"], parts["pages"]
        texts["publisher-place"] = texts["publisher-place"] or parts["place"]
    elif kind is ItemType.BOOK:
        pass
    elif kind is ItemType.ARTICLE_JOURNAL or not record.first("BT", "BK"):
        for variable, value in _source(source).items():
            texts[variable] = texts.get(variable) or value
    else:
        texts["container-title"] = record.first("BT", "BK").removesuffix(".")
    if pages := record.first("PG"):
        texts["page"] = pages
    texts["call-number"] = record.first("AN").removesuffix(".")
    texts["ISSN"] = record.first("IS").split()[0] if record.first("IS") else ""
    texts["ISBN"] = record.first("IB").split("\n")[0].split(",")[0].split(" (")[0]
    texts["DOI"] = clean_doi(record.first("DI", "DO"))
    values = (value for tag in ("DE", "KW", "MH") for value in record.all(tag))
    words = (word.strip(" .*") for value in values for word in re.split(r"[\n,;]", value))
    texts["keyword"] = ", ".join(dict.fromkeys(filter(None, words)))
    texts["license"] = record.first("RO") if "copyright" in record.first("RO").lower() else ""
    _publisher(record, kind, texts)
    names = {role: _people(record, tag) for role, tag in (("author", "AU"), ("editor", "ED"))}
    if parts and not names["editor"]:
        names["editor"] = tuple(_person(person) for person in parts["editors"].split(";"))
    in_source = _YEAR.search(record.first("DP") or source)
    year = record.first("YR") or (in_source[0] if in_source else "")
    return Reference(
        "",
        kind,
        {key: text for key, text in texts.items() if text},
        {role: people for role, people in names.items() if people},
        {"issued": read_date(year)} if year else {},
    )


def _is_in_book(record: Record) -> bool:
    """Whether the book is another than the record, whose title its own begins with otherwise."""
    title = " ".join(record.first("TI").split()).rstrip(".").casefold()
    return not title or not record.first("BT", "BK").casefold().startswith(title)


def _publisher(record: Record, kind: ItemType, texts: dict[str, str]) -> None:
    """Who published it, and where: `Press, Town` in Zoological Record, `Press; US` in PsycINFO.

    A thesis is published by the university, which stands behind the author's name; what sells copies is none.
    """
    if kind is ItemType.THESIS:
        _, colon, school = " ".join(record.first("IN").split()).partition(": ")
        texts["publisher"] = school if colon else texts["publisher"]
        return
    press, _, country = record.first("PU").partition("; ")
    texts["publisher"] = texts["publisher"] or press
    texts["publisher-place"] = texts["publisher-place"] or country
    press, comma, place = texts["publisher"].rpartition(", ")
    if comma and not texts["publisher-place"] and not _COMPANY.match(place):
        texts["publisher"], texts["publisher-place"] = press, place


def _source(source: str) -> dict[str, str]:
    """`Quays 12(3): 7-14, 2007.`, `Quays May 2011;43(8):647-53`, `Quays 12, Winter 2007: 7-14.`"""
    found: dict[str, str] = {}
    end = len(source)
    source = " ".join(source.split())
    if match := _IN_ISSUE.search(source):
        found = {"volume": match[1] or "", "issue": match[2], "page": match[3] or ""}
        end = match.start()
    elif match := _IN_VOLUME.search(source):
        found = {"volume": match[1], "page": match[2]}
        end = match.start()
    elif match := _PAGES.search(source):
        found = {"page": match[1]}
        end = match.start()
    first, dash, last = found.get("page", "").rstrip(".").partition("-")
    found["page"] = (
        f"{first}-{range_end(first, last)}" if dash and first.isdecimal() and last.isdecimal() else first + dash + last
    )
    found["container-title"] = _DATE.sub("", source[:end]).rstrip(" .,;:")
    return found


def _people(record: Record, tag: str) -> tuple[Name, ...]:
    return tuple(_person(line) for value in record.all(tag) for line in value.split("\n") if line)


_IN_BRACKETS = re.compile(r"(?:(?<!\s)\s+)?\[[^\[\]]{0,80}\]")


def _person(value: str) -> Name:
    value = _AFFILIATION.sub("", _IN_BRACKETS.sub("", value.strip())).rstrip(".,; ") or value
    if re.search(r"\b[A-Z]$", value):
        value += "." if "." in value else ""
    return from_capitals(read_name(value)) if "," in value else _without_comma(value)


def _without_comma(value: str) -> Name:
    """`Doe JR`, as MEDLINE has it."""
    family, _, initials = value.rpartition(" ")
    if family and initials.isupper() and len(initials) < 4:
        return Name(family=family, given=" ".join(initials))
    return Name(literal=value)
