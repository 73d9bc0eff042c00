"""A text as words that can be compared, each with its place; and a quotation, with what a writer may change in it.

Offsets count characters, half open. Words are equal when they are the same but for case and the shape of apostrophes.
"""

import re
from typing import NamedTuple

from citecli.text.folding import fold
from citecli.text.words import UNSPACED, word_spans

_QUOTED_WORD = re.compile(
    r"(?P<gap>\[\s*(?:\.\s*\.\s*\.|…)\s*\]|(?:\.\s?){3,4}|…)"
    r"|(?P<whole>\[[^\[\]]*\](?!['’ʼ]?\w))"
    rf"|(?P<character>[{UNSPACED}])"
    r"|(?P<word>(?:\[[^\W_]*\]|[^\W_])(?:[^\W_]|\[[^\W_]*\])*(?:['’ʼ][^\W_]+)*)"
)
_MARKS = str.maketrans(dict.fromkeys("\"'“”‘’„‚‟‛«»‹›「」『』*_`´\u00ad", ""))
_DASHES = re.compile(r"\s*(?:--+|[–—―])\s*")


class Words(NamedTuple):
    """The words of a text: as they are compared (`keys`), and where they stand."""

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class QuotedWord(NamedTuple):
    """One word of a quotation. `key` is "" for words in brackets, which stand for others or for none.

    `stem` is what stands outside of brackets in a word that is partly in them ("wall[s]"), "" in others; `bracketed`
    says that there are any.
    """

    key: str
    start: int
    end: int
    bracketed: bool = False
    stem: str = ""


class Quoted(NamedTuple):
    """A quotation's words in segments, which omissions (…) part. `size` counts those that are not in brackets."""

    text: str
    segments: tuple[tuple[QuotedWord, ...], ...]
    size: int


def key(word: str) -> str:
    """A word as it is compared."""
    return fold(word, accents=False)


def read(text: str) -> Words:
    """The words of a source."""
    keys, starts, ends = [], [], []
    for start, end in word_spans(text):
        keys.append(key(text[start:end]))
        starts.append(start)
        ends.append(end)
    return Words(text, tuple(keys), tuple(starts), tuple(ends))


def read_quotation(text: str) -> Quoted:
    """The words of a quotation (without its marks)."""
    segments: list[list[QuotedWord]] = [[]]
    for match in _QUOTED_WORD.finditer(text):
        start, end = match.span()
        if match["gap"]:
            segments.append([])
        elif match["whole"] and not _is_initial(text, match):
            segments[-1].append(QuotedWord("", start, end, True))
        else:
            word = match[0]
            bare = word.replace("[", "").replace("]", "")
            inside = re.search(r"\[([^\W_]*)\]", word)
            stem = ""
            if inside and not (inside.start() == 0 and len(inside[1]) == 1):
                stem = key(word[: inside.start()])
            segments[-1].append(QuotedWord(key(bare), start, end, bool(inside), stem))
    found = tuple(tuple(segment) for segment in segments if segment)
    return Quoted(text, found, sum(bool(word.key) for segment in found for word in segment))


def _is_initial(text: str, match: re.Match[str]) -> bool:
    """Whether brackets hold a word of one letter, which may have been a capital: "[A] wall"."""
    return len(match[0]) == 3 and match[0][1].isalpha()


def same_letters(one: str, other: str) -> bool:
    """Whether two words are the same, case and accents included."""
    return _without_brackets(one) == _without_brackets(other)


def _without_brackets(word: str) -> str:
    return fold(word.replace("[", "").replace("]", ""), case=False, accents=False)


def between(text: str, end: int, start: int) -> str:
    """The punctuation between two words, without quotation marks, which a writer may turn, and the kind of space."""
    piece = text[end:start]
    if piece == " ":
        return ""
    piece = _DASHES.sub("—", piece.translate(_MARKS))
    return "".join(piece.split())
