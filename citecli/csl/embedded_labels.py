"""Labels inside a number, as the reference implementation has them: "4, para. 5" is page 4 and paragraph 5.

The labels are English abbreviations with their full stop, and the words of the citation's language. The first number
without one is of the variable's own kind.
"""

import re
from typing import NamedTuple

from citecli.csl.locale import Locale
from citecli.csl.locator_text import ABBREVIATIONS, locator_terms
from citecli.csl.numbers import is_numeric

OWN_KINDS = {
    "page": "page",
    "volume": "volume",
    "issue": "issue",
    "chapter-number": "chapter",
    "edition": "edition",
    "number": "number",
}
"""The kinds of the number variables that may have labels inside."""
_ALSO_CALLED = {"number": "issue"}
"""Kinds whose label goes for a variable as well: a report may be "no. 12"."""

_LABEL = re.compile(
    r"(?:(?P<joiner>(?<!\s)[,;]\s+|(?<!\s)\s+)|\A)(?P<word>[^\W\d_]{1,12}\.)\s{1,3}(?=\d|(?:[ivxlc]{1,7}|[IVX]{1,5})\b)"
)


class LabelledNumbers(NamedTuple):
    """Numbers of one kind, the text between them and those before, and their label as it is written. Always taken
    apart.
    """

    kind: str
    numbers: str
    joiner: str
    label: str = ""


def labelled_numbers(value: str, own: str, locale: Locale) -> tuple[LabelledNumbers, ...]:
    """The numbers of each kind in a value, in order. `own` is the kind of those that have no label."""
    if "." not in value or (match := _LABEL.search(value)) is None:
        return (LabelledNumbers(own, value, ""),)
    found: list[LabelledNumbers] = []
    kind, joiner, label, start = own, "", "", 0
    while match is not None:
        known = _kind(match["word"], own, locale)
        if known:
            if match.start() > start:
                _add(found, LabelledNumbers(kind, value[start : match.start()], joiner, label))
            kind, joiner, label, start = known, match["joiner"] or "", match["word"], match.end()
        match = _LABEL.search(value, match.end())
    _add(found, LabelledNumbers(kind, value[start:], joiner, label))
    return tuple(found)


def are_numeric(variable: str, value: str, locale: Locale) -> bool:
    """Whether the content of a variable is numeric (specification, is-numeric), its labels apart.

    Those in `number` count: beside a number styles set "No." by themselves, beside "No. 4" they don't.
    """
    own = OWN_KINDS.get(variable)
    if own is None or variable == "number":
        return is_numeric(value)
    return all(is_numeric(run.numbers) for run in labelled_numbers(value, own, locale))


def _add(found: list[LabelledNumbers], run: LabelledNumbers) -> None:
    if found and found[-1].kind == run.kind:
        last = found.pop()
        run = LabelledNumbers(run.kind, f"{last.numbers}{run.joiner}{run.numbers}", last.joiner, last.label)
    found.append(run._replace(numbers=run.numbers.strip()))


def _kind(word: str, own: str, locale: Locale) -> str:
    """The kind of locator that a word names, "" for none."""
    lowered = word.lower()
    kind = ABBREVIATIONS.get(lowered[:-1], "") or locator_terms(locale).get(lowered, "")
    return own if kind and _ALSO_CALLED.get(own) == kind else kind
