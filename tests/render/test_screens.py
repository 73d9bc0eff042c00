"""What the sample looks like on terminals of three widths: the files in `tests/cases/screens` are the contract.

Run with `CITECLI_WRITE_SCREENS=1` to write them anew, and read the difference before you commit it.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.api.citing import cite
from citecli.api.citing.document_reference import document_reference
from citecli.api.library import listing as listing_use_case
from citecli.api.library import show as show_use_case
from citecli.api.quotations.counts import QuotationCounter
from citecli.api.quotations.extract_quotations import find_quotations
from citecli.api.quotations.quotation_filter import QuotationFilter, quotation_set
from citecli.csl import load_style
from citecli.documents.model import Document
from citecli.frozen import replace
from citecli.library.library import Library
from citecli.readers import registry
from citecli.readers.document_builder import DocumentBuilder
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.source import Source
from citecli.render.output import Screen
from citecli.render.terminal import citations, listings, quotations, readings
from citecli.text.width import width

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "tests" / "cases" / "screens"
SAMPLE = Library(ROOT / "seeds")


def sample() -> Document:
    (document,) = SAMPLE.documents()
    return document


def show(screen: Screen) -> str:
    return readings.reading(show_use_case.reading(sample()), screen)


def show_quotes(screen: Screen) -> str:
    return readings.reading(show_use_case.reading(sample(), ((2, 3),), "joint chiefs", True), screen)


def metadata(screen: Screen) -> str:
    return readings.metadata(show_use_case.metadata(sample()), screen)


def list_documents(screen: Screen) -> str:
    return listings.listing(listing_use_case.listing(SAMPLE), screen)


def quotes(screen: Screen) -> str:
    return quotations.quotations(quotation_set(find_quotations([sample()], QuotationFilter(context=4))), screen)


def speakers(screen: Screen) -> str:
    counter = QuotationCounter(QuotationFilter())
    for _ in counter.count(find_quotations([sample()])):
        pass
    return quotations.speakers(counter.summary().speakers, screen)


def entry(screen: Screen) -> str:
    return citations.citations(cite.citations([document_reference(sample())], load_style("mla")), screen)


TRANSCRIPT = """WEBVTT

00:00:04.000 --> 00:00:09.000
<v Ann Byron>The river came over the wall in the night, and by six it stood in the kitchen.

00:00:10.000 --> 00:00:12.500
<v Dan Cole>And who told you?

01:02:03.000 --> 01:02:08.000
<v Ann Byron>“Nobody,” I said to him, “nobody tells anybody anything here.”
"""


def report() -> Document:
    """A text with headings, pages and a note, as readers of PDFs, e-books and Word files make them."""
    builder = DocumentBuilder()
    builder.paragraph("The river has been measured since 1871, and never stood as high as in that winter.", "iv")
    builder.heading("Causes of the flood and what was known of them beforehand", 1, "1")
    builder.heading("Rain", 2, "1")
    builder.paragraph("“It rained for nine days,” the keeper of the weir, Ann Byron, wrote in her book.", "1")
    builder.note("Byron’s book is in the town’s archive.", "1", "1")
    builder.heading("The ground", 3, "1")
    builder.paragraph("The ground was frozen. What fell on it ran off it, into brooks that nobody had cleared.", "1–2")
    builder.heading("Consequences", 1, "2")
    builder.paragraph("There were none to speak of.", "2")
    metadata = DocumentMetadata()
    metadata.text("title", "The Flood", "test")
    return replace(builder.document(Source("report.pdf", b""), metadata), id="report")


def show_pages(screen: Screen) -> str:
    return readings.reading(show_use_case.reading(report()), screen)


def show_one_page(screen: Screen) -> str:
    return readings.reading(show_use_case.reading(report(), words="consequences", on_pages=["2"]), screen)


def show_transcript(screen: Screen) -> str:
    document = replace(registry.read(Source("talk.vtt", TRANSCRIPT.encode(), ".vtt")), id="talk")
    return readings.reading(show_use_case.reading(document, with_quotations=True), screen)


VIEWS: dict[str, Callable[[Screen], str]] = {
    "show": show,
    "show-quotes": show_quotes,
    "show-pages": show_pages,
    "show-one-page": show_one_page,
    "show-transcript": show_transcript,
    "metadata": metadata,
    "list": list_documents,
    "quotes": quotes,
    "speakers": speakers,
    "cite": entry,
}


def compare(name: str, shown: str) -> None:
    path = FOLDER / f"{name}.txt"
    if os.environ.get("CITECLI_WRITE_SCREENS"):
        path.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [40, 80, 140])
@pytest.mark.parametrize("view", VIEWS)
def test_without_styles(view: str, columns: int) -> None:
    shown = VIEWS[view](Screen(columns, 24, color=False, styles=False))
    assert max(map(width, shown.splitlines())) <= columns
    compare(f"{view}-{columns}", shown)


@pytest.mark.parametrize("view", ["show-quotes", "show-pages", "quotes", "list", "cite"])
def test_in_colour(view: str) -> None:
    compare(f"{view}-80-colour", VIEWS[view](Screen(80, 24)).replace("\x1b", "␛"))
