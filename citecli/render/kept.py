"""Kept quotations as lines, Markdown, JSON and JSON lines."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from citecli.answers.kept import KeptQuotation
from citecli.documents.model import place_label
from citecli.matching.verdicts import FAITHFUL, Verdict
from citecli.render.verifications import standing, wdiff
from citecli.text.safe import safe, safe_line

if TYPE_CHECKING:
    from citecli.render.output import Value


def place(one: KeptQuotation) -> str:
    """Where the words are in the document now: `para. 3`; "" when that is not known."""
    if one.verification.start < 0:
        return ""
    paragraph = one.document.paragraph_at(one.verification.start)
    return place_label(paragraph) if paragraph else ""


def remark(one: KeptQuotation) -> str:
    """What has become of the words since they were kept, "" when nothing has."""
    match one.verification.verdict:
        case Verdict.VERBATIM:
            return ""
        case Verdict.MOVED:
            return "moved"
        case Verdict.PERMITTED:
            return "changed in marks or spaces"
        case Verdict.ALTERED:
            return f"changed: {wdiff(one.verification.changes)}"
        case _:
            return "gone from the document"


def plain(answers: Sequence[KeptQuotation]) -> str:
    """A line each, separated by tabs: number, document, place, speaker, tags, how it stands, words, note."""
    lines = []
    for one in answers:
        row = (
            str(one.number), one.document.id, place(one), one.annotation.speaker, ", ".join(one.annotation.tags),
            standing(one.verification), one.annotation.selector.exact, one.annotation.note,
        )  # fmt: skip
        lines.append("\t".join(map(safe_line, row)).rstrip("\t") + "\n")
    return "".join(lines)


def markdown(answers: Sequence[KeptQuotation]) -> str:
    """A block quotation each, with its speaker and place, then the note and the tags."""
    from citecli.markup.markdown import write
    from citecli.markup.nodes import Text

    def escaped(text: str) -> str:
        return safe(write((Text(text),))).strip()

    pieces = []
    for one in answers:
        words = [" ".join(part.split()) for part in one.annotation.selector.exact.split("\n\n") if part.strip()]
        quoted = "\n>\n".join(f"> {escaped(part)}" for part in words)
        title = one.document.reference.texts.get("title", "") or one.document.id
        facts = ", ".join(escaped(safe_line(fact)) for fact in (one.annotation.speaker, title, place(one)) if fact)
        pieces.append(f"{quoted}\n>\n> — {facts}")
        if changed := remark(one):
            pieces.append(escaped(safe_line(f"({changed})")))
        pieces += ["\n".join(map(escaped, part.split("\n"))) for part in one.annotation.note.split("\n\n") if part]
        if one.annotation.tags:
            pieces.append(" ".join(f"#{escaped(safe_line(tag)).replace(' ', '-')}" for tag in one.annotation.tags))
    return "\n\n".join(pieces) + ("\n" if pieces else "")


def json(answers: Sequence[KeptQuotation], ascii_only: bool = False) -> str:
    """A JSON array of one object a quotation."""
    from citecli.render.output import dump

    return dump(list(_objects(answers)), ascii_only)


def json_lines(answers: Sequence[KeptQuotation], ascii_only: bool = False) -> str:
    """JSON lines: a line a quotation."""
    from citecli.render.output import dump

    return "".join(dump(item, ascii_only, indent=None) + "\n" for item in _objects(answers))


def _objects(answers: Sequence[KeptQuotation]) -> "Iterator[Value]":
    for one in answers:
        annotation, now = one.annotation, one.verification
        yield {
            "number": one.number,
            "document": one.document.id,
            "path": one.document.path,
            "title": one.document.reference.texts.get("title") or None,
            "text": annotation.selector.exact,
            "speaker": annotation.speaker or None,
            "place": place(one) or None,
            "note": annotation.note or None,
            "tags": list(annotation.tags),
            "created": annotation.created or None,
            "id": annotation.id or None,
            "standing": standing(now),
            "faithful": now.verdict in FAITHFUL,
            "now": {"text": now.now, "start": now.start, "end": now.end} if now.start >= 0 else None,
            "selector": {
                "type": "TextQuoteSelector",
                "exact": annotation.selector.exact,
                "prefix": annotation.selector.prefix,
                "suffix": annotation.selector.suffix,
            },
            "position": {
                "type": "TextPositionSelector",
                "start": annotation.selector.span.start,
                "end": annotation.selector.span.end,
            },
        }
