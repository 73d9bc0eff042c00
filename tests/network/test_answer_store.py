"""What services answered is kept, and read as anything that others may have written."""

import sqlite3
from pathlib import Path

import pytest

from citecli.network.answer_store import AnswerStore


def test_answers_are_kept(tmp_path: Path) -> None:
    store = AnswerStore(tmp_path / "cache")
    assert store.get("a") is None
    store.put("a", [{"title": "Ø \ud800"}])
    store.put("b", [])
    store.close()
    again = AnswerStore(tmp_path / "cache")
    found = again.get("a")
    assert found is not None
    assert found.data == [{"title": "Ø ?"}]
    assert len(found.day) == 10
    kept = again.get("b")
    assert kept is not None
    assert kept.data == []
    again.close()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "answers.sqlite3").write_bytes(content)
    store = AnswerStore(tmp_path)
    store.put("a", 1)
    assert (store.problem, getattr(store.get("a"), "data", None)) == ("", 1)
    store.close()


def test_a_file_of_another_shape_is_made_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "answers.sqlite3") as base:
        base.execute("CREATE TABLE answers (other TEXT)")
    store = AnswerStore(tmp_path)
    store.put("a", 1)
    assert store.get("a") is not None
    store.close()


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "NaN"])
def test_what_is_no_json_is_asked_again(tmp_path: Path, text: str) -> None:
    store = AnswerStore(tmp_path)
    store.put("a", 1)
    with sqlite3.connect(tmp_path / "answers.sqlite3") as base:
        base.execute("UPDATE answers SET answer = ?", (text,))
    answer = store.get("a")
    assert answer is None or answer.data != 1
    store.close()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    other.write_bytes(b"mine")
    (tmp_path / "answers.sqlite3").symlink_to(other)
    store = AnswerStore(tmp_path)
    store.put("a", 1)
    store.close()
    assert other.read_bytes() == b"mine"


def test_a_folder_that_cant_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store = AnswerStore(tmp_path / "file")
    store.put("a", 1)
    assert store.get("a") is None
    assert "answers are not kept" in store.problem
