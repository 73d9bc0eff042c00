"""EPUB (2 and 3): the chapters in the order of the spine, the reference from the package's metadata.

A chapter without a heading of its own has that of the table of contents. Footnotes and endnotes, where they are marked
as such, come after the last chapter, with the signs that point to them. Page numbers are those of the printed book,
where the e-book marks them (`epub:type="pagebreak"`).

By hand: ebooklib takes all parts of a file into memory, whatever their size, and leaves notes and pages to its user.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from citecli.documents.model import Document
from citecli.documents.omissions import OmissionKind
from citecli.errors import UnreadableDocument
from citecli.frozen import FrozenValue
from citecli.readers import people
from citecli.readers.decoding import decode_marked
from citecli.readers.document_builder import DocumentBuilder
from citecli.readers.dublin_core import meant_title
from citecli.readers.html_blocks import BlockKind, HtmlBlock, html_blocks
from citecli.readers.html_tokens import tokens
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.source import Source
from citecli.readers.xml_trees import local, texts, tree
from citecli.readers.zip_parts import ZipParts
from citecli.references.model import ItemType
from citecli.text.folding import fold

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OPF = "{http://www.idpf.org/2007/opf}"
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
_NCX = "application/x-dtbncx+xml"
_ORIGIN = "EPUB metadata"
_ISBN = re.compile(r"(?:urn:)?(?:isbn[:\s]*)?((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])", re.IGNORECASE)
_ROLES = {"aut": "author", "edt": "editor", "trl": "translator", "ill": "illustrator"}
_LARGEST_TEXT = 32 * 1024 * 1024
_FRONT = 4
"""Chapters among which the title page is looked for."""
_LONGEST_TITLE_PAGE = 70  # words
_SENTENCE = 9  # words of a line that ends like a sentence and is one
_MARK = re.compile("\0([^\0]*)\0")


def read(source: Source) -> Document:
    """The document in an e-book, without an id.

    `UnreadableDocument` when it is none, is protected, damaged, beyond a limit, or has no text.
    """
    metadata = DocumentMetadata()
    metadata.kind(ItemType.BOOK, "EPUB")
    builder = DocumentBuilder()
    with ZipParts(source, "an e-book (EPUB)") as parts:
        package_name = _package_name(parts, source.name)
        package = tree(parts.read(package_name), source.name)
        _read_metadata(package, metadata)
        chapters = _chapters(package, posixpath.dirname(package_name))
        _refuse_protected(parts, source.name, chapters)
        titles = _contents(parts, package, posixpath.dirname(package_name), source.name)
        signs: dict[str, str] = {}
        page, size = "", 0
        for number, chapter in enumerate(chapters):
            if chapter not in parts:
                metadata.remarks.append(f"its chapter {posixpath.basename(chapter)} is missing")
                continue
            data = parts.read(chapter)
            size += len(data)
            if size > _LARGEST_TEXT:
                raise UnreadableDocument(f"{source.name} has more than {_LARGEST_TEXT // 1024 // 1024} MB of text")
            html = decode_marked(data, source.name).text
            blocks: Iterable[HtmlBlock] = html_blocks(html, signs=signs)
            if number < _FRONT and len(chapters) > 1:
                blocks = list(blocks)
                if _is_title_page(blocks, metadata.text_of("title")):
                    builder.omit(OmissionKind.TITLE_PAGE, "\n".join(block.text for block in blocks))
                    continue
            page = _chapter(blocks, builder, page, titles.get(chapter))
    return builder.document(source, metadata, with_head=False)


def _is_title_page(blocks: Sequence[HtmlBlock], title: str) -> bool:
    """Whether a chapter says little more than what the book is called, and no sentence."""
    lines = [block.text for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    text = " ".join(lines)
    main = fold(title.partition(":")[0].strip())
    said = fold(" ".join(text.split()))
    return (
        bool(main)
        and main in said
        and len(text.split()) <= _LONGEST_TITLE_PAGE
        and (len(lines) > 1 or said.strip(" .") == main)
        and not any(
            line.rstrip().endswith((".", "!", "?", "…", "”")) and len(line.split()) > _SENTENCE for line in lines
        )
    )


def _package_name(parts: ZipParts, name: str) -> str:
    container = "META-INF/container.xml"
    if container in parts:
        for element in tree(parts.read(container), name).iter():
            if local(element) == "rootfile" and (path := element.get("full-path")):
                return path
    packages = [part for part in parts.names() if part.endswith(".opf")]
    if not packages:
        raise UnreadableDocument(f"{name} is not an e-book (EPUB): it has no package file")
    return packages[0]


def _chapters(package: "Element", folder: str) -> list[str]:
    """The parts of the spine, in order, without the table of contents."""
    items = {item.get("id", ""): item for item in package.iter() if local(item) == "item"}
    chapters = []
    for entry in package.iter():
        if local(entry) != "itemref" or entry.get("linear") == "no":
            continue
        item = items.get(entry.get("idref", ""))
        if item is None or item.get("media-type") not in _PAGES or "nav" in item.get("properties", "").split():
            continue
        chapters.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0]))))
    return list(dict.fromkeys(chapters))


def _refuse_protected(parts: ZipParts, name: str, chapters: list[str]) -> None:
    """Fonts may be obfuscated, but where chapters are encrypted only the bookshop's own program can read them."""
    encryption = "META-INF/encryption.xml"
    if encryption not in parts:
        return
    encrypted = {
        posixpath.normpath(unquote(element.get("URI", "")))
        for element in tree(parts.read(encryption), name).iter()
        if local(element) == "CipherReference"
    }
    if encrypted & set(chapters):
        raise UnreadableDocument(f"{name} is protected against copying (DRM) and can't be read")


def _contents(parts: ZipParts, package: "Element", folder: str, name: str) -> dict[str, tuple[str, int]]:
    """For each part that the table of contents (EPUB 3's `nav`, EPUB 2's NCX) names: its title, and how deep it stands.

    Of several entries for a part the first counts: the others lead into the midst of it.
    """
    titles: dict[str, tuple[str, int]] = {}
    for item in package.iter():
        if local(item) != "item":
            continue
        path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        if path not in parts:
            continue
        entries: Iterable[tuple[str, str, int]] = ()
        if "nav" in item.get("properties", "").split():
            entries = _nav(decode_marked(parts.read(path), name).text)
        elif item.get("media-type") == _NCX:
            entries = _ncx(tree(parts.read(path), name))
        for target, title, level in entries:
            part = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target.partition("#")[0])))
            titles.setdefault(part, (title, level))
    return titles


def _nav(html: str) -> Iterator[tuple[str, str, int]]:
    """Target, title and level of each entry of an EPUB 3 table of contents."""
    inside = False
    level = 0
    target: str | None = None
    title: list[str] = []
    for token in tokens(html):
        if isinstance(token, str):
            if target is not None:
                title.append(token)
        elif token.name == "nav":
            inside = not token.closes and "toc" in token.attributes.get("epub:type", "toc").split()
        elif token.name == "ol":
            level = max(0, level + (-1 if token.closes else 1))
        elif token.name == "a" and inside:
            if target is not None and title:
                yield target, "".join(title), max(1, level)
            target, title = (None if token.closes else token.attributes.get("href", "")), []


def _ncx(root: "Element", level: int = 0) -> Iterator[tuple[str, str, int]]:
    """Target, title and level of each entry of an EPUB 2 table of contents."""
    for child in root:
        if local(child) == "navPoint":
            label = next((texts(element) for element in child if local(element) == "navLabel"), "")
            target = next((element.get("src", "") for element in child if local(element) == "content"), "")
            if target:
                yield target, label, level + 1
            yield from _ncx(child, level + 1)
        elif local(child) in ("navMap", "ncx"):
            yield from _ncx(child, level)


def _chapter(blocks: Iterable[HtmlBlock], builder: DocumentBuilder, page: str, title: tuple[str, int] | None) -> str:
    """Adds a chapter; `page` is the page that it begins on, the answer the one that it ends on.

    `title` is what the table of contents calls it, and how deep it stands there.
    """
    for block in blocks:
        if title and block.kind is BlockKind.HEADING:
            title = None
        elif title and block.kind is BlockKind.PARAGRAPH:
            # The title may be set as a paragraph, which says so well enough.
            if fold(" ".join(block.text.split())) != fold(" ".join(title[0].split())):
                builder.heading(title[0], title[1], page)
            title = None
        words, turns = _without_marks(block.text)
        first = turns[0][1] if turns and not words[: turns[0][0]].strip() else page
        if turns:
            page = turns[-1][1]
        span = f"{first}–{page}" if first and first != page else page
        if block.kind is BlockKind.PAGE:
            page = block.text
        elif block.kind is BlockKind.BREAK:
            builder.part_sections()
        elif block.kind is BlockKind.HEADING:
            builder.heading(words, block.level, span)
        elif block.kind is BlockKind.NOTE:
            builder.note(words, block.sign, page)
        else:
            builder.paragraph(words, span, turns=turns)
    return page


def _without_marks(text: str) -> tuple[str, list[tuple[int, str]]]:
    """A block's text without the marks of pages; and the pages, each with where in it it begins."""
    words = ""
    turns: list[tuple[int, str]] = []
    end = 0
    for match in _MARK.finditer(text):
        words += text[end : match.start()]
        end = match.end()
        if match[1]:
            turns.append((len(words), match[1]))
    return words + text[end:], turns


class _Entry(FrozenValue):
    """One entry of the package's metadata: its local name, its text, and its element."""

    name: str
    text: str
    element: "Element"


class _Entries:
    """The metadata of a package, with what EPUB 3 says about an entry in another one that refines it."""

    def __init__(self, root: "Element") -> None:
        self._entries = [
            _Entry(local(element), texts(element).strip(), element) for element in root.iter() if len(element) == 0
        ]
        self._refined = {
            (target, entry.element.get("property", "")): entry.text
            for entry in self._entries
            if entry.name == "meta" and (target := entry.element.get("refines", "").lstrip("#"))
        }

    def called(self, *names: str) -> list[_Entry]:
        """The entries of these names that have a text, in order."""
        return [entry for entry in self._entries if entry.name in names and entry.text]

    def refinement(self, entry: _Entry, name: str) -> str:
        """What is said of an entry elsewhere, "" for nothing."""
        return self._refined.get((entry.element.get("id", ""), name), "")


def _read_metadata(package: "Element", metadata: DocumentMetadata) -> None:
    root = next((element for element in package if local(element) == "metadata"), None)
    if root is None:
        return
    entries = _Entries(root)
    metadata.text("title", _title(entries), _ORIGIN)
    for role, names in _names_by_role(entries).items():
        metadata.names(role, tuple(person for name in names for person in people.names(name)), _ORIGIN)
    for date in _dates(entries):
        metadata.date("issued", date, _ORIGIN)
    for entry in entries.called("publisher", "language"):
        metadata.text(entry.name, entry.text, _ORIGIN)
    for entry in entries.called("identifier", "source"):
        if match := _ISBN.fullmatch(entry.text):
            metadata.text("ISBN", match[1], _ORIGIN)


def _title(entries: _Entries) -> str:
    """The main title with its subtitle, "" when there is none that means anything."""
    titles = [(entry.text, entries.refinement(entry, "title-type")) for entry in entries.called("title")]
    main = [text for text, kind in titles if kind == "main"] or [text for text, kind in titles if not kind]
    subtitle = [text for text, kind in titles if kind == "subtitle"]
    title = meant_title(main[0]) if main else ""
    return f"{title}: {subtitle[0]}" if title and subtitle else title


def _names_by_role(entries: _Entries) -> dict[str, list[str]]:
    """Names as written, by the variable that they belong to; as they are filed, when that says what the surname is."""
    names_by_role: dict[str, list[str]] = {}
    for entry in entries.called("creator", "contributor"):
        given = entry.element.get(_OPF + "role") or entries.refinement(entry, "role")
        role = _ROLES.get(given, "author" if entry.name == "creator" and not given else "")
        filed = entry.element.get(_OPF + "file-as") or entries.refinement(entry, "file-as")
        if role:
            names_by_role.setdefault(role, []).append(filed if filed.count(",") == 1 else entry.text)
    return names_by_role


def _dates(entries: _Entries) -> Iterator[str]:
    """Dates as written, that of publication first; year 101 is what a program puts in that knows none."""
    for event in ("publication", "original-publication", ""):
        for entry in entries.called("date"):
            if entry.element.get(_OPF + "event", "") == event and not entry.text.startswith("0101"):
                yield entry.text
