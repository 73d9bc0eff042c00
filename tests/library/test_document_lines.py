from pathlib import Path

import pytest

from citecli.documents.model import Document
from citecli.errors import DocumentNotFound, UnreadableDocument
from citecli.library.document_lines import document_lines


def test_a_document_a_line(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    lines = (
        '{"id": "a", "text": "One.", "title": "First"}',
        "",
        '{"text": "Two."}',
        '{"text": "Three.", "author": 7}',
        "[]",
        "{",
        '{"id": "a", "text": "Four."}',
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    found = list(document_lines(str(path)))
    assert [one.id if isinstance(one, Document) else type(one).__name__ for one in found] == [
        "a", "texts-3", "InvalidReference", "UnreadableDocument", "UnreadableDocument", "a-2",
    ]  # fmt: skip
    first = found[0]
    assert isinstance(first, Document)
    assert (first.text, first.reference.texts["title"], first.origins["title"]) == ("One.", "First", "JSON line")
    assert str(found[3]) == f'{path}, line 5 must be an object with a text, like {{"id": "…", "text": "…"}}'
    assert str(found[4]) == f"{path}, line 6 is not JSON"


def test_a_line_that_is_too_long_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citecli.library.document_lines.LARGEST_INPUT", 40)
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "One."}\n{"text": "' + "a" * 50 + '"}\n{"text": "Three."}\n', encoding="utf-8")
    one, error = document_lines(str(path))
    assert isinstance(one, Document)
    assert isinstance(error, UnreadableDocument)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentNotFound):
        list(document_lines(str(tmp_path / "none.jsonl")))
    with pytest.raises(UnreadableDocument):
        list(document_lines(str(tmp_path)))
