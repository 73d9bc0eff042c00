"""Looking up identifiers: the reference that a service has for a DOI, an arXiv id, an ISBN or a PMID.

Sources: DOI content negotiation (citation.doi.org, CSL-JSON as application/vnd.citationstyles.csl+json); the manual
of the arXiv API (Atom); Open Library's Books API (jscmd=data); NCBI E-utilities (ESummary, version 2.0 JSON).
"""

import re
from collections.abc import Mapping
from json import loads
from typing import Any
from urllib.parse import quote

from citecli.errors import NothingMatched, UnreadableDocument
from citecli.frozen import FrozenValue
from citecli.network.fetching import fetch
from citecli.network.services import Services
from citecli.readers import xml_trees
from citecli.references.csl_json import from_item
from citecli.references.dates import read_date
from citecli.references.identifiers import Identifier, Scheme
from citecli.references.json_values import date_item, name_item
from citecli.references.names import read_name
from citecli.text.entities import unescape
from citecli.text.numerals import range_end

_CSL_JSON = "application/vnd.citationstyles.csl+json"
_TAG = re.compile(r"<[^<>]*>")
_LONGEST_SHOWN = 100
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


def look_up(identifier: Identifier, services: Services) -> ServiceRecord:
    """The reference of `identifier`, which is no address.

    Raises `NothingMatched` when the service has none, `UnreadableDocument` when its answer is none or is for something
    else, and whatever fetching raises.
    """
    match identifier.scheme:
        case Scheme.DOI:
            record = _doi(identifier.value, services)
        case Scheme.ARXIV:
            record = _arxiv(identifier.value, services)
        case Scheme.ISBN:
            record = _isbn(identifier.value, services)
        case Scheme.PMID:
            record = _pmid(identifier.value, services)
        case Scheme.URL:
            raise ValueError("an address is fetched, not looked up")
    item = {key: value for key, value in record.item.items() if value not in (None, "", [], {})}
    _, problems = from_item({"id": "x", "type": "document", **item})
    # What a service says and no reference can have is left out, and the rest kept.
    bad = {problem.partition(":")[0] for problem in problems}
    item = {key: value for key, value in item.items() if key not in bad}
    if not _text(item.get("title")):
        raise UnreadableDocument(f"{identifier.scheme} {identifier.value}: the service sent no title")
    return ServiceRecord(item, record.abstract)


def _doi(value: str, services: Services) -> ServiceRecord:
    address = f"{services.doi}/{quote(value, safe='/:().;,_-')}"
    data = _json(_ask(address, services, f"DOI {value}", _CSL_JSON), f"DOI {value}")
    answered = str(data.get("DOI", value))
    if answered.casefold() != value.casefold():
        raise UnreadableDocument(f"DOI {value}: the service sent another one, {_shown(answered)}")
    item = {key: _single(content) for key, content in data.items() if key in _KEPT}
    return ServiceRecord({**item, "DOI": value, "URL": None}, _text(data.get("abstract")))


def _single(value: object) -> object:
    """Crossref gives some texts as lists of one."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return value[0]
    return unescape(value) if isinstance(value, str) else value


def _arxiv(value: str, services: Services) -> ServiceRecord:
    name = f"arXiv {value}"
    data = _ask(f"{services.arxiv}/api/query?id_list={quote(value)}&max_results=1", services, name)
    entry = xml_trees.tree(data, name).find(f"{_ATOM}entry")
    address = (entry.findtext(f"{_ATOM}id") or "") if entry is not None else ""
    if entry is None or "/abs/" not in address:
        raise NothingMatched(f"arXiv has no {value}")
    bare = re.sub(r"v\d+$", "", address.partition("/abs/")[2])
    if bare.casefold() != re.sub(r"v\d+$", "", value).casefold():
        raise UnreadableDocument(f"{name}: the service answered for another one, {_shown(bare)}")
    names = [" ".join((author.findtext(f"{_ATOM}name") or "").split()) for author in entry.findall(f"{_ATOM}author")]
    item = {
        "type": "article",
        "title": _text(entry.findtext(f"{_ATOM}title")),
        "author": [name_item(read_name(person)) for person in names if person],
        "issued": _date((entry.findtext(f"{_ATOM}published") or "")[:10]),
        "publisher": "arXiv",
        "number": f"arXiv:{bare}",
        "archive": "arXiv",
        "archive_location": bare,
        "DOI": entry.findtext(f"{_ARXIV}doi"),
        "URL": f"https://arxiv.org/abs/{bare}",
    }
    return ServiceRecord(item, _text(entry.findtext(f"{_ATOM}summary")))


def _isbn(value: str, services: Services) -> ServiceRecord:
    address = f"{services.isbn}/api/books?bibkeys=ISBN:{value}&format=json&jscmd=data"
    data = _json(_ask(address, services, f"ISBN {value}"), f"ISBN {value}")
    book = data.get(f"ISBN:{value}")
    if not isinstance(book, Mapping):
        raise NothingMatched(
            f"Open Library has no ISBN {value}; add the document itself, and its details with `citecli edit`"
        )
    title, subtitle = _text(book.get("title")), _text(book.get("subtitle"))
    item = {
        "type": "book",
        "title": f"{title}: {subtitle}" if subtitle else title,
        "author": [name_item(read_name(name)) for name in _names_in(book.get("authors"))],
        "publisher": next(iter(_names_in(book.get("publishers"))), ""),
        "publisher-place": next(iter(_names_in(book.get("publish_places"))), ""),
        "issued": _date(_text(book.get("publish_date"))),
        "number-of-pages": _text(book.get("number_of_pages")),
        "ISBN": value,
    }
    return ServiceRecord(item)


def _pmid(value: str, services: Services) -> ServiceRecord:
    contact = f"&tool=citecli&email={quote(services.contact)}" if services.contact else "&tool=citecli"
    address = f"{services.pmid}/entrez/eutils/esummary.fcgi?db=pubmed&id={value}&retmode=json{contact}"
    data = _json(_ask(address, services, f"PMID {value}"), f"PMID {value}")
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
        "title": _text(summary["title"]).removesuffix("."),
        "author": [
            _medline_name(_text(author.get("name")), author.get("authtype") == "CollectiveName") for author in authors
        ],
        "container-title": _text(summary.get("fulljournalname")),
        "container-title-short": _text(summary.get("source")),
        "issued": _date(_text(summary.get("pubdate"))),
        "volume": _text(summary.get("volume")),
        "issue": _text(summary.get("issue")),
        "page": _whole_range(_text(summary.get("pages"))),
        "ISSN": _text(summary.get("issn") or summary.get("essn")),
        "DOI": ids.get("doi"),
        "PMID": value,
        "PMCID": ids.get("pmc"),
    }
    return ServiceRecord(item)


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


def _ask(address: str, services: Services, name: str, accept: str = "*/*") -> bytes:
    try:
        return fetch(address, services, accept).data
    except NothingMatched:
        raise NothingMatched(f"there is no {name}") from None


def _json(data: bytes, name: str) -> Mapping[str, Any]:
    try:
        answer = loads(data)
    except (ValueError, RecursionError):
        raise UnreadableDocument(f"{name}: the service's answer is not JSON") from None
    if not isinstance(answer, Mapping):
        raise UnreadableDocument(f"{name}: the service's answer is not what it should be")
    return answer


def _names_in(value: object) -> list[str]:
    """The names in a list of objects that have one."""
    if not isinstance(value, list):
        return []
    return [name for item in value if isinstance(item, Mapping) and (name := _text(item.get("name")))]


def _text(value: object) -> str:
    """A text on one line, without tags (JATS, HTML) and references to characters."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(unescape(_TAG.sub(" ", str(value))).split())


def _shown(text: str) -> str:
    """What a service sent, for a message of one line."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _date(text: str) -> object:
    return date_item(read_date(text)) if text else None
