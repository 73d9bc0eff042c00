"""Titles and authors of PDFs as journals and preprints print them."""

from types import SimpleNamespace

import pytest

from citecli.documents.model import Document
from citecli.readers import pdf
from citecli.readers.source import Source

pytest.importorskip("pypdfium2_raw")

TITLE = [("The Habits of Rain", 200.0, 700.0, 18.0)]
BODY = [
    ("This line is about as long as the lines of a paper are, and says nothing", 72.0, 560.0 - 12 * at, 10.0)
    for at in range(20)
]
Line = tuple[str, float, float, float]


def read(make: SimpleNamespace, head: list[Line], information: str = "", title: list[Line] = TITLE) -> Document:
    lines = [*title, *head, ("Abstract", 280.0, 590.0, 12.0), *BODY]
    return pdf.read(Source("x.pdf", make.pdf([lines], information)))


def authors(document: Document) -> list[str]:
    names = document.reference.names.get("author", ())
    return [" ".join(filter(None, (n.given, n.non_dropping_particle, n.family, n.suffix, n.literal))) for n in names]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ([("Ann Byron, Carl van Doe, and Eve Fox", 200.0, 660.0, 11.0)], ["Ann Byron", "Carl van Doe", "Eve Fox"]),
        # Side by side, each above where they work.
        (
            [("Ann Byron", 100.0, 660.0, 11.0), ("Carl Doe", 400.0, 660.0, 11.0),
             ("University of Saltmouth", 80.0, 645.0, 10.0), ("Wells Institute", 390.0, 645.0, 10.0),
             ("Port Alder", 100.0, 630.0, 10.0), ("Hill End", 400.0, 630.0, 10.0)],
            ["Ann Byron", "Carl Doe"],
        ),
        # One below the other in capitals.
        (
            [("ANN BYRON", 250.0, 670.0, 10.0), ("Saltmouth College", 250.0, 658.0, 10.0), ("AND", 250.0, 646.0, 10.0),
             ("CARL DOE", 250.0, 634.0, 10.0), ("Institute for Wells", 250.0, 622.0, 10.0)],
            ["Ann Byron", "Carl Doe"],
        ),
        # Raised figures, a dagger, and a name that is broken at the end of a line.
        (
            [("Ann Byron", 100.0, 660.0, 10.0), ("1", 147.0, 664.0, 6.0), (", Carl Doe", 150.0, 660.0, 10.0),
             ("1,2", 200.0, 664.0, 6.0), (", Eve K.", 208.0, 660.0, 10.0), ("Fox* and Gus Hill", 100.0, 648.0, 10.0),
             ("1", 100.0, 636.0, 6.0), ("Department of Rain, Saltmouth 12345", 104.0, 632.0, 9.0)],
            ["Ann Byron", "Carl Doe", "Eve K. Fox", "Gus Hill"],
        ),
        ([("By Ann BYRON, Saltmouth University", 200.0, 660.0, 10.0)], ["Ann Byron"]),
        ([("Prof. Ann Byron", 200.0, 660.0, 10.0), ("March 2010", 200.0, 645.0, 10.0)], ["Ann Byron"]),
        ([("Saltmouth University, New Haven", 200.0, 660.0, 10.0)], []),
        ([("Ann Byron", 200.0, 660.0, 10.0), ("Departamento Informática", 200.0, 645.0, 10.0)], ["Ann Byron"]),
        ([("10 authors, including:", 72.0, 660.0, 10.0), ("Ann Byron", 100.0, 640.0, 10.0)], []),
        ([("Technical Report 12", 200.0, 660.0, 10.0), ("Wells Laboratory", 200.0, 645.0, 10.0)], []),
        # A letter is garbled: part of a list is none.
        ([("Ann Byron, C##l Doe, Eve Fox", 200.0, 660.0, 10.0)], []),
        # Two names and nothing to part them.
        ([("Ann Maria Byron Carl Gustav Doe", 200.0, 660.0, 10.0)], []),
    ],
)  # fmt: skip
def test_authors_are_the_names_below_the_title(make: SimpleNamespace, head: list[Line], expected: list[str]) -> None:
    document = read(make, head)
    assert document.reference.texts["title"] == "The Habits of Rain"
    assert authors(document) == expected


def test_who_made_the_file_is_no_author_unless_a_page_says_so(make: SimpleNamespace) -> None:
    document = read(make, [], "/Author(Gus Hill)")
    assert authors(document) == []
    assert any("names Gus Hill as author" in remark for remark in document.remarks)
    assert authors(read(make, [("Ann Byron", 200.0, 660.0, 10.0)], "/Author(Gus Hill)")) == ["Ann Byron"]
    byline = [("Gus Hill, for the Wells Board", 200.0, 660.0, 10.0)]
    assert authors(read(make, byline, "/Author(Gus Hill)")) == ["Gus Hill"]
    assert authors(read(make, [("Ann Byron and Carl Doe", 200.0, 660.0, 10.0)], "/Author(Ann)")) == [
        "Ann Byron",
        "Carl Doe",
    ]


def test_a_subtitle_belongs_to_the_title(make: SimpleNamespace) -> None:
    title = [("The Habits of Rain:", 200.0, 720.0, 18.0), ("A Study of Wells", 200.0, 698.0, 14.0)]
    document = read(make, [("Ann Byron", 200.0, 670.0, 10.0)], title=title)
    assert document.reference.texts["title"] == "The Habits of Rain: A Study of Wells"
    assert authors(document) == ["Ann Byron"]


@pytest.mark.parametrize(
    "above",
    [
        [("Research Article", 72.0, 740.0, 18.0)],
        [("Journal of Rain 12 (2010)", 72.0, 740.0, 20.0)],
        [("WELLS", 72.0, 740.0, 60.0)],
    ],
)
def test_what_stands_above_the_title_is_none(make: SimpleNamespace, above: list[Line]) -> None:
    document = read(make, [], title=[*above, *TITLE])
    assert document.reference.texts["title"] == "The Habits of Rain"


def test_authors_in_larger_type_are_no_title(make: SimpleNamespace) -> None:
    title = [("The Habits of Rain", 200.0, 700.0, 14.0)]
    document = read(make, [("Ann Byron, Carl Doe", 200.0, 660.0, 16.0)], title=title)
    assert document.reference.texts["title"] == "The Habits of Rain"


def test_arxivs_stamp_is_part_of_the_reference_and_not_of_the_text(make: SimpleNamespace) -> None:
    stamp = [("arXiv:1207.0016v2 [cs.DL] 3 May 2013", 20.0, 30.0, 20.0)]
    document = read(make, [("Ann Byron", 200.0, 660.0, 10.0), *stamp])
    assert document.reference.texts["number"] == "arXiv:1207.0016"
    assert document.reference.texts["URL"] == "https://arxiv.org/abs/1207.0016"
    assert document.reference.texts["title"] == "The Habits of Rain"
    assert "arXiv" not in document.text


def test_a_doi_that_a_line_breaks_is_whole(make: SimpleNamespace) -> None:
    doi = [("https://doi.org/10.1234/journal.", 72.0, 660.0, 8.0), ("rain.0012", 72.0, 651.0, 8.0)]
    assert read(make, doi).reference.texts["DOI"] == "10.1234/journal.rain.0012"


def test_years_counted_from_1900_are_understood(make: SimpleNamespace) -> None:
    issued = read(make, [], "/CreationDate(D:191020304120000)").reference.dates["issued"]
    assert issued.start is not None
    assert issued.start.year == 2002


@pytest.mark.parametrize(
    "label",
    ["Entry Key", "Soil Description and Soil Conditions", "First Name, Last Name", "Law Enforcement Reports",
     "Printed Lines", "For Package", "Policy Number", "Papers of the Long Line"],
)  # fmt: skip
def test_headings_and_labels_below_a_title_are_no_authors(make: SimpleNamespace, label: str) -> None:
    words = ["the entry of a soil has a description, and conditions printed for the law or its enforcement reports;"]
    lines = [(label, 250.0, 660.0, 11.0), *[(one, 72.0, 640.0, 10.0) for one in words]]
    assert authors(read(make, lines)) == []


def test_in_a_form_only_what_is_told_by_something_else_is_a_name(make: SimpleNamespace) -> None:
    form = [("Power Sleep", 72.0, 660.0, 11.0), ("Price", 72.0, 600.0, 10.0), ("Total 12.00", 72.0, 580.0, 10.0)]
    document = pdf.read(Source("x.pdf", make.pdf([[*TITLE, *form]])))
    assert authors(document) == []
    named = [("Eve Fox", 72.0, 660.0, 11.0), ("eve@saltmouth.example", 72.0, 645.0, 10.0)]
    assert authors(pdf.read(Source("x.pdf", make.pdf([[*TITLE, *named, *form[1:]]])))) == ["Eve Fox"]


def test_ranks_between_names_are_no_end_of_them(make: SimpleNamespace) -> None:
    line = "Ann Byron, Carl Doe, Fellow, IEEE, Eve Fox, and Dan Cole, Senior Member, IEEE"
    head = [(line, 100.0, 660.0, 10.0)]
    assert authors(read(make, head)) == ["Ann Byron", "Carl Doe", "Eve Fox", "Dan Cole"]
