"""How often a command looks at the files of a large library: once at each, and into none that has not changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.errors import NotFound
from citecli.library import library as library_module
from citecli.library import numbers, sidecar, sidecar_facts, store
from citecli.library.library import Library

Run = Callable[..., "tuple[int, str, str]"]


@pytest.fixture
def large(library: Path) -> Path:
    """Sixty documents with sidecars, changed long ago."""
    for number in range(60):
        path = library / f"d{number}.txt"
        path.write_text(f"Text {number}\n\nBy Jane Doe\n\nAll about {number}.", encoding="utf-8")
        path.with_suffix(".csl.json").write_text(f'{{"id": "key{number}", "DOI": "10.1/{number}"}}', encoding="utf-8")
    for path in library.iterdir():
        os.utime(path, (1_000_000, 1_000_000))
    return library


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("search", "about"),
        ("show", "key7"),
        ("add", "new.txt"),
        ("edit", "key7", "--title", "Another"),
        ("tag", "key7", "sea"),
        ("remove", "key7", "key8", "key9", "--yes"),
    ],
)
def test_the_folder_is_looked_at_once(
    run: Run, large: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    Path("new.txt").write_text("A new text\n\nBy Jane Roe\n\nIt is new.", encoding="utf-8")
    assert run("tag", "key5", "sea")[0] == 0
    run("list")
    looks = {"folder": 0, "numbers": 0}
    scan, read = store.FolderScan.__init__, numbers.read

    def scanned(self: store.FolderScan, folder: Path) -> None:
        looks["folder"] += 1
        scan(self, folder)

    def numbers_read(folder: Path) -> numbers.Numbers:
        looks["numbers"] += 1
        return read(folder)

    monkeypatch.setattr(library_module, "_MANY", 20)  # files, beyond which nobody counts them first
    monkeypatch.setattr(store.FolderScan, "__init__", scanned)
    monkeypatch.setattr(numbers, "read", numbers_read)
    code, _, err = run(*arguments)
    assert code == 0, err
    assert looks["folder"] == 1
    assert looks["numbers"] <= 1


def test_a_sidecar_is_read_once_after_it_has_changed(run: Run, large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sidecar_facts, "_FEW", 10)
    read: list[str] = []
    reading = sidecar.read_item
    monkeypatch.setattr(sidecar_facts.sidecar, "read_item", lambda path: (read.append(path.name), reading(path))[1])

    def sidecars_read(text: str) -> int:
        Path("new.txt").write_text(text, encoding="utf-8")
        read.clear()
        code, out, err = run("add", "new.txt", "--key", "key7")
        assert code == 0, err
        assert "key7-" in out  # the key is taken
        return len(set(read))

    assert sidecars_read("A new text\n\nIt is new.") >= 60
    for side in large.glob("*.csl.json"):
        os.utime(side, (2_000_000, 2_000_000))
    assert sidecars_read("A second text\n\nIt is newer.") >= 60
    assert sidecars_read("A third text\n\nIt is the newest.") <= 3
    (large / "d3.csl.json").write_text('{"id": "other"}', encoding="utf-8")
    assert sidecars_read("A fourth text\n\nIt is the last.") <= 4
    assert "d3.csl.json" in read


def test_without_a_place_for_it_all_sidecars_are_read(
    run: Run, large: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sidecar_facts, "_FEW", 10)
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "a-file"))
    Path("new.txt").write_text("A new text\n\nIt is new.", encoding="utf-8")
    code, out, err = run("add", "new.txt", "--key", "key7")
    assert (code, "key7-2" in out) == (0, True), err


@pytest.mark.parametrize("name", ["key7", "7", "KEY7", "d7.txt", "d7", "text 7", "about", "key", "nothing", "4711"])
def test_the_hundredth_name_means_what_the_first_does(large: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def meant(library: Library) -> str:
        try:
            return library.find(name).id
        except NotFound as error:
            return str(error)

    first = meant(Library(large))
    monkeypatch.setattr(library_module, "_FEW_FINDS", 0)
    assert meant(Library(large)) == first


def test_many_removed_at_once_come_back_with_one_undo(run: Run, large: Path) -> None:
    before = {path.name: path.read_bytes() for path in large.iterdir() if path.name[0] != "."}
    listed = run("list")[1]
    assert run("remove", *(f"key{number}" for number in range(60)), "--yes")[0] == 0
    assert [path.name for path in large.iterdir() if path.name[0] != "."] == ["harbour.txt"]
    assert run("undo")[0] == 0
    assert {path.name: path.read_bytes() for path in large.iterdir() if path.name[0] != "."} == before
    assert run("list")[1] == listed
