"""Tally: counts of quotations and speakers, taken while documents pass by."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from citecli.answers.quotations import Speaker, Summary, Utterance
from citecli.api.quotations.extract_quotations import Found, Wanted
from citecli.quotes import matches, suggest
from citecli.quotes.model import Attribution, Kind
from citecli.text.words import count_words

if TYPE_CHECKING:
    from citecli.quotes.coreference.cross_document import CrossDocumentCoreference


class Count(NamedTuple):
    """How many quotations and words somebody has, and in which documents (their ids); `who` is `None` for nobody."""

    who: Attribution | None
    quotations: int = 0
    words: int = 0
    documents: tuple[str, ...] = ()


class Tally:
    """Counts what passes by, and keeps no text of it; the speakers only if they are wanted `by_speaker`."""

    def __init__(self, wanted: Wanted, by_speaker: bool = True) -> None:
        self._wanted = wanted
        self._documents: list[str] = []
        self._found = self._kept = 0
        self._counts: dict[tuple[str, str], Count] = {}
        self._places: dict[tuple[str, str], dict[str, None]] = {}
        self._cast = _new_cast() if by_speaker else None
        self._others: dict[str, Attribution] = {}

    def counting(self, found: Iterable[Found]) -> Iterator[Found]:
        """The same, counted."""
        for one in found:
            self._documents.append(one.document.id)
            self._found += one.total
            self._kept += len(one.utterances)
            if self._cast:
                for who in one.attributions:
                    self._cast.add(who, len(self._documents), 0)
                for utterance in one.utterances:
                    self._count(utterance, self._cast)
            if self._wanted.speaker and not self._kept:
                self._others |= {attribution.speaker: attribution for attribution in one.attributions}
            yield one

    def _count(self, one: Utterance, cast: "CrossDocumentCoreference") -> None:
        quotation = one.quotation
        if quotation.kind is Kind.MARKED:
            return
        if quotation.attribution:
            cast.add(quotation.attribution, len(self._documents))
        name = quotation.speaker, quotation.speaker_display
        self._places.setdefault(name, {})[one.document.id] = None
        before = self._counts.get(name) or Count(quotation.attribution)
        self._counts[name] = before._replace(
            quotations=before.quotations + 1, words=before.words + count_words(one.text)
        )

    def summary(self) -> Summary:
        """What it came to."""
        counts = (one._replace(documents=tuple(self._places[name])) for name, one in self._counts.items())
        speakers = speakers_of(self._cast.settle(), counts) if self._cast else ()
        wanted = self._wanted.speaker
        known = any(matches(wanted, attribution) for attribution in self._others.values())
        suggestions = suggest(wanted, self._others.values()) if wanted and not self._kept and not known else ()
        return Summary(tuple(self._documents), self._found, self._kept, speakers, suggestions)


def _new_cast() -> "CrossDocumentCoreference":
    from citecli.quotes.coreference.cross_document import CrossDocumentCoreference

    return CrossDocumentCoreference()


def speakers_of(cast: "CrossDocumentCoreference", counts: Iterable[Count]) -> tuple[Speaker, ...]:
    """Everybody who speaks, each once: most quotations first, whoever has no name last."""
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    places: dict[tuple[str, str], dict[str, None]] = {}
    for one in counts:
        member = cast.member(one.who) if one.who else ("", "")
        quotations, words = sums.get(member, (0, 0))
        sums[member] = (quotations + one.quotations, words + one.words)
        places.setdefault(member, {}).update(dict.fromkeys(one.documents))
    speakers = [
        Speaker(*member, quotations, words, tuple(places[member])) for member, (quotations, words) in sums.items()
    ]
    return tuple(sorted(speakers, key=lambda one: (not one.speaker, -one.quotations, -one.words)))
