"""Whatever call of the system fails while a library is written to: nothing is lost, and one line says so."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.library import trash

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the calls are POSIX's")

Run = Callable[..., "tuple[int, str, str]"]
CALLS = ("write", "fsync", "rename", "replace", "unlink", "mkdir", "rmdir", "utime", "ftruncate")
COMMANDS = (
    ("add", "new.txt"),
    ("edit", "harbour.txt", "--title", "Another"),
    ("tag", "harbour.txt", "sea"),
    ("remove", "harbour.txt", "--yes"),
    ("remove", "--restore", "quay"),
    ("undo",),
)


@pytest.fixture
def mine(library: Path, run: Run) -> Path:
    (library / "harbour.csl.json").write_text('{"id": "doe2021"}', encoding="utf-8")
    for name in ("quay", "tides"):
        (library / f"{name}.txt").write_text(f"{name}\n\nA text of {name}.", encoding="utf-8")
        (library / f"{name}.csl.json").write_text(f'{{"id": "{name}"}}', encoding="utf-8")
    Path("new.txt").write_text("New\n\nA new text.", encoding="utf-8")
    run("remove", "quay", "--yes", "--quiet")
    run("tag", "tides", "sea", "--quiet")
    return library


def texts(library: Path) -> set[bytes]:
    return {path.read_bytes() for path in library.rglob("*.txt")}


def pairs(library: Path) -> list[str]:
    """The sidecars beside which there is no document."""
    return [str(path) for path in library.rglob("*.csl.json") if not path.with_name(f"{path.name[:-9]}.txt").exists()]


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "No space"), OSError(errno.EIO, "I/O error"), InterruptedError(4, "x"), KeyboardInterrupt()],
    ids=["ENOSPC", "EIO", "EINTR", "SIGINT"],
)
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("arguments", COMMANDS)
def test_nothing_is_lost(
    run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch, call: str, arguments: tuple[str, ...], error: BaseException
) -> None:
    before = texts(mine)
    original = getattr(os, call)
    for at in range(1, 9):
        count = 0

        def fail(*values: object, at: int = at, **options: object) -> object:
            nonlocal count
            count += 1
            if count == at:
                raise error
            return original(*values, **options)

        with monkeypatch.context() as patched:
            patched.setattr(os, call, fail)
            code, _, err = run(*arguments, "--quiet")
        assert "internal error" not in err
        assert "Traceback" not in err
        if code not in (0, 130):
            assert err.count("\n") == 1, err
        assert before <= texts(mine)
        run("tag", "tides", "coast", "--quiet")
        assert pairs(mine) == []
        assert not [path for path in mine.iterdir() if path.name.startswith((".citecli-adding", ".citecli-writing"))]
        if code == 0 or count < at:
            break


@pytest.mark.parametrize("is_removed", [True, False])
@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_killed_while_a_document_moves(
    run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch, at: int, is_removed: bool
) -> None:
    """What a killed process leaves is put together again: here nothing is cleaned up by itself."""

    class Killed(BaseException):
        pass

    original, count = os.rename, 0

    def kill(*values: object, **options: object) -> None:
        nonlocal count
        count += 1
        if count >= at:
            raise Killed
        original(*values, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", kill)
        patched.setattr(os, "rmdir", kill)
        try:
            if is_removed:
                trash.discard(mine, mine / "harbour.txt")
            else:
                trash.restore(mine, trash.find(mine, "quay"))
        except Killed:
            pass
    run("tag", "tides", "coast", "--quiet")
    assert pairs(mine) == []
    name = "doe2021" if is_removed else "quay"
    assert (run("show", name)[0] == 0) != (run("remove", "--list-trash", name)[0] == 0)
