import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.csl.locale import Locale
from citecli.csl.numbers import (
    NumberPart,
    is_numeric,
    is_plural,
    ordinals,
    page_range,
    parts_of,
    romans,
    set_numbers,
)
from citecli.csl.tree import LocaleLayer, Term

ENGLISH = Locale(
    "en-US",
    [
        LocaleLayer(
            "en-US",
            {("and", "symbol"): Term("&", "&"), ("edition", "long"): Term("edition", "editions", "feminine")},
            {
                ("ordinal", ""): Term("th", "th"),
                ("ordinal-01", ""): Term("st", "st"),
                ("ordinal-02", ""): Term("nd", "nd"),
                ("ordinal-11", ""): Term("th", "th"),
                ("ordinal-12", ""): Term("th", "th"),
                ("ordinal-02", "feminine"): Term("nde", "nde", gender_form="feminine"),
                ("long-ordinal-01", ""): Term("first", "first"),
            },
        )
    ],
)


@pytest.mark.parametrize(
    ("value", "pieces"),
    [
        ("12", [("", "12")]),
        (" 12 ", [("", "12")]),
        ("12-15", [("", "12"), ("-", "15")]),
        ("12 – 15", [("", "12"), ("–", "15")]),
        ("2, 4 & 7", [("", "2"), (",", "4"), ("&", "7")]),
        ("2 and 7", [("", "2"), ("and", "7")]),
        ("1,234", [("", "1,234")]),
        ("12,345,678", [("", "12,345,678")]),
        ("3\\-A", [("", "3"), ("\\-", "A")]),
        ("1; 2", [("", "1"), (";", "2")]),
        ("", [("", "")]),
        ("brand", [("", "brand")]),
        ("a" + " " * 50 + "b", [("", "a b")]),
    ],
)
def test_reading(value: str, pieces: list[tuple[str, str]]) -> None:
    assert parts_of(value) == tuple(NumberPart(*piece) for piece in pieces)


@pytest.mark.parametrize(
    "value", ["1", "2b", "D2", "L2d", "2, 3", "2-4", "2 & 4", "2nd", "1,234", "i-iv", "２", "x", "i, iii", "xl"]
)
def test_numeric(value: str) -> None:
    assert is_numeric(value)


@pytest.mark.parametrize(
    "value", ["", " ", "second", "2nd edition", "special", "2, special", "-", "l", "X", "iix", "mix", "iv edition"]
)
def test_not_numeric(value: str) -> None:
    assert not is_numeric(value)


@pytest.mark.parametrize(
    ("value", "plural"),
    [
        ("3", False), ("3-5", True), ("3–5", True), ("3, 5", True), ("3 & 5", True), ("3 and 5", True), ("ii-iv", True),
        ("i, iii", True),
        ("the end", False), ("the beginning-the end", False), ("A12-A15", True), ("321-8", True), ("19-07", False),
        ("2019-12", False), ("19-07, 3", True), ("3\\-5", False), ("", False), ("1,234", False),
        ("(xv)-(xvii)", True), ("[15]-[17]", True), ("(xv)", False), ("(15)-[17]", False), ("(a)-(b)", False),
    ],
)  # fmt: skip
def test_plural(value: str, plural: bool) -> None:
    assert is_plural("page", value) is plural


def test_counts_are_plural_by_their_value() -> None:
    assert not is_plural("number-of-pages", "1")
    assert is_plural("number-of-pages", "2") and is_plural("number-of-volumes", "12")
    assert not is_plural("volume", "12")


@pytest.mark.parametrize(
    ("first", "last", "style", "expected"),
    [
        ("42", "45", "", "45"),
        ("42", "45", "unheard-of", "45"),
        ("42", "45", "expanded", "45"),
        ("321", "8", "expanded", "328"),
        ("321", "328", "minimal", "8"),
        ("321", "328", "minimal-two", "28"),
        ("2787", "2816", "minimal", "816"),
        ("3", "5", "minimal-two", "5"),
        ("100", "104", "chicago", "104"),
        ("107", "108", "chicago", "8"),
        ("1496", "1504", "chicago-15", "1504"),
        ("1496", "1504", "chicago-16", "504"),
        ("99", "101", "minimal", "101"),
        ("328", "321", "expanded", "321"),
        ("5", "5", "minimal", "5"),
    ],
)
def test_page_ranges(first: str, last: str, style: str, expected: str) -> None:
    assert page_range(first, last, style) == expected


@given(
    st.integers(1, 99999),
    st.integers(1, 9999),
    st.sampled_from(["minimal", "minimal-two", "chicago", "chicago-15", "chicago-16", "expanded"]),
)
def test_every_shortened_range_can_be_read_back(first: int, more: int, style: str) -> None:
    low, high = str(first), str(first + more)
    short = page_range(low, high, style)
    assert high.endswith(short)
    assert low[: len(high) - len(short)] + short == high if len(short) < len(high) else short == high


def test_setting() -> None:
    assert set_numbers("12-15", ENGLISH) == "12–15"
    assert set_numbers("12 - 15,17", ENGLISH) == "12–15, 17"
    assert set_numbers("12-15", ENGLISH, delimiter="/") == "12/15"
    assert set_numbers("A12-15", ENGLISH) == "A12-15"
    assert set_numbers("12-13-14", ENGLISH) == "12-13-14"
    assert set_numbers("19-07", ENGLISH) == "19-07"
    assert set_numbers("3\\-5", ENGLISH) == "3-5"
    assert set_numbers(" a  b ", ENGLISH) == "a  b"
    assert set_numbers("321-328, 400-409", ENGLISH, range_format="minimal") == "321–8, 400–9"
    assert set_numbers("N110-N115", ENGLISH, range_format="minimal") == "N110–5"


def test_ordinals_agree_with_their_noun() -> None:
    assert ordinals("2", ENGLISH, "edition") == "2nde"
    assert ordinals("2", ENGLISH, "volume") == "2nd"
    assert ordinals("1, 12 & 21", ENGLISH, "volume") == "1st, 12th & 21st"
    assert ordinals("1", ENGLISH, "volume", long=True) == "first"
    assert ordinals("2b", ENGLISH, "volume") == "2b"


def test_roman_numerals() -> None:
    assert romans("2-4, x", ENGLISH) == "ii–iv, x"


def test_numbers_of_thousands_of_digits() -> None:
    long = "9" * 5000
    assert page_range("1" + long, "2" + long, "expanded") == "2" + long
    assert page_range("2" + long, "1" + long, "minimal") == "1" + long
    assert page_range(long, long, "chicago") == long
    assert romans(long, ENGLISH) == long
    assert ordinals(long + "1", ENGLISH, "edition") == long + "1st"
    assert is_plural("number-of-pages", long)


@pytest.mark.parametrize("text", ["²", "①", "²-³"])
def test_raised_and_circled_figures(text: str) -> None:
    assert romans(text, ENGLISH).replace("–", "-") == text
    assert ordinals(text, ENGLISH, "edition").replace("–", "-") == text
    assert not is_numeric(text)
