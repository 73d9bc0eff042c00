"""What the front matter of a document says of its reference, whatever static sites and note-takers call it."""

from collections.abc import Mapping

from citecli.readers import people
from citecli.readers.metadata import Findings
from citecli.references.model import ItemType, Name

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


def read_front_matter(values: Mapping[str, object], findings: Findings) -> None:
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
