"""Read and write the values of a CSL-JSON item (texts, numbers, names, dates), and describe them in messages."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from citecli.frozen import replace
from citecli.references.dates import FARTHEST_YEAR, is_day, read_date, season_of
from citecli.references.model import Date, DateParts, Name
from citecli.references.names import split_particles
from citecli.text.calendar import SEASONS

Note: TypeAlias = Callable[[str], None]
"""A function that takes one line about a problem with a value."""


def text_of(value: object, note: Note) -> str:
    """The value of a text variable. Numbers are converted; other values that are not text are noted ("" if useless)."""
    if isinstance(value, str):
        return value if value.isascii() else _sound(value)
    if isinstance(value, bool):
        note(f"not a text but {str(value).lower()}")
        return ""
    if isinstance(value, int):
        return _digits(value, note)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, list) and value and all(isinstance(item, (str, int, float)) for item in value):
        if len(value) > 1:
            note("several values where there should be one")
        return ", ".join(text_of(item, note) for item in value)
    note(f"not a text but {kind_of(value)}")
    return ""


def _sound(text: str) -> str:
    """The text with lone surrogates replaced: JSON can contain them, but they can't be encoded."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _digits(value: int, note: Note) -> str:
    try:
        return str(value)
    except ValueError:  # Python refuses to convert integers of more than 4,300 digits
        note("a number that is too long")
        return ""


def number_of(value: object, note: Note) -> int:
    """The value as an integer (a year, month or day); 0, with a note, when it is not a number."""
    if isinstance(value, bool):
        note(f"not a number but {str(value).lower()}")
        return 0
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        if abs(value) < 10**12:
            return int(value)
        note("a number that is too large")
        return 0
    if isinstance(value, str):
        digits = value.strip()
        if not digits:
            return 0
        if digits.isascii() and digits.removeprefix("-").isdigit() and len(digits) < 10:
            return int(digits)
    note(f"'{shown(value)}' is not a number")
    return 0


def is_true(value: object) -> bool:
    """The truth value of a JSON value; the texts "", "0", "false" and "no" are false."""
    if isinstance(value, str):
        return value.strip().lower() not in ("", "0", "false", "no")
    return bool(value)


def kind_of(value: object) -> str:
    """The JSON type of a value, in words for a message."""
    kinds = (
        (bool, "true or false"),
        (Mapping, "an object"),
        (list, "a list"),
        (str, "a text"),
        ((int, float), "a number"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "nothing")


def shown(value: object) -> str:
    """A value as text for a message: on one line, at most 40 characters."""
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"


# Names.


_NAME_FIELDS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
}
_NAME_KEYS = frozenset((*_NAME_FIELDS, "name"))


def holds_names(value: object) -> bool:
    """Whether a value of an unknown variable looks like names."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, dict) and _NAME_KEYS & item.keys() for item in value)
    )


def names_of(value: object, note: Note) -> Iterator[Name]:
    """The names in the value of a name variable: a list of objects. A single object or texts are accepted too."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            if item.strip():
                yield Name(literal=text_of(item, note).strip())
        elif isinstance(item, Mapping):
            name = _name(item, note)
            if name is not None:
                yield name
        elif item is not None:
            note(f"not a name but {kind_of(item)}")


def _name(value: Mapping[str, object], note: Note) -> Name | None:
    """One name, `None` when all its parts are empty."""
    family, given = value.get("family"), value.get("given")
    if len(value) == 2 and type(family) is str and type(given) is str and family.strip() and given.strip():
        return split_particles(Name(text_of(family, note).strip(), text_of(given, note).strip()))
    fields: dict[str, str] = {}
    for key, field in _NAME_FIELDS.items():
        part = value.get(key)
        if part is not None and part != "":
            fields[field] = text_of(part, note)
    if not fields and isinstance(value.get("name"), str):
        fields["literal"] = text_of(value["name"], note)
    literal = fields.get("literal", "").strip()
    if literal:
        return Name(literal=literal)
    fields = {field: part if "particle" in field else part.strip() for field, part in fields.items() if part.strip()}
    if not fields:
        return None
    if is_true(value.get("isInstitution")) and fields.keys() == {"family"}:
        return Name(literal=fields["family"])
    name = Name(
        **fields,
        comma_suffix=is_true(value.get("comma-suffix")),
        static_ordering=is_true(value.get("static-ordering")),
    )
    as_it_is = any(key in value and is_true(value[key]) is wanted for key, wanted in _UNPARSED)
    return name if as_it_is else split_particles(name)


_UNPARSED = (("parse-names", False), ("static-particles", True))
"""Keys, each with the value that says that the particles of the name must not be split off."""


def name_item(name: Name) -> dict[str, object]:
    """The CSL-JSON object of a name."""
    item: dict[str, object] = {key: getattr(name, field) for key, field in _NAME_FIELDS.items() if getattr(name, field)}
    if name.comma_suffix:
        item["comma-suffix"] = True
    if name.static_ordering:
        item["static-ordering"] = True
    if split_particles(name) != name:
        item["parse-names"] = False
    return item


# Dates.


_DATE_KEYS = frozenset(("date-parts", "season", "circa", "literal", "raw", "edtf"))


def is_date(value: object) -> bool:
    """Whether a value of an unknown variable looks like a date."""
    return isinstance(value, Mapping) and bool(_DATE_KEYS & value.keys())


def date_of(value: object, note: Note) -> Date | None:
    """The value of a date variable; `None` when it contains no date, which is noted unless the value is empty."""
    if isinstance(value, str):
        return read_date(value) if value.strip() else None
    if isinstance(value, bool):
        note(f"not a date but {str(value).lower()}")
        return None
    if isinstance(value, (int, float)):
        return read_date(text_of(value, note))
    if isinstance(value, list):  # date-parts without their object
        value = {"date-parts": value}
    if not isinstance(value, Mapping):
        note(f"not a date but {kind_of(value)}")
        return None
    date = _from_parts(value.get("date-parts"), note)
    for key in ("edtf", "raw"):
        text = text_of(value[key], note) if date is None and isinstance(value.get(key), (str, int)) else ""
        if text.strip():
            date = read_date(text)
    if date is None and value.get("year"):  # some programs write year, month and day as keys
        date = _from_parts([[value.get(part) for part in ("year", "month", "day")]], note)
    literal = value.get("literal")
    literal = text_of(literal, note).strip() if literal is not None else ""
    if date is None and not literal:
        if value.get("season"):
            note("a season without its year")
        return None
    date = replace(date or Date(), literal=literal or (date.literal if date else ""))
    if is_true(value.get("circa")):
        date = replace(date, circa=True)
    return _with_season(date, value.get("season"), note)


def _from_parts(value: object, note: Note) -> Date | None:
    """The date in `date-parts`: [[year, month, day]], or two lists for a range, whose second may be empty (open)."""
    if value is None or value == []:
        return None
    if not isinstance(value, list):
        note(f"date-parts: not a list but {kind_of(value)}")
        return None
    sides = value if any(isinstance(part, list) for part in value) else [value]
    if len(sides) > 2:
        note("date-parts: more than a start and an end")
    doubtful: list[str] = []
    start = _date_side(sides[0], note, doubtful)
    if start is None:
        return Date(literal=doubtful[0]) if doubtful else None
    end = None
    open_end = False
    if len(sides) > 1:
        unread = len(doubtful)
        end = _date_side(sides[1], note, doubtful)
        open_end = end is None and len(doubtful) == unread
    circa = any(text.rstrip().endswith(("?", "~", "%")) for text in doubtful)
    return Date(start, end, open_end, circa)


def _date_side(value: object, note: Note, doubtful: list[str]) -> DateParts | None:
    """The date in [year, month, day], `None` without a year. A year that can't be read is appended to `doubtful`."""
    parts = value if isinstance(value, list) else [value]
    year = _date_year(parts[0], note, doubtful) if parts else None
    if not year:
        if any(part not in (None, "", 0, "0", "00") for part in parts[1:3]) and year is not None:
            note("a month or day without its year")
        return None
    month, day = (number_of(part, note) if part is not None else 0 for part in (*parts[1:3], None, None)[:2])
    season = season_of(month)
    date_parts = DateParts(year, 0 if season else month, 0 if season else day, season)
    if is_day(date_parts):
        return date_parts
    note(f"there is no such day: {shown('-'.join(map(str, (year, month, day))))}")
    month_only = DateParts(year, month)
    return month_only if is_day(month_only) else DateParts(year)


def _date_year(value: object, note: Note, doubtful: list[str]) -> int | None:
    if isinstance(value, str) and value.strip() and not (value.isascii() and value.isdigit() and len(value) < 7):
        read = read_date(value)
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
        note("a year that is too large")
        return None
    return year


def _with_season(date: Date, value: object, note: Note) -> Date:
    """The date with the season `value`, a number or a word, unless the date has no start or already has a month."""
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
    return replace(date, start=date.start._replace(season=season, season_text="" if number else word))


def date_item(date: Date) -> dict[str, object]:
    """The CSL-JSON object of a date."""
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
    """The list of year, month and day, without missing parts; a season takes the month's place (21 to 24)."""
    if parts.season and not parts.month and not parts.season_text:
        return [parts.year, parts.season + 20]
    return [
        part
        for part, is_given in zip(parts[:3], (True, parts.month, parts.month and parts.day), strict=True)
        if is_given
    ]
