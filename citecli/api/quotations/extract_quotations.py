"""The use case `quotes`: who said what in documents, filtered and counted."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from citecli.answers.quotations import QuotationSet, Utterance
from citecli.documents.model import Document, Paragraph, Span
from citecli.errors import Failed
from citecli.quotes import extract
from citecli.quotes.model import Attribution, Kind, Quotation
from citecli.text.words import count_words

SURE = 0.5
"""The confidence from which on reported speech is shown to those who don't say how sure they want it."""


class Wanted(NamedTuple):
    """Which quotations, and how much about them. `context` counts words; `speaker` "" means everybody.

    Without `min_confidence` all words in marks are wanted, reported speech from `SURE` on.
    """

    speaker: str = ""
    indirect: bool = False
    all_marks: bool = False
    explain: bool = False
    min_words: int = 0
    min_confidence: float | None = None
    context: int = 0

    @property
    def filters(self) -> bool:
        """Whether anything that was found may be left out."""
        return bool(self.speaker or self.min_words > 0 or (self.min_confidence or 0) > 0)

    @property
    def is_usual(self) -> bool:
        """Whether nothing is to be found beyond what is found for everybody."""
        return not (self.indirect or self.all_marks or self.explain)


class Found(NamedTuple):
    """What one document has: the utterances that are wanted, how many quotations in all, and whose."""

    document: Document
    utterances: tuple[Utterance, ...]
    total: int
    attributions: tuple[Attribution, ...]


_AHEAD = 4
"""Documents that wait, for each process, while one is worked on: enough to keep it busy, few enough for any memory."""


def examine(
    documents: Iterable[Document],
    wanted: Wanted,
    jobs: int = 1,
    known: Callable[[Document], Sequence[Quotation] | None] | None = None,
    is_meant: Callable[[Attribution], bool] | None = None,
) -> Iterator[Found]:
    """The quotations of each document in turn, in the order given, on as many processes as `jobs` says.

    With `known`, which gives those found earlier if it has them, one process does. No more documents are held than are
    being worked on; for one speaker see `spoken_by`, unless `is_meant` knows who that is. Raises `Failed` when a
    process dies.
    """
    found = _examined(documents, wanted, jobs, known)
    if not wanted.speaker:
        return found
    from citecli.api.quotations.by_speaker import only, spoken_by

    return (only(one, is_meant) for one in found) if is_meant else spoken_by(wanted.speaker, found)


def _examined(
    documents: Iterable[Document],
    wanted: Wanted,
    jobs: int,
    known: Callable[[Document], Sequence[Quotation] | None] | None,
) -> Iterator[Found]:
    """The same, whoever speaks."""
    if jobs <= 1 or known:
        for document in documents:
            quotations = known(document) if known and wanted.is_usual else None
            if quotations is None:
                quotations = _extract(document.text, document.paragraphs, wanted)
            yield _found(document, quotations, wanted)
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[tuple[Document, Future[tuple[Quotation, ...]]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        try:
            for document in documents:
                waiting.append((document, pool.submit(_extract, document.text, document.paragraphs, wanted)))
                if len(waiting) > jobs * _AHEAD:
                    first, result = waiting.popleft()
                    yield _found(first, result.result(), wanted)
            while waiting:
                first, result = waiting.popleft()
                yield _found(first, result.result(), wanted)
        except BrokenProcessPool:
            raise Failed("a process that searched for quotations died; try fewer --jobs") from None
        finally:
            pool.shutdown(cancel_futures=True)


def _extract(text: str, paragraphs: Sequence[Paragraph], wanted: Wanted) -> tuple[Quotation, ...]:
    found = extract(
        text,
        paragraphs=paragraphs,
        indirect=wanted.indirect,
        all_marks=wanted.all_marks,
        explain=wanted.explain,
    )
    if not wanted.indirect or wanted.min_confidence is not None:
        return found
    return tuple(one for one in found if one.kind is not Kind.INDIRECT or one.confidence >= SURE)


def _found(document: Document, quotations: Sequence[Quotation], wanted: Wanted) -> Found:
    kept = tuple(
        _utterance(document, number, quotation, wanted.context)
        for number, quotation in enumerate(quotations, start=1)
        if _is_wanted(quotation, document, wanted)
    )
    attributions = {one.attribution.speaker: one.attribution for one in quotations if one.attribution}
    return Found(document, kept, len(quotations), tuple(attributions.values()))


def gathered(found: Iterable[Found]) -> QuotationSet:
    """All of it in one piece."""
    parts = tuple(found)
    utterances = tuple(utterance for part in parts for utterance in part.utterances)
    return QuotationSet(utterances, tuple(part.document for part in parts))


def _is_wanted(quotation: Quotation, document: Document, wanted: Wanted) -> bool:
    """Whether it is as long and as sure as is wanted."""
    if quotation.confidence < (wanted.min_confidence or 0):
        return False
    return wanted.min_words <= 0 or count_words(quotation.span.of(document.text)) >= wanted.min_words


def _utterance(document: Document, number: int, quotation: Quotation, context: int) -> Utterance:
    if context <= 0:
        return Utterance(document, number, quotation)
    start, end = quotation.span
    around = next((one.span for one in document.paragraphs if one.span.start <= start < one.span.end), Span(start, end))
    before = document.text[around.start : start]
    after = document.text[end : max(around.end, end)]
    return Utterance(document, number, quotation, _last_words(before, context), _first_words(after, context))


def _last_words(text: str, count: int) -> str:
    words = text.rsplit(None, count)
    whole = words if len(words) <= count else words[1:]
    start = len(text) - len(text.lstrip()) if len(words) <= count else _offset_of_tail(text, whole)
    return text[start:]


def _offset_of_tail(text: str, words: Sequence[str]) -> int:
    at = len(text)
    for word in reversed(words):
        at = text.rindex(word, 0, at)
    return at


def _first_words(text: str, count: int) -> str:
    # What stands right after the mark (a comma, a full stop) belongs to the first word.
    at = 0
    for _ in range(count):
        while at < len(text) and text[at].isspace():
            at += 1
        while at < len(text) and not text[at].isspace():
            at += 1
    return text[:at]
