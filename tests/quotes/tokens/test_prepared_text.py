"""Units, headlines and excerpts."""

from textwrap import fill

from citecli.documents.model import Paragraph, Span
from citecli.quotes import extract
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


def test_a_quotation_runs_over_a_break():
    characters = "Ann Roe spoke.\n“A break\nin the line was seen,” she said.\nBob left."
    prepared = prepare(characters)
    assert [characters[start:end].strip() for start, end in prepared.spans] == [
        "Ann Roe spoke.",
        "“A break\nin the line was seen,” she said.",
        "Bob left.",
    ]
    assert [characters[words.start : words.end] for words in prepared.quotes] == ["“A break\nin the line was seen,”"]


def test_lines_that_only_wrap_are_one_unit_at_any_width():
    words = (
        "The harbour board met on Tuesday evening in the old customs house. “We have waited eleven years for this "
        "wall,” said Ada Byron, who chairs the board. “The sea does not read our minutes,” said Jonas Thiel."
    )
    for width in range(35, 101):
        for prefix in ("", "> "):
            characters = fill(words, width, initial_indent=prefix, subsequent_indent=prefix)
            assert [quotation.speaker for quotation in extract(characters)] == ["Ada Byron", "Jonas Thiel"], width
