"""The encodings of RTF: code pages, and those of its fonts, by the character sets that they are declared with."""

import codecs
import re

from citecli.text.symbol_fonts import in_symbol

_SIGNS_OF = "signs of "
"""Before the name of a font of signs, in place of an encoding."""

_PAGES = {
    10000: "mac_roman", 10001: "cp932", 10002: "big5", 10003: "cp949", 10006: "mac_greek", 10007: "mac_cyrillic",
    10008: "gbk", 10029: "mac_latin2", 10081: "mac_turkish", 65001: "utf-8",
}  # fmt: skip
"""Code pages by numbers that Python's codecs do not know."""

_CHARACTER_SETS = {
    77: "mac_roman", 78: "cp932", 79: "cp949", 80: "gbk", 81: "big5", 85: "mac_greek", 86: "mac_turkish",
    88: "mac_latin2", 89: "mac_cyrillic", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_FONT = re.compile(rb"\\f(\d{1,5})(?:\\[a-z]+-?\d*){0,6}?\\fcharset(\d{1,3})")
_SIGN_FONT = re.compile(
    rb"\\f(\d{1,5})(?:\\[a-z]{1,20}-?\d{0,9}|\{\\\*[^{}]{0,60}\}){0,8} ?(Symbol|Wingdings)[ ;}]", re.IGNORECASE
)
_HEAD = 200_000
"""Bytes at the beginning of a file in which the table of fonts is looked for."""


def font_encodings(data: bytes) -> dict[int, str]:
    """The encoding of each font of a file that has one of its own, by number, for `decoded` and `character`."""
    fonts = {
        int(number): encoding
        for number, charset in _FONT.findall(data[:_HEAD])
        if (encoding := _CHARACTER_SETS.get(int(charset)))
    }
    return fonts | {int(number): f"{_SIGNS_OF}{font.decode()}" for number, font in _SIGN_FONT.findall(data[:_HEAD])}


def code_page(number: int) -> str:
    """The codec of a code page, that of Windows-1252 if there is none."""
    try:
        return codecs.lookup(_PAGES.get(number) or f"cp{number}").name
    except LookupError:
        return "cp1252"


def decoded(data: bytes | bytearray, encoding: str) -> str:
    """The text of bytes in an encoding or in a font of signs."""
    _, is_of_signs, font = encoding.partition(_SIGNS_OF)
    return in_symbol(data.decode("latin-1"), font) if is_of_signs else data.decode(encoding, errors="replace")


def character(number: int, encoding: str) -> str:
    """The character that a file gives by number, which in a font of signs is a code of the font."""
    _, is_of_signs, font = encoding.partition(_SIGNS_OF)
    return in_symbol(chr(number), font) if is_of_signs else chr(number)
