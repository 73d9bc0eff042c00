"""Formatted inline text as a small tree of values.

A *content* is a tuple of nodes. Leaves are `Text`; everything else wraps a content. What a producer (the citation
processor) knows about a piece of text travels as `Tagged`; writers pass through it.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TypeAlias

from citecli.frozen import FrozenValue, replace


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


class FontFormat(FrozenValue):
    """What one element asks of its text; `None` leaves a property as it is around it."""

    font_style: FontStyle | None = None
    font_variant: FontVariant | None = None
    font_weight: FontWeight | None = None
    text_decoration: Decoration | None = None
    vertical_align: VerticalAlign | None = None

    def over(self, general: "FontFormat") -> "FontFormat":
        """This format, what it leaves open filled in from a more general one."""
        own, other = self.field_values(), general.field_values()
        return FontFormat(*[mine if mine is not None else its for mine, its in zip(own, other, strict=True)])


class QuoteMarks(FrozenValue):
    """The quotation marks of a language, with the spaces that belong to them (French « and »)."""

    open: str = "“"
    close: str = "”"
    open_inner: str = "‘"
    close_inner: str = "’"


class Text(FrozenValue):
    """Characters, as they are to be read.

    `joined`: the text goes on, in its source, from what stands before it here, so that no punctuation is merged, moved
    or dropped between the two: a title's own `"Yes", she said` is printed as its author wrote it.
    """

    text: str
    joined: bool = False


class Formatted(FrozenValue):
    """A content set in a format. `flips`: emphasis from the data, which inside the same emphasis is set upright."""

    content: "Content"
    format: FontFormat
    flips: bool = False


class Quoted(FrozenValue):
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


class NoCase(FrozenValue):
    """A content that case changes leave alone (`<span class="nocase">`)."""

    content: "Content"


class Link(FrozenValue):
    """A content that leads to an address."""

    content: "Content"
    url: str


class DisplayBlock(FrozenValue):
    """A content that is set apart in its bibliography entry."""

    content: "Content"
    display: Display


class Tagged(FrozenValue):
    """A content whose producer says what it is (`tag`), and for whom (`detail`)."""

    content: "Content"
    tag: str
    detail: str = ""


Node: TypeAlias = Text | Formatted | Quoted | NoCase | Link | DisplayBlock | Tagged
Content: TypeAlias = tuple[Node, ...]


def join_content(pieces: Iterable[Content], delimiter: str) -> Content:
    """The pieces that aren't empty, one after the other, with the delimiter between them."""
    out: list[Node] = []
    for piece in pieces:
        if piece and out and delimiter:
            out.append(Text(delimiter))
        out.extend(piece)
    return tuple(out)


_FOLLOWABLE_SCHEMES = ("https://", "http://", "ftp://", "mailto:")


def is_followable(url: str) -> bool:
    """Whether an address is one that a reader may follow by a click; what comes from data may be anything."""
    return url.lower().startswith(_FOLLOWABLE_SCHEMES) and not any(character <= " " for character in url)


def find_tagged(content: Content, tag: str) -> Tagged | None:
    """The first piece with this tag, `None` for none."""
    return next(find_all_tagged(content, tag), None)


def find_all_tagged(content: Content, tag: str) -> Iterator[Tagged]:
    """The pieces with this tag, in order; none inside another."""
    for node in content:
        if isinstance(node, Text):
            continue
        if isinstance(node, Tagged) and node.tag == tag:
            yield node
        else:
            yield from find_all_tagged(node.content, tag)


def split_at_tag(content: Content, tag: str) -> tuple[Content, Content] | None:
    """The content before the first piece with this tag, and from it on; `None` when there is none."""
    for at, node in enumerate(content):
        if isinstance(node, Text):
            continue
        if isinstance(node, Tagged) and node.tag == tag:
            return content[:at], content[at:]
        parts = split_at_tag(node.content, tag)
        if parts is not None:
            before, after = parts
            return (*content[:at], replace(node, content=before)), (replace(node, content=after), *content[at + 1 :])
    return None


def without_tag(content: Content, tag: str) -> Content:
    """The content less every piece with this tag."""
    return edit_tagged(content, lambda node: () if node.tag == tag else None)


def edit_tagged(content: Content, change: Callable[[Tagged], Content | None]) -> Content:
    """The content with tagged pieces changed, the outer before the inner.

    One for which `change` gives `None` stays and is looked into.
    """
    out: list[Node] = []
    for node in content:
        if isinstance(node, Text):
            out.append(node)
            continue
        changed = change(node) if isinstance(node, Tagged) else None
        if changed is None:
            out.append(replace(node, content=edit_tagged(node.content, change)))
        else:
            out.extend(changed)
    return tuple(out)
