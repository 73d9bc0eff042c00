"""Zotero's own database: made here with the tables that are read, and as it may be found on a disk."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from citecli.errors import BadInput, InvalidReference, UnreadableDocument
from citecli.interop.read import load_references
from citecli.references.csl_json import to_item
from tests.interop.zotero_database import TABLES, Zotero


@pytest.fixture
def zotero(tmp_path: Path) -> Zotero:
    return Zotero(tmp_path)


def loaded(zotero: Zotero) -> tuple[list[dict[str, object]], tuple[str, ...]]:
    zotero.base.commit()
    found = load_references(zotero.path)
    return [to_item(reference) for reference in found.references], found.remarks


def test_an_item(zotero: Zotero) -> None:
    fields = {
        "title": "The <i>quay</i> of Brest", "publicationTitle": "Piers", "date": "2016-05-03 May 3, 2016", "volume": 3,
        "pages": "1-9", "DOI": "https://doi.org/10.1000/a-b", "accessDate": "2020-01-02 03:04:05", "rights": "CC",
        "extra": "Citation Key: roe:2016\nPMID: 1234\nOriginal Date: 1900\ntex.foo: bar\nMine.",
    }  # fmt: skip
    creators = [("author", "van Roe", "Sam"), ("author", "Ministry", ""), ("seriesEditor", "Doe", "Jane")]
    zotero.item("journalArticle", fields, creators, ["sea", "a, b"], ["Chapter; 1"])
    (item,), remarks = loaded(zotero)
    assert item == {
        "id": "roe:2016", "type": "article-journal", "title": "The <i>quay</i> of Brest", "container-title": "Piers",
        "volume": "3", "page": "1-9", "DOI": "10.1000/a-b", "license": "CC", "note": "tex.foo: bar\nMine.",
        "keyword": "sea, a b, Chapter 1", "PMID": "1234",
        "author": [{"family": "Roe", "given": "Sam", "non-dropping-particle": "van"}, {"literal": "Ministry"}],
        "collection-editor": [{"family": "Doe", "given": "Jane"}],
        "issued": {"date-parts": [[2016, 5, 3]]}, "accessed": {"date-parts": [[2020, 1, 2]]},
        "original-date": {"date-parts": [[1900]]},
    }  # fmt: skip
    assert remarks == ()


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("thesis", {"title": "A", "university": "U", "thesisType": "PhD"}, {"publisher": "U", "genre": "PhD"}),
        (
            "case",
            {"caseName": "A v B", "court": "C", "dateDecided": "1999-00-00 1999"},
            {"title": "A v B", "authority": "C"},
        ),
        (
            "presentation",
            {"title": "A", "place": "Brest", "meetingName": "M"},
            {"event-place": "Brest", "event-title": "M"},
        ),
        (
            "podcast",
            {"title": "A", "seriesTitle": "S", "runningTime": "90"},
            {"container-title": "S", "dimensions": "90"},
        ),
        (
            "email",
            {"subject": "Hello", "date": "2001-02-00 2/2001"},
            {"title": "Hello", "issued": {"date-parts": [[2001, 2]]}},
        ),
        ("preprint", {"title": "A", "repository": "R", "archiveID": "x:1"}, {"type": "article", "number": "x:1"}),
        ("book", {"title": "A", "date": "2001-00-00 Spring 2001"}, {"issued": {"date-parts": [[2001, 21]]}}),
        ("book", {"title": "A", "date": "0000-00-00 in press"}, {"issued": {"literal": "in press"}}),
        ("book", {"title": "A", "date": "1999-13-77 x"}, {"issued": {"literal": "x"}}),
        ("book", {"title": "A", "date": "1999/2001"}, {"issued": {"date-parts": [[1999], [2001]]}}),
        ("book", {"title": "A", "citationKey": "native 1", "extra": "Citation Key: other"}, {"id": "native1"}),
    ],
)
def test_types_and_dates(zotero: Zotero, kind: str, fields: dict[str, object], expected: dict[str, object]) -> None:
    zotero.item(kind, fields)
    (item,), _ = loaded(zotero)
    assert expected.items() <= item.items(), item


def test_what_is_left_out_is_told(zotero: Zotero) -> None:
    book = zotero.item(
        "book", {"title": "Tides", "citationKey": "a", "colour": "red", "size": "9"}, [("drummer", "Roe", "S")]
    )
    zotero.item("gizmo", {"title": "Odd", "citationKey": "b", "colour": "blue"})
    zotero.item("book", {"title": "Gone", "citationKey": "c"}, deleted=True)
    note = zotero.item("note", {})
    zotero.base.execute("INSERT INTO itemNotes VALUES (?, ?, 'Mine.')", (note, book))
    zotero.base.execute("INSERT INTO itemAnnotations VALUES (?, ?)", (zotero.item("annotation", {}), book))
    zotero.file(None, "storage:alone.pdf")
    items, remarks = loaded(zotero)
    assert [item["id"] for item in items] == ["a", "b"]
    assert items[0]["contributor"] == [{"family": "Roe", "given": "S"}]
    assert remarks == (
        "1 file without an item left out; add them with `citecli add`",
        "1 note left out",
        "1 annotation of files left out",
        "what CSL has no place for was left out: colour (2), size (1), drummer (1), gizmo (1)",
    )


@pytest.mark.parametrize(
    ("path", "mode", "place"),
    [
        ("storage:a.pdf", 0, "storage/KEY2/a.pdf"),
        ("storage:a:b.pdf", 1, "storage/KEY2/a:b.pdf"),
        ("attachments:papers/a.pdf", 2, "papers/a.pdf"),
        ("/Users/jane/a.pdf", 2, "/Users/jane/a.pdf"),
        ("C:\\papers\\a.pdf", 2, "C:\\papers\\a.pdf"),
        ("storage:../../a.pdf", 0, None),
        ("storage:/etc/passwd", 0, None),
        ("storage:..", 0, None),
        ("storage:sub\\a.pdf", 0, None),
        ("https://example.org/a.pdf", 3, None),
    ],
)
def test_attachments(zotero: Zotero, path: str, mode: int, place: str | None) -> None:
    book = zotero.item("book", {"title": "Tides", "citationKey": "a"})
    zotero.file(book, path, mode)
    (item,), remarks = loaded(zotero)
    if place and place.startswith("storage"):
        place = str(zotero.path.parent.resolve() / place)
    assert item.get("attachments") == ([place] if place else None)
    assert remarks == (() if place or mode == 3 else (f"{path} leads out of storage; the file was left out",))


def test_a_pdf_goes_before_a_snapshot(zotero: Zotero) -> None:
    book = zotero.item("book", {"title": "Tides", "citationKey": "a"})
    zotero.file(book, "attachments:a.html", 2, "text/html")
    zotero.file(book, "attachments:a.pdf", 2, "application/pdf")
    (item,), _ = loaded(zotero)
    assert item["attachments"] == ["a.pdf", "a.html"]


@pytest.mark.parametrize("kind", ["table", "json"])
def test_keys_of_better_bibtex(zotero: Zotero, kind: str) -> None:
    book = zotero.item("book", {"title": "Tides", "extra": "Citation Key: mine"})
    zotero.item("book", {"title": "Ebb"})
    with closing(sqlite3.connect(zotero.path.with_name("better-bibtex.sqlite"))) as base:
        if kind == "table":
            base.execute("CREATE TABLE citationkey (itemID INT, citationKey TEXT)")
            base.executemany("INSERT INTO citationkey VALUES (?, ?)", [(book, "roe99"), (book + 1, ""), ("x", "y")])
        else:
            base.execute('CREATE TABLE "better-bibtex" (name TEXT, data TEXT)')
            data = json.dumps({"data": [{"itemID": book, "citekey": "roe99"}, 7, {}]})
            base.execute('INSERT INTO "better-bibtex" VALUES (?, ?)', ("better-bibtex.citekey", data))
        base.commit()
    items, remarks = loaded(zotero)
    assert [item["id"] for item in items] == ["roe99", "ebb"]
    assert remarks == ("item 2: the entry has no key; it was given the key ebb",)


def test_keys_that_can_not_be_read(zotero: Zotero) -> None:
    zotero.item("book", {"title": "Tides", "citationKey": "a"})
    zotero.path.with_name("better-bibtex.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 200)
    items, remarks = loaded(zotero)
    assert [item["id"] for item in items] == ["a"]
    assert remarks == ("better-bibtex.sqlite can't be read; its citation keys were left out",)


def titles(path: Path) -> list[str]:
    return [reference.texts["title"] for reference in load_references(path).references]


def test_what_is_in_the_log_counts_and_nothing_is_written(zotero: Zotero) -> None:
    zotero.item("book", {"title": "Tides", "citationKey": "a"})
    zotero.base.commit()
    zotero.base.execute("PRAGMA journal_mode = WAL")
    zotero.base.execute("UPDATE itemDataValues SET value = 'Ebb' WHERE value = 'Tides'")
    zotero.base.commit()
    before = {path.name: path.read_bytes() for path in zotero.path.parent.iterdir()}
    assert titles(zotero.path) == ["Ebb"]
    assert {path.name: path.read_bytes() for path in zotero.path.parent.iterdir()} == before


def test_one_that_is_locked(zotero: Zotero) -> None:
    zotero.item("book", {"title": "Tides", "citationKey": "a"})
    zotero.base.commit()
    zotero.base.execute("BEGIN EXCLUSIVE")
    zotero.base.execute("UPDATE itemDataValues SET value = 'Half' WHERE value = 'Tides'")
    assert titles(zotero.path) == ["Tides"]


def test_a_newer_one_is_read_and_told(zotero: Zotero) -> None:
    zotero.item("book", {"title": "Tides", "citationKey": "a"})
    zotero.base.execute("UPDATE version SET version = 9999")
    items, (remark,) = loaded(zotero)
    assert len(items) == 1
    assert "of a newer Zotero (version 9999)" in remark


@pytest.mark.parametrize("size", [17, 100, 1000, 5000, 30_000])
def test_one_that_is_cut(zotero: Zotero, size: int) -> None:
    for number in range(40):
        zotero.item("book", {"title": f"Tides {number} " * 30, "citationKey": f"a{number}"})
    zotero.base.commit()
    zotero.path.write_bytes(zotero.path.read_bytes()[:size])
    with pytest.raises(UnreadableDocument, match="damaged, was cut, or was being written"):
        load_references(zotero.path)


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        ("CREATE TABLE notes (x);", "is no database of Zotero's"),
        (
            "CREATE TABLE items (itemID); CREATE TABLE itemTypes (x); CREATE TABLE itemAttachments (sourceItemID);",
            "before 5.0",
        ),
        (
            "CREATE TABLE t (x); CREATE VIEW items AS SELECT x FROM t; CREATE TABLE itemTypes (x);",
            "is no database of Zotero's",
        ),
        (TABLES, "has no items"),
    ],
)
def test_one_that_is_none(tmp_path: Path, statements: str, words: str) -> None:
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as base:
        base.executescript(statements)
    with pytest.raises(InvalidReference, match=words):
        load_references(tmp_path / "x.sqlite")


def test_bytes_that_are_no_text(zotero: Zotero) -> None:
    book = zotero.item("book", {"title": "Tides", "citationKey": "a", "place": b"\xff\x00"})
    zotero.base.execute("INSERT INTO itemData VALUES (?, 1, 999)", (book,))
    zotero.base.execute("UPDATE creators SET lastName = NULL")
    (item,), _ = loaded(zotero)
    assert item == {"id": "a", "type": "book", "title": "Tides"}


def test_a_database_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_bytes(b"SQLite format 3\0")
    with pytest.raises(BadInput):
        load_references(tmp_path / "refs.bib")
