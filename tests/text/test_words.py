import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.text.words import (
    count_words,
    folded_words,
    letter_runs,
    occurrences,
    token_words,
    tokens,
    word_places,
    word_spans,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two", 2),
        ("it’s far-right", 2),
        ("yes—no", 2),
        ("“…”", 0),
        ("1,000 people", 2),
        ("a\n\nb – c", 3),
        ("O’Malley-Cruz and/or the U.S.", 4),
        ("日本語が好き。", 6),
        ("हिन्दी भाषा", 2),
    ],
)
def test_counting(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gen. O’Malley-Cruz, U.S.", ["gen", "o'malley", "cruz", "u", "s"]),
        ("snake_case", ["snake", "case"]),
        ("L’été", ["l'ete"]),
        ("東京 is 12", ["東", "京", "is", "12"]),
        ("हिन्दी", ["हिनदी"]),
        ("שָׁלוֹם", ["שלום"]),
    ],
)
def test_comparing(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


def test_words_that_are_compared_know_their_places() -> None:
    text = "“It’s far-right,” e\u0301té"
    assert [text[start:end] for start, end in word_spans(text)] == ["It’s", "far", "right", "e\u0301té"]


def test_words_that_are_searched_for_know_their_places() -> None:
    text = "Ein CAFÉ, a\u0301rbol 東京 d’été"
    words = ["ein", "cafe", "arbol", "東", "京", "d", "ete"]
    assert [token.word for token in tokens(text)] == token_words(text) == words
    assert [text[token.start : token.end] for token in tokens(text)][1:3] == ["CAFÉ", "a\u0301rbol"]


def test_runs_of_letters_are_of_any_script() -> None:
    assert letter_runs("Żółć & 日本語: a_b हिन्दी 12") == ["Żółć", "日本語", "a", "b", "हिन्दी", "12"]


@given(st.text())
def test_whatever_is_counted_has_words_to_compare_and_to_search_for(text: str) -> None:
    assert bool(count_words(text)) == bool(list(word_spans(text)))
    assert count_words(text) <= len(list(word_spans(text))) <= len(list(tokens(text)))


def test_a_soft_hyphen_stands_inside_a_word() -> None:
    text = "har\u00adbour wall"
    assert [text[start:end] for start, end in word_spans(text)] == ["har\u00adbour", "wall"]


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


@pytest.mark.parametrize("word", ["roe", "Roe", "é", "o’brien", "roe_", "a.b", "", "."])
def test_places_of_a_word_are_those_of_whole_words_alone(word: str) -> None:
    text = "roe, Roe roes_roe roe_ o’brien’s é né a.b a.bc roe"
    found = [match.start() for match in re.finditer(rf"\b{re.escape(word)}\b", text)] if word else []
    assert list(word_places(text, word)) == found
