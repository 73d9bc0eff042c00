from citecli.documents.model import Paragraph, Span
from citecli.documents.places import page_named, place_named


def test_pages() -> None:
    assert [page_named(page) for page in ("12", "iv", "12–13", "A-3")] == [
        "p. 12", "p. iv", "pp. 12–13", "p. A-3",
    ]  # fmt: skip


def test_a_time_goes_before_pages_and_these_before_paragraphs() -> None:
    assert place_named(Paragraph(3, Span(0, 1))) == "para. 3"
    assert place_named(Paragraph(3, Span(0, 1), page="12–13")) == "pp. 12–13, para. 3"
    assert place_named(Paragraph(3, Span(0, 1), time="00:00:09")) == "00:00:09"
