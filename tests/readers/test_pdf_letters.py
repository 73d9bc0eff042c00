"""Letters of PDFs as odd files set them: one by one, downwards, tilted, out of sight, in fonts that are not there."""

import math
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


def sloped(degrees: float, x: float, y: float, words: bytes, size: int = 10) -> bytes:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return b"BT /F1 %d Tf %.4f %.4f %.4f %.4f %g %g Tm (%s) Tj ET\n" % (size, cos, sin, -sin, cos, x, y, words)


@pytest.mark.parametrize("degrees", [15, 30, 45, 60, 120, 135, 200, 315, 340])
def test_text_at_any_slope_is_read_as_words_behind_the_text(read: Callable[..., list[str]], degrees: int) -> None:
    upright = b"BT /F1 10 Tf 72 760 Td (The rain came back.) Tj ET\n"
    turned = sloped(degrees, 300, 400, b"What was written", 20) + sloped(degrees, 300, 100, b"across it", 20)
    words = read(turned + upright)
    assert words[0] == "The rain came back."
    assert "What was written" in words[1]
    assert "across it" in words[1]


def test_lines_of_a_page_that_was_scanned_aslant_stay_lines(read: Callable[..., list[str]]) -> None:
    lines = [b"The rain that fell in spring was", b"more than anybody had seen since", b"the year of the flood."]
    content = b"".join(sloped(3, 72, 700 - 14 * at, words, 12) for at, words in enumerate(lines))
    assert read(content) == [b" ".join(lines).decode()]


def test_a_mark_across_every_page_is_no_text(make: SimpleNamespace) -> None:
    mark = sloped(45, 100, 200, b"DRAFT", 80)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 3/Kids[4 0 R 6 0 R 8 0 R]>>", HELVETICA,
    ]  # fmt: skip
    for at in range(3):
        content = b"BT /F1 10 Tf 72 700 Td (Page %d says what it has to say about it.) Tj ET\n" % at
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
        objects += [page % (5 + 2 * at), make.pdf_stream(mark + content)]
    document = pdf.read(Source("x.pdf", make.pdf_objects(objects)))
    assert "DRAFT" not in document.text
    assert [(omission.text, omission.number) for omission in document.omissions] == [("DRAFT", 3)]


def spread(words: str, gap: float, x: int = 72, y: int = 700, size: int = 10) -> bytes:
    """Words whose letters are `gap` apart, as a part of the size of the type."""
    return b"BT /F1 %d Tf %g Tc %d %d Td (%s) Tj ET\n" % (size, gap * size, x, y, words.encode())


@pytest.mark.parametrize("words", ["SHIPS", "TIDES", "THE LAST LEDGER", "Introduction", "HARBOUR MASTERS OF OLD"])
@pytest.mark.parametrize("gap", [0.15, 0.25, 0.35])
def test_letters_that_are_spaced_out_are_words(read: Callable[..., list[str]], words: str, gap: float) -> None:
    assert read(spread(words, gap)) == [words]


def test_spaces_that_are_only_supposed_part_no_letters_that_are_spaced_out(read: Callable[..., list[str]]) -> None:
    words = "RESEARCH ARTICLE"
    widths = {
        "A": 6.67,
        "C": 7.22,
        "E": 6.67,
        "H": 7.22,
        "I": 2.78,
        "L": 5.56,
        "R": 7.22,
        "S": 6.67,
        "T": 6.11,
        " ": 2.78,
    }
    content, x = b"", 72.0
    for letter in words:
        content += b"BT /F1 10 Tf %g 700 Td (%s) Tj ET\n" % (x, letter.encode()) if letter != " " else b""
        x += widths[letter] + 1.3
    assert read(content) == [words]


def test_letters_that_stand_apart_are_letters(read: Callable[..., list[str]]) -> None:
    assert read(spread("ABCD", 0.9)) == ["A B C D"]
    assert read(b"BT /F1 10 Tf 72 700 Td (A B C D) Tj ET") == ["A B C D"]


@pytest.mark.parametrize(
    ("turn", "matrix"), [(90, b"0 -1 1 0 100 700"), (270, b"0 1 -1 0 500 100"), (180, b"-1 0 0 -1 500 700")]
)
def test_a_page_that_lies_on_its_side_is_read_upright(read: Callable[..., list[str]], turn: int, matrix: bytes) -> None:
    lines = ["The rain that fell in spring was more", "than anybody had seen since the year", "of the flood."]
    content = b"BT /F1 10 Tf %s Tm 14 TL " % matrix + b"".join(b"(%s) Tj T* " % line.encode() for line in lines) + b"ET"
    assert read(content) == [" ".join(lines)]
    assert read(content, page=b"/MediaBox[0 0 600 800]/Rotate %d" % turn) == [" ".join(lines)]


COLUMN = ("came from the {}. They brought", "timber and took salt fish, and", "were gone with the next tide.")


def columns(*, painted_across: bool) -> bytes:
    """Three columns of three lines each, painted one after the other, or row by row."""
    placed = [
        (x, 700 - 12 * row, line.format(name))
        for x, name in ((72, "north"), (240, "south"), (408, "west"))
        for row, line in enumerate(COLUMN)
    ]
    if painted_across:
        placed.sort(key=lambda one: -one[1])
    return b"".join(b"BT /F1 9 Tf %d %d Td (%s) Tj ET\n" % (x, y, text.encode()) for x, y, text in placed)


@pytest.mark.parametrize("painted_across", [False, True])
def test_three_columns_are_read_one_after_the_other(read: Callable[..., list[str]], painted_across: bool) -> None:
    text = " ".join(read(columns(painted_across=painted_across)))
    assert text == " ".join(" ".join(COLUMN).format(name) for name in ("north", "south", "west"))


def test_a_note_at_the_side_stands_in_no_sentence(read: Callable[..., list[str]]) -> None:
    lines = [
        "The light was lit at six on every evening since the", "harbour was opened, with one exception in the year of",
        "the flood, when nobody could reach it for a week and", "the keeper sat on the roof of the house and waited.",
    ]  # fmt: skip
    text = b"".join(
        b"BT /F1 10 Tf 72 %d Td (%s) Tj ET\n" % (700 - 14 * at, one.encode()) for at, one in enumerate(lines)
    )
    note = b"BT /F1 7 Tf 350 690 Td (The light was) Tj ET\nBT /F1 7 Tf 350 682 Td (given by the town.) Tj ET\n"
    for content in (text + note, note + text):
        words = read(content)
        assert " ".join(lines) in words
        assert "The light was given by the town." in words


FORM = (
    b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Joan Pike)/Rect[150 695 400 712]/F 4>>",
    b"<</Type/Annot/Subtype/Widget/FT/Tx/T(b)/V(The light must be kept.\\rNobody keeps it.)/Rect[72 600 400 660]/F 4>>",
    b"<</Type/Annot/Subtype/Widget/FT/Tx/T(c)/V(secret)/Ff 8192/Rect[72 500 400 520]/F 4>>",
    b"<</Type/Annot/Subtype/Widget/FT/Tx/T(d)/V(unseen)/Rect[72 450 400 470]/F 2>>",
    b"<</Type/Annot/Subtype/FreeText/Contents(Seen by the harbour office)/Rect[72 400 400 420]/F 4/DA(/F1 10 Tf)>>",
)


def test_what_is_typed_into_a_form_is_read_where_it_stands(make: SimpleNamespace) -> None:
    numbers = b" ".join(b"%d 0 R" % (6 + at) for at in range(len(FORM)))
    data = make.pdf_objects([
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>>>" % numbers, b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R/Annots[%s]>>"
        % numbers,
        make.pdf_stream(b"BT /F1 10 Tf 72 700 Td (Name of keeper:) Tj 0 -30 Td (Reason:) Tj 0 -120 Td (End.) Tj ET"),
        HELVETICA, *FORM,
    ])  # fmt: skip
    text = " ".join(pdf.read(Source("x.pdf", data)).text.split())
    assert "Name of keeper: Joan Pike" in text
    assert "Reason: The light must be kept. Nobody keeps it." in text
    assert "Seen by the harbour office" in text
    assert "secret" not in text
    assert "unseen" not in text
