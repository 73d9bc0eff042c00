"""Quotations that the index remembers: found once, kept as text, and read again as what they were."""

import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from json import dumps, loads
from typing import TYPE_CHECKING, Any

from citecli.documents.model import Document, Span
from citecli.library.library import FEW_TO_SEARCH, Library
from citecli.quotes.model import Attribution, Kind, Quotation, Rule
from citecli.text.words import count_words

if TYPE_CHECKING:
    from citecli.library.index import Index
    from citecli.library.speaker_table import QuotationRecord

Progress = Callable[[int, int], object]
_CHUNK = 100


def examined(library: Library, progress: Progress | None = None, jobs: int = 1) -> "Index | None":
    """The index of a library, with the quotations of every document in it; `None` when it is quicker without one.

    `progress` is told how many documents have been searched for quotations, of how many; `jobs` counts processes.
    """
    index = library.index(FEW_TO_SEARCH)
    if index is None:
        return None
    names = index.speakers.unsearched()
    if not names:
        return index
    from citecli.api.quotations.extract_quotations import Wanted, examine

    read: deque[str] = deque()

    def documents() -> Iterator[Document]:
        for name in names:
            if found := index.document(name):
                read.append(name)
                yield found

    waiting: list[tuple[str, Document, QuotationRecord]] = []
    # A pool of processes is worth its start only for many.
    for done, one in enumerate(examine(documents(), Wanted(), jobs if len(names) > _CHUNK else 1)):
        if progress:
            progress(done, len(names))
        kept = _kept(one.document, tuple(utterance.quotation for utterance in one.utterances))
        waiting.append((read.popleft(), one.document, kept))
        if len(waiting) == _CHUNK:
            index.speakers.add(waiting)
            waiting = []
    index.speakers.add(waiting)
    return index


def remembering(library: Library) -> Callable[[Document], tuple[Quotation, ...] | None]:
    """A function that gives the quotations of a document of `library` as far as they are known, else `None`.

    They are those that are found without any wish beyond the usual.
    """
    index = library.index(FEW_TO_SEARCH)

    def known(document: Document) -> tuple[Quotation, ...] | None:
        if index is None or not document.path:
            return None
        name = document.path.replace("\\", "/").rsplit("/", 1)[-1]
        found = index.speakers.packed_quotations(name) if document.path == str(library.folder / name) else None
        return None if found is None else unpacked(found)

    return known


def _kept(document: Document, quotations: tuple[Quotation, ...]) -> "QuotationRecord":
    from citecli.library.speaker_table import Person, PersonQuotations, QuotationRecord

    voices: dict[Person, list[Quotation]] = {}
    for one in quotations:
        who = one.attribution
        person = Person(who.speaker, who.display, who.aliases) if who else Person("", "", ())
        voices.setdefault(person, []).append(one)
    return QuotationRecord(
        len(quotations),
        packed(quotations),
        tuple(
            PersonQuotations(
                person,
                len(theirs),
                sum(count_words(one.span.of(document.text)) for one in theirs),
                tuple(one.span for one in theirs),
            )
            for person, theirs in voices.items()
        ),
    )


def packed(quotations: Iterable[Quotation]) -> bytes:
    """Quotations as bytes, but for their candidates."""
    rows = [
        [*one.span, one.kind, one.paragraph, one.utterance, one.about, one.confidence, _attribution(one.attribution)]
        for one in quotations
    ]
    return zlib.compress(dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def _attribution(one: Attribution | None) -> list[object] | None:
    return one and [one.source, one.cue, one.speaker, one.display, one.rule, one.aliases]


def unpacked(data: bytes) -> tuple[Quotation, ...]:
    """The quotations that were packed."""
    rows: list[Any] = loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    return tuple(
        Quotation(Span(start, end), Kind(kind), _attributed(who), paragraph, utterance, about, confidence)
        for start, end, kind, paragraph, utterance, about, confidence, who in rows
    )


def _attributed(who: Any) -> Attribution | None:
    if who is None:
        return None
    source, cue, speaker, display, rule, aliases = who
    return Attribution(_span(source), _span(cue), speaker, display, Rule(rule), tuple(aliases))


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None
