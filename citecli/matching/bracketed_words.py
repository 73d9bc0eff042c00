"""Whether words that brackets put into a quotation, in place of others, change what it says."""

import re
from collections.abc import Sequence

from citecli.matching.common_words import AUXILIARIES, DETERMINERS, FINITE, HAVE, JOINS, OBJECTS, PRONOUNS
from citecli.matching.turning_words import (
    CONDITION,
    HEDGE,
    LOUD,
    MODAL,
    NEGATION,
    RESTRICTION,
    kind_of,
    turning_kinds,
)
from citecli.matching.words import NEGATING_PREFIXES, WordIndex
from citecli.text.abbreviations import TITLES

_PUT_IN = frozenset((NEGATION, CONDITION, RESTRICTION, HEDGE))
"""What brackets may not put in: a "but" that they put in only joins."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen "
    "half twice thrice zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig hundert tausend million "
    "millionen milliarde milliarden deux trois quatre cinq sept huit neuf dix onze douze vingt cent mille milliard "
    "milliards dos tres cuatro cinco siete ocho nueve diez cien mil millones due tre quattro cinque sette otto nove "
    "dieci cento mila milioni miliardi".split()
)
"""Numbers of the languages that are read, from two on: one is an article, too."""
_FIGURES = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
_NAME = re.compile(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][^\W\d_]+")
_ROLES = frozenset(
    "mayor president senator minister professor justice judge captain general king queen chair chairman chairwoman "
    "director prime lord lady sir madam doctor".split()
)
_STEM = 3
"""The first letters of a word that its forms have in common."""
_SMALL = DETERMINERS | PRONOUNS | JOINS | FINITE | AUXILIARIES | OBJECTS
_FOLLOWING = JOINS | FINITE | AUXILIARIES | frozenset("of in on at to for from with by as than into over".split())
"""What may follow a noun, so that the word before it is one."""


def brackets_turn(
    bracketed: str, index: WordIndex, first: int, last: int, language: str, *, opens: bool = False
) -> bool:
    """Whether brackets with the words `bracketed`, in place of the words `first` to `last`, change the meaning.

    `opens`: nothing is quoted before them, so that a verb in them is for all of the source's: [was] for may have been.
    """
    written = WordIndex(bracketed)
    if opens and last > first and index.keys[last - 1] in AUXILIARIES and set(written.keys) & FINITE:
        while first and (
            kind_of(index.keys[first - 1], language) in (MODAL, NEGATION) or index.keys[first - 1] in HAVE
        ):
            first -= 1
    ours, theirs = turning_kinds(written.keys, language), turning_kinds(index.keys[first:last], language)
    if (ours & _PUT_IN) - theirs or (theirs & (LOUD | {HEDGE, MODAL})) - ours:
        return True
    source = index.text_of(first, last)
    is_one = last == first + 1 and len(written.keys) == 1
    if is_one and _modifies(index, first) and _is_another_word(written.keys[0], index.keys[first], source):
        return True
    if any(_are_opposites(ours_, theirs_) for ours_ in written.keys for theirs_ in index.keys[first:last]):
        return True
    numbers, replaced = _numbers(bracketed, written.keys), _numbers(source, index.keys[first:last])
    if replaced and not numbers & replaced and (numbers or not set(written.keys) & (PRONOUNS | OBJECTS)):
        return True
    names, named = _names(bracketed), _names(source)
    return bool(names and named and not names & named)


def _are_opposites(word: str, other: str) -> bool:
    """Whether a prefix that negates is all that tells two words apart: lawful, unlawful."""
    short, long = sorted((word, other), key=len)
    return len(short) > _STEM and long.endswith(short) and long[: -len(short)] in NEGATING_PREFIXES


def _numbers(text: str, words: Sequence[str]) -> set[str]:
    """The numbers of a text, in figures and in words; small ones of English in figures as well."""
    said = {word for word in words if word in _NUMBER_WORDS}
    return {*_NUMBER.findall(text), *said, *(_FIGURES[word] for word in said if word in _FIGURES)}


def _modifies(index: WordIndex, at: int) -> bool:
    """Whether the word `at` stands between an article, or the like, and another word: the foolish thing."""
    if not at or at + 1 >= len(index.keys) or index.keys[at - 1] not in DETERMINERS:
        return False
    return index.text[index.ends[at] : index.starts[at + 1]] == " " and index.keys[at + 1] not in _FOLLOWING


def _is_another_word(ours: str, theirs: str, source: str) -> bool:
    """Whether a word in brackets takes the place of another one of the source's own: [brave] for foolish.

    Pronouns and other small words may be replaced, names are looked at apart, and a form of the same word is no other.
    """
    if theirs in _SMALL or ours in _SMALL or not source.islower() or _NUMBER.search(ours + theirs):
        return False
    return ours[:_STEM] != theirs[:_STEM] and ours not in theirs and theirs not in ours


def _names(text: str) -> set[str]:
    """The capitalised words of a text, without titles and pronouns."""
    return {
        name for name in _NAME.findall(text) if name.lower() not in _ROLES and name.lower() not in TITLES | PRONOUNS
    }
