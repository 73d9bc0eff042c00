"""A draft in LibreOffice (OpenDocument text, ODT or flat): its text with block quotations, notes and citations.

Block quotations are paragraphs in the style "Quotations" and those made from it, whatever they are called, and such as
are set in. Citations are those of reference managers (`citecli.drafts.citation_fields`), in reference marks, bookmarks,
fields and links, LibreOffice's own marks, and those in Pandoc's syntax. Text boxes come after the paragraph that they
hang on. Deleted text and comments are left out, and so is the bibliography that LibreOffice makes.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citecli.drafts.bibliography_mark import citation_of
from citecli.drafts.citation_fields import Field, citation_at, is_list
from citecli.drafts.draft_text import DraftText
from citecli.drafts.field_citation import code_in_pieces
from citecli.drafts.model import Draft
from citecli.drafts.styled_paragraphs import ParagraphLook, look_of_style
from citecli.readers.odt_parts import (
    LINK,
    NO_TEXT,
    STYLE,
    TEXT,
    OdtFile,
    ancestry,
    in_flow,
    odt_file,
    parents_of,
    styles_of,
    text_of_leaf,
)
from citecli.readers.source import Source
from citecli.readers.xml_trees import children, local, texts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SKIPPED = NO_TEXT - {"paragraph-properties"}
_SHAPES = frozenset(
    "frame rect custom-shape ellipse circle polygon polyline path line connector caption regular-polygon "
    "measure".split()
)
_UNREAD = frozenset(("title", "desc"))
"""What is said of a drawing for those who can't see it."""
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{1,6})?)(cm|mm|in|pt|pc|px)")
_TWENTIETHS = {"cm": 567.0, "mm": 56.7, "in": 1440.0, "pt": 20.0, "pc": 240.0, "px": 15.0}


def read(source: Source) -> Draft:
    """The draft in an OpenDocument text. `UnreadableDocument` when it is none, is encrypted, damaged or too large."""
    file = odt_file(source, _SKIPPED)
    reader = _Reader(file)
    reader.read_blocks(file.body)
    reader.read_notes()
    return reader.text.draft(source.name)


class _Reader:
    """Writes the text, with the places of notes and citations."""

    def __init__(self, file: OdtFile) -> None:
        self.text = DraftText()
        self.properties = _properties(file.meta)
        self.looks = _looks(file)
        self.notes: list[tuple[str, Element]] = []
        self.marks: dict[str, int] = {}
        self.fields: list[tuple[str, int]] = []
        self.lists = 0
        self.boxes: list[Element] = []

    # Text

    def read_blocks(self, element: "Element") -> None:
        """Every paragraph below an element."""
        for child in element:
            name = local(child)
            if name in ("p", "h"):
                self.paragraph(child, name == "h")
            elif name == "list":
                self.lists += 1
                self.read_blocks(child)
                self.lists -= 1
            elif name == "section" and is_list(_name(child)):
                start = self.text.length
                self.read_blocks(child)
                self.text.list_of_references(start)
            elif name not in _UNREAD and not (name == "section" and child.get(TEXT + "display") == "none"):
                self.read_blocks(child)

    def read_notes(self) -> None:
        """The texts of the notes that were called for; a note in a note comes at the end."""
        for label, note in self.notes:
            start = self.text.length
            for body in children(note, "note-body"):
                self.read_blocks(body)
            self.text.note(start, label)

    def paragraph(self, element: "Element", is_heading: bool) -> None:
        """Take in one paragraph, and what its text boxes hold."""
        start = self.text.length
        for piece in self.pieces(element):
            self.text.write(piece.replace("\n", " "))
        self.text.end_paragraph(start, self.look(element, is_heading))
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.read_blocks(box)

    def look(self, element: "Element", is_heading: bool) -> ParagraphLook:
        """The look of a paragraph: that of its style, and whether it heads or is in a list."""
        level = element.get(TEXT + "outline-level", "1")
        own = ParagraphLook(
            heads=is_heading,
            lists=self.lists > 0,
            level=int(level) if is_heading and level.isdecimal() and len(level) < 3 else 0,
        )
        style = element.get(TEXT + "style-name", "")
        return own.over(self.looks.get(style) or _look_of_name(style))

    def pieces(self, element: "Element") -> Iterator[str]:
        """The pieces of text in a paragraph; notes and citations are taken down as they come."""
        yield in_flow(element.text)
        for child in element:
            name = local(child)
            start = self.text.length
            if (space := text_of_leaf(child)) is not None:
                yield space
            elif name == "note":
                label = f"{child.get(TEXT + 'note-class', 'footnote')} {len(self.notes) + 1}"
                self.notes.append((label, child))
                yield " "
                self.text.mark(start, label)
            elif name in _SHAPES:
                self.boxes.append(child)
            else:
                yield from self.pieces(child)
                self.take_element(child, name, start)
            yield in_flow(child.tail)

    # Citations

    def take_element(self, element: "Element", name: str, start: int) -> None:
        """An element whose text begins at `start` has ended: note the citation that it is, or begins or ends."""
        match name:
            case "reference-mark-start" | "bookmark-start":
                self.marks[_name(element)] = start
            case "reference-mark-end" | "bookmark-end":
                if (begin := self.marks.pop(_name(element), None)) is not None:
                    self.take_mark(_name(element), begin)
            case "fieldmark-start":
                self.fields.append((_code(element), start))
            case "fieldmark-end":
                if self.fields:
                    self.text.field(Field(*self.fields[-1][:1]), self.fields.pop()[1])
            case "bibliography-mark":
                attributes = {key.rpartition("}")[2]: value for key, value in element.items()}
                self.text.citations.add(start, self.text.length, citation_of(attributes))
            case "a":
                if citation := citation_at(element.get(LINK, "")):
                    self.text.citations.add(start, self.text.length, citation)

    def take_mark(self, name: str, start: int) -> None:
        """A reference mark or a bookmark has ended: its code is its name, or is kept among the properties."""
        code = code_in_pieces(name, self.properties) or name
        self.text.field(Field(code, self.properties.get(name, "")), start)


def _name(element: "Element") -> str:
    return element.get(TEXT + "name", "")


def _code(element: "Element") -> str:
    """The code of a field that came from a Word file."""
    for parameter in children(element, "param"):
        values = {key.rpartition("}")[2]: value for key, value in parameter.items()}
        if values.get("name", "").endswith(".code"):
            return values.get("value", "")
    return ""


def _properties(meta: "Element | None") -> dict[str, str]:
    """The values of the properties that the user, or a program, has added to the document, by name."""
    properties = {}
    for element in () if meta is None else meta.iter():
        if local(element) == "user-defined":
            name = next((value for key, value in element.items() if key.endswith("}name")), "")
            properties[name] = texts(element)
    return properties


def _looks(file: OdtFile) -> dict[str, ParagraphLook]:
    """The look of each style, with what it has from those that it comes from."""
    parents = parents_of(file.roots)
    own: dict[str, ParagraphLook] = {}
    for style in styles_of(file.roots):
        name = style.get(STYLE + "name", "")
        shown = style.get(STYLE + "display-name") or name.replace("_20_", " ")
        own[name] = look_of_style(shown, indent=_indent(style))
    looks = {}
    for name, look in own.items():
        for ancestor in ancestry(parents.get(name, ""), parents):
            look = look.over(own.get(ancestor) or _look_of_name(ancestor))
        looks[name] = look
    return looks


def _look_of_name(name: str) -> ParagraphLook:
    """The look of a style that the file does not define."""
    return look_of_style(name.replace("_20_", " "))


def _indent(style: "Element") -> int:
    """How far the paragraphs of a style are set in, in twentieths of a point; 0 where the first line hangs out."""
    for properties in children(style, "paragraph-properties"):
        values = {key.rpartition("}")[2]: value for key, value in properties.items()}
        if _twentieths(values.get("text-indent", "")) < 0:
            return 0
        return max(0, _twentieths(values.get("margin-left", "") or values.get("margin-start", "")))
    return 0


def _twentieths(length: str) -> int:
    found = _LENGTH.fullmatch(length)
    return int(float(found[1] or 0) * _TWENTIETHS[found[2]]) if found and found[1] not in ("", "-") else 0
