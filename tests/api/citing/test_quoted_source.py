"""A document as quotations are taken from it."""

from collections.abc import Callable

import pytest

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


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        (
            "“The ferry can run,” said Jo. “It has lost 3.2.”",
            "ferry",
            "3.2",
            "“ferry can run,” said Jo. “It has lost 3.2",
        ),
        ('"The ferry can run," said Jo. "It has lost."', "ferry", "lost", '"ferry can run," said Jo. "It has lost'),
        ("„Die Fähre bleibt hier“, sagte Jo.", "bleibt", "sagte", "„bleibt hier“, sagte"),
        ("«Le bac reste ici», dit Jo.", "bac", "dit", "«bac reste ici», dit"),
        ("‘The ferry can run,’ said Jo.", "can", "Jo", "‘can run,’ said Jo"),
        ("“The ‘grand’ ferry can run,” said Jo.", "ferry", "Jo", "“ferry can run,” said Jo"),
        ("“The ferry can run,” said Jo.", "ferry", "run", "ferry can run"),
        ("“The ferry can run,” said Jo.", "ferry", ",”", "ferry can run,”"),
        ("“The ferry can run,” said Jo.", "said", "Jo", "said Jo"),
        ("The “ferry” can run, said Jo.", "“ferry", "Jo", "“ferry” can run, said Jo"),
    ],
)
def test_words_that_begin_in_marks_and_go_on_outside_have_both(
    make_document: Make, text: str, first: str, last: str, words: str
) -> None:
    span = Span(text.index(first), text.index(last) + len(last))
    assert QuotedSource(make_document(text)).words(span) == words
