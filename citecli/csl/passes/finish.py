"""The last pass over a complete citation or bibliography entry.

It chooses the quotation marks and flips nested emphasis, both of which depend on the context, and adjusts the
punctuation between adjacent parts (`punctuation`).
"""

import re

from citecli.csl.punctuation import TreeItem, meet
from citecli.frozen import replace
from citecli.markup.nodes import (
    Content,
    Decoration,
    DisplayBlock,
    FontFormat,
    FontStyle,
    FontVariant,
    FontWeight,
    Formatted,
    Link,
    Node,
    Quoted,
    QuoteMarks,
    Tagged,
    Text,
    VerticalAlign,
)

_STRAIGHT = "\"'"
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters, which are removed from all texts. One of them separates the parts of sort keys."""
_DEFAULT_FORMAT = FontFormat()
_UPRIGHT = FontFormat(FontStyle.NORMAL, FontVariant.NORMAL, FontWeight.NORMAL, Decoration.NONE, VerticalAlign.BASELINE)
"""The format in force where none is asked for."""


def finish(content: Content, marks: QuoteMarks, punctuation_in_quote: bool) -> Content:
    """The content ready for writing: without `Quoted`, `NoCase` and empty nodes, and with adjacent texts joined.

    Control characters are removed (C0 except tab and line feed, DEL and C1); line ends become a space. `marks` and
    `punctuation_in_quote` are the locale's. Letters and digits are never changed, and punctuation only at the edges of
    leaves.
    """
    nodes: list[Node | str] = []
    _settle(meet(content, marks, punctuation_in_quote), _DEFAULT_FORMAT, None, marks, nodes)
    return _joined(nodes)


def _is_inner(node: Quoted, inside: bool | None, marks: QuoteMarks) -> bool:
    """Whether a quotation gets inner marks: inside another quotation it gets the opposite kind."""
    if inside is not None:
        return not inside
    if node.marks is None:
        return False
    opening = node.marks[0].strip()
    if opening in _STRAIGHT:
        return True
    return opening == marks.open_inner.strip() and opening != marks.open.strip()


def _settle(
    items: list[TreeItem], around: FontFormat, inside: bool | None, marks: QuoteMarks, nodes: "list[Node | str]"
) -> None:
    """The second walk: append what the items become. `around` is the format in force; `inside` tells whether the
    innermost quotation around has inner marks, `None` outside any.
    """
    for item in items:
        if isinstance(item, list):
            nodes.append(item[0])
            continue
        node = item.node
        if isinstance(node, Quoted):
            inner = _is_inner(node, inside, marks)
            nodes.append(marks.open_inner if inner else marks.open)
            _settle(item.children, around, inner, marks, nodes)
            nodes.append(marks.close_inner if inner else marks.close)
        elif isinstance(node, Formatted):
            change = _effective(node, around)
            if change is None:
                _settle(item.children, around, inside, marks, nodes)
            else:
                children: list[Node | str] = []
                _settle(item.children, change.over(around), inside, marks, children)
                nodes.append(Formatted(_joined(children), change))
        else:
            children = []
            _settle(item.children, around, inside, marks, children)
            content = _joined(children)
            if isinstance(node, Tagged):
                nodes.append(Tagged(content, node.tag, node.detail))
            elif isinstance(node, Link):
                nodes.append(Link(content, node.url))
            elif isinstance(node, DisplayBlock):
                nodes.append(DisplayBlock(content, node.display))


def _effective(node: Formatted, around: FontFormat) -> FontFormat | None:
    """What a node's format changes where it stands, `None` when nothing.

    Emphasis from the data flips inside the same emphasis; a return to normal counts only where there is something to
    return from.
    """
    wanted = _flipped(node.format, around) if node.flips else node.format
    in_force = around.over(_UPRIGHT)
    pairs = zip(wanted.field_values(), in_force.field_values(), strict=True)
    change = FontFormat(*[None if new is old else new for new, old in pairs])
    return None if change == _DEFAULT_FORMAT else change


def _flipped(wanted: FontFormat, around: FontFormat) -> FontFormat:
    """Emphasis as it is set inside emphasis of the same kind."""
    if wanted.font_style is FontStyle.ITALIC and around.font_style in (FontStyle.ITALIC, FontStyle.OBLIQUE):
        wanted = replace(wanted, font_style=FontStyle.NORMAL)
    if wanted.font_variant is FontVariant.SMALL_CAPS and around.font_variant is FontVariant.SMALL_CAPS:
        wanted = replace(wanted, font_variant=FontVariant.NORMAL)
    if wanted.font_weight is FontWeight.BOLD and around.font_weight is FontWeight.BOLD:
        wanted = replace(wanted, font_weight=FontWeight.NORMAL)
    return wanted


def _joined(nodes: "list[Node | str]") -> Content:
    """The nodes with neighbouring strings as one `Text`."""
    content: list[Node] = []
    texts: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            texts.append(node)
            continue
        if texts:
            if text := _clean("".join(texts)):
                content.append(Text(text))
            texts = []
        content.append(node)
    if texts and (text := _clean("".join(texts))):
        content.append(Text(text))
    return tuple(content)


def _clean(text: str) -> str:
    """The text without control characters."""
    return _CONTROLS.sub("", _LINE_ENDS.sub(" ", text)) if _CONTROLS.search(text) else text
