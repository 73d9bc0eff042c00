"""Weights: what was learned about who speaks, and how sure to be of it.

The file `data/weights.txt` has a *weight* for each feature that matters (a score is the sum of them), and the
*calibration*, two numbers that turn the model's own probability into the share of such answers that are right. It is
written by `tests/training/train.py`, and says from what.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import repeat
from math import exp, log
from pathlib import Path
from typing import NamedTuple

_ZEROS = repeat(0.0)
"""What features without a weight weigh."""


class Weights(NamedTuple):
    """The learned numbers: `features` by name, and slope and intercept of the calibrations (Platt's)."""

    features: Mapping[str, float]
    slope: float = 1.0
    intercept: float = 0.0
    indirect_slope: float = 1.0
    indirect_intercept: float = 0.0

    def score(self, features: list[str]) -> float:
        """The sum of the weights of `features`."""
        return sum(map(self.features.get, features, _ZEROS))

    def confidence(self, probability: float) -> float:
        """The expected share of right answers among those that the model gives `probability`."""
        return _platt(probability, self.slope, self.intercept)

    def indirect_confidence(self, probability: float) -> float:
        """The expected share of right answers among pieces of indirect speech that the model gives `probability`."""
        return _platt(probability, self.indirect_slope, self.indirect_intercept)


def _platt(probability: float, slope: float, intercept: float) -> float:
    """A probability put right by a line through its log-odds (Platt 1999)."""
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return 1 / (1 + exp(-(slope * log(bounded / (1 - bounded)) + intercept)))


def probabilities(scores: list[float]) -> list[float]:
    """The softmax of `scores`."""
    top = max(scores)
    raised = [exp(value - top) for value in scores]
    total = sum(raised)
    return [value / total for value in raised]


_ENDING = re.compile(r"([^0-9]*?)(-?[0-9]+)")


def unfold(lines: Iterable[str], words: Mapping[str, str]) -> dict[str, float]:
    """The weights of lines: "carried1 s4A-3", with words {"s": "same-unit", "A": "far"}, is 0.4 and -0.3."""
    weights: dict[str, float] = {}
    spelled = words.get
    for line in lines:
        first, _, endings = line.rpartition(" ")
        begins = " ".join([spelled(word, word) for word in first.split(" ")]) + " " if first else ""
        for last, tenths in _ENDING.findall(endings):
            weights[begins + spelled(last, last)] = int(tenths) / 10
    return weights


@lru_cache(maxsize=2)
def load_weights(name: str = "weights") -> Weights:
    """The weights that are shipped: "weights" for reports and the like, "dialogue" for stories."""
    path = Path(__file__).parent.parent / "data" / f"{name}.txt"
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    context = dict([line.split(": ", 1) for line in head.splitlines()])
    words = dict([word.split("=", 1) for word in context["words"].split(" ")])
    calibration = [float(number) for number in context["calibration"].split(" ")]
    indirect = [float(number) for number in context.get("calibration of indirect speech", "1 0").split(" ")]
    return Weights(unfold(body.splitlines(), words), *calibration, *indirect)
