"""`citecli quote` of letters, scripture and the classics; emphasis; links to the words; headings."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
WORDS = "Sing, goddess, the anger of Achilles."


@pytest.fixture
def source(folder: Path) -> Callable[..., None]:
    """Makes the library of one text, with this reference."""

    def make(**fields: object) -> None:
        (folder / "seeds" / "x.txt").write_text(f"{WORDS}\n\nMore.\n", "utf-8")
        (folder / "seeds" / "x.csl.json").write_text(json.dumps({"id": "x", **fields}), "utf-8")

    return make


def citation(run: Run, style: str, *options: str) -> str:
    code, out, _ = run("quote", "x", "Sing…Achilles", "--style", style, "-q", *options)
    assert code == 0
    return (out.partition("\n\n")[0].partition("” ")[2] or out.split("\n\n")[1]).strip()


HOMER = {"type": "classic", "title": "Iliad", "author": [{"literal": "Homer"}], "issued": {"date-parts": [[1951]]}}
BIBLE = {"type": "classic", "title": "King James Bible", "issued": {"date-parts": [[2017]]}}


@pytest.mark.parametrize(
    ("reference", "locator", "style", "expected"),
    [
        (BIBLE, "Gen. 1:1-3", "apa", "(King James Bible, 2017, Gen. 1:1–3)."),
        (BIBLE, "Gen. 1:1-3", "mla", "(King James Bible, Gen. 1.1-3)."),
        (BIBLE, "Gen. 1:1-3", "chicago", "¹ Gen. 1:1–3 (King James Bible)."),
        (BIBLE, "Gen. 1:1-3", "chicago-author-date", "(Gen. 1:1–3, King James Bible)."),
        (HOMER, "1.5", "apa", "(Homer, 1951, 1.5)."),
        (HOMER, "1.5", "mla", "(Homer 1.5)."),
        (HOMER, "1.5", "chicago-author-date", "(Homer, Iliad 1.5)."),
        (HOMER, "Hom. Il. 1.5", "apa", "(Homer, 1951, Il. 1.5)."),
        (HOMER, "Hom. Il. 1.5", "chicago", "¹ Hom. Il. 1.5."),
        (HOMER, "p. 5", "apa", "(Homer, 1951, p. 5)."),
    ],
)
def test_scripture_and_classics(
    run: Run, source: Callable[..., None], reference: dict[str, object], locator: str, style: str, expected: str
) -> None:
    source(**reference)
    assert citation(run, style, "--locator", locator) == expected


def test_scripture_has_no_entry_in_chicago(run: Run, source: Callable[..., None]) -> None:
    source(**BIBLE)
    out = run("quote", "x", "Sing…Achilles", "--style", "chicago-author-date", "-q", "--locator", "Gen. 1:1")[1]
    assert out == f"“{WORDS[:-1]}” (Gen. 1:1, King James Bible).\n"


ROE = {"author": [{"family": "Roe", "given": "Ann"}], "issued": {"date-parts": [[2021, 3, 3]]}}


@pytest.mark.parametrize("kind", ["personal_communication", "interview"])
def test_what_only_the_writer_has_points_to_no_paragraph(run: Run, source: Callable[..., None], kind: str) -> None:
    source(type=kind, **ROE)
    out = run("quote", "x", "Sing…Achilles", "--style", "apa", "-q")[1]
    assert out == f"“{WORDS[:-1]}” (A. Roe, personal communication, March 3, 2021).\n"
    assert "para. 2" in run("quote", "x", "Sing…Achilles", "--style", "apa", "-q", "--locator", "para. 2")[1]


def test_a_letter_that_can_be_found_is_cited_as_usual(run: Run, source: Callable[..., None]) -> None:
    source(type="personal_communication", URL="https://example.org/1", **ROE)
    assert "(Roe, 2021, para. 1)" in run("quote", "x", "Sing…Achilles", "--style", "apa", "-q")[1]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "“Sing, *goddess* \\[emphasis added\\], the anger of Achilles” (Roe, 2021, para. 1)."),
        ("mla", "“Sing, *goddess*, the anger of Achilles” (Roe; emphasis added)."),
        ("chicago", "“Sing, *goddess*, the anger of Achilles.”[^1]"),
    ],
)
def test_emphasis(run: Run, source: Callable[..., None], style: str, expected: str) -> None:
    source(type="report", title="Anger", **ROE)
    options = ("--style", style, "-q", "--emphasis", "goddess", "--format", "markdown")
    code, out, _ = run("quote", "x", "Sing…Achilles", *options)
    assert (code, out.split("\n\n")[0]) == (0, expected)
    assert style != "chicago" or "(emphasis added)." in out
    assert run("quote", "x", "Sing…Achilles", "--emphasis", "Hector")[0] == 3


def test_entries_have_their_heading(run: Run, source: Callable[..., None]) -> None:
    source(type="report", title="Anger", **ROE)
    for form, heading in (
        ("plain", "\n\nWorks Cited\n\n"),
        ("markdown", "\n\n## Works Cited\n\n"),
        ("html", "<h2>Works"),
    ):
        assert heading in run("quote", "x", "Sing…Achilles", "-s", "mla", "-q", "--format", form)[1]


def test_a_citation_is_a_link_on_a_terminal(
    terminal: Callable[..., tuple[int, str]], source: Callable[..., None], run: Run
) -> None:
    source(type="webpage", title="Anger", URL="https://example.org/a", **ROE)
    address = "https://example.org/a#:~:text=Sing%2C%20goddess%2C%20the%20anger%20of%20Achilles"
    shown = terminal("quote", "x", "Sing…Achilles", "--style", "apa", "-q", "--link", columns=60)[1]
    assert "\x1b]8;" in shown
    assert f";{address}\x1b\\" in shown
    assert f"\n{address}\n" in shown.replace("\x1b[2m", "").replace("\x1b[0m", "")
    assert f"\n\n{address}\n\n" in run("quote", "x", "Sing…Achilles", "--style", "apa", "-q", "--link")[1]
