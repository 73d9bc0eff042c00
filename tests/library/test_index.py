import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citecli.errors import BadInput
from citecli.library.index import Damaged, Examined, Index
from citecli.library.indexed import Cache, IndexedLibrary
from citecli.library.library import Library
from citecli.library.packing import pack, unpack
from citecli.library.query import Field, Query, Term, parse
from citecli.library.tokens import tokens, words

TEXTS = {
    "walls.txt": "Sea walls of the north\n\nBy Jane Doe\n\n3 March 2021\n\nCouncil votes for stone walls in winter.",
    "tides.txt": "Tide tables\n\nBy Zoë Müller\n\n1 May 2022\n\nThe tide comes in. Winter storms: the höchste tide.",
    "notes.txt": "Notes about nothing, and a café. 東京の海は広い。",
}

SIDECAR = '{"id": "doe2021", "keyword": "sea, stone", "type": "report"}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    base = tmp_path / "library"
    base.mkdir()
    for age, (name, text) in enumerate(TEXTS.items()):
        (base / name).write_text(text, encoding="utf-8")
        os.utime(base / name, (1_000_000 + age, 1_000_000 + age))
    (base / "walls.csl.json").write_text(
        '{"id": "doe2021", "keyword": "sea, stone", "type": "report"}', encoding="utf-8"
    )
    os.utime(base / "walls.csl.json", (1_000_000, 1_000_000))
    return base


@pytest.fixture
def open_index(folder: Path, tmp_path: Path) -> Iterator[Callable[..., Index]]:
    opened = []

    def call(stamp: str = "1", full: bool = False) -> Index:
        index = Index(tmp_path / "cache" / "index.sqlite3", folder, stamp)
        opened.append(index)
        index.refresh(full)
        return index

    yield call
    for index in opened:
        index.close()


def found(index: Index, text: str) -> list[str]:
    return sorted(name.removesuffix(".txt") for name in index.search(parse(text)))


def test_a_document_comes_back_as_it_was(folder: Path, open_index: Callable[..., Index]) -> None:
    index = open_index()
    plain = Library(folder)
    assert [document for _, _, document, _ in index.documents()] == list(plain.documents())
    for document in plain.documents():
        assert unpack(pack(document), document.path) == document


def test_records_in_order(open_index: Callable[..., Index]) -> None:
    records = open_index().records()
    assert [(one.number, one.id, one.author) for one in records] == [
        (1, "doe2021", "Jane Doe"),
        (2, "tide-tables", "Zoë Müller"),
        (3, "notes", ""),
    ]
    assert [one.quotations for one in records] == [-1, -1, -1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("winter", ["tides", "walls"]),
        ("WINTER council", ["walls"]),
        ("winter -council", ["tides"]),
        ('"winter storms"', ["tides"]),
        ("“storms winter”", []),
        ("counc*", ["walls"]),
        ('"stone wal"*', ["walls"]),
        ("council OR nothing", ["notes", "walls"]),
        ("cafe", ["notes"]),
        ("hochste", ["tides"]),
        ("author:muller", ["tides"]),
        ("author:doe winter", ["walls"]),
        ("title:tide", ["tides"]),
        ("title:winter", []),
        ("tag:stone", ["walls"]),
        ("type:report", ["walls"]),
        ("after:2022", ["tides"]),
        ("after:2021-03-03", ["tides", "walls"]),
        ("before:2021-03-03", []),
        ("before:2022 winter", ["walls"]),
        ("after:2000 -tide", ["walls"]),
        ("東京", ["notes"]),
        ("京東", []),
        ("table's", []),
        ("AND", ["notes"]),
        ("12:30", []),
        ("NEAR(", []),
    ],
)
def test_searching(open_index: Callable[..., Index], text: str, names: list[str]) -> None:
    assert found(open_index(), text) == names


@pytest.mark.parametrize("text", ["", "  ", "-winter", '""', "...", "after:soon", "type:bok"])
def test_what_can_not_be_searched_for(text: str) -> None:
    with pytest.raises(BadInput):
        parse(text)


def test_a_query_in_parts() -> None:
    assert parse('a OR "b c" d* -e title:f speaker:"Ann Roe"') == Query(
        groups=((Term(("a",)), Term(("b", "c"))), (Term(("d",), prefix=True),), (Term(("f",), field=Field.TITLE),)),
        excluded=(Term(("e",)),),
        speakers=("Ann Roe",),
    )


def test_tokens_know_their_places() -> None:
    text = "Ein CAFÉ, a\u0301rbol 東京"
    assert [token.word for token in tokens(text)] == words(text) == ["ein", "cafe", "arbol", "東", "京"]
    assert [text[token.start : token.end] for token in tokens(text)][1:3] == ["CAFÉ", "a\u0301rbol"]


def test_a_change_an_addition_and_a_removal_are_followed(folder: Path, open_index: Callable[..., Index]) -> None:
    open_index()
    (folder / "walls.txt").write_text("Sea walls\n\nBy Ann Roe\n\nAll of zugzwang now.", encoding="utf-8")
    (folder / "tides.txt").unlink()
    (folder / "new.txt").write_text("A new text of zugzwang.", encoding="utf-8")
    index = open_index()
    assert found(index, "zugzwang") == ["new", "walls"]
    assert found(index, "winter") == []
    assert found(index, "author:doe OR author:müller") == []
    assert index.count() == 3
    (folder / "walls.csl.json").write_text('{"id": "roe", "title": "Renamed"}', encoding="utf-8")
    assert found(open_index(), "title:renamed") == ["walls"]


def test_what_keeps_its_size_and_time_is_seen_on_request(folder: Path, open_index: Callable[..., Index]) -> None:
    path = folder / "notes.txt"
    before = path.stat()
    open_index()
    path.write_bytes(path.read_bytes().replace(b"nothing", b"storing"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert found(open_index(), "storing") == []
    assert found(open_index(full=True), "storing") == ["notes"]


def test_a_change_right_after_the_reading_is_seen(folder: Path, open_index: Callable[..., Index]) -> None:
    path = folder / "notes.txt"
    path.write_text("The first text", encoding="utf-8")
    assert found(open_index(), "first") == ["notes"]
    time = path.stat().st_mtime_ns
    with path.open("r+b") as file:  # the same file, size and time, as on a disk with a coarse clock
        file.write(b"The third text")
    os.utime(path, ns=(time, time))
    assert found(open_index(), "third") == ["notes"]


def test_a_touched_file_is_not_read_again(
    folder: Path, open_index: Callable[..., Index], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_index()
    os.utime(folder / "notes.txt", (2_000_000, 2_000_000))
    monkeypatch.setattr("citecli.library.store.read_document", None)
    assert [one.name for one in open_index().records()] == ["walls.txt", "tides.txt", "notes.txt"]


def test_a_file_that_can_not_be_read_is_told(folder: Path, open_index: Callable[..., Index]) -> None:
    (folder / "bad.txt").write_bytes(b"\0\1")
    records = open_index().records()
    assert [bool(one.problem) for one in records] == [False, False, False, True]
    assert found(open_index(), "winter") == ["tides", "walls"]
    (folder / "bad.txt").write_text("Good now, in winter.", encoding="utf-8")
    assert found(open_index(), "winter") == ["bad", "tides", "walls"]


def test_what_was_examined_is_kept_until_it_changes(folder: Path, open_index: Callable[..., Index]) -> None:
    index = open_index()
    index.examined((name, document, Examined(2, b"text", ("Ann Roe",))) for name, document in index.unexamined())
    assert list(index.unexamined()) == []
    assert found(index, "speaker:roe") == ["notes", "tides", "walls"]
    assert found(index, "speaker:ro") == []
    assert index.found_in("notes.txt") == b"text"
    (folder / "notes.txt").write_text("Something else.", encoding="utf-8")
    index = open_index()
    assert [name for name, _ in index.unexamined()] == ["notes.txt"]
    assert found(index, "speaker:roe") == ["tides", "walls"]


def test_another_edition_begins_anew(open_index: Callable[..., Index]) -> None:
    index = open_index()
    index.examined((name, document, Examined(2, b"text", ())) for name, document in index.unexamined())
    index.close()
    assert len(list(open_index("2").unexamined())) == 3


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_index_is_made_anew(folder: Path, tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "cache" / "index.sqlite3"
    file.parent.mkdir()
    file.write_bytes(damage)
    with Index(file, folder, "1") as index:
        index.refresh()
        assert found(index, "winter") == ["tides", "walls"]


def test_damage_in_the_middle_is_found_out(folder: Path, tmp_path: Path) -> None:
    def library() -> IndexedLibrary:
        return IndexedLibrary(folder, Cache(lambda: tmp_path / "cache", lambda: "1"))

    for number in range(300):
        (folder / f"{number}.txt").write_text(f"Text {number} of many, " + "with words " * 30, encoding="utf-8")
    index = library().index()
    assert index
    index.close()
    (file,) = (tmp_path / "cache").glob("*.sqlite3")
    data = bytearray(file.read_bytes())
    data[4096 : 4096 * 6] = b"\xa5" * 4096 * 5
    file.write_bytes(bytes(data))
    (folder / "notes.txt").unlink()
    again = library().index()
    assert again
    assert len(again.search(parse("many"))) == 300


def test_without_a_place_for_it_there_is_none_and_it_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, where a folder is wanted", encoding="utf-8")
    said: list[str] = []
    library = IndexedLibrary(folder, Cache(lambda: tmp_path / "cache", lambda: "1", remark=said.append))
    assert library.index() is None
    assert len(said) == 1
    assert library.ids() == ("doe2021", "tide-tables", "notes")
    assert library.find("doe2021").reference.texts["keyword"] == "sea, stone"


def test_an_indexed_library_answers_as_a_plain_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citecli.library.indexed.FEW_TO_READ", 1)
    (folder / "bad.txt").write_bytes(b"\0")
    (folder / "again.txt").write_text("Tide tables\n\n1 May 2022\n\nThe same title.", encoding="utf-8")
    plain = Library(folder)
    indexed = IndexedLibrary(folder, Cache(lambda: tmp_path / "cache", lambda: "1"))
    assert indexed.ids() == plain.ids()
    assert indexed.last() == plain.last()
    assert tuple(indexed.stream()) == plain.entries()
    assert indexed.documents() == plain.documents()
    for name in ("doe2021", "2", "tide-tables-2", "sea walls", str(folder / "notes.txt")):
        fresh = IndexedLibrary(folder, Cache(lambda: tmp_path / "cache", lambda: "1"))
        assert fresh.find(name) == plain.find(name)


def test_several_at_once(folder: Path, tmp_path: Path) -> None:
    for number in range(100):
        (folder / f"{number}.txt").write_text(f"Text {number} of many.", encoding="utf-8")
    problems: list[Exception] = []

    def work() -> None:
        try:
            with Index(tmp_path / "cache" / "index.sqlite3", folder, "1") as index:
                index.refresh()
                assert len(index.search(parse("many"))) == 100
        except (Damaged, AssertionError, sqlite3.Error) as error:
            problems.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
