"""The documents that a draft is checked against, and the search for those that may contain a quotation.

A large library is searched with its full-text index. A small library, and files named one by one, are searched with a
table of the pairs of adjacent words in them.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice, pairwise

from citecli.documents.model import Document
from citecli.frozen import FrozenValue
from citecli.library.catalogue import readable_documents
from citecli.library.library import FEW_TO_READ, Library
from citecli.library.query import SearchQuery, SearchTerm
from citecli.matching.words import QuotedWords, WordIndex
from citecli.references.display import authors
from citecli.text.folding import fold
from citecli.text.words import token_words

_CANDIDATES = 8
_LOOKED_AT = 40
"""The most documents that are looked at for candidates, when some of them have the draft's own text."""
_PHRASES = 6
_PHRASE = 4
_TELLING = 6
_DEAR = 2000
"""The most documents that are examined for the rarest words of one quotation."""
_LONGEST_LINE = 100
_KEPT = 256
"""The number of documents whose word index is kept in memory."""


class SourceLabel(FrozenValue):
    """How a document may be called by those who cite it."""

    id: str
    title: str
    """Its title; without one, its first line."""
    authors: tuple[str, ...]
    """In reading order."""
    year: str
    """The year of its date, "" for none."""


class SourceCorpus:
    """The documents that drafts are checked against, found by id, by title or by words that they may contain."""

    def __init__(self, library: Library | None, extra: Sequence[Document] = ()) -> None:
        """`extra` are documents in addition to the library's."""
        self._library = library
        self._index = library.index(FEW_TO_READ) if library else None
        files = () if library is None or self._index else tuple(library.files())
        self.problems = tuple(
            self._index.problems() if self._index else (file.problem for file in files if file.problem)
        )
        """Why documents of the library can't be read, and were not looked at."""
        own = readable_documents(files)
        self._documents: dict[str, Document] = {document.id: document for document in (*own, *extra)}
        self._names: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        if self._index:
            for _, name, key, title in self._index.labels():
                if key is not None:
                    self._names.setdefault(key, name)
                    self._titles.setdefault(fold(title or ""), key)
        for key, document in self._documents.items():
            self._titles.setdefault(fold(document.reference.texts.get("title", "")), key)
        self._indexes: dict[str, WordIndex] = {}
        self._unpacked: dict[str, Document | None] = {}
        self._counts: dict[str, int] = {}
        self._pairs: Mapping[tuple[str, str], list[str]] | None = None

    def __bool__(self) -> bool:
        return bool(self._documents or self._names)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all documents."""
        return (*self._names, *self._documents)

    def document(self, key: str) -> Document | None:
        """The document with that id."""
        if key in self._documents:
            return self._documents[key]
        return self._of_file(self._names[key]) if key in self._names else None

    def _of_file(self, name: str) -> Document | None:
        """A document of the index by the name of its file, cached."""
        assert self._index is not None
        if name not in self._unpacked:
            if len(self._unpacked) >= _KEPT:
                del self._unpacked[next(iter(self._unpacked))]
            self._unpacked[name] = self._index.document(name)
        return self._unpacked[name]

    def id_of_title(self, title: str) -> str:
        """The id of the document with that title, "" when there is none."""
        return self._titles.get(fold(title), "") if title else ""

    def labels(self) -> list[SourceLabel]:
        """What every document may be called."""
        labels = [_label(document) for document in self._documents.values()]
        if self._index:
            for row in self._index.rows():
                people = tuple(name for name in row.author.replace(" and ", ", ").split(", ") if name)
                start = json.loads(row.date)[0] if row.date else None
                labels.append(SourceLabel(row.id, row.title, people, str(start[0]) if start else ""))
        return labels

    def words(self, document: Document) -> WordIndex:
        """The word index of a document, cached."""
        index = self._indexes.get(document.id)
        if index is None:
            while len(self._indexes) >= _KEPT and len(self._documents) < len(self._indexes):
                del self._indexes[next(iter(self._indexes))]
            index = self._indexes[document.id] = WordIndex(document.text)
        return index

    def candidates(self, quoted: QuotedWords, is_source: Callable[[Document], bool]) -> Iterator[Iterable[Document]]:
        """The documents that have most words in common with a quotation, in stages; only those that are sources.

        The documents with its rarest words come first, those with its phrases second. When a stage contains the
        quotation, the next one is not needed.
        """
        if self._documents:
            yield islice(filter(is_source, (self._documents[key] for key in self._sharing(quoted))), _CANDIDATES)
        if self._index:
            yield islice(filter(is_source, self._named(self._with_words(quoted))), _CANDIDATES)
            yield islice(filter(is_source, self._named(self._with_phrases(quoted))), _CANDIDATES)

    def _named(self, names: Iterable[str]) -> Iterator[Document]:
        for name in names:
            if document := self._of_file(name):
                yield document

    def _with_words(self, quoted: QuotedWords) -> Sequence[str]:
        """The documents with most of the rarest words of a quotation."""
        from citecli.library.searching import search

        assert self._index is not None
        runs = [token_words(" ".join(word.key or "\N{FULL STOP}" for word in segment)) for segment in quoted.segments]
        own = {word for run in runs for word in run}
        counts = self._frequencies(own)
        rarest = sorted(counts, key=lambda word: (counts[word], word))[:_TELLING]
        # Each additional word costs a look at all documents that contain it.
        budget = max(_DEAR, counts[rarest[0]]) if rarest else 0
        telling: list[SearchTerm] = []
        for word in rarest:
            budget -= counts[word]
            if telling and budget < 0:
                break
            telling.append(SearchTerm((word,)))
            # Pairs with the adjacent words are more specific: documents with them rank higher.
            telling += [SearchTerm(pair) for run in runs for pair in pairwise(run) if word in pair]
        return search(self._index, SearchQuery((tuple(telling),)))[:_LOOKED_AT] if telling else ()

    def _frequencies(self, words: Set[str]) -> dict[str, int]:
        """In how many documents each of these words is, cached; without those that are in none."""
        from citecli.library.searching import frequencies

        assert self._index is not None
        self._counts.update(frequencies(self._index, sorted(words - self._counts.keys())))
        return {word: self._counts[word] for word in sorted(words) if self._counts[word]}

    def _with_phrases(self, quoted: QuotedWords) -> Sequence[str]:
        """The documents with most of a sample of phrases from a quotation."""
        from citecli.library.searching import search

        assert self._index is not None
        phrases: list[SearchTerm] = []
        for segment in quoted.segments:
            run = token_words(" ".join(word.key or "\N{FULL STOP}" for word in segment))
            size = min(_PHRASE, len(run))
            phrases += [SearchTerm(tuple(run[at : at + size])) for at in range(len(run) - size + 1) if size]
        if not phrases:
            return ()
        step = max(1, -(-len(phrases) // _PHRASES))
        return search(self._index, SearchQuery((tuple(phrases[::step]),)))[:_LOOKED_AT]

    def _sharing(self, quoted: QuotedWords) -> Sequence[str]:
        if self._pairs is None:
            pairs: dict[tuple[str, str], list[str]] = {}
            for key, document in self._documents.items():
                for pair in self.words(document).pair_places:
                    pairs.setdefault(pair, []).append(key)
            self._pairs = pairs
        votes: Counter[str] = Counter()
        for segment in quoted.segments:
            keys = [word.key for word in segment]
            for pair in pairwise(keys):
                keys_of_pair = self._pairs.get(pair, ())
                for key in keys_of_pair:
                    # A pair that occurs in few documents is more specific.
                    votes[key] += 1 + 20 // len(keys_of_pair)
        if not votes:
            single = {word.key for segment in quoted.segments for word in segment if word.key}
            for key, document in self._documents.items():
                shared = sum(1 for word in single if word in self.words(document).places)
                if shared:
                    votes[key] = shared
        return [key for key, _ in votes.most_common(_LOOKED_AT)]


def _label(document: Document) -> SourceLabel:
    reference = document.reference
    issued = reference.dates.get("issued")
    year = str(issued.start.year) if issued and issued.start else ""
    title = reference.texts.get("title", "") or document.text.lstrip().split("\n", 1)[0].strip()[:_LONGEST_LINE]
    people = tuple(name for name in authors(reference).replace(" and ", ", ").split(", ") if name)
    return SourceLabel(document.id, title, people, year)
