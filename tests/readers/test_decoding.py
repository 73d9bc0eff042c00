import codecs

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers.decoding import Decoded, decode, decode_marked, encoding_called


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
    assert decode(data, "x") == Decoded("“é”")


def test_windows_1252_is_read_and_said_so() -> None:
    decoded = decode("“é”".encode("cp1252"), "x.txt")
    assert decoded.text == "“é”"
    assert decoded.remarks == ("x.txt is not UTF-8; read as Windows-1252",)


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc", "x").text == "a\r\nb\rc"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04...", "zip archive"),
        (b"text\0more", "byte 0 at offset 4"),
        (b"\xff\xfea", "not valid UTF-16-LE"),
        (b"caf\x81", "byte 3 is not UTF-8"),
        (b"\xe9\x01\x02", "can't be decoded"),
        (codecs.BOM_UTF16_LE + "a\0".encode("utf-16-le"), "NUL at character 1"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message):
        decode(data, "x.txt")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "words", ["It rains, they say.\r\n", "Идёт дождь, и все знают.\n" * 3, "下雨了 he said.\n" * 3]
)
def test_utf_16_without_a_mark_is_read_and_said_so(encoding: str, words: str) -> None:
    decoded = decode(words.encode(encoding), "x.txt")
    assert decoded.text == words
    assert decoded.remarks == (f"x.txt has no byte order mark; read as {encoding.upper()}",)
    assert decode_marked(f"<p>{words}".encode(encoding), "x.html").text == f"<p>{words}"


def test_what_a_page_declares() -> None:
    for label, encoding in (("shift_jis", "shift_jis"), ("iso-2022-jp", "iso-2022-jp"), ("latin1", "cp1252"),
                            ("windows-1251", "cp1251"), ("x-nothing", "cp1252"), ("punycode", "cp1252")):  # fmt: skip
        words = "雨" if encoding.endswith("jp") or encoding == "shift_jis" else "дождь" if "1251" in encoding else "é“"
        html = f"<meta charset={label}><p>{words}"
        assert decode_marked(html.encode(encoding), "x").text == html
    # What is UTF-8 is so by no chance; an encoding of two bytes that is declared in one-byte letters is a mistake.
    for label in ("iso-8859-1", "utf-16", "idna"):
        assert decode_marked(f"<meta charset={label}><p>é".encode(), "x").text.endswith("<p>é")


def test_encodings_that_are_none() -> None:
    for label in ("punycode", "idna", "rot13", "zlib", "unicode_escape", "x\0y", "utf-7", "", "é"):
        assert encoding_called(label, "utf-8") == "utf-8"


def test_binary_under_the_name_of_a_page() -> None:
    for data in (bytes(range(256)) * 8, b"\xff\xfe\x00"):
        with pytest.raises(UnreadableDocument, match="not text"):
            decode_marked(data, "x.html")
