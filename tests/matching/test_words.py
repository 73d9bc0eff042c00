import pytest

from citecli.matching.words import WordIndex, punctuation_between, quoted_words, same_letters, source_words


def test_words_and_where_they_stand() -> None:
    index = WordIndex("The O’Hara wall, café-side.")
    assert index.keys == ["the", "o'hara", "wall", "café", "side"]
    assert index.text_of(1, 3) == "O’Hara wall"
    assert index.text_of(2, 2) == ""


def test_accents_and_compounds_are_folded_when_asked_for() -> None:
    assert WordIndex("Café-side 3.5", fold_accents=True).keys == ["cafe", "side", "3", "5"]
    assert WordIndex("Café-side 3.5 - end.", compounds=True).keys == ["café-side", "3.5", "end"]


def test_places() -> None:
    index = WordIndex("a wall, a wall and the wall")
    assert index.places["wall"] == [1, 3, 6]
    assert index.pair_places["a", "wall"] == [0, 2]
    assert list(index.phrase_places(["a", "wall"])) == [0, 2]
    assert list(index.phrase_places(["a", "wall"], 1)) == [2]
    assert list(index.phrase_places(["a", "wall"], 0, 3)) == [0]
    assert list(index.phrase_places(["sea"])) == []
    assert list(index.phrase_places([])) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("we have waited", [["we", "have", "waited"]]),
        ("we … waited", [["we"], ["waited"]]),
        ("we . . . waited [...] long", [["we"], ["waited"], ["long"]]),
        ("[w]e have [all] waited", [["we", "have", "", "waited"]]),
        ("wall[s] fell", [["walls", "fell"]]),
        ("[A] wall", [["a", "wall"]]),
        ("… [sic]", [[""]]),
        ("Zu\u0308rich har\u00adbour", [["zürich", "harbour"]]),
        ("", []),
    ],
)
def test_a_writer_s_words(text: str, keys: list[list[str]]) -> None:
    assert [[word.key for word in segment] for segment in quoted_words(text).segments] == keys


def test_size_counts_words_outside_of_brackets() -> None:
    assert quoted_words("[w]e have [all] waited … long").size == 4


def test_brackets_of_the_source_are_its_own() -> None:
    found = source_words("we [all] waited … long")
    assert [word.key for word in found.segments[0]] == ["we", "all", "waited", "long"]
    assert source_words("…").segments == ()


def test_letters() -> None:
    assert same_letters("Zürich", "Zu\u0308rich")
    assert same_letters("[w]e", "we")
    assert not same_letters("We", "we")
    assert not same_letters("cafe", "café")


@pytest.mark.parametrize(
    ("between", "punctuation"),
    [(" ", ""), (", ", ","), (" \n", ""), ("--", "—"), (" – ", "—"), (",” “", ","), ("", "")],
)
def test_punctuation(between: str, punctuation: str) -> None:
    assert punctuation_between(f"a{between}b", 1, 1 + len(between)) == punctuation


def test_words_that_nothing_parts_end_no_sentence() -> None:
    index = WordIndex("An岞\x86 i")
    assert [index.ends_sentence(at) for at in range(len(index.keys))][-1]
