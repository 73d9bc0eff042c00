"""Quotations of several documents: in this process, in others, or as they were found earlier."""

from collections.abc import Iterator

import pytest

from citecli.api.quotations.counts import QuotationCounter
from citecli.api.quotations.extract_quotations import extract_quotations, find_quotations
from citecli.api.quotations.quotation_filter import QuotationFilter
from citecli.documents.model import Document, Paragraph, Span
from citecli.quotes.model import Quotation
from citecli.references.model import Reference

TEXTS = (
    "“We will go,” said Ada Byron. “At once,” she said.",
    "Nobody spoke.",
    "Bo Lund said that it was late. “It is,” said Ada Byron.",
)


def documents() -> Iterator[Document]:
    for number, text in enumerate(TEXTS):
        yield Document(f"d{number}", text, (Paragraph(1, Span(0, len(text))),), Reference(f"d{number}"))


def counts(wanted: QuotationFilter, **options: int) -> list[tuple[str, int, int]]:
    return [
        (found.document.id, len(found.utterances), found.total)
        for found in find_quotations(documents(), wanted, **options)  # type: ignore[arg-type]
    ]


def test_in_the_order_given() -> None:
    assert counts(QuotationFilter()) == [("d0", 2, 2), ("d1", 0, 0), ("d2", 1, 1)]
    assert counts(QuotationFilter(min_words=3)) == [("d0", 1, 2), ("d1", 0, 0), ("d2", 0, 1)]
    assert counts(QuotationFilter(speakers=("lund",))) == [("d0", 0, 2), ("d1", 0, 0), ("d2", 0, 1)]
    assert counts(QuotationFilter(speakers=("byron",))) == counts(QuotationFilter())


def test_more_processes_find_the_same() -> None:
    wanted = QuotationFilter(context=2)
    assert list(find_quotations(documents(), wanted, jobs=2)) == list(find_quotations(documents(), wanted))


def test_reported_speech_is_shown_when_it_is_sure() -> None:
    sure = extract_quotations(TEXTS[2], None, QuotationFilter(indirect=True))
    everything = extract_quotations(TEXTS[2], None, QuotationFilter(indirect=True, min_confidence=0.0))
    assert set(sure) <= set(everything)
    assert len(everything) == 2


def test_what_is_known_is_not_looked_for_again() -> None:
    asked: list[str] = []

    def known(document: Document) -> tuple[Quotation, ...] | None:
        asked.append(document.id)
        return () if document.id == "d0" else None

    assert [found.total for found in find_quotations(documents(), stored=known)] == [0, 0, 1]
    assert asked == ["d0", "d1", "d2"]
    assert [found.total for found in find_quotations(documents(), QuotationFilter(all_marks=True), stored=known)] == [
        2, 0, 1,
    ]  # fmt: skip
    assert len(asked) == 3  # other kinds than the usual are known to nobody


@pytest.mark.parametrize("by_speaker", [True, False])
def test_counting_passes_everything_on(by_speaker: bool) -> None:
    counter = QuotationCounter(QuotationFilter(), by_speaker)
    assert list(counter.count(find_quotations(documents()))) == list(find_quotations(documents()))
    summary = counter.summary()
    assert (summary.documents, summary.found, summary.kept) == (("d0", "d1", "d2"), 3, 3)
    speakers = [(one.speaker, one.quotations, one.words, one.documents) for one in summary.speakers]
    assert speakers == ([("Ada Byron", 3, 7, ("d0", "d2"))] if by_speaker else [])


def test_a_name_that_is_nearly_one() -> None:
    wanted = QuotationFilter(speakers=("Byrom",))
    counter = QuotationCounter(wanted)
    assert not any(found.utterances for found in counter.count(find_quotations(documents(), wanted)))
    assert counter.summary().suggestions == ("Ada Byron",)
