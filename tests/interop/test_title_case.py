"""Titles of bibliographies, to sentence case."""

import pytest

from citecli.interop.latex_text import LatexRun
from citecli.interop.title_case import title


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The Sea and Its Walls", "en-GB", "The sea and its walls"),
        ("The Sea: A History", "en", "The sea: A history"),
        ("Das Meer und die Mauer", "de", "Das Meer und die Mauer"),
        ("Das Meer und die Mauer", "", "Das Meer und die Mauer"),
        ("The sea and its walls", "en", "The sea and its walls"),
        ("", "en", ""),
    ],
)
def test_sentence_case(text: str, language: str, expected: str) -> None:
    assert title([LatexRun(text)], language) == expected
