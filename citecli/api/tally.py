"""Tally: counts of quotations and speakers, taken while documents pass by."""

from collections.abc import Iterable, Iterator

from citecli.answers.quotations import Speaker, Summary, Utterance
from citecli.api.quote import Found, Wanted
from citecli.documents.words import count_words
from citecli.quotes import matches, suggest
from citecli.quotes.model import Attribution, Kind


class Tally:
    """Counts what passes by, and keeps no text of it."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._documents: list[str] = []
        self._found = self._kept = 0
        self._speakers: dict[str, Speaker] = {}
        self._places: dict[str, dict[str, None]] = {}
        self._others: dict[str, Attribution] = {}

    def counting(self, found: Iterable[Found]) -> Iterator[Found]:
        """The same, counted."""
        for one in found:
            self._documents.append(one.document.id)
            self._found += one.total
            self._kept += len(one.utterances)
            for utterance in one.utterances:
                self._count(utterance)
            if self._wanted.speaker and not self._speakers:
                self._others |= {attribution.speaker: attribution for attribution in one.attributions}
            yield one

    def _count(self, one: Utterance) -> None:
        quotation = one.quotation
        if quotation.kind is Kind.MARKED:
            return
        before = self._speakers.get(quotation.speaker)
        if before is None:
            before = Speaker(quotation.speaker, quotation.speaker_display, 0, 0, ())
        self._places.setdefault(quotation.speaker, {})[one.document.id] = None
        self._speakers[quotation.speaker] = before._replace(
            quotations=before.quotations + 1, words=before.words + count_words(one.text)
        )

    def summary(self) -> Summary:
        """What it came to."""
        speakers = ordered(one._replace(documents=tuple(self._places[name])) for name, one in self._speakers.items())
        wanted = self._wanted.speaker
        known = any(matches(wanted, attribution) for attribution in self._others.values())
        suggestions = suggest(wanted, self._others.values()) if wanted and not self._kept and not known else ()
        return Summary(tuple(self._documents), self._found, self._kept, tuple(speakers), suggestions)


def ordered(speakers: Iterable[Speaker]) -> list[Speaker]:
    """Speakers as they are listed: most quotations first, whoever has no name last."""
    return sorted(speakers, key=lambda one: (not one.speaker, -one.quotations, -one.words))
