"""Where an answer goes, and in which format: what every function of `render` is told.

A new format for a listing is a member of `OutputFormat`, a case in the listing's function in `citecli.render.formats`,
and a flag in `citecli.cli.options`.
"""

from enum import StrEnum

from citecli.frozen import FrozenValue

MEASURE = 72
"""Cells of the widest line of prose: about what books have found comfortable."""


class OutputFormat(StrEnum):
    """How an answer is written. No listing has all of them."""

    TERMINAL = "terminal"
    PLAIN = "plain"
    LINES = "lines"
    """A line a quotation, its fields separated by tabs, where plain text is for pasting."""
    JSON = "json"
    JSON_LINES = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    RTF = "rtf"
    SARIF = "sarif"
    GITHUB = "github"


class Screen(FrozenValue):
    """The terminal that an answer is laid out for."""

    width: int
    """In cells."""
    height: int
    """In lines."""
    color: bool = True
    """Whether colours may be used."""
    styles: bool = True
    """Whether there is bold, italic and the like; a dumb terminal has none of it, and no colour."""
    measure: int = MEASURE
    """The width in cells at which prose is set where the screen is wider."""


class OutputTarget(FrozenValue):
    """What an answer is rendered for."""

    format: OutputFormat = OutputFormat.PLAIN
    """The format that was asked for, or that suits the stream."""
    screen: Screen = Screen(80, 24)
    """The terminal that `OutputFormat.TERMINAL` is laid out for."""
    ascii_only: bool = False
    """Whether JSON may hold ASCII characters alone."""
