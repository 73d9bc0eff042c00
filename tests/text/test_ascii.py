import codecs

import pytest

from citecli.text.ascii import in_ascii, replace_unencodable

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
