"""Attribution: the decision on each quotation, left to right, by a linear model over the candidates' features.

The score of a candidate is the sum of its features' weights; the probabilities of all candidates of a quotation are
the softmax of their scores. What was decided before is evidence for what comes next.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from citecli.quotes.candidates import Decision, Option, Searcher, Shape, mention_key
from citecli.quotes.outline import Outline


class Choice(NamedTuple):
    """What was decided on one quotation: `best` of `options`, with all probabilities in the options' order."""

    best: int
    options: list[Option]
    scores: list[float]
    shape: Shape


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """The learned weights, feature by feature."""
    path = Path(__file__).parent / "data" / "weights.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    weights: dict[str, float] = data["weights"]
    return weights


def score(option: Option, weights: Mapping[str, float]) -> float:
    """The sum of the weights of an option's features."""
    get = weights.get
    total = 0.0
    for feature in option.features:
        total += get(feature, 0.0)
    return total


def decision_of(outline: Outline, token: int, option: Option) -> Decision:
    """What an option means for the quotations that follow."""
    if option.frame is None:
        return Decision(token, None, option.origin != "no speech", "")
    return Decision(token, option.frame, True, mention_key(outline, option.frame.mention))


def probabilities(scores: list[float]) -> list[float]:
    """The softmax of `scores`."""
    top = max(scores)
    weights = [exp(value - top) for value in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def decide(searcher: Searcher, weights: Mapping[str, float]) -> list[Choice]:
    """Decide on every quotation of a text in order."""
    history: list[Decision] = []
    choices: list[Choice] = []
    outline = searcher.outline
    for number in range(len(searcher.quotes)):
        shape, options = searcher.options(number, history)
        scores = [score(option, weights) for option in options]
        best = max(range(len(scores)), key=scores.__getitem__)
        choices.append(Choice(best, options, scores, shape))
        history.append(decision_of(outline, outline.quote_at[number], options[best]))
    return choices
