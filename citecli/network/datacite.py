"""DataCite's REST API: data sets, software, theses and preprints by DOI."""

from collections.abc import Mapping
from typing import Any

from citecli.errors import UnreadableDocument
from citecli.network.service_values import (
    Fetch,
    ask,
    date,
    identifier,
    in_path,
    inner,
    json_object,
    objects,
    reference_of,
    shown,
    text,
    whole_year,
)
from citecli.network.services import Services
from citecli.references.identifiers import clean_doi
from citecli.references.json_values import name_item
from citecli.references.names import read_name
from citecli.references.work_record import WorkRecord

SERVICE = "DataCite"
_TYPES = {
    "Dataset": "dataset", "Software": "software", "Dissertation": "thesis", "Preprint": "article",
    "JournalArticle": "article-journal", "Text": "article", "Book": "book", "BookChapter": "chapter",
    "ConferencePaper": "paper-conference", "Report": "report", "Image": "graphic",
}  # fmt: skip


def work(doi: str, services: Services, fetch: Fetch) -> WorkRecord:
    """The work of a DOI. Raises `NothingMatched` when DataCite has none, and what `ask` raises."""
    name = f"DOI {doi}"
    data = ask(fetch, f"{services.datacite}/dois/{in_path(doi)}", services, name, "application/vnd.api+json")
    attributes = inner(json_object(data, name), "data", "attributes")
    if not isinstance(attributes, Mapping):
        raise UnreadableDocument(f"{name}: DataCite's answer is not what it should be")
    answered = identifier(attributes.get("doi")) or identifier(inner(json_object(data, name), "data", "id"))
    if answered.casefold() != doi.casefold():
        raise UnreadableDocument(f"{name}: the service sent another one, {shown(answered)}")
    return _record(doi, attributes)


def _record(doi: str, attributes: Mapping[str, Any]) -> WorkRecord:
    titles = objects(attributes.get("titles"))
    main = [text(title.get("title")) for title in titles if not title.get("titleType")]
    subtitle = next((text(title.get("title")) for title in titles if title.get("titleType") == "Subtitle"), "")
    others = [text(title.get("title")) for title in titles]
    title = next(iter(main or others), "")
    publisher = attributes.get("publisher")
    container = attributes.get("container")
    first, last = (text(inner(container, name)) for name in ("firstPage", "lastPage"))
    year = whole_year(attributes.get("publicationYear"))
    issued = next((text(day.get("date")) for day in objects(attributes.get("dates"))
                   if day.get("dateType") == "Issued"), "")  # fmt: skip
    item = {
        "type": _TYPES.get(text(inner(attributes, "types", "resourceTypeGeneral")), "document"),
        "title": f"{title}: {subtitle}" if title and subtitle else title,
        "author": [_person(creator) for creator in objects(attributes.get("creators"))],
        "container-title": text(inner(container, "title")),
        "volume": text(inner(container, "volume")),
        "issue": text(inner(container, "issue")),
        "page": f"{first}-{last}" if first and last else first,
        "publisher": text(inner(publisher, "name")) or text(publisher),
        "issued": date(str(year)) if year else date(issued),
        "version": text(attributes.get("version")),
        "DOI": doi,
    }
    related = objects(attributes.get("relatedIdentifiers"))
    years = {year, whole_year(issued)} - {0}
    return WorkRecord(
        reference_of(item), SERVICE, f"https://doi.org/{in_path(doi)}", tuple(filter(None, others)),
        tuple(sorted(years)),
        published=_dois(related, "IsPreprintOf", "IsPublishedIn", "IsVariantFormOf"),
        newer=_dois(related, "IsPreviousVersionOf", "IsObsoletedBy"),
    )  # fmt: skip


def _dois(related: list[Mapping[str, Any]], *kinds: str) -> tuple[str, ...]:
    return tuple(
        clean_doi(identifier(one.get("relatedIdentifier")))
        for one in related
        if one.get("relationType") in kinds and one.get("relatedIdentifierType") == "DOI"
    )


def _person(creator: Mapping[str, Any]) -> dict[str, object]:
    name, family = text(creator.get("name")), text(creator.get("familyName"))
    if creator.get("nameType") == "Organizational":
        return {"literal": name}
    if family:
        return {"family": family, "given": text(creator.get("givenName"))}
    return name_item(read_name(name))
