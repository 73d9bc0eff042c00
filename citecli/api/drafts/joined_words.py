"""Words of two persons that an ellipsis joins into one quotation."""

from collections.abc import Sequence

from citecli.api.drafts.people import CERTAIN, is_same_person, possessive, same_person
from citecli.documents.model import Span
from citecli.matching.words import QuotedWords
from citecli.quotes.model import Quotation


def joined_words(quoted: QuotedWords, quotations: Sequence[Quotation], span: Span, name: str) -> str:
    """A message if the words of the source at `span` begin as one person's and end as another's, else "".

    `quotations` are those of the source, `name` is what the message calls it.
    """
    if len(quoted.segments) < 2:
        return ""
    first, last = (_at(quotations, offset) for offset in (span.start, span.end - 1))
    if first is None or last is None or first.attribution is None or last.attribution is None:
        return ""
    if is_same_person(last, first) or same_person(first.attribution, last.attribution):
        return ""
    names = possessive(first.attribution.speaker), possessive(last.attribution.speaker)
    return f"in {name} the words before the ellipsis are {names[0]}, those behind it {names[1]}"


def _at(quotations: Sequence[Quotation], offset: int) -> Quotation | None:
    """The quotation that has the character at `offset`, as far as it is known who says it."""
    return next(
        (
            quotation
            for quotation in quotations
            if quotation.span.start <= offset < quotation.span.end
            and quotation.attribution is not None
            and quotation.confidence >= CERTAIN
        ),
        None,
    )
