"""Whether a text is dialogue, by its form."""

import pytest

from citecli.quotes.attribution.weights import load_weights
from citecli.quotes.dialogue.genre import is_dialogue
from citecli.quotes.tokens.prepared_text import prepare


def reads_as_dialogue(text: str) -> bool:
    prepared = prepare(text)
    return is_dialogue(prepared.text, prepared.quotes, load_weights("dialogue"))


@pytest.mark.parametrize(
    "text",
    [
        "“Is it far?” asked Nell.\n\n“No,” said Rolf.\n\n“Good.”\n\n“Why?”\n\n“I am tired,” said Nell.",
        "The lamp smoked. “You might have written,” said Mrs. Orde.\n\n“I did,” he murmured. She laughed.\n\n“Liar!”",
        "—Is it far? asked Nell.\n\n—Not very, said Tom.\n\n—How far, then?",
    ],
)
def test_stories_are(text):
    assert reads_as_dialogue(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No marks at all.",
        "She owns “Tides,” “The Reed Bed” and “Stones of the North.”",
        "The council approved a budget of $4.2 million on Tuesday. “We had to,” Mayor Ida Novak told reporters.\n\n"
        "“The bridge comes first,” Novak said, according to a statement from her office. Spokesman Carl Roe called the "
        "plan “overdue.”",
    ],
)
def test_reports_and_lists_are_not(text):
    assert not reads_as_dialogue(text)
