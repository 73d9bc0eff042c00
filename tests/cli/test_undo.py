"""`citecli undo`: the last change taken back, once, and nothing that came after it lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

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
