import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.text.width import pad, shorten, width, wrap


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("a\u200db", 2), ("ｗｉｄｅ", 8), ("…", 1), ("", 0)]
)
def test_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("", 10, [""]),
        ("   ", 10, [""]),
        ("abcdefghij k", 4, ["abcd", "efgh", "ij k"]),
        ("one\u00a0two three", 9, ["one\u00a0two", "three"]),
        ("a self-evident truth", 7, ["a self-", "evident", "truth"]),
        ("might de-escalate", 9, ["might", "de-escala", "te"]),
        ("日本語のテキスト。", 6, ["日本語", "のテキ", "スト。"]),
        ("say “yes,” now", 10, ["say “yes,”", "now"]),
    ],
)
def test_wrapping(text: str, measure: int, lines: list[str]) -> None:
    assert wrap(text, measure) == lines


words = st.text(alphabet="ab-—“”,. \u00a0日e\u0301", max_size=80)


@given(words, st.integers(min_value=2, max_value=30))
def test_no_line_is_too_wide_and_nothing_but_space_is_lost(text: str, measure: int) -> None:
    lines = wrap(text, measure)
    assert all(width(line) <= measure for line in lines)
    assert "".join("".join(lines).split(" ")) == "".join(text.split(" "))


def test_padding_counts_cells() -> None:
    assert pad("日", 4) == "日  "
    assert pad("7", 3, right=True) == "  7"
    assert pad("too wide", 3) == "too wide"


@given(words, st.integers(min_value=0, max_value=20))
def test_shortened_text_fits(text: str, cells: int) -> None:
    assert width(shorten(text, cells)) <= max(cells, 0) or width(text) == 0
