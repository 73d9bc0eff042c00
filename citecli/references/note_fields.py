"""CSL variables that reference managers write into an item's `note`, for lack of a field of their own.

There are two notations: separate lines ("PMID: 123") at the beginning of the note, and `{:original-date:1900}`. Keys
are the names of CSL variables, all lower case or all upper case. The reference implementation of CSL, citeproc-js,
reads both; neither is in the specification.
"""

import re
from collections.abc import Mapping

from citecli.references.model import DATE_VARIABLES, NAME_VARIABLES

_LINE = re.compile(r"([-_a-z]+|[A-Z]+):\s*([^}]+)")
_BRACED = re.compile(r"\{:((?:[-_a-z]+|[A-Z]+):[^}]{1,4000})\}")
_BETWEEN_NAMES = re.compile(r"(?:(?<!\s)\s+)?\|\|\s*")


def with_note_fields(item: Mapping[str, object]) -> Mapping[str, object]:
    """The item with the variables in its note moved to keys of their own; the same object when there are none.

    A type or a date in the note replaces the item's own; other variables are used only if the item lacks them. Reading
    stops at the first line that is not a variable, except the very first line of the note.
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
        if not match:
            if number == 0:
                continue
            break
        key, value = match[1], match[2].strip()
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
