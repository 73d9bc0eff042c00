"""Word files (DOCX, ECMA-376) taken apart: their parts, elements and values, styles, notes, the text of runs.

Documents and drafts are read with it; what they make of the parts differs. (python-docx builds every element of a file
as an object, without limits on their number or depth, and knows neither notes nor where pages begin.)
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from citecli.frozen import FrozenValue
from citecli.readers.formulas import linear
from citecli.readers.source import Source
from citecli.readers.word_data import WordData, word_data
from citecli.readers.xml_trees import children, local, tree
from citecli.readers.zip_parts import ZipParts
from citecli.text.symbol_fonts import symbol

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_LONGEST_LINE = 20
"""Styles that may be based on each other: those of a damaged file go round in circles."""


HEADING_STYLE = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop) (\d)", re.IGNORECASE)
"""The names of styles for headings, and their level, in several languages."""

NO_TEXT = frozenset(
    "rPr del moveFrom delText Fallback bookmarkStart bookmarkEnd proofErr tblPr tcPr trPr tblGrid commentRangeStart "
    "commentRangeEnd permStart permEnd sdtPr".split()
)
"""Elements without text that a reader of the page sees: properties, what was deleted, places of comments."""

BLOCKS = frozenset("body tbl tr tc sdt sdtContent ins moveTo customXml smartTag AlternateContent Choice".split())
"""Elements that paragraphs are in."""

DRAWN = frozenset("drawing pict object".split())
"""Elements of a run that text boxes may be in."""

NOTE_KINDS = ("footnote", "endnote")
_NO_DATA = WordData()


class WordStyle(FrozenValue):
    """A style of the file."""

    identifier: str
    name: str
    """As users see it."""

    based_on: str
    """The identifier of the style that it goes back to, "" for none."""

    element: "Element"


class WordFile(FrozenValue):
    """The parts of a Word file as trees; `None` for a part that it has not."""

    main: "Element"
    styles: "Element | None"
    notes: "Mapping[str, Element]"
    """The parts with the notes, by their kind (`NOTE_KINDS`)."""

    properties: "Element | None"
    numbering: "Element | None" = None
    """What the lists of the file are numbered with."""

    data: WordData = _NO_DATA
    """What its text refers to, if it was asked for."""


def word_file(
    source: Source,
    skipped: frozenset[str],
    marks: frozenset[str] = frozenset(),
    *,
    with_properties: bool = False,
    with_data: bool = False,
) -> WordFile:
    """A Word file taken apart, without the elements in `skipped` (those in `marks` are kept, empty).

    `UnreadableDocument` when it is none, is encrypted, damaged or beyond a limit.
    """
    with ZipParts(source, "a Word file (DOCX)") as parts:
        main = main_part(parts, source.name)

        def part(name: str, left_out: frozenset[str], kept: frozenset[str] = frozenset()) -> "Element | None":
            return tree(parts.read(name), source.name, left_out, kept) if name in parts else None

        root = tree(parts.read(main), source.name, skipped, marks)
        folder = posixpath.dirname(main)
        styles = part(posixpath.join(folder, "styles.xml"), frozenset(("rPr", "latentStyles")))
        notes = {kind: part(posixpath.join(folder, f"{kind}s.xml"), skipped, marks) for kind in NOTE_KINDS}
        properties = part("docProps/core.xml", frozenset()) if with_properties else None
        numbering = part(posixpath.join(folder, "numbering.xml"), frozenset(("rPr",))) if with_properties else None
        data = word_data(parts, main, NOTE_KINDS, source.name) if with_data else _NO_DATA
    present = {kind: part for kind, part in notes.items() if part is not None}
    return WordFile(root, styles, present, properties, numbering, data)


def notes_of(root: "Element") -> "Iterator[Element]":
    """The notes of a part, without the lines that separate them from the text."""
    for element in root:
        if local(element) in NOTE_KINDS and value_of(element, "type") in ("", "normal"):
            yield element


def text_of_leaf(element: "Element") -> str | None:
    """The text that an element of a run stands for (a line break is `\\n`); `None` for one that holds others."""
    match local(element):
        case "t":
            return element.text or ""
        case "tab" | "ptab":
            return "\t"
        case "br" | "cr":
            return " " if value_of(element, "type") in ("page", "column") else "\n"
        case "noBreakHyphen":
            return "\N{NON-BREAKING HYPHEN}"
        case "oMath" | "oMathPara":
            return linear(element)
        case "sym":
            return symbol(value_of(element, "char"), value_of(element, "font"))
    return None


def main_part(parts: ZipParts, name: str) -> str:
    """The part that the package's relationships call its document; `name` is the file's, for messages."""
    if "_rels/.rels" in parts:
        for relation in tree(parts.read("_rels/.rels"), name).iter():
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(relation.get("Target", "").lstrip("/"))
    return "word/document.xml"


def boxes_in(drawing: "Element") -> "list[Element]":
    """The contents of the text boxes in a drawing, without those of boxes in boxes."""
    if local(drawing) == "txbxContent":
        return [drawing]
    return [box for child in drawing for box in boxes_in(child)]


def value_of(element: "Element | None", attribute: str = "val") -> str:
    """An attribute of the main namespace, whichever of its two addresses the file uses; "" without the element."""
    if element is None:
        return ""
    return element.get(_W + attribute) or element.get(_STRICT_W + attribute) or ""


def child_of(element: "Element | None", *path: str) -> "Element | None":
    """The first element at a path of local names below `element`, `None` where there is none."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def styles_of(root: "Element") -> Iterator[WordStyle]:
    """The styles of a part."""
    for element in root.iter():
        if local(element) == "style":
            name, base = value_of(child_of(element, "name")), value_of(child_of(element, "basedOn"))
            yield WordStyle(value_of(element, "styleId"), name, base, element)


def ancestry(identifier: str, based_on: Mapping[str, str]) -> Iterator[str]:
    """The styles on which a style is based, the nearest first; no more than a sane file has."""
    for _ in range(_LONGEST_LINE):
        identifier = based_on.get(identifier, "")
        if not identifier:
            return
        yield identifier
