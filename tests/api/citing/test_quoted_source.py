"""A document as quotations are taken from it."""

from collections.abc import Callable

from citecli.api.citing.quoted_source import QuotedSource
from citecli.documents.model import Document, Span

Make = Callable[..., Document]


def test_words_flow_and_paragraphs_stay_apart(make_document: Make) -> None:
    document = make_document("The quay is\nold and grey.", "Nobody comes.")
    source = QuotedSource(document)
    assert source.words(Span(4, len(document.text) - 7)) == "quay is old and grey.\n\nNobody"
    assert [paragraph.number for paragraph in source.paragraphs_in(Span(4, 30))] == [1, 2]
    assert source.paragraphs_in(Span(len(document.text), len(document.text))) == ()


def test_words_outside_of_all_paragraphs_flow_too(make_document: Make) -> None:
    document = make_document("# The  quay", "Nobody comes.")
    assert QuotedSource(document).words(Span(2, 11)) == "The quay"


def test_language_is_that_of_the_record_or_of_the_words(make_document: Make) -> None:
    german = "Die Mauer ist alt und sie steht nicht mehr da, wo der Rat sie haben will und wo das Dorf ist."
    assert not QuotedSource(make_document(german)).is_english
    assert QuotedSource(make_document(german, item={"language": "en"})).is_english
