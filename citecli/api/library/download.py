"""What `add` downloads: the page at an address, or the bibliographic data for an identifier."""

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.library.records import SUFFIX, record_text
from citecli.network.services import Services
from citecli.readers import registry
from citecli.readers.source import Source
from citecli.references import identifiers
from citecli.references.display import without_tags
from citecli.references.identifiers import Identifier, Scheme
from citecli.references.work_record import notice_words
from citecli.text.entities import unescape

_VARIABLES = {Scheme.DOI: "DOI", Scheme.ISBN: "ISBN", Scheme.PMID: "PMID", Scheme.ARXIV: "archive_location"}


class Download(FrozenValue):
    """A document from the network."""

    document: Document
    data: bytes
    """The content of the file to store."""
    suffix: str
    """The suffix of the file to store (".html")."""
    sidecar: Mapping[str, object]
    """The CSL-JSON variables for its sidecar."""
    addresses: tuple[str, ...] = ()
    """The keys by which the same document is recognised later (`DOI:10.…`)."""
    is_identified: bool = False
    """Whether an identifier says which work it is."""


def addresses_of(name: str) -> tuple[str, ...]:
    """The keys (`DOI:10.…`) under which the document that `name` refers to would already be in the library."""
    identifier = _identifier(name)
    return (f"{_VARIABLES.get(identifier.scheme, 'URL')}:{_bare(identifier)}",)


def download(name: str, services: Services) -> Download:
    """The document at an address, or one made from a service's data: the title, and the abstract if there is one.

    Raises the errors of fetching, of looking up identifiers, and of reading the document.
    """
    identifier = _identifier(name)
    return _page(identifier.value, services) if identifier.scheme is Scheme.URL else _described(identifier, services)


def _page(address: str, services: Services) -> Download:
    from citecli.network.fetching import fetch

    fetched = fetch(address, services)
    path = PurePosixPath(urlsplit(fetched.address).path)
    suffix = registry.suffix_of(fetched.data, path.suffix, fetched.media_type)
    document = registry.read(Source(fetched.address, fetched.data, suffix, fetched.address))
    today = date.today()
    sidecar: dict[str, object] = {"accessed": {"date-parts": [[today.year, today.month, today.day]]}}
    # Prefer the address that the page declares: it lacks tracking parameters.
    url = document.reference.texts.get("URL", "") or fetched.address
    sidecar = {"URL": url, **sidecar}
    addresses = tuple(f"URL:{address}" for address in dict.fromkeys((url, fetched.address)))
    return Download(replace(document, path=path.stem), fetched.data, suffix, sidecar, addresses)


def _described(identifier: Identifier, services: Services) -> Download:
    from citecli.network.lookup import look_up

    record = look_up(identifier, services)
    title = unescape(without_tags(str(record.item["title"])))
    data = record_text(title, record.abstract)
    document = registry.read(Source(title, data, SUFFIX))
    what = "the title and the abstract" if record.abstract else "the title"
    remark = f"{identifier.scheme} {identifier.value}: only {what}; for the full text: citecli add FILE --to KEY"
    notices = [f"{identifier.scheme} {identifier.value}: {notice_words(notice)}" for notice in record.notices]
    document = replace(document, remarks=(*document.remarks, remark, *notices))
    addresses = _addresses(record.item)
    return Download(document, data, SUFFIX, record.item, addresses, is_identified=bool(addresses))


def _addresses(item: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"{name}:{item[name]}" for name in ("DOI", "ISBN", "PMID", "archive_location") if item.get(name))


def _identifier(name: str) -> Identifier:
    identifier = identifiers.parse(name)
    if identifier is None:
        raise UnreadableDocument(f"{name} is not a web address, DOI, arXiv id, ISBN or PMID")
    return identifier


def _bare(identifier: Identifier) -> str:
    """The value of an identifier; of an arXiv id without its version, because all versions are the same work."""
    if identifier.scheme is Scheme.ARXIV:
        stem, _, version = identifier.value.rpartition("v")
        return stem if stem and version.isdecimal() else identifier.value
    return identifier.value
