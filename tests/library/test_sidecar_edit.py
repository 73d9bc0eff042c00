import json
from pathlib import Path

import pytest

from citecli.errors import InvalidReference
from citecli.library.sidecar_edit import SidecarChange, changed_item, edit_sidecar, item_of
from citecli.library.store import read_document

ITEM = {"id": "doe2021", "publisher": "Harbour Press", "note": "mine", "keyword": "sea, Stone"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (SidecarChange(), ITEM),
        (SidecarChange({"publisher": "Other"}), {**ITEM, "publisher": "Other"}),
        (SidecarChange({"volume": "2"}), {**ITEM, "volume": "2"}),
        (SidecarChange(removed=frozenset({"note"})), {key: ITEM[key] for key in ITEM if key != "note"}),
        (SidecarChange(silenced=frozenset({"note"})), {**ITEM, "note": None}),
        (SidecarChange(tags=("winter",)), {**ITEM, "keyword": "sea, Stone, winter"}),
        (SidecarChange(tags=("SEA",)), {**ITEM, "keyword": "sea, Stone"}),
        (SidecarChange(untagged=("stone",)), {**ITEM, "keyword": "sea"}),
        (SidecarChange(untagged=("stone", "sea")), {**ITEM, "keyword": None}),
    ],
)
def test_changes(change: SidecarChange, expected: dict[str, object]) -> None:
    assert changed_item(ITEM, change) == expected


def test_tags_are_added_to_those_of_the_document_itself() -> None:
    assert changed_item({}, SidecarChange(tags=("new",)), ("own",)) == {"keyword": "own, new"}
    assert changed_item({"keyword": "kept"}, SidecarChange(tags=("new",)), ("own",)) == {"keyword": "kept, new"}
    assert changed_item({}, SidecarChange(), ("own",)) == {}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("The harbour\n\n3 March 2021\n\nIt is closed.", encoding="utf-8")
    return path


def test_a_sidecar_is_made_and_changed(path: Path) -> None:
    assert item_of(path) == {}
    document = edit_sidecar(read_document(path), SidecarChange({"publisher": "Harbour Press"}))
    assert (document.id, document.reference.texts["publisher"]) == ("the-harbour", "Harbour Press")
    document = edit_sidecar(document, SidecarChange({"id": "roe"}, silenced=frozenset({"title"})))
    assert (document.id, document.reference.texts.get("title")) == ("roe", None)
    written = json.loads(path.with_suffix(".csl.json").read_text(encoding="utf-8"))
    assert written == item_of(path) == {"publisher": "Harbour Press", "id": "roe", "title": None}


def test_what_no_reference_can_have_is_not_written(path: Path) -> None:
    with pytest.raises(InvalidReference, match="author"):
        edit_sidecar(read_document(path), SidecarChange({"author": 7}))
    assert not path.with_suffix(".csl.json").exists()
