"""The chain of turns: how probable each candidate of each turn is, given all others (a second-order conditional chain).

A turn's candidates have a *local* score each. Three turns in a row have one more: a weight for their *pattern*, which
says who of them is who (A B A is what conversations do, A A B what they hardly do). The sum over all ways to fill the
turns is done forwards and backwards (Lafferty, McCallum and Pereira, "Conditional Random Fields", 2001). For a pair of
candidates the three patterns that can follow differ by who comes back, so that a turn costs the square of the number
of its candidates, not the cube.
"""

from collections.abc import Sequence
from enum import IntEnum
from math import exp
from typing import NamedTuple

_LEAST = 1e-280
_START: tuple[int, ...] = (-1,)
"""The speaker before the first turn, who equals no candidate."""


class Pattern(IntEnum):
    """Who of three turns in a row is who."""

    AAA = 0
    AAB = 1
    ABA = 2
    ABB = 3
    ABC = 4


_AAA, _AAB, _ABA, _ABB, _ABC = map(int, Pattern)
"""Looked up once: reading a member from its class is slow before Python 3.12."""


class Link(NamedTuple):
    """One turn of a chain: the identities of its candidates, their local scores, and the scores of the patterns."""

    who: Sequence[int]
    local: Sequence[float]
    patterns: Sequence[float]


class Marginals(NamedTuple):
    """What comes out: for each turn the probability of each candidate and the expected count of each pattern."""

    candidates: list[list[float]]
    patterns: list[list[float]]


def marginals(links: Sequence[Link]) -> Marginals:
    """The probabilities of all candidates of all turns. Time grows with the turns, and the square of the candidates."""
    count = len(links)
    whos = [_START, _START, *(link.who for link in links)]
    local = [[exp(score - max(link.local)) for score in link.local] for link in links]
    ratios = [[exp(score) for score in link.patterns] for link in links]
    ahead = _forwards(whos, local, ratios)
    candidates: list[list[float]] = [[]] * count
    patterns: list[list[float]] = [[]] * count
    behind = [[1.0] * len(whos[count + 1]) for _ in whos[count]]
    for turn in range(count - 1, -1, -1):
        before = ahead[turn]
        fill, expected, behind = _backwards(whos[turn : turn + 3], before, local[turn], ratios[turn], behind)
        candidates[turn], patterns[turn] = fill, expected
    return Marginals(candidates, patterns)


def _places(who: Sequence[int], among: Sequence[int]) -> list[int]:
    """For each of `who` its position among others, -1 where it is none of them."""
    at = {identity: position for position, identity in enumerate(among)}
    return [at.get(identity, -1) for identity in who]


def _forwards(
    whos: Sequence[Sequence[int]], local: Sequence[list[float]], ratios: Sequence[list[float]]
) -> list[list[list[float]]]:
    """For each turn the mass of each pair of candidates of the two turns before it, from the left."""
    ahead = [[[1.0]]]
    for turn, pots in enumerate(local):
        first, second, third = whos[turn], whos[turn + 1], whos[turn + 2]
        mass = ahead[turn]
        aaa, aab, aba, abb, abc = ratios[turn]
        second_in_first = _places(second, first)
        third_in_first = _places(third, first)
        rows: list[list[float]] = []
        total = 0.0
        for i, identity in enumerate(second):
            column = [row[i] for row in mass]
            whole = sum(column)
            same = column[second_in_first[i]] if second_in_first[i] >= 0 else 0.0
            rest = whole - same if whole > same else 0.0
            row: list[float] = []
            for j, other in enumerate(third):
                if other == identity:
                    value = same * aaa + rest * abb
                else:
                    back = column[third_in_first[j]] if third_in_first[j] >= 0 else 0.0
                    value = same * aab + back * aba + (rest - back if rest > back else 0.0) * abc
                row.append(value * pots[j] + _LEAST)
            rows.append(row)
            total += sum(row)
        ahead.append([[value / total for value in row] for row in rows])
    return ahead


def _backwards(
    whos: Sequence[Sequence[int]],
    before: list[list[float]],
    pots: list[float],
    ratios: list[float],
    behind: list[list[float]],
) -> tuple[list[float], list[float], list[list[float]]]:
    """One turn from the right: its candidates' probabilities, its patterns' expected counts, and the mass behind it.

    `before` is the mass of the pairs before it, `behind` that of what comes after each pair of it and the turn before.
    """
    first, second, third = whos
    second_in_first = _places(second, first)
    third_in_first = _places(third, first)
    sizes = range(len(first))
    aaa, aab, aba, abb, abc = ratios
    fill = [0.0] * len(third)
    expected = [0.0] * 5
    mass = [[_LEAST] * len(second) for _ in sizes]
    for i, identity in enumerate(second):
        column = [row[i] for row in before]
        whole = sum(column)
        at = second_in_first[i]
        same = column[at] if at >= 0 else 0.0
        rest = whole - same if whole > same else 0.0
        weights = [pot * after for pot, after in zip(pots, behind[i], strict=True)]
        others = repeated = 0.0
        all_alike, last_repeats, first_twice = same * aaa, rest * abb, same * aab
        for j, other in enumerate(third):
            weight = weights[j]
            if other == identity:
                repeated = weight
                alike, repeats = all_alike * weight, last_repeats * weight
                fill[j] += alike + repeats
                expected[_AAA] += alike
                expected[_ABB] += repeats
            else:
                others += weight
                place = third_in_first[j]
                back = column[place] if place >= 0 else 0.0
                apart = rest - back if rest > back else 0.0
                twice, returns, third_one = first_twice * weight, back * aba * weight, apart * abc * weight
                fill[j] += twice + returns + third_one
                expected[_AAB] += twice
                expected[_ABA] += returns
                expected[_ABC] += third_one
                if place >= 0:
                    mass[place][i] += (aba - abc) * weight
        plain = repeated * abb + others * abc
        for h in sizes:
            mass[h][i] += repeated * aaa + others * aab if h == at else plain
    total = sum(fill) or 1.0
    top = max(map(max, mass)) or 1.0
    return (
        [value / total for value in fill],
        [value / total for value in expected],
        [[max(value, 0.0) / top for value in row] for row in mass],
    )
