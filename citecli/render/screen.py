"""Screen: the terminal that an answer is laid out for."""

from typing import NamedTuple

MEASURE = 72
"""Cells of the widest line of prose: about what books have found comfortable."""


class Screen(NamedTuple):
    """`width` and `height` count cells. Without `styles` there is neither colour nor bold (a dumb terminal).

    `measure` is the width at which prose is set, where the screen is wider: what books have found comfortable.
    """

    width: int
    height: int
    color: bool = True
    styles: bool = True
    measure: int = MEASURE
