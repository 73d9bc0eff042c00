"""A quotation looked for in a source: word for word, and if it isn't there, the passage that is nearest.

Pairs of neighbouring words that both share vote for the place where the one may lie on the other; at the places with
the most votes the two are aligned word by word (Levenshtein's alignment, by rapidfuzz). So the time grows with the
length of the source, once, and with the number of likely places.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from citecli.documents.model import Span
from citecli.matching.verdicts import Alteration, Match, Piece
from citecli.matching.words import Quoted, QuotedWord, Words, between, read, same_letters

_PLACES = 4
"""Places that are looked at closely."""
_COMMON = 400
"""Pairs of words with more places than this say nothing about where a quotation stands."""
_SLACK = 8
_STRAYS = 6
"""Equal stretches at an end that may be strays, less one."""
_BRACKETED = "\0"
"""What the keys of words in brackets begin with, which are like no word of a source."""
_FARTHEST = 3000
"""Words that an omission may leave out."""


class Source:
    """A source made ready for looking things up in it."""

    def __init__(self, text: str) -> None:
        self.words: Words = read(text)

    @cached_property
    def places(self) -> dict[tuple[str, str], list[int]]:
        """Where each pair of neighbouring words stands."""
        found: dict[tuple[str, str], list[int]] = {}
        keys = self.words.keys
        for at in range(len(keys) - 1):
            found.setdefault((keys[at], keys[at + 1]), []).append(at)
        return found

    @cached_property
    def single(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.words.keys):
            found.setdefault(word, []).append(at)
        return found


class _Aligned:
    """One segment laid on a stretch of the source: pairs of (words of the draft, words of the source, equal)."""

    def __init__(self, first: int, last: int, ops: list[tuple[int, int, int, int, bool]]) -> None:
        self.first = first
        self.last = last
        self.ops = ops
        self.equal = sum(b - a for a, b, _, _, equal in ops if equal)


def match(quoted: Quoted, source: Source) -> Match | None:
    """The passage of `source` that is nearest to a quotation; `None` when no two words of it stand there together."""
    if not quoted.segments or not source.words.keys:
        return None
    best: Match | None = None
    lead = max(range(len(quoted.segments)), key=lambda at: sum(bool(word.key) for word in quoted.segments[at]))
    for place in _likely(quoted.segments[lead], source):
        aligned: list[_Aligned | None] = [None] * len(quoted.segments)
        aligned[lead] = _align(quoted.segments[lead], source, place)
        if aligned[lead] is None:
            continue
        _others(quoted, source, lead, aligned)
        found = _judge(quoted, source, aligned)
        if best is None or (found.exact, found.nearness) > (best.exact, best.nearness):
            best = found
        if best.exact:
            break
    return best


def _others(quoted: Quoted, source: Source, lead: int, aligned: list[_Aligned | None]) -> None:
    """Lay the segments before and after the leading one on what stands before and after it."""
    for step in (1, -1):
        at = lead + step
        edge = aligned[lead]
        while 0 <= at < len(quoted.segments) and edge is not None:
            if step > 0:
                window = (edge.last, min(edge.last + _FARTHEST, len(source.words.keys)))
            else:
                window = (max(0, edge.first - _FARTHEST), edge.first)
            found = _in_window(quoted.segments[at], source, window, nearest_end=step < 0)
            aligned[at] = found
            edge = found or edge
            at += step


def _in_window(
    segment: Sequence[QuotedWord], source: Source, window: tuple[int, int], *, nearest_end: bool
) -> _Aligned | None:
    first, last = window
    keys = [word.key for word in segment]
    if all(keys):
        stretch = source.words.keys
        places = range(first, last - len(keys) + 1)
        for place in reversed(places) if nearest_end else places:
            if stretch[place] == keys[0] and list(stretch[place : place + len(keys)]) == keys:
                return _Aligned(place, place + len(keys), [(0, len(keys), place, place + len(keys), True)])
    candidates = [place for place in _likely(segment, source, window) if first <= place < last]
    found = [one for place in candidates if (one := _align(segment, source, place, window)) is not None]
    return max(found, key=lambda one: one.equal, default=None)


def _likely(segment: Sequence[QuotedWord], source: Source, window: tuple[int, int] | None = None) -> list[int]:  # noqa: C901
    """Where a segment may begin in the source, the likeliest first."""
    votes: Counter[int] = Counter()
    keys = [word.key for word in segment]
    known = [at for at, word in enumerate(keys) if word]
    for one, other in pairwise(known):
        if other == one + 1:
            places = source.places.get((keys[one], keys[other]), ())
            if len(places) > _COMMON and window is None and len(known) > 3:
                continue
            for place in places:
                votes[place - one] += 2
    if not votes or len(known) < 4:
        for at in known:
            places = source.single.get(keys[at], ())
            if len(places) <= _COMMON or len(known) == 1:
                for place in places:
                    votes[place - at] += 1
    if window is not None:
        votes = Counter({place: n for place, n in votes.items() if window[0] - 4 <= place <= window[1]})
    # Votes for neighbouring places are for the same one: a word more or less moves it.
    total = {place: sum(votes.get(place + step, 0) for step in range(-3, 4)) for place in votes}
    ranked = sorted(total, key=lambda place: (-total[place], -votes[place], place))
    chosen: list[int] = []
    for place in ranked:
        if all(abs(place - other) > 3 for other in chosen):
            chosen.append(place)
        if len(chosen) == _PLACES:
            break
    return chosen


def _align(
    segment: Sequence[QuotedWord], source: Source, place: int, window: tuple[int, int] | None = None
) -> _Aligned | None:
    """A segment laid on the source where it begins at about `place`."""
    from rapidfuzz.distance import Levenshtein

    keys = [word.key or f"{_BRACKETED}{at}" for at, word in enumerate(segment)]
    size = len(source.words.keys)
    low, high = window or (0, size)
    slack = _SLACK + len(keys) // 5
    first, last = max(low, place - slack), min(high, place + len(keys) + slack)
    exact = source.words.keys[max(place, 0) : place + len(keys)]
    if place >= 0 and list(exact) == keys:
        return _Aligned(place, place + len(keys), [(0, len(keys), place, place + len(keys), True)])
    stretch = list(source.words.keys[first:last])
    for at, word in enumerate(segment):  # "wall[s]" is the word that begins with what stands outside of the brackets
        if word.stem:
            keys[at] = next((one for one in stretch if one.startswith(word.stem)), keys[at])
    blocks = [
        (op.src_start, op.src_end, first + op.dest_start, first + op.dest_end)
        for op in Levenshtein.opcodes(keys, stretch)
        if op.tag == "equal"
    ]
    blocks = _without_strays(blocks)
    if not blocks:
        return None
    return _from_blocks(_extended(blocks, keys, source.words.keys), len(keys), size)


def _without_strays(blocks: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The equal stretches without those at either end that are nearer to chance: words far away from the rest.

    What is left out then lies on as many other words, beside the rest; the nearest of all such readings counts.
    """
    for end in (0, -1):
        while len(blocks) > 1:
            readings = [
                blocks[at:] if end == 0 else blocks[: len(blocks) - at] for at in range(min(_STRAYS, len(blocks)))
            ]
            best = max(readings, key=lambda one: _nearness(one, blocks[0][0], blocks[-1][1]))
            if best is readings[0]:
                break
            blocks = best
    return blocks


def _nearness(blocks: list[tuple[int, int, int, int]], first: int, last: int) -> float:
    """The share of words that agree when the words `first` to `last` of the draft are read so."""
    equal = sum(block[1] - block[0] for block in blocks)
    outside = blocks[0][0] - first + last - blocks[-1][1]
    ours = blocks[-1][1] - blocks[0][0] - equal + outside
    theirs = blocks[-1][3] - blocks[0][2] - equal + outside
    return 2 * equal / (2 * equal + ours + theirs)


def _extended(
    blocks: list[tuple[int, int, int, int]], keys: Sequence[str], words: Sequence[str]
) -> list[tuple[int, int, int, int]]:
    """The equal stretches, each as long as it can be: of several alignments that cost the same, the closest one."""
    found: list[tuple[int, int, int, int]] = []
    blocks = _closed_up(blocks, words)
    for at, (a, b, c, d) in enumerate(blocks):
        low, low_there = (found[-1][1], found[-1][3]) if found else (0, 0)
        high, high_there = (blocks[at + 1][0], blocks[at + 1][2]) if at + 1 < len(blocks) else (len(keys), len(words))
        while a > low and c > low_there and keys[a - 1] == words[c - 1]:
            a, c = a - 1, c - 1
        while b < high and d < high_there and keys[b] == words[d]:
            b, d = b + 1, d + 1
        found.append((a, b, c, d))
    return _over_brackets(found, keys, words)


def _closed_up(blocks: list[tuple[int, int, int, int]], words: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The stretches, the outermost moved to the one inside of it where the same words stand there as well."""
    blocks = list(blocks)
    if len(blocks) > 1:
        (a, b, c, d), inner = blocks[0], blocks[1]
        if b == inner[0] and inner[2] > d and list(words[inner[2] - (b - a) : inner[2]]) == list(words[c:d]):
            blocks[:2] = [(a, inner[1], inner[2] - (b - a), inner[3])]
    if len(blocks) > 1:
        inner, (a, b, c, d) = blocks[-2], blocks[-1]
        if a == inner[1] and c > inner[3] and list(words[inner[3] : inner[3] + (b - a)]) == list(words[c:d]):
            blocks[-2:] = [(inner[0], b, inner[2], inner[3] + (b - a))]
    return blocks


def _over_brackets(
    blocks: list[tuple[int, int, int, int]], keys: Sequence[str], words: Sequence[str]
) -> list[tuple[int, int, int, int]]:
    """The stretches, with those that only words added in brackets part from the first and from the last of them."""
    blocks = list(blocks)
    while True:
        a, _, c, _ = blocks[0]
        at = a
        while at and keys[at - 1].startswith(_BRACKETED):
            at -= 1
        size = 0
        while size < min(at, c) and keys[at - 1 - size] == words[c - 1 - size]:
            size += 1
        if at == a or not size:
            break
        blocks.insert(0, (at - size, at, c - size, c))
    while True:
        _, b, _, d = blocks[-1]
        at = b
        while at < len(keys) and keys[at].startswith(_BRACKETED):
            at += 1
        size = 0
        while size < min(len(keys) - at, len(words) - d) and keys[at + size] == words[d + size]:
            size += 1
        if at == b or not size:
            return blocks
        blocks.append((at, at + size, d, d + size))


def _from_blocks(blocks: list[tuple[int, int, int, int]], length: int, size: int) -> _Aligned:
    """The whole alignment: what stands before the first equal word and after the last lies on as many words."""
    ops: list[tuple[int, int, int, int, bool]] = []
    head = blocks[0][0]
    start = max(0, blocks[0][2] - head)
    if head:
        ops.append((0, head, start, blocks[0][2], False))
    for at, block in enumerate(blocks):
        if at:
            before = blocks[at - 1]
            if block[0] > before[1] or block[2] > before[3]:
                ops.append((before[1], block[0], before[3], block[2], False))
        ops.append((*block, True))
    tail = length - blocks[-1][1]
    end = min(size, blocks[-1][3] + tail)
    if tail:
        ops.append((blocks[-1][1], length, blocks[-1][3], end, False))
    return _Aligned(start, end, ops)


def _judge(quoted: Quoted, source: Source, aligned: Sequence[_Aligned | None]) -> Match:
    """What the alignment amounts to: what was changed, and whether a writer may."""
    words = source.words
    alterations: list[Alteration] = []
    pieces: list[Piece] = []
    equal = ours = theirs = 0
    exact = True
    if len(quoted.segments) > 1:
        alterations.append(Alteration.OMISSION)
    for number, (segment, one) in enumerate(zip(quoted.segments, aligned, strict=True)):
        if number:
            pieces.append(Piece("…", "…", True))
        if one is None:
            ours += len(segment)
            exact = False
            pieces.append(Piece(quoted.text[segment[0].start : segment[-1].end], "", False))
            continue
        for a, b, c, d, same in one.ops:
            part = segment[a:b]
            draft = quoted.text[part[0].start : part[-1].end] if part else ""
            there = words.text[words.starts[c] : words.ends[d - 1]] if d > c else ""
            if not same:
                in_brackets = bool(part) and all(not word.key for word in part)
                if in_brackets:
                    alterations.append(Alteration.BRACKETS)
                    pieces.append(Piece(draft, there, True))
                    continue
                exact = False
                ours += sum(bool(word.key) for word in part)
                theirs += d - c
                pieces.append(Piece(draft, there, False))
                continue
            equal += b - a
            changes = _letters(quoted, source, part, c, first=number == 0 and a == 0, starts=a == 0)
            alterations += changes[0]
            if changes[1]:
                exact = False
                pieces += changes[1]
            else:
                pieces.append(Piece(draft, there, True))
        if one.ops and exact:
            more, differs = _punctuation(quoted, source, segment, one)
            alterations += more
            if differs:
                exact = False
                pieces = pieces[:-1] if len(one.ops) == 1 else pieces
                pieces += differs if len(one.ops) == 1 else []
    places = [one for one in aligned if one is not None]
    first, last = min(one.first for one in places), max(one.last for one in places)
    nearness = 2 * equal / (2 * equal + ours + theirs) if equal else 0.0
    span = Span(words.starts[first], words.ends[max(last, first + 1) - 1])
    return Match(span, nearness, exact, tuple(dict.fromkeys(alterations)), tuple(pieces))


def _letters(
    quoted: Quoted, source: Source, part: Sequence[QuotedWord], place: int, *, first: bool, starts: bool
) -> tuple[list[Alteration], list[Piece]]:
    """Differences of case in words that are otherwise the same: permitted in the first letter, else pieces."""
    found: list[Alteration] = []
    pieces: list[Piece] = []
    differs = False
    words = source.words
    for at, word in enumerate(part):
        draft = quoted.text[word.start : word.end]
        there = words.text[words.starts[place + at] : words.ends[place + at]]
        same = same_letters(draft, there)
        if word.bracketed:
            found.append(Alteration.BRACKETS if word.stem else Alteration.INITIAL)
            same = True
        elif not same and at == 0 and starts and same_letters(draft[1:], there[1:]):
            found.append(Alteration.INITIAL)
            same = True
        differs |= not same
        pieces.append(Piece(draft, there, same))
    return found, pieces if differs else []


def _punctuation(
    quoted: Quoted, source: Source, segment: Sequence[QuotedWord], one: _Aligned
) -> tuple[list[Alteration], list[Piece]]:
    """Differences between words: of marks and spaces, which are permitted, and of punctuation, which are not."""
    found: list[Alteration] = []
    pieces: list[Piece] = []
    differs = False
    words = source.words
    for a, b, c, _, same in one.ops:
        if not same:
            continue
        for at in range(a, b):
            place = c + at - a
            draft = quoted.text[segment[at].start : segment[at].end]
            there = words.text[words.starts[place] : words.ends[place]]
            pieces.append(Piece(draft, there, True))
            if at + 1 == b:
                break
            ours = quoted.text[segment[at].end : segment[at + 1].start]
            theirs = words.text[words.ends[place] : words.starts[place + 1]]
            if ours == theirs:
                continue
            if between(quoted.text, segment[at].end, segment[at + 1].start) == between(
                words.text, words.ends[place], words.starts[place + 1]
            ):
                found.append(Alteration.MARKS)
            else:
                differs = True
                pieces[-1] = Piece(draft + ours.rstrip(), there + theirs.rstrip(), False)
    return found, pieces if differs else []
