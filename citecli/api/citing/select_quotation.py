"""The use case `quote`: one quotation of a document, by its number or by words; else words of the document itself."""

from typing import TYPE_CHECKING

from citecli.answers.quotations import Utterance
from citecli.api.citing.interrupted_quotations import join_interrupted
from citecli.documents.model import Document, Span
from citecli.errors import NothingMatched
from citecli.quotes import extract
from citecli.quotes.model import Quotation, QuotationKind
from citecli.quoting.interruptions import JoinParts
from citecli.text.numerals import whole_number
from citecli.text.patterns import compiled_late

if TYPE_CHECKING:
    from citecli.matching.words import QuotedWords

_SHOWN = 40
_OPEN_START = compiled_late(r"\s*(?:…|\.\.\.)")
_OPEN_END = compiled_late(r"(?:…|\.\.\.)\s*$")


def select_quotation(document: Document, wanted: str, join: JoinParts = JoinParts.SENTENCE) -> tuple[Utterance, ...]:
    """The quotation that `wanted` means: a number as `citecli quotes` counts them, words in it, or words of the text.

    It comes in those parts that are to be one (see `citecli.api.citing.interrupted_quotations`).
    Words may be given as "FROM…TO". Those that stand in a quotation mean the whole of it; others just themselves, and
    then `number` is 0 and nobody is the speaker but the document's author. Raises `NothingMatched` when there is no
    such thing, or more than one quotation with such words.
    """
    quotations = extract(document.text, paragraphs=document.paragraphs)
    utterances = [Utterance(document, number, quotation) for number, quotation in enumerate(quotations, start=1)]
    offered = join_interrupted(utterances, join)
    wanted = wanted.strip()
    if wanted.isdecimal():
        number = whole_number(wanted) or 0
        if 1 <= number <= len(quotations):
            return next(parts for parts in offered if parts[0].number <= number <= parts[-1].number)
        total = len(quotations)
        count = "1 quotation" if total == 1 else f"{total} quotations" if total else "no quotations"
        hint = f"`citecli quotes {document.id}` lists them"
        raise NothingMatched(f"{document.id} has {count}; there is no quotation {_shown(wanted)} ({hint})")
    return _holding_words(document, offered, wanted)


def _holding_words(document: Document, offered: list[tuple[Utterance, ...]], wanted: str) -> tuple[Utterance, ...]:
    """The one of the quotations that has the words, else words of the document's own."""
    from citecli.matching.finding import find_words
    from citecli.matching.words import WordIndex, quoted_words

    sought = quoted_words(wanted, fold_accents=True)
    holding = [
        parts
        for parts in offered
        if find_words(sought, WordIndex(" ".join(part.text for part in parts), fold_accents=True))
    ]
    if len(holding) == 1:
        return holding[0]
    if holding:
        numbers = ", ".join(str(parts[0].number) for parts in holding[:8])
        raise NothingMatched(f"“{_shown(wanted)}” is in several quotations: {numbers}; type more words, or a number")
    return (_own_words(document, wanted, sought),)


def _own_words(document: Document, wanted: str, sought: "QuotedWords") -> Utterance:
    """Words of the document's own, which an ellipsis at an end lets begin, or end, where the document does."""
    from citecli.matching.comparison import match
    from citecli.matching.finding import find_words
    from citecli.matching.verdicts import Verdict
    from citecli.matching.words import WordIndex

    body = document.body
    index = WordIndex(body.of(document.text), fold_accents=True)
    place = find_words(sought, index)
    nearest = match(sought, index) if place is None else None
    if nearest is not None and nearest.is_faithful:
        place = nearest.span
    if place is None:
        hint = f"`citecli quotes {document.id}` lists its quotations"
        if nearest is not None and nearest.verdict is Verdict.ALTERED:
            hint = f"the nearest words are “{_shown(' '.join(nearest.span.of(index.text).split()))}”"
        raise NothingMatched(f"“{_shown(wanted)}” does not occur in {document.id}; {hint}")
    start = 0 if _OPEN_START.match(wanted) else place.start
    end = len(index.text) if _OPEN_END.search(wanted) else place.end
    span = Span(body.start + start, body.start + end)
    paragraph = document.paragraph_at(span.start)
    return Utterance(document, 0, Quotation(span, QuotationKind.DIRECT, None, paragraph.number if paragraph else None))


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
