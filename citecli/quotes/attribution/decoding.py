"""Attribution: the decision on each quotation, left to right, by a linear model over the candidates' features.

The score of a candidate is the sum of its features' weights; the probabilities of all candidates of a quotation are
the softmax of their scores. What was decided before is evidence for what comes next.
"""

from collections.abc import Iterator
from typing import NamedTuple

from citecli.quotes.attribution.candidate_generator import CandidateGenerator, mention_key
from citecli.quotes.attribution.candidates import CandidateOrigin, Decision, SourceCandidate
from citecli.quotes.attribution.speech_flow import SpeechFlow
from citecli.quotes.attribution.weights import Weights, probabilities
from citecli.quotes.coreference.entities import Entity
from citecli.quotes.tokens.mark_features import MarkFeatures

_SILENCE = 0.5
"""How probable it must be that marked words are no speech for us to say so."""


class ScoredCandidates(NamedTuple):
    """What was decided on one quotation, among all candidates."""

    best: int
    """The position of the chosen one."""
    candidates: list[SourceCandidate]
    scores: list[float]
    """Theirs, in their order."""
    marks: MarkFeatures
    entity: Entity | None
    confidence: float
    """The expected share of such answers that are right."""
    weights: Weights
    """What the scores were made with."""


def decision_of(
    generator: CandidateGenerator, token: int, candidate: SourceCandidate, history: list[Decision]
) -> Decision:
    """What a candidate, chosen for the quotation at `token`, means for the quotations that follow."""
    if candidate.pair is None:
        return Decision(token, None, candidate.origin is not CandidateOrigin.NO_SPEECH, "")
    mention = candidate.pair.mention
    last = next((earlier.entity for earlier in reversed(history) if earlier.entity is not None), None)
    entity = generator.resolver.entity(mention, last)
    return Decision(token, candidate.pair, True, mention_key(generator.text, mention), entity)


def choose(scores: list[float], goes_on: bool = False) -> int:
    """The best candidate. The last stands for "no speech": it wins only if it outweighs all others together.

    It never does where speech simply goes on (`goes_on`): a paragraph that is nothing but words in marks, after one
    with speech.
    """
    chances = probabilities(scores)
    last = len(scores) - 1
    if chances[last] > _SILENCE and not goes_on:
        return last
    return max(range(last), key=scores.__getitem__)


def decide(generator: CandidateGenerator, weights: Weights) -> Iterator[ScoredCandidates]:
    """Decide on every quotation of a text in order, one at a time: all candidates of a long text are very many."""
    history: list[Decision] = []
    text = generator.text
    flow = SpeechFlow(generator)
    for number in range(len(generator.quotes)):
        marks, candidates = generator.candidates(number, history)
        scores = [weights.score(candidate.features) for candidate in candidates]
        best = choose(scores, goes_on=flow.follows_speech(number, history))
        decision = decision_of(generator, text.quote_tokens[number], candidates[best], history)
        confidence = weights.confidence(probabilities(scores)[best])
        yield ScoredCandidates(best, candidates, scores, marks, decision.entity, confidence, weights)
        history.append(decision)
        del history[:-8]
