"""Word files (DOCX, ECMA-376) taken apart: the main part, elements and their values, styles.

Shared by the reader of documents and that of drafts.
"""

import posixpath
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from citecli.readers.xml_trees import children, local, tree
from citecli.readers.zip_parts import ZipParts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_LONGEST_LINE = 20
"""Styles that may be based on each other: those of a damaged file go round in circles."""


class Style(NamedTuple):
    """A style: its `identifier`, its `name` as users see it, the style it is `based_on` ("" for none), its element."""

    identifier: str
    name: str
    based_on: str
    element: "Element"


def main_part(parts: ZipParts, name: str) -> str:
    """The part that the package's relationships call its document; `name` is the file's, for messages."""
    if "_rels/.rels" in parts:
        for relation in tree(parts.read("_rels/.rels"), name).iter():
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(relation.get("Target", "").lstrip("/"))
    return "word/document.xml"


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


def styles_of(root: "Element") -> Iterator[Style]:
    """The styles of a part."""
    for element in root.iter():
        if local(element) == "style":
            name, base = value_of(child_of(element, "name")), value_of(child_of(element, "basedOn"))
            yield Style(value_of(element, "styleId"), name, base, element)


def ancestry(identifier: str, based_on: Mapping[str, str]) -> Iterator[str]:
    """The styles on which a style is based, the nearest first; no more than a sane file has."""
    for _ in range(_LONGEST_LINE):
        identifier = based_on.get(identifier, "")
        if not identifier:
            return
        yield identifier
