"""Finding a passage again in a text that may have changed since: verbatim, moved, altered or gone.

What is exact is looked for first. Altered words are found by where their words still stand: pairs of neighbouring
words that both texts share vote for the offset between the two, the rarer a pair the more, and the stretches with the
most votes are compared word by word. So the time grows with the length of the text, not with its square.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.matching.selectors import Selector, digest
from citecli.text.folding import fold, fold_with_offsets

NEAR = 0.6
"""Of the words of passage and stretch together, the share that must agree for one to be the other, altered."""

_NEAR_IN_PLACE = 0.25
"""The same where the words around are still there."""

_CONTEXT, _LEAST_CONTEXT = 24, 8

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_MOST_PLACES = 10_000
"""Of more occurrences than these of the same words nobody could tell which one was meant."""

_CLOSEST = 3
"""Stretches that are compared: those with the most votes."""


class Standing(StrEnum):
    """How a passage stands in the text now."""

    VERBATIM = "verbatim"
    """Where it was, word for word."""

    MOVED = "moved"
    """Word for word, somewhere else."""

    ALTERED = "altered"
    """Still there, but not word for word."""

    GONE = "gone"
    """Not there any more."""


class Finding(NamedTuple):
    """Where a passage stands now, if it does. `similarity`, 0 to 1, is the share of words that agree.

    `only_typography`: what changed is white space, case, accents or the shape of marks, not a word.
    """

    standing: Standing
    span: Span | None = None
    similarity: float = 1.0
    only_typography: bool = False


class Searched:
    """A text that is searched, with what is the same for all passages, found out when it is needed first.

    Worth keeping for several passages of one text: a long one takes a moment to be made ready.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def digest(self) -> str:
        """The digest of the text."""
        return digest(self.text)

    @cached_property
    def folded(self) -> tuple[str, list[int]]:
        """The text without case, accents and typography, and where each of its characters stands."""
        return fold_with_offsets(self.text)

    @cached_property
    def words(self) -> tuple[list[str], list[Span]]:
        """The words as they are compared, and where they stand."""
        return _words(self.text)

    @cached_property
    def single(self) -> Mapping[tuple[str, ...], list[int]]:
        """Where each word stands, counted in words."""
        places: dict[tuple[str, ...], list[int]] = {}
        for at, word in enumerate(self.words[0]):
            places.setdefault((word,), []).append(at)
        return places

    @cached_property
    def pairs(self) -> Mapping[tuple[str, ...], list[int]]:
        """Where each two neighbouring words stand, counted in words."""
        places: dict[tuple[str, ...], list[int]] = {}
        for at, pair in enumerate(pairwise(self.words[0])):
            places.setdefault(pair, []).append(at)
        return places


def find(searched: Searched | str, selector: Selector) -> Finding:
    """Where the passage stands in a text."""
    if isinstance(searched, str):
        searched = Searched(searched)
    text = searched.text
    exact, span = selector.exact, selector.span
    if exact and span.start >= 0 and span.of(text) == exact and _context_fits(searched, selector):
        return Finding(Standing.VERBATIM, span)
    places = _occurrences(text, exact)
    if places:
        best = max(places, key=lambda at: (_agreement(text, at, selector), -abs(at - span.start)))
        found = Span(best, best + len(exact))
        return Finding(Standing.VERBATIM if found == span else Standing.MOVED, found)
    if typographic := _in_other_typography(searched, selector):
        return Finding(Standing.ALTERED, typographic, 1.0, only_typography=True)
    nearest = _nearest(searched, selector)
    return nearest if nearest.span else _between_context(text, selector) or nearest


def _context_fits(searched: Searched, selector: Selector) -> bool:
    """Whether the passage at its old place is the old one, and not its like that an edit has put there."""
    if not selector.digest or selector.digest == searched.digest:
        return True
    text = searched.text
    return _agreement(text, selector.span.start, selector) > 0 or text.count(selector.exact) == 1


def _occurrences(text: str, exact: str) -> list[int]:
    places: list[int] = []
    at = text.find(exact) if exact else -1
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(at)
        at = text.find(exact, at + 1)
    return places


def _agreement(text: str, at: int, selector: Selector) -> int:
    """How many characters around an occurrence agree with the context that the selector remembers."""
    end = at + len(selector.exact)
    before = text[max(at - len(selector.prefix), 0) : at]
    after = text[end : end + len(selector.suffix)]
    return _common(before[::-1], selector.prefix[::-1]) + _common(after, selector.suffix)


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _in_other_typography(searched: Searched, selector: Selector) -> Span | None:
    """The place where the same words stand with other marks, spaces, accents or capitals; the nearest of several."""
    wanted = fold(selector.exact)
    if not wanted:
        return None
    there, offsets = searched.folded
    places = _occurrences(there, wanted)
    if not places:
        return None
    best = min(places, key=lambda at: abs(offsets[at] - selector.span.start))
    last = best + len(wanted) - 1
    return Span(offsets[best], offsets[last] + 1)


def _between_context(text: str, selector: Selector) -> Finding | None:
    """What stands now between the words that stood around the passage, if that is close enough to be it, altered."""
    before, after = selector.prefix[-_CONTEXT:], selector.suffix[:_CONTEXT]
    if min(len(before.strip()), len(after.strip())) < _LEAST_CONTEXT:
        return None
    best: Finding | None = None
    for at in _occurrences(text, before):
        start = at + len(before)
        end = text.find(after, start, start + 2 * len(selector.exact) + len(after))
        if end < 0:
            continue
        wanted, there = _words(selector.exact)[0], _words(text[start:end])[0]
        similarity = SequenceMatcher(None, wanted, there, autojunk=False).ratio()
        if similarity >= _NEAR_IN_PLACE and (best is None or similarity > best.similarity):
            best = Finding(Standing.ALTERED, Span(start, end), similarity)
    return best


def _words(text: str) -> tuple[list[str], list[Span]]:
    found = [(fold(match[0], accents=False), Span(*match.span())) for match in _WORD.finditer(text)]
    return [word for word, _ in found], [span for _, span in found]


def _nearest(searched: Searched, selector: Selector) -> Finding:
    text = searched.text
    wanted, _ = _words(selector.exact)
    there, spans = searched.words
    best = Finding(Standing.GONE, None, 0.0)
    if not wanted or not there:
        return best
    for start in _offsets(searched, wanted):
        slack = max(len(wanted) // 3, 3)
        first, last = max(start - slack, 0), min(start + len(wanted) + slack, len(there))
        matcher = SequenceMatcher(None, wanted, there[first:last], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            continue
        # What was changed at an end lies outside of the first and the last block that agree.
        begin = first + max(blocks[0].b - blocks[0].a, 0)
        tail = len(wanted) - (blocks[-1].a + blocks[-1].size)
        end = min(first + blocks[-1].b + blocks[-1].size + tail, last)
        matched = sum(block.size for block in blocks)
        similarity = 2 * matched / (len(wanted) + end - begin)
        if similarity > best.similarity:
            agreed = Span(spans[first + blocks[0].b].start, spans[first + blocks[-1].b + blocks[-1].size - 1].end)
            rough = _with_marks(text, Span(spans[begin].start, spans[end - 1].end))
            best = Finding(Standing.GONE, _between_neighbours(text, selector, agreed, rough), similarity)
    return best._replace(standing=Standing.ALTERED) if best.similarity >= NEAR else Finding(Standing.GONE, None, 0.0)


def _between_neighbours(text: str, selector: Selector, agreed: Span, rough: Span) -> Span:
    """`rough`, its ends moved to where the words around the passage stand, if these are near.

    A change at an end leaves open how far it reaches; what stood beside it tells. `agreed` runs from the first word
    that is the same to the last.
    """
    start, end = rough
    slack = len(selector.exact) // 2 + _CONTEXT
    if (before := selector.prefix[-_CONTEXT:]).strip():
        at = text.rfind(before, max(agreed.start - slack, 0), agreed.start)
        start = at + len(before) if at >= 0 else start
    if (after := selector.suffix[:_CONTEXT]).strip():
        at = text.find(after, agreed.end, agreed.end + slack)
        end = at if at >= 0 else end
    return Span(start, max(end, agreed.end))


def _offsets(searched: Searched, wanted: list[str]) -> list[int]:
    """Where, counted in words of the text, the passage may begin; the likeliest first.

    Votes for neighbouring offsets count together, for a word put in or left out shifts what comes after it.
    """
    pairs = len(wanted) > 2
    own_places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, piece in enumerate(pairwise(wanted) if pairs else ((word,) for word in wanted)):
        own_places[piece].append(at)
    there = searched.pairs if pairs else searched.single
    hits = {piece: ats for piece in own_places if (ats := there.get(piece))}
    votes: dict[int, float] = defaultdict(float)
    width = max(len(wanted) // 4, 2)
    for piece, ats in hits.items():
        weight = 1 / len(ats)
        for at in ats:
            for own in own_places[piece][:8]:
                bucket = (at - own) // width
                votes[bucket] += weight
                votes[bucket + 1] += weight / 2
    ranked = sorted(votes, key=lambda bucket: -votes[bucket])[:_CLOSEST]
    return [max(bucket * width, 0) for bucket in ranked]


_OPENING = frozenset("“‘„‚«‹\"'([")
_CLOSING = frozenset("”’»›\"'.,;:!?…)]")


def _with_marks(text: str, span: Span) -> Span:
    """The span with the marks that stand directly around it."""
    start, end = span
    while start > 0 and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return Span(start, end)
