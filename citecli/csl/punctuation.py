"""Adjust punctuation and spaces where affixes, delimiters and values of a citation are adjacent.

Every such part is a `Text` leaf of its own, and nothing is changed inside a leaf. There is a single walk that looks
back only to the last leaf, so the time is linear in the size of the content.

Sources: CSL specification, "Locale Options" (punctuation-in-quote); the table of punctuation that merges is the one
processors have in common.
"""

from typing import TypeAlias

from citecli.markup.nodes import Content, DisplayBlock, NoCase, Node, Quoted, QuoteMarks, Text

_PUNCTUATION = frozenset(".,:;!?")
_DROP_SECOND = frozenset(("..", ",,", "::", ";;", "!!", "??", "!.", "!:", "?.", "?:", ":.", ";:", ";."))
_DROP_FIRST = frozenset((":!", ":?", ";!", ";?"))
"""The results for pairs of adjacent marks; pairs not listed are kept (".,", "?!", ".:")."""

_MOVES_IN = frozenset(".,!?")
_MOVES_OUT = frozenset(",:;")
_STAYS_OUT = frozenset(":;")

_SPACES = (" ", "\u00a0", "\u202f")
_STRAIGHT = "\"'"

# Marks of other scripts and their Latin equivalents.
_ALIKE = {"。": ".", "．": ".", "？": "?", "！": "!", "؟": "?", "，": ",", "：": ":", "；": ";"}

Leaf: TypeAlias = list[str]
"""A leaf whose one string may still change."""


class OpenNode:
    """A node whose children may still change."""

    __slots__ = ("children", "node")

    def __init__(self, node: Node, children: "list[Leaf | OpenNode]") -> None:
        self.node = node
        self.children = children


TreeItem: TypeAlias = Leaf | OpenNode


def meet(content: Content, marks: QuoteMarks, punctuation_in_quote: bool) -> "list[TreeItem]":
    """The content as a mutable tree with the punctuation between its leaves adjusted; nodes without text are dropped.

    With `punctuation_in_quote`, commas, full stops and the like move before a closing quotation mark of the style's
    language (`marks`); otherwise commas, colons and semicolons move after it.
    """
    return _Meeting(marks, punctuation_in_quote).walk(content)


class _Meeting:
    """The state of the walk.

    `last` is the leaf before, `quote_end` the place just inside the innermost quotation closed since, `before_mark` the
    same when a mark has followed that can't move in (`last`), `block_end` that inside the block closed since, if any.
    """

    __slots__ = ("before_mark", "block_end", "in_quote", "last", "marks", "quote_end")

    def __init__(self, marks: QuoteMarks, punctuation_in_quote: bool) -> None:
        self.marks = marks
        self.in_quote = punctuation_in_quote
        self.last: Leaf | None = None
        self.quote_end: Leaf | None = None
        self.before_mark: Leaf | None = None
        self.block_end: Leaf | None = None

    def walk(self, content: Content) -> list[TreeItem]:
        """The content's items."""
        items: list[TreeItem] = []
        for node in content:
            if isinstance(node, Text):
                text = node.text
                if text and not node.joined and self.last is not None:
                    text = self.meet_last(text)
                if text and self.block_end is not None:
                    text = self.end_block(text)
                if text:
                    self.last = [text]
                    self.before_mark = self.quote_end if text in _STAYS_OUT else None
                    self.quote_end = self.block_end = None
                    items.append(self.last)
            elif isinstance(node, NoCase):
                items += self.walk(node.content)
            elif isinstance(node, Quoted) and _is_foreign(node, self.marks):
                opening, closing = node.marks or ("", "")
                items += self.walk((Text(opening, True), *node.content, Text(closing, True)))
            elif isinstance(node, (Quoted, DisplayBlock)):
                self._walk_apart(node, items)
            elif children := self.walk(node.content):
                items.append(OpenNode(node, children))
        return items

    def _walk_apart(self, node: Quoted | DisplayBlock, items: list[TreeItem]) -> None:
        """A quotation or a block: nothing meets at its beginning."""
        before = self.last, self.quote_end, self.before_mark, self.block_end
        self.last = self.quote_end = self.before_mark = self.block_end = None
        children = self.walk(node.content)
        if not children:
            self.last, self.quote_end, self.before_mark, self.block_end = before
            return
        items.append(OpenNode(node, children))
        if isinstance(node, DisplayBlock):
            self.block_end = [""]
            children.append(self.block_end)
        elif self.quote_end is None:
            self.quote_end = [""]
            children.append(self.quote_end)

    def end_block(self, text: str) -> str:
        """Move punctuation after a block into the block, because it would otherwise begin a line. Returns the rest."""
        rest = text.lstrip(".,:;!?")
        if len(rest) < len(text):
            assert self.block_end is not None
            self.block_end[0] += text[: len(text) - len(rest)]
            self.last = self.block_end
        return rest

    def meet_last(self, text: str) -> str:
        """The text with its beginning adjusted to the last leaf, whose end may be changed as well."""
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
                if self.before_mark is not None and not last[0]:
                    quote_end = self.before_mark
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
