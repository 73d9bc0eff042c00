"""The blocks of plain HTML without a page around it: a chapter of an e-book, the body of a message."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from citecli.readers.html_phrasing import is_note_pointer, phrasing
from citecli.readers.html_tokens import HtmlTag, tokens
from citecli.readers.table_rows import is_one_line, row_text
from citecli.text.raised import RaisedRuns


class BlockKind(StrEnum):
    """What a block is. A page mark says which page begins; a break parts sections; a note is a footnote or endnote."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    PAGE = "page"
    BREAK = "break"
    NOTE = "note"


class HtmlBlock(NamedTuple):
    """A block: its text (of a page mark the page), the level of a heading, the sign ("3") that points to a note, and in
    how many block quotations it is.

    A note whose sign has not been seen yet has none. (A tuple: a book has tens of thousands.)
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    sign: str = ""
    quoted: int = 0


_SKIPPED = frozenset("head script style template svg math noscript object audio video iframe select textarea".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label map mark meter output q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr link meta input button".split()
)
_CELLS = ("td", "th")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NEVER_IN_HEADINGS = frozenset("p ul ol dl section article body blockquote table".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_NOTES = frozenset(("footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"))
_NOTE_ROLES = frozenset(("doc-footnote", "doc-endnote", "doc-endnotes"))
_LONGEST_SIGN = 12
_MOST_SIGNS = 50_000


def html_blocks(
    html: str, left_out: frozenset[str] = frozenset(), signs: dict[str, str] | None = None
) -> Iterator[HtmlBlock]:
    """The blocks in order, without elements called as in `left_out`. Where notes are marked as such, they are told from
    the text, and the signs that point to them (or back) are left out of it. `signs` keeps those whose notes are still
    to come, by the note's id, from one text to the next. Raises `TooManyTags`.
    """
    return _with_rows(_Blocks(left_out, {} if signs is None else signs).read(html))


class _Edge(StrEnum):
    """Where something of a table begins, or a row or a table ends."""

    ROW = "tr"
    CELL = "td"
    END = "end"


def _with_rows(pieces: Iterable[HtmlBlock | _Edge]) -> Iterator[HtmlBlock]:
    """The blocks, those of a row in one paragraph when its cells are a few words each."""
    cells: list[list[HtmlBlock]] | None = None
    for piece in pieces:
        if isinstance(piece, HtmlBlock):
            if cells is None:
                yield piece
                continue
            cells[-1].append(piece)
            if piece.kind is not BlockKind.PARAGRAPH or not is_one_line([[block.text for block in cells[-1]]]):
                yield from chain(*cells)
                cells = None
        elif piece is not _Edge.CELL:
            yield from _row(cells)
            cells = [[]] if piece is _Edge.ROW else None
        elif cells is not None:
            cells.append([])
    yield from _row(cells)


def _row(cells: list[list[HtmlBlock]] | None) -> Iterable[HtmlBlock]:
    blocks = [block for cell in cells or () for block in cell]
    return [blocks[0]._replace(text=row_text(block.text for block in blocks))] if len(blocks) > 1 else blocks


_TABLE_EDGES = {**dict.fromkeys(_CELLS, _Edge.CELL), "tr": _Edge.ROW, "table": _Edge.END}


class _Blocks:
    """What is known while the tokens of a text go by."""

    def __init__(self, left_out: frozenset[str], signs: dict[str, str]) -> None:
        self._left_out, self._signs = left_out, signs
        self._pieces: list[str] = []
        self._raised = RaisedRuns()
        self._in_link = False
        self._level = 0
        self._preformatted = self._quoted = 0
        # What is skipped, or is a note: the name of the element, and how many of the name are open in it.
        self._skipping = self._note = ""
        self._depth = self._note_depth = 0
        self._identifier = ""
        self._pointer: tuple[str, list[str]] | None = None

    def read(self, html: str) -> Iterator[HtmlBlock | _Edge]:
        for token in phrasing(tokens(html)):
            if isinstance(token, str):
                if not self._skipping:
                    self._pieces.append(token if self._preformatted else _in_flow(token))
                elif self._pointer:
                    self._pointer[1].append(token[:_LONGEST_SIGN])
                continue
            name = token.name.rpartition(":")[2]
            if self._skipping:
                self._skip(name, token)
            elif not token.closes and name not in _VOID and self._is_left_out(name, token):
                self._skipping, self._depth = name, 1
            else:
                yield from self._tag(name, token)
        yield from self._flush()

    def _is_left_out(self, name: str, tag: HtmlTag) -> bool:
        if is_note_pointer(tag):
            self._pointer = (tag.attributes.get("href", "").rpartition("#")[2], [])
            return True
        return name in _SKIPPED or name in self._left_out

    def _skip(self, name: str, tag: HtmlTag) -> None:
        if name == self._skipping and name not in _VOID:
            self._depth += -1 if tag.closes else 1
        if not self._depth:
            self._skipping = ""
            if self._pointer:
                target, pieces = self._pointer
                if target and len(self._signs) < _MOST_SIGNS:
                    self._signs.setdefault(target, "".join(pieces).strip(" []().\xa0\n")[:_LONGEST_SIGN])
                self._pointer = None

    def _tag(self, name: str, tag: HtmlTag) -> Iterator[HtmlBlock | _Edge]:
        if page := _page(tag):
            # Inside a paragraph a page mark must not part it: it is told once the paragraph has ended.
            if not "".join(self._pieces).strip():
                yield HtmlBlock(BlockKind.PAGE, page)
            else:
                self._pieces.append(f"\0{page}\0")
        if name == "br":
            self._pieces.append("\n")
        elif name in ("sup", "a") and not _is_note(tag):
            self._inline(name, tag)
        elif name == "hr":
            yield from self._flush()
            if not self._note:
                yield HtmlBlock(BlockKind.BREAK, quoted=self._quoted)
        elif name not in _INLINE or _is_note(tag) or (name == self._note and tag.closes):
            yield from self._edge_of_block(name, tag)
        self._nest_notes(name, tag)

    def _edge_of_block(self, name: str, tag: HtmlTag) -> Iterator[HtmlBlock | _Edge]:
        yield from self._flush()
        if name in _HEADINGS:
            self._level = 0 if tag.closes else _HEADINGS[name]
        elif name in _NEVER_IN_HEADINGS:
            self._level = 0
        if name == "blockquote":
            self._quoted = max(0, self._quoted + (-1 if tag.closes else 1))
        if name in _TABLE_EDGES and not self._note:
            yield _Edge.END if tag.closes and name not in _CELLS else _TABLE_EDGES[name]
        if name == "pre":
            self._preformatted = max(0, self._preformatted + (-1 if tag.closes else 1))

    def _inline(self, name: str, tag: HtmlTag) -> None:
        if name == "a":
            self._in_link = not tag.closes and "href" in tag.attributes
            if self._in_link:
                self._raised.link()
        elif tag.closes:
            self._raised.end(self._pieces)
        else:
            self._raised.begin(self._pieces, is_linked=self._in_link)

    def _nest_notes(self, name: str, tag: HtmlTag) -> None:
        if self._note:
            if name == self._note and name not in _VOID:
                self._note_depth += -1 if tag.closes else 1
                self._note = self._note if self._note_depth else ""
            if not tag.closes and "id" in tag.attributes:
                self._identifier = tag.attributes["id"]
        elif not tag.closes and name not in _VOID and _is_note(tag):
            self._note, self._note_depth = name, 1
            self._identifier = tag.attributes.get("id", "")

    def _flush(self) -> Iterator[HtmlBlock]:
        text = "".join(self._pieces).strip()
        self._pieces.clear()
        self._raised.forget()
        if not text:
            return
        if not self._note:
            kind = BlockKind.HEADING if self._level else BlockKind.PARAGRAPH
            yield HtmlBlock(kind, text, self._level, "", self._quoted)
        elif not self._level:  # “Notes”, says a heading above them
            yield HtmlBlock(BlockKind.NOTE, text, 0, self._signs.pop(self._identifier, ""))


def _in_flow(text: str) -> str:
    """Text with its line ends as the spaces that they are in HTML."""
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ").replace("\0", "")


def _types(tag: HtmlTag) -> set[str]:
    return set(tag.attributes.get("epub:type", "").lower().split())


def _is_note(tag: HtmlTag) -> bool:
    return bool(_types(tag) & _NOTES or tag.attributes.get("role", "").lower() in _NOTE_ROLES)


def _page(tag: HtmlTag) -> str:
    """The page that begins at a mark of EPUB's (`epub:type="pagebreak"`) or DPUB-ARIA's, "" when the tag is none."""
    if tag.closes:
        return ""
    if "pagebreak" not in _types(tag) and tag.attributes.get("role", "").lower() != "doc-pagebreak":
        return ""
    label = tag.attributes.get("title") or tag.attributes.get("aria-label") or tag.attributes.get("id", "")
    words = label.replace("_", " ").replace("-", " ").split()
    return words[-1].strip(".").removeprefix("page").removeprefix("pg").removeprefix("p").lstrip("0") if words else ""
