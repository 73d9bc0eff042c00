"""Words that can name a speaker."""

import pytest

from citecli.quotes.coreference.mentions import MentionKind, mentions_of_sentence
from citecli.quotes.tokens.prepared_text import prepare


def mentions(characters: str) -> list[tuple[str, str]]:
    text = prepare(characters).text
    return [
        (text.verbatim(mention.first, mention.end), mention.kind.name)
        for sentence in range(len(text.sentences))
        for mention in mentions_of_sentence(text, sentence)
    ]


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        ("She left.", [("She", "PRONOUN")]),
        ("Nora saw him.", [("Nora", "NAME"), ("him", "OBJECT")]),
        ("The retired mayor spoke.", [("The retired mayor", "ROLE")]),
        ("A city council voted.", [("A city council", "ORGANIZATION")]),
        ("Gen. Rosa de la Cruz spoke.", [("Gen. Rosa de la Cruz", "NAME")]),
        ("Nora’s sister left.", [("Nora’s", "POSSESSOR"), ("Nora’s sister", "ROLE")]),
        ("His claim failed.", [("His", "POSSESSOR"), ("His claim", "OTHER")]),
        ("Nora, who said so, spoke.", [("Nora", "NAME"), ("who", "RELATIVE")]),
        ("Bell supporters spoke.", [("Bell supporters", "ROLE")]),
        ("Bell spokesman Carl Roe spoke.", [("Bell spokesman Carl Roe", "NAME")]),
        ("SALEM, Dec. 8 (UPI) — Nora spoke.", [("Nora", "NAME")]),
        ("She was playing on nerves.", [("She", "PRONOUN"), ("nerves", "OTHER")]),
    ],
)
def test_mentions(characters, expected):
    assert mentions(characters) == expected


def test_the_head_decides_the_kind():
    text = prepare("Former council member Ida Novak spoke.").text
    (mention,) = mentions_of_sentence(text, 0)
    assert text.tokens[mention.head].word == "Novak"
    assert mention.kind is MentionKind.NAME
