"""A library answers alike from its files and from an index of them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.library.catalogue import Catalogue, FileCatalogue, IndexCache, number_of
from citecli.library.fingerprint import Fingerprint
from citecli.library.index_file import index_in_memory
from citecli.library.library import Library

TEXTS = {
    "walls.txt": b"Sea walls\n\n3 March 2021\n\nThe text itself.",
    "again.txt": b"Sea walls\n\n4 March 2021\n\nAnother text.",
    "broken.txt": b"\0\0",
    "Mayor.txt": "Der Bürgermeister spricht\n\n5 March 2021\n\nEin Text.".encode(),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    base = tmp_path / "library"
    base.mkdir()
    for age, (name, data) in enumerate(TEXTS.items()):
        (base / name).write_bytes(data)
        os.utime(base / name, (1_000_000 + age, 1_000_000 + age))
    return base


@pytest.fixture(params=[FileCatalogue, index_in_memory], ids=["files", "index"])
def catalogue(request: pytest.FixtureRequest, folder: Path) -> Catalogue:
    make: Callable[[Path], Catalogue] = request.param
    return make(folder)


def test_files_in_order_of_addition(catalogue: Catalogue, folder: Path) -> None:
    files = list(catalogue.files())
    assert [(file.number, file.path) for file in files] == list(enumerate((folder / name for name in TEXTS), start=1))
    assert [file.document.id if file.document else None for file in files] == [
        "sea-walls", "sea-walls-2", None, "der-burgermeister-spricht",
    ]  # fmt: skip
    assert [bool(file.problem) for file in files] == [False, False, True, False]
    assert list(catalogue.files()) == files
    assert catalogue.count() == 4


def test_ids_and_labels(catalogue: Catalogue) -> None:
    assert tuple(catalogue.ids()) == ("sea-walls", "sea-walls-2", "der-burgermeister-spricht")
    assert [tuple(label) for label in catalogue.labels()] == [
        (1, "walls.txt", "sea-walls", "Sea walls"),
        (2, "again.txt", "sea-walls-2", "Sea walls"),
        (3, "broken.txt", None, ""),
        (4, "Mayor.txt", "der-burgermeister-spricht", "Der Bürgermeister spricht"),
    ]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("sea-walls", [1]),
        ("sea-w", [1, 2]),
        ("again.txt", [2]),
        ("again", [2]),
        ("mayor", [4]),
        ("broken", [3]),
        ("3", [3]),
        ("5", []),
        ("0", []),
        ("9" * 5000, []),
        ("walls", [1]),
        ("spricht", []),
    ],
)
def test_names(catalogue: Catalogue, name: str, numbers: list[int]) -> None:
    assert [label.number for label in catalogue.named(name)] == numbers


def test_one_file(catalogue: Catalogue) -> None:
    label = catalogue.in_file("again.txt")
    assert label is not None
    assert label.id == "sea-walls-2"
    document = catalogue.document("again.txt")
    assert document is not None
    assert document.id == document.reference.id == "sea-walls-2"
    assert catalogue.in_file("none.txt") is None
    assert catalogue.document("none.txt") is None
    assert catalogue.document("broken.txt") is None


def test_last_that_can_be_read(catalogue: Catalogue) -> None:
    label = catalogue.last()
    assert label is not None
    assert label.file == "Mayor.txt"


def test_an_empty_folder(tmp_path: Path) -> None:
    for empty in (FileCatalogue(tmp_path), index_in_memory(tmp_path)):
        assert (empty.count(), list(empty.files()), empty.last(), list(empty.named("x"))) == (0, [], None, [])


def test_numbers() -> None:
    assert [number_of(name) for name in ("12", "012", "1.5", "x", "", "9" * 18)] == [12, 12, 0, 0, 0, 0]


def test_a_library_says_once_that_it_reads(folder: Path, tmp_path: Path) -> None:
    told: list[str] = []
    library = Library(folder, on_reading=lambda: told.append("reading"))
    assert library.count() == 4
    assert told == []
    library.ids()
    library.documents()
    library.required_index()
    assert told == ["reading"]


def test_a_library_without_a_cache_has_an_index_in_memory_when_one_is_required(folder: Path) -> None:
    library = Library(folder)
    assert library.index() is None
    index = library.required_index()
    assert index is library.index()
    assert library.index(few=100) is index


def test_a_small_library_needs_no_index(folder: Path, tmp_path: Path) -> None:
    cache = IndexCache(lambda: tmp_path / "cache", lambda: Fingerprint("1", lambda: ("1", "1")))
    library = Library(folder, cache)
    assert library.index(few=4) is None
    assert library.index(few=3) is not None
    assert list((tmp_path / "cache").iterdir())
