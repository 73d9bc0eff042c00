"""Variables written into the note."""

import pytest

from citecli.references.csl_json import from_item
from citecli.references.model import Date, DateParts, Name
from citecli.references.note_fields import with_note_fields


def fields(note: str, **item: object) -> dict[str, object]:
    """What the note gives beyond the item itself; the rest of the note under `note`."""
    made = with_note_fields({"note": note, **item})
    return {key: value for key, value in made.items() if key == "note" or item.get(key) != value}


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("genre: sketch", {"genre": "sketch", "note": ""}),
        ("PMID: 77\nDOI: 10.1/x", {"PMID": "77", "DOI": "10.1/x", "note": ""}),
        ("PMID:77\n\nA remark.", {"PMID": "77", "note": "A remark."}),
        ("A remark.\ngenre: sketch\nMore.", {"genre": "sketch", "note": "A remark.\n\nMore."}),
        ("A remark.\nMore.\ngenre: sketch", {"note": "A remark.\nMore.\ngenre: sketch"}),
        ("{:genre:sketch}", {"genre": "sketch", "note": ""}),
        ("{:genre: sketch} {:original-date:1850}", {"genre": "sketch", "original-date": "1850", "note": ""}),
        ("Some words {:genre:sketch}", {"genre": "sketch", "note": "Some words"}),
        ("archive_collection: Papers", {"archive_collection": "Papers", "note": ""}),
        ("Genre: sketch", {"note": "Genre: sketch"}),
        ("see http://example.com", {"note": "see http://example.com"}),
        ("genre:", {"note": "genre:"}),
        ("note: x\nid: y", {"note": "note: x\nid: y"}),
        ("", {"note": ""}),
    ],
)
def test_lines_and_braces(note: str, found: dict[str, object]) -> None:
    assert fields(note) == found


def test_what_the_item_says_goes_first_but_for_types_and_dates() -> None:
    assert fields("genre: sketch", genre="essay") == {"note": "genre: sketch"}
    assert fields("type: map\nissued: 1850", type="book", issued={"date-parts": [[2000]]}) == {
        "type": "map",
        "issued": "1850",
        "note": "",
    }


def test_names_have_a_line_each() -> None:
    reference, problems = from_item(
        {"id": "x", "type": "book", "note": "editor: van Dyck || Jan\neditor: Some Society\ntranslator: One"}
    )
    assert reference.names == {
        "editor": (Name("Dyck", "Jan", non_dropping_particle="van"), Name(literal="Some Society")),
        "translator": (Name(literal="One"),),
    }
    assert "note" not in reference.texts and problems == ()


def test_dates_are_read() -> None:
    reference, _ = from_item({"id": "x", "type": "book", "note": 'event-date: 2001-02-03/2001-02-05\nissued: "soon"'})
    assert reference.dates == {
        "event-date": Date(DateParts(2001, 2, 3), DateParts(2001, 2, 5)),
        "issued": Date(literal="soon"),
    }


def test_an_item_without_is_the_same_object() -> None:
    for item in ({"id": "x"}, {"note": "Nothing here"}, {"note": "Nothing: here"}, {"note": 3}):
        assert with_note_fields(item) is item
