"""The use case `quote`: one quotation of a document, by its number or by words; else words of the document itself."""

from citecli.answers.quotations import Utterance
from citecli.api.citing.interrupted_quotations import wholes
from citecli.documents.model import Document, Span
from citecli.errors import NothingMatched
from citecli.quotes import extract
from citecli.quotes.model import Kind, Quotation
from citecli.quoting.alterations import stretch
from citecli.quoting.interruptions import Join

_SHOWN = 40


def one_quotation(document: Document, wanted: str, join: Join = Join.SENTENCE) -> tuple[Utterance, ...]:
    """The quotation that `wanted` means: a number as `citecli quotes` counts them, words in it, or words of the text.

    It comes in those parts that are to be one (see `citecli.api.citing.interrupted_quotations`).
    Words may be given as "FROM…TO". Those that stand in a quotation mean the whole of it; others just themselves, and
    then `number` is 0 and nobody is the speaker but the document's author. Raises `NothingMatched` when there is no
    such thing, or more than one quotation with such words.
    """
    found = extract(document.text, paragraphs=document.paragraphs)
    utterances = [Utterance(document, number, one) for number, one in enumerate(found, start=1)]
    offered = wholes(utterances, join)
    wanted = wanted.strip()
    if wanted.isdecimal():
        number = int(wanted)
        if 1 <= number <= len(found):
            return next(parts for parts in offered if parts[0].number <= number <= parts[-1].number)
        has = "is one quotation" if len(found) == 1 else f"are {len(found)} quotations" if found else "is no quotation"
        raise NothingMatched(f"there {has} in {document.id}, and none of that number; `citecli quotes` lists them")
    holding = [parts for parts in offered if stretch(" ".join(one.text for one in parts), wanted)]
    if len(holding) == 1:
        return holding[0]
    shown = wanted if len(wanted) <= _SHOWN else wanted[: _SHOWN - 1].rstrip() + "…"
    if holding:
        numbers = ", ".join(str(parts[0].number) for parts in holding[:8])
        raise NothingMatched(f"“{shown}” stands in the quotations {numbers}; say more words, or a number")
    return (_own_words(document, wanted, shown),)


def _own_words(document: Document, wanted: str, shown: str) -> Utterance:
    """Words of the document's own."""
    body = document.body
    place = stretch(body.of(document.text), wanted)
    if place is None:
        raise NothingMatched(f"“{shown}” does not occur in {document.id}; `citecli quotes` lists what is quoted there")
    span = Span(body.start + place[0], body.start + place[1])
    number = next((part.number for part in document.paragraphs if part.span.start <= span.start < part.span.end), None)
    return Utterance(document, 0, Quotation(span, Kind.DIRECT, None, number))
