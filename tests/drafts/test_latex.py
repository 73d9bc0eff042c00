"""Drafts in LaTeX."""

from collections.abc import Callable

import pytest

from citecli.drafts import latex
from citecli.drafts.quotations import find


def found(text: str) -> list[tuple[str, bool, list[str]]]:
    return [
        (
            one.text,
            one.block,
            [f"{cite.key} {cite.suffix}".strip() for citation in one.citations for cite in citation.cites],
        )
        for one in find(latex.draft_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("``So it was''~\\citep[p.~3]{doe}.", [("So it was", False, ["doe p. 3"])]),
        ("``So it was'' \\citep[see][pp.~3--5]{doe}.", [("So it was", False, ["doe pp. 3–5"])]),
        ("\\textcite[3]{doe} has \\enquote{so it was}.", [("so it was", False, ["doe 3"])]),
        ("\\enquote{it \\emph{is} \\enquote{so}} \\autocite{doe}", [("it is ‘so’", False, ["doe"])]),
        ("\\enquote*{so it was} \\parencites[3]{a}[4]{b}", [("so it was", False, ["a 3", "b 4"])]),
        ("\\textcquote[3]{doe}{so it was}.", [("so it was", False, ["doe 3"])]),
        ("\\blockcquote[3]{doe}{So it was.}", [("So it was.", True, ["doe 3"])]),
        ("\\blockquote[{\\cite[3]{doe}}]{So it was.}", [("So it was.", True, ["doe 3"])]),
        ("\\foreignquote{german}{so war es}", [("so war es", False, [])]),
        ("\\begin{quotation}\nSo it was.\n\nAnd is.\n\\cite{doe}\n\\end{quotation}",
         [("So it was.", True, ["doe"]), ("And is.", True, ["doe"])]),
        ("\\begin{displaycquote}[3]{doe}\nSo it was.\n\nAnd is.\n\\end{displaycquote}",
         [("So it was.", True, ["doe 3"]), ("And is.", True, ["doe 3"])]),
        ("``So it was.''\\footnote{\\cite[3]{doe}.}", [("So it was.", False, ["doe 3"])]),
        ("``Caf\\'e na\\\"{\\i}ve --- 5\\,\\% \\& \\ldots\\ so''", [("Café naïve — 5 % & … so", False, [])]),
        ("%``No'' comment\n\\verb|``no''| $``x''$ \\begin{verbatim}``no''\\end{verbatim}", []),
        ("\\section{On ``walls''}", []),
        ("\\documentclass{x}``no''\n\\begin{document}``yes, it is''\\end{document}``no''", [("yes, it is", False, [])]),
        ("\\enquote{never closed\n\n\\enquote{this is} and {.", [("this is", False, [])]),
    ],
)  # fmt: skip
def test_what_is_quoted(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert [one for one in found(text) if one[0] != "never closed"] == expected


def test_places_are_those_of_the_source() -> None:
    text = "\\section{A}\r\n\r\nÄ \\emph{b} \\enquote{so \\textbf{it} was}\r\n"
    (one,) = find(latex.draft_of(text))
    assert (one.line, one.column) == (3, text.split("\r\n")[2].index("so") + 1)
    assert text[one.span.start : one.span.end] == "so \\textbf{it} was"


def test_a_bibliography_is_named() -> None:
    text = "\\addbibresource{one.bib}\\begin{document}\\bibliography{two,three.bib}\\nocite{*}"
    draft = latex.draft_of(text)
    assert draft.front.bibliography == ("one.bib", "two.bib", "three.bib")
    assert draft.citations == ()


ODD = ("{", "\\enquote{", "$", "\\begin{quote}", "\\cite[", "\\footnote{", "\\verb|", "}", "[{", "\\'")


@pytest.mark.parametrize("piece", ODD)
def test_odd_sources_cost_no_more_than_their_length(piece: str, steps: Callable[[Callable[[], object]], int]) -> None:
    find(latex.draft_of(piece))
    small, large = (steps(lambda text=piece * times: find(latex.draft_of(text))) for times in (500, 2000))
    assert large <= 5 * small


def test_a_command_without_keys_says_nothing_of_the_citation_before() -> None:
    draft = latex.draft_of("So.\\citet{roe} And.\\footcite{ }")
    assert [(one.textual, one.as_note) for one in draft.citations] == [(True, False)]
