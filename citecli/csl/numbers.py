"""Numbers: what counts as one, how ranges and lists of them are set, ordinals and Roman numerals.

A number variable may hold one number ("12", "2b", "L2d"), a list ("2, 4 & 7") or ranges ("12-15"). `read` splits it
once; the rest looks at the pieces (specification, cs:number, cs:label, "Page Ranges").
"""

import itertools
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from citecli.csl.locale import Locale
from citecli.csl.taxonomy import COUNT_VARIABLES
from citecli.text.numerals import is_roman, range_end, roman

# A comma before three digits parts thousands, not numbers.
_JOINER = re.compile(
    r"((?:(?<!\s)\s+)?(?:(?:\\-|[-–—])\s*|(?:(?<!\d),|,(?!\d{3}(?!\d))|[;&])\s*(?:and\s+)?)|(?<!\s)\s+and\s+)"
)
_MANY_SPACES = re.compile(r"\s{2,}")
_NUMBER = re.compile(r"[^\W\d_]{0,8}\d+(?:,\d{3})*[^\W\d_]{0,8}\Z")
_TRAILING_DIGITS = re.compile(r"(?<!\d)\d+\Z")
_DASHES = frozenset("-–—")


class Number(NamedTuple):
    """One piece of a number variable and the joiner that stands before it ("" for the first)."""

    joiner: str
    text: str


@lru_cache(maxsize=4096)
def read(value: str) -> tuple[Number, ...]:
    """The pieces of a number variable.

    A joiner is "-" (a range), "–", "—", "\\-" (a hyphen that stays one), ",", ";", "&" or "and".
    """
    # Spaces that go on and on would be looked at from each of them.
    parts = _JOINER.split(_MANY_SPACES.sub(" ", value.strip()))
    rest = [Number(parts[at].strip(), parts[at + 1]) for at in range(1, len(parts), 2)]
    return (Number("", parts[0]), *rest)


@lru_cache(maxsize=4096)
def is_numeric(value: str) -> bool:
    """Whether the content is numeric: numbers, with affixes or not, listed or in ranges (specification, is-numeric)."""
    value = value.strip()
    if value.isdigit():
        return True
    pieces = read(value)
    if len(pieces) > 1 and all(is_roman(piece.text) for piece in pieces):
        return True
    return bool(value) and all(_NUMBER.match(piece.text) for piece in pieces)


def _same_series(first: str, last: str) -> bool:
    """Whether two ends make a range: digits behind the same prefix, the second number not less, or Roman numerals.

    A second number may be short for a longer one (321-8); "2019-07" is no range but an identifier.
    """
    a, b = _TRAILING_DIGITS.search(first), _TRAILING_DIGITS.search(last)
    if a and b:
        low, high = a[0], range_end(a[0], b[0])
        return first[: a.start()] == last[: b.start()] and (len(high), high) >= (len(low), low)
    return is_roman(first) and is_roman(last)


def is_plural(variable: str, value: str) -> bool:
    """Whether a label beside this value is plural when its number decides (specification, plural="contextual")."""
    if variable in COUNT_VARIABLES:
        value = value.strip()
        return value.isdigit() and int(value[:18]) != 1 if value.isdigit() else len(read(value)) > 1
    pieces = read(value)
    if any(
        piece.joiner[:1] in _DASHES and _same_series(before.text, piece.text)
        for before, piece in itertools.pairwise(pieces)
    ):
        return True
    count = 0
    before = ""
    for joiner, text in pieces:
        identifier = joiner[:1] in _DASHES and before.isdigit() and text.isdigit()  # a range would have been found
        before = text
        if joiner != "\\-" and not identifier:
            if not _NUMBER.match(text):
                break
            count += 1
    return count > 1


def page_range(first: str, last: str, style: str) -> str:
    """The second number of a range as a `page-range-format` wants it; both are digits.

    Specification, appendix V. An unknown format leaves it as it is.
    """
    if not style:
        return last
    full = range_end(first, last)
    if int(full) <= int(first):
        return last
    if style == "expanded" or len(full) != len(first):
        return full
    same = 0
    while first[same] == full[same]:
        same += 1
    changed = full[same:]
    if style == "minimal":
        return changed
    if style == "minimal-two":
        return full[min(same, max(0, len(full) - 2)) :]
    if style in ("chicago", "chicago-15", "chicago-16"):
        number = int(first)
        if number < 100 or number % 100 == 0:
            return full
        if style != "chicago-16" and len(first) == 4 and len(changed) >= 3:
            return full
        if number % 100 < 10:
            return changed
        return full[min(same, len(full) - 2) :]
    return last


def set_numbers(value: str, locale: Locale, *, range_format: str = "", delimiter: str = "–") -> str:
    """A number variable as text: ranges with their dash, lists with their spacing.

    `range_format` is the style's page-range-format where the variable counts pages, else "". `delimiter` is what stands
    in a range.
    """
    if value.isdigit():
        return value
    pieces = read(value)
    if len(pieces) == 1:
        return value.strip()
    out = [pieces[0].text]
    last = len(pieces) - 1
    for at in range(1, len(pieces)):
        joiner, text = pieces[at]
        before = pieces[at - 1].text
        if joiner == "\\-":
            out.append("-" + text)
        elif joiner in _DASHES:
            chained = (at > 1 and pieces[at - 1].joiner in _DASHES) or (at < last and pieces[at + 1].joiner in _DASHES)
            if chained or not _same_series(before, text):
                out.append(("-" if joiner == "-" else joiner) + text)
                continue
            a, b = _TRAILING_DIGITS.search(before), _TRAILING_DIGITS.search(text)
            if a and b and range_format:
                short = page_range(a[0], b[0], range_format)
                prefix = text[: b.start()]
                # A prefix is repeated only before the whole number.
                whole = len(short) >= len(a[0])
                text = prefix + short if whole or not prefix else short
            out.append(delimiter + text)
        elif joiner == "&":
            symbol = locale.term("and", "symbol") or "&"
            out.append(f" {symbol} {text}")
        elif joiner == "and":
            out.append(f" and {text}")
        elif joiner[-3:] == "and":
            out.append(f"{joiner[0]} and {text}")
        else:
            out.append(f"{joiner} {text}")
    return "".join(out)


def ordinals(value: str, locale: Locale, noun: str, *, long: bool = False) -> str:
    """A number variable with each plain number made ordinal; `noun` is the term that it agrees with in gender."""
    gender = locale.gender(noun)

    def one(text: str) -> str:
        if not text.isdigit():
            return text
        number = int(text[:18])
        if long:
            word = locale.long_ordinal(number, gender)
            if word:
                return word
        return text + locale.ordinal_suffix(number, gender)

    return _each(value, locale, one)


def romans(value: str, locale: Locale) -> str:
    """A number variable with each plain number in Roman numerals."""
    return _each(value, locale, lambda text: roman(int(text[:18])) if text.isdigit() else text)


def _each(value: str, locale: Locale, change: Callable[[str], str]) -> str:
    if value.isdigit():
        return change(value)
    pieces = read(value)
    changed = {piece.text: change(piece.text) for piece in pieces}
    out = [changed[pieces[0].text]]
    for joiner, text in pieces[1:]:
        if joiner in _DASHES or joiner == "\\-":
            out.append(("–" if joiner == "-" else joiner.replace("\\", "")) + changed[text])
        elif joiner == "&":
            out.append(f" {locale.term('and', 'symbol') or '&'} {changed[text]}")
        elif joiner == "and":
            out.append(f" and {changed[text]}")
        else:
            out.append(f"{joiner} {changed[text]}")
    return "".join(out)
