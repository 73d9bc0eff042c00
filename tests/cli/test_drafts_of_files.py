"""Drafts of several files through `check` and `bib`: each finding in its file, one finished text."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
KEY = "harbour-wall-to-rise-council-decides"
WRONG = "“The works begin in June, and nobody on the quay”"
REFS = "@book{roe, author = {Roe, Sam}, title = {The quay}, date = 1999, publisher = {Harbour Press}}\n"


@pytest.fixture
def thesis(library: Path, folder: Path) -> Path:
    """A LaTeX draft of three files, in a folder of its own."""
    place = folder / "thesis"
    (place / "ch").mkdir(parents=True)
    (place / "refs.bib").write_text(REFS, encoding="utf-8")
    (place / "main.tex").write_text(
        "\\documentclass{book}\n\\begin{document}\nSo \\cite{roe}.\n\\include{ch/one}\n\\input{ch/two}\n"
        "\\bibliography{refs}\n\\end{document}\n",
        encoding="utf-8",
    )
    (place / "ch" / "one.tex").write_text(f"One.\n\n{WRONG} \\cite{{{KEY}}} and \\cite{{none}}.\n", encoding="utf-8")
    (place / "ch" / "two.tex").write_text(f"{WRONG} \\cite[12]{{roe}}, \\input{{ch/gone}}", encoding="utf-8")
    return place


def test_findings_stand_in_their_files(thesis: Path, run: Run) -> None:
    one = "thesis/ch/one.tex"
    code, out, err = run("check", "thesis/main.tex", "--format", "plain")
    assert code == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == [f"{one}:3:2", "thesis/ch/two.tex:1:2", f"{one}:3:1"]
    assert "line 1: \\input{ch/gone} is not followed: there is no file thesis/ch/gone.tex" in err
    code, out, _ = run("check", "thesis/main.tex", "--format", "github")
    assert f"::error file={one},line=3,col=2,endColumn=" in out
    assert f"::error file={one},line=3,title=unknown-key::" in out
    results = json.loads(run("check", "thesis/main.tex", "--format", "sarif")[1])["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert [(place["artifactLocation"]["uri"], place["region"]["startLine"]) for place in places] == [
        (one, 3), ("thesis/ch/two.tex", 1), (one, 3),
    ]  # fmt: skip
    (draft,) = json.loads(run("check", "thesis/main.tex", "--json")[1])
    assert draft["draft"] == "thesis/main.tex"
    assert [(found["file"], found["line"], found["start"]) for found in draft["quotations"]] == [
        (one, 3, len("One.\n\n“")), ("thesis/ch/two.tex", 1, 1),
    ]  # fmt: skip
    assert draft["unknown_keys"][0]["files"] == [one]
    assert len(draft["remarks"]) == 1


def test_a_terminal_has_a_heading_for_each_file(thesis: Path, run: Run) -> None:
    out = run("check", "thesis/main.tex", "--format", "terminal")[1]
    headings = [line for line in out.splitlines() if line.startswith("thesis/")]
    assert headings == ["thesis/ch/one.tex", "thesis/ch/two.tex"]


@pytest.mark.parametrize("name", ["thesis", "thesis/", "thesis/main.tex"])
def test_a_folder_is_its_main_file(thesis: Path, run: Run, name: str) -> None:
    (draft,) = json.loads(run("check", name, "--json")[1])
    assert draft["draft"] == "thesis/main.tex"
    assert len(draft["quotations"]) == 2


def test_a_chapter_alone_has_its_book_s_bibliography(thesis: Path, run: Run) -> None:
    (draft,) = json.loads(run("check", "thesis/ch/two.tex", "--json")[1])
    assert [found["file"] for found in draft["quotations"]] == ["thesis/ch/two.tex"]
    assert draft["unknown_keys"] == []
    code, out, _ = run("bib", "thesis/ch/two.tex", "--style", "apa")
    assert code == 0
    assert out.startswith(f"{WRONG} (Roe, 1999, p. 12), \\input{{ch/gone}}\n")
    assert "documentclass" not in out


def test_the_finished_text_is_one_document(thesis: Path, run: Run) -> None:
    code, out, err = run("bib", "thesis/main.tex", "--style", "apa")
    assert code == 3
    assert "thesis/ch/one.tex, line 3: no reference for @none" in err
    assert "thesis/main.tex: thesis/ch/two.tex, line 1: \\input{ch/gone} is not followed" in err
    assert "So (Roe, 1999).\n\\clearpage\nOne.\n" in out
    assert "Roe, S. (1999). \\textit{The quay}." in out
    assert out.count("\\begin{document}") == 1


def test_a_chapter_that_is_checked_with_its_book_is_told_once(thesis: Path, run: Run) -> None:
    names = ["thesis/ch/one.tex", "thesis/main.tex", "thesis/ch/two.tex"]
    answers = json.loads(run("check", *names, "--json")[1])
    assert [answer["draft"] for answer in answers] == ["thesis/main.tex"]
    err = run("check", *names)[2]
    assert "thesis/ch/one.tex is checked as a part of thesis/main.tex" in err
    assert "2 quotations" in err
    answers = json.loads(run("check", "thesis/ch/one.tex", "thesis/ch/two.tex", "--json")[1])
    assert len(answers) == 2


def test_a_folder_without_a_main_file(folder: Path, run: Run) -> None:
    (folder / "notes").mkdir()
    for name in (None, "README.md", "one.md", "two.md"):
        if name:
            (folder / "notes" / name).write_text("“The works begin in June, and nobody on the quay”", "utf-8")
        code, _, err = run("check", "notes")
        if name == "one.md":
            assert (code, "not found" in run("check", "notes")[1]) == (1, True)
            continue
        assert code == 4
        assert "notes is a folder without a main file" in err


def test_references_of_a_book(book: Path, run: Run) -> None:
    (book / "retractions.csv").write_text("OriginalPaperDOI,RetractionNature\n", encoding="utf-8")
    for name in ("book", "book/_quarto.yml"):
        code, out, err = run("check", name, "--retractions", "book/retractions.csv", "--json")
        assert (code, "fig-a" in err, "sec-b" in err, "@none; not checked" in err) == (0, False, False, True)
        assert '"roe"' in out


@pytest.fixture
def book(library: Path, folder: Path) -> Path:
    """A book of Quarto's of two chapters, in a folder of its own."""
    place = folder / "book"
    place.mkdir()
    (place / "refs.bib").write_text(REFS, encoding="utf-8")
    (place / "_quarto.yml").write_text(
        "project: {type: book}\nbook: {title: Quays, author: Ada Li, chapters: [index.qmd, one.qmd]}\n"
        "bibliography: refs.bib\ncsl: mla\n",
        encoding="utf-8",
    )
    (place / "index.qmd").write_text("# Before\n\nSo [@roe], as @fig-a.[^1]\n\n[^1]: See @roe [12].\n", "utf-8")
    (place / "one.qmd").write_text(
        f"---\ntitle: One\n---\n\n{{{{< include _in.qmd >}}}}\n\nAnd [@none].[^1]\n\n[^1]: {WRONG} [@{KEY}].\n", "utf-8"
    )
    (place / "_in.qmd").write_text("In @sec-b [@roe].\n", encoding="utf-8")
    return place


@pytest.mark.parametrize("name", ["book", "book/_quarto.yml"])
def test_a_book_of_quarto_s(book: Path, run: Run, name: str) -> None:
    code, out, _ = run("check", name, "--format", "plain")
    assert code == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == ["book/one.qmd:9:8", "book/one.qmd:7:1"]
    code, out, err = run("bib", name)
    assert code == 3
    assert "book/one.qmd, line 7: no reference for @none" in err
    assert out == (
        "---\ntitle: Quays\nauthor: Ada Li\n---\n\n# Before\n\nSo (Roe), as @fig-a.[^1]\n\n[^1]: See Roe (12).\n\n\n"
        "# One\n\n\nIn @sec-b (Roe).\n\n\nAnd (**none?**).[^1-2]\n\n"
        f"[^1-2]: {WRONG} (Doe).\n\n"
        "Doe, Jane. *Harbour Wall to Rise, Council Decides*. 3 Mar. 2021.\n\n"
        "Roe, Sam. *The Quay*. Harbour Press, 1999.\n"
    )
    code, out, _ = run("bib", name, "--to", "html")
    assert "<h1>Quays</h1>" in out
    assert out.count('id="note-call-') == 2


def test_a_chapter_of_a_book_of_quarto_s(book: Path, run: Run) -> None:
    code, out, err = run("bib", "book/index.qmd")
    assert (code, err) == (0, "")
    assert "So (Roe), as @fig-a.[^1]" in out


def test_settings_of_several_drafts(book: Path, run: Run) -> None:
    (book / "_quarto.yml").write_text("project: {type: website}\n", encoding="utf-8")
    code, _, err = run("check", "book")
    assert code == 4
    assert "book/_quarto.yml lists no files of a book; name the files that are drafts" in err
