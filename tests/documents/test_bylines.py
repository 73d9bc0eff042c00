import pytest

from citecli.documents.bylines import byline
from citecli.references.display import full_name


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("BY JANE DOE", ["Jane Doe"]),
        ("by Jane Doe and John Q. Public", ["Jane Doe", "John Q. Public"]),
        ("By Ann Lee, Bob Ray and Cy Orr", ["Ann Lee", "Bob Ray", "Cy Orr"]),
        ("By Jane van der Berg, Staff Writer", ["Jane van der Berg"]),
        ("By Martin Luther King, Jr.", ["Martin Luther King Jr."]),
        ("BY JANE DOE AND JOHN ROE", ["Jane Doe", "John Roe"]),
        ("By Jane Doe with Ann Lee", ["Jane Doe", "Ann Lee"]),
        ("By Jane Doe in Saltmouth", ["Jane Doe"]),
        ("by Jane Doe for The Quay", ["Jane Doe"]),
        ("By Jane Doe (jane@example.org)", ["Jane Doe"]),
        ("Written by Jane Doe", ["Jane Doe"]),
        ("By The Associated Press", ["The Associated Press"]),
        ("By Reuters", ["Reuters"]),
        ("By Conor O’Neil & Zoë Żak", ["Conor O’Neil", "Zoë Żak"]),
    ],
)
def test_bylines(line: str, people: list[str]) -> None:
    assert [full_name(name) for name in byline(line)] == people


@pytest.mark.parametrize(
    "line",
    [
        "By the time we came, it was over",
        "By Jane Doe.",
        "By Tuesday",
        "Jane Doe",
        "By our staff",
        "By and large the town agreed",
        "By 1950",
        "Passers By Jane Doe",
        "By The Light Of Day",
        "Von Anna Schmidt",
    ],
)
def test_no_bylines(line: str) -> None:
    assert byline(line) == ()


def test_parts_of_a_name() -> None:
    (name,) = byline("By Jane van der Berg Jr.")
    assert (name.given, name.non_dropping_particle, name.family, name.suffix) == ("Jane", "van der", "Berg", "Jr.")


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Von Anna Schmidt", ["Anna Schmidt"]),
        ("Par Jeanne Dupont et Luc Martin", ["Jeanne Dupont", "Luc Martin"]),
        ("Por Ana Gómez y Luis Pérez", ["Ana Gómez", "Luis Pérez"]),
        ("Di Carla Rossi e Luigi Bianchi", ["Carla Rossi", "Luigi Bianchi"]),
        ("Door Jan de Vries en Anna Smit", ["Jan de Vries", "Anna Smit"]),
        ("Von Berlin nach Hamburg", []),
        ("Par exemple", []),
    ],
)
def test_bylines_in_other_languages(line: str, people: list[str]) -> None:
    assert [full_name(name) for name in byline(line, any_language=True)] == people
