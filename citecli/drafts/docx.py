"""A draft in Word (DOCX, ECMA-376): its text with block quotations, footnotes and endnotes, and citations.

Citations are those of reference managers and of Word itself (`citecli.drafts.citation_fields`), in fields, bookmarks,
content controls and links, and those in Pandoc's syntax. Text boxes come after the paragraph that they hang on. Deleted
text and comments are left out; lists of references that a program has made have no quotations.

The draft's text is made here: a line for each paragraph, then the notes. Lines and columns count in that.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from citecli.drafts.citation_fields import Field, citation_at, citation_in, citation_in_control, is_list
from citecli.drafts.draft_text import DraftText
from citecli.drafts.field_citation import CitedWork, FieldCitation, code_in_pieces
from citecli.drafts.model import Draft
from citecli.drafts.styled_paragraphs import ParagraphLook, look_of_style
from citecli.drafts.word_citation import sources_in
from citecli.drafts.word_fields import CodedField, FieldStack
from citecli.errors import BadInput
from citecli.frozen import replace
from citecli.readers.source import Source
from citecli.readers.word_data import WordData
from citecli.readers.word_parts import (
    BLOCKS,
    DRAWN,
    HEADING_STYLE,
    NO_TEXT,
    NOTE_KINDS,
    ancestry,
    boxes_in,
    child_of,
    notes_of,
    styles_of,
    text_of_leaf,
    value_of,
    word_file,
)
from citecli.readers.xml_trees import children, local, texts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KEPT = frozenset("sdtPr bookmarkStart bookmarkEnd".split())
_SKIPPED = (NO_TEXT | frozenset("pic chart imagedata shapetype OLEObject rt".split())) - _KEPT
_BLOCKS = BLOCKS | frozenset(NOTE_KINDS)
_NO_RUNS = ("pPr", "sdtPr", "txbxContent")
_LISTED_PART = re.compile(r"bibliograph", re.IGNORECASE)
"""The galleries of building blocks that hold lists of references."""


def read(source: Source) -> Draft:
    """The draft in a Word file. `UnreadableDocument` when it is none, is encrypted, damaged or beyond a limit."""
    word = word_file(source, _SKIPPED, with_data=True)
    reader = _Reader(word.data)
    if word.styles is not None:
        reader.read_styles(word.styles)
    reader.read_story(word.main, "")
    for kind, root in word.notes.items():
        reader.read_notes(root, kind)
    return reader.text.draft(source.name)


class _Reader:
    """Writes the text, with the places of notes and citations."""

    def __init__(self, data: WordData) -> None:
        self.data = data
        self.sources = _sources(data)
        self.links: Mapping[str, str] = {}
        self.styles: dict[str, ParagraphLook] = {}
        self.text = DraftText()
        self.fields = FieldStack()
        self.boxes: list[Element] = []
        self.bookmarks: dict[str, tuple[str, int]] = {}

    # Styles

    def read_styles(self, root: "Element") -> None:
        """The paragraph styles, each with what it has from the one it is based on."""
        based_on: dict[str, str] = {}
        own: dict[str, ParagraphLook] = {}
        for style in styles_of(root):
            based_on[style.identifier] = style.based_on
            properties = child_of(style.element, "pPr")
            numbered = child_of(properties, "numPr") is not None
            heading = HEADING_STYLE.fullmatch(style.name)
            level = int(heading[1]) if heading else 0
            own[style.identifier] = look_of_style(style.name, level=level, lists=numbered, indent=_indent(properties))
        self.styles = dict(own)
        for identifier in own:
            for ancestor in ancestry(identifier, based_on):
                if ancestor in own:
                    self.styles[identifier] = self.styles[identifier].over(own[ancestor])

    # Text

    def read_story(self, element: "Element", kind: str) -> None:
        """Every paragraph of the body, or of a note: `kind` is "", or that of the note."""
        self.links = self.data.links.get(kind, {})
        self.read_blocks(element)
        for field in self.fields.end_all():
            self.take_field(field)
        self.bookmarks.clear()

    def read_blocks(self, element: "Element") -> None:
        """Every paragraph below an element."""
        for child in element:
            name = local(child)
            if name == "p":
                self.paragraph(child)
            elif name == "sdt":
                start, size = self.text.length, self.text.citations.size
                self.read_blocks(child)
                self.take_control(child, start, size)
            elif name in _BLOCKS:
                self.read_blocks(child)
            elif name in ("bookmarkStart", "bookmarkEnd"):
                self.bookmark(child, name == "bookmarkStart")

    def read_notes(self, root: "Element", kind: str) -> None:
        """The notes of a part, each under its label."""
        for element in notes_of(root):
            start = self.text.length
            self.read_story(element, kind)
            self.text.note(start, f"{kind} {value_of(element, 'id')}")

    def paragraph(self, element: "Element") -> None:
        """Take in one paragraph."""
        start = self.text.length
        for piece in self.runs(element):
            if not self.fields.hold(piece):
                self.text.write(piece)
        self.text.write(self.fields.end_paragraph(self.text.length))
        self.text.end_paragraph(start, self.look(element))
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.read_blocks(box)

    def look(self, element: "Element") -> ParagraphLook:
        """The look of a paragraph: its own, on top of its style's."""
        properties = child_of(element, "pPr")
        style = self.styles.get(value_of(child_of(properties, "pStyle")), ParagraphLook())
        indent = child_of(properties, "ind")
        lists = child_of(properties, "numPr") is not None or bool(_number(value_of(indent, "hanging")))
        look = ParagraphLook(lists=lists).over(style)
        return look if indent is None else replace(look, indent=_indent(properties))

    def runs(self, element: "Element") -> Iterator[str]:
        """The pieces of text in an element; notes and citations are taken down as they come."""
        for child in element:
            name = local(child)
            if (text := text_of_leaf(child)) is not None:
                yield text.replace("\n", " ")
            elif name in ("footnoteReference", "endnoteReference"):
                label = f"{name.removesuffix('Reference')} {value_of(child, 'id')}"
                at = self.text.length
                yield " "
                self.text.mark(at, label)
            elif name == "fldChar":
                self.field_edge(child)
            elif name == "instrText":
                self.fields.add_code(child.text or "")
            elif name in ("bookmarkStart", "bookmarkEnd"):
                self.bookmark(child, name == "bookmarkStart")
            elif name in DRAWN:
                self.boxes += boxes_in(child)
            elif name not in _NO_RUNS:
                start, size = self.text.length, self.text.citations.size
                yield from self.runs(child)
                self.take_element(child, name, start, size)

    # Citations

    def field_edge(self, element: "Element") -> None:
        """A field begins, shows its result, or ends."""
        edge = value_of(element, "fldCharType")
        if edge == "begin":
            self.fields.begin(self.text.length, "".join(map(texts, children(element, "fldData"))))
        elif edge == "separate":
            self.fields.separate(self.text.length)
        elif edge == "end" and (field := self.fields.end()):
            self.take_field(field)

    def take_field(self, field: CodedField) -> None:
        """A field has ended: note the citation, or the list, that it is."""
        coded = Field(field.code, field.data, self.sources)
        if field.is_whole:
            self.text.field(coded, field.start)
        elif citation_in(coded):
            self.text.citations.add(field.start, self.text.length, FieldCitation(problem="its field is never closed"))

    def take_element(self, element: "Element", name: str, start: int, size: int) -> None:
        """An element whose text begins at `start` has ended: note the citation that it is.

        `size` is how many citations there were before it.
        """
        if name == "fldSimple":
            data = "".join(map(texts, children(element, "fldData")))
            self.take_field(CodedField(value_of(element, "instr"), data, start))
        elif name == "sdt":
            self.take_control(element, start, size)
        elif name == "hyperlink":
            target = next((self.links.get(value) for key, value in element.items() if key.endswith("}id")), None)
            if target and (citation := citation_at(target)):
                self.text.citations.add(start, self.text.length, citation)

    def take_control(self, element: "Element", start: int, size: int) -> None:
        """A content control has ended: note the citation, or the list, that it is, unless a field in it was one."""
        properties = child_of(element, "sdtPr")
        tag = value_of(child_of(properties, "tag"))
        gallery = value_of(child_of(properties, "docPartObj", "docPartGallery"))
        if is_list(tag) or child_of(properties, "bibliography") is not None or _LISTED_PART.match(gallery):
            self.text.list_of_references(start)
        elif self.text.citations.size > size:
            return
        elif child_of(properties, "citation") is not None:
            self.text.citations.add(start, self.text.length, FieldCitation(problem="Word: it has no data"))
        elif citation := citation_in_control(tag):
            self.text.citations.add(start, self.text.length, citation)

    def bookmark(self, element: "Element", begins: bool) -> None:
        """A bookmark begins or ends: programs keep the codes of theirs among the properties, in pieces."""
        identifier, name = value_of(element, "id"), value_of(element, "name")
        if begins and (f"{name}_1" in self.data.properties or citation_in(Field(name)) is not None):
            self.bookmarks[identifier] = name, self.text.length
        elif not begins and identifier in self.bookmarks:
            name, start = self.bookmarks.pop(identifier)
            self.take_field(CodedField(code_in_pieces(name, self.data.properties) or name, "", start))


def _sources(data: WordData) -> Mapping[str, CitedWork] | None:
    try:
        return sources_in(data.sources)
    except BadInput:
        return None  # and whoever cites one is told


def _indent(properties: "Element | None") -> int:
    """How far a paragraph is set in, in twentieths of a point; 0 for one whose first line hangs out."""
    indent = child_of(properties, "ind")
    if indent is None or _number(value_of(indent, "hanging")):
        return 0
    return _number(value_of(indent, "left") or value_of(indent, "start"))


def _number(value: str) -> int:
    return int(value) if re.fullmatch(r"\d{1,6}", value) else 0
