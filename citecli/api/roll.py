"""The roll: who is quoted in a whole library, as its index knows it without reading a document."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from citecli.answers.quotations import Speaker, Summary
from citecli.api.tally import ordered
from citecli.documents.model import Document
from citecli.errors import CitecliError, UnreadableDocument
from citecli.quotes import matches, suggest
from citecli.quotes.model import Attribution, Rule

if TYPE_CHECKING:
    from citecli.library.index import Index
    from citecli.library.voices import Person


def called(index: "Index", name: str) -> set[int]:
    """The people of the index whom `name`, as a user types it, means."""
    return {number for number, person in index.voices.people().items() if matches(name, _attribution(person))}


def summary(index: "Index") -> Summary:
    """The counts of everybody who is quoted, most quotations first."""
    people = index.voices.people()
    counts: dict[str, tuple[str, list[int], dict[str, None]]] = {}
    for number, document, quotations, words in index.voices.counts():
        person = people[number]
        if person.speaker not in counts:
            counts[person.speaker] = (person.display, [0, 0], {})
        _, sums, documents = counts[person.speaker]
        sums[0] += quotations
        sums[1] += words
        documents[document] = None
    speakers = [
        Speaker(name, display, quotations, words, tuple(documents))
        for name, (display, (quotations, words), documents) in counts.items()
    ]
    total = index.voices.total()
    return Summary(tuple(index.ids()), total, total, tuple(ordered(speakers)))


def nobody(index: "Index", name: str) -> Summary:
    """What there is to say when nothing by `name` was kept."""
    people = list(map(_attribution, index.voices.people().values()))
    known = any(matches(name, one) for one in people)
    suggestions = () if known else suggest(name, people)
    return Summary(tuple(index.ids()), index.voices.total(), 0, (), suggestions)


def documents_with(index: "Index", name: str) -> Iterator[Document | CitecliError]:
    """The documents in which whom `name` means is quoted, one at a time; and why others can't be read."""
    for problem in index.problems():
        yield UnreadableDocument(problem)
    for file in index.voices.documents_of(called(index, name)):
        if document := index.document(file):
            yield document


def _attribution(person: "Person") -> Attribution:
    return Attribution(None, None, person.speaker, person.display, Rule.NONE, person.aliases)
