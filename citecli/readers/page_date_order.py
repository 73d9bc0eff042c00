"""Which of two days a date in figures is, as a page writes it: 03/04/2021 is one in March or in April."""

import re
from collections.abc import Sequence

_MONTH_FIRST = frozenset("us fm mh pw ph".split())
"""Regions that write the month first."""
_DAY_FIRST_ENGLISH = frozenset("gb uk au nz ie in za ke ng sg mt".split())
_DOMAIN = re.compile(r"https?://[^/?#]{0,200}?\.([a-z]{2,4})(?=[/:?#]|$)")
_FIGURES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:20)?(\d\d)(?![\d/])")
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d)[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)")
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|[.º])?,?\s(?:de\s)?[^\W\d_]{3,12}[.,]?\s(?:de\s)?(20\d\d)(?!\d)"
    r"|(?<![^\W\d_])[^\W\d_]{3,12}\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(20\d\d)(?!\d)"
)
"""A day with its month in words: "3 April 2021", "April 3, 2021"; any word may be the month."""
_LONGEST = 2_000_000


def settled_day(day: str, html: str, language: str, url: str) -> str:
    """`day` (2021-04-03) as the page at `url` in this `language` means it; its year alone where nothing tells.

    A day stays as it is where the page has it in any other form than figures that may be two days.
    """
    year, _, rest = day.partition("-")
    first, _, second = rest.partition("-")
    if not (first.isdecimal() and second.isdecimal()) or first == second or max(int(first), int(second)) > 12:
        return day
    html = html[:_LONGEST]
    figures = [(int(one), int(other), int(short)) for one, other, short in _FIGURES.findall(html)]
    month, number, short = int(first), int(second), int(year[2:])
    if not {(month, number, short), (number, month, short)}.intersection(figures):
        return day
    if _is_said_otherwise(int(year), month, number, html):
        return day
    month_first = _month_first(figures, language, url)
    if month_first is None:
        return year
    # Of the two days the one whose figures stand on the page in the order in which it writes them.
    for this, that in ((month, number), (number, month)):
        if ((this, that) if month_first else (that, this)) + (short,) in figures:
            return f"{year}-{this:02}-{that:02}"
    return day


def _is_said_otherwise(year: int, month: int, number: int, html: str) -> bool:
    """Whether a page has a day as 2021-04-03, too, or with the name of its month."""
    if any(tuple(map(int, found)) == (year, month, number) for found in _YEAR_FIRST.findall(html)):
        return True
    days = (found[:2] if found[0] else found[2:] for found in _NAMED.findall(html))
    return any((int(day), int(of)) == (number, year) for day, of in days)


def _month_first(figures: Sequence[tuple[int, int, int]], language: str, url: str) -> bool | None:
    """Whether a page with these dates in `figures` writes the month first; `None` where nothing tells."""
    for one, other, _ in figures:
        if one > 12 >= other:
            return False
        if other > 12 >= one:
            return True
    main, _, region = language.lower().replace("_", "-").partition("-")
    if region in _MONTH_FIRST:
        return True
    if (main and main != "en") or region in _DAY_FIRST_ENGLISH:
        return False
    domain = _DOMAIN.match(url.lower())
    if domain and domain[1] in (*_MONTH_FIRST, "gov", "mil"):
        return True
    return False if domain and domain[1] in _DAY_FIRST_ENGLISH else None
