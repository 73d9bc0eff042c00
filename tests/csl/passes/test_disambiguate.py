import pytest

from citecli.csl import Citation, CitationItem, load_locale, render
from citecli.csl.tree import Style
from citecli.csl.xml.parse import parse_style
from citecli.markup import plain
from citecli.references.model import Date, DateParts, Name, Reference


def style(options: str, layout: str = "") -> Style:
    layout = layout or (
        '<names variable="author"><name form="short" initialize-with="."/></names>'
        '<date variable="issued" prefix=" "><date-part name="year"/></date>'
    )
    return parse_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        f"<citation {options}><layout>{layout}</layout></citation></style>"
    )


def cited(options: str, *authors: str, year: int = 2000) -> list[str]:
    """Cites of references by "Given Family, Given Family"."""
    references = []
    for at, people in enumerate(authors):
        names = tuple(Name(person.rsplit(" ", 1)[1], person.rsplit(" ", 1)[0]) for person in people.split(", "))
        references.append(Reference(str(at), names={"author": names}, dates={"issued": Date(DateParts(year))}))
    citations = [Citation((CitationItem(reference.id),)) for reference in references]
    made = style(options)
    return [
        plain.write(one) for one in render(made, references, citations, locale=load_locale("en-US", made)).citations
    ]


GIVEN = 'disambiguate-add-givenname="true"'


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("by-cite", ["J. Doe 2000", "A. Doe 2000", "Roe 2000"]),
        ("all-names", ["J. Doe 2000", "A. Doe 2000", "Roe 2000"]),
        ("primary-name-with-initials", ["J. Doe 2000", "A. Doe 2000", "Roe 2000"]),
    ],
)
def test_rules(rule: str, expected: list[str]) -> None:
    assert cited(f'{GIVEN} givenname-disambiguation-rule="{rule}"', "Jo Doe", "Al Doe", "Jo Roe") == expected


def test_three_of_a_kind_are_told_apart_together() -> None:
    assert cited(GIVEN, "Jo Doe", "Jan Doe", "Al Doe") == ["Jo Doe 2000", "Jan Doe 2000", "A. Doe 2000"]


def test_methods_work_hand_in_hand() -> None:
    options = (
        f'{GIVEN} disambiguate-add-names="true" disambiguate-add-year-suffix="true" et-al-min="2" et-al-use-first="1"'
    )
    assert cited(options, "Jo Doe, Al Roe", "Jo Doe, Al Poe", "Jo Doe, Al Poe") == [
        "Doe, Roe 2000",
        "Doe, Poe 2000a",
        "Doe, Poe 2000b",
    ]


def test_references_that_are_alike_in_all_things_get_suffixes() -> None:
    assert cited('disambiguate-add-year-suffix="true"', *["Jo Doe"] * 3) == ["Doe 2000a", "Doe 2000b", "Doe 2000c"]


def test_nothing_is_added_where_nothing_is_ambiguous() -> None:
    options = f'{GIVEN} disambiguate-add-names="true" disambiguate-add-year-suffix="true"'
    assert cited(options, "Jo Doe", "Jo Roe") == ["Doe 2000", "Roe 2000"]
    assert cited(options, "Jo Doe") == ["Doe 2000"]
    assert cited(options) == []
