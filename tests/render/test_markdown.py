import pytest

from citecli.render.markdown import escape


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain words", "plain words"),
        ("*stars* and _lines_", r"\*stars\* and \_lines\_"),
        ("[sic] <b> `code`", r"\[sic\] \<b\> \`code\`"),
        ("# no heading", r"\# no heading"),
        ("- no list\n+ nor this\n1. nor that", "\\- no list\n\\+ nor this\n1\\. nor that"),
        ("a | b & c ~ d", r"a \| b \& c \~ d"),
        ("3 - 2 = 1", "3 - 2 = 1"),
    ],
)
def test_text_never_turns_into_markup(text: str, escaped: str) -> None:
    assert escape(text) == escaped
