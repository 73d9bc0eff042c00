"""A document set for reading, and its reference: plain text, JSON, and the runs that the terminal shares."""

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from citecli.answers.readings import Metadata, Reading
from citecli.documents.model import Document, Span, page_label
from citecli.documents.omissions import Omission
from citecli.references.display import authors, long_date
from citecli.text.line_ends import flowing
from citecli.text.safe import safe, safe_line

if TYPE_CHECKING:
    from citecli.references.model import Reference
    from citecli.render.output import Value

_SECTION = "* * *"
LEFT_OUT = "Left out of the text"
"""The heading above what a reader left out."""


class Run(NamedTuple):
    """Text that is set in one way. `letter` is its speaker's, "" outside of quotations; `closes`: one ends with it."""

    text: str
    letter: str = ""
    matched: bool = False
    closes: bool = False


def runs(reading: Reading, span: Span) -> tuple[Run, ...]:
    """The runs of `span`. Line ends that only wrap the text are spaces."""
    text = reading.document.text
    quotations = [
        (quotation.span, letter)
        for quotation, letter in zip(reading.quotations, reading.letters, strict=True)
        if quotation.span.overlaps(span)
    ]
    matches = [match for match in reading.matches if match.overlaps(span)]
    edges = {span.start, span.end}
    for part in [quoted for quoted, _ in quotations] + matches:
        edges |= {edge for edge in part if span.start < edge < span.end}
    cuts = sorted(edges)
    breaks = frozenset(reading.document.line_breaks_in(span))
    pieces = []
    for start, end in pairwise(cuts):
        # Where quotations nest the inner one, which begins later, decides.
        inside = [(quoted, letter) for quoted, letter in quotations if quoted.start <= start and end <= quoted.end]
        closing = [quoted for quoted, _ in inside if quoted.end == end]
        pieces.append(
            Run(
                safe(flowing(text, (start, end), breaks)),
                max(inside)[1] if inside else "",
                any(match.start <= start and end <= match.end for match in matches),
                bool(closing),
            )
        )
    return tuple(pieces)


def reading_plain(answer: Reading) -> str:
    """A document: its head, then each paragraph, numbered, on a line (on more where its line breaks are meant).

    What is spoken has the time in place of the number. Headings stand on a line by themselves, and `[p. 12]` before the
    first paragraph of a page.
    """
    parts = list(_head(answer)) if answer.whole else []
    if answer.voices:
        parts.append("\n".join(_legend(answer)))
    timed = any(paragraph.time for paragraph in answer.document.paragraphs)
    labels = [safe_line(paragraph.time) if timed else str(paragraph.number) for paragraph in answer.paragraphs]
    digits = len(labels[-1]) if labels else 1
    section = answer.paragraphs[0].section if answer.paragraphs else 0
    headings = list(answer.headings)
    page = ""
    for label, paragraph in zip(labels, answer.paragraphs, strict=True):
        if paragraph.section != section:
            section = paragraph.section
            parts.append(_SECTION)
        if paragraph.page and paragraph.page != page:
            parts.append(f"[{page_label(safe_line(paragraph.page))}]")
        page = paragraph.page
        while headings and headings[0].span.start < paragraph.span.start:
            parts.append(_marked_text(runs(answer, headings.pop(0).span)))
        prose = _marked_text(runs(answer, paragraph.span)).replace("\n", "\n" + " " * (digits + 2))
        parts.append(f"{label:>{digits}}  {prose}")
    parts += (_marked_text(runs(answer, heading.span)) for heading in headings)
    if answer.omissions:
        parts.append(LEFT_OUT)
        parts += (f"[{omission_label(omission)}]" + _indented(omission.text) for omission in answer.omissions)
    return "\n\n".join(parts) + "\n" if parts else ""


def omission_label(omission: Omission) -> str:
    """What was left out, and how often where it is more than once: `table`, `40 running heads and feet`."""
    return omission.kind.counted(omission.number) if omission.number > 1 else omission.kind.value


def _indented(text: str) -> str:
    return "".join(f"\n    {safe_line(line)}" for line in text.splitlines())


def _head(answer: Reading) -> list[str]:
    document = answer.document
    head, reference, origins = document.head, document.reference, document.origins

    def line(span: Span | None, variable: str, otherwise: str) -> str:
        if span and origins.get(variable) != "sidecar":
            return _marked_text(runs(answer, span))
        return safe_line(otherwise)

    names = authors(reference)
    lines = [
        line(head.title, "title", reference.texts.get("title", "")),
        line(head.dek, "", ""),
        line(head.byline, "author", f"By {names}" if names else ""),
        line(head.date, "issued", long_date(reference.dates.get("issued"))),
    ]
    return [row for row in lines if row]


def _marked_text(parts: tuple[Run, ...]) -> str:
    """Runs without colour: what was searched for in ⟦ ⟧, a speaker's letter after the words."""
    pieces = []
    for run in parts:
        pieces.append(f"⟦{run.text}⟧" if run.matched else run.text)
        if run.closes and run.letter:
            pieces.append(f"[{run.letter}]")
    return "".join(pieces)


def _legend(answer: Reading) -> list[str]:
    return [
        f"[{voice.letter}] {safe_line(voice.speaker) or 'nobody named'} ({voice.quotations})" for voice in answer.voices
    ]


def metadata_plain(answer: Metadata) -> str:
    """A line a field: name, value, origin, separated by tabs; missing ones have no value and the origin `missing`."""
    rows = [*answer.fields, *((variable, "", "missing") for variable in answer.missing)]
    return "".join("\t".join(map(safe_line, row)) + "\n" for row in rows)


def reading_json(answer: Reading, ascii_only: bool = False) -> str:
    """A document: its whole text, the paragraphs asked for with offsets into it, its reference and the origins."""
    from citecli.render.output import dump

    document = answer.document
    shape: dict[str, Value] = {
        "id": document.id,
        "path": document.path,
        "head": {name: _span(getattr(document.head, name)) for name in ("title", "dek", "byline", "date")},
        "text": document.text,
        "line_breaks": [
            offset for paragraph in answer.paragraphs for offset in document.line_breaks_in(paragraph.span)
        ],
        "paragraphs": [
            {
                "number": paragraph.number,
                "section": paragraph.section,
                "start": paragraph.span.start,
                "end": paragraph.span.end,
                "text": paragraph.span.of(document.text),
                "page": paragraph.page or None,
                "time": paragraph.time or None,
            }
            for paragraph in answer.paragraphs
        ],
        "headings": [
            {
                "level": heading.level,
                "start": heading.span.start,
                "end": heading.span.end,
                "text": heading.span.of(document.text),
            }
            for heading in answer.headings
        ],
        **_reference_fields(document),
        "omissions": [
            {"kind": omission.kind.value, "count": omission.number, "text": omission.text}
            for omission in document.omissions
        ],
    }
    if answer.matches:
        shape["matches"] = [{"start": match.start, "end": match.end} for match in answer.matches]
    if answer.voices:
        shape["speakers"] = [
            {"letter": voice.letter, "speaker": voice.speaker or None, "quotations": voice.quotations}
            for voice in answer.voices
        ]
        shape["quotations"] = [
            {
                "start": quotation.span.start,
                "end": quotation.span.end,
                "speaker": quotation.speaker or None,
                "letter": letter,
            }
            for quotation, letter in zip(answer.quotations, answer.letters, strict=True)
        ]
    return dump(shape, ascii_only)


def metadata_json(answer: Metadata, ascii_only: bool = False) -> str:
    """A document's reference as CSL-JSON, where each field came from, and what it lacks."""
    from citecli.render.output import dump

    return dump(
        {"id": answer.document.id, "path": answer.document.path, **_reference_fields(answer.document)}, ascii_only
    )


def _reference_fields(document: Document) -> dict[str, "Value"]:
    from citecli.references.model import missing_variables

    return {
        "reference": _csl_json(document.reference),
        "origins": dict(document.origins),
        "missing": list(missing_variables(document.reference)),
    }


def _csl_json(reference: "Reference") -> "Value":
    from citecli.references.csl_json import to_item

    return cast("Value", to_item(reference))


def _span(span: Span | None) -> "Value":
    return {"start": span.start, "end": span.end} if span else None
