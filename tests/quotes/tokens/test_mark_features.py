"""What words in quotation marks look like."""

import pytest

from citecli.quotes.tokens.mark_features import MarkFeatures, mark_features
from citecli.quotes.tokens.prepared_text import prepare


def features_of(characters: str) -> MarkFeatures:
    prepared = prepare(characters)
    token = prepared.text.quote_tokens[0]
    return mark_features(prepared.text, prepared.quotes[0], token, False)


@pytest.mark.parametrize(
    ("characters", "before", "after", "opening", "closing", "size"),
    [
        ("“We will go soon,” she said.", "^^", "pronoun", "capital", ",", "4-5"),
        ("Nora said: “We stay.”", ":", "$$", "capital", ".", "2"),
        ("Nora said “it rained” again.", "cue-say", "adverb", "lower", "word", "2"),
        ("He read the “Night Train” twice.", "the", "adverb", "capital", "word", "2"),
        ("It rained. “3 of us stayed”, Nora said.", "^", "name", "digit", ",", "4-5"),
        ("Nora’s “plan” failed.", "possessive", "verb", "lower", "word", "1"),
        ("Did she say “no way —” then?", "cue-say", "subordinator", "lower", "—", "3"),
    ],
)
def test_edges_and_neighbours(characters, before, after, opening, closing, size):
    marks = features_of(characters)
    assert (marks.before, marks.after, marks.opening, marks.closing, marks.size) == (
        before,
        after,
        opening,
        closing,
        size,
    )


def test_a_comma_outside_the_marks():
    assert features_of("“The roof held”, she said.").comma_outside
    assert not features_of("“The roof”, a song, failed.").comma_outside


def test_titles_nicknames_and_speech_differ():
    assert any(name.startswith("titled ") for name in features_of("Her novel “The Long Way” sold.").features)
    assert "titled-thing-before titled=True" in features_of("Her novel “The Long Way” sold.").features
    assert "inside-name" in features_of("Here spoke William “Bill” Weston again.").features
    assert "first-person" in features_of("“I know,” she said.").features
    assert "unclosed" in features_of("“I know, she said.").features
