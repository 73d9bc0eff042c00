"""CITATION.cff."""

import pytest

from citecli.errors import InvalidReference
from citecli.interop.cff import parse

HEAD = "cff-version: 1.2.0\ntitle: Tide gauge\nauthors:\n- family-names: Roe\n  given-names: Jo\n"


def test_a_work_is_software_with_its_version_and_day() -> None:
    (work,) = parse(HEAD + "version: 1.20\ndate-released: 2021-03-04\ndoi: 10.1000/182\n").references
    assert (work.type, work.texts["version"], work.texts["DOI"]) == ("software", "1.20", "10.1000/182")
    assert work.dates["issued"].start[:3] == (2021, 3, 4)
    assert [(name.family, name.given) for name in work.names["author"]] == [("Roe", "Jo")]


def test_an_entity_is_one_name() -> None:
    (work,) = parse("cff-version: 1.2.0\ntitle: x\nauthors:\n- name: Harbour Board\n").references
    assert [name.literal for name in work.names["author"]] == ["Harbour Board"]


def test_what_is_to_be_cited_first_comes_first() -> None:
    text = HEAD + "references:\n- {type: book, title: Third}\npreferred-citation: {type: article, title: First}\n"
    assert [work.texts["title"] for work in parse(text).references] == ["First", "Tide gauge", "Third"]


@pytest.mark.parametrize("text", ["- a\n", "a: b\n", ""])
def test_what_is_no_work(text: str) -> None:
    with pytest.raises(InvalidReference):
        parse(text)
