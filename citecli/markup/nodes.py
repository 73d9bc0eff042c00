"""Formatted inline text as a small tree of values.

A *content* is a tuple of nodes. Leaves are `Text`; everything else wraps a content. What a producer (the citation
processor) knows about a piece of text travels as `Tagged`; writers pass through it.
"""

from enum import StrEnum
from typing import NamedTuple, TypeAlias


class FontStyle(StrEnum):
    """CSL's `font-style`."""

    NORMAL = "normal"
    ITALIC = "italic"
    OBLIQUE = "oblique"


class FontVariant(StrEnum):
    """CSL's `font-variant`."""

    NORMAL = "normal"
    SMALL_CAPS = "small-caps"


class FontWeight(StrEnum):
    """CSL's `font-weight`."""

    NORMAL = "normal"
    BOLD = "bold"
    LIGHT = "light"


class Decoration(StrEnum):
    """CSL's `text-decoration`."""

    NONE = "none"
    UNDERLINE = "underline"


class VerticalAlign(StrEnum):
    """CSL's `vertical-align`."""

    BASELINE = "baseline"
    SUP = "sup"
    SUB = "sub"


class Display(StrEnum):
    """CSL's `display`: how a piece of a bibliography entry is set apart."""

    BLOCK = "block"
    LEFT_MARGIN = "left-margin"
    RIGHT_INLINE = "right-inline"
    INDENT = "indent"


class Format(NamedTuple):
    """What one element asks of its text; `None` leaves a property as it is around it."""

    font_style: FontStyle | None = None
    font_variant: FontVariant | None = None
    font_weight: FontWeight | None = None
    text_decoration: Decoration | None = None
    vertical_align: VerticalAlign | None = None


class QuoteMarks(NamedTuple):
    """The quotation marks of a language, with the spaces that belong to them (French « and »)."""

    open: str = "“"
    close: str = "”"
    open_inner: str = "‘"
    close_inner: str = "’"


class Text(NamedTuple):
    """Characters, as they are to be read.

    `joined`: the text goes on, in its source, from what stands before it here, so that no punctuation is merged, moved
    or dropped between the two: a title's own `"Yes", she said` is printed as its author wrote it.
    """

    text: str
    joined: bool = False


class Formatted(NamedTuple):
    """A content set in a format. `flips`: emphasis from the data, which inside the same emphasis is set upright."""

    content: "Content"
    format: Format
    flips: bool = False


class Quoted(NamedTuple):
    """A content in quotation marks; which marks is settled when the whole is known.

    `marks`: those it has in its source, opening and closing, with the spaces inside that belong to them; `None` when it
    has none there, or straight ones that stand for outer marks. Straight ones that stand for inner marks are kept.
    """

    content: "Content"
    marks: tuple[str, str] | None = None

    @property
    def inner(self) -> bool:
        """Whether it is written with what English takes for inner marks."""
        return self.marks is not None and self.marks[0] in ("‘", "'", '"')


class NoCase(NamedTuple):
    """A content that case changes leave alone (`<span class="nocase">`)."""

    content: "Content"


class Link(NamedTuple):
    """A content that leads to an address."""

    content: "Content"
    url: str


class Block(NamedTuple):
    """A content that is set apart in its bibliography entry."""

    content: "Content"
    display: Display


class Tagged(NamedTuple):
    """A content whose producer says what it is (`tag`), and for whom (`detail`)."""

    content: "Content"
    tag: str
    detail: str = ""


Node: TypeAlias = Text | Formatted | Quoted | NoCase | Link | Block | Tagged
Content: TypeAlias = tuple[Node, ...]
