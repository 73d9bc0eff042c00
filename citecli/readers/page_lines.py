"""Lines around a page's headline: the byline and the date as readers see them, where no mark says what they are."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from citecli.readers import credit_lines, people
from citecli.readers.metadata import usable_date
from citecli.references.model import Date, DateParts
from citecli.text.calendar import month_in_date
from citecli.text.folding import fold

_BEFORE, _AFTER = 6, 14
_LONGEST = 160
_LABELS = frozenset("by von par por autor autorin author authors auteur autore text verfasser".split())
_PARTS = re.compile(
    r"(?<!\s)\s+(?:[|•·–—-]\s+|[|•·]\s*|(?:on|am|vom|le|el|il)\s+(?=\d|[A-Z][a-z]+day)|um\s+)|[|•·]\s*|,\s+(?=\d)"
)
_BEFORE_NAMES = re.compile(
    r"(?<!\s)\s+(?=(?:By|Von|Par|Por|Door|Escrito por|Written by|Propos recueillis par|A cura di|Ein Bericht von)\s)|"
    r"(?<=\d)\s+(?=(?:by|von|par|por|di|door|Di)\s)"
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d\d(?=\d\d:\d\d)|(?:20\d\d|19\d\d|\d\d)(?!\d))")
_ISO = re.compile(r"(?<![\d/-])((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?![\d/-])")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:\.|º|er|st|nd|rd|th)?\s+(?:de\s+|of\s+|d')?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?((?:19|20)\d\d)(?!\d)"
)
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\.?\s+([^\W\d_]{3,12})\.?\s+(\d{1,2})(?!\d)")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)")
_WITH_CLOCK = re.compile(
    r"([^\W\d_]{3,12})\.?\s+(\d{1,2})\s+\d{1,2}:\d\d(?::\d\d)?\s+(?:[A-Z][A-Za-z]{1,4}\s+|[+-]\d{4}\s+)?((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_EAST_ASIAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_AGE = re.compile(r"\(age[d]?\s|\(alter\s|\bborn\b", re.IGNORECASE)
_LONGEST_LABEL = 30
_LABEL = re.compile(r"\D:|:(?!\d)")
_UPDATED = re.compile(r"updat|aktualisiert|mis à jour|modifi|actualizad|aggiornat|stand|isbn|erschein", re.IGNORECASE)
_OTHER_EVENTS = frozenset(
    "born died joined founded released geboren gestorben ne nee mort morte nacido nato nata nascido rozen urodzony "
    "member since registered mitglied seit registriert dabei inscrit miembro verfugbar bis video expires".split()
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_MOST_WORDS = 4
_NEAREST = 2
_MOST_NAME_WORDS = 6


def around(lines: Sequence[str], headline: str) -> tuple[str, ...]:
    """The lines nearest to the headline, those below it first; none when it isn't there as a line."""
    wanted = fold(headline)
    places = [index for index, line in enumerate(lines) if fold(line) == wanted] if wanted else []
    neighbours: list[str] = []
    # The first may be the site's own name, at the top of every page of it; the last is as a rule in the midst of it.
    for index in dict.fromkeys((*places[:3], *places[-1:])):
        neighbours += [*lines[index + 1 : index + 1 + _AFTER], *reversed(lines[max(0, index - _BEFORE) : index])]
    return tuple(line for line in dict.fromkeys(neighbours) if len(line) <= _LONGEST)


def byline(lines: Sequence[str], *, loosely: bool = False) -> str:
    """The names in the first of these lines that is a byline: "By …", a label and a name, a date and a name.

    `loosely`: also a name alone between the headline and the date, and a name behind "by" in the midst of a line.
    """
    for index, line in enumerate(lines):
        without_by = people.without_by(line)
        if without_by != line and (names := _names(without_by)):
            return names
        if fold(line).strip(" :.") in _LABELS and index + 1 < len(lines) and (names := _names(lines[index + 1])):
            return names
        parts = [part.strip() for part in _PARTS.split(line)]
        if loosely:
            parts = [piece.strip() for part in parts for piece in _BEFORE_NAMES.split(part)]
        is_between = loosely and index < _NEAREST and index + 1 < len(lines) and _is_date(lines[index + 1])
        if (len(parts) > 1 and any(map(_has_day, parts))) or (is_between and len(line.split()) <= _MOST_NAME_WORDS):
            for part in parts:
                if (names := _names(people.without_by(part))) and not _has_day(part):
                    return names
    return ""


def _is_date(line: str) -> bool:
    return dateline([line], "") is not None


def _has_day(part: str) -> bool:
    # Whichever of two days 03/04/2021 may be.
    return day_in(part, "fr") is not None


def signature(lines: Sequence[str]) -> str:
    """The names in the first of these lines that says whose they are ("By …", "Author: …"), "" when none does."""
    for line in lines:
        without_by = people.without_by(line)
        if without_by != line.strip() and (names := _names(without_by)):
            return names
    return ""


def _names(text: str) -> str:
    """The beginning of `text`, as far as it is names of persons; "" when it isn't."""
    part = _PARTS.split(text)[0].partition("(")[0].strip(" :|-–—,;")
    if part.endswith(".") and len(part.rsplit(" ", 1)[-1]) > 3:
        part = part.rstrip(".")
    part = re.sub(r"(?<!\S)([^\s/]*)/\S+$", r"\1", part)
    pieces = [
        credit_lines.tidied(piece, is_guess=True)
        for piece in re.split(
            r",\s*|(?<!\s)\s+(?:and|und|et|y|&|e)\s+", people.without_degrees(credit_lines.without_roles(part))
        )
        if piece
    ]
    named = 0
    while named < len(pieces) and len(pieces[named].split()) <= 5 and people.name(pieces[named]).family:
        named += 1
    return "; ".join(pieces[:named])


def dateline(lines: Sequence[str], language: str) -> Date | None:
    """The first day that one of these lines gives as its own: a date, a word or two and a time, and nothing else.

    `language` (a tag, "") decides what 03/04/2022 means.
    """
    label = ""
    for line in lines:
        before, label = label, line
        if _is_of_another_event(before, line):
            continue
        # "Published on Tuesday, updated on Wednesday": the first is meant.
        first = _UPDATED.split(line, maxsplit=1)[0]
        for part in (first, *_PARTS.split(first), *_BEFORE_NAMES.split(first)):
            day = day_in(part, language)
            if day and len(_WORD.findall(part)) <= _MOST_WORDS and not _LABEL.search(part[:25]):
                return day
    return None


def _is_of_another_event(before: str, line: str) -> bool:
    """Whether a line gives the day of something else: it is below "Born" or "Joined", or gives somebody's age."""
    return bool(_AGE.search(line)) or (
        len(before) < _LONGEST_LABEL and not _OTHER_EVENTS.isdisjoint(_WORD.findall(fold(before)))
    )


def days_of_other_events(lines: Sequence[str], language: str) -> frozenset[Date]:
    """The days that these lines give as those of something else."""
    days = (
        day_in(line, language)
        for before, line in pairwise(("", *lines))
        if len(line) <= _LONGEST and _is_of_another_event(before, line)
    )
    return frozenset(day for day in days if day)


def day_in(line: str, language: str = "") -> Date | None:
    """The first day in `line`, in the notation that is looked for first; `None` when there is none, or it may be two.

    `language` (a tag, "" when unknown) decides what 03/04/2022 means.
    """
    if not any(map(str.isdigit, line)):
        return None
    return next((day for day in map(_valid_date, _days_in(line, language)) if day), None)


def _days_in(line: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Year, month and day of what looks like a day in `line`; a month of 0 is none."""
    for match in _ISO.finditer(line):
        yield int(match[1]), int(match[2]), int(match[3])
    for match in _EAST_ASIAN.finditer(line):
        yield int(match[1]), int(match[2]), int(match[3])
    for match in _NUMERIC.finditer(line):
        yield int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3]), int(match[2]), int(match[1])
    plain = fold(line)
    for match in _DAY_FIRST.finditer(plain):
        yield int(match[3]), month_in_date(match[2]), int(match[1])
    for match in _WITH_CLOCK.finditer(plain):
        yield int(match[3]), month_in_date(match[1]), int(match[2])
    for match in _MONTH_FIRST.finditer(plain):
        yield int(match[3]), month_in_date(match[1]), int(match[2])
    for match in _YEAR_FIRST.finditer(plain):
        yield int(match[1]), month_in_date(match[2]), int(match[3])
    for match in _SLASHED.finditer(line):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if _is_month_first(first, second, language):
            yield year, first, second
        elif first > 12 or first == second or (language and not language.lower().startswith("en")):
            yield year, second, first


def _is_month_first(first: int, second: int, language: str) -> bool:
    """Whether 03/04 is the fourth of March: in American English, and where the second can't be a month."""
    if first > 12 or first == second or (language and not language.lower().startswith("en")):
        return second > 12
    return language.lower() in ("en-us", "en_us") or second > 12


def _valid_date(day: tuple[int, int, int]) -> Date | None:
    year, month, number = day
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return None
    usable = usable_date(f"{year:04d}-{month:02d}-{number:02d}")
    return Date(DateParts(year, month, number)) if usable and usable.start and usable.start.day else None
