"""Addresses and identifiers in an entry of BibTeX or BibLaTeX: `url`, `eprint`, and those in other fields."""

import re
from collections.abc import Mapping

from citecli.interop.latex_text import plain
from citecli.references.identifiers import is_arxiv_id

_ARCHIVES = {
    "arxiv": "https://arxiv.org/abs/", "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/", "googlebooks": "https://books.google.com?id=",
    "hdl": "https://hdl.handle.net/", "handle": "https://hdl.handle.net/",
}  # fmt: skip
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|(https?://[^\s{}]+)")
_BETWEEN_ADDRESSES = re.compile(r"(?:(?<!\s)\s++|[,;]\s*+|(?<=\}))(?:and\s++)?(?=\\url\s*+\{|https?://)")
_ARXIV_JOURNAL = re.compile(
    r"(?:arXiv(?:\.org)?+(?:\s++(?:e-?prints?|preprints?))?+[,:]?+\s*+|CoRR|Computing Research Repository)"
    r"(?:,?+\s*+(?:arXiv:\s*+|abs/)?+(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{1,20}(?:\.[A-Z]{2})?/\d{7}))?"
    r"(?:\s*+\[[\w.-]++\])?",
    re.IGNORECASE,
)


def as_is(latex: str) -> str:
    """An address or identifier: LaTeX only as far as it escapes."""
    match = _ADDRESS.search(latex) if "\\url" in latex or "\\path" in latex else None
    text = (match[1] or match[2] or "") if match else latex
    if "\\" in text or "{" in text or "$" in text:
        text = re.sub(r"\\([_%&#$~^{}\-/])", r"\1", text)
        text = re.sub(r"\{?\\(?:textasciitilde|sim|~)\s*(?:\{\})?\}?|~\{\}", "~", text)
        text = re.sub(r"\{?\\textunderscore\s*(?:\{\})?\}?", "_", text)
        text = re.sub(r"\$\s*\\sim\s*\$|\$~\$", "~", text)
        text = text.replace("{", "").replace("}", "")
    return "".join(text.split()) if "://" in text else text.strip()


def has_address(latex: str) -> bool:
    """Whether there is an address in a field."""
    return _ADDRESS.search(latex) is not None


def addresses(fields: Mapping[str, str]) -> list[str]:
    """The addresses of an entry, at least one, which may be ""; those in other fields count where `url` has none."""
    latex = fields.get("url", "")
    parts = _BETWEEN_ADDRESSES.split(latex.strip())
    address, *others = [as_is(part) for part in parts] if len(parts) > 1 else [as_is(latex)]
    if not address and (match := _ADDRESS.search(fields.get("howpublished", ""))):
        address = as_is(match[1] or match[2] or "")
    if not address:
        address = next((as_is(fields[name]) for name in ("bdsk-url-1", "ee", "link") if name in fields), "")
        address = address if address.startswith(("http://", "https://")) else ""
    return [address, *others]


def eprint_of(fields: Mapping[str, str]) -> tuple[str, str]:
    """The archive that an entry is in, in small letters ("arxiv"), and its identifier there; "" where there is none."""
    archive = plain(fields.get("eprinttype", "")).lower()
    eprint = as_is(fields.get("eprint", ""))
    if not archive and is_arxiv_id(eprint):
        archive = "arxiv"
    if archive == "arxiv":
        eprint = re.sub(r"^arxiv:\s*", "", eprint, flags=re.IGNORECASE)
    return archive, eprint


def address_in(archive: str, eprint: str) -> str:
    """The address of what an archive has under an identifier; "" when either is not known."""
    return _ARCHIVES[archive] + eprint if eprint and archive in _ARCHIVES else ""


def fields_of_preprint(fields: Mapping[str, str]) -> dict[str, str] | None:
    """The fields of an entry whose journal is arXiv, the identifier, which stands there or beside it, as its `eprint`;
    `None` for any other entry.

    Google Scholar has `journal = {arXiv preprint arXiv:2101.00001}`, DBLP `journal = {CoRR}` and a volume.
    """
    match = _ARXIV_JOURNAL.fullmatch(plain(fields.get("journal", ""))) if "eprint" not in fields else None
    if match is None:
        return None
    elsewhere = (plain(fields.get(name, "")).removeprefix("abs/") for name in ("volume", "pages", "number", "eid"))
    eprint = match[1] or next((text for text in elsewhere if is_arxiv_id(text)), "")
    if not eprint:
        return None
    told = {
        name
        for name in ("journal", "volume", "pages", "number", "eid")
        if name == "journal" or eprint in fields.get(name, "")
    }
    rest = {name: value for name, value in fields.items() if name not in told}
    return rest | {"eprint": eprint, "eprinttype": "arxiv"}
