"""Who says what in the paragraphs of a text that are in another language than English.

Where English is learned, these languages share one set of rules over small vocabularies (`citecli.quotes.languages`):

1. sentences   words and sentences, a quotation one token of them; what is spoken behind dashes
2. cast        every noun phrase; names gathered into figures, with gender and roles
3. patterns    for each quotation in order the pattern of its sentence that says who speaks
4. decide      whom the source means; without one, who spoke before goes on, or the other speaks in turn
"""

from collections.abc import Mapping, Sequence

from citecli.quotes.foreign.cast import Cast, Figure, can_mean
from citecli.quotes.foreign.clauses import Clauses
from citecli.quotes.foreign.context import Context
from citecli.quotes.foreign.decisions import UNATTRIBUTED, Decision, filled, no_speech, nobody, quotation_of
from citecli.quotes.foreign.interviews import Interviews
from citecli.quotes.foreign.patterns import Patterns
from citecli.quotes.foreign.phrase_values import Phrase, PhraseKind
from citecli.quotes.foreign.phrases import PhraseReader
from citecli.quotes.foreign.reference import References
from citecli.quotes.foreign.sentences import Sentences
from citecli.quotes.foreign.sources import Source
from citecli.quotes.foreign.spoken import ENDS, SpokenWords, spoken_words
from citecli.quotes.foreign.titles import SHORT, Titles
from citecli.quotes.foreign.turns import Turns
from citecli.quotes.foreign.vocatives import vocatives
from citecli.quotes.languages.vocabulary import Agreement
from citecli.quotes.languages.words import LanguageWords, words_of
from citecli.quotes.model import AttributionRule, Quotation
from citecli.quotes.tokens.dash_dialogue import DASHES
from citecli.text.quotation_marks import Marked

_BETWEEN_WORDS = 8
_LONG_ENOUGH = 5
_AHEAD = 4
_JOINED = 0.9
"""How sure a verb before words is that stands beside them, at least."""
_AROUND = 40
"""Tokens on both sides of a quotation among which the verb of its clause is."""
_STILL = 3
"""Sentences over which somebody goes on whose words are told."""
_SHORT_PARAGRAPH = 120
"""Characters of a turn in a story with marks, at most."""
_TURNS = 4
"""Quotations back to which the other of two speakers is sought."""
_TITLES = 40
"""Titles in marks of one sentence that are passed over, at most."""
_ANY = Agreement.ANY
_NO_SPEECH = 0.7
_SPOKE = 0.7
"""What it counts for a pronoun to have spoken last."""
_FADES = 0.3
"""What that loses by each sentence between."""


class LanguageReader:
    """Reads the units of one language: `spans` has where they are, `quotes` the outermost marked words of the text."""

    def __init__(
        self, characters: str, spans: Mapping[int, tuple[int, int]], quotes: Sequence[Marked], language: str
    ) -> None:
        self._characters = characters
        self._spans = spans
        self._words: LanguageWords = words_of(language)
        self._quotes = spoken_words(characters, spans, quotes, self._words)
        self._by_unit: dict[int, list[SpokenWords]] = {}
        for quote in self._quotes:
            self._by_unit.setdefault(quote.unit, []).append(quote)
        self._sentences = Sentences()
        for unit, span in spans.items():
            own = [(one.number, one.marks) for one in self._by_unit.get(unit, ())]
            self._sentences.add(characters, unit, span, own, self._words)
        tokens = self._sentences.tokens
        common = frozenset(token.lower for token in tokens if token.is_word and not token.is_capital)
        reader = PhraseReader(tokens, self._words, common)
        reader.names.know_surnames()
        self._clauses = Clauses(self._sentences, self._words, reader)
        self._patterns = Patterns(self._clauses)
        self._titles = Titles(tokens, self._words)
        numbers = range(len(self._sentences.sentences))
        self.cast = Cast(characters, tokens, self._words, reader.names.acting)
        self.cast.gather(
            self._clauses.name_inside(phrase) or phrase
            for number in numbers
            for phrase in self._clauses.phrases(number)
        )
        is_story = any(quote.is_dash for quote in self._quotes) or self._is_dialogue()
        for quote in self._quotes:
            self.cast.call(vocatives(quote.inner, self._words))
        self._references = References(characters, self._clauses, self.cast, numbers, is_story)
        self._context = Context(self._clauses, self._patterns, self._references)
        self._decisions: list[Decision] = []
        self._speaker: Figure | None = None
        """Who spoke last."""

    def _is_dialogue(self) -> bool:
        """Whether many paragraphs are short and open with words in marks, as those of a story are."""
        opening = sum(
            self._spans[unit][0] == quotes[0].start and self._spans[unit][1] - self._spans[unit][0] <= _SHORT_PARAGRAPH
            for unit, quotes in self._by_unit.items()
        )
        return opening >= _TURNS and opening * 2 >= len(self._spans)

    def decisions(self) -> list[Decision]:
        """The decisions on all quotations, in order."""
        for quote in self._quotes:
            decision = self._decide(quote)
            self._decisions.append(decision)
            if decision.figure is not None:
                self._speaker = decision.figure
        turns = Turns(self._sentences, self._references, self._context, self._words)
        interviews = Interviews(self._characters, self._spans, self._references, self._context)
        return interviews.decided(turns.decided(filled(self._decisions)))

    def _decide(self, quote: SpokenWords) -> Decision:
        token = self._sentences.quote_tokens[quote.number]
        number = self._sentences.sentence_at(token)
        first, end, _ = self._sentences.sentences[number]
        before = self._last_speech(first)
        in_sentence = before is not None and self._sentences.quote_tokens[before.words.number] >= first
        start = self._sentences.quote_tokens[before.words.number] + 1 if before is not None and in_sentence else first
        first = self._behind_dashes(first, token)
        source = self._patterns.behind(token + 1, end, quote.inner.endswith(ENDS))
        goes_on = before is not None and before.words.is_open and quote.unit == before.words.unit + 1
        if before is not None and goes_on and token == first and (source is None or source.phrase is None):
            return before.again(quote, AttributionRule.CARRIED_OVER, 0.98)
        is_title = self._titles.is_title(quote, token, first)
        if is_title and (source is None or self._titles.is_paper(quote, token)):
            return no_speech(quote, _NO_SPEECH)
        if source is None and before is not None and in_sentence and self._goes_around(before, start, token):
            return before.again(quote, AttributionRule.CUE_AROUND, 0.98)
        if source is None:
            source = self._patterns.before(start, token, number, in_sentence)
            if source is not None and source.certainty < _JOINED:
                source = self._patterns.according_later(token + 1, end) or source
            if (source is None or source.cue[0] < 0) and (told := self._still_told(quote, number, before)) is not None:
                return told
        goes_on = token > first and in_sentence and before is not None and before.figure is not None
        if source is None and goes_on and before is not None and before.is_speech:
            is_beside = token - start <= _BETWEEN_WORDS
            if is_beside or quote.length >= SHORT:
                return before.again(quote, AttributionRule.CUE_NEARBY, 0.9 if is_beside else 0.7)
        colon = token > first and self._sentences.tokens[token - 1].text == ":"
        if source is None and colon and before is not None and before.figure and before.words.unit == quote.unit:
            return before.again(quote, AttributionRule.CARRIED_OVER, 0.75)
        source = source or self._elsewhere(quote, number, token, first)
        if source is None and colon and before is not None and before.figure and self._is_topic(number, token):
            return before.again(quote, AttributionRule.CARRIED_OVER, 0.7)
        if source is not None:
            return self._by_source(quote, source, before)
        return self._without_source(quote, token, number, before)

    def _is_topic(self, number: int, token: int) -> bool:
        """Whether the words of a sentence before a colon only say what words are about: Sul campionato: «…»."""
        first = self._sentences.sentences[number].first
        phrases = self._clauses.phrases_between(number, first, token)
        opens = self._sentences.tokens[first].lower in self._words.prepositions
        return opens and all(phrase.is_governed or phrase.is_time for phrase in phrases)

    def _behind_dashes(self, first: int, token: int) -> int:
        """The first token from `first` on that is no dash, `token` at the latest."""
        while first < token and self._sentences.tokens[first].text in DASHES:
            first += 1
        return first

    def _elsewhere(self, quote: SpokenWords, number: int, token: int, first: int) -> Source | None:
        """The source that is not beside the words: further on in their sentence, in the next, or in that before."""
        end = self._sentences.sentences[number].end
        source = self._ahead(quote, end) or self._patterns.later(token + 1, end) or self._said_behind(quote, number)
        return source or (self._announced(quote, number) if token == first else None)

    def _still_told(self, quote: SpokenWords, number: int, before: Decision | None) -> Decision | None:
        """Who goes on in a sentence whose verb shows that it is told: Merkel lobte den Plan. Er sei „gut“."""
        first, end, _ = self._sentences.sentences[number]
        token = self._sentences.quote_tokens[quote.number]
        around = max(first, token - _AROUND), min(end, token + _AROUND)
        if not self._words.reported or not self._clauses.is_reported(*around):
            return None
        if (found := self._context.reporter(number)) is not None:
            rule, certainty = AttributionRule.CUE_NEARBY, 0.8 * found[1].certainty
            return Decision(quote, found[1].figure, found[0], rule, certainty, False)
        if before is None or before.figure is None or quote.unit - before.words.unit > 1:
            return None
        is_near = self._distance(quote, before) <= _STILL
        return before.again(quote, AttributionRule.CARRIED_OVER, 0.85) if is_near else None

    def _last_speech(self, first: int) -> Decision | None:
        """The decision before, over titles and names in marks of the sentence that begins at `first`."""
        for decision in reversed(self._decisions[-_TITLES:]):
            in_sentence = self._sentences.quote_tokens[decision.words.number] >= first
            if decision.is_speech or not in_sentence:
                return decision
        return None

    def _goes_around(self, before: Decision, start: int, token: int) -> bool:
        """Whether the verb of the quotation before stands between it and this one: « … », dit-il, « … »."""
        cue = before.source.cue if before.source is not None else (-1, -1)
        return before.figure is not None and start <= cue[0] < token

    def _ahead(self, quote: SpokenWords, end: int) -> Source | None:
        """The source behind one of the next quotations of the sentence: « … » et « … », a dit Ana."""
        for following in self._quotes[quote.number + 1 : quote.number + 1 + _AHEAD]:
            token = self._sentences.quote_tokens[following.number]
            if token >= end:
                return None
            source = self._patterns.behind(token + 1, end)
            if source is not None:
                return source._replace(certainty=source.certainty * 0.9)
        return None

    def _said_behind(self, quote: SpokenWords, number: int) -> Source | None:
        """The source in the sentence behind, in the same paragraph: «…». Così un portavoce."""
        if number + 1 >= self._sentences.of_unit[quote.unit][1] and not (
            self._context.is_bare(quote.unit) and quote.unit + 1 in self._sentences.of_unit
        ):
            return None
        first, end, _ = self._sentences.sentences[number + 1]
        return self._patterns.following(first, end)

    def _announced(self, quote: SpokenWords, number: int) -> Source | None:
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

    def _by_source(self, quote: SpokenWords, source: Source, before: Decision | None) -> Decision:
        speaker = before.figure if before is not None else None
        if speaker is not None and before is not None and self._goes_on(source, quote, before, speaker):
            return Decision(quote, speaker, source, source.rule, 0.95 * max(before.confidence, 0.85), False)
        if source.same and before is not None:
            return before.again(quote, source.rule, 0.95)._replace(source=source)
        if source.phrase is not None and (other := self._other_speaker(source.phrase)) is not None:
            return Decision(quote, other, source, source.rule, 0.75 * source.certainty, False)
        here = self._sentences.sentence_at(self._sentences.quote_tokens[quote.number])
        last, bonus = self._context.voice(here, self._speaker, self._bonus(quote))
        if source.phrase is None:
            is_plural = self._clauses.is_plural(*source.cue)
            meant = self._references.antecedent(source.cue[0], _ANY, last, bonus, is_plural=is_plural)
        else:
            meant = self._references.meant(source.phrase, last, bonus)
        if meant is None:
            return Decision(quote, None, source, AttributionRule.NONE, UNATTRIBUTED, False)
        certainty = source.certainty * meant.certainty
        if source.rule in (AttributionRule.CUE_BEFORE, AttributionRule.NOUN_CUE) and quote.length < 3:
            certainty *= 0.8
        return Decision(quote, meant.figure, source, source.rule, certainty, False)

    def _other_speaker(self, phrase: Phrase) -> Figure | None:
        """Who is meant by la otra, l'altro: whoever spoke last but the last speaker."""
        if self._sentences.tokens[phrase.end - 1].lower not in self._words.others:
            return None
        speakers = (one.figure for one in reversed(self._decisions[-_TURNS:]) if one.figure is not None)
        return next((one for one in speakers if one is not self._speaker and can_mean(one, phrase.gender)), None)

    def _bonus(self, quote: SpokenWords) -> float:
        """What it counts to have spoken last: less in another paragraph."""
        before = self._decisions[-1] if self._decisions else None
        if before is None or before.words.unit != quote.unit:
            return _SPOKE / 2
        return max(_SPOKE / 4, _SPOKE - _FADES * (self._distance(quote, before) - 1))

    def _distance(self, quote: SpokenWords, before: Decision) -> int:
        """How many sentences a quotation stands behind that before; 0 in the same one."""
        places = self._sentences.quote_tokens
        here, there = places[quote.number], places[before.words.number]
        return self._sentences.sentence_at(here) - self._sentences.sentence_at(there)

    def _goes_on(self, source: Source, quote: SpokenWords, before: Decision, speaker: Figure) -> bool:
        """Whether a pronoun, or a verb without subject, right behind somebody's words means the same: a-t-il ajouté."""
        phrase = source.phrase
        if before.words.unit != quote.unit or (phrase is not None and phrase.kind is not PhraseKind.PRONOUN):
            return False
        if self._distance(quote, before) > 1:
            return False
        is_known = phrase is None or not phrase.gender or bool(speaker.gender)
        return is_known and (phrase is None or can_mean(speaker, phrase.gender))

    def _without_source(self, quote: SpokenWords, token: int, number: int, before: Decision | None) -> Decision:
        """Whose words are those that no pattern of their sentence gives to anybody."""
        first, end, _ = self._sentences.sentences[number]
        first = self._behind_dashes(first, token)
        count = quote.length
        if token != first:
            return self._inside_sentence(quote, number, before)
        if (signed := self._signed(quote)) is not None:
            return signed
        if self._is_item(quote, first):
            return nobody(quote)
        if before is None or before.figure is None or not before.is_speech:
            is_part = any(self._sentences.tokens[at].is_word for at in range(token + 1, end))
            if count < _LONG_ENOUGH and is_part and not quote.is_dash and not quote.inner.endswith(ENDS):
                return no_speech(quote)
            return self._context.around(quote, number)
        if before.words.unit == quote.unit:
            return self._in_paragraph(quote, number, before)
        is_spoken = all(self._sentences.tokens[at].quote >= 0 for at in range(first, end))
        if is_spoken and self._context.is_bare(quote.unit) and quote.unit - before.words.unit == 1:
            return self._in_turn(quote, before)
        if any(self._sentences.tokens[at].is_word for at in range(token + 1, end)):
            return self._context.about(quote, number, 0.4)
        found = self._context.around(quote, number)
        if found.figure is None and count >= _LONG_ENOUGH and quote.unit - before.words.unit <= _STILL:
            return before.again(quote, AttributionRule.CARRIED_OVER, 0.5)
        return found

    def _is_item(self, quote: SpokenWords, first: int) -> bool:
        """Whether words in marks are an item of a list: - „Vor Bonifaz kein Sommer“"""
        opens = self._sentences.tokens[first - 1] if first else None
        is_marked = opens is not None and opens.text in ("-", "–", "•") and opens.start == self._spans[quote.unit][0]
        return is_marked and not quote.is_dash and self._context.is_bare(quote.unit)

    def _inside_sentence(self, quote: SpokenWords, number: int, before: Decision | None) -> Decision:
        """Whose words are those that stand inside somebody else's sentence: nobody's where they are few."""
        if quote.length < _LONG_ENOUGH and not quote.is_dash:
            return no_speech(quote)
        found = self._context.about(quote, number, 0.45)
        is_named = found.figure is not None and bool(found.figure.forms)
        if not is_named and before is not None and before.figure and before.words.unit == quote.unit:
            return before.again(quote, AttributionRule.CARRIED_OVER, 0.6)
        return found

    def _in_paragraph(self, quote: SpokenWords, number: int, before: Decision) -> Decision:
        """Whose words are those that follow others in a paragraph: whoever spoke goes on, or who is spoken of since."""
        distance = self._distance(quote, before)
        if distance > 1:
            told = self._context.told_before(quote, number)
            if told is not None and told.figure is not None and told.figure.is_person:
                return told
            found = self._context.about(quote, number - 1, 0.6)
            if found.figure is not None:
                return found
        return before.again(quote, AttributionRule.CARRIED_OVER, 0.92 if distance <= 1 else 0.7)

    def _signed(self, quote: SpokenWords) -> Decision | None:
        """Who is named on a line of their own below words that are a paragraph, or before a colon in the heading above.

        Ana Pardo, alcaldesa below them; ANA PARDO: TODO ESTÁ LISTO above.
        """
        if not self._context.is_bare(quote.unit):
            return None
        for unit, ends in ((quote.unit - 1, (":",)), (quote.unit + 1, (",", "(", "."))):
            phrase = self._patterns.name_on_line(self._sentences.of_unit.get(unit), ends)
            meant = self._references.meant(phrase, None) if phrase is not None else None
            if meant is not None:
                source = Source(AttributionRule.LABEL, 0.85, phrase)
                return Decision(quote, meant.figure, source, source.rule, 0.85, False)
        return None

    def _in_turn(self, quote: SpokenWords, before: Decision) -> Decision:
        """A paragraph of nothing but speech: in a conversation the other speaks, else whoever spoke goes on."""
        is_conversation = quote.is_dash or (
            before.words.unit in self._by_unit and self._context.is_bare(before.words.unit)
        )
        others: Figure | None = self._two_turns_before(before)
        for decision in reversed(self._decisions[-6:]):
            if others is None and decision.figure is not None and decision.figure is not before.figure:
                others = decision.figure
                break
        if quote.is_dash or (others is not None and is_conversation):
            if others is None:
                return nobody(quote)
            return Decision(quote, others, None, AttributionRule.TURN, 0.5, False)
        return before.again(quote, AttributionRule.CARRIED_OVER, 0.7)._replace(continues=False)

    def _two_turns_before(self, before: Decision) -> Figure | None:
        """Who spoke in the paragraph before that of the last quotation, if it is another."""
        for decision in reversed(self._decisions):
            if decision.words.unit < before.words.unit:
                is_other = decision.words.unit == before.words.unit - 1 and decision.figure is not before.figure
                return decision.figure if is_other else None
        return None

    def quotation(self, decision: Decision, paragraph: int | None, utterance: int, explain: bool) -> Quotation:
        """The quotation that a decision makes."""
        return quotation_of(decision, self._sentences, paragraph, utterance, explain)
