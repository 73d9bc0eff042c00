"""OpenDocument texts (ODT, and the flat FODT) taken apart: their parts, names of attributes, styles, white space.

Documents and drafts are read with it; what they make of the parts differs.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from citecli.errors import UnreadableDocument
from citecli.frozen import FrozenValue
from citecli.readers.formulas import linear
from citecli.readers.source import Source
from citecli.readers.xml_trees import local, tree
from citecli.readers.zip_parts import ZipParts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
LINK = "{http://www.w3.org/1999/xlink}href"
NO_TEXT = frozenset(
    "annotation annotation-end tracked-changes image object binary-data hidden-text table-of-content "
    "illustration-index alphabetical-index bibliography user-index object-index table-index sequence-decls forms "
    "text-properties paragraph-properties table-column-properties list-level-properties enhanced-geometry "
    "ruby-text".split()
)
"""Elements without text that a reader of the page sees: comments, what was deleted, indexes that are generated."""

_MOST_FORMULAS = 500
_MOST_SPACES = 100
_LONGEST_LINE = 20
"""Styles that may come from each other: those of a damaged file go round in circles."""


class OdtFile(FrozenValue):
    """The parts of an OpenDocument text as trees."""

    content: "Element"
    """All of the content, with the styles that the program made for it."""

    body: "Element"
    """The text in it."""

    general: "Element | None"
    """The styles that users see; `None` where `content` has them."""

    meta: "Element | None"
    """What is said of the document."""

    formulas: Mapping[str, str]
    """The formulas that objects in the text are, by their places in the file."""

    @property
    def roots(self) -> "tuple[Element, ...]":
        """The parts with styles, the general ones first."""
        return (self.content,) if self.general is None else (self.general, self.content)


def odt_file(source: Source, skipped: frozenset[str], marks: frozenset[str] = frozenset()) -> OdtFile:
    """An OpenDocument text taken apart, without the elements in `skipped` (those in `marks` are kept, empty).

    `UnreadableDocument` when it is none, is encrypted, damaged or beyond a limit.
    """
    if not source.data.startswith(b"PK") and b"<" in source.data[:64]:
        root = tree(source.data, source.name, skipped, marks)
        meta = next((child for child in root if local(child) == "meta"), None)
        return OdtFile(root, _body(root, source.name), None, meta, {})
    with ZipParts(source, "an OpenDocument text (ODT)") as parts:
        manifest = "META-INF/manifest.xml"
        if manifest in parts and b"encryption-data" in parts.read(manifest):
            raise UnreadableDocument(f"{source.name} is protected with a password; save it without one first")
        root = tree(parts.read("content.xml"), source.name, skipped, marks)
        formulas = _formulas(root, parts, source.name)
        general = tree(parts.read("styles.xml"), source.name, skipped, marks) if "styles.xml" in parts else None
        meta = tree(parts.read("meta.xml"), source.name) if "meta.xml" in parts else None
    return OdtFile(root, _body(root, source.name), general, meta, formulas)


def _body(root: "Element", name: str) -> "Element":
    body = next((element for element in root.iter() if local(element) == "text" and "office" in str(element.tag)), None)
    if body is None:
        raise UnreadableDocument(f"{name} is not a text document; OpenDocument spreadsheets and drawings can't be read")
    return body


def _formulas(root: "Element", parts: ZipParts, name: str) -> dict[str, str]:
    formulas: dict[str, str] = {}
    for element in root.iter():
        place = element.get(LINK, "").removeprefix("./") if local(element) == "object" else ""
        part = f"{place}/content.xml"
        if place and part in parts and len(formulas) < _MOST_FORMULAS:
            content = tree(parts.read(part), name)
            if local(content) == "math":
                formulas[place] = linear(content)
    return formulas


def styles_of(roots: "Iterable[Element]") -> "Iterator[Element]":
    """The styles in some parts."""
    return (element for root in roots for element in root.iter() if local(element) == "style")


def parents_of(roots: "Iterable[Element]") -> dict[str, str]:
    """The parent of each style in some parts, by name; the later part counts."""
    return {style.get(STYLE + "name", ""): style.get(STYLE + "parent-style-name", "") for style in styles_of(roots)}


def ancestry(style: str, parents: Mapping[str, str]) -> Iterator[str]:
    """A style, and those that it comes from, the nearest first; no more than a sane file has."""
    for _ in range(_LONGEST_LINE):
        if not style:
            return
        yield style
        style = parents.get(style, "")


def text_of_leaf(element: "Element") -> str | None:
    """The white space that an element stands for (a line break is `\\n`); `None` for another element."""
    match local(element):
        case "s":
            count = element.get(TEXT + "c", "1")
            return " " * (min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 6 else 1)
        case "tab":
            return "\t"
        case "line-break":
            return "\n"
    return None


def in_flow(text: str | None) -> str:
    """Text between tags: line ends in the XML are only its layout (ODF 1.3, 6.1.2)."""
    return text.replace("\n", " ").replace("\r", " ") if text else ""
