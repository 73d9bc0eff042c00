"""CSL YAML, as Pandoc has it."""

import pytest

from citecli.errors import InvalidReference
from citecli.interop.csl_yaml import parse, with_tags


@pytest.mark.parametrize(
    "text", ["---\nreferences:\n- {id: doe, type: book, title: Salt}\n---\n", "- {id: doe, type: book, title: Salt}\n"]
)
def test_a_list_or_what_stands_under_references(text: str) -> None:
    assert [(one.id, one.texts["title"]) for one in parse(text).references] == [("doe", "Salt")]


def test_markdown_becomes_tags_where_text_may_have_them() -> None:
    item = with_tags({"title": "On *Salt* and ^2^", "URL": "https://example.org/a*b*c", "volume": 3})
    assert item == {
        "title": "On <i>Salt</i> and <sup>2</sup>", "URL": "https://example.org/a*b*c", "volume": 3,
    }  # fmt: skip


def test_scalars_are_texts() -> None:
    (one,) = parse("- id: 007\n  type: book\n  title: no\n  volume: 1.10\n").references
    assert (one.id, one.texts["title"], one.texts["volume"]) == ("007", "no", "1.10")


@pytest.mark.parametrize("text", ["a: b\n", "", "text"])
def test_where_there_are_none(text: str) -> None:
    with pytest.raises(InvalidReference):
        parse(text)
