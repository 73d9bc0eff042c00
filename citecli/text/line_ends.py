"""Line ends of a plain text: which of them only wrap it, and which are breaks (verse, lists, addresses, turns).

No width is given beforehand. A line end that wraps says two things of the width: its line is no longer, and the next
line's first word would not have fitted. The width with which most line ends agree is that of the text. Only line ends
in the middle of a sentence whose next line begins with a small letter are asked, for these are wrapping almost always
(in scripts without case, all in the middle of a sentence).
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from citecli.text.words import UNSPACED

LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
"""What ends a line."""

_ALWAYS_MEANT = frozenset("\x0b\u2028")
_LONGEST = 200
"""A longer line was not wrapped by anybody."""
_NARROWEST = 30
_SLACK = 4
"""Characters that a line may be longer than the width."""
_LONG_FOR_VERSE = 50
_FEWEST_IN_STANZA = 2
_FEWEST_IN_POEM = 6
_PAUSED = 0.5
_WHOLE = 0.7
_PAUSES = tuple(",;.:!?…—–。，、；！？")
_FEW = 8
"""Line ends below which nearly all must agree on a width."""
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_CLOSED = re.compile(r"(?:[.!?…:。！？]|\.\.\.)[\"'”’»)\]*_]*$")
_ITEM = re.compile(r"(?:[-*+•·–—]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])[ \t]+\S")
_TURN = re.compile(
    r"(?:\[?[\d:.]{4,12}\]?[ \t]+)?[^\W\d_a-z][\w.'’-]*(?:[ \t][^\W\d_a-z][\w.'’-]*){0,3}"
    r"(?:[ \t]?\([^()\n]{1,40}\))?:(?:[ \t]|$)"
)
_ALWAYS_CAPITAL = re.compile(r"\W?I\b")
_UNSPACED = re.compile(f"[{UNSPACED}]")


class _LineEnd(NamedTuple):
    """The end of a line that another follows in the same paragraph."""

    # A named tuple, because a text has thousands.
    offset: int
    """The offset of the line end."""
    length: int
    """The characters of the line, with what stands before its first word."""
    needed: int
    """The characters that it would have with the first word of the next line."""
    is_closed: bool
    """Whether a sentence ends with the line."""
    following: str
    """The next line, from its first word."""
    is_forced: bool
    """Whether the character itself says that a break is meant."""
    is_paused: bool
    """Whether the line ends in a mark of punctuation."""

    @property
    def is_inside(self) -> bool:
        """Whether it is in the middle of a sentence, and may wrap it."""
        return not (self.is_closed or self.is_forced or self.length > _LONGEST or _ITEM.match(self.following))

    @property
    def case(self) -> int:
        """Whether the next line begins with a small (-1) or a capital (1) letter; 0 for neither, and for the word I."""
        if _ALWAYS_CAPITAL.match(self.following):
            return 0
        first = next((char for char in self.following[:4] if char.isalnum()), "")
        return -1 if first.islower() else 1 if first.isupper() else 0


def meant_line_ends(
    text: str, paragraphs: Sequence[tuple[int, int]], *, between_sentences: bool = False
) -> tuple[int, ...]:
    """Offsets of the line ends in `paragraphs` (half-open ranges of `text`) that are breaks, in order.

    Judged by the lengths, beginnings and ends of all their lines, at whatever width the text was wrapped. With
    `between_sentences`, the breaks in a wrapped text are only those where a sentence ends, a turn or an item begins;
    none in verse.
    """
    groups = [tuple(_line_ends(text, start, end)) for start, end in paragraphs]
    width = 0 if _are_stanzas(groups) else _wrapped_width(groups)
    meant = [list(_meant(group, width)) for group in groups]
    if between_sentences and width:
        meant = [_between_sentences(ends) for ends in meant]
    return tuple(end.offset for ends in meant for end in ends)


def _are_stanzas(groups: Sequence[Sequence[_LineEnd]]) -> bool:
    """Whether paragraphs are the stanzas of a poem: as many lines in each, most of which end in a mark, the last one
    no shorter than the others. Prose that is wrapped is never so twice.
    """
    stanzas = [ends for ends in groups if len(ends) >= _FEWEST_IN_STANZA]
    if len(stanzas) < 2 or len({len(ends) for ends in stanzas}) > 1:
        return False
    marks = sum(end.is_paused for ends in stanzas for end in ends)
    count = sum(map(len, stanzas))
    lasts_are_whole = all(
        len(ends[-1].following) >= _WHOLE * sum(end.length for end in ends) / len(ends) for ends in stanzas
    )
    return count >= _FEWEST_IN_POEM and marks >= _PAUSED * count and lasts_are_whole


def _between_sentences(ends: Sequence[_LineEnd]) -> list[_LineEnd]:
    """The breaks of a paragraph at which a sentence ends, if most do, or a turn or an item begins."""
    closed = sum(end.is_closed for end in ends) >= 0.75 * len(ends)
    return [
        end for end in ends if (closed and end.is_closed) or _TURN.match(end.following) or _ITEM.match(end.following)
    ]


def flowing(text: str, span: tuple[int, int], breaks: Collection[int]) -> str:
    """The characters of `text` in `span`, their line ends spaces, those at `breaks` `\\n`; `breaks` are offsets.

    Blanks around a line end are left out, but for those that indent a line after a break, and so are the `>` of mail.
    """
    at, end = span
    pieces: list[str] = []
    for match in LINE_END.finditer(text, at, end):
        is_break = match.start() in breaks
        pieces += (text[at : match.start()].rstrip(), "\n" if is_break else " ")
        at = match.end()
        while at < end and text[at] in (">" if is_break else " \t>"):
            at += 1
    pieces.append(text[at:end])
    return "".join(pieces)


def _line_ends(text: str, start: int, end: int) -> Iterator[_LineEnd]:
    """The line ends in `text[start:end]`."""
    matches = list(LINE_END.finditer(text, start, end))
    if not matches:
        return
    # The first line may be indented.
    begin = text.rfind("\n", 0, start) + 1
    begin = begin if not text[begin:start].strip(" \t>") else start
    for match, following in pairwise([*matches, None]):
        if match is None:
            return
        line = text[begin : match.start()].rstrip()
        until = following.start() if following is not None else end
        after = text[_after_prefix(text, match.end()) : until].strip()
        begin = match.end()
        if not after:
            continue
        # Letters of scripts without spaces are two columns wide, and lines may end after each.
        length = len(line.expandtabs()) + sum(1 for _ in _UNSPACED.finditer(line))
        word = 2 if _UNSPACED.match(after) else len(after.split(None, 1)[0]) + 1
        yield _LineEnd(
            match.start(),
            length,
            length + word,
            _CLOSED.search(line[-12:]) is not None,
            after[:80],
            match[0] in _ALWAYS_MEANT,
            line.rstrip("\"'”’»)*_")[-1:] in _PAUSES,
        )


def _after_prefix(text: str, start: int) -> int:
    match = _PREFIX.match(text, start)
    return match.end() if match else start


def _wrapped_width(groups: Sequence[Sequence[_LineEnd]]) -> int:
    """The width at which a text with these line ends, by paragraphs, was wrapped, in characters; 0 when it was not."""
    inside = [[end for end in ends if end.is_inside] for ends in groups]
    has_case = any(end.case for ends in inside for end in ends)
    asked = [[end for end in ends if end.case < 0 or not has_case] for ends in inside]
    continued = [end for ends in asked for end in ends]
    if not continued:
        # A line or two of prose may go on with a name; verse seldom has such long lines.
        few = [end for ends in inside for end in ends]
        is_prose = 0 < len(few) < 3 and all(end.length >= _LONG_FOR_VERSE for end in few)
        width = max(end.needed - 1 for end in few) if is_prose else 0
        # Below a headline each line may be a paragraph, and longer.
        return 0 if any(end.length > width + _SLACK for ends in groups for end in ends) else width
    # A sum of steps up (at the length) and down (where the next word would have fitted): the most at one width.
    steps = [0] * (_LONGEST + 64)
    for end in continued:
        steps[end.length] += 1
        steps[min(end.needed, len(steps) - 1)] -= 1
    width = most = count = 0
    for at, step in enumerate(steps):
        count += step
        if count > most or (count == most and step > 0):
            width, most = at, count
    # Paragraphs of short lines (a list, an address) may well stand in a text that is wrapped.
    wide = [
        end
        for ends, own in zip(groups, asked, strict=True)
        if own and any(end.length > 0.7 * width for end in ends)
        for end in own
    ]
    return width if _agree(wide, width, most) else 0


def _agree(continued: Sequence[_LineEnd], width: int, exactly: int) -> bool:
    """Whether so many of these line ends agree with a width that the text was wrapped at it."""
    count = len(continued)
    if width < _NARROWEST:
        return count >= _FEW and exactly >= 0.85 * count
    slack = _SLACK if width >= 50 else 3
    about = sum(1 for end in continued if _fills(end, width, slack))
    if count >= _FEW:
        return about >= 0.6 * count
    if count > 2:
        return about >= 0.75 * count
    return width >= _LONG_FOR_VERSE or (about == count and (count > 1 or width > _NARROWEST + 4))


def _fills(end: _LineEnd, width: int, slack: int) -> bool:
    return end.length <= width + slack and end.needed > width - slack


def _meant(ends: Sequence[_LineEnd], width: int) -> Iterator[_LineEnd]:
    """The breaks among the line ends of one paragraph, in a text wrapped at `width` (0: not wrapped)."""
    if not width or _is_verse(ends, width):
        yield from ends
        return
    room = max(6, width * 4 // 25)
    short = [end.needed <= width - room for end in ends]
    is_prose = len(ends) > 2 and sum(short) * 5 <= 2 * len(ends)
    mostly_short = sum(short) * 2 > len(ends)
    items = sum(1 for end in ends if _ITEM.match(end.following))
    turns = sum(1 for end in ends if _TURN.match(end.following))
    for end, is_short in zip(ends, short, strict=True):
        if (
            end.is_forced
            or (items and _ITEM.match(end.following) and (items > 1 or end.is_closed or is_short))
            or (turns > 1 and end.is_closed and _TURN.match(end.following))
            or (is_short and (end.is_closed or mostly_short or (end.case > 0 and not is_prose)))
            or (mostly_short and end.case > 0 and not _fills(end, width, 1))
        ):
            yield end


def _is_verse(ends: Sequence[_LineEnd], width: int) -> bool:
    """Whether a paragraph is verse: its lines begin with capitals, in the middle of sentences, too, and are uneven."""
    inside = [end for end in ends if not end.is_closed]
    capitals = sum(end.case > 0 for end in inside)
    small = sum(end.case < 0 for end in ends)
    if len(ends) < 2 or capitals < 2 or capitals < 0.8 * len(inside) or small > len(ends) // 5:
        return False
    return (small == 0 and capitals > 3) or sum(_fills(end, width, 2) for end in ends) <= 0.6 * len(ends)
