"""Groups: whom “they” and “it” mean, and “the council”: several, an organisation, a document."""

from collections.abc import Callable

from citecli.quotes.coreference.entities import Entity, nominal
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.coreference.syntactic_prominence import Place, phrase, place_of
from citecli.quotes.tokens.lexicon import COMPANY_ENDINGS, NEUTER, PLACES, PLURAL, PLURAL_ROLES, PRONOUN_GENDER
from citecli.quotes.tokens.tokenized_text import Outline

_REACH = 3
"""How many sentences back “they” and “it” can look."""
_NAME_REACH = 15
"""How many sentences back “the council” can look."""
_COMPANIES = frozenset(("company", "firm", "corporation", "business"))


class Groups:
    """Whom the plural and neuter mentions of one text mean. `by_token` gives who the names are, by head token."""

    def __init__(
        self, outline: Outline, mentions_of: Callable[[int], list[Mention]], by_token: dict[int, Entity]
    ) -> None:
        self.outline = outline
        self._mentions_of = mentions_of
        self._by_token = by_token
        self._resolved: dict[int, Entity] = {}

    def of_pronoun(self, mention: Mention) -> Entity | None:
        """Whom “they” or “it” means: the nearest subject before it of its number; `None` where there is none."""
        known = self._resolved.get(mention.head)
        if known is not None:
            return known
        outline = self.outline
        number = PRONOUN_GENDER.get(outline.lows[mention.head], "")
        best: Entity | None = None
        best_value = -1.0
        for at in range(mention.sentence, max(mention.sentence - _REACH, -1), -1):
            for other in self._mentions_of(at):
                if other.first >= mention.first:
                    break
                entity = self._referent(other, number)
                if entity is None:
                    continue
                place = place_of(outline, other, at)
                value = (1.0 if place is Place.SPEAKER else 0.5) - (mention.sentence - at)
                if place >= Place.SUBJECT and value >= best_value:
                    best, best_value = entity, value
            if best is not None:
                break
        if best is not None:
            self._resolved[mention.head] = best
        return best

    def _referent(self, mention: Mention, number: str) -> Entity | None:
        """Who a mention is if a pronoun of this number can mean it."""
        kind = mention.kind
        low = self.outline.lows[mention.head]
        if kind is MentionKind.PRONOUN:
            return self._resolved.get(mention.head) if PRONOUN_GENDER.get(low) == number else None
        if kind is MentionKind.NAME:
            entity = self._by_token.get(mention.head)
            if entity is None or entity.is_person or entity.is_human or entity.gender:
                return None
            several = len(entity.best) == 1 and _is_plural(low)
            if not (entity.is_thing or several) or entity.best[-1] in PLACES:
                return None
            return entity if number == PLURAL or not several else None
        plural = low in PLURAL_ROLES or _is_plural(low)
        if kind is MentionKind.ROLE or kind is MentionKind.OTHER:
            fits = plural and number == PLURAL
        else:
            fits = kind in (MentionKind.ORGANIZATION, MentionKind.DOCUMENT) and (not plural or number == PLURAL)
        if not fits:
            return None
        found = self._resolved.get(mention.head)
        if found is None:
            found = self.of_phrase(mention) if kind is MentionKind.ORGANIZATION else None
        if found is None:
            words = phrase(self.outline, mention, self._mentions_of(mention.sentence))
            found = self._resolved[mention.head] = nominal(words, low, PLURAL if plural else NEUTER)
            found.is_human, found.is_thing = False, True
        return found

    def of_phrase(self, mention: Mention) -> Entity | None:
        """The named organisation that “the council”, “the company” means: the last before it of that kind."""
        outline = self.outline
        if mention.end - mention.first != 2 or outline.lows[mention.first] != "the":
            return None
        low = outline.lows[mention.head]
        for at in range(mention.sentence, max(mention.sentence - _NAME_REACH, -1), -1):
            for other in reversed(self._mentions_of(at)):
                if other.first >= mention.first:
                    continue
                entity = self._by_token.get(other.head)
                if entity is None or entity.is_person or not entity.is_thing:
                    continue
                for form in entity.forms:
                    if low in form[1:] or (low in _COMPANIES and form[-1] in COMPANY_ENDINGS):
                        return entity
        return None


def _is_plural(low: str) -> bool:
    """Whether a noun looks like a plural."""
    return low[-1] == "s" and low[-2:] not in ("ss", "us", "is")
