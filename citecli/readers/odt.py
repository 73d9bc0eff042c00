"""OpenDocument text (ODT, ISO/IEC 26300): paragraphs and headings of the body, the reference from the properties.

What a reader of the printed page sees is read: list items with their numbers, the words of links, formulas, text boxes
(after the paragraph that they hang on), the row of a table as one paragraph (`cell | cell`) unless its cells hold prose
of their own. Footnotes and endnotes come after the body. Comments, deleted and hidden text and generated indexes are
left out; so are pictures, which are counted, with their descriptions. Pages are known where the program has marked them
(`text:soft-page-break`).

By hand: odfpy builds every element as an object, without limits on their number or depth, and does not tell notes and
the ends of pages from the text of a paragraph.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from citecli.documents.model import Document
from citecli.documents.omissions import OmissionKind
from citecli.readers.document_builder import DocumentBuilder, PartKind
from citecli.readers.dublin_core import read_properties
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.odt_numbering import OdtNumbering
from citecli.readers.odt_parts import (
    LINK,
    NO_TEXT,
    STYLE,
    TEXT,
    ancestry,
    in_flow,
    odt_file,
    parents_of,
    styles_of,
    text_of_leaf,
)
from citecli.readers.source import Source
from citecli.readers.table_rows import LONGEST_CELL, row_text
from citecli.readers.xml_trees import children, local, texts
from citecli.text.raised import LOWER, RAISE, RAISE_LINK, settled

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SKIPPED = NO_TEXT | frozenset("bookmark bookmark-start bookmark-end".split())
_MARKS = frozenset("text-properties image object".split())
_SHAPES = frozenset(
    "rect custom-shape ellipse circle polygon polyline path line connector caption regular-polygon measure".split()
)
_RAISING = ("super", *"123456789")


def read(source: Source) -> Document:
    """The document in an OpenDocument text, without an id.

    `UnreadableDocument` when it is none, is encrypted, damaged, beyond a limit, or has no text.
    """
    metadata = DocumentMetadata()
    file = odt_file(source, _SKIPPED, _MARKS)
    body = file.body
    builder = DocumentBuilder()
    paginated = any(local(element) == "soft-page-break" for element in body.iter())
    raised = frozenset().union(*map(_raised_styles, file.roots))
    styles = parents_of(file.roots)
    _Body(builder, metadata, styles, raised, paginated, OdtNumbering(file.roots), dict(file.formulas)).read(body)
    if file.meta is not None:
        read_properties(file.meta, metadata)
    return builder.document(source, metadata)


def _raised_styles(root: "Element") -> frozenset[str]:
    """The names of the styles that raise text above the line."""
    return frozenset(
        style.get(STYLE + "name", "")
        for style in styles_of((root,))
        for properties in style
        if properties.get(STYLE + "text-position", "").startswith(_RAISING)
    )


class _Body:
    """Puts the paragraphs of the body into a builder."""

    def __init__(
        self,
        builder: DocumentBuilder,
        metadata: DocumentMetadata,
        styles: dict[str, str],
        raised: frozenset[str],
        paginated: bool,
        numbering: OdtNumbering,
        formulas: dict[str, str],
    ) -> None:
        self._raised, self._numbering, self._formulas = raised, numbering, formulas
        self._builder, self._metadata, self._styles = builder, metadata, styles
        self._page = 1 if paginated else 0
        self._boxes: list[Element] = []
        self._notes: list[Element] = []

    def read(self, element: "Element") -> None:
        """Every paragraph below `element`."""
        for child in element:
            name = local(child)
            if name in ("p", "h"):
                self._paragraph(child, name == "h")
            elif name == "soft-page-break":
                self._page += 1
            elif name == "table-row":
                self._row(child)
            elif name == "list":
                self._numbering.enter(child)
                self.read(child)
                self._numbering.leave()
            elif name == "list-item":
                self._numbering.item(child)
                self.read(child)
            elif name == "frame":
                self._frame(child)
                self._end_paragraph()
            elif name != "section" or child.get(TEXT + "display") != "none":
                self.read(child)

    def _row(self, row: "Element") -> None:
        """A row of a table in one paragraph, when its cells are a few words each."""
        cells = [cell for cell in row.iter() if local(cell) == "table-cell"]
        cell_paragraphs = [[part for part in cell.iter() if local(part) in ("p", "h")] for cell in cells]
        nested = any(local(part) in ("table", "list") for part in row.iter())
        if nested or any(
            len(part) > 1 or len(texts(cell)) > LONGEST_CELL for part, cell in zip(cell_paragraphs, cells, strict=True)
        ):
            self.read(row)
            return
        first = self._page
        words = ["".join(self._pieces(part)) for parts in cell_paragraphs for part in parts]
        self._builder.paragraph(row_text(words), self._pages(first))
        self._end_paragraph()

    def _paragraph(self, element: "Element", is_heading: bool) -> None:
        self._read_paragraph(element, is_heading)
        self._end_paragraph()

    def _end_paragraph(self) -> None:
        """What hangs on the paragraph that was read: its text boxes, and its notes."""
        boxes, self._boxes = self._boxes, []
        notes, self._notes = self._notes, []
        for note in notes:
            label = "".join(texts(part) for part in note if local(part) == "note-citation")
            bodies = (part for body in note if local(body) == "note-body" for part in body.iter())
            words = "\n".join("".join(self._pieces(part)) for part in bodies if local(part) in ("p", "h"))
            self._builder.note(words, label, str(self._page) if self._page else "")
            self._notes.clear()
        for box in boxes:
            self.read(box)

    def _pages(self, first: int) -> str:
        """The page or pages of what began on page `first` and ends here."""
        return (str(first) if first == self._page else f"{first}–{self._page}") if self._page else ""

    def _read_paragraph(self, element: "Element", is_heading: bool) -> None:
        first = page = self._page
        words = ""
        turns: list[tuple[int, str]] = []
        for piece in self._pieces(element):
            if self._page != page:
                page = self._page
                turns.append((len(words), str(page)))
                if not words.strip():
                    first = page
            words += piece
        pages = self._pages(first)
        style = self._base_style(element.get(TEXT + "style-name", ""))
        if not words.strip():
            return
        if style == "Title":
            self._builder.head(PartKind.TITLE, words)
            self._metadata.text("title", words, "title style")
        elif style == "Subtitle":
            self._builder.head(PartKind.DEK, words)
        elif is_heading:
            self._numbering.number()  # which is no part of the heading
            level = element.get(TEXT + "outline-level", "1")
            self._builder.heading(words, int(level) if level.isdecimal() and len(level) < 3 else 1, pages)
        else:
            if number := self._numbering.number():
                words = f"{number} {words}"
                turns = [(at + len(number) + 1, label) for at, label in turns]
            self._builder.paragraph(words, pages, turns=turns)

    def _base_style(self, style: str) -> str:
        """The style that a style of the program's own making (P1, P2) comes from."""
        last = style
        for last in ancestry(style, self._styles):
            if last in ("Title", "Subtitle"):
                break
        return last

    def _frame(self, frame: "Element") -> str:
        """The formula in a frame; its text boxes hang on the paragraph, its picture is left out and counted."""
        kinds = {local(child) for child in frame}
        self._boxes += (box for box in frame if local(box) == "text-box")
        for child in children(frame, "object"):
            if formula := self._formulas.get(child.get(LINK, "").removeprefix("./")):
                return formula
        if kinds & {"image", "object"} and "text-box" not in kinds:
            description = "\n".join(texts(child) for child in frame if local(child) in ("title", "desc"))
            self._builder.omit(OmissionKind.FIGURE, description)
        return ""

    def _is_raised(self, span: "Element") -> bool:
        return any(style in self._raised for style in ancestry(span.get(TEXT + "style-name", ""), self._styles))

    def _pieces(self, element: "Element") -> Iterator[str]:
        """The text of a paragraph; raised figures and signs are what they are in plain text."""
        return settled(self._marked_pieces(element))

    def _marked_pieces(self, element: "Element") -> Iterator[str]:
        yield in_flow(element.text)
        for child in element:
            name = local(child)
            if (space := text_of_leaf(child)) is not None:
                yield space
            elif name == "soft-page-break":
                self._page += 1
            elif name == "note":
                self._notes.append(child)
            elif name == "frame":
                yield self._frame(child)
            elif name in _SHAPES:
                self._boxes.append(child)
            elif name == "span" and self._is_raised(child):
                linked = local(element) == "a" or any(local(part) == "a" for part in child)
                yield RAISE_LINK if linked else RAISE
                yield from self._marked_pieces(child)
                yield LOWER
            else:
                yield from self._marked_pieces(child)
            yield in_flow(child.tail)
