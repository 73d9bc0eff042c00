"""A document as bytes for the index, and back again, the same in every field."""

import zlib
from collections.abc import Mapping
from json import dumps, loads
from typing import cast

from citecli.documents.model import Document, Head, Heading, MarkedPassage, Moment, PageTurn, Paragraph, Span
from citecli.documents.omissions import Omission, OmissionKind
from citecli.references.csl_json import from_item, to_item

_LEVEL = 6


def pack(document: Document) -> bytes:
    """A document without its path, compressed."""
    shape = (
        document.id,
        to_item(document.reference),
        dict(document.origins),
        document.head.field_values(),
        [
            (*part.span, part.section, part.page, part.time, part.turns, part.moments, part.speaker)
            for part in document.paragraphs
        ],
        [(*heading.span, heading.level) for heading in document.headings],
        document.remarks,
        document.omissions,
        document.line_breaks,
        document.counted_pages,
        [(one.words, one.note, one.author, one.created) for one in document.marked],
    )
    head = dumps(shape, ensure_ascii=False, separators=(",", ":"))
    # One stream for both: a reference says again what its text begins with. A surrogate can't be encoded otherwise.
    return zlib.compress(f"{len(head)}\n{head}{document.text}".encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(data: bytes, path: str) -> Document:
    """The document that was packed, at `path`."""
    whole = zlib.decompress(data).decode("utf-8", "surrogatepass")
    length, _, rest = whole.partition("\n")
    head, text = rest[: int(length)], rest[int(length) :]
    identifier, item, origins, places, paragraphs, headings, remarks, omissions, line_breaks, counted, marked = loads(
        head
    )
    reference, _ = from_item(cast(Mapping[str, object], item))
    return Document(
        identifier,
        text,
        tuple(
            Paragraph(
                number,
                Span(start, end),
                section,
                page,
                time,
                tuple(PageTurn(*turn) for turn in turns),
                tuple(Moment(*moment) for moment in moments),
                Span(*speaker) if speaker else None,
            )
            for number, (start, end, section, page, time, turns, moments, speaker) in enumerate(paragraphs, start=1)
        ),
        reference,
        Head(*(Span(*place) if place else None for place in places)),
        origins,
        path,
        tuple(remarks),
        tuple(Heading(Span(start, end), level) for start, end, level in headings),
        tuple(Omission(OmissionKind(kind), text, number) for kind, text, number in omissions),
        tuple(line_breaks),
        counted,
        tuple(MarkedPassage(*one) for one in marked),
    )
