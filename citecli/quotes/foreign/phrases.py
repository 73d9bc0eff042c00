"""Noun phrases: who a sentence speaks of, by a name, by what they do (le ministre), or by a pronoun.

One pass over a sentence cuts it into phrases. A phrase may have both a role and a name (le ministre de l'Économie Bruno
Le Maire), and a name may follow its role behind a comma (le ministre de l'Économie, Bruno Le Maire,).
"""

from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from citecli.quotes.foreign.sentences import Token
from citecli.quotes.languages.given_names import GIVEN_NAMES, NAME_PARTICLES, ORDINALS, ORGANIZATIONS
from citecli.quotes.languages.vocabulary import Agreement
from citecli.quotes.languages.words import LanguageWords

_LONGEST = 16
"""Tokens of a phrase, at most."""
_LONGEST_NAME = 6
_FULL = 2
_ADJECTIVES = ("e", "en", "er", "es")
_MASCULINE = ("er", "or", "ent")
_COMMON_ENDINGS = ("ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "tät", "nis", "ismus", "innen", "leute")
ADVERBS = ("ment", "mente", "weise")
"""Endings of adverbs."""
_COORDINATED = 7
"""Tokens between a role and a second one that a name follows."""
_MOST_DETERMINERS = 3


class PhraseKind(Enum):
    """How a phrase refers."""

    NAME = auto()
    ROLE = auto()
    """A common noun: le ministre, die Polizei."""
    PRONOUN = auto()
    NARRATOR = auto()
    """A pronoun of the first person."""


class Phrase(NamedTuple):
    """A noun phrase: `tokens[first:end]`, its name `tokens[name:name_end]` where it has one."""

    first: int
    end: int
    kind: PhraseKind
    gender: Agreement = Agreement.ANY
    is_governed: bool = False
    """Whether a preposition stands before it, so that it is no subject."""
    is_definite: bool = False
    name: int = -1
    name_end: int = -1
    roles: tuple[str, ...] = ()
    """The nouns for what somebody is."""
    is_person: bool = False
    """Whether a title, a role or a given name shows a person."""
    is_time: bool = False


class _Run(NamedTuple):
    """Words with capitals in a row, with the small words of names between them."""

    first: int
    end: int
    is_governed: bool
    """Whether a preposition inside the phrase stands before it."""
    has_article: bool
    is_far: bool = False
    """Whether a noun with a preposition stands before it."""


class _Nouns:
    """The nouns of a phrase as far as they are read: `at` is the next token, `name` the part that is a name."""

    __slots__ = ("at", "count", "gender", "has_article", "is_linked", "is_titled", "name", "roles", "was_linked")

    def __init__(self, at: int, gender: Agreement) -> None:
        self.at = at
        self.gender = gender
        self.count = 0
        self.roles: list[str] = []
        self.name: tuple[int, int] | None = None
        self.is_titled = False
        self.was_linked = False
        self.is_linked = False
        """Whether a preposition stands before the next word."""
        self.has_article = False


class PhraseReader:
    """Reads the phrases of the sentences of one language.

    `known` are words of names that the text has in full, and `common` words that it also has without a capital.
    """

    def __init__(self, tokens: list[Token], words: LanguageWords, common: frozenset[str]) -> None:
        self.tokens = tokens
        self.words = words
        self.common = common
        self.known: set[str] = set()
        self.particles = words.particles | NAME_PARTICLES
        self.inside: set[str] = {
            token.lower
            for before, token in pairwise(tokens)
            if token.is_capital and before.is_word and before.text[0].islower()
        }
        """Words with a capital that stand inside sentences."""
        self.determined: set[str] = {
            token.lower
            for before, token in pairwise(tokens)
            if token.is_capital and (before.lower in words.determiners or before.text.isdigit())
        }
        """Words with a capital that a determiner stands before."""

    def phrases(self, first: int, end: int) -> list[Phrase]:
        """The phrases of `tokens[first:end]`, a sentence, in order."""
        found: list[Phrase] = []
        index = first
        while index < end:
            phrase = self.phrase_at(index, first, end)
            if phrase is None:
                index += 1
                continue
            found.append(phrase)
            index = phrase.end
        return found

    def phrase_at(self, index: int, first: int, end: int) -> Phrase | None:
        """The phrase that begins at a token of the sentence `tokens[first:end]`, if one does."""
        words, token = self.words, self.tokens[index]
        if not token.is_word:
            return None
        if token.lower in words.pronouns and not self._is_article(index, end):
            governed = self._is_governed(index, first)
            return Phrase(index, index + 1, PhraseKind.PRONOUN, words.pronouns[token.lower], governed, True)
        if token.lower in words.speakers:
            return Phrase(index, index + 1, PhraseKind.NARRATOR)
        head, gender, definite, dative = index, Agreement.ANY, False, False
        while head < end and head - index < _MOST_DETERMINERS and self._is_determiner(head, index, first):
            word = self.tokens[head].lower
            gender = gender or words.determiners[word]
            definite = definite or word in words.definite
            dative = dative or word in words.datives
            head += 1
        return self._noun_phrase(index, head, first, min(end, head + _LONGEST), (gender, definite, dative))

    def phrase_behind(self, preposition: int, end: int) -> Phrase | None:
        """The phrase behind a preposition, an article joined to it or not: du ministère."""
        if preposition + 1 >= end:
            return None
        found = self.phrase_at(preposition + 1, preposition, end)
        if found is None and self.tokens[preposition].lower not in self.words.linking - self.words.joined:
            head = preposition + 1
            agreement = (Agreement.ANY, True, False)
            found = self._noun_phrase(preposition, head, preposition, min(end, head + _LONGEST), agreement)
            found = found._replace(first=head) if found is not None else None
        return found._replace(is_governed=False) if found is not None else None

    def _is_article(self, index: int, end: int) -> bool:
        """Whether a word that is a pronoun and a determiner stands before a noun: este martes, diese Woche."""
        words = self.words
        if self.tokens[index].lower not in words.determiners or index + 1 >= end:
            return False
        following = self.tokens[index + 1]
        return following.is_word and not self._stops(index + 1, following.lower)

    def _is_determiner(self, at: int, index: int, first: int) -> bool:
        word = self.tokens[at].lower
        if word not in self.words.determiners or (self.tokens[at].is_capital and at != first):
            return False
        # des is a preposition and an article: an article where a phrase begins.
        return word not in self.words.joined or at in (first, index) or not self.tokens[at - 1].is_word

    def _is_governed(self, index: int, first: int) -> bool:
        if index <= first:
            return False
        before = self.tokens[index - 1]
        return before.lower in self.words.prepositions or before.text == "("

    def _noun_phrase(
        self, index: int, head: int, first: int, limit: int, agreement: tuple[Agreement, bool, bool]
    ) -> Phrase | None:
        """The phrase of the nouns from `head` on, whose determiners are `tokens[index:head]`."""
        tokens, words = self.tokens, self.words
        gender, definite, dative = agreement
        nouns = _Nouns(head, gender)
        while nouns.at < limit and self._takes(nouns, index, head, first, limit):
            pass
        end = nouns.at if nouns.name else self._without_verb(head, nouns.at)
        while end > head and (tokens[end - 1].lower in words.linking or tokens[end - 1].lower in words.determiners):
            end -= 1
        end = self._without_time(head, end) if not nouns.name else end
        if end <= head:
            return None
        governed = dative or self._is_governed(index, first) or (tokens[index].lower in words.joined and not definite)
        name, name_end = nouns.name or (-1, -1)
        roles = nouns.roles
        is_time = not nouns.name and self._is_time(index, end)
        is_person = nouns.is_titled or bool(roles) or (bool(nouns.name) and tokens[name].lower in GIVEN_NAMES)
        gender = nouns.gender or self._gender_of_roles(roles)
        if nouns.name and gender is Agreement.ANY:
            gender = GIVEN_NAMES.get(tokens[name].lower, gender)
        if not roles and not nouns.name:
            most = 3 if words.nouns_are_capitals else 1
            roles = [token.lower for token in tokens[head:end] if token.is_word][:most]
        kind = PhraseKind.NAME if nouns.name else PhraseKind.ROLE
        phrase = Phrase(index, end, kind, gender, governed, definite, name, name_end, tuple(roles), is_person, is_time)
        return self._with_apposition(self._with_coordination(phrase), first, limit)

    def _with_coordination(self, phrase: Phrase) -> Phrase:
        """The phrase with the name behind its second role: Sozial- und Gesundheitsdirektor Jan Ott."""
        tokens, at = self.tokens, phrase.end
        if phrase.kind is not PhraseKind.ROLE or (not phrase.is_person and not self.words.nouns_are_capitals):
            return phrase
        limit = min(len(tokens) - 1, at + _COORDINATED)
        while at < limit and (tokens[at].text in ",-" or tokens[at].is_capital):
            at += 1
        if at >= limit or tokens[at].lower not in self.words.conjunctions or not tokens[at + 1].is_word:
            return phrase
        if self._is_determiner(at + 1, at + 1, at + 1):
            return phrase
        other = self.phrase_at(at + 1, at, min(len(tokens), at + _LONGEST))
        if other is None or other.kind is not PhraseKind.NAME or not other.roles:
            return phrase
        roles = (*phrase.roles, *other.roles)
        return other._replace(
            first=phrase.first,
            is_governed=phrase.is_governed,
            is_definite=phrase.is_definite,
            roles=roles,
            is_person=True,
        )

    def _without_time(self, head: int, end: int) -> int:
        """Where a phrase ends that a time with a preposition follows: a polícia | de manhã."""
        for at in range(head + 1, end - 1):
            if self.tokens[at].lower in self.words.linking and self.tokens[end - 1].lower in self.words.times:
                return at
        return end

    def _is_time(self, first: int, end: int) -> bool:
        """Whether the first noun of a phrase is a day or another time."""
        for token in self.tokens[first:end]:
            if token.lower in self.words.linking and token.lower not in self.words.determiners:
                return False
            if token.lower in self.words.times:
                return True
        return False

    def _gender_of_roles(self, roles: list[str]) -> Agreement:
        """The gender that the form of a role shows: Rektorin."""
        if not roles or not self.words.feminine:
            return Agreement.ANY
        if roles[-1].endswith(self.words.feminine):
            return Agreement.FEMALE
        return (
            Agreement.MALE
            if self.words.nouns_are_capitals and roles[-1].endswith(("er", "or", "ent"))
            else Agreement.ANY
        )

    def _takes(self, nouns: "_Nouns", index: int, head: int, first: int, limit: int) -> bool:
        """Take the next word into a phrase; false where the phrase ends before it, or with the name."""
        at, token = nouns.at, self.tokens[nouns.at]
        low = token.lower
        if not token.is_word:
            # Abbreviations: M. Martin, J. Martin
            if token.text != "." or at == head or not self._is_abbreviated(at - 1) or at + 1 == limit:
                return False
            nouns.at += 1
            return True
        known = token.is_capital and low in self.known
        if low in self.words.titles and at + 1 < limit and not known and not self._ends_title(at, limit):
            nouns.is_titled = True
            nouns.gender = self.words.titles[low] or nouns.gender
            nouns.roles.append(low)
            nouns.at += 1
            return True
        if self._is_name(at, first):
            return self._takes_names(nouns, first, limit, head > index)
        return self._takes_noun(nouns, low, limit, head > index)

    def _takes_names(self, nouns: "_Nouns", first: int, limit: int, has_determiner: bool) -> bool:
        """Take the words with capitals in a row into a phrase; false where they have its name."""
        run = _Run(nouns.at, self._run_end(nouns.at, limit), nouns.is_linked, nouns.has_article, nouns.was_linked)
        person = self._name_of(run, has_determiner, bool(nouns.roles), nouns.is_titled)
        for word in self.tokens[run.first : person[0] if person else run.end]:
            nouns.count += 1
            if self._is_role(word.lower) and not nouns.was_linked:
                nouns.roles.append(word.lower)
        if person and not (run.is_governed and nouns.count == 0 and not nouns.roles):
            nouns.name = person
            nouns.at = person[1]
            return False
        nouns.at = run.end
        nouns.is_linked = nouns.has_article = False
        return True

    def _takes_noun(self, nouns: "_Nouns", low: str, limit: int, has_determiner: bool) -> bool:
        """Take a word without a capital into a phrase; false where the phrase ends before it."""
        words, at = self.words, nouns.at
        if low in words.linking and nouns.count and at + 1 < limit and self.tokens[at + 1].is_word:
            nouns.is_linked, nouns.has_article = True, low in words.joined
            nouns.was_linked = True
        elif low in words.determiners and nouns.is_linked:
            nouns.has_article = True
        elif self._stops(at, low) or not self._may_go_on(nouns, low, has_determiner):
            return False
        else:
            nouns.count += 1
            if self._is_role(low) and not nouns.was_linked:
                nouns.roles.append(low)
            nouns.is_linked = nouns.has_article = False
        nouns.at += 1
        return True

    def _may_go_on(self, nouns: _Nouns, low: str, has_determiner: bool) -> bool:
        """Whether a word without a capital can be a noun or adjective of a phrase."""
        if nouns.count and self.words.nouns_are_capitals:
            return nouns.is_linked and low.endswith(_ADJECTIVES)
        return has_determiner or nouns.count > 0 or self._is_role(low)

    def _without_verb(self, head: int, end: int) -> int:
        """Where a role ends that unknown words follow, among which may be a verb: le marquis | mit pied à terre.

        One adjective may stand behind it before a mark or a small word: le président russe dans son discours.
        """
        tokens, words = self.tokens, self.words
        at = next((index for index in range(head, end) if self._is_role(tokens[index].lower)), -1)
        if at < 0 or words.nouns_are_capitals:
            return end
        at += 1
        while at < end:
            low = tokens[at].lower
            if low in words.linking or low in words.determiners:
                at += 1
                while at < end and (tokens[at].lower in words.linking or tokens[at].lower in words.determiners):
                    at += 1
            elif tokens[at].is_capital or self._is_role(low) or low in words.titles:
                pass
            elif at + 1 < end or not self._ends_behind(at + 1):
                return at
            at += 1
        return end

    def _ends_behind(self, at: int) -> bool:
        """Whether a mark or a preposition stands at a token."""
        if at >= len(self.tokens):
            return True
        token = self.tokens[at]
        return not token.is_word or token.lower in self.words.prepositions or token.lower in self.words.auxiliaries

    def _with_apposition(self, phrase: Phrase, first: int, limit: int) -> Phrase:
        """The phrase with the name that stands behind it between commas: le ministre, Bruno Le Maire,."""
        tokens = self.tokens
        comma = phrase.end
        if phrase.kind is not PhraseKind.ROLE or phrase.is_time or comma + 1 >= min(len(tokens), limit + 2):
            return phrase
        if tokens[comma].text not in ",–—" or not self._is_name(comma + 1, first):
            return phrase
        last = self._run_end(comma + 1, min(len(tokens), comma + 2 + _LONGEST_NAME))
        person = self._name_of(_Run(comma + 1, last, False, False), False, True, False)
        if person is None or person[1] - person[0] < _FULL or person[0] != comma + 1:
            return phrase
        if not phrase.is_person and not (phrase.is_definite and tokens[comma + 1].lower in GIVEN_NAMES):
            return phrase
        gender = phrase.gender or GIVEN_NAMES.get(tokens[person[0]].lower, Agreement.ANY)
        return phrase._replace(
            end=person[1], kind=PhraseKind.NAME, name=person[0], name_end=person[1], gender=gender, is_person=True
        )

    def _is_abbreviated(self, at: int) -> bool:
        token = self.tokens[at]
        low = token.lower
        return low in self.words.titles or (token.is_capital and len(token.text) == 1) or low + "." in self.words.titles

    def _ends_title(self, at: int, limit: int) -> bool:
        """Whether no name follows a title, so that it is a noun like others: le capitaine a dit."""
        following = at + 1
        while following < limit and self.tokens[following].text == ".":
            following += 1
        return following >= limit or not (
            self._is_name(following, -1)
            or self.tokens[following].lower in self.words.titles
            or self.tokens[following].lower in self.particles
        )

    def _is_name(self, at: int, first: int) -> bool:
        """Whether a word with a capital can be part of a name."""
        token, words = self.tokens[at], self.words
        if not token.is_capital:
            return False
        low = token.lower
        if low in words.titles and not (words.nouns_are_capitals or low in GIVEN_NAMES or low in self.known):
            return False
        if low in words.times or low in words.pronouns:
            return False
        if low in ORDINALS and at + 1 < len(self.tokens) and self.tokens[at + 1].lower in words.roles:
            return False  # le Premier ministre
        if at == first or (first >= 0 and not self.tokens[at - 1].is_word and self.tokens[at - 1].text not in ",.'’("):
            return self._may_open(at)
        return True

    def _may_open(self, at: int) -> bool:
        """Whether the first word of a sentence can be a name: no small word, and none the text has in lower case."""
        token, words = self.tokens[at], self.words
        low = token.lower
        if low in self.known or low in GIVEN_NAMES:
            return True
        closed = (
            low in words.openers or low in words.determiners or low in words.prepositions or low in words.conjunctions
            or low in words.subordinators or low in words.adverbs or low in words.objects or low in words.auxiliaries
            or low in words.according
        )  # fmt: skip
        if closed or low in words.finite or low in words.infinite or low in words.participles:
            return False
        if words.nouns_are_capitals and not self._is_bare(low):
            is_full = at + 1 < len(self.tokens) and self.tokens[at + 1].is_capital and low not in self.determined
            return is_full or self._is_role(low)
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        is_full = following is not None and (following.is_capital or following.lower in self.particles)
        if not is_full and low not in self.inside and not self._has_verb(at + 1):
            return False  # Malheureusement, il
        if low.endswith(ADVERBS):
            return False  # Vainement Stamply
        return not self._is_role(low) and (is_full or low not in self.common)

    def _is_bare(self, low: str) -> bool:
        """Whether a single noun can be a name where all nouns have capitals: no article, no ending of a common noun."""
        return low not in self.determined and low in self.inside and not low.endswith(_COMMON_ENDINGS)

    def _has_verb(self, at: int) -> bool:
        """Whether a verb stands at a token, or what belongs to one."""
        if at >= len(self.tokens):
            return False
        low = self.tokens[at].lower
        return low in self.words.finite or low in self.words.auxiliaries or low in self.words.objects

    def _run_end(self, at: int, limit: int) -> int:
        """Where the words with capitals that begin at a token end, small words of names between them included."""
        tokens, words = self.tokens, self.words
        end = at + 1
        while end < limit and end - at < _LONGEST_NAME + 2:
            token = tokens[end]
            is_closed = token.lower in words.times or token.lower in words.pronouns
            is_part = token.is_capital and (not is_closed or tokens[end - 1].lower in GIVEN_NAMES)
            is_dot = token.text == "." and self._is_abbreviated(end - 1) and end + 1 < limit
            is_particle = token.lower in self.particles and end + 1 < limit and self._goes_on(at, end, limit)
            if not (is_part or is_particle or (is_dot and tokens[end + 1].is_capital)):
                break
            end += 1
        return end

    def _goes_on(self, at: int, end: int, limit: int) -> bool:
        """Whether a name goes on behind the particle at `end`."""
        tokens, words = self.tokens, self.words
        following = end + 1
        if tokens[following].lower in self.particles and following + 1 < limit:
            following += 1
        if not tokens[following].is_capital:
            return False
        # A genitive, not a particle: Sprecher der Polizei, président de la République, Laura de Wit van Wonen.
        before, low = tokens[end - 1], tokens[end].lower
        if before.lower in GIVEN_NAMES or before.text == "." or "-" in before.text or before.lower in self.particles:
            return True
        count = sum(not self._is_role(token.lower) for token in tokens[at:end])
        is_article = low in words.joined or low in words.determiners or (low in words.linking and words.verb_second)
        return count == 1 and not self._is_role(before.lower) and (not is_article or low in ("van", "von"))

    def _is_role(self, word: str) -> bool:
        words = self.words
        if word in words.roles or word in words.titles:
            return True
        return bool(words.role_endings) and len(word) > 4 and word.endswith(words.role_endings)

    def _has_apposition(self, at: int) -> bool:
        """Whether a comma and a name follow at a token."""
        return at + 1 < len(self.tokens) and self.tokens[at].text == "," and self.tokens[at + 1].is_capital

    def _is_mere_role(self, word: str) -> bool:
        return self._is_role(word) and word not in GIVEN_NAMES and word not in self.known

    def _name_of(self, run: _Run, has_determiner: bool, has_role: bool, titled: bool) -> tuple[int, int] | None:
        """The part of a run that is a person's or a thing's name, if it has one that the phrase is about."""
        tokens, words = self.tokens, self.words
        first = run.first
        if not titled:
            while first < run.end and self._is_mere_role(tokens[first].lower):
                first += 1
        skipped = first > run.first
        if first == run.end:
            return None
        given = next((at for at in range(first, run.end) if self._is_given(at, run.end)), -1)
        if run.is_far and not run.is_governed:
            return (given, run.end) if given >= 0 else None
        if run.is_governed:
            if given > first or (given == first and skipped):
                return given, run.end
            is_institution = tokens[first].lower in ORGANIZATIONS or words.nouns_are_capitals
            is_person = run.end - first == _FULL + 1 and tokens[first + 1].lower not in self.common
            if run.has_article and is_person and not is_institution and not self._has_apposition(run.end):
                return first + 1, run.end
            return None
        if given > first and not titled and given - first <= _FULL + 1:
            return given, run.end
        if given == first or titled:
            return first, run.end
        is_single = run.end - first == 1 and not (skipped or has_role)
        if words.nouns_are_capitals and is_single and tokens[first].lower not in self.known:
            return (first, run.end) if self._is_bare(tokens[first].lower) else None
        if words.nouns_are_capitals and has_determiner and not (skipped or has_role):
            return (first, run.end) if tokens[run.end - 1].lower in self.known else None
        return first, run.end

    def _is_given(self, at: int, end: int) -> bool:
        """Whether a word is a given name before another word of a name."""
        word = self.tokens[at].lower
        if at + 1 >= end:
            return False
        return word in GIVEN_NAMES or ("-" in word and word.split("-")[0] in GIVEN_NAMES)

    def _stops(self, at: int, low: str) -> bool:
        """Whether a phrase ends before a word."""
        words = self.words
        if self.tokens[at].is_capital:
            return False
        return (
            low in words.auxiliaries or low in words.prepositions or low in words.conjunctions
            or low in words.subordinators or low in words.relatives or low in words.pronouns or low in words.objects
            or low in words.finite or low in words.infinite or low in words.determiners or low in words.speakers
            or (low in words.adverbs) or (low in words.participles and not self._is_role(low))
        )  # fmt: skip
