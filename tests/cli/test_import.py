"""`citecli import`, `export`, and `add` of a bibliography, as their users meet them."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interop.zotero_database import Zotero

Run = Callable[..., "tuple[int, str, str]"]
BIBTEX = """\
@book{roe1999, author = {Roe, Sam}, title = {The quay}, year = 1999, doi = {10.1234/quay}}
@article{doe2001, author = {Doe, Jane}, title = {A pier}, year = 2001, journal = {Piers}, abstract = {It is long.}}
"""


@pytest.fixture
def refs(library: Path, folder: Path) -> Path:
    """A bibliography beside a library of one article."""
    path = folder / "refs.bib"
    path.write_text(BIBTEX, encoding="utf-8")
    return path


def keys(library: Path) -> set[str]:
    sidecars = (json.loads(path.read_text(encoding="utf-8")) for path in library.glob("*.csl.json"))
    return {item["id"] for item in sidecars}


def test_references_come_in_under_their_keys(refs: Path, library: Path, run: Run) -> None:
    code, out, err = run("import", str(refs))
    assert code == 0
    assert [line.split("\t")[:2] for line in out.splitlines()] == [["added", "roe1999"], ["added", "doe2001"]]
    assert keys(library) == {"roe1999", "doe2001"}
    assert "undo with `citecli undo`" in err
    assert "A pier. Piers" in run("cite", "doe2001", "--style", "apa")[1].replace("*", "").replace("_", "")


def test_what_is_there_already_is_not_added_again(refs: Path, library: Path, folder: Path, run: Run) -> None:
    run("import", str(refs))
    other = folder / "other.ris"
    other.write_text(
        "TY  - BOOK\nID  - other\nTI  - Another title\nDO  - https://doi.org/10.1234/QUAY\nER  - \n"
        "TY  - JOUR\nID  - doe\nAU  - Doe, J.\nTI  - A Pier\nPY  - 2001\nER  - \n"
        "TY  - JOUR\nID  - roe1999\nAU  - Poe, A.\nTI  - A mole\nPY  - 2002\nER  - \n",
        encoding="utf-8",
    )
    code, out, err = run("import", str(other))
    assert code == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == ["already there", "already there", "added"]
    assert "1 reference added; 2 already there" in err
    assert "doe is the work that is there as doe2001; cite it as @doe2001" in err
    assert "the key roe1999 is taken in the library; it was given the key roe1999" in err
    assert len(keys(library)) == 3


def test_a_work_twice_in_one_file_says_what_is_left_out(library: Path, folder: Path, run: Run) -> None:
    path = folder / "twice.bib"
    first = "@book{q1, title={The long walls}, author={Doe, Jo}, year=2001}\n"
    path.write_text(first + first.replace("q1,", "q2, publisher={Quay}, abstract={Walls.},"), encoding="utf-8")
    err = run("import", str(path))[2]
    assert "q2 is the work that is there as q1; cite it as @q1; left out of it: abstract, publisher" in err
    assert "is the work" not in run("import", str(path.with_name("twice.bib")))[2].replace("q2 is the work", "")


def test_remarks_show_titles_without_markup(library: Path, folder: Path, run: Run) -> None:
    path = folder / "greek.bib"
    path.write_text("@book{e01, title={On the $\\alpha$-decay of \\emph{old} quays}, year=2001}\n", encoding="utf-8")
    err = run("import", str(path))[2]
    assert "added e01 (“On the α-decay of old quays”)" in err


def test_an_import_is_taken_back(refs: Path, library: Path, run: Run) -> None:
    run("import", str(refs))
    code, _, err = run("undo")
    assert (code, err.endswith("the last `import` was undone\n")) == (0, True)
    assert keys(library) == set()


def test_files_that_entries_name(library: Path, folder: Path, run: Run) -> None:
    (folder / "pdfs").mkdir()
    (folder / "pdfs" / "a; b.txt").write_text(
        "The wall\n\nIt stands since spring, and nobody asked.\n", encoding="utf-8"
    )
    (folder.parent / "secret.txt").write_text("not for you", encoding="utf-8")
    bib = folder / "refs.bib"
    bib.write_text(
        "@book{a, title={Wall}, file={Full text:pdfs/a\\; b.txt:text/plain}}\n"
        "@book{b, title={Mole}, file={:../secret.txt:TXT}}\n@book{c, title={Dock}, file={gone.pdf}}\n"
        "@book{d, title={Pier}, file={C\\:\\\\Users\\\\jane\\\\x.pdf}}\n",
        encoding="utf-8",
    )
    code, out, err = run("import", str(bib))
    assert code == 0
    assert len(out.splitlines()) == 4
    assert "nobody asked" in run("show", "a")[1]
    assert "b: ../secret.txt is outside of the bibliography’s folder; its file was left out (see --files)" in err
    assert "gone.pdf" in err
    assert not any("not for you" in path.read_text(encoding="utf-8") for path in library.glob("*.txt"))


def test_add_of_a_bibliography_imports_it(refs: Path, library: Path, run: Run) -> None:
    code, _, err = run("add", str(refs))
    assert code == 0
    assert "refs.bib is a bibliography; its references are imported" in err
    assert keys(library) == {"roe1999", "doe2001"}


def test_a_broken_entry_costs_itself_only(library: Path, folder: Path, run: Run) -> None:
    bib = folder / "refs.bib"
    entries = "".join(f"@book{{k{n}, title={{Book {n}}}, year=2001}}\n" for n in range(30))
    bib.write_text(entries + "@book{broken, title={Never {closed}\n" + "@book{last, title={Last}}\n", encoding="utf-8")
    code, _, err = run("import", str(bib))
    assert code == 4
    assert "the entry broken (@book) can't be read" in err
    assert len(keys(library)) == 31


def test_export(refs: Path, library: Path, folder: Path, run: Run) -> None:
    run("import", str(refs))
    code, out, _ = run("export", "roe1999", "doe2001", "--format", "bibtex")
    assert code == 0
    assert out.startswith("@book{roe1999,\n  author = {Roe, Sam},\n  title = {The quay},\n")
    assert run("export", "-o", str(folder / "all.json"))[0] == 0
    items = json.loads((folder / "all.json").read_text(encoding="utf-8"))
    assert {item["id"] for item in items} >= {"roe1999", "doe2001"}
    assert "  file = {:" in run("export", "roe1999", "--format", "biblatex", "--with-files")[1]
    assert run("export")[0] == 2
    assert run("export", "nothing-like-it", "--format", "ris")[0] == 3


def test_the_folder_of_a_papis_library(library: Path, folder: Path, run: Run) -> None:
    papers = folder / "papers"
    for name, data in {
        "roe": "ref: roe1999\ntype: book\ntitle: Docks & quays\nauthor_list:\n- family: Roe\n  given: Sam\n"
        "year: 1999\nfiles:\n- text.txt\n",
        "broken": "ref: [unclosed\n",
    }.items():
        (papers / name).mkdir(parents=True)
        (papers / name / "info.yaml").write_text(data, encoding="utf-8")
    (papers / "roe" / "text.txt").write_text("Docks\n\nThe docks were built in spring.\n", encoding="utf-8")
    code, out, err = run("import", str(papers))
    assert code == 4
    assert out.split("\t")[:2] == ["added", "roe1999"]
    assert "broken/info.yaml can't be read" in err
    assert "built in spring" in run("show", "roe1999")[1]
    assert run("cite", "roe1999", "--style", "apa", "--format", "plain")[1].startswith("Roe, S. (1999). Docks & quays.")


def test_the_folder_of_a_jabref_library(refs: Path, library: Path, folder: Path, run: Run) -> None:
    assert run("import", str(folder))[0] == 0
    assert keys(library) == {"roe1999", "doe2001"}


def test_the_folder_of_zotero(library: Path, folder: Path, run: Run) -> None:
    data = folder / "Zotero"
    data.mkdir()
    zotero = Zotero(data)
    book = zotero.item("book", {"title": "Docks", "citationKey": "roe1999"}, [("author", "Roe", "Sam")], ["sea"])
    stored = zotero.file(book, "storage:docks.txt")
    stored.mkdir(parents=True)
    (stored / "docks.txt").write_text("Docks\n\nThe docks were built in spring.\n", encoding="utf-8")
    for key, path in (
        ("away", "/Users/jane/x.pdf"),
        ("up", "attachments:../x.pdf"),
        ("below", "attachments:sub/y.txt"),
    ):
        zotero.file(zotero.item("book", {"title": key, "citationKey": key}), path, 2)
    zotero.base.commit()
    (folder / "linked" / "sub").mkdir(parents=True)
    (folder / "linked" / "sub" / "y.txt").write_text("Linked words are here.", encoding="utf-8")
    code, out, err = run("import", str(data), "--files", str(folder / "linked"))
    assert code == 0
    assert [line.split("\t")[:2] for line in out.splitlines()] == [
        ["added", "roe1999"], ["added", "away"], ["added", "up"], ["added", "below"]
    ]  # fmt: skip
    assert "built in spring" in run("show", "roe1999")[1]
    assert "Linked words" in run("show", "below")[1]
    assert run("tag", "roe1999")[1] == "sea\n"
    assert "away: /Users/jane/x.pdf is outside of the bibliography’s folder" in err
    assert "up: ../x.pdf is outside of the bibliography’s folder" in err
    assert run("convert", str(data / "zotero.sqlite"), "--to", "bibtex")[1].startswith("@book{roe1999,")


def test_groups_and_folders_of_jabref(library: Path, folder: Path, run: Run) -> None:
    (folder / "pdfs").mkdir()
    (folder / "pdfs" / "roe.txt").write_text("The wall stands since spring.", encoding="utf-8")
    bib = folder / "refs.bib"
    bib.write_text(
        "@book{roe, title={Wall}, groups={Thesis, sea}, keywords={sea}, file={:roe.txt:Text}}\n"
        "@comment{jabref-meta: fileDirectory:pdfs;}\n\n@Comment{jabref-meta: fileDirectory-jane-host:C\\:\\\\Docs;}\n"
        "@Comment{jabref-meta: fileDirectory-sam:../elsewhere;}\n",
        encoding="utf-8",
    )
    code, _, err = run("import", str(bib))
    assert code == 0
    assert "since spring" in run("show", "roe")[1]
    assert run("tag", "roe")[1] == "sea\nThesis\n"
    assert "its files are in ../elsewhere, which is not below its folder; name it with --files" in err


@pytest.mark.skipif(os.name == "nt", reason="C:/ is a place there")
def test_addresses_of_files(library: Path, folder: Path, run: Run) -> None:
    (folder / "a b.txt").write_text("The wall stands since spring.", encoding="utf-8")
    here = (folder / "a b.txt").as_uri()
    files = {
        "own": here, "local": here.replace("file://", "file://localhost"), "web": "https://example.org/x.pdf",
        "drive": "file:///C:/x%20y.pdf", "back": "C\\:\\\\x.pdf", "other": "file:///etc/passwd",
    }  # fmt: skip
    entries = "".join(f"@book{{{key}, title={{T {key}}}, file={{{path}}}}}\n" for key, path in files.items())
    (folder / "refs.bib").write_text(entries, encoding="utf-8")
    code, out, err = run("import", "refs.bib")
    assert (code, len(out.splitlines())) == (0, len(files))
    assert "since spring" in run("show", "own")[1]
    assert "since spring" in run("show", "local")[1]
    assert "web: https://example.org/x.pdf is on the web; get it with `citecli add URL --to web`" in err
    assert err.count("is outside of the bibliography’s folder; its file was left out") == 3


def test_an_entry_with_the_key_of_another(library: Path, folder: Path, run: Run) -> None:
    (folder / "refs.bib").write_text("@book{a, title={One}}\n@book{a, title={Two}}\n", encoding="utf-8")
    code, _, err = run("import", "refs.bib")
    assert (code, keys(library)) == (0, {"a", "a-2"})
    assert "line 2: a is also the key of an earlier entry (line 1); it was given the key a-2" in err


def test_several_bibliographies_are_one_step(refs: Path, library: Path, folder: Path, run: Run) -> None:
    (folder / "more.ris").write_text(
        "TY  - BOOK\nID  - poe\nTI  - Ebb\nER  - \nTY  - BOOK\nID  - x\nTI  - Q\nDO  - 10.1234/quay\nER  - ",
        encoding="utf-8",
    )
    code, out, err = run("import", "refs.bib", "gone.bib", "more.ris")
    assert code == 3
    assert [line.split("\t")[0] for line in out.splitlines()] == ["added", "added", "added", "already there"]
    assert "there is no file gone.bib" in err
    assert run("undo")[0] == 0
    assert keys(library) == set()


def test_nothing_that_can_be_imported_makes_no_library(folder: Path, run: Run) -> None:
    (folder / "seeds").rmdir()
    (folder / "refs.bib").write_text("nothing", encoding="utf-8")
    assert run("import", "refs.bib", "--library", "new")[0] == 4
    assert not (folder / "new").exists()


def test_a_file_for_what_is_there_without_one(library: Path, folder: Path, run: Run) -> None:
    bib = folder / "refs.bib"
    entry = "@book{roe, title={Wall}, author={Roe, Sam}, year=1999, file={wall.txt}}\n"
    bib.write_text(entry, encoding="utf-8")
    assert "there is no file" in run("import", "refs.bib")[2]
    assert "--to roe" not in run("import", "refs.bib")[2]
    (folder / "wall.txt").write_text("The wall stands since spring.", encoding="utf-8")
    err = run("import", "refs.bib")[2]
    assert "roe is there without a document; give it its file with `citecli add " in err
    assert run("add", "wall.txt", "--to", "roe")[0] == 0
    assert "--to roe" not in run("import", "refs.bib")[2]
