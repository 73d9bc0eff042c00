"""OpenAlex: works by their title."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from citecli.errors import UnreadableDocument
from citecli.network.service_values import (
    Fetch,
    ask,
    date,
    identifier,
    inner,
    json_object,
    objects,
    reference_of,
    text,
    whole_year,
)
from citecli.network.services import Services
from citecli.references.identifiers import clean_doi
from citecli.references.json_values import name_item
from citecli.references.names import read_name
from citecli.references.work_record import Notice, NoticeKind, WorkRecord
from citecli.text.words import letter_runs

SERVICE = "OpenAlex"
_FOUND_AT_MOST = 5
_TYPES = {
    "article": "article-journal", "book": "book", "book-chapter": "chapter", "preprint": "article",
    "dissertation": "thesis", "dataset": "dataset", "report": "report", "review": "article-journal",
    "letter": "article-journal", "editorial": "article-journal", "standard": "standard", "software": "software",
}  # fmt: skip


def search(title: str, services: Services, fetch: Fetch) -> tuple[WorkRecord, ...]:
    """The works with a title like this, the nearest first."""
    query = {"search": " ".join(letter_runs(title)), "per-page": str(_FOUND_AT_MOST)}
    if services.contact:
        query["mailto"] = services.contact
    if services.openalex_key:
        query["api_key"] = services.openalex_key
    data = ask(fetch, f"{services.openalex}/works?{urlencode(query)}", services, "such work at OpenAlex")
    results = json_object(data, SERVICE).get("results")
    if not isinstance(results, list):
        raise UnreadableDocument("OpenAlex's answer is not what it should be")
    return tuple(map(_record, objects(results)))


def _record(work: Mapping[str, Any]) -> WorkRecord:
    biblio = work.get("biblio")
    first, last = (text(inner(biblio, name)) for name in ("first_page", "last_page"))
    people = [
        text(person.get("raw_author_name")) or text(inner(person, "author", "display_name"))
        for person in objects(work.get("authorships"))
    ]
    year = whole_year(work.get("publication_year"))
    item = {
        "type": _TYPES.get(text(work.get("type")), "document"),
        "title": text(work.get("title")) or text(work.get("display_name")),
        "author": [name_item(read_name(name)) for name in people if name],
        "container-title": text(inner(work, "primary_location", "source", "display_name")),
        "volume": text(inner(biblio, "volume")),
        "issue": text(inner(biblio, "issue")),
        "page": f"{first}-{last}" if first and last and first != last else first,
        "issued": date(str(year)) if year else None,
        "DOI": clean_doi(identifier(work.get("doi"))),
    }
    notices = (Notice(NoticeKind.RETRACTION, source=SERVICE),) if work.get("is_retracted") is True else ()
    return WorkRecord(reference_of(item), SERVICE, text(work.get("id")), notices=notices)
