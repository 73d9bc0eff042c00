"""The patterns in which words before a quotation say whose it is, tried in the order of how much they tell.

Ana Pardo a déclaré : « … »       cue before
selon Ana Pardo, « … »            according to
les mots d'Ana Pardo : « … »      noun cue
Ana Pardo : « … »                 label
"""

from citecli.quotes.foreign.behind import BehindPatterns
from citecli.quotes.foreign.names import SAINTS
from citecli.quotes.foreign.phrase_values import Phrase, PhraseKind
from citecli.quotes.foreign.sources import REACH, Source
from citecli.quotes.foreign.verb_groups import Cue
from citecli.quotes.model import AttributionRule

_NEAR = 14
"""Tokens between a verb and the words it reports, where no colon or conjunction joins them."""
_LABEL = 6
_CLOSE = 5
"""Tokens before words among which is a verb that has them right behind it: habló de unas «…»."""


class Patterns(BehindPatterns):
    """Finds the sources of the quotations of one text: those before them here, those behind them in `behind`."""

    def before(self, first: int, quote: int, sentence: int, follows_quote: bool) -> Source | None:
        """The source that `tokens[first:quote]` name, the words before a quotation in its sentence."""
        tokens, words = self.tokens, self.words
        first = max(first, quote - REACH)
        if first >= quote:
            return None
        colon = tokens[quote - 1].text == ":"
        joined = colon or tokens[quote - 1].lower in words.subordinators or tokens[quote - 1].text == ","
        if (read := self._read_before(first, quote, sentence)) is not None:
            return read
        cue = self._speaking_of(first, quote) or self.clauses.last_cue(first, quote)
        according = self._according_before(first, quote, sentence)
        if according is not None and (cue is None or not colon):
            return according
        if cue is not None and (joined or quote - cue.end <= _NEAR or self._has_subordinator(cue.end, quote)):
            return self._with_cue(cue, first, quote, sentence, follows_quote, 0.95 if joined else 0.85)
        if colon:
            return self._with_noun(first, quote, sentence) or self._labelled(first, quote, sentence)
        if tokens[quote - 1].lower in words.subordinators and cue is None:
            return self._with_noun(first, quote, sentence) or self._with_unknown_verb(first, quote, sentence)
        return self._with_noun(first, quote, sentence)

    def _read_before(self, first: int, quote: int, sentence: int) -> Source | None:
        """En la carta se lee que «…»: what the words stand in."""
        for index in range(first, quote):
            length = self.clauses.group_length(self.words.read_in, index, quote)
            if not length:
                continue
            phrases = self.clauses.phrases_between(sentence, first, quote)
            found = next((one for one in phrases if not self.words.nouns_of_speech.isdisjoint(one.roles)), None)
            source = found._replace(is_governed=False) if found is not None else None
            return Source(AttributionRule.NOUN_CUE, 0.8, source, (index, index + length)) if source else None
        return None

    def _speaking_of(self, first: int, quote: int) -> Cue | None:
        """The verb of habló de «…», parla di un «…»: one that reports words only right before them."""
        tokens, words = self.tokens, self.words
        for index in range(quote - 2, max(first, quote - _CLOSE) - 1, -1):
            if tokens[index].lower in words.speaking and tokens[index + 1].lower in words.prepositions:
                return self.clauses.with_auxiliaries(index, first)
        return None

    def reporting(self, first: int, end: int, sentence: int) -> Source | None:
        """The source of a sentence that reports words without marks."""
        cue = self.clauses.last_cue(first, end)
        according = self._according_before(first, end, sentence)
        if according is not None and (cue is None or according.cue[0] <= first):
            return according
        return self._with_cue(cue, first, end, sentence, False, 0.85) if cue is not None else None

    def _has_subordinator(self, first: int, end: int) -> bool:
        return any(self.tokens[index].lower in self.words.subordinators for index in range(first, end))

    def _according_before(self, first: int, quote: int, sentence: int) -> Source | None:
        for index in range(first, quote):
            low = self.tokens[index].lower
            if length := self.clauses.group_length(self.words.own_view, index, quote):
                return Source(AttributionRule.ACCORDING_TO, 0.88, None, (index, index + length))
            if low in self.words.for_whom and (seen := self._for_whom(index, first, quote)) is not None:
                return seen
            if low in self.words.according and low in self.words.adverbs and self.tokens[quote - 1].text == ":":
                # klar, so Schubert: „…“
                phrase = self.clauses.reader.phrase_at(index + 1, index, quote) if index + 1 < quote else None
                if phrase is not None and phrase.end == quote - 1:
                    source = phrase._replace(is_governed=False)
                    return Source(AttributionRule.ACCORDING_TO, 0.9, source, (index, index + 1))
            if low in self.words.postposed and (named := self.clauses.phrase_ending(sentence, index)) is not None:
                source = named._replace(is_governed=False)
                return Source(AttributionRule.ACCORDING_TO, 0.9, source, (index, index + 1))
            is_gospel = index > first and self.tokens[index - 1].is_capital and self.tokens[index + 1].lower in SAINTS
            if low not in self.words.adverbs and not is_gospel and self.according_length(index, quote):
                return self._according(index, quote)
        return None

    def _for_whom(self, at: int, first: int, quote: int) -> Source | None:
        """Pour Ana Pardo, c'est « … »; ce projet, pour Ana Pardo, est « … »."""
        before = self.tokens[at - 1]
        if at + 1 >= quote or (at > first and before.text != "," and before.quote < 0):
            return None
        phrase = self.clauses.reader.phrase_at(at + 1, at, quote)
        if phrase is None or phrase.is_time:
            return None
        is_apart = phrase.end < quote and self.tokens[phrase.end].text in ",:"
        is_known = (
            phrase.kind is PhraseKind.NAME and self.tokens[phrase.name_end - 1].lower in self.clauses.reader.names.known
        )
        is_body = phrase.kind is PhraseKind.ROLE and (
            any(role in self.words.bodies for role in phrase.roles)
            and self.tokens[phrase.first].lower not in self.words.possessives
        )
        is_named = (phrase.kind is PhraseKind.NAME or is_body) and (is_apart or (is_known and at == first))
        if not (is_named or phrase.is_person or phrase.kind is PhraseKind.PRONOUN) or (at > first and not is_named):
            return None
        return Source(AttributionRule.ACCORDING_TO, 0.85, phrase._replace(is_governed=False), (at, at + 1))

    def _with_cue(
        self, cue: Cue, first: int, quote: int, sentence: int, follows_quote: bool, certainty: float
    ) -> Source:
        rule = AttributionRule.CUE_BEFORE
        span = (cue.first, cue.end) if cue.verb < cue.end else (cue.verb, cue.verb + 1)
        if cue.pronoun >= 0:
            phrase = self.clauses.reader.phrase_at(cue.pronoun, cue.pronoun, quote)
            return Source(rule, certainty, phrase, span)
        left = self.clauses.subject_before(cue, first, sentence)
        is_said = self._follows_as_said(cue, first)
        if is_said or (
            left is not None and left.kind is PhraseKind.PRONOUN and not left.gender and self.words.verb_second
        ):
            left = self.clauses.subject_behind(cue, quote) or left  # es ist lange her, da schrieb Merkel
        if not cue.is_finite:
            if follows_quote and left is None:
                return Source(rule, certainty - 0.1, None, span, True)
            subject, is_close = self._of_infinite(cue, first, sentence)
            certainty -= 0.1 if is_close else 0.15
            return Source(rule, certainty, subject, span, subject is None and follows_quote)
        behind = self._inserted(cue, left, quote)
        if behind is not None:
            left = behind
        elif self.words.verb_second:
            # The subject stands first, or behind the verb: Merkel sagte, gestern sagte Merkel.
            fronted = left is not None and (left.first == first or left.end == cue.first)
            if not fronted or left is None:
                left = self._in_verb_second(cue, left, quote)
        else:
            if left is not None and self.words.drops_subject and self._is_elsewhere(left, cue, first):
                left = None
            left = left or self._on_behalf(cue, first, sentence) or self._behind_verb(cue, quote)
        if left is None and follows_quote:
            return Source(rule, certainty - 0.1, None, span, True)
        if left is not None and left.kind is PhraseKind.ROLE and not left.is_person:
            certainty -= 0.15
        return Source(rule, certainty, left, span)

    def _behind_verb(self, cue: Cue, quote: int) -> Phrase | None:
        """The subject behind a verb that stands before the words: ayer dijo Ana Pardo.

        Where verbs may have no subject, what follows one is its object if it is no source (ha bollato la sentenza), or
        if the verb has an object (ha accusato il ministro).
        """
        words, found = self.words, self.clauses.subject_behind(cue, quote)
        if found is None or not words.drops_subject or found.kind is PhraseKind.PRONOUN:
            return found
        if self.tokens[cue.verb].lower.startswith(words.acting_on) and words.acting_on:
            return None
        if found.kind is not PhraseKind.ROLE or found.is_person:
            return found
        has_source = any(role in words.bodies or role in words.nouns_of_speech for role in found.roles)
        return found if has_source and found.is_definite else None

    def _of_infinite(self, cue: Cue, first: int, sentence: int) -> tuple[Phrase | None, bool]:
        """Whose a verb without a subject of its own is, and whether it stands close: Ana habló, pidiendo que."""
        earlier = self.clauses.last_cue(first, cue.first) if self.words.drops_subject else None
        if earlier is not None and earlier.is_finite:
            return self.clauses.own_subject(earlier, cue.first, first, sentence), True
        beside = self.clauses.phrase_ending(sentence, cue.first)
        if beside is not None and beside.is_person and not beside.is_time:
            return beside._replace(is_governed=False), True  # un discours du président Ana Pardo jugeant que
        phrases = self.clauses.phrases_between(sentence, first, cue.first)
        free = [one for one in phrases if not one.is_governed and not one.is_time]
        people = (one for one in free if one.is_person or one.kind is not PhraseKind.ROLE)
        return next(people, free[-1] if free else None), False

    def _follows_as_said(self, cue: Cue, first: int) -> bool:
        """Whether a verb stands in a clause such as comme l'explique Ana Pardo, whose subject follows it."""
        at = cue.first
        while at > first and self.tokens[at - 1].lower in self.words.objects:
            at -= 1
        return at > first + 1 and self.tokens[at - 1].lower in self.words.as_said and self.tokens[at - 2].text == ","

    def _in_verb_second(self, cue: Cue, left: Phrase | None, quote: int) -> Phrase | None:
        """The subject where it need not stand first: gestern sagte Merkel; Merkel kam und äußerte die Hoffnung."""
        right = self.clauses.subject_behind(cue, quote)
        is_shared = self.tokens[cue.first - 1].lower in self.words.conjunctions
        is_object = right is not None and right.kind is PhraseKind.ROLE and not right.is_person
        return left if is_shared and is_object else right or left

    def _is_elsewhere(self, subject: Phrase, cue: Cue, first: int) -> bool:
        """Whether a thing is rather a part of another clause than the subject of a verb that may have none."""
        is_thing = subject.kind is PhraseKind.ROLE and not subject.is_person
        if is_thing and self.tokens[cue.first - 1].text == "," and self.tokens[cue.end].text == ",":
            return True  # su objetivo, dijo, es
        if self.tokens[subject.end].lower in self.words.subordinators:
            return False  # el equipo que la defiende dijo
        if self.tokens[cue.first - 1].lower in self.words.conjunctions:
            return False  # la sala lo ha desmentido y ha aclarado
        return is_thing and subject.first > first and self.clauses.behind_adverbs(subject.end, cue.first) < cue.first

    def _on_behalf(self, cue: Cue, first: int, sentence: int) -> Phrase | None:
        """Desde el Ayuntamiento aseguran; desde la Asociación se propuso: whom words are said for."""
        words, tokens = self.words, self.tokens
        is_plural = self.clauses.is_plural(cue.first, cue.end) or any(
            tokens[at].lower == "se" for at in range(cue.first, cue.verb)
        )
        if not words.on_behalf or not is_plural:
            return None
        phrases = self.clauses.phrases_between(sentence, first, cue.first)
        found = next((one for one in phrases if tokens[one.first - 1].lower in words.on_behalf), None)
        return found._replace(is_governed=False) if found is not None and not found.is_time else None

    def _inserted(self, cue: Cue, left: Phrase | None, quote: int) -> Phrase | None:
        """The subject behind a verb that a comma stands before: der Plan sei gut, betont sie: „…“."""
        if self.tokens[cue.first - 1].text not in ",-–—" or cue.end >= quote:
            return None
        phrase = self.clauses.reader.phrase_at(cue.end, cue.end - 1, quote)
        if phrase is None or phrase.is_governed or phrase.is_time:
            return None
        if left is not None and left.end == cue.first - 1 and left.kind is PhraseKind.NAME and left.is_person:
            return None  # an apposition ends with the comma
        if self.words.verb_second or left is None:
            return phrase
        is_name = left.kind is not PhraseKind.ROLE or left.is_person
        is_source = phrase.is_person or phrase.kind is PhraseKind.NAME
        is_apart = is_source or self.tokens[phrase.end].text in ",:-–—"
        return phrase if is_apart and not is_name else None

    def _with_noun(self, first: int, quote: int, sentence: int) -> Source | None:
        """dans les mots d'Ana Pardo, le communiqué du ministère: a noun of speech near the words, and whose it is."""
        words, tokens = self.words, self.tokens
        low = max(first, quote - _NEAR)
        for index in range(quote - 1, low - 1, -1):
            if tokens[index].lower not in words.nouns_of_speech:
                continue
            behind = index + 1
            if behind < quote and tokens[behind].lower in words.linking:
                phrase = self.clauses.reader.phrase_behind(behind, quote)
                if phrase is not None and not phrase.is_time:
                    return Source(AttributionRule.NOUN_CUE, 0.85, phrase, (index, index + 1))
            free = self.clauses.phrases_between(sentence, first, index)
            subject = next((one for one in free if not one.is_governed and not one.is_time), None)
            if subject is not None and subject.kind is not PhraseKind.ROLE:
                return Source(AttributionRule.NOUN_CUE, 0.75, subject, (index, index + 1))
            return None
        return None

    def _with_unknown_verb(self, first: int, quote: int, sentence: int) -> Source | None:
        """Ana Pardo calcula que «…»: the subject of a verb that is not known, but has a clause behind it."""
        verb = quote - 2
        if verb <= first or not self.tokens[verb].is_word or self.tokens[verb].is_capital:
            return None
        subject = self.clauses.subject_before(Cue(verb, verb + 1, verb), first, sentence)
        if subject is None or (subject.kind is PhraseKind.ROLE and not subject.is_person) or subject.end > verb:
            return None
        return Source(AttributionRule.CUE_BEFORE, 0.75, subject, (verb, verb + 1))

    def _labelled(self, first: int, quote: int, sentence: int) -> Source | None:
        """Ana Pardo: « … »; or the subject of a sentence without a verb of speech that ends with a colon."""
        phrases = self.clauses.phrases_between(sentence, first, quote - 1)
        free = [one for one in phrases if not one.is_governed and not one.is_time]
        if not free:
            return None
        subject = free[0]
        if (
            self.tokens[subject.first].lower in self.words.possessives
            and subject.kind is PhraseKind.ROLE
            and not (subject.is_person)
        ):
            return Source(AttributionRule.NOUN_CUE, 0.8, None, (subject.first, subject.end))
        if subject.first == first and subject.end == quote - 1 and quote - first <= _LABEL:
            return Source(AttributionRule.LABEL, 0.9, subject)
        names = [one for one in free if one.kind is not PhraseKind.ROLE or one.is_person]
        return Source(AttributionRule.CUE_NEARBY, 0.75, names[0]) if names else None
