"""Letters of PDFs as odd files set them: one by one, downwards, tilted, out of sight, in fonts that are not there."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from citecli.readers import pdf
from citecli.readers.source import Source

pytest.importorskip("pypdfium2_raw")

JAPANESE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/UniJIS-UCS2-%s/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/Ryumin-Light/Flags 6/FontBBox[0 -120 1000 880]/Ascent 880"
    b"/Descent -120/ItalicAngle 0/CapHeight 700/StemV 80>>>>]>>"
)
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


@pytest.fixture
def read(make: SimpleNamespace, shown: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """The paragraphs of a page with this content, whose font is `font`, with further entries of the page."""

    def read(content: bytes, font: bytes = HELVETICA, page: bytes = b"/MediaBox[0 0 600 800]") -> list[str]:
        data = make.pdf_objects([
            b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R%s>>" % page,
            make.pdf_stream(content), font,
        ])  # fmt: skip
        return shown(pdf.read(Source("x.pdf", data)), True)

    return read


def hexed(text: str) -> bytes:
    return b"<" + text.encode("utf-16-be").hex().encode() + b">"


def test_letters_set_one_by_one_in_a_font_that_is_not_in_the_file_are_read(read: Callable[..., list[str]]) -> None:
    words = "道路交通法施行令"
    content = b"".join(
        b"BT /F1 10 Tf %d 700 Td %s Tj ET\n" % (72 + 10 * at, hexed(letter)) for at, letter in enumerate(words)
    )
    assert read(content, JAPANESE % b"H") == [words]


def test_columns_that_run_downwards_are_read_from_right_to_left(read: Callable[..., list[str]]) -> None:
    columns = ["わたくしといっしょに、", "（ひかりはたもち）", "青い照明です。"]
    # Painted from the left, as some programs do.
    content = b"".join(
        b"BT /F1 10 Tf %d 700 Td %s Tj ET\n" % (300 + 16 * at, hexed(column))
        for at, column in enumerate(reversed(columns))
    )
    assert read(content, JAPANESE % b"V") == ["".join(columns)]


def test_type_of_a_negative_size_is_read_from_its_beginning(read: Callable[..., list[str]]) -> None:
    content = b"BT /F1 -10 Tf -1 0 0 -1 72 700 Tm (The rain in spring) Tj ET"
    assert read(content) == ["The rain in spring"]
    assert read(b"BT /F1 -10 Tf 300 700 Td (The rain in spring) Tj ET") == ["The rain in spring"]


def test_what_stands_outside_the_page_is_not_read(read: Callable[..., list[str]]) -> None:
    content = b"".join(
        b"BT /F1 10 Tf %d %d Td (%s) Tj ET\n" % place
        for place in ((72, 700, b"Cut off above"), (72, 300, b"What is seen"), (700, 300, b"Beside it"))
    )
    assert read(content, page=b"/MediaBox[0 0 900 800]/CropBox[0 0 600 500]") == ["What is seen"]
    assert read(content, page=b"/MediaBox[0 0 900 800]/CropBox[0 0 50 50]") != []


def test_a_space_within_a_letter_parts_nothing(read: Callable[..., list[str]]) -> None:
    content = b"BT /F1 10 Tf 72 700 Td (rain) Tj 13.5 0 Td ( ) Tj 3.17 0 Td (bow) Tj ET"
    assert read(content) == ["rainbow"]
    # One that only begins there parts.
    assert read(b"BT /F1 10 Tf 72 700 Td (of) Tj 7 0 Td ( ) Tj 2 0 Td (rain) Tj ET") == ["of rain"]
