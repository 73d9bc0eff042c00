import pytest

from citecli.api.citing.places import misplaced
from citecli.csl import load_locale
from citecli.csl.locator_text import locator_terms
from citecli.documents.model import Document, Paragraph, Span
from citecli.documents.page_numbers import numbered_by
from citecli.matching.words import quoted_words
from citecli.references.model import ItemType, Reference

TEXT = "No lamps were lit that night.\n\nThe harbour slept until the morning came."
SPAN = Span(31, 48)


def place(suffix: str, pages: tuple[str, str], counted: int = 0, page: str = "") -> tuple[str, bool] | None:
    parts = (Paragraph(1, Span(0, 29), 0, pages[0]), Paragraph(2, Span(31, len(TEXT)), 0, pages[1]))
    reference = Reference("", ItemType.ARTICLE_JOURNAL, {"page": page} if page else {})
    document = numbered_by(Document("harbour", TEXT, parts, reference, counted_pages=counted))
    terms = locator_terms(load_locale("en-US"))
    found = misplaced(suffix, document, SPAN, quoted_words("The harbour slept"), terms, faithful=True)
    return (found.remark, found.is_known) if found else None


@pytest.mark.parametrize("suffix", [", p. 215", ", pp. 214-216", ", 215"])
def test_printed_pages_and_those_of_the_reference_are_meant(suffix: str) -> None:
    assert place(suffix, ("211", "215")) is None
    assert place(suffix, ("1", "5"), counted=6, page="211-216") is None
    assert place(", p. 213", ("1", "5"), counted=6, page="211-216") == ("the words are on p. 215, not p. 213", True)


def test_counted_pages_tell_nothing_about_numbers_beyond_them() -> None:
    remark, is_known = place(", p. 215", ("1", "5"), counted=6) or ("", True)
    assert "can't be checked" in remark
    assert not is_known
    assert place(", p. 3", ("1", "5"), counted=6) == ("the words are on p. 5, not p. 3", True)
    assert place(", p. 5", ("1", "5"), counted=6) is None
