"""Saved web pages: what they say of themselves, what they show, and what is left of their body."""

import json
import sys
from collections.abc import Callable

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import html_page
from citecli.readers.html_tokens import HtmlTag, tokens
from citecli.readers.page_blocks import page_blocks
from citecli.readers.source import Source
from citecli.references.display import full_name, iso

pytest.importorskip("trafilatura")
BODY = (
    "<article><p>It has rained in Byronville for nine days, and nobody knows when it will end, officials say.</p>"
    "<h2>A long week</h2><p>“We have never seen so much rain,” said Ann Byron, who keeps the town's only mill.</p>"
    "<p>The river rose by two metres on Tuesday, and the bridge has been closed to all but the mayor.</p></article>"
)


def read(head: str = "", top: str = "", url: str = "https://www.gazette.example/2020/05/03/rain") -> object:
    html = f'<!doctype html><html lang="en"><head>{head}</head><body><nav>Home</nav>{top}{BODY}</body></html>'
    return html_page.read(Source("x.html", html.encode(), ".html", url))


def ld(**properties: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(properties)}</script>'


def test_body_and_headings(shown: Callable[..., list[str]]) -> None:
    parts = shown(read(), True)
    assert parts[0].startswith("It has rained")
    assert parts[1] == "## A long week"
    assert len(parts) == 4
    assert "Home" not in parts


@pytest.mark.parametrize(
    ("head", "top", "title", "origin"),
    [
        ("<title>Rain goes on - Gazette</title>", "<h1>Rain goes on</h1>", "Rain goes on", "h1"),
        ('<meta property="og:title" content="Rain goes on">', "<h1>Gazette</h1>", "Rain goes on", "og:title"),
        ('<meta property="og:title" content="Rain goes on | Gazette">', "", "Rain goes on", "og:title"),
        ('<meta property="og:title" content="Weather: Rain goes on">', "<h1>Rain goes on</h1>", "Rain goes on", "h1"),
        ("<title>Rain goes on and on » Some Site</title>", "", "Rain goes on and on", "title element"),
        (
            '<meta name="citation_title" content="On rain: a study">',
            "<h1>Journal</h1>",
            "On rain: a study",
            "citation_title",
        ),
        (ld(**{"@type": "NewsArticle", "headline": "Rain &amp; wind"}), "", "Rain & wind", "JSON-LD"),
        ("<title>Gazette</title>", "<h1>The rain has come to stay</h1>", "The rain has come to stay", "h1"),
        ('<meta property="og:title" content="Well-being and rain">', "", "Well-being and rain", "og:title"),
    ],
)
def test_titles(head: str, top: str, title: str, origin: str) -> None:
    document = read('<meta property="og:site_name" content="Gazette">' + head, top)
    assert (document.reference.texts["title"], document.origins["title"]) == (title, origin)


OFFICE = {"@type": "Organization", "name": "Rain Office"}
PERSON = {"@type": "Person", "name": "Ann Byron"}


@pytest.mark.parametrize(
    ("head", "top", "authors", "origin"),
    [
        (ld(**{"@type": "Article", "author": PERSON}), "", ["Ann Byron"], "JSON-LD"),
        (ld(**{"@type": "Article", "author": [PERSON, "Dan Cole"]}), "", ["Ann Byron", "Dan Cole"], "JSON-LD"),
        (
            ld(**{"@graph": [{"@type": "Article", "author": {"@id": "#a"}}, {**PERSON, "@id": "#a"}]}), "",
            ["Ann Byron"], "JSON-LD",
        ),
        (ld(**{"@type": "Article", "author": OFFICE}), "", ["Rain Office"], "JSON-LD"),
        ('<meta name="author" content="Ann Byron and Dan Cole">', "", ["Ann Byron", "Dan Cole"], "author"),
        ('<meta name="citation_author" content="Byron, Ann"><meta name="citation_author" content="Cole, Dan">', "",
         ["Ann Byron", "Dan Cole"], "citation_author"),
        ('<meta name="author" content="admin">', '<a rel="author" href="/">Ann Byron</a>', ["Ann Byron"], "rel=author"),
        ('<meta property="article:author" content="https://f.example/ann">', "<p class='byline'>By Ann Byron</p>",
         ["Ann Byron"], "byline"),
        ("", "<h1>Rain goes on and on</h1><div>By Ann Byron | May 3, 2020</div>", ["Ann Byron"], "byline"),
        ('<meta name="author" content="Ann">', "<h1>Rain goes on and on</h1><p>By</p><p>Ann Byron</p>", ["Ann Byron"],
         "byline"),
    ],
)  # fmt: skip
def test_authors(head: str, top: str, authors: list[str], origin: str) -> None:
    document = read(head, top)
    assert [full_name(name) for name in document.reference.names["author"]] == authors
    assert document.origins["author"] == origin


@pytest.mark.parametrize(
    "author",
    [
        "gazette.example", "admin", "https://x.example", "Redaktion", "Name *", "your team at home", "Online-Redaktion",
        "Redaktion Byronville", "publisher",
        "facebook.example/gazette", "Copyright Wet Press & Co.",
        "Weberei GmbH", "x",
    ],
)  # fmt: skip
def test_who_is_nobody(author: str) -> None:
    assert "author" not in read(f'<meta name="author" content="{author}">').reference.names


@pytest.mark.parametrize(
    ("head", "top", "date", "origin"),
    [
        (ld(**{"@type": "Article", "datePublished": "2020-05-02T10:00:00+02:00"}), "", "2020-05-02", "JSON-LD"),
        # The address says on which day its readers had it.
        (ld(**{"@type": "Article", "datePublished": "2020-05-04T01:00:00Z"}), "", "2020-05-03", "JSON-LD"),
        (
            '<meta property="article:published_time" content="2020-05-01T10:00">',
            "",
            "2020-05-01",
            "article:published_time",
        ),
        ('<meta name="citation_publication_date" content="2019/11">', "", "2019-11", "citation_publication_date"),
        ("", "<h1>Rain goes on and on</h1><p>1. Mai 2020, 10:15 Uhr</p>", "2020-05-01", "line beside the headline"),
        ("", "<time datetime='2020-05-02'>2 May</time>", "2020-05-02", "time element"),
        ("", "", "2020-05-03", "address"),
        ('<meta name="date" content="99/99/9999">', "", "2020-05-03", "address"),
    ],
)
def test_dates(head: str, top: str, date: str, origin: str) -> None:
    document = read(head, top)
    assert (iso(document.reference.dates["issued"]), document.origins["issued"]) == (date, origin)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (ld(**{"@type": "NewsArticle"}), "article-newspaper"),
        (ld(**{"@type": ["Thing", "https://schema.org/BlogPosting"]}), "post-weblog"),
        (
            '<meta name="citation_journal_title" content="J"><meta name="citation_doi" content="doi:10.1/x">',
            "article-journal",
        ),
        ("", "webpage"),
    ],
)
def test_types(head: str, kind: str) -> None:
    assert read(head).reference.type == kind


def test_journals_pages_and_identifiers() -> None:
    tags = {"journal_title": "Journal of Rain", "volume": "5", "issue": "2", "firstpage": "10", "lastpage": "19",
            "doi": "https://doi.org/10.1234/rain.5", "issn": "1234-5678"}  # fmt: skip
    texts = read(
        "".join(f'<meta name="citation_{name}" content="{value}">' for name, value in tags.items())
    ).reference.texts
    assert texts["container-title"] == "Journal of Rain"
    assert (texts["volume"], texts["issue"], texts["page"], texts["DOI"]) == ("5", "2", "10-19", "10.1234/rain.5")


def test_the_address_of_a_saved_page() -> None:
    html = f"<!-- saved from url=(0028)https://gazette.example/rain --><html><body>{BODY}</body></html>"
    assert html_page.read(Source("x.html", html.encode())).reference.texts["URL"] == "https://gazette.example/rain"
    linked = f'<html><head><link rel="canonical" href="https://gazette.example/r"></head><body>{BODY}</body></html>'
    assert html_page.read(Source("x.html", linked.encode())).reference.texts["URL"] == "https://gazette.example/r"


def test_encodings() -> None:
    declared = f'<meta charset="koi8-r"><title>Долгий дождь</title>{BODY}'.encode("koi8-r", errors="replace")
    assert html_page.read(Source("x.html", declared)).reference.texts["title"] == "Долгий дождь"
    guessed = html_page.read(
        Source("x.html", f"<title>Café</title>{BODY.replace('“', '').replace('”', '')}".encode("cp1252"))
    )
    assert guessed.reference.texts["title"] == "Café"
    assert guessed.remarks[0] == "x.html declares no encoding; read as Windows-1252"


def test_a_page_too_large_for_the_extractor_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_page, "MOST_TAGS", 3)
    document = read()
    assert document.text.startswith("It has rained")
    assert "Home" not in document.text
    assert "too large" in document.remarks[0]


def test_without_trafilatura_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura.core", None)
    with pytest.raises(UnreadableDocument, match=r"pip install 'citecli\[web\]'"):
        read()


def test_broken_json_ld_is_passed_over() -> None:
    head = "<script type='application/ld+json'>{\"@type\": \"Article\", 'x'</script>"
    head += "<script type='application/ld+json'>[" + "[" * 5000 + "</script>"
    head += ld(**{"@type": "Article", "headline": "Rain goes on"})
    assert read(head).reference.texts["title"] == "Rain goes on"


def test_tokens() -> None:
    html = '<!doctype html><P Class=a id="x>y" hidden>A &amp; b<br/><script>if(a<b)</script><!-- <p> -->'
    html += "<a title=it's>z</a"
    assert list(tokens(html)) == [
        HtmlTag("p", {"class": "a", "id": "x>y", "hidden": ""}), "A & b", HtmlTag("br"), HtmlTag("script"), "if(a<b)",
        HtmlTag("script", closes=True), HtmlTag("a", {"title": "it's"}), "z",
    ]  # fmt: skip


def test_the_blocks_of_a_page_know_where_they_are() -> None:
    page = page_blocks(
        "<main><ul class=X><li>One <a href=y>two</a><ul><li>Three</ul></ul><h3>Four</h3><p>Five<br><br>Six<div>Seven"
    )
    assert [(block.text, page.nodes[block.node].tag, block.level, block.linked) for block in page.blocks] == [
        ("One two", "li", 0, 3), ("Three", "li", 0, 0), ("Four", "h3", 3, 0), ("Five", "p", 0, 0), ("Six", "p", 0, 0),
        ("Seven", "div", 0, 0),
    ]  # fmt: skip
    assert page.nodes[page.nodes[page.blocks[0].node].parent].marks == "x"


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Gazette-Expertin Ann Byron", ["Ann Byron"]),
        ("Staff Writer Ann Byron", ["Ann Byron"]),
        ("Ann Byron im Gespräch mit Dan Cole", ["Ann Byron", "Dan Cole"]),
        ("Autorin Ann Byron:", ["Ann Byron"]),
        ("der Müller", ["der Müller"]),
    ],
)
def test_what_stands_around_a_name(written: str, authors: list[str]) -> None:
    names = read(f"<meta name=author content='{written}'>").reference.names["author"]
    assert [full_name(name) for name in names] == authors


@pytest.mark.parametrize("signed", ["WG", "Wet Gazette", "The Wet", "gazette", "The Wet (www.gazette.example)"])
def test_the_site_signs_and_a_person_is_named_below(signed: str) -> None:
    """Parts of the site's name, its initials and its host are the site; who is named at the end of the body is not."""
    head = f"<meta property=og:site_name content='The Wet - Wet Gazette'><meta name=author content='{signed}'>"
    if signed == "WG":
        head = head.replace("The Wet - ", "")
    last = "<p>This is the last of the paragraphs that are long enough to be told from what is around them.</p>"
    html = f"<html><head>{head}</head><body>{BODY.replace('</article>', last + '<p>Von Dan Cole</p></article>')}</body>"
    document = html_page.read(Source("x.html", html.encode(), ".html", "https://www.gazette.example/rain"))
    assert [full_name(name) for name in document.reference.names["author"]] == ["Dan Cole"]
    assert document.origins["author"] == "byline"


def test_authors_by_reference_and_in_parts() -> None:
    graph = [
        {"@type": "NewsArticle", "headline": "Rain", "author": [{"@id": "#ann"}, {"@type": "Person", "givenName": "Dan",
         "familyName": "Cole"}]},
        {"@type": "Person", "@id": "#ann", "name": "Ann Byron"},
    ]  # fmt: skip
    assert [full_name(name) for name in read(ld(**{"@graph": graph})).reference.names["author"]] == [
        "Ann Byron",
        "Dan Cole",
    ]


def test_an_author_whose_name_is_not_shown() -> None:
    mark = "<div itemprop=author itemscope><meta itemprop=name content='Ann Byron'></div>"
    assert [full_name(name) for name in read(top=mark).reference.names["author"]] == ["Ann Byron"]


def test_an_odd_time_is_not_tried_in_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    extractors = pytest.importorskip("htmldate.extractors")
    name = "get_external_parser" if hasattr(extractors, "get_external_parser") else "EXTERNAL_PARSER"
    asked: list[str] = []

    class Parser:
        def get_date_data(self, text: str) -> dict[str, None]:
            asked.append(text)
            return {"date_obj": None}

    parser = Parser if name == "get_external_parser" else Parser()
    monkeypatch.setattr(extractors, name, parser)
    times = "".join(f'<time datetime="{day} smaggio 2019">hzzz {day}, 2012</time>' for day in range(3, 9))
    read(top=f"<p>By Ann Byron</p>{times}", url="")
    assert asked == []
    assert getattr(extractors, name) is parser
    # It is the library's way: without ours the parser is asked.
    extractors.try_date_expr.cache_clear()
    from htmldate import find_date

    find_date(f"<html><body>{times}</body></html>", extensive_search=True)
    assert asked


@pytest.mark.parametrize(
    ("title", "headline", "expected"),
    [
        ("The long ferry (2) :: Harbour Pages", "Harbour Pages", "The long ferry (2)"),
        ("Sea: The long ferry | Harbour Pages", "Harbour Pages", "Sea: The long ferry"),
        ("Sea » The long ferry of May", "The long ferry of May", "The long ferry of May"),
    ],
)
def test_the_name_of_a_site_in_its_headline_is_no_title(title: str, headline: str, expected: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{headline}</h1>{BODY}</body></html>"
    assert html_page.read(Source("x.html", html.encode(), ".html")).reference.texts["title"] == expected


def test_a_tag_may_state_several_properties() -> None:
    head = "<title>x</title><meta property='x:title dc:title og:title' content='The long ferry'>"
    html = f"<html><head>{head}</head><body>{BODY}</body></html>"
    assert html_page.read(Source("x.html", html.encode(), ".html")).reference.texts["title"] == "The long ferry"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [("AFP", "Ann Byron"), ("CC7567", "Ann Byron"), ("Ann", "Ann Byron"), ("Lamplighter", "Lamplighter")],
)
def test_a_person_in_the_byline_goes_before_an_agency_or_an_account(marked: str, expected: str) -> None:
    line = "<p class=byline>By Ann Byron</p>" if marked != "Lamplighter" else ""
    head = f"<title>The long ferry</title><meta name=author content='{marked}'>"
    html = f"<html><head>{head}</head><body><h1>The long ferry</h1>{line}{BODY}</body></html>"
    document = html_page.read(Source("x.html", html.encode(), ".html"))
    assert [full_name(name) for name in document.reference.names["author"]] == [expected]
