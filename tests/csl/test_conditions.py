"""cs:if by itself: what its conditions look at, and what `match` makes of several."""

import pytest

from citecli.csl import CitationItem, load_locale, load_style
from citecli.csl.conditions import holds
from citecli.csl.context import Cite, Context, Disambiguation
from citecli.csl.style_traits import area_of
from citecli.csl.taxonomy import Position
from citecli.csl.tree import Branch, Condition
from citecli.references.model import Date, DateParts, Name, Reference

STYLE = load_style("apa")
LOCALE = load_locale("en-US", STYLE)
REFERENCE = Reference(
    "quay",
    "book",
    {"title": "The quay", "volume": "2", "edition": "second", "note": ""},
    {"author": (Name("Roe", "Ann"),), "editor": ()},
    {"issued": Date(DateParts(2019)), "accessed": Date(DateParts(2020), circa=True), "event-date": Date(None)},
)


def context(
    *, position: Position = Position.FIRST, near: bool = False, granted: int = 0, bibliography: bool = False
) -> Context:
    cite = Cite(REFERENCE, CitationItem("quay", "12"), position, near, 3, 7)
    return Context(area_of(STYLE, LOCALE, bibliography=bibliography), cite, Disambiguation(granted_tests=granted))


def branch(match: str, *conditions: tuple[str, str]) -> Branch:
    return Branch(tuple(Condition(kind, tuple(values.split())) for kind, values in conditions), match, ())


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("type", "book", True),
        ("type", "chapter", False),
        ("variable", "title", True),
        ("variable", "note", False),
        ("variable", "author", True),
        ("variable", "editor", False),
        ("variable", "issued", True),
        ("variable", "event-date", False),
        ("variable", "locator", True),
        ("variable", "first-reference-note-number", True),
        ("variable", "year-suffix", False),
        ("is-numeric", "volume", True),
        ("is-numeric", "edition", False),
        ("is-numeric", "issue", False),
        ("is-uncertain-date", "accessed", True),
        ("is-uncertain-date", "issued", False),
        ("locator", "page", True),
        ("locator", "chapter", False),
        ("position", "first", True),
        ("position", "ibid", False),
        ("no-such-test", "x", False),
    ],
)
def test_one_condition(kind: str, value: str, expected: bool) -> None:
    assert holds(branch("all", (kind, value)), context()) is expected


@pytest.mark.parametrize(
    ("match", "values", "expected"),
    [
        ("all", "title volume", True),
        ("all", "title issue", False),
        ("any", "issue title", True),
        ("any", "issue note", False),
        ("none", "issue note", True),
        ("none", "issue title", False),
    ],
)
def test_several_values_are_matched_as_asked(match: str, values: str, expected: bool) -> None:
    assert holds(branch(match, ("variable", values)), context()) is expected


def test_several_types_are_always_alternatives() -> None:
    assert holds(branch("all", ("type", "chapter book"), ("variable", "title")), context())
    assert not holds(branch("all", ("type", "chapter book"), ("variable", "issue")), context())
    assert not holds(branch("none", ("type", "chapter book")), context())
    assert holds(branch("any", ("variable", "issue"), ("type", "book")), context())


def test_a_branch_without_conditions_holds() -> None:
    assert holds(branch("all"), context())


@pytest.mark.parametrize(
    ("position", "met"),
    [
        (Position.FIRST, {"first"}),
        (Position.SUBSEQUENT, {"subsequent"}),
        (Position.IBID, {"subsequent", "ibid"}),
        (Position.IBID_WITH_LOCATOR, {"subsequent", "ibid", "ibid-with-locator"}),
    ],
)
def test_positions_include_the_general_ones(position: Position, met: set[str]) -> None:
    values = [position.value for position in Position]
    assert {value for value in values if holds(branch("all", ("position", value)), context(position=position))} == met


def test_near_note_is_a_matter_of_its_own_and_entries_have_no_position() -> None:
    assert holds(branch("all", ("position", "near-note")), context(near=True))
    assert not holds(branch("all", ("position", "near-note")), context())
    assert not holds(branch("any", ("position", "first near-note")), context(near=True, bibliography=True))


def test_ambiguity_is_granted_test_by_test() -> None:
    evaluation = context(granted=1)
    test = branch("all", ("disambiguate", "true"))
    assert [holds(test, evaluation) for _ in range(3)] == [True, False, False]
    assert evaluation.disambiguate_tests == 3
