"""A document's number is given once and kept, whatever happens to the files."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.errors import Failed
from citecli.library import numbers, trash
from citecli.library.catalogue import FileCatalogue
from citecli.library.index import Index
from citecli.library.index_file import index_in_memory
from citecli.library.trash_moves import Mover


def put(folder: Path, name: str, time: int, text: str = "") -> Path:
    path = folder / name
    path.write_text(text or f"{name}\n\nA text of {name}.", encoding="utf-8")
    os.utime(path, (time, time))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    for time, name in enumerate(("quay.txt", "harbour.txt", "tides.txt"), 1_000_000):
        put(folder, name, time)
    return folder


def listed(folder: Path) -> dict[str, int]:
    """The numbers as the files have them, which are those that an index has."""
    found = {file.path.name: file.number for file in FileCatalogue(folder).files()}
    index: Index
    with index_in_memory(folder) as index:
        assert {row.file: row.number for row in index.rows()} == found
    return found


def discard(folder: Path, path: Path) -> Path:
    with Mover(folder) as mover:
        return mover.discard(path)


def restore(folder: Path, place: Path) -> Path:
    with Mover(folder) as mover:
        return mover.restore(place)


def change_time(folder: Path) -> None:
    os.utime(folder / "quay.txt", (2_000_000, 2_000_000))


def change_text(folder: Path) -> None:
    put(folder, "quay.txt", 3_000_000, "Another text.")


def replace(folder: Path) -> None:
    (folder / "quay.txt").unlink()
    put(folder, "quay.txt", 3_000_000, "Another text.")


def swap_times(folder: Path) -> None:
    for time, name in enumerate(("tides.txt", "harbour.txt", "quay.txt"), 5_000_000):
        os.utime(folder / name, (time, time))


def same_times(folder: Path) -> None:
    for path in folder.glob("*.txt"):
        os.utime(path, (7, 7))


def torn(folder: Path) -> None:
    with (folder / numbers.FILE).open("ab") as file:
        file.write(b"99999999999999\tx.txt\n77\t\nx\ty\n\n0\tquay.txt\n\xff\xfe\n4")


@pytest.mark.parametrize("change", [change_time, change_text, replace, swap_times, same_times, torn])
def test_nothing_renumbers(folder: Path, change: Callable[[Path], None]) -> None:
    numbers.keep(folder)
    before = listed(folder)
    assert before == {"quay.txt": 1, "harbour.txt": 2, "tides.txt": 3}
    change(folder)
    assert listed(folder) == before
    put(folder, "ebb.txt", 5)
    assert listed(folder) == {**before, "ebb.txt": 4}
    numbers.keep(folder)
    assert listed(folder) == {**before, "ebb.txt": 4}


@pytest.mark.parametrize("largest", [b"999999999", b"900000000", b"100000000", b"001500000"])
def test_a_line_with_a_number_that_was_never_given_spoils_no_other(folder: Path, largest: bytes) -> None:
    numbers.keep(folder)
    with (folder / numbers.FILE).open("ab") as file:
        file.write(largest + b"\tforeign.txt\n")
    put(folder, "ebb.txt", 5)
    numbers.keep(folder)
    numbers.keep(folder)
    assert listed(folder)["ebb.txt"] == 4
    assert (folder / numbers.FILE).read_bytes().count(b"\tebb.txt\n") == 1


def test_a_clone_has_the_same_numbers(folder: Path, tmp_path: Path) -> None:
    numbers.keep(folder)
    shutil.copytree(folder, tmp_path / "clone", copy_function=shutil.copyfile)
    same_times(tmp_path / "clone")
    assert listed(tmp_path / "clone") == listed(folder)


def test_a_number_is_not_given_again(folder: Path) -> None:
    numbers.keep(folder)
    gone = discard(folder, folder / "tides.txt")
    put(folder, "tides.txt", 9_000_000, "Another text of the same name.")
    assert listed(folder)["tides.txt"] == 4
    numbers.keep(folder)
    (folder / "tides.txt").unlink()
    (document,) = trash.trashed_documents(folder)
    assert document.path == gone
    restore(folder, document.path)
    assert listed(folder)["tides.txt"] == 3
    (folder / "tides.txt").unlink()
    put(folder, "ebb.txt", 1)
    assert listed(folder)["ebb.txt"] == 5


def test_two_copies_that_grew_are_put_together(folder: Path) -> None:
    numbers.keep(folder)
    put(folder, "a.txt", 8)
    put(folder, "b.txt", 8)
    with (folder / numbers.FILE).open("ab") as file:
        file.write(b"<<<<<<< ours\n4\ta.txt\n=======\n4\tb.txt\n>>>>>>> theirs\n")
    assert listed(folder) == {"quay.txt": 1, "harbour.txt": 2, "tides.txt": 3, "b.txt": 4, "a.txt": 5}


@pytest.mark.parametrize("content", [b"another program's\n", b"citecli", b"\0" * 99])
def test_a_file_of_another_program(folder: Path, content: bytes) -> None:
    (folder / numbers.FILE).write_bytes(content)
    assert listed(folder) == {"quay.txt": 1, "harbour.txt": 2, "tides.txt": 3}
    with pytest.raises(Failed, match="did not make"):
        numbers.keep(folder)
    assert (folder / numbers.FILE).read_bytes() == content


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("target", ["victim", "missing", numbers.FILE])
def test_a_link(folder: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "victim").write_bytes(b"citecli's numbers\n9\tquay.txt\n")
    (folder / numbers.FILE).symlink_to(target if target == numbers.FILE else tmp_path / target)
    assert listed(folder)["quay.txt"] == 1
    with pytest.raises(Failed, match="link"):
        numbers.keep(folder)
    assert (tmp_path / "victim").read_bytes() == b"citecli's numbers\n9\tquay.txt\n"
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize("error", [OSError(28, "No space left"), OSError(5, "I/O error"), InterruptedError(4, "x")])
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_disk_that_takes_no_more(folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: OSError) -> None:
    numbers.keep(folder)
    before = (folder / numbers.FILE).read_bytes()
    put(folder, "ebb.txt", 5)

    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, call, fail)
    assert "can't be written" in numbers.keep(folder).problem
    monkeypatch.undo()
    assert (folder / numbers.FILE).read_bytes() == before
    assert listed(folder)["ebb.txt"] == 4


class TestRenamed:
    """A document that somebody renamed keeps its number where its content says which it is."""

    @pytest.mark.parametrize(
        ("old", "new"), [("quay.txt", "pier.txt"), ("harbour.txt", "0.md"), ("tides.txt", "tides (1).txt")]
    )
    def test_it_keeps_its_number(self, folder: Path, old: str, new: str) -> None:
        numbers.keep(folder)
        before = listed(folder)
        (folder / old).rename(folder / new)
        after = {new if name == old else name: number for name, number in before.items()}
        assert listed(folder) == after
        os.utime(folder / new, (9, 9))
        numbers.keep(folder)
        assert listed(folder) == after
        (folder / new).write_text("Another text by now.", encoding="utf-8")
        assert listed(folder) == after

    def test_after_its_text_was_changed(self, folder: Path) -> None:
        numbers.keep(folder)
        put(folder, "quay.txt", 3_000_000, "A longer text of another kind.")
        numbers.keep(folder)
        (folder / "quay.txt").rename(folder / "pier.txt")
        assert listed(folder)["pier.txt"] == 1

    def test_after_its_text_was_changed_and_somebody_has_looked(self, folder: Path) -> None:
        """As long as before, so that only who reads it sees that it was changed."""
        numbers.keep(folder)
        text = (folder / "quay.txt").read_text(encoding="utf-8")
        put(folder, "quay.txt", 3_000_000, text.replace("A text", "A tale"))
        files, index = FileCatalogue(folder), index_in_memory(folder)
        assert list(files.files())
        assert files.unkept == index.unkept == ("quay.txt",)
        numbers.keep(folder, changed=files.unkept)
        index.close()
        (folder / "quay.txt").rename(folder / "pier.txt")
        assert listed(folder)["pier.txt"] == 1

    def test_another_text_under_another_name_is_another_document(self, folder: Path) -> None:
        numbers.keep(folder)
        text = (folder / "quay.txt").read_text(encoding="utf-8")
        (folder / "quay.txt").unlink()
        put(folder, "pier.txt", 3_000_000, text.replace("A text", "A tale"))
        assert listed(folder)["pier.txt"] == 4

    def test_a_copy_is_another_document(self, folder: Path) -> None:
        numbers.keep(folder)
        shutil.copy(folder / "quay.txt", folder / "copy.txt")
        assert listed(folder) == {"quay.txt": 1, "harbour.txt": 2, "tides.txt": 3, "copy.txt": 4}

    def test_two_that_hold_the_same_are_told_apart_by_nothing(self, folder: Path) -> None:
        numbers.keep(folder)
        shutil.copy(folder / "quay.txt", folder / "a.txt")
        shutil.copy(folder / "quay.txt", folder / "b.txt")
        (folder / "quay.txt").unlink()
        assert sorted(listed(folder).values()) == [2, 3, 4, 5]

    def test_out_of_the_trash_by_hand(self, folder: Path) -> None:
        numbers.keep(folder)
        gone = discard(folder, folder / "harbour.txt")
        gone.rename(folder / "haven.txt")
        assert listed(folder)["haven.txt"] == 2

    def test_a_library_that_was_numbered_without_marks(self, folder: Path) -> None:
        (folder / numbers.FILE).write_bytes(b"citecli's numbers\n7\tquay.txt\n8\tharbour.txt\n")
        numbers.keep(folder)
        (folder / "quay.txt").rename(folder / "pier.txt")
        assert listed(folder) == {"pier.txt": 7, "harbour.txt": 8, "tides.txt": 9}

    def test_the_file_grows_only_when_there_is_something_new(self, folder: Path) -> None:
        numbers.keep(folder)
        before = (folder / numbers.FILE).read_bytes()
        assert numbers.keep(folder).problem == ""
        assert (folder / numbers.FILE).read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="such names can't be there")
def test_a_name_with_a_line_end_keeps_its_number(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text("It rains.\n", encoding="utf-8")
    first = numbers.keep(tmp_path)
    assert first.number_of("a\nb.txt") == 1
    (tmp_path / "0.txt").write_text("It snows.\n", encoding="utf-8")
    assert numbers.keep(tmp_path).number_of("a\nb.txt") == 1
    assert numbers.read(tmp_path).of(["a\nb.txt", "0.txt"]) == {"a\nb.txt": 1, "0.txt": 2}
