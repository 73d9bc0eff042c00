"""The blocks of a draft as values: what is to be set as HTML, RTF or plain text.

Inline text is `citecli.markup` content with these tags (`Tagged.tag`, `Tagged.detail`): `citation` (a place holder,
`detail` is its number), `note` (a call for the note labelled `detail`), `code`, `html` (raw), `image` (`detail` is its
address, the content its description), `break` (a hard line break).
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from citecli.markup.nodes import Content


class Paragraph(NamedTuple):
    """A paragraph. `tight`: an item of a list without blank lines, which HTML sets without `p`."""

    content: Content
    tight: bool = False


class Heading(NamedTuple):
    """A heading of level 1 to 6."""

    content: Content
    level: int


class Quote(NamedTuple):
    """A block quotation."""

    blocks: "tuple[Block, ...]"


class Items(NamedTuple):
    """A list; `start` is the number of its first item, `None` when they have bullets."""

    items: "tuple[tuple[Block, ...], ...]"
    start: int | None = None


class Code(NamedTuple):
    """Code, its lines as they are."""

    text: str
    language: str = ""


class Table(NamedTuple):
    """Rows of cells, the first is the head; `alignments` has "left", "right", "center" or "" for each column."""

    rows: tuple[tuple[Content, ...], ...]
    alignments: tuple[str, ...]


class Rule(NamedTuple):
    """A line across."""


class Raw(NamedTuple):
    """A block of HTML."""

    html: str


class References(NamedTuple):
    """Where the bibliography is to stand."""


Block: TypeAlias = Paragraph | Heading | Quote | Items | Code | Table | Rule | Raw | References


class Tree(NamedTuple):
    """A draft's blocks, and those of its footnotes by their labels."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]]
