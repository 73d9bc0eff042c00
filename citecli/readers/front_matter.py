"""Front matter: the block of YAML (between `---` lines) or TOML (between `+++` lines) before a text.

YAML is read without types, so that 2024-05-01 and 1.10 stay as written, and only if it has neither aliases nor tags.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple, cast

from citecli.documents.model import Span
from citecli.readers import people
from citecli.readers.metadata import Findings
from citecli.references.model import ItemType, Name
from citecli.text import guarded_yaml

LARGEST = 64 * 1024
"""Characters beyond which a block is no front matter."""

_MOST_EVENTS = 5000
_DEEPEST = 12
_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_END = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
}
_ORIGIN = "front matter"
_TEXTS = {
    "doi": "DOI", "url": "URL", "link": "URL", "canonical_url": "URL", "source": "URL", "isbn": "ISBN", "issn": "ISSN",
    "lang": "language", "language": "language", "publisher": "publisher", "journal": "container-title",
    "publication": "container-title", "site": "container-title", "website": "container-title", "volume": "volume",
    "issue": "issue", "number": "number", "pages": "page", "page": "page", "edition": "edition", "version": "version",
    "place": "publisher-place", "address": "publisher-place", "container-title": "container-title",
    "publisher-place": "publisher-place", "event-title": "event-title", "genre": "genre", "title-short": "title-short",
    "short-title": "title-short", "short_title": "title-short", "collection-title": "collection-title",
    "series": "collection-title", "archive": "archive", "number-of-pages": "number-of-pages",
}  # fmt: skip
_NAMES = {"author": "author", "authors": "author", "by": "author", "editor": "editor", "editors": "editor",
          "translator": "translator", "translators": "translator", "recipient": "recipient"}  # fmt: skip
_DATES = {"date": "issued", "issued": "issued", "published": "issued", "pubdate": "issued", "publishdate": "issued",
          "date_published": "issued", "created": "issued", "accessed": "accessed", "year": "issued"}  # fmt: skip


class FrontMatter(NamedTuple):
    """The values of a block, where the text after it begins, and what is wrong with it ("" for nothing)."""

    values: Mapping[str, object] = {}
    end: int = 0
    problem: str = ""


def front_matter(text: str) -> FrontMatter:
    """The front matter of `text`; none (`end` is 0) when it does not begin with a block of it."""
    fence = _FENCE.match(text)
    if fence is None:
        return FrontMatter()
    stop = _END[fence[1]].search(text, fence.end(), fence.end() + LARGEST)
    if stop is None:
        return FrontMatter()
    block = Span(fence.end(), stop.start()).of(text)
    if fence[1] == "---":
        if not re.search(r"^[^\s#:-][^:\n]*:(?:\s|$)", block, re.MULTILINE):
            return FrontMatter()  # a ruled-off passage of prose
        values, problem = _yaml(block)
    else:
        values, problem = _toml(block)
    return FrontMatter(values, stop.end(), problem)


def _yaml(block: str) -> tuple[Mapping[str, object], str]:
    try:
        data = guarded_yaml.load(block, deepest=_DEEPEST, most_events=_MOST_EVENTS)
    except guarded_yaml.NoYaml as error:
        return {}, str(error.after(1))
    return (cast(Mapping[str, object], data), "") if isinstance(data, Mapping) else ({}, "")


def _toml(block: str) -> tuple[Mapping[str, object], str]:
    import tomllib

    try:
        return tomllib.loads(block.replace("\r\n", "\n")), ""
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}, "it is no valid TOML"


def read_into(values: Mapping[str, object], findings: Findings) -> None:
    """What front matter says of the reference: its fields as CSL, static sites and note-takers call them."""
    lower = {str(key).strip().lower(): value for key, value in values.items()}
    title, subtitle = _text(lower.get("title")), _text(lower.get("subtitle"))
    findings.text("title", f"{title}: {subtitle}" if title and subtitle else title, _ORIGIN)
    kind = _text(lower.get("type")).lower()
    if kind in {one.value for one in ItemType}:
        findings.kind(ItemType(kind), _ORIGIN)
    for key, variable in _NAMES.items():
        findings.names(variable, _people(lower.get(key)), _ORIGIN)
    for key, variable in _DATES.items():
        findings.date(variable, _text(lower.get(key)), _ORIGIN)
    for key, variable in _TEXTS.items():
        value = _text(lower.get(key))
        if variable == "URL" and not value.startswith(("http://", "https://")):
            continue
        findings.text(variable, value, _ORIGIN)


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else None
    if value is None or isinstance(value, (Mapping, list, bool)):
        return ""
    return str(value)


def _people(value: object, depth: int = 0) -> tuple[Name, ...]:
    if isinstance(value, list) and depth < 3:
        return tuple(name for one in value for name in _people(one, depth + 1))
    if isinstance(value, Mapping):
        parts = {str(key).lower(): _text(inner) for key, inner in value.items()}
        if family := parts.get("family") or parts.get("last") or parts.get("surname") or parts.get("lastname", ""):
            given = parts.get("given") or parts.get("first") or parts.get("firstname", "")
            return (Name(family=family, given=given, suffix=parts.get("suffix", "")),)
        return _people(parts.get("name") or parts.get("literal", ""))
    written = _text(value)
    return people.names(written) if written else ()
