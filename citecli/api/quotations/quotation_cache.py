"""Quotations stored in the index of a library, so that each document is searched for quotations only once."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from citecli.documents.model import Document, Span
from citecli.library.library import FEW_TO_SEARCH, Library
from citecli.quotes.model import Attribution, AttributionRule, Quotation, QuotationKind
from citecli.text.words import count_words

if TYPE_CHECKING:
    from citecli.library.index import Index
    from citecli.library.speaker_table import QuotationRecord

Progress = Callable[[int, int], object]
_CHUNK = 100
"""The number of documents whose quotations are stored in one transaction."""
_FEW_AT_FIRST = 5
"""The number of documents that are shown first, while others are still read."""


def index_with_quotations(library: Library, progress: Progress | None = None, jobs: int = 1) -> "Index | None":
    """The index of a library, completed with the quotations of every document; `None` for a library without an index,
    or with one that can't be completed.

    `progress` is called with the number of documents searched so far and the number to search. `jobs` is the number of
    processes.
    """
    index = library.index(FEW_TO_SEARCH)
    files = index.speakers.unsearched() if index else []
    if index is None or not files:
        return index
    from citecli.api.quotations.extract_quotations import find_quotations
    from citecli.library.database import DamagedIndex

    read: deque[str] = deque()

    def documents(index: "Index") -> Iterator[Document]:
        for file in files:
            if document := index.document(file):
                read.append(file)
                yield document

    records: list[tuple[str, Document, QuotationRecord]] = []
    # Starting a pool of processes pays off only for many documents.
    results = find_quotations(documents(index), jobs=jobs if len(files) > _CHUNK else 1)
    try:
        for done, part in enumerate(results):
            if progress:
                progress(done, len(files))
            quotations = tuple(utterance.quotation for utterance in part.utterances)
            records.append((read.popleft(), part.document, _record(part.document, quotations)))
            if len(records) == _CHUNK:
                index.speakers.add(records)
                records = []
        index.speakers.add(records)
    except DamagedIndex as error:  # the disk is full, say
        library.do_without_index(str(error))
        return None
    return index


def index_by_steps(library: Library, jobs: int = 1) -> "Iterator[tuple[Index, Sequence[str]]]":
    """The index of a large library while it is made: with each step the files that are next in order of their numbers.

    They have been read, and searched for quotations, by then. Nothing is yielded where the index is had at once; where
    it can't be had, or no longer, it ends. `index_with_quotations` gives the whole index afterwards.
    """
    if not library.is_large:
        return
    from citecli.api.quotations.extract_quotations import find_quotations
    from citecli.library.database import DamagedIndex

    read: deque[tuple[str, bool]] = deque()
    indexes: list[Index] = []

    def documents() -> "Iterator[Document]":
        for index, names in library.growing_index():
            indexes[:] = [index]
            unsearched = set(index.speakers.unsearched())
            for name in names:
                document = index.document(name) if name in unsearched else None
                read.append((name, document is not None))
                if document is not None:
                    yield document

    records: list[tuple[str, Document, QuotationRecord]] = []
    names: list[str] = []
    size = _FEW_AT_FIRST
    try:
        for part in find_quotations(documents(), jobs=jobs):
            is_searched = False
            while not is_searched:
                name, is_searched = read.popleft()
                names.append(name)
            quotations = tuple(utterance.quotation for utterance in part.utterances)
            records.append((names[-1], part.document, _record(part.document, quotations)))
            if len(records) >= size:
                indexes[0].speakers.add(records)
                yield indexes[0], names
                records, names, size = [], [], min(size * 2, _CHUNK)
        if records:
            indexes[0].speakers.add(records)
            yield indexes[0], names
    except DamagedIndex:
        return


def stored_quotations(library: Library) -> Callable[[Document], tuple[Quotation, ...] | None]:
    """A function that returns the stored quotations of a document of `library`, `None` when the index has none.

    They are the quotations found with `DEFAULT_FILTER`: without reported speech, without words in marks that nobody
    says, and without explanations.
    """
    index = library.index(FEW_TO_SEARCH)

    def quotations_in_index(document: Document) -> tuple[Quotation, ...] | None:
        if index is None or not document.path:
            return None
        file = document.path.replace("\\", "/").rsplit("/", 1)[-1]
        packed = index.speakers.packed_quotations(file) if document.path == str(library.folder / file) else None
        return None if packed is None else unpack_quotations(packed)

    return quotations_in_index


def _record(document: Document, quotations: tuple[Quotation, ...]) -> "QuotationRecord":
    """The record that the index stores for the quotations of a document."""
    from citecli.library.speaker_table import Person, PersonQuotations, QuotationRecord

    people: dict[Person, list[Quotation]] = {}
    for quotation in quotations:
        who = quotation.attribution
        person = Person(who.speaker, who.display, who.aliases) if who else Person("", "", ())
        people.setdefault(person, []).append(quotation)
    shares = tuple(
        PersonQuotations(
            person,
            len(own),
            sum(count_words(quotation.span.of(document.text)) for quotation in own),
            tuple(quotation.span for quotation in own),
        )
        for person, own in people.items()
    )
    return QuotationRecord(len(quotations), pack_quotations(quotations), shares)


def pack_quotations(quotations: Iterable[Quotation]) -> bytes:
    """Serialize quotations to bytes, without their candidates."""
    import zlib
    from json import dumps

    rows = [
        [
            *quotation.span,
            quotation.kind,
            quotation.paragraph,
            quotation.utterance,
            quotation.about,
            quotation.confidence,
            _row(quotation.attribution),
        ]
        for quotation in quotations
    ]
    return zlib.compress(dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def _row(who: Attribution | None) -> list[object] | None:
    return who and [who.source, who.cue, who.speaker, who.display, who.rule, who.aliases]


def unpack_quotations(data: bytes) -> tuple[Quotation, ...]:
    """Deserialize quotations from the bytes that `pack_quotations` returned."""
    import zlib
    from json import loads

    rows: list[Any] = loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    return tuple(
        Quotation(Span(start, end), QuotationKind(kind), _attribution(who), paragraph, utterance, about, confidence)
        for start, end, kind, paragraph, utterance, about, confidence, who in rows
    )


def _attribution(row: Any) -> Attribution | None:
    if row is None:
        return None
    source, cue, speaker, display, rule, aliases = row
    return Attribution(_span(source), _span(cue), speaker, display, AttributionRule(rule), tuple(aliases))


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None
