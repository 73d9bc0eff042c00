"""Whether the text of a PDF is what its pages show: some fonts number their letters without saying which they are."""

import re
from collections.abc import Iterable

_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{3,30}")
_VOWEL = re.compile(r"[aeiouyAEIOUYÀ-ÆÈ-ÏÒ-ÖØ-Ýà-æè-ïò-öø-ýÿ-ɏ]")
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_GLYPH_NAME = re.compile(r"/(?:g|G|glyph|cid|index|uni)\d{1,5}(?=[/\s]|$)")
_MOST_CHARACTERS = 300_000
_ENOUGH_WORDS = 30
_LONGEST_TOKEN = 60
_MOST_WITHOUT_VOWELS = 0.4
_MOST_BROKEN = 0.3
_BROKEN = re.compile(r"[^\W\d_]*[!-/:-@\[-`{-~\x7f-\xbf×÷]+[^\W_]+[!-/:-@\[-`{-~\x7f-\xbf×÷\d]+\S*")


def is_illegible(lines: Iterable[str]) -> bool:
    """Whether most characters of a page are not known: what is left of it is no text."""
    text = "".join(lines).replace(" ", "")
    return len(_UNKNOWN.findall(text)) + sum(map(len, _GLYPH_NAME.findall(text))) > 0.5 * len(text)


def illegible_share(lines: Iterable[str]) -> float:
    """The share of the characters in `lines` that are none that was printed, from 0 to 1.

    It is 1 for a text that is none throughout: few of its words have a vowel, or most are broken by signs.
    """
    taken: list[str] = []
    length = 0
    for line in lines:
        taken.append(line)
        length += len(line) + 1
        if length > _MOST_CHARACTERS:
            break
    text = " ".join(taken)
    visible = len(text) - text.count(" ")
    if not visible:
        return 0.0
    unknown = len(_UNKNOWN.findall(text)) + sum(map(len, _GLYPH_NAME.findall(text)))
    words = _LATIN_WORD.findall(text)
    capitals = sum(map(str.isupper, words))
    # Abbreviations have no vowels either, unless everything is in capitals.
    long = words if 2 * capitals > len(words) else [word for word in words if not word.isupper()]
    letters = sum(map(len, words))
    if len(long) >= _ENOUGH_WORDS and letters > 0.3 * visible:
        without = sum(_VOWEL.search(word) is None for word in long)
        if without > _MOST_WITHOUT_VOWELS * len(long):
            return 1.0
    tokens = [token[:_LONGEST_TOKEN] for token in text.split()]
    if len(tokens) >= _ENOUGH_WORDS and unknown > 0.01 * visible:
        broken = sum(_BROKEN.search(token) is not None or _UNKNOWN.search(token) is not None for token in tokens)
        if broken > _MOST_BROKEN * len(tokens):
            return 1.0
    return unknown / visible
