"""Stretches of words that may be what is said."""

import pytest

from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.weights import load_weights
from citecli.quotes.coreference.mentions import Mention
from citecli.quotes.indirect.content_boundaries import auxiliary_before, following_words, word_class
from citecli.quotes.indirect.content_spans import content_spans
from citecli.quotes.indirect.indirect_pairs import indirect_pairs, lemma_of
from citecli.quotes.indirect.reported_speech import pairs_by_cue, reported_speech
from citecli.quotes.tokens.prepared_text import prepare
from citecli.quotes.tokens.tokenized_text import TokenizedText


def generator_of(characters: str) -> CandidateGenerator:
    prepared = prepare(characters)
    return CandidateGenerator(prepared.text, prepared.quotes, prepared.headline_units)


def sentence_of(generator: CandidateGenerator) -> tuple[TokenizedText, int, list[Mention]]:
    """The first sentence of a text with its mentions."""
    return generator.text, 0, generator.mentions(0)


def contents(characters: str, cue: str) -> list[str]:
    """What a cue may report, by its first pair, but for nothing."""
    generator = generator_of(characters)
    text = generator.text
    by_cue = pairs_by_cue(generator, 0)
    (pairs,) = [pairs for token, pairs in by_cue.items() if text.tokens[token].word == cue]
    spans = content_spans(generator, 0, pairs[0])
    assert spans[-1][:2] == (-1, -1)
    return [text.verbatim(span.first, span.end) for span in spans[:-1]]


@pytest.mark.parametrize(
    ("characters", "cue", "content"),
    [
        ("Nora said that the bridge would hold.", "said", "that the bridge would hold"),
        ("The bridge would hold, Nora said.", "said", "The bridge would hold"),
        ("Nora told the mayor they would stay.", "told", "they would stay"),
        ("The plan was criticized by many.", "criticized", "The plan"),
        ("Nora said the bridge would hold, but few listened.", "said", "the bridge would hold"),
        ("Nora declined to comment.", "declined", "to comment"),
    ],
)
def test_the_content_is_among_the_candidates(characters, cue, content):
    assert content in contents(characters, cue)


def test_around_a_cue_the_whole_sentence_is_said():
    assert contents("The bridge, Nora said, would hold.", "said")[-1] == "The bridge, Nora said, would hold"


def test_words_are_called_by_kind():
    text = prepare("She said that, and Nora would stay").text
    assert [word_class(text, index, 8) for index in range(9)] == [
        "pronoun",
        "verb",
        "that",
        ",",
        "noun",
        "name",
        "auxiliary",
        "noun",
        "end",
    ]
    assert following_words(text, 3, 8) == ",andname"


@pytest.mark.parametrize(
    ("characters", "kind"),
    [
        ("She would say so", "modal"),
        ("She never has said so", "have"),
        ("She did not say so", "do"),
        ("She wanted to say so", "to"),
        ("She couldn't say so", "not"),
        ("She was told so", "be"),
        ("She said so", "none"),
    ],
)
def test_the_auxiliary_before_a_cue(characters, kind):
    text = prepare(characters).text
    cue = next(number for number, token in enumerate(text.tokens) if token.norm in ("say", "said", "told"))
    assert auxiliary_before(text, cue, 0) == kind


def test_cues_that_announce_no_words_in_marks():
    generator = generator_of("Nora sought a deal, it seemed, and criticism of the plan grew.")
    pairs = {generator.text.tokens[cue].word: of_cue for cue, of_cue in indirect_pairs(*sentence_of(generator)).items()}
    assert list(pairs) == ["sought", "seemed", "criticism"]
    unnamed = [word for word, of_cue in pairs.items() if any(pair.link is CueLink.NOBODY for pair in of_cue)]
    assert unnamed == ["seemed", "criticism"]


@pytest.mark.parametrize(
    ("word", "lemma"), [("said", "say"), ("declined", "decline"), ("claims", "claim"), ("bridge", "bridge")]
)
def test_lemmas(word, lemma):
    assert lemma_of(word) == lemma


def test_reported_speech_is_found_once_and_in_order():
    generator = generator_of("Nora Bell said that the bridge would hold. Carl Roe argued that it would not.")
    reports = reported_speech(generator, load_weights())
    text = generator.text
    assert [text.verbatim(report.first, report.end) for report in reports] == [
        "that the bridge would hold",
        "that it would not",
    ]
    assert all(0.2 <= report.probability <= 1 and 0 <= report.silence < 1 for report in reports)
