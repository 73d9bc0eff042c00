"""A character on a page of a PDF, as it is painted."""

from typing import NamedTuple


class Glyph(NamedTuple):
    """A character as it is painted: its left and right edge and its baseline in points, the size of its type.

    `painted` numbers the operators of the page, so that letters of one can be told from those painted over it.
    """

    text: str
    x: float
    right: float
    y: float
    size: float
    bold: bool = False
    painted: int = 0
