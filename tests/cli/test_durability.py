"""What becomes of a library when the disk is full, a folder can't be written, or several are at work."""

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

NUMBERS = ".citecli-numbers"
OWN_FILES = frozenset((NUMBERS, ".citecli-undo"))
"""What a library keeps for itself; all else that is called .citecli-… is unfinished."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions, limits and signals are POSIX's")

TEXT = "Tide tables\n\nBy Jane Doe\n\n3 March 2021\n\n“The tide comes in,” said Ann Roe. The harbour waits for winter."
_DROP = 24  # prctl(2): PR_CAPBSET_DROP
_OVERRIDING = (1, 2)  # capabilities(7): CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


class Done(NamedTuple):
    """How a run ended; `err` are the lines on standard error."""

    code: int
    out: str
    err: list[str]


Citecli = Callable[..., Done]


def without_override() -> None:
    """Have the process that begins now bound by permissions, though it be root's."""
    if os.geteuid() == 0:
        for capability in _OVERRIDING:
            ctypes.CDLL(None).prctl(_DROP, capability, 0, 0, 0)


def without_space() -> None:
    """No file of the process that begins now may become longer than a block."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


@pytest.fixture
def citecli(folder: Path) -> Citecli:
    """Run the program as a process of its own, bound by permissions."""

    def call(*arguments: str, begin: Callable[[], None] = without_override) -> Done:
        environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "CITECLI_LIBRARY": str(folder / "mine")}
        done = subprocess.run(
            [sys.executable, "-m", "citecli", *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            preexec_fn=begin,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr.splitlines())

    return call


@pytest.fixture
def mine(folder: Path) -> Path:
    """A library of six documents, too many to be read without an index."""
    library = folder / "mine"
    library.mkdir()
    for number in range(6):
        path = library / f"tides-{number}.txt"
        path.write_text(TEXT.replace("Tide tables", f"Tide tables {number}"), encoding="utf-8")
        os.utime(path, (1_000_000 + number, 1_000_000 + number))
    return library


@pytest.fixture
def read_only() -> Iterator[Callable[[Path], None]]:
    """Makes folders read-only, until the test is over."""
    changed: list[Path] = []

    def make(path: Path) -> None:
        for one in (path, *path.rglob("*")):
            one.chmod(0o555 if one.is_dir() else 0o444)
        changed.append(path)
        probe = f"open({str(path / 'probe')!r}, 'w')"
        tried = subprocess.run(
            [sys.executable, "-c", probe], preexec_fn=without_override, capture_output=True, check=False
        )
        if tried.returncode == 0:
            pytest.skip("nothing is read-only to this user")

    yield make
    for path in changed:
        path.chmod(0o755)
        for one in path.rglob("*"):
            one.chmod(0o755 if one.is_dir() else 0o644)


def content(library: Path) -> dict[str, bytes]:
    return {str(path.relative_to(library)): path.read_bytes() for path in library.rglob("*") if path.is_file()}


class TestReadOnlyLibrary:
    """It can be read, and says of all else that it can't be written."""

    def test_reading(self, citecli: Citecli, mine: Path, read_only: Callable[[Path], None]) -> None:
        read_only(mine)
        for arguments in (("list",), ("search", "harbour"), ("quotes", "--speakers"), ("show", "3"), ("cite", "1")):
            done = citecli(*arguments, "--quiet")
            assert (done.code, done.err) == (0, []), arguments
            assert done.out

    @pytest.mark.parametrize(
        "arguments",
        [
            ("add", "new.txt"),
            ("edit", "1", "--title", "Another"),
            ("tag", "1", "sea"),
            ("remove", "1", "--yes"),
            ("remove", "--restore", "1"),
            ("remove", "--empty-trash", "--yes"),
        ],
    )
    def test_writing(
        self, citecli: Citecli, mine: Path, read_only: Callable[[Path], None], arguments: tuple[str, ...]
    ) -> None:
        (mine.parent / "new.txt").write_text("A new text.", encoding="utf-8")
        before = content(mine)
        read_only(mine)
        done = citecli(*arguments)
        assert done.code == 1
        assert len(done.err) == 1
        assert "no permission to write there" in done.err[0]
        assert content(mine) == before


@pytest.mark.slow
class TestReadOnlyCache:
    """Everything is answered all the same."""

    def test_an_index_that_is_there_is_read(
        self, citecli: Citecli, mine: Path, read_only: Callable[[Path], None]
    ) -> None:
        before = [citecli(*arguments) for arguments in (("list",), ("search", "harbour", "--json"))]
        assert before[0].code == 0
        read_only(mine.parent / "cache")
        assert [citecli(*arguments) for arguments in (("list",), ("search", "harbour", "--json"))] == before

    @pytest.mark.parametrize("there", [False, True])
    def test_without_an_index_that_is_up_to_date(
        self, citecli: Citecli, mine: Path, read_only: Callable[[Path], None], there: bool
    ) -> None:
        if there:
            citecli("list")
            (mine / "late.txt").write_text("A late text of the harbour.", encoding="utf-8")
        else:
            (mine.parent / "cache").mkdir()
        read_only(mine.parent / "cache")
        for arguments in (("list",), ("search", "harbour"), ("quotes", "--speakers"), ("search", "speaker:roe")):
            done = citecli(*arguments)
            assert done.code == 0, arguments
            assert len(done.err) == 1
            assert "can't use the index" in done.err[0]
            assert ("late" in done.out) == (there and arguments[0] != "quotes" and "speaker:roe" not in arguments)
        assert citecli("search", "volcano").code == 3


def test_an_index_is_closed_at_the_end(citecli: Citecli, mine: Path) -> None:
    for arguments in (("list",), ("search", "harbour"), ("quotes", "--speaker", "nobody")):
        citecli(*arguments)
        files = [path.name for path in (mine.parent / "cache" / "citecli").iterdir()]
        assert [name for name in files if name.startswith("library-") and not name.endswith(".sqlite3")] == []
    assert any(name.endswith(".sqlite3") for name in files)


class TestFullDisk:
    """What there is stays as it is; one line says why no more came."""

    def test_no_file_can_be_written(self, citecli: Citecli, mine: Path) -> None:
        (mine.parent / "long.txt").write_text(TEXT * 100, encoding="utf-8")
        before = content(mine)
        for arguments in (
            ("add", "long.txt"),
            ("edit", "1", "--set", f"abstract={'x' * 9000}"),
            ("tag", "1", "y" * 9000),
        ):
            done = citecli(*arguments, begin=without_space)
            assert done.code == 1, done
            assert len(done.err) == 1
            assert "no space left on the disk" in done.err[0]
        # The lock and the numbers of the documents are the library's own, and small enough to be written.
        assert {name: data for name, data in content(mine).items() if name not in (".lock", NUMBERS)} == before

    def test_the_index_has_no_space(self, citecli: Citecli, mine: Path) -> None:
        done = citecli("search", "harbour", begin=without_space)
        assert done.code == 0
        assert done.out.count("\n") == 6
        assert len(done.err) == 1
        assert "can't use the index" in done.err[0]

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"), reason="only root mounts disks"
    )
    def test_a_disk_of_its_own_fills_up(self, citecli: Citecli, folder: Path) -> None:
        library = folder / "mine"
        library.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(library)], check=False)
        if mounted.returncode:
            pytest.skip("this root may not mount")
        try:
            inbox = folder / "inbox"
            inbox.mkdir()
            for number in range(200):
                (inbox / f"{number}.txt").write_text(f"Text {number}\n\n{'Words of it. ' * 300}end", encoding="utf-8")
            done = citecli("add", "inbox")
            assert done.code == 1
            note, error = done.err
            assert note.startswith("citecli: added ")
            assert "no space left on the disk" in error
            documents = list(library.glob("[!.]*.txt"))
            assert 0 < len(documents) < 200
            for path in documents:
                assert path.read_text(encoding="utf-8").endswith("end")
                assert json.loads(path.with_suffix(".csl.json").read_text(encoding="utf-8"))["id"]
            assert [
                path for path in library.iterdir() if path.name.startswith(".citecli-") and path.name not in OWN_FILES
            ] == []
            assert len(list(library.glob("*.csl.json"))) == len(documents)
            told = [line.split("\t")[2] for line in done.out.splitlines()]
            assert sorted(told) == sorted(str(path) for path in documents)
        finally:
            subprocess.run(["umount", "-l", str(library)], check=True)


def start(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "citecli", *arguments],
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "CITECLI_LIBRARY": str(folder / "mine")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_several_tag_one_document_at_once(citecli: Citecli, mine: Path) -> None:
    words = ("sea", "coast", "winter", "stone")
    running = [start(mine.parent, "tag", "1", word) for word in words]
    assert [process.wait() for process in running] == [0] * len(words)
    assert set(citecli("tag", "1").out.split()) == set(words)


def test_a_document_is_added_and_removed_at_once(citecli: Citecli, mine: Path) -> None:
    (mine.parent / "new.txt").write_text("A new text.", encoding="utf-8")
    running = [start(mine.parent, *one) for one in (("add", "new.txt"), ("remove", "1", "2", "--yes"))]
    assert [process.wait() for process in running] == [0, 0]
    assert citecli("list").out.count("\n") == 5
    assert citecli("remove", "--list-trash").out.count("\n") == 2


# Counts its calls, and is killed at one of them: the same moment on any machine.
_KILLED = """
import os, signal, sys
from citecli.cli.main import main
last, count = int(sys.argv[1]), 0

def call(frame, event, argument):
    global count
    count += event in ("call", "c_call")
    if count == last:
        os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(call)
main(sys.argv[2:])
sys.setprofile(None)
print(count, file=sys.stderr)
"""


@pytest.mark.slow
def test_an_index_that_was_killed_while_it_was_made(citecli: Citecli, folder: Path, mine: Path) -> None:
    for number in range(60):
        (mine / f"more-{number}.txt").write_text(f"More {number}\n\n{TEXT * 5}", encoding="utf-8")

    def killed_at(call: int, cache: str = "cache") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", _KILLED, str(call), "search", "harbour", "--quiet"],
            env={**os.environ, "XDG_CACHE_HOME": str(folder / cache), "CITECLI_LIBRARY": str(mine)},
            capture_output=True,
            text=True,
            check=False,
        )

    calls = int(killed_at(0, "another").stderr)
    # What one has read is kept for the next, which has less to do.
    for part in range(1, 5):
        assert killed_at(calls * part // 10).returncode == -signal.SIGKILL
    done = citecli("search", "harbour", "--limit", "0", "--json")
    assert done.code == 0
    assert len(json.loads(done.out)) == 66
