import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.text.numerals import is_roman, letters, range_end, roman, whole_number


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "i"), (4, "iv"), (14, "xiv"), (90, "xc"), (1987, "mcmlxxxvii"), (3999, "mmmcmxcix"), (0, "0"), (4000, "4000")],
)
def test_roman_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_one(number: int) -> None:
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [worth[letter] for letter in roman(number)]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    assert sum(-one if one < following else one for one, following in pairs) == number
    assert is_roman(roman(number)) and is_roman(roman(number).upper())


@pytest.mark.parametrize("text", ["", "iix", "Xiv", "did", "12", "x.", "illic"])
def test_what_is_no_roman_numeral(text: str) -> None:
    assert not is_roman(text)


@pytest.mark.parametrize(
    ("number", "expected"), [(0, ""), (1, "a"), (2, "b"), (26, "z"), (27, "aa"), (28, "ab"), (702, "zz"), (703, "aaa")]
)
def test_letters(number: int, expected: str) -> None:
    assert letters(number) == expected


@given(st.integers(1, 100_000))
def test_letters_are_in_order(number: int) -> None:
    one, other = letters(number), letters(number + 1)
    assert (len(one), one) < (len(other), other)


@pytest.mark.parametrize(
    ("first", "last", "end"), [("33", "5", "35"), ("1999", "05", "1905"), ("33", "35", "35"), ("9", "12", "12")]
)
def test_the_end_of_a_range(first: str, last: str, end: str) -> None:
    assert range_end(first, last) == end


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("007", 7), ("٣", 3), ("", None), ("²", None), ("①", None), ("-1", None), ("1 ", None)],
)
def test_whole_number(text: str, number: int | None) -> None:
    assert whole_number(text) == number


def test_whole_number_of_many_digits() -> None:
    assert whole_number("9" * 9) == 999_999_999
    assert whole_number("9" * 10) is None
