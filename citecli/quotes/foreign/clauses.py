"""Clauses that say who speaks: the verb, with the auxiliaries and short words that belong to it, and its subject."""

from bisect import bisect_left
from typing import NamedTuple

from citecli.quotes.foreign.names import ADVERBS
from citecli.quotes.foreign.phrase_values import Phrase, PhraseKind
from citecli.quotes.foreign.phrases import PhraseReader
from citecli.quotes.foreign.sentences import Sentences, Token
from citecli.quotes.languages.given_names import GIVEN_NAMES
from citecli.quotes.languages.vocabulary import Agreement
from citecli.quotes.languages.words import LanguageWords

_LONGEST_GROUP = 4
"""Words of a group that names who speaks: de acordo com, c'est ainsi que."""
_LONGEST_VERB = 8
"""Tokens of auxiliary, pronouns, adverbs and verb."""
_PRETERITES = ("ó", "ou", "eu", "iu", "ò", "ì")
"""Endings of what somebody did, in languages that leave the subject out."""
_SEEING = frozenset("ve ven veía veían vê veem via viam vede vedono vedeva".split())
"""Verbs of seeing, which with se say what is seen."""
_PLURALS = ("n", "no", "m", "ão")
"""Endings of verbs in the plural, in languages that leave the subject out."""
_GERUND = "ndo"
"""The ending of gerunds, in languages that leave the subject out."""
_REACH = 40
"""Tokens behind a verb among which its subject is sought."""


class Cue(NamedTuple):
    """A verb that reports words: the verb is `tokens[verb]`, all that belongs to it `tokens[first:end]`."""

    first: int
    end: int
    verb: int
    pronoun: int = -1
    """The pronoun inside it that is its subject: dit-il, a-t-elle dit."""
    is_finite: bool = True
    is_usual: bool = True
    """Whether the verb is known to report words; else only its place tells."""


class Clauses:
    """The verbs and subjects of the sentences of one text."""

    def __init__(self, sentences: Sentences, words: LanguageWords, reader: PhraseReader) -> None:
        self.sentences = sentences
        self.tokens: list[Token] = sentences.tokens
        self.words = words
        self.reader = reader
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
        return None

    def phrases_between(self, sentence: int, first: int, end: int) -> list[Phrase]:
        """The phrases of a sentence within `tokens[first:end]`."""
        phrases = self.phrases(sentence)
        at = bisect_left(phrases, first, key=lambda one: one.first)
        until = bisect_left(phrases, end, at, key=lambda one: one.first)
        return [one for one in phrases[at:until] if one.end <= end]

    def cue_at(self, at: int, end: int) -> Cue | None:
        """The reporting verb that begins at a token, with all that stands before it in its group: s'est-il écrié."""
        words, tokens = self.words, self.tokens
        auxiliary = pronoun = -1
        for index in range(at, min(end, at + _LONGEST_VERB)):
            token = tokens[index]
            low = token.lower
            if not token.is_word:
                return None
            is_participle = low in words.participles and auxiliary >= 0
            if is_participle or low in words.finite:
                following = self._pronoun_behind(index, end)
                last = index + 1
                if following >= 0:
                    pronoun, last = (following if pronoun < 0 else pronoun), following + 1
                return Cue(at, last, index, pronoun)
            if low in words.infinite and auxiliary >= 0:
                return Cue(at, index + 1, index, pronoun)
            if low in words.auxiliaries:
                auxiliary = index
            elif low in words.subject_clitics and auxiliary >= 0 and index - auxiliary < 3 and self._joined(index):
                pronoun = index
            elif low not in words.objects and low not in words.adverbs:
                return None
        return None

    def _joined(self, index: int) -> bool:
        """Whether a hyphen, and the letter that goes with it, joins a pronoun to the verb before it."""
        return self.tokens[index].start - self.tokens[index - 1].end <= 1

    def _pronoun_behind(self, index: int, end: int) -> int:
        """The pronoun joined to the verb by a hyphen, -1 where there is none."""
        tokens = self.tokens
        at = index + 1
        if at < end and tokens[at].text == "t" and tokens[at].start == tokens[index].end + 1:
            at += 1
        if at < end and tokens[at].lower in self.words.subject_clitics and tokens[at].start == tokens[at - 1].end + 1:
            return at
        return -1

    def unusual_cue_at(self, at: int, end: int) -> Cue | None:
        """Any verb in the place where words are reported: behind them, with its subject right behind it.

        fit-il, lachte sie, rió Ana; a plaisanté Ana.
        """
        words, tokens = self.words, self.tokens
        index, auxiliary = at, False
        while index < min(end, at + _LONGEST_VERB):
            low = tokens[index].lower
            if low in words.behind_only:
                break
            if low in words.auxiliaries and not auxiliary:
                auxiliary = True
            elif low not in words.objects and not (low in words.subject_clitics and auxiliary):
                break
            index += 1
        if index >= end or not tokens[index].is_word or tokens[index].is_capital or not tokens[index].text.isalpha():
            return None
        low = tokens[index].lower
        if self._is_small(low):
            return None
        following = self._pronoun_behind(index, end)
        if low in words.behind_only:
            return Cue(at, index + 1, index, following)
        if following >= 0:
            return Cue(at, following + 1, index, following, True, False)
        ends = index + 1 >= end or not tokens[index + 1].is_word or tokens[index + 1].lower in words.prepositions
        if words.drops_subject and ends and low.endswith(_PRETERITES):
            return Cue(at, index + 1, index, -1, True, False)
        behind = self.behind_adverbs(index + 1, end)
        subject = self.reader.phrase_at(behind, behind - 1, end) if behind < end else None
        if subject is None or subject.is_governed or subject.is_time:
            return None
        names = subject.kind is PhraseKind.NAME or (subject.kind is PhraseKind.PRONOUN and words.verb_second)
        if (
            names
            or (subject.is_person and subject.is_definite)
            or (subject.kind is PhraseKind.NARRATOR and words.verb_second)
        ):
            return Cue(at, index + 1, index, -1, True, False)
        return None

    def _is_small(self, low: str) -> bool:
        words = self.words
        return (
            low in words.prepositions or low in words.determiners or low in words.conjunctions or low in words.adverbs
            or low in words.subordinators or low in words.relatives or low in words.pronouns or low in words.roles
            or low in words.titles or low in words.openers
        )  # fmt: skip

    def subject_behind(self, cue: Cue, end: int) -> Phrase | None:
        """The subject behind a verb, over adverbs, times and prepositions: a dit lundi à Paris le ministre."""
        if cue.pronoun >= 0:
            return self.reader.phrase_at(cue.pronoun, cue.pronoun, end)
        index = cue.end
        limit = min(end, cue.end + _REACH)
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
            is_object = phrase.kind is PhraseKind.ROLE and (not phrase.roles or (is_loose and not phrase.is_person))
            is_object = is_object or self._is_object(phrase, cue)
            if not phrase.is_governed and not phrase.is_time and not is_object:
                return phrase
            index = max(phrase.end, index + 1)
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
        return words.drops_subject and index == cue.end + 1 and low.endswith(_GERUND)

    def subject_before(self, cue: Cue, first: int, sentence: int) -> Phrase | None:
        """The subject before a verb, over what stands between commas; first: where its clause can begin."""
        words, tokens = self.words, self.tokens
        phrases = self.phrases_between(sentence, first, cue.first)
        free = [one for one in phrases if not one.is_governed and not one.is_time]
        if not free:
            return None
        at = cue.first - 1
        while at >= first and (tokens[at].lower in words.adverbs or tokens[at].lower in words.objects):
            at -= 1
        if at < first:
            return None
        before = tokens[at]
        is_relative = before.lower in words.subordinators and any(
            one.end == at and not one.is_governed for one in phrases
        )
        if before.lower in words.relatives or (is_relative and words.drops_subject):
            antecedent = at - 1
            while antecedent >= first and not tokens[antecedent].is_word:
                antecedent -= 1
            return next((one for one in reversed(phrases) if one.first <= antecedent < one.end), None)
        if before.lower in words.conjunctions:
            return self._clause_subject(free, first)
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
        at = comma - 1
        while at >= first:
            if self.tokens[at].text in ",(–—":
                found = next((one for one in reversed(free) if one.end == at), None)
                if found is not None and not self._is_apposition(found, first):
                    return found
            at -= 1
        return free[0]

    def last_cue(self, first: int, end: int) -> Cue | None:
        """The last reporting verb of `tokens[first:end]`."""
        words, tokens = self.words, self.tokens
        for index in range(end - 1, first - 1, -1):
            token = tokens[index]
            low = token.lower
            if not token.is_word or (token.is_capital and index != first):
                continue
            if low in words.nouns_of_speech and index > first and tokens[index - 1].lower in words.determiners:
                continue  # la denuncia
            if low in _SEEING and index > first and tokens[index - 1].lower in ("se", "si"):
                continue  # se ven campos
            if low in words.finite:
                start = self._group_start(index, first)
                return self.cue_at(start, end) or Cue(index, index + 1, index)
            if low in words.participles:
                start = self._group_start(index, first)
                if start < index and (cue := self.cue_at(start, end)) is not None:
                    return cue
                if words.verb_second and (auxiliary := self._auxiliary(index, first)) >= 0:
                    return Cue(auxiliary, auxiliary + 1, index)
            if low in words.infinite and not (index > first and tokens[index - 1].lower in words.for_whom):
                start = self._group_start(index, first)
                if start < index and (cue := self.cue_at(start, end)) is not None and cue.verb == index:
                    return cue  # una donna gli aveva dovuto dire
                return Cue(index, index + 1, index, -1, False)
        return None

    def with_auxiliaries(self, index: int, first: int) -> Cue:
        """The verb at a token, with the auxiliaries and short words before it."""
        return Cue(self._group_start(index, first), index + 1, index)

    def is_plural(self, first: int, end: int) -> bool | None:
        """Whether the verb `tokens[first:end]` is in the plural; `None` where its form does not show it."""
        if not self.words.drops_subject:
            return None
        words, group = self.words, [self.tokens[at].lower for at in range(first, end)]
        verbs = [low for low in group if low in words.finite or low in words.auxiliaries] or group
        return any(low.endswith(_PLURALS) and low not in ("tem", "vem", "não", "no", "non") for low in verbs)

    def is_reported(self, first: int, end: int) -> bool:
        """Whether a verb of `tokens[first:end]` shows that it goes on with what somebody says: der Plan sei gut."""
        return any(self._is_reported(at, first) for at in range(first, end))

    def _is_reported(self, at: int, first: int) -> bool:
        token, words = self.tokens[at], self.words
        if token.is_capital or token.quote >= 0:
            return False
        before = self.tokens[at - 1]
        if token.lower in words.reported:
            return before.lower not in words.subordinators  # als würde er rechnen
        # The rarer ones by their place and ending: die Regierung verkenne die Lage, er sehe.
        if at == first or not words.nouns_are_capitals or not token.text.isalpha() or self._is_small(token.lower):
            return False
        is_behind_subject = before.is_capital or before.lower in words.pronouns
        is_form = token.lower.endswith("e") and not token.lower.endswith("te") and token.lower not in words.times
        return is_behind_subject and is_form and token.lower not in words.finite and at - 1 > first

    def group_length(self, groups: frozenset[str], at: int, end: int) -> int:
        """How many tokens at one are a group of words of `groups`, the longest, 0 for none."""
        tokens = self.tokens
        joined = tokens[at].lower
        for length in range(1, _LONGEST_GROUP + 1):
            if joined in groups:
                longer = f"{joined} {tokens[at + length].lower}" if at + length < end else ""
                return length + 1 if longer in groups else length
            if at + length >= end:
                return 0
            joined = f"{joined}{'' if joined.endswith(chr(39)) else ' '}{tokens[at + length].lower}"
        return 0

    def behind_adverbs(self, at: int, end: int) -> int:
        """The first token from one on that is no adverb."""
        while at < end and self.tokens[at].is_word and self._is_adverb(self.tokens[at].lower):
            at += 1
        return at

    def _is_adverb(self, low: str) -> bool:
        return low in self.words.adverbs or (low.endswith(ADVERBS) and not self.words.verb_second)

    def _auxiliary(self, participle: int, first: int) -> int:
        """The auxiliary far before a participle: hat Merkel am Montag gesagt."""
        for index in range(participle - 1, max(first, participle - _REACH) - 1, -1):
            if self.tokens[index].lower in self.words.auxiliaries:
                return index
        return -1

    def _group_start(self, index: int, first: int) -> int:
        """The first token of the auxiliaries and short words before a verb."""
        words = self.words
        start = index
        while start > first and start > index - _LONGEST_VERB + 1:
            low = self.tokens[start - 1].lower
            is_clitic = low in words.subject_clitics and start - 1 > first and self._joined(start - 1)
            if low in words.auxiliaries or low in words.objects or low in words.adverbs or is_clitic:
                start -= 1
            else:
                break
        while start < index and self.tokens[start].lower in words.adverbs:
            start += 1
        return start

    def phrase_ending(self, sentence: int, end: int) -> Phrase | None:
        """The phrase of a sentence that ends at a token."""
        phrases = self.phrases(sentence)
        at = bisect_left(phrases, end, key=lambda one: one.end)
        return phrases[at] if at < len(phrases) and phrases[at].end == end else None
