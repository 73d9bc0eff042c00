"""Words: the only module that decides where a word begins and ends.

A letter is a letter or digit of any script with its combining marks. In scripts without spaces between words (Chinese,
Japanese, Thai, Lao, Khmer, Burmese) every character is a word, as word processors count it. In other scripts the
purpose decides whether punctuation between letters splits a word:

| purpose | words | functions |
|---|---|---|
| counting | one word: well-known, O'Malley, 3.5, U.S., and/or; two words: 1999—2005 | `count_words` |
| comparing | one word: O'Malley; two words: well-known | `word_spans`, `folded_words` |
| searching | Malley is found in O'Malley, homme in l'homme | `tokens`, `token_words` |
| searching a text for a phrase | any substring of the folded text (`citecli.text.folding`) | `occurrences` |
| ids and keys | runs of letters of any script | `letter_runs` |

The quotation engine has its own tokenizer (`citecli.quotes.tokens`), because its weights were trained on its tokens.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from citecli.text.folding import fold, fold_with_offsets
from citecli.text.patterns import compiled_late

UNSPACED = (
    "\u0e00-\u0e3e\u0e40-\u0e4e\u0e50-\u0e59\u0e80-\u0eff\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17dc-\u17ff"
    "\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
"""Letters of scripts without spaces between words, for a character class of a regular expression."""
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    + "".join(  # the Indic scripts have their marks at the same positions in their Unicode blocks
        f"{chr(block)}-{chr(block + 3)}{chr(block + 0x3A)}-{chr(block + 0x3C)}{chr(block + 0x3E)}-{chr(block + 0x4F)}"
        f"{chr(block + 0x51)}-{chr(block + 0x57)}{chr(block + 0x62)}{chr(block + 0x63)}"
        for block in range(0x900, 0xE00, 0x80)
    )
    + "\u0f71-\u0f84\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\u00ad"
)
"""Combining marks of letters, and the soft hyphen, for a character class of a regular expression."""
_ONE = f"[{UNSPACED}][{MARKS}]*"
_LETTERS = f"[^\\W_{UNSPACED}]+(?:[{MARKS}]++[^\\W_{UNSPACED}]*)*"
_SPACED_LETTERS = f"[^\\W_]+(?:[{MARKS}]++[^\\W_]*)*"
# Written as a negated class: excluding all other characters compiles much faster than listing the unspaced letters.
_MAY_BE_UNSPACED = compiled_late("[^\x00-\u0dff\u1800-\u303f\ufb00-\U0010ffff]")


class _Pattern:
    """Two versions of a pattern: one for texts in any script, one for texts without letters of `UNSPACED`.

    The character classes of the general version take ten milliseconds to compile, and most texts don't need them.
    """

    def __init__(self, general: str, spaced: str) -> None:
        self._general = compiled_late(general)
        self._spaced = compiled_late(spaced)

    def for_text(self, text: str) -> re.Pattern[str]:
        """The version of the pattern that `text` needs."""
        return self._general if may_be_unspaced(text) else self._spaced


_COUNTED = _Pattern(f"{_ONE}|[^\\W_{UNSPACED}](?:[^\\s–—{UNSPACED}]*[^\\W_{UNSPACED}])?", r"[^\W_](?:[^\s–—]*[^\W_])?")
_COMPARED = _Pattern(f"{_ONE}|{_LETTERS}(?:['’ʼ]{_LETTERS})*", f"{_SPACED_LETTERS}(?:['’ʼ]{_SPACED_LETTERS})*")
_SEARCHED = _Pattern(f"{_ONE}|{_LETTERS}", _SPACED_LETTERS)
_RUN = compiled_late(_SPACED_LETTERS)


def may_be_unspaced(text: str) -> bool:
    """Whether `text` may contain letters of `UNSPACED`. False means that it certainly has none."""
    return not text.isascii() and _MAY_BE_UNSPACED.search(text) is not None


def count_words(text: str) -> int:
    """The number of words in `text`: the parts between white space or long dashes that have a letter or digit."""
    return sum(1 for _ in _COUNTED.for_text(text).finditer(text))


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open character offsets of each word of `text`, with words divided as for comparing."""
    for match in _COMPARED.for_text(text).finditer(text):
        yield match.span()


def folded_words(text: str) -> list[str]:
    """The words of `text`, divided as for comparing and folded (see `citecli.text.folding.fold`), in order."""
    folded = fold(text)
    return _COMPARED.for_text(folded).findall(folded)


class SearchToken(NamedTuple):
    """A folded word of a text, divided as for searching, and its half-open character offsets in the text."""

    # A named tuple, because a text has thousands.
    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[SearchToken]:
    """Yield the words of `text`, divided as for searching, in order, with their half-open character offsets."""
    for match in _SEARCHED.for_text(text).finditer(text):
        if word := fold(match[0]):
            yield SearchToken(word, match.start(), match.end())


def token_words(text: str) -> list[str]:
    """The words of `text`, divided as for searching and folded, without offsets."""
    if text.isascii():
        return _SEARCHED.for_text(text).findall(text.lower())
    return [word for word in map(fold, _SEARCHED.for_text(text).findall(text)) if word]


def letter_runs(text: str) -> list[str]:
    """The maximal runs of letters and digits in `text`, unchanged, in order."""
    return _RUN.findall(text)


def word_places(text: str, word: str) -> Iterator[int]:
    """Yield the offsets at which `word` occurs in `text`, in the same case and as a whole word.

    What the regular expression `\\b…\\b` finds, but without looking at every character of a long text.
    """
    at = text.find(word) if word else -1
    while at >= 0:
        if _is_edge(text, at) and _is_edge(text, at + len(word)):
            yield at
        at = text.find(word, at + 1)


def _is_edge(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at : at + 1]
    return (before.isalnum() or before == "_") != (after.isalnum() or after == "_")


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where `words` occur in `text`, as half-open character offsets in order, without overlap.

    `words` are searched as one phrase. If the phrase does not occur, each word is searched by itself; the result is
    empty unless all of them occur.
    """
    wanted = fold(words)
    if not wanted:
        return []
    there, offsets = fold_with_offsets(text)
    spans = _all(there, offsets, wanted, len(text))
    if not spans and " " in wanted:
        each = [_all(there, offsets, word, len(text)) for word in dict.fromkeys(wanted.split())]
        if all(each):
            spans = _without_overlap(sorted(span for spans in each for span in spans))
    return spans


def _all(there: str, offsets: list[int], wanted: str, length: int) -> list[tuple[int, int]]:
    spans = []
    at = there.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        # Include the whole of a character that folds to several (œ, …).
        while end < len(offsets) and offsets[end] == offsets[end - 1]:
            end += 1
        spans.append((offsets[at], offsets[end] if end < len(offsets) else length))
        at = there.find(wanted, end)
    return spans


def _without_overlap(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
