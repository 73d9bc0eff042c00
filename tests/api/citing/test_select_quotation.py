"""The quotation that a number or words mean."""

from collections.abc import Callable

import pytest

from citecli.api.citing.select_quotation import select_quotation
from citecli.documents.model import Document
from citecli.errors import NothingMatched

Make = Callable[..., Document]
TEXT = (
    "“We have waited long enough,” said Ann Roe. “The naïve never learn,” said Sam Poe.",
    "Nobody on the quay kept a count.",
)


@pytest.mark.parametrize(
    ("wanted", "number", "text"),
    [
        ("1", 1, "“We have waited long enough,”"),
        ("waited long", 1, "“We have waited long enough,”"),
        ("WE…enough", 1, "“We have waited long enough,”"),
        ("naive", 2, "“The naïve never learn,”"),
        ("on the quay kept", 0, "on the quay kept"),
        ("Nobody…", 0, "Nobody on the quay kept a count."),
        ("count.", 0, "count."),
        ("quay [of all places] kept", 0, "quay kept"),
        ("on the quay[s] kept a count", 0, "on the quay kept a count"),
    ],
)
def test_selected(make_document: Make, wanted: str, number: int, text: str) -> None:
    (found,) = select_quotation(make_document(*TEXT), wanted)
    assert (found.number, found.text) == (number, text)


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ("3", "roe has 2 quotations; there is no quotation 3"),
        ("lanterns", "“lanterns” does not occur in roe"),
        ("lanterns\r\nand\u2028more", "“lanterns and more” does not occur in roe"),
        ("nobody at the quay kept a count", "the nearest words are “Nobody on the quay kept a count”"),
        ("", "does not occur"),
    ],
)
def test_nothing_selected(make_document: Make, wanted: str, reason: str) -> None:
    with pytest.raises(NothingMatched, match=reason.replace("…", ".")):
        select_quotation(make_document(*TEXT), wanted)


TRANSCRIPT = (
    "Ann Roe: Good morning. We met Mr. Poe at the “old quay.” It rained, and nobody came. Did you see it?",
    "Sam Poe: I did not. " + "And then we went on and on " + "and then we went on and on " * 30,
    "Ann Roe: Well. Good.",
)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("met mr poe", "We met Mr. Poe at the “old quay.”"),
        ("nobody came", "It rained, and nobody came."),
        ("rained…see it", "It rained, and nobody came. Did you see it?"),
        ("did not", "I did not."),
        ("And then we went on and on and then", "And then we went on and on and then"),
        ("3", "Well. Good."),
    ],
)
def test_words_of_a_turn_select_their_sentences(make_document: Make, wanted: str, text: str) -> None:
    (found,) = select_quotation(make_document(*TRANSCRIPT), wanted)
    assert found.text == text
    assert found.quotation.attribution is not None
