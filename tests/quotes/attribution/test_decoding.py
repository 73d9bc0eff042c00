"""Scores, decisions and the dialogue they make."""

import pytest

from citecli.quotes.attribution.candidate_generator import CandidateGenerator, bucket
from citecli.quotes.attribution.candidates import CandidateOrigin
from citecli.quotes.attribution.decoding import choose, decide
from citecli.quotes.attribution.weights import Weights, load_weights, probabilities, unfold
from citecli.quotes.tokens.prepared_text import prepare


def generator_of(characters: str) -> CandidateGenerator:
    prepared = prepare(characters)
    return CandidateGenerator(prepared.text, prepared.quotes, prepared.headline_units)


def test_a_score_is_the_sum_of_the_known_features():
    assert Weights({"a": 1.5, "b": -0.5}).score(["a", "b", "c"]) == 1.0


def test_probabilities_sum_to_one_and_keep_the_order():
    chances = probabilities([1.0, 3.0, 2.0])
    assert sum(chances) == pytest.approx(1)
    assert chances[1] > chances[2] > chances[0]


def test_confidence_grows_with_the_probability():
    weights = load_weights()
    confidences = [weights.confidence(tenth / 10) for tenth in range(11)]
    assert confidences == sorted(confidences)
    assert 0 < confidences[0] < confidences[-1] < 1


def test_lines_of_weights_unfold():
    words = {"s": "same-unit", "A": "far"}
    assert unfold(["carried1 s4A-3"], words) == {"carried1 same-unit": 0.4, "carried1 far": -0.3}


def test_no_speech_must_outweigh_all_others_together():
    assert choose([1.0, 1.0, 1.5]) == 0
    assert choose([1.0, 0.0, 4.0]) == 2
    assert choose([1.0, 2.0, 4.0], goes_on=True) == 1


@pytest.mark.parametrize(("gap", "name"), [(0, "0"), (2, "2"), (4, "3+"), (8, "5+"), (16, "9+"), (99, "17+")])
def test_distances_are_coarse(gap, name):
    assert bucket(gap) == name


def test_the_last_candidates_name_nobody():
    generator = generator_of("“We stay,” said Nora. “For now.”")
    _, candidates = generator.candidates(0, [])
    assert [candidate.origin for candidate in candidates[-2:]] == [CandidateOrigin.NOBODY, CandidateOrigin.NO_SPEECH]
    assert all(candidate.pair is not None for candidate in candidates[:-2])


def test_who_spoke_goes_on():
    choices = list(decide(generator_of("“We stay,” said Nora Bell. “For now.”"), load_weights()))
    assert [choice.entity.display if choice.entity else "" for choice in choices] == ["Nora Bell", "Nora Bell"]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    generator = generator_of("Nora said: “We stay.\n\n“It rained.”\n\n“No more,” said Carl.")
    assert [generator.continues(number) for number in range(3)] == [False, True, False]
