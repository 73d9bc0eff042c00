"""Files that came with a clone, or were dropped into a library, hold whatever somebody wrote into them."""

import json
import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.library import folder_inventory, index_update, undo
from citecli.readers import source

Run = Callable[..., "tuple[int, str, str]"]
SECRET = "https://jane:secret@example.org/a"


@pytest.mark.parametrize(
    "documents",
    [
        [{"file": "harbour.txt", "before": 5, "after": None}],
        [{"file": "harbour.txt", "before": "\ud800", "after": None}],
        [{"file": "harbour.txt", "trash": ["x"]}],
        [{"file": "a\0b.txt"}],
        [{"file": "a\ud900.txt"}],
        [{"file": "thesis.py"}],
        [{"file": "harbour.csl.json"}],
        [{"file": "../harbour.txt"}],
        [{"file": "harbour.txt", "more": ""}],
        [{"before": ""}],
        ["harbour.txt"],
        {"file": "harbour.txt"},
        "harbour.txt",
    ],
)
@pytest.mark.parametrize("verb", ["edit", "add"])
def test_a_change_to_undo_that_citecli_did_not_note(run: Run, library: Path, verb: str, documents: object) -> None:
    (library / "thesis.py").write_text("mine", encoding="utf-8")
    (library / undo.FILE).write_text(json.dumps(["citecli's undo", verb, documents]), encoding="utf-8")
    code, _, err = run("undo", "--quiet")
    assert code == 1
    assert err.endswith(f"{undo.FILE} is a file that citecli did not make; move it out of the way first\n")
    assert (library / "thesis.py").exists()
    assert (library / "harbour.txt").exists()


def test_a_huge_file_is_not_read_into_memory(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("huge.txt", "huge.csl.json", undo.FILE):
        with (library / name).open("wb") as file:
            file.truncate(1 << 36)
    for module in (source, folder_inventory, index_update):
        monkeypatch.setattr(module, "first_bytes", lambda path: path.open("rb").read(100))
    monkeypatch.setattr(undo, "first_bytes", source.first_bytes)
    monkeypatch.setattr(undo, "_LARGEST", 1000)
    assert run("tag", "harbour.txt", "sea")[0] == 0
    code, _, err = run("undo", "--quiet")
    assert (code, err.count("\n")) == (1, 1)
    assert "is larger than" in err


@pytest.mark.parametrize("identifier", ["a\x1b[2Jb", "a\nb", "a\0", "\u202eab", "\u200b", "a\tb"])
def test_an_id_that_can_not_be_typed_is_none(run: Run, library: Path, identifier: str) -> None:
    (library / "harbour.csl.json").write_text(json.dumps({"id": identifier, "title": "Quays"}), encoding="utf-8")
    assert run("list")[1].split("\t")[1] == "quays"
    assert "`citecli remove --restore quays`" in run("remove", "quays", "--yes")[2]


def test_a_command_with_a_long_id_can_be_typed(run: Run, library: Path) -> None:
    (library / "harbour.csl.json").write_text(json.dumps({"id": "x" * 300}), encoding="utf-8")
    assert run("edit", "x" * 300, "--title", "Quays")[0] == 0


@pytest.mark.parametrize(
    "item",
    [
        {"custom": {"sources": [{"address": SECRET}]}},
        {"author": [{"literal": SECRET}]},
        {"container-title": SECRET},
        {"title": f"From {SECRET}"},
        {"note": f"see {SECRET}"},
        {"issued": {"raw": SECRET}},
        {"own": SECRET},
        {"id": SECRET},
    ],
    ids=lambda item: next(iter(item)),
)
def test_no_password_of_a_sidecar(run: Run, library: Path, item: dict[str, object]) -> None:
    (library / "harbour.csl.json").write_text(json.dumps(item), encoding="utf-8")
    for arguments in (
        ("list",),
        ("cite", "--json"),
        ("show", "harbour.txt", "--metadata"),
        ("tag", "harbour.txt", "sea"),
    ):
        code, out, err = run(*arguments)
        assert code == 0
        assert "secret" not in out + err
    assert "secret" not in (library / "harbour.csl.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", SECRET), ("cite", SECRET), ("check", SECRET), ("bib", SECRET), ("cite", "--style", SECRET),
        ("list", "--library", SECRET), ("remove", "--restore", SECRET), ("config", SECRET), (SECRET,),
    ],
)  # fmt: skip
def test_no_password_of_an_argument(run: Run, library: Path, arguments: tuple[str, ...]) -> None:
    code, _, err = run(*arguments)
    assert code != 0
    assert "example.org/a" in err
    assert "secret" not in err


class TestOneSidecarForTwo:
    """Documents that share a name share a sidecar; each has it, whichever of them is removed."""

    SIDECAR = b'{"id" : "doe2021",\r\n "own": [1]}'

    @pytest.fixture
    def two(self, library: Path) -> Path:
        (library / "harbour.md").write_text("# Another\n\nA text.", encoding="utf-8")
        (library / "harbour.csl.json").write_bytes(self.SIDECAR)
        return library

    @pytest.mark.parametrize("how", ["offered", "undo"])
    def test_removed_and_brought_back(self, run: Run, two: Path, how: str) -> None:
        err = run("remove", "harbour.md", "--yes")[2]
        (kept,) = (two / ".trash").glob("*/harbour.csl.json")
        assert kept.read_bytes() == self.SIDECAR
        command = shlex.split(err.split("`citecli ")[1].split("`")[0])
        assert run(*(command if how == "offered" else ["undo"]))[0] == 0
        assert (two / "harbour.md").exists()
        assert (two / "harbour.csl.json").read_bytes() == self.SIDECAR
        assert list((two / ".trash").iterdir()) == []

    def test_not_when_it_has_changed(self, run: Run, two: Path) -> None:
        run("remove", "harbour.md", "--yes")
        run("tag", "harbour.txt", "sea")
        code, _, err = run("remove", "--restore", "harbour.md")
        assert code == 1
        assert "harbour.csl.json already exists" in err
        assert list((two / ".trash").glob("*/harbour.md"))


@pytest.mark.parametrize("name", ["notes", "notes.py", ".hidden.txt", "notes.txt.bak"])
def test_what_is_no_document_is_not_removed(run: Run, library: Path, name: str) -> None:
    (library / name).write_text("Mine\n\nA text.", encoding="utf-8")
    code, _, err = run("remove", str(library / name), "--yes")
    assert code == 2
    assert "is not in the library" in err
    assert (library / name).exists()


@pytest.mark.parametrize("how", [("remove", "--restore", "harbour"), ("undo",)])
def test_a_document_that_can_not_be_read_comes_back(run: Run, library: Path, how: tuple[str, ...]) -> None:
    assert run("remove", "harbour.txt", "--yes")[0] == 0
    (document,) = (library / ".trash").glob("*/harbour.txt")
    with document.open("wb") as file:
        file.truncate(1 << 36)
    code, out, err = run(*how)
    assert code == 0
    assert out.startswith("restored\tharbour\t")
    assert "harbour.txt is too large" in err
    assert (library / "harbour.txt").exists()


def test_names_that_differ_in_case_alone(run: Run, library: Path) -> None:
    (library / "HARBOUR.txt").write_text("Loud\n\nA text.", encoding="utf-8")
    if len(list(library.glob("*.txt"))) == 1:
        pytest.skip("names are not told apart by case here")
    assert run("show", "HARBOUR.txt", "--metadata")[1].startswith("id\tloud\t")
    assert run("show", "harbour.txt", "--metadata")[1].startswith("id\tharbour-wall")


@pytest.mark.skipif(os.name == "nt", reason="pipes and hard links as POSIX has them")
@pytest.mark.parametrize("kind", ["pipe", "link to a pipe", "hard link", "huge"])
def test_the_list_of_libraries_met(run: Run, library: Path, tmp_path: Path, kind: str) -> None:
    own = tmp_path / "own"
    own.write_text("mine", encoding="utf-8")
    place = tmp_path / "cache" / "citecli" / "known-libraries"
    place.parent.mkdir(parents=True)
    match kind:
        case "pipe":
            os.mkfifo(place)
        case "link to a pipe":
            os.mkfifo(tmp_path / "pipe")
            place.symlink_to(tmp_path / "pipe")
        case "hard link":
            place.hardlink_to(own)
        case "huge":
            with place.open("wb") as file:
                file.truncate(1 << 36)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        assert run("tag", "harbour.txt", "sea")[0] == 0
    assert own.read_text(encoding="utf-8") == "mine"
