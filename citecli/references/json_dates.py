"""The dates of a CSL-JSON item, read and written."""

from collections.abc import Mapping

from citecli.references.calendar import FARTHEST_YEAR, is_day, season_of
from citecli.references.json_values import Note, is_true, kind_of, number_of, shown, text_of
from citecli.references.model import Date, DateParts
from citecli.text.calendar import SEASONS

_DATE_KEYS = frozenset(("date-parts", "season", "circa", "literal", "raw", "edtf"))


def is_date(value: object) -> bool:
    """Whether a value of an unknown variable looks like a date."""
    return isinstance(value, Mapping) and bool(_DATE_KEYS & value.keys())


def date_of(value: object, note: Note) -> Date | None:
    """A date variable's value, `None` (noted, unless it is empty) when there is no date in it."""
    if isinstance(value, str):
        return _read_date(value) if value.strip() else None
    if isinstance(value, bool):
        note(f"not a date but {str(value).lower()}")
        return None
    if isinstance(value, (int, float)):
        return _read_date(text_of(value, note))
    if isinstance(value, list):  # date-parts without their object
        value = {"date-parts": value}
    if not isinstance(value, Mapping):
        note(f"not a date but {kind_of(value)}")
        return None
    date = _from_parts(value.get("date-parts"), note)
    for key in ("edtf", "raw"):
        text = text_of(value[key], note) if date is None and isinstance(value.get(key), (str, int)) else ""
        if text.strip():
            date = _read_date(text)
    if date is None and value.get("year"):  # as some programs write it
        date = _from_parts([[value.get(part) for part in ("year", "month", "day")]], note)
    literal = value.get("literal")
    literal = text_of(literal, note).strip() if literal is not None else ""
    if date is None and not literal:
        if value.get("season"):
            note("a season without its year")
        return None
    date = (date or Date())._replace(literal=literal or (date.literal if date else ""))
    if is_true(value.get("circa")):
        date = date._replace(circa=True)
    return _with_season(date, value.get("season"), note)


def _from_parts(value: object, note: Note) -> Date | None:
    """`date-parts`: [[year, month, day]] or two of them; an empty second one leaves the range open."""
    if value is None or value == []:
        return None
    if not isinstance(value, list):
        note(f"date-parts: not a list but {kind_of(value)}")
        return None
    sides = value if any(isinstance(one, list) for one in value) else [value]
    if len(sides) > 2:
        note("date-parts: more than a beginning and an end")
    doubtful: list[str] = []
    start = _side(sides[0], note, doubtful)
    if start is None:
        return Date(literal=doubtful[0]) if doubtful else None
    end = None
    open_end = False
    if len(sides) > 1:
        unread = len(doubtful)
        end = _side(sides[1], note, doubtful)
        open_end = end is None and len(doubtful) == unread
    circa = any(text.rstrip().endswith(("?", "~", "%")) for text in doubtful)
    return Date(start, end, open_end, circa)


def _side(value: object, note: Note, doubtful: list[str]) -> DateParts | None:
    """[year, month, day], `None` when there is no year. What could not be read as a year goes to `doubtful`."""
    parts = value if isinstance(value, list) else [value]
    year = _year(parts[0], note, doubtful) if parts else None
    if not year:
        if any(part not in (None, "", 0, "0", "00") for part in parts[1:3]) and year is not None:
            note("a month or day without its year")
        return None
    month, day = (number_of(part, note) if part is not None else 0 for part in (*parts[1:3], None, None)[:2])
    season = season_of(month)
    whole = DateParts(year, 0 if season else month, 0 if season else day, season)
    if is_day(whole):
        return whole
    note(f"there is no such day: {shown('-'.join(map(str, (year, month, day))))}")
    month_only = DateParts(year, month)
    return month_only if is_day(month_only) else DateParts(year)


def _year(value: object, note: Note, doubtful: list[str]) -> int | None:
    if isinstance(value, str) and value.strip() and not (value.isascii() and value.isdigit() and len(value) < 7):
        read = _read_date(value)
        if read.literal or read.start is None:
            if value.strip().strip("0"):
                doubtful.append(value.strip())
                note(f"'{shown(value)}' is not a year")
            return None
        if read.circa:
            doubtful.append(value)
        return read.start.year
    year = number_of(value, note) if value is not None else 0
    if abs(year) > FARTHEST_YEAR:
        note("a year beyond all measure")
        return None
    return year


def _with_season(date: Date, value: object, note: Note) -> Date:
    """The date with its `season`, a number from 1 to 4 or a word, where there is room for it."""
    if value is None or value == "":
        return date
    word = text_of(value, note).strip()
    number = int(word) if word.isascii() and word.isdigit() and len(word) < 3 else 0
    season = SEASONS.get(word.lower()) or season_of(number) or number
    if not 0 <= season <= 4 or (number == season == 0 and not word[:1].isalpha()):
        note(f"'{shown(word)}' is not a season")
        return date
    if date.start is None or date.start.month:
        return date
    return date._replace(start=date.start._replace(season=season, season_text="" if number else word))


def _read_date(text: str) -> Date:
    """A date in a text."""
    from citecli.references.dates import read_date

    return read_date(text)


def date_item(date: Date) -> dict[str, object]:
    """The object that is read as this date."""
    item: dict[str, object] = {}
    sides = [side for side in (date.start, date.end) if side is not None]
    if sides:
        parts: list[list[int]] = [_parts_item(side) for side in sides]
        item["date-parts"] = [*parts, [0]] if date.open_end else parts
    if date.start is not None and date.start.season_text:
        item["season"] = date.start.season_text
    if date.circa:
        item["circa"] = True
    if date.literal:
        item["literal"] = date.literal
    return item


def _parts_item(parts: DateParts) -> list[int]:
    """Year, month and day as far as there are any; a season as EDTF numbers it, in the month's place."""
    if parts.season and not parts.month and not parts.season_text:
        return [parts.year, parts.season + 20]
    return [
        part for part, known in zip(parts[:3], (True, parts.month, parts.month and parts.day), strict=True) if known
    ]
