"""Formatted inline text as a small tree of values.

A *content* is a tuple of nodes. Leaves are `Text`; all other nodes wrap a content. `Tagged` nodes carry information of
the producer (the citation processor) about a piece of text; writers ignore the tags and write the content.
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
    """CSL's `text-decoration`, and what struck words of a draft have."""

    NONE = "none"
    UNDERLINE = "underline"
    LINE_THROUGH = "line-through"
    """As CSS calls it; CSL has none."""


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
    """The formatting that an element sets; a property that is `None` is inherited."""

    font_style: FontStyle | None = None
    font_variant: FontVariant | None = None
    font_weight: FontWeight | None = None
    text_decoration: Decoration | None = None
    vertical_align: VerticalAlign | None = None

    def over(self, general: "FontFormat") -> "FontFormat":
        """This format with its unset properties taken from `general`."""
        own, other = self.field_values(), general.field_values()
        return FontFormat(*[mine if mine is not None else its for mine, its in zip(own, other, strict=True)])


UNDECORATED = FontFormat(font_style=FontStyle.NORMAL, font_variant=FontVariant.NORMAL, font_weight=FontWeight.NORMAL)
"""The format of what data keeps from all formatting (`<span class="nodecor">`)."""


class QuoteMarks(FrozenValue):
    """The quotation marks of a language, with the spaces that belong to them (French « and »)."""

    open: str = "“"
    close: str = "”"
    open_inner: str = "‘"
    close_inner: str = "’"


class Text(FrozenValue):
    """Plain characters.

    `joined`: this text directly follows the node before it in their common source, so no punctuation between the two
    is merged, moved or dropped: a title such as `"Yes", she said` is printed as its author wrote it.
    """

    text: str
    joined: bool = False


class Formatted(FrozenValue):
    """A content with formatting. `flips`: emphasis from the data, which is set upright inside the same emphasis."""

    content: "Content"
    format: FontFormat
    flips: bool = False


class Quoted(FrozenValue):
    """A content in quotation marks; the marks to print are chosen when the whole citation is known.

    `marks`: the opening and closing marks in the source, with the spaces inside that belong to them. `None` when the
    source has no marks, or straight ones that stand for outer marks; straight inner marks are kept.
    """

    content: "Content"
    marks: tuple[str, str] | None = None

    @property
    def inner(self) -> bool:
        """Whether the marks in the source are inner marks in English."""
        return self.marks is not None and self.marks[0] in ("‘", "'", '"')


class NoCase(FrozenValue):
    """A content whose case is never changed (`<span class="nocase">`)."""

    content: "Content"


class Link(FrozenValue):
    """A content that links to a URL."""

    content: "Content"
    url: str


class DisplayBlock(FrozenValue):
    """A content that is set apart in its bibliography entry."""

    content: "Content"
    display: Display


class Tagged(FrozenValue):
    """A content with the producer's label for it (`tag`), and further information about it (`detail`)."""

    content: "Content"
    tag: str
    detail: str = ""


Node: TypeAlias = Text | Formatted | Quoted | NoCase | Link | DisplayBlock | Tagged
Content: TypeAlias = tuple[Node, ...]


def join_content(pieces: Iterable[Content], delimiter: str) -> Content:
    """The non-empty pieces in order, with the delimiter between them."""
    out: list[Node] = []
    for piece in pieces:
        if piece and out and delimiter:
            out.append(Text(delimiter))
        out.extend(piece)
    return tuple(out)


_FOLLOWABLE_SCHEMES = ("https://", "http://", "ftp://", "mailto:")


def is_followable(url: str) -> bool:
    """Whether a URL from data may be written as a clickable link."""
    return url.lower().startswith(_FOLLOWABLE_SCHEMES) and not any(character <= " " for character in url)


def find_tagged(content: Content, tag: str) -> Tagged | None:
    """The first node with this tag, at any depth; `None` when there is none."""
    return next(find_all_tagged(content, tag), None)


def find_all_tagged(content: Content, tag: str) -> Iterator[Tagged]:
    """The outermost nodes with this tag, in order."""
    for node in content:
        if isinstance(node, Text):
            continue
        if isinstance(node, Tagged) and node.tag == tag:
            yield node
        else:
            yield from find_all_tagged(node.content, tag)


def split_at_tag(content: Content, tag: str) -> tuple[Content, Content] | None:
    """The content before the first node with this tag, and the rest from that node on; `None` when there is none."""
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
    """The content without the nodes that have this tag."""
    return edit_tagged(content, lambda node: () if node.tag == tag else None)


def edit_tagged(content: Content, change: Callable[[Tagged], Content | None]) -> Content:
    """The content with `change` applied to its tagged nodes, outermost first.

    `change` returns the replacement of a node, or `None` to keep the node and go on with the nodes inside it.
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
