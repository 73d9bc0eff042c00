"""What each service's answers are read as: their documented JSON, and what is none."""

from json import dumps
from pathlib import Path
from typing import Any

import pytest

from citecli.errors import CitecliError, NothingMatched, UnreadableDocument
from citecli.network import crossref, datacite, open_library, openalex
from citecli.network.fetching import Response
from citecli.network.lookup import work_record
from citecli.network.retraction_watch import RetractionWatch
from citecli.network.services import Services
from citecli.references.csl_json import from_item
from citecli.references.identifiers import Identifier, Scheme
from citecli.references.work_record import Notice, NoticeKind, WorkRecord, record_data, record_from


class Says:
    """A way to ask that always gets one answer."""

    def __init__(self, answer: object) -> None:
        self.data = answer if isinstance(answer, bytes) else dumps(answer).encode()
        self.asked: list[str] = []

    def __call__(self, address: str, services: Services, accept: str = "*/*") -> Response:
        self.asked.append(address)
        return Response(self.data, address, "application/json")


SICI = "10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-O"
WORK: dict[str, Any] = {
    "DOI": SICI,
    "type": "journal-article",
    "title": ["Sluices &amp; <i>locks</i>", "Schleusen"],
    "subtitle": ["A survey"],
    "author": [{"family": "Roe", "given": "S.", "suffix": "Jr."}, {"name": "The Quay Group"}, {}, "x"],
    "published-print": {"date-parts": [[1998, 6]]},
    "published-online": {"date-parts": [[1997, 12, 31]]},
    "issued": {"date-parts": [[1997, 12, 31]]},
    "container-title": ["Journal of Harbours"],
    "short-container-title": ["J. Harb."],
    "volume": "49",
    "page": "693-702",
    "updated-by": [
        {"DOI": "10.1000/n", "type": "retraction", "source": "retraction-watch",
         "updated": {"date-parts": [[2001, 2, 3]], "date-time": "2001-02-03T00:00:00Z"}},
        {"DOI": "10.1000/N", "type": "retraction", "source": "publisher", "updated": {"date-parts": [[2001, 2, 3]]}},
        {"DOI": "10.1000/e", "type": "erratum", "updated": {"date-parts": [[2000, 1]]}},
        {"DOI": "10.1000/x", "type": "some-new-kind"},
    ],
    "relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.1000/article"}, {"id-type": "uri", "id": "x"}]},
}  # fmt: skip


def test_a_work_at_crossref() -> None:
    fetch = Says({"message": WORK})
    found = crossref.work(SICI.upper(), Services(contact="me@example.org"), fetch)
    (asked,) = fetch.asked
    assert asked.startswith("https://api.crossref.org/works/10.1002/(SICI)1097-4571(1998)49:8%3C693::AID-ASI4%3E3.0.CO")
    assert asked.endswith("?mailto=me%40example.org")
    assert found.reference.texts["title"] == "Sluices & locks: A survey"
    assert found.reference.texts["DOI"] == SICI
    assert [name.family or name.literal for name in found.reference.names["author"]] == ["Roe", "The Quay Group"]
    assert (found.titles, found.years, found.published) == (("Schleusen",), (1997, 1998), ("10.1000/article",))
    assert [(one.kind, one.date, one.source) for one in found.notices] == [
        (NoticeKind.RETRACTION, "2001-02-03", "Retraction Watch"),
        (NoticeKind.CORRECTION, "2000-01", "publisher"),
    ]
    assert record_from(record_data(found)) == found


def test_the_notice_and_the_reverse_query() -> None:
    about = {"DOI": "10.1000/n", "type": "journal-article", "title": ["Retraction"], "update-to": [
        {"DOI": SICI.lower(), "type": "retraction", "label": "Retraction", "updated": {"date-parts": [[2001, 2, 3]]}},
        {"DOI": "10.1000/other", "type": "correction"}]}  # fmt: skip
    fetch = Says({"message": {"items": [about]}})
    assert crossref.notices_by_query(SICI, Services(), fetch) == (
        Notice(NoticeKind.RETRACTION, "2001-02-03", "10.1000/n", "publisher"),
    )
    assert "filter=updates:10.1002/" in fetch.asked[0]
    assert crossref.record(about).about[0].doi == SICI.lower()
    assert crossref.notices_by_query("10.1000/a,b", Services(), fetch) == ()
    assert len(fetch.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [b"<html>busy</html>", b"", b"[]", {}, {"message": None}, {"message": {}}, {"message": {"DOI": "10.1000/else"}},
     b"\xff\xfe", b'{"message": ' + b"[" * 100_000],
)  # fmt: skip
def test_what_is_no_answer(answer: object) -> None:
    with pytest.raises(UnreadableDocument):
        crossref.work("10.1000/x", Services(), Says(answer))
    for ask in (
        lambda: crossref.search("x", Services(), Says(answer)),
        lambda: crossref.notices_by_query("10.1000/x", Services(), Says(answer)),
        lambda: datacite.work("10.1000/x", Services(), Says(answer)),
        lambda: openalex.search("x", Services(), Says(answer)),
        lambda: open_library.search("x", "", Services(), Says(answer)),
    ):
        with pytest.raises(UnreadableDocument):
            ask()


@pytest.mark.parametrize("value", [None, 1, "x", [], {}, [None], [[]], {"date-parts": "x"}, {"date-parts": [[None]]}])
@pytest.mark.parametrize("name", [*WORK, "editor", "ISBN", "update-to", "article-number", "edition-number", "aliases"])
def test_wrong_values_cost_no_more_than_themselves(name: str, value: object) -> None:
    found = crossref.record({**WORK, name: value})
    assert isinstance(found, WorkRecord)
    if name not in ("title", "subtitle"):
        assert found.reference.texts["title"] == "Sluices & locks: A survey"


def test_an_alias() -> None:
    message = {**WORK, "aliases": ["10.1000/OLD"]}
    assert crossref.work("10.1000/old", Services(), Says({"message": message})).doi == SICI.lower()


def test_datacite() -> None:
    attributes = {
        "doi": "10.5281/ZENODO.1",
        "titles": [{"title": "Tide gauges"}, {"title": "1900–1950", "titleType": "Subtitle"}],
        "creators": [{"name": "Roe, Sam", "givenName": "Sam", "familyName": "Roe"},
                     {"name": "Harbour Office", "nameType": "Organizational"}],
        "publisher": {"name": "Zenodo"}, "publicationYear": 2016, "types": {"resourceTypeGeneral": "Dataset"},
        "relatedIdentifiers": [
            {"relationType": "IsPreviousVersionOf", "relatedIdentifierType": "DOI", "relatedIdentifier": "10.5281/z.2"}
        ],
    }  # fmt: skip
    found = datacite.work("10.5281/zenodo.1", Services(), Says({"data": {"id": "x", "attributes": attributes}}))
    assert (found.reference.type, found.reference.texts["title"]) == ("dataset", "Tide gauges: 1900–1950")
    assert (found.newer, found.years) == (("10.5281/z.2",), (2016,))


def test_openalex_says_what_is_retracted() -> None:
    work = {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.1000/x", "title": "Tides", "is_retracted": True,
            "publication_year": 2001, "authorships": [{"author": {"display_name": "Sam Roe"}}],
            "biblio": {"first_page": "1", "last_page": "9"}, "primary_location": {"source": None}}  # fmt: skip
    fetch = Says({"results": [work]})
    (found,) = openalex.search("Tides?", Services(openalex_key="k"), fetch)
    assert fetch.asked == ["https://api.openalex.org/works?search=Tides&per-page=5&api_key=k"]
    assert (found.doi, found.reference.texts["page"], len(found.notices)) == ("10.1000/x", "1-9", 1)


def test_pubmed_says_what_is_retracted() -> None:
    summary = {"title": "Tides.", "authors": [{"name": "Roe S", "authtype": "Author"}], "pubdate": "2001 Feb",
               "pubtype": ["Journal Article", "Retracted Publication"],
               "references": [{"reftype": "Retraction in", "refsource": "J Harb. 2010 Feb 6;375(9713):445"},
                              {"reftype": "Comment in", "refsource": "x"}]}  # fmt: skip
    answer = {"result": {"uids": ["7"], "7": summary}}
    found = work_record(Identifier(Scheme.PMID, "7"), Services(), Says(answer))
    assert found.notices == (Notice(NoticeKind.RETRACTION, "2010-02-06", "", "PubMed"),)


def test_nothing_at_open_library() -> None:
    with pytest.raises(NothingMatched):
        work_record(Identifier(Scheme.ISBN, "9780306406157"), Services(), Says({}))
    assert open_library.search("Tides", "Roe", Services(), Says({"docs": [None, {"title": 7}]}))[0].years == ()


COLUMNS = "Title,RetractionDate,RetractionDOI,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature"


def watch(path: Path, *rows: str) -> RetractionWatch:
    path.write_text("\n".join([COLUMNS, *rows]), encoding="utf-8")
    return RetractionWatch(path)


def test_the_retraction_watch_data(tmp_path: Path) -> None:
    found = watch(
        tmp_path / "rw.csv",
        '"Tides, locks and what small ports pay",2/6/2010 0:00,unavailable,3/1/1999 0:00,10.1000/A(1),123,Retraction',
        "x,12/31/2011 0:00,10.1000/c,1/1/2000 0:00,10.1000/b,0,Expression of concern",
        "x,,,,Unavailable,0,Correction",
    )

    def kinds(**item: Any) -> list[tuple[NoticeKind, str]]:
        reference = from_item({"id": "x", "type": "article-journal", **item})[0]
        return [(notice.kind, notice.date) for notice in found.notices_on(reference)]

    retracted = [(NoticeKind.RETRACTION, "2010-02-06")]
    assert kinds(DOI="https://doi.org/10.1000/a(1)") == retracted
    assert kinds(PMID="123") == retracted
    assert kinds(DOI="10.1000/B") == [(NoticeKind.CONCERN, "2011-12-31")]
    title = "Tides, Locks and What Small Ports Pay"
    assert kinds(title=title, issued={"date-parts": [[1999]]}) == retracted
    assert kinds(title=title, issued={"date-parts": [[1998]]}) == []
    assert kinds(title="x") == []
    assert kinds(PMID="0") == []


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\0", COLUMNS[:30], '"' + "x" * 200_000])
def test_what_is_no_such_data(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rw.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CitecliError):
        RetractionWatch(path)
