"""What a Word file holds beside its text, and its text refers to: custom properties, targets of links, sources.

A damaged part costs what is in it, and nothing else.
"""

import posixpath
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from citecli.errors import UnreadableDocument
from citecli.frozen import FrozenValue
from citecli.readers.xml_trees import local, texts, tree
from citecli.readers.zip_parts import ZipParts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CUSTOM_PART = re.compile(r"customXml/item(\d+)\.xml")
_SOURCES = re.compile(rb"<(?:\w{1,20}:)?Sources[\s>]")
_LOOKED_AT = 4096
"""Bytes in which the root of a part is looked for."""
_MOST_CUSTOM_PARTS = 100


class WordData(FrozenValue):
    """What the text of a Word file refers to."""

    properties: Mapping[str, str] = {}
    """The values of the custom properties by name."""

    links: Mapping[str, Mapping[str, str]] = {}
    """The targets of the links in a part of the file, by their ids: the part is "" for the body, or a kind of note."""

    sources: str = ""
    """Word's list of sources, in XML; "" for none."""


def word_data(parts: ZipParts, main: str, kinds: tuple[str, ...], name: str) -> WordData:
    """What the text of a file refers to. `main` is the part with the body, `name` the file's for messages."""
    folder = posixpath.dirname(main)
    of_kinds = {"": main, **{kind: posixpath.join(folder, f"{kind}s.xml") for kind in kinds}}
    links = {kind: _links(parts, part, name) for kind, part in of_kinds.items() if part in parts}
    return WordData(_properties(parts, name), links, _sources(parts))


def _part(parts: ZipParts, part: str, name: str) -> "Element | None":
    if part not in parts:
        return None
    try:
        return tree(parts.read(part), name)
    except UnreadableDocument:
        return None


def _properties(parts: ZipParts, name: str) -> dict[str, str]:
    root = _part(parts, "docProps/custom.xml", name)
    elements = () if root is None else root.iter()
    return {element.get("name", ""): texts(element) for element in elements if local(element) == "property"}


def _links(parts: ZipParts, part: str, name: str) -> dict[str, str]:
    folder, file = posixpath.split(part)
    root = _part(parts, f"{folder}/_rels/{file}.rels".lstrip("/"), name)
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in (() if root is None else root)
        if relation.get("Type", "").endswith("/hyperlink")
    }


def _sources(parts: ZipParts) -> str:
    """The list of sources among the parts that programs add to a file."""
    names = [match for name in parts.names() if (match := _CUSTOM_PART.fullmatch(name))]
    for match in names[:_MOST_CUSTOM_PARTS]:
        about = f"customXml/itemProps{match[1]}.xml"
        try:
            if about in parts and b"bibliography" not in parts.read(about):
                continue  # parts of other programs may be large
            data = parts.read(match[0])
        except UnreadableDocument:
            continue
        if _SOURCES.search(data[:_LOOKED_AT]):
            return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    return ""
