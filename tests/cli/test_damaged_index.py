"""Whatever stands in the file of an index: a command answers, or deletes it and says so, and the next one answers."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.library import library as library_module

Run = Callable[..., "tuple[int, str, str]"]
DAMAGE = {
    "contents": "UPDATE contents SET packed = x'00', found = x'00'",
    "contents that are text": "UPDATE contents SET packed = 'text', found = 'text'",
    "nothing": "UPDATE documents SET id = NULL, title = NULL, number = NULL",
    "dates": "UPDATE documents SET date = '[1]'",
    "numbers that are text": "UPDATE documents SET words = 'many', quotations = 'some'",
    "bytes": "UPDATE documents SET tags = x'ff00', title = x'00ff'",
    "people": "UPDATE people SET aliases = '{'",
    "no voices": "DROP TABLE voices",
    "no sidecars": "DROP TABLE sidecars",
    "another column": "ALTER TABLE documents RENAME COLUMN wanted TO wished",
}
COMMANDS = (
    ("list",),
    ("search", "speaker:byron", "waited"),
    ("quotes", "--speaker", "byron"),
    ("edit", "1", "--title", "Another"),
    ("tag", "1", "sea"),
)


@pytest.fixture
def mine(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file of the index of a library, which is complete."""
    monkeypatch.setattr(library_module, "FEW_TO_READ", 0)
    monkeypatch.setattr(library_module, "FEW_TO_SEARCH", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (library / "tides.txt").write_text("Tides\n\n3 March 2021\n\nThe harbour is closed.", encoding="utf-8")
    for path in library.iterdir():
        os.utime(path, (1_000_000, 1_000_000))
    assert run("list")[0] == 0
    assert run("quotes", "--speakers")[0] == 0
    (file,) = (tmp_path / "cache").rglob("library-*.sqlite3")
    return file


@pytest.mark.parametrize("kind", DAMAGE)
def test_what_is_no_longer_what_was_written(run: Run, mine: Path, kind: str) -> None:
    before = {arguments: run(*arguments) for arguments in COMMANDS[:-2]}
    whole = mine.read_bytes()
    for arguments in COMMANDS:
        mine.write_bytes(whole)
        for suffix in ("-wal", "-shm"):
            mine.with_name(mine.name + suffix).unlink(missing_ok=True)
        base = sqlite3.connect(mine)
        base.execute(DAMAGE[kind])
        base.commit()
        base.close()
        code, _, err = run(*arguments)
        assert "internal error" not in err, arguments
        assert code == 0 or "the library's index was damaged, and is deleted" in err, arguments
        if code:
            again = run(*arguments)
            assert again[0] == 0
            assert arguments not in before or again[1] == before[arguments][1]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_to_the_database_of_another_program(run: Run, mine: Path, tmp_path: Path) -> None:
    for path in mine.parent.glob("library-*"):
        path.unlink()
    base = sqlite3.connect(tmp_path / "other.sqlite3")
    base.execute("CREATE TABLE precious (words TEXT)")
    base.commit()
    base.close()
    before = (tmp_path / "other.sqlite3").read_bytes()
    mine.symlink_to(tmp_path / "other.sqlite3")
    assert run("list")[0] == 0
    assert (tmp_path / "other.sqlite3").read_bytes() == before
    assert not mine.is_symlink()
