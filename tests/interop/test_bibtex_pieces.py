"""A BibTeX file that is read in pieces is read as it is in one; and one entry of it without the others."""

from pathlib import Path

import pytest

from citecli.interop import bibtex, bibtex_blocks
from citecli.interop.read import load_references
from citecli.references.csl_json import to_item

TEXT = """\
@string{jp = "Journal of " # piers}
@string(piers = {Piers})
@article{a, title = {One @book{x, } two}, journal = jp, crossref = {v},
  note = {a line
@ that is none}}
@inbook{b, title = {Ebb}, crossref = {C}, pages = 3 }
@incollection{open, title = {Never closed
@book{c, title = {Tides}, crossref = {v}, publisher = {Quay and Dock}
}  @misc{same-line, title = {Same}, year = jan # " 1999"}
@comment{ @book{inside, title = {No}}
@book{in-comment, title = {Yes}} }
@mvbook{v, title = {All}, year = 1999, publisher = {Verso}}
@book{a, title = {Again}}
@book{self, crossref = {self}, title = {Round}}
@book{, title = {No key}}
@book{gone, crossref = {nowhere}, title = {Alone}}
@book{last, title = {Not closed
"""


def loaded(text: str) -> tuple[list[dict[str, object]], tuple[str, ...], int]:
    found = bibtex.parse(text)
    return [to_item(reference) for reference in found.references], found.remarks, found.lost


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("year", "date"), "x" * 50, ""])
def test_pieces_make_no_difference(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    expected = loaded(text)
    for size in (1, 40, 200):
        monkeypatch.setattr(bibtex_blocks, "_PIECE", size)
        assert "".join(bibtex_blocks.pieces(text)) == text
        assert loaded(text) == expected


@pytest.mark.parametrize("keys", [["a"], ["b"], ["c"], ["v", "same-line"], ["self"], ["gone"], ["b", "absent"]])
def test_some_entries_are_as_among_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, keys: list[str]) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(TEXT, encoding="utf-8")
    everything = {reference.id: to_item(reference) for reference in load_references(path).references}
    monkeypatch.setattr(bibtex_blocks, "_PIECE", 1)
    some = {reference.id: to_item(reference) for reference in load_references(path, keys).references}
    assert some == {key: everything[key] for key in keys if key in everything}


def test_of_none_of_these_all_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(bibtex_blocks, "_PIECE", 1)
    assert load_references(path, ["absent"]).references == load_references(path).references


def test_one_of_many_entries_takes_no_work_for_the_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text("".join(f"@book{{k{n}, title={{T{n}}}}}\n" for n in range(500)), encoding="utf-8")
    monkeypatch.setattr(bibtex_blocks, "_PIECE", 200)
    read: list[str] = []
    original = bibtex.entry_item

    def entry_item(entry, with_lists):  # type: ignore[no-untyped-def]
        read.append(entry.key)
        return original(entry, with_lists)

    monkeypatch.setattr(bibtex, "entry_item", entry_item)
    assert [found.id for found in load_references(path, ["k437"]).references] == ["k437"]
    assert read == ["k437"]
