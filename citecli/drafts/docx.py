"""A draft in Word (DOCX, ECMA-376): its text with block quotations, footnotes and endnotes, and citations.

Block quotations are paragraphs in a style for them (Quote, Intense Quote, Block Text, in several languages, and styles
based on these), or such as are indented and led to or cited as quotations are. Citations are the fields that reference
managers leave (`CSL_CITATION`, by Zotero, Mendeley and others), which bring their references with them, and Pandoc's
syntax. Deleted text, comments and text boxes are left out.

The draft's text is made here: a line for each paragraph, then the notes. Lines and columns count in that.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from citecli.documents.model import Span
from citecli.drafts.assembly import Heading, Note, Parts, assemble
from citecli.drafts.model import Draft, DraftCitation, DraftCite, DraftMetadata, NoteMark
from citecli.drafts.plain import is_set_apart, pandoc_citations
from citecli.frozen import FrozenValue, replace
from citecli.readers.source import Source
from citecli.readers.word_parts import (
    BLOCKS,
    HEADING_STYLE,
    NO_TEXT,
    NOTE_KINDS,
    ancestry,
    child_of,
    notes_of,
    styles_of,
    text_of_leaf,
    value_of,
    word_file,
)
from citecli.readers.xml_trees import local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SKIPPED = NO_TEXT | frozenset("drawing pict object ruby".split())
_BLOCKS = BLOCKS | frozenset(NOTE_KINDS)
_QUOTING = re.compile(
    r"(?:intense |block )?quot(?:e|ation)s?|block ?text|(?:intensives )?zitat|blockzitat|texte de bloc|"
    r"(?:citation|cita)(?: intense| intensa| destacada)?|citazione(?: intensa)?|(?:duidelijk )?citaat|(?:stark)?citat",
    re.IGNORECASE,
)
_TITLE_STYLE = re.compile(r"(?:sub)?title|(?:unter)?titel", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list|aufzählung|liste|bibliography|literatur|toc\b|caption|footer|header", re.IGNORECASE)
_INDENTED = 360
"""Twentieths of a point (a quarter of an inch) from which on a paragraph is set in."""
_LABELS = {"sub verbo": "s.v."}
_LONGEST_FIELD = 200_000


class _Style(FrozenValue):
    """What a paragraph style says: `quotes`, `heads`, `lists` by its name; `indent` in twentieths of a point."""

    quotes: bool = False
    heads: bool = False
    lists: bool = False
    indent: int = 0


class _Paragraph(FrozenValue):
    """A paragraph of the draft's text, and its style."""

    span: Span
    style: _Style


def read(source: Source) -> Draft:
    """The draft in a Word file. `UnreadableDocument` when it is none, is encrypted, damaged or beyond a limit."""
    reader = _Reader()
    word = word_file(source, _SKIPPED)
    if word.styles is not None:
        reader.read_styles(word.styles)
    reader.read_blocks(word.main)
    for kind, root in word.notes.items():
        reader.read_notes(root, kind)
    return reader.draft(source.name)


class _Reader:
    """Assembles the text, and records the position of notes, fields and block quotations."""

    def __init__(self) -> None:
        self.styles: dict[str, _Style] = {}
        self.pieces: list[str] = []
        self.length = 0
        self.paragraphs: list[_Paragraph] = []
        self.marks: list[NoteMark] = []
        self.notes: list[Note] = []
        self.citations: list[DraftCitation] = []
        self.items: dict[str, Mapping[str, object]] = {}
        self.fields: list[list[str]] = []
        self.field_starts: list[int] = []

    # Styles

    def read_styles(self, root: "Element") -> None:
        """The paragraph styles, each with what it has from the one it is based on."""
        based_on: dict[str, str] = {}
        for style in styles_of(root):
            based_on[style.identifier] = style.based_on
            properties = child_of(style.element, "pPr")
            lists = bool(_LIST_STYLE.search(style.name)) or child_of(properties, "numPr") is not None
            heads = bool(HEADING_STYLE.fullmatch(style.name) or _TITLE_STYLE.fullmatch(style.name))
            self.styles[style.identifier] = _Style(
                bool(_QUOTING.fullmatch(style.name)),
                heads,
                lists,
                _indent(properties),
            )
        own = dict(self.styles)
        for identifier in own:
            for base in (own[ancestor] for ancestor in ancestry(identifier, based_on) if ancestor in own):
                style_so_far = self.styles[identifier]
                self.styles[identifier] = _Style(
                    style_so_far.quotes or base.quotes,
                    style_so_far.heads or base.heads,
                    style_so_far.lists or base.lists,
                    style_so_far.indent or base.indent,
                )

    # Text

    def read_blocks(self, element: "Element") -> None:
        """Every paragraph below an element."""
        for child in element:
            name = local(child)
            if name == "p":
                self.paragraph(child)
            elif name in _BLOCKS:
                self.read_blocks(child)

    def read_notes(self, root: "Element", kind: str) -> None:
        """The notes of a part, each under its label."""
        for element in notes_of(root):
            start = self.length
            self.read_blocks(element)
            if self.length > start:
                self.notes.append(Note(start, self.length, f"{kind} {value_of(element, 'id')}"))

    def paragraph(self, element: "Element") -> None:
        """Take in one paragraph."""
        start = self.length
        for piece in self.runs(element):
            self.write(piece)
        properties = child_of(element, "pPr")
        style = self.styles.get(value_of(child_of(properties, "pStyle")), _Style())
        if child_of(properties, "numPr") is not None:
            style = replace(style, lists=True)
        if (indent := child_of(properties, "ind")) is not None:
            hanging = bool(_number(value_of(indent, "hanging")))
            style = replace(style, indent=_indent(properties), lists=style.lists or hanging)
        if self.length > start:
            self.paragraphs.append(_Paragraph(Span(start, self.length), style))
            self.write("\n")

    def write(self, piece: str) -> None:
        """Put a piece at the end of the text."""
        self.pieces.append(piece)
        self.length += len(piece)

    def runs(self, element: "Element") -> Iterator[str]:
        """The pieces of text in an element; notes and fields are taken down as they come."""
        for child in element:
            name = local(child)
            if (text := text_of_leaf(child)) is not None:
                yield text.replace("\n", " ")
            elif name in ("footnoteReference", "endnoteReference"):
                label = f"{name.removesuffix('Reference')} {value_of(child, 'id')}"
                yield " "
                self.marks.append(NoteMark(Span(self.length - 1, self.length), label))
            elif name == "fldChar":
                self.field(value_of(child, "fldCharType"))
            elif name == "instrText":
                if self.fields and sum(map(len, self.fields[-1])) < _LONGEST_FIELD:
                    self.fields[-1].append(child.text or "")
            elif name == "fldSimple":
                start = self.length
                yield from self.runs(child)
                self.read_field_code(value_of(child, "instr"), start)
            elif name not in ("pPr", "txbxContent"):
                yield from self.runs(child)

    # Citations

    def field(self, edge: str) -> None:
        """A field begins, shows its result, or ends."""
        if edge == "begin":
            self.fields.append([])
            self.field_starts.append(self.length)
        elif edge == "end" and self.fields:
            self.read_field_code("".join(self.fields.pop()), self.field_starts.pop())

    def read_field_code(self, code: str, start: int) -> None:
        """A field has ended: if it is a citation, note it, with the references that it brings."""
        at = code.find("{", code.find("CSL_CITATION")) if "CSL_CITATION" in code else -1
        if at < 0 or self.length <= start:
            return
        try:
            value, _ = json.JSONDecoder().raw_decode(code, at)
        except (ValueError, RecursionError):
            return  # cut off, or another program's
        items = value.get("citationItems") if isinstance(value, Mapping) else None
        cites = [self.cite(item) for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
        if cites:
            self.citations.append(DraftCitation(Span(start, self.length), 0, tuple(cites)))

    def cite(self, item: Mapping[str, object]) -> DraftCite:
        """One reference of a citation, with its place in the source."""
        data = item.get("itemData")
        data = data if isinstance(data, Mapping) else {}
        key = str(data.get("citation-key") or data.get("id") or item.get("id") or "")
        if data:
            self.items.setdefault(key, {**data, "id": key})
        label, locator = str(item.get("label") or "page"), str(item.get("locator") or "")
        return DraftCite(
            key,
            str(item.get("prefix") or ""),
            f"{_LABELS.get(label, label)} {locator}" if locator else str(item.get("suffix") or ""),
            bool(item.get("suppress-author")),
        )

    # All of it

    def draft(self, name: str) -> Draft:
        """What was found, put together."""
        text = "".join(self.pieces)
        if "@" in text:
            self.citations += pandoc_citations(text, 0, len(text))
        parts = Parts(
            self.citations,
            (),
            self.block_quotations(text),
            [Heading(*paragraph.span) for paragraph in self.paragraphs if paragraph.style.heads],
            self.notes,
            self.marks,
            DraftMetadata(references=tuple(self.items.values())),
        )
        return assemble(name, text, [paragraph.span for paragraph in self.paragraphs], parts)

    def block_quotations(self, text: str) -> list[Span]:
        """The spans of the block quotations; neighbouring paragraphs of one make one span."""
        plain = sum(1 for paragraph in self.paragraphs if paragraph.style.indent < _INDENTED)
        indentation_tells = plain * 2 >= len(self.paragraphs)
        blocks: list[Span] = []
        before = ""
        for paragraph in self.paragraphs:
            words = paragraph.span.of(text)
            follows = bool(blocks) and blocks[-1].end + 1 == paragraph.span.start
            style = paragraph.style
            indented = style.indent >= _INDENTED and not (style.lists or style.heads) and indentation_tells
            if style.quotes or (indented and is_set_apart(words, before, follows=follows)):
                start = blocks.pop().start if follows else paragraph.span.start
                blocks.append(Span(start, paragraph.span.end))
            before = words
        return blocks


def _indent(properties: "Element | None") -> int:
    """How far a paragraph is set in, in twentieths of a point; 0 for one whose first line hangs out."""
    indent = child_of(properties, "ind")
    if indent is None or _number(value_of(indent, "hanging")):
        return 0
    return _number(value_of(indent, "left") or value_of(indent, "start"))


def _number(value: str) -> int:
    return int(value) if re.fullmatch(r"\d{1,6}", value) else 0
