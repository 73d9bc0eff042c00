"""The sums over all ways to fill a chain of turns, against sums that list every way."""

import itertools
import math
import random

import pytest

from citecli.quotes.dialogue.chain import Link, Pattern, marginals


def pattern(first: int, second: int, third: int) -> Pattern:
    if first == second:
        return Pattern.AAA if second == third else Pattern.AAB
    if first == third:
        return Pattern.ABA
    return Pattern.ABB if second == third else Pattern.ABC


def listed(links: list[Link]) -> tuple[list[list[float]], list[list[float]]]:
    """What `marginals` must give."""
    candidates = [[0.0] * len(link.who) for link in links]
    patterns = [[0.0] * len(Pattern) for _ in links]
    total = 0.0
    for way in itertools.product(*[range(len(link.who)) for link in links]):
        who = [-1, -1, *(link.who[at] for link, at in zip(links, way, strict=True))]
        threes = [pattern(*who[at : at + 3]) for at in range(len(links))]
        score = sum(link.local[at] + link.patterns[three] for link, at, three in zip(links, way, threes, strict=True))
        mass = math.exp(score)
        total += mass
        for turn, (at, three) in enumerate(zip(way, threes, strict=True)):
            candidates[turn][at] += mass
            patterns[turn][three] += mass
    return [[mass / total for mass in row] for row in candidates], [[mass / total for mass in row] for row in patterns]


@pytest.mark.parametrize("seed", range(20))
def test_the_sums_are_those_of_all_ways(seed):
    rng = random.Random(seed)
    links = []
    for _ in range(rng.randint(1, 5)):
        who = rng.sample(range(4), rng.randint(1, 4))
        links.append(Link(who, [rng.gauss(0, 1) for _ in who], [rng.gauss(0, 1) for _ in Pattern]))
    found = marginals(links)
    candidates, patterns = listed(links)
    for got, wanted in zip([*found.candidates, *found.patterns], [*candidates, *patterns], strict=True):
        assert got == pytest.approx(wanted, abs=1e-9)


def test_what_comes_later_tells_who_spoke_before():
    alternating = [0.0, 0.0, 2.0, 0.0, 0.0]
    open_turn = Link([1, 2], [0.0, 0.0], alternating)
    known = Link([1], [0.0], alternating)
    first, second, _ = marginals([open_turn, open_turn, known]).candidates
    assert first[0] > 0.6
    assert second[1] > 0.6


def test_no_chain_is_too_long():
    links = [Link([1, 2], [0.0, -30.0], [-3.0, -2.0, 2.0, -3.0, -1.0])] * 3000
    found = marginals(links).candidates
    assert len(found) == 3000
    assert all(sum(row) == pytest.approx(1) for row in found)


def test_nothing_makes_nothing():
    assert marginals([]).candidates == []
