"""Open Library: books by title and author. Books by ISBN are looked up in `citecli.network.lookup`."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from citecli.errors import UnreadableDocument
from citecli.network.service_values import (
    Fetch,
    ask,
    date,
    first_text,
    json_object,
    objects,
    reference_of,
    text,
    texts,
    whole_year,
)
from citecli.network.services import Services
from citecli.references.json_values import name_item
from citecli.references.names import read_name
from citecli.references.work_record import WorkRecord

SERVICE = "Open Library"
_FOUND_AT_MOST = 5
_FIELDS = "key,title,subtitle,author_name,first_publish_year,publish_year,publisher"


def search(title: str, author: str, services: Services, fetch: Fetch) -> tuple[WorkRecord, ...]:
    """The books with such a title, by such an author ("" for anybody), the nearest first."""
    query = {"title": title, "limit": str(_FOUND_AT_MOST), "fields": _FIELDS}
    if author:
        query["author"] = author
    data = ask(fetch, f"{services.isbn}/search.json?{urlencode(query)}", services, "such book at Open Library")
    found = json_object(data, SERVICE).get("docs")
    if not isinstance(found, list):
        raise UnreadableDocument("Open Library's answer is not what it should be")
    return tuple(map(_record, objects(found)))


def _record(book: Mapping[str, Any]) -> WorkRecord:
    title, subtitle = text(book.get("title")), text(book.get("subtitle"))
    years = book.get("publish_year")
    known = {whole_year(year) for year in years} if isinstance(years, list) else set()
    first = whole_year(book.get("first_publish_year"))
    item = {
        "type": "book",
        "title": f"{title}: {subtitle}" if subtitle else title,
        "author": [name_item(read_name(name)) for name in texts(book.get("author_name"))],
        "publisher": first_text(book.get("publisher")),
        "issued": date(str(first)) if first else None,
    }
    key = text(book.get("key"))
    address = f"https://openlibrary.org{key}" if key.startswith("/works/") else ""
    return WorkRecord(reference_of(item), SERVICE, address, years=tuple(sorted((known | {first}) - {0})))
