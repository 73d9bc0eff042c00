"""Which documents are the draft itself: its file, a copy, an earlier version, the same text in another format.

A draft that is found in itself confirms every quotation that it invents. Documents with its own text are no sources. A
document of which only a part stands in the draft is a source, from which that part was copied.
"""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from citecli.documents.model import Document
from citecli.drafts.model import Draft
from citecli.drafts.quotations import is_line_block
from citecli.matching.words import WordIndex
from citecli.text.folding import fold
from citecli.text.quotation_marks import pair_marks
from citecli.text.segment import paragraphs

_SIZE = 5
"""The number of consecutive words that are looked for."""
_SAMPLES = 60
"""The most phrases of the draft that are looked for."""
_FEW = 12
"""With fewer phrases than this, nearly all of them must be there."""
_FEWEST = 3
_SHARE = 1 / 2
"""The share of the draft's own phrases, and of the document's, from which on a document has the draft's text."""
_SHARE_OF_FEW = 0.75
_COPIED = 0.8
"""The share of a paragraph's phrases from which on it is copied."""
_SHORTEST = 12
"""The fewest phrases of a paragraph that is said to be copied."""


class OwnText:
    """Recognises the documents that have the text of a draft."""

    def __init__(self, draft: Draft, path: str = "") -> None:
        """`path` is that of the draft's file, "" when it has none."""
        self._path = path
        self._text = fold(draft.text[max(draft.front.end, draft.start) :])
        self._draft = draft
        self._all = list(_phrases(draft))
        self._phrases = _sampled(self._all)
        self._reasons: dict[str, str] = {}
        self._copied: dict[int, str] = {}

    @property
    def left_out(self) -> dict[str, str]:
        """The documents that were recognised so far, by id, with the reason for each."""
        return {name: reason for name, reason in self._reasons.items() if reason}

    @property
    def copied(self) -> list[tuple[int, str]]:
        """The paragraphs copied from documents that were looked at so far: where each begins, and the document's id."""
        starts = {number: self._draft.stretches[number].offsets[0] for number in self._copied}
        return sorted((starts[number], name) for number, name in self._copied.items())

    def has(self, document: Document, index: WordIndex) -> bool:
        """Whether a document, whose words are in `index`, is the draft, or has its text."""
        if document.id not in self._reasons:
            self._reasons[document.id] = self._reason(document, index)
        return bool(self._reasons[document.id])

    def _reason(self, document: Document, index: WordIndex) -> str:
        if self._path and document.path and _is_same_file(self._path, document.path):
            return "it is the draft"
        if fold(document.text) == self._text:
            return "it has the same text as the draft"
        if len(self._phrases) < _FEWEST:
            return ""
        found = [next(index.phrase_places(phrase), None) is not None for _, phrase in self._phrases]
        share = sum(found) / len(found)
        stretches = {number for number, _ in self._phrases}
        shared = {number for (number, _), there in zip(self._phrases, found, strict=True) if there}
        # A version of the draft has something of most paragraphs; a quotation without marks is in one or two.
        least = _SHARE if len(found) >= _FEW else _SHARE_OF_FEW
        if share >= least and 2 * len(shared) > len(stretches) and self._is_mostly_here(document):
            return f"it has the draft's own text ({share:.0%} of what was compared)"
        for number in sorted(shared):
            phrases = [phrase for at, phrase in self._all if at == number]
            there = sum(next(index.phrase_places(phrase), None) is not None for phrase in phrases)
            if len(phrases) >= _SHORTEST and there >= _COPIED * len(phrases):
                self._copied.setdefault(number, document.id)
        return ""

    @cached_property
    def _here(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(phrase) for _, phrase in self._all)

    def _is_mostly_here(self, document: Document) -> bool:
        """Whether most of a document's own prose, outside of its quotations, is the draft's."""
        parts = (part.span.of(document.text) for part in document.paragraphs)
        text = "\n\n".join(parts) or document.text
        sampled = _sampled([(0, phrase) for phrase in _phrases_of(text)])
        there = sum(tuple(phrase) in self._here for _, phrase in sampled)
        return there >= _SHARE * len(sampled)


def _is_same_file(path: str, other: str) -> bool:
    try:
        return Path(path).samefile(other)
    except (OSError, ValueError):  # one of them is no file
        return False


def _phrases(draft: Draft) -> Iterator[tuple[int, list[str]]]:
    """Every phrase of the draft's own prose, outside of its quotations, with the number of its stretch."""
    for number, stretch in enumerate(draft.stretches):
        if stretch.depth or stretch.heading or is_line_block(stretch):
            continue
        yield from ((number, phrase) for phrase in _phrases_of(stretch.text))


def _phrases_of(text: str) -> Iterator[list[str]]:
    """Every phrase of a text outside of its quotations."""
    at = 0
    quoted = [pair for pair in pair_marks(text, _paragraphs(text)) if pair.depth == 0 and not pair.surplus]
    for start, end in [*((pair.start, pair.end) for pair in quoted), (len(text), len(text))]:
        keys = WordIndex(text[at:start]).keys
        yield from (keys[first : first + _SIZE] for first in range(len(keys) - _SIZE + 1))
        at = end


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _ in paragraphs(text)]


def _sampled(phrases: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Some of the phrases, from all over the draft."""
    step = max(1, -(-len(phrases) // _SAMPLES))
    return phrases[::step]
