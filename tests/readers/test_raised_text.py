"""Raised text in word processors' files and Markdown: an exponent stays one, the sign of a note goes."""

from types import SimpleNamespace

import pytest

from citecli.readers import docx, markdown, odt, rtf
from citecli.readers.source import Source

CASES = [
    ("10", ["6"], " fish", "10⁶ fish"),
    ("seen in 2020", ["3"], " again", "seen in 2020 again"),
    ("9 m", ["2"], " of land", "9 m² of land"),
    ("the mill", ["12"], ", they said", "the mill, they said"),
    ("10", ["−", "6"], " grams", "10⁻⁶ grams"),
    ("the 1", ["st"], " day", "the 1st day"),
    ("E = mc", ["2"], ".", "E = mc²."),
    ("Na", ["+"], " ions", "Na⁺ ions"),
    ("M", ["lle"], " Byron", "Mlle Byron"),
    ("2", ["n"], " ways", "2ⁿ ways"),
]
each = pytest.mark.parametrize(("before", "raised", "after", "text"), CASES)


@each
def test_word(make: SimpleNamespace, before: str, raised: list[str], after: str, text: str) -> None:
    look = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    runs = [("", before), *((look, piece) for piece in raised), ("", after)]
    body = "".join(f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>' for look, words in runs)
    assert docx.read(Source("x.docx", make.docx(f"<w:p>{body}</w:p>"), ".docx")).text == text


@each
def test_open_document(make: SimpleNamespace, before: str, raised: list[str], after: str, text: str) -> None:
    look = '<style:style style:name="Up"><style:text-properties style:text-position="super 58%"/></style:style>'
    spans = "".join(f'<text:span text:style-name="Up">{piece}</text:span>' for piece in raised)
    data = make.odt(f"<text:p>{before}{spans}{after}</text:p>", styles=look)
    assert odt.read(Source("x.odt", data, ".odt")).text == text


@pytest.mark.parametrize("look", ["{{\\super {}}}", "\\super {}\\nosupersub ", "{{\\up6 {}}}"])
@each
def test_rtf(look: str, before: str, raised: list[str], after: str, text: str) -> None:
    written = before + "".join(look.format(piece) for piece in raised) + after
    data = "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in written)
    assert rtf.read(Source("x.rtf", f"{{\\rtf1\\ansi {data}\\par}}".encode(), ".rtf")).text == text


@pytest.mark.parametrize("look", ["^{}^", "<sup>{}</sup>"])
@each
def test_markdown(look: str, before: str, raised: list[str], after: str, text: str) -> None:
    data = (before + look.format("".join(raised)) + after).encode()
    assert markdown.read(Source("x.md", data, ".md")).text == text


def test_what_follows_a_note_in_rtf_is_not_raised() -> None:
    data = rb"{\rtf1\ansi Rain{\super 1{\footnote\pard\plain 10{\super 6} mills.}} in 2020, 10{\super 6} drops.\par}"
    assert rtf.read(Source("x.rtf", data, ".rtf")).text == ("Rain in 2020, 10⁶ drops.\n\nNotes\n\n1. 10⁶ mills.")
