"""How prominently a mention stands in its sentence."""

import pytest

from citecli.quotes.coreference.mentions import mentions_of_sentence
from citecli.quotes.coreference.syntactic_prominence import phrase, prominence_of
from citecli.quotes.tokens.prepared_text import prepare


@pytest.mark.parametrize(
    ("characters", "who", "expected"),
    [
        ("Nora said that it rained.", "Nora", "SPEAKER"),
        ("“It rained,” said Nora.", "Nora", "SPEAKER"),
        ("According to Nora it rained.", "Nora", "SPEAKER"),
        ("Nora walked home.", "Nora", "SUBJECT"),
        ("The union’s secretary, Nora, walked home.", "Nora", "SUBJECT"),
        ("They saw Nora.", "Nora", "OBJECT"),
        ("They walked with Nora.", "Nora", "OBLIQUE"),
        ("They took Nora’s boat.", "Nora’s", "OWNER"),
        ("They left because Nora walked home.", "Nora", "INNER_SUBJECT"),
    ],
)
def test_prominence(characters, who, expected):
    text = prepare(characters).text
    mentions = mentions_of_sentence(text, 0)
    (mention,) = [mention for mention in mentions if text.verbatim(mention.first, mention.end) == who]
    assert prominence_of(text, mention, 0).name == expected


def test_a_phrase_takes_in_what_belongs_to_it():
    text = prepare("A spokesman for the mayor of Salem declined.").text
    mentions = mentions_of_sentence(text, 0)
    assert phrase(text, mentions[0], mentions) == "A spokesman for the mayor of Salem"
