"""HTML: a saved web page. The reference by `page_reference`; the body by trafilatura, without menus and comments.

Nothing is fetched.
"""

import re
from collections.abc import Iterator
from typing import Protocol

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.readers.decoding import decode_marked
from citecli.readers.document_builder import DocumentBuilder
from citecli.readers.html_blocks import BlockKind, html_blocks
from citecli.readers.html_tokens import MOST_ATTRIBUTES
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.page_facts import page_facts
from citecli.readers.page_reference import Page
from citecli.readers.source import Source
from citecli.text.folding import fold

# Pages saved in one piece have their pictures and typefaces in them.
_INLINE_FILE = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=\s]{100,}")
_ENDS = 2
_EMPTY_COMMENT = re.compile(r"<!---?>")
_ODD_COMMENT = re.compile(r"--!>")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->")


def read(source: Source) -> Document:
    """The document in a page, without an id.

    `UnreadableDocument` when there is no text in it, or the extra `web` is not installed.
    """
    decoded = decode_marked(source.data, source.name)
    html = _INLINE_FILE.sub("data:", decoded.text)
    # Parsers are at odds about where these comments end: nothing is to be hidden in them from one, and seen by another.
    html = _ODD_COMMENT.sub("-->", _EMPTY_COMMENT.sub("", html))
    if not html.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    metadata = DocumentMetadata()
    saved = _SAVED_FROM.search(html[:4000])
    facts = page_facts(html)
    page = Page(facts, metadata, source.url or (saved[1] if saved else ""))
    page.read()
    if facts.tags > MOST_TAGS or facts.crowd >= MOST_ATTRIBUTES or len(html) > LARGEST:
        body = text_of_whole_page(html)
        metadata.remarks.append("it is too large to find the article in it; all its text was read")
    else:
        body = main_body(html, page.url, source.name)
        if not body.parts:
            body = replace(body, parts=text_of_whole_page(html).parts)
            metadata.remarks.append("the article in it was not found; all its text was read")
    metadata.text("title", body.title, "trafilatura")
    page.authors(body.author, [part.text for part in (*body.parts[:_ENDS], *body.parts[-_ENDS:])])
    metadata.date("issued", body.date, "htmldate")
    metadata.text("container-title", body.site, "trafilatura")
    builder = DocumentBuilder()
    for index, part in enumerate(body.parts):
        if part.level and index == 0 and fold(part.text) == fold(metadata.text_of("title")):
            continue
        if part.level:
            builder.heading(part.text, part.level)
        else:
            builder.paragraph(part.text)
    document = builder.document(source, metadata, with_head=False)
    return replace(document, remarks=(*decoded.remarks, *document.remarks))


MOST_TAGS = 30_000
"""Tags beyond which a page is not given to the extractor, which takes more time the more there are."""

LARGEST = 4_000_000
"""Characters beyond which a page is not given to the extractor."""

_LARGEST_SCRIPT = 200_000
_SCRIPT = re.compile(r"<script(?=[\s>])", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script\s*>", re.IGNORECASE)
_FURNITURE = frozenset("nav header footer aside form".split())
_INLINE = frozenset("hi ref del code".split())


class _Element(Protocol):
    """What is used of an element of the extractor's tree."""

    tag: object
    text: str | None
    tail: str | None

    def get(self, key: str, default: str) -> str: ...

    def __iter__(self) -> "Iterator[_Element]": ...


class BodyPart(FrozenValue):
    """One part of a page's body."""

    text: str

    level: int = 0
    """The level of a heading from 1, the outermost; 0 for a paragraph."""


class PageBody(FrozenValue):
    """The parts of a page's body, and what the extractor makes of its metadata, "" where nothing."""

    parts: tuple[BodyPart, ...] = ()
    title: str = ""
    author: str = ""
    date: str = ""
    site: str = ""


def main_body(html: str, url: str, name: str) -> PageBody:
    """The body of the page `html` from the address `url` ("" when unknown); `name` is for the message.

    Raises `UnreadableDocument` when trafilatura is not installed.
    """
    try:
        from trafilatura.core import bare_extraction
        from trafilatura.settings import Document
    except ImportError:
        raise UnreadableDocument(
            f"{name}: reading web pages needs trafilatura; install it with: pip install 'citecli[web]'"
        ) from None
    _keep_quiet()
    extracted = bare_extraction(
        _without_large_scripts(html), url=url or None, include_comments=False, with_metadata=True
    )
    if not isinstance(extracted, Document) or extracted.body is None:
        return PageBody()
    return PageBody(
        tuple(_parts(extracted.body)),
        extracted.title or "",
        extracted.author or "",
        extracted.date or "",
        extracted.sitename or "",
    )


def _without_large_scripts(html: str) -> str:
    """`html` without the programs and data that no body is in, but that an extractor looks for dates through."""
    pieces, at = [], 0
    while (begins := _SCRIPT.search(html, at)) and (ends := _SCRIPT_END.search(html, begins.end())):
        if ends.end() - begins.start() > _LARGEST_SCRIPT:
            pieces.append(html[at : begins.start()])
        else:
            pieces.append(html[at : ends.end()])
        at = ends.end()
    return "".join((*pieces, html[at:]))


def _keep_quiet() -> None:
    """What the extractor and the libraries below it log is no remark for a user; logging prints what nobody handles."""
    import logging

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        if not (logger := logging.getLogger(name)).handlers:
            logger.addHandler(logging.NullHandler())


def text_of_whole_page(html: str) -> PageBody:
    """All text of a page but for what its elements' names tell to be no body: for pages too large for `body`."""
    blocks = html_blocks(html, _FURNITURE)
    return PageBody(
        tuple(
            BodyPart(block.text, block.level)
            for block in blocks
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        )
    )


def _parts(element: _Element) -> Iterator[BodyPart]:
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "head":
            rend = child.get("rend", "")
            yield BodyPart(_text(child), int(rend[1]) if rend[1:2].isdecimal() else 2)
        elif tag == "code":
            pass
        elif tag in ("p", "item", "cell", "ab"):
            yield from _mixed(child)
        elif tag in _INLINE:
            yield BodyPart(_text(child))
        else:
            if child.text and child.text.strip():
                yield BodyPart(child.text)
            yield from _parts(child)
        if child.tail and child.tail.strip():
            yield BodyPart(child.tail)


def _mixed(element: _Element) -> Iterator[BodyPart]:
    """The text of an element that may hold blocks itself (a list in an item, paragraphs in a cell)."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag in ("p", "list", "item", "quote", "table", "head", "row", "cell"):
            yield BodyPart("".join(pieces))
            pieces = []
            yield from _parts_of_one(child)
        else:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    yield BodyPart("".join(pieces))


def _parts_of_one(child: _Element) -> Iterator[BodyPart]:
    if child.tag in ("p", "item", "cell"):
        yield from _mixed(child)
    elif child.tag == "head":
        yield BodyPart(_text(child), 2)
    else:
        if child.text and child.text.strip():
            yield BodyPart(child.text)
        yield from _parts(child)


def _text(element: _Element) -> str:
    """All text in an element, line breaks as such."""
    if element.tag == "lb":
        return "\n"
    pieces = [element.text or ""]
    for child in element:
        pieces += (_text(child), child.tail or "")
    return "".join(pieces)
