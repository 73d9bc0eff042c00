"""Labels inside a number, as the reference implementation has them: "4, para. 5" is page 4 and paragraph 5.

The labels are English abbreviations with their full stop, and the words of the citation's language. The first number
without one is of the variable's own kind.
"""

import re
from typing import NamedTuple

from citecli.csl.locale import Locale
from citecli.csl.locator_text import ABBREVIATIONS, locator_terms

OWN_KINDS = {
    "page": "page",
    "volume": "volume",
    "issue": "issue",
    "chapter-number": "chapter",
    "edition": "edition",
}
"""The kinds of the number variables that may have labels inside."""

_LABEL = re.compile(
    r"(?:(?P<joiner>(?<!\s)[,;]\s+|(?<!\s)\s+)|\A)(?P<word>[^\W\d_]{1,12}\.)\s{1,3}(?=\d|[ivxlc]{1,7}\b)"
)


class LabelledNumbers(NamedTuple):
    """Numbers of one kind, and the text between them and those before. Always taken apart."""

    kind: str
    numbers: str
    joiner: str


def labelled_numbers(value: str, own: str, locale: Locale) -> tuple[LabelledNumbers, ...]:
    """The numbers of each kind in a value, in order. `own` is the kind of those that have no label."""
    if "." not in value or (match := _LABEL.search(value)) is None:
        return (LabelledNumbers(own, value, ""),)
    found: list[LabelledNumbers] = []
    kind, joiner, start = own, "", 0
    while match is not None:
        known = _kind(match["word"], locale)
        if known:
            if match.start() > start:
                _add(found, kind, value[start : match.start()], joiner)
            kind, joiner, start = known, match["joiner"] or "", match.end()
        match = _LABEL.search(value, match.end())
    _add(found, kind, value[start:], joiner)
    return tuple(found)


def _add(found: list[LabelledNumbers], kind: str, numbers: str, joiner: str) -> None:
    if found and found[-1].kind == kind:
        last = found.pop()
        numbers, joiner = f"{last.numbers}{joiner}{numbers}", last.joiner
    found.append(LabelledNumbers(kind, numbers.strip(), joiner))


def _kind(word: str, locale: Locale) -> str:
    """The kind of locator that a word names, "" for none."""
    lowered = word.lower()
    return ABBREVIATIONS.get(lowered[:-1], "") or locator_terms(locale).get(lowered, "")
