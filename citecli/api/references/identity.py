"""Which work a reference is of: asked for by its identifiers first, and by its words where they don't tell."""

from collections.abc import Callable, Sequence

from citecli.api.references.asker import Asker, NotAsked
from citecli.api.references.reference_kinds import (
    Kind,
    dois_of,
    first_name,
    holding_book,
    identifiers_of,
    is_part,
    search_words,
)
from citecli.frozen import FrozenValue, replace
from citecli.references.agreement import Agreement, Decision, agreement
from citecli.references.identifiers import Identifier, Scheme
from citecli.references.model import ItemType, Reference
from citecli.references.title_comparison import main_title
from citecli.references.work_record import WorkRecord


class Match(FrozenValue):
    """A record that a service has, and how it agrees with the reference."""

    record: WorkRecord
    agreement: Agreement
    by: str
    """What it was found by: "DOI 10.1000/182"; "" for its words."""

    @property
    def is_same(self) -> bool:
        """Whether it is of the work."""
        return self.agreement.decision is not Decision.OTHER


class Identity(FrozenValue):
    """What was found out about which work a reference is of."""

    match: Match | None = None
    """The record of the work."""
    others: tuple[Match, ...] = ()
    """The records of other works that have an identifier of the reference."""
    unknown: tuple[str, ...] = ()
    """The identifiers that no service knows: "DOI 10.1000/182"."""
    nearest: Match | None = None
    """Of a work that was not found, the record most like it."""
    book: WorkRecord | None = None
    """The record of the book that the work is a part of, where there is none of the work itself."""
    asked: tuple[str, ...] = ()
    """The services that answered, in order."""
    failures: tuple[str, ...] = ()
    """The services that could not be asked, and why, a line each."""


def identity(reference: Reference, entry: str, kind: Kind, asker: Asker) -> Identity:
    """Which work a reference is of; `entry` is its text where it is typed."""
    search = _Search(reference, entry, asker)
    if match := search.by_identifiers():
        return search.found(match)
    if kind.is_searched:
        return search.found(search.by_words(kind.is_book))
    return search.found(None)


class _Search:
    def __init__(self, reference: Reference, entry: str, asker: Asker) -> None:
        self.reference = reference
        self.entry = entry
        self.asker = asker
        self.others: list[Match] = []
        self.unknown: list[str] = []
        self.asked: list[str] = []
        self.failures: list[str] = []
        self.nearest: Match | None = None
        self.book: WorkRecord | None = None

    def found(self, match: Match | None) -> Identity:
        return Identity(
            match, tuple(self.others), tuple(self.unknown), None if match else self.nearest, self.book,
            tuple(dict.fromkeys(self.asked)), tuple(dict.fromkeys(self.failures)),
        )  # fmt: skip

    def by_identifiers(self) -> Match | None:
        best = self.by_doi()
        if best:
            return best
        for identifier in identifiers_of(self.reference):
            name = f"{identifier.scheme} {identifier.value}"
            try:
                record = self.asker.identified(identifier)
            except NotAsked as error:
                self.failures.append(str(error))
                continue
            if record is None:
                self.unknown.append(name)
                continue
            self.asked.append(record.service)
            if match := self._judged(record, name, identifier):
                return match
        return None

    def by_doi(self) -> Match | None:
        dois = dois_of(self.reference, self.entry)
        for doi in dois:
            try:
                record = self.asker.doi(doi)
            except NotAsked as error:
                self.failures.append(str(error))
                return None
            if record is not None:
                self.asked.append(record.service)
                self.reference = with_doi(self.reference, doi)
                return self._judged(record, f"DOI {doi}")
        if dois:
            self.asked += ["Crossref", "DataCite", "doi.org"]
            self.unknown.append(f"DOI {dois[0]}")
        elif written := self.reference.texts.get("DOI", "").strip():
            self.unknown.append(f"“{written[:80]}”, which is no DOI,")
        return None

    def _judged(self, record: WorkRecord, name: str, identifier: Identifier | None = None) -> Match | None:
        """The match if the record is of the work; if it is of another, that is noted."""
        match = Match(record, agreement(self.reference, record, self.entry), name)
        if match.is_same:
            return match
        if record.reference.type == ItemType.BOOK and is_part(self.reference):
            of_book = agreement(holding_book(self.reference), record, self.entry, with_doi=False)
            if of_book.decision is not Decision.OTHER:
                self.book = record
                return None
        if not (record.reference.texts.get("title") or record.titles):
            return None  # a record without a title says nothing
        if identifier is None or identifier.scheme is not Scheme.ISBN or not is_part(self.reference):
            self.others.append(match)
        return None

    def by_words(self, is_book: bool) -> Match | None:
        title = self.reference.texts.get("title", "")
        words = search_words(self.reference, self.entry)
        steps: list[tuple[str, Callable[[], Sequence[WorkRecord]]]] = [
            ("Crossref", lambda: self.asker.searched_at_crossref(words)),
            ("OpenAlex", lambda: self.asker.searched_at_openalex(title)),
        ]
        if is_book:
            author = first_name(self.reference)
            steps.insert(0, ("Open Library", lambda: self.asker.searched_at_open_library(main_title(title), author)))
        best: Match | None = None
        for service, ask in steps:
            try:
                records = ask()
            except NotAsked as error:
                self.failures.append(str(error))
                continue
            self.asked.append(service)
            best = _better(best, self._best(records))
            if best and best.is_same and best.agreement.is_known_without_identifier:
                return best
        if best and best.is_same:
            return best
        self.nearest = best
        return None

    def _best(self, records: Sequence[WorkRecord]) -> Match | None:
        best: Match | None = None
        for record in records:
            if record.about and not self.reference.texts.get("title", "").lower().startswith(("retract", "correct")):
                continue  # a notice has the title of what it is about
            match = Match(record, agreement(self.reference, record, self.entry, by_identifier=False), "")
            best = _better(best, match)
        return best


def _better(one: Match | None, other: Match | None) -> Match | None:
    """The match that is more likely of the work; the earlier of equals."""
    if one is None or other is None:
        return one or other
    key, other_key = _rank(one), _rank(other)
    return other if other_key > key else one


def _rank(match: Match) -> tuple[bool, float, float, int]:
    found = match.agreement
    return match.is_same, found.weight if match.is_same else found.nearness, found.nearness, -len(found.differences)


def with_doi(reference: Reference, doi: str) -> Reference:
    """The reference with its DOI spelled so."""
    return replace(reference, texts={**reference.texts, "DOI": doi})
