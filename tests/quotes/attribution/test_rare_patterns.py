"""Layouts and turns of phrase that are too rare to be learned, each with its right answer."""

import pytest

from citecli.quotes import QuotationKind, extract


def first_speaker(text: str) -> str:
    return extract(text)[0].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The pier was shut.\n\n“We will open when the last plank is down.”\n\n- Ruth Carver\n\nIt rained.",
            "Ruth Carver",
        ),
        ("Lund said that Ruth Carver had told her “there is no plan”. Lund was not surprised.", "Ruth Carver"),
        ("Ruth Carver, the clerk, said that according to its own diary “nobody was there.”", "Ruth Carver"),
        ("The phrase that stuck was Justice Carver’s line, “a pier is a promise.” It rained.", "Justice Carver"),
        ("The harbour’s finance director, Ruth Carver, was blunt. “It will cost,” she said.", "Ruth Carver"),
        ("Asked whether Karl Lund, who built it, would come, Ruth Carver laughed.\n\n“No,” she said.", "Ruth Carver"),
        ("Health Secretary Ruth Carver came late. “The train stopped,” she said.", "Health Secretary Ruth Carver"),
        ("Deputy Prime Minister Ruth Carver said: “We will vote in May.”", "Deputy Prime Minister Ruth Carver"),
        ("“It is cold,” said the sexton to himself. Nobody heard him.", "the sexton"),
        ("Anna Lind May, 44, a baker, got up at three. “Bread will not wait,” she said.", "Anna Lind May"),
    ],
)
def test_who_speaks(text, speaker):
    assert first_speaker(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The effect is called “pier fever” on this coast.",
        "The lane is known as “the gutter” to those who live there.",
        "She sang in “Reeds and Water” for two winters.",
    ],
)
def test_what_is_no_speech(text):
    assert all(quotation.kind is QuotationKind.MARKED for quotation in extract(text, all_marks=True))


def test_a_plural_before_a_name_is_no_apposition():
    (quotation,) = extract("According to officials, Ruth Carver “has asked for more time” in private.")
    assert quotation.speaker == "officials"
    assert quotation.about == "Ruth Carver"
