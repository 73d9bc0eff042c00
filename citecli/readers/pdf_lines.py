"""The lines of a page of a PDF with their places: what the opener of a PDF finds, and what its layout is told from."""

from typing import NamedTuple


class PdfLine(NamedTuple):
    """A line: its text, where it begins in points from the lower left corner, the size of its type, whether bold."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


class PdfPage(NamedTuple):
    """A page: its label as printed ("iv", "12"), its lines in the order of the file, its height in points."""

    label: str
    lines: tuple[PdfLine, ...]
    height: float = 0.0
