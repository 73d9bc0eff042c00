"""Plural coreference: whom “they” and “it” mean, and “the council”: several, an organisation, a document."""

from collections.abc import Callable

from citecli.quotes.coreference.entities import Entity, nominal
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.coreference.syntactic_prominence import Prominence, phrase, prominence_of
from citecli.quotes.languages.english.lexicon import COMPANY_ENDINGS, PLACES, PLURAL_ROLES, PRONOUN_GENDER
from citecli.quotes.languages.vocabulary import Agreement
from citecli.quotes.tokens.tokenized_text import TokenizedText

_REACH = 3
"""How many sentences back “they” and “it” can look."""
_NAME_REACH = 15
"""How many sentences back “the council” can look."""
_COMPANIES = frozenset(("company", "firm", "corporation", "business"))


class PluralCoreference:
    """Whom the plural and neuter mentions of one text mean. `by_token` gives who the names are, by head token."""

    def __init__(
        self, text: TokenizedText, mentions_of: Callable[[int], list[Mention]], by_token: dict[int, Entity]
    ) -> None:
        self.text = text
        self._mentions_of = mentions_of
        self._by_token = by_token
        self._resolved: dict[int, Entity] = {}

    def of_pronoun(self, mention: Mention) -> Entity | None:
        """Whom “they” or “it” means: the nearest subject before it of its number; `None` where there is none."""
        known = self._resolved.get(mention.head)
        if known is not None:
            return known
        text = self.text
        number = PRONOUN_GENDER.get(text.tokens[mention.head].norm, Agreement.ANY)
        best: Entity | None = None
        best_value = -1.0
        for at in range(mention.sentence, max(mention.sentence - _REACH, -1), -1):
            for other in self._mentions_of(at):
                if other.first >= mention.first:
                    break
                entity = self._referent(other, number)
                if entity is None:
                    continue
                place = prominence_of(text, other, at)
                value = (1.0 if place is Prominence.SPEAKER else 0.5) - (mention.sentence - at)
                if place >= Prominence.SUBJECT and value >= best_value:
                    best, best_value = entity, value
            if best is not None:
                break
        if best is not None:
            self._resolved[mention.head] = best
        return best

    def _referent(self, mention: Mention, number: str) -> Entity | None:
        """Who a mention is if a pronoun of this number can mean it."""
        kind = mention.kind
        norm = self.text.tokens[mention.head].norm
        if kind is MentionKind.PRONOUN:
            return self._resolved.get(mention.head) if PRONOUN_GENDER.get(norm) == number else None
        if kind is MentionKind.NAME:
            entity = self._by_token.get(mention.head)
            if entity is None or entity.is_person or entity.is_human or entity.gender:
                return None
            several = len(entity.best) == 1 and _is_plural(norm)
            if not (entity.is_thing or several) or entity.best[-1] in PLACES:
                return None
            return entity if number == Agreement.PLURAL or not several else None
        plural = norm in PLURAL_ROLES or _is_plural(norm)
        if kind is MentionKind.ROLE or kind is MentionKind.OTHER:
            fits = plural and number == Agreement.PLURAL
        else:
            fits = kind in (MentionKind.ORGANIZATION, MentionKind.DOCUMENT) and (
                not plural or number == Agreement.PLURAL
            )
        if not fits:
            return None
        referent = self._resolved.get(mention.head)
        if referent is None:
            referent = self.of_phrase(mention) if kind is MentionKind.ORGANIZATION else None
        if referent is None:
            words = phrase(self.text, mention, self._mentions_of(mention.sentence))
            referent = self._resolved[mention.head] = nominal(
                words, norm, Agreement.PLURAL if plural else Agreement.NEUTER
            )
            referent.is_human, referent.is_thing = False, True
        return referent

    def of_phrase(self, mention: Mention) -> Entity | None:
        """The named organisation that “the council”, “the company” means: the last before it of that kind."""
        text = self.text
        if mention.end - mention.first != 2 or text.tokens[mention.first].norm != "the":
            return None
        norm = text.tokens[mention.head].norm
        for at in range(mention.sentence, max(mention.sentence - _NAME_REACH, -1), -1):
            for other in reversed(self._mentions_of(at)):
                if other.first >= mention.first:
                    continue
                entity = self._by_token.get(other.head)
                if entity is None or entity.is_person or not entity.is_thing:
                    continue
                for form in entity.forms:
                    if norm in form[1:] or (norm in _COMPANIES and form[-1] in COMPANY_ENDINGS):
                        return entity
        return None


def _is_plural(norm: str) -> bool:
    """Whether a noun looks like a plural."""
    return norm[-1] == "s" and norm[-2:] not in ("ss", "us", "is")
