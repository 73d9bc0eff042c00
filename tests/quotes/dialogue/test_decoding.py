"""Turns decided together: by turn, by name called, by gesture, by what follows."""

import pytest

from citecli.quotes import AttributionRule, extract


def speakers(text: str) -> list[str]:
    return [quotation.speaker for quotation in extract(text)]


def test_lines_without_a_cue_take_turns():
    text = "“Is it far?” asked Nell.\n\n“No,” said Rolf.\n\n“Good.”\n\n“Why?”\n\n“I am tired,” said Nell."
    assert speakers(text) == ["Nell", "Rolf", "Nell", "Rolf", "Nell"]
    assert extract(text)[2].rule is AttributionRule.TURN


def test_what_follows_tells_whose_the_lines_before_were():
    text = (
        "Dora and Karl had the shop to themselves.\n\n“Did you lock it?” asked Dora.\n\n“Twice.”\n\n"
        "“And the window?”\n\n“The window was you,” said Karl.\n\n“Heavens,” said Dora."
    )
    assert speakers(text) == ["Dora", "Karl", "Dora", "Karl", "Dora"]


def test_who_acts_in_the_paragraph_speaks():
    text = "“Who fed the goat?” asked Nell.\n\n“It fed itself.” Rolf hung up his hat. “On my beans.”"
    assert speakers(text) == ["Nell", "Rolf", "Rolf"]


def test_two_in_one_paragraph():
    text = "“Come in,” said Nell. “I am in,” said Rolf.\n\n“So you are,” said Nell."
    assert speakers(text) == ["Nell", "Rolf", "Nell"]


def test_the_narrator_is_whom_others_call():
    text = (
        "“Good morning, Tom,” said Dora Lund.\n\n“Morning,” I said.\n\n"
        "“You are late,” said Dora.\n\n“A little,” I said."
    )
    assert speakers(text) == ["Dora Lund", "Tom", "Dora Lund", "Tom"]


def test_a_narrator_without_a_name():
    text = "“Good morning,” said Dora Lund.\n\n“Morning,” I said.\n\n“You are late,” said Dora.\n\n“A little,” I said."
    assert speakers(text) == ["Dora Lund", "the narrator", "Dora Lund", "the narrator"]


def test_mother_and_daughter_are_two():
    text = "Effie Lund ran to her mother, Mrs. Lund.\n\n“It is late,” said Mrs. Lund.\n\n“Not so late,” said Effie."
    assert speakers(text) == ["Mrs. Lund", "Effie Lund"]


@pytest.mark.parametrize("paragraphs", [5000])
def test_a_long_conversation_ends(paragraphs):
    text = "“Is it far?” asked Nell.\n\n“No,” said Rolf.\n\n" + "“Good.”\n\n" * paragraphs
    found = extract(text)
    assert len(found) == paragraphs + 2
    assert {quotation.speaker for quotation in found[:6]} == {"Nell", "Rolf"}


def test_reasons_are_said_with_what_the_turns_add():
    text = "“Is it far?” asked Nell.\n\n“No,” said Rolf.\n\n“Good.”\n\n“Why?”\n\n“I am tired,” said Nell."
    third = extract(text, explain=True)[2]
    assert third.candidates[0].speaker == "Nell"
    assert any(reason.feature.startswith("speakers of the turns") for reason in third.candidates[0].reasons)
