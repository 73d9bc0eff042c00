"""Utterances in several parts (“…,” she said, “…”), put together to be quoted as one."""

from collections.abc import Sequence

from citecli.answers.quotations import Utterance
from citecli.documents.model import Span
from citecli.quoting.interruptions import Join, is_one


def wholes(utterances: Sequence[Utterance], join: Join = Join.SENTENCE) -> list[tuple[Utterance, ...]]:
    """The utterances in order, those together that are parts of one and follow each other.

    What makes them one is told in `citecli.quoting.interruptions.is_one`.
    """
    found: list[tuple[Utterance, ...]] = []
    for one in utterances:
        if found and _goes_on(found[-1], one, join):
            found[-1] = (*found[-1], one)
        else:
            found.append((one,))
    return found


def _goes_on(parts: tuple[Utterance, ...], one: Utterance, join: Join) -> bool:
    last = parts[-1]
    if last.document is not one.document and (last.document.path, last.document.id) != (
        one.document.path,
        one.document.id,
    ):
        return False
    if not one.quotation.utterance or one.quotation.utterance != last.quotation.utterance:
        return False
    if not last.number or one.number != last.number + 1 or one.quotation.speaker != last.quotation.speaker:
        return False
    # What begins the sentence is the first part; later ones go on with it.
    before = parts[0].text[:80] + last.text[-80:]
    return is_one(before, between(last, one), one.text, join)


def between(before: Utterance, after: Utterance) -> str:
    """What the document says between two parts."""
    return before.document.text[before.quotation.span.end : after.quotation.span.start]


def merged(parts: tuple[Utterance, ...]) -> Utterance:
    """All parts as one, from the beginning of the first to the end of the last; what names the speaker is the first's.

    The cue is that of the first part that has one.
    """
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return first
    span = Span(first.quotation.span.start, last.quotation.span.end)
    attributions = [part.quotation.attribution for part in parts if part.quotation.attribution]
    attribution = next((one for one in attributions if one.cue), attributions[0] if attributions else None)
    quotation = first.quotation._replace(span=span, attribution=attribution)
    return first._replace(quotation=quotation, after=last.after)
