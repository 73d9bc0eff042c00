"""NBIB: PubMed's export (MEDLINE display format).

Source: the National Library of Medicine's "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

import re

from citecli.frozen import replace
from citecli.interop.model import LoadedReferences, Record
from citecli.interop.tagged_lines import Splitter, has_title_or_people, load_records
from citecli.references.dates import read_date
from citecli.references.identifiers import clean_doi, clean_url
from citecli.references.model import Date, ItemType, Name, Reference
from citecli.references.names import read_name

_LINE = re.compile(r"\ufeff?([A-Z]{2,4})(?: {1,3}-|-)(?: (.*)| *)$")
_SPLITTER = Splitter(_LINE, lambda tag: tag == "PMID", lambda _: False, blank=True)
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")
_TEXTS = {"VI": "volume", "IP": "issue", "TA": "container-title-short", "AB": "abstract", "PB": "publisher",
    "EN": "edition", "CI": "license",
          "CTI": "collection-title", "PMC": "PMCID", "PMID": "PMID"}  # fmt: skip
_SUFFIXES = frozenset(("Jr", "Sr", "2nd", "3rd", "4th", "II", "III", "IV"))
_PEOPLE = {"author": ("FAU", "AU"), "editor": ("FED", "ED")}


def parse(text: str) -> LoadedReferences:
    """The references in a file."""
    return load_records(text, _SPLITTER, _reference, "PMID", has_title_or_people)


def _reference(record: Record) -> Reference:
    kind = _kind(record)
    texts: dict[str, str] = {}
    in_book = record.first("BTI")
    title = record.first("TI").removesuffix(".").strip("[]") or in_book
    texts["title"] = title
    texts["original-title"] = record.first("TT").removesuffix(".")
    if in_book and title != in_book.removesuffix("."):
        texts["container-title"] = in_book.removesuffix(".")
    else:
        # ERIC writes the publisher where others have the journal.
        variable = "publisher" if kind in (ItemType.BOOK, ItemType.REPORT) else "container-title"
        texts[variable] = record.first("JT", "TA") if kind is not ItemType.THESIS else ""
    if kind is ItemType.THESIS:
        texts["publisher"] = record.first("SO").rpartition(", ")[2]
        texts["archive"] = record.first("JT")  # ERIC's for those who keep it
    for tag, variable in _TEXTS.items():
        if not texts.get(variable):
            texts[variable] = record.first(tag)
    identifiers = record.all("LID", "AID")
    # Without pages the journal's own identifier says where it stands.
    own = next((value for value in identifiers if value.endswith("[pii]")), "").removesuffix("[pii]").strip()
    texts["page"] = record.first("PG").split(";")[0].strip() or (own if record.first("TA", "JT") else "")
    texts["publisher-place"] = record.first("PL") if kind is ItemType.BOOK or in_book else ""
    numbers = (match[0] for value in record.all("IS", "ISSN") if (match := _ISSN.search(value)))
    texts["ISSN"] = " ".join(dict.fromkeys(numbers))
    texts["ISBN"] = record.first("ISBN").split(" ")[0].removeprefix("ISBN-")
    texts["language"] = record.first("LA")
    doi = next((value for value in identifiers if value.endswith("[doi]")), "")
    texts["DOI"] = clean_doi(doi.removesuffix("[doi]"))
    address = next((value for value in (*identifiers, *record.all("URL")) if value.startswith("http")), "")
    texts["URL"] = clean_url(address)
    words = dict.fromkeys(word.replace("*", "") for word in record.all("OT", "MH"))
    texts["keyword"] = ", ".join(words)
    names = {}
    for role, tags in _PEOPLE.items():
        full = record.all(tags[0]) or record.all(tags[1])
        people = tuple(_person(value) for value in full if value.strip(".").lower() != "et al")
        names[role] = (*people, *(Name(literal=value) for value in record.all("CN"))) if role == "author" else people
    issued = date(record.first("DP", "DEP"))
    return Reference(
        record.first("PMID"),
        kind,
        {key: value for key, value in texts.items() if value},
        {key: value for key, value in names.items() if value},
        {"issued": issued} if issued else {},
    )


def _kind(record: Record) -> ItemType:
    kinds = " ".join(record.all("PT")).lower()
    if "dissertation" in kinds:
        return ItemType.THESIS
    if record.first("BTI"):
        return ItemType.CHAPTER if record.first("TI") else ItemType.BOOK
    if "book" in kinds and "review" not in kinds and not record.first("IS", "ISSN"):
        return ItemType.BOOK
    if "report" in kinds and not record.first("VI") and not record.first("IS", "ISSN"):
        return ItemType.REPORT
    return ItemType.ARTICLE if "preprint" in kinds else ItemType.ARTICLE_JOURNAL


def _person(value: str) -> Name:
    """`Family, Given`, or `Family GI` as the short form has it."""
    if "," in value:
        before, _, last = value.rpartition(" ")
        # Initials are capitals alone; "Jr" and "3rd" stand behind the given names without a comma.
        is_suffixed = last.rstrip(".") in _SUFFIXES and not before.rstrip().endswith(",")
        return replace(read_name(before), suffix=last) if is_suffixed else read_name(value)
    family, _, initials = value.rpartition(" ")
    if family and initials.isupper() and len(initials) < 4:
        return Name(family=family, given=" ".join(initials))
    return Name(literal=value)


def date(value: str) -> Date | None:
    """`1993 Oct 8`, `2001 Jan-Feb`, `1998 Winter`, `2019 Dec 15-2020 Jan 3`, `20080401`."""
    value = value.strip()
    if not value:
        return None
    if re.fullmatch(r"\d{8}", value):
        return read_date(f"{value[:4]}-{value[4:6]}-{value[6:]}")
    parts = value.split(" ", 1)
    if len(parts) == 2 and parts[0].isdecimal():
        year, rest = parts
        if re.search(r"-\s*\d{4}", rest):
            start, _, end = rest.partition("-")
            return read_date(f"{start} {year} – {' '.join(reversed(end.strip().split(' ', 1)))}")
        worded = read_date(f"{rest}, {year}" if rest[-1:].isdecimal() else f"{rest} {year}")
        return worded if worded.start else read_date(year)
    return read_date(value)
