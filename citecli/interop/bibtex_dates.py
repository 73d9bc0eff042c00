"""Dates in BibTeX (`year`, `month`, `day`) and BibLaTeX (`date`, ISO 8601-2)."""

import re
from functools import lru_cache

from citecli.interop.latex_text import plain
from citecli.references.dates import read_date, season_of
from citecli.references.model import Date, DateParts
from citecli.text.numerals import range_end, whole_number

_UNSPECIFIED = re.compile(r"(\d{2})(\d|[XU])[XU]", re.IGNORECASE)
_WITH_WORDS = re.compile(r"((?:1\d|20)\d\d)[.,;]?\s*+[\[(]\s*+([^\[\]()]{1,40}+)[\])]")
_BEFORE_CHRIST = re.compile(r"-(\d{4})(?!\d)|\b0000(?=$|-)")
_NO_END = frozenset(("..", "open", "unknown", ""))
_YEARS = re.compile(r"(-?\d{1,6})([~?%]?)(?:\s*[-–—/]{1,3}\s*(\d{2,4}))?")
_DAYS = re.compile(r"(\d{1,2})(?:\s*[-–—/]+\s*(\d{1,2}))?")
_TILDE = "\ue002"
_ENDS_IN_DAY = re.compile(r"\d$")


def date(latex: str) -> Date | None:
    """The date that a BibLaTeX date field stands for, `None` when it is empty."""
    text = _plain(latex)
    if not text:
        return None
    start, slash, end = text.partition("/")
    sides = [_astronomical(_specified(side.strip())) for side in ((start, end) if slash else (start,))]
    if slash:
        first, last = sides[0], sides[-1]
        if last.lower() in _NO_END:
            last = ".."
        if first.lower() in _NO_END and last != "..":  # only the end is known
            return read_date(last)
        return read_date(f"{first}/{last}")
    return read_date(sides[0])


def _plain(latex: str) -> str:
    """The text of a field in which ~ is no space but says that a date is not certain."""
    return plain(latex.replace("~", _TILDE)).replace(_TILDE, "~")


def _specified(side: str) -> str:
    """A year whose last figures are left open, as the range that it is (biblatex manual, table 3)."""
    match = _UNSPECIFIED.fullmatch(side)
    if not match:
        return side
    if not match[2].isdigit():
        return f"{match[1]}00/{match[1]}99"
    return f"{match[1]}{match[2]}0/{match[1]}{match[2]}9"


def _astronomical(side: str) -> str:
    """A date before Christ as CSL has it, where there is no year 0: ISO 8601's -0043 is 44 BC."""
    if not side.startswith(("-", "0000")):
        return side
    return _BEFORE_CHRIST.sub(lambda match: f"-{int(match[1] or 0) + 1:04d}", side, count=1)


def words_of_year(year_field: str) -> str:
    """What stands in brackets behind a year, "Online" in `2009 [Online]`; "" without any."""
    match = _WITH_WORDS.fullmatch(_plain(year_field))
    return match[2].strip() if match and not match[2].strip().isdigit() else ""


@lru_cache(maxsize=1024)
def from_parts(year_field: str, month_field: str = "", day_field: str = "") -> Date | None:
    """The date that year, month and day give, `None` when there is none.

    A year that is no number ("in press") becomes the date's text.
    """
    year_text = _plain(year_field)
    month_text = plain(month_field)
    if not year_text:
        return None
    with_words = _WITH_WORDS.fullmatch(year_text)
    years = _YEARS.fullmatch(with_words[1] if with_words else year_text)
    if not years or not int(years[1]):
        whole_date = date(year_field) if not month_text else None
        return whole_date or read_date(f"{month_text} {year_text}".strip())
    year = int(years[1])
    circa = bool(years[2])
    if years[3]:
        last = int(range_end(years[1], years[3]))
        return Date(DateParts(year), DateParts(last), circa=circa) if last > year else read_date(year_text)
    start, end = _months(month_text, plain(day_field), year)
    return Date(start, end, circa=circa)


def _months(month_text: str, day_text: str, year: int) -> tuple[DateParts, DateParts | None]:
    """A month, with a day or to another; what is no month is left out, the year stays."""
    only_year = DateParts(year)
    if not month_text:
        return only_year, None
    if (month := whole_number(month_text)) is not None:
        season = season_of(month)
        if season:
            return DateParts(year, season=season), None
        start = DateParts(year, month) if 1 <= month <= 12 else only_year
        days = _DAYS.fullmatch(day_text)
        if start.month and days:
            last = DateParts(year, month, int(days[2])) if days[2] else None
            return _day(start, int(days[1])), last
        return start, None
    # In words, with figures of days, or two months: as people write dates.
    words = f"{month_text} {day_text}".replace("\u00a0", " ").replace("~", " ").strip()
    named_date = read_date(f"{words} {year}" if not _ENDS_IN_DAY.search(words) else f"{words}, {year}")
    if named_date.start and not named_date.literal:
        return named_date.start, named_date.end
    return only_year, None


def _day(start: DateParts, day: int) -> DateParts:
    return start._replace(day=day) if 1 <= day <= 31 else start
