"""HTML: a saved web page. The reference by `page_reference`; the body by trafilatura, without menus and comments.

Nothing is fetched.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from citecli.documents.model import Document
from citecli.documents.omissions import OmissionKind
from citecli.errors import UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.readers.decoding import decode_marked
from citecli.readers.document_builder import DocumentBuilder, PartKind
from citecli.readers.html_tokens import MOST_ATTRIBUTES
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.page_blocks import PageBlock, PageBlocks, page_blocks, rows
from citecli.readers.page_body import ChosenBlocks, choose, running_text
from citecli.readers.page_boxes import is_caption
from citecli.readers.page_date_order import settled_day
from citecli.readers.page_facts import page_facts
from citecli.readers.page_head import head_lines
from citecli.readers.page_reference import Page
from citecli.readers.source import Source
from citecli.text.folding import fold

# Pages saved in one piece have their pictures and typefaces in them.
_INLINE_FILE = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=\s]{100,}")
_ENDS = 2
_HEAD_BLOCKS = 8
_EMPTY_COMMENT = re.compile(r"<!---?>")
_ODD_COMMENT = re.compile(r"--!>")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->")


def read(source: Source) -> Document:
    """The document in a page, without an id.

    `UnreadableDocument` when there is neither text in it nor a reference, or the extra `web` is not installed.
    """
    decoded = decode_marked(source.data, source.name, source.encoding)
    html = _INLINE_FILE.sub("data:", decoded.text)
    # Parsers are at odds about where these comments end: nothing is to be hidden in them from one, and seen by another.
    # The short one begins and ends a comment, or ends one that was begun before ("<!--[if gt IE 8]><!-->").
    html = _ODD_COMMENT.sub("-->", _EMPTY_COMMENT.sub("<!-- -->", html))
    if not html.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    metadata = DocumentMetadata()
    saved = _SAVED_FROM.search(html[:4000])
    facts = page_facts(html)
    page = Page(facts, metadata, source.url or (saved[1] if saved else ""))
    page.read()
    extracted = PageBody()
    if facts.tags > MOST_TAGS or facts.crowd >= MOST_ATTRIBUTES or len(html) > LARGEST:
        metadata.remarks.append("it is too large to find the article in it; all its text was read")
        blocks = page_blocks(html)
        chosen = ChosenBlocks(running_text(blocks))
    else:
        extracted = main_body(html, page.url, source.name)
        blocks = page_blocks(html)
        chosen = choose(blocks, extracted.parts)
        if not chosen.numbers and not extracted.parts:
            chosen = ChosenBlocks(running_text(blocks))
            if chosen.numbers:
                metadata.remarks.append("the article in it was not found; all its text was read")
        elif chosen.replaced:
            metadata.remarks.append(
                "little of its text looked like an article; the part of the page that has most text was read"
            )
    metadata.text("title", extracted.title, "trafilatura")
    page.authors(extracted.author, (*extracted.parts[:_ENDS], *extracted.parts[-_ENDS:]))
    # The first of January is what it makes of a year alone, which may be that of the copyright.
    is_plausible = not extracted.date.endswith("-01-01") or page.shows_day(extracted.date)
    if is_plausible and not page.is_of_something_else(extracted.date):
        day = settled_day(extracted.date, html, facts.language, page.url)
        if metadata.date("issued", day, "htmldate") and len(day) < len(extracted.date):
            metadata.remarks.append(
                f"the figures of its date may be two days, so only the year {day} is taken; "
                "`citecli edit --date` says which it is"
            )
    metadata.text("container-title", extracted.site, "trafilatura")
    builder = DocumentBuilder()
    if extracted.parts and not chosen.found:
        # The text is in a program or a template, from which the extractor took it.
        for part in extracted.parts:
            builder.paragraph(part)
        chosen = ChosenBlocks(())
    _write(blocks, chosen, metadata, builder)
    document = builder.document(source, metadata, with_head=False, may_be_bare=True)
    return replace(document, remarks=(*decoded.remarks, *document.remarks))


def _write(page: PageBlocks, chosen: ChosenBlocks, metadata: DocumentMetadata, builder: DocumentBuilder) -> None:
    """Write the blocks of the body, and what is left out."""
    wanted = frozenset(chosen.numbers)
    title = fold(metadata.text_of("title"))
    headline = next((at for at, block in enumerate(page.blocks) if _is_headline(block, title)), -1)
    first = next((at for at in chosen.numbers if not page.blocks[at].level), len(page.blocks))
    head = _head(page, [at for at in chosen.numbers if at > headline], metadata)
    around: list[str] = []
    of_rows = rows(page, [number for number in chosen.numbers if number not in head])
    for number, block in enumerate(page.blocks):
        if number in of_rows:
            if of_rows[number]:
                builder.paragraph(of_rows[number])
        elif number not in wanted:
            if is_caption(page, number):
                builder.omit(OmissionKind.FIGURE, block.text)
            elif number > first or not _is_headline(block, title):
                around.append(" ".join(block.text.split()))
        elif kind := head.get(number):
            builder.head(kind, block.text)
        elif block.level:
            if number > first or not _is_headline(block, title):
                builder.heading(block.text, block.level)
        else:
            builder.paragraph(block.text)
    if around:
        builder.omit(OmissionKind.FURNITURE, "\n".join(around), len(around))


def _is_headline(block: PageBlock, title: str) -> bool:
    return bool(block.level) and fold(" ".join(block.text.split())) == title


def _head(page: PageBlocks, after: list[int], metadata: DocumentMetadata) -> dict[int, PartKind]:
    """The lines of the head among the first blocks `after` the headline."""
    first = [number for number in after[:_HEAD_BLOCKS] if not page.blocks[number].level]
    nodes = [page.nodes[page.blocks[number].node] for number in first]
    marks = [f"{node.marks} {page.nodes[node.parent].marks}" for node in nodes]
    texts = [page.blocks[number].text for number in first]
    return {first[at]: kind for at, kind in head_lines(texts, marks, metadata.names_of("author"))}


MOST_TAGS = 30_000
"""Tags beyond which a page is not given to the extractor, which takes more time the more there are."""

LARGEST = 4_000_000
"""Characters beyond which a page is not given to the extractor."""

_LARGEST_SCRIPT = 200_000
_SCRIPT = re.compile(r"<script(?=[\s>])", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script\s*>", re.IGNORECASE)


class PageBody(FrozenValue):
    """The texts of the parts of a page's body, and what the extractor makes of its metadata, "" where nothing."""

    parts: tuple[str, ...] = ()
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
    with _only_plain_dates():
        extracted = bare_extraction(
            _without_large_scripts(html), url=url or None, include_comments=False, with_metadata=True
        )
    if not isinstance(extracted, Document) or extracted.body is None:
        return PageBody()
    return PageBody(
        tuple(part for part in (extracted.text or "").split("\n") if part.strip()),
        extracted.title or "",
        extracted.author or "",
        extracted.date or "",
        extracted.sitename or "",
    )


class _NoDates:
    """Reads no date: in the place of a parser."""

    def get_date_data(self, _text: str) -> dict[str, None]:
        """No date."""
        return {"date_obj": None}


@contextmanager
def _only_plain_dates() -> Iterator[None]:
    """The extractor takes no dates that only dateparser can read.

    That tries every language it knows, one after the other: loading them takes five seconds for a single odd `<time>`,
    and of two hundred pages it read a date in none.
    """
    from htmldate import extractors

    name = "get_external_parser" if hasattr(extractors, "get_external_parser") else "EXTERNAL_PARSER"
    parser = getattr(extractors, name, None)
    setattr(extractors, name, _NoDates if name == "get_external_parser" else _NoDates())
    try:
        yield
    finally:
        setattr(extractors, name, parser)


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
