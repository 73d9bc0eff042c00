"""The quotations of a draft, with the citations that belong to them."""

import pytest

from citecli.drafts import latex, markdown, plain
from citecli.drafts.quotations import find, find_all


def found(text: str) -> list[tuple[str, int, bool, list[str]]]:
    return [
        (one.text, one.line, one.block, [cite.key for citation in one.citations for cite in citation.cites])
        for one in find(markdown.draft_of(text))
    ]


def test_run_in_with_the_citation_behind_or_before() -> None:
    text = (
        'She wrote “so it *was*” [@a, p. 3]. As @b [4] has it, "it rained".\n\n'
        "‘In single marks’ [@c] and “next”. Later [@d]. “None” it is."
    )
    assert found(text) == [
        ("so it was", 1, False, ["a"]),
        ("it rained", 1, False, ["b"]),
        ("In single marks", 3, False, ["c"]),
        ("next", 3, False, ["d"]),
        ("None", 3, False, []),
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("“It was,” she said, “so” [@a].", [["a"], ["a"]]),
        ("“It was so,” she said. “It is” [@a].", [["a"], ["a"]]),
        ("One says “so”, one “so it was” [@a].", [["a"], ["a"]]),
        ("“It was so.” She rose and left. “It is” [@a].", [[], ["a"]]),
        ("“It was so.” Later: “It is” [@a].", [[], ["a"]]),
        ("“It was so” [@b], she said, “it is” [@a].", [["b"], ["a"]]),
    ],
)
def test_one_citation_for_the_parts_of_a_sentence(text: str, keys: list[list[str]]) -> None:
    assert [one[3] for one in found(text)] == keys


def test_a_name_in_somebodys_words_is_no_citation() -> None:
    assert found("“You said so, @mayor, and more” [@a].") == [("You said so, @mayor, and more", 1, False, ["a"])]


def test_blocks_with_the_citation_inside_or_around() -> None:
    text = "> One two three\n> four [@a].\n\nAs @b says:\n\n> “Five six.”\n\n> Seven eight.\n>\n> — somebody [@c]\n"
    assert found(text) == [
        ("One two three\nfour     .".rstrip(), 1, True, ["a"]),
        ("Five six.", 6, True, ["b"]),
        ("Seven eight.", 8, True, ["c"]),
    ]


def test_a_note_has_the_citation() -> None:
    assert found("“So it was.”[^1]\n\n[^1]: See @a.\n") == [("So it was.", 1, False, ["a"])]
    assert found("“So it was.”^[[@a].]\n") == [("So it was.", 1, False, ["a"])]
    assert found("“So it was”,[^1] as [@b] says.\n\n[^1]: See @a.\n") == [("So it was", 1, False, ["a"])]
    assert found("“So it was” [@b].[^1]\n\n[^1]: See @a.\n") == [("So it was", 1, False, ["b"])]
    assert found("“So it was”, one says[^1] of it [@b].\n\n[^1]: See @a.\n") == [("So it was", 1, False, ["b"])]


def test_code_and_headings_have_none() -> None:
    assert found('# “Title” one\n\n`"code"` and\n\n```\n"code"\n```\n\n    "code"\n') == []


def test_marks_gone_astray_cost_no_more_than_their_paragraph() -> None:
    assert found("He said “this and no end.\n\nAnd “that” [@a].") == [("that", 3, False, ["a"])]


def test_latex() -> None:
    text = (
        "\\section{Head}\nShe \\emph{said} \\enquote{it \\textbf{rained}} \\parencite[see][p.~3]{doe}.% “comment”\n\n"
        "\\begin{quote}\nSo it was.~\\cite{roe,poe}\n\\end{quote}\n\n``In marks'' \\textcite[4]{moe}\n"
    )
    draft = latex.draft_of(text)
    assert [(one.text.strip(), one.block) for one in find(draft)] == [
        ("it rained", False),
        ("So it was.", True),
        ("In marks", False),
    ]
    cites = [(cite.key, cite.prefix, cite.suffix) for citation in draft.citations for cite in citation.cites]
    assert cites == [("doe", "see ", "p. 3"), ("roe", "", ""), ("poe", "", ""), ("moe", "", "4")]
    assert [one.line for one in draft.citations] == [2, 5, 8]


def test_plain_text() -> None:
    draft = plain.draft_of("    “Indented and no code” [@a].\n\n“Next” @b [3]\n")
    assert [(one.text, one.line) for one in find(draft)] == [("Indented and no code", 1), ("Next", 3)]
    assert [one.line for one in draft.citations] == [1, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# On “the old wall of stone”\n\nWords.\n", [("the old wall of stone", True)]),
        ("He said, “I never saw the light of it. [@roe] So it was.\n", [("I never saw the light of it.", True)]),
        ("He said, “I never saw the light of it and left.\n", [("I never saw the light of it and left.", True)]),
        ('He said, "I never saw the light [@roe].\n', [("I never saw the light", True)]),
        ("He said “so it is” and “I never saw the light.\n", [("so it is", False), ("I never saw the light.", True)]),
        ("He said, “no more.\n", []),
        ('It is 5\'6" tall and 3" wide.\n', []),
    ],
)
def test_what_may_be_quoted(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(one.text, one.unsure) for one in find_all(markdown.draft_of(text))] == expected
    assert [one.text for one in find(markdown.draft_of(text))] == [words for words, unsure in expected if not unsure]
