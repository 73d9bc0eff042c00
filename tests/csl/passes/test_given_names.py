import pytest

from citecli.csl import load_style
from citecli.csl.context import NameList
from citecli.csl.passes.disambiguate import GlobalGivenNameLevels, levels_for
from citecli.csl.tree import Style
from citecli.frozen import replace
from citecli.references.model import Name

ADA, JO, JAN = Name("Doe", "Ada"), Name("Doe", "Jo"), Name("Doe", "Jan")
NOBODY = Name("", "", literal="Harbor Board")


def levels(rule: str, *lists: NameList, demote: str = "sort-only") -> GlobalGivenNameLevels:
    style: Style = load_style("apa")
    part = replace(style.citation, givenname_disambiguation_rule=rule)
    return levels_for(replace(style, citation=part, demote_non_dropping_particle=demote), lists)


def names(*people: Name, level: int = 0) -> NameList:
    return NameList(len(people), len(people), (level,) * len(people), people)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("all-names", [1, 2, 2]),
        ("all-names-with-initials", [1, 1, 1]),
        ("primary-name", [1, 2, 0]),
        ("primary-name-with-initials", [1, 1, 0]),
    ],
)
def test_rules(rule: str, expected: list[int]) -> None:
    found = levels(rule, names(ADA), names(JO), names(JAN))
    assert [found.level(name, at) for name, at in ((ADA, 0), (JO, 0), (JAN, 1))] == expected


def test_a_rule_for_first_names_overlooks_the_others() -> None:
    assert levels("primary-name", names(NOBODY, ADA), names(JO)).level(JO, 0) == 0
    assert levels("all-names", names(NOBODY, ADA), names(JO)).level(JO, 0) == 1


def test_names_that_nobody_shares_stay_as_they_are() -> None:
    found = levels("all-names", names(ADA), names(NOBODY, Name("Roe", "Jo")))
    assert [found.level(name, 0) for name in (ADA, NOBODY, Name("Poe", "Ed"))] == [0, 0, 0]


def test_what_is_only_spelled_otherwise_is_the_same_name() -> None:
    assert (
        levels("all-names", names(Name("Doe", "J. R.")), names(Name("Doe", "J R"))).level(Name("Doe", "J.R."), 0) == 0
    )


def test_names_shown_in_full_and_names_without_given_ones_count_nothing() -> None:
    assert levels("all-names", names(ADA, level=2), names(JO)).level(JO, 0) == 0
    assert levels("all-names", names(Name("Doe")), names(JO)).level(JO, 0) == 0


def test_a_particle_belongs_to_the_family_where_it_is_never_demoted() -> None:
    berg, van_den_berg = Name("Berg", "Ada"), Name("Berg", "Jo", non_dropping_particle="van den")
    assert levels("all-names", names(berg), names(van_den_berg)).level(berg, 0) == 1
    assert levels("all-names", names(berg), names(van_den_berg), demote="never").level(berg, 0) == 0
