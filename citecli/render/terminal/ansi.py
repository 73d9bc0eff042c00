"""Ink: the two styles that a long listing needs, as the control sequences themselves.

For thousands of lines, Rich would take a hundred times as long (and its import as long as a whole command). Only text
that went through `citecli.text.safe` may be set with it. ECMA-48, select graphic rendition: 1 is bold, 2 faint.
"""

from citecli.render.screen import Screen


def bold(text: str, screen: Screen) -> str:
    """`text` in bold where the terminal has it."""
    return f"\x1b[1m{text}\x1b[0m" if screen.styles and text else text


def dim(text: str, screen: Screen) -> str:
    """`text` in a fainter shade where the terminal has it."""
    return f"\x1b[2m{text}\x1b[0m" if screen.styles and text else text
