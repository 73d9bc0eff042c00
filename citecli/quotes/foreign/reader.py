"""Who says what in the paragraphs of a text that are in another language than English.

Where English is learned, these languages share one set of rules over small vocabularies (`citecli.quotes.languages`):

1. sentences   words and sentences, a quotation one token of them; what is spoken behind dashes
2. cast        every noun phrase; names gathered into figures, with gender and roles
3. patterns    for each quotation in order the pattern of its sentence that says who speaks
4. decide      whom the source means; without one, who spoke before goes on, or the other speaks in turn
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.quotes.foreign.cast import Cast, Figure
from citecli.quotes.foreign.clauses import Clauses
from citecli.quotes.foreign.dashes import dash_speech, parts_in_marks
from citecli.quotes.foreign.patterns import Patterns, Source
from citecli.quotes.foreign.phrases import PhraseKind, PhraseReader
from citecli.quotes.foreign.reference import References, can_mean
from citecli.quotes.foreign.sentences import Marks, Sentences, Token
from citecli.quotes.languages.given_names import GIVEN_NAMES
from citecli.quotes.languages.vocabulary import Agreement
from citecli.quotes.languages.words import LanguageWords, words_of
from citecli.quotes.model import Attribution, AttributionRule, Candidate, Quotation, QuotationKind, Reason
from citecli.quotes.tokens.dash_dialogue import DASHES
from citecli.text.quotation_marks import Marked

_ENDS = (".", "!", "?", "…")
_BETWEEN_WORDS = 8
_SHORT = 4
"""Words of a quotation inside somebody else's sentence that is no speech unless something says so."""
_LONG_ENOUGH = 5
_AHEAD = 4
_FIRST = 12
"""Phrases of a sentence among which is whoever it is about."""
_TITLES = 40
"""Titles in marks of one sentence that are passed over, at most."""
_ANY = Agreement.ANY
_UNATTRIBUTED = 0.5
_NO_SPEECH = 0.7
_SPOKE = 0.7


class _Words(NamedTuple):
    """The words of one quotation."""

    number: int
    unit: int
    start: int
    end: int
    inner: str
    is_dash: bool
    whole: tuple[int, int] | None = None
    """The marks that this is a part of, where a clause about who speaks stands among the words."""
    is_rest: bool = False
    """Whether it is such a part, and not the first."""


class _Decision(NamedTuple):
    """The decision on one quotation; `figure` is `None` where nobody is named, `is_speech` false for other words."""

    words: _Words
    figure: Figure | None
    source: Source | None
    rule: AttributionRule
    confidence: float
    continues: bool
    is_speech: bool = True


class LanguageReader:
    """Reads the units of one language: `spans` has where they are, `quotes` the outermost marked words of the text."""

    def __init__(
        self, characters: str, spans: Mapping[int, tuple[int, int]], quotes: Sequence[Marked], language: str
    ) -> None:
        self._characters = characters
        self._spans = spans
        self._words: LanguageWords = words_of(language)
        self._quotes = self._spoken(quotes)
        self._by_unit: dict[int, list[_Words]] = {}
        for quote in self._quotes:
            self._by_unit.setdefault(quote.unit, []).append(quote)
        self._sentences = Sentences()
        for unit, span in spans.items():
            own = [(one.number, self._marks(one)) for one in self._by_unit.get(unit, ())]
            self._sentences.add(characters, unit, span, own, self._words)
        tokens = self._sentences.tokens
        common = frozenset(token.lower for token in tokens if token.is_word and not token.is_capital)
        reader = PhraseReader(tokens, self._words, common)
        reader.known.update(_surnames(tokens))
        self._clauses = Clauses(self._sentences, self._words, reader)
        self._patterns = Patterns(self._clauses)
        numbers = range(len(self._sentences.sentences))
        self.cast = Cast(characters, tokens, self._words)
        self.cast.gather(phrase for number in numbers for phrase in self._clauses.phrases(number))
        is_story = any(quote.is_dash for quote in self._quotes)
        self._references = References(characters, self._clauses, self.cast, numbers, is_story)
        self._bare: dict[int, bool] = {}
        self._decisions: list[_Decision] = []
        self._speaker: Figure | None = None
        """Who spoke last."""

    def _spoken(self, quotes: Sequence[Marked]) -> list[_Words]:
        """The quotations of the units, in order, numbered: words in marks, and what is spoken behind dashes."""
        marked = [one for one in quotes if one.unit in self._spans]
        in_dashes = dash_speech(self._characters, self._spans, frozenset(one.unit for one in marked), self._words)
        found: list[_Words] = []
        for one in marked:
            if one.unit not in in_dashes:
                inner = self._characters[
                    one.start + len(one.opener) : one.end - (one.closer_length if one.closed else 0)
                ]
                found += self._parts(_Words(0, one.unit, one.start, one.end, inner.strip(), False), len(one.opener))
        for unit, parts in in_dashes.items():
            for part in parts:
                inner = self._characters[part.start : part.end].strip("—―–- ")
                found.append(_Words(0, unit, part.start, part.end, inner, True))
        found.sort(key=lambda one: one.start)
        return [one._replace(number=number) for number, one in enumerate(found)]

    def _parts(self, quote: _Words, mark: int) -> list[_Words]:
        """The parts of words in marks between which a clause says who speaks; the words themselves where none does."""
        parts = parts_in_marks(self._characters, (quote.start + mark, quote.end - mark), self._words)
        whole = (quote.start, quote.end)
        return [
            _Words(
                0, quote.unit, part.start, part.end, self._characters[part.start : part.end], False, whole, number > 0
            )
            for number, part in enumerate(parts)
        ] or [quote]

    @staticmethod
    def _marks(quote: _Words) -> Marks:
        return Marks(quote.start, quote.end, quote.inner.endswith(_ENDS))

    def decisions(self) -> list[_Decision]:
        """The decisions on all quotations, in order."""
        for quote in self._quotes:
            decision = self._decide(quote)
            self._decisions.append(decision)
            if decision.figure is not None:
                self._speaker = decision.figure
        return self._decisions

    def _decide(self, quote: _Words) -> _Decision:
        token = self._sentences.quote_tokens[quote.number]
        number = self._sentences.sentence_at(token)
        first, end, _ = self._sentences.sentences[number]
        before = self._last_speech(first)
        in_sentence = before is not None and self._sentences.quote_tokens[before.words.number] >= first
        start = self._sentences.quote_tokens[before.words.number] + 1 if before is not None and in_sentence else first
        while first < token and self._sentences.tokens[first].text in DASHES:
            first += 1
        source = self._patterns.behind(token + 1, end, quote.inner.endswith(_ENDS))
        is_title = self._is_title(quote, token, first)
        if source is None and is_title:
            return _Decision(quote, None, None, AttributionRule.NONE, _NO_SPEECH, False, False)
        if source is None and before is not None and in_sentence and self._goes_around(before, start, token):
            return self._again(quote, before, AttributionRule.CUE_AROUND, 0.98)
        if source is None:
            source = self._patterns.before(start, token, number, in_sentence)
        goes_on = token > first and in_sentence and before is not None and before.figure is not None
        if source is None and goes_on and before is not None and before.is_speech:
            is_beside = token - start <= _BETWEEN_WORDS
            if is_beside or len(quote.inner.split()) >= _SHORT:
                return self._again(quote, before, AttributionRule.CUE_NEARBY, 0.9 if is_beside else 0.7)
        colon = token > first and self._sentences.tokens[token - 1].text == ":"
        if source is None and colon and before is not None and before.figure and before.words.unit == quote.unit:
            return self._again(quote, before, AttributionRule.CARRIED_OVER, 0.75)
        if source is None:
            source = self._ahead(quote, end) or self._patterns.later(token + 1, end)
        if source is None and token == first:
            source = self._announced(quote, number)
        if source is not None:
            return self._by_source(quote, source, before, token, first)
        return self._without_source(quote, token, number, before)

    def _last_speech(self, first: int) -> _Decision | None:
        """The decision before, over titles and names in marks of the sentence that begins at `first`."""
        for decision in reversed(self._decisions[-_TITLES:]):
            in_sentence = self._sentences.quote_tokens[decision.words.number] >= first
            if decision.is_speech or not in_sentence:
                return decision
        return None

    def _goes_around(self, before: _Decision, start: int, token: int) -> bool:
        """Whether the verb of the quotation before stands between it and this one: « … », dit-il, « … »."""
        cue = before.source.cue if before.source is not None else (-1, -1)
        return before.figure is not None and start <= cue[0] < token

    def _again(self, quote: _Words, before: _Decision, rule: AttributionRule, share: float) -> _Decision:
        return _Decision(quote, before.figure, before.source, rule, before.confidence * share, True)

    def _is_title(self, quote: _Words, token: int, first: int) -> bool:
        """Whether marks around few words inside a sentence hold a title or a name rather than speech."""
        if token == first or quote.is_dash:
            return False
        tokens = self._sentences.tokens
        previous = tokens[token - 1]
        count = len(quote.inner.split())
        if count <= 2 * _SHORT and previous.lower in self._words.titled and quote.inner[:1].isupper():
            return True
        if previous.text in ":,":
            return False
        opens = quote.inner[:1].isupper()
        if self._words.nouns_are_capitals:
            is_reported = tokens[token - 2].lower in self._words.finite  # sprach von „Manipulation“
            is_paper = is_reported and previous.lower in self._words.determiners  # sagte der „Bild am Sonntag“
            if opens and count <= _SHORT and is_paper and not quote.inner.endswith(_ENDS):
                return True
            return opens and count == 1 and previous.lower in self._words.prepositions and not is_reported
        stands_apart = previous.lower in self._words.subordinators
        return opens and count <= _SHORT and not quote.inner.endswith(_ENDS) and not stands_apart

    def _ahead(self, quote: _Words, end: int) -> Source | None:
        """The source behind one of the next quotations of the sentence: « … » et « … », a dit Ana."""
        for following in self._quotes[quote.number + 1 : quote.number + 1 + _AHEAD]:
            token = self._sentences.quote_tokens[following.number]
            if token >= end:
                return None
            source = self._patterns.behind(token + 1, end)
            if source is not None:
                return source._replace(certainty=source.certainty * 0.9)
        return None

    def _announced(self, quote: _Words, number: int) -> Source | None:
        """The source in the sentence before, if it ends with a colon."""
        if number == 0:
            return None
        first, end, unit = self._sentences.sentences[number - 1]
        if self._sentences.tokens[end - 1].text != ":" or unit < quote.unit - 1:
            return None
        for at in range(end - 1, first - 1, -1):
            if self._sentences.tokens[at].quote >= 0:
                first = at + 1
                break
        return self._patterns.before(first, end, number - 1, False)

    def _by_source(self, quote: _Words, source: Source, before: _Decision | None, token: int, first: int) -> _Decision:
        speaker = before.figure if before is not None else None
        if speaker is not None and before is not None and self._goes_on(source, quote, before, speaker):
            return _Decision(quote, speaker, source, source.rule, 0.95 * max(before.confidence, 0.85), False)
        if source.same and before is not None:
            return self._again(quote, before, source.rule, 0.95)._replace(source=source)
        if source.phrase is None:
            meant = self._references.antecedent(source.cue[0], _ANY, self._speaker, self._bonus(quote))
        else:
            meant = self._references.meant(source.phrase, self._speaker, self._bonus(quote))
        if meant is None:
            return _Decision(quote, None, source, AttributionRule.NONE, _UNATTRIBUTED, False)
        certainty = source.certainty * meant.certainty
        if source.rule in (AttributionRule.CUE_BEFORE, AttributionRule.NOUN_CUE) and len(quote.inner.split()) < 3:
            certainty *= 0.8
        return _Decision(quote, meant.figure, source, source.rule, certainty, False)

    def _bonus(self, quote: _Words) -> float:
        """What it counts to have spoken last: less in another paragraph."""
        before = self._decisions[-1] if self._decisions else None
        return _SPOKE if before is not None and before.words.unit == quote.unit else _SPOKE / 2

    def _goes_on(self, source: Source, quote: _Words, before: _Decision, speaker: Figure) -> bool:
        """Whether a pronoun, or a verb without subject, right behind somebody's words means the same: a-t-il ajouté."""
        phrase = source.phrase
        if before.words.unit != quote.unit or (phrase is not None and phrase.kind is not PhraseKind.PRONOUN):
            return False
        here = self._sentences.sentence_at(self._sentences.quote_tokens[quote.number])
        there = self._sentences.sentence_at(self._sentences.quote_tokens[before.words.number])
        if here - there > 1:
            return False
        is_known = phrase is None or not phrase.gender or bool(speaker.gender)
        return is_known and (phrase is None or can_mean(speaker, phrase.gender))

    def _without_source(self, quote: _Words, token: int, number: int, before: _Decision | None) -> _Decision:
        """Whose words are those that no pattern of their sentence gives to anybody."""
        first, end, _ = self._sentences.sentences[number]
        while first < token and self._sentences.tokens[first].text in DASHES:
            first += 1
        count = len(quote.inner.split())
        if token != first:
            if count < _LONG_ENOUGH and not quote.is_dash:
                return _Decision(quote, None, None, AttributionRule.NONE, _UNATTRIBUTED, False, False)
            return self._in_context(quote, number, 0.45)
        if before is None or before.figure is None or not before.is_speech:
            if count < _LONG_ENOUGH and token + 1 < end and not quote.is_dash and not quote.inner.endswith(_ENDS):
                return _Decision(quote, None, None, AttributionRule.NONE, _UNATTRIBUTED, False, False)
            return self._in_context_around(quote, number)
        distance = number - self._sentences.sentence_at(self._sentences.quote_tokens[before.words.number])
        if before.words.unit == quote.unit:
            if distance > 1 and (found := self._in_context(quote, number - 1, 0.6)).figure is not None:
                return found
            return self._again(quote, before, AttributionRule.CARRIED_OVER, 0.92 if distance <= 1 else 0.7)
        is_bare = all(self._sentences.tokens[at].quote >= 0 for at in range(first, end)) and self._is_bare(quote.unit)
        if is_bare and self._is_next(before.words.unit, quote.unit):
            return self._in_turn(quote, before)
        if token + 1 < end:
            return self._in_context(quote, number, 0.4)
        return self._in_context_around(quote, number)

    def _in_context_around(self, quote: _Words, number: int) -> _Decision:
        """Whoever the sentence before, or the one behind in the same paragraph, is about."""
        if (told := self._told_before(quote, number)) is not None:
            return told
        first_in_unit = self._sentences.of_unit[quote.unit][0]
        found = self._in_context(quote, number - 1, 0.5)
        for back in (2, 3):
            if found.figure is None and number - back >= first_in_unit:
                found = self._in_context(quote, number - back, 0.42)
        following = number + 1
        if found.figure is None and following < self._sentences.of_unit[quote.unit][1]:
            return self._in_context(quote, following, 0.5)
        return found

    def _told_before(self, quote: _Words, number: int) -> _Decision | None:
        """Who says something in the sentence before, without marks: Merkel kritisierte den Plan. „…“"""
        if number == 0:
            return None
        first, end, unit = self._sentences.sentences[number - 1]
        if unit != quote.unit or any(self._sentences.tokens[at].quote >= 0 for at in range(first, end)):
            return None
        cue = self._clauses.last_cue(first, end)
        source = self._patterns.reporting(cue, first, end, number - 1) if cue is not None else None
        if source is None or source.phrase is None:
            return None
        meant = self._references.meant(source.phrase, self._speaker, _SPOKE / 2)
        if meant is None or meant.figure.is_place:
            return None
        certainty = 0.75 * source.certainty * meant.certainty
        return _Decision(quote, meant.figure, source, AttributionRule.CUE_NEARBY, certainty, False)

    def _is_next(self, unit: int, other: int) -> bool:
        return other - unit == 1

    def _is_bare(self, unit: int) -> bool:
        """Whether a paragraph is nothing but words in marks."""
        known = self._bare.get(unit)
        if known is None:
            first, end = self._sentences.of_unit[unit]
            tokens = self._sentences.tokens
            start, stop = self._sentences.sentences[first].first, self._sentences.sentences[end - 1].end
            known = self._bare[unit] = all(tokens[at].quote >= 0 or not tokens[at].is_word for at in range(start, stop))
        return known

    def _in_turn(self, quote: _Words, before: _Decision) -> _Decision:
        """A paragraph of nothing but speech: in a conversation the other speaks, else whoever spoke goes on."""
        is_conversation = quote.is_dash or (before.words.unit in self._by_unit and self._is_bare(before.words.unit))
        others: Figure | None = self._two_turns_before(before)
        for decision in reversed(self._decisions[-6:]):
            if others is None and decision.figure is not None and decision.figure is not before.figure:
                others = decision.figure
                break
        if quote.is_dash or (others is not None and is_conversation):
            if others is None:
                return _Decision(quote, None, None, AttributionRule.NONE, _UNATTRIBUTED, False)
            return _Decision(quote, others, None, AttributionRule.TURN, 0.5, False)
        return self._again(quote, before, AttributionRule.CARRIED_OVER, 0.7)._replace(continues=False)

    def _two_turns_before(self, before: _Decision) -> Figure | None:
        """Who spoke in the paragraph before that of the last quotation, if it is another."""
        for decision in reversed(self._decisions):
            if decision.words.unit < before.words.unit:
                is_other = decision.words.unit == before.words.unit - 1 and decision.figure is not before.figure
                return decision.figure if is_other else None
        return None

    def _in_context(self, quote: _Words, number: int, certainty: float) -> _Decision:
        """Whoever a sentence is about, if it is about somebody."""
        if number >= 0 and self._sentences.sentences[number].unit >= quote.unit - 1:
            for phrase in self._clauses.phrases(number)[:_FIRST]:
                if phrase.is_governed or phrase.is_time or (phrase.kind is PhraseKind.ROLE and not phrase.is_person):
                    continue
                meant = self._references.meant(phrase, self._speaker)
                if meant is None or not (meant.figure.is_person or phrase.is_person or len(meant.figure.words) > 1):
                    break
                source = Source(AttributionRule.CONTEXT, certainty, phrase)
                return _Decision(quote, meant.figure, source, source.rule, certainty * meant.certainty, False)
        return _Decision(quote, None, None, AttributionRule.NONE, _UNATTRIBUTED, False)

    def quotation(self, decision: _Decision, paragraph: int | None, utterance: int, explain: bool) -> Quotation:
        """The quotation that a decision makes."""
        words = decision.words
        span = Span(*(words.whole or (words.start, words.end)))
        confidence = round(min(decision.confidence, 0.97), 3)
        if not decision.is_speech:
            return Quotation(span, QuotationKind.MARKED, None, paragraph, 0, None, confidence)
        attribution: Attribution | None = None
        candidates: tuple[Candidate, ...] = ()
        if decision.figure is not None:
            figure = decision.figure
            source, cue = self._source_span(decision), self._cue_span(decision)
            aliases = tuple(dict.fromkeys((*figure.aliases, figure.speaker)))
            attribution = Attribution(source, cue, figure.speaker, figure.display, decision.rule, aliases)
            if explain:
                reasons = (Reason(decision.rule.value, confidence),)
                candidates = (Candidate(source, cue, figure.speaker, decision.rule, confidence, reasons),)
        return Quotation(span, self._kind(words), attribution, paragraph, utterance, None, confidence, candidates)

    def _kind(self, words: _Words) -> QuotationKind:
        """Direct where the words open a sentence or stand behind a comma or colon, and begin or end as one does."""
        token = self._sentences.quote_tokens[words.number]
        first = self._sentences.sentences[self._sentences.sentence_at(token)].first
        opens = token == first or self._sentences.tokens[token - 1].text in ":,—–-"
        whole = words.inner[:1].isupper() or words.inner[:1] in "¿¡…(" or words.inner.endswith(_ENDS)
        return QuotationKind.DIRECT if words.is_dash or (opens and whole) else QuotationKind.MIXED

    def _source_span(self, decision: _Decision) -> Span | None:
        phrase = decision.source.phrase if decision.source is not None else None
        if phrase is None:
            return None
        first, end = phrase.first, phrase.end
        if phrase.kind is PhraseKind.NAME:
            first, end = phrase.name, phrase.name_end
        tokens = self._sentences.tokens
        return Span(tokens[first].start, tokens[end - 1].end)

    def _cue_span(self, decision: _Decision) -> Span | None:
        cue = decision.source.cue if decision.source is not None else (-1, -1)
        if cue[0] < 0:
            return None
        tokens = self._sentences.tokens
        return Span(tokens[cue[0]].start, tokens[cue[1] - 1].end)


def _surnames(tokens: Sequence[Token]) -> set[str]:
    """The words that stand behind given names: surnames that the text has in full."""
    found: set[str] = set()
    for number in range(len(tokens) - 1):
        if tokens[number].is_capital and tokens[number].lower in GIVEN_NAMES and tokens[number + 1].is_capital:
            found.add(tokens[number + 1].lower)
    return found
