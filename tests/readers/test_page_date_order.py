"""Dates in figures that may be two days."""

import pytest

from citecli.readers import html_page
from citecli.readers.page_date_order import settled_day
from citecli.readers.source import Source


@pytest.mark.parametrize(
    ("html", "language", "url", "day"),
    [
        ("on 03/04/2021", "en-US", "", "2021-03-04"),
        ("on 3/4/2021", "en-us", "", "2021-03-04"),
        ("on 03/04/2021", "en-GB", "", "2021-04-03"),
        ("le 03/04/2021", "fr", "", "2021-04-03"),
        ("on 03/04/2021", "en", "https://www.quay.co.uk/ferry", "2021-04-03"),
        ("on 03/04/2021", "", "https://www.quay.gov/ferry", "2021-03-04"),
        ("on 03/04/2021, and on 25/04/2021", "", "", "2021-04-03"),
        ("on 03/04/2021, and on 04/25/2021", "en", "", "2021-03-04"),
        ("on 03/04/2021", "en", "https://quay.example.com/", "2021"),
        ("on 03/04/21", "", "", "2021"),
        # Said in another way, too.
        ("on 03/04/2021 <time datetime=2021-04-03>", "", "", "2021-04-03"),
        ("on 03/04/2021, that is 3 April 2021", "", "", "2021-04-03"),
        ("April 3, 2021 (03/04/2021)", "", "", "2021-04-03"),
        ("no figures", "", "", "2021-04-03"),
    ],
)
def test_the_day_that_a_page_means(html: str, language: str, url: str, day: str) -> None:
    assert settled_day("2021-04-03", html, language, url) == day


def test_a_day_that_can_be_but_one_stays() -> None:
    assert settled_day("2021-04-13", "on 13/04/2021", "", "") == "2021-04-13"
    assert settled_day("2021-04-04", "on 04/04/2021", "", "") == "2021-04-04"
    assert settled_day("2021", "on 03/04/2021", "", "") == "2021"


def test_of_a_page_whose_date_may_be_two_days_only_the_year_is_taken() -> None:
    pytest.importorskip("trafilatura")
    text = "The gulls came back on Monday, and nobody in the town could sleep for all the noise that they made."
    html = (
        f"<html><head><title>Gulls</title></head><body><div class=post><h2>Gulls</h2><span class=date>03/04/2021</span>"
        f"<p>{text}</p><p>{text.replace('Monday', 'Friday')}</p></div></body></html>"
    )
    document = html_page.read(Source("x.html", html.encode(), ".html"))
    assert document.reference.dates["issued"].start[:3] == (2021, 0, 0)
    assert any("may be two days" in remark for remark in document.remarks)
