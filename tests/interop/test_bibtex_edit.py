"""Values of entries are changed in place, and every other character stays."""

from typing import Any

import pytest

from citecli.interop.bibtex_edit import EntryChange, with_changes
from citecli.references.csl_json import from_item

ITEM: dict[str, Any] = {
    "id": "roe", "type": "article-journal", "title": "Quays & locks of Łódź: DNA", "issued": {"date-parts": [[2005]]},
    "author": [{"family": "Núñez", "given": "Eva"}, {"family": "Roe", "given": "Sam"}], "container-title": "Ports",
    "volume": "7", "issue": "2", "page": "1-9", "DOI": "10.5000/x",
}  # fmt: skip


def changed(text: str, *variables: str) -> str:
    reference = from_item(ITEM)[0]
    found, missing = with_changes(text, [EntryChange("roe", reference, variables)])
    assert missing == ()
    return found


@pytest.mark.parametrize(
    ("before", "variable", "after"),
    [
        ("@article{roe, year = 1999, note={x}}", "issued", "@article{roe, year = 2005, note={x}}"),
        ("@article{roe, year = {1999}, note={x}}", "issued", "@article{roe, year = {2005}, note={x}}"),
        ('@article{roe, year = "1999"}', "issued", "@article{roe, year = {2005}}"),
        ("@article{roe, date={1999-03}}", "issued", "@article{roe, date={2005}}"),
        ("@article(roe, pages=12 # x, note={y})", "page", "@article(roe, pages={1--9}, note={y})"),
        ("@book{a, volume=1}\n@article{roe,\r\n\tvolume =  {{1}} ,\r\n}", "volume",
         "@book{a, volume=1}\n@article{roe,\r\n\tvolume =  {7} ,\r\n}"),
        ("@article{roe, number=1}", "issue", "@article{roe, number={2}}"),
        ("@article{roe, Journal=jh}", "container-title", "@article{roe, Journal={Ports}}"),
        ("@article{roe,\n  note = {x}\n}", "DOI", "@article{roe,\n  note = {x},\n  doi = {10.5000/x}\n}"),
        ("@article{roe, note={x}}", "DOI", "@article{roe, note={x}, doi = {10.5000/x}}"),
        ("@article{roe,\r  volume={1}}\r", "volume", "@article{roe,\r  volume={7}}\r"),
        ("@article{roe, author={A}}", "author", "@article{roe, author={N{\\'u}{\\~n}ez, Eva and Roe, Sam}}"),
    ],
)  # fmt: skip
def test_one_value(before: str, variable: str, after: str) -> None:
    found = changed(before, variable)
    assert found.replace("Núñez", "N{\\'u}{\\~n}ez") == after


def test_several_values_and_signs_of_latex() -> None:
    before = "% all\n@article{roe,\n title={x}, volume={1}, % mine\n pages={3}}\njunk\n@misc{b, title={y}}"
    after = changed(before, "title", "volume", "page")
    assert after.startswith("% all\n@article{roe,\n title={Quays \\& locks of ")
    assert after.endswith(", volume={7}, % mine\n pages={1--9}}\njunk\n@misc{b, title={y}}")


def test_an_entry_that_is_not_there() -> None:
    reference = from_item(ITEM)[0]
    text = "@string{roe = {x}}\n@article{roe, title={not closed\n\n@misc{b, title={y}}"
    assert with_changes(text, [EntryChange("roe", reference, ("title",))]) == (text, ("roe",))
