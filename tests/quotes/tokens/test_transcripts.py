"""Turns of a transcript."""

import pytest

from citecli.quotes.tokens.prepared_text import prepare


def turns(text: str) -> list[tuple[str, str, bool, bool]]:
    """Each turn: its label, its words, whether it goes on, whether it is of an interview."""
    return [
        (text[slice(*one.label)], text[slice(*one.words)], one.continues, one.is_interview)
        for one in prepare(text).turns
    ]


def test_labels_in_capitals() -> None:
    text = "MAYOR: It rains.\n\nROE: It does.\n\nMAYOR: Still.\n\nROE: Yes.\n"
    assert [(label, words) for label, words, *_ in turns(text)] == [
        ("MAYOR", "It rains."), ("ROE", "It does."), ("MAYOR", "Still."), ("ROE", "Yes."),
    ]  # fmt: skip


def test_questions_and_answers_are_an_interview() -> None:
    text = "Q. Does it rain?\n\nA. It does.\n\nQ. Still?\n\nA. Yes.\n"
    assert [is_interview for *_, is_interview in turns(text)] == [True] * 4


@pytest.mark.parametrize("text", ["", "It rains.\n\nIt still does.\n", "Note: it rains.\n\nIt still does.\n"])
def test_what_is_no_transcript(text: str) -> None:
    assert turns(text) == []
