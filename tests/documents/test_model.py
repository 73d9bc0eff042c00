import pytest

from citecli.documents.model import Document, PageTurn, Paragraph, Span
from citecli.references.model import Reference

TEXT = "One two.\n\nThree four five."
DOCUMENT = Document("a", TEXT, (Paragraph(1, Span(0, 8)), Paragraph(2, Span(10, 26))), Reference("a"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Span(0, 5), Span(4, 9), True),
        (Span(0, 5), Span(5, 9), False),
        (Span(2, 3), Span(0, 9), True),
        (Span(3, 3), Span(3, 9), False),
    ],
)
def test_overlap(one: Span, other: Span, expected: bool) -> None:
    assert one.overlaps(other) is other.overlaps(one) is expected


def test_a_span_covers_its_first_character_but_not_the_one_after_its_last() -> None:
    assert [Span(2, 4).covers(offset) for offset in (1, 2, 3, 4)] == [False, True, True, False]


@pytest.mark.parametrize(("offset", "number"), [(0, 1), (7, 1), (8, None), (10, 2), (26, None), (-1, None)])
def test_the_paragraph_at_an_offset(offset: int, number: int | None) -> None:
    paragraph = DOCUMENT.paragraph_at(offset)
    assert (paragraph and paragraph.number) == number


def test_words_of_the_body_are_counted() -> None:
    assert DOCUMENT.count_words() == 5


def test_a_part_of_a_paragraph_is_on_its_own_pages() -> None:
    paragraph = Paragraph(1, Span(0, 30), page="1–3", turns=(PageTurn(10, "2"), PageTurn(20, "3")))
    assert [paragraph.narrowed(Span(*ends)).page for ends in ((0, 5), (12, 15), (15, 25), (0, 30))] == [
        "1", "2", "2–3", "1–3",
    ]  # fmt: skip
