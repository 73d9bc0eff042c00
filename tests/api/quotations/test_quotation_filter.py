"""Which of a document's quotations are wanted, and the words around them."""

import pytest

from citecli.api.quotations.quotation_filter import QuotationFilter, document_quotations, quotation_set
from citecli.documents.model import Document, Paragraph, Span
from citecli.quotes.model import Attribution, AttributionRule, Quotation, QuotationKind
from citecli.references.model import Reference

TEXT = "One two, “three four five,” said Ada Byron, six seven.\n\n“Eight,” said Bo Lund."
PARAGRAPHS = (Paragraph(1, Span(0, 54)), Paragraph(2, Span(56, len(TEXT))))
DOCUMENT = Document("a", TEXT, PARAGRAPHS, Reference("a"))


def quotation(words: str, speaker: str, confidence: float = 0.9) -> Quotation:
    start = TEXT.index(words)
    who = Attribution(None, None, speaker, speaker, AttributionRule.NONE, (speaker,))
    return Quotation(Span(start, start + len(words)), QuotationKind.DIRECT, who, 1, 0, "", confidence)


FOUND = (quotation("“three four five,”", "Ada Byron"), quotation("“Eight,”", "Bo Lund", 0.4))


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (QuotationFilter(), [1, 2]),
        (QuotationFilter(min_words=2), [1]),
        (QuotationFilter(min_confidence=0.5), [1]),
        (QuotationFilter(min_confidence=0.0), [1, 2]),
        (QuotationFilter(min_words=4), []),
    ],
)
def test_what_is_left_keeps_its_number(wanted: QuotationFilter, numbers: list[int]) -> None:
    found = document_quotations(DOCUMENT, FOUND, wanted)
    assert [utterance.number for utterance in found.utterances] == numbers
    assert (found.total, [who.speaker for who in found.attributions]) == (2, ["Ada Byron", "Bo Lund"])


@pytest.mark.parametrize(
    ("context", "before", "after"),
    [
        (0, "", ""),
        (1, "two, ", " said"),
        (2, "One two, ", " said Ada"),
        (9, "One two, ", " said Ada Byron, six seven."),
    ],
)
def test_words_around_come_from_the_same_paragraph(context: int, before: str, after: str) -> None:
    first, second = document_quotations(DOCUMENT, FOUND, QuotationFilter(context=context)).utterances
    assert (first.before, first.after) == (before, after)
    assert second.before == ""


@pytest.mark.parametrize(
    ("wanted", "is_selective", "is_usual"),
    [
        (QuotationFilter(), False, True),
        (QuotationFilter(speakers=("Roe",)), True, True),
        (QuotationFilter(min_words=1), True, True),
        (QuotationFilter(min_confidence=0.1), True, True),
        (QuotationFilter(min_confidence=0.0, context=3), False, True),
        (QuotationFilter(indirect=True), False, False),
        (QuotationFilter(all_marks=True), False, False),
        (QuotationFilter(explain=True), False, False),
    ],
)
def test_what_kind_of_filter_it_is(wanted: QuotationFilter, is_selective: bool, is_usual: bool) -> None:
    assert (wanted.is_selective, wanted.is_usual) == (is_selective, is_usual)


def test_several_documents_in_one() -> None:
    parts = [document_quotations(DOCUMENT, FOUND, QuotationFilter()) for _ in range(2)]
    whole = quotation_set(parts)
    assert (len(whole.utterances), whole.documents) == (4, (DOCUMENT, DOCUMENT))
