"""Editing, tagging and removing, as use cases."""

import json
from pathlib import Path

import pytest

from citecli.api.library import remove
from citecli.api.library.edit import edit, is_inside, save_sidecar_text, sidecar_text
from citecli.api.library.tag import all_tags, tag, tags
from citecli.errors import ConflictingRequest, InvalidReference, NothingMatched
from citecli.frozen import replace
from citecli.library.library import Library
from citecli.library.sidecar_edit import SidecarChange


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "library"
    folder.mkdir()
    for name in ("harbour", "tides"):
        (folder / f"{name}.txt").write_text(f"The {name}\n\n3 March 2021\n\nA text.", encoding="utf-8")
    return Library(folder)


def fresh(library: Library) -> Library:
    return Library(library.folder)


def test_an_id_that_another_has(library: Library) -> None:
    document = library.find("harbour")
    with pytest.raises(ConflictingRequest, match="the-tides"):
        edit(library, document, SidecarChange({"id": "the-tides"}))
    done = edit(library, document, SidecarChange({"id": "doe2021"}))
    assert (done.document.id, str(done.status)) == ("doe2021", "changed")
    assert fresh(library).ids() == ("doe2021", "the-tides")


def test_a_sidecar_as_text_and_back(library: Library) -> None:
    document = edit(library, library.find("tides"), SidecarChange({"publisher": "Press"})).document
    item = json.loads(sidecar_text(document))
    assert item["publisher"] == "Press"
    assert item["author"] is None  # important, and missing
    item |= {"author": [{"family": "Roe"}]}
    del item["publisher"]
    done = save_sidecar_text(library, document, json.dumps(item))
    assert "author" not in done.missing
    assert "publisher" not in fresh(library).find("tides").reference.texts


@pytest.mark.parametrize("text", ["{", "[]", "[" * 100_000, '{"author": 7}'])
def test_texts_that_are_no_sidecar(library: Library, text: str) -> None:
    with pytest.raises(InvalidReference):
        save_sidecar_text(library, library.find("tides"), text)


def test_what_is_no_file_can_not_be_edited(library: Library) -> None:
    document = replace(library.find("tides"), path="")
    for call in (sidecar_text, lambda one: edit(library, one, SidecarChange())):
        with pytest.raises(ConflictingRequest):
            call(document)


def test_tags(library: Library) -> None:
    document = tag(library, library.find("tides"), ("Sea", "old"), ()).document
    assert tags(document) == ("Sea", "old")
    tag(library, library.find("harbour"), ("sea",), ())
    assert [(one.name, one.documents) for one in all_tags(fresh(library))] == [("sea", 2), ("old", 1)]
    assert tags(tag(library, document, (), ("SEA",)).document) == ("old",)


def test_removing_and_restoring(library: Library, tmp_path: Path) -> None:
    chosen = remove.documents_to_remove(library, ["tides", "the-tides"])
    assert [document.id for document in chosen] == ["the-tides"]
    (done,) = remove.remove(library, chosen)
    assert str(done.status) == "removed"
    assert fresh(library).ids() == ("the-harbour",)
    (trashed,) = remove.trash_contents(library)
    assert (trashed.id, trashed.title, trashed.time[4:5] + trashed.time[10:11]) == ("tides", "The tides", "- ")
    assert [str(one.status) for one in remove.restore(library, ["tides"])] == ["restored"]
    assert sorted(fresh(library).ids()) == ["the-harbour", "the-tides"]


def test_emptying_the_trash(library: Library) -> None:
    remove.remove(library, remove.documents_to_remove(library, ["tides", "harbour"]))
    chosen = remove.trash_contents(library, ["tides"])
    assert remove.empty_trash(library, chosen) == chosen
    assert remove.empty_trash(library, chosen) == ()
    assert [one.id for one in remove.trash_contents(library)] == ["harbour"]
    with pytest.raises(NothingMatched):
        remove.trash_contents(library, ["tides"])


def test_what_is_somewhere_else_is_not_removed(library: Library, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("A text.", encoding="utf-8")
    assert not is_inside(library, library.find(str(other)))
    with pytest.raises(ConflictingRequest):
        remove.documents_to_remove(library, [str(other)])
