"""Who is quoted in a whole library, answered from its index without reading any document."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from citecli.answers.quotations import Summary
from citecli.api.quotations.counts import SpeakerCount, speakers_of, suggestions_for
from citecli.documents.model import Document, Span
from citecli.errors import CitecliError, UnreadableDocument
from citecli.frozen import FrozenValue
from citecli.quotes import matches
from citecli.quotes.coreference.cross_document import CrossDocumentCoreference, may_concern, may_match
from citecli.quotes.model import Attribution, AttributionRule

if TYPE_CHECKING:
    from citecli.library.index import Index
    from citecli.library.searching import Speech
    from citecli.library.speaker_table import Person


class MatchedSpeakers(FrozenValue):
    """The people in an index that a name refers to."""

    numbers: frozenset[int]
    """Their numbers in the speaker table of the index."""
    people: frozenset["Person"]
    """All names under which documents quote them."""

    def includes(self, who: Attribution) -> bool:
        """Whether the speaker of an attribution is one of these people."""
        return (who.speaker, who.display, who.aliases) in self.people


def matched_speakers(index: "Index", names: Sequence[str]) -> MatchedSpeakers:
    """The people in the index that any of `names`, as a user types them, refers to.

    A person matches by any of the names that any document uses for them.
    """
    people = index.speakers.people()
    attributions = {number: _attribution(person) for number, person in people.items() if person.speaker}
    meant = {number for name in names for number in _numbers_of(index, name, attributions)}
    return MatchedSpeakers(frozenset(meant), frozenset(people[number] for number in meant))


def _numbers_of(index: "Index", name: str, attributions: Mapping[int, Attribution]) -> set[int]:
    meant = {number for number, who in attributions.items() if matches(name, who)}
    concerned = {number: who for number, who in attributions.items() if may_concern(name, who)}
    if any(number not in meant and may_match(name, who) for number, who in concerned.items()):
        coreference = CrossDocumentCoreference()
        for number, document, _, _ in index.speakers.counts():
            if number in concerned:
                coreference.add(concerned[number], document)
        coreference.resolve()
        meant |= {number for number, who in concerned.items() if coreference.matches(name, who)}
    return meant


def speaker_summary(index: "Index") -> Summary:
    """The counts for all quoted speakers, most quotations first."""
    people = {
        number: _attribution(person) if person.speaker else None for number, person in index.speakers.people().items()
    }
    coreference = CrossDocumentCoreference()
    counts: list[SpeakerCount] = []
    for number, document, quotations, words in index.speakers.counts():
        who = people[number]
        if who:
            coreference.add(who, document, quotations)
        counts.append(SpeakerCount(who, quotations, words, (document,)))
    total = index.speakers.total()
    return Summary(tuple(index.ids()), total, total, speakers_of(coreference.resolve(), counts))


def no_match_summary(index: "Index", names: Sequence[str]) -> Summary:
    """The summary for speakers without any quotations: the total counts, and the most similar names."""
    people = list(map(_attribution, index.speakers.people().values()))
    return Summary(tuple(index.ids()), index.speakers.total(), 0, (), suggestions_for(names, people))


def documents_quoting(index: "Index", matched: MatchedSpeakers) -> Iterator[Document | CitecliError]:
    """The documents in which one of these people is quoted, one at a time; an error for each that can't be read."""
    for problem in index.problems():
        yield UnreadableDocument(problem)
    for file in index.speakers.documents_of(matched.numbers):
        if document := index.document(file):
            yield document


def speaker_names(index: "Index") -> set[str]:
    """The names of all quoted speakers, without titles."""
    return {person.display for person in index.speakers.people().values() if person.display}


def speech_of(index: "Index", all_of: Sequence[str], any_of: Sequence[str] = ()) -> "Speech":
    """The words of the people that names, as a user types them, refer to, for a search in these words.

    Each of `all_of` must speak in a document, and one of `any_of`.

    The index must contain the quotations of every document: see `index_with_quotations`.
    """
    from citecli.api.quotations.quotation_cache import unpack_quotations
    from citecli.library.searching import Speech

    matched = [matched_speakers(index, names) for names in (*((name,) for name in all_of), any_of) if names]

    def spans(file: str) -> list[Span]:
        packed = index.speakers.packed_quotations(file)
        return [
            quotation.span
            for quotation in (unpack_quotations(packed) if packed else ())
            if quotation.attribution and any(speaker.includes(quotation.attribution) for speaker in matched)
        ]

    return Speech(tuple(speaker.numbers for speaker in matched), spans)


def _attribution(person: "Person") -> Attribution:
    return Attribution(None, None, person.speaker, person.display, AttributionRule.NONE, person.aliases)
