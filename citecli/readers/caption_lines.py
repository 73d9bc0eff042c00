"""Lines of captions: what a caption shows, line by line, with the times inside it; and what rolls, each line once.

Captions that roll up show a line two or three times: as the newest, then above the next (YouTube's automatic captions,
CEA-608, and what programs make of both); or they grow word by word. Whether a file's captions roll is for the whole
file to show, so that somebody who says “No.” twice has said it twice.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

_ROLLING = 0.3
"""The share of the captions that repeat a part of the one before, at least, in a file that rolls."""
_ALL_TWICE = 0.4
"""The share of the captions that repeat all of the one before, at least, in a file that shows everything twice."""
_FEWEST_TWICE = 3
_CLEARLY_MORE = 0.15
_FEWEST_WORDS = 2
_MOST_COMPARED = 60
"""Words of the caption before that are compared with the beginning of the next."""
_AT_ONCE = 1.0
"""Seconds after which what is repeated is said again."""


class CaptionLine(NamedTuple):
    """A line of a caption."""

    text: str
    moments: tuple[tuple[int, float], ...] = ()
    """Where in the text words begin whose times the file tells, with the seconds, in order."""
    voice: str = ""
    """Who speaks by the file's own markup; "" when it does not say."""

    def from_word(self, offset: int, time: float) -> "CaptionLine":
        """The line from `offset` on; `time` are the seconds of words whose time the file does not tell."""
        begun = [seconds for place, seconds in self.moments if place <= offset]
        moments = [(place - offset, seconds) for place, seconds in self.moments if place > offset]
        return CaptionLine(self.text[offset:], ((0, begun[-1] if begun else time), *moments), self.voice)


class Caption(NamedTuple):
    """A caption: from when to when it is shown, in seconds, and its lines, of which none is blank."""

    start: float
    end: float
    lines: tuple[CaptionLine, ...]


def without_repeats(captions: Sequence[Caption]) -> list[Caption]:
    """The captions with every line once, where it is first shown; those that show nothing new are left out."""
    by_lines, by_words = _share(captions, _repeated_lines), _share(captions, _repeated_words)
    if max(by_lines, by_words) >= _ROLLING or _are_shown_twice(captions):
        return _once(captions, _repeated_words if by_words > by_lines + _CLEARLY_MORE else _repeated_lines)
    return [caption for before, caption in zip((None, *captions), captions, strict=False) if caption != before]


_Repeated = Callable[[Caption, Caption], tuple[int, int]]
"""How many lines of a caption were shown in the one before, and how many characters of the line after these."""


def _share(captions: Sequence[Caption], repeated: _Repeated) -> float:
    """The share of the captions that repeat a part of the one before; what repeats all of it may be said again."""
    pairs = list(pairwise(captions))
    if len(pairs) < 2:
        return 0.0
    return sum(not _is_same(*pair) and repeated(*pair) != (0, 0) for pair in pairs) / len(pairs)


def _are_shown_twice(captions: Sequence[Caption]) -> bool:
    same = sum(_is_same(before, after) and _is_next(before, after) for before, after in pairwise(captions))
    return same >= max(_FEWEST_TWICE, _ALL_TWICE * (len(captions) - 1))


def _is_same(before: Caption, after: Caption) -> bool:
    return [line.text for line in before.lines] == [line.text for line in after.lines]


def _is_next(before: Caption, after: Caption) -> bool:
    return after.start - before.end <= _AT_ONCE


def _once(captions: Sequence[Caption], repeated: _Repeated) -> list[Caption]:
    result: list[Caption] = []
    shown: Caption | None = None
    for caption in captions:
        lines, characters = repeated(shown, caption) if shown is not None else (0, 0)
        new = list(caption.lines[lines:])
        if characters:
            rest = new.pop(0).from_word(characters, caption.start)
            if rest.text.strip():
                indent = len(rest.text) - len(rest.text.lstrip())
                new.insert(0, rest.from_word(indent, caption.start) if indent else rest)
        if new:
            result.append(caption._replace(lines=tuple(new)))
        elif result and lines:
            # It stays on the screen for longer.
            result[-1] = result[-1]._replace(end=max(result[-1].end, caption.end))
        if caption.lines:
            shown = caption
    return result


def _repeated_lines(before: Caption, after: Caption) -> tuple[int, int]:
    """Lines at the end of `before` with which `after` begins; the last may have grown."""
    if not _is_next(before, after):
        return 0, 0
    old = [line.text for line in before.lines]
    new = [line.text for line in after.lines]
    for count in range(min(len(old), len(new)), 0, -1):
        tail = old[-count:]
        if tail == new[:count]:
            return count, 0
        grown = new[count - 1].startswith(f"{tail[-1]} ") or (len(tail[-1]) > 2 and new[count - 1].startswith(tail[-1]))
        if tail[:-1] == new[: count - 1] and grown:
            return count - 1, len(tail[-1])
    return 0, 0


def _repeated_words(before: Caption, after: Caption) -> tuple[int, int]:
    """Words at the end of `before` with which the first line of `after` begins."""
    if not _is_next(before, after):
        return 0, 0
    old = " ".join(line.text for line in before.lines).split()[-_MOST_COMPARED:]
    first = after.lines[0].text if after.lines else ""
    new = first.split()[:_MOST_COMPARED]
    for count in range(min(len(old), len(new)), 0, -1):
        is_enough = count >= _FEWEST_WORDS or count == len(old)
        if is_enough and old[-count:] == new[:count]:
            if count == len(first.split()):
                return 1, 0
            place = 0
            for word in new[:count]:
                place = first.index(word, place) + len(word)
            return 0, place
    return 0, 0
