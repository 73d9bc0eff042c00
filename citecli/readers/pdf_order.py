"""The lines of a page in the order of reading, whatever order they are painted in.

The order of the file is mostly that of reading and knows more than places do (a box, a table, a caption); so it is kept
where it makes sense. Where lines are painted from the bottom up, or across two columns, only places tell.
"""

from collections.abc import Sequence
from itertools import pairwise

from citecli.readers.pdf_lines import PdfLine
from citecli.text.visual_order import is_right_to_left

_MOST_CHUNKS = 300
_COLUMN_LINES = 3
_COLUMN_LENGTH = 12
_BIN = 2.0
_MOST_GUTTERS = 3


def in_reading_order(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines of a page in the order of reading; pieces of one line are one."""
    if len(lines) < 2:
        return list(lines)
    chunks = _chunks(lines)
    if _is_disordered(lines) or len(chunks) > _MOST_CHUNKS:
        ordered = _by_place(list(lines))
    else:
        ordered = [line for chunk in _upper_first(chunks) for line in chunk]
    return _joined(ordered)


def _same_row(one: PdfLine, other: PdfLine) -> bool:
    return abs(one.y - other.y) < 0.5 * min(one.size, other.size)


def _overlap(one: PdfLine, other: PdfLine) -> float:
    """How much of the narrower of two lines stands above or below the other, from 0 to 1."""
    common = min(one.right, other.right) - max(one.x, other.x)
    return common / max(0.1, min(one.right - one.x, other.right - other.x))


def _chunks(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """Runs of lines that go down a column, in the order of the file."""
    chunks: list[list[PdfLine]] = []
    for line in lines:
        last = chunks[-1][-1] if chunks else None
        if last and (
            (_same_row(last, line) and line.x >= last.right - line.size)
            or (0 < last.y - line.y < 4 * max(last.size, line.size) and _overlap(last, line) > 0)
        ):
            chunks[-1].append(line)
        else:
            chunks.append([line])
    return chunks


def _is_disordered(lines: Sequence[PdfLine]) -> bool:
    """Whether the file often goes up within a column, or to and fro between two columns."""
    upwards = across = 0
    gaps: list[tuple[float, float]] = []
    for last, line in pairwise(lines):
        if line.y > last.y + 0.6 * line.size and _overlap(last, line) > 0.5:
            upwards += 1
        elif (
            _same_row(last, line) and line.x > last.right and min(len(last.text), len(line.text)) >= 2 * _COLUMN_LENGTH
        ):
            across += 1
            gaps.append((last.right, line.x))
    if upwards > max(2, 0.2 * len(lines)):
        return True
    if across >= 5 and across > 0.25 * len(lines):
        return _are_gutters(gaps)
    return False


def _are_gutters(gaps: Sequence[tuple[float, float]]) -> bool:
    """Whether most gaps within rows stand above each other, as those between two columns or a few do."""
    rest = list(gaps)
    for _ in range(_MOST_GUTTERS):
        middle = sorted(left + (right - left) / 2 for left, right in rest)[len(rest) // 2]
        without = [gap for gap in rest if not gap[0] < middle < gap[1]]
        if len(rest) - len(without) < _COLUMN_LINES - 1:
            break
        rest = without
        if len(rest) < 0.3 * len(gaps):
            return True
    return False


def _upper_first(chunks: list[list[PdfLine]]) -> list[list[PdfLine]]:
    """`chunks` in the order of the file, but none after one that stands below it in the same column."""
    boxes = [
        (
            min(line.x for line in chunk), max(line.right for line in chunk),
            min(line.y for line in chunk), max(line.y for line in chunk),
        )
        for chunk in chunks
    ]  # fmt: skip
    waits: list[set[int]] = [set() for _ in chunks]
    for later in range(len(chunks)):
        left, right, low, _ = boxes[later]
        for earlier in range(later):
            other_left, other_right, _, other_high = boxes[earlier]
            common = min(right, other_right) - max(left, other_left)
            if low > other_high and common > 0.5 * min(right - left, other_right - other_left):
                waits[earlier].add(later)
    ordered: list[int] = []
    done: set[int] = set()

    def place(index: int) -> None:
        # What stands above goes down before; the relation has no circles, for each step goes up.
        stack = [index]
        while stack:
            at = stack[-1]
            missing = sorted(waits[at] - done, reverse=True)
            if missing:
                stack += missing
                continue
            stack.pop()
            if at not in done:
                done.add(at)
                ordered.append(at)

    for index in range(len(chunks)):
        if index not in done:
            place(index)
    return [chunks[index] for index in ordered]


def _by_place(lines: list[PdfLine], depth: int = 0) -> list[PdfLine]:
    """The lines by their places: column after column between what runs across them, else from top to bottom."""
    gutter = _gutter(lines) if depth < 4 else None
    if gutter is None:
        return _by_rows(lines)
    ordered: list[PdfLine] = []
    left: list[PdfLine] = []
    right: list[PdfLine] = []
    backwards = sum(is_right_to_left(line.text) for line in lines) > len(lines) / 2

    def flush() -> None:
        for side in (right, left) if backwards else (left, right):
            if side:
                ordered.extend(_by_place(side, depth + 1))
        left.clear()
        right.clear()

    for line in _by_rows(lines):
        if line.right <= gutter + 1:
            left.append(line)
        elif line.x >= gutter - 1:
            right.append(line)
        else:
            flush()
            ordered.append(line)
    flush()
    return ordered


def _by_rows(lines: list[PdfLine]) -> list[PdfLine]:
    ordered: list[PdfLine] = []
    row: list[PdfLine] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if row and not _same_row(row[0], line):
            ordered += sorted(row, key=lambda one: one.x)
            row = []
        row.append(line)
    return ordered + sorted(row, key=lambda one: one.x)


def _gutter(lines: list[PdfLine]) -> float | None:
    """Where a strip that few lines cross parts two columns of text, each of several long lines."""
    if len(lines) < 2 * _COLUMN_LINES:
        return None
    start = min(line.x for line in lines)
    end = max(line.right for line in lines)
    bins = int(min(1000, (end - start) / _BIN)) + 1
    steps = [0] * (bins + 1)
    for line in lines:
        steps[min(bins, max(0, int((line.x - start) / _BIN)))] += 1
        steps[min(bins, max(0, int((line.right - start) / _BIN) + 1))] -= 1
    covered = []
    total = 0
    for step in steps[:bins]:
        total += step
        covered.append(total)
    inside = range(bins // 6, bins - bins // 6)
    for at in sorted(inside, key=lambda at: (covered[at], abs(at - bins / 2))):
        if covered[at] > 0.34 * max(covered):
            return None
        place = start + (at + 0.5) * _BIN
        left = [line for line in lines if line.right <= place + 1]
        right = [line for line in lines if line.x >= place - 1]
        if all(
            len(side) >= _COLUMN_LINES and sum(len(line.text) for line in side) >= _COLUMN_LENGTH * len(side)
            for side in (left, right)
        ):
            return place
    return None


def _joined(lines: list[PdfLine]) -> list[PdfLine]:
    """`lines`, pieces of one line that follow each other as one."""
    joined: list[PdfLine] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last
            and _same_row(last, line)
            and -line.size < line.x - last.right < 3 * line.size
            and abs(last.size - line.size) < 0.15 * line.size
        ):
            joined[-1] = last._replace(text=f"{last.text} {line.text}", right=max(last.right, line.right))
        else:
            joined.append(line)
    return joined
