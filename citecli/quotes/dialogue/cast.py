"""The cast: the characters of a text, where it names them, and which of them a name inside a turn means."""

from bisect import bisect_left
from typing import NamedTuple

from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.coreference.entities import Entity
from citecli.quotes.coreference.mentions import MentionKind
from citecli.quotes.coreference.roles import canonical_role
from citecli.quotes.languages.english.lexicon import FORMS_OF_ADDRESS, PLACES, TITLE_GENDER, TITLES
from citecli.quotes.languages.english.nicknames import FULL_FORMS
from citecli.quotes.languages.vocabulary import Agreement, TokenKind

_PLACING = frozenset("in at from to into near of through towards toward".split())
_MOST_BEARERS = 20
"""How many bearers of a word are compared."""


class Appearance(NamedTuple):
    """Somebody named outside quotation marks: the token, who, and the unit."""

    token: int
    entity: Entity
    unit: int


class Cast:
    """The characters of one text."""

    def __init__(self, generator: CandidateGenerator) -> None:
        self.generator = generator
        self.appearances: list[Appearance] = []
        """Where characters are named outside quotation marks, in order."""
        self._placed: dict[Entity, int] = {}
        self._by_word: dict[str, list[Entity]] = {}
        self._by_role: dict[str, list[Entity]] = {}
        self._called: dict[tuple[str, ...], Entity | None] = {}
        self._places: dict[Entity, list[int]] = {}
        self._read()
        self._tokens = [appearance.token for appearance in self.appearances]

    def _read(self) -> None:
        generator = self.generator
        text = generator.text
        by_token = generator.resolver.by_token
        found: list[Appearance] = []
        for number, sentence in enumerate(text.sentences):
            for mention in generator.mentions(number):
                if mention.kind is not MentionKind.NAME and mention.kind is not MentionKind.POSSESSOR:
                    continue
                entity = by_token.get(mention.head)
                if entity is None:
                    continue
                before = text.tokens[mention.first - 1] if mention.first > sentence.first else None
                if before is not None and before.kind is TokenKind.PREPOSITION and before.norm in _PLACING:
                    self._placed[entity] = self._placed.get(entity, 0) + 1
                found.append(Appearance(mention.head, entity, sentence.unit))
        found.sort(key=lambda appearance: appearance.token)
        for appearance in found:
            if self.can_speak(appearance.entity):
                self.appearances.append(appearance)
                self._places.setdefault(appearance.entity, []).append(appearance.token)
        for entity in generator.resolver.entities:
            if self.can_speak(entity):
                for role in entity.roles:
                    self._by_role.setdefault(role, []).append(entity)
                for word in {word for form in entity.forms for word in (form[0], form[-1])}:
                    self._by_word.setdefault(word, []).append(entity)

    def can_speak(self, entity: Entity) -> bool:
        """Whether an entity can be a character: not a place, nor a thing, as far as the text tells."""
        if entity.speaks:
            return True
        if entity.is_thing:
            return False
        return entity.is_person or self._placed.get(entity, 0) * 2 <= entity.count

    def before(self, token: int) -> int:
        """The number of the first appearance at or after a token."""
        return bisect_left(self._tokens, token)

    def called(self, words: tuple[str, ...]) -> Entity | None:
        """The character that a name in a turn means, in lower case with its titles; `None` for no known one."""
        if words not in self._called:
            self._called[words] = self._find(words)
        return self._called[words]

    def _find(self, words: tuple[str, ...]) -> Entity | None:
        names = [word for word in words if word not in TITLES]
        if not names and words[-1] not in FORMS_OF_ADDRESS:
            holders = self._by_role.get(canonical_role(words[-1]), [])
            return holders[0] if len(holders) == 1 else None  # Colonel?
        if not names or (words[0] in PLACES and len(words) == 1):
            return None
        gender = next((TITLE_GENDER[word] for word in words if word in TITLE_GENDER), Agreement.ANY)
        bearers = self._bearers(names[-1]) or self._bearers(names[0])
        if len(names) > 1:
            whole = [one for one in bearers if any(names[0] in form for form in one.forms)]
            bearers = whole or ([] if len(names) == len(words) else bearers)
        bearers = [one for one in bearers if not (gender and one.gender and one.gender is not gender)]
        return max(bearers, key=lambda one: one.count) if bearers else None

    def _bearers(self, word: str) -> list[Entity]:
        found = self._by_word.get(word)
        if found:
            return found[:_MOST_BEARERS]
        return [entity for full in FULL_FORMS.get(word, ()) for entity in self._by_word.get(full, ())][:_MOST_BEARERS]

    def pair_of(self, entity: Entity, token: int) -> CueSourcePair | None:
        """The pair of the mention that names a character, the nearest one before a token, else the first after it."""
        places = self._places.get(entity)
        if not places:
            return None
        at = bisect_left(places, token)
        head = places[at - 1] if at else places[0]
        best: CueSourcePair | None = None
        for pair in self.generator.pairs(self.generator.text.tokens[head].sentence):
            if pair.mention.head == head and (best is None or pair.cue < 0):
                best = pair
        return best
