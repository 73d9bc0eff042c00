"""Where a quotation of a draft comes from: the nearest passage of all, and the documents that have it as it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.documents.model import Document
from citecli.matching.comparison import match
from citecli.matching.verdicts import Match
from citecli.matching.words import QuotedWords

T = TypeVar("T")
_NO_DOUBT = 0.85
"""The share of matching words at which the search for a better document stops."""
_MOST_ORIGINALS = 3
"""The most documents in which words that another one quotes are looked for."""

Found = tuple[Document, Match]


class _Kept(Iterable[T]):
    """What an iterator gives, which is asked for it when it is needed first, and can be gone through again."""

    def __init__(self, found: Iterable[T]) -> None:
        self._found = iter(found)
        self._kept: list[T] = []

    def __iter__(self) -> Iterator[T]:
        at = 0
        while True:
            if at == len(self._kept):
                try:
                    self._kept.append(next(self._found))
                except StopIteration:
                    return
            yield self._kept[at]
            at += 1


class SourceSearch:
    """The search for one quotation. No document is compared twice."""

    def __init__(self, quoted: QuotedWords, corpus: SourceCorpus, is_source: Callable[[Document], bool]) -> None:
        self._quoted = quoted
        self._corpus = corpus
        self._stages = _Kept(map(_Kept, corpus.candidates(quoted, is_source)))
        self._compared: dict[str, Match | None] = {}
        """The match in each document looked at; `None` where it is not faithful, and no nearer than another."""

    def look_up(self, first: Sequence[Document], only_there: bool) -> tuple[Found | None, list[Document]]:
        """The best match and its document, and all documents with a faithful match.

        The documents `first` come first, and when they have the words no others are looked at, nor if `only_there`.
        """
        best: Found | None = None
        exact: list[Document] = []
        for document in first:
            best = self._better(best, document, exact)
        if exact or only_there:
            return best, exact
        for stage in self._stages:
            for document in stage:
                if document.id not in self._compared:
                    best = self._better(best, document, exact)
            if best is not None and (best[1].is_faithful or best[1].nearness >= _NO_DOUBT):
                break
        return best, exact

    def original(
        self, document: Document, others: Sequence[Document], is_first_hand: Callable[[Document, Match], bool]
    ) -> Found | None:
        """Another document with the words at first hand, among `others` and the first that have most of them."""
        met = {document.id}
        for stage in (others, islice(next(iter(self._stages), ()), _MOST_ORIGINALS)):
            for other in stage:
                if other.id in met:
                    continue
                met.add(other.id)
                if other.id not in self._compared:
                    self._compared[other.id] = match(self._quoted, self._corpus.words(other), 1.0)
                found = self._compared[other.id]
                if found is not None and found.is_faithful and is_first_hand(other, found):
                    return other, found
        return None

    def _better(self, best: Found | None, document: Document, exact: list[Document]) -> Found | None:
        """The better match: `best`, or the one in `document`, which is added to `exact` if it is faithful."""
        # Behind a faithful match only others of that kind are of interest, behind another what is nearer.
        beyond = -1.0 if best is None else 1.0 if best[1].is_faithful else best[1].nearness
        candidate = match(self._quoted, self._corpus.words(document), beyond)
        self._compared[document.id] = candidate
        if candidate is None:
            return best
        if candidate.is_faithful:
            exact.append(document)
        if best is None or (candidate.is_faithful, candidate.nearness) > (best[1].is_faithful, best[1].nearness):
            return document, candidate
        return best
