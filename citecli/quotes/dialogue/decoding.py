"""Decoding: the turns of a scene decided together, by what speaks for each speaker and by who speaks in turn.

What follows counts as much as what came before: a name three paragraphs on tells whose the unmarked lines between are.
The answer for a turn is whoever is most probable over all ways to fill the scene.
"""

from collections.abc import Iterator
from math import log

from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.candidates import CandidateOrigin, SourceCandidate
from citecli.quotes.attribution.decoding import ScoredCandidates
from citecli.quotes.attribution.weights import Weights, probabilities
from citecli.quotes.coreference.entities import Entity
from citecli.quotes.dialogue.cast import Cast
from citecli.quotes.dialogue.chain import Link, Pattern, marginals
from citecli.quotes.dialogue.narrator import narrator_of
from citecli.quotes.dialogue.speech import spoken
from citecli.quotes.dialogue.turn_features import TurnCandidate, TurnFeatures, gap_of
from citecli.quotes.dialogue.turns import FAR, Turn, turns_of
from citecli.quotes.tokens.mark_features import MarkFeatures

_SCENE_ENDS = 8
"""After how many units without speech another scene begins."""
_LONGEST_SCENE = 400
"""How many turns are decided together; a longer conversation is cut."""
_KEPT = 7
"""How many candidates of a turn are weighed against those of others."""
_LEAST = 1e-9
_UNKNOWN = 0.9
"""The probability of an unknown speaker from which a turn is left without a speaker."""
_NOT_SPEECH = 0.95
"""How sure we are of what is no speech."""


def pattern_features(turn: Turn) -> list[list[str]]:
    """For each pattern the features of a turn that comes third in it; none for a second turn in one paragraph."""
    if turn.gap < 0:
        return [[] for _ in Pattern]
    gap = gap_of(turn)
    return [
        [f"{name} {turn.kind}", f"{name} gap={gap}", f"{name} {turn.kind} gap={gap}"]
        for name in (" ".join(pattern.name) for pattern in Pattern)
    ]


def scenes(turns: list[Turn]) -> Iterator[list[int]]:
    """The numbers of the turns of each scene."""
    scene: list[int] = []
    for number, turn in enumerate(turns):
        if scene and (turn.gap >= _SCENE_ENDS or len(scene) >= _LONGEST_SCENE):
            yield scene
            scene = []
        scene.append(number)
    if scene:
        yield scene


def decide_turns(generator: CandidateGenerator, weights: Weights) -> Iterator[ScoredCandidates]:
    """Decide on every quotation of a dialogue, in order."""
    cast = Cast(generator)
    speech = spoken(generator, weights)
    turns = turns_of(generator, cast, speech)
    is_speech = set(speech)
    features = TurnFeatures(generator, cast, turns, narrator_of(cast, turns))
    number = 0
    speaker: Entity | None = None
    patterns: dict[tuple[str, int], list[float]] = {}
    for scene in scenes(turns):
        kept = [_best(features.candidates(turn), weights) for turn in scene]
        chances = marginals(
            [_link(turns[turn], *kept[at], weights, patterns) for at, turn in enumerate(scene)]
        ).candidates
        for at, index in enumerate(scene):
            turn = turns[index]
            candidates, scores = kept[at]
            while number < turn.first:
                yield _not_speech(generator, number, weights)
                number += 1
            alone = probabilities(scores)
            best = _answer(candidates, chances[at])
            options = [
                _as_source(cast, turn, candidate, speaker, log((chance + _LEAST) / (one + _LEAST)))
                for candidate, chance, one in zip(candidates, chances[at], alone, strict=True)
            ]
            logs = [log(max(chance, _LEAST)) for chance in chances[at]]
            entity = candidates[best].entity
            confidence = weights.confidence(chances[at][best])
            while number < turn.end:
                if number in is_speech:
                    marks = _marks(generator, number)
                    yield ScoredCandidates(best, options, logs, marks, entity, confidence, weights)
                else:
                    yield _not_speech(generator, number, weights)
                number += 1
            speaker = entity
    while number < len(generator.quotes):
        yield _not_speech(generator, number, weights)
        number += 1


def _answer(candidates: list[TurnCandidate], chances: list[float]) -> int:
    """The candidate to answer with: somebody unknown only where a mention says so, or nearly all speaks for it."""
    order = sorted(range(len(candidates)), key=lambda index: -chances[index])
    first = candidates[order[0]]
    unknown = first.entity is None and first.pair is None and chances[order[0]] < _UNKNOWN
    return order[1] if unknown and len(order) > 1 else order[0]


def _best(candidates: list[TurnCandidate], weights: Weights) -> tuple[list[TurnCandidate], list[float]]:
    """The candidates of a turn that score best by themselves, and their scores."""
    scores = [weights.score(candidate.features) for candidate in candidates]
    order = sorted(range(len(scores)), key=lambda index: -scores[index])[:_KEPT]
    return [candidates[index] for index in order], [scores[index] for index in order]


def _link(
    turn: Turn,
    candidates: list[TurnCandidate],
    scores: list[float],
    weights: Weights,
    patterns: dict[tuple[str, int], list[float]],
) -> Link:
    """A turn as the chain has it; a speaker without a name equals no other.

    `patterns` has the scores of the patterns of the turns seen so far, which few things tell apart.
    """
    who = [id(candidate.entity) if candidate.entity is not None else -2 - turn.first for candidate in candidates]
    known = patterns.get((turn.kind, turn.gap))
    if known is None:
        known = patterns[turn.kind, turn.gap] = [weights.score(row) for row in pattern_features(turn)]
    return Link(who, scores, known)


def _as_source(
    cast: Cast, turn: Turn, candidate: TurnCandidate, last: Entity | None, by_turns: float
) -> SourceCandidate:
    """A candidate as the builder reads it; `by_turns` is what the turns around add to its score."""
    entity, features, pair = candidate
    origin = CandidateOrigin.PAIR
    if pair is None and entity is None:
        origin = CandidateOrigin.NOBODY
    elif pair is None and entity is not None:
        pair = cast.pair_of(entity, turn.token)
        origin = CandidateOrigin.TURN
        if entity is last and turn.gap < FAR:
            origin = CandidateOrigin.CARRIED_OVER
        elif f"called before {turn.kind}" in features:
            origin = CandidateOrigin.ADDRESSED
    return SourceCandidate(pair, origin, features, entity, by_turns)


def _not_speech(generator: CandidateGenerator, number: int, weights: Weights) -> ScoredCandidates:
    """The choice for marked words that are no speech."""
    marks = _marks(generator, number)
    nothing = SourceCandidate(None, CandidateOrigin.NO_SPEECH, marks.features)
    return ScoredCandidates(0, [nothing], [0.0], marks, None, _NOT_SPEECH, weights)


def _marks(generator: CandidateGenerator, number: int) -> MarkFeatures:
    return generator.marks(number, False)
