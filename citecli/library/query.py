"""What a user searches for: words, "phrases", begin*, -without, this OR that, author:…, speaker:…, after:…"""

import re
from enum import StrEnum
from typing import NamedTuple

from citecli.errors import BadInput
from citecli.references.dates import read_date
from citecli.references.model import ItemType
from citecli.text.words import token_words


class Field(StrEnum):
    """Where a term is looked for."""

    ANYWHERE = ""
    TITLE = "title"
    AUTHOR = "author"
    TAG = "tag"


class Term(NamedTuple):
    """Words that stand together, in that order; with `prefix` the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False
    field: Field = Field.ANYWHERE


class Query(NamedTuple):
    """A search. Of each of `groups` one term must be there, of `excluded` none.

    `speakers` are names of people who must be quoted; `types` CSL item types. `after` (that day or later) and `before`
    (earlier) are days as numbers, 20210303, with 00 for what was left open; 0 means no limit.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    speakers: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    after: int = 0
    before: int = 0

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term that is looked for in the text itself."""
        return tuple(term for group in self.groups for term in group if term.field is Field.ANYWHERE)


_PART = re.compile(r"""(?P<not>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)(?:"|$)(?P<star>\*)?|(?P<bare>\S+))""")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_FIELDS = {"title": Field.TITLE, "author": Field.AUTHOR, "by": Field.AUTHOR, "tag": Field.TAG}


def parse(text: str) -> Query:
    """The query that a user's words are. Raises `BadInput` when a date or type is none, or there is nothing in it."""
    groups: list[tuple[Term, ...]] = []
    query = Query()
    joined = False
    for match in _PART.finditer(text.translate(_QUOTES)):
        if match[0] == "OR":
            joined = bool(groups)
            continue
        field = (match["field"] or "").lower()
        value = match["quoted"] if match["quoted"] is not None else match["bare"]
        if field and field not in _FIELDS and field not in ("speaker", "type", "after", "before", "since", "until"):
            field, value = "", match[0].removeprefix("-")  # a time of day, an address: words like others
        match field:
            case "speaker":
                query = query._replace(speakers=(*query.speakers, value))
            case "type":
                query = query._replace(types=(*query.types, _type(value)))
            case "after" | "since":
                query = query._replace(after=_day(value))
            case "before" | "until":
                query = query._replace(before=_day(value))
            case _:
                term = Term(
                    tuple(token_words(value)), bool(match["star"]) or value.endswith("*"), _FIELDS.get(field, Field(""))
                )
                if not term.words:
                    continue
                if match["not"]:
                    query = query._replace(excluded=(*query.excluded, term))
                elif joined:
                    groups[-1] = (*groups[-1], term)
                else:
                    groups.append((term,))
        joined = False
    query = query._replace(groups=tuple(groups))
    if query._replace(excluded=()) == Query():
        raise BadInput("there is no word to search for; `citecli search --help` shows how to ask")
    return query


def _day(value: str) -> int:
    date = read_date(value)
    if date.start is None:
        raise BadInput(f"“{value}” is no date; write after:2021, after:2021-03 or after:2021-03-03")
    return day_number(date.start.year, date.start.month, date.start.day)


def day_number(year: int, month: int, day: int) -> int:
    """A day as a number that sorts."""
    return (year * 100 + month) * 100 + day


def _type(value: str) -> str:
    wanted = value.lower()
    if wanted in set(map(str, ItemType)):
        return wanted
    near = [str(one) for one in ItemType if wanted in one]
    raise BadInput(f"there is no type “{value}”" + (f"; did you mean {' or '.join(near[:3])}?" if near else ""))
