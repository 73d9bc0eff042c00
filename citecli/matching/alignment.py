"""Align quoted words with a text: find the likely places, and which words correspond to which.

Each pair of adjacent words in both texts votes for a place of the quotation. At the places with most votes the two are
aligned word by word (Levenshtein alignment, by rapidfuzz). The time grows with the length of the text and with the
number of likely places.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from citecli.matching.words import NEGATING_PREFIXES, QuotedWord, QuotedWords, WordIndex

_PLACES = 4
"""The number of places at which the words are aligned."""
_COMMON = 400
"""Pairs of words with more occurrences are too common to vote for a place."""
_SLACK = 8
_STRAYS = 6
"""The number of equal stretches at an end that are examined for chance matches, less one."""
_BRACKETED = "\0"
"""Prefix of the keys of words in brackets, so that they equal no word of a text."""
_NEAR_EDGE = 16
"""The words beside the inner stretches among which those of an outer one are looked for."""
_GOING_ON = frozenset("but and or while which who because although though as when where that".split())
_FEW = 6
"""The most words at an end of a quotation that are compared with those of the text letter by letter."""
_LIKE = 0.5
"""The share of letters that must agree in them."""
_FARTHEST = 3000
"""The most words that an omission may leave out."""


# Named tuples, because a draft that is checked against a library is aligned at thousands of places.
class Block(NamedTuple):
    """Equal stretches of a segment and of the text, as half-open ranges of word indexes."""

    start: int
    end: int
    text_start: int
    text_end: int


class Operation(NamedTuple):
    """Corresponding stretches of a segment and of the text; one of them may be empty if they are not equal."""

    block: Block
    equal: bool


class AlignedSegment(NamedTuple):
    """A segment aligned with the words `first` to `last` of the text."""

    first: int
    last: int
    operations: tuple[Operation, ...]

    @property
    def equal(self) -> int:
        """The number of matching words."""
        return sum(block.end - block.start for block, equal in self.operations if equal)


def alignments(
    quoted: QuotedWords, index: WordIndex, floor: Callable[[], float] = lambda: 0.0
) -> Iterator[list[AlignedSegment | None]]:
    """The alignments of a quotation with the likely places in a text, the likeliest first.

    Each alignment has one item for each segment, `None` for a segment without a match near the others. At least one
    item is not `None`. Alignments in which words differ, and at most the share `floor()` of all words are the same, may
    be left out.
    """
    if not quoted.segments or not index.keys:
        return
    lead = max(range(len(quoted.segments)), key=lambda at: sum(bool(word.key) for word in quoted.segments[at]))
    for place in _likely(quoted.segments[lead], index):
        if (least := floor()) > 0 and _is_less_alike(quoted, lead, index, place, least):
            continue
        aligned: list[AlignedSegment | None] = [None] * len(quoted.segments)
        aligned[lead] = _align(quoted.segments[lead], index, place)
        if aligned[lead] is not None:
            _lay_others(quoted, index, lead, aligned)
            yield aligned


def _is_less_alike(quoted: QuotedWords, lead: int, index: WordIndex, place: int, share: float) -> bool:
    """Whether at about word `place` of the text some words of segment `lead` are missing, and the rest is no more than
    a share of all words.

    A word that is neither there nor a part of what is there, hyphens and spaces aside, has no equal in any alignment.
    """
    segment = quoted.segments[lead]
    reach = _slack(len(segment)) + len(segment)
    stretch = index.keys[max(0, place - reach) : place + len(segment) + reach]
    words, letters = set(stretch), "".join(stretch)
    missing = sum(
        1
        for word in segment
        if word.key and word.key not in words and not word.stem and not word.tail and word.key not in letters
    )
    found = sum(bool(word.key) for part in quoted.segments for word in part) - missing
    return missing > 0 and 2 * found <= share * (2 * found + missing)


def _slack(size: int) -> int:
    """The words before and after the likely place of a segment of `size` words that it is aligned with, too."""
    return _SLACK + size // 5


def _lay_others(quoted: QuotedWords, index: WordIndex, lead: int, aligned: list[AlignedSegment | None]) -> None:
    """Align the segments before and after segment `lead` with the text before and after it."""
    for step in (1, -1):
        at = lead + step
        edge = aligned[lead]
        while 0 <= at < len(quoted.segments) and edge is not None:
            if step > 0:
                window = (edge.last, min(edge.last + _FARTHEST, len(index.keys)))
            else:
                window = (max(0, edge.first - _FARTHEST), edge.first)
            neighbour = _in_window(quoted.segments[at], index, window, nearest_end=step < 0)
            aligned[at] = neighbour
            edge = neighbour or edge
            at += step


def _in_window(
    segment: Sequence[QuotedWord], index: WordIndex, window: tuple[int, int], *, nearest_end: bool
) -> AlignedSegment | None:
    first, last = window
    keys = [word.key for word in segment]
    if all(keys):
        places = index.phrase_places(keys, first, last)
        place = max(places, default=None) if nearest_end else next(places, None)
        if place is not None:
            return _verbatim(place, len(keys))
    candidates = [place for place in _likely(segment, index, window) if first <= place < last]
    alignments_there = [
        aligned for place in candidates if (aligned := _align(segment, index, place, window)) is not None
    ]
    return max(alignments_there, key=lambda aligned: aligned.equal, default=None)


def _verbatim(place: int, size: int) -> AlignedSegment:
    return AlignedSegment(place, place + size, (Operation(Block(0, size, place, place + size), True),))


def _likely(segment: Sequence[QuotedWord], index: WordIndex, window: tuple[int, int] | None = None) -> list[int]:
    """The word indexes at which a segment may begin in the text, the likeliest first."""
    votes = _votes([word.key for word in segment], index, everywhere=window is None)
    if window is not None:
        votes = Counter({place: n for place, n in votes.items() if window[0] - 4 <= place <= window[1]})
    total = _with_neighbours(votes)
    ranked = sorted(total, key=lambda place: (-total[place], -votes[place], place))
    chosen: list[int] = []
    for place in ranked:
        if all(abs(place - other) > 3 for other in chosen):
            chosen.append(place)
        if len(chosen) == _PLACES:
            break
    return chosen


def _with_neighbours(votes: Mapping[int, int]) -> dict[int, int]:
    """For each place its votes and those of the places up to 3 words away: a word more or less shifts the place."""
    places = sorted(votes)
    total: dict[int, int] = {}
    first = last = near = 0
    for place in places:
        while last < len(places) and places[last] <= place + 3:
            near += votes[places[last]]
            last += 1
        while places[first] < place - 3:
            near -= votes[places[first]]
            first += 1
        total[place] = near
    return total


def _votes(keys: Sequence[str], index: WordIndex, *, everywhere: bool) -> Counter[int]:
    """The votes for each place at which a segment may begin: by pairs of adjacent words, or else by single words.

    `keys` are "" for words in brackets. `everywhere`: the whole text is searched, not a part of it.
    """
    votes: Counter[int] = Counter()
    key_positions = [at for at, key in enumerate(keys) if key]
    for at, following in pairwise(key_positions):
        places = index.pair_places.get((keys[at], keys[following]), ()) if following == at + 1 else ()
        if len(places) > _COMMON and everywhere and len(key_positions) > 3:
            continue
        for place in places:
            votes[place - at] += 2
    if not votes or len(key_positions) < 4:
        for at in key_positions:
            places = index.places.get(keys[at], ())
            if len(places) <= _COMMON or len(key_positions) == 1:
                for place in places:
                    votes[place - at] += 1
    return votes


def _align(
    segment: Sequence[QuotedWord], index: WordIndex, place: int, window: tuple[int, int] | None = None
) -> AlignedSegment | None:
    """The alignment of a segment that begins at about word `place` of the text; `None` without matching words."""
    from rapidfuzz.distance import Levenshtein

    keys = [word.key or f"{_BRACKETED}{at}" for at, word in enumerate(segment)]
    size = len(index.keys)
    low, high = window or (0, size)
    slack = _slack(len(keys))
    first, last = max(low, place - slack), min(high, place + len(keys) + slack)
    exact = index.keys[max(place, 0) : place + len(keys)]
    if place >= 0 and exact == keys:
        return _verbatim(place, len(keys))
    stretch = index.keys[first:last]
    for at, word in enumerate(segment):  # "wall[s]" matches a word that begins with the part outside the brackets
        if word.stem:
            keys[at] = next((key for key in stretch if key.startswith(word.stem)), keys[at])
        elif word.tail:  # "[her]self" matches "yourself", but "[very]likely" not "unlikely"
            keys[at] = next((key for key in stretch if _ends_with(key, word.tail)), keys[at])
    blocks = [
        Block(op.src_start, op.src_end, first + op.dest_start, first + op.dest_end)
        for op in Levenshtein.opcodes(keys, stretch)
        if op.tag == "equal"
    ]
    blocks = _without_strays(_closed_up(blocks, index.keys))
    if not blocks:
        return None
    return _from_blocks(_extended(blocks, keys, index.keys), keys, index)


def _ends_with(key: str, tail: str) -> bool:
    return key.endswith(tail) and key[: -len(tail)] not in NEGATING_PREFIXES


def _without_strays(blocks: list[Block]) -> list[Block]:
    """The equal stretches without chance matches at either end, such as single words far away from the rest.

    The words of a discarded stretch are compared with the words next to the rest. Of all such readings, the one with
    the largest share of matching words counts.
    """
    for end in (0, -1):
        while len(blocks) > 1:
            first, last = blocks[0].start, blocks[-1].end
            readings = [
                blocks[at:] if end == 0 else blocks[: len(blocks) - at] for at in range(min(_STRAYS, len(blocks)))
            ]
            best = max(readings, key=lambda blocks_read: _nearness(blocks_read, first, last))
            if best is readings[0]:
                break
            blocks = best
    return blocks


def _nearness(blocks: list[Block], first: int, last: int) -> float:
    """The share of matching words in an alignment of the words `first` to `last` of the quotation by `blocks`."""
    equal = sum(block.end - block.start for block in blocks)
    outside = blocks[0].start - first + last - blocks[-1].end
    ours = blocks[-1].end - blocks[0].start - equal + outside
    theirs = blocks[-1].text_end - blocks[0].text_start - equal + outside
    return 2 * equal / (2 * equal + ours + theirs)


def _extended(blocks: list[Block], keys: Sequence[str], words: Sequence[str]) -> list[Block]:
    """The equal stretches, each extended as far as possible: of alignments with equal costs the most compact one."""
    found: list[Block] = []
    blocks = _closed_up(blocks, words)
    for at, (a, b, c, d) in enumerate(blocks):
        low, low_there = (found[-1][1], found[-1][3]) if found else (0, 0)
        high, high_there = (blocks[at + 1][0], blocks[at + 1][2]) if at + 1 < len(blocks) else (len(keys), len(words))
        while a > low and c > low_there and keys[a - 1] == words[c - 1]:
            a, c = a - 1, c - 1
        while b < high and d < high_there and keys[b] == words[d]:
            b, d = b + 1, d + 1
        found.append(Block(a, b, c, d))
    return _over_brackets(found, keys, words)


def _closed_up(blocks: list[Block], words: Sequence[str]) -> list[Block]:
    """The stretches, with the first and last moved next to the inner ones if the same words occur there as well."""
    blocks = list(blocks)
    if len(blocks) > 1:
        outer, inner = blocks[0], blocks[1]
        size = outer.end - outer.start
        wanted = words[outer.text_start : outer.text_end]
        for start in range(inner.text_start - size, max(outer.text_end, inner.text_start - size - _NEAR_EDGE) - 1, -1):
            if words[start : start + size] == wanted:
                blocks[:2] = _merge_neighbours(Block(outer.start, outer.end, start, start + size), inner)
                break
    if len(blocks) > 1:
        inner, outer = blocks[-2], blocks[-1]
        size = outer.end - outer.start
        wanted = words[outer.text_start : outer.text_end]
        for start in range(inner.text_end, min(outer.text_start - size, inner.text_end + _NEAR_EDGE) + 1):
            if words[start : start + size] == wanted:
                blocks[-2:] = _merge_neighbours(inner, Block(outer.start, outer.end, start, start + size))
                break
    return blocks


def _merge_neighbours(first: Block, second: Block) -> list[Block]:
    """Two stretches, merged into one if they are adjacent."""
    if first.end == second.start and first.text_end == second.text_start:
        return [Block(first.start, second.end, first.text_start, second.text_end)]
    return [first, second]


def _over_brackets(blocks: list[Block], keys: Sequence[str], words: Sequence[str]) -> list[Block]:
    """The stretches, plus equal stretches before the first or after the last that only added brackets separate."""
    blocks = list(blocks)
    while (before := _before_brackets(blocks[0], keys, words)) is not None:
        blocks.insert(0, before)
    while (after := _behind_brackets(blocks[-1], keys, words)) is not None:
        blocks.append(after)
    return blocks


def _before_brackets(first: Block, keys: Sequence[str], words: Sequence[str]) -> Block | None:
    """The equal stretch before the words in brackets that precede `first`; `None` without one."""
    at = first.start
    while at and keys[at - 1].startswith(_BRACKETED):
        at -= 1
    there = first.text_start
    size = 0
    while size < min(at, there) and keys[at - 1 - size] == words[there - 1 - size]:
        size += 1
    return Block(at - size, at, there - size, there) if at < first.start and size else None


def _behind_brackets(last: Block, keys: Sequence[str], words: Sequence[str]) -> Block | None:
    """The equal stretch after the words in brackets that follow `last`; `None` without one."""
    at = last.end
    while at < len(keys) and keys[at].startswith(_BRACKETED):
        at += 1
    there = last.text_end
    size = 0
    while size < min(len(keys) - at, len(words) - there) and keys[at + size] == words[there + size]:
        size += 1
    return Block(at, at + size, there, there + size) if at > last.end and size else None


def _from_blocks(blocks: list[Block], keys: Sequence[str], index: WordIndex) -> AlignedSegment:
    """The alignment for equal stretches; to the words before the first and after the last the likeliest correspond."""
    operations: list[Operation] = []
    first, last = blocks[0], blocks[-1]
    start = first.text_start - _count_before(keys[: first.start], index, first.text_start)
    if first.start:
        operations.append(Operation(Block(0, first.start, start, first.text_start), False))
    for at, block in enumerate(blocks):
        if at:
            before = blocks[at - 1]
            if block.start > before.end or block.text_start > before.text_end:
                gap = Block(before.end, block.start, before.text_end, block.text_start)
                operations.append(Operation(gap, False))
        operations.append(Operation(block, True))
    end = last.text_end + _count_after(keys[last.end :], index, last.text_end)
    if len(keys) > last.end:
        operations.append(Operation(Block(last.end, len(keys), last.text_end, end), False))
    return AlignedSegment(start, end, tuple(operations))


def _count_before(ours: Sequence[str], index: WordIndex, edge: int) -> int:
    """How many words of the text before the word `edge` correspond to the words `ours` of the quotation."""
    most = 0
    while most < min(len(ours) + 1, edge) and not index.ends_sentence(edge - most - 1):
        most += 1
    return _likeliest(ours, [(count, index.keys[edge - count : edge]) for count in range(most + 1)])


def _count_after(ours: Sequence[str], index: WordIndex, edge: int) -> int:
    """How many words of the text from the word `edge` on correspond to the words `ours` of the quotation."""
    if ours and edge < len(index.keys) and index.keys[edge] in _GOING_ON and all(key[:1] == _BRACKETED for key in ours):
        return 0  # brackets that are added where the source goes on with another clause
    most = 0
    while (
        most < min(len(ours) + 1, len(index.keys) - edge) and edge + most and not index.ends_sentence(edge + most - 1)
    ):
        most += 1
    return _likeliest(ours, [(count, index.keys[edge : edge + count]) for count in range(most + 1)])


def _likeliest(ours: Sequence[str], candidates: Sequence[tuple[int, Sequence[str]]]) -> int:
    """The number of words, of the candidates, whose letters are most like those of `ours`; else as many as `ours`."""
    if not ours:
        return 0
    most = candidates[-1][0]
    best = min(len(ours), most)
    if len(ours) <= _FEW:
        from rapidfuzz.distance import Levenshtein

        # "I'm" corresponds to "I am", "bylaws" to "by-laws".
        likeness = [Levenshtein.normalized_similarity("".join(ours), "".join(words)) for _, words in candidates]
        top = max(likeness, default=0.0)
        if top >= _LIKE and top > likeness[best]:
            best = candidates[likeness.index(top)][0]
    return best
