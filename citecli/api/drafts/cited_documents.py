"""Which documents a citation set by hand means: those whose author, year and title its words name."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from citecli.api.drafts.source_corpus import SourceCorpus, SourceLabel
from citecli.drafts.hand_citations import HandCitation
from citecli.references.display import full_name, without_tags
from citecli.references.model import Reference
from citecli.text.folding import fold

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORT_TITLE = 3
"""The first words of a title that name it in a short note."""

_TELLING = 3
"""Longer words of a title tell that it is meant."""


class _Known(NamedTuple):
    """How a document may be called in a note."""

    id: str
    families: tuple[str, ...]
    title: str
    year: str


class CitedDocuments:
    """Finds documents by how they are cited without a key."""

    def __init__(self, corpus: SourceCorpus) -> None:
        self._corpus = corpus

    def named(self, citation: HandCitation) -> tuple[str, ...]:
        """The ids of the documents that a citation may mean; none when it gives a page alone, or a work not known."""
        text = fold(citation.text)
        words = set(_WORD.findall(text))
        years = set(_YEAR.findall(text))
        by_title = [known.id for known in self._titled if _names_title(text, known.title)]
        if by_title:
            return tuple(by_title)
        candidates = {known.id: known for word in words for known in self._by_family.get(word, ())}
        return tuple(
            known.id
            for known in candidates.values()
            if known.families[0] in words and (not years or not known.year or known.year in years)
        )

    def of_work(self, reference: Reference) -> str:
        """The id of the only document that a work is: its title, or first author, year and how its title begins.

        "" when there is none. The title of a document without one is its first line.
        """
        work = _known(
            SourceLabel(
                "",
                without_tags(reference.texts.get("title", "")),
                tuple(map(full_name, reference.names.get("author", ())[:1])),
                str(issued.start.year) if (issued := reference.dates.get("issued")) and issued.start else "",
            )
        )
        if not work.title:
            return ""
        family = work.families[0] if work.families else ""
        alike = [
            *(known for known in self._by_beginning.get(_beginning(work.title), ()) if known.title == work.title),
            *(known for known in self._by_family.get(family, ()) if known.year and known.year == work.year),
            *(known for known in self._by_beginning.get(_beginning(work.title), ()) if not known.families),
        ]
        same = [known for known in alike if _may_agree(known, work) and _begin_alike(known.title, work.title)]
        exact = {known.id for known in same if known.title == work.title}
        found = exact or {known.id for known in same}
        return found.pop() if len(found) == 1 else ""

    def mentions(self, citation: HandCitation, name: str) -> bool:
        """Whether a citation has the name of an author of the document `name`, or a word of its title."""
        known = self._known_as.get(name)
        words = set(_WORD.findall(fold(citation.text)))
        telling = {word for word in _WORD.findall(known.title) if len(word) > _TELLING} if known else set()
        return known is not None and not words.isdisjoint(telling.union(known.families))

    def is_another_year(self, citation: HandCitation, name: str) -> bool:
        """Whether a citation gives a year, and the document `name` has authors and another year."""
        known = self._known_as.get(name)
        years = set(_YEAR.findall(citation.text))
        return known is not None and bool(known.families and known.year and years) and known.year not in years

    @cached_property
    def _known_as(self) -> dict[str, _Known]:
        return {known.id: known for known in self._all}

    @cached_property
    def _all(self) -> Sequence[_Known]:
        return [_known(label) for label in self._corpus.labels()]

    @cached_property
    def _by_family(self) -> dict[str, list[_Known]]:
        families: dict[str, list[_Known]] = {}
        for known in self._all:
            for family in known.families:
                families.setdefault(family, []).append(known)
        return families

    @cached_property
    def _by_beginning(self) -> dict[str, list[_Known]]:
        beginnings: dict[str, list[_Known]] = {}
        for known in self._titled:
            beginnings.setdefault(_beginning(known.title), []).append(known)
        return beginnings

    @cached_property
    def _titled(self) -> Sequence[_Known]:
        return [known for known in self._all if len(known.title.split()) > 1]


def _known(label: SourceLabel) -> _Known:
    families = [fold(_WORD.findall(name)[-1]) for name in label.authors if _WORD.search(name)]
    return _Known(label.id, tuple(families), fold(label.title).strip(" .?!"), label.year)


def _beginning(title: str) -> str:
    """The first words of a folded title."""
    return " ".join(_WORD.findall(title)[:_SHORT_TITLE])


def _may_agree(one: _Known, other: _Known) -> bool:
    """Whether nothing in the first authors and the years of two works says that they are two, as far as known."""
    people = not (one.families and other.families) or one.families[0] == other.families[0]
    return people and (not (one.year and other.year) or one.year == other.year)


def _begin_alike(one: str, other: str) -> bool:
    """Whether two folded titles are the same but for a subtitle that one of them has."""
    short, long = sorted((_WORD.findall(one), _WORD.findall(other)), key=len)
    return bool(short) and long[: len(short)] == short


def _names_title(text: str, title: str) -> bool:
    """Whether a folded text names a folded title, or begins to."""
    if title in text:
        return True
    words = title.split()
    short = " ".join(words[:_SHORT_TITLE])
    return len(words) > _SHORT_TITLE and len(short) > 12 and short in text
