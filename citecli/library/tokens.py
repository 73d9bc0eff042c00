"""Tokens: the words of a text as search knows them, without case and accents, and where they stand.

What is written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) is a token a character: a word of several
is then found as a phrase.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from citecli.text.folding import fold

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_VOICED = "\u3099\u309a"
"""The marks that make one Japanese letter another: no accents."""
_TOKEN = re.compile(f"[{_UNSPACED}][{_VOICED}]?|(?:[^\\W_{_UNSPACED}]|[\u0300-\u036f])+")


class Token(NamedTuple):
    """A word, folded, and the characters of the text that it stands at."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text` in order. Offsets count its characters, half open."""
    for match in _TOKEN.finditer(text):
        if word := fold(match[0]):
            yield Token(word, match.start(), match.end())


def words(text: str) -> list[str]:
    """The tokens of `text` without their places."""
    if text.isascii():
        return _TOKEN.findall(text.lower())
    return [word for word in map(fold, _TOKEN.findall(text)) if word]
