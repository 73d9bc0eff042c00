"""Whatever call of the system fails while a library is written to: nothing is lost, and one line says so."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.cli import stopping
from citecli.library import trash
from citecli.library.trash_moves import Mover

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
    ("keep", "harbour.txt", "1"),
    ("dedupe", "--merge", "tides", "doe2021", "--yes"),
    ("remove", "--empty-trash", "--yes"),
    ("config", "style", "mla"),
    ("cite", "harbour.txt", "-o", "kept.txt"),
)
ERRORS = (
    OSError(errno.ENOSPC, "No space"),
    stopping.Stopped(signal.SIGTERM),
    OSError(errno.EIO, "I/O error"),
    InterruptedError(4, "x"),
    KeyboardInterrupt(),
)
FAULTS = [
    pytest.param(arguments, call, error, id=f"{' '.join(arguments)}: {call} {getattr(error, 'errno', type(error))}")
    for row, arguments in enumerate(COMMANDS)
    for column, call in enumerate(CALLS)
    for at, error in enumerate(ERRORS)
    if (row + column) % len(ERRORS) == at or "CITECLI_TEST_FAULTS" in os.environ
]
"""Each call in each command fails in one of the ways; in all of them where CITECLI_TEST_FAULTS is set, as nightly."""


@pytest.fixture
def mine(library: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CITECLI_CONFIG", str(library.parent / "config.toml"))
    Path("config.toml").write_text('style = "apa"\n', encoding="utf-8")
    Path("kept.txt").write_text("before", encoding="utf-8")
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


@pytest.mark.parametrize(("arguments", "call", "error"), FAULTS)
def test_nothing_is_lost(
    run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], call: str, error: BaseException
) -> None:
    before = texts(mine)
    deletes = "--empty-trash" in arguments
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
            try:
                code, _, err = run(*arguments, "--quiet")
            except stopping.Stopped:
                code, err = 143, ""
        assert "internal error" not in err
        assert "Traceback" not in err
        if code not in (0, 130, 143):
            assert err.count("\n") == 1, err
        assert deletes or before <= texts(mine)
        assert [path.name for path in mine.parent.iterdir() if path.name.startswith(".citecli")] == []
        assert Path("config.toml").read_text(encoding="utf-8") in ('style = "apa"\n', 'style = "mla"\n')
        assert Path("kept.txt").read_text(encoding="utf-8").startswith(("before", "Doe"))
        run("tag", "tides", "coast", "--quiet")
        if deletes:  # a sidecar that was left goes with the next
            run("remove", "--empty-trash", "--yes", "--quiet")
        assert pairs(mine) == []
        assert not [path for path in mine.iterdir() if path.name.startswith((".citecli-adding", ".citecli-writing"))]
        if code == 0 or count < at:
            break


_STOPPED = """
import os, sys
number, call = int(sys.argv[1]), sys.argv[2]
original = getattr(os, call)

def stop(*values, **options):
    setattr(os, call, original)
    os.kill(os.getpid(), number)
    return original(*values, **options)

setattr(os, call, stop)
sys.argv[1:] = sys.argv[3:]
from citecli.cli.main import run
run()
"""
"""Runs the program, and sends it a signal at the first call of a function of the system."""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize(
    ("arguments", "call"), [
        (("cite", "harbour.txt", "-o", "kept.txt"), "replace"), (("add", "new.txt"), "utime"),
        (("tag", "harbour.txt", "sea"), "fsync"), (("config", "style", "mla"), "fsync"),
    ]
)  # fmt: skip
def test_a_signal_that_ends_the_program(mine: Path, arguments: tuple[str, ...], call: str, name: str) -> None:
    number = int(getattr(signal, name))
    before = {path: path.read_bytes() for path in mine.parent.rglob("*") if path.is_file() and path.name != ".lock"}
    ran = subprocess.run(
        [sys.executable, "-c", _STOPPED, str(number), call, *arguments],
        env={**os.environ, "XDG_CACHE_HOME": str(mine.parent / ".cache")}, capture_output=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 128 + number
    assert b"Traceback" not in ran.stderr
    after = {path: path.read_bytes() for path in before}
    assert after == before
    new = {path.name for path in mine.rglob("*") if path.is_file() and path not in before}
    assert new <= {".lock", ".citecli-numbers"}
    assert [path.name for path in mine.parent.glob(".citecli*")] == []


def test_a_signal_that_is_ignored_stays_ignored(mine: Path) -> None:
    """As `nohup` has it."""
    start = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
    ran = subprocess.run(
        [sys.executable, "-c", start + _STOPPED, str(int(signal.SIGHUP)), "fsync", "tag", "harbour.txt", "sea"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0
    assert "sea" in (mine / "harbour.csl.json").read_text(encoding="utf-8")


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
            with Mover(mine) as mover:
                if is_removed:
                    mover.discard(mine / "harbour.txt")
                else:
                    mover.restore(trash.find(mine, "quay").path)
        except Killed:
            pass
    run("tag", "tides", "coast", "--quiet")
    assert pairs(mine) == []
    name = "doe2021" if is_removed else "quay"
    assert (run("show", name)[0] == 0) != (run("remove", "--list-trash", name)[0] == 0)
