"""The lines of a web page between its headline and its text: dek, byline, date, and where it was filed."""

import re
from collections.abc import Iterator, Sequence

from citecli.documents.bylines import byline, byline_parts
from citecli.documents.dates import date_line
from citecli.readers.document_builder import PartKind
from citecli.references.model import Name
from citecli.text.calendar import month_number
from citecli.text.folding import fold

_MOST_LINES = 6
_LONGEST_LINE = 160
_LONGEST_DEK = 300
_DEK = re.compile(r"(?:^|[\s_-])(?:dek|deck|standfirst|subtitle|sub-?headline|subhead|sottotitolo)(?=$|[\s_-])")
_CREDIT = re.compile(
    r"(?:text|words|story|author|autor|autorin|auteur|autore|testo|texte|texto|door|von|by):?\s+", re.IGNORECASE
)
_DATE_BEFORE_NAMES = re.compile(r"(?P<date>.{6,60}?)\s+(?P<names>(?:by|von|par|por|di|door)\s.+)", re.IGNORECASE)
_AGENCY = re.compile(r"\s*[(\[][\w/ ]{2,20}[)\]]\s*[-–—]?$|\s*[-–—]$")


def head_lines(texts: Sequence[str], marks: Sequence[str], authors: Sequence[Name]) -> tuple[tuple[int, PartKind], ...]:
    """Which of the first blocks of a body are lines of its head, and of what kind, by their number.

    `texts` are the blocks that come after the headline, `marks` what their elements are called, `authors` the names
    that the page gives elsewhere. A dek is marked as one, or stands in one sentence before a byline or a date.
    """
    names = frozenset(fold(name.literal or f"{name.given} {name.family}".strip()) for name in authors)
    found: list[tuple[int, PartKind]] = []
    deks: list[int] = []
    for number, (text, mark) in enumerate(zip(texts[:_MOST_LINES], marks, strict=False)):
        if kind := _kind(text, names):
            found += ((dek, PartKind.DEK) for dek in deks)
            deks.clear()
            found.append((number, kind))
        elif _DEK.search(mark) and len(text) <= _LONGEST_DEK and number + 1 < len(texts):
            found.append((number, PartKind.DEK))
        elif deks or found or len(text) > _LONGEST_DEK or "\n" in text:
            break
        else:
            deks.append(number)
    return tuple(found)


def _kind(text: str, names: frozenset[str]) -> PartKind | None:
    """The kind of a block that is nothing but lines of a head; that of its first line."""
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    kinds = [_kind_of_line(line, names) for line in lines]
    return kinds[0] if kinds and len(kinds) <= _MOST_LINES and all(kinds) else None


def _kind_of_line(line: str, names: frozenset[str]) -> PartKind | None:
    if len(line) > _LONGEST_LINE:
        return None
    if date_line(line):
        return PartKind.DATE
    if byline(line, any_language=True) or _is_credit(line, names):
        return PartKind.BYLINE
    if (match := _DATE_BEFORE_NAMES.fullmatch(line)) and date_line(match["date"]) and _is_byline(match["names"]):
        return PartKind.BYLINE
    kinds = list(_kinds_of_parts(line, names))
    if kinds and all(kinds):
        return kinds[0]
    return PartKind.DATE if _is_filed(line) else None


def _is_byline(words: str) -> bool:
    return bool(byline(words[:1].upper() + words[1:], any_language=True))


def _is_credit(line: str, names: frozenset[str]) -> bool:
    return fold(_CREDIT.sub("", line, count=1).rstrip(",")) in names


def _kinds_of_parts(line: str, names: frozenset[str]) -> Iterator[PartKind | None]:
    """The kinds of the parts of a line such as "By Jane Doe | 3 February 2021", where it has several."""
    parts = byline_parts(line)
    for part in parts if len(parts) > 1 else ():
        if date_line(part):
            yield PartKind.DATE
        elif byline(part, any_language=True) or _is_credit(part, names):
            yield PartKind.BYLINE
        else:
            yield None


def _is_filed(line: str) -> bool:
    """Whether a line only says where and on which day something was filed: "SALTMOUTH, Sept. 3 (AP)"."""
    place, comma, rest = _AGENCY.sub("", line).partition(",")
    words = [word for word in re.split(r"[\s,]+", rest) if word]
    if not comma or not place.isupper() or not 2 <= len(words) <= 5 or not all(w[0].isalnum() for w in words):
        return False
    return any(word.isdigit() for word in words) and any(
        month_number(word.strip("."), any_language=True) for word in words
    )
