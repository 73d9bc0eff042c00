"""What speaks for each candidate of a turn: features, short strings that name a pattern of form."""

from typing import NamedTuple

from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.coreference.entities import Entity, nominal
from citecli.quotes.coreference.mentions import Mention
from citecli.quotes.dialogue.cast import Cast
from citecli.quotes.dialogue.turns import Slot, Turn
from citecli.quotes.languages.english.lexicon import PRONOUN_GENDER, TITLE_GENDER
from citecli.quotes.languages.vocabulary import Agreement, TokenKind

_REMEMBERED = 7
"""How many of those named before a turn are candidates."""
_LOOKED_BACK = 80
"""How many appearances before a turn are looked at."""
_STEPS = 4
"""How many turns before and after may name a candidate."""
_SCENE = 40
"""How many units before a turn are its scene."""
_AROUND = 8
"""How many turns before and after tell who takes part in a conversation."""
_CONVERSATION = 5
"""From how many units apart two turns have nothing to do with each other."""
_RESOLVED = 2
"""How many pronouns beside a turn are resolved by themselves."""


class TurnCandidate(NamedTuple):
    """Somebody whose turn it may be.

    `entity` is who, `None` for somebody else; `pair` the mention beside the words that names them, `None` where there
    is none.
    """

    entity: Entity | None
    features: list[str]
    pair: CueSourcePair | None


class _Scene(NamedTuple):
    """Who was named before a turn: the rank by recency, how many units back, how often."""

    ranks: dict[Entity, int]
    distances: dict[Entity, int]
    often: dict[Entity, int]


class _Rows:
    """The features of the candidates of one turn as they are gathered, with the mentions that name them."""

    def __init__(self) -> None:
        self.features: dict[Entity, list[str]] = {}
        self.pairs: dict[Entity, CueSourcePair] = {}
        self.pronouns: list[tuple[Agreement, Slot]] = []
        self.roles: list[tuple[Agreement, Slot]] = []
        self.unnamed: CueSourcePair | None = None
        """A strong mention that can mean no known character: “said a voice”."""

    def add(self, entity: Entity, features: list[str], slot: Slot) -> None:
        """Add what a mention of an entity says for it."""
        self.features.setdefault(entity, []).extend(features)
        if entity not in self.pairs or slot.strong:
            self.pairs[entity] = slot.pair


def near(distance: int) -> str:
    """A distance, coarsely."""
    if distance < 4:
        return str(distance)
    return "4+" if distance < 7 else "7+" if distance < 13 else "13+" if distance < 25 else "25+"


def gap_of(turn: Turn) -> str:
    """How far a turn is from the one before, coarsely."""
    if turn.gap < 0:
        return "same"
    return "0" if not turn.gap else "1" if turn.gap == 1 else "2+" if turn.gap < _CONVERSATION else "5+"


class TurnFeatures:
    """The candidates of the turns of one text; `narrator` is who says “I” outside the marks."""

    def __init__(self, generator: CandidateGenerator, cast: Cast, turns: list[Turn], narrator: Entity | None) -> None:
        self.generator = generator
        self.cast = cast
        self.turns = turns
        self.narrator = narrator
        self._by_token = generator.resolver.by_token
        self._nouns: dict[str, Entity] = {}
        self._cued = [self._named_by_cue(turn) for turn in turns]

    def _named_by_cue(self, turn: Turn) -> list[Entity]:
        """Whom the cues of a turn name."""
        names: list[Entity] = []
        for slot in turn.slots:
            if slot.strong:
                entity = self.narrator if slot.kind == "i" else self._by_token.get(slot.pair.mention.head)
                if entity is not None and entity not in names:
                    names.append(entity)
        return names

    def candidates(self, number: int) -> list[TurnCandidate]:
        """Everybody whose turn number `number` may be; the last is somebody else."""
        turn = self.turns[number]
        rows = self._beside(number)
        scene = self._scene(turn)
        before = self.turns[number - 1] if number and turn.gap < _CONVERSATION else None
        after = self.turns[number + 1] if number + 1 < len(self.turns) else None
        if after is not None and after.gap >= _CONVERSATION:
            after = None
        ahead, behind = self._cued_near(number, 1), self._cued_near(number, -1)
        takes_part = self._taking_part(number)
        for entity in (*scene.ranks, *(before.called if before else ()), *turn.called, *ahead, *behind):
            rows.features.setdefault(entity, [])
        result: list[TurnCandidate] = []
        for entity, row in rows.features.items():
            if not self.cast.can_speak(entity):
                continue
            row += _standing(entity, turn.kind, scene, ahead.get(entity, 0), behind.get(entity, 0))
            self._add_pronouns(entity, row, rows, scene)
            row += _addressed(entity, turn, before, after)
            row.append(f"{turn.kind} takes-part {min(takes_part.get(entity, 0), 4)}")
            if entity is self.narrator:
                row += ["narrator", f"narrator {turn.kind}"]
            result.append(TurnCandidate(entity, row, rows.pairs.get(entity)))
        strong = any(slot.strong for slot in turn.slots)
        others = ["somebody-else", f"somebody-else {turn.kind}", f"somebody-else strong={strong}"]
        result.append(TurnCandidate(None, others, rows.unnamed))
        return result

    def _beside(self, number: int) -> _Rows:
        """What the mentions beside the words of a turn say."""
        rows = _Rows()
        last = self._last_cued(number)
        for slot in self.turns[number].slots:
            mention = slot.pair.mention
            kind = slot.kind
            entity: Entity | None = None
            if kind == "he":
                rows.pronouns.append((PRONOUN_GENDER[self.generator.text.tokens[mention.head].norm], slot))
                if len(rows.pronouns) <= _RESOLVED:
                    entity = self.generator.resolver.entity(mention, last)
                if entity is not None:
                    rows.add(entity, ["resolved " + slot.features[0]], slot)
                continue
            if kind == "name" or kind == "owner":
                entity = self._by_token.get(mention.head)
            elif kind == "role" and (slot.strong or slot.acts or slot.pair.cue >= 0):
                entity = self.generator.resolver.entity(mention, None)
                gender = TITLE_GENDER.get(self.generator.text.tokens[mention.head].norm, Agreement.ANY)
                if gender and slot.strong:
                    rows.roles.append((gender, slot))
            elif kind == "i":
                entity = self.narrator
            elif kind == "other" and slot.strong:
                entity = self.generator.resolver.entity(mention, None) or self._nameless(mention)
            if entity is not None:
                rows.add(entity, [f"{kind} {feature}" for feature in slot.features], slot)
            elif slot.strong and rows.unnamed is None:
                rows.unnamed = slot.pair
        return rows

    def _taking_part(self, number: int) -> dict[Entity, int]:
        """How often cues name each character in the turns around one, itself left out."""
        found: dict[Entity, int] = {}
        turns = self.turns
        for direction in (-1, 1):
            other = number + direction
            while 0 <= other < len(turns) and abs(other - number) <= _AROUND:
                if turns[max(other, other - direction)].gap >= _CONVERSATION + 3:
                    break
                for entity in self._cued[other]:
                    found[entity] = found.get(entity, 0) + 1
                other += direction
        return found

    def _nameless(self, mention: Mention) -> Entity | None:
        """A person that the text calls by a noun alone: “the porter”; the same noun is the same person."""
        tokens = self.generator.text.tokens
        if tokens[mention.first].kind not in (TokenKind.DETERMINER, TokenKind.POSSESSIVE):
            return None
        noun = tokens[mention.head].norm
        if noun not in self._nouns:
            words = " ".join(self.generator.text.verbatim(mention.first, mention.end).split())
            self._nouns[noun] = nominal(words, noun, Agreement.ANY)
        return self._nouns[noun]

    def _last_cued(self, number: int) -> Entity | None:
        for step in range(1, _STEPS + 1):
            if number >= step and self._cued[number - step]:
                return self._cued[number - step][0]
        return None

    def _cued_near(self, number: int, direction: int) -> dict[Entity, int]:
        """Whom the turns before or after name or call, and how many turns away."""
        found: dict[Entity, int] = {}
        here = self.turns[number].unit
        for step in range(1, _STEPS + 1):
            other = number + step * direction
            if not 0 <= other < len(self.turns) or abs(self.turns[other].unit - here) > 3 * step + 3:
                break
            for entity in (*self._cued[other], *self.turns[other].called):
                found.setdefault(entity, step)
        return found

    def _scene(self, turn: Turn) -> _Scene:
        appearances = self.cast.appearances
        at = self.cast.before(turn.begin)
        here = turn.unit
        ranks: dict[Entity, int] = {}
        distances: dict[Entity, int] = {}
        often: dict[Entity, int] = {}
        for _, entity, unit in reversed(appearances[max(at - _LOOKED_BACK, 0) : at]):
            if entity not in ranks:
                if len(ranks) >= _REMEMBERED:
                    continue
                ranks[entity] = len(ranks)
                distances[entity] = here - unit
            if here - unit < _SCENE:
                often[entity] = often.get(entity, 0) + 1
        return _Scene(ranks, distances, often)

    def _add_pronouns(self, entity: Entity, row: list[str], rows: _Rows, scene: _Scene) -> None:
        """Add what the pronouns beside a turn say for an entity of this gender."""
        strong = False
        for gender, slot in rows.pronouns:
            fit = "fits" if entity.gender is gender else "may-fit" if not entity.gender else "clashes"
            row += [f"pronoun {fit} {feature}" for feature in slot.features]
            if slot.strong and fit != "clashes":
                strong = True
                rows.pairs.setdefault(entity, slot.pair)
        for gender, slot in rows.roles:
            fit = "fits" if entity.gender is gender else "may-fit" if not entity.gender else "clashes"
            row.append(f"role {fit}")
            if fit == "fits":
                rows.pairs.setdefault(entity, slot.pair)
        if strong:
            rank = scene.ranks.get(entity, _REMEMBERED)
            alike = (entity.gender, Agreement.ANY)
            rivals = sum(1 for other, place in scene.ranks.items() if place < rank and other.gender in alike)
            row.append(f"pronoun rivals {near(rivals)}")


def _standing(entity: Entity, kind: str, scene: _Scene, ahead: int, behind: int) -> list[str]:
    """How prominent an entity is where a turn of a kind stands, and in the whole text."""
    rank = near(scene.ranks.get(entity, 99))
    distance = near(scene.distances.get(entity, 99))
    return [
        f"{kind} rank {rank}",
        f"{kind} back {distance}",
        f"rank {rank} back {distance}",
        f"{kind} often {near(scene.often.get(entity, 0))}",
        f"speaks {min(entity.speaks.bit_length(), 6)}",
        f"count {min(entity.count.bit_length(), 8)}",
        "is-person" if entity.is_person else "is-human" if entity.is_human else "is-name",
        f"{kind} ahead {ahead}",
        f"{kind} behind {behind}",
    ]


def _addressed(entity: Entity, turn: Turn, before: Turn | None, after: Turn | None) -> list[str]:
    """What the words of a turn, and of those beside it, tell of an entity: called by name, or spoken of."""
    features: list[str] = []
    if entity in turn.called:
        features.append("called here")
    elif entity in turn.named:
        features.append("named here")
    if turn.addresses and entity.gender:
        features.append(f"addressing {'same' if entity.gender is turn.addresses else 'other'}")
    for other, gap, where in ((before, turn.gap, "before"), (after, after.gap if after else 0, "after")):
        if other is None:
            continue
        if entity in other.called:
            features += [f"called {where} {min(gap, 2)}", f"called {where} {turn.kind}"]
        elif entity in other.named:
            features.append(f"named {where}")
        if other.addresses and entity.gender:
            features.append(f"addressed {where} {'same' if entity.gender is other.addresses else 'other'}")
    return features
