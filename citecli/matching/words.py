"""Divide texts and quotations into words for comparison, with their offsets; brackets and ellipses are recognised.

Offsets count characters, half open. Words are compared without regard to case and the shape of apostrophes.
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeVar

from citecli.frozen import FrozenValue
from citecli.text.abbreviations import TITLES
from citecli.text.folding import fold
from citecli.text.patterns import compiled_late
from citecli.text.words import MARKS, UNSPACED, may_be_unspaced, word_spans

_GAP_OR_BRACKETS = r"(?P<gap>\[\s*(?:\.\s*\.\s*\.|…)\s*\]|(?:\.\s?){3,4}|…)|(?P<whole>\[[^\[\]]*\](?!['’ʼ]?\w))"
_BRACKETED_WORD = rf"(?:\[[^\W_]*\]|[^\W_])(?:[^\W_]|[{MARKS}]|\[[^\W_]*\])*(?:['’ʼ](?:[^\W_]|[{MARKS}])+)*"
_QUOTED_WORD = compiled_late(f"{_GAP_OR_BRACKETS}|{_BRACKETED_WORD}")
_QUOTED_WORD_OR_LETTER = compiled_late(f"{_GAP_OR_BRACKETS}|[{UNSPACED}][{MARKS}]*|{_BRACKETED_WORD}")
_IN_BRACKETS = re.compile(r"\[([^\W_]*)\]")
_MARKS = str.maketrans(dict.fromkeys("\"'“”‘’„‚‟‛«»‹›「」『』*_`´\u00ad", ""))
_MARKS_OF_MAIL = re.compile(r"(?<=[\r\n])[ \t]*>[> \t]*")
_DASHES = re.compile(r"(?:(?<!\s)\s+)?(?:--+|[–—―]|(?<=\s)-(?=\s))\s*")
NEGATING_PREFIXES = frozenset("un in im ir il dis non anti mis".split())
"""Prefixes that turn a word into its opposite."""
_MINUS = re.compile(r"(?:^|[\s(\[$€£¥“\"'‘])[-−–]$")
"""A minus before a figure, behind which nothing else stands."""
_ANY_DASH = re.compile(r"[-‐‑–—−]")
_GROUPS = (" ", ",", "\u00a0", "\u202f", "\u2009", "’", "'")
"""What parts groups of three figures; a full stop may be a decimal point."""
_SIGNS_BEFORE = re.compile(r"(?<![\w.,])[-−–<>≤≥±~≈]\s?$")
_SIGNS_AFTER = re.compile(r"\s?([%‰€$£¥°])")
_SENTENCE_END = re.compile(r"""[.!?…][”’"'»›)\]]*\s""")
_VERSE = re.compile(r"(?<=\s)//?(?=\s)")
"""The slash that writers set for a line's end, two for that of a stanza."""


_Item = TypeVar("_Item", bound=Hashable)


def _places(items: Iterable[_Item], numbers: Sequence[int]) -> dict[_Item, Sequence[int]]:
    """The places of each item. Most stand in one place, and a tuple takes half the memory of a list."""
    places: dict[_Item, Sequence[int]] = {}
    several: dict[_Item, list[int]] = {}
    for at, item in zip(numbers, items, strict=False):
        if item not in places:
            places[item] = (at,)
        elif item in several:
            several[item].append(at)
        else:
            places[item] = several[item] = [*places[item], at]
    return places


class WordIndex:
    """The words of a text in comparable form, their offsets, and the places of each word and of each pair of words.

    Keep an index to compare several passages with the same text: indexing a long text takes a moment.
    """

    def __init__(self, text: str, *, fold_accents: bool = False, compounds: bool = False) -> None:
        """`fold_accents` ignores accents; with `compounds`, "well-known" and "3.5" are one word each."""
        self.text = text
        self.starts: list[int] = []
        """The start of each word, in characters."""
        self.ends: list[int] = []
        """The end of each word, in characters."""
        self.keys: list[str] = []
        """Each word in the form that is compared."""
        self.languages: dict[int, str] = {}
        """The languages of stretches of the text, as far as they were looked for (`citecli.matching.polarity`)."""
        folded: dict[str, str] = {}
        for start, end in _compound_spans(text) if compounds else word_spans(text):
            word = text[start:end]
            key = folded.get(word)
            if key is None:  # each word once: a library has millions
                key = folded[word] = word.lower() if word.isascii() else _key(word, fold_accents)
            self.keys.append(key)
            self.starts.append(start)
            self.ends.append(end)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The places of each word, as indexes of words."""
        return _places(self.keys, self._numbers)

    @cached_property
    def pair_places(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """The places of each pair of adjacent words, as the index of the first word."""
        return _places(pairwise(self.keys), self._numbers)

    @cached_property
    def _numbers(self) -> Sequence[int]:
        """The indexes of the words, each an object that all places share."""
        return tuple(range(len(self.keys)))

    def phrase_places(self, keys: Sequence[str], first: int = 0, last: int | None = None) -> Iterator[int]:
        """Yield the word indexes at which the phrase `keys` begins among the words `first` to `last`."""
        size = len(keys)
        end = len(self.keys) if last is None else last
        wanted = list(keys)
        if not wanted or any(key not in self.places for key in wanted):
            return
        # Only the places of the rarest word need to be examined.
        rarest = min(range(size), key=lambda at: len(self.places[wanted[at]]))
        where = self.places[wanted[rarest]]
        for number in range(bisect_left(where, first + rarest), len(where)):
            at = where[number] - rarest
            if at + size > end:
                return
            if self.keys[at : at + size] == wanted:
                yield at

    def ends_sentence(self, at: int) -> bool:
        """Whether a sentence or a paragraph ends with the word `at`, as far as punctuation and capitals show."""
        if at + 1 >= len(self.keys):
            return True
        between = self.text[self.ends[at] : self.starts[at + 1]]
        if between == " ":
            return False
        if "\n\n" in between:
            return True
        is_abbreviation = between[:1] == "." and (len(self.keys[at]) == 1 or self.keys[at] in TITLES)
        is_ended = _SENTENCE_END.search(between) is not None and not is_abbreviation
        return is_ended and not self.text[self.starts[at + 1]].islower()

    def text_of(self, first: int, last: int) -> str:
        """The characters from word `first` up to and not including word `last`; "" when there are none."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


# A named tuple, because a draft or a file of saved quotations has many thousands of words.
class QuotedWord(NamedTuple):
    """One word of a quotation. Offsets count characters of the quotation."""

    key: str
    """The word in the form that is compared; "" for words in brackets, which match any words or none."""
    start: int
    end: int
    bracketed: bool = False
    """Whether any of it is in brackets."""
    stem: str = ""
    """The part outside brackets of a word that is partly in brackets ("wall[s]"), "" for other words."""
    tail: str = ""
    """The same of a word that begins with brackets ("[her]self")."""


class QuotedWords(FrozenValue):
    """The words of a quotation."""

    text: str
    segments: tuple[tuple[QuotedWord, ...], ...]
    """The words, split into non-empty segments at omissions (…)."""
    size: int
    """The number of words outside brackets."""
    goes_on: bool = False
    """Whether the writer quotes on behind a few words of their own: “…,” she said, “…”."""


def _compound_spans(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of words when hyphens, dashes and full stops inside a word do not divide it."""
    first = last = -1
    for start, end in word_spans(text):
        if first >= 0 and start == last + 1 and text[last] in ".-‑–":
            last = end
            continue
        if first >= 0:
            yield first, last
        first, last = start, end
    if first >= 0:
        yield first, last


def _key(word: str, fold_accents: bool = False) -> str:
    return word.lower() if word.isascii() else fold(word, accents=fold_accents, spaces=False)


def source_words(text: str) -> QuotedWords:
    """The words of a passage of the source itself, whose brackets and ellipses are ordinary text."""
    words = tuple(QuotedWord(_key(text[start:end]), start, end) for start, end in word_spans(text))
    return QuotedWords(text, (words,) if words else (), len(words))


def quoted_words(text: str, *, fold_accents: bool = False) -> QuotedWords:
    """The words of a writer's quotation, given without its marks; `fold_accents` as in `WordIndex`."""
    segments: list[list[QuotedWord]] = [[]]
    pattern = _QUOTED_WORD_OR_LETTER if may_be_unspaced(text) else _QUOTED_WORD
    for match in pattern.finditer(text):
        start, end = match.span()
        if match["gap"]:
            segments.append([])
        elif match["whole"] and not _is_initial(match[0]):
            segments[-1].append(QuotedWord("", start, end, True))
        else:
            word = match[0]
            bare = word.replace("[", "").replace("]", "")
            inside = _IN_BRACKETS.search(word)
            stem = ""
            if inside and not (inside.start() == 0 and len(inside[1]) == 1):
                stem = _key(word[: inside.start()], fold_accents)
            tail = ""
            if inside and inside.start() == 0 and len(inside[1]) > 1 and inside[1].lower() not in NEGATING_PREFIXES:
                tail = _key(word[inside.end() :], fold_accents)
            segments[-1].append(QuotedWord(_key(bare, fold_accents), start, end, bool(inside), stem, tail))
    word_segments = tuple(tuple(segment) for segment in segments if segment)
    return QuotedWords(text, word_segments, sum(bool(word.key) for segment in word_segments for word in segment))


def _is_initial(bracketed: str) -> bool:
    """Whether brackets contain a word of one letter, whose case may have been changed: "[A] wall"."""
    return len(bracketed) == 3 and bracketed[1].isalpha()


def same_letters(word: str, other: str) -> bool:
    """Whether two words are the same, including case and accents but ignoring brackets."""
    return word == other or _letters(word) == _letters(other)


def _letters(word: str) -> str:
    return fold(word.replace("[", "").replace("]", ""), case=False, accents=False, spaces=False)


def punctuation_between(text: str, end: int, start: int) -> str:
    """The punctuation between two words, without what a writer may change: quotation marks, kinds of spaces, hyphens.

    A hyphen comes and goes with the ends of lines; a slash between spaces stands for the end of a line of verse. Beside
    figures all marks count: 3.2 is no 32, and 10-2 no 10 2. What groups thousands does not.
    """
    piece = text[end:start]
    if text[start : start + 1].isdigit():
        if end and text[end - 1].isdigit():
            return _between_figures(piece, text[start : start + 4])
        if _MINUS.search(piece):
            return punctuation_between(f"{piece[:-1]} ", 0, len(piece)) + "−"
    if piece == " ":
        return ""
    if ">" in piece:
        piece = _MARKS_OF_MAIL.sub(" ", piece)
    piece = _DASHES.sub("—", _VERSE.sub(" ", piece.translate(_MARKS)))
    return "".join(piece.split()).replace("-", "")


def _between_figures(piece: str, following: str) -> str:
    """What stands between two figures, "" for what groups thousands (12,000; 12 000), with what is `following`."""
    if piece in _GROUPS and following[:3].isdigit() and len(following[:3]) == 3 and not following[3:].isdigit():
        return ""
    return " " if piece.isspace() else _ANY_DASH.sub("-", "".join(piece.split()))


def splits_figures(text: str, words: Sequence[tuple[int, int]]) -> bool:
    """Whether something that counts stands between figures of these words of a text, (start, end) each: 3.2, 10-2."""
    return any(
        text[end - 1].isdigit() and text[start].isdigit() and punctuation_between(text, end, start) != ""
        for (_, end), (start, _) in pairwise(words)
    )


def signs_before(text: str, start: int) -> str:
    """The signs right before a figure at `start` that change what it says: −5, >5; "" for a word."""
    if not text[start : start + 1].isdigit():
        return ""
    found = _SIGNS_BEFORE.search(text, max(0, start - 4), start)
    return found[0].strip().replace("–", "−").replace("-", "−") if found else ""


def signs_after(text: str, end: int) -> str:
    """The sign right after a figure that ends at `end`: 41 %, 41 €; "" for a word or none."""
    if not end or not text[end - 1].isdigit():
        return ""
    found = _SIGNS_AFTER.match(text, end, end + 3)
    return found[1] if found else ""
