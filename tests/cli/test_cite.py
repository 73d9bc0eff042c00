import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
BOOK = {
    "id": "roe", "type": "book", "title": "The quay", "author": [{"family": "Roe", "given": "Sam"}],
    "issued": {"date-parts": [[1999]]}, "publisher": "Harbour Press",
}  # fmt: skip


@pytest.mark.parametrize(
    ("style", "entry"),
    [
        ("apa", "Doe, J. (2021, March 3). Harbour wall to rise, council decides."),
        ("mla", "Doe, Jane. Harbour Wall to Rise, Council Decides. 3 Mar. 2021."),
        ("chicago", "Doe, Jane. “Harbour Wall to Rise, Council Decides.” March 3, 2021."),
        ("chicago-author-date", "Doe, Jane. 2021. “Harbour Wall to Rise, Council Decides.” March 3."),
    ],
)
def test_entries(run: Run, library: Path, style: str, entry: str) -> None:
    assert run("cite", "--style", style, "--quiet") == (0, f"{entry}\n", "")


def test_without_a_style_it_is_apa_and_said_so(run: Run, library: Path) -> None:
    code, out, err = run("cite")
    assert code == 0
    assert out.startswith("Doe, J. (2021")
    assert "Style: APA Style 7th edition" in err


def test_the_configured_style(run: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.toml").write_text('style = "mla"\n', encoding="utf-8")
    monkeypatch.setenv("CITECLI_CONFIG", str(tmp_path / "config.toml"))
    assert run("cite", "-q")[1].startswith("Doe, Jane. Harbour Wall")


def test_a_locator_that_no_entry_can_show_is_mentioned(run: Run, library: Path) -> None:
    for arguments, flag in (((), "--in-text"), (("--style", "chicago"), "--note")):
        code, out, err = run("cite", "--locator", "p. 3", *arguments)
        assert code == 0
        assert "p. 3" not in out
        assert f"a reference entry has no place for --locator; use it with {flag}" in " ".join(err.split())
    assert "--locator" not in run("cite", "--locator", "p. 3", "--in-text", "--bibliography")[2]


def test_in_text_and_note(run: Run, library: Path) -> None:
    assert run("cite", "-q", "--in-text", "--locator", "para. 3")[1] == "(Doe, 2021, para. 3)\n"
    out = run("cite", "-q", "--style", "chicago", "--note", "--locator", "4")[1]
    assert out == "Jane Doe, “Harbour Wall to Rise, Council Decides,” March 3, 2021, 4.\n"
    both = run("cite", "-q", "--in-text", "--bibliography")[1].splitlines()
    assert both == ["(Doe, 2021)", "Doe, J. (2021, March 3). Harbour wall to rise, council decides."]


@pytest.mark.parametrize(
    ("written", "cited"),
    [
        ("12", "p. 12"),
        ("pp. 12–14", "pp. 12–14"),
        ("Paragraph 3", "para. 3"),
        ("¶3", "para. 3"),
        ("chap. 4", "Chapter 4"),
        ("§ 4.2", "Section 4.2"),
        ("12:30", "12:30"),
        ("xiv", "p. xiv"),
        ("S12-S14", "pp. S12–S14"),
        ("The works section, para. 2", "The works section, para. 2"),
        ("last page", "last page"),
    ],
)
def test_locators_as_people_write_them(run: Run, library: Path, written: str, cited: str) -> None:
    assert run("cite", "-q", "--in-text", "--locator", written)[1] == f"(Doe, 2021, {cited})\n"


@pytest.mark.parametrize(
    ("style", "flag", "hint"), [("chicago", "--in-text", "--note"), ("apa", "--note", "--in-text")]
)
def test_a_form_that_the_style_lacks(run: Run, library: Path, style: str, flag: str, hint: str) -> None:
    code, out, err = run("cite", "-q", "--style", style, flag)
    assert (code, out) == (2, "")
    assert f"use {hint}" in err


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("plain", "Doe, Jane. Harbour Wall to Rise, Council Decides. 3 Mar. 2021."),
        ("markdown", "Doe, Jane. *Harbour Wall to Rise, Council Decides*. 3 Mar. 2021."),
        ("html", "Doe, Jane. <i>Harbour Wall to Rise, Council Decides</i>. 3 Mar. 2021."),
        ("rtf", "{\\i Harbour Wall to Rise, Council Decides}"),
        ("terminal", "\x1b[3mHarbour Wall to Rise, Council Decides\x1b[0m"),
    ],
)
def test_formats(run: Run, library: Path, form: str, text: str) -> None:
    assert text in run("cite", "-q", "--style", "mla", "--format", form)[1]


def test_html_entries_stand_in_a_list(run: Run, library: Path) -> None:
    out = run("cite", "-q", "--format", "html")[1]
    assert out.startswith('<div class="csl-bib-body hanging-indent">\n  <div class="csl-entry">')
    assert out.endswith("</div>\n</div>\n")


def test_json(run: Run, library: Path) -> None:
    (one,) = json.loads(run("cite", "-q", "--json", "--in-text")[1])
    assert one["form"] == "in-text"
    assert (one["style"], one["locale"], one["text"]) == ("apa", "en-US", "(Doe, 2021)")


def test_items_from_a_file_and_from_standard_input(
    run: Run, process: Callable[..., object], library: Path, tmp_path: Path
) -> None:
    (tmp_path / "items.json").write_text(json.dumps([BOOK]), encoding="utf-8")
    expected = "Roe, Sam. The Quay. Harbour Press, 1999.\n"
    assert run("cite", "-q", "--style", "mla", "--reference", "items.json")[1] == expected
    done = process("cite", "-q", "--style", "mla", "--reference", "-", stdin=json.dumps(BOOK).encode())
    assert done.stdout.decode() == expected  # type: ignore[attr-defined]
    both = run("cite", "-q", "--style", "mla", "--reference", "items.json", "harbour")[1].splitlines()
    assert [line[:4] for line in both] == ["Doe,", "Roe,"]


def test_locale(run: Run, library: Path) -> None:
    assert "März" in run("cite", "-q", "--locale", "de")[1]
    code, out, err = run("cite", "-q", "--locale", "xx-YY")
    assert (code, out) == (3, "")
    assert "locale" in err


def test_a_style_in_a_file_and_a_broken_one(run: Run, library: Path, tmp_path: Path) -> None:
    own = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Own</title>'
        "<id>own</id><updated>2024-01-01T00:00:00Z</updated></info><citation><layout><text variable='title'/></layout>"
        "</citation></style>"
    )
    (tmp_path / "own.csl").write_text(own, encoding="utf-8")
    assert run("cite", "-q", "--style", "own.csl") == (0, "Harbour wall to rise, council decides\n", "")
    code, out, err = run("cite", "-q", "--style", "own.csl", "--bibliography")
    assert (code, out) == (2, "")
    assert "no bibliography; use --in-text" in err
    (tmp_path / "broken.csl").write_text("<style>", encoding="utf-8")
    code, out, err = run("cite", "-q", "--style", "broken.csl")
    assert (code, out) == (4, "")
    assert "broken.csl" in err
    assert err.count("\n") == 1


def test_an_unknown_style_names_the_nearest(run: Run, library: Path) -> None:
    code, out, err = run("cite", "--style", "chicag")
    assert (code, out) == (3, "")
    assert "chicago" in err


def test_bad_items_are_told_and_the_others_cited(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "items.json").write_text(json.dumps([BOOK, 7]), encoding="utf-8")
    code, out, err = run("cite", "--style", "mla", "--reference", "items.json")
    assert code == 4
    assert out.startswith("Roe, Sam.")
    assert "item 2" in err
    (tmp_path / "items.json").write_text("{", encoding="utf-8")
    code, out, err = run("cite", "--reference", "items.json")
    assert (code, out) == (4, "")
    assert "items.json" in err


def test_what_is_missing_is_told_once(run: Run, library: Path) -> None:
    name = "harbour-wall-to-rise-council-decides"
    hint = f"{name} has no container-title or URL; add what you know with `citecli edit {name}`"
    assert hint in run("cite", "--style", "apa")[2]


def test_what_is_missing_in_a_file_outside_the_library(
    run: Run, process: Callable[..., object], library: Path, tmp_path: Path
) -> None:
    (tmp_path / "my note.txt").write_text("A note\n\nBy Jo Roe\n\nThe sea is calm.", encoding="utf-8")
    assert "; add what you know with `citecli edit 'my note.txt'`" in run("cite", "my note.txt")[2]
    done = process("cite", "-", stdin=b"The sea is calm.")
    assert "; add what you know with `citecli add -`" in done.stderr.decode()  # type: ignore[attr-defined]


def test_a_document_without_a_name_is_called_by_its_file(run: Run, folder: Path) -> None:
    (folder / "seeds" / "note.txt").write_text("The sea is calm.", encoding="utf-8")
    assert run("cite", "--style", "apa", "-q")[1] == "[note.txt]. (n.d.).\n"
    assert run("cite", "--style", "apa", "--in-text", "-q")[1] == "([note.txt], n.d.)\n"


def test_an_empty_library(run: Run, folder: Path) -> None:
    hint = "there are no documents in seeds; add one with `citecli add FILE`"
    for arguments in (("cite",), ("quotes",), ("search", "sea")):
        code, out, err = run("--library", "seeds", *arguments)
        assert (code, out) == (3, "")
        assert hint in err
    assert hint in run("list", "--library", "seeds")[2]


def test_references_of_a_bibliography(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "refs.ris"
    path.write_text("TY  - BOOK\nAU  - Doe, Jo\nTI  - Of boats\nPY  - 1999\nER  - \n", encoding="utf-8")
    code, out, err = run("cite", "--reference", str(path), "--style", "apa")
    assert (code, out) == (0, "Doe, J. (1999). Of boats.\n")
    assert "it was given the key doe1999" in err


def test_keys_choose_among_the_references(run: Run, library: Path, tmp_path: Path) -> None:
    entries = "@book{roe, author={Roe, Sam}, title={The quay}}\n@book{poe, author={Poe, Ann}, title={The mole}}\n"
    (tmp_path / "refs.bib").write_text(entries, encoding="utf-8")
    arguments = ("cite", "-q", "--style", "apa", "--reference", "refs.bib")
    assert run(*arguments, "poe")[1] == "Poe, A. (n.d.). The mole.\n"
    assert run(*arguments, "poe", "harbour")[1].startswith("Doe, J. (2021, March 3)")
    assert run(*arguments, "poe", "harbour")[1].endswith("Poe, A. (n.d.). The mole.\n")
    code, out, err = run(*arguments, "coe")
    assert (code, out) == (3, "")
    assert "coe" in err


def test_a_bibliography_of_which_an_entry_is_lost(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "refs.ris"
    path.write_text("TY  - BOOK\nID  - a\nTI  - Of boats\nER  - \nTY  - BOOK\nER  - \n", encoding="utf-8")
    assert run("cite", "--reference", str(path), "--style", "apa")[0] == 4


@pytest.mark.parametrize(
    ("form", "start"),
    [("bibtex", "@book{roe,\n"), ("biblatex", "@book{roe,\n"), ("ris", "TY  - BOOK\nID  - roe\n"), ("csl-json", "[\n")],
)
def test_a_bibliography_of_what_is_cited(run: Run, tmp_path: Path, form: str, start: str) -> None:
    (tmp_path / "refs.bib").write_text("@book{roe, title={A quay}}\n@book{poe, title={A mole}}\n", encoding="utf-8")
    code, out, err = run("cite", "roe", "--reference", str(tmp_path / "refs.bib"), "--format", form)
    assert (code, err) == (0, "")
    assert out.startswith(start)
    assert "mole" not in out
