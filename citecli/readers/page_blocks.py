"""The blocks of a web page with where they stand: in which element, how deep, how much of them is links.

What belongs to the article among them is told by `page_body`. One pass over the tokens; unclosed and misplaced tags do
what they do in browsers as far as blocks are concerned (a paragraph ends where another block begins).
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from citecli.readers.html_phrasing import is_editing_aid, is_note_pointer, phrasing
from citecli.readers.html_tokens import HtmlTag, tokens
from citecli.readers.table_rows import is_one_line, row_text
from citecli.text.raised import RaisedRuns

_SKIPPED = frozenset(
    "head script style template svg math noscript object audio video iframe select option textarea datalist canvas "
    "title".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label map mark meter output q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr link meta input picture source slot".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ENDS_ITS_LIKE = {
    "li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr", "td", "th"), "td": ("td", "th"),
    "th": ("td", "th"), "option": ("option",),
}  # fmt: skip
_IN_CELLS = frozenset("p div center".split())
_BOUNDS = frozenset("ul ol dl table body article section div".split())
_DEEPEST = 500
_LOOKED_BACK = 60
_LONGEST_MARKS = 300
_HIDDEN = re.compile(r"display:\s?none|visibility:\s?hidden", re.IGNORECASE)
_PARAGRAPH_BREAK = re.compile(r"\n[ \n]*\n")
MOST_BLOCKS = 60_000
"""Blocks beyond which the rest of a page is not looked at."""


class PageNode(NamedTuple):
    """An element that holds blocks. A tuple: a page has thousands."""

    parent: int
    """The number of the element around it; the outermost is its own parent, number 0."""
    tag: str
    marks: str
    """Its class, id and role, in lower case, parted by spaces."""
    hidden: bool = False
    """Whether its own markup says that it is not shown."""


class PageBlock(NamedTuple):
    """A run of text between the edges of elements. A tuple: a page has thousands."""

    text: str
    """Its text, line breaks as "\\n"."""
    node: int
    """The number of the element that it stands in."""
    level: int = 0
    """The level of a heading; 0 for other blocks."""
    linked: int = 0
    """How many of its characters, white space apart, are in links."""
    preformatted: bool = False


class PageBlocks(NamedTuple):
    """The blocks of a page in order, and the elements that they stand in, by number."""

    blocks: tuple[PageBlock, ...]
    nodes: tuple[PageNode, ...]


def rows(page: PageBlocks, numbers: Sequence[int]) -> dict[int, str]:
    """The rows of tables that are one paragraph each: their text by the first of their blocks, "" by the others.

    `numbers` are the blocks that are read, in order.
    """
    of_row: dict[int, dict[int, list[int]]] = {}
    for number in numbers:
        cell = page.blocks[number].node
        while page.nodes[cell].tag in _IN_CELLS:
            cell = page.nodes[cell].parent
        row = page.nodes[cell].parent
        if page.nodes[cell].tag in ("td", "th") and page.nodes[row].tag == "tr":
            of_row.setdefault(row, {}).setdefault(cell, []).append(number)
    texts: dict[int, str] = {}
    for cells in of_row.values():
        blocks = [number for cell in cells.values() for number in cell]
        # With a block of another kind between, a cell holds prose, a list or another table.
        is_together = blocks[-1] - blocks[0] == len(blocks) - 1 and not any(page.blocks[one].level for one in blocks)
        words = [[page.blocks[one].text for one in cell] for cell in cells.values()]
        if len(blocks) > 1 and is_together and is_one_line(words):
            texts.update(dict.fromkeys(blocks, ""))
            texts[blocks[0]] = row_text(chain(*words))
    return texts


def page_blocks(html: str) -> PageBlocks:
    """The blocks of a page. Raises `TooManyTags`."""
    return _Reader().read(html)


class _Reader:
    def __init__(self) -> None:
        self._nodes = [PageNode(0, "", "")]
        self._blocks: list[PageBlock] = []
        self._open: list[int] = [0]
        self._pieces: list[str] = []
        self._raised = RaisedRuns()
        self._linked = 0
        self._in_link = False
        self._preformatted = 0
        self._skipping, self._depth = "", 0

    def read(self, html: str) -> PageBlocks:
        """The blocks, in one pass."""
        for token in phrasing(tokens(html)):
            if isinstance(token, str):
                if not self._skipping:
                    self._take_text(token)
            elif self._skipping:
                self._skip(token)
            elif len(self._blocks) >= MOST_BLOCKS:
                break
            else:
                self._tag(token)
        self._flush()
        return PageBlocks(tuple(self._blocks), tuple(self._nodes))

    def _take_text(self, text: str) -> None:
        self._pieces.append(text if self._preformatted else _in_flow(text))
        if self._in_link:
            self._linked += sum(map(len, text.split()))

    def _skip(self, tag: HtmlTag) -> None:
        if tag.name == self._skipping and tag.name not in _VOID:
            self._depth += -1 if tag.closes else 1
            if not self._depth:
                self._skipping = ""

    def _tag(self, tag: HtmlTag) -> None:
        name = tag.name
        if name in _SKIPPED:
            if not tag.closes:
                self._skipping, self._depth = name, 1
        elif is_note_pointer(tag) or is_editing_aid(tag):
            self._skipping, self._depth = name, 1
        elif name == "a":
            self._in_link = not tag.closes and "href" in tag.attributes
            if self._in_link:
                self._raised.link()
        elif name == "sup":
            if tag.closes:
                self._raised.end(self._pieces)
            else:
                self._raised.begin(self._pieces, is_linked=self._in_link)
        elif name == "br":
            self._pieces.append("\n")
        elif name == "hr":
            self._flush()
        elif name in _INLINE or name in _VOID:
            pass
        elif tag.closes:
            self._close(name)
        else:
            self._begin(tag)

    def _begin(self, tag: HtmlTag) -> None:
        self._flush()
        name = tag.name
        if self._tag_of(self._open[-1]) in ("p", *_HEADINGS) and name != "span":
            self._pop(len(self._open) - 1)
        if alike := _ENDS_ITS_LIKE.get(name):
            for depth in range(len(self._open) - 1, max(0, len(self._open) - _LOOKED_BACK), -1):
                open_tag = self._tag_of(self._open[depth])
                if open_tag in alike:
                    self._pop(depth)
                    break
                if open_tag in _BOUNDS:
                    break
        if len(self._open) >= _DEEPEST:
            return
        attributes = tag.attributes
        marks = " ".join(attributes.get(key, "")[:_LONGEST_MARKS] for key in ("class", "id", "role")).lower().strip()
        hidden = "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")[:_LONGEST_MARKS]))
        self._nodes.append(PageNode(self._open[-1], name, marks, hidden))
        self._open.append(len(self._nodes) - 1)
        self._preformatted += name in ("pre", "listing", "xmp")

    def _close(self, name: str) -> None:
        self._flush()
        for depth in range(len(self._open) - 1, max(0, len(self._open) - _LOOKED_BACK), -1):
            if self._tag_of(self._open[depth]) == name:
                self._pop(depth)
                return

    def _pop(self, depth: int) -> None:
        for number in self._open[depth:]:
            self._preformatted -= self._tag_of(number) in ("pre", "listing", "xmp")
        del self._open[depth:]

    def _tag_of(self, number: int) -> str:
        return self._nodes[number].tag

    def _flush(self) -> None:
        text = "".join(self._pieces)
        linked, self._linked = self._linked, 0
        self._pieces.clear()
        self._raised.forget()
        if not text or text.isspace():
            return
        node = self._open[-1]
        level = 0
        for number in self._open[-3:]:
            level = _HEADINGS.get(self._tag_of(number), level)
        if self._preformatted:
            self._blocks.append(PageBlock(text.strip("\n"), node, level, linked, True))
            return
        parts = [part for part in _PARAGRAPH_BREAK.split(text) if part.strip()]
        for part in parts:
            # Of several paragraphs parted by line breaks all are taken to have as many links.
            self._blocks.append(PageBlock(part.strip(), node, level, linked * len(part) // len(text)))


def _in_flow(text: str) -> str:
    """Text with its line ends as the spaces that they are in HTML."""
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ").replace("\0", "").replace("\xa0", " ")
