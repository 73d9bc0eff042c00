"""Whether a reference as written is of the work that a record is of, and in which fields the two differ.

Each field is evidence for or against it, with a weight in the manner of log-odds (Fellegi and Sunter's record linkage):
a long title that is the same says much, one of a word little; another volume says little, as one misprints it. What
one of the two lacks says nothing. With the entry as it is typed, a field agrees, too, when what the record has stands
in the entry: the entry may have been read wrongly.
"""

from collections.abc import Sequence
from enum import StrEnum

from citecli.frozen import FrozenValue, replace
from citecli.references.container_comparison import is_one_container, section_letter
from citecli.references.display import full_name
from citecli.references.identifiers import clean_doi
from citecli.references.model import ItemType, Name, Reference
from citecli.references.name_comparison import PeopleComparison, PeopleMatch, compare_people
from citecli.references.title_comparison import TitleComparison, TitleMatch, compare_titles
from citecli.references.typed_text import TypedText
from citecli.references.work_numbers import (
    are_comparable,
    counts_otherwise,
    is_one_number,
    is_one_page,
    pages_of,
    without_part,
)
from citecli.references.work_record import WorkRecord
from citecli.text.messages import number_of


class Decision(StrEnum):
    """What the evidence says."""

    SAME = "the same work"
    DIFFERS = "the same work, with other data"
    OTHER = "another work"


class Difference(FrozenValue):
    """A field in which a reference differs from a record."""

    variable: str
    """The variable of CSL."""
    written: str
    """As the reference has it; "" when it lacks what the record has."""
    recorded: str
    """As the record has it."""
    reason: str = ""
    """What differs, in words, where the two don't show it."""


class Evidence(FrozenValue):
    """What a field says for or against the two being of one work."""

    variable: str
    weight: float
    """Above 0 it speaks for it, below 0 against it."""
    words: str
    """What it says: "the title is the same"."""


class Agreement(FrozenValue):
    """How a reference and a record agree."""

    decision: Decision
    weight: float
    """The sum of all evidence."""
    evidence: tuple[Evidence, ...]
    differences: tuple[Difference, ...]
    title: TitleComparison
    people: PeopleMatch
    year_gap: int | None
    """Years between the two dates, 0 for the same; `None` when one is missing."""

    @property
    def nearness(self) -> float:
        """How near the titles are, 0 to 1."""
        return self.title.nearness

    @property
    def is_known_without_identifier(self) -> bool:
        """Whether title, first author and year (give or take one) are those of the record; or all else, without one."""
        return self.is_known_by_place or (
            self.title.match in _ONE_TITLE
            and self.people in (PeopleMatch.ALL, PeopleMatch.FIRST)
            and self.year_gap is not None
            and self.year_gap <= 1
        )

    @property
    def is_known_by_place(self) -> bool:
        """Whether the reference names no title, and its first author, year, journal, volume and page agree."""
        agreeing = {evidence.variable for evidence in self.evidence if evidence.weight > 0}
        return (
            self.title.match is TitleMatch.UNKNOWN
            and self.people in (PeopleMatch.ALL, PeopleMatch.FIRST)
            and self.year_gap == 0
            and agreeing >= {"container-title", "volume", "page"}
        )

    def explanation(self) -> tuple[str, ...]:
        """The evidence in words, a line each, and what it comes to."""
        lines = [f"{evidence.words} ({evidence.weight:+g})" for evidence in self.evidence if evidence.weight]
        return (*lines, f"together {self.weight:+g}: {self.decision}")


_ONE_TITLE = frozenset((TitleMatch.EQUAL, TitleMatch.SUBTITLE, TitleMatch.LONGER))
BY_IDENTIFIER = 2.5
"""The weight from which on a record that has the reference's identifier is taken to be of its work."""
BY_SEARCH = 4.0
"""The same for a record that was found by its words alone."""
_TITLES = {
    TitleMatch.EQUAL: (6.0, "the title is the same"),
    TitleMatch.SUBTITLE: (5.0, "the title is the same but for its subtitle"),
    TitleMatch.LONGER: (4.5, "the title is the same, with a subtitle that the record lacks"),
    TitleMatch.NEAR: (4.0, "the title is nearly the same"),
    TitleMatch.RELATED: (-3.0, "the title has some of the same words"),
    TitleMatch.UNLIKE: (-6.0, "the title is another"),
    TitleMatch.UNKNOWN: (0.0, ""),
}
_OF_FEW_WORDS = (1.0, 2.0, 3.5, 5.0)
"""What a title that is the same says with no, one, two or three words that tell it from others."""
_PEOPLE = {
    PeopleMatch.ALL: (3.0, "the names are the same"),
    PeopleMatch.FIRST: (2.0, "the first name is the same"),
    PeopleMatch.SOME: (0.0, "some names are the same"),
    PeopleMatch.NONE: (-4.0, "the names are others"),
    PeopleMatch.UNKNOWN: (0.0, ""),
}
_CREATORS = ("author", "editor", "container-author", "director", "translator", "composer", "interviewer")
_ARTICLES = frozenset(
    map(str, (ItemType.ARTICLE_JOURNAL, ItemType.REVIEW, ItemType.REVIEW_BOOK, ItemType.ARTICLE_NEWSPAPER))
)
_LOOSE_CONTAINERS = frozenset(
    (ItemType.PAPER_CONFERENCE, ItemType.CHAPTER, ItemType.ARTICLE, ItemType.DATASET, ItemType.REPORT,
     ItemType.ENTRY, ItemType.ENTRY_ENCYCLOPEDIA, ItemType.ENTRY_DICTIONARY, ItemType.BOOK, ItemType.SPEECH)
)  # fmt: skip
"""Types of works whose containers have many names: proceedings, their series, and the event."""


def agreement(
    written: Reference, record: WorkRecord, entry: str = "", *, by_identifier: bool = True, with_doi: bool = True
) -> Agreement:
    """How a reference as written and the record of a service agree.

    `entry` is the text of the reference where it is typed, not kept in fields. `by_identifier`: the record was found
    by an identifier of the reference, so that less evidence is enough. `with_doi`: whether another DOI is a difference.
    """
    comparison = _Comparison(written, record, TypedText(entry))
    comparison.compare_title()
    # Found by words that are others: nothing else can make it the same, and there are many such.
    is_unlike = not by_identifier and comparison.title.match in (TitleMatch.RELATED, TitleMatch.UNLIKE)
    if not is_unlike:
        comparison.compare_rest()
        if not by_identifier:
            comparison.compare_kind()
        if with_doi:
            comparison.compare_doi()
    weight = sum(evidence.weight for evidence in comparison.evidence)
    is_same = weight >= (BY_IDENTIFIER if by_identifier else BY_SEARCH)
    if not is_same or is_unlike:
        decision = Decision.OTHER
    else:
        decision = Decision.DIFFERS if comparison.differences else Decision.SAME
    found = Agreement(
        decision, weight, tuple(comparison.evidence), tuple(comparison.differences),
        comparison.title, comparison.people, comparison.year_gap,
    )  # fmt: skip
    if comparison.is_without_title and not by_identifier and not found.is_known_by_place:
        return replace(found, decision=Decision.OTHER)  # the same people write more than one article in a volume
    return found


class _Comparison:
    """The evidence of a reference and a record, field by field."""

    def __init__(self, written: Reference, record: WorkRecord, typed: TypedText) -> None:
        self.written = written
        self.record = record
        self.typed = typed
        self.evidence: list[Evidence] = []
        self.differences: list[Difference] = []
        self.title = TitleComparison(TitleMatch.UNKNOWN, 0.0, 0)
        self.people = PeopleMatch.UNKNOWN
        self.year_gap: int | None = None
        self.is_without_title = False

    def compare_rest(self) -> None:
        self.compare_people()
        self.compare_year()
        self.compare_container()
        self.compare_numbers()
        self.judge_longer_title()

    def judge_longer_title(self) -> None:
        """Count a subtitle that the record lacks as a difference, unless the numbers say that it is the work.

        Records of books often lack it; of an article it may be made up.
        """
        known = {evidence.variable for evidence in self.evidence if evidence.weight > 0}
        is_book = self.record.reference.type == ItemType.BOOK
        if self.title.match is TitleMatch.LONGER and not is_book and not known & {"volume", "page"}:
            recorded = self.record.reference.texts.get("title", "") or next(iter(self.record.titles), "")
            self.differ("title", self.written.texts.get("title", ""), recorded, "the record has no such subtitle")

    def compare_kind(self) -> None:
        """Count it against a record that it is of a book and the reference of an article, or the other way round.

        A review has the title of its book. Names that the record lacks make it less likely, too.
        """
        kinds = {str(self.written.type), str(self.record.reference.type)}
        if ItemType.BOOK in kinds and kinds & _ARTICLES:
            self.say("type", -2.0, "one is a book, the other an article")
        has_names = any(self.written.names.get(role) for role in _CREATORS)
        if has_names and not any(self.record.reference.names.get(role) for role in _CREATORS):
            self.say("author", -1.0, "the record names nobody")

    def say(self, variable: str, weight: float, words: str) -> None:
        if words:
            self.evidence.append(Evidence(variable, weight, words))

    def differ(self, variable: str, written: str, recorded: str, reason: str = "") -> None:
        if written != recorded or reason:  # signs alone, as they are no words, are compared with nothing
            self.differences.append(Difference(variable, written, recorded, reason))

    def compare_title(self) -> None:
        own = self.written.texts.get("title", "")
        titles = (self.record.reference.texts.get("title", ""), *self.record.titles)
        self.title = compare_titles(own, titles)
        if self.title.match not in _ONE_TITLE and self.typed:
            self.title = self.typed.title(titles) or self.title
        if self.title.match in (TitleMatch.RELATED, TitleMatch.UNLIKE) and self.typed and self._has_a_source_alone():
            self.is_without_title = True
            self.title = TitleComparison(TitleMatch.UNKNOWN, 0.0, 0)
        weight, words = _TITLES[self.title.match]
        if weight > 0 and self.title.words < len(_OF_FEW_WORDS):
            weight = min(weight, _OF_FEW_WORDS[self.title.words])
        self.say("title", weight, words)
        if self.title.match in (TitleMatch.NEAR, TitleMatch.RELATED, TitleMatch.UNLIKE):
            self.differ("title", own, titles[0])

    def _has_a_source_alone(self) -> bool:
        """Whether what was read as a title is a journal, as in styles without titles: "J. Doe, Phys. Rev. D 8, 15"."""
        texts, recorded = self.written.texts, self.record.reference.texts
        titles = tuple(recorded[name] for name in ("container-title", "container-title-short") if recorded.get(name))
        own = _title_and_container(self.written)
        return bool(texts.get("volume") and texts.get("page")) and is_one_container(own, titles)

    def compare_people(self) -> None:
        comparison, variable, names, others = self._people()
        if comparison.match is not PeopleMatch.UNKNOWN and self.typed and comparison.differs:
            comparison = self.typed.people(others, names) or comparison
        self.people = comparison.match
        weight, words = _PEOPLE[comparison.match]
        self.say(variable, weight, words)
        if comparison.differs:
            self.differ(variable, _listed(names), _listed(others), comparison.reason)

    def _people(self) -> tuple[PeopleComparison, str, Sequence[Name], Sequence[Name]]:
        """The comparison of the names that say most: authors, or where one of the two has none, editors and others."""
        mine, theirs = self.written.names, self.record.reference.names
        roles = [role for role in _CREATORS if mine.get(role) and theirs.get(role)]
        pairs = [(role, mine[role], theirs[role]) for role in roles[:1]]
        if not pairs:
            own = next((role for role in _CREATORS if mine.get(role)), "")
            other = next((role for role in _CREATORS if theirs.get(role)), "")
            if not own or not other:
                return PeopleComparison(PeopleMatch.UNKNOWN, False), "author", (), ()
            pairs = [(own, mine[own], theirs[other])]
        variable, names, others = pairs[0]
        comparison = compare_people(names, others, is_cut=bool(self.typed))
        if comparison.differs and self._names_only_some(names, others):
            comparison = PeopleComparison(comparison.match, False)
        return comparison, variable, names, others

    def _names_only_some(self, names: Sequence[Name], others: Sequence[Name]) -> bool:
        """Whether the record of a book names fewer people than the reference, and all of these are among them."""
        if self.record.reference.type != ItemType.BOOK or len(others) >= len(names):
            return False
        return all(compare_people((other,), names, is_cut=True).match is PeopleMatch.ALL or any(
            compare_people((name,), (other,)).match is PeopleMatch.ALL for name in names
        ) for other in others)  # fmt: skip

    def compare_year(self) -> None:
        own = _year(self.written)
        years = {year for year in (*self.record.years, _year(self.record.reference)) if year}
        if self.typed and years & self.typed.years():
            own = min(years & self.typed.years())
        if not own or not years:
            return
        nearest = min(years, key=lambda year: (abs(year - own), year))
        if self._may_be_later_edition(own, min(years)):
            self.year_gap = 1
            self.say("issued", 0.5, f"it is a later edition (the first is of {min(years)})")
            return
        self.year_gap = abs(nearest - own)
        if self.year_gap <= 1:
            words = "the year is the same" if not self.year_gap else f"the year is one off ({nearest})"
            self.say("issued", 0.5 if self.year_gap else 1.0, words)
            return
        self.say("issued", -1.0 if self.year_gap <= 5 else -2.0, f"the years are {self.year_gap} apart")
        self.differ("issued", str(own), str(_year(self.record.reference) or nearest))

    def _may_be_later_edition(self, own: int, first: int) -> bool:
        """Whether a book of a later year may be an edition that the record doesn't name."""
        if self.record.reference.type != ItemType.BOOK or own - first < 2:
            return False
        return "edition" in self.written.texts or self.record.service == "Open Library"

    def compare_container(self) -> None:
        own = self.written.texts.get("container-title", "") or self.written.texts.get("container-title-short", "")
        if self.is_without_title:
            own = _title_and_container(self.written)
        texts = self.record.reference.texts
        titles = tuple(texts[name] for name in ("container-title", "container-title-short") if texts.get(name))
        if not titles or not (own or self.typed):
            return
        is_one = bool(own) and is_one_container(own, titles)
        volume, part = self.written.texts.get("volume", ""), section_letter(titles[0])
        if own and without_part(volume, part) != volume:  # Phys. Rev. D104
            is_one = is_one or is_one_container(f"{own} {part}", titles)
        if is_one or self.typed.has_any(titles):
            self.say("container-title", 1.5, "it appeared in the same place")
        elif own:
            self.say("container-title", -1.0, "it appeared in another place")
            is_loose = {self.written.type, self.record.reference.type} & _LOOSE_CONTAINERS
            if not is_loose and not (self.typed and not _stands_alone(own)):
                self.differ("container-title", own, titles[0])

    def compare_numbers(self) -> None:
        for variable, same, other in (("volume", 1.0, -0.5), ("issue", 0.5, -0.25)):
            own, recorded = self._number(self.written, variable), self._number(self.record.reference, variable)
            if own and recorded and are_comparable(own, recorded):
                self._compare_number(variable, is_one_number(own, recorded), same, other, own, recorded)
        self.compare_pages()

    def _number(self, reference: Reference, variable: str) -> str:
        """A volume or an issue; of a journal in parts without the letter of the part."""
        own = reference.texts.get(variable, "")
        titles = (each.texts.get("container-title", "") for each in (self.record.reference, self.written))
        return without_part(own, next(filter(None, map(section_letter, titles)), "")) if variable == "volume" else own

    def compare_pages(self) -> None:
        """Compare the pages, or the numbers that articles have in their place: counted from 1, pages tell nothing."""
        pages, others = pages_of(self.written), pages_of(self.record.reference)
        if not pages or not others:
            return
        is_one = any(is_one_page(one, two) for one in pages for two in others)
        if is_one or not counts_otherwise(pages[0], others[0]):
            self._compare_number("page", is_one, 2.0, -1.0, pages[0], others[0])

    def _compare_number(self, variable: str, is_one: bool, same: float, other: float, own: str, recorded: str) -> None:
        noun = {"volume": "volume", "issue": "issue", "page": "pages"}[variable]
        if is_one or (self.typed and self.typed.has_number(recorded)):
            self.say(variable, same, f"the {noun} {'are' if noun.endswith('s') else 'is'} the same")
        else:
            self.say(variable, other, f"the {noun} {'are others' if noun.endswith('s') else 'is another'}")
            self.differ(variable, own, recorded)

    def compare_doi(self) -> None:
        own = clean_doi(self.written.texts.get("DOI", "")).lower()
        if own and self.record.doi and own != self.record.doi and not self.typed.has(self.record.doi):
            self.differ("DOI", own, self.record.doi)


def _title_and_container(reference: Reference) -> str:
    return f"{reference.texts.get('title', '')} {reference.texts.get('container-title', '')}".strip()


def _stands_alone(title: str) -> bool:
    """Whether what was read as a container from a typed entry looks like one, and not like a rest of the entry."""
    return len(title) <= 150 and not any(char.isdigit() for char in title)


def _year(reference: Reference) -> int:
    issued = reference.dates.get("issued")
    return issued.start.year if issued and issued.start else 0


_FEW = 6


def _listed(names: Sequence[Name]) -> str:
    """Names in one line; of many the first and how many more."""
    shown = "; ".join(full_name(name) for name in names[:_FEW])
    return (
        f"{shown}; and {number_of(len(names) - _FEW, 'more')}".replace("mores", "more") if len(names) > _FEW else shown
    )
