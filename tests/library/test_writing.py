import errno
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.errors import Failed
from citecli.library import writing
from citecli.library.lock import write_lock
from citecli.library.writing import Pair

ADDING = f"{writing.PREFIX}adding-0123456789abcdef-"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.csl.json"
    writing.write(path, b"one")
    writing.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["a.csl.json"]


def test_a_pair_has_its_time(tmp_path: Path) -> None:
    writing.write_pairs([Pair(tmp_path / "a.txt", b"text", b"{}", 1_000_000_000)])
    assert names(tmp_path) == ["a.csl.json", "a.txt"]
    assert (tmp_path / "a.txt").stat().st_mtime_ns == 1_000_000_000


def _refused(_: object, __: object) -> int:
    raise RuntimeError("can't start new thread")


def _never_begun(_: object, __: object) -> int:
    """A thread that memory does not suffice for ends before it begins, and nobody is told."""
    return 0


@pytest.mark.parametrize("start", [_refused, _never_begun])
def test_where_no_thread_begins_files_are_synced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: Callable[[object, object], int]
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(writing, "start_new_thread", start)
    monkeypatch.setattr(os, "fsync", synced.append)
    writing.write_pairs([Pair(tmp_path / f"{name}.txt", b"text", b"{}", 0) for name in "abc"])
    assert len(names(tmp_path)) == 6
    assert len(synced) >= 6


@pytest.mark.parametrize("name", ["fsync", "replace", "rename"])
def test_what_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"as it was")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, name, full)
    if name != "rename":
        with pytest.raises(Failed, match="no space left on the disk"):
            writing.write(path, b"as it should be")
    if name != "replace":
        with pytest.raises(Failed, match="no space left on the disk"):
            writing.write_pairs([Pair(tmp_path / "b.txt", b"new", b"{}", 1)])
    assert path.read_bytes() == b"as it was"
    assert names(tmp_path) == ["a.txt"]


def test_the_sidecar_goes_when_the_document_can_not_follow(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    (tmp_path / "b.txt" / "in the way").touch()
    with pytest.raises(Failed):
        writing.write_pairs([Pair(tmp_path / "b.txt", b"new", b"{}", 1)])
    assert names(tmp_path) == ["b.txt"]


@pytest.mark.skipif(os.name == "nt", reason="the limit is POSIX's")
def test_a_disk_that_takes_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"as it was")
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from citecli.errors import Failed\n"
        "from citecli.library.writing import Pair, write, write_pairs\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "folder = Path(sys.argv[1])\n"
        "for act in (lambda: write(folder / 'a.txt', b'x' * 9000),\n"
        "            lambda: write_pairs([Pair(folder / 'b.txt', b'x' * 9000, b'{}', 1)])):\n"
        "    try:\n"
        "        act()\n"
        "    except Failed as error:\n"
        "        print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.count("no space left on the disk") == 2
    assert names(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"as it was"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(Failed, match="no permission to write there"):
            writing.write(tmp_path / "a.txt", b"x")
        with pytest.raises(Failed, match="no permission to write there"), write_lock(tmp_path):
            pass
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_a_refused_permission_names_the_next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Failed, match="--library"), write_lock(tmp_path):
        pass


class TestRecovery:
    """What a killed process leaves is finished or undone."""

    def test_a_draft_whose_sidecar_is_in_place_becomes_the_document(self, tmp_path: Path) -> None:
        (tmp_path / f"{ADDING}a.txt").write_text("whole")
        (tmp_path / "a.csl.json").write_text("{}")
        writing.recover(tmp_path)
        assert names(tmp_path) == ["a.csl.json", "a.txt"]

    def test_other_drafts_go(self, tmp_path: Path) -> None:
        for name in (f"{ADDING}a.txt", f"{ADDING}a.csl.json", f"{writing.PREFIX}writing-0123456789abcdef"):
            (tmp_path / name).write_text("half")
        (tmp_path / "b.csl.json").write_text("{}")
        writing.recover(tmp_path)
        assert names(tmp_path) == ["b.csl.json"]


class TestLock:
    """One process at a time."""

    def test_each_turn_sees_who_was_before(self, tmp_path: Path) -> None:
        with write_lock(tmp_path) as first:
            pass
        with write_lock(tmp_path) as second:
            pass
        assert second.previous == first.own
        assert second.own != first.own

    def test_another_has_to_wait(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("citecli.library.lock._TELL_AFTER", 0.0)
        told: list[str] = []
        waits = write_lock(tmp_path, lambda: told.append("waiting"), patience=0.2)
        with write_lock(tmp_path), pytest.raises(Failed, match="try again"), waits:
            pass
        assert told == ["waiting"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (".lock", ".lock"),
        (".citecli-writing-0123456789abcdef", ""),
        (".citecli-adding-0123456789abcdef-new.txt", ""),
        ("what is not there", ""),
        (None, ""),
    ],
)
def test_what_can_not_be_written_is_named(tmp_path: Path, name: str | None, shown: str) -> None:
    """Drafts are nothing that a user knows: then it is the folder."""
    if name and name[0] == ".":
        (tmp_path / name).touch()
    with pytest.raises(Failed) as caught, writing.write_errors(tmp_path):
        raise OSError(errno.ENOSPC, "No space left", name)
    assert str(caught.value).startswith(f"{tmp_path / shown}: there is no space left")
    moving = tmp_path / ".citecli-moving-20210303-120000-harbour"
    with pytest.raises(Failed, match=rf"{re.escape(str(tmp_path))}: ") as caught, writing.write_errors(moving):
        raise OSError(errno.ENOSPC, "No space left")
