import pytest

from citecli.documents.model import Document, PageTurn, Paragraph, Span, page_label, place_label
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


def test_pages() -> None:
    assert [page_label(page) for page in ("12", "iv", "12–13", "A-3")] == [
        "p. 12", "p. iv", "pp. 12–13", "p. A-3",
    ]  # fmt: skip


def test_a_time_goes_before_pages_and_these_before_paragraphs() -> None:
    assert place_label(Paragraph(3, Span(0, 1))) == "para. 3"
    assert place_label(Paragraph(3, Span(0, 1), page="12–13")) == "pp. 12–13, para. 3"
    assert place_label(Paragraph(3, Span(0, 1), time="00:00:09")) == "00:00:09"


@pytest.mark.parametrize(
    ("start", "end", "page"),
    [(100, 200, "iv–7"), (100, 120, "iv"), (110, 130, "iv–5"), (120, 140, "5"), (119, 121, "iv–5"), (130, 170, "5–7"),
     (160, 200, "7"), (105, 161, "iv–7")],
)  # fmt: skip
def test_the_page_of_a_part_of_a_paragraph(start: int, end: int, page: str) -> None:
    paragraph = Paragraph(1, Span(100, 200), page="iv–7", turns=(PageTurn(120, "5"), PageTurn(160, "7")))
    assert paragraph.narrowed(Span(start, end)).page == page


def test_a_paragraph_on_one_page() -> None:
    assert Paragraph(1, Span(0, 9), page="A–3").narrowed(Span(2, 3)).page == "A–3"
