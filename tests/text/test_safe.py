import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.text.safe import escape_controls, safe, safe_line

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def is_dangerous(char: str) -> bool:
    return (unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t") or char in BIDI


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b31m", "\ufffd31m"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u202eb\u202c", "a\ufffdb\ufffd"),
        ("a\u200fb", "ab"),
        ("del\x7f", "del␡"),
        ("\ufeffmark", "mark"),
        ("one\u2028two", "one\ntwo"),
        ("tag\U000e0041s", "tags"),
        ("lone \ud800", "lone \ufffd"),
        ("[bold]kept[/bold]", "[bold]kept[/bold]"),
        ("café\u00a0“so”…", "café\u00a0“so”…"),
    ],
)
def test_controls_become_visible_or_go(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text())
def test_nothing_dangerous_is_left(text: str) -> None:
    assert not any(is_dangerous(char) for char in safe(text))
    assert not any(is_dangerous(char) or char in "\n\t" for char in safe_line(text))


@given(st.text(alphabet=st.characters(max_codepoint=0xDFFFF, exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"])))
def test_harmless_text_is_left_alone(text: str) -> None:
    assert safe(text) == text


def test_one_line_is_one_line() -> None:
    assert safe_line("a \n\n\t b\r\nc") == "a b c"


@given(st.text(alphabet=st.characters()))
def test_json_loses_nothing_and_holds_no_control(text: str) -> None:
    written = escape_controls(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not any(is_dangerous(char) for char in written)
