"""Identifiers as people paste them: DOIs, arXiv numbers, addresses."""

import re

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_IN_ADDRESS = re.compile(r"https?://(?:www\.|dx\.)?(?:doi\.org|doi\.acm\.org)/(10\.\d{4,9}/[^\s?#]+)", re.IGNORECASE)
_ARXIV = re.compile(r"(?:arxiv:\s*)?(?:\d{4}\.\d{4,5}|[a-z][a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE)


def clean_doi(text: str) -> str:
    """A DOI without the address or the label before it; a text that holds none as it is.

    Source: DOI Handbook, section 2.2.
    """
    text = text.strip()
    found = _DOI.search(text)
    if not found:
        return text
    doi = found[0]
    if found.start() and "%" in doi:
        from urllib.parse import unquote

        doi = unquote(doi)
    return doi.rstrip(".,;")


def doi_in(address: str) -> str:
    """The DOI that an address of doi.org leads to, "" for another address."""
    found = _IN_ADDRESS.match(address.strip())
    return clean_doi(found[0]) if found else ""


def arxiv_id(text: str) -> bool:
    """Whether a text is the number of a paper on arXiv."""
    return _ARXIV.fullmatch(text.strip()) is not None


def clean_url(text: str) -> str:
    """An address without white space; "www.…" gets its scheme."""
    text = text.strip().strip("<>")
    return f"https://{text}" if text.lower().startswith("www.") else text
