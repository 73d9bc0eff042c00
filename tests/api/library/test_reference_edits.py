"""What a user says of a reference, as a change to its sidecar."""

import pytest

from citecli.api.library.reference_edits import (
    ReferenceEdits,
    edit_command,
    sidecar_change,
    tags,
    variable_named,
)
from citecli.errors import BadInput, ConflictingRequest, InvalidRequest


def test_what_is_set() -> None:
    change = sidecar_change(
        ReferenceEdits(title="Salt", authors=("Maté, Aaron",), date="March 2021", assignments=("Publisher = Verso",))
    )
    item = change.fields
    assert item["title"] == "Salt"
    assert item["publisher"] == "Verso"
    assert item["author"] == [{"family": "Maté", "given": "Aaron"}]
    assert item["issued"] == {"date-parts": [[2021, 3]]}


def test_tags_are_parted_by_commas_and_kept_once() -> None:
    assert tags(["sea,  deep   coast", "sea; winter", " , "]) == ("sea", "deep coast", "winter")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("doi", "DOI"), ("Journal", "container-title"), ("container_title", "container-title"), (" key ", "id")],
)
def test_variables_have_other_names(name: str, expected: str) -> None:
    assert variable_named(name) == expected


def test_a_variable_that_there_is_not_names_the_nearest() -> None:
    with pytest.raises(BadInput, match="publisher"):
        variable_named("publsher")


@pytest.mark.parametrize(
    ("edits", "error"),
    [
        (ReferenceEdits(assignments=("publisher",)), BadInput),
        (ReferenceEdits(unset=("id",)), BadInput),
        (ReferenceEdits(title="Salt", unset=("title",)), ConflictingRequest),
    ],
)
def test_what_can_not_be(edits: ReferenceEdits, error: type[Exception]) -> None:
    with pytest.raises(error):
        sidecar_change(edits)


def test_the_command_that_fills_in_what_is_missing() -> None:
    assert edit_command("doe", ()) == ""
    assert edit_command("doe", ("title", "publisher")) == "citecli edit doe --title … --set publisher=…"


@pytest.mark.parametrize("name", [",", " , ", "{}", "{ }", ";", "?", "—", ", Jr.", ",,,", "."])
def test_a_name_that_names_no_one_is_refused(name: str) -> None:
    with pytest.raises(InvalidRequest, match="is no name"):
        sidecar_change(ReferenceEdits(authors=(name,)))
    with pytest.raises(InvalidRequest, match="is no name"):
        sidecar_change(ReferenceEdits(assignments=(f"editor={name}",)))


@pytest.mark.parametrize(
    ("name", "item"),
    [("{!!!}", {"literal": "!!!"}), ("李", {"literal": "李"}), ("50", {"literal": "50"}), ("Doe,", {"literal": "Doe"})],
)
def test_a_name_of_any_letters(name: str, item: dict[str, str]) -> None:
    assert sidecar_change(ReferenceEdits(authors=(name,))).fields == {"author": [item]}
