"""The use case `quotes`: who said what in documents, filtered and counted."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from citecli.answers.quotations import QuotationSet, Speaker, Utterance
from citecli.documents.model import Document, Span
from citecli.documents.words import count_words
from citecli.quotes import extract, matches, suggest
from citecli.quotes.model import Kind, Quotation


class Wanted(NamedTuple):
    """Which quotations, and how much about them. `context` counts words; `speaker` "" means everybody."""

    speaker: str = ""
    indirect: bool = False
    all_marks: bool = False
    explain: bool = False
    min_words: int = 0
    min_confidence: float = 0.0
    context: int = 0

    @property
    def filters(self) -> bool:
        """Whether anything that was found may be left out."""
        return bool(self.speaker or self.min_words > 0 or self.min_confidence > 0)


def quotations(documents: Iterable[Document], wanted: Wanted) -> QuotationSet:
    """The quotations of `documents` that are `wanted`, in order."""
    kept: list[Utterance] = []
    everybody = []
    read = []
    found = 0
    for document in documents:
        read.append(document)
        quotations = extract(
            document.text,
            paragraphs=document.paragraphs,
            indirect=wanted.indirect,
            all_marks=wanted.all_marks,
            explain=wanted.explain,
        )
        found += len(quotations)
        everybody += [one.attribution for one in quotations if one.attribution]
        for number, quotation in enumerate(quotations, start=1):
            if _is_wanted(quotation, document, wanted):
                kept.append(_utterance(document, number, quotation, wanted.context))
    suggestions: tuple[str, ...] = ()
    if wanted.speaker and not any(matches(wanted.speaker, attribution) for attribution in everybody):
        suggestions = suggest(wanted.speaker, everybody)
    return QuotationSet(tuple(kept), _speakers(kept), tuple(read), found, suggestions)


def cited(answer: QuotationSet, cite: Callable[[Utterance], str]) -> QuotationSet:
    """`answer` with a citation for each quotation."""
    return answer._replace(utterances=tuple(one._replace(citation=cite(one)) for one in answer.utterances))


def _is_wanted(quotation: Quotation, document: Document, wanted: Wanted) -> bool:
    if wanted.speaker and not (quotation.attribution and matches(wanted.speaker, quotation.attribution)):
        return False
    if wanted.min_confidence > 0 and quotation.confidence < wanted.min_confidence:
        return False
    return wanted.min_words <= 0 or count_words(quotation.span.of(document.text)) >= wanted.min_words


def _utterance(document: Document, number: int, quotation: Quotation, context: int) -> Utterance:
    if context <= 0:
        return Utterance(document, number, quotation)
    start, end = quotation.span
    around = next((one.span for one in document.paragraphs if one.span.start <= start < one.span.end), Span(start, end))
    before = document.text[around.start : start]
    after = document.text[end : max(around.end, end)]
    return Utterance(document, number, quotation, _last_words(before, context), _first_words(after, context))


def _last_words(text: str, count: int) -> str:
    words = text.rsplit(None, count)
    whole = words if len(words) <= count else words[1:]
    start = len(text) - len(text.lstrip()) if len(words) <= count else _offset_of_tail(text, whole)
    return text[start:]


def _offset_of_tail(text: str, words: Sequence[str]) -> int:
    at = len(text)
    for word in reversed(words):
        at = text.rindex(word, 0, at)
    return at


def _first_words(text: str, count: int) -> str:
    # What stands right after the mark (a comma, a full stop) belongs to the first word.
    at = 0
    for _ in range(count):
        while at < len(text) and text[at].isspace():
            at += 1
        while at < len(text) and not text[at].isspace():
            at += 1
    return text[:at]


def _speakers(utterances: Sequence[Utterance]) -> tuple[Speaker, ...]:
    """Everybody who is quoted, most quotations first, then most words; nobody-named comes last."""
    gathered: dict[str, list[Utterance]] = {}
    for one in utterances:
        if one.quotation.kind is not Kind.MARKED:
            gathered.setdefault(one.quotation.speaker, []).append(one)
    speakers = [
        Speaker(
            speaker,
            own[0].quotation.speaker_display,
            len(own),
            sum(count_words(one.text) for one in own),
            tuple(dict.fromkeys(one.document.id for one in own)),
        )
        for speaker, own in gathered.items()
    ]
    return tuple(sorted(speakers, key=lambda one: (not one.speaker, -one.quotations, -one.words)))
