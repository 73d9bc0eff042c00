"""Citekeys: the ids by which writers cite references in a draft: `doe2021`, `doe2021b`. They never change."""

import re
from collections.abc import Callable, Container

from citecli.references.model import Reference
from citecli.text.folding import fold
from citecli.text.numerals import letters
from citecli.text.words import letter_runs

_LONGEST = 40
_TRIED_IN_ORDER = 100
_IDLE = frozenset(
    "a an the on of in and or to for with from by at as is are was were how why what when der die das ein eine "
    "le la les un une el los las il lo gli de du des".split()
)
_TAG = re.compile(r"</?(?:i|b|sc|sup|sub|span)\b[^<>]*>")
_CREATORS = ("author", "editor", "director", "translator", "speaker", "interviewer")


def citekey(reference: Reference, taken: Container[str] = frozenset(), otherwise: str = "document") -> str:
    """A citekey for `reference` that is not in `taken`.

    The key is the first creator's family name, or else the first two significant words of the title or of `otherwise`,
    followed by the year. If it is taken, b, c, … (or -2, -3, …) is appended.
    """
    what = _words_of(reference.texts.get("title", "")) or _words_of(otherwise)
    stem = (_who(reference) or what or "document")[:_LONGEST]
    issued = reference.dates.get("issued")
    year = str(abs(issued.start.year)) if issued and issued.start else ""
    key = stem + year
    return key if key not in taken else free_key(key, taken)


def free_key(key: str, taken: Container[str]) -> str:
    """A key for a further reference with the same `key`, as `further` makes them: one that is not in `taken`."""
    return further(key, free_number(lambda number: further(key, number) in taken))


def free_number(is_taken: Callable[[int], bool]) -> int:
    """A number from 2 for a further thing of the same name: the first that is free, as a rule.

    Of a hundred thousand things of one name each gets its number in a few steps: after some that are taken, larger and
    larger ones are tried. So a gap that is left among many may stay.
    """
    for number in range(2, _TRIED_IN_ORDER):
        if not is_taken(number):
            return number
    low, high = _TRIED_IN_ORDER, _TRIED_IN_ORDER
    while is_taken(high):
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        if is_taken(middle):
            low = middle + 1
        else:
            high = middle
    return low


def further(key: str, number: int) -> str:
    """The key of the second, third, … (`number`) reference with the same `key`: b, c, … after a year, else -2, -3, …"""
    # A letter after a digit, a digit after a letter.
    return key + letters(number) if key[-1:].isdigit() else f"{key}-{number}"


def _who(reference: Reference) -> str:
    for variable in _CREATORS:
        for name in reference.names.get(variable, ()):
            family = name.family or name.literal
            if family_key := _plain(f"{name.non_dropping_particle} {family}" if name.family else _short(family)):
                return family_key
    return ""


def _short(literal: str) -> str:
    """The first three significant words of a literal name, because an institution's name may be a line long."""
    return " ".join([word for word in literal.split() if word.casefold() not in _IDLE][:3])


def _words_of(title: str) -> str:
    """The first two significant words of a title, joined without a space."""
    title = _without_apostrophes(_TAG.sub("", title))
    words = letter_runs(title)
    chosen = [word for word in words if word.casefold() not in _IDLE] or words
    return "".join(map(_plain, chosen[:2]))


def _without_apostrophes(text: str) -> str:
    return text.replace("’", "").replace("'", "")


def _plain(text: str) -> str:
    """The letters and digits of `text` in lower case and without accents; letters of other scripts are kept."""
    return "".join(char for char in fold(text) if char.isalnum())
