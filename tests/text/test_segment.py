"""Segmentation: lines, paragraphs and sections of a plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.text.segment import lines, paragraphs, stripped


def cut(text):
    return [(text[start:end], section) for start, end, section in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("x  a b\n x", (3, 6)), ("xabx", (1, 3)), ("x \u00a0 x", (4, 4)), ("xx", (1, 1))],
)
def test_stripped(text, expected):
    assert stripped(text, 1, len(text) - 1) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("one", [("one", 0)]),
        ("one\ntwo\n\nthree\n", [("one\ntwo", 0), ("three", 0)]),
        ("one\r\n\r\ntwo\r\n", [("one", 0), ("two", 0)]),
        ("one\n\n\ntwo\n\nthree", [("one", 0), ("two", 1), ("three", 1)]),
        ("\n\n\n  one  \n \n two", [("one", 0), ("two", 0)]),
        ("one\n\u00a0\ntwo", [("one", 0), ("two", 0)]),
    ],
)
def test_paragraphs(text, expected):
    assert cut(text) == expected


@given(st.text(alphabet="ab \n\r\u2028\u00a0", max_size=60))
def test_no_word_is_lost(text):
    assert "".join("".join(words.split()) for words, _ in cut(text)) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end, _ in paragraphs(text))


def test_lines_have_no_ends():
    text = "one\r\ntwo\nthree\rfour"
    assert [text[start:end] for start, end in lines(text)] == ["one", "two", "three", "four"]
