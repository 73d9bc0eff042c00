"""Which references are of one work: by DOI, ISBN or PMID, or else by first author, year and title together.

What both say and say differently tells works apart: two articles of one title, author and year have other pages, two
volumes of one book have one ISBN. An ISBN is a book's; a chapter is not known by that of its book.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from citecli.frozen import replace
from citecli.references import identifiers
from citecli.references.citekeys import citekey
from citecli.references.display import without_tags
from citecli.references.identifiers import Scheme
from citecli.references.model import ItemType, Reference
from citecli.text.folding import fold
from citecli.text.patterns import compiled_late
from citecli.text.words import letter_runs

BY_TITLE = "author, year and title"
"""What a work is recognised by when no identifier tells."""
_ISBN = compiled_late(r"(?:97[89][ -]?)?(?:\d[ -]?){9}[\dXx]")
_FIGURES = compiled_late(r"\d{1,12}")
_PARTS = frozenset(
    (
        ItemType.CHAPTER, ItemType.PAPER_CONFERENCE, ItemType.ENTRY, ItemType.ENTRY_DICTIONARY,
        ItemType.ENTRY_ENCYCLOPEDIA, ItemType.ARTICLE_JOURNAL, ItemType.ARTICLE_MAGAZINE,
        ItemType.ARTICLE_NEWSPAPER, ItemType.REVIEW, ItemType.REVIEW_BOOK,
    )
)  # fmt: skip
"""Types of works that are part of another."""
_ALONE = frozenset(
    (
        ItemType.THESIS, ItemType.DATASET, ItemType.SOFTWARE, ItemType.PATENT, ItemType.SPEECH, ItemType.REVIEW,
        ItemType.REVIEW_BOOK, ItemType.MOTION_PICTURE, ItemType.SONG, ItemType.BROADCAST, ItemType.INTERVIEW,
    )
)  # fmt: skip
"""Types of works beside which there is often another of the same title: a thesis and the article made of it."""
_GENERIC = frozenset((ItemType.DOCUMENT, ItemType.ARTICLE, ItemType.WEBPAGE, ""))
_NUMBERS = ("volume", "number", "edition", "chapter-number", "part-number", "version")
_OF_ARTICLES = ("issue", "page")
_UNKNOWN = "document"
_MOST = 1_000
"""Works of one sign that a reference is compared with: editorials of one journal may be thousands."""
_Value = TypeVar("_Value")


class Features(NamedTuple):
    """What tells a work from others. (A named tuple, for a library has thousands.)"""

    type: str
    title: str
    """Its letters and digits, folded; "" for none."""
    words: str
    """The title with its spaces, folded."""
    container: str
    """The title of what it is part of, likewise."""
    creation: str
    """The family name of the first creator, and the year; `_UNKNOWN` when neither is known."""
    identifiers: dict[str, frozenset[str]]
    """The identifiers of each kind (DOI, ISBN, PMID), in plain form."""
    numbers: dict[str, tuple[str, ...]]
    """The figures of its volume, edition and the like, as far as there are any."""


def features(reference: Reference) -> Features:
    """What tells the work of a reference from others."""
    found: dict[str, frozenset[str]] = {}
    texts = reference.texts
    if doi := texts.get("DOI"):
        found["DOI"] = frozenset((identifiers.clean_doi(doi).casefold(),))
    is_part = reference.type in _PARTS or "container-title" in texts
    if (isbn := texts.get("ISBN")) and not is_part and (isbns := frozenset(_isbns(isbn))):
        found["ISBN"] = isbns
    if pmid := _FIGURES.findall(texts.get("PMID", "")):
        found["PMID"] = frozenset(pmid)
    creation = citekey(replace(reference, texts={}), otherwise="-")
    kinds = _NUMBERS + _OF_ARTICLES
    numbers = {name: tuple(figures) for name in kinds if (figures := _FIGURES.findall(texts.get(name, "")))}
    words, container = (fold(without_tags(texts.get(name, ""))) for name in ("title", "container-title"))
    return Features(str(reference.type), _letters(words), words, _letters(container), creation, found, numbers)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _isbns(text: str) -> Iterator[str]:
    for match in _ISBN.finditer(text):
        known = identifiers.parse(f"isbn:{match[0]}")
        yield known.value if known and known.scheme is Scheme.ISBN else "".join(filter(str.isalnum, match[0])).upper()


def _signs(work: Features) -> Iterator[tuple[str, str]]:
    """What a work is recognised by, best first: what it is, and its value."""
    for kind, values in work.identifiers.items():
        yield from ((kind, value) for value in values)
    if work.title:
        yield BY_TITLE, f"{work.creation}:{work.title}"


def _are_distinct(one: Features, other: Features, sign: str) -> bool:
    """Whether two works that share a sign are different ones by what else they say."""

    def differ(name: str) -> bool:
        mine, others = one.numbers.get(name), other.numbers.get(name)
        return bool(mine and others) and mine[:1] != others[:1]  # type: ignore[index]

    if sign != BY_TITLE:
        # A book and its parts may all be said to have its DOI, and the volumes of a set one ISBN.
        if sign == "ISBN" and (differ("volume") or _are_other_titles(one, other)):
            return True
        if not (one.title and other.title) or one.title == other.title:
            return False
        return differ("page") or (one.type in _PARTS) != (other.type in _PARTS)
    for kind in one.identifiers.keys() & other.identifiers.keys():
        if not one.identifiers[kind] & other.identifiers[kind]:
            return True
    if one.type != other.type and {one.type, other.type} & _ALONE and not {one.type, other.type} & _GENERIC:
        return True
    if {ItemType.BOOK} < {one.type, other.type} and {one.type, other.type} & _PARTS:
        return True  # BibTeX's @inbook has the title of its book
    if one.creation == _UNKNOWN and one.container and other.container and one.container != other.container:
        return True
    return any(map(differ, _NUMBERS + _OF_ARTICLES))


def is_same_work(one: Reference, other: Reference) -> bool:
    """Whether two references are of one work, as far as they tell."""
    works = features(one), features(other)
    shared = (kind for kind, _ in set(_signs(works[0])) & set(_signs(works[1])))
    return one == other or any(not _are_distinct(*works, kind) for kind in shared)


def _are_other_titles(one: Features, other: Features) -> bool:
    """Whether titles have not half of their words in common, or other figures."""
    words, others = (frozenset(letter_runs(work.words)) for work in (one, other))
    if not words or not others:
        return False
    figures, other_figures = (frozenset(filter(str.isdecimal, own)) for own in (words, others))
    is_part = words <= others or others <= words
    return figures != other_figures or (not is_part and 2 * len(words & others) < max(len(words), len(others)))


class Works(Generic[_Value]):
    """References that were met, each with a value, in which another of the same work is found."""

    def __init__(self) -> None:
        self._by_sign: dict[tuple[str, str], list[tuple[Features, _Value]]] = {}

    def add(self, reference: Reference, value: _Value) -> None:
        """Count a reference in."""
        work = features(reference)
        for sign in _signs(work):
            self._by_sign.setdefault(sign, []).append((work, value))

    def same(self, reference: Reference) -> Iterator[tuple[_Value, str]]:
        """The values of references that are of the same work, each with what it is recognised by."""
        work = features(reference)
        for sign in _signs(work):
            for other, value in islice(self._by_sign.get(sign, ()), _MOST):
                if not _are_distinct(work, other, sign[0]):
                    yield value, sign[0]


def groups(references: Sequence[Reference]) -> list[tuple[tuple[int, ...], frozenset[str]]]:
    """Which references are of one work: groups of two or more of their indexes, with what they are recognised by.

    In a group each is the same as another, and none is distinct from any. In the order of the first of each.
    """
    works: Works[int] = Works()
    known: list[Features] = []
    group_of: list[int] = []
    members: dict[int, list[int]] = {}
    signs: dict[int, set[str]] = {}
    for index, reference in enumerate(references):
        known.append(features(reference))
        group_of.append(index)
        members[index] = [index]
        for other, sign in works.same(reference):
            own, theirs = sorted((group_of[index], group_of[other]))
            if own != theirs:
                if not all(_may_be_same(known[a], known[b]) for a in members[own] for b in members[theirs]):
                    continue
                for moved in members[theirs]:
                    group_of[moved] = own
                members[own] += members.pop(theirs)
                signs.setdefault(own, set()).update(signs.pop(theirs, ()))
            signs[own].add(sign)
        works.add(reference, index)
    return [
        (tuple(sorted(found)), frozenset(signs[group])) for group, found in sorted(members.items()) if len(found) > 1
    ]


def _may_be_same(one: Features, other: Features) -> bool:
    """Whether nothing says that two works are different ones."""
    shared = (kind for kind, values in one.identifiers.items() if values & other.identifiers.get(kind, frozenset()))
    return not _are_distinct(one, other, next(shared, BY_TITLE))
