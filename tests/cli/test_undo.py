"""`citecli undo`: the last change taken back, once, and nothing that came after it lost."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.errors import Failed
from citecli.library import numbers, undo, writing

Run = Callable[..., "tuple[int, str, str]"]


def content(library: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in library.iterdir() if path.is_file() and path.name[0] != "."}


@pytest.mark.parametrize("sidecar", ["", '{"id": "doe2021", "note": "own"}', '{\n "title":"X",\r\n "own": {"a": 1}}\n'])
@pytest.mark.parametrize(
    "arguments",
    [
        ("edit", "harbour.txt", "--title", "Another"),
        ("edit", "harbour.txt", "--unset", "title"),
        ("tag", "harbour.txt", "sea", "coast"),
        ("remove", "harbour.txt", "--yes"),
        ("remove", "harbour.txt", "later.txt", "--yes"),
        ("add", "new.txt"),
        ("add", "new.txt", "newer.md"),
    ],
)
def test_taken_back_once(run: Run, library: Path, arguments: tuple[str, ...], sidecar: str) -> None:
    if sidecar:
        (library / "harbour.csl.json").write_text(sidecar, encoding="utf-8", newline="")
    (library / "later.txt").write_text("Later\n\nA text.", encoding="utf-8")
    Path("new.txt").write_text("New\n\nA new text.", encoding="utf-8")
    Path("newer.md").write_text("# Newer\n\nA newer text.", encoding="utf-8")
    before = content(library)
    listed = run("list")[1]
    code, _, err = run(*arguments)
    assert code == 0
    assert "citecli undo" in err or "citecli remove --restore" in err
    assert content(library) != before
    assert run("undo")[0] == 0
    assert content(library) == before
    assert run("list")[1] == listed
    code, _, err = run("undo")
    assert (code, content(library)) == (3, before)
    assert "nothing to undo" in err


def test_what_changed_since_stays(run: Run, library: Path) -> None:
    run("tag", "harbour", "sea")
    (library / "harbour.csl.json").write_text('{"title": "Mine"}', encoding="utf-8")
    code, _, err = run("undo")
    assert code == 1
    assert "changed or removed since" in err
    assert (library / "harbour.csl.json").read_text(encoding="utf-8") == '{"title": "Mine"}'


@pytest.mark.parametrize(
    "text",
    [
        "another program's", "[]", "[1, 2, 3]", '["citecli\'s undo", "add", [{"file": "../loose.txt"}]]',
        '["citecli\'s undo", "edit", [{"file": "/etc/x", "before": "x"}]]', '["citecli\'s undo", "add", [{}]]',
        "[" * 9999,
        '["citecli\'s undo", "add", 7]',
    ],
)  # fmt: skip
def test_a_file_that_is_none_of_citecli(run: Run, library: Path, text: str) -> None:
    Path("loose.txt").write_text("Loose.", encoding="utf-8")
    (library / ".citecli-undo").write_text(text, encoding="utf-8")
    code, _, err = run("undo")
    assert code in (1, 3), err
    assert Path("loose.txt").exists()
    assert (library / ".citecli-undo").read_text(encoding="utf-8") == text


def put_in_the_way(library: Path, kind: str) -> None:
    path = library / ".citecli-undo"
    match kind:
        case "link":
            path.symlink_to("elsewhere")
        case "folder":
            path.mkdir()
        case "file":
            path.write_text("another program's", encoding="utf-8")
        case "pipe":
            os.mkfifo(path)


@pytest.mark.skipif(os.name == "nt", reason="links and pipes as POSIX has them")
@pytest.mark.parametrize("kind", ["link", "folder", "file", "pipe"])
@pytest.mark.parametrize(
    "arguments", [("edit", "harbour.txt", "--title", "X"), ("tag", "harbour.txt", "sea"), ("add", "new.txt")]
)
def test_a_change_that_cannot_be_kept(run: Run, library: Path, arguments: tuple[str, ...], kind: str) -> None:
    """The change is made, and nothing promises that it can be undone."""
    put_in_the_way(library, kind)
    Path("new.txt").write_text("New\n\nA new text.", encoding="utf-8")
    code, _, err = run(*arguments)
    assert code == 0
    assert "citecli undo" not in err
    assert "can't be undone" in err
    assert ".citecli-undo is a " in err
    assert err.count("\n") == 2
    assert run("undo")[0] == 1


@pytest.mark.parametrize("arguments", [("edit", "harbour.txt", "--title", "X"), ("add", "new.txt")])
def test_a_full_disk(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    """What can't be kept leaves no older change that would be taken back in its place."""
    Path("new.txt").write_text("New\n\nA new text.", encoding="utf-8")
    run("tag", "harbour.txt", "sea")
    original = writing.write

    def write(path: Path, data: bytes) -> None:
        if path.name == undo.FILE:
            raise Failed(f"{path.parent}: there is no space left on the disk; nothing was changed")
        original(path, data)

    monkeypatch.setattr(writing, "write", write)
    code, _, err = run(*arguments)
    assert code == 0
    assert "this can't be undone: " in err
    assert "no space left on the disk\n" in err
    code, _, err = run("undo")
    assert code == 3
    assert "nothing to undo" in err


def test_numbers_that_cannot_be_kept(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said once, and what was asked for is done."""
    for name in "abc":
        Path(f"{name}.txt").write_text(f"{name}\n\nA text of {name}.", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space")

    monkeypatch.setattr(numbers, "_append", fail)
    code, _, err = run("add", "a.txt", "b.txt", "c.txt")
    assert code == 0
    assert err.count("the numbers of new documents may change") == 1
    code, _, err = run("edit", "a.txt", "--library", str(library), "--title", "X")
    assert err.count("may change") <= 1


class TestTrash:
    """What is undone after something came out of the trash, by name or for good."""

    def test_a_restoring_is_undone(self, run: Run, library: Path) -> None:
        run("remove", "harbour.txt", "--yes")
        code, _, err = run("remove", "--restore", "harbour")
        assert code == 0
        assert "undo with `citecli undo`" in err
        assert run("undo")[0] == 0
        assert not (library / "harbour.txt").exists()
        assert run("remove", "--restore", "harbour")[0] == 0
        assert (library / "harbour.txt").exists()

    def test_what_was_deleted_for_good_is_gone(self, run: Run, library: Path) -> None:
        run("remove", "harbour.txt", "--yes")
        run("remove", "--empty-trash", "--yes")
        before = content(library)
        code, out, err = run("undo")
        assert (code, out, content(library)) == (3, "", before)
        assert "not in the trash any more" in err

    def test_one_of_two_was_deleted_for_good(self, run: Run, library: Path) -> None:
        (library / "later.txt").write_text("Later\n\nA text.", encoding="utf-8")
        run("remove", "harbour.txt", "later.txt", "--yes")
        run("remove", "--empty-trash", "harbour", "--yes")
        code, _, err = run("undo")
        assert code == 0
        assert (library / "later.txt").exists()
        assert "1 document of that change can't be found in the trash any more" in err

    def test_an_edit_is_undone_although_the_trash_was_emptied(self, run: Run, library: Path) -> None:
        (library / "later.txt").write_text("Later\n\nA text.", encoding="utf-8")
        run("remove", "later.txt", "--yes")
        run("tag", "harbour.txt", "sea")
        run("remove", "--empty-trash", "--yes")
        assert run("undo")[0] == 0
        assert run("tag", "harbour.txt")[1] == ""
