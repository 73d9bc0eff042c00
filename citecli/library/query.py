"""What a user searches for: words, "phrases", begin*, -without, this OR that, author:…, speaker:…, after:…"""

import re
from enum import StrEnum
from typing import NamedTuple

from citecli.errors import InvalidRequest
from citecli.frozen import FrozenValue, replace
from citecli.references.dates import read_date
from citecli.references.model import ItemType
from citecli.text.words import token_words


class SearchField(StrEnum):
    """Where a term is looked for."""

    ANYWHERE = ""
    TITLE = "title"
    AUTHOR = "author"
    TAG = "tag"


class SearchTerm(NamedTuple):
    """Words that stand together, in that order. (A named tuple: `check` makes hundreds for each quotation.)"""

    words: tuple[str, ...]
    """As `citecli.text.words.token_words` gives them."""
    prefix: bool = False
    """Whether the last word may go on."""
    field: SearchField = SearchField.ANYWHERE
    """Where the words are looked for."""


class SearchQuery(FrozenValue):
    """A search: what must be in a document, and what must not."""

    groups: tuple[tuple[SearchTerm, ...], ...] = ()
    """Of each group one term must be there."""
    excluded: tuple[SearchTerm, ...] = ()
    """None of these may be there."""
    speakers: tuple[str, ...] = ()
    """Names of people who must be quoted."""
    types: tuple[str, ...] = ()
    """CSL item types, one of which the document must have."""
    after: int = 0
    """The earliest day, as a number (20210303, with 00 for what was left open); 0 for no limit."""
    before: int = 0
    """The day that it must be earlier than; 0 for no limit."""

    @property
    def terms(self) -> tuple[SearchTerm, ...]:
        """Every term that is looked for in the text itself."""
        return tuple(term for group in self.groups for term in group if term.field is SearchField.ANYWHERE)


_PART = re.compile(r"""(?P<not>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)(?:"|$)(?P<star>\*)?|(?P<bare>\S+))""")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_SHOWN = 60
"""Characters of a value that a message repeats."""
_FIELDS = {"title": SearchField.TITLE, "author": SearchField.AUTHOR, "by": SearchField.AUTHOR, "tag": SearchField.TAG}


def parse(text: str) -> SearchQuery:
    """The query that a user's words are. Raises `InvalidRequest` when a date or type is none, or it is empty."""
    groups: list[list[SearchTerm]] = []
    excluded: list[SearchTerm] = []
    speakers: list[str] = []
    types: list[str] = []
    query = SearchQuery()
    is_alternative = False
    for match in _PART.finditer(text.translate(_QUOTES)):
        if match[0] == "OR":
            is_alternative = bool(groups)
            continue
        field = (match["field"] or "").lower()
        value = match["quoted"] if match["quoted"] is not None else match["bare"]
        if field and field not in _FIELDS and field not in ("speaker", "type", "after", "before", "since", "until"):
            field, value = "", match[0].removeprefix("-")  # a time of day, an address: words like others
        match field:
            case "speaker":
                speakers.append(value)
            case "type":
                types.append(_type(value))
            case "after" | "since":
                query = replace(query, after=_day(value))
            case "before" | "until":
                query = replace(query, before=_day(value))
            case _:
                term = SearchTerm(
                    tuple(token_words(value)),
                    bool(match["star"]) or value.endswith("*"),
                    _FIELDS.get(field, SearchField("")),
                )
                if not term.words:
                    continue
                if match["not"]:
                    excluded.append(term)
                elif is_alternative:
                    groups[-1].append(term)
                else:
                    groups.append([term])
        is_alternative = False
    query = replace(query, groups=tuple(map(tuple, groups)), speakers=tuple(speakers), types=tuple(types))
    if query == SearchQuery():
        raise InvalidRequest("there are no words to search for; see `citecli search --help`")
    return replace(query, excluded=tuple(excluded))


def _day(value: str) -> int:
    date = read_date(value)
    if date.start is None:
        raise InvalidRequest(f"“{_shown(value)}” is not a date; write after:2021, after:2021-03 or after:2021-03-03")
    return day_number(date.start.year, date.start.month, date.start.day)


def day_number(year: int, month: int, day: int) -> int:
    """A day as a number that sorts."""
    return (year * 100 + month) * 100 + day


def _type(value: str) -> str:
    wanted = value.lower()
    if wanted in set(map(str, ItemType)):
        return wanted
    near = [str(kind) for kind in ItemType if wanted in kind]
    raise InvalidRequest(
        f"unknown type “{_shown(value)}”" + (f"; did you mean {' or '.join(near[:3])}?" if near else "")
    )


def _shown(value: str) -> str:
    return value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
