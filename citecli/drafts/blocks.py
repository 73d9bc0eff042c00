"""The blocks of a draft as values: what is to be set as HTML, RTF or plain text.

Inline text is `citecli.markup` content with these tags (`Tagged.tag`, `Tagged.detail`): `citation` (a place holder,
`detail` is its number), `note` (a call for the note labelled `detail`), `code`, `html` (raw), `image` (`detail` is its
address, the content its description), `break` (a hard line break).
"""

from collections.abc import Mapping
from typing import TypeAlias

from citecli.frozen import FrozenValue
from citecli.markup.nodes import Content


class ParagraphBlock(FrozenValue):
    """A paragraph."""

    content: Content

    tight: bool = False
    """Whether it is an item of a list without blank lines, which HTML sets without `p`."""


class HeadingBlock(FrozenValue):
    """A heading."""

    content: Content

    level: int
    """From 1, the outermost, to 6."""


class Quote(FrozenValue):
    """A block quotation."""

    blocks: "tuple[Block, ...]"


class Items(FrozenValue):
    """A list."""

    items: "tuple[tuple[Block, ...], ...]"
    """The blocks of each item."""

    start: int | None = None
    """The number of the first item, `None` when they have bullets."""


class Code(FrozenValue):
    """Lines of code."""

    text: str
    """The lines as they are, each with its end."""

    language: str = ""
    """The language as the draft names it, "" when it does not."""


class Table(FrozenValue):
    """A table."""

    rows: tuple[tuple[Content, ...], ...]
    """Its rows of cells, the first of which is the head."""

    alignments: tuple[str, ...]
    """One of "left", "right", "center" or "" for each column."""


class Rule(FrozenValue):
    """A line across."""


class Raw(FrozenValue):
    """A block of HTML."""

    html: str


class References(FrozenValue):
    """Where the bibliography is to stand."""


Block: TypeAlias = ParagraphBlock | HeadingBlock | Quote | Items | Code | Table | Rule | Raw | References


class Tree(FrozenValue):
    """A draft as a tree."""

    blocks: tuple[Block, ...]
    """Its blocks in order, without those of notes."""

    notes: Mapping[str, tuple[Block, ...]]
    """The blocks of each footnote by its label."""
