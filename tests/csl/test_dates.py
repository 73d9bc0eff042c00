"""Dates as text. What of a range is said twice is told by cases in `cases/csl/dates.toml`, and here by a law."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.csl import Citation, CitationItem, load_locale, render
from citecli.csl.dates import sort_text
from citecli.csl.tree import DatePart
from citecli.csl.xml.parse import parse_style
from citecli.markup import plain
from citecli.references.model import Date, DateParts, Reference

ALL = (DatePart("year"), DatePart("month"), DatePart("day"))
STYLE = parse_style(
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><citation><layout>'
    '<date variable="issued" form="text"/></layout></citation></style>'
)
LOCALE = load_locale("en-US", STYLE)


def shown(date: Date) -> str:
    rendered = render(STYLE, [Reference("a", dates={"issued": date})], [Citation((CitationItem("a"),))], locale=LOCALE)
    return plain.write(rendered.citations[0])


def ordered(*dates: Date) -> list[Date]:
    return sorted(dates, key=lambda date: sort_text(ALL, date))


def test_time_runs_from_before_christ_to_now() -> None:
    years = [Date(DateParts(year)) for year in (-9999, -100, -50, -1, 1, 50, 999, 1000, 2000, 9999)]
    assert ordered(*reversed(years)) == years


def test_what_is_less_exact_goes_first() -> None:
    dates = [
        Date(DateParts(2000)),
        Date(DateParts(2000), DateParts(2001)),
        Date(DateParts(2000), DateParts(2002)),
        Date(DateParts(2000, 5)),
        Date(DateParts(2000, 5, 1)),
        Date(DateParts(2000, 5, 1), DateParts(2000, 5, 3)),
        Date(DateParts(2000, 5, 2)),
        Date(DateParts(2000, 10)),
    ]
    assert ordered(*reversed(dates)) == dates


def test_only_the_parts_that_are_shown_count() -> None:
    one, other = Date(DateParts(2000, 5, 1)), Date(DateParts(2000, 9, 2))
    assert sort_text(ALL[:1], one) == sort_text(ALL[:1], other)
    assert sort_text(ALL[:2], one) < sort_text(ALL[:2], other)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (Date(DateParts(2008, 5, 1), DateParts(2008, 5, 4)), "May 1–4, 2008"),
        (Date(DateParts(2008, 5, 1), DateParts(2008, 5, 1)), "May 1, 2008"),
        (Date(DateParts(2008, 5, 1), DateParts(2009, 5, 1)), "May 1, 2008–May 1, 2009"),
        (Date(DateParts(2008), DateParts(2009)), "2008–2009"),
        (Date(DateParts(2008, 5), DateParts(2008)), "May–2008"),
        (Date(DateParts(2008), open_end=True), "2008–"),
        (Date(literal="one spring"), "one spring"),
        (Date(DateParts(2008, season=2)), "Summer 2008"),
        (Date(), ""),
    ],
)
def test_ranges(date: Date, text: str) -> None:
    if text == "May–2008":
        # An end less exact than its beginning: what must not happen is that a part is lost.
        assert {"May", "2008"} <= set(re.findall(r"\w+", shown(date)))
    else:
        assert shown(date) == text


_SIDE = st.builds(DateParts, st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 28))


@given(_SIDE, _SIDE)
def test_a_range_tells_both_its_days(one: DateParts, other: DateParts) -> None:
    start, end = sorted((one, other))
    text = shown(Date(start, end))
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    assert {start.day, end.day, start.year, end.year} == set(numbers)
    assert ("–" in text) == (start != end)
    assert numbers.count(start.year) == 1 or start.year != end.year
    for side in (start, end):
        assert shown(Date(DateParts(side.year, side.month))).split()[0] in text
