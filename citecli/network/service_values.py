"""What services answer, as values: JSON that is an object, texts without tags, dates, lists of names."""

import re
from collections.abc import Mapping
from json import loads
from typing import Any, Protocol
from urllib.parse import quote

from citecli.errors import NothingMatched, UnreadableDocument
from citecli.network.fetching import Response
from citecli.network.services import Services
from citecli.references.csl_json import from_item
from citecli.references.dates import read_date
from citecli.references.json_values import date_item
from citecli.references.model import Reference
from citecli.text.entities import unescape

_TAG = re.compile(r"<[^<>]*>")
_LONGEST_SHOWN = 100


class Fetch(Protocol):
    """How an address is asked: `citecli.network.fetching.fetch`, or a pool's, which keeps within limits."""

    def __call__(self, address: str, services: Services, accept: str = "*/*") -> Response:
        """The response; raises what `fetch` raises."""


def ask(fetch: Fetch, address: str, services: Services, name: str, accept: str = "*/*") -> bytes:
    """The bytes at an address. Raises `NothingMatched`, with what was asked for, and what `fetch` raises."""
    try:
        return fetch(address, services, accept).data
    except NothingMatched:
        raise NothingMatched(f"there is no {name}") from None


def json_object(data: bytes, name: str) -> Mapping[str, Any]:
    """The object that an answer is. Raises `UnreadableDocument` for anything else, such as a page in HTML."""
    try:
        answer = loads(data)
    except (ValueError, RecursionError):
        raise UnreadableDocument(f"{name}: the service's answer is not JSON") from None
    if not isinstance(answer, Mapping):
        raise UnreadableDocument(f"{name}: the service's answer is not what it should be")
    return answer


def objects(value: object) -> list[Mapping[str, Any]]:
    """The objects in a list; none for anything that is no list."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def inner(value: object, *keys: str) -> object:
    """What an object has under a key, and that under the next; `None` where there is no such thing."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def names_in(value: object) -> list[str]:
    """The names in a list of objects that have one."""
    return [name for item in objects(value) if (name := text(item.get("name")))]


def text(value: object) -> str:
    """A text on one line, without tags (JATS, HTML) and references to characters."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(unescape(_TAG.sub(" ", str(value))).split())


def identifier(value: object) -> str:
    """An identifier as it is sent: a DOI may have angle brackets in it that are no tag."""
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def texts(value: object) -> list[str]:
    """The texts in a list, or the one text, empty ones left out."""
    values = value if isinstance(value, list) else [value]
    return [found for one in values if (found := text(one))]


def first_text(value: object) -> str:
    """The first text in a list, or the one text; "" for none."""
    return next(iter(texts(value)), "")


def shown(value: str) -> str:
    """What a service sent, for a message of one line."""
    value = " ".join(value.split())
    return value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…"


def date(value: str) -> object:
    """The item of CSL-JSON of a date in words or figures; `None` for ""."""
    return date_item(read_date(value)) if value else None


def whole_year(value: object) -> int:
    """A year given as a number or as text; 0 for none."""
    year = text(value)[:4]
    return int(year) if year.isdecimal() else 0


def in_path(value: str) -> str:
    """An identifier as it stands in an address."""
    return quote(value, safe="/:().;,_-")


def sound_item(item: Mapping[str, object]) -> dict[str, object]:
    """An item of CSL-JSON without what is empty, and without what no reference can have."""
    item = {key: value for key, value in item.items() if value not in (None, "", [], {})}
    _, problems = from_item({"id": "x", "type": "document", **item})
    bad = {problem.partition(":")[0] for problem in problems}
    return {key: value for key, value in item.items() if key not in bad}


def reference_of(item: Mapping[str, object]) -> Reference:
    """The reference of an item that a service sent."""
    return from_item({"id": "x", "type": "document", **sound_item(item)})[0]
