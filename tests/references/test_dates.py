"""Dates as people and machines write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.references.dates import is_day, read_date, season_of
from citecli.references.model import Date, DateParts


def day(*parts: int, season: int = 0) -> DateParts:
    return DateParts(*parts)._replace(season=season)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # EDTF
        ("2019", Date(day(2019))),
        ("2019-07", Date(day(2019, 7))),
        ("2019-07-04", Date(day(2019, 7, 4))),
        ("2019-7-4", Date(day(2019, 7, 4))),
        ("2019-07-04T12:30:00Z", Date(day(2019, 7, 4))),
        ("-0351", Date(day(-351))),
        ("0079", Date(day(79))),
        ("Y12345", Date(day(12345))),
        ("1924?", Date(day(1924), circa=True)),
        ("1924~", Date(day(1924), circa=True)),
        ("1924-05%", Date(day(1924, 5), circa=True)),
        ("2018-22", Date(day(2018, season=2))),
        ("2018-32", Date(day(2018, season=4))),
        ("2018-XX", Date(day(2018))),
        ("2018-03-XX", Date(day(2018, 3))),
        ("2018/2020", Date(day(2018), day(2020))),
        ("2018-03-30/2018-04", Date(day(2018, 3, 30), day(2018, 4))),
        ("1965/..", Date(day(1965), open_end=True)),
        ("1965/", Date(day(1965), open_end=True)),
        ("1965~/1970", Date(day(1965), day(1970), circa=True)),
        # In words
        ("July 4, 2019", Date(day(2019, 7, 4))),
        ("4 July 2019", Date(day(2019, 7, 4))),
        ("July 4th, 2019", Date(day(2019, 7, 4))),
        ("the 4th of July, 2019", Date(day(2019, 7, 4))),
        ("Jul. 2019", Date(day(2019, 7))),
        ("SEPT 2019", Date(day(2019, 9))),
        ("2019 July", Date(day(2019, 7))),
        ("Spring 2019", Date(day(2019, season=1))),
        ("fall, 2019", Date(day(2019, season=3))),
        ("[1787]", Date(day(1787))),
        ("c. 1787", Date(day(1787), circa=True)),
        ("ca 1787", Date(day(1787), circa=True)),
        ("about 1787", Date(day(1787), circa=True)),
        ("351 BC", Date(day(-351))),
        ("351 B.C.E.", Date(day(-351))),
        ("A.D. 79", Date(day(79))),
        ("24 August 79 CE", Date(day(79, 8, 24))),
        ("79", Date(day(79))),
        ("-44", Date(day(-44))),
        # In figures
        ("7/4/2019", Date(day(2019, 7, 4))),
        ("25/4/2019", Date(day(2019, 4, 25))),
        ("4.7.2019", Date(day(2019, 7, 4))),
        ("2019/7/4", Date(day(2019, 7, 4))),
        ("7/2019", Date(day(2019, 7))),
        ("2019-07-04 12:30", Date(day(2019, 7, 4))),
        ("2019年7月4日", Date(day(2019, 7, 4))),
        ("平成3年", Date(day(1991))),
        # Ranges
        ("July 4–6, 2019", Date(day(2019, 7, 4), day(2019, 7, 6))),
        ("4-6 July 2019", Date(day(2019, 7, 4), day(2019, 7, 6))),
        ("July–August 2019", Date(day(2019, 7), day(2019, 8))),
        ("June 30 to July 2, 2019", Date(day(2019, 6, 30), day(2019, 7, 2))),
        ("December 2019 - January 2020", Date(day(2019, 12), day(2020, 1))),
        ("Winter 2019–2020", Date(day(2019, season=4), day(2020))),
        ("Summer 2001 - Fall 2003", Date(day(2001, season=2), day(2003, season=3))),
        ("1914-1918", Date(day(1914), day(1918))),
        ("1998-99", Date(day(1998), day(1999))),
        ("ca. 1200–1250", Date(day(1200), day(1250), circa=True)),
        ("58–50 BC", Date(day(-58), day(-50))),
        ("2019 –", Date(day(2019), open_end=True)),
    ],
)
def test_read(text: str, date: Date) -> None:
    assert read_date(text) == date
    assert read_date(f"  {text}\n") == date


@pytest.mark.parametrize(
    "text",
    [
        "forthcoming",
        "n.d.",
        "(in press)",
        "1850s",
        "19th century",
        "2019, revised",
        "sometime around 2000 or so",
        "February 30, 2019",
        "2019-02-30",
        "31/31/2019",
        "July",
        "../2019",
        "2020–2019",
        "0000",
        "99999999",
        "Y99999999999999999999",
        "1 2 3 4 5",
        "–",
        "?",
        "b b b b",
        "9" * 5000,
        "a-" * 5000,
    ],
)
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    assert read_date(text) == Date(literal=text)


def test_quotation_marks_say_that_a_text_is_to_stand() -> None:
    assert read_date('"Spring 2019"') == Date(literal="Spring 2019")


def test_an_empty_text_is_an_empty_date() -> None:
    assert read_date(" ") == Date()


@given(st.text())
def test_any_text(text: str) -> None:
    date = read_date(text)
    for side in (date.start, date.end):
        assert side is None or is_day(side)
    if date.start is None:
        assert date.literal in (" ".join(text.split()), " ".join(text.split())[1:-1])
    else:
        assert date.start.year and not date.literal


@given(st.dates())
def test_every_day_of_the_calendar_in_three_ways(when: object) -> None:
    import datetime

    assert isinstance(when, datetime.date)
    expected = Date(day(when.year, when.month, when.day))
    months = "January February March April May June July August September October November December".split()
    assert read_date(when.isoformat()) == expected
    assert read_date(f"{months[when.month - 1]} {when.day}, {when.year:04}") == expected
    assert read_date(f"{when.day}. {months[when.month - 1][:3]}. {when.year:04}") == expected


def test_days_there_are() -> None:
    assert is_day(day(2020, 2, 29)) and is_day(day(-44)) and is_day(day(2020, season=4))
    for absent in (day(2020, 2, 30), day(2020, 4, 31), day(2020, 13), day(2020, 0, 5), day(2020, -1), day(10**7)):
        assert not is_day(absent)


def test_seasons_in_the_place_of_months() -> None:
    assert [season_of(month) for month in (1, 12, 13, 16, 21, 24, 25, 32, 33, -3)] == [0, 0, 1, 4, 1, 4, 1, 4, 0, 0]
