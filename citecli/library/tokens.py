"""Tokens: the words of a text as search knows them, without case and accents, and where they stand.

What is written without spaces (Chinese, Japanese) is a token a character: a word of several is then found as a phrase.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(f"[{_UNSPACED}]|(?:[^\\W_{_UNSPACED}]|[\u0300-\u036f])+")


class Token(NamedTuple):
    """A word, folded, and the characters of the text that it stands at."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text` in order. Offsets count its characters, half open."""
    for match in _TOKEN.finditer(text):
        yield Token(_folded(match[0]), match.start(), match.end())


def words(text: str) -> list[str]:
    """The tokens of `text` without their places."""
    return _TOKEN.findall(text.lower()) if text.isascii() else list(map(_folded, _TOKEN.findall(text)))


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return plain.casefold()
