"""Quotations and their speakers as lines, CSV, JSON and JSON lines, written a batch at a time where that can be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from citecli.answers.quotations import Speaker, Utterance
from citecli.documents.model import place_label
from citecli.frozen import FrozenValue
from citecli.render.output import OutputFormat, OutputTarget
from citecli.text.patterns import compiled_late
from citecli.text.safe import safe, safe_line

if TYPE_CHECKING:
    from citecli.render.output import Value

STREAMED = frozenset({OutputFormat.PLAIN, OutputFormat.JSON, OutputFormat.JSON_LINES, OutputFormat.CSV})
"""The formats in which a quotation can be written before the next one is known."""
FIELDS = (
    "document", "number", "start", "end", "text", "kind", "speaker", "speaker_display", "mention", "cue",
    "cue_start", "cue_end", "paragraph", "page", "time", "rule", "utterance", "about", "confidence",
)  # fmt: skip
"""The fields that JSON, JSON lines and CSV have of a quotation, in their order."""
CONTEXT_FIELDS = ("before", "after")
CITATION_FIELD = "citation"
_FORMULA_STARTS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_DIALOGUE = compiled_late(r"- [^\W\d_][^|!(={}<>*/^&+]*", re.DOTALL)
Row = Sequence[str | int | float | None]


class QuotationDetails(FrozenValue):
    """What is written of each quotation beyond the usual."""

    context: bool = False
    """The words before and after it, as far as they were asked for."""
    citation: bool = False
    """Its citation."""
    explain: bool = False
    """Why it is given to its speaker."""
    link: bool = False
    """The address of the words on their page, on a line of its own."""


def quotation_pieces(
    batches: Iterable[Sequence[Utterance]], target: OutputTarget, details: QuotationDetails
) -> Iterator[str]:
    """The text of the quotations of all batches, piece by piece; in one of the `STREAMED` formats, else as lines."""
    match target.format:
        case OutputFormat.JSON:
            return _json_pieces(batches, target, details)
        case OutputFormat.JSON_LINES:
            return _json_line_pieces(batches, target, details)
        case OutputFormat.CSV:
            return _csv_pieces(batches, details)
        case _:
            return (_lines(batch, details.explain) for batch in batches)


def speakers_plain(speakers: Sequence[Speaker]) -> str:
    """A line a speaker: quotations, words, name, separated by tabs; nobody's name is empty."""
    return "".join(f"{speaker.quotations}\t{speaker.words}\t{safe_line(speaker.speaker)}\n" for speaker in speakers)


def speakers_json(speakers: Sequence[Speaker], ascii_only: bool = False) -> str:
    """An array of one object a speaker."""
    from citecli.render.output import dump

    return dump(list(map(_speaker_object, speakers)), ascii_only)


def speakers_json_lines(speakers: Sequence[Speaker], ascii_only: bool = False) -> str:
    """A line a speaker, each a JSON object."""
    from citecli.render.output import dump

    return "".join(dump(_speaker_object(speaker), ascii_only, indent=None) + "\n" for speaker in speakers)


def speakers_csv(speakers: Sequence[Speaker]) -> str:
    """A record a speaker; the ids of several documents are separated by spaces."""
    rows: list[Row] = [("speaker", "speaker_display", "quotations", "words", "documents")]
    rows += [
        (speaker.speaker, speaker.display, speaker.quotations, speaker.words, " ".join(speaker.documents))
        for speaker in speakers
    ]
    return _csv(rows)


def quotations_to_paste(utterances: Iterable[Utterance]) -> str:
    """The words as they are to stand in somebody's own text, each with its citation, or else speaker and place."""
    parts = []
    for utterance in utterances:
        place = place_label(utterance.paragraph) if utterance.paragraph else ""
        source = ", ".join(safe_line(part) for part in (utterance.quotation.speaker, place) if part)
        words = safe(utterance.before + utterance.text + utterance.after).strip()
        if utterance.citation:
            parts.append(f"{words} {safe_line(utterance.citation)}")
        else:
            parts.append(f"{words}\n— {source}" if source else words)
    return "\n\n".join(parts) + "\n" if parts else ""


def fields(context: bool = False, citation: bool = False) -> tuple[str, ...]:
    """The names of a record's fields, in order."""
    return FIELDS + (CONTEXT_FIELDS if context else ()) + ((CITATION_FIELD,) if citation else ())


def record(utterance: Utterance) -> dict[str, str | int | float | None]:
    """Every field of one quotation. Offsets count characters of the decoded file; what is absent is `None`."""
    quotation = utterance.quotation
    cue = quotation.attribution.cue if quotation.attribution else None
    paragraph = utterance.paragraph
    return {
        "document": utterance.document.id,
        "number": utterance.number,
        "start": quotation.span.start,
        "end": quotation.span.end,
        "text": utterance.text,
        "kind": quotation.kind.value,
        "speaker": quotation.speaker or None,
        "speaker_display": quotation.speaker_display or None,
        "mention": utterance.mention or None,
        "cue": utterance.cue or None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "paragraph": quotation.paragraph,
        "page": (paragraph.page or None) if paragraph else None,
        "time": (paragraph.time or None) if paragraph else None,
        "rule": quotation.rule.value,
        "utterance": quotation.utterance,
        "about": quotation.about,
        "confidence": round(quotation.confidence, 4),
        "before": utterance.before,
        "after": utterance.after,
        "citation": utterance.citation,
    }


def quotation_object(utterance: Utterance, details: QuotationDetails) -> "dict[str, Value]":
    """One quotation as a JSON object: its record, and with `details.explain` the candidates for its speaker."""
    values = record(utterance)
    shape: dict[str, Value] = {name: values[name] for name in fields(details.context, details.citation)}
    if details.explain:
        shape["candidates"] = [
            {
                "speaker": candidate.speaker or None,
                "rule": candidate.rule.value,
                "score": round(candidate.score, 4),
                "reasons": {reason.feature: round(reason.weight, 4) for reason in candidate.reasons},
            }
            for candidate in utterance.quotation.candidates
        ]
    return shape


def _lines(utterances: Iterable[Utterance], explain: bool) -> str:
    """A line a quotation: document, number, paragraph, speaker, cue, words, separated by tabs.

    Context stands around the words in the same field, as it does in the text. A citation or an explanation is one
    more field.
    """
    lines = []
    for utterance in utterances:
        quotation = utterance.quotation
        row = [
            utterance.document.id,
            str(utterance.number),
            str(quotation.paragraph or ""),
            quotation.speaker,
            utterance.cue,
            utterance.before + utterance.text + utterance.after,
        ]
        if utterance.citation:
            row.append(utterance.citation)
        if explain:
            from citecli.render.explanation import explanation

            row.append(explanation(utterance))
        lines.append("\t".join(map(safe_line, row)) + "\n")
    return "".join(lines)


def _json_pieces(
    batches: Iterable[Sequence[Utterance]], target: OutputTarget, details: QuotationDetails
) -> Iterator[str]:
    """An array, each object on lines of its own."""
    from textwrap import indent

    from citecli.render.output import dump

    between = "[\n"
    for batch in batches:
        for utterance in batch:
            yield between + indent(dump(quotation_object(utterance, details), target.ascii_only), "  ")
            between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _json_line_pieces(
    batches: Iterable[Sequence[Utterance]], target: OutputTarget, details: QuotationDetails
) -> Iterator[str]:
    from citecli.render.output import dump

    for batch in batches:
        for utterance in batch:
            yield dump(quotation_object(utterance, details), target.ascii_only, indent=None) + "\n"


def _csv_pieces(batches: Iterable[Sequence[Utterance]], details: QuotationDetails) -> Iterator[str]:
    """A heading, then a record a quotation: the fields that JSON has, but for nested ones."""
    names = fields(details.context, details.citation)
    yield _csv([names])
    for batch in batches:
        yield _csv([values[name] for name in names] for values in map(record, batch))


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that would be gets an apostrophe before it (OWASP).

    A hyphen and a space before words are a dash, as in dialogue, and stay.
    """
    text = safe(text)
    if not text or text[0] not in _FORMULA_STARTS:
        return text
    return text if _DIALOGUE.fullmatch(text) else f"'{text}"


def _csv(rows: Iterable[Row]) -> str:
    """Rows as CSV (RFC 4180, but that lines end in `\\n`); an absent value is empty."""
    import csv
    from io import StringIO

    target = StringIO()
    writer = csv.writer(target, lineterminator="\n")
    for row in rows:
        writer.writerow([_cell(value) if isinstance(value, str) else "" if value is None else value for value in row])
    return target.getvalue()


def _speaker_object(speaker: Speaker) -> "dict[str, Value]":
    return {
        "speaker": speaker.speaker or None,
        "speaker_display": speaker.display or None,
        "quotations": speaker.quotations,
        "words": speaker.words,
        "documents": list(speaker.documents),
    }
