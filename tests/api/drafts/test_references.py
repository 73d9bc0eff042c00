"""What the keys of a draft may mean."""

import json
from pathlib import Path

import pytest

from citecli.api.drafts.load_drafts import LoadedDraft, load_draft, load_markdown_draft
from citecli.api.drafts.references import draft_references, load_bibliography
from citecli.drafts.markdown import draft_of
from citecli.errors import DocumentNotFound


def item(title: str) -> dict[str, str]:
    return {"id": "roe", "type": "book", "title": title}


def bibliography(path: Path, title: str) -> Path:
    path.write_text(json.dumps([item(title), {"id": path.stem, "type": "book", "title": path.stem}]), encoding="utf-8")
    return path


def test_the_draft_s_own_go_before_files(tmp_path: Path) -> None:
    named = bibliography(tmp_path / "named.json", "Named")
    bibliography(tmp_path / "beside.json", "Beside")
    front = "---\nbibliography: beside.json\n---\n\nWords [@roe].\n"
    found = draft_references(draft_of(front), tmp_path, [str(named)], None)
    assert found.references["roe"].texts["title"] == "Named"
    assert set(found.references) == {"roe", "named", "beside"}
    own = draft_of("---\nbibliography: beside.json\nreferences:\n- id: roe\n  title: Own\n---\n\nWords [@roe].\n")
    assert draft_references(own, tmp_path, [], None).references["roe"].texts["title"] == "Own"


def test_what_is_missing_is_told_and_the_rest_read(tmp_path: Path) -> None:
    named = bibliography(tmp_path / "named.json", "Named")
    found = draft_references(draft_of("Words [@roe]."), tmp_path, ["none.bib", str(named)], None)
    assert [str(error) for error in found.missing] == ["there is no bibliography none.bib"]
    assert "roe" in found.references
    with pytest.raises(DocumentNotFound, match="there is no bibliography"):
        load_bibliography(tmp_path / "none.json")


def test_a_style_beside_the_draft(tmp_path: Path) -> None:
    loaded = LoadedDraft(draft_of("Words."), tmp_path)
    (tmp_path / "own.csl").write_text("", encoding="utf-8")
    assert loaded.style_name("own.csl") == str(tmp_path / "own.csl")
    assert (loaded.style_name("apa.csl"), loaded.style_name("apa")) == ("apa", "apa")


def test_drafts_of_any_kind(tmp_path: Path) -> None:
    (tmp_path / "draft.tex").write_text(r"Words \cite{roe}.", encoding="utf-8")
    assert load_draft(str(tmp_path / "draft.tex")).draft.citations[0].cites[0].key == "roe"
    (tmp_path / "draft.txt").write_text("Words.", encoding="utf-8")
    assert load_draft(str(tmp_path / "draft.txt")).folder == tmp_path
    with pytest.raises(DocumentNotFound, match="there is no draft"):
        load_markdown_draft(str(tmp_path / "none.md"))


def test_abbreviations_are_those_of_the_files_after_them(tmp_path: Path) -> None:
    (tmp_path / "IEEEabrv.bib").write_text('% the usual ones\n@STRING{IEEE_J_AC = "{IEEE} Trans."}\n', encoding="utf-8")
    entry = "\n\n@article{roe, title = {Quays}, journal = IEEE_J_AC, volume = other}\n"
    (tmp_path / "refs.bib").write_text(entry, encoding="utf-8")
    (tmp_path / "a.tex").write_text("So \\cite{roe}.\n\\bibliography{IEEEabrv,refs}", encoding="utf-8")
    loaded = load_draft(str(tmp_path / "a.tex"))
    found = draft_references(loaded.draft, loaded.folder, [], None)
    assert found.missing == ()
    assert found.references["roe"].texts["container-title"] == "IEEE Trans."
    assert found.remarks == (f"{tmp_path / 'refs.bib'}: line 3: roe: volume: there is no abbreviation other",)


def test_what_tex_brings_along_is_not_missing(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@article{roe, title = {Quays}}\n", encoding="utf-8")
    (tmp_path / "a.tex").write_text("So \\cite{roe}.\n\\bibliography{IEEEabrv,mine,refs}", encoding="utf-8")
    loaded = load_draft(str(tmp_path / "a.tex"))
    found = draft_references(loaded.draft, loaded.folder, [], None)
    assert [str(error) for error in found.missing] == ["there is no bibliography mine.bib"]


@pytest.mark.parametrize("text", ["", "Words.", "@article{roe", "@comment{x}"])
def test_a_file_without_references_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "refs.bib").write_text(text, encoding="utf-8")
    found = draft_references(draft_of("[@roe]"), tmp_path, [str(tmp_path / "refs.bib")], None)
    assert len(found.missing) == 1
