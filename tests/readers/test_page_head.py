"""What stands between the headline of a web page and its text: no paragraph of the body, and still in the text."""

import pytest

from citecli.readers import html_page
from citecli.readers.source import Source

pytest.importorskip("trafilatura")
TEXT = (
    "<p>It has rained in Byronville for nine days, and nobody knows when it will end, officials say at the mill.</p>"
    "<p>“We have never seen so much rain,” said Ann Byron, who keeps the town's only mill and its bridge.</p>"
    "<p>The river rose by two metres on Tuesday, and the bridge has been closed to all but the mayor and him.</p>"
)
META = '<meta name="author" content="Owen Pratt">'


def read(below: str, page: str, head: str = META) -> tuple[str, int, str]:
    """The first paragraph, how many there are, and the text before them."""
    body = page.format(f"<h1>Rain goes on and on</h1>{below}", TEXT)
    head = f"<head><title>Rain goes on and on</title>{head}</head>"
    html = f'<!doctype html><html lang="en">{head}<body>{body}</body></html>'
    document = html_page.read(Source("x.html", html.encode(), ".html", ""))
    first = document.paragraphs[0].span
    return first.of(document.text), len(document.paragraphs), document.text[: first.start].strip()


@pytest.mark.parametrize(
    "page", ["{}{}", "<article><header>{}</header>{}</article>", "<main><article>{}{}</article></main>"]
)
@pytest.mark.parametrize(
    "below",
    [
        "<p>By Owen Pratt</p>",
        "<div>by Owen Pratt</div>",
        "<span>By Owen Pratt</span>",
        "<address>By <a href=/x>Owen Pratt</a></address>",
        "<small>By Owen Pratt, 3 September 2018</small>",
        "<p>By Owen Pratt | September 3, 2018</p>",
        "<p>Von Owen Pratt</p>",
        "<p>Par Marie Le Brun</p><p>Publié le 3 septembre 2018</p>",
        "<p>Posted on September 3, 2018 by Owen Pratt</p>",
        "<p>Owen Pratt</p>",
        "<p>Text: Owen Pratt</p>",
        "<p>By Owen Pratt<br>September 3, 2018</p>",
        "<p>By OWEN PRATT</p><p>SALTMOUTH, Sept. 3 (AP)</p>",
        "<p>Nine days of it, and no end.</p><p>By Owen Pratt</p>",
        "<p class=dek>Nine days of it, and no end.</p>",
    ],
)
def test_byline_date_and_dek_are_no_paragraphs(below: str, page: str) -> None:
    first, count, _ = read(below, page)
    assert first.startswith("It has rained")
    assert count == 3


def test_what_is_no_byline_is_a_paragraph() -> None:
    first, count, _ = read("<p>By order of the mayor, no boat left the town that night.</p>", "{}{}")
    assert first.startswith("By order")
    assert count == 4


def test_a_name_that_the_page_does_not_give_is_a_paragraph() -> None:
    first, count, _ = read("<p>Owen Pratt</p>", "{}{}", "")
    assert first == "Owen Pratt"
    assert count == 4


def test_head_is_kept_in_the_text() -> None:
    assert read("<p class=dek>Nine days of it, and no end.</p><p>By Owen Pratt</p>", "{}{}")[2] == (
        "Nine days of it, and no end.\n\nBy Owen Pratt"
    )
