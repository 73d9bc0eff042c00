"""Abbreviations that a text introduces: “the Food and Drug Administration (FDA)”.

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003), on
the initials of words only.
"""

from collections.abc import Iterator
from typing import NamedTuple

from citecli.quotes.tokens.tokenized_text import TokenizedText

_SMALL = frozenset("of and for the in on to de la du des & at".split())
_SHORTEST, _LONGEST = 2, 7


class AbbreviationDefinition(NamedTuple):
    """A short form at token `short`, and the tokens `first` up to, not including, `end` of the name it stands for."""

    short: int
    first: int
    end: int


def abbreviation_definitions(text: TokenizedText) -> Iterator[AbbreviationDefinition]:
    """The abbreviations that a text introduces in brackets, in order."""
    tokens = text.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at + 1].word == ")" and tokens[at - 1].word == "(":
            first = _name_before(text, at - 1, tokens[at].word)
            if first >= 0:
                yield AbbreviationDefinition(at, first, at - 1)


def _name_before(text: TokenizedText, end: int, short: str) -> int:
    """The first token of the name that ends before token `end` and has the initials `short`, or -1."""
    tokens = text.tokens
    letters = short.replace(".", "")
    if not _SHORTEST <= len(letters) <= _LONGEST or not letters.isupper() or not letters.isalpha():
        return -1
    first_of_sentence = text.sentence_of(end).first
    at = end - 1
    left = len(letters)
    while at >= first_of_sentence:
        initials = [part[0] for part in tokens[at].word.split("-") if part[:1].isalpha()]
        if not initials:
            return -1
        if initials[0].isupper():
            for initial in reversed(initials):
                if left and initial.upper() == letters[left - 1]:
                    left -= 1
                elif len(initials) == 1:
                    return -1
            if not left:
                return at
        elif tokens[at].word not in _SMALL:
            return -1
        at -= 1
    return -1
