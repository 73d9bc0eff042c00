"""Plain text: paragraphs parted by blank lines, the head by the strict rules of `citecli.documents.headings`."""

from typing import TYPE_CHECKING

from citecli.documents.blocks import blocks, paragraphs
from citecli.documents.headings import find_head
from citecli.documents.indented_paragraphs import part_indented
from citecli.documents.model import Document, Head
from citecli.documents.omissions import Omission, OmissionKind, bounded
from citecli.documents.turn_lines import without_line_numbers
from citecli.documents.turn_times import part_turns, with_times
from citecli.errors import UnreadableDocument
from citecli.readers.decoding import decode
from citecli.readers.source import Source
from citecli.references.model import ItemType, Reference
from citecli.text.folding import fold
from citecli.text.line_ends import meant_line_ends

if TYPE_CHECKING:
    from citecli.readers.project_gutenberg import GutenbergFrame

MOST_LINES = 1_000_000
"""Lines beyond which a text is refused: as many as five hundred novels have."""


def read(source: Source) -> Document:
    """The document in `source`, without an id (the library gives it one).

    `UnreadableDocument` when the bytes are no text, or there is nothing in them but white space, or too many
    lines.
    """
    decoded = decode(source.data, source.name, source.encoding)
    if decoded.text.count("\n") > MOST_LINES:
        raise UnreadableDocument(f"{source.name} has more than {MOST_LINES:,} lines; split it into parts")
    text = without_line_numbers(decoded.text)
    remarks = decoded.remarks
    if text != decoded.text:
        remarks = (*remarks, f"{source.name}: the numbers of its lines were left out")
    return document(text, source.name, remarks)


def document(text: str, name: str, remarks: tuple[str, ...] = ()) -> Document:
    """The document that `text` is, without an id; `name` is for the message when it is nothing but white space.

    The frame of a text from Project Gutenberg is left out of it.
    """
    from citecli.readers.project_gutenberg import gutenberg_frame

    if frame := gutenberg_frame(text):
        return _framed(text, frame, name, remarks)
    parts = part_turns(text, part_indented(text, blocks(text)))
    if not parts:
        raise UnreadableDocument(f"{name} is empty")
    front = find_head(text, parts)
    kind = ItemType.WEBPAGE if front.title and front.date else ItemType.DOCUMENT
    origins = dict.fromkeys(front.texts, "head of the text")
    found = {"title": bool(front.title), "author": bool(front.authors), "issued": bool(front.date)}
    lines = {"title": "title line", "author": "byline", "issued": "date line"}
    origins |= {variable: lines[variable] for variable, is_there in found.items() if is_there}
    origins["type"] = "dated text with a headline" if kind is ItemType.WEBPAGE else "default"
    names = {"author": front.authors, "translator": front.translators}
    reference = Reference(
        id="",
        type=kind,
        texts={**({"title": front.title} if front.title else {}), **front.texts},
        names={variable: people for variable, people in names.items() if people},
        dates={"issued": front.date} if front.date else {},
    )
    body = with_times(text, paragraphs(parts[front.blocks :]))
    breaks = meant_line_ends(text, [part.span for part in body])
    return Document("", text, body, reference, front.head, origins, remarks=remarks, line_breaks=breaks)


def _framed(text: str, frame: "GutenbergFrame", name: str, remarks: tuple[str, ...]) -> Document:
    """The work in a frame, with the reference that the frame gives."""
    text = frame.work.of(text).strip("\r\n")
    parts = part_indented(text, blocks(text))
    if not parts:
        raise UnreadableDocument(f"{name} has no text between its header and its licence")
    title = frame.reference.texts.get("title", "")
    titled = fold(" ".join(parts[0].span.of(text).split())) == fold(title) and len(parts) > 1
    body = paragraphs(parts[titled:])
    reference = frame.reference
    variables = ("type", *reference.texts, *reference.names, *reference.dates)
    return Document(
        "",
        text,
        body,
        reference,
        Head(title=parts[0].span) if titled else Head(),
        dict.fromkeys(variables, "Project Gutenberg's header"),
        remarks=remarks,
        omissions=bounded(Omission(OmissionKind.LICENCE, part) for part in frame.frame),
        line_breaks=meant_line_ends(text, [part.span for part in body]),
    )
