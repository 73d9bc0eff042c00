"""The identifiers in a typed entry, and the day on which its address was looked at; the entry without them."""

import re

from citecli.frozen import FrozenValue
from citecli.references.dates import read_date
from citecli.references.identifiers import Identifier, Scheme, clean_url, parse
from citecli.references.model import Date
from citecli.text.patterns import compiled_late

_DOI = compiled_late(
    r"(?:available\s+(?:at|from)\s*:?\s*)?(?:\bdoi\s?:?\s*)?(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|\bdoi\s?:?\s*|(?<![\w./]))"
    r"(10\.\d{4,9}(?:\.\d{1,9}){0,9}/(?:\(SICI\)\S+|[^\s\"“”<>]+))",
    re.IGNORECASE,
)
_LEADS_TO_ADDRESS = (
    r"available(?:\s+(?:at|from|online))?|retrieved|recuperado de|disponible en|disponibile(?: su)?|disponível em|"
    r"verfügbar (?:unter|bei)|abrufbar unter|disponible sur|url|online|in"
)
_ADDRESS = compiled_late(
    rf"(?:[(\[]?\s*(?:{_LEADS_TO_ADDRESS})\s*:?\s*(?:at|from)?\s*:?\s*)?"
    r"[<(\[]?((?:https?|ftp)://[^\s<>\"“”]+|www\.[^\s<>\"“”]+\.[^\s<>\"“”]+|"
    r"(?:[a-z0-9-]+\.){1,4}[a-z]{2,10}/[^\s<>\"“”]+)[>\]]?",
    re.IGNORECASE,
)
_ISBN = compiled_late(r"\bISBN(?:-1[03])?\s*:?\s*((?:97[89][ -–‐]?)?(?:\d[ –‐-]?){9}[\dXx])", re.IGNORECASE)
_ISSN = compiled_late(r"\bISSN\s*:?\s*(\d{4}[-–‐]\d{3}[\dXx])", re.IGNORECASE)
_PMCID = compiled_late(r"\b(?:PMCID\s*:?\s*)?(PMC\d{3,9})\b")
_PMID = compiled_late(r"\b(?:PMID|PubMed(?: ID)?)\s*:?\s*(\d{1,8})\b", re.IGNORECASE)
_ARXIV = compiled_late(
    r"\barXiv\s*(?:preprint\s*)?(?:arXiv)?\s*:?\s*((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)",
    re.IGNORECASE,
)
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th|er|º)?\.?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?\d{4}|"
    r"[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{4}[-/ ](?:\d{1,2}|[^\W\d_]{3,9})[-/ ]\d{1,2}|"
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}(?:\s[^\W\d_]{3,9}(?:\s\d{1,2})?)?)"
)
_ACCESSED = compiled_late(
    r"[,.;]?\s*[(\[]?\s*(?:last\s+)?(?:accessed|retrieved|visited|viewed|cited|date of access|besucht am|"
    r"abgerufen(?: am)?|zugriff(?: am)?|zuletzt (?:besucht|geprüft)(?: am)?|letzter zugriff|consulté le|"
    r"consultado(?: el| em)?|consultato il|accedido(?: el)?|acesso em|geraadpleegd(?: op)?|last checked)"
    r"\s*:?\s*(?:on\s)?"
    rf"({_DAY})\s*[)\]]?\s*(?:[,;:]?\s*(?:from|at)\b\s*:?)?",
    re.IGNORECASE,
)
_EMPTY = compiled_late(r"[(\[]\s*[)\]]|(?<=\s)(?:from|at)\s*:?\s*$")


class FoundIdentifiers(FrozenValue):
    """What identifies a work in an entry; "" for what it lacks."""

    rest: str
    """The entry without them."""
    texts: dict[str, str]
    """CSL's variables: DOI, URL, ISBN, ISSN, PMID, PMCID, and `number` for an arXiv id."""
    accessed: Date | None = None


def take_identifiers(text: str) -> FoundIdentifiers:
    """The identifiers of an entry, which is on one line."""
    texts: dict[str, str] = {}
    accessed = None
    if match := _ACCESSED.search(text):
        date = read_date(match[1])
        accessed = date if date.start else None
        text = _without(text, match)
    if match := _DOI.search(text):
        found = parse(match[1])
        if found and found.scheme is Scheme.DOI:
            texts["DOI"] = found.value
            text = _without(text, match, kept=len(match[1]) - len(found.value))
    while match := _ADDRESS.search(text):
        address = match[1]
        shorter = address.rstrip(".,;:'”’")
        while shorter.endswith((")", "]")) and shorter.count(shorter[-1]) > shorter.count(
            "(["[")]".index(shorter[-1])]
        ):
            shorter = shorter[:-1].rstrip(".,;:")
        read = parse(clean_url(shorter))
        _note(texts, read, shorter)
        text = _without(text, match, kept=0)
    for pattern, name in ((_ISBN, "ISBN"), (_ISSN, "ISSN"), (_PMCID, "PMCID"), (_PMID, "PMID")):
        while match := pattern.search(text):
            texts.setdefault(name, match[1])
            text = _without(text, match)
    if match := _ARXIV.search(text):
        texts["number"] = f"arXiv:{match[1]}"
        text = _without(text, match)
    return FoundIdentifiers(" ".join(_EMPTY.sub(" ", text).split()), texts, accessed)


def _note(texts: dict[str, str], read: Identifier | None, address: str) -> None:
    """Take down what an address identifies."""
    if read is not None and read.scheme is Scheme.DOI:
        texts.setdefault("DOI", read.value)
    else:
        texts.setdefault("URL", clean_url(address))


def _without(text: str, match: re.Match[str], kept: int = 0) -> str:
    """The text without what a pattern found; `kept` characters of its end stay, punctuation of the sentence."""
    before, after = text[: match.start()], text[match.end() - kept :] if kept else text[match.end() :]
    after = after.lstrip()
    if before.rstrip()[-1:] in (".", ",", ";", ":") and after[:1] in (".", ",", ";", ":"):
        after = after[1:]
    return f"{before.rstrip()} {after.lstrip()}".strip()
