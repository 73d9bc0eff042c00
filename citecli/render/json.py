"""Answers as JSON. The shapes are documented in README and stay as they are: fields are added, never changed.

Text is lossless: C0, C1 and bidirectional controls stand as `\\uXXXX`, everything else as it is.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

from citecli.answers.citations import Citations
from citecli.answers.library import Listing, Row
from citecli.answers.quotations import Speaker, Utterance
from citecli.answers.readings import Metadata, Reading
from citecli.documents.completeness import missing
from citecli.documents.credits import iso
from citecli.documents.model import Document, Span
from citecli.references.model import Reference
from citecli.render.records import fields, record
from citecli.text.safe import escape_controls

if TYPE_CHECKING:
    from citecli.csl.tree import StyleInfo

Value: TypeAlias = "str | int | float | bool | Mapping[str, Value] | Sequence[Value] | None"


def dump(value: Value, ascii_only: bool = False, indent: int | None = 2) -> str:
    """`value` as JSON text that is safe to print; one line with `indent=None`."""
    return escape_controls(json.dumps(value, ensure_ascii=ascii_only, indent=indent))


def listing(answer: Listing, ascii_only: bool = False) -> str:
    """A listing: an array of one object a document."""
    dates = {date: iso(date) or None for date in {row.date for row in answer.rows}}
    # Thousands of objects: the encoder is quick only without indentation, so that of a flat one is in the separators.
    encode = json.JSONEncoder(ensure_ascii=ascii_only, separators=(",\n    ", ": ")).encode

    def written(row: Row) -> str:
        fields: dict[str, Value] = {
            "number": row.number,
            "id": row.id,
            "title": row.title,
            "author": row.author,
            "date": dates[row.date],
            "type": row.type,
            "words": row.words,
            "quotations": row.quotations,
            "path": row.path,
            "tags": row.tags,
        }
        if row.tags:
            return json.dumps(fields, ensure_ascii=ascii_only, indent=2).replace("\n", "\n  ")
        return f"{{\n    {encode(fields)[1:-1]}\n  }}"

    return escape_controls("[\n  " + ",\n  ".join(map(written, answer.rows)) + "\n]") if answer.rows else "[]"


def reading(answer: Reading, ascii_only: bool = False) -> str:
    """A document: its whole text, the paragraphs asked for with offsets into it, its reference and the origins."""
    document = answer.document
    shape: dict[str, Value] = {
        "id": document.id,
        "path": document.path,
        "head": {name: _span(span) for name, span in document.head._asdict().items()},
        "text": document.text,
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
    }
    if answer.matches:
        shape["matches"] = [{"start": match.start, "end": match.end} for match in answer.matches]
    if answer.voices:
        shape["speakers"] = [
            {"letter": voice.letter, "speaker": voice.speaker or None, "quotations": voice.quotations}
            for voice in answer.voices
        ]
        shape["quotations"] = [
            {"start": one.span.start, "end": one.span.end, "speaker": one.speaker or None, "letter": letter}
            for one, letter in zip(answer.quotations, answer.letters, strict=True)
        ]
    return dump(shape, ascii_only)


def metadata(answer: Metadata, ascii_only: bool = False) -> str:
    """A document's reference as CSL-JSON, where each field came from, and what it lacks."""
    return dump(
        {"id": answer.document.id, "path": answer.document.path, **_reference_fields(answer.document)}, ascii_only
    )


def quotation(one: Utterance, context: bool = False, citation: bool = False, explain: bool = False) -> dict[str, Value]:
    """One quotation as an object. `context`, `citation` and `explain` say which fields it has beyond the usual."""
    values = record(one)
    shape: dict[str, Value] = {name: values[name] for name in fields(context, citation)}
    if explain:
        shape["candidates"] = [
            {
                "speaker": candidate.speaker or None,
                "rule": candidate.rule.value,
                "score": round(candidate.score, 4),
                "reasons": {reason.feature: round(reason.weight, 4) for reason in candidate.reasons},
            }
            for candidate in one.quotation.candidates
        ]
    return shape


def speakers(found: Sequence[Speaker], ascii_only: bool = False) -> str:
    """An array of one object a speaker."""
    return dump([_speaker(one) for one in found], ascii_only)


def speaker_lines(found: Sequence[Speaker], ascii_only: bool = False) -> str:
    """JSON lines: one object a line, a line a speaker."""
    return "".join(dump(_speaker(one), ascii_only, indent=None) + "\n" for one in found)


def _speaker(one: Speaker) -> dict[str, Value]:
    return {
        "speaker": one.speaker or None,
        "speaker_display": one.display or None,
        "quotations": one.quotations,
        "words": one.words,
        "documents": list(one.documents),
    }


def citations(answer: Citations, ascii_only: bool = False) -> str:
    """An array of one object a formatted text."""
    from citecli.markup import html, markdown, plain

    return dump(
        [
            {
                "id": one.id,
                "form": one.form.value,
                "style": answer.style,
                "locale": answer.locale,
                "text": plain.write(one.content).strip(),
                "markdown": markdown.write(one.content).strip(),
                "html": html.write(one.content).strip(),
            }
            for one in answer.texts
        ],
        ascii_only,
    )


def styles(found: "Sequence[StyleInfo]", ascii_only: bool = False) -> str:
    """An array of one object a style."""
    return dump(
        [
            {
                "id": info.id,
                "title": info.title,
                "title_short": info.title_short,
                "format": info.citation_format,
                "fields": list(info.fields),
                "parent": info.parent or None,
            }
            for info in found
        ],
        ascii_only,
    )


def _reference_fields(document: Document) -> dict[str, Value]:
    return {
        "reference": _csl_json(document.reference),
        "origins": dict(document.origins),
        "missing": list(missing(document.reference)),
    }


def _csl_json(reference: Reference) -> Value:
    from citecli.references.csl_json import to_item

    return cast(Value, to_item(reference))


def _span(span: Span | None) -> Value:
    return {"start": span.start, "end": span.end} if span else None
