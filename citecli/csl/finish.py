"""The last pass over a citation or a bibliography entry, when all its parts stand side by side.

Three things can only be settled then: which marks a quotation gets and whether emphasis flips (both depend on what
stands around), which punctuation goes inside a closing quotation mark, and what happens where two parts meet that both
bring punctuation or a space.

Leaves arrive as separate `Text` nodes where affixes, delimiters and values meet; nothing is changed inside a leaf. The
tree is walked twice, without looking back further than the last leaf, so the work is linear in its size.

Sources: CSL specification, "Locale Options" (punctuation-in-quote) and "Quotes"; the table of punctuation that merges
is the one processors have in common.
"""

from typing import TypeAlias

from citecli.markup.nodes import (
    Block,
    Content,
    Decoration,
    FontStyle,
    FontVariant,
    FontWeight,
    Format,
    Formatted,
    Link,
    NoCase,
    Node,
    Quoted,
    QuoteMarks,
    Tagged,
    Text,
    VerticalAlign,
)

_PUNCTUATION = frozenset(".,:;!?")
_DROP_SECOND = frozenset(("..", ",,", "::", ";;", "!!", "??", "!.", "!:", "?.", "?:", ":.", ";:", ";."))
_DROP_FIRST = frozenset((":!", ":?", ";!", ";?"))
"""What becomes of two marks that meet; pairs not listed stay as they are (".,", "?!", ".:")."""

_MOVES_IN = frozenset(".,!?")
_MOVES_OUT = frozenset(",:;")

_SPACES = (" ", "\u00a0", "\u202f")
_STRAIGHT = "\"'"

# Marks of other scripts that end a sentence as ours do.
_ALIKE = {"。": ".", "．": ".", "？": "?", "！": "!", "؟": "?", "，": ",", "：": ":", "；": ";"}

_Cell: TypeAlias = list[str]
"""A leaf whose one string may still change."""


class _Branch:
    """A node with its children, cells and branches."""

    __slots__ = ("children", "node")

    def __init__(self, node: Node, children: "list[_Cell | _Branch]") -> None:
        self.node = node
        self.children = children


_Item: TypeAlias = _Cell | _Branch
_NOTHING = Format()


def finish(content: Content, marks: QuoteMarks, punctuation_in_quote: bool) -> Content:
    """The content as it is to be written: no `Quoted` and no `NoCase` left, adjacent texts joined, empty nodes gone.

    `marks` and `punctuation_in_quote` are the locale's (terms open-quote and so on; style-options). Letters and digits
    are never changed; of punctuation only what leaves bring to their edges.
    """
    nodes: list[Node | str] = []
    _settle(_Meeting(marks, punctuation_in_quote).walk(content), _NOTHING, None, marks, nodes)
    return _joined(nodes)


def plain_text(content: Content) -> str:
    """The characters of a content in order, quotations in English marks. For comparing; nothing is merged."""
    pieces: list[str] = []
    _gather(content, pieces)
    return "".join(pieces)


def _gather(content: Content, pieces: list[str]) -> None:
    for node in content:
        if isinstance(node, Text):
            pieces.append(node.text)
        elif isinstance(node, Quoted):
            pieces.append("“")
            _gather(node.content, pieces)
            pieces.append("”")
        else:
            _gather(node.content, pieces)


class _Meeting:
    """The first walk: makes leaves agree where they meet.

    `last` is the leaf before, `quote_end` the place just inside the innermost quotation closed since, `block_end` that
    inside the block closed since, if any.
    """

    __slots__ = ("block_end", "in_quote", "last", "marks", "quote_end")

    def __init__(self, marks: QuoteMarks, punctuation_in_quote: bool) -> None:
        self.marks = marks
        self.in_quote = punctuation_in_quote
        self.last: _Cell | None = None
        self.quote_end: _Cell | None = None
        self.block_end: _Cell | None = None

    def walk(self, content: Content) -> list[_Item]:
        """The content's items; what has no text is left out."""
        items: list[_Item] = []
        for node in content:
            if isinstance(node, Text):
                text, joined = node
                if text and not joined and self.last is not None:
                    text = self.meet(text)
                if text and self.block_end is not None:
                    text = self.end_block(text)
                if text:
                    self.last = [text]
                    self.quote_end = self.block_end = None
                    items.append(self.last)
            elif isinstance(node, NoCase):
                items += self.walk(node.content)
            elif isinstance(node, Quoted) and _is_foreign(node, self.marks):
                opening, closing = node.marks or ("", "")
                items += self.walk((Text(opening, True), *node.content, Text(closing, True)))
            elif isinstance(node, (Quoted, Block)):
                self._walk_apart(node, items)
            elif children := self.walk(node.content):
                items.append(_Branch(node, children))
        return items

    def _walk_apart(self, node: Quoted | Block, items: list[_Item]) -> None:
        """A quotation or a block: nothing meets at its beginning."""
        before = self.last, self.quote_end, self.block_end
        self.last = self.quote_end = self.block_end = None
        children = self.walk(node.content)
        if not children:
            self.last, self.quote_end, self.block_end = before
            return
        items.append(_Branch(node, children))
        if isinstance(node, Block):
            self.block_end = [""]
            children.append(self.block_end)
        elif self.quote_end is None:
            self.quote_end = [""]
            children.append(self.quote_end)

    def end_block(self, text: str) -> str:
        """Put punctuation that follows a block at its end: it would begin a line otherwise. Returns the rest."""
        rest = text.lstrip(".,:;!?")
        if len(rest) < len(text):
            assert self.block_end is not None
            self.block_end[0] += text[: len(text) - len(rest)]
            self.last = self.block_end
        return rest

    def meet(self, text: str) -> str:
        """What is left of a text after it has met the last leaf, which may change, too."""
        if text[0] in _PUNCTUATION or (self.quote_end is not None and not self.in_quote):
            return self._punctuate(text)
        if text[0] == " ":
            assert self.last is not None
            if self.last[0].endswith(_SPACES):
                return text.lstrip(" ")
        return text

    def _punctuate(self, text: str) -> str:
        last, quote_end = self.last, self.quote_end
        assert last is not None
        before = last[0][-1:]
        before = _ALIKE.get(before, before)
        if quote_end is not None and not self.in_quote and before in _MOVES_OUT and before == last[0][-1:]:
            last[0] = last[0][:-1]
            pair = before + text[:1]
            if pair in _DROP_SECOND:
                return before + text[1:]
            return text if pair in _DROP_FIRST else before + text
        while text and text[0] in _PUNCTUATION:
            pair = before + text[0]
            if pair in _DROP_SECOND:
                return text[1:]
            if pair in _DROP_FIRST:
                last[0] = last[0][:-1]
            if quote_end is None or not self.in_quote or text[0] not in _MOVES_IN:
                return text
            before = text[0]
            quote_end[0] += before
            text = text[1:]
            last = self.last = quote_end
        return text


def _is_foreign(node: Quoted, marks: QuoteMarks) -> bool:
    """Whether a quotation has the marks of another language: those it keeps, as it keeps its words."""
    if node.marks is None or node.marks[0] in _STRAIGHT:
        return False
    opening = node.marks[0].strip()
    return opening not in (marks.open.strip(), marks.open_inner.strip())


def _is_inner(node: Quoted, inside: bool | None, marks: QuoteMarks) -> bool:
    """Whether a quotation gets inner marks: always the other ones than the quotation around it has."""
    if inside is not None:
        return not inside
    if node.marks is None:
        return False
    opening = node.marks[0].strip()
    if opening in _STRAIGHT:
        return True
    return opening == marks.open_inner.strip() and opening != marks.open.strip()


def _settle(
    items: list[_Item], around: Format, inside: bool | None, marks: QuoteMarks, nodes: "list[Node | str]"
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
            look = _effective(node, around)
            if look is None:
                _settle(item.children, around, inside, marks, nodes)
            else:
                children: list[Node | str] = []
                now = Format._make(new if new is not None else old for new, old in zip(look, around, strict=True))
                _settle(item.children, now, inside, marks, children)
                nodes.append(Formatted(_joined(children), look))
        else:
            children = []
            _settle(item.children, around, inside, marks, children)
            content = _joined(children)
            if isinstance(node, Tagged):
                nodes.append(Tagged(content, node.tag, node.detail))
            elif isinstance(node, Link):
                nodes.append(Link(content, node.url))
            elif isinstance(node, Block):
                nodes.append(Block(content, node.display))


def _effective(node: Formatted, around: Format) -> Format | None:
    """What a node's format changes where it stands, `None` when nothing.

    Emphasis from the data flips inside the same emphasis; a return to normal counts only where there is something to
    return from.
    """
    style, variant, weight, decoration, align = node.format
    if node.flips:
        if style is FontStyle.ITALIC and around.font_style in (FontStyle.ITALIC, FontStyle.OBLIQUE):
            style = FontStyle.NORMAL
        if variant is FontVariant.SMALL_CAPS and around.font_variant is variant:
            variant = FontVariant.NORMAL
        if weight is FontWeight.BOLD and around.font_weight is weight:
            weight = FontWeight.NORMAL
    if style is (around.font_style or FontStyle.NORMAL):
        style = None
    if variant is (around.font_variant or FontVariant.NORMAL):
        variant = None
    if weight is (around.font_weight or FontWeight.NORMAL):
        weight = None
    if decoration is (around.text_decoration or Decoration.NONE):
        decoration = None
    if align is (around.vertical_align or VerticalAlign.BASELINE):
        align = None
    look = Format(style, variant, weight, decoration, align)
    return None if look == _NOTHING else look


def _joined(nodes: "list[Node | str]") -> Content:
    """The nodes with neighbouring strings as one `Text`."""
    content: list[Node] = []
    texts: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            texts.append(node)
            continue
        if texts:
            if text := "".join(texts):
                content.append(Text(text))
            texts = []
        content.append(node)
    if texts and (text := "".join(texts)):
        content.append(Text(text))
    return tuple(content)
