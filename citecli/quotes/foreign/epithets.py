"""Other words for somebody who has a name: le quinquagénaire, el argentino, der 56-Jährige."""

from citecli.quotes.foreign.cast import Figure
from citecli.quotes.foreign.clauses import Clauses
from citecli.quotes.foreign.phrase_values import Phrase, PhraseKind
from citecli.quotes.languages.given_names import DEMONSTRATIVES, ORDINALS
from citecli.quotes.languages.vocabulary import Agreement

_ABSTRACT = (
    *("ción", "sión", "dad", "tad", "ncia", "miento", "aje", "ura", "zione", "sione", "tà", "mento", "enza", "anza"),
    *("aggio", "ção", "são", "dade", "ência", "agem", "tion", "sion", "té", "ment", "ence", "ance", "age", "ure"),
    *("ismo", "isme"),
)
"""Endings of nouns that are nobody."""
_COPULAS = frozenset(
    "é es è era foi fue fu são son sono está sta seria sería sarebbe será sarà eram eran erano foram fueron".split()
)
_BARE = 2
"""Tokens of a noun with its determiner."""


class Epithets:
    """Tells them from what is said of somebody else; in a story a noun that is not known is a character of its own."""

    def __init__(self, clauses: Clauses, is_story: bool) -> None:
        self._clauses = clauses
        self._is_story = is_story

    def is_epithet(self, phrase: Phrase, speaks: bool = False) -> bool:
        """Whether a phrase may be another word for somebody; `speaks` says that it has a verb of speech."""
        is_shown = phrase.is_person and self._clauses.tokens[phrase.first].lower in DEMONSTRATIVES
        words = self._clauses.words
        is_known = any(role in words.people or role.startswith("ex-") for role in phrase.roles) or self._is_age(phrase)
        return is_shown or is_known or (self.is_bare_noun(phrase) and (speaks or self._speaks(phrase)))

    def _is_age(self, phrase: Phrase) -> bool:
        """Whether a phrase is der 56-Jährige."""
        return any(role.endswith(("-jährige", "-jähriger", "-jarige")) for role in phrase.roles)

    def is_bare_noun(self, phrase: Phrase) -> bool:
        """Whether a phrase is an article and a noun that no list has, and that is no body and nothing written.

        Where it speaks, it is another word for somebody: el argentino, o benfiquista.
        """
        words = self._clauses.words
        if self._is_story or phrase.kind is not PhraseKind.ROLE or phrase.is_person or words.nouns_are_capitals:
            return False
        noun = self._clauses.tokens[phrase.end - 1]
        has_gender = phrase.gender in (Agreement.MALE, Agreement.FEMALE)
        if phrase.end - phrase.first != _BARE or not (phrase.is_definite and has_gender) or noun.is_capital:
            return False
        if self._clauses.tokens[phrase.first].lower in words.possessives:
            return False
        low = noun.lower
        if low in ORDINALS or low.endswith(_ABSTRACT):
            return False
        return not (low in words.bodies or low in words.nouns_of_speech or low in words.titled or low in words.times)

    def acts(self, phrase: Phrase) -> bool:
        """Whether a verb stands behind a phrase, and one that does not only say what it is: el pentito ha | hablado."""
        tokens = self._clauses.tokens
        following = tokens[phrase.end] if phrase.end < len(tokens) else None
        return following is not None and following.is_word and following.lower not in _COPULAS

    def _speaks(self, phrase: Phrase) -> bool:
        """Whether a verb of speech stands beside a phrase."""
        tokens, words = self._clauses.tokens, self._clauses.words
        before = tokens[phrase.first - 1].lower if phrase.first else ""
        if before in words.finite or before in words.participles:
            return True
        return phrase.end < len(tokens) and self._clauses.cue_at(phrase.end, len(tokens)) is not None

    def may_be(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether a role can be said of somebody who is named with others: an office can, a judge is no lawyer."""
        words = self._clauses.words
        known = [role for role in figure.roles if role in words.roles or words.role_endings]
        if not phrase.is_person or not known or not phrase.roles:
            return True
        if self._clauses.tokens[phrase.first].lower in DEMONSTRATIVES:
            return True
        role = phrase.roles[-1]
        is_general = role in words.people or role.startswith("ex-") or self._is_age(phrase)
        return is_general or role in figure.roles or words.go_together(role, figure.roles)
