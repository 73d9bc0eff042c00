"""Rows of tables in RTF: paragraphs gathered into cells and cells into a row, as control words end each."""

from itertools import chain

from citecli.readers.table_rows import is_one_line, row_text


class RtfRow:
    """The row that is being read. Paragraphs are pairs of a text and the level of a heading, 0 for none."""

    def __init__(self) -> None:
        self._cells: list[list[tuple[str, int]]] = []
        self._cell: list[tuple[str, int]] = []
        self._is_nested = False

    def add(self, text: str, level: int, key: bytes) -> None:
        """Add a paragraph to the cell; `key` is the control word that ends it, and perhaps the cell."""
        if text.strip():
            self._cell.append((text, level))
        self._is_nested = self._is_nested or key == b"nestcell"
        if key in (b"cell", b"row") and self._cell:
            self._end_cell()

    def end(self) -> list[tuple[str, int]]:
        """The paragraphs of the row, which is empty then: one, when its cells are a few words each."""
        if self._cell:
            self._end_cell()
        cells, is_nested = self._cells, self._is_nested
        self._cells, self._is_nested = [], False
        words = [[text for text, _ in cell] for cell in cells]
        if not is_nested and is_one_line(words) and not any(level for cell in cells for _, level in cell):
            return [(row_text(chain(*words)), 0)]
        return list(chain(*cells))

    def _end_cell(self) -> None:
        self._cells.append(self._cell)
        self._cell = []
