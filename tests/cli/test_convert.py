"""`citecli convert` as its users meet it."""

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "tuple[int, str, str]"]
BIBTEX = """\
@book{roe1999, author = {Roe, Sam}, title = {The quay}, year = 1999, publisher = {Harbour Press}}
@article{, author = {Doe, Jane}, title = {A pier}, year = 2001}
"""


def _file(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_bibliography_becomes_csl_json(folder: Path, run: Run) -> None:
    code, out, err = run("convert", _file(folder, "refs.bib", BIBTEX), "--to", "csl-json")
    assert code == 0
    assert [(item["id"], item["title"]) for item in json.loads(out)] == [("roe1999", "The quay"), ("doe2001", "A pier")]
    assert "refs.bib: line 2: the entry has no key; it was given the key doe2001" in err


def test_content_tells_the_format_where_the_name_does_not(folder: Path, run: Run) -> None:
    name = _file(folder, "refs.txt", "TY  - BOOK\nTI  - The quay\nER  - \n")
    assert json.loads(run("convert", name, "--to", "csl-json")[1])[0]["title"] == "The quay"


def test_the_format_that_is_named_wins(folder: Path, run: Run) -> None:
    name = _file(folder, "refs.bib", "TY  - BOOK\nTI  - The quay\nER  - \n")
    assert json.loads(run("convert", name, "--from", "RIS", "--to", "csl-json")[1])[0]["type"] == "book"


def test_the_suffix_of_the_output_names_the_format(folder: Path, run: Run) -> None:
    code, out, _ = run("convert", _file(folder, "refs.bib", BIBTEX), "-o", str(folder / "refs.json"))
    assert (code, out) == (0, "")
    assert len(json.loads((folder / "refs.json").read_text(encoding="utf-8"))) == 2


def test_a_broken_entry_is_told_and_costs_no_other(folder: Path, run: Run) -> None:
    name = _file(folder, "refs.bib", "@book{roe, title = {The quay}}\n@book{doe, title = {A pi")
    code, out, err = run("convert", name, "--to", "csl-json")
    assert code == 4
    assert [item["id"] for item in json.loads(out)] == ["roe"]
    assert "line 2: the entry doe (@book) can't be read: the file ends in the middle of it" in err


def test_wrong_usage(folder: Path, run: Run) -> None:
    name = _file(folder, "refs.bib", BIBTEX)
    assert run("convert", name)[0] == 2
    code, _, err = run("convert", name, "--from", "bibtx", "--to", "csl-json")
    assert code == 2
    assert err == "citecli: “bibtx” is no format of bibliographies that is read; did you mean bibtex?\n"
    assert run("convert", str(folder / "none.bib"), "--to", "csl-json")[0] == 3
    assert run("convert", _file(folder, "empty.bib", ""), "--to", "csl-json")[0] == 4
    assert run("convert", name, "--to", "csl-json", "-o", name)[0] == 2
