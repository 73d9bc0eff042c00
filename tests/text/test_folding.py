"""Folding: what a reader would call the same."""

import codecs
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.text.folding import CAPITALS, LETTERS, fold, fold_with_offsets, in_ascii, replace_unencodable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maté", "mate"),
        ("Mate\u0301", "MATE"),
        ("the\u00a0New  York\nTimes", "The New York Times"),
        ("O’Malley", "o'malley"),
        ("Müller-Brandt", "muller‑brandt"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("STRAẞE", "strasse"),
        ("soft\u00adhyphen", "softhyphen"),
        ("Ørsted", "orsted"),
        ("Þórður", "thordur"),
        ("ǽ", "AE"),
        ("Iğdır", "IGDIR"),
        ("İzmir", "izmir"),
        ("ﬁn", "fin"),
        ("Σίσυφος", "ΣΙΣΥΦΟΣ"),
        ("„so‟", '"so"'),
        ("one — two", "one - two"),
        ("…", "..."),
        (unicodedata.normalize("NFD", "한국"), "한국"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("한", "하"), ("a b", "ab"), ("и", "i"), ("o", "ö2")])
def test_not_the_same(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_what_is_not_to_be_folded_stays() -> None:
    assert fold("Ørsted’s  É", case=False) == "Orsted's E"
    assert fold("Ørsted’s  É", accents=False) == "ørsted's é"
    assert fold("Ørsted’s  É", spaces=False) == "orsted's  e"
    assert fold("E\u0301 ÆÞ", case=False, accents=False) == "É ÆÞ"
    assert fold("ÆÞẞ", case=False) == "AeThSS"


def test_every_letter_has_a_stand_in_of_plain_letters() -> None:
    for letter, plain in (LETTERS | CAPITALS).items():
        assert len(letter) == 1 and plain.isascii() and plain.isalpha()
        assert fold(letter) == plain.lower()


@pytest.mark.parametrize(
    ("text", "folded", "offsets"),
    [
        ("Ab  c", "ab c", [0, 1, 2, 4]),
        (" a ", "a ", [1, 2]),
        ("eß", "ess", [0, 1, 1]),
        ("e\u0301x", "ex", [0, 2]),
        ("가".join("ab"), "a가b", [0, 1, 2]),
        (unicodedata.normalize("NFD", "각b"), "각b", [0, 3]),
    ],
)
def test_offsets(text: str, folded: str, offsets: list[int]) -> None:
    assert fold_with_offsets(text) == (folded, offsets)


@given(st.text())
def test_with_and_without_offsets_alike(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded.strip() == fold(text)
    assert len(folded) == len(offsets) and all(one <= other for one, other in pairwise(offsets))


@given(st.text(), st.booleans(), st.booleans(), st.booleans())
def test_what_is_folded_is_folded(text: str, case: bool, accents: bool, spaces: bool) -> None:
    once = fold(text, case=case, accents=accents, spaces=spaces)
    assert fold(once, case=case, accents=accents, spaces=spaces) == once


codecs.register_error("citecli.test", replace_unencodable)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“so,” he said…", b'"so," he said...'),
        ("Maté – naïve — Żółć", b"Mate - naive -- Zolc"),
        ("a\u00a0b", b"a b"),
        ("ﬁn ½", b"fin 12"),
        ("日", b"?"),
    ],
)
def test_what_ascii_lacks_is_replaced(text: str, plain: bytes) -> None:
    assert text.encode("ascii", "citecli.test") == plain


def test_an_encoding_keeps_what_it_has() -> None:
    assert "é – ”".encode("latin-1", "citecli.test") == b'\xe9 - "'


def test_ascii_stays() -> None:
    assert in_ascii("a") == "a"
