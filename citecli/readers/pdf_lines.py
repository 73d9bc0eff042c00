"""Glyphs on a page to lines of text: gaps become spaces, what is painted twice is read once, note signs go."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from citecli.readers.pdf_glyphs import Glyph
from citecli.readers.pdf_word_gaps import parting_gap, without_guesses
from citecli.text.visual_order import base_letters, is_right_to_left, reading_order
from citecli.text.words import UNSPACED

_WIDTHS = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_IS_UNSPACED = re.compile(f"[{UNSPACED}\u3001-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff65\u30fb]")
_FIRST_UNSPACED = "\u0e00"
_FIRST_COMBINING = "\u0300"
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327", "ˇ": "\u030c",
    "˚": "\u030a", "˘": "\u0306", "˙": "\u0307", "¯": "\u0304", "˝": "\u030b", "˛": "\u0328",
}  # fmt: skip
_DOTTED = {"ı": "i", "ȷ": "j"}
_RAISED = str.maketrans("0123456789+-−n()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ⁽⁾")
_NOTE_SIGN = re.compile(r"[\d*†‡§¶‖#,;\-–\s∗⁎]+|[a-z](?:,[a-z])*")
_UNIT = re.compile(r"(?:^|[\s\d(/·])(?:[a-zA-Zµμ]|[kcdmµμ]m|[kmµ]?g|[mµ]?s|Hz|sec|min|ft|in)$")
_EXPONENT = re.compile(r"[-−+]?\d{1,3}")
_SAME = 0.15
_TOUCHING = 0.3
_MOST_ROWS = 200
_PAINTED = attrgetter("painted")
_BAND = 6.0
_MOST_COMPARED = 200
_COLUMN_GAP = 1.2
_WIDE_GAP = 0.75
_MARK_LENGTH = 4
SIGN = "\x1f"
"""What stands in a piece of a line for a raised sign, when signs are asked for: it parts what is before and after."""


class PdfLine(NamedTuple):
    """A line: its text, its left end and its baseline in points from the page's lower left corner, its size of type.

    `right` is its right end; `mark` a small raised sign before its first word, as a footnote has. A tuple, as a page
    and a part are: a book has tens of thousands, which another process sends as JSON.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    right: float = 0.0
    mark: str = ""


def is_unspaced(text: str) -> bool:
    """Whether `text` begins with a letter or a punctuation mark of a script that has no spaces between words."""
    # Looking at the first character saves the search, and nearly every text is in a script with spaces.
    return text[:1] >= _FIRST_UNSPACED and bool(_IS_UNSPACED.match(text))


def lines_of(glyphs: Sequence[Glyph], *, with_signs: bool = False) -> list[PdfLine]:
    """The lines of a page in the order in which their first glyphs are painted.

    `with_signs` has `SIGN` for whatever is raised, be it the sign of a note or a letter.
    """
    lines = []
    for segment in _segments(_each_once(glyphs)):
        line = _line(segment, with_signs)
        if line.text:
            lines.append(line)
    return lines


def _each_once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """`glyphs` without those painted over the same one, a little aside perhaps, as for a bold face or a shadow.

    What is painted in one go is looked at only if its first letter is there already. Of two that are painted over each
    other the longer one is kept: the other may have only some of its letters.
    """
    if not _overlap(glyphs):
        return list(glyphs)
    runs: list[tuple[int, int]] = []
    end = 0
    for _, run in groupby(glyphs, key=_PAINTED):
        start, end = end, end + len(list(run))
        runs.append((start, end))
    kept: list[int] = []
    seen: dict[tuple[str, int], list[Glyph]] = {}
    for start, end in sorted(runs, key=lambda run: run[0] - run[1]):
        first = next((glyph for glyph in glyphs[start:end] if glyph.text != " "), None)
        suspected = first is not None and _is_painted(first, seen)
        for at in range(start, end):
            glyph = glyphs[at]
            if glyph.text != " ":
                if suspected and _is_painted(glyph, seen):
                    continue
                key = (glyph.text, int(glyph.y / _BAND))
                if key in seen:
                    seen[key].append(glyph)
                else:
                    seen[key] = [glyph]
            kept.append(at)
    return [glyphs[at] for at in sorted(kept)]


def _overlap(glyphs: Sequence[Glyph]) -> bool:
    """Whether anything is painted where something else is: most pages have nothing of the kind."""
    rows: dict[int, list[tuple[float, float, float]]] = {}
    for _, run in groupby(glyphs, key=_PAINTED):
        letters = [glyph for glyph in run if glyph.text != " "]
        if not letters:
            continue
        first, last = letters[0], letters[-1]
        near = _SAME * first.size or 1.0
        left, right = (first.x, last.right) if first.x <= last.x else (last.x, first.right)
        low, high = (first.y, last.y) if first.y <= last.y else (last.y, first.y)
        for row in range(int((low - near) / _BAND), min(int((high + near) / _BAND), int(low / _BAND) + _MOST_ROWS) + 1):
            rows.setdefault(row, []).append((left, right, near))
    for places in rows.values():
        places.sort()
        reached = float("-inf")
        for left, right, near in places:
            if left < reached - _TOUCHING * near:
                return True
            reached = max(reached, right)
    return False


def _is_painted(glyph: Glyph, seen: dict[tuple[str, int], list[Glyph]]) -> bool:
    """Whether something else has painted the same letter at the same place."""
    near = _SAME * glyph.size or 1.0
    band = int(glyph.y / _BAND)
    for row in {band, int((glyph.y - near) / _BAND), int((glyph.y + near) / _BAND)}:
        for other in seen.get((glyph.text, row), ())[-_MOST_COMPARED:]:
            if (
                -near < other.x - glyph.x < near
                and -near < other.y - glyph.y < near
                and other.painted != glyph.painted
                and abs(other.size - glyph.size) < 0.1 * glyph.size
            ):
                return True
    return False


def _segments(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Runs of glyphs that stand side by side on a line, in the order of the file."""
    segments: list[list[Glyph]] = []
    size = y = left = right = last = 0.0
    for glyph in glyphs:
        text, x, end, here, own, _, _ = glyph
        largest = own if own > size else size
        if (
            segments
            and -0.45 * largest < here - y < 0.45 * largest
            and x - right < _COLUMN_GAP * largest
            and left - end < _COLUMN_GAP * largest
            and (x > last - 0.3 * largest or end < left + 0.5 * largest or not text.isalnum())
        ):
            segments[-1].append(glyph)
            if x < left:
                left = x
            if end > right:
                right = end
            if own >= 0.9 * size:
                size, y = own, here
        elif text != " ":
            segments.append([glyph])
            size, y, left, right = own, here, x, end
        last = x
    return segments


def _line(segment: list[Glyph], with_signs: bool = False) -> PdfLine:
    letters = [glyph for glyph in segment if glyph.text != " "]
    size, base, is_even = _setting_of(letters)
    clusters = _clusters(segment)
    if is_even:
        mark, body = "", clusters
    elif with_signs:
        mark, body = "", [one._replace(text=SIGN) if _is_raised(one, size, base) else one for one in clusters]
    else:
        mark, body = _without_signs(clusters, size, base)
    text = "".join(_spaced(body, _WIDE_GAP if with_signs else None))
    if is_right_to_left(text):
        text = reading_order([base_letters(piece) for piece in _spaced(body)])
    text = " ".join(text.translate(_WIDTHS).split())
    bold = sum(glyph.bold for glyph in letters) > 0.5 * len(letters)
    left, right = min(glyph.x for glyph in letters), max(glyph.right for glyph in letters)
    return PdfLine(text, round(left, 1), base, size, bold, round(right, 1), mark)


def _setting_of(letters: Sequence[Glyph]) -> tuple[float, float, bool]:
    """The size of type and the baseline that most of `letters` have, and whether all of them have these."""
    size, y = letters[0].size, letters[0].y
    if all(letter.size == size and letter.y == y for letter in letters):
        return size, round(y, 1), True
    sizes = Counter([letter.size for letter in letters])
    size = max(sizes, key=lambda one: (sizes[one], one))
    bases = Counter([letter.y for letter in letters if letter.size == size])
    rounded: Counter[float] = Counter()
    for one, count in bases.items():
        rounded[round(one, 1)] += count
    return size, rounded.most_common(1)[0][0], False


def _clusters(segment: list[Glyph]) -> list[Glyph]:
    """The glyphs from left to right, each with its combining marks and whatever else is written by the same sign."""
    clusters: list[Glyph] = []
    composed = unordered = False
    last: Glyph | None = None
    for glyph in segment:
        if last and glyph.x == last.x and glyph.right == last.right != last.x and last.painted == glyph.painted:
            last = clusters[-1] = last._replace(text=last.text + glyph.text)
            composed = True
        elif last and glyph.text >= _FIRST_COMBINING and unicodedata.combining(glyph.text[0]) and last.text != " ":
            owner = _under(clusters, glyph)
            clusters[owner] = clusters[owner]._replace(text=clusters[owner].text + glyph.text)
            last = clusters[-1]
            composed = True
        else:
            unordered = unordered or (last is not None and glyph.x < last.x - 0.1 * glyph.size)
            clusters.append(glyph)
            last = glyph
    if unordered:
        # A space without width is PDFium's guess about the order of the file, which is not that of the line.
        clusters = sorted((one for one in clusters if one.text != " " or one.right > one.x), key=lambda one: one.x)
    if any(one.text in _ACCENTS for one in clusters):
        clusters, composed = _with_accents(clusters), True
    if composed:
        clusters = [one._replace(text=unicodedata.normalize("NFC", one.text)) for one in clusters]
    return clusters


def _with_accents(clusters: list[Glyph]) -> list[Glyph]:
    """`clusters` with each accent that is painted over a letter on its own set on that letter."""
    kept: list[Glyph] = []
    waiting = ""
    for at, glyph in enumerate(clusters):
        if glyph.text in _ACCENTS:
            if kept and _stands_over(glyph, kept[-1]):
                kept[-1] = _accented(kept[-1], _ACCENTS[glyph.text])
                continue
            after = next((one for one in clusters[at + 1 : at + 3] if one.text != " "), None)
            if after and _stands_over(glyph, after):
                waiting = _ACCENTS[glyph.text]
                continue
        elif waiting and glyph.text != " ":
            glyph, waiting = _accented(glyph, waiting), ""
        elif waiting:
            continue
        kept.append(glyph)
    return kept


def _stands_over(accent: Glyph, letter: Glyph) -> bool:
    middle = (accent.x + accent.right) / 2
    edge = 0.1 * letter.size
    return letter.text[0].isalpha() and letter.x - edge < middle < letter.right + edge


def _accented(letter: Glyph, accent: str) -> Glyph:
    return letter._replace(text=_DOTTED.get(letter.text, letter.text) + accent)


def _under(clusters: list[Glyph], mark: Glyph) -> int:
    """Which of the last clusters a combining mark stands over."""
    middle = (mark.x + mark.right) / 2
    recent = range(max(0, len(clusters) - 3), len(clusters))
    return min(recent, key=lambda index: abs((clusters[index].x + clusters[index].right) / 2 - middle))


def _without_signs(clusters: list[Glyph], size: float, base: float) -> tuple[str, list[Glyph]]:
    """The sign raised before the first word, and the clusters without raised note signs; exponents as such."""
    mark = ""
    kept: list[Glyph] = []
    at = 0
    while at < len(clusters):
        if not _is_raised(clusters[at], size, base):
            kept.append(clusters[at])
            at += 1
            continue
        end = at
        while end < len(clusters) and (clusters[end].text == " " or _is_raised(clusters[end], size, base)):
            end += 1
        run = clusters[at:end]
        sign = "".join(glyph.text for glyph in run).strip()
        before = "".join(glyph.text for glyph in kept[-6:])
        if not before.strip() and len(sign) <= _MARK_LENGTH and _NOTE_SIGN.fullmatch(sign):
            mark = sign
        elif _EXPONENT.fullmatch(sign) and (before[-1:].isdigit() or _UNIT.search(before)):
            kept += [glyph._replace(text=glyph.text.translate(_RAISED)) for glyph in run]
        elif not (before and _NOTE_SIGN.fullmatch(sign)) or sign.isalpha():
            kept += run
        else:
            kept += [glyph for glyph in run if glyph.text == " "]
        at = end
    return mark, kept


def _is_raised(glyph: Glyph, size: float, base: float) -> bool:
    return glyph.text != " " and glyph.size < 0.87 * size and glyph.y > base + 0.15 * size


def _spaced(clusters: list[Glyph], widest: float | None = None) -> list[str]:
    """The texts of `clusters` with a space wherever one is painted or the gap is as wide as one.

    `SIGN` stands in gaps beyond `widest`, as a part of the size of the type, if that is given.
    """
    pieces: list[str] = []
    clusters = without_guesses(clusters)
    wide = parting_gap(clusters)
    before: Glyph | None = None
    space = False
    for glyph in clusters:
        text = glyph.text
        if text == " ":
            # One within a letter parts nothing.
            within = before and glyph.right < before.right + 0.02 * before.size
            space = space or not before or not within or glyph.x > before.right - 0.1 * before.size
            continue
        if before:
            if not space:
                size = glyph.size if glyph.size > before.size else before.size
                gap = glyph.x - before.right
                if gap > 0.1 * size and (is_unspaced(before.text) or is_unspaced(text)):
                    space = gap > (0.9 if is_unspaced(before.text) and is_unspaced(text) else 0.35) * size
                else:
                    space = gap > wide * size
            if space:
                far = widest is not None and glyph.x - before.right > widest * max(glyph.size, before.size)
                pieces.append(SIGN if far else " ")
        pieces.append(text)
        before, space = glyph, False
    return pieces
