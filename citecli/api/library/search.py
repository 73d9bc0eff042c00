"""The use case `search`: the documents of a library that contain certain words, and the passages with them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from citecli.answers.library import Hit, Hits, Snippet
from citecli.documents.model import Document, Span
from citecli.library.query import SearchQuery, SearchTerm
from citecli.text.words import SearchToken, tokens

if TYPE_CHECKING:
    from citecli.library.index import Index
    from citecli.library.searching import Speech

SNIPPETS = 3
"""The most snippets that are shown of one document."""
_AROUND = 70
"""The number of characters shown on each side of the matches in a snippet."""
_WIDEST = 240


def search(index: "Index", query: SearchQuery, limit: int = 20, speech: "Speech | None" = None) -> Hits:
    """The documents that match a query (see `citecli.library.query`), the best first, at most `limit` (0: all).

    With `speech`, the words of the speakers named in the query, only these words are searched.
    """
    from citecli.library import searching

    files = searching.search(index, query, speech.people if speech else ())
    hits = (
        Hit(document, _snippets(document, query, speech.spans(file) if speech else None))
        for file in files[: limit or None]
        if (document := index.document(file))
    )
    return Hits(tuple(hits), len(files))


def _snippets(document: Document, query: SearchQuery, spoken: Sequence[Span] | None) -> tuple[Snippet, ...]:
    """The paragraphs with most of the different terms, in the order of the text; with `spoken`, only these spans."""
    candidates: list[tuple[int, int, Snippet]] = []
    text = document.text
    for paragraph in document.paragraphs:
        begin, end = paragraph.span
        words = tuple(tokens(text[begin:end]))
        matches: list[Span] = []
        kinds = 0
        for term in query.terms:
            places = [Span(begin + first, begin + last) for first, last in _places(words, term)]
            if spoken is not None:
                places = [place for place in places if any(part.covers(place.start) for part in spoken)]
            kinds += bool(places)
            matches += places
        if spoken is not None and not query.terms:
            matches = [Span(max(begin, part.start), min(end, part.end)) for part in spoken if begin <= part.start < end]
            kinds = len(matches)
        if kinds:
            matches = _apart(matches)
            candidates.append((-kinds, paragraph.number, _snippet(text, paragraph.number, paragraph.span, matches)))
    best = sorted(candidates, key=lambda entry: entry[:2])[:SNIPPETS]
    return tuple(snippet for _, _, snippet in sorted(best, key=lambda entry: entry[1]))


def _apart(matches: list[Span]) -> list[Span]:
    """The matches in order, without matches inside other matches."""
    kept: list[Span] = []
    for match in sorted(matches, key=lambda span: (span.start, -span.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _snippet(text: str, number: int, paragraph: Span, matches: list[Span]) -> Snippet:
    """The part of a paragraph around its first matches, cut between words."""
    start = max(paragraph.start, matches[0].start - _AROUND)
    last = max((match for match in matches if match.end <= start + _WIDEST), default=matches[0])
    end = min(paragraph.end, max(last.end + _AROUND, min(start + _WIDEST, last.end + 2 * _AROUND)))
    if start > paragraph.start:
        while start < matches[0].start and not text[start - 1].isspace():
            start += 1
    if end < paragraph.end:
        while end > last.end and not text[end].isspace():
            end -= 1
    shown = tuple(match for match in matches if start <= match.start and match.end <= end)
    return Snippet(number, Span(start, end), shown, start == paragraph.start, end == paragraph.end)


def _places(words: Sequence[SearchToken], term: SearchTerm) -> list[tuple[int, int]]:
    """The half-open offsets at which a term occurs, in the text of the tokens."""
    count = len(term.words)
    spans = []
    first = term.words[0]
    for at, token in enumerate(words):
        if count == 1:
            if token.word == first or (term.prefix and token.word.startswith(first)):
                spans.append((token.start, token.end))
            continue
        if token.word != first or at + count > len(words):
            continue
        part = [following.word for following in words[at : at + count]]
        if part[:-1] == list(term.words[:-1]) and (
            part[-1] == term.words[-1] or (term.prefix and part[-1].startswith(term.words[-1]))
        ):
            spans.append((token.start, words[at + count - 1].end))
    return spans
