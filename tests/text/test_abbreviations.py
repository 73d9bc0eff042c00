import pytest

from citecli.text.abbreviations import FIRMS, GENERATIONS, TITLES, is_generation


@pytest.mark.parametrize(("word", "expected"), [("Jr.", True), ("SR", True), ("III", True), ("VI", False), ("", False)])
def test_generations(word: str, expected: bool) -> None:
    assert is_generation(word) is expected


def test_words_are_small_and_without_full_stops() -> None:
    assert all(word == word.lower().strip(".") for word in GENERATIONS | TITLES | FIRMS)
