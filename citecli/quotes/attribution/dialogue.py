"""Dialogue: whose turn it is, where a paragraph is nothing but speech and speakers change with the paragraph.

That is how stories are set: “Coming?” / “In a minute.” In a report the same layout means the opposite, the speaker
before goes on; so whether a text is dialogue is told first, by the paragraphs that do name their speakers. Whom the
words address by name is not the one who speaks them, and likely the one who speaks next.
"""

from citecli.quotes.attribution.candidates import Decision, Searcher
from citecli.quotes.attribution.cue_source_pairs import Frame
from citecli.quotes.coreference.identity import Entity
from citecli.quotes.coreference.mentions import MentionKind
from citecli.quotes.tokens.tokenized_text import QUOTE
from citecli.text.patterns import compiled_late

_FEWEST_BARE = 2
_CHANGES = 0.6
_LONGEST_TURN = 40
"""Mean words of a turn: paragraphs of reports that are all quotation are longer."""
_REACH = 6
"""How many units apart two turns of one conversation may be."""
_VOCATIVE = compiled_late(r"(?:^|[,!?—-]\s?)((?:[A-Z][\w’'-]*\.? ?){1,3})(?=[,.!?;—]|$)")


_FULL_STOPS = (".", "?", "!", "…", "—")


class Dialogue:
    """The turns of one text: whether it is dialogue, and who is expected to speak."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        self.turns: list[tuple[int, Decision]] = []
        self.addressed: dict[int, Entity] = {}
        outline = searcher.outline
        first_of_unit: dict[int, int] = {}
        for number, token in enumerate(outline.quote_at):
            unit = searcher.quotes[number].unit
            if outline.unit_tokens[unit][0] == token:
                first_of_unit.setdefault(unit, number)
        self._first_of_unit = first_of_unit
        self.bare = {unit for unit in first_of_unit if self._is_bare(unit)}
        self.is_dialogue = self._judge()
        self._names: dict[str, Entity] = {}
        if self.is_dialogue:
            for entity in searcher.identities.entities:
                if entity.is_person or entity.speaks:
                    for form in entity.forms:
                        for word in (form[0], form[-1]):
                            self._names.setdefault(word, entity)

    def _is_bare(self, unit: int) -> bool:
        """Whether a unit is nothing but closed quotations."""
        outline = self.searcher.outline
        first, end = outline.unit_tokens[unit]
        return end > first and all(outline.kinds[index] == QUOTE for index in range(first, end))

    def _judge(self) -> bool:
        """Whether speakers change from one speaking paragraph to the next, where both name theirs."""
        if len(self.bare) < _FEWEST_BARE:
            return False
        searcher = self.searcher
        words = 0
        for unit in self.bare:
            marked = searcher.quotes[self._first_of_unit[unit]]
            words += (marked.end - marked.start) // 6
        if words > _LONGEST_TURN * len(self.bare):
            return False
        changes = pairs = 0
        previous: tuple[int, Entity | None, str] | None = None
        for unit in sorted(self._first_of_unit):
            named = self._named(unit)
            if named is None:
                continue
            if previous is not None and unit - previous[0] == 1:
                pairs += 1
                if named[0] is not None and previous[1] is not None:
                    changes += named[0] is not previous[1]
                else:
                    changes += named[1] != previous[2]
            previous = (unit, *named)
        return pairs > 0 and changes >= _CHANGES * pairs

    def _named(self, unit: int) -> tuple[Entity | None, str] | None:
        """Whom a speaking unit names right after its first quotation, and the word that does."""
        outline = self.searcher.outline
        token = outline.quote_at[self._first_of_unit[unit]]
        for frame in self.searcher.frames(outline.sentence[token]):
            if frame.cue > token and frame.first == token + 1 and frame.link in ("subject", "inverted"):
                return self.searcher.identities.by_token.get(frame.mention.head), outline.lows[frame.mention.head]
        return None

    def follows_speech(self, number: int, history: list[Decision]) -> bool:
        """Whether speech goes on: a paragraph that is nothing else, or a whole sentence by itself, right after speech.

        “I know.” She put down the bag. “The bridge was up.”
        """
        marked = self.searcher.quotes[number]
        unit = marked.unit
        if not history:
            return False
        last = history[-1]
        if not last.speech or last.frame is None:
            return False
        outline = self.searcher.outline
        before = outline.sentences[outline.sentence[last.token]][2]
        if unit in self.bare:
            return before == unit - 1 and unit > self.searcher.headline_units
        token = outline.quote_at[number]
        first = outline.unit_tokens[unit][0]
        inner = outline.text[marked.start + len(marked.opener) : marked.end - len(marked.opener)].strip()
        if not marked.closed or inner[-1:] not in _FULL_STOPS or not inner[:1].isupper() or " " not in inner:
            return False
        if before == unit - 1:
            return token == first
        return before == unit and token == outline.sentences[outline.sentence[token]][0]

    def hear(self, number: int, decision: Decision) -> None:
        """Remember who spoke, and whom the words address."""
        unit = self.searcher.quotes[number].unit
        if decision.frame is not None and (not self.turns or self.turns[-1][0] != unit):
            self.turns.append((unit, decision))
            del self.turns[:-6]
        addressed = self._addressee(number)
        if addressed is not None and addressed is not decision.entity:
            self.addressed[unit] = addressed

    def _addressee(self, number: int) -> Entity | None:
        """The person whom a quotation calls by name, if it does."""
        marked = self.searcher.quotes[number]
        inner = self.searcher.outline.text[marked.start + len(marked.opener) : min(marked.end - 1, marked.start + 600)]
        for match in _VOCATIVE.finditer(inner):
            words = match.group(1).lower().replace("’", "'").split()
            entity = self._names.get(words[-1].rstrip(".")) if words else None
            if entity is not None and (len(words) > 1 or match.start() > 0 or match.end() < len(inner)):
                return entity
        return None

    def expects(self, number: int) -> Frame | None:
        """Who is to speak the words of a bare paragraph, as a frame that named them before; `None` for no opinion."""
        unit = self.searcher.quotes[number].unit
        if not self.is_dialogue or unit not in self.bare or self._first_of_unit[unit] != number or not self.turns:
            return None
        last_unit, last = self.turns[-1]
        if unit - last_unit > _REACH:
            return None
        mine = self._addressee(number)
        called = self.addressed.get(last_unit)
        if called is not None and called is not last.entity and called is not mine:
            frame = self._frame_of(called, number)
            if frame is not None:
                return frame
        for turn_unit, turn in reversed(self.turns[:-1]):
            if last_unit - turn_unit > _REACH:
                break
            if _differ(turn, last) and (mine is None or turn.entity is not mine):
                return turn.frame
        if mine is not None and last.entity is not mine and unit - last_unit > 1:
            return last.frame
        return self._bystander(number, last, mine)

    def _frame_of(self, entity: Entity, number: int) -> Frame | None:
        """The last frame before a quotation whose mention is `entity`."""
        outline = self.searcher.outline
        sentence = outline.sentence[outline.quote_at[number]]
        for at in range(sentence - 1, max(sentence - 60, -1), -1):
            for frame in self.searcher.frames(at):
                if self.searcher.identities.by_token.get(frame.mention.head) is entity:
                    return frame
        return None

    def _bystander(self, number: int, last: Decision, mine: Entity | None) -> Frame | None:
        """The nearest person named before who is neither the last speaker nor addressed."""
        outline = self.searcher.outline
        sentence = outline.sentence[outline.quote_at[number]]
        for at in range(sentence - 1, max(sentence - 8, -1), -1):
            for frame in self.searcher.frames(at):
                if frame.mention.kind is not MentionKind.NAME:
                    continue
                entity = self.searcher.identities.by_token.get(frame.mention.head)
                if entity is None or entity is mine or entity is last.entity:
                    continue
                if entity.is_person or entity.speaks:
                    return frame
        return None


def _differ(one: Decision, other: Decision) -> bool:
    """Whether two decisions name different speakers."""
    if one.entity is not None or other.entity is not None:
        return one.entity is not other.entity
    return one.key != other.key
