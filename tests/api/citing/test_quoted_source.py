"""A document as quotations are taken from it."""

from collections.abc import Callable

import pytest

from citecli.api.citing.quoted_source import QuotedSource
from citecli.documents.model import Document, Span
from citecli.frozen import replace

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


STANZAS = (
    "The boats lie down\nand wait for more,\nthe ropes go slack\nbeside the door.",
    "No lamp is lit\nalong the wall,\nthe water comes\nand takes it all",
)


def poem(make_document: Make, *stanzas: str) -> Document:
    document = make_document(*stanzas)
    inside = [part.span for part in document.paragraphs]
    breaks = [at for span in inside for at in range(span.start, span.end) if document.text[at] == "\n"]
    return replace(document, line_breaks=tuple(breaks))


@pytest.mark.parametrize(
    ("first", "last", "lines"),
    [
        ("The boats", "down", (1, 1)),
        ("boats", "wait", (1, 2)),
        ("ropes", "door.", (3, 4)),
        ("door.", "lamp", (4, 5)),
        ("No lamp", "lit", (5, 5)),
        ("takes", "all", (8, 8)),
    ],
)
def test_lines_of_a_poem_are_counted_over_its_stanzas(
    make_document: Make, first: str, last: str, lines: tuple[int, int]
) -> None:
    document = poem(make_document, *STANZAS)
    span = Span(document.text.index(first), document.text.index(last) + len(last))
    assert QuotedSource(document).verses_in(span) == lines
    assert QuotedSource(document).is_verse(span)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The quay is old.", "Nobody comes."),
        ("- ropes\n- boats", "- lamps\n- doors"),
        ("1. ropes\n2. boats",),
        ("The quay is old, and so is what they say of it.", "Nobody comes.", STANZAS[0], "That is the song."),
        ("A line that is longer than any line of verse is, and goes on and on\nuntil it ends",),
    ],
)
def test_what_is_no_poem_has_no_lines(make_document: Make, paragraphs: tuple[str, ...]) -> None:
    document = poem(make_document, *paragraphs)
    assert QuotedSource(document).verses_in(document.body) is None
