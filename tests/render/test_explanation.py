"""The sentence that says why a quotation is given to its speaker."""

import pytest

from citecli.answers.quotations import Utterance
from citecli.quotes import extract
from citecli.readers import plain_text
from citecli.readers.source import Source
from citecli.render.explanation import explanation


def explanations(text: str) -> list[str]:
    document = plain_text.read(Source("x", text.encode()))
    quotations = extract(text, paragraphs=document.paragraphs, explain=True)
    return [explanation(Utterance(document, number, one)) for number, one in enumerate(quotations, 1)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "“The tide will turn tonight,” Ada Marsh said.",
            "“said”, with the subject “Ada Marsh”, stands after the words;",
        ),
        (
            "“The tide will turn,” said Ada Marsh.",
            "“said”, followed by its subject “Ada Marsh”, stands after the words;",
        ),
        ("Ada Marsh said: “The tide will turn.”", "“said”, with the subject “Ada Marsh”, stands before the words;"),
        ("According to Ada Marsh, “the tide will turn.”", "“According to” introduces “Ada Marsh” as the source;"),
    ],
)
def test_the_reason(text: str, reason: str) -> None:
    (shown,) = explanations(text)
    assert shown.startswith(f"because {reason} ")
    assert "% sure" in shown


def test_who_else_it_might_be() -> None:
    text = "Ada Marsh met Ben Lund at the weir. “The tide will turn,” he told Ada Marsh."
    (shown,) = explanations(text)
    assert "; else: " in shown
    assert shown.partition("; else: ")[2].count(",") <= 1


def test_no_features_and_no_weights() -> None:
    for shown in explanations("“One,” Ada Marsh said. “Two,” she added. “Three?” asked Ben Lund."):
        assert "+0" not in shown
        assert "=" not in shown
