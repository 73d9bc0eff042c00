"""Identifiers of works as people write them: DOI, arXiv id, ISBN, PMID, and web addresses.

Sources: DOI Handbook 2.2 and Crossref's advice on matching DOIs; arXiv's "Understanding the arXiv identifier"; the ISBN
Users' Manual, 7th edition (check digits); RFC 3986 for addresses. Only http and https addresses are read.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from citecli.frozen import FrozenValue
from citecli.text.patterns import compiled_late


class Scheme(StrEnum):
    """The kinds of identifiers."""

    URL = "URL"
    DOI = "DOI"
    ARXIV = "arXiv"
    ISBN = "ISBN"
    PMID = "PMID"


class Identifier(FrozenValue):
    """An identifier in its plain form: a DOI without "https://doi.org/", an ISBN as 13 digits without hyphens."""

    scheme: Scheme
    value: str


_DOI = compiled_late(r"10\.\d{4,9}(?:\.\d{1,9}){0,9}/\S+")
_LABELLED_DOI = compiled_late(r"(?:doi(?:\.org)?\s?[:/]\s*|DOI\s+)(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_DOI_ADDRESS = compiled_late(
    r"https?://(?:www\.|dx\.)?(?:doi\.org|doi\.acm\.org)/(10\.\d{4,9}/[^\s?#]+)", re.IGNORECASE
)
_ARXIV = compiled_late(r"(?:\d{4}\.\d{4,5}|[a-z][a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")
_ISBN = compiled_late(r"(?:97[89][ -]?)?(?:\d[ -]?){9}[\dXx]")
_PMID = compiled_late(r"\d{1,8}")
_PREFIX = compiled_late(r"(doi|arxiv|isbn(?:-1[03])?|pmid)\s*+:?\s*+(?=\S)", re.IGNORECASE)
_CREDENTIALS = compiled_late(
    r"(\b(?:[a-z][a-z0-9+.\-]{0,15}:[/\\]{2,}|https?:[/\\]))(?:[^/\\?#\s]*@|[^/\\?#\s@:\[]*+:(?!\d{0,5}(?:[/\\?#\s]|\Z))\S{0,200}@)",
    re.IGNORECASE,
)
"""One slash is what is left of two in a path. The second form is that of a password with a slash, a question mark or a
number sign in it: what follows the colon is no port."""
_DOI_HOSTS = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})
_LONGEST = 2_000


def parse(text: str) -> Identifier | None:
    """The identifier that `text` is; the address of a DOI's, arXiv id's or PMID's page gives that identifier.

    `None` for any other text, and for an ISBN with a wrong check digit.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST or any(ord(char) < 32 for char in text):
        return None
    if text[:8].lower().startswith(("http://", "https://")):
        return _at_address(text)
    prefix = _PREFIX.match(text)
    if prefix:
        value = text[prefix.end() :]
        kind = prefix[1].lower()
        if kind == "doi":
            return _doi(value)
        if kind == "arxiv":
            return Identifier(Scheme.ARXIV, value) if _ARXIV.fullmatch(value) else None
        if kind == "pmid":
            return Identifier(Scheme.PMID, value) if _PMID.fullmatch(value) else None
        return _isbn(value)
    return _doi(text) or _bare_arxiv(text) or _isbn(text)


def _at_address(address: str) -> Identifier | None:
    from urllib.parse import unquote, urlsplit

    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if not host or any(char.isspace() for char in address):
        return None
    if host in _DOI_HOSTS and (doi := _doi(unquote(parts.path.lstrip("/")))):
        return doi
    if host in ("arxiv.org", "www.arxiv.org", "export.arxiv.org") and parts.path.startswith(("/abs/", "/pdf/")):
        value = parts.path[5:].removesuffix(".pdf")
        if _ARXIV.fullmatch(value):
            return Identifier(Scheme.ARXIV, value)
    if host == "pubmed.ncbi.nlm.nih.gov" and _PMID.fullmatch(value := parts.path.strip("/")):
        return Identifier(Scheme.PMID, value)
    return Identifier(Scheme.URL, address)


def _doi(text: str) -> Identifier | None:
    doi = _without_punctuation(text)
    return Identifier(Scheme.DOI, doi) if _DOI.fullmatch(doi) else None


def _without_punctuation(doi: str) -> str:
    """The DOI without punctuation of the sentence around it: a final full stop, a bracket not opened in the DOI."""
    doi = doi.rstrip(".,;:'”’")
    while doi.endswith((")", "]", ">")) and doi.count(doi[-1]) > doi.count("([<"[")]>".index(doi[-1])]):
        doi = doi[:-1]
    return doi


def _bare_arxiv(text: str) -> Identifier | None:
    return Identifier(Scheme.ARXIV, text) if re.fullmatch(r"\d{4}\.\d{4,5}(?:v\d+)?", text) else None


def _isbn(text: str) -> Identifier | None:
    if not _ISBN.fullmatch(text):
        return None
    figures = text.replace("-", "").replace(" ", "").upper()
    if len(figures) == 10:
        total = sum((10 - at) * (10 if char == "X" else int(char)) for at, char in enumerate(figures))
        if total % 11:
            return None
        figures = "978" + figures[:9]
        return Identifier(Scheme.ISBN, figures + _check_digit(figures))
    if len(figures) != 13 or not figures.isdecimal() or _check_digit(figures[:12]) != figures[12]:
        return None
    return Identifier(Scheme.ISBN, figures)


def _check_digit(figures: str) -> str:
    total = sum(int(char) * (3 if at % 2 else 1) for at, char in enumerate(figures))
    return str(-total % 10)


# Identifiers in the fields of a bibliography, and in running text.


def clean_doi(text: str) -> str:
    """The DOI in `text` without an address or label before it; a text without a DOI is returned stripped."""
    text = text.strip()
    match = _DOI.search(text)
    if not match:
        return text
    doi = match[0]
    if match.start() and "%" in doi:
        from urllib.parse import unquote

        doi = unquote(doi)
    return doi.rstrip(".,;")


def doi_in_address(address: str) -> str:
    """The DOI that a doi.org address resolves, "" for any other address."""
    match = _DOI_ADDRESS.match(address.strip())
    return clean_doi(match[0]) if match else ""


def doi_in_text(text: str) -> str:
    """The first DOI in running text that is labelled as one ("doi:10.…", "https://doi.org/10.…"); "" without any."""
    match = _LABELLED_DOI.search(text)
    return _without_punctuation(match[1]) if match else ""


def is_arxiv_id(text: str) -> bool:
    """Whether a text is an arXiv identifier, with or without "arXiv:" before it."""
    text = text.strip()
    return _ARXIV.fullmatch(text[6:].lstrip() if text[:6].lower() == "arxiv:" else text) is not None


def clean_url(text: str) -> str:
    """An address without surrounding white space and angle brackets; "www.…" gets the scheme https."""
    text = without_credentials(text.strip().strip("<>"))
    return f"https://{text}" if text.lower().startswith("www.") else text


def without_credentials(text: str) -> str:
    """A text with the name and password taken out of each web address in it: `https://jane:secret@example.org/`."""
    return _CREDENTIALS.sub(r"\1", text) if "@" in text else text


def value_without_credentials(value: object) -> object:
    """A value of JSON with the name and password taken out of each web address in its texts, however deep."""
    if isinstance(value, str):
        return without_credentials(value)
    if isinstance(value, list):
        return [value_without_credentials(part) for part in value]
    if isinstance(value, Mapping):
        return {key: value_without_credentials(part) for key, part in value.items()}
    return value
