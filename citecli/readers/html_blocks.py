"""The blocks of plain HTML without a page around it: a chapter of an e-book, the body of a message."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from citecli.readers.html_tokens import Tag, tokens


class BlockKind(StrEnum):
    """What a block is. A page mark says which page begins; a break parts sections."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    PAGE = "page"
    BREAK = "break"


class HtmlBlock(NamedTuple):
    """A block: its text (of a page mark the page), and the level of a heading."""

    kind: BlockKind
    text: str = ""
    level: int = 0


_SKIPPED = frozenset("head script style template svg math noscript object audio video iframe select textarea".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label map mark meter output q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr link meta input button".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NEVER_IN_HEADINGS = frozenset("p ul ol dl section article body blockquote table".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_NOTES = frozenset(("noteref", "footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"))
_NOTE_ROLES = frozenset(("doc-noteref", "doc-footnote", "doc-endnote", "doc-endnotes"))


def html_blocks(html: str, left_out: frozenset[str] = frozenset()) -> Iterator[HtmlBlock]:
    """The blocks in order, without elements called as in `left_out`, and without notes (and the numbers that point to
    them) where they are marked as such. Raises `TooManyTags`.
    """
    pieces: list[str] = []
    level = 0
    preformatted = 0
    skipping = ""
    depth = 0

    def flush() -> Iterator[HtmlBlock]:
        text = "".join(pieces).strip()
        pieces.clear()
        if text:
            yield HtmlBlock(BlockKind.HEADING if level else BlockKind.PARAGRAPH, text, level)

    for token in tokens(html):
        if isinstance(token, str):
            if not skipping:
                pieces.append(token if preformatted else _in_flow(token))
            continue
        name = token.name.rpartition(":")[2]
        if skipping:
            if name == skipping and name not in _VOID:
                depth += -1 if token.closes else 1
                skipping = skipping if depth else ""
            continue
        if not token.closes and name not in _VOID and (name in _SKIPPED or name in left_out or _is_note(token)):
            skipping, depth = name, 1
            continue
        if page := _page(token):
            # Inside a paragraph a page mark must not part it: it is told once the paragraph has ended.
            if not "".join(pieces).strip():
                yield HtmlBlock(BlockKind.PAGE, page)
            else:
                pieces.append(f"\0{page}\0")
        if name == "br":
            pieces.append("\n")
        elif name == "hr":
            yield from flush()
            yield HtmlBlock(BlockKind.BREAK)
        elif name not in _INLINE:
            yield from flush()
            if name in _HEADINGS:
                level = 0 if token.closes else _HEADINGS[name]
            elif name in _NEVER_IN_HEADINGS:
                level = 0
            if name == "pre":
                preformatted = max(0, preformatted + (-1 if token.closes else 1))
    yield from flush()


def _in_flow(text: str) -> str:
    """Text with its line ends as the spaces that they are in HTML."""
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ").replace("\0", "")


def _types(tag: Tag) -> set[str]:
    return set(tag.attributes.get("epub:type", "").lower().split())


def _is_note(tag: Tag) -> bool:
    return bool(_types(tag) & _NOTES or tag.attributes.get("role", "").lower() in _NOTE_ROLES)


def _page(tag: Tag) -> str:
    """The page that begins at a mark of EPUB's (`epub:type="pagebreak"`) or DPUB-ARIA's, "" when the tag is none."""
    if tag.closes:
        return ""
    if "pagebreak" not in _types(tag) and tag.attributes.get("role", "").lower() != "doc-pagebreak":
        return ""
    label = tag.attributes.get("title") or tag.attributes.get("aria-label") or tag.attributes.get("id", "")
    words = label.replace("_", " ").replace("-", " ").split()
    return words[-1].strip(".").removeprefix("page").removeprefix("pg").removeprefix("p").lstrip("0") if words else ""
