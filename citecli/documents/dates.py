"""Dates as documents write them in a line of their own: `November 12, 2022`, `Saturday 12 Nov. 2022`, `2022-11-12`.

Only what can mean one day (or month) is read: `03/04/2022` is left alone, for it means two.
"""

import re
from datetime import date

from citecli.references.model import Date, DateParts

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_PREFIX = r"(?:(?:first |last )?(?:published|posted|updated|modified|dated|date|released|issued)(?: on)?:?\s+)?"
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:(?:,|\s+at|\s+[-–—|])?\s+\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[a-z]{2,4}\)?)?|t\d{2}:\d{2}\S*)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(rf"{_PREFIX}{_WEEKDAY}{form}{_TIME}\.?", re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
    )
)
_LONGEST = 80


def date_line(line: str) -> Date | None:
    """The date that `line` consists of (a weekday, a time and a word like "Published" may go with it), else `None`."""
    line = " ".join(line.split())
    if not 6 <= len(line) <= _LONGEST or not any(map(str.isdigit, line)):
        return None
    for form in _FORMS:
        match = form.fullmatch(line)
        if match and (parts := _parts(match.groupdict())):
            return Date(start=parts)
    return None


def _parts(found: dict[str, str]) -> DateParts | None:
    month = int(found["month"]) if found["month"].isdigit() else _MONTHS.get(found["month"].lower(), 0)
    year, day = int(found["year"]), int(found.get("day") or 0)
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    if "day" in found and not day:
        return None
    return DateParts(year, month, day)


def iso_date(value: str) -> Date | None:
    """`2022`, `2022-11`, `2022-11-12` (a time may follow), or any date that `date_line` reads; else `None`."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?", value.strip())
    if not match:
        return date_line(value)
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Date(start=DateParts(year, month, day))
