"""Clauses that say who speaks: the subjects of verbs that report words."""

from bisect import bisect_left

from citecli.quotes.foreign.appositions import GERUND
from citecli.quotes.foreign.phrase_values import Phrase, PhraseKind
from citecli.quotes.foreign.phrases import PhraseReader
from citecli.quotes.foreign.sentences import Sentences
from citecli.quotes.foreign.verb_groups import REACH, Cue, VerbGroups
from citecli.quotes.languages.given_names import GIVEN_NAMES
from citecli.quotes.languages.vocabulary import Agreement
from citecli.quotes.languages.words import LanguageWords

_AS = ("como", "come")
_SOMEBODY = frozenset("alguien alguém qualcuno".split())
"""Somebody, which has no article."""
_LONGEST_RELATIVE = 20
"""Tokens of a relative clause before its verb, at most."""


class Clauses(VerbGroups):
    """The verbs and subjects of the sentences of one text."""

    def __init__(self, sentences: Sentences, words: LanguageWords, reader: PhraseReader) -> None:
        super().__init__(sentences, words, reader)
        self.phrases_of: dict[int, list[Phrase]] = {}

    def phrases(self, sentence: int) -> list[Phrase]:
        """The phrases of a sentence, by its number."""
        found = self.phrases_of.get(sentence)
        if found is None:
            first, end, _ = self.sentences.sentences[sentence]
            found = self.phrases_of[sentence] = self.reader.phrases(first, end)
        return found

    def name_inside(self, phrase: Phrase) -> Phrase | None:
        """The name in the complement of a thing: le cri de | Ana Pardo."""
        if phrase.kind is not PhraseKind.ROLE or phrase.is_person:
            return None
        for at in range(phrase.first + 2, phrase.end):
            if self.tokens[at].lower in GIVEN_NAMES and self.tokens[at - 1].lower in self.words.linking:
                found = self.reader.phrase_at(at, at - 1, phrase.end)
                return found if found is not None and found.kind is PhraseKind.NAME else None
        inside = self._complement(phrase)
        return inside if inside is not None and inside.kind is PhraseKind.NAME else None

    def phrases_between(self, sentence: int, first: int, end: int) -> list[Phrase]:
        """The phrases of a sentence within `tokens[first:end]`."""
        phrases = self.phrases(sentence)
        at = bisect_left(phrases, first, key=lambda one: one.first)
        until = bisect_left(phrases, end, at, key=lambda one: one.first)
        return [one for one in phrases[at:until] if one.end <= end]

    def subject_behind(self, cue: Cue, end: int) -> Phrase | None:
        """The subject behind a verb, over adverbs, times and prepositions: a dit lundi à Paris le ministre."""
        if cue.pronoun >= 0:
            return self.reader.phrase_at(cue.pronoun, cue.pronoun, end)
        if (body := self._on_behalf_behind(cue, end)) is not None:
            return body
        index = cue.end
        limit = min(end, cue.end + REACH)
        is_loose = False
        while index < limit:
            token = self.tokens[index]
            if token.quote >= 0 or token.text in ".;:!?…":
                return None
            low = token.lower
            if low in self.words.subordinators or low in self.words.relatives:
                return None
            if self._describes(index, cue):
                return None
            phrase = self.reader.phrase_at(index, cue.end - 1, end)
            if phrase is None:
                # Behind unknown words a common noun may be an object: dijo bajando la cabeza.
                is_small = low in self.words.objects or low in self.words.prepositions
                is_loose |= token.is_word and not self._is_adverb(low) and not is_small
                index += 1
                continue
            if (tail := self._name_behind(phrase, end)) is not None:
                return tail
            is_object = phrase.kind is PhraseKind.ROLE and (not phrase.roles or (is_loose and not phrase.is_person))
            is_object = is_object or self._is_object(phrase, cue)
            if not phrase.is_governed and not phrase.is_time and not is_object:
                return phrase
            index = max(phrase.end, index + 1)
        return None

    def _on_behalf_behind(self, cue: Cue, end: int) -> Phrase | None:
        """For whom words are said, behind a verb in the plural: añaden desde | el Ayuntamiento."""
        at = cue.end
        if at >= end or self.tokens[at].lower not in self.words.on_behalf or not self.is_plural(cue.first, cue.end):
            return None
        found = self.reader.phrase_behind(at, end)
        return found if found is not None and not found.is_time else None

    def _name_behind(self, phrase: Phrase, end: int) -> Phrase | None:
        """The person whose name follows that of something else: le dijo a BBC Mundo | Rafael Soto."""
        if not (phrase.is_governed and phrase.kind is PhraseKind.NAME and self.words.drops_subject):
            return None
        if self.tokens[phrase.name].lower in GIVEN_NAMES:
            is_behind = phrase.name > phrase.first and self.tokens[phrase.first].is_capital and not phrase.roles
            return self.reader.phrase_at(phrase.name, phrase.name, end) if is_behind else None
        for at in range(phrase.name + 1, phrase.name_end - 1):
            if self.tokens[at].lower in GIVEN_NAMES:
                return self.reader.phrase_at(at, at, end)
        return None

    def _is_object(self, phrase: Phrase, cue: Cue) -> bool:
        """Whether a thing behind a verb is rather its object: pidió su dimisión, repitió dos veces."""
        if phrase.kind is not PhraseKind.ROLE or phrase.is_person or not self.words.drops_subject:
            return False
        if self.tokens[phrase.first].lower in self.words.possessives:
            return True
        return phrase.gender is Agreement.PLURAL and self.is_plural(cue.first, cue.end) is False

    def _describes(self, index: int, cue: Cue) -> bool:
        """Whether a word behind the comma behind a verb says what else its subject does: disse, olhando o juiz."""
        words, low = self.words, self.tokens[index].lower
        return words.drops_subject and index == cue.end + 1 and low.endswith(GERUND)

    def subject_before(self, cue: Cue, first: int, sentence: int) -> Phrase | None:
        """The subject before a verb, over what stands between commas; first: where its clause can begin."""
        words, tokens = self.words, self.tokens
        phrases = self.phrases_between(sentence, first, cue.first)
        if (described := self._relative_antecedent(cue, first, phrases)) is not None:
            return described
        free = [one for one in phrases if not (one.is_governed or one.is_time or self.is_predicate(one, first))]
        if not free:
            return None
        at = cue.first - 1
        while at >= first and (tokens[at].lower in words.adverbs or tokens[at].lower in words.objects):
            at -= 1
        if at < first:
            return None
        before = tokens[at]
        if self._is_relative(at, phrases):
            return self._antecedent(at, first, phrases)
        if before.lower in words.conjunctions:
            earlier = self.last_cue(first, at) if words.drops_subject else None
            is_shared = earlier is not None and earlier.is_finite
            if is_shared:
                return self.own_subject(earlier, at, first, sentence)
            subject = self._clause_subject(free, first)
            is_thing = subject.kind is PhraseKind.ROLE and not subject.is_person
            return None if is_thing and words.drops_subject and subject.first > first else subject
        if before.text in ",)–—":
            return self._over_insertion(free, at, first)
        nearest = self._coordinated(free, next((one for one in reversed(free) if one.end == at + 1), None))
        if nearest is not None and nearest.kind is PhraseKind.ROLE and not nearest.is_person:
            nearest = self._before_relative(free, nearest) or nearest
        if nearest is not None and nearest.kind is PhraseKind.ROLE and not nearest.is_definite:
            comma = nearest.first - 1
            name = next((one for one in free if one.end == comma and one.kind is PhraseKind.NAME), None)
            if name is not None and tokens[comma].text == ",":
                return name  # Ana Pardo, Leiterin der Schule sagte
        return nearest or self._clause_subject(free, first)

    def is_predicate(self, phrase: Phrase, first: int) -> bool:
        """Whether a role without an article says what somebody is: eleito como | presidente; ser | candidata."""
        if not self.words.drops_subject or phrase.kind is not PhraseKind.ROLE or not phrase.is_person:
            return False
        if phrase.first == first or phrase.gender is Agreement.PLURAL or phrase.end - phrase.first > 1:
            return False
        before, noun = self.tokens[phrase.first - 1], self.tokens[phrase.first]
        is_behind = before.is_word and (before.lower not in self.words.subordinators or before.lower in _AS)
        return is_behind and not noun.is_capital and noun.lower not in _SOMEBODY

    def _is_relative(self, at: int, phrases: list[Phrase]) -> bool:
        """Whether the word right before a verb is a relative pronoun: el hombre que | dijo."""
        words, low = self.words, self.tokens[at].lower
        if low in words.relatives:
            return True
        is_behind = any(one.end == at and (not one.is_governed or one.is_person) for one in phrases)
        is_behind = is_behind or (self.tokens[at - 1].text == "," and any(one.end == at - 1 for one in phrases))
        return words.drops_subject and low in words.subordinators and is_behind

    def _antecedent(self, at: int, first: int, phrases: list[Phrase]) -> Phrase | None:
        """Whom a relative pronoun at a token means; the subject before, if it is governed: Ana citó a Juan, a quien."""
        tokens, words = self.tokens, self.words
        antecedent = at - 1
        if antecedent > first and tokens[antecedent].lower in words.prepositions:
            free = next((one for one in phrases if not one.is_governed and not one.is_time), None)
            return free if free is not None and free.end < antecedent else None
        while antecedent >= first and not tokens[antecedent].is_word:
            antecedent -= 1
        found = next((one for one in reversed(phrases) if one.first <= antecedent < one.end), None)
        is_thing = found is not None and found.is_governed and not found.is_person
        return None if is_thing and tokens[at - 1].text == "," else found

    def own_subject(self, cue: Cue | None, end: int, first: int, sentence: int) -> Phrase | None:
        """The subject of the verb of speech before a conjunction, at `end`: Ana dijo que Juan vino | y pidió."""
        if cue is None:
            return None
        has_object = bool(self.words.acting_on) and self.tokens[cue.verb].lower.startswith(self.words.acting_on)
        behind = None if has_object else self.subject_behind(cue, end)
        return self.subject_before(cue, first, sentence) or behind

    def _relative_antecedent(self, cue: Cue, first: int, phrases: list[Phrase]) -> Phrase | None:
        """Whom the relative clause of a verb is about: del presidente Rossi, che ieri | ha detto."""
        words, tokens = self.words, self.tokens
        has_mark = False
        is_joined = tokens[cue.first - 1].lower in words.conjunctions  # com Ana, que riu e | disse
        for at in range(cue.first - 1, max(first, cue.first - _LONGEST_RELATIVE) - 1, -1):
            low = tokens[at].lower
            if (not tokens[at].is_word and low != ",") or (low in words.finite and not is_joined):
                return None
            has_mark |= low == ","
            is_relative = low in words.relatives or (low in ("que", "che") and words.drops_subject)
            if not (is_relative and at > first and tokens[at - 1].text == ","):
                continue
            if has_mark and tokens[at + 1].text != ",":
                return None
            free = any(one.first > at and not one.is_governed and not one.is_time for one in phrases)
            found = next((self._complement(one) or one for one in phrases if one.end == at - 1), None)
            if found is None or free:
                return None
            is_named = found.kind is PhraseKind.NAME and not (found.is_governed and tokens[found.name].text.isupper())
            return found._replace(is_governed=False) if found.is_person or is_named else None
        return None

    def _complement(self, phrase: Phrase) -> Phrase | None:
        """The person in the complement of a thing, at its end: l'umore del | presidente Orsi."""
        if phrase.kind is not PhraseKind.ROLE or phrase.is_person:
            return None
        for at in range(phrase.first + 1, phrase.end - 1):
            if self.tokens[at].lower in self.words.linking:
                found = self.reader.phrase_behind(at, phrase.end)
                if found is not None and found.is_person and found.end == phrase.end:
                    return found
        return None

    def _before_relative(self, free: list[Phrase], thing: Phrase) -> Phrase | None:
        """The phrase whose relative clause a thing ends: el equipo que defiende su inocencia | dijo."""
        for phrase in free:
            if phrase.end >= thing.first:
                return None
            low = self.tokens[phrase.end].lower
            if low in self.words.relatives or (low in self.words.subordinators and self.words.drops_subject):
                return phrase
        return None

    def _coordinated(self, free: list[Phrase], subject: Phrase | None) -> Phrase | None:
        """The first of two roles of somebody: una vecina del barrio y miembro de la plataforma."""
        if subject is None or subject.kind is not PhraseKind.ROLE or not subject.is_person:
            return subject
        before = self.tokens[subject.first - 1].lower
        if before not in self.words.conjunctions or self.tokens[subject.first].lower in self.words.determiners:
            return subject
        other = next((one for one in reversed(free) if one.end <= subject.first - 1), None)
        return other if other is not None and other.is_person else subject

    def _clause_subject(self, free: list[Phrase], first: int) -> Phrase:
        """The last phrase that opens a clause, behind a mark or a conjunction; the first of all where none does."""
        words = self.words
        people = [one for one in free if one.kind is not PhraseKind.ROLE or one.is_person]
        for phrase in reversed(people or free):
            before = self.tokens[phrase.first - 1]
            if phrase.first == first or not before.is_word:
                return phrase
            low = before.lower
            if low in words.subordinators or low in words.conjunctions or low in words.adverbs:
                return phrase
        return (people or free)[0]

    def _is_apposition(self, phrase: Phrase, first: int) -> bool:
        """Whether a role without an article says more of whoever is named before it: Ana Pardo, vecina del barrio."""
        has_article = self.tokens[phrase.first].lower in self.words.determiners
        return phrase.kind is PhraseKind.ROLE and phrase.is_person and not has_article and phrase.first > first

    def _over_insertion(self, free: list[Phrase], comma: int, first: int) -> Phrase | None:
        """The subject before an insertion that ends with the mark at `comma`."""
        named = next((one for one in free if one.end == comma and one.kind is PhraseKind.NAME), None)
        if named is not None and any(self.tokens[index].text == "," for index in range(named.first, named.name)):
            return named  # la alcaldesa, Ana Pardo, | lo explica
        at = comma - 1
        while at >= first:
            if self.tokens[at].text in ",(–—":
                found = next((one for one in reversed(free) if one.end == at), None)
                if found is not None and not self._is_apposition(found, first):
                    return found
            at -= 1
        return free[0]

    def phrase_ending(self, sentence: int, end: int) -> Phrase | None:
        """The phrase of a sentence that ends at a token."""
        phrases = self.phrases(sentence)
        at = bisect_left(phrases, end, key=lambda one: one.end)
        return phrases[at] if at < len(phrases) and phrases[at].end == end else None
