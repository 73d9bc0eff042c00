"""Interviews whose answers stand in marks, each a paragraph below its question, and whose questions have none.

    Com'è andata la spedizione?
    «Meglio del previsto.»

Whoever answers is named in the introduction, or called by name in a question.
"""

from collections.abc import Mapping, Sequence

from citecli.quotes.foreign.cast import Figure
from citecli.quotes.foreign.context import Context
from citecli.quotes.foreign.decisions import Decision
from citecli.quotes.foreign.reference import References
from citecli.quotes.model import AttributionRule

_FEWEST = 3
_LONGEST_QUESTION = 300
_CERTAIN = 0.8


class Interviews:
    """Finds the answers among the decisions on a text; `spans` are its paragraphs."""

    def __init__(
        self, characters: str, spans: Mapping[int, tuple[int, int]], references: References, context: Context
    ) -> None:
        self._characters = characters
        self._spans = spans
        self._references = references
        self._context = context

    def decided(self, decisions: list[Decision]) -> list[Decision]:
        """The decisions, in order, the answers of an interview all given to whom it is with."""
        with_words = {decision.words.unit for decision in decisions}
        answers = [unit for unit in sorted(with_words) if self._is_answer(unit, with_words)]
        asked = sum(self._asks(unit - 1) for unit in answers)
        if asked < _FEWEST or asked * 2 < len(answers):
            return decisions
        figure = self._interviewee(answers, decisions)
        if figure is None:
            return decisions
        own = frozenset(answers)
        return [
            Decision(one.words, figure, None, AttributionRule.TURN, _CERTAIN, False)
            if one.words.unit in own and one.is_speech
            else one
            for one in decisions
        ]

    def _is_answer(self, unit: int, with_words: set[int]) -> bool:
        above = self._spans.get(unit - 1)
        if above is None or unit - 1 in with_words or not self._context.is_bare(unit):
            return False
        return above[1] - above[0] <= _LONGEST_QUESTION

    def _asks(self, unit: int) -> bool:
        start, end = self._spans[unit]
        return self._characters[start:end].rstrip(" *_").endswith("?")

    def _interviewee(self, answers: Sequence[int], decisions: Sequence[Decision]) -> Figure | None:
        """Whom the answers are said to be of, or else whom the introduction and the questions speak of most."""
        own = frozenset(answers)
        said = [one.figure for one in decisions if one.words.unit in own and one.source and one.source.cue[0] >= 0]
        if said and said[0] is not None:
            return said[0]
        called = (self._context.called_first(unit - 1) for unit in answers)
        if (figure := next((one for one in called if one is not None), None)) is not None:
            return figure
        until = self._spans[answers[0]][0]
        return self._references.foremost(until)
