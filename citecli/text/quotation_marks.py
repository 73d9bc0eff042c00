"""Quotation marks: which open, which close, which are apostrophes, and which belong together.

Marks are paired inside a *unit*, usually a paragraph, so that an unpaired mark affects only its own paragraph. The
glyph, its neighbours and the marks that are still open decide what a mark does. “…”, ‘…’, "…", '…', ''…'', ``…'',
„…“, »…«, «…», ”…” and 「…」 are all recognised, nested in any order. There is one pass without backtracking: the time
grows with the number of characters and of marks.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum, auto
from typing import NamedTuple

_MARKS = re.compile("''(?!')|``|[\"'`´“”„‟‘’‚‛«»‹›「」『』〝〞〟＂]")


class _Family(IntEnum):
    """Marks of one family open and close each other."""

    DOUBLE = auto()
    SINGLE = auto()
    GUILLEMET = auto()
    CORNER = auto()


_FAMILIES = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "''", "``", "〝", "〞", "〟", "＂"), _Family.DOUBLE),
    **dict.fromkeys(("‘", "’", "‚", "‛", "'", "`", "´"), _Family.SINGLE),
    **dict.fromkeys(("«", "»", "‹", "›"), _Family.GUILLEMET),
    **dict.fromkeys(("「", "」", "『", "』"), _Family.CORNER),
}
_LOW = {_Family.DOUBLE: "„‟", _Family.SINGLE: "‚", _Family.GUILLEMET: "»›", _Family.CORNER: ""}
"""Opening marks that are closed by a mark of another shape: „…“, ‚…‘, »…«."""
_NONE_OPEN = dict.fromkeys(_Family, 0)
_BEFORE_AN_OPENING = frozenset("([{<—–-―/|*_=~…“‘«‹„‚\"'")
_AFTER_A_CLOSING = frozenset(".,;:!?)]}>—–-―/|*_…”’»›“\"'")
_ELISIONS = frozenset("em tis twas til till cause bout n neath tween round cuz cos ere twere twill tisn sup".split())
"""Words that begin with an apostrophe, without it: ’em, ’tis, rock ’n’ roll."""


class Role(IntEnum):
    """What a mark can do in its position."""

    NOTHING = 0
    OPENS = 1
    CLOSES = 2
    EITHER = 3


class Marked(NamedTuple):
    """Words in quotation marks.

    `start` and `end` are half-open offsets that include the marks. `closed` is false where the closing mark is missing;
    `end` is then the end of the unit's text. `unit` is the index of the unit, and `depth` counts the marks around this
    pair (0: outermost). `surplus` is true for a closing mark without an opening one: it encloses nothing, and `start`
    and `end` are the offsets of the mark itself.
    """

    start: int
    end: int
    opener: str
    unit: int
    depth: int = 0
    closed: bool = True
    surplus: bool = False

    @property
    def closer_length(self) -> int:
        """How many characters the closing mark has; a dash that opens speech has none."""
        return 0 if self.opener == "—" else len(self.opener)


class _Mark(NamedTuple):
    """A mark, its position, and the characters beside it ("" at the edge of a unit)."""

    start: int
    end: int
    glyph: str
    before: str
    after: str
    family: _Family


class _Open(NamedTuple):
    """An opening mark that is not closed yet; `depth` counts the open marks around it."""

    start: int
    glyph: str
    family: _Family
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


def pair_marks(text: str, units: Sequence[tuple[int, int]]) -> list[Marked]:
    """Find all words in quotation marks in `text`, unit by unit, ordered by their starts.

    `units` are half-open character ranges, in order. The result includes nested pairs (`depth` above 0) and closing
    marks without an opening one (`surplus`).
    """
    result: list[Marked] = []
    for number, (start, end) in enumerate(units):
        marks = _marks(text, start, end)
        if marks:
            runs_on = number + 1 < len(units) and text[units[number + 1][0]] == "‘"
            paired = _UnitPairing(text, end, number, marks, runs_on).pairs()
            if runs_on:
                paired += _open_single(text, end, number, marks, paired)
            result += paired
    result.sort(key=lambda marked: (marked.start, -marked.end))
    return result


def _open_single(text: str, end: int, unit: int, marks: list[_Mark], paired: list[Marked]) -> list[Marked]:
    """The ‘ that no mark closes in its unit, where the next unit begins with one: speech over several paragraphs."""
    at = max((marked.end for marked in paired if not marked.surplus), default=-1)
    for mark in marks:
        if mark.glyph == "‘" and mark.start >= at and _role(mark.glyph, mark.before, mark.after) is Role.OPENS:
            return [Marked(mark.start, _last_word(text, mark.end, end), mark.glyph, unit, 0, False)]
    return []


_STOPS = ".,;:!?…"


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The quotation marks of a unit, without the marks that are clearly apostrophes."""
    marks: list[_Mark] = []
    for match in _MARKS.finditer(text, start, end):
        at, after_at = match.span()
        before = text[at - 1] if at > start else ""
        after = text[after_at] if after_at < end else ""
        if after.isdigit() and (not after.isdecimal() or before in _STOPS) and before:
            after = " "  # the number of a note
        glyph = match.group()
        family = _FAMILIES[glyph]
        if family is not _Family.SINGLE or not _is_apostrophe(text, at, after_at, before, after):
            marks.append(_Mark(at, after_at, glyph, before, after, family))
    return marks


class _UnitPairing:
    """Pairs the marks of one unit from left to right; `end` is the offset at which the unit ends.

    `runs_on` says that speech in single marks may go on in the next unit, so that none need close it in this one.
    """

    def __init__(self, text: str, end: int, unit: int, marks: list[_Mark], runs_on: bool) -> None:
        self.text = text
        self.end = end
        self.unit = unit
        self.runs_on = runs_on
        self.marks = marks
        self.marked: list[Marked] = []
        self.stack: list[_Open] = []
        self.open_families = _NONE_OPEN.copy()
        self.open_glyphs: dict[str, int] = {}
        self.first_guillemet = ""
        self.never_closed: list[tuple[_Open, int]] = []
        """Unclosed opening marks, each with the offset of the next opening mark of its kind."""
        self.single_closers: list[int] | None = None

    def pairs(self) -> list[Marked]:
        """The paired and unclosed marks, and the surplus closing marks."""
        for position, mark in enumerate(self.marks):
            role = self._role(mark)
            if role is Role.CLOSES:
                self._close(mark)
            elif role is Role.OPENS:
                self._open(position, mark)
        if self.stack and self.stack[0].family is not _Family.SINGLE:
            self.never_closed.append((self.stack[0], self.end))
        for opened, until in self.never_closed:
            last = _last_word(self.text, opened.start + 1, until)
            self.marked.append(Marked(opened.start, last, opened.glyph, self.unit, opened.depth, False))
        return self.marked

    def _role(self, mark: _Mark) -> Role:
        """What a mark does, given the marks before it in the unit."""
        glyph, family = mark.glyph, mark.family
        role = _role(glyph, mark.before, mark.after)
        is_open = self.open_families[family] > 0
        if family is _Family.GUILLEMET:
            self.first_guillemet = self.first_guillemet or glyph
            if self.first_guillemet in "»›" and role is not Role.NOTHING:  # »…«, as German books have it
                role = Role.OPENS if glyph in "»›" and not is_open else Role.CLOSES if glyph in "«‹" else role
        unsure = role is Role.EITHER or (role is Role.CLOSES and not is_open)
        if unsure and family is _Family.SINGLE and glyph in "'`´":
            role = Role.CLOSES if is_open and not mark.after.isalnum() else Role.NOTHING
        if role is Role.EITHER:
            role = self._role_of_either(mark, is_open)
        if role is Role.OPENS and family is _Family.SINGLE and not self._has_single_closer(mark.end):
            return Role.NOTHING  # no later mark could close it, so it is an apostrophe
        return role

    def _role_of_either(self, mark: _Mark, is_open: bool) -> Role:
        """What a mark does that could both open and close in its position; `is_open`: its family has an open mark."""
        glyph, after = mark.glyph, mark.after
        if glyph in '"＂' and mark.before.isdigit() and not is_open:
            return Role.NOTHING  # inches
        closes = is_open
        if is_open and glyph in "“‘«‹":
            low = any(self.open_glyphs.get(opening) for opening in _LOW[mark.family])
            closes = low or not self.open_glyphs.get(glyph) or not after or after.isspace() or after in _STOPS
        return Role.CLOSES if closes else Role.OPENS

    def _has_single_closer(self, at: int) -> bool:
        """Whether one of the single marks from index `at` on could be the closing mark."""
        if self.single_closers is None:
            self.single_closers = [
                mark.start
                for mark in self.marks
                if mark.family is _Family.SINGLE
                and not mark.after.isalnum()
                and mark.before
                and not mark.before.isspace()
            ]
        return bisect_left(self.single_closers, at) < len(self.single_closers)

    def _close(self, mark: _Mark) -> None:
        family = mark.family
        if self.open_families[family]:
            if family is _Family.SINGLE and self._is_possessive(mark):
                return
            index = len(self.stack) - 1
            while self.stack[index].family is not family:
                index -= 1
            # Discard marks opened inside this pair and never closed: they were apostrophes or stray marks.
            for inner in self.stack[index:]:
                self.open_families[inner.family] -= 1
                self.open_glyphs[inner.glyph] -= 1
            opened = self.stack[index]
            self.marked.append(Marked(opened.start, mark.end, opened.glyph, self.unit, opened.depth))
            del self.stack[index:]
        elif family is not _Family.SINGLE:
            self.marked.append(Marked(mark.start, mark.end, mark.glyph, self.unit, len(self.stack), True, True))

    def _open(self, position: int, mark: _Mark) -> None:
        family, stack = mark.family, self.stack
        if (
            self.open_families[family]
            and family is not _Family.SINGLE
            and stack[-1].family is family
            and not self._nests(position)
        ):
            # A second opening mark, with only one closing mark left: the first one was never closed.
            self.never_closed.append((stack[-1], mark.start))
            self.open_families[family] -= 1
            self.open_glyphs[stack[-1].glyph] -= 1
            del stack[-1]
        stack.append(_Open(mark.start, mark.glyph, family, len(stack)))
        self.open_families[family] += 1
        self.open_glyphs[mark.glyph] = self.open_glyphs.get(mark.glyph, 0) + 1

    def _is_possessive(self, mark: _Mark) -> bool:
        """Whether a closing single mark is more likely a plural possessive apostrophe: ‘the voters’ choice’."""
        if mark.before not in "sSzx" or not mark.after.isspace():
            return False
        if not self.runs_on and not self._has_single_closer(mark.start + 1):
            return False
        following = next(
            (other for other in self.marks if other.start > mark.start and other.family is mark.family), None
        )
        if following and following.glyph == "‘" and _role("‘", following.before, following.after) is Role.OPENS:
            return False  # the next one opens before anything closes: ‘glass’ is a word. ‘So …’
        return self.text[mark.start + 2 : mark.start + 3].islower()

    def _nests(self, position: int) -> bool:
        """Whether the opening mark at `position`, nested in an open one of its family, has its own closing mark ahead.

        True when, from here on, the marks of the family close twice before the third opening: "He said "no" to me."
        """
        family = self.marks[position].family
        balance = 1
        for mark in self.marks[position + 1 : position + 9]:
            if mark.family is not family:
                continue
            if _role(mark.glyph, mark.before, mark.after) is Role.OPENS:
                balance += 1
            else:
                balance -= 1
                if balance < 0:
                    return True
        return False


def _last_word(text: str, start: int, end: int) -> int:
    """`end`, moved back over white space."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
