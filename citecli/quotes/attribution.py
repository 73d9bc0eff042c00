"""Attribution: the decision on each quotation, left to right, by a linear model over the candidates' features.

The score of a candidate is the sum of its features' weights; the probabilities of all candidates of a quotation are
the softmax of their scores. What was decided before is evidence for what comes next.
"""

from typing import NamedTuple

from citecli.quotes.candidates import Decision, Option, Searcher, Shape, mention_key
from citecli.quotes.outline import Outline
from citecli.quotes.weights import Weights, probabilities


_SILENCE = 0.5
"""How probable it must be that marked words are no speech for us to say so."""


class Choice(NamedTuple):
    """What was decided on one quotation: `best` of `options`, and the scores in the options' order."""

    best: int
    options: list[Option]
    scores: list[float]
    shape: Shape


def decision_of(outline: Outline, token: int, option: Option) -> Decision:
    """What an option means for the quotations that follow."""
    if option.frame is None:
        return Decision(token, None, option.origin != "no speech", "")
    return Decision(token, option.frame, True, mention_key(outline, option.frame.mention))


def choose(scores: list[float]) -> int:
    """The best candidate. The last stands for "no speech": it wins only if it outweighs all others together."""
    chances = probabilities(scores)
    last = len(scores) - 1
    if chances[last] > _SILENCE:
        return last
    return max(range(last), key=scores.__getitem__)


def decide(searcher: Searcher, weights: Weights) -> list[Choice]:
    """Decide on every quotation of a text in order."""
    history: list[Decision] = []
    choices: list[Choice] = []
    outline = searcher.outline
    for number in range(len(searcher.quotes)):
        shape, options = searcher.options(number, history)
        scores = [weights.score(option.features) for option in options]
        best = choose(scores)
        choices.append(Choice(best, options, scores, shape))
        history.append(decision_of(outline, outline.quote_at[number], options[best]))
        del history[:-8]
    return choices
