"""Crossref's REST API: works by DOI, works by their words, and the notices on a work.

A work's `updated-by` has the notices on it, a notice's `update-to` the works that it is about; older data have one of
the two, so that the notices are also asked for by what they are about (`filter=updates:DOI`). `relation` tells of
preprints and versions.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from citecli.errors import UnreadableDocument
from citecli.network.service_values import (
    Fetch,
    ask,
    first_text,
    identifier,
    in_path,
    inner,
    json_object,
    objects,
    reference_of,
    shown,
    text,
    texts,
)
from citecli.network.services import Services
from citecli.references.identifiers import clean_doi
from citecli.references.work_record import Notice, NoticeKind, WorkRecord, notice_kind

SERVICE = "Crossref"
FOUND_AT_MOST = 5
_TYPES = {
    "journal-article": "article-journal", "proceedings-article": "paper-conference", "book-chapter": "chapter",
    "book-section": "chapter", "book-part": "chapter", "reference-entry": "entry", "book": "book",
    "monograph": "book", "edited-book": "book", "reference-book": "book", "book-set": "book", "book-series": "book",
    "dissertation": "thesis", "report": "report", "report-component": "report", "dataset": "dataset",
    "posted-content": "article", "standard": "standard", "proceedings": "book", "journal": "periodical",
    "peer-review": "review", "journal-issue": "periodical", "database": "dataset", "grant": "document",
}  # fmt: skip
_DATES = ("published-print", "published-online", "published", "issued", "posted")
_TEXTS = ("volume", "issue", "page", "publisher", "language")


def work(doi: str, services: Services, fetch: Fetch) -> WorkRecord:
    """The work of a DOI. Raises `NothingMatched` when Crossref has none, and what `ask` raises."""
    name = f"DOI {doi}"
    address = f"{services.crossref}/works/{in_path(doi)}{_contact(services, '?')}"
    message = inner(json_object(ask(fetch, address, services, name), name), "message")
    if not isinstance(message, Mapping) or not identifier(message.get("DOI")):
        raise UnreadableDocument(f"{name}: Crossref's answer is not what it should be")
    answered = identifier(message.get("DOI"))
    if answered.casefold() != doi.casefold():
        others = _aliases(message)
        if doi.casefold() not in others:
            raise UnreadableDocument(f"{name}: the service sent another one, {shown(answered)}")
    return record(message)


def search(words: str, services: Services, fetch: Fetch) -> tuple[WorkRecord, ...]:
    """The works most like a reference in words (`query.bibliographic`), the nearest first."""
    query = urlencode({"query.bibliographic": words, "rows": FOUND_AT_MOST})
    return tuple(map(record, _items(f"{services.crossref}/works?{query}", services, fetch)))


def notices_by_query(doi: str, services: Services, fetch: Fetch) -> tuple[Notice, ...]:
    """The notices on a work, asked for by what they are about; none for a DOI that a filter can't hold."""
    if "," in doi:  # which is what Crossref tells filters apart by
        return ()
    query = urlencode({"filter": f"updates:{doi}", "rows": 20}, safe=":/")
    found: list[Notice] = []
    for item in _items(f"{services.crossref}/works?{query}", services, fetch):
        its_doi = identifier(item.get("DOI"))
        found += [
            Notice(notice.kind, notice.date, its_doi, notice.source)
            for notice in notices_in(item)
            if clean_doi(notice.doi).casefold() == doi.casefold() != its_doi.casefold()
        ]
    return tuple(found)


def _items(address: str, services: Services, fetch: Fetch) -> list[Mapping[str, Any]]:
    data = ask(fetch, address + _contact(services, "&"), services, "such work at Crossref")
    items = inner(json_object(data, SERVICE), "message", "items")
    if not isinstance(items, list):
        raise UnreadableDocument("Crossref's answer is not what it should be")
    return objects(items)


def _contact(services: Services, sign: str) -> str:
    return f"{sign}{urlencode({'mailto': services.contact})}" if services.contact else ""


def _aliases(message: Mapping[str, Any]) -> set[str]:
    """Other DOIs of a work, in small letters: those that it had before."""
    aliases = message.get("aliases")
    return {identifier(alias).casefold() for alias in aliases} if isinstance(aliases, list) else set()


def record(message: Mapping[str, Any]) -> WorkRecord:
    """The work that an item of Crossref's is."""
    titles, subtitle = texts(message.get("title")), first_text(message.get("subtitle"))
    title = next(iter(titles), "")
    whole = f"{title}: {subtitle}" if title and subtitle and subtitle.casefold() not in title.casefold() else title
    doi = identifier(message.get("DOI"))
    containers = texts(message.get("container-title"))
    dates = {name: message[name] for name in _DATES if _year(message.get(name))}
    item = {
        "type": _TYPES.get(text(message.get("type")), text(message.get("type")) or "document"),
        "title": whole,
        "author": _people(message.get("author")),
        "editor": _people(message.get("editor")),
        "container-title": next(iter(containers), ""),
        "container-title-short": first_text(message.get("short-container-title")),
        "issued": next((_date(value) for name in _DATES if (value := dates.get(name))), None),
        **{name: text(message.get(name)) for name in _TEXTS},
        "number": text(message.get("article-number")),
        "edition": text(message.get("edition-number")),
        "ISBN": first_text(message.get("ISBN")),
        "ISSN": first_text(message.get("ISSN")),
        "DOI": doi,
    }
    relation = message.get("relation")
    return WorkRecord(
        reference_of(item),
        SERVICE,
        f"https://doi.org/{in_path(doi)}",
        # Not the title without its subtitle: it would agree with any that somebody made up.
        tuple(dict.fromkeys([*titles[1:], *texts(message.get("original-title"))])),
        tuple(sorted({_year(value) for value in dates.values()})),
        notices_on(message),
        notices_in(message),
        _related(relation, "is-preprint-of"),
        _related(relation, "is-replaced-by", "is-previous-version-of"),
    )


def notices_on(message: Mapping[str, Any]) -> tuple[Notice, ...]:
    """The notices on a work, from its own item (`updated-by`)."""
    return _notices(message.get("updated-by"))


def notices_in(message: Mapping[str, Any]) -> tuple[Notice, ...]:
    """What a work is itself a notice on (`update-to`): with the DOIs of the works that it is about."""
    return _notices(message.get("update-to"))


def _notices(value: object) -> tuple[Notice, ...]:
    found = []
    for update in objects(value):
        kind = notice_kind(text(update.get("type"))) or notice_kind(text(update.get("label")))
        if kind is not None:
            source = {"retraction-watch": "Retraction Watch"}.get(text(update.get("source")), "publisher")
            found.append(Notice(kind, _day(update.get("updated")), identifier(update.get("DOI")), source))
    # One notice may be said by the publisher and by Retraction Watch.
    by_key = {(notice.kind, notice.doi.casefold()): notice for notice in reversed(found)}
    return tuple(sorted(by_key.values(), key=lambda notice: list(NoticeKind).index(notice.kind)))


def _related(relation: object, *kinds: str) -> tuple[str, ...]:
    return tuple(
        doi
        for kind in kinds
        for other in objects(inner(relation, kind))
        if text(other.get("id-type")).lower() == "doi" and (doi := clean_doi(identifier(other.get("id"))))
    )


def _people(value: object) -> list[dict[str, object]]:
    people: list[dict[str, object]] = []
    for person in objects(value):
        family, given, name = (text(person.get(part)) for part in ("family", "given", "name"))
        if family:
            people.append({"family": family, "given": given, "suffix": text(person.get("suffix"))})
        elif name or given:
            people.append({"literal": name or given})
    return people


def _parts(value: object) -> list[int]:
    """The numbers of a date in Crossref's form, as far as they are numbers."""
    parts = inner(value, "date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = [part for part in first if isinstance(part, int) and not isinstance(part, bool)] if isinstance(
        first, list
    ) else []  # fmt: skip
    return numbers[:3] if numbers and 0 < numbers[0] < 10_000 else []


def _year(value: object) -> int:
    return next(iter(_parts(value)), 0)


def _date(value: object) -> object:
    parts = _parts(value)
    return {"date-parts": [parts]} if parts else None


def _day(value: object) -> str:
    """A day as 2010-02-06, as far as it is known."""
    year, *rest = _parts(value) or [0]
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)]) if year else ""
