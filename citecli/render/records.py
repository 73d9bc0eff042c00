"""A quotation as a flat record: the fields that JSON, JSON lines and CSV share, in their order."""

from citecli.answers.quotations import Utterance

FIELDS = (
    "document", "number", "start", "end", "text", "kind", "speaker", "speaker_display", "mention", "cue",
    "cue_start", "cue_end", "paragraph", "page", "time", "rule", "utterance", "about", "confidence",
)  # fmt: skip
CONTEXT_FIELDS = ("before", "after")
CITATION_FIELD = "citation"


def fields(context: bool = False, citation: bool = False) -> tuple[str, ...]:
    """The names of a record's fields, in order."""
    return FIELDS + (CONTEXT_FIELDS if context else ()) + ((CITATION_FIELD,) if citation else ())


def record(one: Utterance) -> dict[str, str | int | float | None]:
    """Every field of one quotation. Offsets count characters of the decoded file; what there is not is `None`."""
    quotation = one.quotation
    cue = quotation.attribution.cue if quotation.attribution else None
    paragraph = one.paragraph
    return {
        "document": one.document.id,
        "number": one.number,
        "start": quotation.span.start,
        "end": quotation.span.end,
        "text": one.text,
        "kind": quotation.kind.value,
        "speaker": quotation.speaker or None,
        "speaker_display": quotation.speaker_display or None,
        "mention": one.mention or None,
        "cue": one.cue or None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "paragraph": quotation.paragraph,
        "page": (paragraph.page or None) if paragraph else None,
        "time": (paragraph.time or None) if paragraph else None,
        "rule": quotation.rule.value,
        "utterance": quotation.utterance,
        "about": quotation.about,
        "confidence": round(quotation.confidence, 4),
        "before": one.before,
        "after": one.after,
        "citation": one.citation,
    }
