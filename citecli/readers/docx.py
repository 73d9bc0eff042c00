"""Word (DOCX, ECMA-376): paragraphs and headings of the main part, the reference from the document properties.

What a reader of the printed page sees is read: inserted text but not the deleted, the words of links, list items with
their numbers, formulas, text boxes (after the paragraph that they hang on), the row of a table as one paragraph
(`cell | cell`) unless its cells hold prose of their own. Footnotes and endnotes come after the body, numbered as Word
does (1, 2; i, ii). Comments, hidden text, field codes, headers and footers are left out; so are pictures, which are
counted, with their descriptions. Pages are known when Word has marked where they began the last time that it laid the
document out (`w:lastRenderedPageBreak`) and numbers them from 1.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citecli.documents.model import Document
from citecli.documents.omissions import OmissionKind
from citecli.frozen import FrozenValue, replace
from citecli.readers import people, word_comments
from citecli.readers.document_builder import LONGEST_INITIAL, DocumentBuilder, PartKind
from citecli.readers.dublin_core import read_properties
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.source import Source
from citecli.readers.table_rows import LONGEST_CELL, row_text
from citecli.readers.word_numbering import WordNumbering
from citecli.readers.word_parts import (
    BLOCKS,
    DRAWN,
    HEADING_STYLE,
    NO_TEXT,
    ancestry,
    boxes_in,
    child_of,
    notes_of,
    styles_of,
    text_of_leaf,
    value_of,
    word_file,
)
from citecli.readers.xml_trees import local, texts
from citecli.text.numerals import roman, whole_number
from citecli.text.raised import LOWER, RAISE, RAISE_LINK, settled

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SKIPPED = NO_TEXT | frozenset("pic chart imagedata shapetype OLEObject instrText rt".split())
_PICTURES = frozenset("pic chart imagedata relIds".split())
_MARKS = frozenset(("vanish", "vertAlign", *_PICTURES))
_OFF = ("0", "false", "off")
_DESCRIBING = frozenset("docPr shape rect image".split())
_HEAD_STYLES = {
    "title": PartKind.TITLE, "titel": PartKind.TITLE, "subtitle": PartKind.DEK, "untertitel": PartKind.DEK,
    "author": PartKind.BYLINE, "date": PartKind.DATE, "datum": PartKind.DATE,
}  # fmt: skip
_HEADING_ID = re.compile(r"Heading([1-9])")
_HEAD_IDS = {"Title": PartKind.TITLE, "Subtitle": PartKind.DEK}


class _Style(FrozenValue):
    """What a paragraph style makes of a paragraph: a heading of `level`, a line of the head, or neither."""

    level: int = 0
    head: PartKind | None = None


def read(source: Source) -> Document:
    """The document in a Word file, without an id.

    `UnreadableDocument` when it is none, is encrypted, damaged, beyond a limit, or has no text.
    """
    metadata = DocumentMetadata()
    word = word_file(source, _SKIPPED, _MARKS, with_properties=True)
    styles = _styles(word.styles) if word.styles is not None else {}
    notes = {kind: {value_of(note, "id"): note for note in notes_of(root)} for kind, root in word.notes.items()}
    builder = DocumentBuilder()
    numbering = WordNumbering(word.numbering, word.styles)
    reader = _Body(builder, metadata, styles, notes, _is_paginated(word.main), numbering)
    reader.read(word.main)
    if word.properties is not None:
        read_properties(word.properties, metadata)
    return replace(builder.document(source, metadata), marked=word_comments.marked_passages(source))


def _styles(root: "Element") -> dict[str, _Style]:
    styles: dict[str, _Style] = {}
    based_on: dict[str, str] = {}
    for style in styles_of(root):
        based_on[style.identifier] = style.based_on
        outline = whole_number(value_of(child_of(style.element, "pPr", "outlineLvl")), 1)
        match = HEADING_STYLE.fullmatch(style.name)
        if head := _HEAD_STYLES.get(style.name.lower()):
            styles[style.identifier] = _Style(head=head)
        elif match:
            styles[style.identifier] = _Style(int(match[1]))
        elif outline is not None and outline < 9:
            styles[style.identifier] = _Style(outline + 1)
    for identifier in based_on:
        base = next((ancestor for ancestor in ancestry(identifier, based_on) if ancestor in styles), None)
        if identifier not in styles and base is not None:
            styles[identifier] = styles[base]
    return styles


def _built_in(identifier: str) -> _Style:
    """What a style that the file does not define makes of a paragraph: Word knows its own by these ids."""
    match = _HEADING_ID.fullmatch(identifier)
    return _Style(int(match[1])) if match else _Style(head=_HEAD_IDS.get(identifier))


def _is_paginated(root: "Element") -> bool:
    """Whether pages are marked, and numbered from 1 in one run of decimals."""
    marked = False
    for element in root.iter():
        name = local(element)
        if name == "lastRenderedPageBreak":
            marked = True
        elif name == "pgNumType" and (value_of(element, "start") not in ("", "1") or value_of(element, "fmt")):
            return False
    return marked


class _Body:
    """Puts the paragraphs of the main part into a builder."""

    def __init__(
        self,
        builder: DocumentBuilder,
        metadata: DocumentMetadata,
        styles: dict[str, _Style],
        notes: dict[str, dict[str, "Element"]],
        paginated: bool,
        numbering: WordNumbering,
    ) -> None:
        self._numbering = numbering
        self._builder, self._metadata, self._styles, self._notes = builder, metadata, styles, notes
        self._page = 1 if paginated else 0
        self._boxes: list[Element] = []
        self._initial = ""  # a drop cap, in a paragraph of its own before that of its word
        self._cited: list[tuple[str, str]] = []
        self._numbers = {"footnote": 0, "endnote": 0}

    def read(self, element: "Element") -> None:
        """Every paragraph below `element`."""
        for child in element:
            name = local(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tr":
                self._row(child)
            elif name in BLOCKS:
                self.read(child)

    def _row(self, row: "Element") -> None:
        """A row of a table in one paragraph, when its cells are a few words each."""
        cells = [cell for cell in row.iter() if local(cell) == "tc"]
        cell_paragraphs = [[part for part in cell.iter() if local(part) == "p"] for cell in cells]
        nested = any(local(part) == "tbl" for part in row.iter())
        if nested or any(
            len(part) > 1 or len(texts(cell)) > LONGEST_CELL for part, cell in zip(cell_paragraphs, cells, strict=True)
        ):
            self.read(row)
            return
        first = self._page
        words = [
            f"{self._numbering.number(part)} {self._words(part)[0]}" for parts in cell_paragraphs for part in parts
        ]
        self._builder.paragraph(row_text(words), self._pages(first))
        self._end_paragraph()

    def _paragraph(self, element: "Element") -> None:
        self._read_paragraph(element)
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        """What hangs on the paragraph that was read: its text boxes, and its notes."""
        boxes, self._boxes = self._boxes, []
        cited, self._cited = self._cited, []
        page = str(self._page) if self._page else ""
        for kind, identifier in cited:
            note = self._notes.get(kind, {}).pop(identifier, None)
            if note is None:
                continue
            self._numbers[kind] += 1
            number = self._numbers[kind]
            words = "\n".join(self._words(part)[0].strip() for part in note.iter() if local(part) == "p")
            self._builder.note(words, str(number) if kind == "footnote" else roman(number), page)
            self._cited.clear()
        for box in boxes:
            self.read(box)

    def _pages(self, first: int) -> str:
        """The page or pages of what began on page `first` and ends here."""
        return (str(first) if first == self._page else f"{first}–{self._page}") if self._page else ""

    def _read_paragraph(self, element: "Element") -> None:
        first = self._page
        words, turns = self._words(element)
        # A break before the first word belongs to the paragraph that it pushed to the next page.
        first += sum(1 for at, _ in turns if not words[:at].strip())
        page = self._pages(first)
        identifier = value_of(child_of(element, "pPr", "pStyle"))
        style = self._styles.get(identifier) or _built_in(identifier)
        outline = whole_number(value_of(child_of(element, "pPr", "outlineLvl")), 1)
        words, self._initial = self._initial + words, ""
        if not words.strip():
            return
        is_initial = value_of(child_of(element, "pPr", "framePr"), "dropCap") in ("drop", "margin")
        if is_initial and len(words.strip()) <= LONGEST_INITIAL:
            self._initial = words.strip()
            return
        if style.head:
            self._head(style.head, words)
        elif style.level or (outline is not None and outline < 9):
            # Its number is no part of it, but counts for those that follow.
            self._numbering.number(element)
            self._builder.heading(words, style.level or (outline or 0) + 1, page)
        else:
            if number := self._numbering.number(element):
                words = f"{number} {words}"
                turns = [(at + len(number) + 1, label) for at, label in turns]
            self._builder.paragraph(words, page, turns=turns)

    def _head(self, kind: PartKind, words: str) -> None:
        self._builder.head(kind, words)
        if kind is PartKind.TITLE:
            self._metadata.text("title", words, "title style")
        elif kind is PartKind.BYLINE:
            found = people.names(words)
            if self._metadata.origins.get("author") == "author style":  # each author has a line
                found = (*self._metadata.names_of("author"), *found)
                self._metadata.forget("author")
            self._metadata.names("author", found, "author style")
        elif kind is PartKind.DATE:
            self._metadata.date("issued", words, "date style")

    def _words(self, element: "Element") -> tuple[str, list[tuple[int, str]]]:
        """The text of a paragraph, and the pages that begin within it, each with where; the page moves on."""
        pieces: list[str] = []
        length = 0
        turns: list[tuple[int, str]] = []
        for piece in settled(self._runs(element)):
            if piece == "\f":
                if self._page:
                    self._page += 1
                    turns.append((length, str(self._page)))
                continue
            pieces.append(piece)
            length += len(piece)
        return "".join(pieces), turns

    def _runs(self, element: "Element") -> Iterator[str]:
        for child in element:
            name = local(child)
            if (text := text_of_leaf(child)) is not None:
                yield text
            elif name == "lastRenderedPageBreak":
                yield "\f"
            elif name in ("footnoteReference", "endnoteReference"):
                self._cited.append((name.removesuffix("Reference"), value_of(child, "id")))
            elif name in DRAWN:
                self._boxes += boxes_in(child)
                for description in _pictures(child):
                    self._builder.omit(OmissionKind.FIGURE, description)
            elif name == "r" and value_of(child_of(child, "vertAlign")) == "superscript" and not _is_hidden(child):
                yield RAISE_LINK if local(element) == "hyperlink" else RAISE
                yield from self._runs(child)
                yield LOWER
            elif name not in ("pPr", "txbxContent") and not (name == "r" and _is_hidden(child)):
                yield from self._runs(child)


def _is_hidden(run: "Element") -> bool:
    vanish = child_of(run, "vanish")
    return vanish is not None and value_of(vanish) not in _OFF


def _pictures(drawing: "Element") -> list[str]:
    """What the file says of each picture in a drawing; "" for one without a description."""
    described = [
        element.get("descr") or element.get("alt") or element.get("title") or ""
        for element in drawing.iter()
        if local(element) in _DESCRIBING
    ]
    count = sum(local(element) in _PICTURES for element in drawing.iter())
    return [*filter(None, described), *[""] * count][:count]
