"""Select the quotations of certain people from several documents that may call them by different names."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pickle import dumps, loads

from citecli.api.quotations.quotation_filter import DocumentQuotations
from citecli.quotes import matches
from citecli.quotes.coreference.cross_document import CrossDocumentCoreference, may_concern, may_match
from citecli.quotes.model import Attribution

_LEVEL = 1


def quotations_by(names: Sequence[str], documents: Iterable[DocumentQuotations]) -> Iterator[DocumentQuotations]:
    """Reduce the quotations of each document to the utterances of the people that `names`, as a user types them, mean.

    Whether a bare surname refers to one of them depends on the names in all documents. Documents are yielded in the
    given order, immediately up to the first with such a doubtful name. All later ones are held in memory, compressed,
    until the last document has been read.
    """
    coreference = CrossDocumentCoreference()
    waiting: list[bytes] = []

    def may_be_meant(who: Attribution) -> bool:
        return any(matches(name, who) or may_match(name, who) for name in names)

    for number, part in enumerate(documents):
        for who in part.attributions:
            if any(may_concern(name, who) for name in names):
                coreference.add(who, number)
        doubtful = any(may_match(name, who) and not matches(name, who) for name in names for who in part.attributions)
        kept = with_speakers(part, may_be_meant)
        if doubtful or waiting:
            waiting.append(zlib.compress(dumps(kept), _LEVEL))
        else:
            yield kept
    coreference.resolve()
    for packed in waiting:
        yield with_speakers(
            loads(zlib.decompress(packed)), lambda who: any(coreference.matches(name, who) for name in names)
        )


def with_speakers(
    document_quotations: DocumentQuotations, is_speaker: Callable[[Attribution], bool]
) -> DocumentQuotations:
    """The quotations of a document, reduced to the utterances whose attribution satisfies `is_speaker`."""
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
