"""The block before a text: where it ends, what it holds, and what is none."""

import pytest

from citecli.documents.front_matter import OF_A_DRAFT, FrontMatterLimits, front_matter


@pytest.mark.parametrize(
    ("text", "values", "rest"),
    [
        ("---\ntitle: Rain\ndate: 2020-05-04\n---\nIt rains.", {"title": "Rain", "date": "2020-05-04"}, "It rains."),
        ("\ufeff--- \r\ntitle: Rain\r\n...\r\nIt rains.", {"title": "Rain"}, "It rains."),
        ("---\n# a remark\nnumber: 010\nyes: true\n---", {"number": "010", "yes": "true"}, ""),
        ("+++\ntitle = 'Rain'\ndraft = true\n+++\nIt rains.", {"title": "Rain", "draft": True}, "It rains."),
        ("+++\n+++\nIt rains.", {}, "It rains."),
        ("---\nProse between rules\n---\nMore.", {}, "---\nProse between rules\n---\nMore."),
        ("---\n\n---\nMore.", {}, "---\n\n---\nMore."),
        ("---\ntitle: Rain\n\nnever closed", {}, "---\ntitle: Rain\n\nnever closed"),
        ("Text\n---\ntitle: Rain\n---\n", {}, "Text\n---\ntitle: Rain\n---\n"),
    ],
)
def test_values_and_where_the_text_begins(text: str, values: dict[str, object], rest: str) -> None:
    front = front_matter(text)
    assert (front.values, text[front.end :], front.problem) == (values, rest, "")


@pytest.mark.parametrize("block", ["---\na: 'open\n---\n", "---\na: *b\n---\n", "+++\na =\n+++\n"])
def test_what_cannot_be_read_has_no_values_and_says_why(block: str) -> None:
    front = front_matter(block + "Text")
    assert front.values == {}
    assert front.end == len(block)
    assert front.problem


def test_limits_are_those_of_the_caller() -> None:
    text = "---\na: " + "[" * 20 + "]" * 20 + "\n---\n"
    assert front_matter(text).problem
    assert not front_matter(text, OF_A_DRAFT).problem
    assert front_matter("---\na: b\n---\n", FrontMatterLimits(characters=4)).end == 0
