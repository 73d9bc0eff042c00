import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.cli import session_output
from citecli.cli.session_output import SessionOutput
from citecli.library import index_update
from citecli.library import library as library_of_citecli
from citecli.library.database import DamagedIndex
from citecli.library.speaker_table import SpeakerTable
from citecli.render.terminal import progress

Run = Callable[..., "tuple[int, str, str]"]


@pytest.fixture
def three(library: Path) -> Path:
    """A library of three documents, oldest first: harbour, mayor, notes."""
    (library / "mayor.txt").write_text("A mayor speaks\n\n1 May 2022\n\nNo words of hers.", encoding="utf-8")
    (library / "notes.txt").write_text("Just notes, without a head.", encoding="utf-8")
    for age, name in enumerate(("harbour.txt", "mayor.txt", "notes.txt")):
        os.utime(library / name, (1_000_000 + age, 1_000_000 + age))
    return library


def ids(out: str) -> list[str]:
    return [line.split("\t")[1] for line in out.splitlines()]


def test_a_line_a_document(run: Run, library: Path) -> None:
    code, out, err = run("list")
    assert (code, err) == (0, "")
    number, name, title, author, date, words, quotations = out.rstrip("\n").split("\t")
    assert (number, name) == ("1", "harbour-wall-to-rise-council-decides")
    assert (title, author, date) == ("Harbour wall to rise, council decides", "Jane Doe", "2021-03-03")
    assert (words, quotations) == ("46", "4")


def test_json_has_the_same(run: Run, library: Path) -> None:
    (row,) = json.loads(run("list", "--json")[1])
    assert row["id"] == "harbour-wall-to-rise-council-decides"
    assert (row["author"], row["date"], row["type"]) == ("Jane Doe", "2021-03-03", "webpage")
    assert (row["words"], row["quotations"]) == (46, 4)


@pytest.mark.parametrize(
    ("key", "order"),
    [
        ("number", ["harbour-wall-to-rise-council-decides", "a-mayor-speaks", "notes"]),
        ("title", ["a-mayor-speaks", "harbour-wall-to-rise-council-decides", "notes"]),
        ("date", ["a-mayor-speaks", "harbour-wall-to-rise-council-decides", "notes"]),
        ("words", ["a-mayor-speaks", "notes", "harbour-wall-to-rise-council-decides"]),
        ("quotations", ["a-mayor-speaks", "notes", "harbour-wall-to-rise-council-decides"]),
        ("author", ["harbour-wall-to-rise-council-decides", "a-mayor-speaks", "notes"]),
        ("id", ["a-mayor-speaks", "harbour-wall-to-rise-council-decides", "notes"]),
    ],
)
def test_sorting_leaves_the_numbers(run: Run, three: Path, key: str, order: list[str]) -> None:
    out = run("list", "--sort", key)[1]
    assert ids(out) == order
    assert {line.split("\t")[1]: line.split("\t")[0] for line in out.splitlines()} == {
        "harbour-wall-to-rise-council-decides": "1",
        "a-mayor-speaks": "2",
        "notes": "3",
    }


def test_reverse(run: Run, three: Path) -> None:
    assert ids(run("list", "--reverse")[1])[0] == "notes"


def test_filter_is_blind_to_case_and_accents(run: Run, three: Path) -> None:
    assert ids(run("list", "--filter", "MÁYOR speaks")[1]) == ["a-mayor-speaks"]
    assert ids(run("list", "--filter", "jane 2021")[1]) == ["harbour-wall-to-rise-council-decides"]


def test_filter_sees_tags(run: Run, three: Path) -> None:
    run("tag", "notes", "coast", "Sea Walls")
    assert ids(run("list", "--filter", "coast")[1]) == ["notes"]
    assert ids(run("list", "--filter", "sea walls")[1]) == ["notes"]
    tags = {row["id"]: row["tags"] for row in json.loads(run("list", "--json")[1])}
    assert tags == {"harbour-wall-to-rise-council-decides": [], "a-mayor-speaks": [], "notes": ["coast", "Sea Walls"]}


@pytest.mark.parametrize("width", [40, 80])
def test_no_control_reaches_a_terminal(terminal: Callable[..., tuple[int, str]], library: Path, width: int) -> None:
    (library / "bad.csl.json").write_text(
        json.dumps({"title": "A \x1b]0;title\x07 of\u202e two\nlines", "author": [{"literal": "E\x9bve"}]}),
        encoding="utf-8",
    )
    (library / "bad.txt").write_text("A text.", encoding="utf-8")
    shown = terminal("list", "--no-pager", columns=width)[1]
    assert not re.search("\x1b(?!\\[(?:[0-9]*m|\\?25[lh]|[12]?[KA]))|[\x07\x9b\u202e]", shown)
    assert "two lines" in shown or "two\n" in shown


def test_a_tab_or_a_line_end_in_a_title_is_a_space_in_a_pipe(run: Run, library: Path) -> None:
    (library / "odd.csl.json").write_text(json.dumps({"title": "One\ttwo\nthree \x07"}), encoding="utf-8")
    (library / "odd.txt").write_text("A text.", encoding="utf-8")
    rows = [line.split("\t") for line in run("list")[1].splitlines()]
    assert [len(row) for row in rows] == [7, 7]
    assert rows[1][2] == "One two three ␇"


def test_a_filter_that_leaves_nothing(run: Run, three: Path) -> None:
    assert run("list", "--filter", "volcano", "--json")[:2] == (3, "[]\n")
    code, out, err = run("list", "--filter", "volcano")
    assert (code, out) == (3, "")
    assert "volcano" in err


def test_one_bad_file_is_told_after_the_rest(run: Run, library: Path) -> None:
    (library / "bad.txt").write_bytes(b"\0\0\0")
    code, out, err = run("list")
    assert code == 4
    assert len(out.splitlines()) == 1
    assert err.count("\n") == 1
    assert "bad.txt is not text" in err


def test_an_empty_library_that_was_named(run: Run, folder: Path) -> None:
    code, out, err = run("list", "--library", "seeds")
    assert (code, out) == (0, "")
    assert "there are no documents in seeds" in err
    assert run("list", "--library", "seeds", "--json")[1] == "[]\n"


def test_without_any_library_the_sample_is_shown(run: Run, folder: Path) -> None:
    code, out, err = run("list")
    assert code == 0
    assert out.startswith("1\turging-peace-with-russia-")
    assert "\t404\t12\n" in out
    assert "This is the sample document" in err
    assert run("list", "--quiet")[2] == ""


class TestFirstList:
    """Of a large library the lines come while it is read for the first time."""

    @pytest.fixture
    def many(self, library: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for number in range(30):
            path = library / f"n{number:02}.txt"
            path.write_text(f"Same title\n\nBy Ann Roe\n\n“Words of {number} here”, said Mary Lee.", encoding="utf-8")
            os.utime(path, (2_000_000 + number, 2_000_000 + number))
        os.utime(library / "harbour.txt", (1_000_000, 1_000_000))
        monkeypatch.setattr(library_of_citecli, "_MANY", 10)
        monkeypatch.setattr(index_update, "_FEW", 5)
        monkeypatch.setattr(os, "cpu_count", lambda: 1)
        return library

    def test_the_same_lines(self, run: Run, many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pieces: list[int] = []
        monkeypatch.setattr(sys.stdout.__class__, "flush", lambda _: pieces.append(1), raising=False)
        first = run("list", "--library", str(many))
        assert len(pieces) > 3
        again = run("list", "--library", str(many))
        assert first == again == (0, first[1], "")
        assert first[1].count("\n") == 31
        assert ids(first[1])[1:4] == ["same-title", "same-title-2", "same-title-3"]
        assert [line.split("\t")[6] for line in first[1].splitlines()][1:] == ["1"] * 30

    def test_the_same_json(self, run: Run, many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pieces: list[int] = []
        monkeypatch.setattr(sys.stdout.__class__, "flush", lambda _: pieces.append(1), raising=False)
        first = run("list", "--library", str(many), "--json")
        assert len(pieces) > 3
        assert first == run("list", "--library", str(many), "--json") == (0, first[1], "")
        assert [row["number"] for row in json.loads(first[1])] == list(range(1, 32))

    def test_on_a_terminal_a_bar_shows_soon(self, many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Once the command has taken half a second, however much of that went before the first document."""
        monkeypatch.setattr(sys.stderr.__class__, "isatty", lambda _: True, raising=False)
        times = [100.0]
        for module in (session_output, progress):
            monkeypatch.setattr(module, "monotonic", lambda: times[-1])
        output = SessionOutput("", quiet=False, no_color=False)
        for now, is_shown in ((100.4, False), (100.6, True)):
            times.append(now)
            with output.bar("Indexing") as bar:
                assert bar is not None
                bar(0, 10)
                assert bar.is_shown == is_shown

    @pytest.mark.parametrize("at", [1, 2, 3])
    def test_the_index_fails_on_the_way(self, run: Run, many: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        """The lines that are left come all the same, each once."""
        adding, count = SpeakerTable.add, 0

        def fail(table: SpeakerTable, records: object) -> None:
            nonlocal count
            count += 1
            if count >= at:
                raise DamagedIndex("the disk is full")
            adding(table, records)  # type: ignore[arg-type]

        with monkeypatch.context() as patched:
            patched.setattr(SpeakerTable, "add", fail)
            code, out, _ = run("list", "--library", str(many))
        assert code == 0
        assert out == run("list", "--library", str(many))[1]

    def test_one_can_not_be_read(self, run: Run, many: Path) -> None:
        (many / "n05.csl.json").write_text("{", encoding="utf-8")
        code, out, err = run("list", "--library", str(many))
        assert (code, out.count("\n"), err.count("\n")) == (4, 30, 1)
