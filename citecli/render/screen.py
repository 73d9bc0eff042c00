"""Screen: the terminal that an answer is laid out for."""

from typing import NamedTuple


class Screen(NamedTuple):
    """`width` and `height` count cells. Without `styles` there is neither colour nor bold (a dumb terminal)."""

    width: int
    height: int
    color: bool = True
    styles: bool = True
