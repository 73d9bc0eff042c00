"""The use case `quote`: select a quotation of a document by number or by words, or any other words of the document."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from citecli.answers.quotations import QuotationSet, Utterance
from citecli.api.citing.interrupted_quotations import join_interrupted
from citecli.documents.model import Document, Span
from citecli.errors import AmbiguousQuotation, NothingMatched
from citecli.frozen import replace
from citecli.quotes import extract, matches
from citecli.quotes.model import AttributionRule, Quotation, QuotationKind
from citecli.quoting.interruptions import JoinParts
from citecli.text.messages import series, shell_argument
from citecli.text.numerals import whole_number
from citecli.text.patterns import compiled_late

if TYPE_CHECKING:
    from citecli.matching.words import QuotedWords

_SHOWN = 40
_TURNS = (AttributionRule.LABEL, AttributionRule.QUESTION_AND_ANSWER)
_LONGEST_SENTENCE = 60
"""Words beside those asked for beyond which no sentence ends: captions may have no punctuation."""
_OPEN_START = compiled_late(r"\s*(?:…|\.\.\.)")
_OPEN_END = compiled_late(r"(?:…|\.\.\.)\s*$")


def select_quotation(
    document: Document, wanted: str, join: JoinParts = JoinParts.SENTENCE, speakers: Sequence[str] = ()
) -> tuple[Utterance, ...]:
    """The quotation that `wanted` refers to: a number as `citecli quotes` counts, words in it, or words of the text.

    The result has the parts that `join` makes one quotation (see `citecli.api.citing.interrupted_quotations`). Words
    may be given as "FROM…TO". Words inside a quotation select all of it; those in a turn of a transcript, which may
    last for minutes, the sentences that have them. Other words of the text select just these words; `number` is then 0,
    and the document's author counts as the speaker. With `speakers`, as a user types their names, it must be one of
    their quotations. Raises `NothingMatched` when nothing matches, and `AmbiguousQuotation` when several quotations do.
    """
    utterances = all_quotations(document)
    offered = join_interrupted(utterances, join)
    wanted = wanted.strip()
    if wanted.isdecimal():
        number = whole_number(wanted) or 0
        if 1 <= number <= len(utterances):
            parts = next(parts for parts in offered if parts[0].number <= number <= parts[-1].number)
            if not _is_by(parts, speakers):
                raise NothingMatched(
                    f"quotation {number} of {document.id} is not by {named(speakers)} "
                    f"(`citecli quotes {shell_argument(document.id)}` says who speaks)"
                )
            return parts
        total = len(utterances)
        count = "1 quotation" if total == 1 else f"{total} quotations" if total else "no quotations"
        hint = f"`citecli quotes {shell_argument(document.id)}` lists them"
        raise NothingMatched(f"{document.id} has {count}; there is no quotation {_shown(wanted)} ({hint})")
    return _holding_words(document, [parts for parts in offered if _is_by(parts, speakers)], wanted, speakers)


def quotations_to_choose(document: Document, speakers: Sequence[str] = ()) -> QuotationSet:
    """The quotations that there are to choose from, with the numbers that `select_quotation` takes.

    `speakers` are names as a user types them: one of them speaks. Raises `NothingMatched` when there are none.
    """
    found = tuple(utterance for utterance in all_quotations(document) if _is_by((utterance,), speakers))
    if not found and speakers:
        hint = f"`citecli quotes {shell_argument(document.id)} --speakers` lists who speaks"
        raise NothingMatched(f"{document.id} has no quotations by {named(speakers)}; {hint}")
    if not found:
        hint = f"name words of it: `citecli quote {shell_argument(document.id)} “FROM…TO”`"
        raise NothingMatched(f"{document.id} has no quotations; {hint}")
    return QuotationSet(found, (document,))


def all_quotations(document: Document) -> tuple[Utterance, ...]:
    """All direct quotations of a document, with their numbers."""
    quotations = extract(document.text, paragraphs=document.paragraphs)
    return tuple(Utterance(document, number, quotation) for number, quotation in enumerate(quotations, start=1))


def quotations_at(document: Document, span: Span, utterances: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """Those of all the document's `utterances` that begin and end with `span`, or the one with these words in it.

    Where there is none, the words are the document's own.
    """
    inside = tuple(one for one in utterances if span.start <= one.quotation.span.start < span.end)
    if inside and (inside[0].quotation.span.start, inside[-1].quotation.span.end) == (span.start, span.end):
        return inside
    for one in utterances:
        if one.quotation.span.start <= span.start and span.end <= one.quotation.span.end:
            return (replace(one, quotation=one.quotation._replace(span=span)),)
    paragraph = document.paragraph_at(span.start)
    return (
        Utterance(document, 0, Quotation(span, QuotationKind.DIRECT, None, paragraph.number if paragraph else None)),
    )


def named(speakers: Sequence[str]) -> str:
    """Names as a user typed them, for a message: `“Roe” or “Doe”`."""
    return series([f"“{_shown(name)}”" for name in speakers])


def _is_by(parts: tuple[Utterance, ...], speakers: Sequence[str]) -> bool:
    """Whether one of `speakers`, as a user types their names, says it; anybody may when there are none."""
    who = parts[0].quotation.attribution
    return not speakers or (who is not None and any(matches(name, who) for name in speakers))


def _holding_words(
    document: Document, offered: list[tuple[Utterance, ...]], wanted: str, speakers: Sequence[str]
) -> tuple[Utterance, ...]:
    """The only one of the `offered` quotations that contains the words, else the words in the document's own text."""
    from citecli.matching.finding import find_words
    from citecli.matching.words import WordIndex, quoted_words

    sought = quoted_words(wanted, fold_accents=True)
    holding = [
        parts
        for parts in offered
        if find_words(sought, WordIndex(" ".join(part.text for part in parts), fold_accents=True))
    ]
    if len(holding) == 1:
        parts = holding[0]
        is_turn = len(parts) == 1 and parts[0].quotation.rule in _TURNS
        return (_sentences_of_turn(parts[0], sought),) if is_turn else parts
    if holding:
        numbers = ", ".join(str(parts[0].number) for parts in holding[:8])
        raise AmbiguousQuotation(
            f"“{_shown(wanted)}” is in several quotations: {numbers}; type more words, or a number",
            [parts[0].number for parts in holding],
        )
    if speakers:
        raise NothingMatched(f"“{_shown(wanted)}” is in no quotation by {named(speakers)} in {document.id}")
    return (_own_words(document, wanted, sought),)


def _sentences_of_turn(turn: Utterance, sought: "QuotedWords") -> Utterance:
    """The sentences with the words in what somebody says in a transcript; only the words where sentences don't show."""
    from citecli.matching.finding import find_words
    from citecli.matching.words import WordIndex

    index = WordIndex(turn.text, fold_accents=True)
    place = find_words(sought, index)
    if place is None:
        return turn
    first = bisect_left(index.ends, place.start + 1)
    last = bisect_left(index.starts, place.end) - 1
    begin, end = first, last
    while begin > 0 and first - begin < _LONGEST_SENTENCE and not index.ends_sentence(begin - 1):
        begin -= 1
    while end < len(index.keys) - 1 and end - last < _LONGEST_SENTENCE and not index.ends_sentence(end):
        end += 1
    if first - begin >= _LONGEST_SENTENCE or end - last >= _LONGEST_SENTENCE:
        start, stop = place.start, place.end
    else:
        start, stop = index.starts[begin], index.ends[end]
        # Punctuation and quotation marks beside a word belong to it.
        while start > 0 and not turn.text[start - 1].isspace():
            start -= 1
        while stop < len(turn.text) and not turn.text[stop].isspace():
            stop += 1
    offset = turn.quotation.span.start
    return replace(turn, quotation=turn.quotation._replace(span=Span(offset + start, offset + stop)))


def _own_words(document: Document, wanted: str, sought: "QuotedWords") -> Utterance:
    """The passage of the document with the words; an ellipsis at either end extends it to that end of the document."""
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
        hint = f"`citecli quotes {shell_argument(document.id)}` lists its quotations"
        if nearest is not None and nearest.verdict is Verdict.ALTERED:
            hint = f"the nearest words are “{_shown(nearest.span.of(index.text))}”"
        raise NothingMatched(f"“{_shown(wanted)}” does not occur in {document.id}; {hint}")
    start = 0 if _OPEN_START.match(wanted) else place.start
    end = len(index.text) if _OPEN_END.search(wanted) else place.end
    span = Span(body.start + start, body.start + end)
    paragraph = document.paragraph_at(span.start)
    return Utterance(document, 0, Quotation(span, QuotationKind.DIRECT, None, paragraph.number if paragraph else None))


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
