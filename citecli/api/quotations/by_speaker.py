"""What one person says in several documents, whatever each of them calls that person."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from pickle import dumps, loads

from citecli.api.quotations.quotation_filter import DocumentQuotations
from citecli.quotes import matches
from citecli.quotes.coreference.cross_document import CrossDocumentCoreference, may_concern, may_match
from citecli.quotes.model import Attribution

_LEVEL = 1


def quotations_by(name: str, documents: Iterable[DocumentQuotations]) -> Iterator[DocumentQuotations]:
    """What was found in each document, with the utterances alone of whom `name` means, as a user types it.

    Whether a bare surname is theirs only the names of all documents tell. Documents come out in the order given, and as
    they come in up to the first that needs an answer; from there on they wait, compressed, for the last.
    """
    coreference = CrossDocumentCoreference()
    waiting: list[bytes] = []

    def may_be_meant(who: Attribution) -> bool:
        return matches(name, who) or may_match(name, who)

    for number, part in enumerate(documents):
        for who in part.attributions:
            if may_concern(name, who):
                coreference.add(who, number)
        doubtful = any(may_be_meant(who) and not matches(name, who) for who in part.attributions)
        kept = with_speakers(part, may_be_meant)
        if doubtful or waiting:
            waiting.append(zlib.compress(dumps(kept), _LEVEL))
        else:
            yield kept
    coreference.resolve()
    for packed in waiting:
        yield with_speakers(loads(zlib.decompress(packed)), lambda who: coreference.matches(name, who))


def with_speakers(
    document_quotations: DocumentQuotations, is_speaker: Callable[[Attribution], bool]
) -> DocumentQuotations:
    """What was found in a document, with the utterances alone of those for whom `is_speaker` holds."""
    answers: dict[tuple[str, ...], bool] = {}

    def wanted(who: Attribution | None) -> bool:
        if who is None:
            return False
        names = (who.speaker, who.display, *who.aliases)
        if names not in answers:
            answers[names] = is_speaker(who)
        return answers[names]

    utterances = tuple(
        utterance for utterance in document_quotations.utterances if wanted(utterance.quotation.attribution)
    )
    return document_quotations._replace(utterances=utterances)
