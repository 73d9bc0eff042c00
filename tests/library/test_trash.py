from pathlib import Path

import pytest

from citecli.errors import Failed, NothingMatched
from citecli.library import trash
from citecli.library.trash import TrashedDocument
from citecli.library.trash_moves import Mover


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    for name in ("harbour", "tides"):
        (folder / f"{name}.txt").write_text(f"The {name}\n\n3 March 2021\n\nA text.", encoding="utf-8")
    (folder / "harbour.csl.json").write_text('{"id": "doe2021"}', encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file() and path.name[0] != ".")


def removed(folder: Path, *stems: str) -> list[TrashedDocument]:
    with Mover(folder) as mover:
        for stem in stems:
            mover.discard(folder / f"{stem}.txt")
    return list(trash.trashed_documents(folder))


def restore(folder: Path, place: Path) -> Path:
    with Mover(folder) as mover:
        return mover.restore(place)


def test_a_document_goes_with_its_sidecar_and_comes_back(folder: Path) -> None:
    (document,) = removed(folder, "harbour")
    assert names(folder) == ["tides.txt"]
    assert (document.id, document.title) == ("doe2021", "The harbour")
    assert names(document.path.parent) == ["harbour.csl.json", "harbour.txt"]
    assert restore(folder, document.path) == folder / "harbour.txt"
    assert names(folder) == ["harbour.csl.json", "harbour.txt", "tides.txt"]
    assert trash.trashed_documents(folder) == ()
    assert not document.path.parent.exists()


def test_a_sidecar_that_two_share_stays_with_the_other(folder: Path) -> None:
    (folder / "harbour.md").write_text("# The harbour\n\nA text.", encoding="utf-8")
    (document,) = removed(folder, "harbour")
    assert names(folder) == ["harbour.csl.json", "harbour.md", "tides.txt"]
    assert document.id == "doe2021"


def test_what_is_in_the_way_stays(folder: Path) -> None:
    (document,) = removed(folder, "harbour")
    (folder / "harbour.txt").write_text("Another", encoding="utf-8")
    with pytest.raises(Failed, match="already exists"):
        restore(folder, document.path)
    assert (folder / "harbour.txt").read_text(encoding="utf-8") == "Another"
    assert document.path.exists()


def test_finding_what_was_removed(folder: Path) -> None:
    removed(folder, "harbour", "tides")
    for name in ("doe2021", "DOE", "harbour.txt", "the harb"):
        assert trash.find(folder, name).id == "doe2021"
    with pytest.raises(NothingMatched, match="--list-trash"):
        trash.find(folder, "ebb")
    with pytest.raises(NothingMatched):
        trash.find(folder, "")


def test_deleting_for_good(folder: Path) -> None:
    first, second = removed(folder, "harbour", "tides")
    trash.delete(first)
    assert trash.trashed_documents(folder) == (second,)
    stray = second.path.parent.parent / "stray.txt"
    stray.write_text("x", encoding="utf-8")
    trash.sweep(folder)
    assert trash.contents(folder) == trash.TrashContents((second,), (), (stray,))
    assert stray.exists()


def test_no_trash_at_all(tmp_path: Path) -> None:
    assert trash.trashed_documents(tmp_path) == ()
    trash.sweep(tmp_path)
    with pytest.raises(NothingMatched, match="the trash is empty"):
        trash.find(tmp_path, "x")
