"""Drafts in Org."""

import pytest

from citecli.drafts import org
from citecli.drafts.quotations import find


def found(text: str) -> list[tuple[str, bool, list[str]]]:
    return [
        (
            one.text,
            one.block,
            [f"{cite.key} {cite.suffix.strip()}".strip() for citation in one.citations for cite in citation.cites],
        )
        for one in find(org.draft_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"So it was" [cite:@doe p. 3].', [("So it was", False, ["doe p. 3"])]),
        ('As [cite/t:see @doe, p. 3; @roe] has it, "so it was".', [("so it was", False, ["doe , p. 3", "roe"])]),
        ('"So it was" [cite:cf. ; @doe; @roe 4; and others].', [("So it was", False, ["doe", "roe 4 and others"])]),
        ('"So it was" [cite:@doe,@roe].', [("So it was", False, ["doe", "roe"])]),
        ('#+caption: Here "so it was" [cite:@doe].\n[[./a.png]]', [("so it was", False, ["doe"])]),
        ('"So it was" cite:doe,roe.', [("So it was", False, ["doe", "roe"])]),
        ('"So it was" [[citep:see &doe p. 3;&roe]]', [("So it was", False, ["doe p. 3", "roe"])]),
        ('"So it was" [[cite:doe][see::p. 3]]', [("So it was", False, ["doe p. 3"])]),
        ('"So it was" \\citep[3]{doe}', [("So it was", False, ["doe 3"])]),
        ('"So */it/* was, [[https://a.org][they say]], --- yes"', [("So it was, they say, — yes", False, [])]),
        ('"So it was".[fn:1]\n\n[fn:1] [cite:@doe].', [("So it was", False, ["doe"])]),
        ('"So it was".[fn::See [cite:@doe 4].]', [("So it was", False, ["doe 4"])]),
        ('"So it was".[fn:a]\n* COMMENT Out\n"No, no."\n[fn:a] cite:doe', [("So it was", False, ["doe"])]),
        ("#+BEGIN_QUOTE\nSo it was.\n\nAnd is. [cite:@doe]\n#+END_QUOTE",
         [("So it was.", True, ["doe"]), ("And is.", True, ["doe"])]),
        ("#+begin_quote\nSo it was.\n\n--- Jane Doe [cite:@doe]\n#+end_quote", [("So it was.", True, ["doe"])]),
        ("#+begin_quote\nnever closed", []),
        ('- a\n- [ ] "so it was"\n  "and is"', [("so it was", False, []), ("and is", False, [])]),
        ('| a | "so it was" |\n|---+---|', [("so it was", False, [])]),
        ('"So \\ldots{} it\\nbsp{}was"\n\n#+BEGIN: clocktable\n| "no" |\n#+END:', [("So … it was", False, [])]),
        ('#+begin_src sh\necho "no"\n#+end_src\n: "no"\n# "no"\n~"no"~ =x "no"= $"no"$', []),
        ('* On "walls" :tag:\n:PROPERTIES:\n:x: "no"\n:END:\nSCHEDULED: <2024-01-01 Mon> "no"', []),
        ('* A :noexport:\n"No, no."\n** B\n"No, no."\n* C\n"Yes, it is."', [("Yes, it is.", False, [])]),
    ],
)  # fmt: skip
def test_what_is_quoted(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert found(text) == expected


def test_places_are_those_of_the_source() -> None:
    text = '* A\r\n\r\nÄ /b/ "so *it* was"\r\n'
    (one,) = find(org.draft_of(text))
    assert (one.line, one.column) == (3, text.split("\r\n")[2].index("so") + 1)
    assert text[one.span.start : one.span.end] == "so *it* was"


def test_what_is_said_before_the_text() -> None:
    front = org.draft_of(
        '#+TITLE: A\n#+author: B\n#+date: 2024\n#+language: de\n#+bibliography: "one two.bib"\n'
        "#+bibliography: old plain\n"
        "#+latex_header: \\addbibresource{three.bib}\n#+cite_export: csl apa.csl\n[cite/n:@*] nocite:doe\n"
        "bibliography:four.bib,five\n"
    ).front
    assert front.bibliography == ("one two.bib", "old.bib", "three.bib", "four.bib", "five.bib")
    assert (front.title, front.authors, front.date, front.language, front.style) == (
        "A",
        ("B",),
        "2024",
        "de",
        "apa.csl",
    )
    assert front.nocite == "@* @doe"


@pytest.mark.parametrize(
    "mark", ["[", "[fn::", "[[", "#+begin_quote\n", "[cite:@a ", "*", "=", "\n:a:\n", "\\begin{x}\n"]
)
def test_what_never_ends_is_text(mark: str) -> None:
    assert [one.text for one in find(org.draft_of(mark * 10_000 + '\n\n"so it was"'))] == ["so it was"]
