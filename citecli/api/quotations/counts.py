"""Counts of quotations and speakers, taken while documents are streamed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from citecli.answers.quotations import Speaker, Summary, Utterance
from citecli.api.quotations.quotation_filter import DocumentQuotations, QuotationFilter
from citecli.quotes import matches, suggest
from citecli.quotes.model import Attribution, QuotationKind
from citecli.text.words import count_words

if TYPE_CHECKING:
    from citecli.quotes.coreference.cross_document import CrossDocumentCoreference


class SpeakerCount(NamedTuple):
    """How much a speaker says. (A named tuple, because an index has a hundred thousand.)"""

    who: Attribution | None
    """The speaker; `None` for quotations without a named speaker."""
    quotations: int = 0
    words: int = 0
    documents: tuple[str, ...] = ()
    """The ids of the documents in which the speaker is quoted."""


class QuotationCounter:
    """Counts the quotations of a stream of documents without keeping their text."""

    def __init__(self, wanted: QuotationFilter, by_speaker: bool = True) -> None:
        """`wanted` is the filter that was applied; with `by_speaker` quotations are also counted for each speaker."""
        self._wanted = wanted
        self._documents: list[str] = []
        self._found = self._kept = 0
        self._counts: dict[tuple[str, str], SpeakerCount] = {}
        self._places: dict[tuple[str, str], dict[str, None]] = {}
        self._coreference = _new_coreference() if by_speaker else None
        self._others: dict[str, Attribution] = {}

    def count(self, documents: Iterable[DocumentQuotations]) -> Iterator[DocumentQuotations]:
        """Count the quotations of each document and yield it unchanged."""
        for part in documents:
            self._documents.append(part.document.id)
            self._found += part.total
            self._kept += len(part.utterances)
            if self._coreference:
                for who in part.attributions:
                    self._coreference.add(who, len(self._documents), 0)
                for utterance in part.utterances:
                    self._add(utterance, self._coreference)
            if self._wanted.speakers and not self._kept:
                self._others |= {attribution.speaker: attribution for attribution in part.attributions}
            yield part

    def _add(self, utterance: Utterance, coreference: "CrossDocumentCoreference") -> None:
        quotation = utterance.quotation
        if quotation.kind is QuotationKind.MARKED:
            return
        if quotation.attribution:
            coreference.add(quotation.attribution, len(self._documents))
        name = quotation.speaker, quotation.speaker_display
        self._places.setdefault(name, {})[utterance.document.id] = None
        before = self._counts.get(name) or SpeakerCount(quotation.attribution)
        self._counts[name] = before._replace(
            quotations=before.quotations + 1, words=before.words + count_words(utterance.text)
        )

    def summary(self) -> Summary:
        """The counts of all documents so far."""
        counts = (count._replace(documents=tuple(self._places[name])) for name, count in self._counts.items())
        speakers = speakers_of(self._coreference.resolve(), counts) if self._coreference else ()
        suggestions = () if self._kept else suggestions_for(self._wanted.speakers, tuple(self._others.values()))
        return Summary(tuple(self._documents), self._found, self._kept, speakers, suggestions)


def suggestions_for(names: Sequence[str], known: Sequence[Attribution]) -> tuple[str, ...]:
    """The speakers nearest to `names`, as a user types them; none when one of the names is that of a known speaker."""
    if any(matches(name, who) for name in names for who in known):
        return ()
    return tuple(dict.fromkeys(near for name in names for near in suggest(name, known)))


def _new_coreference() -> "CrossDocumentCoreference":
    from citecli.quotes.coreference.cross_document import CrossDocumentCoreference

    return CrossDocumentCoreference()


def speakers_of(coreference: "CrossDocumentCoreference", counts: Iterable[SpeakerCount]) -> tuple[Speaker, ...]:
    """All speakers, each once: the one with most quotations first, those without a name last.

    `coreference` decides which names in different documents refer to the same person.
    """
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    places: dict[tuple[str, str], dict[str, None]] = {}
    for count in counts:
        member = coreference.canonical_name(count.who) if count.who else ("", "")
        quotations, words = sums.get(member, (0, 0))
        sums[member] = (quotations + count.quotations, words + count.words)
        places.setdefault(member, {}).update(dict.fromkeys(count.documents))
    speakers = [
        Speaker(*member, quotations, words, tuple(places[member])) for member, (quotations, words) in sums.items()
    ]
    return tuple(sorted(speakers, key=lambda speaker: (not speaker.speaker, -speaker.quotations, -speaker.words)))
