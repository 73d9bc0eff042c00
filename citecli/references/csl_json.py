"""CSL-JSON: text or parsed JSON to `Reference`, and back.

Forgiving, because the data comes from many programs: what can be understood is kept, what can't is reported with its
place ("item 3 (smith2020): issued: …"), and one bad item never costs the others. Source: the CSL 1.0.2 data schema,
and for what it leaves open (names in one piece, variables in `note`) the reference implementation's habits.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from citecli.errors import InvalidReference
from citecli.references.calendar import FARTHEST_YEAR, SEASONS, is_day, season_of
from citecli.references.model import Date, DateParts, ItemType, Name, Reference
from citecli.references.particles import split_particles
from citecli.references.variables import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES

Note: TypeAlias = Callable[[str], None]
Problems: TypeAlias = tuple[str, ...]

_KNOWN_TEXTS = TEXT_VARIABLES | NUMBER_VARIABLES
_FORMER_KEYS = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
"""Keys of early CSL-JSON, and the variables they became."""

_NAME_FIELDS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
}
_NAME_KEYS = frozenset((*_NAME_FIELDS, "name"))
_DATE_KEYS = frozenset(("date-parts", "season", "circa", "literal", "raw", "edtf"))


# From text.


def parse(text: str) -> tuple[tuple[Reference, ...], Problems]:
    """The references in a CSL-JSON document, and what was wrong with them, a line each.

    A document is a list of items, one item, `{"items": […]}`, or an object that has items by their ids. Of items with
    the same id the first is kept. Raises `InvalidReference` when it is no JSON or holds nothing like an item.
    """
    from json import JSONDecodeError, loads

    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InvalidReference("no CSL-JSON: there is nothing in it")
    try:
        data = loads(text, parse_constant=lambda _: None)
    except JSONDecodeError as error:
        raise InvalidReference(f"no CSL-JSON: line {error.lineno}, column {error.colno}: {error.msg}") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets without end
        raise InvalidReference("no CSL-JSON: it holds a number too long or is nested too deeply") from error
    return from_items(_items(data))


def _items(data: object) -> list[object]:
    """The items of a document."""
    if isinstance(data, list):
        return data
    if isinstance(data, dict):
        for key in ("items", "references"):
            if isinstance(data.get(key), list):
                return list(data[key])
        if data and not {"id", "type", "title"} & data.keys() and all(isinstance(one, dict) for one in data.values()):
            return [{"id": key, **item} for key, item in data.items()]
        return [data]
    raise InvalidReference("no CSL-JSON: an item is an object, {…}, and several are a list, […]")


def from_items(items: list[object]) -> tuple[tuple[Reference, ...], Problems]:
    """References from a list of items, and the problems, each with the place of its item."""
    references: dict[str, Reference] = {}
    problems: list[str] = []
    own_ids: set[str] | None = None
    for position, item in enumerate(items, 1):
        if not isinstance(item, Mapping):
            problems.append(f"item {position}: not an object but {_kind(item)}; passed over")
            continue
        reference, found = from_item(item)
        place = f"item {position} ({_shown(reference.id)})" if reference.id else f"item {position}"
        problems.extend(f"{place}: {problem}" for problem in found)
        if not reference.id:
            if own_ids is None:
                own_ids = {str(one["id"]) for one in items if isinstance(one, Mapping) and "id" in one}
            made = f"item-{position}"
            while made in references or made in own_ids:
                made += "-"
            reference = reference._replace(id=made)
        if reference.id in references:
            problems.append(f"{place}: an earlier item has the same id; passed over")
        else:
            references[reference.id] = reference
    return tuple(references.values()), tuple(problems)


# From an item.


def from_item(item: Mapping[str, object]) -> tuple[Reference, Problems]:
    """One item. A missing id stays "" (`from_items` makes one from the position)."""
    problems: list[str] = []
    texts: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, Date] = {}
    custom: dict[str, object] = {}
    identifier = kind = ""
    for key, value in _with_note_fields(item).items():
        key = _FORMER_KEYS.get(key, key)

        def note(problem: str, key: str = key) -> None:
            problems.append(f"{_shown(key)}: {problem}")

        if value is None or value == "":
            continue
        if key == "id":
            identifier = _text(value, note).strip()
        elif key == "type":
            kind = _text(value, note).strip()
        elif key in NAME_VARIABLES or _holds_names(value):
            people = tuple(_names(value, note))
            if people:
                names[key] = people
        elif key in DATE_VARIABLES or (key not in _KNOWN_TEXTS and _is_date(value)):
            date = _date(value, note)
            if date is not None:
                dates[key] = date
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
            if key not in texts:
                texts[key] = _text(value, note).strip("\n") if key == "note" else _text(value, note)
        elif key in _KNOWN_TEXTS:
            text = _text(value, note)
            if text:
                texts[key] = text
        else:
            custom[key] = value
    if not identifier:
        problems.append("it has no id")
    if not kind:
        problems.append("it has no type; it counts as a document")
    return Reference(identifier, kind or ItemType.DOCUMENT, texts, names, dates, custom), tuple(problems)


def _with_note_fields(item: Mapping[str, object]) -> Mapping[str, object]:
    """The item with the variables that its note holds."""
    if "note" not in item:
        return item
    from citecli.references.note_fields import with_note_fields

    return with_note_fields(item)


def _read_date(text: str) -> Date:
    """A date in a text."""
    from citecli.references.dates import read_date

    return read_date(text)


def _text(value: object, note: Note) -> str:
    """A text variable's value; what is no text is noted and made one if that can be done."""
    if isinstance(value, str):
        return value if value.isascii() else _sound(value)
    if isinstance(value, bool):
        note(f"not a text but {str(value).lower()}")
        return ""
    if isinstance(value, int):
        return _digits(value, note)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, list) and value and all(isinstance(one, (str, int, float)) for one in value):
        if len(value) > 1:
            note("several values where there should be one")
        return ", ".join(_text(one, note) for one in value)
    note(f"not a text but {_kind(value)}")
    return ""


def _sound(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON can spell and nothing can encode."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _digits(value: int, note: Note) -> str:
    try:
        return str(value)
    except ValueError:  # Python writes no number of more than 4,300 digits
        note("a number too long to be written")
        return ""


# Names.


def _holds_names(value: object) -> bool:
    """Whether a value of an unknown variable looks like names."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, dict) and _NAME_KEYS & one.keys() for one in value)
    )


def _names(value: object, note: Note) -> Iterator[Name]:
    """The names of a name variable: a list of objects; single ones and texts are understood too."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            if one.strip():
                yield Name(literal=_text(one, note).strip())
        elif isinstance(one, Mapping):
            name = _name(one, note)
            if name is not None:
                yield name
        elif one is not None:
            note(f"not a name but {_kind(one)}")


def _name(value: Mapping[str, object], note: Note) -> Name | None:
    """One name, `None` when all its parts are empty."""
    fields: dict[str, str] = {}
    for key, field in _NAME_FIELDS.items():
        part = value.get(key)
        if part is not None and part != "":
            fields[field] = _text(part, note)
    if not fields and isinstance(value.get("name"), str):
        fields["literal"] = _text(value["name"], note)
    literal = fields.get("literal", "").strip()
    if literal:
        return Name(literal=literal)
    fields = {field: part for field, part in fields.items() if part.strip()}
    if not fields:
        return None
    if _flag(value.get("isInstitution")) and fields.keys() == {"family"}:
        return Name(literal=fields["family"].strip())
    name = Name(
        **fields,
        comma_suffix=_flag(value.get("comma-suffix")),
        static_ordering=_flag(value.get("static-ordering")),
    )
    as_it_is = any(key in value and _flag(value[key]) is wanted for key, wanted in _UNPARSED)
    return name if as_it_is else split_particles(name)


_UNPARSED = (("parse-names", False), ("static-particles", True))
"""What a name says that is not to be taken apart."""


def _flag(value: object) -> bool:
    """A truth value, however written."""
    if isinstance(value, str):
        return value.strip().lower() not in ("", "0", "false", "no")
    return bool(value)


# Dates.


def _is_date(value: object) -> bool:
    return isinstance(value, Mapping) and bool(_DATE_KEYS & value.keys())


def _date(value: object, note: Note) -> Date | None:
    """A date variable's value, `None` (noted, unless it is empty) when there is no date in it."""
    if isinstance(value, str):
        return _read_date(value) if value.strip() else None
    if isinstance(value, bool):
        note(f"not a date but {str(value).lower()}")
        return None
    if isinstance(value, (int, float)):
        return _read_date(_text(value, note))
    if isinstance(value, list):  # date-parts without their object
        value = {"date-parts": value}
    if not isinstance(value, Mapping):
        note(f"not a date but {_kind(value)}")
        return None
    date = _from_parts(value.get("date-parts"), note)
    for key in ("edtf", "raw"):
        if date is None and isinstance(value.get(key), (str, int)) and str(value[key]).strip():
            date = _read_date(_text(value[key], note))
    literal = value.get("literal")
    literal = _text(literal, note).strip() if literal is not None else ""
    if date is None and not literal:
        return None
    date = (date or Date())._replace(literal=literal or (date.literal if date else ""))
    if _flag(value.get("circa")):
        date = date._replace(circa=True)
    return _with_season(date, value.get("season"), note)


def _from_parts(value: object, note: Note) -> Date | None:
    """`date-parts`: [[year, month, day]] or two of them; an empty second one leaves the range open."""
    if value is None or value == []:
        return None
    if not isinstance(value, list):
        note(f"date-parts: not a list but {_kind(value)}")
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
        return None
    month, day = (_number(part, note) if part is not None else 0 for part in (*parts[1:3], None, None)[:2])
    season = season_of(month)
    whole = DateParts(year, 0 if season else month, 0 if season else day, season)
    if is_day(whole):
        return whole
    note(f"there is no such day: {_shown('-'.join(map(str, (year, month, day))))}")
    month_only = DateParts(year, month)
    return month_only if is_day(month_only) else DateParts(year)


def _year(value: object, note: Note, doubtful: list[str]) -> int | None:
    if isinstance(value, str) and value.strip() and not (value.isascii() and value.isdigit() and len(value) < 7):
        read = _read_date(value)
        if read.literal or read.start is None:
            if value.strip().strip("0"):
                doubtful.append(value.strip())
                note(f"'{_shown(value)}' is not a year")
            return None
        if read.circa:
            doubtful.append(value)
        return read.start.year
    year = _number(value, note) if value is not None else 0
    if abs(year) > FARTHEST_YEAR:
        note("a year beyond all measure")
        return None
    return year


def _number(value: object, note: Note) -> int:
    """A month or day (or a year given as number), 0 for none."""
    if isinstance(value, bool):
        note(f"not a number but {str(value).lower()}")
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        digits = value.strip()
        if not digits:
            return 0
        if digits.isascii() and digits.removeprefix("-").isdigit() and len(digits) < 10:
            return int(digits)
    note(f"'{_shown(value)}' is not a number")
    return 0


def _with_season(date: Date, value: object, note: Note) -> Date:
    """The date with its `season`, a number from 1 to 4 or an English word, where there is room for it."""
    if value is None or value == "":
        return date
    word = _text(value, note).strip()
    season = SEASONS.get(word.lower()) or (int(word) if word.isascii() and word.isdigit() and len(word) < 3 else 0)
    season = season_of(season) or season
    if not 1 <= season <= 4:
        note(f"'{_shown(word)}' is not a season")
        return date
    if date.start is None or date.start.month:
        return date
    return date._replace(start=date.start._replace(season=season))


# Back to items.


def to_item(reference: Reference) -> dict[str, object]:
    """The item that `from_item` reads as this reference."""
    item: dict[str, object] = {"id": reference.id, "type": str(reference.type), **reference.texts}
    for key, names in reference.names.items():
        item[key] = [_name_item(name) for name in names]
    for key, date in reference.dates.items():
        item[key] = _date_item(date)
    item.update(reference.custom)
    if _with_note_fields(item) is not item:  # a blank first line, and no line is taken for a variable
        item["note"] = f"\n{item['note']}"
    return item


def _name_item(name: Name) -> dict[str, object]:
    item: dict[str, object] = {key: getattr(name, field) for key, field in _NAME_FIELDS.items() if getattr(name, field)}
    if name.comma_suffix:
        item["comma-suffix"] = True
    if name.static_ordering:
        item["static-ordering"] = True
    if split_particles(name) != name:
        item["parse-names"] = False
    return item


def _date_item(date: Date) -> dict[str, object]:
    item: dict[str, object] = {}
    sides = [side for side in (date.start, date.end) if side is not None]
    if sides:
        parts: list[list[int]] = [_parts_item(side) for side in sides]
        item["date-parts"] = [*parts, [0]] if date.open_end else parts
    if date.circa:
        item["circa"] = True
    if date.literal:
        item["literal"] = date.literal
    return item


def _parts_item(parts: DateParts) -> list[int]:
    """Year, month and day as far as there are any; a season as EDTF numbers it, in the month's place."""
    if parts.season and not parts.month:
        return [parts.year, parts.season + 20]
    return [
        part for part, known in zip(parts[:3], (True, parts.month, parts.month and parts.day), strict=True) if known
    ]


# Messages.


def _kind(value: object) -> str:
    """What a value is, in JSON's words."""
    kinds = (
        (bool, "true or false"),
        (Mapping, "an object"),
        (list, "a list"),
        (str, "a text"),
        ((int, float), "a number"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "nothing")


def _shown(value: object) -> str:
    """A value fit for a message: one line, not endless."""
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"
