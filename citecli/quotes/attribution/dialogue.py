"""Dialogue: whose turn it is, where a paragraph is nothing but speech and speakers change with the paragraph.

That is how stories are set: “Coming?” / “In a minute.” In a report the same layout means the opposite, the speaker
before goes on; so whether a text is dialogue is told first, by the paragraphs that do name their speakers. Whom the
words address by name is not the one who speaks them, and likely the one who speaks next.
"""

from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.candidates import Decision
from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.coreference.entities import Entity
from citecli.quotes.coreference.mentions import MentionKind
from citecli.quotes.languages.vocabulary import TokenKind
from citecli.quotes.tokens.dash_dialogue import DASH
from citecli.text.patterns import compiled_late

_FEWEST_BARE = 2
_CHANGES = 0.6
_LONGEST_TURN = 40
"""Mean words of a turn: paragraphs of reports that are all quotation are longer."""
_REACH = 6
"""How many units apart two turns of one conversation may be."""
_VOCATIVE = compiled_late(r"(?:^|[,!?—-]\s?)((?:[A-Z][\w’'-]{0,60}+\.? ?){1,3})(?=[,.!?;—]|$)")


_FULL_STOPS = (".", "?", "!", "…", "—")


class Dialogue:
    """The turns of one text: whether it is dialogue, and who is expected to speak."""

    def __init__(self, generator: CandidateGenerator) -> None:
        self.generator = generator
        self.turns: list[tuple[int, Decision]] = []
        self.addressed: dict[int, Entity] = {}
        text = generator.text
        first_of_unit: dict[int, int] = {}
        for number, token in enumerate(text.quote_tokens):
            unit = generator.quotes[number].unit
            if text.unit_tokens[unit][0] == token:
                first_of_unit.setdefault(unit, number)
        self._first_of_unit = first_of_unit
        self.bare = {unit for unit in first_of_unit if self._is_bare(unit)}
        self.is_dialogue = self._is_dialogue()
        self._names: dict[str, Entity] = {}
        if self.is_dialogue:
            for entity in generator.resolver.entities:
                if entity.is_person or entity.speaks:
                    for form in entity.forms:
                        for word in (form[0], form[-1]):
                            self._names.setdefault(word, entity)

    def _is_bare(self, unit: int) -> bool:
        """Whether a unit is nothing but closed quotations."""
        text = self.generator.text
        first, end = text.unit_tokens[unit]
        return end > first and all(text.tokens[index].kind is TokenKind.QUOTE for index in range(first, end))

    def _is_dialogue(self) -> bool:
        """Whether speakers change from one speaking paragraph to the next, where both name theirs."""
        if self.bare and all(marked.opener == DASH for marked in self.generator.quotes):
            return True
        if len(self.bare) < _FEWEST_BARE:
            return False
        generator = self.generator
        words = 0
        for unit in self.bare:
            marked = generator.quotes[self._first_of_unit[unit]]
            words += (marked.end - marked.start) // 6
        if words > _LONGEST_TURN * len(self.bare):
            return False
        changes = compared = 0
        previous: tuple[int, Entity | None, str] | None = None
        for unit in sorted(self._first_of_unit):
            named = self._named(unit)
            if named is None:
                continue
            if previous is not None and unit - previous[0] == 1:
                compared += 1
                if named[0] is not None and previous[1] is not None:
                    changes += named[0] is not previous[1]
                else:
                    changes += named[1] != previous[2]
            previous = (unit, *named)
        return compared > 0 and changes >= _CHANGES * compared

    def _named(self, unit: int) -> tuple[Entity | None, str] | None:
        """Whom a speaking unit names right after its first quotation, and the word that does."""
        text = self.generator.text
        token = text.quote_tokens[self._first_of_unit[unit]]
        for pair in self.generator.pairs(text.tokens[token].sentence):
            if pair.cue > token and pair.first == token + 1 and pair.link in (CueLink.SUBJECT, CueLink.INVERTED):
                return self.generator.resolver.by_token.get(pair.mention.head), text.tokens[pair.mention.head].norm
        return None

    def follows_speech(self, number: int, history: list[Decision]) -> bool:
        """Whether speech goes on: a paragraph that is nothing else, or a whole sentence by itself, right after speech.

        “I know.” She put down the bag. “The bridge was up.”
        """
        marked = self.generator.quotes[number]
        unit = marked.unit
        if not history:
            return False
        last = history[-1]
        if not last.speech or last.pair is None:
            return False
        text = self.generator.text
        before = text.sentence_of(last.token).unit
        if unit in self.bare:
            return before == unit - 1 and unit > self.generator.headline_units
        token = text.quote_tokens[number]
        first = text.unit_tokens[unit][0]
        inner = text.characters[marked.start + len(marked.opener) : marked.end - marked.closer_length].strip()
        if not marked.closed or inner[-1:] not in _FULL_STOPS or not inner[:1].isupper() or " " not in inner:
            return False
        if before == unit - 1:
            return token == first
        return before == unit and token == text.sentence_of(token).first

    def record(self, number: int, decision: Decision) -> None:
        """Remember who spoke, and whom the words address."""
        unit = self.generator.quotes[number].unit
        if decision.pair is not None and (not self.turns or self.turns[-1][0] != unit):
            self.turns.append((unit, decision))
            del self.turns[:-6]
        addressed = self._addressee(number)
        if addressed is not None and addressed is not decision.entity:
            self.addressed[unit] = addressed

    def _addressee(self, number: int) -> Entity | None:
        """The person whom a quotation calls by name, if it does."""
        marked = self.generator.quotes[number]
        inner = self.generator.text.characters[
            marked.start + len(marked.opener) : min(marked.end - 1, marked.start + 600)
        ]
        for match in _VOCATIVE.finditer(inner):
            words = match.group(1).lower().replace("’", "'").split()
            entity = self._names.get(words[-1].rstrip(".")) if words else None
            if entity is not None and (len(words) > 1 or match.start() > 0 or match.end() < len(inner)):
                return entity
        return None

    def expected_pair(self, number: int) -> CueSourcePair | None:
        """Who is to speak the words of a bare paragraph, as a pair that named them before; `None` for no opinion."""
        unit = self.generator.quotes[number].unit
        if not self.is_dialogue or unit not in self.bare or self._first_of_unit[unit] != number or not self.turns:
            return None
        last_unit, last = self.turns[-1]
        if unit - last_unit > _REACH:
            return None
        mine = self._addressee(number)
        called = self.addressed.get(last_unit)
        if called is not None and called is not last.entity and called is not mine:
            pair = self._pair_of(called, number)
            if pair is not None:
                return pair
        for turn_unit, turn in reversed(self.turns[:-1]):
            if last_unit - turn_unit > _REACH:
                break
            if _differ(turn, last) and (mine is None or turn.entity is not mine):
                return turn.pair
        if mine is not None and last.entity is not mine and unit - last_unit > 1:
            return last.pair
        return self._bystander(number, last, mine)

    def _pair_of(self, entity: Entity, number: int) -> CueSourcePair | None:
        """The last pair before a quotation whose mention is `entity`."""
        text = self.generator.text
        sentence = text.tokens[text.quote_tokens[number]].sentence
        for at in range(sentence - 1, max(sentence - 60, -1), -1):
            for pair in self.generator.pairs(at):
                if self.generator.resolver.by_token.get(pair.mention.head) is entity:
                    return pair
        return None

    def _bystander(self, number: int, last: Decision, mine: Entity | None) -> CueSourcePair | None:
        """The nearest person named before who is neither the last speaker nor addressed."""
        text = self.generator.text
        sentence = text.tokens[text.quote_tokens[number]].sentence
        for at in range(sentence - 1, max(sentence - 8, -1), -1):
            for pair in self.generator.pairs(at):
                if pair.mention.kind is not MentionKind.NAME:
                    continue
                entity = self.generator.resolver.by_token.get(pair.mention.head)
                if entity is None or entity is mine or entity is last.entity:
                    continue
                if entity.is_person or entity.speaks:
                    return pair
        return None


def _differ(decision: Decision, other: Decision) -> bool:
    """Whether two decisions name different speakers."""
    if decision.entity is not None or other.entity is not None:
        return decision.entity is not other.entity
    return decision.key != other.key
