"""Look: how an element's text is dressed: affixes, format, quotes, case (specification, "Formatting")."""

from enum import StrEnum
from typing import NamedTuple

from citecli.markup.nodes import Display, FontFormat


class TextCase(StrEnum):
    """The values of `text-case`."""

    LOWERCASE = "lowercase"
    UPPERCASE = "uppercase"
    CAPITALIZE_FIRST = "capitalize-first"
    CAPITALIZE_ALL = "capitalize-all"
    SENTENCE = "sentence"
    TITLE = "title"


class Look(NamedTuple):
    """What every rendering element may ask for its output. `format` is `None` when no property is set."""

    prefix: str = ""
    suffix: str = ""
    format: FontFormat | None = None
    quotes: bool = False
    text_case: TextCase | None = None
    strip_periods: bool = False
    display: Display | None = None


PLAIN = Look()
"""Nothing asked: one object, so that `look is PLAIN` is the quick way out."""
