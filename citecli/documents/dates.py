"""Dates that stand in a line of their own in a document: `November 12, 2022`, `Saturday 12 Nov. 2022`, `2022-11-12`.

Stricter than `citecli.references.dates.read_date`, whose input is known to be a date: a line that is taken for a date
here is no longer part of the title or the body. Only unambiguous dates are read; `03/04/2022` could mean two days and
is left alone.
"""

from datetime import date

from citecli.references.model import Date, DateParts
from citecli.text import calendar
from citecli.text.folding import fold

_PREFIXES = frozenset("published posted updated modified dated date released issued".split())
_BEFORE_PREFIX = frozenset({"first", "last"})
_AFTER_PREFIX = frozenset({"on", "at"})
_FOREIGN_PREFIXES = frozenset(
    "le am den el il em op publie publiee publicado publicada pubblicato pubblicata veroffentlicht erschienen stand "
    "gepubliceerd geplaatst mis jour aktualisiert actualizado aggiornato atualizado bijgewerkt".split()
)
_TIME_WORDS = frozenset(
    "at | - – — • · am pm a.m. p.m. a.m p.m noon midnight um uhr à a alle las às as om uur ore heures h".split()
)
_LONGEST = 80


def date_line(line: str) -> Date | None:
    """The date that `line` consists of, with an optional weekday, time and word like "Published"; else `None`."""
    if not 6 <= len(line.strip()) <= _LONGEST or not any(map(str.isdigit, line)):
        return None
    words = _without_prefix(line.replace(",", " , ").split())
    while len(words) > 1 and (words[0] == "," or fold(words[0]).rstrip(":") in _FOREIGN_PREFIXES):
        words = words[1:]
    if words and calendar.is_weekday(words[0], any_language=True):
        words = words[1:]
    words = [word for word in words if word != ","]
    if len(words) > 2 and words[1].lower() in ("de", "di"):
        # 3 de marzo de 2021
        words = [words[0], *(word for word in words[1:5] if word.lower() not in ("de", "del", "di")), *words[5:]]
    for count in (3, 4, 2, 1):
        day = _date_of([word.rstrip(",") for word in words[:count]]) if len(words) >= count else None
        if day and _is_time(words[count:]):
            return Date(start=day)
    return None


def _without_prefix(words: list[str]) -> list[str]:
    at = 0
    if words[0].lower() in _BEFORE_PREFIX:
        at = 1
    if at < len(words) and words[at].lower().rstrip(":") in _PREFIXES:
        at += 1
        return words[at + 1 :] if at < len(words) and words[at].lower().rstrip(":") in _AFTER_PREFIX else words[at:]
    return words


def _date_of(words: list[str]) -> DateParts | None:
    """The day or month that all these words together stand for; `None` for anything else."""

    def month_number(word: str) -> int:
        return calendar.month_number(word, any_language=True)

    match words:
        case [month, day, year] if month_number(month):
            return _valid_date(year, month_number(month), _ordinal(day))
        case [day, month, year]:
            return _valid_date(year, month_number(month), _ordinal(day))
        case [day, "of", month, year]:
            return _valid_date(year, month_number(month), _ordinal(day))
        case [month, year]:
            return _valid_date(year, month_number(month), None)
        case [figures]:
            return _numeric(figures)
        case _:
            return None


def _ordinal(word: str) -> int:
    """The number of a day (`3`, `3rd`, `3.`, `1er`, `1º`), 0 for any other word."""
    digits = word.rstrip(".").rstrip("º°")
    if digits[-2:].lower() in ("st", "nd", "rd", "th", "er"):
        digits = digits[:-2]
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 2 else 0


def _valid_date(year: str, month: int, day: int | None) -> DateParts | None:
    year = year.rstrip(".")
    if not (len(year) == 4 and year.isascii() and year.isdecimal() and month) or day == 0:
        return None
    try:
        date(int(year), month, day or 1)
    except ValueError:
        return None
    return DateParts(int(year), month, day or 0)


def _numeric(word: str) -> DateParts | None:
    """Read `2022-11-12` and `2022/11/12` (optionally with T and a time), and `12.11.2022` (day first)."""
    day = word.partition("T")[0] if word[10:11] == "T" else word
    for mark in "-/":
        match day.split(mark):
            case [year, month, number] if len(year) == 4:
                return _valid_date(year, _number(month), _number(number))
    match day.split("."):
        case [number, month, year]:
            return _valid_date(year, _number(month), _number(number))
    return None


def _number(digits: str) -> int:
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 2 else 0


def _is_time(words: list[str]) -> bool:
    """Whether the words are a time of day with its time zone and connecting words; true for no words."""
    if not words:
        return True
    has_clock = any(_is_clock(word) for word in words)
    return has_clock and all(
        _is_clock(word)
        or word.lower() in _TIME_WORDS
        or (2 <= len(word.strip("()")) <= 5 and word.strip("()").isupper())
        or word[:3] in ("UTC", "GMT")
        for word in words
    )


def _is_clock(word: str) -> bool:
    lower = word.lower()
    for suffix in ("am", "pm", "a.m.", "p.m."):
        lower = lower.removesuffix(suffix)
    parts = lower.replace(".", ":").replace("h", ":").rstrip("z").split(":")
    return 2 <= len(parts) <= 3 and all(part.isascii() and part.isdecimal() and len(part) <= 2 for part in parts)
