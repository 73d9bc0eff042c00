import pytest

from citecli.documents.model import PageTurn, Paragraph, Span
from citecli.documents.places import page_label, place_label


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
