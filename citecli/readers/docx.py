"""Word (DOCX, ECMA-376): paragraphs and headings of the main part, the reference from the document properties.

Deleted text, comments, notes, text boxes and field codes are left out. Pages are known when Word has marked where they
began the last time that it laid the document out (`w:lastRenderedPageBreak`) and numbers them from 1.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from citecli.documents.model import Document
from citecli.readers import people
from citecli.readers.composition import Composition, Kind
from citecli.readers.dublin_core import read_properties
from citecli.readers.findings import Findings
from citecli.readers.source import Source
from citecli.readers.xml_trees import local, texts, tree
from citecli.readers.zip_parts import ZipParts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_SKIPPED = frozenset(
    "rPr drawing pict object del moveFrom instrText delText Fallback bookmarkStart bookmarkEnd proofErr tblPr tcPr "
    "trPr tblGrid commentRangeStart commentRangeEnd permStart permEnd footnoteReference endnoteReference "
    "sdtPr ruby".split()
)
_BLOCKS = frozenset("body tbl tr tc sdt sdtContent ins moveTo customXml smartTag AlternateContent Choice".split())
_STYLE_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop) (\d)", re.IGNORECASE)
_HEAD_STYLES = {
    "title": Kind.TITLE, "titel": Kind.TITLE, "subtitle": Kind.DEK, "untertitel": Kind.DEK, "author": Kind.BYLINE,
    "date": Kind.DATE, "datum": Kind.DATE,
}  # fmt: skip


class _Style(NamedTuple):
    """What a paragraph style makes of a paragraph: a heading of `level`, a line of the head, or neither."""

    level: int = 0
    head: Kind | None = None


def read(source: Source) -> Document:
    """The document in a Word file, without an id.

    `UnreadableDocument` when it is none, is encrypted, damaged, beyond a limit, or has no text.
    """
    findings = Findings()
    with ZipParts(source, "a Word file (DOCX)") as parts:
        main = _main_part(parts, source.name)
        root = tree(parts.read(main), source.name, _SKIPPED)
        styles: dict[str, _Style] = {}
        style_part = posixpath.join(posixpath.dirname(main), "styles.xml")
        if style_part in parts:
            styles = _styles(tree(parts.read(style_part), source.name, frozenset(("rPr", "latentStyles"))))
        properties = tree(parts.read("docProps/core.xml"), source.name) if "docProps/core.xml" in parts else None
    text = Composition()
    reader = _Body(text, findings, styles, _is_paginated(root))
    reader.read(root)
    if properties is not None:
        read_properties(properties, findings)
    return text.document(source, findings)


def _main_part(parts: ZipParts, name: str) -> str:
    """The part that the package's relationships call its document."""
    if "_rels/.rels" in parts:
        for relation in tree(parts.read("_rels/.rels"), name).iter():
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(relation.get("Target", "").lstrip("/"))
    return "word/document.xml"


def _value(element: "Element | None", attribute: str = "val") -> str:
    if element is None:
        return ""
    return element.get(_W + attribute) or element.get(_STRICT_W + attribute) or ""


def _child(element: "Element", *path: str) -> "Element | None":
    current: Element | None = element
    for name in path:
        current = next((child for child in current if local(child) == name), None) if current is not None else None
    return current


def _styles(root: "Element") -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    parents: dict[str, str] = {}
    for style in root.iter():
        if local(style) != "style":
            continue
        identifier = _value(style, "styleId")
        name = _value(_child(style, "name"))
        parents[identifier] = _value(_child(style, "basedOn"))
        outline = _value(_child(style, "pPr", "outlineLvl"))
        match = _STYLE_HEADING.fullmatch(name)
        if head := _HEAD_STYLES.get(name.lower()):
            found[identifier] = _Style(head=head)
        elif match:
            found[identifier] = _Style(int(match[1]))
        elif outline.isdecimal() and int(outline) < 9:
            found[identifier] = _Style(int(outline) + 1)
    for identifier in parents:
        ancestor, steps = identifier, 0
        while ancestor in parents and ancestor not in found and steps < 20:
            ancestor, steps = parents[ancestor], steps + 1
        if ancestor in found:
            found[identifier] = found[ancestor]
    return found


def _is_paginated(root: "Element") -> bool:
    """Whether pages are marked, and numbered from 1 in one run of decimals."""
    marked = False
    for element in root.iter():
        name = local(element)
        if name == "lastRenderedPageBreak":
            marked = True
        elif name == "pgNumType" and (_value(element, "start") not in ("", "1") or _value(element, "fmt")):
            return False
    return marked


class _Body:
    """Reads the main part into a composition."""

    def __init__(self, text: Composition, findings: Findings, styles: dict[str, _Style], paginated: bool) -> None:
        self._text, self._findings, self._styles = text, findings, styles
        self._page = 1 if paginated else 0

    def read(self, element: "Element") -> None:
        """Every paragraph below `element`."""
        for child in element:
            name = local(child)
            if name == "p":
                self._paragraph(child)
            elif name in _BLOCKS:
                self.read(child)

    def _paragraph(self, element: "Element") -> None:
        first = self._page
        words, before = self._words(element)
        # A break before the first word belongs to the paragraph that it pushed to the next page.
        first += before
        page = (str(first) if first == self._page else f"{first}–{self._page}") if self._page else ""
        identifier = _value(_child(element, "pPr", "pStyle"))
        style = self._styles.get(identifier, _Style())
        outline = _value(_child(element, "pPr", "outlineLvl"))
        if not words.strip():
            return
        if style.head:
            self._head(style.head, words)
        elif style.level or (outline.isdecimal() and int(outline) < 9):
            self._text.heading(words, style.level or int(outline) + 1, page)
        else:
            self._text.paragraph(words, page)

    def _head(self, kind: Kind, words: str) -> None:
        self._text.head(kind, words)
        if kind is Kind.TITLE:
            self._findings.text("title", words, "title style")
        elif kind is Kind.BYLINE:
            self._findings.names("author", people.names(words), "author style")
        elif kind is Kind.DATE:
            self._findings.date("issued", words, "date style")

    def _words(self, element: "Element") -> tuple[str, int]:
        """The text of a paragraph, and how many pages began before its first word; the page moves on."""
        pieces: list[str] = []
        before = 0
        begun = False
        for piece in self._runs(element):
            if piece == "\f":
                if self._page:
                    self._page += 1
                    before += 0 if begun else 1
                continue
            begun = begun or bool(piece.strip())
            pieces.append(piece)
        return "".join(pieces), before

    def _runs(self, element: "Element") -> Iterator[str]:
        for child in element:
            name = local(child)
            if name == "t":
                yield child.text or ""
            elif name in ("tab", "ptab"):
                yield "\t"
            elif name in ("br", "cr"):
                yield " " if _value(child, "type") in ("page", "column") else "\n"
            elif name == "noBreakHyphen":
                yield "\N{NON-BREAKING HYPHEN}"
            elif name == "lastRenderedPageBreak":
                yield "\f"
            elif name in ("oMath", "oMathPara"):
                yield texts(child)
            elif name not in ("pPr", "txbxContent"):
                yield from self._runs(child)
