"""Labels that are written as citation keys: no citations, unless a bibliography has them as keys."""

import pytest

from citecli.drafts.labels import is_label, without_labels
from citecli.drafts.latex import draft_of as latex_draft
from citecli.drafts.markdown import draft_of
from citecli.drafts.model import DraftCite


def cites(text: str, *known: str) -> list[tuple[str, str, str]]:
    """Prefix, key and suffix of each cite that is left."""
    draft = without_labels(draft_of(text), known)
    return [(cite.prefix, cite.key, cite.suffix) for citation in draft.citations for cite in citation.cites]


@pytest.mark.parametrize(
    "text",
    [
        "As @fig-map shows, and @Fig-map.",
        "(@tbl-tides) and [-@tbl-tides]",
        "See [@sec-method; @sec-more] and [Section @sec-x].",
        "By @eq-flow, @thm-one, @lem-a, @cor-a, @prp-a, @cnj-a, @def-a, @exm-a and @exr-a.",
        "In @nte-x, @tip-y, @wrn-z, @imp-a, @cau-b, @lst-code, @sol-a, @rem-b, @alg-c.",
        "pandoc-crossref: @fig:map, [@tbl:a; @tbl:b], @Eq:flow, @sec:one, @lst:x, {@fig:map}.",
        "bookdown: Figure \\@ref(fig:map), [\\@ref(tab:x)].",
        "![A map, as in @fig-other.](map.png){#fig-map}\n\n: Tides, see [@tbl-two] {#tbl-tides}",
        "| a | b |\n|---|---|\n| @fig-map | x |",
        "Its own kind: @vid-quay and @supp-a.\n\n![Quay](q.mp4){#vid-quay}\n\n::: {#supp-a}\nA\n:::",
        "MyST: @quays.\n\n(quays)=\n# Quays",
        "A chunk: @quays.\n\n```{python}\n#| label: quays\nplot()\n```",
        "On @fig-map [p. 3] it is.",
    ],
)
def test_labels_are_no_citations(text: str) -> None:
    assert cites(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "So @roe2019.",
        "By @figaro1999.",
        "In @section2000.",
        "A @table.",
        "Her @defoe-1719.",
        "@eqbal:1990 and @secker:x",
    ],
)
def test_keys_are_citations(text: str) -> None:
    assert cites(text)


def test_a_key_of_a_bibliography_is_one_whatever_it_looks_like() -> None:
    assert cites("By @fig-leaf and @fig-map.", "fig-leaf") == [("", "fig-leaf", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[see @roe, p. 3; @fig-map]", ("see ", "roe", ", p. 3; @fig-map")),
        ("[see @fig-map, left; @roe, 3]", ("see @fig-map, left; ", "roe", ", 3")),
        ("[@fig-a; @roe; -@fig-b]", ("@fig-a; ", "roe", "; -@fig-b")),
    ],
)
def test_a_label_beside_a_key_is_a_word_of_the_citation(text: str, expected: tuple[str, str, str]) -> None:
    assert cites(text, "roe") == [expected]


def test_latex_has_no_such_labels() -> None:
    draft = latex_draft("So \\cite{fig:map}.")
    assert [citation.cites for citation in without_labels(draft, ()).citations] == [(DraftCite("fig:map"),)]


def test_the_form_of_a_label() -> None:
    assert all(map(is_label, ("fig-1", "Fig-1", "sec:a:b", "tbl-x-y")))
    assert not any(map(is_label, ("fig", "fig-", "fIg-1", "figs-1", "refig-1")))
