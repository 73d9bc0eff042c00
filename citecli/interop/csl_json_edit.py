"""Changing values of items in a CSL-JSON file: the other items, and their order, stay."""

import re
from collections.abc import Mapping
from json import dumps, loads

from citecli.errors import InvalidReference

_INDENT = re.compile(r"\A\s*[\[{]\s*?\n([ \t]+)\S")


def with_changes(text: str, changes: Mapping[str, Mapping[str, object]]) -> tuple[str, tuple[str, ...]]:
    """A file's text with new values by the id of the item, and the ids that were not found in it.

    Raises `InvalidReference` for a file that is no JSON.
    """
    try:
        data = loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise InvalidReference("it is damaged; repair it first, as with `citecli convert`") from None
    found: set[str] = set()
    for key, item in _items(data):
        if key in changes and key not in found:
            found.add(key)
            item.update(changes[key])
    indent = _INDENT.match(text)
    width = indent[1] if indent else None
    whole = dumps(data, ensure_ascii=text.isascii(), indent=width, separators=None if width else _separators(text))
    end = "\n" if text.endswith("\n") else ""
    return whole + end, tuple(key for key in changes if key not in found)


def _items(data: object) -> list[tuple[str, dict[str, object]]]:
    """The items with their ids, in each shape that a file may have."""
    if isinstance(data, dict):
        for key in ("items", "references"):
            if isinstance(data.get(key), list):
                return _items(data[key])
        if "id" in data:
            return [(str(data["id"]), data)]
        return [(key, item) for key, item in data.items() if isinstance(item, dict)]
    if not isinstance(data, list):
        return []
    return [(str(item.get("id", "")), item) for item in data if isinstance(item, dict)]


def _separators(text: str) -> tuple[str, str]:
    """Commas and colons as the file has them, on one line."""
    return (", ", ": ") if '": ' in text else (",", ":")
