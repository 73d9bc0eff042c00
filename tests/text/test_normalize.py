"""Normal forms: what a reader would call the same."""

import pytest

from citecli.text.normalize import fold, words_of


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
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_the_same(one, other):
    assert fold(one) == fold(other)


def test_words():
    assert words_of("Gen. O’Malley-Cruz, U.S.") == ["gen", "o'malley", "cruz", "u.s"]
