"""Units, headlines and excerpts."""

from citecli.documents.model import Paragraph, Span
from citecli.quotes.tokens.prepared_text import prepare


def test_paragraphs_are_units():
    prepared = prepare("A long first line of a report, which says what has happened here.\n\nNora spoke.\n\nBob left.")
    assert prepared.numbers == [1, 2, 3]
    assert prepared.headline_units == 1
    assert prepared.head_units == 0


def test_speech_is_no_headline():
    assert prepare("“Is it far?” asked Nell.\n\n“No.”").headline_units == 0


def test_what_stands_before_the_body_is_head():
    characters = "Bridge reopens\n\nNora Bell spoke."
    prepared = prepare(characters, [Paragraph(7, Span(16, 32), 0)])
    assert (prepared.head_units, prepared.numbers) == (1, [0, 7])


def test_marks_around_an_excerpt_are_none():
    characters = "“It rained.\n\nNora said, “We stay.”\n\nThen they left.”"
    assert [characters[words.start : words.end] for words in prepare(characters).quotes] == ["“We stay.”"]


def test_nested_marks_and_those_of_an_open_end_are_left_out():
    characters = "“He said ‘no’ to me,” she said. “"
    assert [characters[words.start : words.end] for words in prepare(characters).quotes] == ["“He said ‘no’ to me,”"]
