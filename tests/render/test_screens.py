"""What the sample looks like on terminals of three widths: the files in `tests/cases/screens` are the contract.

Run with `CITECLI_WRITE_SCREENS=1` to write them anew, and read the difference before you commit it.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.api import browse, cite, quote, read, tally
from citecli.csl import load_style
from citecli.documents.model import Document
from citecli.library.library import Library
from citecli.render.screen import Screen
from citecli.render.terminal import citations, listing, quotations, reading
from citecli.text.width import width

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "tests" / "cases" / "screens"
SAMPLE = Library(ROOT / "seeds")


def sample() -> Document:
    (document,) = SAMPLE.documents()
    return document


def show(screen: Screen) -> str:
    return reading.reading(read.reading(sample()), screen)


def show_quotes(screen: Screen) -> str:
    return reading.reading(read.reading(sample(), ((2, 3),), "joint chiefs", True), screen)


def metadata(screen: Screen) -> str:
    return reading.metadata(read.metadata(sample()), screen)


def list_documents(screen: Screen) -> str:
    return listing.listing(browse.listing(SAMPLE), screen)


def quotes(screen: Screen) -> str:
    wanted = quote.Wanted(context=4)
    return quotations.quotations(quote.gathered(quote.examine([sample()], wanted)), screen)


def speakers(screen: Screen) -> str:
    counts = tally.Tally(quote.Wanted())
    for _ in counts.counting(quote.examine([sample()], quote.Wanted())):
        pass
    return quotations.speakers(counts.summary().speakers, screen)


def entry(screen: Screen) -> str:
    return citations.citations(cite.citations([cite.document_reference(sample())], load_style("mla")), screen)


VIEWS: dict[str, Callable[[Screen], str]] = {
    "show": show,
    "show-quotes": show_quotes,
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


@pytest.mark.parametrize("view", ["show-quotes", "quotes", "list", "cite"])
def test_in_colour(view: str) -> None:
    compare(f"{view}-80-colour", VIEWS[view](Screen(80, 24)).replace("\x1b", "␛"))
