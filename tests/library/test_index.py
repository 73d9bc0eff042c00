import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citecli.documents.model import Document, PageTurn, Span
from citecli.documents.omissions import Omission, OmissionKind
from citecli.errors import BadInput
from citecli.frozen import replace
from citecli.library import index_update, store
from citecli.library.catalogue import IndexCache
from citecli.library.database import DamagedIndex
from citecli.library.fingerprint import Fingerprint
from citecli.library.index import Index
from citecli.library.library import Library
from citecli.library.query import SearchField, SearchQuery, SearchTerm, parse
from citecli.library.searching import search
from citecli.library.serialization import pack, unpack
from citecli.library.speaker_table import Person, PersonQuotations, QuotationRecord

TEXTS = {
    "walls.txt": "Sea walls of the north\n\nBy Jane Doe\n\n3 March 2021\n\nCouncil votes for stone walls in winter.",
    "tides.txt": "Tide tables\n\nBy Zoë Müller\n\n1 May 2022\n\nThe tide comes in. Winter storms: the höchste tide.",
    "notes.txt": "Notes about nothing, and a café. 東京の海は広い。",
}

SIDECAR = '{"id": "doe2021", "keyword": "sea, stone", "type": "report"}'


ANN = Person("Ann Roe", "Ann Roe", ("Ann Roe", "Roe"))


def fingerprint(read: str = "1", found: str = "1") -> Fingerprint:
    return Fingerprint(f"{read} {found}", lambda: (read, found))


def examined(document: Document) -> QuotationRecord:
    """As if Ann Roe had said the first four characters of a text, and then the eighteen after these."""
    return QuotationRecord(2, b"text", (PersonQuotations(ANN, 2, 4, (Span(0, 4), Span(4, 22))),))


def examine(index: Index) -> None:
    found = [(name, index.document(name)) for name in index.speakers.unsearched()]
    index.speakers.add((name, document, examined(document)) for name, document in found if document)


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

    def call(full: bool = False, read: str = "1", found: str = "1") -> Index:
        index = Index(tmp_path / "cache" / "index.sqlite3", folder, fingerprint(read, found))
        opened.append(index)
        index.refresh(full)
        return index

    yield call
    for index in opened:
        index.close()


def found(index: Index, text: str) -> list[str]:
    return sorted(name.removesuffix(".txt") for name in search(index, parse(text)))


def test_a_document_comes_back_as_it_was(folder: Path, open_index: Callable[..., Index]) -> None:
    index = open_index()
    plain = Library(folder)
    assert [file.document for file in index.files()] == list(plain.documents())
    for document in plain.documents():
        assert unpack(pack(document), document.path) == document
        paged = [one._replace(page="1–2", turns=(PageTurn(one.span.end - 2, "2"),)) for one in document.paragraphs]
        left_out = (Omission(OmissionKind.TABLE, "a\nb"), Omission(OmissionKind.FIGURE, "", 2))
        turned = replace(document, paragraphs=tuple(paged), omissions=left_out)
        assert unpack(pack(turned), document.path) == turned


def test_rows_in_order(open_index: Callable[..., Index]) -> None:
    rows = open_index().rows()
    assert [(number, key, author, tags) for number, _, key, _, author, *_, tags in rows] == [
        (1, "doe2021", "Jane Doe", "sea, stone"),
        (2, "tide-tables", "Zoë Müller", ""),
        (3, "notes", "", ""),
    ]


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
    assert parse('a OR "b c" d* -e title:f speaker:"Ann Roe"') == SearchQuery(
        groups=(
            (SearchTerm(("a",)), SearchTerm(("b", "c"))),
            (SearchTerm(("d",), prefix=True),),
            (SearchTerm(("f",), field=SearchField.TITLE),),
        ),
        excluded=(SearchTerm(("e",)),),
        speakers=("Ann Roe",),
    )


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


def test_a_change_right_after_the_reading_is_seen(
    folder: Path, open_index: Callable[..., Index], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "notes.txt"
    path.write_text("The first text", encoding="utf-8")
    time = path.stat().st_mtime_ns
    monkeypatch.setattr("time.time_ns", lambda: time + 1_000_000)  # it is read a thousandth of a second later
    assert found(open_index(), "first") == ["notes"]
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
    assert [label.file for label in open_index().labels()] == ["walls.txt", "tides.txt", "notes.txt"]


def test_a_file_that_can_not_be_read_is_told(folder: Path, open_index: Callable[..., Index]) -> None:
    (folder / "bad.txt").write_bytes(b"\0\1")
    index = open_index()
    assert [one.id for one in index.labels()] == ["doe2021", "tide-tables", "notes", None]
    assert [len(index.rows()), len(index.problems()), index.count()] == [3, 1, 4]
    assert found(open_index(), "winter") == ["tides", "walls"]
    (folder / "bad.txt").write_text("Good now, in winter.", encoding="utf-8")
    assert found(open_index(), "winter") == ["bad", "tides", "walls"]


def spoken(index: Index, text: str) -> list[str]:
    """As `found`, by whoever is known to speak."""
    people = index.speakers.people().keys()
    return sorted(name.removesuffix(".txt") for name in search(index, parse(text), [people]))


def test_what_was_examined_is_kept_until_it_changes(folder: Path, open_index: Callable[..., Index]) -> None:
    index = open_index()
    examine(index)
    assert index.speakers.unsearched() == []
    assert index.speakers.people() == {1: ANN}
    assert index.speakers.documents_of([1]) == ["walls.txt", "tides.txt", "notes.txt"]
    assert index.speakers.packed_quotations("notes.txt") == b"text"
    assert next(iter(index.speakers.counts())) == (1, "doe2021", 2, 4)
    assert index.speakers.total() == 6
    (folder / "notes.txt").write_text("Something else.", encoding="utf-8")
    index = open_index()
    assert index.speakers.unsearched() == ["notes.txt"]
    assert index.speakers.documents_of([1]) == ["walls.txt", "tides.txt"]
    for name in ("walls.txt", "tides.txt"):
        (folder / name).unlink()
    assert open_index().speakers.people() == {}


def test_words_are_looked_for_in_what_is_said(folder: Path, open_index: Callable[..., Index]) -> None:
    index = open_index()
    examine(index)
    assert spoken(index, "speaker:roe tables") == ["tides"]
    assert spoken(index, "speaker:roe winter") == []
    assert spoken(index, "speaker:roe sea OR tide*") == ["tides", "walls"]
    assert spoken(index, "speaker:roe title:tide author:muller") == ["tides"]
    assert spoken(index, 'speaker:roe "about nothing"') == ["notes"]
    assert spoken(index, 'speaker:roe "sea walls"') == []  # said in two quotations
    assert spoken(index, "speaker:roe -tide") == ["notes", "walls"]
    assert search(index, parse("speaker:nobody sea"), [[]]) == []
    (folder / "tides.txt").write_text("Sea tables and nothing said.", encoding="utf-8")
    assert spoken(open_index(), "speaker:roe tables") == []


def test_what_reads_has_changed(open_index: Callable[..., Index]) -> None:
    examine(open_index())
    index = open_index(read="2")
    assert len(index.speakers.unsearched()) == 3
    assert index.speakers.people() == {}
    assert found(index, "winter") == ["tides", "walls"]


def test_what_finds_quotations_has_changed(open_index: Callable[..., Index], monkeypatch: pytest.MonkeyPatch) -> None:
    examine(open_index())
    monkeypatch.setattr("citecli.library.store.read_document", None)  # nothing is read again for that
    index = open_index(found="2")
    assert len(index.speakers.unsearched()) == 3
    assert (index.speakers.people(), index.speakers.packed_quotations("notes.txt")) == ({}, None)
    assert found(index, "winter") == ["tides", "walls"]


def test_another_look_of_the_same_edition_changes_nothing(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite3"
    asked: list[str] = []

    def open_as(look: str) -> Index:
        def digests() -> tuple[str, str]:
            asked.append(look)
            return "1", "1"

        index = Index(file, folder, Fingerprint(look, digests))
        index.refresh()
        return index

    with open_as("installed on Monday") as index:
        examine(index)
    asked.clear()
    with open_as("installed on Tuesday") as index:
        assert index.speakers.unsearched() == []
    assert set(asked) == {"installed on Tuesday"}
    asked.clear()
    with open_as("installed on Tuesday") as index:
        assert asked == []


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_index_is_made_anew(folder: Path, tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "cache" / "index.sqlite3"
    file.parent.mkdir()
    file.write_bytes(damage)
    with Index(file, folder, fingerprint()) as index:
        index.refresh()
        assert found(index, "winter") == ["tides", "walls"]


def test_damage_in_the_middle_is_found_out(folder: Path, tmp_path: Path) -> None:
    def library() -> Library:
        return Library(folder, IndexCache(lambda: tmp_path / "cache", fingerprint))

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
    assert len(search(again, parse("many"))) == 300


def test_without_a_place_for_it_there_is_none_and_it_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, where a folder is wanted", encoding="utf-8")
    said: list[str] = []
    library = Library(folder, IndexCache(lambda: tmp_path / "cache", fingerprint, remark=said.append))
    assert library.index() is None
    assert len(said) == 1
    assert library.ids() == ("doe2021", "tide-tables", "notes")
    assert library.find("doe2021").reference.texts["keyword"] == "sea, stone"


def test_an_indexed_library_answers_as_a_plain_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citecli.library.library.FEW_TO_READ", 1)
    (folder / "bad.txt").write_bytes(b"\0")
    (folder / "again.txt").write_text("Tide tables\n\n1 May 2022\n\nThe same title.", encoding="utf-8")
    plain = Library(folder)
    indexed = Library(folder, IndexCache(lambda: tmp_path / "cache", fingerprint))
    assert indexed.ids() == plain.ids()
    assert indexed.last() == plain.last()
    assert tuple(indexed.files()) == tuple(plain.files())
    assert indexed.documents() == plain.documents()
    for name in ("doe2021", "2", "tide-tables-2", "sea walls", str(folder / "notes.txt")):
        fresh = Library(folder, IndexCache(lambda: tmp_path / "cache", fingerprint))
        assert fresh.find(name) == plain.find(name)


def test_several_at_once(folder: Path, tmp_path: Path) -> None:
    for number in range(100):
        (folder / f"{number}.txt").write_text(f"Text {number} of many.", encoding="utf-8")
    problems: list[Exception] = []

    def work() -> None:
        try:
            with Index(tmp_path / "cache" / "index.sqlite3", folder, fingerprint()) as index:
                index.refresh()
                assert len(search(index, parse("many"))) == 100
        except (DamagedIndex, AssertionError, sqlite3.Error) as error:
            problems.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []


def test_a_step_that_was_made_is_kept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stops the work, the next goes on where it was; documents come in the order of their numbers."""
    for number in range(40):
        (folder / f"n{number:02}.txt").write_text(f"Same title\n\nA text of {number}.", encoding="utf-8")
        os.utime(folder / f"n{number:02}.txt", (2_000_000 + number, 2_000_000 + number))
    order = ["walls.txt", "tides.txt", "notes.txt", *(f"n{number:02}.txt" for number in range(40))]
    read: list[str] = []
    reading = store.read_document
    monkeypatch.setattr(store, "read_document", lambda path, **_: (read.append(path.name), reading(path))[1])
    monkeypatch.setattr(index_update, "_FEW", 5)
    with Index(tmp_path / "index", folder, fingerprint()) as index:
        steps = index.refreshing()
        first = list(next(steps))
        assert [row.file for row in index.rows_of(first)] == first == order[:10]
        steps.close()
    assert read == order[:10]
    with Index(tmp_path / "index", folder, fingerprint()) as index:
        steps = list(index.refreshing())
        assert [name for step in steps for name in step] == order
        assert index.rows() == index.rows_of(order)
        assert [row.id for row in index.rows()][3:6] == ["same-title", "same-title-2", "same-title-3"]
        assert list(index.refreshing()) == []
    assert read == order
