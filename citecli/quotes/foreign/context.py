"""Whom the sentences around a quotation speak of, where no pattern of its own sentence says whose words it has."""

from citecli.quotes.foreign.cast import Figure
from citecli.quotes.foreign.clauses import Clauses
from citecli.quotes.foreign.decisions import Decision, nobody
from citecli.quotes.foreign.patterns import Patterns
from citecli.quotes.foreign.phrase_values import PhraseKind
from citecli.quotes.foreign.reference import Meant, References
from citecli.quotes.foreign.sources import Source
from citecli.quotes.foreign.spoken import SpokenWords
from citecli.quotes.model import AttributionRule

_FIRST = 12
"""Phrases of a sentence among which is whoever it is about."""
_BACK = 3
"""Sentences before a quotation among which somebody reports."""
_REPORTS = 1.2
"""What it counts for a pronoun, or a verb without subject, to be whoever reports in the sentences before."""
_ABOVE = 0.9
"""What it counts for a verb without subject that opens a paragraph to report at the end of that above."""
_BODY = 0.6
"""The share of it for a body, which verbs without subject mean less often."""
_LEFT = 0.15
"""What it counts if a sentence behind is about somebody else."""
_FADES = 0.35
"""What that loses by each sentence between."""
_SPOKE = 0.35
"""What it counts to have spoken last, for a pronoun in the sentence before."""


class Context:
    """The sentences around the quotations of one text."""

    def __init__(self, clauses: Clauses, patterns: Patterns, references: References) -> None:
        self._clauses = clauses
        self._sentences = clauses.sentences
        self._patterns = patterns
        self._references = references
        self._reported: dict[int, tuple[Source, Meant] | None] = {}
        self._read: dict[int, int] = {}
        """The sentence up to which a paragraph is read for who reports."""
        self._bare: dict[int, bool] = {}

    def reporter(self, number: int, reach: int = _BACK) -> tuple[Source, Meant] | None:
        """Who says something without marks in the sentences of the paragraph before sentence `number`, the nearest."""
        unit = self._sentences.sentences[number].unit
        first = self._sentences.of_unit[unit][0]
        for earlier in range(self._read.get(unit, first), number):
            self._read[unit] = earlier + 1
            self._reported[earlier] = self._reports(earlier)
        for earlier in range(number - 1, max(first, number - reach) - 1, -1):
            if self._has_quotes(earlier):
                return None
            if (found := self._reported.get(earlier)) is not None:
                return found
        return None

    def voice(self, number: int, speaker: Figure | None, bonus: float) -> tuple[Figure | None, float]:
        """Who spoke or reported last before sentence `number`, and what that counts; `speaker` said the last words."""
        found = self.reporter(number)
        if found is None:
            return self._voice_above(number, speaker, bonus)
        here = self._sentences.sentence_at(found[0].cue[0]) if found[0].cue[0] >= 0 else number - 1
        is_left = any(self._is_about_another(between, found[1].figure) for between in range(here + 1, number))
        share = 1.0 if found[1].figure.is_person else _BODY
        return found[1].figure, share * (_LEFT if is_left else _REPORTS - _FADES * (number - 1 - here))

    def _voice_above(self, number: int, speaker: Figure | None, bonus: float) -> tuple[Figure | None, float]:
        """Who reports at the end of the paragraph above one that words open, in sentence `number`, if somebody does.

        A verb without subject there means the `speaker`, too.
        """
        first, _, unit = self._sentences.sentences[number]
        above = self._sentences.of_unit.get(unit - 1)
        if above is None or self._sentences.of_unit[unit][0] != number or self._sentences.tokens[first].quote < 0:
            return speaker, bonus
        last = above[1] - 1
        if self._has_quotes(last):
            return speaker, bonus
        self.reporter(last)
        if last not in self._reported:
            self._reported[last] = self._reports(last)
        found = self._reported[last]
        if found is not None:
            return found[1].figure, _ABOVE
        begin, end, _ = self._sentences.sentences[last]
        source = self._patterns.reporting(begin, end, last)
        return speaker, (_ABOVE if source is not None and source.phrase is None else bonus)

    def _is_about_another(self, number: int, figure: Figure) -> bool:
        """Whether somebody else than a figure is the subject of a sentence."""
        for phrase in self._clauses.phrases(number)[:_FIRST]:
            if phrase.is_governed or phrase.is_time or phrase.kind is PhraseKind.PRONOUN:
                continue
            if phrase.is_person or phrase.kind is PhraseKind.NAME:
                meant = self._references.meant(phrase, None)
                return meant is not None and meant.figure is not figure and not meant.figure.is_place
        return False

    def _has_quotes(self, number: int) -> bool:
        first, end, _ = self._sentences.sentences[number]
        return any(self._sentences.tokens[at].quote >= 0 for at in range(first, end))

    def _reports(self, number: int) -> tuple[Source, Meant] | None:
        """Who a sentence says that says something: Merkel kritisierte den Plan; según Ana Pardo, el plan es malo."""
        first, end, _ = self._sentences.sentences[number]
        source = self._patterns.reporting(first, end, number)
        if source is None:
            return None
        earlier = self.reporter(number)
        speaker, bonus = (earlier[1].figure, _REPORTS) if earlier is not None else (None, _SPOKE)
        if source.phrase is None:
            meant = earlier[1] if earlier is not None else None
        else:
            meant = self._references.meant(source.phrase, speaker, bonus)
        return (source, meant) if meant is not None and not meant.figure.is_place else None

    def told_before(self, quote: SpokenWords, number: int) -> Decision | None:
        """Who says something in the sentence before, without marks: Merkel kritisierte den Plan. „…“"""
        found = self.reporter(number, 1)
        if found is None:
            return None
        source, meant = found
        certainty = 0.75 * source.certainty * meant.certainty
        return Decision(quote, meant.figure, source, AttributionRule.CUE_NEARBY, certainty, False)

    def around(self, quote: SpokenWords, number: int) -> Decision:
        """Whoever the sentence before, or the one behind in the same paragraph, is about."""
        if (told := self.told_before(quote, number)) is not None:
            return told
        first_in_unit = self._sentences.of_unit[quote.unit][0]
        found = self.about(quote, number - 1, 0.5)
        for back in (2, 3):
            if found.figure is None and number - back >= first_in_unit:
                found = self.about(quote, number - back, 0.42)
        following = number + 1
        if found.figure is None and following < self._sentences.of_unit[quote.unit][1]:
            return self.about(quote, following, 0.5)
        return found

    def about(self, quote: SpokenWords, number: int, certainty: float) -> Decision:
        """Whoever a sentence is about, if it is about somebody."""
        if number >= 0 and self._sentences.sentences[number].unit >= quote.unit - 1:
            first = self._sentences.sentences[number].first
            for phrase in self._clauses.phrases(number)[:_FIRST]:
                if phrase.is_governed or phrase.is_time or (phrase.kind is PhraseKind.ROLE and not phrase.is_person):
                    continue
                if self._clauses.is_predicate(phrase, first):
                    continue
                meant = self._references.meant(phrase, None)
                if meant is None or not (meant.figure.is_person or phrase.is_person or len(meant.figure.words) > 1):
                    break
                source = Source(AttributionRule.CONTEXT, certainty, phrase)
                return Decision(quote, meant.figure, source, source.rule, certainty * meant.certainty, False)
        return nobody(quote)

    def actor(self, first: int, end: int) -> Figure | None:
        """Who acts in `tokens[first:end]`, which have no speech: the subject of the last sentence with one."""
        number = self._sentences.sentence_at(end - 1)
        while number >= 0 and self._sentences.sentences[number].end > first:
            for phrase in self._clauses.phrases_between(number, first, end):
                if phrase.is_governed or phrase.is_time or (phrase.kind is PhraseKind.ROLE and not phrase.is_person):
                    continue
                meant = self._references.meant(phrase, None)
                if meant is not None and not meant.figure.is_place:
                    return meant.figure
            number -= 1
        return None

    def called_first(self, unit: int) -> Figure | None:
        """Whom a paragraph opens by calling: Alcaldesa Ana Pardo, ¿qué hará?"""
        first = self._sentences.sentences[self._sentences.of_unit[unit][0]].first
        phrase = next(iter(self._clauses.phrases(self._sentences.of_unit[unit][0])), None)
        tokens = self._sentences.tokens
        if phrase is None or phrase.first != first or phrase.kind is not PhraseKind.NAME or phrase.end >= len(tokens):
            return None
        meant = self._references.meant(phrase, None) if tokens[phrase.end].text == "," else None
        return meant.figure if meant is not None else None

    def is_bare(self, unit: int) -> bool:
        """Whether a paragraph is nothing but words in marks."""
        known = self._bare.get(unit)
        if known is None:
            first, end = self._sentences.of_unit[unit]
            tokens = self._sentences.tokens
            start, stop = self._sentences.sentences[first].first, self._sentences.sentences[end - 1].end
            known = self._bare[unit] = all(tokens[at].quote >= 0 or not tokens[at].is_word for at in range(start, stop))
        return known
