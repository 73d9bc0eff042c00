import pytest

from citecli.documents.model import Document, PageTurn, Paragraph, Span
from citecli.documents.page_numbers import COUNTED, numbered_by
from citecli.references.model import ItemType, Reference

PARTS = (Paragraph(1, Span(0, 4), 0, "1"), Paragraph(2, Span(6, 10), 0, "1–2", "", (PageTurn(8, "2"),)))


def counted(page: str, pages: int = 6) -> Document:
    reference = Reference("", ItemType.DOCUMENT, {"page": page} if page else {})
    return Document("x", "abcd\n\nefgh", PARTS, reference, remarks=(f"x.pdf: {COUNTED}",), counted_pages=pages)


@pytest.mark.parametrize("page", ["211-216", "211–216", "211--216", "211-16", "211-6"])
def test_counted_pages_take_the_numbers_of_the_reference(page: str) -> None:
    document = numbered_by(counted(page))
    assert [part.page for part in document.paragraphs] == ["211", "211–212"]
    assert document.paragraphs[1].turns == (PageTurn(8, "212"),)
    assert document.counted_pages == 0
    assert document.remarks == (f"x.pdf: its pages are numbered by the reference ({page})",)


@pytest.mark.parametrize("page", ["", "211", "211-230", "e12-e17", "216-211", "1-6", "211-216, 220"])
def test_what_is_not_as_many_pages_numbers_none(page: str) -> None:
    document = counted(page)
    assert numbered_by(document) is document


def test_another_reference_may_say_it_and_printed_numbers_stay() -> None:
    other = Reference("", ItemType.DOCUMENT, {"page": "31-36"})
    assert numbered_by(counted("", 6), other).paragraphs[0].page == "31"
    printed = counted("211-216", 0)
    assert numbered_by(printed) is printed
