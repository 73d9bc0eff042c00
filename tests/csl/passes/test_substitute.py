import pytest

from citecli.csl.passes.substitute import entry_names, substitute
from citecli.markup import plain
from citecli.markup.nodes import Content, Node, Tagged, Text


def entry(*names: str, label: str = "", others: str = "") -> Content:
    people: list[Node] = []
    for name in names:
        if people:
            people.append(Text(" & "))
        people.append(Tagged((Text(name),), "name"))
    if others:
        people.append(Text(others))
    lists: Content = (Tagged(tuple(people), "name-list"),)
    if label:
        lists += (Tagged((Text(label),), "label"),)
    second = Tagged((Tagged((Tagged((Text("Doe"),), "name"),), "name-list"),), "names")
    return Tagged(lists, "names"), Text(". Title, by "), second


def after(rule: str, first: Content, second: Content) -> str:
    return plain.write(substitute(second, entry_names(second), entry_names(first), "---", rule))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("complete-all", "---"),
        ("complete-each", "--- & ---"),
        ("partial-each", "--- & ---"),
        ("partial-first", "--- & Roe"),
    ],
)
def test_all_alike(rule: str, expected: str) -> None:
    assert after(rule, entry("Doe", "Roe"), entry("Doe", "Roe")) == f"{expected}. Title, by Doe"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("complete-all", "Doe & Poe"),
        ("complete-each", "Doe & Poe"),
        ("partial-each", "--- & Poe"),
        ("partial-first", "--- & Poe"),
    ],
)
def test_partly_alike(rule: str, expected: str) -> None:
    assert after(rule, entry("Doe", "Roe"), entry("Doe", "Poe")) == f"{expected}. Title, by Doe"


def test_matching_starts_with_the_first_name() -> None:
    for rule in ("complete-all", "complete-each", "partial-each", "partial-first"):
        assert after(rule, entry("Roe", "Doe"), entry("Poe", "Doe")) == "Poe & Doe. Title, by Doe"


def test_et_al_goes_with_the_list_and_the_label_stays() -> None:
    first = entry("Doe", label=" (ed.)", others=" et al.")
    assert after("complete-all", first, first) == "--- (ed.). Title, by Doe"
    assert after("complete-each", first, first) == "--- et al. (ed.). Title, by Doe"


def test_no_entry_before_and_no_names() -> None:
    only: Content = (Text("Title"),)
    assert substitute(only, entry_names(only), None, "---", "complete-all") == only
    assert substitute(only, entry_names(only), entry_names(only), "---", "complete-all") == only
    assert substitute(entry("Doe"), entry_names(entry("Doe")), entry_names(only), "---", "complete-all") == entry("Doe")
