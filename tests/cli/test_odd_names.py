"""One odd thing in a library is one line; the other documents are listed, searched and cited."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.library import store
from citecli.library.catalogue import FileCatalogue
from citecli.readers import source

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and names as POSIX has them")

Run = Callable[..., "tuple[int, str, str]"]


def bind(library: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        os.chdir(library)  # for such a path may not be long
        one.bind("x.txt")
        os.chdir("..")


def make_device(library: Path) -> None:
    try:
        os.mknod(library / "x.txt", 0o020666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root makes devices")


def link_each_other(library: Path) -> None:
    (library / "a.txt").symlink_to("b.txt")
    (library / "b.txt").symlink_to("a.txt")


def make_folder_of_files(library: Path) -> None:
    (library / "x.md").mkdir()
    (library / "x.md" / "y.md").write_text("# Y\n\nA text.", encoding="utf-8")


MAKERS: dict[str, Callable[[Path], object]] = {
    "longest name": lambda library: (library / f"{'n' * 249}.txt").write_text("Long\n\nA text.", encoding="utf-8"),
    "name that is not UTF-8": lambda library: Path(os.fsdecode(os.fsencode(library) + b"/bad\xff.txt")).write_bytes(
        b"A"
    ),
    "link to itself": lambda library: (library / "loop.txt").symlink_to("loop.txt"),
    "links to each other": link_each_other,
    "link to nothing": lambda library: (library / "x.txt").symlink_to("none.txt"),
    "link out": lambda library: (library / "x.txt").symlink_to("/etc/hostname"),
    "folder": lambda library: (library / "x.txt").mkdir(),
    "folder of files": make_folder_of_files,
    "pipe": lambda library: os.mkfifo(library / "x.txt"),
    "socket": bind,
    "link to a device": lambda library: (library / "x.txt").symlink_to("/dev/zero"),
    "device": make_device,
    "sidecar that is a folder": lambda library: (library / "harbour.csl.json").mkdir(),
    "sidecar that is a pipe": lambda library: os.mkfifo(library / "harbour.csl.json"),
    "sidecar that is a link to itself": lambda library: (library / "harbour.csl.json").symlink_to("harbour.csl.json"),
}
QUIET = frozenset(
    {
        "longest name", "link to nothing", "link out", "link to a device", "sidecar that is a folder",
        "sidecar that is a pipe", "sidecar that is a link to itself",
    }
)  # fmt: skip
"""What is no document of the library, or one that can be read."""
KINDS = tuple(MAKERS)


@pytest.mark.parametrize("kind", KINDS)
def test_one_line_and_all_the_rest(run: Run, library: Path, kind: str) -> None:
    MAKERS[kind](library)
    Path("draft.md").write_text("“The sea has not,” she said.\n", encoding="utf-8")
    lines = 0 if kind in QUIET else 2 if kind == "links to each other" else 1
    for arguments in (
        ("list",), ("search", "harbour"), ("cite", "--style", "apa"), ("quotes",), ("show", "harbour-wall"),
        ("check", "draft.md"), ("quotes", str(library)),
    ):  # fmt: skip
        code, out, err = run(*arguments, "--quiet")
        assert "arbo" in out or "Byron" in out or "draft.md" in out or arguments[0] == "check", (arguments, err)
        assert "internal" not in err
        expected = 0 if arguments[0] == "show" else lines
        assert sum("can't be read" in line or " is " in line for line in err.splitlines()) == expected, (arguments, err)
        assert code in ((0, 4) if expected else (0,)), (arguments, err)


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_is_added_and_the_library_written(run: Run, library: Path, tmp_path: Path, kind: str) -> None:
    MAKERS[kind](library)
    code, out, err = run("add", str(library), "--library", str(tmp_path / "new"))
    assert code in (0, 3, 4), err
    assert "added\tdoe" in out
    assert "internal" not in err
    assert run("tag", "harbour-wall", "sea")[0] in ((1, 4) if "sidecar" in kind else (0,))


def test_a_document_that_vanishes_while_the_library_is_read(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the listing and the reading another process removes one: the others are shown, and nothing is said."""
    (library / "tides.txt").write_text("Tides\n\nThe harbour waits.", encoding="utf-8")

    class ScanOfThePast(store.FolderScan):
        def __init__(self, folder: Path) -> None:
            super().__init__(folder)
            (library / "tides.txt").unlink(missing_ok=True)

    monkeypatch.setattr(store, "FolderScan", ScanOfThePast)
    for arguments in (("list",), ("search", "harbour"), ("cite",), ("quotes",)):
        (library / "tides.txt").write_text("Tides\n\nThe harbour waits.", encoding="utf-8")
        code, out, err = run(*arguments, "--quiet")
        assert (code, err) == (0, ""), arguments
        assert "arbo" in out or "Byron" in out
        assert "Tides" not in out


def test_a_pipe_that_takes_the_place_of_a_document_is_not_waited_for(library: Path) -> None:
    (file,) = FileCatalogue(library).files()
    assert file.document
    original = Path.is_file

    def is_file(path: Path) -> bool:
        found = original(path)
        if found and path.suffix == ".txt":
            path.unlink()
            os.mkfifo(path)
        return found

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "is_file", is_file)
        (file,) = FileCatalogue(library).files()
    assert "not a regular file" in file.problem


def test_a_pipe_that_the_user_names_is_read(folder: Path) -> None:
    os.mkfifo(folder / "x.txt")
    writer = os.fork()
    if not writer:
        (folder / "x.txt").write_text("From a pipe.", encoding="utf-8")
        os._exit(0)
    assert source.read_file(folder / "x.txt").data == b"From a pipe."
    os.waitpid(writer, 0)
