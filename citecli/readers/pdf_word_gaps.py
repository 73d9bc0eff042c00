"""How wide a gap between two letters of a line parts words, which depends on how far apart its letters are set."""

from collections.abc import Sequence
from itertools import pairwise

from citecli.readers.pdf_glyphs import Glyph

_GAP = 0.11
_GAP_WITH_SPACES = 0.2
_UNBROKEN = 25
_FEW = 6
_MANY_GUESSES = 0.4
_WIDER = 1.6


def without_guesses(clusters: list[Glyph]) -> list[Glyph]:
    """The letters of a line without the spaces, of no width, that PDFium supposes between letters that are spaced out.

    Where it supposes few, they part words.
    """
    spaces = [one.text for one in clusters].count(" ")
    if spaces < _MANY_GUESSES * (len(clusters) - spaces):
        return clusters
    letters = [one for one in clusters if one.text != " "]
    guesses = sum(one.text == " " and one.right <= one.x for one in clusters)
    if len(letters) < _FEW or guesses < _MANY_GUESSES * len(letters):
        return clusters
    gaps = sorted(after.x - before.right for before, after in pairwise(letters))
    widest = _WIDER * gaps[len(gaps) // 2]
    # Words are parted by far wider gaps, else nothing tells letters from words of one.
    if not 0 < widest < gaps[-1]:
        return clusters
    kept: list[Glyph] = []
    ends = {id(before): after.x - before.right for before, after in pairwise(letters)}
    last: Glyph | None = None
    for one in clusters:
        if one.text == " " and one.right <= one.x and last and ends.get(id(last), 0.0) <= widest:
            continue
        kept.append(one)
        last = one if one.text != " " else last
    return kept


def parting_gap(clusters: Sequence[Glyph]) -> float:
    """The gap, as a part of the size of the type, from which on it parts words on this line."""
    gaps: list[float] = []
    breaks: set[int] = set()
    spaces = 0
    before: Glyph | None = None
    for glyph in clusters:
        if glyph.text == " ":
            spaces += glyph.right > glyph.x  # others are PDFium's guesses
            breaks.add(len(gaps))
            before = None
            continue
        if before:
            gaps.append((glyph.x - before.right) / (before.size or 1.0))
        before = glyph
    usual = _GAP_WITH_SPACES if 12 * spaces >= len(gaps) > 0 else _GAP
    if len(gaps) < _FEW:
        # A short word in capitals that are spaced out: all gaps are alike, and none is as wide as between columns.
        if len(gaps) >= 3 and not breaks and min(gaps) > 0.05 and 0.6 * max(gaps) < min(gaps) < 0.6:
            return max(gaps) if all(one.text.isupper() for one in clusters if one.text != " ") else usual
        return usual
    ordered = sorted(gaps)
    middle = ordered[len(ordered) // 2]
    if 0.05 < middle < 0.6 and ordered[len(ordered) // 8] > 0.4 * middle and _are_letters(clusters):
        return middle + usual  # letters are spaced out
    if not spaces and _longest_run(gaps, breaks) > _UNBROKEN:
        return min(usual, _narrow(gaps))
    return usual


def _are_letters(clusters: Sequence[Glyph]) -> bool:
    return 2 * sum(glyph.text.isalpha() for glyph in clusters) >= sum(glyph.text != " " for glyph in clusters)


def _longest_run(gaps: Sequence[float], breaks: set[int]) -> int:
    """How many letters follow each other without a gap that parts words; `breaks`: where in `gaps` spaces are."""
    longest = run = 0
    for at, gap in enumerate(gaps):
        run = 0 if gap > _GAP else 1 if at in breaks else run + 1
        longest = max(longest, run)
    return longest


def _narrow(gaps: list[float]) -> float:
    """Where the gaps of a line without spaces fall into two kinds: the middle between these, or what is usual."""
    inside = sorted(gap for gap in gaps if -0.1 < gap < 0.5)
    best, at = 0.0, _GAP
    for low, high in pairwise(inside):
        if high > 0.04 and high - low > max(best, 0.025):
            best, at = high - low, (low + high) / 2
    return at
