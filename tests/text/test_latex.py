"""Characters and accents of LaTeX."""

import pytest

from citecli.text.latex import ACCENTS, CHARACTERS, accented, takes_accent


@pytest.mark.parametrize(
    ("command", "letter", "expected"),
    [
        ("'", "e", "é"), ("v", "s", "š"), ("c", "c", "ç"), ("k", "a", "ą"), ("'", "ı", "í"), ("H", "o", "ő"),
        ("d", "h", "ḥ"), ("~", "nd", "ñd"), ("overline", "ab", "a\u0305b\u0305"), ("b", "q", "q\u0331"),
    ],
)  # fmt: skip
def test_an_accent_is_put_on_the_first_letter(command: str, letter: str, expected: str) -> None:
    assert accented(letter, ACCENTS[command]) == expected


def test_a_long_accent_needs_braces() -> None:
    assert takes_accent("v", "s")
    assert takes_accent("hat", "{")
    assert not takes_accent("hat", " ")
    assert not takes_accent("emph", "{")


def test_characters() -> None:
    assert [CHARACTERS[name] for name in ("ss", "ldots", "&", "textdegree", "og")] == ["ß", "…", "&", "°", "«"]
