"""Raised text in a line of plain text: exponents stay exponents, signs of notes go."""

import pytest

from citecli.text.raised import RaisedRuns, raised


@pytest.mark.parametrize(
    ("before", "content", "expected"),
    [
        ("about 10", "6", "⁶"),
        ("3 × 10", "−19", "⁻¹⁹"),
        ("2", "8", "⁸"),
        ("1.5 · 10", "12", "¹²"),
        ("an area of 40 km", "2", "²"),
        ("9.8 m s", "-2", "⁻²"),
        ("E = mc", "2", "²"),
        ("the R", "2", "²"),
        ("(x + 1)", "2", "²"),
        ("Ca", "2+", "²⁺"),
        ("10", "n", "ⁿ"),
        ("the sample of ", "14", "¹⁴"),
        ("the 1", "st", "st"),
        ("le 2", "e", "e"),
        ("1", "a", "a"),
        ("M", "lle", "lle"),
        ("Vexa", "TM", "TM"),
        ("in 2020", "3", ""),
        ("the harbour", "3", ""),
        ("the harbour.", "12", ""),
        ("said Byron”", "4", ""),
        ("(as Holm has shown)", "7", ""),
        ("and I", "1", ""),
        ("the harbour", "*", ""),
        ("the harbour", "[3]", ""),
        ("the harbour.", "4,5", ""),
        ("said Byron”", "2–7, 9", ""),
        ("twice", "a", ""),
        ("D", "a", "a"),
        ("Govern", "r", "r"),
        ("the harbour", " ", ""),
        ("", "3", "3"),
    ],
)
def test_figures_and_signs(before: str, content: str, expected: str) -> None:
    assert raised(before, content) == expected


@pytest.mark.parametrize(
    ("before", "content", "expected"),
    [
        ("in 10", "3", ""), ("in 40 km", "2", ""), ("so", "3,4", ""), ("so", "3–7", ""), ("so", "a", ""),
        ("so", "note 3", ""),
        ("so", "see the appendix", "see the appendix"),
    ],
)  # fmt: skip
def test_what_leads_somewhere_is_a_sign(before: str, content: str, expected: str) -> None:
    assert raised(before, content, is_linked=True) == expected


def test_a_stream_of_pieces() -> None:
    pieces, runs = ["10"], RaisedRuns()
    runs.begin(pieces)
    pieces.append("6")
    runs.end(pieces)
    pieces.append(" fish in 2020")
    runs.begin(pieces)
    runs.link()
    pieces.append("3")
    runs.end(pieces)
    runs.end(pieces)
    assert "".join(pieces) == "10⁶ fish in 2020"
