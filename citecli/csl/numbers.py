"""Numbers: what counts as one, how ranges and lists of them are set, ordinals and Roman numerals.

A number variable may hold one number ("12", "2b", "L2d"), a list ("2, 4 & 7") or ranges ("12-15"). `parts_of` splits it
once; the rest looks at the pieces (specification, cs:number, cs:label, "Page Ranges").
"""

import itertools
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from citecli.csl.locale import Locale
from citecli.csl.taxonomy import COUNT_VARIABLES
from citecli.text.numerals import is_roman, range_end, roman, whole_number

# A comma before three digits parts thousands, not numbers.
_JOINER = re.compile(
    r"((?:(?<!\s)\s+)?(?:(?:\\-|-{1,3}|[–—])\s*|(?:(?<!\d),|,(?!\d{3}(?!\d))|[;&])\s*(?:and\s+)?)|(?<!\s)\s+and\s+)"
)
_MANY_SPACES = re.compile(r"\s{2,}")
_NUMBER = re.compile(r"[^\W\d_]{0,8}\d+(?:,\d{3})*[^\W\d_]{0,8}\Z")
_TRAILING_DIGITS = re.compile(r"(?<!\d)\d+\Z")
_DASHES = frozenset("-–—")
_FRACTION = re.compile(r"\d+(?:/\d+)+")
_SMALL_ROMAN = re.compile(r"[ivx]|[ivxlc]{2,}")
_LETTERED = re.compile(r"\d[a-z]\Z")


class NumberPart(NamedTuple):
    """One piece of a number variable and the joiner that stands before it ("" for the first); always taken apart."""

    joiner: str
    text: str


@lru_cache(maxsize=4096)
def parts_of(value: str) -> tuple[NumberPart, ...]:
    """The pieces of a number variable.

    A joiner is "-" (a range), "--", "---", "–", "—", "\\-" (a hyphen that stays one), ",", ";", "&" or "and".
    """
    # Spaces that go on and on would be looked at from each of them.
    parts = _JOINER.split(_MANY_SPACES.sub(" ", value.strip()))
    rest = [NumberPart(parts[at].strip(), parts[at + 1]) for at in range(1, len(parts), 2)]
    return (NumberPart("", parts[0]), *rest)


@lru_cache(maxsize=4096)
def is_numeric(value: str) -> bool:
    """Whether the content is numeric: numbers, with affixes or not, listed or in ranges (specification, is-numeric)."""
    value = value.strip()
    if value.isdecimal():
        return True
    if _FRACTION.fullmatch(value):
        return True
    pieces = parts_of(value)
    if len(pieces) > 1 and all(is_roman(piece.text) for piece in pieces):
        return True
    return bool(value) and all(_is_number(piece.text) for piece in pieces)


def _is_number(text: str) -> bool:
    """Whether it is one number: with affixes or not, or a Roman numeral in small letters, as pages of prefaces have."""
    return bool(_NUMBER.match(text)) or (bool(_SMALL_ROMAN.fullmatch(text)) and is_roman(text))


def _in_brackets(text: str) -> bool:
    return len(text) > 2 and text[0] + text[-1] in ("()", "[]")


def _same_series(first: str, last: str) -> bool:
    """Whether two ends make a range: digits behind the same prefix, the second number not less, or Roman numerals.

    A second number may be short for a longer one (321-8); "2019-07" is no range but an identifier. Both may stand in
    brackets, as pages without printed numbers do: (xv)-(xvii).
    """
    if _in_brackets(first) and _in_brackets(last) and first[0] == last[0]:
        first, last = first[1:-1], last[1:-1]
    if _LETTERED.search(first) and _LETTERED.search(last):
        first, last = first[:-1], last[:-1]
    a, b = _TRAILING_DIGITS.search(first), _TRAILING_DIGITS.search(last)
    if a and b:
        low, high = a[0], range_end(a[0], b[0])
        return first[: a.start()] == last[: b.start()] and (len(high), high) >= (len(low), low)
    return is_roman(first) and (is_roman(last) or last.isdecimal())


def is_plural(variable: str, value: str) -> bool:
    """Whether a label beside this value is plural when its number decides (specification, plural="contextual")."""
    if variable in COUNT_VARIABLES:
        value = value.strip()
        return value.lstrip("0") != "1" if value.isdecimal() else len(parts_of(value)) > 1
    parts = parts_of(value)
    if any(
        part.joiner[:1] in _DASHES and _same_series(before.text, part.text)
        for before, part in itertools.pairwise(parts)
    ):
        return True
    count = 0
    before = ""
    for joiner, text in parts:
        identifier = joiner[:1] in _DASHES and before.isdecimal() and text.isdecimal()  # a range would have been found
        before = text
        if joiner != "\\-" and not identifier:
            if not _is_number(text):
                break
            count += 1
    return count > 1


def page_range(first: str, last: str, range_format: str) -> str:
    """The second number of a range as a `page-range-format` wants it; both are digits.

    Specification, appendix V. An unknown format leaves it as it is.
    """
    if not range_format:
        return last
    full = range_end(first, last)
    if _size(full) <= _size(first):
        return last
    if range_format == "expanded" or len(full) != len(first):
        return full
    same = next(at for at in range(len(full)) if first[at] != full[at])
    if range_format == "minimal":
        return full[same:]
    if range_format == "minimal-two":
        return full[min(same, max(0, len(full) - 2)) :]
    if range_format in ("chicago", "chicago-15", "chicago-16"):
        return _chicago_range(first, full, same, range_format)
    return last


def _size(digits: str) -> tuple[int, str]:
    """What decimal digits are compared by as numbers, however many there are."""
    digits = digits.lstrip("0")
    return len(digits), digits


def _chicago_range(first: str, full: str, same: int, range_format: str) -> str:
    """The second number as the Chicago manual abbreviates it; its first `same` digits are those of the first."""
    below_hundred = int(first[-2:])
    if len(first.lstrip("0")) < 3 or below_hundred == 0:
        return full
    if range_format != "chicago-16" and len(first) == 4 and len(full) - same >= 3:
        return full
    if below_hundred < 10:
        return full[same:]
    return full[min(same, len(full) - 2) :]


def set_numbers(value: str, locale: Locale, *, range_format: str = "", delimiter: str = "–") -> str:
    """A number variable as text: ranges with their dash, lists with their spacing.

    `range_format` is the style's page-range-format where the variable counts pages, else "". `delimiter` is what stands
    in a range.
    """
    if value.isdecimal():
        return value
    parts = parts_of(value)
    if len(parts) == 1:
        return value.strip()
    out = [parts[0].text]
    last = len(parts) - 1
    for at in range(1, len(parts)):
        joiner, text = parts[at]
        before = parts[at - 1].text
        if joiner == "\\-" or joiner[:2] == "--":
            out.append(joiner[-1] * len(joiner.lstrip("\\")) + text)
        elif joiner in _DASHES:
            chained = (at > 1 and parts[at - 1].joiner in _DASHES) or (at < last and parts[at + 1].joiner in _DASHES)
            if chained or not _same_series(before, text):
                out.append(joiner + text)
            else:
                out.append(delimiter + _second_number(before, text, range_format))
        elif joiner[-3:] == "and" and joiner != "and":
            out.append(f"{joiner[0]} and {text}")
        else:
            out.append(_listed(joiner, text, locale))
    return "".join(out)


def _second_number(before: str, text: str, range_format: str) -> str:
    """What follows a range's dash: the number abbreviated, its prefix repeated only before the whole number."""
    first, second = _TRAILING_DIGITS.search(before), _TRAILING_DIGITS.search(text)
    if first is None or second is None or not range_format:
        return text
    short = page_range(first[0], second[0], range_format)
    return text[: second.start()] + short if len(short) >= len(first[0]) else short


def _listed(joiner: str, text: str, locale: Locale) -> str:
    """A further number of a list, with what joins it to the one before."""
    if joiner == "&":
        return f" {locale.term('and', 'symbol') or '&'} {text}"
    return f" and {text}" if joiner == "and" else f"{joiner} {text}"


def ordinals(value: str, locale: Locale, noun: str, *, long: bool = False) -> str:
    """A number variable with each plain number made ordinal; `noun` is the term that it agrees with in gender."""
    gender = locale.gender(noun)

    def ordinal(text: str) -> str:
        if not text.isdecimal() or text[0] == "0":
            return text
        number = int(text[-18:])
        if long:
            word = locale.long_ordinal(number, gender)
            if word:
                return word
        return text + locale.ordinal_suffix(number, gender)

    return _each(value, locale, ordinal)


def romans(value: str, locale: Locale) -> str:
    """A number variable with each plain number in Roman numerals."""
    return _each(value, locale, lambda text: roman(number) if (number := whole_number(text)) is not None else text)


def _each(value: str, locale: Locale, change: Callable[[str], str]) -> str:
    """A number variable with each of its numbers changed."""
    if value.isdecimal():
        return change(value)
    parts = parts_of(value)
    changed = {part.text: change(part.text) for part in parts}
    out = [changed[parts[0].text]]
    for joiner, text in parts[1:]:
        if joiner[:1] in _DASHES or joiner == "\\-":
            out.append(("–" if joiner == "-" else joiner.replace("\\", "")) + changed[text])
        else:
            out.append(_listed(joiner, changed[text], locale))
    return "".join(out)
