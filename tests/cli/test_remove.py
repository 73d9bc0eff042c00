import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]


@pytest.fixture
def two(library: Path) -> Path:
    """A library of two documents, the first with a sidecar."""
    (library / "harbour.csl.json").write_text('{"id": "doe2021"}', encoding="utf-8")
    (library / "later.txt").write_text("A later text.", encoding="utf-8")
    return library


def names(library: Path) -> list[str]:
    return sorted(path.name for path in library.iterdir() if not path.name.startswith("."))


def test_into_the_trash_and_back(run: Run, two: Path) -> None:
    before = run("list")[1]
    code, out, err = run("remove", "doe2021", "--yes")
    assert code == 0
    assert out.startswith("removed\tdoe2021\t")
    assert "citecli remove --restore doe2021" in err
    assert names(two) == ["later.txt"]
    assert run("remove", "--restore")[1].split("\t")[1] == "doe2021"
    assert run("remove", "--restore", "doe2021")[0] == 0
    assert names(two) == ["harbour.csl.json", "harbour.txt", "later.txt"]
    assert run("list")[1] == before
    assert run("remove", "--restore")[:2] == (0, "")


def test_the_trash_as_json(run: Run, two: Path) -> None:
    run("remove", "1", "2", "--yes")
    found = json.loads(run("remove", "--restore", "--json")[1])
    assert {one["id"] for one in found} == {"doe2021", "later"}
    assert set(found[0]) == {"id", "title", "time", "path"}


def test_nobody_is_there_to_ask(run: Run, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", open("/dev/null") if Path("/dev/null").exists() else None)  # noqa: SIM115, PTH123
    code, _, err = run("remove", "1")
    assert code == 2
    assert "--yes" in err
    assert len(names(two)) == 3


def test_numbers_mean_what_they_did_when_asked(run: Run, two: Path) -> None:
    assert run("remove", "1", "2", "--yes")[0] == 0
    assert names(two) == []


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("remove", "nothing-like-it", "--yes"), 3, "no document matches"),
        (("remove", "--restore", "nothing-like-it"), 3, "not in the trash"),
        (("remove",), 2, "name the documents"),
        (("remove", "loose.txt", "--yes"), 2, "not in the library"),
    ],
)
def test_what_can_not_be_removed(run: Run, two: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    Path("loose.txt").write_text("Loose.", encoding="utf-8")
    result = run(*arguments)
    assert result[0] == code
    assert words in result[2]
    assert len(names(two)) == 3


def test_another_has_taken_its_place(run: Run, two: Path) -> None:
    run("remove", "doe2021", "--yes")
    (two / "harbour.txt").write_text("Another text.", encoding="utf-8")
    code, _, err = run("remove", "--restore", "doe2021")
    assert code == 1
    assert "already" in err
    assert (two / "harbour.txt").read_text(encoding="utf-8") == "Another text."
    assert run("remove", "--restore")[1].split("\t")[1] == "doe2021"


def test_a_shared_sidecar_stays_with_the_other(run: Run, two: Path) -> None:
    (two / "harbour.text").write_text("The same in other words.", encoding="utf-8")
    run("remove", "harbour.text", "--yes")
    assert "harbour.csl.json" in names(two)


def test_asked_on_a_terminal(terminal: Callable[..., tuple[int, str]], two: Path) -> None:
    code, shown = terminal("remove", "doe2021", "--yes", TERM="dumb")
    assert code == 0
    assert "to the trash" in shown


def in_trash(library: Path) -> list[str]:
    return sorted(path.name for path in (library / ".trash").rglob("*") if path.is_file())


def test_the_trash_is_emptied(run: Run, two: Path) -> None:
    run("remove", "1", "2", "--yes")
    assert run("remove", "--list-trash")[1] == run("remove", "--restore")[1]
    code, out, err = run("remove", "--empty-trash", "--yes")
    assert (code, out.count("\n")) == (0, 2)
    assert "deleted 2 documents for good" in err
    assert in_trash(two) == []
    assert list((two / ".trash").iterdir()) == []
    code, out, err = run("remove", "--empty-trash")
    assert (code, out) == (0, "")
    assert "the trash is empty" in err


def test_one_document_is_deleted_from_the_trash(run: Run, two: Path) -> None:
    run("remove", "1", "2", "--yes")
    (gone,) = json.loads(run("remove", "--empty-trash", "doe2021", "--yes", "--json")[1])
    assert (gone["id"], set(gone)) == ("doe2021", {"id", "title", "time", "path"})
    assert in_trash(two) == ["later.txt"]
    assert run("remove", "--restore", "later")[0] == 0
    assert names(two) == ["later.txt"]


def test_the_trash_is_not_emptied_unasked(run: Run, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("remove", "1", "--yes")
    monkeypatch.setattr("sys.stdin", open(os.devnull, encoding="utf-8"))  # noqa: SIM115, PTH123
    code, _, err = run("remove", "--empty-trash")
    assert code == 2
    assert "--yes" in err
    assert in_trash(two) == ["harbour.csl.json", "harbour.txt"]
    assert run("remove", "--empty-trash", "nothing-like-it", "--yes")[0] == 3
    assert run("remove", "--empty-trash", "--restore", "--yes")[0] == 2
    assert in_trash(two) == ["harbour.csl.json", "harbour.txt"]


def test_what_a_killed_process_left_in_the_trash_goes_too(run: Run, two: Path) -> None:
    run("remove", "1", "--yes")
    left = two / ".trash" / "20210303-120000-left"
    left.mkdir()
    (left / "left.csl.json").write_text("{}", encoding="utf-8")
    assert run("remove", "--list-trash")[1].count("\n") == 1
    assert run("remove", "--empty-trash", "--yes")[0] == 0
    assert list((two / ".trash").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_in_the_trash_is_not_followed(run: Run, two: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept.txt").write_text("kept", encoding="utf-8")
    run("remove", "1", "--yes")
    (two / ".trash" / "link").symlink_to(outside, target_is_directory=True)
    assert run("remove", "--empty-trash", "--yes")[0] == 0
    assert (outside / "kept.txt").read_text(encoding="utf-8") == "kept"
