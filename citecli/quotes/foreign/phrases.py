"""Noun phrases: who a sentence speaks of, by a name, by what they do (le ministre), or by a pronoun.

One pass over a sentence cuts it into phrases. A phrase may have both a role and a name (le ministre de l'Économie Bruno
Le Maire), and a name may follow its role behind a comma (le ministre de l'Économie, Bruno Le Maire,).
"""

from citecli.quotes.foreign.appositions import Appositions
from citecli.quotes.foreign.names import PRETERITES, SAINTS, Run, is_adjective
from citecli.quotes.foreign.phrase_values import Phrase, PhraseKind
from citecli.quotes.languages.given_names import GIVEN_NAMES, ORDINALS
from citecli.quotes.languages.vocabulary import Agreement

_LONGEST = 16
"""Tokens of a phrase, at most."""
_ADJECTIVES = ("e", "en", "er", "es")
_MASCULINE = ("er", "or", "ent")
"""Endings of German roles of men."""
_COORDINATED = 7
"""Tokens between a role and a second one that a name follows."""
_MOST_DETERMINERS = 3
_ONE = frozenset("uno una um uma un une eine einer één".split())
_FORMER = frozenset("entonces então allora alors".split())
"""Adverbs between an article and a role: la entonces candidata."""


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


class PhraseReader(Appositions):
    """Reads the phrases of the sentences of one language.

    `known` are words of names that the text has in full, and `common` words that it also has without a capital.
    """

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
        if (one := self._one_of(index, end)) is not None:
            return one
        head, gender, definite, dative = index, Agreement.ANY, False, False
        while head < end and head - index < _MOST_DETERMINERS and self._is_determiner(head, index, first):
            word = self.tokens[head].lower
            gender = gender or words.determiners[word]
            definite = definite or word in words.definite
            dative = dative or word in words.datives
            head += 1
        is_bare = head == index and not token.is_capital
        if is_bare and token.lower not in words.titles and not self.names.is_role(token.lower):
            return None  # as most words, soon
        return self._noun_phrase(index, head, first, min(end, head + _LONGEST), (gender, definite, dative))

    def _one_of(self, index: int, end: int) -> Phrase | None:
        """The phrase uno degli inquirenti, una de las vecinas."""
        tokens, at = self.tokens, index + 1
        if at + 1 >= end or tokens[index].lower not in _ONE or tokens[at].lower not in self.words.linking:
            return None
        others = self.phrase_behind(at, end)
        if others is None or not others.is_person or others.kind is not PhraseKind.ROLE:
            return None
        return others._replace(first=index, gender=Agreement.ANY, is_definite=False)

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
        if found is None:
            return None
        is_definite = found.is_definite or self.tokens[preposition].lower in self.words.joined
        return found._replace(is_governed=False, is_definite=is_definite)

    def _is_article(self, index: int, end: int) -> bool:
        """Whether a word that is a pronoun and a determiner stands before a noun: este martes, diese Woche."""
        words = self.words
        if self.tokens[index].lower not in words.determiners or index + 1 >= end:
            return False
        following = self.tokens[index + 1]
        return following.is_word and not self.stops(index + 1, following.lower)

    def _is_determiner(self, at: int, index: int, first: int) -> bool:
        word = self.tokens[at].lower
        opens = at == first or (at - 1 == first and not self.tokens[first].is_word)
        if word not in self.words.determiners or (self.tokens[at].is_capital and not opens):
            return False
        if word in self.words.prepositions and at > first and self.names.is_role(self.tokens[at - 1].lower):
            return False  # candidato a presidente
        following = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        if word == "a" and following.endswith("s") and self.names.is_plural_role(following):
            return False  # disse ele a jornalistas
        # des is a preposition and an article: an article where a phrase begins.
        return word not in self.words.joined or at in (first, index) or not self.tokens[at - 1].is_word

    def _is_governed(self, index: int, first: int) -> bool:
        if index <= first:
            return False
        before = self.tokens[index - 1]
        if before.lower in self.words.subordinators and index - 1 > first and self.tokens[index - 2].text == ",":
            return False  # , als die Richterin fragte
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
        is_date = not roles and any(token.text.isdigit() for token in tokens[head:end])  # el pasado 12 de abril
        is_time = not nouns.name and (is_date or self._is_time(index, end))
        is_ordinal = bool(roles) and all(role in ORDINALS and not words.is_office(role) for role in roles)  # la primera
        is_saint = nouns.is_titled and roles[:1] != [] and roles[0] in SAINTS
        is_person = (
            (nouns.is_titled and not is_saint)
            or (bool(roles) and not is_saint and not is_ordinal)
            or (definite and end - head == 1 and tokens[head].lower in words.people)
            or (bool(nouns.name) and tokens[name].lower in GIVEN_NAMES)
        )
        if not nouns.name and roles[:1] and tokens[head].is_capital and roles[0] in words.bodies:
            is_person = False  # el Ejecutivo
        gender = nouns.gender or self._gender_of_roles(roles)
        if nouns.name and gender is Agreement.ANY:
            gender = GIVEN_NAMES.get(tokens[name].lower, gender)
        if nouns.name and not roles and name - head == 1 and head > index and tokens[name].lower in GIVEN_NAMES:
            roles = [tokens[head].lower]  # la bibliotecaria Ana Pardo
        if not roles and not nouns.name:
            most = 3 if words.nouns_are_capitals else 1
            roles = [token.lower for token in tokens[head:end] if token.is_word][:most]
        kind = PhraseKind.NAME if nouns.name else PhraseKind.ROLE
        phrase = Phrase(index, end, kind, gender, governed, definite, name, name_end, tuple(roles), is_person, is_time)
        return self.with_apposition(self._with_coordination(phrase), first, limit)

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
        """The gender that the form of a role shows: Rektorin; or that it is a plural: abogados."""
        if roles and not self.words.nouns_are_capitals and roles[0] not in self.words.roles:
            return Agreement.PLURAL if self.names.is_plural_role(roles[0]) else Agreement.ANY
        if not roles or not self.words.feminine:
            return Agreement.ANY
        if roles[-1].endswith(self.words.feminine):
            return Agreement.FEMALE
        is_masculine = self.words.nouns_are_capitals and roles[-1].endswith(_MASCULINE)
        return Agreement.MALE if is_masculine else Agreement.ANY

    def _takes(self, nouns: _Nouns, index: int, head: int, first: int, limit: int) -> bool:
        """Take the next word into a phrase; false where the phrase ends before it, or with the name."""
        at, token = nouns.at, self.tokens[nouns.at]
        low = token.lower
        if not token.is_word:
            # Abbreviations: M. Martin, J. Martin
            if token.text != "." or at == head or not self.names.is_abbreviated(at - 1) or at + 1 == limit:
                return False
            nouns.at += 1
            return True
        known = token.is_capital and (low in self.names.known or low in SAINTS)
        if low in self.words.titles and at + 1 < limit and not known and not self.names.ends_title(at, limit):
            nouns.is_titled = True
            nouns.gender = self.words.titles[low] or nouns.gender
            nouns.roles.append(low)
            nouns.at += 1
            return True
        if self.names.is_name(at, first):
            return self._takes_names(nouns, limit, head > index)
        return self._takes_noun(nouns, low, limit, head > index)

    def _takes_names(self, nouns: _Nouns, limit: int, has_determiner: bool) -> bool:
        """Take the words with capitals in a row into a phrase; false where they have its name, or follow a time."""
        is_bare = nouns.count > 0 and not self.words.nouns_are_capitals and not nouns.is_linked
        if is_bare and self.tokens[nouns.at - 1].lower in self.words.times:
            return False  # en ese momento | Ana dijo
        run = Run(nouns.at, self.names.run_end(nouns.at, limit), nouns.is_linked, nouns.has_article, nouns.was_linked)
        person = self.names.name_of(run, has_determiner, bool(nouns.roles), nouns.is_titled)
        for word in self.tokens[run.first : person[0] if person else run.end]:
            nouns.count += 1
            if self.names.is_role(word.lower) and not nouns.was_linked:
                nouns.roles.append(word.lower)
        if person and not (run.is_governed and nouns.count == 0 and not nouns.roles):
            nouns.name = person
            nouns.at = person[1]
            return False
        nouns.at = run.end
        nouns.is_linked = nouns.has_article = False
        return True

    def _takes_noun(self, nouns: _Nouns, low: str, limit: int, has_determiner: bool) -> bool:
        """Take a word without a capital into a phrase; false where the phrase ends before it."""
        words, at = self.words, nouns.at
        if low in words.linking and nouns.count and at + 1 < limit and self.tokens[at + 1].is_word:
            nouns.is_linked, nouns.has_article = True, low in words.joined
            nouns.was_linked = True
        elif low in words.determiners and nouns.is_linked:
            nouns.has_article = True
        elif self._may_be_ordinal(nouns, low, has_determiner) or (has_determiner and low in _FORMER):
            nouns.count += 1
        elif self.stops(at, low) or not self._may_go_on(nouns, low, has_determiner):
            return False
        else:
            nouns.count += 1
            if self.names.is_role(low) and not nouns.was_linked:
                nouns.roles.append(low)
            nouns.is_linked = nouns.has_article = False
        nouns.at += 1
        return True

    def _may_be_ordinal(self, nouns: _Nouns, low: str, has_determiner: bool) -> bool:
        """Whether a word that is a preposition too is a number before a role: la prima cittadina."""
        if not has_determiner or nouns.count or low not in ORDINALS or nouns.at + 1 >= len(self.tokens):
            return False
        following = self.tokens[nouns.at + 1].lower
        return following in self.words.people or self.names.is_role(following)

    def _may_go_on(self, nouns: _Nouns, low: str, has_determiner: bool) -> bool:
        """Whether a word without a capital can be a noun or adjective of a phrase."""
        if nouns.count and self.words.nouns_are_capitals:
            return nouns.is_linked and low.endswith(_ADJECTIVES)
        return has_determiner or nouns.count > 0 or self.names.is_role(low)

    def _without_verb(self, head: int, end: int) -> int:
        """Where a role ends that unknown words follow, among which may be a verb: le marquis | mit pied à terre.

        One adjective may stand behind it before a mark or a small word: le président russe dans son discours.
        """
        tokens, words = self.tokens, self.words
        at = next((index for index in range(head, end) if self.names.is_role(tokens[index].lower)), -1)
        if at < 0 or words.nouns_are_capitals:
            return end
        at += 1
        while at < end:
            low = tokens[at].lower
            if low in words.linking or low in words.determiners:
                at += 1
                while at < end and (tokens[at].lower in words.linking or tokens[at].lower in words.determiners):
                    at += 1
            elif tokens[at].is_capital or self.names.is_role(low) or low in words.titles:
                pass
            elif words.drops_subject and low.endswith(PRETERITES):
                return at  # el alcalde de Soria | compareció
            elif not (at + 1 < len(tokens) and self._goes_on_behind(at + 1, end)):
                return at
            elif words.drops_subject and not is_adjective(low):
                return at  # la donna | abita da sempre
            at += 1
        return end

    def _goes_on_behind(self, at: int, end: int) -> bool:
        """Whether the word before a token can be an adjective: le ministre russe | de la Défense."""
        low = self.tokens[at].lower
        return low in self.words.linking if at < end else self.ends_behind(at) or low in self.words.finite
