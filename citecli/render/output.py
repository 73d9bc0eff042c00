"""Where an answer goes, and in which format: what every function of `render` is told.

A new format for a listing is a member of `OutputFormat`, a case in the listing's function in `citecli.render.formats`,
and a flag in `citecli.cli.options`.

JSON is made safe to print here. The shapes of the answers are documented and stay: fields are added, never changed.
Text is lossless: C0, C1 and bidirectional controls stand as `\\uXXXX`, everything else as it is.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

from citecli.frozen import FrozenValue
from citecli.text.safe import escape_controls

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
    LATEX = "latex"
    DOCX = "docx"
    """A Word file: bytes, where all others are text."""
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
    is_file: bool = False
    """Whether the answer is a file of its own; HTML is then a whole page."""


Value: TypeAlias = "str | int | float | bool | Mapping[str, Value] | Sequence[Value] | None"


def dump(value: Value, ascii_only: bool = False, indent: int | None = 2) -> str:
    """`value` as JSON text that is safe to print; one line with `indent=None`."""
    from json import dumps

    return escape_controls(dumps(value, ensure_ascii=ascii_only, indent=indent))
