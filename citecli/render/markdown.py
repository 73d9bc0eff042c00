"""Answers as Markdown (CommonMark). Text from a document never turns into markup."""

import re

from citecli.answers.quotations import QuotationSet, Utterance
from citecli.documents.model import place_label
from citecli.quotes.model import QuotationKind
from citecli.text.safe import safe, safe_line

_SPECIAL = re.compile(r"([\\`*_\[\]<>#~|&])")
_LINE_START = re.compile(r"^([^\S\n]*)([-+=]|\d+[.)])", re.MULTILINE)


def escape(text: str) -> str:
    """`text` with everything that Markdown would read as markup behind a backslash."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", escaped)


def quotations_markdown(answer: QuotationSet) -> str:
    """A heading a document (where there are several) and a speaker, a block quotation for each of the words."""
    several = len(answer.documents) > 1
    parts: list[str] = []
    document = speaker = None
    for utterance in _grouped(answer):
        if several and utterance.document is not document:
            title = utterance.document.reference.texts.get("title", "") or utterance.document.id
            parts.append(f"# {escape(safe_line(title))}")
            speaker = None
        own = _speaker(utterance)
        if own != speaker:
            parts.append(f"{'##' if several else '#'} {escape(safe_line(own))}")
        document, speaker = utterance.document, own
        parts.append(_block(utterance.before + utterance.text + utterance.after) + "\n>\n> " + _source(utterance))
    return "\n\n".join(parts) + "\n" if parts else ""


def _grouped(answer: QuotationSet) -> list[Utterance]:
    """By document, then by speaker in order of appearance."""
    order: dict[tuple[int, str], int] = {}
    documents = {id(document): index for index, document in enumerate(answer.documents)}
    for utterance in answer.utterances:
        order.setdefault((documents[id(utterance.document)], _speaker(utterance)), len(order))
    return sorted(
        answer.utterances,
        key=lambda utterance: (
            documents[id(utterance.document)],
            order[documents[id(utterance.document)], _speaker(utterance)],
        ),
    )


def _speaker(utterance: Utterance) -> str:
    if utterance.quotation.kind is QuotationKind.MARKED:
        return "Not speech"
    return utterance.quotation.speaker or "Nobody named"


def _block(text: str) -> str:
    return "\n".join(f"> {line.strip()}".rstrip() for line in escape(safe(text)).split("\n"))


def _source(utterance: Utterance) -> str:
    if utterance.citation:
        return escape(safe_line(utterance.citation))
    place = escape(safe_line(place_label(utterance.paragraph))) if utterance.paragraph else ""
    cue = f"*{escape(safe_line(utterance.cue))}*" if utterance.cue else ""
    return f"— {', '.join(part for part in (place, cue) if part) or escape(utterance.document.id)}"
