"""Drafts in AsciiDoc."""

import pytest

from citecli.drafts import asciidoc
from citecli.drafts.quotations import find


def found(text: str) -> list[tuple[str, bool, list[str]]]:
    return [
        (
            one.text,
            one.block,
            [f"{cite.key} {cite.suffix.strip()}".strip() for citation in one.citations for cite in citation.cites],
        )
        for one in find(asciidoc.draft_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"So it was" cite:[doe(3), roe].', [("So it was", False, ["doe 3", "roe"])]),
        ('As citenp:[doe(p. 3)] has it, "`so *it* was`".', [("so it was", False, ["doe p. 3"])]),
        ("_\"`So it was`\"_ and *'`is`'*", [("So it was", False, []), ("is", False, [])]),
        ('"So it was" [cite:See:doe,3;roe].', [("So it was", False, ["doe 3", "roe"])]),
        ("'`So `no` it was`' and \"`it`'s`\"", [("So  it was", False, []), ("it’s", False, [])]),
        ('"So it was".footnote:[See cite:[doe(4)].]', [("So it was", False, ["doe 4"])]),
        ('"So it was".footnote:a[cite:[doe]] "And is".footnote:a[]',
         [("So it was", False, ["doe"]), ("And is", False, ["doe"])]),
        ("[quote, Jane Doe, cite:[doe(3)]]\n____\nSo it was.\n\nAnd is.\n____",
         [("So it was.", True, ["doe 3"]), ("And is.", True, ["doe 3"])]),
        ("[quote]\nSo it was.\n\nNot so.", [("So it was.", True, [])]),
        ('[quote, attribution="Doe", citetitle=It]\nSo it was.', [("So it was.", True, [])]),
        ("[verse, Jane Doe]\nSo it was\nand is", [("So it was\nand is", True, [])]),
        ("[quote, Jane Doe]\n--\nSo it was.\n--", [("So it was.", True, [])]),
        ('""\nSo it was.\n""\n\n____\nAnd is.\n____', [("So it was.", True, []), ("And is.", True, [])]),
        ('"So it was,\nand is."\n-- Jane Doe, It', [("So it was,\nand is.", True, [])]),
        ("> So it was,\n> and is.\n>\n> Yes.", [("So it was,\nand is.", True, []), ("Yes.", True, [])]),
        ('* a\n** "so it was"\n+\n"and is"\n\n. "yes"',
         [("so it was", False, []), ("and is", False, []), ("yes", False, [])]),
        ('a:: "so it was"\nb::\n"and is"', [("so it was", False, []), ("and is", False, [])]),
        ('|===\n|a |"so it was"\n2+|"and is"\n|===', [("so it was", False, []), ("and is", False, [])]),
        ('----\n"no"\n----\n....\n"no"\n....\n////\n"no"\n////\n// "no"\n```ruby\n"no"\n```\n\n "no"\n\n[source]\n"no"',
         []),
        ('----\nnever closed "so it was"', [("so it was", False, [])]),
        ('= On "walls"\nJane "no" Doe\n:a: "no"\n\n== "No"\n\nA "no"\n------\n\nimage::a.png["no"]\n'
         'ifdef::a["no"]\n[[a]]\n"Yes, it is."',
         [("Yes, it is.", False, [])]),
        (':it: the wall\n\n"So {it} &amp; {nbsp}was https://a.org[, they say,] -- <<a,it>>{empty}"',
         [("So the wall & \xa0was , they say, — it", False, [])]),
    ],
)  # fmt: skip
def test_what_is_quoted(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert found(text) == expected


def test_places_are_those_of_the_source() -> None:
    text = '= A\r\n\r\nÄ _b_ "so *it* was"\r\n'
    (one,) = find(asciidoc.draft_of(text))
    assert (one.line, one.column) == (3, text.split("\r\n")[2].index("so") + 1)
    assert text[one.span.start : one.span.end] == "so *it* was"


def test_an_entry_of_the_text_s_own_bibliography_is_a_note() -> None:
    draft = asciidoc.draft_of(
        '"So it was" <<doe>>.\n\n[bibliography]\n== Works\n\n* [[[doe]]] Doe, J. (2020). _It_. 3.'
    )
    (one,) = find(draft)
    assert [citation.text for citation in one.hand_citations] == ["Doe, J. (2020). It. 3."]


def test_what_is_said_before_the_text() -> None:
    front = asciidoc.draft_of("= A\n:bibtex-file: one.bib\n:bibtex-style: apa\n:lang: de\n\nA.").front
    assert (front.title, front.bibliography, front.style, front.language) == ("A", ("one.bib",), "apa", "de")


@pytest.mark.parametrize(
    "mark", ["[", "*", "`", "``", "footnote:[", "cite:[", "((", "<<", "____\n", "____\n\n", "[quote]\n", "* ", "{"]
)
def test_what_never_ends_is_text(mark: str) -> None:
    assert [one.text for one in find(asciidoc.draft_of(mark * 10_000 + '\n\n"so it was"'))] == ["so it was"]
