"""Join utterances in several parts (“…,” she said, “…”) so that they can be quoted as one."""

from collections.abc import Sequence

from citecli.answers.quotations import Utterance
from citecli.documents.model import Span
from citecli.frozen import replace
from citecli.quoting.interruptions import JoinParts, are_one_quotation


def join_interrupted(
    utterances: Sequence[Utterance], join: JoinParts = JoinParts.SENTENCE
) -> list[tuple[Utterance, ...]]:
    """The utterances in order, with consecutive parts of one quotation grouped together.

    `citecli.quoting.interruptions.are_one_quotation` decides which parts belong together.
    """
    groups: list[tuple[Utterance, ...]] = []
    for utterance in utterances:
        if groups and _goes_on(groups[-1], utterance, join):
            groups[-1] = (*groups[-1], utterance)
        else:
            groups.append((utterance,))
    return groups


def _goes_on(parts: tuple[Utterance, ...], following: Utterance, join: JoinParts) -> bool:
    last = parts[-1]
    if last.document is not following.document and (last.document.path, last.document.id) != (
        following.document.path,
        following.document.id,
    ):
        return False
    if not following.quotation.utterance or following.quotation.utterance != last.quotation.utterance:
        return False
    if not last.number or following.number != last.number + 1 or following.quotation.speaker != last.quotation.speaker:
        return False
    # The first part begins the sentence; later parts continue it.
    before = parts[0].text[:80] + last.text[-80:]
    return are_one_quotation(before, text_between(last, following), following.text, join)


def text_between(before: Utterance, after: Utterance) -> str:
    """The text of the document between two parts."""
    return before.document.text[before.quotation.span.end : after.quotation.span.start]


def merge_parts(parts: tuple[Utterance, ...]) -> Utterance:
    """One utterance from the beginning of the first part to the end of the last, with the first part's speaker.

    The cue is that of the first part with a cue.
    """
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return first
    span = Span(first.quotation.span.start, last.quotation.span.end)
    attributions = [part.quotation.attribution for part in parts if part.quotation.attribution]
    attribution = next(
        (candidate for candidate in attributions if candidate.cue), attributions[0] if attributions else None
    )
    quotation = first.quotation._replace(span=span, attribution=attribution)
    return replace(first, quotation=quotation, after=last.after)
