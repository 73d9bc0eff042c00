"""Drafts in reStructuredText."""

import pytest

from citecli.drafts import rst
from citecli.drafts.quotations import find


def found(text: str) -> list[tuple[str, bool, list[str]]]:
    return [
        (
            one.text,
            one.block,
            [f"{cite.key} {cite.suffix.strip()}".strip() for citation in one.citations for cite in citation.cites],
        )
        for one in find(rst.draft_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"So it was" :cite:p:`doe`.', [("So it was", False, ["doe"])]),
        ('"So it was" :cite:`{see}doe{p. 3},roe`.', [("So it was", False, ["doe p. 3", "roe"])]),
        ('As :cite:t:`doe` has it, "so *it* was".', [("so it was", False, ["doe"])]),
        ('"So it was" :footcite:p:`doe`.', [("So it was", False, ["doe"])]),
        ('"So it was" [Doe2020]_.', [("So it was", False, ["Doe2020"])]),
        ('"So it was" [1]_.\n\n.. [1] See :cite:p:`doe`.', [("So it was", False, ["doe"])]),
        ('"So it was" [#]_ "and is" [#]_.\n\n.. [#] :cite:`doe`\n.. [#] See\n   :cite:`roe`',
         [("So it was", False, ["doe"]), ("and is", False, ["roe"])]),
        ("A:\n\n   So it was,\n   and is. :cite:p:`doe`\n\n   -- Jane Doe\n\nB.",
         [("So it was,\n   and is.", True, ["doe"])]),
        (".. epigraph::\n\n   So it was.\n\n   -- Jane Doe, :cite:t:`doe`", [("So it was.", True, ["doe"])]),
        ('.. epigraph::\n\n   "So it was" -- Jane Doe, *It*', [("So it was", True, [])]),
        ('.. list-table:: He: "yes, it is" :cite:`doe`\n   :header-rows: 1\n\n   * - "so it was"',
         [("yes, it is", False, ["doe"]), ("so it was", False, [])]),
        (".. pull-quote:: So it was.\n\n.. highlights::\n\n  And is.",
         [("So it was.", True, []), ("And is.", True, [])]),
        ("- a\n\n  b \"so it was\"\n\n1. c\n   \"and is\"", [("so it was", False, []), ("and is", False, [])]),
        ("- a\n\n      So it was, in an item.\n\n- b", [("So it was, in an item.", True, [])]),
        ('a\n   "so it was"\n\nb\n   is', [("so it was", False, [])]),
        ("A\n\n  - b\n  - c\n\nD", []),
        ('A::\n\n   "no"\n\n   "no"\n\n"yes, it is"', [("yes, it is", False, [])]),
        ('.. code-block:: c\n   :linenos:\n\n   "no"\n\n.. "no"\n   "no"\n\n.. |a| replace:: "no"\n\n'
         '.. _b: "no"\n\n>>> "no"',
         []),
        ('.. note:: He said "so\n   it was".\n\n.. figure:: a.png\n   :alt: "no"\n\n   "And is."',
         [("so\n   it was", False, []), ("And is.", False, [])]),
        ('On "walls"\n==========\n\n==\nA\n==\n\n----\n\n"So it was"', [("So it was", False, [])]),
        ("| So it was,\n| and is.", [("So it was,\n  and is.", True, [])]),
        ('===  ======\na    "yes, it is"\n===  ======\nb    c\n===  ======', [("yes, it is", False, [])]),
        ('+---+-------+\n| a | "yes" |\n+---+-------+', [("yes", False, [])]),
        ('+---+-------+\n| a | "yes, |\n|   | it is |\n| b | so"   |\n+---+-------+', [("yes, it is so", False, [])]),
        ('+---+-------+\n| a | "yes, |\n|   | it is |\n|   |       |\n|   | "no"  |\n+---+-------+',
         [("yes, it is", False, []), ("no", False, [])]),
        ('+------+-----+-----+\n| "yes | all |     |\n| it   | b   | "c" |\n| is"  |     |     |\n+------+-----+-----+',
         [("yes", False, []), ("c", False, [])]),
        ('===  ======\na    "yes,\n     it is"\nb    "no,\n     it is"\n===  ======',
         [("yes, it is", False, []), ("no, it is", False, [])]),
        ('"So ``no`` :math:`x` :py:func:`it <a.b>` `was <http://a.org>`_ so\\ s"', [("So   it was sos", False, [])]),
        ('A::\n\n> "no"\n> "no"\n\n"So it was"\n\n.. code-tab:: c\n\n   "no"', [("So it was", False, [])]),
        (':Author: "so it was"\n:Date: 2024', [("so it was", False, [])]),
    ],
)  # fmt: skip
def test_what_is_quoted(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert found(text) == expected


def test_places_are_those_of_the_source() -> None:
    text = 'A\r\n=\r\n\r\nÄ *b* "so **it** was"\r\n'
    (one,) = find(rst.draft_of(text))
    assert (one.line, one.column) == (4, text.split("\r\n")[3].index("so") + 1)
    assert text[one.span.start : one.span.end] == "so **it** was"


def test_a_citation_that_the_text_has_the_words_of_is_a_note() -> None:
    draft = rst.draft_of('"So it was" [Doe2020]_.\n\n.. [Doe2020] Doe, J. (2020). *It was*. P. 3.')
    (one,) = find(draft)
    assert draft.citations == ()
    assert [citation.text for citation in one.hand_citations] == ["Doe, J. (2020). It was. P. 3."]


def test_a_bibliography_is_named() -> None:
    text = ".. bibliography:: one.bib two.bib\n   :style: plain\n\n:cite:empty:`doe`"
    front = rst.draft_of(text).front
    assert (front.bibliography, front.nocite) == (("one.bib", "two.bib"), "@doe")


@pytest.mark.parametrize("mark", ["[", "*", "`", "``", ":a:`", "|a", "   ", "- ", ".. ", "..\n", "::\n", "("])
def test_what_never_ends_is_text(mark: str) -> None:
    assert [one.text for one in find(rst.draft_of(mark * 10_000 + '\n\n"so it was"'))] == ["so it was"]
