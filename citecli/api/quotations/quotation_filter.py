"""`QuotationFilter`: which quotations a user wants; and its application to the quotations of a document."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from citecli.answers.quotations import QuotationSet, Utterance
from citecli.documents.model import Document
from citecli.frozen import FrozenValue
from citecli.quotes.model import Attribution, Quotation
from citecli.text.words import count_words


class QuotationFilter(FrozenValue):
    """Which quotations are wanted, and with how much information."""

    speakers: tuple[str, ...] = ()
    """The names of the speakers, as a user types them: one of them speaks. None means all speakers."""
    indirect: bool = False
    """Include reported speech."""
    all_marks: bool = False
    """Include words in quotation marks that nobody says."""
    explain: bool = False
    """Include the reasons for each attribution."""
    min_words: int = 0
    """The fewest words that a quotation may have."""
    min_confidence: float | None = None
    """The lowest confidence of the attribution, from 0 to 1; `None` means the default for the kind of quotation."""
    context: int = 0
    """The number of words of context before and after each quotation."""

    @property
    def is_selective(self) -> bool:
        """Whether the filter may leave out quotations that were found."""
        return bool(self.speakers or self.min_words > 0 or (self.min_confidence or 0) > 0)

    @property
    def is_usual(self) -> bool:
        """Whether the default search finds everything that the filter needs (no `indirect`, `all_marks`, `explain`)."""
        return not (self.indirect or self.all_marks or self.explain)


DEFAULT_FILTER = QuotationFilter()
"""All direct quotations of all speakers."""


class DocumentQuotations(NamedTuple):
    """The wanted quotations of one document. (A named tuple, because there may be a hundred thousand.)"""

    document: Document
    utterances: tuple[Utterance, ...]
    """The wanted quotations, in the order of the text."""
    total: int
    """The number of quotations found, wanted or not."""
    attributions: tuple[Attribution, ...]
    """All speakers in the document, wanted or not, each once."""
    unread_languages: tuple[str, ...] = ()
    """The English names of the languages that aren't read in which quotations are that nobody is named for."""


def document_quotations(
    document: Document, quotations: Sequence[Quotation], wanted: QuotationFilter
) -> DocumentQuotations:
    """The `quotations` of a document that are long and certain enough, with their context; `speakers` are ignored."""
    utterances = tuple(
        _utterance(document, number, quotation, wanted.context)
        for number, quotation in enumerate(quotations, start=1)
        if _is_wanted(quotation, document, wanted)
    )
    attributions = {who.speaker: who for quotation in quotations if (who := quotation.attribution)}
    languages = unread_languages(document, quotations)
    return DocumentQuotations(document, utterances, len(quotations), tuple(attributions.values()), languages)


def unread_languages(document: Document, quotations: Sequence[Quotation]) -> tuple[str, ...]:
    """The languages that aren't read of those `quotations` of a document that nobody is named for, each once."""
    unnamed = [quotation for quotation in quotations if quotation.attribution is None and quotation.paragraph]
    if not unnamed:
        return ()
    from citecli.quotes.languages.words import is_read
    from citecli.text.language import ParagraphLanguages

    languages = ParagraphLanguages(document.text)
    found: dict[str, None] = {}
    for quotation in unnamed:
        span = document.paragraphs[(quotation.paragraph or 1) - 1].span
        if languages.is_foreign(*span) and not is_read(language := languages.language_at(*span)):
            found[language] = None
    return tuple(found)


def quotation_set(documents: Iterable[DocumentQuotations]) -> QuotationSet:
    """Combine the quotations of several documents into one value."""
    parts = tuple(documents)
    utterances = tuple(utterance for part in parts for utterance in part.utterances)
    return QuotationSet(utterances, tuple(part.document for part in parts))


def _is_wanted(quotation: Quotation, document: Document, wanted: QuotationFilter) -> bool:
    if quotation.confidence < (wanted.min_confidence or 0):
        return False
    return wanted.min_words <= 0 or count_words(quotation.span.of(document.text)) >= wanted.min_words


def _utterance(document: Document, number: int, quotation: Quotation, context: int) -> Utterance:
    if context <= 0:
        return Utterance(document, number, quotation)
    start, end = quotation.span
    paragraph = document.paragraph_at(start)
    around = paragraph.span if paragraph else quotation.span
    before = document.text[around.start : start]
    after = document.text[end : max(around.end, end)]
    return Utterance(document, number, quotation, _last_words(before, context), _first_words(after, context))


def _last_words(text: str, count: int) -> str:
    words = text.rsplit(None, count)
    if len(words) <= count:
        return text.lstrip()
    at = len(text)
    for word in reversed(words[1:]):
        at = text.rindex(word, 0, at)
    return text[at:]


def _first_words(text: str, count: int) -> str:
    # Punctuation directly after the closing mark counts as part of the first word.
    at = 0
    for _ in range(count):
        while at < len(text) and text[at].isspace():
            at += 1
        while at < len(text) and not text[at].isspace():
            at += 1
    return text[:at]
