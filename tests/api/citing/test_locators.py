"""Where words stand, as a manual has it."""

from collections.abc import Callable

import pytest

from citecli.answers.set_quotations import PassageLocator
from citecli.api.citing.locators import heading_named, locator_in_document
from citecli.api.citing.printed_numbers import own_numbers
from citecli.documents.model import Document
from citecli.quoting.style_manuals import APA, CHICAGO, MLA

Make = Callable[..., Document]


def test_pages_go_before_times_and_times_before_paragraphs(make_document: Make) -> None:
    document = make_document("One.", "Two.", pages=["12", "13"], times=["00:01:02", "00:03:00"])
    assert locator_in_document(document, document.paragraphs, CHICAGO, {}) == PassageLocator("page", "12-13")
    spoken = make_document("One.", times=["00:01:02.500 --> 00:01:04.000"])
    assert locator_in_document(spoken, spoken.paragraphs, APA, {}) == PassageLocator("timestamp", "1:02")
    assert locator_in_document(spoken, spoken.paragraphs, MLA, {}) == PassageLocator("timestamp", "00:01:02")


def test_paragraphs_are_counted_where_the_manual_says_so(make_document: Make) -> None:
    document = make_document("One.", "# The works", "Two.", "Three.")
    last = document.paragraphs[2:]
    assert locator_in_document(document, last, APA, {}) == PassageLocator("paragraph", "2", "The works")
    assert locator_in_document(document, last, MLA, {}) == PassageLocator()
    assert locator_in_document(document, last, MLA, {3: "7"}) == PassageLocator("paragraph", "7")
    assert locator_in_document(document, (), APA, {}) == PassageLocator()


def test_the_source_numbers_its_paragraphs(make_document: Make) -> None:
    document = make_document("[1] One.", "[2] Two.", "[3] Three.", "[4] Four.")
    assert own_numbers(document) == {1: "1", 2: "2", 3: "3", 4: "4"}
    assert own_numbers(make_document("1 One.", "2 Two.", "Three.", "Four.")) == {}
    assert own_numbers(make_document("1 One.", "5 Two.", "9 Three.", "2 Four.")) == {}


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("The works", "The works"),
        ("What the council said about the wall", "“What the council said”"),
        ("One, two: three four, five six seven", "“One, two: three four”"),
    ],
)
def test_long_headings_are_shortened(heading: str, name: str) -> None:
    assert heading_named(heading) == name
