"""Drafts in Typst."""

import pytest

from citecli.drafts import typst
from citecli.drafts.quotations import find


def found(text: str) -> list[tuple[str, bool, list[str]]]:
    return [
        (
            one.text,
            one.block,
            [f"{cite.key} {cite.suffix.strip()}".strip() for citation in one.citations for cite in citation.cites],
        )
        for one in find(typst.draft_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"So it was" @doe[p.~3].', [("So it was", False, ["doe p. 3"])]),
        ('"So it was" @doe @roe[4].', [("So it was", False, ["doe", "roe 4"])]),
        ('"So it was" #cite(<doe>, supplement: [pp.~3--5]).', [("So it was", False, ["doe pp. 3–5"])]),
        ('#cite(<doe>, form: "prose") has "so it was".', [("so it was", False, ["doe"])]),
        ('#let citet = cite.with(form: "prose")\n#citet(<doe>)[p. 3] has "so it was".',
         [("so it was", False, ["doe p. 3"])]),
        ('#let pc(k) = [(@k)]\n#let x = 1; "So it was" #cite("doe", "roe").', [("So it was", False, ["doe", "roe"])]),
        ("#quote[So _it_ was] @doe.", [("So it was", False, ["doe"])]),
        ("#quote(attribution: <doe>)[So it was].", [("So it was", False, ["doe"])]),
        ("#quote(block: true)[So it was. @doe]", [("So it was.", True, ["doe"])]),
        ("#quote(block: true, attribution: [Doe @doe[3]])[So it was.\n\nAnd is.]",
         [("So it was.", True, ["doe 3"]), ("And is.", True, ["doe 3"])]),
        ("#quote(attribution: <doe>, block: true)[So it was.]", [("So it was.", True, ["doe"])]),
        ('#quote(block: true, attribution: "Jane Doe", "So it was.")', [("So it was.", True, [])]),
        ("#epigraph[So it was.][Jane Doe @doe]", [("So it was.", True, ["doe"])]),
        ('"So it was" #ref(<doe>, supplement: [p. 4]), see #ref(<map>).\n= Map <map>',
         [("So it was", False, ["doe p. 4"])]),
        ('#show: alexandria(prefix: "x:", read: path => read(path))\n"So it was" @x:doe.',
         [("So it was", False, ["doe"])]),
        ("#set quote(block: true)\n#quote[So it was.]", [("So it was.", True, [])]),
        ("#figure(align(left, quote(block: true)[So it was.]))", [("So it was.", True, [])]),
        ('"So it was"#footnote[@doe[3].].', [("So it was", False, ["doe 3"])]),
        ('"So it was" @map.\n\n#figure(image("a.png"), caption: ["yes"]) <map>',
         [("So it was", False, []), ("yes", False, [])]),
        ('#text(fill: rgb("#fff"))[He: "so #strong[it] was".]', [("so it was", False, [])]),
        ('"Caf\\u{e9} --- 5\\$ \\#1~%..."', [("Café — 5$ #1 %…", False, [])]),
        ('// "no"\nhttps://a.org/b // "no"\n/* "no" /* "no" */ "no" */ `"no"` ```a "no" ``` $"no"$', []),
        ('#set page(header: [He: "no"])\n#show heading: it => [He: "no" #it]\n#let f(x) = [\n  He: "no" #x\n'
         ']\n#todo["no"]',
         []),
        ('#let a = (\n  b: "no",\n  c: ("no", [d]),\n)', []),
        ('#grid(figure(["so it was" @a])[d], <a>)', [("so it was", False, [])]),
        ('#show: conf.with(title: [A], abstract: [He: "yes, it is"])', [("yes, it is", False, [])]),
        ('#if a { [He: "yes, it is"] } else [\n  "so it was"\n]',
         [("yes, it is", False, []), ("so it was", False, [])]),
        ('= On "walls"\n- "so it was"\n+ "and is"', [("so it was", False, []), ("and is", False, [])]),
    ],
)  # fmt: skip
def test_what_is_quoted(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert found(text) == expected


def test_places_are_those_of_the_source() -> None:
    text = '= A\r\n\r\nÄ _b_ "so #emph[it] was"\r\n'
    (one,) = find(typst.draft_of(text))
    assert (one.line, one.column) == (3, text.split("\r\n")[2].index("so") + 1)
    assert text[one.span.start : one.span.end] == "so #emph[it] was"


def test_what_is_said_of_the_text() -> None:
    front = typst.draft_of(
        '#set document(title: [A], author: "B")\n#set text(size: 11pt, lang: "de")\n'
        '#cite(<doe>, form: none)\n#bibliography(("one.bib", "two.yml"), style: "apa")\n'
    ).front
    assert front.bibliography == ("one.bib", "two.yml")
    assert (front.title, front.language, front.style, front.nocite) == ("A", "de", "apa", "@doe")


@pytest.mark.parametrize("mark", ["[", "*", "_", "`a", "\\", "@", "<", "#quote[", "#footnote[", "#f[", '"', "#[", "$ "])
def test_what_never_ends_is_text(mark: str) -> None:
    assert [one.text for one in find(typst.draft_of(mark * 10_000 + '\n\n"so it was"'))] == ["so it was"]
