"""What an entry of BibTeX is in CSL."""

import pytest

from citecli.interop import bibtex
from citecli.interop.bibtex_names import names
from citecli.references.model import Date, DateParts, Name, Reference


def item(kind: str, **fields: str) -> Reference:
    written = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    loaded = bibtex.parse(f"@{kind}{{key,\n{written}}}\n")
    assert not loaded.remarks
    return loaded.references[0]


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("article", {}, "article-journal"),
        ("article", {"entrysubtype": "newspaper"}, "article-newspaper"),
        ("inproceedings", {}, "paper-conference"),
        ("mastersthesis", {}, "thesis"),
        ("techreport", {}, "report"),
        ("online", {}, "webpage"),
        ("unpublished", {}, "manuscript"),
        ("unpublished", {"eventtitle": "A meeting"}, "speech"),
        ("software", {}, "software"),
        ("movie", {}, "motion_picture"),
        ("misc", {}, "document"),
        ("misc", {"eprint": "2001.01234", "archiveprefix": "arXiv"}, "article"),
        ("classic", {}, "classic"),
        ("unheardof", {}, "document"),
    ],
)
def test_types(kind: str, fields: dict[str, str], expected: str) -> None:
    assert item(kind, title="T", **fields).type == expected


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("Doe, Jane", (Name("Doe", "Jane"),)),
        ("Jane Q. Doe", (Name("Doe", "Jane Q."),)),
        ("Ludwig van der Berg", (Name("Berg", "Ludwig", non_dropping_particle="van der"),)),
        ("van der Berg, Ludwig", (Name("Berg", "Ludwig", non_dropping_particle="van der"),)),
        ("Doe, Jr, Jane", (Name("Doe", "Jane", suffix="Jr"),)),
        ("Doe, Jane, III", (Name("Doe", "Jane", suffix="III"),)),
        ("Jane Doe Jr.", (Name("Doe", "Jane", suffix="Jr."),)),
        ("{World Dock and Quay Union}", (Name(literal="World Dock and Quay Union"),)),
        ("{{Dock} Union}", (Name(literal="Dock Union"),)),
        ("{Doe}, Jane", (Name("Doe", "Jane"),)),
        (r"{\'E}tienne {\"O}sterlund", (Name("Österlund", "Étienne"),)),
        ("Doe, Jane and others", (Name("Doe", "Jane"), Name(literal="others"))),
        ("A. One AND B. Two\n and  C. Three", (Name("One", "A."), Name("Two", "B."), Name("Three", "C."))),
        ("Sandy Andersen and Andy Sand", (Name("Andersen", "Sandy"), Name("Sand", "Andy"))),
        ("family=Berg, given=Ludwig, prefix=van, useprefix=false", (Name("Berg", "Ludwig", "van"),)),
        ("family=O'Neil Roe, given=Jo, suffix=Sr.", (Name("O'Neil Roe", "Jo", suffix="Sr."),)),
        ("Plato", (Name("Plato"),)),
        ("J.~R. Roe", (Name("Roe", "J. R."),)),
        ("Doe, Jane,", (Name("Doe", "Jane"),)),
        (" and ", ()),
        (",", ()),
    ],
)
def test_names(latex: str, expected: tuple[Name, ...]) -> None:
    assert names(latex) == expected


def test_the_option_useprefix() -> None:
    found = item("book", author="Ludwig van Berg", title="T", options="useprefix=false")
    assert found.names["author"] == (Name("Berg", "Ludwig", dropping_particle="van"),)


def day(year: int, month: int = 0, of_month: int = 0) -> Date:
    return Date(DateParts(year, month, of_month))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"date": "2001-02-03"}, day(2001, 2, 3)),
        ({"date": "1990/1995"}, Date(DateParts(1990), DateParts(1995))),
        ({"date": "1990/"}, Date(DateParts(1990), open_end=True)),
        ({"date": "1850~"}, Date(DateParts(1850), circa=True)),
        ({"date": "199X"}, Date(DateParts(1990), DateParts(1999))),
        ({"date": "19XX"}, Date(DateParts(1900), DateParts(1999))),
        ({"date": "2004-22"}, Date(DateParts(2004, season=2))),
        ({"date": "-0043"}, day(-44)),
        ({"date": "2010", "month": "jun"}, day(2010, 6)),
        ({"year": "1999", "month": "3"}, day(1999, 3)),
        ({"year": "1999", "month": "March"}, day(1999, 3)),
        ({"year": "1999", "month": "3", "day": "14"}, day(1999, 3, 14)),
        ({"year": "1999", "month": "March~14"}, day(1999, 3, 14)),
        ({"year": "1999", "month": "14~March"}, day(1999, 3, 14)),
        ({"year": "1999", "month": "July/August"}, Date(DateParts(1999, 7), DateParts(1999, 8))),
        ({"year": "1999", "month": "no month"}, day(1999)),
        ({"year": "1999--2001"}, Date(DateParts(1999), DateParts(2001))),
        ({"year": "1999/00"}, day(1999)),
        ({"year": "in press"}, Date(literal="in press")),
        ({"year": ""}, None),
    ],
)
def test_dates(fields: dict[str, str], expected: Date | None) -> None:
    found = item("book", title="T", **fields).dates.get("issued")
    if fields.get("year") == "1999/00":
        assert found is not None  # whatever is meant, something is kept
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("fields", "title", "short"),
    [
        ({"title": "A quay"}, "A quay", ""),
        ({"title": "A Quay at Night"}, "A quay at night", ""),
        ({"title": "The {Quay} of New {York}"}, "The Quay of new York", ""),
        ({"title": "{The Quay at Night}"}, "The Quay at Night", ""),
        ({"title": "Gliding with {iGlide} and {de Vries}"},
         'Gliding with <span class="nocase">iGlide</span> and <span class="nocase">de Vries</span>', ""),
        ({"title": "A Quay", "subtitle": "How it Fell"}, "A quay: How it fell", "A quay"),
        ({"title": "Whose Quay?", "subtitle": "Ours"}, "Whose quay? Ours", "Whose quay?"),
        ({"title": "A Quay: How It Fell"}, "A quay: How it fell", "A quay"),
        ({"title": "A Quay", "titleaddon": "Draft"}, "A quay. Draft", "A quay"),
        ({"title": "A Quay", "shorttitle": "Quay"}, "A quay", "Quay"),
        ({"title": "DNA and McBride: I Know"}, "DNA and McBride: I know", "DNA and McBride"),
        ({"title": "Der Kai und die Stadt"}, "Der Kai und die Stadt", ""),
        ({"title": "Alte Boote", "langid": "german"}, "Alte Boote", ""),
        ({"title": "A sentence about Norway and Peru"}, "A sentence about Norway and Peru", ""),
        ({"title": "A sentence about Norway", "langid": "english"}, "A sentence about Norway", ""),
        ({"title": "Of \\emph{Homo Sapiens} Alone"}, "Of <i>Homo Sapiens</i> alone", ""),
        ({"booktitle": "Only a Book"}, "Only a book", ""),
    ],
)  # fmt: skip
def test_titles(fields: dict[str, str], title: str, short: str) -> None:
    found = item("book", **fields)
    assert found.texts["title"] == title
    assert found.texts.get("title-short", "") == short


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("article", {"journal": "The Quay Review", "number": "3", "volume": "12", "pages": "1--9, 11"},
         {"container-title": "The Quay Review", "issue": "3", "volume": "12", "page": "1-9, 11"}),
        ("article", {"journaltitle": "Quay", "shortjournal": "Q.", "eid": "e12"},
         {"container-title": "Quay", "container-title-short": "Q.", "number": "e12"}),
        ("book", {"series": "Harbours", "number": "7", "edition": "2nd", "address": "Brest"},
         {"collection-title": "Harbours", "collection-number": "7", "edition": "2", "publisher-place": "Brest"}),
        ("book", {"edition": "Second", "publisher": "Dock and Sons and {Quay and Co}", "location": "Brest and Kiel"},
         {"edition": "2", "publisher": "Dock and Sons and Quay and Co", "publisher-place": "Brest; Kiel"}),
        ("book", {"series": "3"}, {"collection-title": "3rd series"}),
        ("book", {"maintitle": "All of It", "volume": "2"}, {"title": "All of it", "volume-title": "T", "volume": "2"}),
        ("phdthesis", {"school": "Quay University"}, {"genre": "PhD thesis", "publisher": "Quay University"}),
        ("thesis", {"type": "mathesis", "institution": "Q"}, {"genre": "Master’s thesis", "publisher": "Q"}),
        ("techreport", {"number": "TR-1", "institution": "Q"}, {"number": "TR-1", "publisher": "Q"}),
        ("inproceedings", {"booktitle": "Proc. Q", "address": "Berlin", "location": "Brest", "publisher": "ACM"},
         {"container-title": "Proc. Q", "publisher-place": "Berlin", "event-place": "Brest", "publisher": "ACM"}),
        ("inbook", {"booktitle": "Part", "maintitle": "Whole", "chapter": "3"},
         {"container-title": "Whole", "volume-title": "Part", "chapter-number": "3"}),
        ("patent", {"type": "patentus", "number": "12", "location": "countryde and countryfr"},
         {"genre": "U.S. patent", "number": "12", "jurisdiction": "Germany; France"}),
        ("misc", {"howpublished": "\\url{https://example.org/a_b}"}, {"URL": "https://example.org/a_b"}),
        ("misc", {"howpublished": "Broadside"}, {"publisher": "Broadside"}),
        ("misc", {"url": "https://example.org/\\~{}doe/a\\_b"}, {"URL": "https://example.org/~doe/a_b"}),
        ("misc", {"doi": "https://doi.org/10.1000/x_1"}, {"DOI": "10.1000/x_1"}),
        ("misc", {"url": "http://dx.doi.org/10.1000/x"}, {"URL": "http://dx.doi.org/10.1000/x", "DOI": "10.1000/x"}),
        ("article", {"eprint": "12345", "eprinttype": "jstor"}, {"URL": "https://www.jstor.org/stable/12345"}),
        ("misc", {"eprint": "2001.01234", "eprinttype": "arxiv"},
         {"URL": "https://arxiv.org/abs/2001.01234", "number": "arXiv:2001.01234", "publisher": "arXiv"}),
        ("book", {"note": "A note.", "addendum": "More"}, {"note": "A note. More"}),
        ("book", {"langid": "ngerman", "keywords": "a, b", "pagetotal": "12", "isbn": "1-2"},
         {"language": "de-DE", "keyword": "a, b", "number-of-pages": "12", "ISBN": "1-2"}),
        ("book", {"pubstate": "inpress", "origtitle": "Der Kai", "origpublisher": "P", "origlocation": "O"},
         {"status": "in press", "original-title": "Der Kai", "original-publisher": "P",
         "original-publisher-place": "O"}),
    ],
)  # fmt: skip
def test_texts(kind: str, fields: dict[str, str], expected: dict[str, str]) -> None:
    found = item(kind, title="T", **fields)
    assert {key: value for key, value in found.texts.items() if key != "title" or key in expected} == expected


def test_roles() -> None:
    found = item("movie", title="T", author="Doe, A.", authortype="director", editor="Roe, B.", editortype="producer")
    assert set(found.names) == {"director", "producer"}
    found = item("inbook", title="T", author="Doe, A.", bookauthor="Roe, B.", translator="Poe, C.")
    assert set(found.names) == {"author", "container-author", "translator"}


def test_an_issue_with_a_title() -> None:
    found = item("periodical", title="Quay Review", issuetitle="On Nights", volume="3", number="1")
    assert (found.type, found.texts["title"], found.texts["container-title"]) == (
        "article-journal", "On nights", "Quay Review")  # fmt: skip


def test_other_dates() -> None:
    found = item("online", title="T", urldate="2020-01-02", origdate="1900", eventdate="2019-05-06/2019-05-08")
    assert found.dates == {
        "accessed": day(2020, 1, 2),
        "original-date": day(1900),
        "event-date": Date(DateParts(2019, 5, 6), DateParts(2019, 5, 8)),
    }
