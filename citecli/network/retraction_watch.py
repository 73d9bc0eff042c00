"""The Retraction Watch data, a CSV file that Crossref publishes: the notices on a work without any network.

Its columns are those of Crossref's documentation of it: OriginalPaperDOI, OriginalPaperPubMedID, RetractionDOI,
RetractionDate (month/day/year), RetractionNature, Title.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from citecli.errors import UnreadableDocument
from citecli.readers import mixed_encodings
from citecli.readers.source import read_file
from citecli.references.identifiers import clean_doi
from citecli.references.model import Reference
from citecli.references.title_comparison import plain_title, telling_words
from citecli.references.work_record import Notice, notice_kind
from citecli.text.words import letter_runs

_NEEDED = ("OriginalPaperDOI", "RetractionNature")
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_FEWEST_WORDS = 4
"""Telling words of a title by which a work without identifiers is known."""


class RetractionWatch:
    """The notices in a file, by what they are about."""

    def __init__(self, path: Path) -> None:
        """Raises `DocumentNotFound`, and `UnreadableDocument` for a file that is not of this data."""
        self._by_key: dict[str, list[Notice]] = {}
        file = read_file(path)
        text = mixed_encodings.decode(file.data, file.name).text
        for row in _rows(text, file.name):
            kind = notice_kind(row.get("RetractionNature") or "")
            if kind is None:
                continue
            notice = Notice(kind, _day(row), _doi(row.get("RetractionDOI")), "Retraction Watch")
            for key in _keys(row):
                self._by_key.setdefault(key, []).append(notice)

    def __len__(self) -> int:
        return len(self._by_key)

    def notices_on(self, reference: Reference, doi: str = "") -> tuple[Notice, ...]:
        """The notices on the work of a reference, or of a DOI that a service has for it."""
        texts = reference.texts
        keys = [key for key in (_doi(doi), _doi(texts.get("DOI")), _pmid(texts.get("PMID"))) if key]
        if not keys and (year := _year(reference)):
            keys = [f"{_title_key(texts.get('title', ''))}:{year}"]
        found = [notice for key in keys for notice in self._by_key.get(key, ())]
        return tuple(dict.fromkeys(found))


def _rows(text: str, name: str) -> Iterator[Mapping[str, str]]:
    rows = csv.DictReader(text.splitlines(keepends=True))
    try:
        columns = rows.fieldnames or ()
        if missing := [column for column in _NEEDED if column not in columns]:
            raise UnreadableDocument(f"{name} is not the Retraction Watch data: it has no column {missing[0]}")
        yield from rows
    except csv.Error as error:
        raise UnreadableDocument(f"{name}, line {rows.line_num}: {error}") from None


def _keys(row: Mapping[str, str]) -> list[str]:
    keys = [key for key in (_doi(row.get("OriginalPaperDOI")), _pmid(row.get("OriginalPaperPubMedID"))) if key]
    title, year = row.get("Title") or "", _DATE.search(row.get("OriginalPaperDate") or "")
    if year and telling_words(title) >= _FEWEST_WORDS:
        keys.append(f"{_title_key(title)}:{year[3]}")
    return keys


def _title_key(title: str) -> str:
    return "".join(letter_runs(plain_title(title)))


def _year(reference: Reference) -> int:
    issued = reference.dates.get("issued")
    return issued.start.year if issued and issued.start else 0


def _doi(value: str | None) -> str:
    doi = clean_doi(value or "").lower()
    return doi if doi.startswith("10.") else ""


def _pmid(value: str | None) -> str:
    number = (value or "").strip()
    return f"pmid:{number}" if number.isdecimal() and number.strip("0") else ""


def _day(row: Mapping[str, str]) -> str:
    match = _DATE.search(row.get("RetractionDate") or "")
    return f"{match[3]}-{int(match[1]):02d}-{int(match[2]):02d}" if match else ""
