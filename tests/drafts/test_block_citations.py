"""The citations of block quotations: in them, right behind them, in the line that names the author, before them."""

from collections.abc import Callable

import pytest

from citecli.drafts import asciidoc, html, latex, markdown, plain
from citecli.drafts.model import Draft
from citecli.drafts.quotations import find


def cited(draft: Draft) -> list[list[str]]:
    """The keys, or the texts of the citations set by hand, of each block quotation."""
    return [
        [cite.key for citation in one.citations for cite in citation.cites]
        or [citation.text for citation in one.hand_citations]
        for one in find(draft)
        if one.block
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("As @doe says:\n\n> So it was.\n\n[@roe, p. 3]\n", ["roe"]),
        ("> So it was.\n\n— [@roe, p. 3]\n", ["roe"]),
        ("> So it was.\n\n(@roe [3])\n", ["roe"]),
        ("> So it was.\n\n@roe, p. 3\n", ["roe"]),
        ("As @doe says:\n\n> So it was.\n\n@roe denies it.\n", ["doe"]),
        ("As @doe says:\n\n> So it was.\n\n[@roe] shows another thing.\n", ["doe"]),
        ("> So it was.\n\n[@roe, p. 3] The next sentence.\n", ["roe"]),
        ("> So it was.\n\n[^1]\n\nNext.\n\n[^1]: See [@roe].\n", ["roe"]),
        ("> So it was.\n\n— Ann Roe, *Tides* [@roe]\n\nMore [@doe].\n", ["roe"]),
        ("> So it was.\n>\n> — Ann, in Tom Roe, *Tides*\n\nMore [@doe].\n", ["Ann, in Tom Roe, Tides"]),
        ("> So it was.\n>\n> — Ann Roe [@roe]\n\nMore [@doe].\n", ["roe"]),
        ("> So it was.\n\nWords, and then [@roe].\n", []),
        ("> So it was.\n\n## Next\n\n[@roe]\n", []),
        ("> So it was.\n\n> And so it is.\n\n[@roe]\n", []),
        ("> So it was.\n\n(Roe 1999, 12)\n", ["Roe 1999, 12"]),
        ("> So it was.\n>\n> (Roe 1999, 12)\n", ["Roe 1999, 12"]),
        ("> So it was.\n>\n> (@roe)\n", ["roe"]),
        ("> So it was.\n\n*Source: Roe (1999), p. 12*\n", ["Roe (1999), p. 12"]),
        ("> So it was.\n\n— Ann Roe, *Tides* (1999), p. 12\n", ["Ann Roe, Tides (1999), p. 12"]),
        ("> So it was.\n> — Ann Roe, Tides, 1999\n", ["Ann Roe, Tides, 1999"]),
        ("> So it was.\n>\n> — Ann Roe\n", []),
        ("> So it was.\n\nBut nobody knew (Roe 1999, 12).\n", []),
    ],
)
def test_in_markdown(text: str, keys: list[str]) -> None:
    assert cited(markdown.draft_of(text))[0] == keys
    assert all("So it was" in one.text or "And so" in one.text for one in find(markdown.draft_of(text)) if one.block)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("\\begin{quote}\nSo it was.\n\\end{quote}\n\\citep[12]{roe}\nMore follows \\cite{doe}.", ["roe"]),
        ("\\begin{quote}So it was.\\end{quote}\\footcite[12]{roe} More.", ["roe"]),
        ("\\begin{quote}So it was.\\end{quote}~\\cite{roe}", ["roe"]),
        ("\\begin{quote}So it was.\\end{quote}\\footnote{\\cite{roe}.} More.", ["roe"]),
        ("\\begin{quote}So it was.\\end{quote}\n(\\cite[12]{roe})\n\nMore.", ["roe"]),
        ("\\citet{doe} says:\n\\begin{quote}So it was.\\end{quote}\n\\citet{roe} denies it.", ["doe"]),
        ("\\begin{quote}So it was.\\end{quote}\n\n\\textcite{roe}\n\nMore.", ["roe"]),
    ],
)
def test_in_latex(text: str, keys: list[str]) -> None:
    assert cited(latex.draft_of(text)) == [keys]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("See cite:[doe].\n\n[quote, Ann Roe, The Tides]\nSo it was.\n", ["Ann Roe, The Tides"]),
        ("See cite:[doe].\n\n[quote, Ann Roe, The Tides]\n____\nSo it was.\n____\n", ["Ann Roe, The Tides"]),
        ("See cite:[doe].\n\n[verse, Ann Roe, 1999]\nSo it was\nand is.\n", ["Ann Roe, 1999"]),
        ("See cite:[doe].\n\n[quote, Ann Roe, cite:[roe]]\nSo it was.\n", ["roe"]),
        ("See cite:[doe].\n\n[quote]\nSo it was.\n", ["doe"]),
    ],
)
def test_in_asciidoc(text: str, keys: list[str]) -> None:
    assert cited(asciidoc.draft_of(text))[0] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("She says:\n\n“So it was, and is.”\n\n[@roe, p. 3]\n", ["roe"]),
        ("“So it was, and is.”\n\n(Roe 1999, 12)\n", ["Roe 1999, 12"]),
        ("“So it was, and is,” she said.\n\n[@roe, p. 3]\n", []),
        ("“So it was, and is.”\n\n[@roe, p. 3] shows more.\n", []),
        ("“So it was, and is.”\n\n“And so on” [@roe].\n", []),
    ],
)
def test_a_paragraph_in_marks_is_cited_as_a_block_is(text: str, keys: list[str]) -> None:
    quotation = find(markdown.draft_of(text))[0]
    found = [cite.key for citation in quotation.citations for cite in citation.cites]
    assert (found or [citation.text for citation in quotation.hand_citations]) == keys


def test_in_html_and_plain_text() -> None:
    page = "<p>As @doe says:</p><blockquote><p>So it was.</p><p>And is.</p></blockquote><p>[@roe, p. 3]</p>"
    assert cited(html.draft_of(page)) == [["roe"], ["roe"]]
    figure = "<figure><blockquote>So it was.</blockquote><figcaption>— Roe (1999, p. 12)</figcaption></figure>"
    assert cited(html.draft_of(figure)) == [["Roe (1999, p. 12)"]]
    source = "Ann Roe, <cite>Tides</cite> (1999), p. 3"
    for page in (
        f"<blockquote><p>So it was.</p><footer>{source}</footer></blockquote>",
        f"<figure><blockquote><p>So it was.</p></blockquote>\n<figcaption>{source}</figcaption></figure>",
        "<blockquote>So it was. <cite>Ann Roe, Tides (1999), p. 3</cite></blockquote>",
        "<blockquote><p>So it was.<br><cite>— Ann Roe, Tides (1999), p. 3</cite></p></blockquote>",
    ):
        (quotation,) = find(html.draft_of(page))
        assert quotation.text == "So it was."
        assert [one.text for one in quotation.hand_citations] == ["Ann Roe, Tides (1999), p. 3"]
    assert [
        one.text for one in find(html.draft_of("<blockquote>He read <cite>Tides</cite> and left.</blockquote>"))
    ] == ["He read Tides and left."]
    text = "She says:\n\n    So it was, and so it is, and will be ever more.\n\n[@roe, p. 3]\n"
    assert cited(plain.draft_of(text)) == [["roe"]]


def test_long_blocks_cost_no_more_than_their_length(steps: Callable[[Callable[[], object]], int]) -> None:
    drafts = [markdown.draft_of("Lead.\n\n" + "> So it was.\n>\n" * n + "\n[@roe]\n") for n in (200, 800)]
    small, large = (steps(lambda draft=draft: find(draft)) for draft in drafts)  # type: ignore[misc]
    assert large <= 5 * small
