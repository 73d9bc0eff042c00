"""The use case `quotes`: who said what in documents."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from citecli.api.quotations.quotation_filter import (
    DEFAULT_FILTER,
    DocumentQuotations,
    QuotationFilter,
    document_quotations,
)
from citecli.documents.model import Document, Paragraph
from citecli.errors import Failed
from citecli.quotes import extract
from citecli.quotes.model import Attribution, Quotation, QuotationKind

SURE = 0.5
"""The lowest confidence of reported speech that is shown when the user gives no threshold."""
_AHEAD = 4
"""Documents queued for each process: enough to keep it busy, few enough to fit in memory."""

StoredQuotations = Callable[[Document], Sequence[Quotation] | None]
"""Returns the quotations of a document that were found earlier; `None` if the document has not been searched."""


def find_quotations(
    documents: Iterable[Document],
    wanted: QuotationFilter = DEFAULT_FILTER,
    *,
    jobs: int = 1,
    stored: StoredQuotations | None = None,
    is_speaker: Callable[[Attribution], bool] | None = None,
) -> Iterator[DocumentQuotations]:
    """The wanted quotations of each document in turn, in the order given.

    `jobs` is the number of processes; with `stored`, which returns quotations from an index, one process is used.
    `is_speaker` decides which speakers are wanted; without it `wanted.speakers` are compared with the names in all
    documents. Only documents in work are held in memory, except when a speaker is wanted without `is_speaker` (see
    `quotations_by`). Raises `Failed` when a process dies.
    """
    if jobs <= 1 or stored:
        results = _in_this_process(documents, wanted, stored)
    else:
        results = _in_processes(documents, wanted, jobs)
    if not wanted.speakers:
        return results
    from citecli.api.quotations.by_speaker import quotations_by, with_speakers

    if is_speaker is None:
        return quotations_by(wanted.speakers, results)
    return (with_speakers(part, is_speaker) for part in results)


def extract_quotations(
    text: str, paragraphs: Sequence[Paragraph] | None = None, wanted: QuotationFilter = DEFAULT_FILTER
) -> tuple[Quotation, ...]:
    """The quotations in a text, of the kinds that are wanted and of all speakers, in the order of the text.

    `paragraphs` are the paragraphs of the document; without them the text is divided at empty lines.
    """
    quotations = extract(
        text,
        paragraphs=paragraphs,
        indirect=wanted.indirect,
        all_marks=wanted.all_marks,
        explain=wanted.explain,
    )
    if not wanted.indirect or wanted.min_confidence is not None:
        return quotations
    return tuple(
        quotation
        for quotation in quotations
        if quotation.kind is not QuotationKind.INDIRECT or quotation.confidence >= SURE
    )


def _in_this_process(
    documents: Iterable[Document], wanted: QuotationFilter, stored: StoredQuotations | None
) -> Iterator[DocumentQuotations]:
    for document in documents:
        quotations = stored(document) if stored and wanted.is_usual else None
        if quotations is None:
            quotations = extract_quotations(document.text, document.paragraphs, wanted)
        yield document_quotations(document, quotations, wanted)


def _in_processes(documents: Iterable[Document], wanted: QuotationFilter, jobs: int) -> Iterator[DocumentQuotations]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[tuple[Document, Future[tuple[Quotation, ...]]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        try:
            for document in documents:
                waiting.append((document, pool.submit(extract_quotations, document.text, document.paragraphs, wanted)))
                if len(waiting) > jobs * _AHEAD:
                    first, result = waiting.popleft()
                    yield document_quotations(first, result.result(), wanted)
            while waiting:
                first, result = waiting.popleft()
                yield document_quotations(first, result.result(), wanted)
        except BrokenProcessPool:
            raise Failed("a worker process died; try fewer --jobs") from None
        finally:
            pool.shutdown(cancel_futures=True)
