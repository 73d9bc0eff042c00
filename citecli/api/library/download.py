"""What `add` gets from the network: a page as it was fetched, or the reference of an identifier."""

import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.network import identifiers
from citecli.network.identifiers import Identifier, Scheme
from citecli.network.services import Services
from citecli.readers import registry
from citecli.readers.source import Source

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_VARIABLES = {Scheme.DOI: "DOI", Scheme.ISBN: "ISBN", Scheme.PMID: "PMID", Scheme.ARXIV: "archive_location"}
_MEDIA_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/epub+zip": ".epub",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/vtt": ".vtt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}


class Got(NamedTuple):
    """A document from the network: the bytes to keep of it, under which suffix, and what its sidecar is to say.

    `addresses` are what it would be known again by.
    """

    document: Document
    data: bytes
    suffix: str
    sidecar: Mapping[str, object]
    addresses: tuple[str, ...] = ()


def addresses(name: str) -> tuple[str, ...]:
    """What a sidecar would say of the document that `name` means, were it there already (`DOI:10.…`)."""
    identifier = _identifier(name)
    return (f"{_VARIABLES.get(identifier.scheme, 'URL')}:{_bare(identifier)}",)


def fetched(name: str, services: Services) -> Got:
    """The document at an address, or one made of what a service knows: the title, and the abstract if it has one.

    Raises what fetching and looking up raise, and what a reader finds wrong.
    """
    identifier = _identifier(name)
    return _page(identifier.value, services) if identifier.scheme is Scheme.URL else _work(identifier, services)


def _page(address: str, services: Services) -> Got:
    from citecli.api.library.add import suffix_of
    from citecli.network.fetching import fetch

    found = fetch(address, services)
    path = PurePosixPath(urlsplit(found.address).path)
    suffix = suffix_of(found.data, _MEDIA_TYPES.get(found.media_type, path.suffix))
    document = registry.read(Source(found.address, found.data, suffix, found.address))
    today = date.today()
    sidecar: dict[str, object] = {"accessed": {"date-parts": [[today.year, today.month, today.day]]}}
    # The page may name its own address, without what only led the visitor here.
    url = document.reference.texts.get("URL", "") or found.address
    sidecar = {"URL": url, **sidecar}
    known = tuple(f"URL:{one}" for one in dict.fromkeys((url, found.address)))
    return Got(document._replace(path=path.stem), found.data, suffix, sidecar, known)


def _work(identifier: Identifier, services: Services) -> Got:
    from citecli.network.lookup import look_up

    found = look_up(identifier, services)
    title = unescape(_TAG.sub("", str(found.item["title"])))
    text = f"{title}\n\n{found.abstract}\n" if found.abstract else f"{title}\n"
    data = text.encode("utf-8", "replace")
    document = registry.read(Source(title, data, ".txt"))
    what = "the title and the abstract" if found.abstract else "the title"
    remark = f"{identifier.scheme} {identifier.value}: only {what}; with the text itself: citecli add FILE"
    document = document._replace(remarks=(*document.remarks, remark))
    return Got(document, data, ".txt", found.item, _known(found.item))


def _known(item: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"{name}:{item[name]}" for name in ("DOI", "ISBN", "PMID", "archive_location") if item.get(name))


def _identifier(name: str) -> Identifier:
    found = identifiers.parse(name)
    if found is None:
        raise UnreadableDocument(f"{name} is no web address, DOI, arXiv id, ISBN or PMID")
    return found


def _bare(identifier: Identifier) -> str:
    """An arXiv id without its version, which is another state of the same work."""
    if identifier.scheme is Scheme.ARXIV:
        stem, _, version = identifier.value.rpartition("v")
        return stem if stem and version.isdecimal() else identifier.value
    return identifier.value
