"""Variables written into an item's `note`, for want of a field of their own.

Two ways are in use: lines of their own ("PMID: 123") at the head of the note, and `{:original-date:1900}` anywhere in
it. Keys are variables as CSL spells them, in small letters, or in capitals only. Both are habits of reference managers
that the reference implementation of CSL honours; neither is in the specification.
"""

import re
from collections.abc import Mapping

from citecli.references.model import DATE_VARIABLES, NAME_VARIABLES

_LINE = re.compile(r"([-_a-z]+|[A-Z]+):\s*([^}]+)")
_BRACED = re.compile(r"\{:((?:[-_a-z]+|[A-Z]+):[^}]{1,4000})\}")
_BETWEEN_NAMES = re.compile(r"(?:(?<!\s)\s+)?\|\|\s*")


def with_note_fields(item: Mapping[str, object]) -> Mapping[str, object]:
    """The item with those variables in their places and out of the note; the item itself when there are none.

    A type and dates go before the item's own, other variables fill gaps. The first line that is no variable ends them,
    unless it is the very first of the note.
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
    """The lines of a note, what stood in braces on lines of its own.

    Only at the beginning of a line are braces read, one after the other; the note's first words may precede them.
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
    """`Family || Given`, or a name in one piece."""
    parts = _BETWEEN_NAMES.split(value)
    return {"family": parts[0], "given": parts[1]} if len(parts) == 2 else {"literal": value}
