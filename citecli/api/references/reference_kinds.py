"""What a reference is, as far as it decides what is asked: by which identifiers, by which words, and of whom."""

import re
from collections.abc import Iterator

from citecli.frozen import FrozenValue, replace
from citecli.references.identifiers import Identifier, Scheme, clean_doi, clean_url, is_arxiv_id, parse
from citecli.references.model import ItemType, Name, Reference
from citecli.text.entities import unescape
from citecli.text.folding import fold
from citecli.text.patterns import compiled_late
from citecli.text.words import letter_runs

_PRIVATE = {
    ItemType.PERSONAL_COMMUNICATION: "letters and personal communications are in no record",
    ItemType.INTERVIEW: "interviews are in no record",
    ItemType.MANUSCRIPT: "manuscripts are in no record",
}
"""Types of what is in no record, and what to say of them. Nothing of them is sent."""
_ELSEWHERE = {
    ItemType.LEGAL_CASE: "court cases", ItemType.LEGISLATION: "laws", ItemType.BILL: "bills",
    ItemType.REGULATION: "regulations", ItemType.TREATY: "treaties", ItemType.HEARING: "hearings",
    ItemType.PATENT: "patents", ItemType.BROADCAST: "broadcasts", ItemType.MOTION_PICTURE: "films",
    ItemType.SONG: "recordings", ItemType.MUSICAL_SCORE: "scores", ItemType.PERFORMANCE: "performances",
    ItemType.EVENT: "events", ItemType.MAP: "maps", ItemType.FIGURE: "figures", ItemType.GRAPHIC: "pictures",
    ItemType.WEBPAGE: "web pages", ItemType.POST: "posts", ItemType.POST_WEBLOG: "posts",
    ItemType.ARTICLE_NEWSPAPER: "newspaper articles", ItemType.COLLECTION: "archives", ItemType.PERIODICAL: "journals",
}  # fmt: skip
"""Types of works that the services have no record of, in the plural; they are asked for by identifier alone."""
_SELDOM = {
    ItemType.ARTICLE_MAGAZINE: "magazine articles", ItemType.REPORT: "reports", ItemType.THESIS: "theses",
    ItemType.SPEECH: "talks", ItemType.SOFTWARE: "programs", ItemType.STANDARD: "standards",
    ItemType.DATASET: "data sets", ItemType.ENTRY: "entries", ItemType.ENTRY_DICTIONARY: "entries of dictionaries",
    ItemType.ENTRY_ENCYCLOPEDIA: "entries of encyclopedias", ItemType.PAMPHLET: "pamphlets",
    ItemType.REVIEW: "reviews", ItemType.REVIEW_BOOK: "book reviews", ItemType.CLASSIC: "classics",
}  # fmt: skip
"""Types of works of which the services have some: that one is not found says nothing."""
_BOOKS = frozenset((ItemType.BOOK, ItemType.COLLECTION, ItemType.CLASSIC, ItemType.PAMPHLET))
_PARTS = frozenset((ItemType.CHAPTER, ItemType.ENTRY, ItemType.ENTRY_DICTIONARY, ItemType.ENTRY_ENCYCLOPEDIA,
                    ItemType.PAPER_CONFERENCE))  # fmt: skip
_FIRST_YEAR_OF_ISBN = 1970
"""Older books have no identifiers, and records of them are few."""
_PERSONAL = compiled_late(
    r"\b(?:(?:personal|private|pers\.|priv\.) (?:communication|correspondence|comm\b)|personal (?:e-?mail|letter)|"
    r"(?:e-?mail|letter|message) to (?:the )?author|personliche mitteilung|communication personnelle|"
    r"comunicacion personal|comunicazione personale|comunicacao pessoal|persoonlijke (?:mededeling|communicatie))"
)
"""How a reference says, folded, that it is something told to the writer alone."""
_UNPUBLISHED = compiled_late(
    r"\b(?:unpublished|in preparation|in press|forthcoming|unveroffentlichte?[nrs]?|inedit[oae]?s?)\b"
)
_MANUSCRIPT = compiled_late(r"\b(?:manuscripts?|typescripts?|private collection)\b")
"""What a field says of a work that is in one copy; in a typed entry it may be a word of the title."""
_ARXIV = compiled_late(r"arxiv\s*:\s*((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)", re.IGNORECASE)
_PMID = compiled_late(r"\d{1,8}")
_ISBN = compiled_late(r"(?:97[89][ -]?)?(?:\d[ -]?){9}[\dXx]")
_RESOLVER = compiled_late(r"https?://(?:dx\.|www\.)?doi\.org(?:/|\Z)", re.IGNORECASE)
_MOST_ISBNS = 3
"""ISBNs of one book (hardback, paperback, as a whole) that are asked for."""
_LONGEST_QUERY = 400
_LONGEST_AUTHORS = 3


class Kind(FrozenValue):
    """What is asked of a reference, and what it means when nothing is found."""

    is_searched: bool
    """Whether it is asked for by its words."""
    is_book: bool
    reason: str
    """Why it can't be said of it that it was not found; "" when it can."""
    is_private: bool = False
    """Whether nothing of it is sent, its identifiers excepted."""


def kind_of(reference: Reference, entry: str = "") -> Kind:
    """What a reference is; `entry` is its text where it is typed."""
    kind = reference.type
    if reason := _PRIVATE.get(kind):  # type: ignore[call-overload]
        return Kind(False, False, reason, is_private=kind != ItemType.INTERVIEW)
    texts = reference.texts
    said = fold(" ".join(texts.get(name, "") for name in ("note", "genre", "medium", "status", "annote")))
    words = f"{said} {fold(entry)}"
    if _PERSONAL.search(f"{words} {fold(texts.get('container-title', ''))}") and not texts.keys() & {
        "DOI",
        "ISBN",
        "PMID",
    }:
        return Kind(False, False, _PRIVATE[ItemType.PERSONAL_COMMUNICATION], is_private=True)
    year = _year(reference)
    in_archive = bool(texts.get("archive")) and "arxiv" not in fold(texts["archive"])
    is_unpublished = in_archive or bool(_UNPUBLISHED.search(words) or _MANUSCRIPT.search(said))
    unpublished = "it is said to be unpublished, or in an archive" if is_unpublished else ""
    if plural := _ELSEWHERE.get(kind):  # type: ignore[call-overload]
        return Kind(False, False, f"the services have no record of {plural}")
    if plural := _SELDOM.get(kind):  # type: ignore[call-overload]
        return Kind(True, kind in _BOOKS, unpublished or f"the services have a record of few {plural}")
    if not has_enough(reference):
        return Kind(False, False, "it says too little to be known by: a title, and an author or a year")
    if kind in _BOOKS and year and year < _FIRST_YEAR_OF_ISBN:
        return Kind(True, True, f"of books before {_FIRST_YEAR_OF_ISBN} the services have a record of some")
    if year and year < 1900:
        return Kind(True, kind in _BOOKS, "of works before 1900 the services have a record of some")
    return Kind(
        True, kind in _BOOKS or (kind == ItemType.DOCUMENT and "publisher" in texts), unpublished or _page(reference)
    )


def _page(reference: Reference) -> str:
    """Why a reference of no particular kind with an address can't be said not to be there."""
    is_vague = reference.type in (ItemType.DOCUMENT, ItemType.ARTICLE)
    texts = reference.texts
    if is_vague and texts.get("URL") and not texts.keys() & {"DOI", "volume", "page", "ISBN"}:
        return "the services have no record of web pages"
    return ""


def has_enough(reference: Reference) -> bool:
    """Whether a reference says enough to be known by its words."""
    if not letter_runs(reference.texts.get("title", "")):
        return False
    return bool(first_name(reference)) or bool(_year(reference))


def _year(reference: Reference) -> int:
    issued = reference.dates.get("issued")
    return issued.start.year if issued and issued.start else 0


def first_name(reference: Reference) -> str:
    """The family name of the first author, or else of the first editor; "" for none."""
    for role in ("author", "editor"):
        for name in reference.names.get(role, ()):
            return f"{name.non_dropping_particle} {name.family}".strip() or name.literal
    return ""


def search_words(reference: Reference, entry: str = "") -> str:
    """What is sent to find a reference by its words: the typed entry, or title, names, year, and where it appeared."""
    if entry:
        return " ".join(entry.split())[:_LONGEST_QUERY]
    texts = reference.texts
    names: tuple[Name, ...] = reference.names.get("author", ()) or reference.names.get("editor", ())
    people = [name.family or name.literal for name in names[:_LONGEST_AUTHORS]]
    year = _year(reference)
    parts = [texts.get("title", ""), *people, str(year) if year else "", texts.get("container-title", "")]
    return " ".join(filter(None, parts))[:_LONGEST_QUERY]


def web_address(reference: Reference) -> str:
    """The address of a reference's page; "" when it has none, or one that stands for an identifier."""
    address = clean_url(reference.texts.get("URL", ""))
    identifier = parse(address) if address.lower().startswith(("http://", "https://")) else None
    if identifier is None or identifier.scheme is not Scheme.URL or _RESOLVER.match(address):
        return ""
    return identifier.value


def identifiers_of(reference: Reference) -> list[Identifier]:
    """The identifiers of a work but its DOI: an arXiv id, a PMID, the ISBN of a book or of what a part is in."""
    texts = reference.texts
    found = []
    at_address = parse(clean_url(texts.get("URL", "")))
    if at_address and at_address.scheme in (Scheme.ARXIV, Scheme.PMID):
        found.append(at_address)
    for name in ("number", "archive_location", "note", "archive", "container-title", "genre"):
        value = texts.get(name, "")
        is_said = "arxiv" in f"{texts.get('archive', '')} {texts.get('publisher', '')}".lower()
        match = _ARXIV.search(value)
        if match or (is_said and name in ("number", "archive_location") and is_arxiv_id(value)):
            found.append(Identifier(Scheme.ARXIV, match[1] if match else value.strip()))
            break
    if match := _PMID.search(texts.get("PMID", "")):
        found.append(Identifier(Scheme.PMID, match[0]))
    if reference.type in _BOOKS or reference.type in _PARTS or reference.type == ItemType.DOCUMENT:
        known = (parse(f"isbn:{number[0]}") for number in _ISBN.finditer(texts.get("ISBN", "")))
        found += [identifier for identifier in known if identifier][:_MOST_ISBNS]
    return list(dict.fromkeys(found))


def dois_of(reference: Reference, entry: str = "") -> list[str]:
    """What the DOI of a reference may be, the likeliest first; none when it has none.

    As people copy them: with a label or an address before, in capitals, in angle brackets, with the punctuation of the
    sentence, `&lt;` for a sign of it, percent signs, or a space where a line ended.
    """
    text = reference.texts.get("DOI", "") or _doi_at(reference.texts.get("URL", ""))
    if not text and entry:
        from citecli.references.identifiers import doi_in_text

        text = doi_in_text(entry)
    return list(dict.fromkeys(_spellings(text))) if text.strip() else []


def _spellings(text: str) -> Iterator[str]:
    from urllib.parse import unquote

    text = unescape(" ".join(text.split()))
    joined = text.replace(" ", "")
    for written in dict.fromkeys((text, joined, unquote(joined))):
        doi = clean_doi(written)
        known = parse(f"doi:{doi}")
        if not known or known.scheme is not Scheme.DOI:
            continue
        bare = known.value.strip("<>") if doi.count("<") != doi.count(">") else known.value
        yield bare
        if doi != bare and parse(f"doi:{doi}"):
            yield doi
        if "?" in bare or "#" in bare:
            yield bare.partition("?")[0].partition("#")[0]


def _doi_at(address: str) -> str:
    known = parse(clean_url(address))
    return known.value if known and known.scheme is Scheme.DOI else ""


def holding_book(reference: Reference) -> Reference:
    """The book that a part of one is in, as far as its reference tells."""
    texts = {name: value for name, value in reference.texts.items() if name in ("ISBN", "publisher", "volume")}
    texts["title"] = reference.texts.get("container-title", "") or reference.texts.get("title", "")
    names = {}
    if people := reference.names.get("container-author") or reference.names.get("editor"):
        names["editor"] = people
    return replace(reference, type=ItemType.BOOK, texts=texts, names=names)


def is_part(reference: Reference) -> bool:
    """Whether a reference is of a part of a book."""
    return reference.type in _PARTS
