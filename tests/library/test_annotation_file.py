"""The file of kept quotations beside a document."""

import json
import os
from pathlib import Path

import pytest

from citecli.documents.model import Span
from citecli.errors import BadInput, Failed
from citecli.frozen import replace
from citecli.library import annotation_file
from citecli.matching.annotations import Annotation
from citecli.matching.selectors import Selector

ONE = Annotation(Selector("the sea", Span(0, 7)), "x.txt", order=1, id="1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A document."""
    path = tmp_path / "x.txt"
    path.write_text("the sea", "utf-8")
    return path


def test_nothing_is_kept_at_first(path: Path) -> None:
    assert annotation_file.read(path) == ()
    assert annotation_file.documents_with(path.parent) == ((), ())


def test_kept_in_order_and_gone_with_the_last(path: Path) -> None:
    two = replace(ONE, order=2, id="2")
    annotation_file.write(path, [two, ONE])
    assert annotation_file.read(path) == (ONE, two)
    assert annotation_file.documents_with(path.parent) == ((path,), ())
    annotation_file.write(path, [])
    assert list(path.parent.iterdir()) == [path]


def test_two_documents_of_one_stem(path: Path) -> None:
    other = path.with_suffix(".md")
    other.write_text("the sea", "utf-8")
    mine = replace(ONE, source="x.md", id="2")
    annotation_file.write(path, [ONE])
    annotation_file.write(other, [mine])
    assert (annotation_file.read(path), annotation_file.read(other)) == ((ONE,), (mine,))
    annotation_file.write(path, [])
    assert annotation_file.read(other) == (mine,)


def test_a_renamed_document_keeps_what_came_with_it(path: Path) -> None:
    annotation_file.write(path, [ONE])
    path.rename(path.with_name("y.txt"))
    assert annotation_file.documents_with(path.parent) == ((), (path.with_name("x.annotations.json"),))
    path.with_name("x.annotations.json").rename(path.with_name("y.annotations.json"))
    assert annotation_file.read(path.with_name("y.txt")) == (ONE,)


def test_what_others_wrote_stays(path: Path) -> None:
    file = path.with_name("x.annotations.json")
    file.write_text(json.dumps([{"target": "https://example.org", "creator": "Roe"}]), "utf-8")
    annotation_file.write(path, [ONE])
    annotation_file.write(path, [])
    assert json.loads(file.read_text("utf-8"))["first"]["items"] == [
        {"target": "https://example.org", "creator": "Roe"}
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_only_a_file_is_read_and_written(path: Path, tmp_path_factory: pytest.TempPathFactory, kind: str) -> None:
    file = path.with_name("x.annotations.json")
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "y.json"
    elsewhere.write_text("[]", "utf-8")
    if kind == "link":
        file.symlink_to(elsewhere)
    elif kind == "pipe":
        os.mkfifo(file)
    else:
        file.mkdir()
    with pytest.raises(Failed, match="that citecli did not make"):
        annotation_file.read(path)
    with pytest.raises(Failed, match="that citecli did not make"):
        annotation_file.write(path, [ONE])
    assert elsewhere.read_text("utf-8") == "[]"


def test_a_large_file_is_not_read(path: Path) -> None:
    with path.with_name("x.annotations.json").open("wb") as file:
        file.truncate(annotation_file.LARGEST + 1)  # takes no room on the disk
    with pytest.raises(BadInput, match="larger than 16 MB"):
        annotation_file.read(path)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"{", b"", b'"x"'])
def test_an_odd_file_is_refused_and_stays(path: Path, data: bytes) -> None:
    file = path.with_name("x.annotations.json")
    file.write_bytes(data)
    with pytest.raises(BadInput):
        annotation_file.read(path)
    with pytest.raises(BadInput):
        annotation_file.write(path, [ONE])
    assert file.read_bytes() == data


@pytest.mark.parametrize("source", ["../../x.txt", "x.txt\x00", "x" * 5000, "", "https://example.org/x", "/etc/passwd"])
def test_an_odd_source_is_nothing_to_open(path: Path, source: str) -> None:
    odd = replace(ONE, source=source)
    annotation_file.write(path, [odd])
    assert [one.selector.exact for one in annotation_file.read(path)] == ["the sea"]
