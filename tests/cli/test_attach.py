"""`citecli add --to` and `edit --from`: a reference gets its document, and a document its reference."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
BIBTEX = """\
@book{roe1999, author = {Roe, Sam}, title = {The quay}, year = 1999, doi = {10.1234/quay}, keywords = {sea}}
@article{doe2001, author = {Doe, Jane}, title = {A pier}, journal = {Piers}, abstract = {It is a long pier, they say.}}
"""
NOTE = "---\ntitle: The Quays\ndate: 2000\npublisher: Verso\n---\n“We wait,” Mayor Ann Byron said on Tuesday.\n"
TEXT = "A pier\n\nBy Sam Roe\n\n3 March 2001\n\n“We wait,” Mayor Ann Byron said. It is a long pier, they say.\n"


def content(library: Path) -> dict[str, bytes]:
    own = (path for path in library.iterdir() if path.is_file() and not path.name.startswith("."))
    return {path.name: path.read_bytes() for path in own}


@pytest.fixture
def refs(library: Path, run: Run) -> Path:
    """A library of two records and an article."""
    for name, text in (("refs.bib", BIBTEX), ("note.md", NOTE), ("pier.txt", TEXT)):
        Path(name).write_text(text, encoding="utf-8")
    run("import", "refs.bib")
    run("keep", "doe2001", "It is a long pier, they say")
    return library


@pytest.mark.parametrize(
    ("file", "key", "place", "differs"),
    [
        ("note.md", "roe1999", "the-quay.md", "title: note.md says “The Quays”; “The quay” stays"),
        ("pier.txt", "doe2001", "a-pier-2.txt", "author: pier.txt says “Sam Roe”; “Jane Doe” stays"),
    ],
)
def test_a_record_gets_its_document(refs: Path, run: Run, file: str, key: str, place: str, differs: str) -> None:
    before, listed, kept = content(refs), run("list")[1], run("kept")[1]
    sidecar = {path: json.loads(text) for path, text in before.items() if path.endswith(".csl.json")}
    old = next(item for item in sidecar.values() if item["id"] == key)
    code, out, err = run("add", file, "--to", key)
    assert (code, out.split("\t")[:2]) == (0, ["changed", key])
    assert differs in err
    assert "undo with `citecli undo`" in err
    now = json.loads((refs / place).with_suffix(".csl.json").read_text(encoding="utf-8"))
    assert old.items() <= now.items()
    assert "We wait" in run("show", key)[1]
    assert [line.split("\t")[:2] for line in run("list")[1].splitlines()] == [
        line.split("\t")[:2] for line in listed.splitlines()
    ]
    assert run("kept")[1].split("\t")[:2] == kept.split("\t")[:2]
    assert run("undo")[0] == 0
    assert (content(refs), run("list")[1]) == (before, listed)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("note.md", "--to", "harbour"), 2, "has a document already (harbour.txt)"),
        (("note.md", "--to", "nothing"), 3, "no document matches"),
        (("note.md", "pier.txt", "--to", "roe1999"), 2, "--to takes one document"),
        ((".", "--to", "roe1999"), 2, "is 6 documents"),
        (("note.md", "--to", "roe1999", "--title", "X"), 2, "citecli edit roe1999"),
        (("refs.bib", "--to", "roe1999"), 2, "is a bibliography"),
        (("gone.pdf", "--to", "roe1999"), 3, "there is no file gone.pdf"),
        (("seeds/harbour.txt", "--to", "roe1999"), 2, "citecli dedupe --merge roe1999 harbour"),
        (("broken.pdf", "--to", "roe1999"), 4, "broken.pdf"),
        (("note.md", "--to", "note.md"), 2, "not in the library"),
    ],
)
def test_what_can_not_be_its_document(refs: Path, run: Run, arguments: tuple[str, ...], code: int, words: str) -> None:
    before = content(refs)
    Path("broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
    result = run("add", *arguments)
    assert (result[0], content(refs)) == (code, before), result
    assert words in result[2]


def test_a_title_that_was_corrected_is_still_a_records(refs: Path, run: Run) -> None:
    run("edit", "roe1999", "--title", "The old quay")
    assert run("add", "note.md", "--to", "roe1999")[0] == 0


def test_a_document_takes_the_reference_of_a_record(refs: Path, run: Run) -> None:
    run("add", "pier.txt", "--tag", "wall")
    run("keep", "roe2001", "1")
    before, listed = content(refs), run("list")[1]
    code, out, err = run("edit", "roe2001", "--from", "roe1999")
    assert (code, out.split("\t")[1]) == (0, "roe1999")
    assert "title: roe2001 says “A pier”; “The quay” stays" in err
    shown = json.loads(run("show", "roe1999", "--metadata", "--json")[1])
    assert shown["reference"]["DOI"] == "10.1234/quay"
    assert shown["reference"]["keyword"] == "sea, wall"
    assert [line.split("\t")[1] for line in run("kept")[1].splitlines()] == ["doe2001", "roe1999"]
    assert run("undo")[2].endswith("the last `edit` was undone\n")
    assert (content(refs), run("list")[1]) == (before, listed)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("roe1999", "--from", "doe2001"), "roe1999 is but a reference, without a document"),
        (("harbour", "--from", "harbour"), "that is one document"),
        (("roe1999", "--from", "harbour"), "has a document of its own"),
        (("harbour", "--from", "roe1999", "--title", "X"), "with another `citecli edit`"),
    ],
)
def test_what_gives_no_reference(refs: Path, run: Run, arguments: tuple[str, ...], words: str) -> None:
    before = content(refs)
    code, _, err = run("edit", *arguments)
    assert (code, content(refs)) == (2, before)
    assert words in err
