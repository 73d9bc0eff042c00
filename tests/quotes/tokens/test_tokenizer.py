"""Words, their kinds and their sentences."""

import pytest

from citecli.quotes.languages.vocabulary import TokenKind
from citecli.quotes.tokens.prepared_text import prepare
from citecli.quotes.tokens.tokenized_text import TokenizedText


def tokenized(characters: str) -> TokenizedText:
    return prepare(characters).text


def token_of(text: TokenizedText, word: str) -> int:
    return next(number for number, token in enumerate(text.tokens) if token.word == word)


def kinds(characters: str) -> list[tuple[str, TokenKind]]:
    return [(token.word, token.kind) for token in tokenized(characters).tokens]


def sentences(characters: str) -> list[str]:
    text = tokenized(characters)
    return [text.verbatim(first, end) for first, end, _ in text.sentences]


def test_words_have_kinds():
    assert kinds("Yesterday the mayor said, 3 times, that Ida Novak’s report failed.") == [
        ("Yesterday", TokenKind.ADVERB),
        ("the", TokenKind.DETERMINER),
        ("mayor", TokenKind.ROLE),
        ("said", TokenKind.CUE),
        (",", TokenKind.COMMA),
        ("3", TokenKind.NUMBER),
        ("times", TokenKind.ORGANIZATION),
        (",", TokenKind.COMMA),
        ("that", TokenKind.SUBORDINATOR),
        ("Ida", TokenKind.NAME),
        ("Novak’s", TokenKind.NAME),
        ("report", TokenKind.CUE),
        ("failed", TokenKind.VERB),
        (".", TokenKind.PUNCTUATION),
    ]


def test_a_token_knows_where_it_stands():
    characters = "Nora left. Bob’s dog stayed."
    text = tokenized(characters)
    token = text.tokens[token_of(text, "Bob’s")]
    assert characters[token.start : token.end] == "Bob’s"
    assert (token.norm, token.possessive, token.sentence) == ("bob", True, 1)
    assert text.sentence_of(token_of(text, "dog")).first == token_of(text, "Bob’s")
    assert text.has_possessive(3, 5)
    assert not text.has_possessive(0, 3)


def test_kinds_are_counted_in_stretches():
    text = tokenized("One, two, three, four.")
    assert text.count(TokenKind.COMMA, 0, len(text.tokens)) == 3
    assert text.count(TokenKind.COMMA, 2, 4) == 1
    assert text.count(TokenKind.COMMA, 4, 2) == 0
    assert list(text.kinds) == [token.kind for token in text.tokens]


def test_a_quotation_is_one_token():
    text = tokenized("“We will go,” she said. “And soon.”")
    assert [text.tokens[token].kind for token in text.quote_tokens] == [TokenKind.QUOTE] * 2
    assert text.characters[text.tokens[0].start : text.tokens[0].end] == "“We will go,”"


def test_a_label_in_marks_is_read_outside():
    text = tokenized("“MARSH: We will go.”")
    assert [token.word for token in text.tokens] == ["MARSH", ":", "“”"]
    assert text.tokens[0].kind is TokenKind.NAME


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        ("Ida went. Bob stayed.", ["Ida went.", "Bob stayed."]),
        ("Dr. Novak met Gen. Marsh. They spoke.", ["Dr. Novak met Gen. Marsh.", "They spoke."]),
        ("It cost $3.5 million. Who paid?", ["It cost $3.5 million.", "Who paid?"]),
        ("“Go,” she said, “now.” He went.", ["“Go,” she said, “now.”", "He went."]),
        ("“Really?” Ada asked.", ["“Really?” Ada asked."]),
        ("“Really?” Ada left the room.", ["“Really?”", "Ada left the room."]),
        ("He met J. Marsh. The rest left.", ["He met J. Marsh.", "The rest left."]),
    ],
)
def test_sentences(characters, expected):
    assert sentences(characters) == expected


def test_an_endless_sentence_is_cut():
    assert len(sentences("word " * 500)) == 4


@pytest.mark.parametrize(
    ("characters", "word", "kind"),
    [
        ("He met April Ryan.", "April", TokenKind.NAME),
        ("He met her in April.", "April", TokenKind.TIME),
        ("We saw that Will Hurd left.", "Will", TokenKind.NAME),
        ("Will it rain?", "Will", TokenKind.AUXILIARY),
        ("The United States press waits in the United Press building.", "Press", TokenKind.NAME),
        ("Footage came. No footage was kept.", "Footage", TokenKind.OTHER),
        ("Slowly it moved.", "Slowly", TokenKind.ADVERB),
        ("Reilly spoke. Ann Reilly left.", "Reilly", TokenKind.NAME),
        ("CHAPTER V. It rained.", "V.", TokenKind.PUNCTUATION),
        ("Walking helps.", "Walking", TokenKind.VERB),
        ("A 40-year-old spoke.", "40-year-old", TokenKind.ROLE),
        ("The US agreed.", "US", TokenKind.NAME),
        ("He told us so.", "us", TokenKind.OBJECT),
    ],
)
def test_what_a_capital_means(characters, word, kind):
    text = tokenized(characters)
    assert text.tokens[token_of(text, word)].kind is kind
