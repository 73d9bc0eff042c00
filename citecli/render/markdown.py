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
    for one in _grouped(answer):
        if several and one.document is not document:
            title = one.document.reference.texts.get("title", "") or one.document.id
            parts.append(f"# {escape(safe_line(title))}")
            speaker = None
        own = _speaker(one)
        if own != speaker:
            parts.append(f"{'##' if several else '#'} {escape(safe_line(own))}")
        document, speaker = one.document, own
        parts.append(_block(one.before + one.text + one.after) + "\n>\n> " + _source(one))
    return "\n\n".join(parts) + "\n" if parts else ""


def _grouped(answer: QuotationSet) -> list[Utterance]:
    """By document, then by speaker in order of appearance."""
    order: dict[tuple[int, str], int] = {}
    documents = {id(document): index for index, document in enumerate(answer.documents)}
    for one in answer.utterances:
        order.setdefault((documents[id(one.document)], _speaker(one)), len(order))
    return sorted(
        answer.utterances,
        key=lambda one: (documents[id(one.document)], order[documents[id(one.document)], _speaker(one)]),
    )


def _speaker(one: Utterance) -> str:
    if one.quotation.kind is QuotationKind.MARKED:
        return "Not speech"
    return one.quotation.speaker or "Nobody named"


def _block(text: str) -> str:
    return "\n".join(f"> {line.strip()}".rstrip() for line in escape(safe(text)).split("\n"))


def _source(one: Utterance) -> str:
    if one.citation:
        return escape(safe_line(one.citation))
    place = escape(safe_line(place_label(one.paragraph))) if one.paragraph else ""
    cue = f"*{escape(safe_line(one.cue))}*" if one.cue else ""
    return f"— {', '.join(part for part in (place, cue) if part) or escape(one.document.id)}"
