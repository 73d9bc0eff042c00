"""Cues, the mentions that may be their sources, and the patterns that link them."""

import pytest

from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair, cue_source_pairs, cue_tokens
from citecli.quotes.coreference.mentions import mentions_of_sentence
from citecli.quotes.tokens.prepared_text import prepare
from citecli.quotes.tokens.tokenized_text import TokenizedText


def pairs_of(characters: str) -> tuple[TokenizedText, list[CueSourcePair]]:
    text = prepare(characters).text
    return text, cue_source_pairs(text, 0, mentions_of_sentence(text, 0))


def link(characters: str, who: str, cue: str) -> CueLink:
    text, pairs = pairs_of(characters)
    (found,) = [
        pair.link
        for pair in pairs
        if pair.cue >= 0
        and text.tokens[pair.cue].word == cue
        and text.verbatim(pair.mention.first, pair.mention.end) == who
    ]
    return found


@pytest.mark.parametrize(
    ("characters", "who", "cue", "expected"),
    [
        ("Nora said so.", "Nora", "said", CueLink.SUBJECT),
        ("Nora has often said so.", "Nora", "said", CueLink.SUBJECT),
        ("“Go,” said Nora.", "Nora", "said", CueLink.INVERTED),
        ("Nora, who had stayed, said so.", "Nora", "said", CueLink.RELATIVE),
        ("Nora, the mayor, said so.", "Nora", "said", CueLink.APPOSITION),
        ("Nora was told so.", "Nora", "told", CueLink.PASSIVE),
        ("Nora wanted to say so.", "Nora", "say", CueLink.INFINITIVE),
        ("Nora walked in and said so.", "Nora", "said", CueLink.COORDINATED),
        ("Nora of Salem said so.", "Nora", "said", CueLink.WITH_PHRASE),
        ("Nora Bell (R-Ohio) said so.", "Nora Bell", "said", CueLink.SUBJECT),
        ("According to Nora it rained.", "Nora", "According", CueLink.ACCORDING_TO),
        ("It was said by Nora.", "Nora", "said", CueLink.BY),
        ("She told Nora so.", "Nora", "told", CueLink.INVERTED),
        ("Nora’s claim that it rained failed.", "Nora’s", "claim", CueLink.OWNER),
    ],
)
def test_links(characters, who, cue, expected):
    assert link(characters, who, cue) is expected


def test_every_mention_stands_by_itself_too():
    _, pairs = pairs_of("Nora met the mayor.")
    assert [(pair.cue, pair.link) for pair in pairs] == [(-1, CueLink.NONE)] * 2


@pytest.mark.parametrize(
    ("characters", "cues"),
    [
        ("She said so and went on.", ["said", "went"]),
        ("She went home.", []),
        ("She put it well and put on her hat.", ["put"]),
        ("The report of claims to say so.", ["say"]),
        ("According to them it rained, and accordingly they left.", ["According"]),
    ],
)
def test_cues(characters, cues):
    text = prepare(characters).text
    first, end, _ = text.sentences[0]
    mentions = mentions_of_sentence(text, 0)
    assert [text.tokens[cue].word for cue in cue_tokens(text, first, end, mentions)] == cues


@pytest.mark.parametrize(
    ("characters", "who", "source"),
    [
        (
            "“Go,” said a longtime adviser to both Clintons.",
            "a longtime adviser",
            "a longtime adviser to both Clintons",
        ),
        ("“Go,” said officials involved in the plan.", "officials", "officials involved in the plan"),
        ("Nora and Ida said so.", "Ida", "Nora and Ida"),
        ("The agency’s director, Carl Roe, said so.", "Carl Roe", "The agency’s director, Carl Roe"),
    ],
)
def test_a_source_is_whole(characters, who, source):
    text, pairs = pairs_of(characters)
    sources = [
        text.verbatim(pair.source_first, pair.source_end)
        for pair in pairs
        if pair.cue >= 0 and text.verbatim(pair.mention.first, pair.mention.end) == who
    ]
    assert sources == [source]


def test_the_context_of_a_mention():
    text, pairs = pairs_of("Nora said by phone that Ida was pushed.")
    contexts = {
        text.verbatim(pair.mention.first, pair.mention.end): pair.context for pair in pairs if pair.link is CueLink.NONE
    }
    assert contexts["Nora"] == ("opens-sentence",)
    assert contexts["Ida"] == ("after-that", "of-passive")
