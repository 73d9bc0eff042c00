import json
from pathlib import Path

import pytest

from citecli.documents.model import Document
from citecli.errors import InvalidReference
from citecli.library.library import Library
from citecli.references.display import authors, iso

TEXT = "A Title\n\nBy Jane Doe\n\n3 March 2021\n\nThe text itself."


def read(folder: Path, item: object) -> Document:
    (folder / "x.txt").write_text(TEXT, encoding="utf-8")
    (folder / "x.csl.json").write_text(item if isinstance(item, str) else json.dumps(item), encoding="utf-8")
    return Library(folder).find(str(folder / "x.txt"))


def test_it_fills_and_overrides(tmp_path: Path) -> None:
    item = {"container-title": "The Quay", "author": [{"family": "Roe", "given": "Sam"}], "type": "article-newspaper"}
    document = read(tmp_path, item)
    assert document.reference.texts == {"title": "A Title", "container-title": "The Quay"}
    assert authors(document.reference) == "Sam Roe"
    assert iso(document.reference.dates["issued"]) == "2021-03-03"
    assert document.reference.type == "article-newspaper"
    assert document.origins == {
        "title": "title line", "issued": "date line",
        "author": "sidecar", "container-title": "sidecar", "type": "sidecar",
    }  # fmt: skip


def test_without_a_type_the_document_keeps_its_own(tmp_path: Path) -> None:
    document = read(tmp_path, {"URL": "https://example.org"})
    assert document.reference.type == "webpage"
    assert document.id == "a-title"


def test_its_id_is_the_document_s(tmp_path: Path) -> None:
    assert read(tmp_path, {"id": "doe2021"}).id == "doe2021"


def test_null_takes_a_field_out(tmp_path: Path) -> None:
    document = read(tmp_path, {"author": None})
    assert not document.reference.names
    assert "author" not in document.origins


def test_a_list_of_one_will_do(tmp_path: Path) -> None:
    assert read(tmp_path, [{"title": "Other"}]).reference.texts["title"] == "Other"


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("{", "not JSON"),
        ("[]", "must hold one"),
        ([{}, {}], "not 2"),
        ('"text"', "must hold one"),
        ("[" * 100_000, "nested too deeply"),
        ({"issued": "the day before yesterday", "author": 7}, "author"),
    ],
)
def test_what_is_wrong_is_said_with_its_file(tmp_path: Path, item: object, message: str) -> None:
    with pytest.raises(InvalidReference, match=message) as caught:
        read(tmp_path, item)
    assert "x.csl.json" in str(caught.value)
