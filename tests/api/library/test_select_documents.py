"""Which documents a command works on."""

import io
import sys
from pathlib import Path

import pytest

from citecli.api.library.select_documents import select_documents, stream_documents
from citecli.documents.model import Document
from citecli.errors import DocumentNotFound
from citecli.library.library import Library


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.chdir(tmp_path)
    for folder, names in (("mine", ("harbour", "tides")), ("other", ("ebb",)), ("empty", ())):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / f"{name}.txt").write_text(f"The {name}\n\n3 March 2021\n\nA text.", encoding="utf-8")
    (tmp_path / "mine" / "broken.txt").write_bytes(b"\0")
    return Library(Path("mine"))


def ids(library: Library, *names: str) -> list[str]:
    return [one.id if isinstance(one, Document) else type(one).__name__ for one in stream_documents(library, names)]


def test_the_whole_library(library: Library) -> None:
    assert sorted(ids(library)) == ["UnreadableDocument", "the-harbour", "the-tides"]
    chosen = select_documents(library, ())
    assert sorted(document.id for document in chosen.documents) == ["the-harbour", "the-tides"]
    assert len(chosen.errors) == 1


def test_each_once_in_the_order_given(library: Library) -> None:
    assert ids(library, "tides", "harbour", "the-tides", "mine/tides.txt") == ["the-tides", "the-harbour"]


def test_a_folder_and_a_file_elsewhere(library: Library) -> None:
    assert ids(library, "./other", "other/ebb.txt", "other") == ["the-ebb"]
    assert ids(library, "tides", "./empty") == ["the-tides", "NothingMatched"]


def test_what_can_not_be_had_ends_a_batch_of_one_alone(library: Library) -> None:
    assert ids(library, "nothing", "tides") == ["DocumentNotFound", "the-tides"]
    with pytest.raises(DocumentNotFound):
        ids(library, "nothing")


def test_json_lines(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = '{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'
    (tmp_path / "texts.jsonl").write_text(lines, encoding="utf-8")
    assert ids(library, "texts.jsonl") == ["a", "b"]
    for data, expected in ((lines, ["a", "b"]), ("A text.", ["standard-input"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data.encode()))))
        assert ids(library, "-") == expected
