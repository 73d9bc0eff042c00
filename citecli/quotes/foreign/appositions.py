"""Names that stand behind what somebody is: le ministre, Bruno Le Maire,."""

from citecli.quotes.foreign.names import FULL, LONGEST_NAME, PRETERITES, SAINTS, Names, Run, is_adjective
from citecli.quotes.foreign.phrase_values import Phrase, PhraseKind
from citecli.quotes.foreign.sentences import Token
from citecli.quotes.languages.given_names import GIVEN_NAMES
from citecli.quotes.languages.vocabulary import Agreement
from citecli.quotes.languages.words import LanguageWords

_FAR = 9
"""Tokens from an article to the name behind its role, at most: o ex-governador de São Paulo | Ana Pardo."""
_UNKNOWN = 3
"""Words in a row that no list has, at which such a complement ends."""
GERUND = "ndo"
"""The ending of gerunds, in languages that leave the subject out."""
_COMPLEMENT = 12
"""Tokens between a role and the comma that a name follows."""


class Appositions:
    """Finds them in the sentences of one language; `common` are words that the text also has without a capital."""

    def __init__(self, tokens: list[Token], words: LanguageWords, common: frozenset[str]) -> None:
        self.tokens = tokens
        self.words = words
        self.names = Names(tokens, words, common)

    def with_apposition(self, phrase: Phrase, first: int, limit: int) -> Phrase:
        """The phrase with the name that stands behind it between commas: le ministre, Bruno Le Maire,."""
        tokens = self.tokens
        is_thing = phrase.is_governed and not phrase.is_person
        if phrase.kind is not PhraseKind.ROLE or phrase.is_time or is_thing or phrase.gender is Agreement.PLURAL:
            return phrase
        comma = phrase.end
        is_far = comma < len(tokens) and tokens[comma].text not in ",–—"
        if is_far:
            comma = self._comma_behind(phrase)
        if comma + 1 >= len(tokens) or (not is_far and comma + 1 >= limit + 2):
            return phrase
        if tokens[comma].text not in ",–—":
            return phrase
        begins = self._begins(phrase, comma)
        if begins >= len(tokens):
            return phrase
        if (other := self._with_article(phrase, begins)) is not None:
            return other
        if not self.names.is_name(begins, first):
            return phrase
        last = self.names.run_end(begins, min(len(tokens), begins + 1 + LONGEST_NAME))
        person = self.names.name_of(Run(begins, last, False, False), False, True, False)
        if person is None or person[1] - person[0] < FULL:
            return phrase
        if any(not self.names.is_role(token.lower) for token in tokens[begins : person[0]]):
            return phrase
        if (is_far or phrase.is_governed) and not self.ends_behind(person[1]):
            return phrase  # selon le maire, Ana Pardo reste
        if not phrase.is_person and not (phrase.is_definite and tokens[comma + 1].lower in GIVEN_NAMES):
            return phrase
        gender = (phrase.gender if phrase.is_person else Agreement.ANY) or GIVEN_NAMES.get(
            tokens[person[0]].lower, Agreement.ANY
        )
        ranks = [token.lower for token in tokens[comma + 1 : person[0]] if self.names.is_role(token.lower)]
        return phrase._replace(
            end=person[1],
            kind=PhraseKind.NAME,
            name=person[0],
            name_end=person[1],
            gender=gender,
            roles=(*phrase.roles, *ranks),
            is_person=True,
        )

    def _begins(self, phrase: Phrase, comma: int) -> int:
        """The token behind the comma, and behind ranks and titles: la relatora, desembargadora | Ana Pardo."""
        at = self._behind_ranks(comma + 1) if phrase.is_person else comma + 1
        while at + 1 < len(self.tokens) and self._is_title(at):
            at += 1
        return at

    def _with_article(self, phrase: Phrase, at: int) -> Phrase | None:
        """The name behind a role and another with its article: la ministra, | la leghista Ana Pardo, che."""
        tokens = self.tokens
        if not phrase.is_person or tokens[at].lower not in self.words.definite:
            return None
        last = min(len(tokens) - 1, at + _FAR)
        name = next((index for index in range(at + 1, last) if self._is_full_name(index)), -1)
        if name < 0:
            return None
        if any(not tokens[index].is_word for index in range(at, name)):
            return None
        end = self.names.run_end(name, min(len(tokens), name + LONGEST_NAME))
        if not self.ends_behind(end):
            return None
        gender = phrase.gender or GIVEN_NAMES[tokens[name].lower]
        return phrase._replace(end=end, kind=PhraseKind.NAME, name=name, name_end=end, gender=gender, is_person=True)

    def _is_full_name(self, at: int) -> bool:
        """Whether a given name and another word with a capital stand at a token: São Paulo | Alberto Pardo."""
        tokens = self.tokens
        is_given = tokens[at].is_capital and tokens[at].lower in GIVEN_NAMES and tokens[at - 1].lower not in SAINTS
        return is_given and tokens[at + 1].is_capital

    def _comma_behind(self, phrase: Phrase) -> int:
        """The comma behind the complement of a role: le ministre russe de la Défense | , der Leiter in Essen | ,.

        Where there is none near, the end of the phrase.
        """
        tokens, words = self.tokens, self.words
        if not phrase.is_person:
            return phrase.end
        unknown = 0
        for at in range(phrase.end, min(len(tokens), phrase.end + _COMPLEMENT)):
            token = tokens[at]
            if token.text == ",":
                return at
            if token.text in "()" or tokens[at - 1].text == "(":
                continue
            low = token.lower
            is_small = low in words.prepositions or low in words.linking or low in words.determiners
            is_joint = is_small or low in words.conjunctions or (words.drops_subject and is_adjective(low))
            unknown = 0 if is_joint or token.is_capital or self.names.is_role(low) else unknown + 1
            is_verb = words.drops_subject and low.endswith(PRETERITES)
            if (unknown == _UNKNOWN or is_verb) and not words.nouns_are_capitals:
                break  # a comissão parlamentar britânica pediu o depoimento do fundador, Ana Pardo
            if not (token.is_word and (token.is_capital or is_small or low in words.conjunctions)) and (
                not token.is_word or self.stops(at, low) or low in words.objects
            ):
                break
        return phrase.end

    def _behind_ranks(self, at: int) -> int:
        """The token behind ranks without capitals: teniente general | Hugo Salas."""
        while at < len(self.tokens) and not self.tokens[at].is_capital and self.names.is_role(self.tokens[at].lower):
            at += 1
        return at

    def _is_title(self, at: int) -> bool:
        """Whether a token is a title before a name, or its full stop: sa avocate, Me | Ana Pardo."""
        token = self.tokens[at]
        if token.text == ".":
            return self.names.is_abbreviated(at - 1)
        return token.lower in self.words.titles and not self.names.ends_title(at, len(self.tokens))

    def ends_behind(self, at: int) -> bool:
        """Whether a mark or a preposition stands at a token."""
        if at >= len(self.tokens):
            return True
        token = self.tokens[at]
        if not token.is_word or token.lower in self.words.prepositions or token.lower in self.words.auxiliaries:
            return True
        return self.words.drops_subject and token.lower.endswith(GERUND)

    def stops(self, at: int, low: str) -> bool:
        """Whether a phrase ends before a word."""
        words = self.words
        if self.tokens[at].is_capital:
            return False
        return (
            low in words.auxiliaries or low in words.prepositions or low in words.conjunctions
            or low in words.subordinators or low in words.relatives or low in words.pronouns or low in words.objects
            or low in words.finite or low in words.speaking or low in words.infinite or low in words.determiners
            or low in words.speakers or low in words.adverbs
            or (low in words.participles and not self._is_noun(low))
        )  # fmt: skip

    def _is_noun(self, low: str) -> bool:
        """Whether a participle is a noun, too: el acusado, o comunicado."""
        return self.names.is_role(low) or low in self.words.people or low in self.words.nouns_of_speech
