"""Rows of tables, in every format: one paragraph (`cell | cell`) when their cells hold a few words each."""

from collections.abc import Iterable, Sequence

LONGEST_CELL = 200
"""Characters beyond which a cell holds prose of its own."""


def is_one_line(cells: Iterable[Sequence[str]]) -> bool:
    """Whether a row, of whose cells these are the paragraphs, is read as one."""
    return all(len(cell) <= 1 and sum(map(len, cell)) <= LONGEST_CELL for cell in cells)


def row_text(cells: Iterable[str]) -> str:
    """The paragraph that a row is, empty cells left out."""
    return " | ".join(filter(None, (" ".join(cell.split()) for cell in cells)))
