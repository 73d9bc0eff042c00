"""The verdict on one reference: what is asked, of whom, and what its answers, or the lack of them, come to."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from citecli.answers.reference_checks import ReferenceCheck
from citecli.api.references.check_references import in_parallel, new_asker
from citecli.api.references.reference_check import ReferenceChecker, Target, says_retracted
from citecli.references.csl_json import from_item
from tests.api.references.made_services import MadeServices
from tests.api.references.made_works import isbn, notice, update

WORK: dict[str, Any] = {
    "DOI": "10.5000/(SICI)1097-0001(1998)49:8<693::AID-QUAY4>3.0.CO;2-O", "type": "journal-article",
    "title": ["Quays of the north"], "author": [{"family": "Roe", "given": "Sam"}],
    "issued": {"date-parts": [[1999]]}, "container-title": ["Journal of Harbours"], "volume": "12", "page": "101-120",
}  # fmt: skip
OTHER: dict[str, Any] = {
    "DOI": "10.5000/other", "type": "journal-article", "title": ["Eels, and who eats them"],
    "author": [{"family": "Poe", "given": "Ann"}], "issued": {"date-parts": [[2003]]},
    "container-title": ["Journal of Fish"], "volume": "3", "page": "1-9",
}  # fmt: skip
BOOK: dict[str, Any] = {
    "DOI": "10.5000/book", "type": "book", "title": ["Harbours of the world"], "subtitle": ["a handbook"],
    "author": [{"family": "Moe", "given": "Kit"}], "issued": {"date-parts": [[2008]]}, "publisher": "Tern",
    "ISBN": [isbn(7)],
}  # fmt: skip
ITEM: dict[str, Any] = {
    "type": "article-journal", "title": "Quays of the north", "author": [{"family": "Roe", "given": "S."}],
    "issued": {"date-parts": [[1999]]}, "container-title": "Journal of Harbours", "volume": "12", "page": "101-120",
}  # fmt: skip
Check = Callable[..., ReferenceCheck]


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[MadeServices]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setattr("citecli.network.fetching.BACKOFF", 0.01)
    made = MadeServices([WORK, OTHER, BOOK])
    yield made
    made.close()


@pytest.fixture
def check(services: MadeServices) -> Iterator[Check]:
    """The check of a reference: `ITEM` with changes, `None` for what it lacks."""
    asker = new_asker(services.services(timeout=5.0), None)

    def call(cited: tuple[str, ...] = (), says: bool = False, **changes: Any) -> ReferenceCheck:
        item = {name: value for name, value in {**ITEM, **changes}.items() if value is not None}
        reference = from_item({"id": "x", **item})[0]
        return ReferenceChecker(asker, None, cited).check(Target("x", reference, says_retracted=says))

    yield call
    asker.close()


@pytest.mark.parametrize(
    "doi",
    [
        WORK["DOI"],
        WORK["DOI"].upper(),
        f"https://doi.org/{WORK['DOI']}",
        f"http://dx.doi.org/{WORK['DOI'].replace('<', '%3C').replace('>', '%3E')}",
        f"doi:{WORK['DOI']}",
        f"DOI: {WORK['DOI']}.",
        f"<{WORK['DOI']}>",
        f"({WORK['DOI']}),",
        WORK["DOI"].replace("<", "&lt;").replace(">", "&gt;"),
        WORK["DOI"].replace("3.0", "3. 0"),
    ],
)
def test_a_doi_as_people_write_it(check: Check, doi: str) -> None:
    found = check(DOI=doi)
    assert (found.verdict, found.differences) == ("confirmed", ())
    assert found.evidence[0].startswith("Crossref has it under its DOI")


def test_found_without_a_doi(check: Check) -> None:
    found = check()
    assert (found.verdict, found.asked) == ("confirmed", ("Crossref",))


def test_a_doi_that_belongs_to_another_work(check: Check) -> None:
    found = check(DOI=OTHER["DOI"])
    assert found.verdict == "another work"
    assert found.evidence[0] == "DOI 10.5000/other is “Eels, and who eats them” (Crossref)"
    assert found.nearest is not None
    assert found.nearest.doi == WORK["DOI"].lower()
    assert [(one.variable, one.recorded) for one in found.differences] == [("DOI", WORK["DOI"].lower())]


def test_an_invention_with_the_doi_of_another_work(check: Check) -> None:
    found = check(title="Tidal economics of the Frisian coast", DOI=OTHER["DOI"], volume="4", page="77-91")
    assert (found.verdict, found.differences) == ("another work", ())


def test_an_invention_without_one(check: Check) -> None:
    found = check(title="Quays, wharves and the wool trade of the far north", volume="4", page="77-91")
    assert found.verdict == "not found"
    assert found.nearest is not None
    assert 0 < found.nearness < 0.8
    assert found.evidence == ("asked: Crossref and OpenAlex",)


@pytest.mark.parametrize("journal", ["Zeitschrift für Archivkunde", "Manuscripta", "Archive for Harbour History"])
def test_a_journal_about_archives_is_published(check: Check, services: MadeServices, journal: str) -> None:
    invented = {"title": "Tidal economics of the Frisian coast", "container-title": journal}
    assert check(**invented).verdict == "not found"
    entry = f"Roe, S. (1999). Tidal economics of the Frisian coast. {journal}, 12, 101–120."
    asker = new_asker(services.services(), None)
    reference = from_item({"id": "", **ITEM, **invented})[0]
    assert ReferenceChecker(asker).check(Target("", reference, entry)).verdict == "not found"
    asker.close()


def test_a_doi_that_nobody_knows(check: Check) -> None:
    found = check(DOI="10.5000/nothing")
    assert found.verdict == "differs"
    assert [(one.variable, one.written) for one in found.differences] == [("DOI", "10.5000/nothing")]
    invented = check(DOI="10.5000/nothing", title="Tidal economics of the Frisian coast")
    assert invented.verdict == "not found"
    assert invented.evidence[0] == "no service knows DOI 10.5000/nothing"


def test_a_doi_that_is_none(check: Check) -> None:
    assert check(DOI="see the publisher's page").verdict == "differs"


def test_dois_of_other_agencies(check: Check, services: MadeServices) -> None:
    services.datacite["10.5281/gauge.1"] = {
        "doi": "10.5281/gauge.1", "titles": [{"title": "Tide gauges of Brest"}], "publicationYear": 2016,
        "creators": [{"name": "Roe, Sam"}], "types": {"resourceTypeGeneral": "Dataset"},
    }  # fmt: skip
    data = {"DOI": "10.1400/il.porto", "type": "book", "title": "Il porto", "author": [{"family": "Zeno"}]}
    services.override = lambda path: (200, data) if path == "/doi/10.1400/il.porto" else None
    none = {"container-title": None, "volume": None, "page": None}
    found = check(type="dataset", title="Tide gauges of Brest", DOI="10.5281/GAUGE.1", issued=None, **none)
    assert (found.verdict, found.asked) == ("confirmed", ("DataCite",))
    found = check(
        type="book", title="Il porto", author=[{"family": "Zeno"}], DOI="10.1400/il.porto", issued=None, **none
    )
    assert (found.verdict, found.asked) == ("confirmed", ("doi.org",))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "personal_communication"}, "letters"),
        ({"type": "manuscript"}, "manuscripts"),
        ({"type": "interview"}, "interviews"),
        ({"type": "legal_case"}, "court cases"),
        ({"type": "article-newspaper"}, "newspaper articles"),
        ({"title": None}, "too little"),
        ({"note": "Personal communication, 3 May 2019"}, "letters"),
        ({"type": "document", "note": "Persönliche Mitteilung"}, "letters"),
        ({"author": None, "issued": None}, "too little"),
    ],
)
def test_what_is_not_asked_at_all(check: Check, services: MadeServices, changes: dict[str, Any], reason: str) -> None:
    found = check(**changes)
    assert found.verdict == "can't be checked"
    assert reason in found.evidence[0]
    assert services.asked == []


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "book", "issued": {"date-parts": [[1873]]}},
        {"type": "book", "issued": {"date-parts": [[1951]]}},
        {"type": "report"},
        {"type": "thesis"},
        {"note": "unpublished manuscript"},
        {"archive": "City Archive of Brest"},
    ],
)
def test_what_services_have_few_of(check: Check, changes: dict[str, Any]) -> None:
    none = {"container-title": None, "volume": None, "page": None}
    found = check(title="On the dredging of the Humber", **{**none, **changes})
    assert (found.verdict, found.needs_writer) == ("can't be checked", False)


@pytest.mark.parametrize(
    "entry",
    ["M. Smith, personal communication, May 3, 2019.", "Smith, M. (2019). Letter to the author, 3 May.",
     "Müller, K. (2019): Persönliche Mitteilung vom 3. Mai.", "Roe, S. Comunicación personal, 2020."],
)  # fmt: skip
def test_what_was_told_to_the_writer_is_not_sent(services: MadeServices, entry: str) -> None:
    asker = new_asker(services.services(), None)
    reference = from_item({"id": "", "type": "document", "title": entry, "author": [{"family": "Smith"}]})[0]
    found = ReferenceChecker(asker).check(Target("", reference, entry))
    asker.close()
    assert (found.verdict, services.asked) == ("can't be checked", [])


def test_books(check: Check) -> None:
    none = {"container-title": None, "volume": None, "page": None}
    book = {"type": "book", "author": [{"family": "Moe", "given": "Kit"}], "issued": {"date-parts": [[2008]]}, **none}
    by_isbn = check(title="Harbours of the World", ISBN=isbn(7), **book)
    assert (by_isbn.verdict, by_isbn.asked) == ("confirmed", ("Open Library",))
    assert check(title="Harbours of the world: A handbook", **book).verdict == "confirmed"
    assert check(title="A history of buoys", ISBN=isbn(7), **book).verdict == "another work"
    assert check(title="A history of buoys", **book).verdict == "not found"
    part = {**book, "type": "chapter", "ISBN": isbn(7), "container-title": "Harbours of the world"}
    chapter = check(title="Bollards", **part, editor=[{"family": "Moe", "given": "Kit"}])
    assert chapter.verdict == "can't be checked"
    assert "has the book “Harbours of the world: a handbook”, and nothing of its parts" in chapter.evidence[0]


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [("retraction", "retracted"), ("withdrawal", "retracted"), ("removal", "retracted"),
     ("expression_of_concern", "concern"), ("corrigendum", "corrected"), ("erratum", "corrected")],
)  # fmt: skip
def test_notices(check: Check, services: MadeServices, kind: str, verdict: str) -> None:
    services.add({**OTHER, "updated-by": [update(kind, "10.5000/n")]})
    services.add(notice(kind, "10.5000/n2", WORK))
    said = {"title": OTHER["title"][0], "author": OTHER["author"], "issued": OTHER["issued"],
            "container-title": "Journal of Fish", "volume": "3", "page": "1-9"}  # fmt: skip
    assert check(**said).verdict == verdict  # by the work's own record
    found = check()  # by the notice, asked for by what it is about
    assert found.verdict == verdict
    assert [one.doi for one in found.notices] == ["10.5000/n2"]
    assert check(cited=("10.5000/n2",)).verdict == "confirmed"
    assert check(says=True).verdict == "confirmed"
    assert check(title="RETRACTED: Quays of the north").verdict == "confirmed"
    assert check(note="Retracted in 2019").verdict == "confirmed"


def test_the_notice_itself_is_no_fault(check: Check, services: MadeServices) -> None:
    services.add(notice("retraction", "10.5000/n", WORK))
    found = check(title="Retraction: Quays of the north", DOI="10.5000/n", issued={"date-parts": [[2019]]},
                  volume=None, page=None)  # fmt: skip
    assert found.verdict == "confirmed"


def test_a_retraction_leads_and_what_differs_is_shown(check: Check, services: MadeServices) -> None:
    services.add(notice("retraction", "10.5000/n", WORK))
    found = check(volume="21")
    assert (found.verdict, [one.variable for one in found.differences]) == ("retracted", ["volume"])


def test_a_title_that_says_so(check: Check, services: MadeServices) -> None:
    services.add({**WORK, "title": ["RETRACTED ARTICLE: Quays of the north"]})
    assert check(DOI=WORK["DOI"]).verdict == "retracted"


def test_reinstated(check: Check, services: MadeServices) -> None:
    notes = [update("retraction", "10.5000/a", (2010, 1, 1)), update("reinstatement", "10.5000/b", (2012, 1, 1))]
    services.add({**WORK, "updated-by": notes})
    assert check().verdict == "confirmed"


def test_versions_are_remarks(check: Check, services: MadeServices) -> None:
    services.add({**WORK, "relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.5000/article"}]}})
    assert check().remarks == ("published since as DOI 10.5000/article",)
    assert "the record has the year 1999" in check(issued={"date-parts": [[1998]]}).remarks


def test_pages(check: Check, services: MadeServices) -> None:
    services.pages |= {"/pages/here": 200, "/pages/refused": 403}
    page = {"type": "webpage", "volume": None, "page": None}
    there = check(URL=services.address + "/pages/here", **page)
    assert (there.verdict, there.evidence[-1]) == ("can't be checked", "its address answers (200 OK)")
    assert check(URL=services.address + "/pages/refused", **page).verdict == "can't be checked"
    services.archived[services.address + "/pages/gone"] = "http://web.archive.org/web/2019/x"
    gone = check(URL=services.address + "/pages/gone", **page)
    assert (gone.verdict, gone.archived) == ("link dead", "http://web.archive.org/web/2019/x")
    services.moved["/pages/old"] = services.address + "/pages/here"
    old = check(URL=services.address + "/pages/old", **page)
    assert old.remarks == (f"its address moved for good to {services.address}/pages/here",)


@pytest.mark.parametrize(
    "answer",
    [
        (200, "<html>We are busy</html>"),
        (200, {"message": {}}),
        (200, b""),
        (503, ""),
        (429, ""),
        (500, "x"),
        (403, ""),
    ],
)
def test_services_that_lie_or_fail_are_no_verdict(check: Check, services: MadeServices, answer: Any) -> None:
    services.override = lambda path: answer
    for changes in ({}, {"DOI": WORK["DOI"]}, {"DOI": "10.5000/nothing"}):
        found = check(**changes)
        assert (found.verdict, found.needs_writer) == ("not asked", False)
        assert found.evidence != ()


def test_one_service_that_fails_is_no_verdict_either(check: Check, services: MadeServices) -> None:
    services.override = lambda path: (503, "") if path.startswith("/openalex") else None
    assert check(title="Tidal economics of the Frisian coast").verdict == "not asked"
    services.override = lambda path: (503, "") if "updates" in path else None
    found = check(DOI=WORK["DOI"])
    assert found.verdict == "not asked"
    assert "whether it was retracted could not be asked" in found.evidence[1]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Quays"}, {"title": "?"}, {"title": "北方的码头"}, {"title": "a" * 5000},
        {"author": [{"family": f"Roe{number}"} for number in range(400)]}, {"author": None},
        {"author": [{"literal": "…"}]}, {"issued": {"literal": "the spring after the flood"}},
        {"DOI": "10.5000/" + "(" * 500}, {"DOI": "\u202e10.5000/x"}, {"URL": "http://["}, {"URL": "javascript:x"},
        {"title": "\\textit{Quays} of the $\\mathcal{N}$orth"}, {"page": "…"}, {"volume": "-"},
    ],
)  # fmt: skip
def test_odd_references_get_some_verdict(check: Check, changes: dict[str, Any]) -> None:
    assert check(**changes).verdict != "another work"


@pytest.mark.parametrize("text", ["It was retracted in 2010.", "Studie, zurückgezogen", "étude rétractée", "retirado"])
def test_saying_that_it_was_retracted(text: str) -> None:
    assert says_retracted(text)
    assert not says_retracted("He retraces the retractable bridge.")


def test_latex_where_there_should_be_none(check: Check) -> None:
    made = {"title": "{Q}uays of the \\emph{north}", "author": [{"family": "{Roe}", "given": "S."}]}
    found = check(**made)
    assert (found.verdict, found.reference.texts["title"]) == ("confirmed", made["title"])


def test_in_parallel() -> None:
    assert dict(in_parallel(lambda number: number * number, list(range(50)), 8)) == {n: n * n for n in range(50)}
    assert list(in_parallel(str, [7], 8)) == [(0, "7")]

    def fails(number: int) -> int:
        if number == 3:
            raise KeyError(number)
        return number

    with pytest.raises(KeyError):
        list(in_parallel(fails, list(range(20)), 4))
