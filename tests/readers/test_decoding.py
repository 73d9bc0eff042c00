import codecs

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers.decoding import decode


@pytest.mark.parametrize(
    "data",
    [
        "“é”".encode(),
        codecs.BOM_UTF8 + "“é”".encode(),
        codecs.BOM_UTF16_LE + "“é”".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "“é”".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "“é”".encode("utf-32-le"),
    ],
)
def test_unicode_with_and_without_a_mark(data: bytes) -> None:
    assert decode(data, "x") == ("“é”", ())


def test_windows_1252_is_read_and_said_so() -> None:
    text, remarks = decode("“é”".encode("cp1252"), "x.txt")
    assert text == "“é”"
    assert remarks == ("x.txt is not UTF-8; read as Windows-1252",)


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc", "x").text == "a\r\nb\rc"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04...", "zip archive"),
        (b"text\0more", "byte 0 at offset 4"),
        (b"\xff\xfea", "no valid UTF-16-LE"),
        (b"caf\x81", "byte 3 is not UTF-8"),
        (b"\xe9\x01\x02", "can't be decoded"),
        (codecs.BOM_UTF16_LE + "a\0".encode("utf-16-le"), "a NUL at character 1"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message):
        decode(data, "x.txt")
