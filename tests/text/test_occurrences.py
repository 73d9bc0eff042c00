from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.text.occurrences import occurrences


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The Joint Chiefs met", "joint chiefs", ["Joint Chiefs"]),
        ("Maté and MATE", "mate", ["Maté", "MATE"]),
        ("the New\u00a0York\nTimes", "new york times", ["New\u00a0York\nTimes"]),
        ("it’s so", "it's", ["it’s"]),
        ("red fish, blue fish", "blue red", ["red", "blue"]),
        ("red fish", "red wine", []),
        ("anything", "   ", []),
        ("straße", "STRASSE", ["straße"]),
        ("an œuvre", "o", ["œ"]),
        ("e\u0301te\u0301", "e", ["e\u0301", "e\u0301"]),
        ("wait… now", "wait.", ["wait…"]),
        ("H. C. Ørsted", "orsted", ["Ørsted"]),
        ("co\u00adoperate", "cooperate", ["co\u00adoperate"]),
    ],
)
def test_finding(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, words)] == found


@given(st.text(), st.text(max_size=5))
def test_spans_are_in_order_and_apart(text: str, words: str) -> None:
    spans = occurrences(text, words)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
