"""Where the system opens no folders (Windows), files are reached by their paths: the same commands, the same care."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.library import own_files, writing

Run = Callable[..., "tuple[int, str, str]"]


@pytest.fixture(autouse=True)
def by_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_files, "_BY_DESCRIPTOR", False)
    monkeypatch.setattr(own_files, "_PAUSES", (0.0, 0.0))


def test_a_new_library_is_made(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("Quays\n\nA text.", encoding="utf-8")
    assert run("add", "a.txt", "--library", "new/library")[0] == 0
    assert (folder / "new" / "library" / "quays.txt").exists()
    (folder / "file").write_text("", encoding="utf-8")
    assert run("add", "a.txt", "--library", "file")[0] == 1


def test_every_change_and_back(run: Run, library: Path) -> None:
    before = (library / "harbour.txt").read_bytes()
    for arguments in (
        ("edit", "harbour.txt", "--title", "Another"), ("undo",), ("tag", "harbour.txt", "sea"), ("undo",),
        ("remove", "harbour.txt", "--yes"), ("undo",), ("remove", "harbour.txt", "--yes"),
        ("remove", "--restore", "harbour"), ("list",),
    ):  # fmt: skip
        assert run(*arguments)[0] == 0, arguments
    assert (library / "harbour.txt").read_bytes() == before
    assert not (library / "harbour.csl.json").exists()
    run("remove", "harbour.txt", "--yes")
    assert run("remove", "--empty-trash", "--yes")[0] == 0
    assert list((library / ".trash").iterdir()) == []
    assert not [path.name for path in library.iterdir() if "ing-" in path.name]


@pytest.mark.skipif(os.name == "nt", reason="links need a permission there")
@pytest.mark.parametrize("name", [".trash", ".lock", ".citecli-numbers", "harbour.csl.json"])
@pytest.mark.parametrize("leads_to", ["outside", "outside/key", "missing"])
def test_no_link_is_followed(run: Run, library: Path, tmp_path: Path, name: str, leads_to: str) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "key").write_text("{}", encoding="utf-8")
    (library / name).symlink_to(tmp_path / leads_to)
    for arguments in (("tag", "harbour.txt", "sea"), ("remove", "harbour.txt", "--yes")):
        assert "internal error" not in run(*arguments)[2]
    assert [path.name for path in (tmp_path / "outside").iterdir()] == ["key"]
    assert (tmp_path / "outside" / "key").read_text(encoding="utf-8") == "{}"
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize(("times", "code"), [(2, 0), (9, 1)])
def test_a_file_that_another_program_reads(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch, times: int, code: int
) -> None:
    replacing, left = os.replace, times

    def refuse(*paths: str) -> None:
        nonlocal left
        left -= 1
        if left >= 0:
            raise PermissionError(errno.EACCES, "in use")
        replacing(*paths)

    monkeypatch.setattr(os, "replace", refuse)
    assert run("tag", "harbour.txt", "sea")[0] == code
    assert (library / "harbour.csl.json").exists() == (code == 0)


def test_what_windows_says_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing.os, "name", "nt")
    assert writing.reason(PermissionError(errno.EACCES, "x")).startswith("another program has it open")
    assert writing.reason(OSError(errno.ENOSPC, "x")) == "there is no space left on the disk"


@pytest.mark.parametrize(
    "stem", ["a name that is cut where a space stands 1", "it ends here with a full stop in it, no. 2"]
)
def test_a_name_that_is_cut_at_a_space(run: Run, library: Path, stem: str) -> None:
    (library / f"{stem}.txt").write_text("Cut\n\nA text.", encoding="utf-8")
    assert run("remove", "cut", "--yes")[0] == 0
    (entry,) = (library / ".trash").iterdir()
    assert entry.name[-1] not in " ."
    assert run("remove", "--restore", "cut")[0] == 0
    assert (library / f"{stem}.txt").exists()


def test_another_case_is_another_name(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As file systems have it that are blind to case: the old name seems to be there still."""
    (library / "quay.txt").write_text("Quay\n\nA text.", encoding="utf-8")
    before = run("list", "--library", str(library))[1]
    (library / "quay.txt").rename(library / "Quay.txt")
    monkeypatch.setattr(os.path, "lexists", lambda _: True)
    assert run("list", "--library", str(library))[1] == before
