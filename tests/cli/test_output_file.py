"""`--output`: the suffix names the format, a whole answer takes its place, nothing that is read is written over."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
DRAFT = "---\nbibliography: refs.bib\n---\n\nSo it is [@roe].\n"


@pytest.fixture
def folder_of_drafts(library: Path) -> Path:
    folder = library.parent
    (folder / "refs.bib").write_text("@book{roe, title={Quays}, author={Roe, Ann}, year={2020}}", encoding="utf-8")
    (folder / "essay.md").write_text(DRAFT, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("arguments", "name", "begins"),
    [
        (("cite",), "refs.json", "["),
        (("cite",), "refs.html", "<"),
        (("cite",), "refs.htm", "<"),
        (("cite",), "REFS.RTF", "{\\rtf"),
        (("cite",), "refs.md", "Doe, J."),
        (("cite",), "refs.txt", "Doe, J."),
        (("cite",), "refs", "Doe, J."),
        (("list",), "list.json", "["),
        (("list",), "list.tsv", "1\t"),
        (("quotes",), "said.csv", "document,"),
        (("quotes",), "said.jsonl", "{"),
        (("quotes",), "said.json", "["),
        (("quotes", "--cite", "apa"), "said.html", "<"),
        (("bib", "essay.md"), "essay.html", "<"),
        (("bib", "essay.md"), "essay.rtf", "{\\rtf"),
        (("cite", "--json"), "refs.html", "["),
        (("cite", "--format", "html"), "refs.xyz", "<"),
    ],
)
def test_the_suffix_names_the_format(
    run: Run, folder_of_drafts: Path, arguments: tuple[str, ...], name: str, begins: str
) -> None:
    code, out, err = run(*arguments, "-o", name)
    assert (code, out) == (0, ""), err
    text = (folder_of_drafts / name).read_text(encoding="utf-8")
    assert text.lower().startswith(begins.lower()), text[:80]


@pytest.mark.parametrize(
    ("arguments", "name", "has"),
    [
        (("cite",), "refs.docx", ".html"),
        (("cite",), "refs.csv", ".json"),
        (("cite",), "refs.bib", ".md"),
        (("cite",), "refs.pdf", ".rtf"),
        (("list",), "list.html", ".json"),
        (("search", "sea"), "hits.md", ".txt"),
        (("quotes",), "said.html", ".csv"),
        (("quotes",), "said.docx", ".jsonl"),
        (("bib", "essay.md"), "essay.json", ".html"),
        (("bib", "essay.md"), "essay.odt", ".md"),
        (("show",), "text.xml", ".json"),
        (("check", "essay.md"), "report.csv", ".sarif"),
    ],
)
def test_a_suffix_that_the_command_has_not(
    run: Run, folder_of_drafts: Path, arguments: tuple[str, ...], name: str, has: str
) -> None:
    (folder_of_drafts / name).write_text("as it was", encoding="utf-8")
    code, out, err = run(*arguments, "-o", name)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert has in err
    assert (folder_of_drafts / name).read_text(encoding="utf-8") == "as it was"


@pytest.mark.parametrize(
    "arguments",
    [
        ("cite", "nothing-like-it"),
        ("cite", "--style", "no-such-style"),
        ("show", "nothing-like-it"),
        ("show", "harbour", "--para", "900"),
        ("search", "volcano"),
        ("search", "volcano", "--json"),
        ("list", "--filter", "volcano"),
        ("quotes", "--speaker", "Nobody"),
        ("bib", "no-such-draft.md"),
        ("remove", "nothing-like-it", "--yes"),
        ("edit", "harbour", "--date", "never"),
    ],
)
@pytest.mark.parametrize("there", [False, True])
def test_what_fails_or_finds_nothing_leaves_the_file(
    run: Run, folder_of_drafts: Path, arguments: tuple[str, ...], there: bool
) -> None:
    path = folder_of_drafts / "kept"
    if there:
        path.write_text("as it was", encoding="utf-8")
    assert run(*arguments, "-o", "kept")[0] != 0
    assert path.exists() == there
    assert not there or path.read_text(encoding="utf-8") == "as it was"
    assert not list(folder_of_drafts.glob(".citecli-*"))


@pytest.mark.parametrize(
    "failure", [OSError(28, "No space left on device"), OSError(5, "I/O error"), KeyboardInterrupt()]
)
@pytest.mark.parametrize("name", ["replace", "open"])
def test_what_goes_wrong_while_it_is_written(
    run: Run, folder_of_drafts: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException, name: str
) -> None:
    (folder_of_drafts / "kept").write_text("as it was", encoding="utf-8")
    before = getattr(Path, name)

    def fail(self: Path, *arguments: object, **options: object) -> object:
        if self.name.startswith(".citecli-"):
            raise failure
        return before(self, *arguments, **options)

    monkeypatch.setattr(Path, name, fail)
    code, _, err = run("list", "-o", "kept")
    assert code in (1, 130)
    assert code == 130 or "can't write kept" in err
    assert (folder_of_drafts / "kept").read_text(encoding="utf-8") == "as it was"
    assert not list(folder_of_drafts.glob(".citecli-*"))


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (("bib", "essay.md"), "essay.md"),
        (("bib", "essay.md"), "./essay.md"),
        (("bib", "essay.md", "--bibliography", "refs.bib", "--to", "plain"), "refs.bib"),
        (("check", "essay.md"), "essay.md"),
        (("show", "seeds/harbour.txt"), "seeds/harbour.txt"),
        (("cite", "seeds/harbour.txt"), "seeds/harbour.csl.json"),
        (("list",), "seeds/harbour.txt"),
        (("list",), "seeds/.lock"),
        (("list",), "link.txt"),
        (("list",), "hard.txt"),
        (("quotes", "loose"), "loose/a.txt"),
        (("list",), "seeds/.trash/20210303-120000-x/x.txt"),
    ],
)
def test_nothing_is_written_over_that_is_read(
    run: Run, folder_of_drafts: Path, arguments: tuple[str, ...], output: str
) -> None:
    seeds = folder_of_drafts / "seeds"
    (seeds / "harbour.csl.json").write_text('{"id": "doe2021"}', encoding="utf-8")
    (seeds / ".lock").write_bytes(b"")
    (seeds / ".trash" / "20210303-120000-x").mkdir(parents=True)
    (seeds / ".trash" / "20210303-120000-x" / "x.txt").write_text("X", encoding="utf-8")
    (folder_of_drafts / "loose").mkdir()
    (folder_of_drafts / "loose" / "a.txt").write_text("A text.", encoding="utf-8")
    (folder_of_drafts / "link.txt").symlink_to("seeds/harbour.txt")
    (folder_of_drafts / "hard.txt").hardlink_to(seeds / "harbour.txt")
    before = {path: path.read_bytes() for path in folder_of_drafts.rglob("*") if path.is_file()}
    code, out, err = run(*arguments, "-o", output)
    assert (code, out) == (2, ""), err
    assert err.count("\n") == 1
    assert output in err
    assert {path: path.read_bytes() for path in folder_of_drafts.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "output",
    ["seeds/.trash/x.txt", "seeds/../seeds/.trash/x/y.txt", "seeds/.lock", "seeds/.new.txt", "seeds/new.csl.json"],
)
@pytest.mark.parametrize("kind", ["link", "folder", "nothing"])
def test_nothing_is_written_where_the_library_keeps_its_own(
    run: Run, folder_of_drafts: Path, kind: str, output: str
) -> None:
    outside = folder_of_drafts / "outside"
    (outside / "x").mkdir(parents=True)
    trash = folder_of_drafts / "seeds" / ".trash"
    if kind == "link":
        trash.symlink_to(outside)
    elif kind == "folder":
        (trash / "x").mkdir(parents=True)
    before = set(folder_of_drafts.rglob("*"))
    code, out, err = run("list", "-o", output)
    assert (code, out) == (2, ""), err
    assert "where the library keeps its own files" in err
    assert set(folder_of_drafts.rglob("*")) == before
    assert not list((outside / "x").iterdir())


@pytest.mark.parametrize(
    ("link", "leads_to", "output", "code"),
    [
        ("bin", "seeds/.trash", "bin/x.txt", 2), ("all", "seeds", "all/.lock", 2), ("all", "seeds", "all", 1),
        ("lock", "seeds/.lock", "lock", 2), ("again", "bin", "again", 2), ("side", "seeds/new.csl.json", "side", 2),
    ],
)  # fmt: skip
def test_nor_through_a_link(run: Run, folder_of_drafts: Path, link: str, leads_to: str, output: str, code: int) -> None:
    (folder_of_drafts / "seeds" / ".trash").mkdir()
    (folder_of_drafts / link).symlink_to(leads_to)
    if link == "again":
        (folder_of_drafts / "bin").symlink_to("seeds/.trash/x.txt")
    before = set(folder_of_drafts.rglob("*"))
    assert run("list", "-o", output)[:2] == (code, "")
    assert set(folder_of_drafts.rglob("*")) == before


def test_a_link_stays_a_link_and_the_mode_a_mode(run: Run, folder_of_drafts: Path) -> None:
    kept = folder_of_drafts / "kept.json"
    kept.write_text("[]", encoding="utf-8")
    kept.chmod(0o600)
    (folder_of_drafts / "answer.json").symlink_to("kept.json")
    assert run("list", "-o", "answer.json")[0] == 0
    assert (folder_of_drafts / "answer.json").is_symlink()
    assert json.loads(kept.read_text(encoding="utf-8"))[0]["number"] == 1
    assert kept.stat().st_mode & 0o777 == 0o600


def test_no_file_at_all(run: Run, library: Path) -> None:
    assert run("list", "-o", os.devnull)[:2] == (0, "")
