"""Plain text: paragraphs parted by blank lines, the head by the strict rules of `citecli.documents.headings`."""

from citecli.documents.blocks import blocks, paragraphs
from citecli.documents.headings import find_head
from citecli.documents.model import Document
from citecli.documents.turn_lines import without_line_numbers
from citecli.documents.turn_times import part_turns, with_times
from citecli.errors import UnreadableDocument
from citecli.readers.decoding import decode
from citecli.readers.source import Source
from citecli.references.model import ItemType, Reference
from citecli.text.line_ends import meant_line_ends

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
    """The document that `text` is, without an id; `name` is for the message when it is nothing but white space."""
    parts = part_turns(text, blocks(text))
    if not parts:
        raise UnreadableDocument(f"{name} is empty")
    front = find_head(text, parts)
    origins = {}
    if front.title:
        origins["title"] = "title line"
    if front.authors:
        origins["author"] = "byline"
    if front.date:
        origins["issued"] = "date line"
    kind = ItemType.WEBPAGE if front.title and front.date else ItemType.DOCUMENT
    origins["type"] = "dated text with a headline" if kind is ItemType.WEBPAGE else "default"
    reference = Reference(
        id="",
        type=kind,
        texts={"title": front.title} if front.title else {},
        names={"author": front.authors} if front.authors else {},
        dates={"issued": front.date} if front.date else {},
    )
    body = with_times(text, paragraphs(parts[front.blocks :]))
    breaks = meant_line_ends(text, [part.span for part in body])
    return Document("", text, body, reference, front.head, origins, remarks=remarks, line_breaks=breaks)
