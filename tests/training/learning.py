"""What the training needs of machine learning: a linear model of choices, its pruning and its calibration.

Standard library only. A choice has options, each a list of features; the probability of an option is the softmax of
the sums of its features' weights (a conditional logit, McFadden 1974).
"""

import math
import random
import string
from collections.abc import Sequence
from typing import NamedTuple

SEED = 20
RATE = 0.15
L2 = 2e-4
RUNS = 3
"""Orders of the examples whose weights are averaged."""


class Example(NamedTuple):
    """One choice: the features of each option, and which options are right."""

    features: list[list[int]]
    good: list[int]


class Index(dict[str, int]):
    """Numbers for features, given out as they come."""

    def row(self, features: Sequence[str]) -> list[int]:
        """The numbers of some features."""
        return [self.setdefault(feature, len(self)) for feature in features]


def learn(data: Sequence[Example], size: int, epochs: int, seed: int = SEED) -> list[float]:
    """Weights by AdaGrad on the likelihood of the right options, averaged over all epochs but the first."""
    weights = [0.0] * size
    squares = [1e-2] * size
    averaged = [0.0] * size
    order = list(range(len(data)))
    rng = random.Random(seed)
    for epoch in range(epochs):
        rng.shuffle(order)
        for number in order:
            example = data[number]
            scores = [sum([weights[feature] for feature in row]) for row in example.features]
            top = max(scores)
            raised = [math.exp(value - top) for value in scores]
            total = sum(raised)
            good = set(example.good)
            good_total = sum(raised[position] for position in good)
            for position, row in enumerate(example.features):
                gradient = raised[position] / total
                if position in good:
                    gradient -= raised[position] / good_total if good_total > 0 else 1 / len(good)
                if -1e-3 < gradient < 1e-3:
                    continue
                for feature in row:
                    step = gradient + L2 * weights[feature]
                    squares[feature] += step * step
                    weights[feature] -= RATE * step / math.sqrt(squares[feature])
        if epoch:
            for feature, value in enumerate(weights):
                averaged[feature] += value
    return [value / (epochs - 1) for value in averaged]


def fit(
    data: Sequence[Example], index: Index, counts: Sequence[int], epochs: int, keep: int, power: float
) -> dict[str, float]:
    """Learn, keep the features that matter most, and learn those again by themselves.

    A feature matters by its weight times the number of documents it occurs in, raised to `power`.
    """
    again = list(data)
    chosen = set(index)
    for share in (4, 2, 1):
        weights = learn(again, len(index), epochs)
        worth = sorted(chosen, key=lambda feature: -abs(weights[index[feature]]) * counts[index[feature]] ** power)
        chosen = {feature for feature in worth[: keep * share] if abs(weights[index[feature]]) >= 0.05}
        kept = {index[feature] for feature in chosen}
        again = [
            Example([[number for number in row if number in kept] for row in example.features], example.good)
            for example in data
        ]
    runs = [learn(again, len(index), epochs, seed) for seed in range(SEED, SEED + RUNS)]
    final = [sum(values) / RUNS for values in zip(*runs, strict=True)]
    return {
        feature: round(final[index[feature]], 1) for feature in sorted(chosen) if abs(final[index[feature]]) >= 0.05
    }


def count(documents: Sequence[Sequence[Example]], size: int) -> list[int]:
    """In how many documents each feature occurs."""
    counts = [0] * size
    for examples in documents:
        for feature in {feature for example in examples for row in example.features for feature in row}:
            counts[feature] += 1
    return counts


def shorthand(weights: dict[str, float]) -> dict[str, str]:
    """Short forms, letters only, for the words that make up most of the features' names, greatest gain first.

    A word with a digit has one in any case, since a weight follows right on the last word of its feature.
    """
    uses: dict[str, int] = {}
    for feature in weights:
        for word in feature.split(" "):
            uses[word] = uses.get(word, 0) + 1
    letters = string.ascii_uppercase + string.ascii_lowercase
    codes = iter([code for code in [*letters, *(a + b for a in letters for b in letters)] if code not in uses])
    short: dict[str, str] = {}
    for word in sorted(uses, key=lambda word: (-uses[word] * (len(word) - 1), word)):
        length = 1 if len(short) < len(letters) else 2
        unclear = any(character.isdigit() for character in word) or word.endswith("-") or word.startswith(("-", "#"))
        if unclear or uses[word] * (len(word) - length) > len(word) + length + 2:
            short[word] = next(codes)
    return short


def written(weights: dict[str, float], short: dict[str, str]) -> list[str]:
    """Weights, in tenths, as lines: what several features begin with, then the last word of each with its weight."""
    lines: dict[str, list[str]] = {}
    for feature, value in sorted(weights.items()):
        *first, last = [short.get(word, word) for word in feature.split(" ")]
        lines.setdefault(" ".join(first), []).append(f"{last}{round(value * 10)}")
    return [f"{first} {''.join(ends)}" for first, ends in sorted(lines.items())]


def calibrate(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and intercept that fit the share of right answers to the model's probability (Platt 1999)."""
    slope, intercept = 1.0, 0.0
    points = []
    for probability, right in pairs:
        bounded = min(max(probability, 1e-6), 1 - 1e-6)
        points.append((math.log(bounded / (1 - bounded)), right))
    for _ in range(40):
        g0 = g1 = h01 = 0.0
        h00 = h11 = 1e-6
        for x, right in points:
            p = 1 / (1 + math.exp(-(slope * x + intercept)))
            d, w = p - right, p * (1 - p)
            g0, g1 = g0 + d * x, g1 + d
            h00, h01, h11 = h00 + w * x * x, h01 + w * x, h11 + w
        determinant = h00 * h11 - h01 * h01
        slope -= (h11 * g0 - h01 * g1) / determinant
        intercept -= (h00 * g1 - h01 * g0) / determinant
    return round(slope, 3), round(intercept, 3)
