"""Whose turn it is in a conversation: paragraphs in a row that open with somebody's words.

Clauses that say who speaks stand beside some of them only. Between these speakers alternate, and whoever the words call
by name does not speak them and likely speaks next. A conversation is decided as a whole: of all ways to give its
paragraphs to those who talk, the one that fits best.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from citecli.quotes.foreign.cast import Figure
from citecli.quotes.foreign.context import Context
from citecli.quotes.foreign.decisions import Decision
from citecli.quotes.foreign.reference import References
from citecli.quotes.foreign.sentences import Sentences
from citecli.quotes.foreign.spoken import SpokenWords
from citecli.quotes.foreign.vocatives import vocatives
from citecli.quotes.languages.words import LanguageWords
from citecli.quotes.model import AttributionRule

_SAID = (
    AttributionRule.CUE_AFTER,
    AttributionRule.CUE_INVERTED,
    AttributionRule.CUE_BEFORE,
    AttributionRule.CUE_AROUND,
    AttributionRule.ACCORDING_TO,
    AttributionRule.LABEL,
)
"""Rules by which a paragraph says itself who speaks in it."""
_MOST_WORDS = 45
"""Words of a paragraph in marks, at most, that may be a turn."""
_USUAL_WORDS = 16
_MANY, _FEW_WORDS = 4, 9
"""Paragraphs in a row, and words in each, of a conversation in which nobody asks."""
_MOST_SPEAKERS = 5
_SURE = 6.0
"""What it counts for a paragraph to say who speaks."""
_ACTS = 2.6
"""What it counts to act in the same paragraph before the words."""
_ACTED = 0.8
"""What it counts to act in the paragraph above."""
_CALLED = -3.0
"""What it counts to be called by name in the words."""
_ANSWERS = 0.9
"""What it counts to have been called by name in the paragraph above."""
_AGAIN = -2.0
"""What it counts to go on in the next paragraph."""
_AGAIN_LATER = -0.4
"""What it counts to go on behind a paragraph without speech."""
_THIRD = -0.5
"""What it counts to speak without having spoken one of the two paragraphs before."""
_CERTAIN = 0.62
_UNCERTAIN = 0.5


class _Turn(NamedTuple):
    """A paragraph of a conversation: its decisions, and what speaks for and against those who may speak in it."""

    unit: int
    numbers: list[int]
    """The decisions, by their places in the text."""
    said: Figure | None
    """Whom the paragraph itself says to speak."""
    acts: Figure | None
    """Who acts in it before the words."""
    acted: Figure | None
    """Who acts in the paragraph above, which has no speech."""
    called: frozenset[Figure]
    """Whom the words call by name."""
    is_self: bool = False
    """Whether who speaks names themselves."""


class Turns:
    """The conversations of one text."""

    def __init__(
        self,
        sentences: Sentences,
        references: References,
        context: Context,
        words: LanguageWords,
    ) -> None:
        self._sentences = sentences
        self._references = references
        self._context = context
        self._words = words

    def decided(self, decisions: list[Decision]) -> list[Decision]:
        """The decisions, in order, those of conversations made anew where their paragraphs don't say who speaks."""
        result = list(decisions)
        for conversation in self._conversations(decisions):
            speakers = _speakers(conversation)
            if not speakers:
                continue
            for turn, (figure, certainty) in zip(conversation, _best(conversation, speakers), strict=True):
                for number in turn.numbers:
                    before = result[number]
                    if turn.said is not None and not (turn.is_self and before.rule not in _SAID):
                        continue
                    if before.is_speech and (before.figure is not figure or before.rule is AttributionRule.NONE):
                        rule = AttributionRule.TURN if figure is not None else AttributionRule.NONE
                        result[number] = Decision(before.words, figure, None, rule, certainty, before.continues)
        return result

    def _conversations(self, decisions: Sequence[Decision]) -> list[list[_Turn]]:
        """The conversations: paragraphs in a row, at most one without speech between two of them."""
        by_unit: dict[int, list[int]] = {}
        for number, decision in enumerate(decisions):
            by_unit.setdefault(decision.words.unit, []).append(number)
        found: list[list[_Turn]] = []
        last = -10
        for unit, numbers in by_unit.items():
            first = decisions[numbers[0]].words
            goes_on = numbers[0] > 0 and decisions[numbers[0] - 1].words.is_open
            if goes_on or not self._may_be_turn(first, [decisions[number] for number in numbers]):
                continue
            turn = self._turn(unit, numbers, decisions, unit - last)
            if unit - last > 2 or not found:
                found.append([])
            found[-1].append(turn)
            last = unit
        return [one for one in found if len(one) > 1 and self._is_talk(one, decisions)]

    def _may_be_turn(self, first: SpokenWords, decisions: Sequence[Decision]) -> bool:
        """Whether a paragraph may be somebody's turn: it has speech, and not too much in marks."""
        if first.is_dash:
            return True
        words = sum(decision.words.length for decision in decisions if decision.is_speech)
        return 0 < words <= _MOST_WORDS and not any(decision.words.is_open for decision in decisions)

    def _is_talk(self, turns: Sequence[_Turn], decisions: Sequence[Decision]) -> bool:
        """Whether paragraphs are a conversation: behind dashes, or short, some nothing but words in marks, and lively.

        In conversations people ask, or call each other by name; the sources of a report do neither.
        """
        words = [decisions[number].words for turn in turns for number in turn.numbers]
        if any(one.is_dash for one in words):
            return True
        is_alive = any(one.inner.endswith("?") for one in words) or any(turn.called for turn in turns)
        is_bare = any(self._context.is_bare(turn.unit) for turn in turns)
        total, count = sum(one.length for one in words), len(words)
        is_short = len(turns) >= _MANY and total <= _FEW_WORDS * count
        return (is_alive or is_short) and is_bare and total <= _USUAL_WORDS * count

    def _turn(self, unit: int, numbers: list[int], decisions: Sequence[Decision], gap: int) -> _Turn:
        own = [decisions[number] for number in numbers]
        named = [one for one in own if one.figure is not None and one.rule in _SAID and not self._is_other(one)]
        said = named[0].figure if named else self._named_self(own)
        first = self._sentences.quote_tokens[own[0].words.number]
        opens = self._sentences.sentences[self._sentences.of_unit[unit][0]].first
        acts = self._context.actor(opens, first) if first > opens else None
        if acts is None and own[0].words.is_dash and own[0].source is None:
            following = self._sentences.quote_tokens[own[1].words.number] if len(own) > 1 else self._end_of(unit)
            acts = self._context.actor(first + 1, following) if following > first + 1 else None
        acted = None
        if gap != 1 and (above := self._sentences.of_unit.get(unit - 1)) is not None and not acts:
            acted = self._context.actor(self._sentences.sentences[above[0]].first, self._end_of(unit - 1))
        called = frozenset(figure for one in own for figure in self._called(one.words.inner) if figure is not said)
        return _Turn(unit, numbers, said, acts, acted, called, said is not None and not named)

    def _is_other(self, decision: Decision) -> bool:
        """Whether words only say that the other of two speaks, and nothing tells who that is: dit l'autre."""
        phrase = decision.source.phrase if decision.source is not None else None
        if phrase is None or decision.figure is None or decision.figure.forms:
            return False
        return self._sentences.tokens[phrase.end - 1].lower in self._words.others

    def _end_of(self, unit: int) -> int:
        """The token where a paragraph ends."""
        return self._sentences.sentences[self._sentences.of_unit[unit][1] - 1].end

    def _named_self(self, decisions: Sequence[Decision]) -> Figure | None:
        """Who says who they are: c'est moi, Paul."""
        called = (one for decision in decisions for one in vocatives(decision.words.inner, self._words))
        return next((self._references.called(one.word) for one in called if one.is_self), None)

    def _called(self, spoken: str) -> list[Figure]:
        """Whom spoken words call by name, or by what they are."""
        found = (self._references.called(one.word) for one in vocatives(spoken, self._words))
        return [figure for figure in found if figure is not None]


def _speakers(turns: Sequence[_Turn]) -> list[Figure]:
    """Those who may talk, those who are said to first."""
    said = [turn.said for turn in turns if turn.said is not None]
    called = [figure for turn in turns for figure in sorted(turn.called, key=lambda one: one.display)]
    acting = [turn.acts or turn.acted for turn in turns if turn.acts or turn.acted]
    found = list(dict.fromkeys([*said, *called, *(figure for figure in acting if figure is not None)]))
    return found[:_MOST_SPEAKERS]


def _best(turns: Sequence[_Turn], speakers: Sequence[Figure]) -> list[tuple[Figure | None, float]]:
    """The way to give turns to speakers that fits best; `None` is somebody who has no name, if only one has."""
    options: list[Figure | None] = [*speakers] if len(speakers) > 1 else [*speakers, None]
    scores = [{option: _own(turns[0], None, option) for option in options}]
    paths: list[dict[Figure | None, Figure | None]] = []
    for before, turn in pairwise(turns):
        row: dict[Figure | None, float] = {}
        path: dict[Figure | None, Figure | None] = {}
        again = _AGAIN if turn.unit - before.unit == 1 else _AGAIN_LATER
        for option in options:
            ranked = {
                last: score
                + (again if last is option else 0.0)
                + (_THIRD if last is not option and paths and paths[-1][last] is not option else 0.0)
                for last, score in scores[-1].items()
            }
            best = max(ranked, key=lambda one: ranked[one])
            row[option] = ranked[best] + _own(turn, before, option)
            path[option] = best
        scores.append(row)
        paths.append(path)
    at: Figure | None = max(scores[-1], key=lambda one: scores[-1][one])
    result = [at]
    for path in reversed(paths):
        at = path[at]
        result.append(at)
    result.reverse()
    return [(figure, _CERTAIN if len(speakers) == 2 else _UNCERTAIN) for figure in result]


def _own(turn: _Turn, before: _Turn | None, option: Figure | None) -> float:
    """How well a turn fits somebody by itself, and by whom the turn before called."""
    if turn.said is not None:
        return _SURE if turn.said is option else 0.0
    score = 0.0
    if option is not None:
        score += _ACTS * (turn.acts is option) + _ACTED * (turn.acted is option) + _CALLED * (option in turn.called)
        score += _ANSWERS * (before is not None and option in before.called)
    return score
