"""Who wrote a page: the one person whose site it is, and whoever only stands where an author is expected."""

import json

import pytest

from citecli.documents.model import Document
from citecli.readers import html_page
from citecli.readers.source import Source
from citecli.references.display import full_name, iso

pytest.importorskip("trafilatura")
TEXT = "".join(
    f"<p>The mill was sold {word} time in a hundred years, and the miller kept the key of the sluice.</p>"
    for word in ("a first", "a second", "a third", "a fourth")
)
TITLE = "The mill is sold again"


def page(
    head: str = "", top: str = "", end: str = "", url: str = "https://mills.example/1", site: str = ""
) -> Document:
    named = f'<meta property="og:site_name" content="{site}">' if site else ""
    html = (
        f"<html lang=en><head><title>{TITLE}</title>{named}{head}</head><body><h1>{TITLE}</h1>{top}"
        f"<article>{TEXT}</article>{end}</body></html>"
    )
    return html_page.read(Source("x.html", html.encode(), ".html", url))


def authors(document: Document) -> list[str]:
    return [full_name(name) for name in document.reference.names.get("author", ())]


@pytest.mark.parametrize(
    "area",
    [
        "<div id=comments>{0}</div>", "<ol class='commentlist'>{0}</ol>",
        "<section class='comments-area'>{0}</section>",
        "<div class='post comment-list'>{0}</div>", "<ul class=comments>{0}</ul>", "<div id=respond>{0}</div>",
        "<div class=disqus-thread>{0}</div>", "<div class=testimonials>{0}</div>",
        "<div class=comment-body><div>{0}</div></div>", "<aside id=comments-section>{0}</aside>",
    ],
)  # fmt: skip
def test_who_comments_is_no_author(area: str) -> None:
    said = "<div><b class='author'>Rolf Weber</b> <time datetime=2019-01-02>2 Jan</time><p>Bought it!</p></div>"
    document = page(end=area.format(said))
    assert authors(document) == []
    assert "issued" not in document.reference.dates


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<meta name="author" content="Ida Brook">', "https://idabrook.example/1"),
        ('<meta name="author" content="Ida Brook">', "https://mills.example/1"),
        ('<meta name="parsely-author" content="Ida Brook">', "https://ida-brook.example/1"),
        (
            '<script type="application/ld+json">'
            + json.dumps(
                {"@type": "BlogPosting", "headline": TITLE, "author": {"@type": "Person", "name": "Ida Brook"}}
            )
            + "</script>",
            "https://idabrook.example/1",
        ),
    ],
)
def test_a_personal_site_is_signed_with_its_name(head: str, url: str) -> None:
    assert authors(page(head, url=url, site="Ida Brook")) == ["Ida Brook"]


def test_a_person_in_the_byline_comes_before_the_name_of_the_paper() -> None:
    document = page('<meta name="author" content="Mill Herald">', "<p>By Ida Brook</p>", site="Mill Herald")
    assert authors(document) == ["Ida Brook"]


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("<p class=byline>View all posts by Ida Brook</p>", ["Ida Brook"]),
        ("<p class=byline>Published by Ida Brook</p>", ["Ida Brook"]),
        ("<p class=byline>Ida Brook | Mill Herald</p>", ["Ida Brook"]),
        ("<p class=byline>By Ida Brook, Vice President, Grain Division, Stone Corp</p>", ["Ida Brook"]),
        ("<p class=byline>Ida Brook, Senior Reporter</p>", ["Ida Brook"]),
        ("<p class=byline>Ida Brook, professor of grain at Saltmouth</p>", ["Ida Brook"]),
        ("<p class=byline>Ida Brook, kept the key of the sluice</p>", ["Ida Brook"]),
        ("<p class=byline>Ida Brook Dec 22, 2016</p>", ["Ida Brook"]),
        ("<p class=byline>Ida Brook Published</p>", ["Ida Brook"]),
        ("<p class=byline>Ida BrookApril 3</p>", ["Ida Brook"]),
        ("<p class=author>|Ida Brook</p>", ["Ida Brook"]),
        ("<p class=author>– Christa S</p>", []),
        ("<p class=author>Bread Recipes</p>", []),
        ("<p class=author>May</p>", []),
        ("<p class=byline>Af Ida Brook</p>", ["Ida Brook"]),
        ("<p class=byline>Av Ida Brook</p>", ["Ida Brook"]),
        ("<p class=byline>Piše: Ida Brook</p>", ["Ida Brook"]),
        ("<p class=byline>Автор: Ида Брук</p>", ["Ида Брук"]),
        ("<p class=author>作者：李明</p>", ["李明"]),
        ("<p class=author>文／李明</p>", ["李明"]),
        ("<p class=author>記者 / 李明</p>", ["李明"]),
    ],
)
def test_credits(top: str, expected: list[str]) -> None:
    assert authors(page(top=top, site="Mill Herald")) == expected


def test_meta_tags_that_say_value_for_content() -> None:
    document = page('<meta name="author" value="Ida Brook"><meta name="article:published_time" value="2019-10-07">')
    assert authors(document) == ["Ida Brook"]
    assert iso(document.reference.dates["issued"]) == "2019-10-07"


def test_a_comment_that_a_short_comment_ends_hides_nothing() -> None:
    html = f"<!--[if gt IE 8]><!--><html lang=en><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{TEXT}</body>"
    document = html_page.read(Source("x.html", html.encode(), ".html"))
    assert document.reference.texts["title"] == TITLE
    assert "the miller kept the key" in document.text


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("7 października 2019", "2019-10-07"), ("7. října 2019", "2019-10-07"), ("7 октября 2019", "2019-10-07"),
        ("7 жовтня 2019", "2019-10-07"), ("7 Ekim 2019", "2019-10-07"), ("7. lokakuuta 2019", "2019-10-07"),
        ("7. marts 2019", "2019-03-07"), ("7 maj 2019", "2019-05-07"), ("7 Οκτωβρίου 2019", "2019-10-07"),
        ("2019. október 7.", "2019-10-07"), ("7 octombrie 2019", "2019-10-07"), ("7 d’octubre 2019", "2019-10-07"),
        ("28.09.1912:44", "2019-09-28"),
    ],
)  # fmt: skip
def test_dates_of_other_languages(written: str, day: str) -> None:
    assert iso(page(top=f"<p>{written}</p>").reference.dates["issued"]) == day


@pytest.mark.parametrize("label", ["Born", "Joined", "Member since", "Verfügbar bis:"])
def test_the_day_of_something_else_is_no_date(label: str) -> None:
    assert "issued" not in page(top=f"<p>{label}</p><p>May 11, 2017</p>").reference.dates


def test_a_time_in_utc_is_the_day_that_readers_had() -> None:
    head = '<meta property="article:published_time" content="2019-10-06T22:04:00Z">'
    assert iso(page(head, "<p>7 October 2019</p>").reference.dates["issued"]) == "2019-10-07"
    assert iso(page(head, "<p>9 October 2019</p>").reference.dates["issued"]) == "2019-10-06"
    masthead = "<p>7 October 2019</p><time datetime='2019-10-06T18:04:00-04:00'>6 October 2019</time>"
    assert iso(page(head, masthead).reference.dates["issued"]) == "2019-10-06"


@pytest.mark.parametrize(
    ("title", "headings", "site", "expected"),
    [
        ("Stone Soup | Mill Kitchen (UK)", "", "Mill Kitchen", "Stone Soup"),
        ("(4) Stone soup", "", "", "Stone soup"),
        ("Stone soup -", "", "", "Stone soup"),
        ('Ida Brook on X: "The mill is sold"', "", "", "The mill is sold"),
        ("Mill Kitchen", "<h1>Mill Kitchen</h1><h3>Soup of the day is back</h3>", "Mill Kitchen", "Mill Kitchen"),
        ("Stone soup for nine", "<h1>Stone soup for nine by Ida Brook</h1>", "", "Stone soup for nine"),
    ],
)  # fmt: skip
def test_what_hangs_on_titles(title: str, headings: str, site: str, expected: str) -> None:
    named = f'<meta property="og:site_name" content="{site}">' if site else ""
    html = f"<html><head><title>{title}</title>{named}</head><body>{headings}<article>{TEXT}</article></body></html>"
    assert html_page.read(Source("x.html", html.encode(), ".html")).reference.texts["title"] == expected
