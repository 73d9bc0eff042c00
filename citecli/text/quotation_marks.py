"""Quotation marks: which open, which close, which are apostrophes, and which belong together.

Marks are paired inside a *unit*, a paragraph as a rule, so that a mark gone astray never costs more than its own
paragraph. What a glyph does is told by the glyph, by its neighbours and by what is open: “…”, ‘…’, "…", '…', ''…'',
``…'', „…“, »…«, «…», ”…” and 「…」 all come out right, nested either way. One pass, no backtracking: the time grows
with the number of characters and of marks.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

_MARKS = re.compile("''(?!')|``|[\"'`´“”„‟‘’‚‛«»‹›「」『』〝〞〟＂]")

_DOUBLE, _SINGLE, _GUILLEMET, _CORNER = "double", "single", "guillemet", "corner"
_FAMILIES = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "''", "``", "〝", "〞", "〟", "＂"), _DOUBLE),
    **dict.fromkeys(("‘", "’", "‚", "‛", "'", "`", "´"), _SINGLE),
    **dict.fromkeys(("«", "»", "‹", "›"), _GUILLEMET),
    **dict.fromkeys(("「", "」", "『", "』"), _CORNER),
}
_LOW = {_DOUBLE: "„‟", _SINGLE: "‚", _GUILLEMET: "»›", _CORNER: ""}
"""Opening marks that a mark of another shape closes: „…“, ‚…‘, »…«."""
_BEFORE_AN_OPENING = frozenset("([{<—–-―/|*_=~…“‘«‹„‚\"'")
_AFTER_A_CLOSING = frozenset(".,;:!?)]}>—–-―/|*_…”’»›“\"'")
_ENDS = frozenset(".,;:!?…—–-)]")
_ELISIONS = frozenset("em tis twas til till cause bout n neath tween round cuz cos ere twere twill tisn sup".split())
"""What follows an apostrophe at the start of a word: ’em, ’tis, rock ’n’ roll."""


class Role(IntEnum):
    """What a mark can do where it stands."""

    NOTHING = 0
    OPENS = 1
    CLOSES = 2
    EITHER = 3


class Marked(NamedTuple):
    """Words in quotation marks.

    `start` and `end` take in the marks; `closed` is false where the closing one is missing (then `end` is the end of
    the unit's text). `unit` is the index of the unit in which it begins, `depth` 0 for an outermost one. `surplus`
    is set on a pair-less closing mark (`start` and `end` are the mark's), which quotes nothing.
    """

    start: int
    end: int
    opener: str
    unit: int
    depth: int = 0
    closed: bool = True
    surplus: bool = False


class _Open(NamedTuple):
    start: int
    glyph: str
    family: str
    depth: int


def _role(glyph: str, before: str, after: str) -> Role:
    """What `glyph` can do between the characters `before` and `after` ("" at the edge of a unit)."""
    space_before = not before or before.isspace()
    space_after = not after or after.isspace()
    if glyph in "“„‟‘‚‛«‹「『〝" or glyph == "``":
        if glyph in "“‘«‹" and not space_before and (space_after or after in _AFTER_A_CLOSING) and before.isprintable():
            return Role.EITHER if before not in _BEFORE_AN_OPENING or space_after else Role.OPENS
        return Role.OPENS
    if glyph in "”’»›」』〞〟":
        if (
            glyph in "”»›"
            and (space_before or before in "([—–")
            and not space_after
            and after not in _AFTER_A_CLOSING
            and after.isprintable()
        ):
            return Role.EITHER
        return Role.CLOSES
    if before == "=":
        return Role.NOTHING  # the value of an attribute in markup
    opens = (space_before or before in _BEFORE_AN_OPENING) and not space_after
    closes = (space_after or after in _AFTER_A_CLOSING) and not space_before
    if opens and closes:
        return Role.EITHER
    if opens:
        return Role.OPENS
    if closes:
        return Role.CLOSES
    return Role.EITHER


def _is_apostrophe(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether a single mark can only be an apostrophe: inside a word, before a decade or an elided word."""
    if after.isalnum():
        if before.isalnum():
            return True
        if after.isdigit() and text[end : end + 2].isdigit() and text[end + 2 : end + 3] in ("s", " ", ",", "."):
            return True
        word_end = end
        while word_end < end + 6 and text[word_end : word_end + 1].isalpha():
            word_end += 1
        return text[end:word_end].lower() in _ELISIONS
    return False


def _closers(family: str, text: str, found: list[tuple[int, int, str, str, str]]) -> list[int]:
    """Where the marks of the single family that would make good closing ones begin, in order."""
    return [
        start
        for start, end, glyph, before, after in found
        if _FAMILIES[glyph] == family and not after.isalnum() and before and not before.isspace()
    ]


def pair_marks(text: str, units: Sequence[tuple[int, int]]) -> list[Marked]:
    """Find all words in quotation marks of `text`, unit by unit, in the order of their beginnings.

    `units` are half-open stretches of characters, in order. Nested ones are given too (`depth` above 0), and so are
    closing marks that close nothing (`surplus`).
    """
    result: list[Marked] = []
    for number, (start, end) in enumerate(units):
        _pair_unit(text, start, end, number, result)
    result.sort(key=lambda marked: (marked.start, -marked.end))
    return result


_STOPS = ".,;:!?…"


def _pair_unit(text: str, start: int, end: int, unit: int, result: list[Marked]) -> None:  # noqa: C901
    found: list[tuple[int, int, str, str, str]] = []
    for match in _MARKS.finditer(text, start, end):
        at, after_at = match.span()
        before = text[at - 1] if at > start else ""
        after = text[after_at] if after_at < end else ""
        if after.isdigit() and (not after.isdecimal() or before in _STOPS) and before:
            after = " "  # the number of a note
        glyph = match.group()
        family = _FAMILIES[glyph]
        if family is _SINGLE and _is_apostrophe(text, at, after_at, before, after):
            continue
        found.append((at, after_at, glyph, before, after))
    if not found:
        return
    single_closers: list[int] | None = None
    stack: list[_Open] = []
    open_families = dict.fromkeys((_DOUBLE, _SINGLE, _GUILLEMET, _CORNER), 0)
    open_glyphs: dict[str, int] = {}
    first_guillemet = ""
    swallowed: list[tuple[_Open, int]] = []

    def close(index: int, at_end: int) -> None:
        # Whatever was opened inside and never closed falls with its parent: it was an apostrophe or a stray mark.
        for inner in stack[index:]:
            open_families[inner.family] -= 1
            open_glyphs[inner.glyph] -= 1
        opened = stack[index]
        result.append(Marked(opened.start, at_end, opened.glyph, unit, opened.depth))
        del stack[index:]

    for position, (at, after_at, glyph, before, after) in enumerate(found):
        family = _FAMILIES[glyph]
        role = _role(glyph, before, after)
        is_open = open_families[family] > 0
        if family is _GUILLEMET:
            first_guillemet = first_guillemet or glyph
            if first_guillemet in "»›" and role is not Role.NOTHING:  # »…«, as German books have it
                role = Role.OPENS if glyph in "»›" and not is_open else Role.CLOSES if glyph in "«‹" else role
        unsure = role is Role.EITHER or (role is Role.CLOSES and not is_open)
        if unsure and family is _SINGLE and glyph in "'`´":
            role = Role.CLOSES if is_open and not after.isalnum() else Role.NOTHING
        if role is Role.EITHER:
            if glyph in '"＂' and before.isdigit() and not is_open:
                continue  # inches
            low = any(open_glyphs.get(one) for one in _LOW[family])
            same = open_glyphs.get(glyph, 0) > 0
            if glyph in "“‘«‹":
                role = Role.CLOSES if is_open and (low or not same or after.isspace() or not after) else Role.OPENS
            elif glyph in "”»›":
                role = Role.CLOSES if is_open else Role.OPENS
            else:
                role = Role.CLOSES if is_open else Role.OPENS
        if role is Role.OPENS and family is _SINGLE:
            if single_closers is None:
                single_closers = _closers(_SINGLE, text, found)
            if bisect_left(single_closers, after_at) >= len(single_closers):
                continue  # nothing left that could close it: an apostrophe
        if role is Role.CLOSES:
            if family is _SINGLE and is_open and _possessive(text, at, before, after, single_closers, stack):
                continue
            if is_open:
                index = len(stack) - 1
                while stack[index].family is not family:
                    index -= 1
                close(index, after_at)
            elif family is not _SINGLE:
                result.append(Marked(at, after_at, glyph, unit, len(stack), True, True))
        elif role is Role.OPENS:
            if is_open and family is not _SINGLE and stack[-1].family is family and not _nests(found, position, family):
                # A second opening mark with one close to come: the first was never closed.
                swallowed.append((stack[-1], at))
                open_families[family] -= 1
                open_glyphs[stack[-1].glyph] -= 1
                del stack[-1]
            stack.append(_Open(at, glyph, family, len(stack)))
            open_families[family] += 1
            open_glyphs[glyph] = open_glyphs.get(glyph, 0) + 1
    for opened, until in swallowed:
        result.append(
            Marked(opened.start, _last_word(text, opened.start + 1, until), opened.glyph, unit, opened.depth, False)
        )
    if stack and stack[0].family is not _SINGLE:
        opened = stack[0]
        last = _last_word(text, opened.start + 1, end)
        result.append(Marked(opened.start, last, opened.glyph, unit, opened.depth, False))


def _last_word(text: str, start: int, end: int) -> int:
    """`end`, moved back over white space."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _possessive(text: str, at: int, before: str, after: str, closers: list[int] | None, stack: list[_Open]) -> bool:
    """Whether a closing single mark is rather the apostrophe of a plural: ‘the voters’ choice’."""
    if before not in "sSzx" or not closers or not after.isspace():
        return False
    later = bisect_left(closers, at + 1)
    return later < len(closers) and text[at + 2 : at + 3].islower()


def _nests(found: list[tuple[int, int, str, str, str]], position: int, family: str) -> bool:
    """Whether the opening mark at `position`, inside an open one of its family, has a close of its own to come.

    True when, from here on, the marks of the family close twice before the third opening: "He said "no" to me."
    """
    balance = 1
    for index in range(position + 1, min(position + 9, len(found))):
        _, _, glyph, before, after = found[index]
        if _FAMILIES[glyph] is not family:
            continue
        role = _role(glyph, before, after)
        if role is Role.OPENS:
            balance += 1
        else:
            balance -= 1
            if balance < 0:
                return True
    return False
