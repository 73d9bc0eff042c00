"""CSL-JSON: text or parsed JSON to `Reference`, and back.

Forgiving, because the data comes from many programs: what can be understood is kept, what can't is reported with its
place ("item 3 (smith2020): issued: …"), and one bad item never costs the others. Source: the CSL 1.0.2 data schema,
and for what it leaves open (names in one piece, variables in `note`) the reference implementation's habits.

Two ways are in use of writing variables into `note`, for want of a field of their own: lines of their own ("PMID: 123")
at its head, and `{:original-date:1900}` anywhere in it. Keys are variables as CSL spells them, in small letters, or in
capitals only. Both are habits of reference managers; neither is in the specification.
"""

from collections.abc import Mapping
from typing import TypeAlias

from citecli.errors import InvalidReference
from citecli.frozen import replace
from citecli.references.identifiers import value_without_credentials
from citecli.references.json_values import (
    date_item,
    date_of,
    holds_names,
    is_date,
    kind_of,
    name_item,
    names_of,
    shown,
    text_of,
)
from citecli.references.model import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    TEXT_VARIABLES,
    Date,
    ItemType,
    Name,
    Reference,
)
from citecli.text.messages import unforeseen
from citecli.text.patterns import compiled_late

_LINE = compiled_late(r"([-_a-z]+|[A-Z]+):\s*([^}]+)")
_LINE_IN_WORDS = compiled_late(r"([A-Za-z]+(?:[ -][A-Za-z]+){0,3}):\s*([^}]+)")
_BRACED = compiled_late(r"\{:((?:[-_a-z]+|[A-Z]+):[^}]{1,4000})\}")
_BETWEEN_NAMES = compiled_late(r"(?:(?<!\s)\s+)?\|\|\s*")


def with_note_fields(item: Mapping[str, object], in_words: bool = False) -> Mapping[str, object]:
    """The item with the variables in its note moved to keys of their own; the same object when there are none.

    A type or a date in the note replaces the item's own; other variables are used only if the item lacks them. Reading
    stops at the first line that is not a variable, except the very first line of the note. With `in_words` a variable
    may be called as people type it, too, as Zotero allows ("Original date: 1886").
    """
    note = item.get("note")
    if not isinstance(note, str) or ":" not in note:
        return item
    lines = _lines(note)
    fields: dict[str, object] = {}
    people: dict[str, list[object]] = {}
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line)
        key = match[1] if match else ""
        if not match and in_words and (match := _LINE_IN_WORDS.fullmatch(line)):
            key = match[1].lower().replace(" ", "-")
        if not match or (in_words and key not in _ITEM_KEYS):
            if number == 0:
                continue
            break
        value = match[2].strip()
        if key in ("id", "note") or not value:
            continue
        if key == "type" or key in DATE_VARIABLES:
            fields[key] = value
        elif item.get(key) or key in fields:
            continue
        elif key in NAME_VARIABLES:
            people.setdefault(key, []).append(_name(value))
        else:
            fields[key] = value
        lines[number] = ""
    if not fields and not people:
        return item
    return {**item, **fields, **people, "note": "\n".join(lines).strip()}


def _lines(note: str) -> list[str]:
    """The lines of a note, with each variable in braces on a line of its own.

    Braces are read only at the beginning of a line, one after another; in the first line other words may precede them.
    """
    lines: list[str] = []
    for number, line in enumerate(note.split("\n")):
        position = 0
        for match in _BRACED.finditer(line):
            before = line[position : match.start()]
            if before.strip() and (number > 0 or position > 0) and not _LINE.fullmatch(before):
                break
            lines.extend((before, match[1].strip()) if before.strip() or not lines else (match[1].strip(),))
            position = match.end()
        lines.append(line[position:])
    return lines


def _name(value: str) -> object:
    """The CSL-JSON object of a name written as `Family || Given` or in one piece."""
    parts = _BETWEEN_NAMES.split(value)
    return {"family": parts[0], "given": parts[1]} if len(parts) == 2 else {"literal": value}


Problems: TypeAlias = tuple[str, ...]

_KNOWN_TEXTS = TEXT_VARIABLES | NUMBER_VARIABLES
_ITEM_KEYS = _KNOWN_TEXTS | NAME_VARIABLES | DATE_VARIABLES | {"id", "type"}
_FORMER_KEYS = {"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
"""Keys of early CSL-JSON, and the variables they became."""


# From text.


def parse(text: str) -> tuple[tuple[Reference, ...], Problems]:
    """The references in a CSL-JSON document, and a line for each problem in them.

    The document may be a list of items, one item, `{"items": […]}`, `{"references": […]}`, or an object that maps ids
    to items. An item with the id of an earlier one gets another, unless both are of one work: then the first is kept.
    Where the JSON is damaged, or cut, the items that are whole are read. Raises `InvalidReference` for invalid JSON
    without such items, and for JSON without items.
    """
    from json import JSONDecodeError, loads

    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InvalidReference("not CSL-JSON: it is empty")
    try:
        data = loads(text, parse_constant=lambda _: None)
    except JSONDecodeError as error:
        items, damages = _whole_items(text)
        if not items:
            raise InvalidReference(f"not CSL-JSON: line {error.lineno}, column {error.colno}: {error.msg}") from error
        references, problems = from_items(items)
        return references, (*(damages or [f"line {error.lineno}: the list has no end; the file was cut"]), *problems)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets without end
        raise InvalidReference("not CSL-JSON: it has a number that is too long, or is nested too deeply") from error
    return from_items(_items(data))


def _whole_items(text: str) -> tuple[list[object], list[str]]:
    """The items of a list that can be read though it is damaged, and a line for each place where it is."""
    from json import JSONDecodeError, JSONDecoder

    decoder = JSONDecoder(parse_constant=lambda _: None)
    items: list[object] = []
    problems: list[str] = []
    in_damage = False
    line, counted = 1, 0
    at = text.find("{", text.find("[") + 1)
    while at >= 0:
        try:
            item, end = decoder.raw_decode(text, at)
        except JSONDecodeError as error:
            if not in_damage:
                line, counted = line + text.count("\n", counted, at), at
                problems.append(f"line {line}: the item that begins here can't be read ({error.msg}); skipped")
            in_damage = True
            end = max(error.pos, at + 1)
        except (ValueError, RecursionError):
            break
        else:
            # Within what is damaged, a name or a date is an object, too.
            if isinstance(item, dict) and item.keys() & {"id", "type", "title"}:
                items.append(item)
                in_damage = False
        at = text.find("{", end)
    return items, problems


def _items(data: object) -> list[object]:
    """The items of a parsed CSL-JSON document."""
    if isinstance(data, list):
        return data
    if isinstance(data, dict):
        for key in ("items", "references"):
            if isinstance(data.get(key), list):
                return list(data[key])
        if data and not {"id", "type", "title"} & data.keys() and all(isinstance(item, dict) for item in data.values()):
            return [{"id": key, **item} for key, item in data.items()]
        if data.keys() & _ITEM_KEYS:
            return [data]
        raise InvalidReference("not CSL-JSON: it has none of the keys that an item has (id, type, title, author, …)")
    raise InvalidReference("not CSL-JSON: an item is an object, {…}, and several are a list, […]")


def from_items(items: list[object]) -> tuple[tuple[Reference, ...], Problems]:
    """The references in a list of parsed items, and a line for each problem, which begins with the item's place."""
    references: dict[str, Reference] = {}
    problems: list[str] = []
    taken = {str(item["id"]) for item in items if isinstance(item, Mapping) and isinstance(item.get("id"), str | int)}
    for position, item in enumerate(items, 1):
        if not isinstance(item, Mapping):
            problems.append(f"item {position}: not an object but {kind_of(item)}; skipped")
            continue
        try:
            reference, item_problems = from_item(item)
        except Exception as error:  # an unexpected error in one item must not affect the others
            name = item.get("id")
            place = f"item {position} ({shown(name)})" if isinstance(name, str) else f"item {position}"
            problems.append(f"{place} can't be read ({unforeseen(error)}); skipped")
            continue
        place = f"item {position} ({shown(reference.id)})" if reference.id else f"item {position}"
        problems.extend(f"{place}: {problem}" for problem in item_problems)
        if not reference.id:
            made = f"item-{position}"
            while made in taken:
                made += "-"
            reference = replace(reference, id=made)
        if reference.id in references:
            from citecli.references.citekeys import free_key
            from citecli.references.duplicates import is_same_work

            if is_same_work(references[reference.id], reference):
                problems.append(f"{place}: an earlier item has the same id; skipped")
                continue
            made = free_key(reference.id, taken)
            problems.append(f"{place}: an earlier item has the same id; it was given the id {made}")
            reference = replace(reference, id=made)
        references[reference.id] = reference
        taken.add(reference.id)
    return tuple(references.values()), tuple(problems)


# From an item.


def from_item(item: Mapping[str, object]) -> tuple[Reference, Problems]:
    """The reference in one item, and its problems. A missing id stays "" (`from_items` makes one from the position)."""
    variables = _Variables()
    for key, value in _with_note_fields(item).items():
        if value is None or value == "":
            continue
        if key in _FORMER_KEYS:
            if item.get(_FORMER_KEYS[key]):
                continue
            key = _FORMER_KEYS[key]
        variables.add(key, value_without_credentials(value))
    return variables.reference(), tuple(variables.problems)


class _Variables:
    """Collects the variables of one item by kind, and the problems in them."""

    def __init__(self) -> None:
        self.head = {"id": "", "type": ""}
        self.texts: dict[str, str] = {}
        self.names: dict[str, tuple[Name, ...]] = {}
        self.dates: dict[str, Date] = {}
        self.custom: dict[str, object] = {}
        self.problems: list[str] = []
        self._key = ""

    def add(self, key: str, value: object) -> None:
        """Add one variable with a value that is not empty."""
        self._key = key
        if key in self.head:
            self.head[key] = text_of(value, self._note).strip()
        elif key == "custom":
            self.custom[key] = value
        elif key in NAME_VARIABLES or holds_names(value):
            if people := tuple(names_of(value, self._note)):
                self.names[key] = people
        elif key in DATE_VARIABLES or (key not in _KNOWN_TEXTS and is_date(value)):
            date = date_of(value, self._note)
            if date is not None and (date.start is not None or date.literal):
                self.dates[key] = date
        elif key in _KNOWN_TEXTS or (isinstance(value, (str, int, float)) and not isinstance(value, bool)):
            text = text_of(value, self._note)
            if text := text.strip("\n") if key == "note" else text:
                self.texts[key] = text
        else:
            self.custom[key] = value

    def reference(self) -> Reference:
        """The reference with all variables added so far. A missing id or type is noted as a problem."""
        if not self.head["id"]:
            self.problems.append("it has no id")
        if not self.head["type"]:
            self.problems.append("it has no type; treated as a document")
        kind = self.head["type"] or ItemType.DOCUMENT
        return Reference(self.head["id"], kind, self.texts, self.names, self.dates, self.custom)

    def _note(self, problem: str) -> None:
        self.problems.append(f"{shown(self._key)}: {problem}")


def _with_note_fields(item: Mapping[str, object]) -> Mapping[str, object]:
    """The item with the variables that are written in its note."""
    if "note" not in item:
        return item
    return with_note_fields(item)


# Back to items.


def to_item(reference: Reference) -> dict[str, object]:
    """The CSL-JSON item of a reference; `from_item` reads it as an equal reference."""
    item: dict[str, object] = {"id": reference.id, "type": str(reference.type), **reference.texts}
    for key, names in reference.names.items():
        item[key] = [name_item(name) for name in names]
    for key, date in reference.dates.items():
        item[key] = date_item(date)
    item.update(reference.custom)
    if _with_note_fields(item) is not item:  # after a blank first line no line of the note is read as a variable
        item["note"] = f"\n{item['note']}"
    return item
