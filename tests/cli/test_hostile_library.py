"""A library folder may come with a clone: nothing outside of it, and nothing that citecli did not make, is touched."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and hard links as POSIX has them")

Run = Callable[..., "tuple[int, str, str]"]
COMMANDS = (
    ("add", "new.txt"),
    ("edit", "harbour", "--title", "Another"),
    ("tag", "harbour", "sea"),
    ("remove", "harbour", "--yes"),
    ("remove", "--restore", "tides"),
    ("remove", "--empty-trash", "--yes"),
)


@pytest.fixture
def mine(folder: Path, run: Run) -> Path:
    """A library of two documents, the third in its trash."""
    library = folder / "seeds"
    for name in ("harbour", "quay", "tides"):
        (library / f"{name}.txt").write_text(f"{name.title()}\n\n3 March 2021\n\nA text of {name}.", encoding="utf-8")
        (library / f"{name}.csl.json").write_text(f'{{"id": "{name}"}}', encoding="utf-8")
    (folder / "new.txt").write_text("A new text\n\nIt is new.", encoding="utf-8")
    assert run("remove", "tides", "--yes")[0] == 0
    return library


@pytest.fixture
def outside(folder: Path) -> Path:
    """A folder of the user's that is nobody's library."""
    path = folder / "outside"
    (path / "20210303-120000-letters").mkdir(parents=True)
    for name in ("thesis.txt", "key", "20210303-120000-letters/letter.txt", "20210303-120000-letters/letter.csl.json"):
        (path / name).write_text(f'{{"title": "{name}"}}', encoding="utf-8")
    return path


def content(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def put(kind: str, place: Path, outside: Path) -> None:
    """Put something where citecli would have a file or folder of its own."""
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    match kind:
        case "link to a folder":
            place.symlink_to(outside, target_is_directory=True)
        case "link to a file":
            place.symlink_to(outside / "key")
        case "link up":
            place.symlink_to(Path(".."))
        case "link to nothing":
            place.symlink_to(outside / "missing")
        case "link to itself":
            place.symlink_to(place.name)
        case "hard link":
            place.hardlink_to(outside / "key")
        case "pipe":
            os.mkfifo(place)
        case "text":
            place.write_text("pid 4711 of an editor\n", encoding="utf-8")
        case "sixteen letters":
            place.write_text("pid 4711 editor\n", encoding="utf-8")
        case "folder":
            place.mkdir()
            (place / "note.md").write_text("mine", encoding="utf-8")


LINKS = ("link to a folder", "link to a file", "link up", "link to nothing", "link to itself")


class TestLock:
    """What bears the lock's name and is none is neither written nor locked."""

    @pytest.mark.parametrize("kind", [*LINKS, "hard link", "pipe", "text", "sixteen letters", "folder"])
    @pytest.mark.parametrize("arguments", COMMANDS)
    def test_refused(self, run: Run, mine: Path, outside: Path, kind: str, arguments: tuple[str, ...]) -> None:
        put(kind, mine / ".lock", outside)
        before, there = content(outside), content(mine)
        code, _, err = run(*arguments)
        assert code == 1
        assert err.count("\n") == 1
        assert ".lock" in err
        assert "did not make" in err
        assert content(outside) == before
        assert content(mine) == there
        assert not (outside / "missing").exists()

    @pytest.mark.parametrize("mark", [b"", bytes(range(120, 136))])
    def test_a_lock_of_an_earlier_citecli(self, run: Run, mine: Path, mark: bytes) -> None:
        (mine / ".lock").write_bytes(mark)
        assert run("tag", "harbour", "sea")[0] == 0
        assert run("tag", "harbour", "coast")[0] == 0


class TestTrash:
    """What is not citecli's trash is neither filled nor emptied."""

    @pytest.mark.parametrize("kind", [*LINKS, "hard link", "pipe", "text"])
    @pytest.mark.parametrize(
        "arguments",
        [("remove", "harbour", "--yes"), ("remove", "--empty-trash", "--yes"), ("remove", "--restore", "x")],
    )
    def test_refused(self, run: Run, mine: Path, outside: Path, kind: str, arguments: tuple[str, ...]) -> None:
        put(kind, mine / ".trash", outside)
        before, there = content(outside), content(mine)
        code, _, err = run(*arguments)
        assert code == 1
        assert err.count("\n") == 1
        assert ".trash" in err
        assert "did not make" in err
        assert content(outside) == before
        assert {name: data for name, data in content(mine).items() if name != ".lock"} == {
            name: data for name, data in there.items() if name != ".lock"
        }

    @pytest.mark.parametrize(
        "kind", ["link to a folder", "link to a file", "link up", "hard link", "pipe", "folder", "text"]
    )
    @pytest.mark.parametrize("name", ["letters", "20210303-120000-letters", "20210303-120000-x.txt"])
    def test_foreign_entries_stay(self, run: Run, mine: Path, outside: Path, kind: str, name: str) -> None:
        place = mine / ".trash" / name
        put(kind, place, outside)
        before = content(outside)
        code, out, err = run("remove", "--empty-trash", "--yes")
        assert code == 0, err
        assert out.count("\n") == 1
        assert "1 other file in the trash is not citecli's" in err
        assert content(outside) == before
        assert os.path.lexists(place)
        assert not list((mine / ".trash").glob("*-tides"))

    def test_foreign_files_beside_a_document_stay(self, run: Run, mine: Path, outside: Path) -> None:
        (entry,) = (mine / ".trash").iterdir()
        (entry / "notes").symlink_to(outside)
        (entry / "tides.csl.json").unlink()
        (entry / "tides.csl.json").symlink_to(outside / "key")
        before = content(outside)
        assert run("remove", "--empty-trash", "--yes")[0] == 0
        assert content(outside) == before
        assert sorted(path.name for path in entry.iterdir()) == ["notes", "tides.csl.json"]

    def test_nothing_but_foreign_files(self, run: Run, mine: Path) -> None:
        shutil.rmtree(mine / ".trash")
        (mine / ".trash" / "photos").mkdir(parents=True)
        (mine / ".trash" / "photos" / "a.txt").write_text("mine", encoding="utf-8")
        code, out, err = run("remove", "--empty-trash")
        assert (code, out) == (0, "")
        assert "photos" in err
        assert (mine / ".trash" / "photos" / "a.txt").exists()


class TestFiles:
    """A link in place of a document or sidecar is not written through, and not moved."""

    @pytest.mark.parametrize("kind", [*LINKS, "pipe", "folder"])
    @pytest.mark.parametrize("arguments", [("edit", "harbour.txt", "--title", "X"), ("tag", "harbour.txt", "sea")])
    def test_a_sidecar(self, run: Run, mine: Path, outside: Path, kind: str, arguments: tuple[str, ...]) -> None:
        put(kind, mine / "harbour.csl.json", outside)
        before = content(outside)
        code, _, err = run(*arguments)
        assert code in (1, 4), err
        assert err.count("\n") == 1
        assert content(outside) == before
        assert not (outside / "missing").exists()
        assert os.path.lexists(mine / "harbour.csl.json")

    def test_a_hard_link_is_parted(self, run: Run, mine: Path, outside: Path) -> None:
        put("hard link", mine / "harbour.csl.json", outside)
        before = content(outside)
        assert run("edit", "harbour.txt", "--title", "Another")[0] == 0
        assert content(outside) == before

    def test_a_document(self, run: Run, mine: Path) -> None:
        (mine / "other.txt").symlink_to("quay.txt")
        code, _, err = run("remove", "other.txt", "--yes")
        assert code == 1
        assert "other.txt is a link" in err
        assert (mine / "other.txt").is_symlink()
        assert (mine / "quay.txt").exists()

    @pytest.mark.parametrize("kind", [*LINKS, "folder", "pipe"])
    @pytest.mark.parametrize("name", ["a-new-text.txt", "a-new-text.csl.json"])
    def test_where_a_new_document_would_go(self, run: Run, mine: Path, outside: Path, kind: str, name: str) -> None:
        put(kind, mine / name, outside)
        before = content(outside)
        code, out, _ = run("add", "new.txt")
        assert code == 0
        assert "a-new-text-2.txt" in out
        assert content(outside) == before
        assert not (outside / "missing").exists()


class TestDrafts:
    """Only what citecli began is cleaned up."""

    NAMES = (
        ".writing-notes.md",
        ".adding-notes.md",
        ".adding-harbour.txt",
        ".citecli-notes.md",
        ".citecli-adding-notes.md",
        ".citecli-writing-0123456789abcdef.md",
        ".citecli-moving-x",
        ".citecli-adding-0123456789ABCDEF-x.txt",
    )

    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("is_folder", [False, True])
    def test_what_a_user_may_have_called_so(self, run: Run, mine: Path, name: str, is_folder: bool) -> None:
        path = mine / name
        if is_folder:
            path.mkdir()
        else:
            path.write_text("mine", encoding="utf-8")
        for arguments in COMMANDS:
            assert run(*arguments)[0] == 0, arguments
        assert path.is_dir() if is_folder else path.read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize("kind", ["link to a folder", "link to a file", "folder", "pipe"])
    @pytest.mark.parametrize("name", [".citecli-writing-0123456789abcdef", ".citecli-adding-0123456789abcdef-quay.md"])
    def test_what_is_no_file(self, run: Run, mine: Path, outside: Path, kind: str, name: str) -> None:
        put(kind, mine / name, outside)
        before = content(outside)
        assert run("tag", "harbour", "sea")[0] == 0
        assert content(outside) == before
        assert os.path.lexists(mine / name)


class TestReading:
    """What only reads goes round what lies in the way, too, and neither waits nor fails."""

    @pytest.mark.parametrize("name", ["harbour.txt", "harbour.csl.json", "harbour.annotations.json"])
    @pytest.mark.parametrize("kind", ["pipe", "loop", "link out", "dangling", "folder"])
    def test_no_command_stumbles(self, run: Run, mine: Path, outside: Path, name: str, kind: str) -> None:
        assert run("keep", "harbour", "A text of harbour", "--quiet")[0] == 0
        place = mine / name
        place.unlink(missing_ok=True)
        match kind:
            case "pipe":
                os.mkfifo(place)
            case "loop":
                place.symlink_to(name)
            case "link out":
                place.symlink_to(outside / "key")
            case "dangling":
                place.symlink_to(outside / "missing")
            case "folder":
                place.mkdir()
        before = content(outside)
        for arguments in (
            ("list",), ("search", "text"), ("kept",), ("kept", "remove", "1"), ("show", "quay"), ("cite", "quay"),
            ("show", str(place)), ("edit", "harbour.txt", "--title", "Another"), ("keep", "harbour.txt", "1"),
        ):  # fmt: skip
            code, out, err = run(*arguments)
            assert code in (0, 1, 2, 3, 4), err
            assert "internal error" not in err
            assert '"key"' not in out + err or arguments == ("show", str(place))
            assert "\tkey\t" not in out
        assert content(outside) == before

    def test_a_sidecar_that_leads_out_is_said(self, run: Run, mine: Path, outside: Path) -> None:
        (mine / "harbour.csl.json").unlink()
        (mine / "harbour.csl.json").symlink_to(outside / "key")
        assert "harbour.csl.json is a link out of the folder; it was not read" in run("show", "harbour.txt")[2]
        (mine / "harbour.csl.json").unlink()
        (mine / "harbour.csl.json").symlink_to("quay.csl.json")
        assert "\tquay-2\t" in run("list")[1]  # a link within the folder is the user's own

    @pytest.mark.parametrize("command", [("config", "style", "mla"), ("config",), ("list",)])
    def test_a_configuration_that_leads_to_itself(
        self, run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
    ) -> None:
        Path("loop.toml").symlink_to("loop.toml")
        monkeypatch.setenv("CITECLI_CONFIG", "loop.toml")
        code, _, err = run(*command)
        assert code in (0, 1)
        assert "internal error" not in err


class TestFoundByItself:
    """A link in the working folder is no library to be changed, unless it is named."""

    @pytest.mark.parametrize("arguments", COMMANDS)
    def test_a_link(self, run: Run, mine: Path, arguments: tuple[str, ...]) -> None:
        mine.rename(mine.parent / "elsewhere")
        mine.symlink_to("elsewhere")
        before = content(mine.parent / "elsewhere")
        assert run("list")[0] == 0
        code, _, err = run(*arguments)
        assert code == 1
        assert "seeds is a link" in err
        assert "--library" in err
        assert content(mine.parent / "elsewhere") == before
        assert run(*arguments, "--library", "seeds")[0] == 0

    def test_whose_it_is(self, run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(mine.parent / "another cache"))
        err = run("tag", "harbour", "sea")[2]
        assert "writing to the library seeds, found in the working folder" in err
        assert "found in the working folder" not in run("tag", "harbour", "sea")[2]
        monkeypatch.setattr(os, "geteuid", lambda: 987_654)
        assert "belongs to" in run("tag", "harbour", "coast")[2]


@pytest.mark.parametrize(
    "arguments", [("dedupe", "--merge", "harbour", "quay", "--yes"), ("add", "new.txt", "--to", "a")]
)
@pytest.mark.parametrize("kind", ["link to a folder", "link to a file", "link up"])
def test_where_there_is_no_trash_nothing_is_merged(
    run: Run, mine: Path, outside: Path, arguments: tuple[str, ...], kind: str
) -> None:
    (mine / "a.txt").write_text("A", encoding="utf-8")
    (mine / "a.csl.json").write_text('{"id": "a", "title": "A"}', encoding="utf-8")
    put(kind, mine / ".trash", outside)
    before = (
        {path.name: path.read_bytes() for path in mine.iterdir() if path.suffix in (".txt", ".json")},
        content(outside),
    )
    code, _, err = run(*arguments)
    assert (code, err.count("\n")) == (1, 1)
    after = (
        {path.name: path.read_bytes() for path in mine.iterdir() if path.suffix in (".txt", ".json")},
        content(outside),
    )
    assert after == before
