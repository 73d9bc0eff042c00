import pytest

from citecli.text.messages import did_you_mean, number_of, series


@pytest.mark.parametrize(
    ("words", "listed"),
    [((), ""), (("tea",), "tea"), (("tea", "milk"), "tea or milk"), (("tea", "milk", "rum"), "tea, milk or rum")],
)
def test_a_series(words: tuple[str, ...], listed: str) -> None:
    assert series(words) == listed
    assert series(words, "and") == listed.replace(" or ", " and ")


@pytest.mark.parametrize(("number", "text"), [(0, "0 quays"), (1, "1 quay"), (2, "2 quays"), (12_345, "12,345 quays")])
def test_a_number_and_its_noun(number: int, text: str) -> None:
    assert number_of(number, "quay") == text


def test_an_irregular_plural() -> None:
    assert number_of(2, "entry", "entries") == "2 entries"


def test_a_hint() -> None:
    assert did_you_mean(()) == ""
    assert did_you_mean(("quay", "quays")) == "; did you mean quay or quays?"
