"""`citecli bib` as its users meet it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
BOOK = {
    "id": "roe", "type": "book", "title": "The quay", "author": [{"family": "Roe", "given": "Sam"}],
    "issued": {"date-parts": [[1999]]}, "publisher": "Harbour Press",
}  # fmt: skip
YAML = """\
references:
- id: roe
  type: book
  title: The quay
  author:
  - family: Roe
    given: Sam
  issued:
    date-parts:
    - [1999]
  publisher: Harbour Press
"""


@pytest.fixture
def draft(folder: Path) -> Path:
    """A draft beside its bibliography, in another folder than the working one."""
    place = folder / "essay"
    place.mkdir()
    (place / "items.json").write_text(json.dumps([BOOK]), encoding="utf-8")
    path = place / "essay.md"
    path.write_text("---\nbibliography: items.json\ncsl: mla\n---\n\nThe wall stood [@roe, 12].\n", encoding="utf-8")
    return path


def test_the_draft_says_what_it_needs(draft: Path, run: Run) -> None:
    code, out, err = run("bib", str(draft))
    assert (code, err) == (0, "")
    assert out.endswith("The wall stood (Roe 12).\n\nRoe, Sam. *The Quay*. Harbour Press, 1999.\n")


def test_options_win(draft: Path, run: Run) -> None:
    code, out, _ = run("bib", str(draft), "--style", "apa", "--to", "html")
    assert code == 0
    assert out.startswith("<p>The wall stood (Roe, 1999, p. 12).</p>\n")


def test_the_list_alone(draft: Path, run: Run) -> None:
    assert run("bib", str(draft), "--list")[:2] == (0, "Roe, Sam. *The Quay*. Harbour Press, 1999.\n")
    assert run("bib", str(draft), "--list", "--to", "plain")[1] == "Roe, Sam. The Quay. Harbour Press, 1999.\n"


def test_yaml_and_references_in_the_draft(draft: Path, run: Run) -> None:
    (draft.parent / "items.yaml").write_text(f"---\n{YAML}---\n", encoding="utf-8")
    draft.write_text("---\nbibliography: items.yaml\n---\n\nSo [@roe].\n", encoding="utf-8")
    assert "(Roe, 1999)" in run("bib", str(draft))[1]
    draft.write_text(f"---\n{YAML}...\n\nSo [@roe].\n", encoding="utf-8")
    assert "(Roe, 1999)" in run("bib", str(draft))[1]


def test_documents_of_the_library_are_references(library: Path, folder: Path, run: Run) -> None:
    (folder / "a.md").write_text("So [@harbour-wall-to-rise-council-decides, para. 1].\n", encoding="utf-8")
    code, out, _ = run("bib", "a.md", "--style", "apa")
    assert code == 0
    assert out.startswith("So (Doe, 2021, para. 1).")


def test_unknown_keys_are_told_with_their_lines(draft: Path, run: Run) -> None:
    draft.write_text(draft.read_text(encoding="utf-8") + "\nAnd [@reo].\n", encoding="utf-8")
    code, out, err = run("bib", str(draft))
    assert code == 3
    assert "And (**reo?**)." in out
    assert f"{draft}, line 8: no reference for @reo; did you mean @roe?" in err


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("---\nbibliography: none.json\n---\n\nText.\n", 3, "there is no bibliography"),
        ("---\nbibliography: items.bib\n---\n\nText.\n", 4, "the entry roe has no fields"),
        ("---\ncsl: [\n---\n\nText.\n", 4, "not YAML"),
        ("---\ncsl: no-such-style-at-all\n---\n\nText.\n", 3, "no-such-style"),
        ("Text without any.\n", 0, "there are no citations"),
        ("", 0, "there are no citations"),
    ],
)
def test_what_may_be_wrong(draft: Path, run: Run, text: str, code: int, says: str) -> None:
    (draft.parent / "items.bib").write_text("@book{roe}", encoding="utf-8")
    draft.write_text(text, encoding="utf-8")
    found, _, err = run("bib", str(draft))
    assert found == code
    assert says in err
    assert "Traceback" not in err


def test_no_such_draft(folder: Path, run: Run) -> None:
    code, out, err = run("bib", "nothing.md")
    assert (code, out) == (3, "")
    assert "there is no draft nothing.md" in err


@pytest.mark.slow
def test_a_large_draft(draft: Path, run: Run) -> None:
    text = "A sentence about *stones* and [quays](x) with a citation [@roe, p. 3].\n\n" * 2000
    draft.write_text(f"---\nbibliography: items.json\ncsl: apa\n---\n\n{text}", encoding="utf-8")
    code, out, _ = run("bib", str(draft), "--to", "plain")
    assert code == 0
    assert out.count("(Roe, 1999, p. 3)") == 2000


def test_a_bibliography_in_bibtex_with_an_entry_that_is_broken(draft: Path, run: Run) -> None:
    draft.write_text("---\nbibliography: refs.bib\n---\n\nSo [@doe].\n", encoding="utf-8")
    (draft.parent / "refs.bib").write_text(
        "@book{doe, author={Doe, Jo}, title={Of \\emph{Boats}}, year=1999}\n@book{bad, title={Never closed\n",
        encoding="utf-8",
    )
    code, out, err = run("bib", str(draft), "--style", "apa", "--to", "plain")
    assert code == 0
    assert "So (Doe, 1999)." in out
    assert "refs.bib: line 2: the entry bad (@book) can't be read" in err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("refs.ris", "TY  - BOOK\nID  - doe\nAU  - Doe, Jo\nTI  - Of boats\nPY  - 1999\nER  - \n"),
        ("refs.nbib", "PMID- doe\nFAU - Doe, Jo\nTI  - Of boats.\nDP  - 1999\n"),
        ("refs.yaml", "references:\n- id: doe\n  type: book\n  title: Of boats\n  issued: 1999\n"
                      "  author:\n  - {family: Doe, given: Jo}\n"),
    ],
)  # fmt: skip
def test_bibliographies_of_other_formats(draft: Path, run: Run, name: str, text: str) -> None:
    (draft.parent / name).write_text(text, encoding="utf-8")
    draft.write_text("So [@doe].\n", encoding="utf-8")
    code, out, err = run("bib", str(draft), "--style", "apa", "--to", "plain", "-b", str(draft.parent / name))
    assert (code, "So (Doe, 1999)." in out) == (0, True), err


def test_plain_text_on_a_terminal_breaks_between_words(
    folder: Path, run: Run, terminal: Callable[..., "tuple[int, str]"]
) -> None:
    words = "> The wall stood for longer than anybody on the quay would have thought it could.\n\n- Then it fell.\n"
    (folder / "draft.md").write_text(words, encoding="utf-8")
    shown = terminal("bib", "draft.md", "--to", "plain", "-q", columns=40, TERM="dumb")[1].rstrip("\n")
    assert shown.splitlines()[0] == "  The wall stood for longer than"
    assert all(line.startswith("  ") for line in shown.splitlines()[:3])
    assert max(map(len, shown.splitlines())) < 40
    piped = run("bib", "draft.md", "--to", "plain", "-q")[1]
    assert piped.split() == shown.split()
    assert piped.count("\n") == 3


def test_a_word_file_is_a_file(draft: Path, run: Run, terminal: Callable[..., "tuple[int, str]"]) -> None:
    from zipfile import ZipFile

    assert run("bib", str(draft), "-o", "essay.docx") == (0, "", "")
    with ZipFile("essay.docx") as archive:
        assert b"(Roe 12)" in archive.read("word/document.xml")
    assert run("bib", str(draft), "--list", "-o", "list.docx") == (0, "", "")
    with ZipFile("list.docx") as archive:
        assert b"The wall" not in archive.read("word/document.xml")
    code, shown = terminal("bib", str(draft), "--to", "docx")
    assert code == 2
    assert "can't be shown on a terminal" in " ".join(shown.split())
    assert "can't be copied" in run("bib", str(draft), "--to", "docx", "--copy", "-o", "essay.docx")[2]


def test_latex_from_markdown_and_from_latex(draft: Path, run: Run) -> None:
    assert run("bib", str(draft), "-o", "essay.tex") == (0, "", "")
    assert "The wall stood (Roe 12)." in Path("essay.tex").read_text(encoding="utf-8")
    source = draft.with_suffix(".tex")
    source.write_text("\\addbibresource{items.json}\nThe wall stood~\\autocite[12]{roe}.\n", encoding="utf-8")
    code, out, _ = run("bib", str(source), "--style", "mla")
    assert code == 0
    assert out.startswith("The wall stood~(Roe 12).\n\n\\begin{list}")
    assert run("bib", str(source), "-s", "mla", "-o", "essay.txt")[0] == 0
    assert Path("essay.txt").read_text(encoding="utf-8").startswith("The wall stood (Roe 12).\n")
    assert run("bib", str(source), "-s", "mla", "--list")[1] == "Roe, Sam. *The Quay*. Harbour Press, 1999.\n"
    code, _, err = run("bib", str(source), "-s", "mla", "--to", "html")
    assert code == 2
    assert "a LaTeX draft becomes latex or plain" in err
    source.write_text("So \\cite{reo}.\n", encoding="utf-8")
    code, _, err = run("bib", str(source), "-b", str(draft.with_name("items.json")))
    assert code == 3
    assert "line 1: no reference for @reo; did you mean @roe?" in err


def test_a_draft_in_another_format(draft: Path, run: Run) -> None:
    run("bib", str(draft), "-o", "essay.docx")
    code, out, err = run("bib", "essay.docx")
    assert (code, out) == (2, "")
    assert "essay.docx is a Word file; bib reads Markdown and LaTeX. `citecli check` reads it" in err


@pytest.mark.parametrize("form", ["markdown", "html", "plain"])
def test_labels_stay_as_they_are(draft: Path, run: Run, form: str) -> None:
    words = "In @fig-map [left], [@tbl-a] [@roe, 12; @sec-b] and [-@eq-x]."
    draft.write_text(f"---\nbibliography: items.json\ncsl: mla\n---\n\n{words}\n", encoding="utf-8")
    code, out, err = run("bib", str(draft), "--to", form)
    assert (code, err) == (0, "")
    assert "In @fig-map [left], [@tbl-a] (Roe 12; @sec-b) and [-@eq-x]." in out
