import os
from pathlib import Path

import pytest

from citecli.errors import AmbiguousDocument, DocumentNotFound, UnreadableDocument
from citecli.library.library import Library

TITLES = {"c.txt": "Sea walls of the north", "a.txt": "Sea walls of the south", "b.txt": "A mayor speaks"}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for age, (name, title) in enumerate(TITLES.items()):
        path = tmp_path / name
        path.write_text(f"{title}\n\n3 March 2021\n\nThe text itself.", encoding="utf-8")
        os.utime(path, (1_000_000 + age, 1_000_000 + age))
    return Library(tmp_path)


def test_order_of_addition(library: Library) -> None:
    assert [entry.path.name for entry in library.files()] == ["c.txt", "a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("sea-walls-of-the-north", "c.txt"),
        ("SEA-walls-of-the-North", "c.txt"),
        ("a.txt", "a.txt"),
        ("a", "a.txt"),
        ("2", "a.txt"),
        ("a-may", "b.txt"),
        ("walls north", "c.txt"),
        ("Speaks  MAYOR", "b.txt"),
    ],
)
def test_ways_to_name_a_document(library: Library, name: str, found: str) -> None:
    assert Path(library.find(name).path).name == found


def test_a_path_comes_first(library: Library, tmp_path: Path) -> None:
    assert library.find(str(tmp_path / "b.txt")).id == "a-mayor-speaks"


def test_a_path_outside_the_library(library: Library, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("other") / "My Notes.txt"
    path.write_text("No title here.", encoding="utf-8")
    assert library.find(str(path)).id == "my-notes"


def test_an_ambiguous_name_lists_the_candidates(library: Library) -> None:
    with pytest.raises(AmbiguousDocument, match="sea-walls-of-the-north, sea-walls-of-the-south"):
        library.find("sea-walls")


@pytest.mark.parametrize("name", ["sea walls of the noth", "walls of china", "wals"])
def test_an_unknown_name_suggests_the_nearest(library: Library, name: str) -> None:
    with pytest.raises(DocumentNotFound, match="did you mean sea-walls-of-the-north"):
        library.find(name)


def test_a_hopeless_name(library: Library) -> None:
    with pytest.raises(DocumentNotFound, match="citecli list"):
        library.find("zzzz")


def test_the_same_title_twice(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("One title\n\nThe text itself.", encoding="utf-8")
    assert [document.id for document in Library(tmp_path).documents()] == ["one-title", "one-title-2"]


def test_a_bad_file_does_not_hide_the_others(library: Library, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    assert len(library.documents()) == 3
    assert [bool(entry.problem) for entry in library.files()] == [False, False, False, True]
    with pytest.raises(UnreadableDocument):
        library.find("bad.txt")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_that_lead_out_and_hidden_files_are_no_documents(tmp_path: Path) -> None:
    inside = tmp_path / "library"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("Secret.", encoding="utf-8")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / ".hidden.txt").write_text("Hidden.", encoding="utf-8")
    assert Library(inside).documents() == ()
