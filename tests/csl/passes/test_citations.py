"""What a writer adds to cites, and what comes of cites that show nothing; how citations look is told by cases."""

import pytest

from citecli.csl import CitationItem
from citecli.csl.context import Cite
from citecli.csl.passes.citations import (
    CitationOutcome,
    CiteOutcome,
    empty_references,
    ends_sentence,
    placed_cite,
    prefix_content,
    suffix_content,
)
from citecli.csl.passes.position import CitePosition
from citecli.csl.taxonomy import Position
from citecli.markup import plain
from citecli.references.model import Reference


@pytest.mark.parametrize(
    ("written", "shown"),
    [("", ""), ("see", "see "), ("cf.", "cf. "), ("see ", "see "), ("(", "("), ("also:", "also: ")],
)
def test_a_space_goes_behind_a_prefix_where_it_is_missing(written: str, shown: str) -> None:
    assert plain.write(prefix_content(written)) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [("", ""), ("passim", " passim"), (", passim", ", passim"), ("(italics mine)", " (italics mine)")],
)
def test_a_space_goes_before_a_suffix_where_it_is_missing(written: str, shown: str) -> None:
    assert plain.write(suffix_content(written)) == shown


@pytest.mark.parametrize(
    ("prefix", "ends"),
    [
        ("This is said often. ", True),
        ("“Is it so?” ", True),
        ("cf. ", False),
        ("See", False),
        ("as is said often", False),
        ("", False),
    ],
)
def test_a_sentence_is_more_than_an_abbreviation(prefix: str, ends: bool) -> None:
    assert ends_sentence(prefix) is ends


def test_a_locator_that_names_its_kind_is_taken_at_its_word() -> None:
    bare = Cite(Reference("quay"), CitationItem("quay"), citation_number=4)

    def placed(locator: str, label: str = "") -> tuple[str, str]:
        item = placed_cite(CitationItem("quay", locator, label), CitePosition(Position.IBID, True, 2), bare).item
        return item.label, item.locator

    assert placed("ch. 4") == ("chapter", "4")
    assert placed("12") == ("", "12")
    assert placed("ch. 4", "page") == ("page", "ch. 4")
    cite = placed_cite(CitationItem("quay"), CitePosition(Position.IBID, True, 2), bare)
    assert (cite.position, cite.near_note, cite.first_note, cite.citation_number) == (Position.IBID, True, 2, 4)


def outcome(*cites: tuple[str, bool, bool]) -> CitationOutcome:
    return CitationOutcome((), tuple(CiteOutcome(*cite) for cite in cites))


def test_a_reference_is_empty_when_none_of_its_cites_shows_anything() -> None:
    assert empty_references([]) == ([], True)
    assert empty_references([outcome(("a", False, False), ("b", True, False))]) == (["a"], False)
    assert empty_references([outcome(("a", False, False)), outcome(("a", True, False))]) == ([], False)
    assert empty_references([outcome(("a", False, False), ("b", False, False))]) == (["a", "b"], True)


def test_a_cite_without_its_author_may_be_empty() -> None:
    assert empty_references([outcome(("a", False, True))]) == ([], False)
    assert empty_references([outcome(("a", False, True)), outcome(("a", False, False))]) == ([], False)
