"""Words and sentences around the quotations of a text that is read by rules.

A quotation is one token. Words that a language joins are taken apart: l'État, qu'il, dit-il, a-t-elle, disse-lhe.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from citecli.quotes.languages.words import LanguageWords
from citecli.text.patterns import compiled_late

_WORD = compiled_late(r"[^\W_]+(?:[-‐‑&][^\W_]+)*(?:['’](?=[^\W_]))?|\S")
_STOPS = frozenset(".!?…")
_LONGEST_INITIAL = 1
_ORDINAL = 4


class Token(NamedTuple):
    """A word, a mark, or a whole quotation (`quote` is its number, else -1)."""

    start: int
    end: int
    text: str
    lower: str
    quote: int = -1
    is_word: bool = False
    """Whether it is a word or a number."""
    is_capital: bool = False
    """Whether it is a word with a capital."""


def _token(start: int, text: str) -> Token:
    """The token of a word or a mark."""
    is_capital = text[0].isupper() or (text[2:3] == "-" and text[3:4].isupper())  # al-Scharaa
    return Token(start, start + len(text), text, text.lower().replace("’", "'"), -1, text[0].isalnum(), is_capital)


class Sentence(NamedTuple):
    """A sentence: its tokens are `tokens[first:end]`; `unit` is the paragraph or line that it is in."""

    first: int
    end: int
    unit: int


class Marks(NamedTuple):
    """A stretch of a text that is one token: words in marks, or behind a dash."""

    start: int
    end: int
    ends_sentence: bool
    """Whether the words end as a sentence does."""


class Sentences:
    """The tokens of paragraphs (`units`, by number), and their sentences, in order."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.of_unit: dict[int, tuple[int, int]] = {}
        """The sentences of each unit, half open."""
        self.quote_tokens: dict[int, int] = {}
        """The token of each quotation."""
        self._firsts: list[int] = []

    def add(
        self,
        characters: str,
        unit: int,
        span: tuple[int, int],
        quotes: Sequence[tuple[int, Marks]],
        words: LanguageWords,
    ) -> None:
        """Read the next unit; `quotes` are its quotations with their numbers."""
        first_sentence, first = len(self.sentences), len(self.tokens)
        at = span[0]
        ends: list[int] = []
        for number, marks in quotes:
            self._words(characters, at, marks.start, words)
            self.quote_tokens[number] = len(self.tokens)
            self.tokens.append(Token(marks.start, marks.end, "“", "“", number))
            if marks.ends_sentence:
                ends.append(len(self.tokens))
            at = marks.end
        self._words(characters, at, span[1], words)
        self._cut(first, unit, frozenset(ends), words)
        self.of_unit[unit] = (first_sentence, len(self.sentences))

    def sentence_at(self, token: int) -> int:
        """The number of the sentence that a token is in."""
        return bisect_right(self._firsts, token) - 1

    def _words(self, characters: str, start: int, end: int, words: LanguageWords) -> None:
        for match in _WORD.finditer(characters, start, end):
            text = match[0]
            if "-" in text and (parts := _joined(text, words)):
                at = match.start()
                for part in parts:
                    self.tokens.append(_token(at, part))
                    at += len(part) + 1
                continue
            self.tokens.append(_token(match.start(), text))

    def _cut(self, first: int, unit: int, ends: frozenset[int], words: LanguageWords) -> None:
        """Cut the tokens from `first` on into sentences; at those of `ends` a quotation ends that may end one."""
        begin = first
        tokens = self.tokens
        for index in range(first + 1, len(tokens) + 1):
            if index == len(tokens) or self._begins(index, begin, ends, words):
                self.sentences.append(Sentence(begin, index, unit))
                self._firsts.append(begin)
                begin = index

    def _opens_beat(self, index: int, words: LanguageWords) -> bool:
        """Whether a dash opens a sentence about what somebody does, between words: —Sí. | —Ana cerró la puerta—."""
        if self.tokens[index].text not in _DASHES or index + 1 >= len(self.tokens):
            return False
        following = self.tokens[index + 1]
        return following.is_capital and following.lower not in words.finite

    def _begins(self, index: int, begin: int, ends: frozenset[int], words: LanguageWords) -> bool:
        """Whether a sentence begins at a token."""
        tokens = self.tokens
        token, before = tokens[index], tokens[index - 1]
        opens = token.quote >= 0 or token.text in "¿¡—–-(" or (token.is_word and not token.text[0].islower())
        if not opens:
            return False
        if index in ends:
            return token.quote >= 0 or token.is_capital or token.text in "¿¡" or self._opens_beat(index, words)
        if before.text not in _STOPS or (token.start == before.end and token.quote < 0):
            return False
        if before.text != "." or index - 2 < begin:
            return True
        last = tokens[index - 2]
        if last.text.isdigit() and len(last.text) < _ORDINAL and words.nouns_are_capitals and token.is_capital:
            return False
        is_initial = last.is_capital and len(last.text) == _LONGEST_INITIAL
        return not (is_initial or last.lower + "." in words.titles or last.lower in _ABBREVIATIONS)


_DASHES = "—–―"
_ABBREVIATIONS = frozenset(
    "dr prof st sr sra srta dra lic ing gen mme mlle mr mrs ms nr bzw z.b u.a d.h ca vgl art p pp no núm av "
    "etc hr fr frl dhr mevr drs ir mgr dott avv arch on sen sig d.ª exmo eng j.k v.l resp usw".split()
)


def _joined(text: str, words: LanguageWords) -> list[str]:
    """The parts of a verb with pronouns that hyphens join: dit, il of dit-il; disse, lhe of disse-lhe."""
    parts = re.split("[-‐‑]", text)
    last = parts[-1].lower()
    if last in words.subject_clitics or last in words.object_clitics:
        return parts
    return []
