"""Drafts in MyST's Markdown."""

import pytest

from citecli.drafts import markdown
from citecli.drafts.quotations import find


def found(text: str) -> list[tuple[str, bool, list[str]]]:
    return [
        (
            one.text,
            one.block,
            [f"{cite.key} {cite.suffix.strip()}".strip() for citation in one.citations for cite in citation.cites],
        )
        for one in find(markdown.draft_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"So it was" {cite:p}`doe`.', [("So it was", False, ["doe"])]),
        ('"So it was" {cite}`{see}doe{p. 3};roe`.', [("So it was", False, ["doe p. 3", "roe"])]),
        ('As {cite:t}`doe` has it, "so it was".', [("so it was", False, ["doe"])]),
        ('"So it was" {cite:empty}`roe` {cite}`doe`.', [("So it was", False, ["doe"])]),
        ('"So {term}`it <them>` was{ref}`there`, {math}`no`"', [("So it was,", False, [])]),
        ('"So it was".[^1]\n\n[^1]: {cite:p}`doe`', [("So it was", False, ["doe"])]),
        ("```{epigraph}\nSo it was. {cite:p}`doe`\n\n-- Jane Doe\n```", [("So it was.", True, ["doe"])]),
        (":::{pull-quote}\n:class: a\n\nSo it was.\n:::\n\nNot so.", [("So it was.", True, [])]),
        ('```{note}\n---\na: "no"\n---\nA "so it was".\n```', [("so it was", False, [])]),
        (':::{note} He: "yes, it is"\n:::', [("yes, it is", False, [])]),
        ('::::{note}\n:::{epigraph}\nSo it was.\n:::\nHe: "yes, it is"\n::::',
         [("So it was.", True, []), ("yes, it is", False, [])]),
        ('```{code-cell} python\n"no"\n```\n\n```{eval-rst}\n"no"\n```', []),
        ('```{epigraph}\n"so it was"', []),
        ('% "no"\n\n+++ {"no": "no"}\n\n(a)=\n{attribution="no"}\n> So it was.', [("So it was.", True, [])]),
        ('50\n% of them "so it was"', [("so it was", False, [])]),
    ],
)  # fmt: skip
def test_what_is_quoted(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert found(text) == expected


def test_places_are_those_of_the_source() -> None:
    text = '# A\r\n\r\n:::{note}\r\nÄ "so *it* was" {cite:p}`doe`\r\n:::\r\n'
    draft = markdown.draft_of(text)
    (one,) = find(draft)
    assert (one.line, one.column) == (4, 4)
    assert text[one.span.start : one.span.end] == "so *it* was"
    assert draft.citations[0].span.of(text) == "{cite:p}`doe`"


def test_a_bibliography_is_named() -> None:
    text = "---\nbibliography: one.bib\n---\n\n```{bibliography} two.bib\n:style: plain\n```\n"
    assert markdown.draft_of(text).front.bibliography == ("one.bib", "two.bib")


@pytest.mark.parametrize("mark", [":::{note}\n", "```{epigraph}\n", "{cite:p}`", "{a}`b", "% a\n", "(a)=\n"])
def test_what_never_ends_is_text(mark: str) -> None:
    assert len(find(markdown.draft_of('"so it was"\n\n' + mark * 10_000))) == 1
