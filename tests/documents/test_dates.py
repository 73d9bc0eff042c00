import pytest

from citecli.documents.dates import date_line


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("November 12, 2022", (2022, 11, 12)),
        ("Saturday, 12 Nov. 2022", (2022, 11, 12)),
        ("Mittwoch, 3. März 2021", (2021, 3, 3)),
        ("Stand: 3. März 2021, 14:05 Uhr", (2021, 3, 3)),
        ("Publié le 3 mars 2021 à 14h05", (2021, 3, 3)),
        ("1er avril 2020", (2020, 4, 1)),
        ("miércoles, 3 de marzo de 2021", (2021, 3, 3)),
        ("mercoledì 3 marzo 2021", (2021, 3, 3)),
        ("quarta-feira, 3 de março de 2021", (2021, 3, 3)),
        ("woensdag 3 maart 2021", (2021, 3, 3)),
        ("Sat 12th of November 2022", (2022, 11, 12)),
        ("Published: May 3, 2020, 10:30 a.m. EST", (2020, 5, 3)),
        ("Last updated on 3 May 2020 at 10:30", (2020, 5, 3)),
        ("May 3 2020 | 10:30am", (2020, 5, 3)),
        ("2022-11-12", (2022, 11, 12)),
        ("2022-11-12T10:00:00Z", (2022, 11, 12)),
        ("2022/11/12", (2022, 11, 12)),
        ("12.11.2022", (2022, 11, 12)),
        ("March 2020", (2020, 3, 0)),
        ("  March\u00a03, 2020 ", (2020, 3, 3)),
    ],
)
def test_dates(line: str, parts: tuple[int, int, int]) -> None:
    found = date_line(line)
    assert found is not None
    assert found.start is not None
    assert found.start[:3] == parts


@pytest.mark.parametrize(
    "line",
    [
        "In March 2020",
        "March 2020 was cold",
        "03/04/2022",
        "31 June 2020",
        "1984",
        "12 November",
        "Chapter 12, 2020",
        "Room 10:30",
        "May 3, 2020 in Paris",
        "",
        "2022-13-01",
        "٣ May 2020",
    ],
)
def test_no_dates(line: str) -> None:
    assert date_line(line) is None
