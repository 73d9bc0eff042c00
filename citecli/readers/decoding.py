"""Bytes to text: UTF-8, UTF-16 or UTF-32 with a byte order mark, UTF-16 without one, ISO-2022-JP, or the encoding from
before Unicode in which they read like a text, said so. Never a silent guess.

The byte order mark is left out, line ends stay as they are, so that offsets count characters of the decoded file.
"""

import codecs
import re

from citecli.errors import UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.text.patterns import compiled_late

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# C0 without white space, backspace (old typescripts overstrike with it) and ESC (a captured terminal has it).
_BINARY = bytes(code for code in range(0x20) if code not in b"\b\t\n\v\f\r\x1b") + b"\x7f"
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (as DOCX, ODT and EPUB are)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
)
# `charset=` in a meta tag, `encoding=` in an XML declaration (HTML standard, 13.2.3.2: within the first 1024 bytes).
_DECLARED = compiled_late(rb"(?:charset|encoding)\s*+=\s*+[\"']?\s*+([A-Za-z][\w.:-]{1,30})", re.IGNORECASE)
_DECLARED_WITHIN = 2048
_UTF_16_WITHIN = 4096
_MOST_BINARY = 20
_NUL = re.compile(rb"\0+")
_ISO_2022_JP = compiled_late(rb"\x1b\$[@B]|\x1b\$\([CD]")
_TITLES = {
    "koi8_r": "KOI8-R", "koi8_u": "KOI8-U", "cp932": "Shift JIS", "shift_jis": "Shift JIS", "euc_jp": "EUC-JP",
    "gb18030": "GB18030", "cp950": "Big5", "big5": "Big5", "cp949": "EUC-KR", "euc_kr": "EUC-KR",
    "cp874": "Windows-874",
    "mac_roman": "Mac Roman", "mac_cyrillic": "Mac Cyrillic", "mac_latin2": "Mac Central European",
    "mac_greek": "Mac Greek", "mac_turkish": "Mac Turkish", "utf_8": "UTF-8", "iso2022_jp": "ISO-2022-JP",
}  # fmt: skip


# Python's own notations, and encodings of host names that take quadratic time: no text was ever written in them.
_NO_ENCODINGS = frozenset("idna punycode undefined unicode_escape raw_unicode_escape mbcs oem utf_7".split())

ASCII_BYTES = ("iso2022", "hz", "utf-16", "utf-32")
"""How the names of encodings begin whose bytes may all be ASCII: they pass for UTF-8, and have to be declared."""


class Decoded(FrozenValue):
    """A text that was decoded."""

    text: str

    remarks: tuple[str, ...] = ()
    """What there is to say about how it was decoded, a sentence each."""


def decode(data: bytes, name: str, encoding: str = "") -> Decoded:
    """The text that `data` is; `name` is for the message. `UnreadableDocument` when it is none.

    `encoding` is what the user says it is in; "" means to find out.
    """
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise UnreadableDocument(f"{name} is {kind}, not text; export it as plain text (UTF-8) first")
    if encoding:
        return _as_named(data, encoding, name)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], marked, name))
    if unmarked := _utf_16(data):
        remark = f"{name} has no byte order mark; read as {unmarked.upper()}"
        return Decoded(_strictly(data, unmarked, name), (remark,))
    if _ISO_2022_JP.search(data[:_DECLARED_WITHIN]) and data.isascii():
        return Decoded(_strictly(data, "iso2022_jp_ext", name), (f"{name} is read as ISO-2022-JP",))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _in_another_encoding(data, name, error.start)
    if "\0" in text:
        raise UnreadableDocument(f"{name} is not text (byte 0 at offset {data.index(0)}); export it as UTF-8 first")
    return Decoded(text)


def encoding_named(label: str) -> str:
    """The encoding that a user calls `label`, as Python calls it; "" when there is none so called."""
    label = label.strip().lower().replace("windows-", "cp").replace("mac-", "mac_").replace("macroman", "mac_roman")
    return encoding_called(label.replace("mac roman", "mac_roman").replace(" ", "-"), "")


def _as_named(data: bytes, label: str, name: str) -> Decoded:
    encoding = encoding_named(label)
    if not encoding:
        raise UnreadableDocument(
            f"there is no encoding “{label}”; try utf-8, windows-1251, koi8-r, shift_jis, gb18030 …"
        )
    for mark, marked in _MARKS:
        if data.startswith(mark) and encoding.replace("_", "-").startswith(marked[:5]):
            data, encoding = data[len(mark) :], marked
            break
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"{name} is not {title_of(encoding)} (byte {error.start}); name another --encoding"
        ) from None
    if "\0" in text:
        raise UnreadableDocument(f"{name} is not text in {title_of(encoding)} (NUL at character {text.index(chr(0))})")
    return Decoded(text)


def title_of(encoding: str) -> str:
    """What users call an encoding that Python calls `encoding`."""
    encoding = encoding.replace("-", "_").lower()
    if title := _TITLES.get(encoding):
        return title
    if encoding.startswith("cp125"):
        return f"Windows-{encoding[2:]}"
    if encoding.startswith("cp"):
        return f"code page {encoding[2:]}"
    return encoding.replace("iso8859_", "iso_8859-").replace("iso_", "ISO ").replace("_", "-").upper()


def encoding_called(label: str, otherwise: str = "cp1252") -> str:
    """The encoding that a document declares as `label`, as Python calls it; `otherwise` when there is none so called.

    ISO 8859-1 and ASCII are read as Windows-1252, as the Encoding standard has it.
    """
    try:
        codec = codecs.lookup(label.strip())
    except (LookupError, ValueError, UnicodeError):  # a NUL or a letter that is no ASCII in the label
        return otherwise
    if not codec._is_text_encoding or codec.name.replace("-", "_") in _NO_ENCODINGS:
        return otherwise
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def decode_marked(data: bytes, name: str, encoding: str = "") -> Decoded:
    """The text of HTML or the like, which may declare its encoding: by a byte order mark, as UTF-8, as declared.

    Where nothing is declared and it is not UTF-8, as what it looks like, else as Windows-1252. Bytes that the encoding
    leaves open become U+FFFD, said so; NULs are left out.
    """
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise UnreadableDocument(f"{name} is {kind}, not text")
    if encoding:
        return _as_named(data, encoding, name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _leniently(data[len(mark) :], encoding, name)
    if (unmarked := _utf_16(data)) and b"<" in data[:_DECLARED_WITHIN]:
        return _leniently(data, unmarked, name)
    if len(data) - len(data.translate(None, _BINARY)) - data.count(0) > len(data) // _MOST_BINARY:
        raise UnreadableDocument(f"{name} is not text: it has many control characters")
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    if b"\0" in data:
        data = _NUL.sub(b"", data)
    encoding = encoding_called(declared[1].decode("ascii")) if declared else "cp1252"
    # What is UTF-8 is so by no chance, whatever it declares. (Who declares UTF-16 in ASCII letters is mistaken.)
    if not encoding.startswith(("iso2022", "hz")):
        try:
            return Decoded(data.decode("utf-8"))
        except UnicodeDecodeError:
            pass
    if encoding.startswith(("utf-16", "utf-32")):
        encoding = "cp1252"
    return _leniently(data, encoding, name) if declared else _undeclared(data, name)


def _undeclared(data: bytes, name: str) -> Decoded:
    from citecli.readers.encoding_detection import likely_encodings

    encoding = next(iter(likely_encodings(data)), "cp1252")
    decoded = _leniently(data, encoding, name)
    remark = f"{name} declares no encoding; read as {title_of(encoding)}"
    return replace(decoded, remarks=(remark, *decoded.remarks))


def ascii_compatible(data: bytes) -> bytes:
    """`data` without a byte order mark, and UTF-16 or UTF-32 as UTF-8; other encodings as they are.

    For formats that are read as bytes, as each part of a message says what it is in: an editor may have saved the whole
    in any encoding, whatever its parts declare.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data.removeprefix(mark)
            return rest if encoding == "utf-8" else rest.decode(encoding, "replace").encode("utf-8", "replace")
    wide = _utf_16(data) if b"\0" in data[:_UTF_16_WITHIN] else ""
    return data.decode(wide, "replace").encode("utf-8", "replace") if wide else data


def _utf_16(data: bytes) -> str:
    """The kind of UTF-16 that `data` is without saying so, "" when it is none.

    Line ends, spaces and punctuation have a NUL in every script, always on the same side; a text in Latin letters has
    one in nearly every character. Nothing that is no text has that many on one side and none on the other.
    """
    start = data[:_UTF_16_WITHIN]
    if len(data) % 2 or len(start) < 4:
        return ""
    high, low = start[::2].count(0), start[1::2].count(0)
    if bool(high) == bool(low) or max(high, low) < len(start) // 20:
        return ""
    encoding = "utf-16-be" if high else "utf-16-le"
    text = start[: len(start) // 2 * 2].decode(encoding, errors="replace")
    return "" if any(char < " " and not char.isspace() for char in text) else encoding


def _leniently(data: bytes, encoding: str, name: str) -> Decoded:
    text = data.decode(encoding, errors="replace").replace("\0", "")
    count = text.count("\N{REPLACEMENT CHARACTER}")
    if count > len(text) // 2:
        raise UnreadableDocument(f"{name} is not text: most of it can't be decoded as {encoding}")
    return Decoded(text, (f"{name}: {count:,} characters could not be decoded as {encoding}",) if count else ())


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"{name} is not valid {encoding.upper()} (byte {error.start}); save it as UTF-8 and try again"
        ) from None
    if "\0" in text:
        raise UnreadableDocument(f"{name} is not text (NUL at character {text.index(chr(0))})")
    return text


def _in_another_encoding(data: bytes, name: str, first_bad: int) -> Decoded:
    """Text from before UTF-8: in the encoding in which it reads most like a text. Refused when there is none."""
    hint = "save it as UTF-8, or name its --encoding"
    from citecli.readers.encoding_detection import likely_encodings, wide_encoding

    if wide := wide_encoding(data):
        return Decoded(_strictly(data, wide, name), (f"{name} has no byte order mark; read as {wide.upper()}",))
    if len(data) - len(data.translate(None, _BINARY)) == 0:
        for encoding in likely_encodings(data):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            remark = f"{name} is not UTF-8; read as {title_of(encoding)}"
            return Decoded(text, (remark,))
    if b"\0" in data:
        raise UnreadableDocument(f"{name} is not text (byte 0 at offset {data.index(0)}); export it as UTF-8 first")
    raise UnreadableDocument(f"{name} can't be decoded (byte {first_bad} is not UTF-8); {hint}")
