"""Which documents are the draft itself: its file, a copy, an earlier version, the same text in another format.

A draft that is found in itself confirms every quotation that it invents. Documents with its own text are no sources. A
document of which only a part stands in the draft is a source, from which that part was copied.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from citecli.documents.model import Document
from citecli.drafts.model import Draft
from citecli.drafts.quotations import is_led_to, is_line_block
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
_A_FEW = 8
"""The phrases of a file of the draft by which most documents are told from it."""
_SHARE = 1 / 2
"""The share of the draft's own phrases, and of the document's, from which on a document has the draft's text."""
_SHARE_OF_FEW = 0.75
_ALIKE = 4
"""How many times its length a text has at most when it is folded, but for texts made of ligatures alone."""
_COPIED = 0.8
"""The share of a paragraph's phrases from which on it is copied."""
_SHORTEST = 12
"""The fewest phrases of a paragraph that is said to be copied."""


class _Prose:
    """A text's own words, outside of its quotations, in parts: each with the number of its stretch."""

    def __init__(self, parts: Iterable[tuple[int, list[str]]]) -> None:
        self._parts = [(number, keys, len(keys) - _SIZE + 1) for number, keys in parts if len(keys) >= _SIZE]
        self.size = sum(size for _, _, size in self._parts)
        """How many phrases it has."""

    def sampled(self, most: int) -> list[tuple[int, list[str]]]:
        """Some of its phrases, from all over it, each with the number of its stretch."""
        step = max(1, -(-self.size // most))
        phrases = []
        passed = 0
        for number, keys, size in self._parts:
            first = -passed % step
            phrases += [(number, keys[at : at + _SIZE]) for at in range(first, size, step)]
            passed += size
        return phrases

    def of(self, stretch: int) -> list[list[str]]:
        """The phrases of a stretch."""
        at = bisect_left(self._parts, stretch, key=lambda part: part[0])
        phrases: list[list[str]] = []
        while at < len(self._parts) and self._parts[at][0] == stretch:
            _, keys, size = self._parts[at]
            phrases += [keys[first : first + _SIZE] for first in range(size)]
            at += 1
        return phrases

    @cached_property
    def phrases(self) -> frozenset[int]:
        """All its phrases, as numbers that tell them apart."""
        return frozenset(hash(tuple(keys[at : at + _SIZE])) for _, keys, size in self._parts for at in range(size))


class OwnText:
    """Recognises the documents that have the text of a draft, or of one of its files."""

    def __init__(self, draft: Draft, path: str = "") -> None:
        """`path` is that of the draft's file, "" when it has none."""
        self._files = frozenset(filter(None, map(_identity, (path, *(file.name for file in draft.files)))))
        self._text = fold(draft.text[max(draft.front.end, draft.start) :])
        self._draft = draft
        parts = list(_parts(draft))
        self._prose = _Prose(parts)
        self._samples = self._prose.sampled(_SAMPLES)
        chapters = [(name, _Prose(own)) for name, own in _by_file(draft, parts).items()]
        self._chapters = [(name, prose, prose.sampled(_A_FEW)) for name, prose in chapters]
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
        if document.path and self._files and _identity(document.path) in self._files:
            return "it is the draft" if len(self._files) == 1 else "it is a file of the draft"
        if _ALIKE * len(document.text) > len(self._text) and fold(document.text) == self._text:
            return "it has the same text as the draft"
        if len(self._samples) < _FEWEST:
            return ""
        share, shared = self._shared(self._samples, document, index)
        if share:
            return f"it has the draft's own text ({share:.0%} of what was compared)"
        for name, chapter, few in self._chapters:
            if _are_mostly_there(few, index):
                share, _ = self._shared(chapter.sampled(_SAMPLES), document, index)
                if share:
                    return f"it has the text of {name} ({share:.0%} of what was compared)"
        for number in sorted(shared):
            phrases = self._prose.of(number)
            there = sum(next(index.phrase_places(phrase), None) is not None for phrase in phrases)
            if len(phrases) >= _SHORTEST and there >= _COPIED * len(phrases):
                self._copied.setdefault(number, document.id)
        return ""

    def _shared(
        self, samples: Sequence[tuple[int, list[str]]], document: Document, index: WordIndex
    ) -> tuple[float, set[int]]:
        """The share of phrases that a document has, 0 if it is no version of their text; the stretches of those."""
        found = [next(index.phrase_places(phrase), None) is not None for _, phrase in samples]
        share = sum(found) / len(found)
        stretches = {number for number, _ in samples}
        shared = {number for (number, _), there in zip(samples, found, strict=True) if there}
        # A version of the draft has something of most paragraphs; a quotation without marks is in one or two.
        least = _SHARE if len(found) >= _FEW else _SHARE_OF_FEW
        is_version = share >= least and 2 * len(shared) > len(stretches) and self._is_mostly_here(document)
        return share if is_version else 0.0, shared

    def _is_mostly_here(self, document: Document) -> bool:
        """Whether most of a document's own prose, outside of its quotations, is the draft's."""
        parts = (part.span.of(document.text) for part in document.paragraphs)
        text = "\n\n".join(parts) or document.text
        sampled = _Prose((0, keys) for keys in _parts_of(text)).sampled(_SAMPLES)
        there = sum(hash(tuple(phrase)) in self._prose.phrases for _, phrase in sampled)
        return there >= _SHARE * len(sampled)


def _are_mostly_there(samples: Sequence[tuple[int, list[str]]], index: WordIndex) -> bool:
    there = sum(next(index.phrase_places(phrase), None) is not None for _, phrase in samples)
    return len(samples) >= _FEWEST and there >= _SHARE * len(samples)


def _identity(path: str) -> tuple[int, int] | None:
    """What tells one file from another, whatever it is called; `None` for none."""
    try:
        state = Path(path).stat() if path else None
    except (OSError, ValueError):
        return None
    return (state.st_dev, state.st_ino) if state else None


def _by_file(draft: Draft, parts: Sequence[tuple[int, list[str]]]) -> dict[str, list[tuple[int, list[str]]]]:
    """The parts of each file, of a draft of several."""
    by_file: dict[str, list[tuple[int, list[str]]]] = {}
    starts = [file.span.start for file in draft.files]
    for part in parts if starts else ():
        file = draft.files[max(bisect_right(starts, draft.stretches[part[0]].offsets[0]) - 1, 0)]
        by_file.setdefault(file.name, []).append(part)
    return by_file


def _parts(draft: Draft) -> Iterator[tuple[int, list[str]]]:
    """The words of the draft's own prose between its quotations, with the number of their stretch."""
    for number, stretch in enumerate(draft.stretches):
        if stretch.depth or stretch.heading or is_line_block(stretch) or is_led_to(draft, number):
            continue
        yield from ((number, keys) for keys in _parts_of(stretch.text))


def _parts_of(text: str) -> Iterator[list[str]]:
    """The words of a text between its quotations."""
    at = 0
    quoted = [pair for pair in pair_marks(text, _paragraphs(text)) if pair.depth == 0 and not pair.surplus]
    for start, end in [*((pair.start, pair.end) for pair in quoted), (len(text), len(text))]:
        yield WordIndex(text[at:start]).keys
        at = end


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _ in paragraphs(text)]
