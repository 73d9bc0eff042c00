"""The roll: who is quoted in a whole library, as its index knows it without reading a document."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from citecli.answers.quotations import Summary
from citecli.api.quotations.counts import Count, speakers_of
from citecli.documents.model import Document
from citecli.errors import CitecliError, UnreadableDocument
from citecli.quotes import matches, suggest
from citecli.quotes.coreference.cross_document import CrossDocumentCoreference, concerns, could_be_meant
from citecli.quotes.model import Attribution, Rule

if TYPE_CHECKING:
    from citecli.library.index import Index
    from citecli.library.speaker_table import Person


class Called(NamedTuple):
    """The people of an index whom a name means: their numbers, and all that a document calls each of them."""

    numbers: frozenset[int]
    people: frozenset["Person"]

    def includes(self, who: Attribution) -> bool:
        """Whether somebody who speaks in a document is one of them."""
        return (who.speaker, who.display, who.aliases) in self.people


def called(index: "Index", name: str) -> Called:
    """The people of the index whom `name`, as a user types it, means: by their own name or that of other documents."""
    people = index.speakers.people()
    attributions = {number: _attribution(person) for number, person in people.items() if person.speaker}
    meant = {number for number, who in attributions.items() if matches(name, who)}
    concerned = {number: who for number, who in attributions.items() if concerns(name, who)}
    if any(number not in meant and could_be_meant(name, who) for number, who in concerned.items()):
        cast = CrossDocumentCoreference()
        for number, document, _, _ in index.speakers.counts():
            if number in concerned:
                cast.add(concerned[number], document)
        cast.settle()
        meant |= {number for number, who in concerned.items() if cast.is_meant(name, who)}
    return Called(frozenset(meant), frozenset(people[number] for number in meant))


def summary(index: "Index") -> Summary:
    """The counts of everybody who is quoted, most quotations first."""
    people = {number: _attribution(one) if one.speaker else None for number, one in index.speakers.people().items()}
    cast = CrossDocumentCoreference()
    counts: list[Count] = []
    for number, document, quotations, words in index.speakers.counts():
        who = people[number]
        if who:
            cast.add(who, document, quotations)
        counts.append(Count(who, quotations, words, (document,)))
    total = index.speakers.total()
    return Summary(tuple(index.ids()), total, total, speakers_of(cast.settle(), counts))


def nobody(index: "Index", name: str) -> Summary:
    """What there is to say when nothing by `name` was kept."""
    people = list(map(_attribution, index.speakers.people().values()))
    known = any(matches(name, one) for one in people)
    suggestions = () if known else suggest(name, people)
    return Summary(tuple(index.ids()), index.speakers.total(), 0, (), suggestions)


def documents_with(index: "Index", people: Called) -> Iterator[Document | CitecliError]:
    """The documents in which one of these people is quoted, one at a time; and why others can't be read."""
    for problem in index.problems():
        yield UnreadableDocument(problem)
    for file in index.speakers.documents_of(people.numbers):
        if document := index.document(file):
            yield document


def _attribution(person: "Person") -> Attribution:
    return Attribution(None, None, person.speaker, person.display, Rule.NONE, person.aliases)
