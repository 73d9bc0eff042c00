"""Drafts among the notes of Obsidian, Logseq and Zettlr."""

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
        ('"So it was" [[@doe]].', [("So it was", False, ["doe"])]),
        ('"So it was" [[@doe|Jane Doe]], p. 3-4.', [("So it was", False, ["doe , p. 3-4"])]),
        ('"So it was" [[notes/@doe#A|b]] S. 12', [("So it was", False, ["doe S. 12"])]),
        ('"So it was" [see @doe, 3; [[@roe]]]', [("So it was", False, ["doe , 3", "roe ]]"])]),
        ('"So it was" [[@doe.pdf]] [[@roe.md]]', [("So it was", False, ["roe"])]),
        ('"So [[Page|it]] [[was]]" ![[a|"no"]]', [("So it was", False, [])]),
        ('"So ==it *really*== was"', [("So it really was", False, [])]),
        ('%% "no" [@no] %% "So it was" [@doe]', [("So it was", False, ["doe"])]),
        ('A\n%%\n"no"\n\n"no"\n%%\n\n"So it was"', [("So it was", False, [])]),
        ('source:: "no"\nA "so it was". [by:: "no"] ((65a8e5b2-5d1f)) {{a "no"}} ^id', [("so it was", False, [])]),
        ('A "so it was" #tag #other/one', [("so it was", False, [])]),
        ('> So it was. #tag', [("So it was.", True, [])]),
        ('The "#metoo movement" and C:: "so it was"', [("#metoo movement", False, []), ("so it was", False, [])]),
        ("> [!quote] Jane Doe [@doe]\n> So it was. ^id", [("So it was.", True, ["doe"])]),
        ("> [!quote]- Jane Doe\n>\n> So it was.\n> — Jane", [("So it was.", True, [])]),
        ("> [!my own box] A\n> Not quoted.", []),
        ("> [!cite|#fff]\n> So it was.", [("So it was.", True, [])]),
        ('> [!note] A "so it was"\n> Not quoted.\n> > Yes, it is.',
         [("so it was", False, []), ("Yes, it is.", True, [])]),
        ('> [!WARNING]\n> "So it was"', [("So it was", False, [])]),
        ("> A\n> [!quote] b", [("A\n[!quote] b", True, [])]),
        ("- #+BEGIN_QUOTE\n  So it was.\n  #+END_QUOTE\n- b", [("So it was.", True, [])]),
        ('#+BEGIN_QUOTE\n"so it was"', [("so it was", False, [])]),
    ],
)  # fmt: skip
def test_what_is_quoted(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert found(text) == expected


def test_places_are_those_of_the_source() -> None:
    text = "> [!quote] A\r\n> Ä so ==it== was [[@doe]]\r\n"
    draft = markdown.draft_of(text)
    (one,) = find(draft)
    assert (one.line, one.column) == (2, 3)
    assert text[one.span.start : one.span.end] == "Ä so ==it== was"
    assert draft.citations[0].span.of(text) == "[[@doe]]"


@pytest.mark.parametrize(
    "mark", ["[[", "[[@", "==", "%%", "%%\n", "\n%%a\n\n", "{{", "((", "> [!quote]", "#a ", "#+BEGIN_QUOTE\n", "a:: "]
)
def test_what_never_ends_is_text(mark: str) -> None:
    assert [one.text for one in find(markdown.draft_of('"so it was"\n\n' + mark * 10_000))][:1] == ["so it was"]
