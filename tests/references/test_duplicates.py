"""Which references are of one work, and which only look like it."""

import pytest

from citecli.references.csl_json import from_item
from citecli.references.duplicates import groups
from citecli.references.model import Reference

ROE = {"author": [{"family": "Roe", "given": "Sam"}], "issued": {"date-parts": [[1999]]}, "title": "The quay"}
BOOK = {"type": "book", "title": "Tides", "ISBN": "978-0-306-40615-7"}
CHAPTER = {"type": "chapter", "container-title": "Tides", "ISBN": "978-0-306-40615-7"}


def reference(**fields: object) -> Reference:
    return from_item({"id": "x", "type": "book", **fields})[0]


def found(*items: dict[str, object]) -> list[tuple[int, ...]]:
    return [members for members, _ in groups([reference(**item) for item in items])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"DOI": "10.1000/A-b"}, {"DOI": "https://doi.org/10.1000/a-B", "title": "Else"}),
        (BOOK, {**BOOK, "title": "The tides", "ISBN": "0306406152"}),
        (BOOK, {**BOOK, "ISBN": "9783161484100 (cased) 0-306-40615-2"}),
        ({"PMID": "123", "title": "A"}, {"PMID": "PMID: 123", "title": "B"}),
        (ROE, {**ROE, "title": "The <i>Quay</i>!"}),
        (ROE, {**ROE, "author": [{"family": "Roe", "given": "S."}]}),
        ({**ROE, "volume": "3"}, {**ROE, "volume": "Vol. 3"}),
        ({**ROE, "page": "5-9"}, {**ROE, "page": "pp. 5"}),
        ({**ROE, "type": "document"}, {**ROE, "type": "thesis"}),
        ({"title": "Minutes"}, {"title": "minutes"}),
    ],
)  # fmt: skip
def test_the_same(one: dict[str, object], other: dict[str, object]) -> None:
    assert found(one, {"title": "Another"}, other) == [(0, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"DOI": "10.1000/a-b"}, {"DOI": "10.1000/ab"}),
        ({**CHAPTER, "title": "Ebb"}, {**CHAPTER, "title": "Flood"}),
        ({**BOOK, "volume": "1"}, {**BOOK, "volume": "2"}),
        ({**BOOK, "title": "Tides of Brest 1"}, {**BOOK, "title": "Tides of Brest 2"}),
        ({**BOOK, "title": "Ebb and flood in Brest"}, {**BOOK, "title": "A history of quays"}),
        ({**BOOK, "DOI": "10.1/x"}, {**CHAPTER, "DOI": "10.1/x", "title": "Ebb"}),
        ({"DOI": "10.1/x", "title": "Ebb", "page": "1-9"}, {"DOI": "10.1/x", "title": "Flood", "page": "10-19"}),
        ({**ROE, "DOI": "10.1000/a"}, {**ROE, "DOI": "10.1000/b"}),
        ({**ROE, "volume": "1"}, {**ROE, "volume": "2"}),
        ({**ROE, "issue": "1", "page": "3"}, {**ROE, "issue": "1", "page": "4"}),
        ({**ROE, "type": "thesis"}, {**ROE, "type": "article-journal"}),
        ({**ROE, "type": "chapter"}, ROE),
        (ROE, {**ROE, "issued": {"date-parts": [[2000]]}}),
        ({"title": "Preface", "container-title": "A"}, {"title": "Preface", "container-title": "B"}),
    ],
)  # fmt: skip
def test_different(one: dict[str, object], other: dict[str, object]) -> None:
    assert found(one, other) == []


def test_a_third_joins_two_only_where_they_may_be_the_same() -> None:
    doi, title = {"DOI": "10.1000/a", "title": "Ebb"}, {**ROE, "title": "Flood"}
    assert found(doi, title, {**ROE, "title": "Flood", "DOI": "10.1000/a"}) == [(0, 1, 2)]
    one, other = {**ROE, "DOI": "10.1000/a"}, {**ROE, "DOI": "10.1000/b"}
    assert found(one, other, ROE) == [(0, 2)]
