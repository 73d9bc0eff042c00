"""Drafts and libraries out of the ordinary, through `check` and `bib`: sensible answers, no traceback, bounded work."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
KEY = "harbour-wall-to-rise-council-decides"
LONG_SENTENCE = "The works begin in May, and nobody on the quay expects quiet"


def findings(run: Run, folder: Path, text: str, name: str = "draft.md") -> list[tuple[str, str, int, int]]:
    """What `check` has to say about each quotation: its text, the verdict, line and column."""
    (folder / name).write_text(text, encoding="utf-8", newline="")
    out = run("check", name, "--json")[1]
    (draft,) = json.loads(out)
    return [(one["text"], one["verdict"], one["line"], one["column"]) for one in draft["quotations"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Marks without their partners harm no more than their paragraph.
        (f"He said “this and no more.\n\n“{LONG_SENTENCE}” it is.", [("verbatim", 3)]),
        (f"An end” without beginning.\n\n“{LONG_SENTENCE}.”", [("verbatim", 3)]),
        (f'A 6" pipe. "{LONG_SENTENCE}", he said.', [("verbatim", 1)]),
        # Lists, also nested.
        (f"- one\n  - “{LONG_SENTENCE}”\n    1. “{LONG_SENTENCE.replace('May', 'June')}”",
         [("verbatim", 2), ("altered", 3)]),
        # Code is no quotation.
        (f"```\n“{LONG_SENTENCE}”\n```\n\n`“{LONG_SENTENCE}”`\n\n    “{LONG_SENTENCE}”\n", []),
        # Tables.
        (f"| a | b |\n|---|---|\n| x | “{LONG_SENTENCE}” |\n", [("verbatim", 3)]),
        # Footnotes.
        (f"So.[^1]\n\n[^1]: “{LONG_SENTENCE}”, see [@{KEY}].\n", [("verbatim", 3)]),
        (f"So.^[“{LONG_SENTENCE}”, see [@{KEY}].]\n", [("verbatim", 1)]),
        # Blocks, in lists and in one another.
        (f"- item\n\n  > {LONG_SENTENCE}.\n", [("verbatim", 3)]),
        (f"> > {LONG_SENTENCE}.\n", [("verbatim", 1)]),
        # Nothing.
        ("No quotation at all.\n", []),
        ("# “Head”\n\n---\n", []),
    ],
)  # fmt: skip
def test_markdown(run: Run, library: Path, folder: Path, text: str, expected: list[tuple[str, int]]) -> None:
    assert [(verdict, line) for _, verdict, line, _ in findings(run, folder, text)] == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_count_characters(run: Run, library: Path, folder: Path, end: str) -> None:
    text = end.join(["---", "title: x", "---", "", "Ä 😀 e\u0301 *b* “The works begin", "in June, and nobody” is."])
    ((words, verdict, line, column),) = findings(run, folder, text)
    assert (" ".join(words.split()), verdict) == ("The works begin in June, and nobody", "altered")
    assert (line, column) == (5, "Ä 😀 e\u0301 *b* “The".index("The") + 1)


def test_sarif_has_what_the_schema_asks_for(run: Run, library: Path, folder: Path) -> None:
    (folder / "my draft.md").write_text(f"“The works begin in June, and nobody” [@{KEY}], [@none].\n", "utf-8")
    code, out, _ = run("check", "my draft.md", "--format", "sarif")
    log = json.loads(out)
    assert code == 1
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith(".json")
    (ran,) = log["runs"]
    driver = ran["tool"]["driver"]
    assert driver["name"] == "citecli"
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(set(rules)) == len(rules)
    assert ran["columnKind"] in ("unicodeCodePoints", "utf16CodeUnits")
    assert {result["ruleId"] for result in ran["results"]} == {"altered", "unknown-key"}
    for result in ran["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["ruleId"] in rules
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "my%20draft.md"
        assert physical["region"]["startLine"] >= 1
        assert physical["region"].get("startColumn", 1) >= 1


def test_annotations_are_a_line_each(run: Run, library: Path, folder: Path) -> None:
    (folder / "50%,a.md").write_text(
        "“The works begin in June,\nand 100% of nobody on the quay expects quiet” is.\n", encoding="utf-8"
    )
    out = run("check", "50%,a.md", "--format", "github")[1]
    assert out.count("\n") == 1
    assert out.startswith("::error file=50%25%2Ca.md,line=1,endLine=2,title=altered::")
    assert "100%25 of" in out


def test_standard_input(library: Path, run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    import io
    import sys

    class Input:
        buffer = io.BytesIO(f"“{LONG_SENTENCE.replace('May', 'June')}.”".encode())

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", Input())
    code, out, _ = run("check", "-")
    assert code == 1
    assert out.startswith("standard input:1:2: altered")


def test_two_documents_with_the_same_passage(run: Run, library: Path, folder: Path) -> None:
    (library / "copy.txt").write_text(f"A reprint\n\n5 May 2022\n\n{LONG_SENTENCE}.\n", encoding="utf-8")
    for key in (KEY, "a-reprint"):
        (folder / "draft.md").write_text(f"“{LONG_SENTENCE}” [@{key}].\n", encoding="utf-8")
        assert run("check", "draft.md")[0] == 0, key
    (folder / "draft.md").write_text(f"“{LONG_SENTENCE}” it is.\n", encoding="utf-8")
    (draft,) = json.loads(run("check", "draft.md", "--json")[1])
    assert draft["quotations"][0]["also_in"]


def test_a_record_with_nothing_but_a_title(run: Run, library: Path, folder: Path) -> None:
    (folder / "items.json").write_text('[{"id": "x", "type": "document", "title": "Evenings"}]', encoding="utf-8")
    (folder / "draft.md").write_text("So “it never asks of us” [@x] it is.\n", encoding="utf-8")
    assert run("check", "draft.md", "-b", "items.json")[0] == 0
    for style, text in (("apa", "Evenings, n.d."), ("mla", "Evenings"), ("ieee", "[1]"), ("chicago", "Evenings")):
        code, out, _ = run("bib", "draft.md", "-b", "items.json", "--style", style, "--to", "plain")
        assert code == 0
        assert text in out, style


STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="(" suffix=")">{citation}</layout></citation>
{bibliography}</style>"""


def test_styles_that_lack_a_part(run: Run, library: Path, folder: Path) -> None:
    citation = '<text variable="title"/>'
    (folder / "cites.csl").write_text(STYLE.format(citation=citation, bibliography=""), encoding="utf-8")
    (folder / "draft.md").write_text(f"So “{LONG_SENTENCE}” [@{KEY}] it is.\n", encoding="utf-8")
    code, out, err = run("bib", "draft.md", "--style", "cites.csl", "--to", "plain")
    assert code == 0
    assert "(Harbour wall to rise, council decides)" in out
    assert "has no bibliography" in err
    code, out, _ = run("quote", KEY, "1", "--style", "cites.csl")
    assert code == 0
    assert "We have waited long enough" in out
    listing = f"<bibliography><layout>{citation}</layout></bibliography>"
    (folder / "lists.csl").write_text(STYLE.format(citation='<text value=""/>', bibliography=listing), encoding="utf-8")
    code, out, _ = run("bib", "draft.md", "--style", "lists.csl", "--to", "plain")
    assert code == 0
    assert out.rstrip().endswith("Harbour wall to rise, council decides")
    code, out, _ = run("quote", KEY, "1", "--style", "lists.csl")
    assert code == 0
    assert out.startswith("“We have waited long enough.”\n")


def test_an_empty_library(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (folder / "draft.md").write_text(f"So “{LONG_SENTENCE}” [@{KEY}] it is.\n", encoding="utf-8")
    code, _, err = run("check", "draft.md", "--library", str(tmp_path / "none"))
    assert code == 1
    assert "there is nothing to check against" in err
    code, _, err = run("bib", "draft.md", "--library", str(tmp_path / "none"), "--to", "plain")
    assert (code, f"no reference for @{KEY}" in err) == (3, True)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["draft.md", "draft.txt", "draft.html", "draft.tex"])
@pytest.mark.parametrize("gap", [" ", "\n\n"], ids=["one paragraph", "many"])
def test_a_long_draft_costs_no_more_than_its_length(
    run: Run, library: Path, folder: Path, name: str, gap: str, steps: Callable[[Callable[[], object]], int]
) -> None:
    paragraph = "Word after word of a draft that goes on, and on, and nobody knows how long it will be. " * 10

    def check(parts: int) -> None:
        text = gap.join(f"{paragraph}“{LONG_SENTENCE if at % 2 else at} and {at}.”" for at in range(parts))
        (folder / name).write_text(text, encoding="utf-8")
        code, _, err = run("check", name)
        assert code == 1
        assert re.search(r"\d+ quotations: ", err)

    check(4)
    small, large = steps(lambda: check(6)), steps(lambda: check(24))
    assert large <= 5 * small
