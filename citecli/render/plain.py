"""Answers as plain text, for a pipe or a file: no colour, no boxes, no wrapping, nothing cut."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from citecli.answers.library import Listing
from citecli.answers.quotations import Speaker, Utterance
from citecli.answers.readings import Metadata, Reading
from citecli.documents.credits import authors, iso, long_date
from citecli.documents.flow import wrapping_width
from citecli.documents.model import Span
from citecli.documents.places import page_named, place_named
from citecli.render.explanation import explanation
from citecli.render.runs import Run, runs
from citecli.text.safe import safe, safe_line

if TYPE_CHECKING:
    from citecli.csl.tree import StyleInfo

_SECTION = "* * *"


def listing(answer: Listing) -> str:
    """A line a document, without a heading: number, id, title, author, date, words, quotations, parted by tabs."""
    dates = {date: iso(date) for date in {row.date for row in answer.rows}}
    rows = [
        (str(number), key, title, author, dates[date], str(words), str(quotations))
        for number, key, title, author, date, _, words, quotations, *_ in answer.rows
    ]
    text = "".join(["\t".join(row) + "\n" for row in rows])
    if safe(text) == text and text.count("\t") == 6 * len(rows) and text.count("\n") == len(rows):
        return text  # as nearly always: nothing in it has to be made safe
    return "".join("\t".join(map(safe_line, row)) + "\n" for row in rows)


def quotations(utterances: Iterable[Utterance], explain: bool = False) -> str:
    """A line a quotation: document, number, paragraph, speaker, cue, words, parted by tabs.

    Context stands around the words in the same field, as they do in the text. A citation or an explanation is one more.
    """
    lines = []
    for one in utterances:
        quotation = one.quotation
        words = one.before + one.text + one.after
        row = [one.document.id, str(one.number), str(quotation.paragraph or ""), quotation.speaker, one.cue, words]
        if one.citation:
            row.append(one.citation)
        if explain:
            row.append(" | ".join(explanation(one)))
        lines.append("\t".join(map(safe_line, row)) + "\n")
    return "".join(lines)


def quotations_to_paste(utterances: Iterable[Utterance]) -> str:
    """The words as they are to stand in somebody's own text, each with its citation, or else speaker and place."""
    parts = []
    for one in utterances:
        place = place_named(one.paragraph) if one.paragraph else ""
        source = ", ".join(safe_line(part) for part in (one.quotation.speaker, place) if part)
        words = safe(one.before + one.text + one.after).strip()
        parts.append(
            f"{words} {safe_line(one.citation)}" if one.citation else f"{words}\n— {source}" if source else words
        )
    return "\n\n".join(parts) + "\n" if parts else ""


def speakers(found: Sequence[Speaker]) -> str:
    """A line a speaker: quotations, words, name, parted by tabs; nobody's name is empty."""
    return "".join(f"{one.quotations}\t{one.words}\t{safe_line(one.speaker)}\n" for one in found)


def styles(found: "Sequence[StyleInfo]") -> str:
    """A line a style: id, citation format, title, parted by tabs."""
    rows = ((info.id, info.citation_format, info.title) for info in found)
    return "".join("\t".join(map(safe_line, row)) + "\n" for row in rows)


def reading(answer: Reading) -> str:
    """A document: its head, then each paragraph, numbered, on a line (on more where its line breaks are meant).

    What is spoken has the time in place of the number. Headings stand on a line by themselves, and `[p. 12]` before the
    first paragraph of a page.
    """
    parts = list(_head(answer)) if answer.whole else []
    if answer.voices:
        parts.append("\n".join(_legend(answer)))
    wrapping = wrapping_width(answer.document)
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
            parts.append(f"[{page_named(safe_line(paragraph.page))}]")
        page = paragraph.page
        while headings and headings[0].span.start < paragraph.span.start:
            parts.append(_marked(runs(answer, headings.pop(0).span, 1)))
        prose = _marked(runs(answer, paragraph.span, wrapping)).replace("\n", "\n" + " " * (digits + 2))
        parts.append(f"{label:>{digits}}  {prose}")
    parts += (_marked(runs(answer, heading.span, 1)) for heading in headings)
    return "\n\n".join(parts) + "\n" if parts else ""


def _head(answer: Reading) -> list[str]:
    document = answer.document
    head, reference, origins = document.head, document.reference, document.origins

    def line(span: Span | None, variable: str, otherwise: str) -> str:
        if span and origins.get(variable) != "sidecar":
            return _marked(runs(answer, span, 1))
        return safe_line(otherwise)

    names = authors(reference)
    lines = [
        line(head.title, "title", reference.texts.get("title", "")),
        line(head.dek, "", ""),
        line(head.byline, "author", f"By {names}" if names else ""),
        line(head.date, "issued", long_date(reference.dates.get("issued"))),
    ]
    return [found for found in lines if found]


def _marked(parts: tuple[Run, ...]) -> str:
    """Runs without colour: what was searched for in ⟦ ⟧, a speaker's letter after the words."""
    whole = []
    for run in parts:
        whole.append(f"⟦{run.text}⟧" if run.matched else run.text)
        if run.closes and run.letter:
            whole.append(f"[{run.letter}]")
    return "".join(whole)


def _legend(answer: Reading) -> list[str]:
    return [
        f"[{voice.letter}] {safe_line(voice.speaker) or 'nobody named'} ({voice.quotations})" for voice in answer.voices
    ]


def metadata(answer: Metadata) -> str:
    """A line a field: name, value, origin, parted by tabs; missing ones have no value and the origin `missing`."""
    rows = [*answer.fields, *((variable, "", "missing") for variable in answer.missing)]
    return "".join("\t".join(map(safe_line, row)) + "\n" for row in rows)
