"""Looking up identifiers: the reference that a service has for a DOI, an arXiv id, an ISBN or a PMID.

Sources: DOI content negotiation (citation.doi.org, CSL-JSON as application/vnd.citationstyles.csl+json); the manual
of the arXiv API (Atom); Open Library's Books API (jscmd=data); NCBI E-utilities (ESummary, version 2.0 JSON).
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from citecli.errors import NothingMatched, UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.network.crossref import notices_in, notices_on
from citecli.network.fetching import fetch
from citecli.network.service_values import (
    Fetch,
    ask,
    date,
    in_path,
    json_object,
    names_in,
    objects,
    reference_of,
    shown,
    sound_item,
    text,
    texts,
)
from citecli.network.services import Services
from citecli.readers import xml_trees
from citecli.references.dates import read_date
from citecli.references.display import iso
from citecli.references.identifiers import Identifier, Scheme
from citecli.references.json_values import name_item
from citecli.references.names import read_name
from citecli.references.work_record import Notice, NoticeKind, WorkRecord
from citecli.text.entities import unescape
from citecli.text.numerals import range_end

_CSL_JSON = "application/vnd.citationstyles.csl+json"
_MEDLINE_DAY = re.compile(r"\. (\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?)\b")
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
# What Crossref sends along that is no part of a reference, and would make the sidecar pages long.
_KEPT = frozenset(
    "type title container-title container-title-short publisher publisher-place volume issue page edition author "
    "editor translator issued DOI ISBN ISSN URL PMID PMCID language genre collection-title number event-title "
    "event-place title-short original-date number-of-pages archive_location version status medium".split()
)


class ServiceRecord(FrozenValue):
    """The reference of a work as a service has it, and its abstract."""

    item: Mapping[str, object]
    """Variables of CSL-JSON and their values; no id."""
    abstract: str = ""
    """Plain text; "" for none."""
    notices: tuple[Notice, ...] = ()
    """The notices on the work, as far as the service says so."""
    about: tuple[Notice, ...] = ()
    """What the work is itself a notice on."""


def look_up(identifier: Identifier, services: Services, fetch: Fetch = fetch) -> ServiceRecord:
    """The reference of `identifier`, which is no address.

    Raises `NothingMatched` when the service has none, `UnreadableDocument` when its answer is none or is for something
    else, and whatever fetching raises.
    """
    match identifier.scheme:
        case Scheme.DOI:
            record = _doi(identifier.value, services, fetch)
        case Scheme.ARXIV:
            record = _arxiv(identifier.value, services, fetch)
        case Scheme.ISBN:
            record = _isbn(identifier.value, services, fetch)
        case Scheme.PMID:
            record = _pmid(identifier.value, services, fetch)
        case Scheme.URL:
            raise ValueError("an address is fetched, not looked up")
    item = sound_item(record.item)
    if not text(item.get("title")):
        raise UnreadableDocument(f"{identifier.scheme} {identifier.value}: the service sent no title")
    return replace(record, item=item)


_SERVICES = {
    Scheme.DOI: "doi.org",
    Scheme.ARXIV: "arXiv",
    Scheme.ISBN: "Open Library",
    Scheme.PMID: "PubMed",
    Scheme.URL: "",
}


def work_record(identifier: Identifier, services: Services, fetch: Fetch = fetch) -> WorkRecord:
    """The work of `identifier` as its service has it. Raises what `look_up` raises."""
    record = look_up(identifier, services, fetch)
    reference = reference_of(record.item)
    published = (reference.texts["DOI"],) if identifier.scheme is Scheme.ARXIV and "DOI" in reference.texts else ()
    if published:
        # The DOI is that of the article: the preprint has none of it.
        texts = {name: value for name, value in reference.texts.items() if name != "DOI"}
        reference = replace(reference, texts=texts)
    address = reference.texts.get("URL", "") or _pages(identifier)
    return WorkRecord(
        reference,
        _SERVICES[identifier.scheme],
        address,
        notices=record.notices,
        about=record.about,
        published=published,
    )


def _pages(identifier: Identifier) -> str:
    """The page of a work, for people."""
    match identifier.scheme:
        case Scheme.DOI:
            return f"https://doi.org/{in_path(identifier.value)}"
        case Scheme.ISBN:
            return f"https://openlibrary.org/isbn/{identifier.value}"
        case Scheme.PMID:
            return f"https://pubmed.ncbi.nlm.nih.gov/{identifier.value}/"
        case _:
            return ""


def _doi(value: str, services: Services, fetch: Fetch) -> ServiceRecord:
    address = f"{services.doi}/{in_path(value)}"
    data = json_object(ask(fetch, address, services, f"DOI {value}", _CSL_JSON), f"DOI {value}")
    answered = str(data.get("DOI", value))
    if answered.casefold() != value.casefold():
        raise UnreadableDocument(f"DOI {value}: the service sent another one, {shown(answered)}")
    item = {key: _single(content) for key, content in data.items() if key in _KEPT}
    abstract = text(data.get("abstract"))
    return ServiceRecord({**item, "DOI": value, "URL": None}, abstract, notices_on(data), notices_in(data))


def _single(value: object) -> object:
    """Crossref gives some texts as lists of one."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return value[0]
    return unescape(value) if isinstance(value, str) else value


def _arxiv(value: str, services: Services, fetch: Fetch) -> ServiceRecord:
    name = f"arXiv {value}"
    data = ask(fetch, f"{services.arxiv}/api/query?id_list={quote(value)}&max_results=1", services, name)
    entry = xml_trees.tree(data, name).find(f"{_ATOM}entry")
    address = (entry.findtext(f"{_ATOM}id") or "") if entry is not None else ""
    if entry is None or "/abs/" not in address:
        raise NothingMatched(f"arXiv has no {value}")
    bare = re.sub(r"v\d+$", "", address.partition("/abs/")[2])
    if bare.casefold() != re.sub(r"v\d+$", "", value).casefold():
        raise UnreadableDocument(f"{name}: the service answered for another one, {shown(bare)}")
    names = [" ".join((author.findtext(f"{_ATOM}name") or "").split()) for author in entry.findall(f"{_ATOM}author")]
    item = {
        "type": "article",
        "title": text(entry.findtext(f"{_ATOM}title")),
        "author": [name_item(read_name(person)) for person in names if person],
        "issued": date((entry.findtext(f"{_ATOM}published") or "")[:10]),
        "publisher": "arXiv",
        "number": f"arXiv:{bare}",
        "archive": "arXiv",
        "archive_location": bare,
        "DOI": entry.findtext(f"{_ARXIV}doi"),
        "URL": f"https://arxiv.org/abs/{bare}",
    }
    return ServiceRecord(item, text(entry.findtext(f"{_ATOM}summary")))


def _isbn(value: str, services: Services, fetch: Fetch) -> ServiceRecord:
    address = f"{services.isbn}/api/books?bibkeys=ISBN:{value}&format=json&jscmd=data"
    data = json_object(ask(fetch, address, services, f"ISBN {value}"), f"ISBN {value}")
    book = data.get(f"ISBN:{value}")
    if not isinstance(book, Mapping):
        raise NothingMatched(
            f"Open Library has no ISBN {value}; add the document itself, and its details with `citecli edit`"
        )
    title, subtitle = text(book.get("title")), text(book.get("subtitle"))
    item = {
        "type": "book",
        "title": f"{title}: {subtitle}" if subtitle else title,
        "author": [name_item(read_name(name)) for name in names_in(book.get("authors"))],
        "publisher": next(iter(names_in(book.get("publishers"))), ""),
        "publisher-place": next(iter(names_in(book.get("publish_places"))), ""),
        "issued": date(text(book.get("publish_date"))),
        "number-of-pages": text(book.get("number_of_pages")),
        "ISBN": value,
    }
    return ServiceRecord(item)


def _pmid(value: str, services: Services, fetch: Fetch) -> ServiceRecord:
    contact = f"&tool=citecli&email={quote(services.contact)}" if services.contact else "&tool=citecli"
    address = f"{services.pmid}/entrez/eutils/esummary.fcgi?db=pubmed&id={value}&retmode=json{contact}"
    data = json_object(ask(fetch, address, services, f"PMID {value}"), f"PMID {value}")
    results = data.get("result")
    summary = results.get(value) if isinstance(results, Mapping) else None
    if not isinstance(summary, Mapping) or "error" in summary or not summary.get("title"):
        raise NothingMatched(f"PubMed has no {value}")
    ids = {
        str(number.get("idtype")): str(number.get("value"))
        for number in summary.get("articleids") or ()
        if isinstance(number, Mapping)
    }
    authors = [author for author in summary.get("authors") or () if isinstance(author, Mapping)]
    item = {
        "type": "article-journal",
        "title": text(summary["title"]).removesuffix("."),
        "author": [
            _medline_name(text(author.get("name")), author.get("authtype") == "CollectiveName") for author in authors
        ],
        "container-title": text(summary.get("fulljournalname")),
        "container-title-short": text(summary.get("source")),
        "issued": date(text(summary.get("pubdate"))),
        "volume": text(summary.get("volume")),
        "issue": text(summary.get("issue")),
        "page": _whole_range(text(summary.get("pages"))),
        "ISSN": text(summary.get("issn") or summary.get("essn")),
        "DOI": ids.get("doi"),
        "PMID": value,
        "PMCID": ids.get("pmc"),
    }
    return ServiceRecord(item, notices=_medline_notices(summary))


_MEDLINE_NOTICES = {
    "retraction in": NoticeKind.RETRACTION,
    "expression of concern in": NoticeKind.CONCERN,
    "erratum in": NoticeKind.CORRECTION,
    "corrected and republished in": NoticeKind.CORRECTION,
    "update in": NoticeKind.NEW_VERSION,
}


def _medline_notices(summary: Mapping[str, Any]) -> tuple[Notice, ...]:
    """The notices in a summary: its links to them, or else that it is of the type of retracted publications."""
    found = []
    for link in objects(summary.get("references")):
        if kind := _MEDLINE_NOTICES.get(text(link.get("reftype")).lower().rstrip(":")):
            day = _MEDLINE_DAY.search(text(link.get("refsource")))
            found.append(Notice(kind, iso(read_date(day[1])) if day else "", source="PubMed"))
    kinds = {kind.lower() for kind in texts(summary.get("pubtype"))}
    if "retracted publication" in kinds and not any(notice.kind is NoticeKind.RETRACTION for notice in found):
        found.insert(0, Notice(NoticeKind.RETRACTION, source="PubMed"))
    return tuple(found)


def _medline_name(text: str, collective: bool) -> dict[str, object]:
    """`van der Berg JD` as MEDLINE writes names: family name, initials."""
    family, _, initials = text.rpartition(" ")
    if collective or not family or not initials.isupper():
        return {"literal": text}
    return {"family": family, "given": " ".join(f"{letter}." for letter in initials if letter.isalpha())}


def _whole_range(pages: str) -> str:
    """`1234-8` as `1234-1238`: MEDLINE leaves out the figures that stay the same."""
    first, dash, last = pages.partition("-")
    if dash and first.isdecimal() and last.isdecimal():
        last = range_end(first, last)
    return f"{first}{dash}{last}"
