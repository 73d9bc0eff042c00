"""A draft in Markdown as a tree of blocks, for the writers of other formats.

Straight quotation marks become curly ones, `--` and `---` dashes and `...` an ellipsis, as Pandoc's `smart` has it.
"""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from citecli.drafts import blocks as tree
from citecli.drafts.markdown import ASKS_FOR_REFERENCES, parser
from citecli.markup.nodes import (
    Content,
    Decoration,
    FontFormat,
    FontStyle,
    FontVariant,
    FontWeight,
    Formatted,
    Link,
    Node,
    Tagged,
    Text,
    VerticalAlign,
)
from citecli.readers import markdown_syntax

PLACE_HOLDER = "⟦\ue000{}\ue000⟧"
"""Placeholder of a citation in a Markdown text, with its number; parsed as punctuation, and absent from real drafts."""

_PLACE_HOLDER = re.compile("⟦\ue000(\\d+)\ue000⟧")
_DASHES = re.compile(r"---|--|\.\.\.")
_SMART = {"---": "—", "--": "–", "...": "…"}
_FORMATS = {
    "em": FontFormat(font_style=FontStyle.ITALIC),
    "strong": FontFormat(font_weight=FontWeight.BOLD),
    "s": FontFormat(text_decoration=Decoration.LINE_THROUGH),
    "sup": FontFormat(vertical_align=VerticalAlign.SUP),
    "sub": FontFormat(vertical_align=VerticalAlign.SUB),
}
_CONTAINERS = frozenset(("note", "link", "span", *_FORMATS))
_CLASSES = {
    "smallcaps": FontFormat(font_variant=FontVariant.SMALL_CAPS),
    "underline": FontFormat(text_decoration=Decoration.UNDERLINE),
    "ul": FontFormat(text_decoration=Decoration.UNDERLINE),
}


def build(text: str, *, as_draft: bool = True) -> tree.Tree:
    """The tree of a Markdown text without front matter, in which place holders stand for citations.

    Without `as_draft` the characters stay as they are typed: no curly marks, no dashes for hyphens, no citations.
    """
    md = parser(typographer=True) if as_draft else markdown_syntax.parser()
    tokens = md.parse(text)
    builder = _Builder(tokens, as_draft)
    blocks = builder.blocks("")
    return tree.Tree(blocks, builder.notes)


def without_place_holders(text: str) -> str:
    """`text` with all place holders made harmless; its length is unchanged."""
    return text.replace("\ue000", "\ufffd")


class _Builder:
    """Goes through the tokens once; each method takes what belongs to one block."""

    def __init__(self, tokens: Sequence[Token], as_draft: bool) -> None:
        self.tokens = tokens
        self.as_draft = as_draft
        self.at = 0
        self.notes: dict[str, tuple[tree.Block, ...]] = {}
        self.inline_notes = 0

    def blocks(self, until: str) -> tuple[tree.Block, ...]:
        """The blocks up to the token of type `until`, which is passed over."""
        blocks: list[tree.Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == until:
                break
            if token.type == "note_def_open":
                self.notes[str(token.meta["label"])] = self.blocks("note_def_close")
                continue
            block = self.block(token)
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def block(self, token: Token) -> tree.Block | None:
        """The block that a token opens."""
        match token.type:
            case "paragraph_open":
                return tree.ParagraphBlock(self.inline("paragraph_close"), token.hidden)
            case "heading_open":
                return tree.HeadingBlock(self.inline("heading_close"), int(token.tag[1:]))
            case "blockquote_open":
                return tree.Quote(self.blocks("blockquote_close"))
            case "bullet_list_open":
                return tree.Items(self.items("bullet_list_close"))
            case "ordered_list_open":
                start = token.attrGet("start")
                return tree.Items(self.items("ordered_list_close"), int(start) if start is not None else 1)
            case "table_open":
                return self.table()
            case "code_block" | "fence":
                return tree.Code(token.content, token.info.strip().split(" ", 1)[0].strip("{}."))
            case "html_block":
                return tree.Raw(token.content)
            case "hr":
                return tree.Rule()
            case "division" if ASKS_FOR_REFERENCES.search(token.content):
                return tree.References()
            case _:
                return None

    def items(self, until: str) -> tuple[tuple[tree.Block, ...], ...]:
        """The items of a list."""
        items = []
        while self.tokens[self.at].type != until:
            self.at += 1  # list_item_open
            items.append(self.blocks("list_item_close"))
        self.at += 1
        return tuple(items)

    def table(self) -> tree.Table:
        """A table, from its first row to its end."""
        rows: list[tuple[Content, ...]] = []
        row: list[Content] = []
        alignments: list[str] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "tr_open":
                row = []
            elif token.type == "tr_close":
                rows.append(tuple(row))
            elif token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    alignments.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
                row.append(self.inline(token.type.replace("open", "close")))
        self.at += 1
        return tree.Table(tuple(rows), tuple(alignments))

    def inline(self, until: str) -> Content:
        """The text of a block, up to the token of type `until`."""
        content: Content = ()
        while (token := self.tokens[self.at]).type != until:
            self.at += 1
            if token.type == "inline":
                nodes, _ = self.nodes(token.children or [], 0, "")
                content = (*content, *nodes)
            elif token.type == "literal":
                content = (*content, Text(token.content))
        self.at += 1
        return content

    def nodes(self, tokens: Sequence[Token], at: int, until: str) -> tuple[Content, int]:
        """The nodes from `at` up to the token of type `until`, and where it goes on after that."""
        nodes: list[Node] = []
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if token.type == until:
                break
            name = token.type.removesuffix("_open")
            if name != token.type and name in _CONTAINERS:
                content, at = self.nodes(tokens, at, f"{name}_close")
                nodes.append(self.container(name, token, content))
            else:
                nodes += self.leaf(token)
        return tuple(nodes), at

    def container(self, name: str, token: Token, content: Content) -> Node:
        """The node of what a token opens, with its content."""
        if name == "note":
            self.inline_notes += 1
            label = f"^{self.inline_notes}"
            self.notes[label] = (tree.ParagraphBlock(content),)
            return Tagged((), "note", label)
        if name == "link":
            return Link(content, str(token.attrGet("href") or ""))
        if name == "span":
            classes = token.meta["classes"]
            return Formatted(content, next((_CLASSES[name] for name in classes if name in _CLASSES), FontFormat()))
        return Formatted(content, _FORMATS[name])

    def leaf(self, token: Token) -> list[Node]:
        """The nodes of a token that holds no others, but for the description of an image."""
        match token.type:
            case "text":
                return _text(token.content) if self.as_draft else [Text(token.content)]
            case "softbreak":
                return [Text(" ")]
            case "hardbreak":
                return [Tagged((), "break")]
            case "code_inline":
                return [Tagged((Text(token.content),), "code")]
            case "html_inline":
                return [Tagged((Text(token.content),), "html")]
            case "image":
                description, _ = self.nodes(token.children or [], 0, "")
                return [Tagged(description, "image", str(token.attrGet("src") or ""))]
            case "note_ref":
                return [Tagged((Text(token.content),), "note", str(token.meta["label"]))]
            case _:
                return [Text(token.content)] if token.content else []


def _text(text: str) -> list[Node]:
    nodes: list[Node] = []
    for index, piece in enumerate(_PLACE_HOLDER.split(text)):
        if index % 2:
            nodes.append(Tagged((), "citation", piece))
        elif piece:
            nodes.append(Text(_DASHES.sub(lambda match: _SMART[match[0]], piece)))
    return nodes
