"""Whether words that are set as a quotation still say what their source says, and stand where they are cited.

The comparison is the one that `check` makes, so that no quotation is set that a check would object to in silence.
"""

from bisect import bisect_left
from collections.abc import Sequence

from citecli.api.citing.places import misplaced
from citecli.csl.locator_text import LocatorTerms
from citecli.documents.model import Document, Span
from citecli.matching.comparison import match
from citecli.matching.governing_words import Effect, governing_words
from citecli.matching.polarity import language_around
from citecli.matching.verdicts import Piece
from citecli.matching.words import WordIndex, quoted_words
from citecli.quoting.emphasis import without_marks
from citecli.quoting.interruptions import show_gaps
from citecli.text.words import count_words

_SHOWN = 60


def turned_meaning(document: Document, span: Span, words: str) -> str:
    """A remark on `words`, set from the passage at `span`, if what was left out of it turns the meaning; else ""."""
    inside = [part.span for part in document.paragraphs if part.span.overlaps(span)] or [span]
    context = Span(min(span.start, inside[0].start), max(span.end, inside[-1].end))
    shown = show_gaps(without_marks(words))
    if shown[:1].isupper() and shown[-1:].isalnum():
        shown += "."  # with the full stop behind the citation, they will read as a whole sentence
    index = WordIndex(context.of(document.text))
    found = match(quoted_words(shown), index)
    if found is None:
        return ""
    if not found.is_faithful:
        return _remark(found.pieces)
    first, last = (bisect_left(index.starts, offset) for offset in found.span)
    governing = governing_words(index, first, last, language_around(index, first))
    if governing is None or governing.effect not in (Effect.DENIAL, Effect.CONDITION):
        return ""
    return f"leaving out “{_short(governing.text)}” before these words turns the meaning"


def wrong_place(locator: str, document: Document, span: Span, words: str, terms: LocatorTerms) -> str:
    """A remark on the locator that a user gave for the words at `span`, if they are known to stand elsewhere; or ""."""
    quoted = quoted_words(show_gaps(without_marks(words)))
    wrong = misplaced(f", {locator}", document, span, quoted, terms, faithful=True)
    return f"{wrong.remark}; they are cited as you asked" if wrong is not None and wrong.is_known else ""


def _remark(pieces: Sequence[Piece]) -> str:
    """A remark on the first piece that turns the meaning; differences in punctuation alone do not."""
    for number, piece in enumerate(pieces):
        if piece.same or not _has_words(piece.source):
            continue
        if piece.draft == "…" and number < len(pieces) - 1:
            return f"leaving out “{_short(piece.source)}” turns the meaning"
        if not _has_words(piece.draft):
            return f"ending before “{_short(piece.source)}” turns the meaning"
        if number == 0 and count_words(piece.source) > count_words(piece.draft):
            return f"beginning within “{_short(piece.source)}” turns the meaning"
    return ""


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _short(words: str) -> str:
    words = " ".join(words.split()).strip(" …")
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rsplit(' ', 1)[0]} …"
