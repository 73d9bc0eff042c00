"""The engine on any text at all: no exception, spans that hold, work that grows with the text and no faster."""

import pickle
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecli.documents.model import Paragraph, Span
from citecli.quotes import Quotation, QuotationKind, extract
from citecli.text import segment

WORDS = (
    "“ ” \" ' ’ ‘ „ « » '' `` said she told that who of to going we the report according Mr. U.S. ( ) … R-Ohio שלום 0"
)
GAPS = (
    "\n",
    "\n\n",
    "\n\n\n",
    " ",
    ", ",
    ". ",
    "? ",
    ": ",
    "— ",
    "Ann Lee",
    "Q. ",
    "A. ",
    "MAYOR: ",
    "\u00a0",
    "\x00",
    "’s",
)
PIECES = st.sampled_from([*WORDS.split(), *GAPS])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=120).map(" ".join),
    st.lists(PIECES, max_size=120).map("".join),
)


def check(text: str, quotations: tuple[Quotation, ...]) -> None:
    """What holds of every answer."""
    previous = (-1, -1)
    for quotation in quotations:
        start, end = quotation.span
        assert 0 <= start < end <= len(text)
        assert (start, end) >= previous
        previous = (start, end)
        assert 0 <= quotation.confidence <= 1
        if quotation.kind is QuotationKind.MARKED:
            assert quotation.utterance == 0
        else:
            assert quotation.utterance >= 1
        attribution = quotation.attribution
        if attribution is not None:
            assert attribution.speaker and attribution.display
            for span in (attribution.source, attribution.cue):
                assert span is None or (0 <= span.start < span.end <= len(text) and span.of(text).strip())


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_is_answered(text):
    quotations = extract(text, indirect=True, all_marks=True, explain=True)
    check(text, quotations)
    assert extract(text, indirect=True, all_marks=True, explain=True) == quotations
    marked = [one for one in quotations if one.kind in (QuotationKind.DIRECT, QuotationKind.MIXED)]
    for one, other in pairwise(marked):
        assert one.span.end <= other.span.start or one.span == other.span


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(0, 3))
def test_only_the_paragraphs_given_are_searched(text, skipped):
    paragraphs = [
        Paragraph(number, Span(start, end), section)
        for number, (start, end, section) in enumerate(segment.paragraphs(text), 1)
    ][skipped:]
    quotations = extract(text, paragraphs=paragraphs, indirect=True, all_marks=True)
    check(text, quotations)
    for quotation in quotations:
        assert any(one.span.start <= quotation.span.start < one.span.end for one in paragraphs)


def test_answers_can_be_pickled():
    quotations = extract("“We will go,” said Ada Byron. “Soon.”", explain=True)
    assert len(quotations) == 2
    assert pickle.loads(pickle.dumps(quotations)) == quotations


EVIL = {
    "unclosed marks": "“word ",
    "unclosed marks, a paragraph each": "“word said he.\n\n",
    "straight marks": '"word ',
    "single marks": " 'word",
    "closing marks": "word” ",
    "empty quotations": "“”",
    "only marks": '"',
    "quotations without an end of a sentence": "“Word,” said Ann Lee, ",
    "cues": "said he, ",
    "names": "Ann Lee and “x” ",
    "brackets": "((((said Bob ",
    "commas": ", ",
    "labels": "ANN: word\n\nBOB: word\n\n",
    "turns": "“Word,” said Ann.\n\n“Word.”\n\n",
    "right to left": "שלום «עולם» אמר דוד. ",
    "NUL": "\0“a\0b,” said\0 Bob. ",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", EVIL)
def test_work_grows_with_the_text_and_no_faster(name: str, steps: Callable[[Callable[[], object]], int]) -> None:
    extract(EVIL[name] * 10, indirect=True)
    small, large = (steps(lambda text=EVIL[name] * repeats: extract(text, indirect=True)) for repeats in (50, 200))
    assert large <= 5 * small
    text = EVIL[name] * 400
    check(text, extract(text, indirect=True))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "“word " * 10_000,
        "word " * 200_000,
        "“" * 10_000,
        "“" + "word " * 200_000 + "” said Bob.",
        "\0" * 100_000,
        "\ufeff",
        "",
    ],
    ids=[
        "ten thousand unclosed marks",
        "a line of 1 MB",
        "only marks",
        "one long quotation",
        "NUL",
        "a BOM",
        "nothing",
    ],
)
def test_hostile_texts_are_answered(text):
    check(text, extract(text))


def test_text_without_letters_says_nothing():
    assert extract("123 “456” 789. —— “…” !!") == ()


def test_mojibake_and_mixed_marks_keep_the_rest():
    text = "â€œBroken,â€\x9d she wrote.\n\n“Whole,” said Ann Lee. “Still whole.\n\nBen Cole said, “Fine.”"
    found = [quotation.span.of(text) for quotation in extract(text)]
    assert "“Whole,”" in found
    assert "“Fine.”" in found


def test_a_report_with_many_quotations_can_be_read_as_one() -> None:
    text = (
        "In the debate the loudest voice was Mrs. Quill’s. “A roof, Mr. Speaker!” she cried. He had only said that "
        "“every family will be housed.” She said that “nobody likes to drown a valley.”\n\nIn the obituary, the "
        "surveyor’s husband “was the only man who folded a map.” He said it of her: “She never liked to leave a line "
        "open,” according to Samuel Oyelaran."
    )
    as_story, as_report = (extract(text, is_report=is_report) for is_report in (False, True))
    assert len(as_story) < len(as_report) == 5
    assert as_report[-1].speaker == "Samuel Oyelaran"
