"""Single values of CSL-JSON: texts, numbers, truth values; and how messages speak of them."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

Note: TypeAlias = Callable[[str], None]
"""Takes one line about what is wrong with a value."""


def text_of(value: object, note: Note) -> str:
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
        return ", ".join(text_of(one, note) for one in value)
    note(f"not a text but {kind_of(value)}")
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


def number_of(value: object, note: Note) -> int:
    """A month or day (or a year given as number), 0 for none."""
    if isinstance(value, bool):
        note(f"not a number but {str(value).lower()}")
        return 0
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        if abs(value) < 10**12:
            return int(value)
        note("a number beyond all measure")
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
    """A truth value, however written."""
    if isinstance(value, str):
        return value.strip().lower() not in ("", "0", "false", "no")
    return bool(value)


def kind_of(value: object) -> str:
    """What a value is, in JSON's words."""
    kinds = (
        (bool, "true or false"),
        (Mapping, "an object"),
        (list, "a list"),
        (str, "a text"),
        ((int, float), "a number"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "nothing")


def shown(value: object) -> str:
    """A value fit for a message: one line, not endless."""
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"
