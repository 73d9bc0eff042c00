"""What `check` says of drafts in Word whose citations come from programs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.answers.checks import CheckVerdict, DraftCheck, Problem
from citecli.api.drafts.check import DraftChecker, DraftReport
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.documents.model import Document
from tests.drafts.word_markup import field, run, word

WORDS = "the quay was built of granite in a single year"
Checked = Callable[[str], DraftReport]


def fields(title: str, family: str, shown: str, **more: object) -> str:
    """A quotation with a citation of Zotero's."""
    item = {"type": "book", "title": title, "author": [{"family": family}], "issued": {"date-parts": [[1999]]}, **more}
    code = f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': [{'id': 7, 'itemData': item}]})}"
    return f"<w:p>{run(f'He says that “{WORDS}” ')}{field(code, shown)}{run('.')}</w:p>"


@pytest.fixture
def check(tmp_path: Path, make_document: Callable[..., Document]) -> Checked:
    """Checks the body of a Word file against two documents."""
    documents = [
        make_document("one", f"Then {WORDS}.", title="Walls of Farrow"),
        make_document("two", "No quay.", title="Tides of Farrow"),
    ]

    def checked(body: str) -> DraftReport:
        path = tmp_path / "essay.docx"
        path.write_bytes(word(body).data)
        return DraftChecker(SourceCorpus(None, documents)).check(str(path))

    return checked


def only(report: DraftReport) -> tuple[CheckVerdict, tuple[Problem, ...], tuple[str, ...]]:
    (found,) = report.answer.checks
    return found.verdict, found.problems, found.remarks


def test_a_work_is_called_as_readers_see_it(check: Checked) -> None:
    assert only(check(fields("Walls of Farrow", "Roe", "(1)"))) == (CheckVerdict.VERBATIM, (), ())
    assert only(check(fields("Tides of Farrow", "Roe", "(2)"))) == (
        CheckVerdict.VERBATIM, (Problem.WRONG_SOURCE,), ("the words are in one, not in (Roe 1999)",),
    )  # fmt: skip
    invented = fields("Quays", "Doe", "(3)").replace(WORDS, "nobody had asked the harbour master anything")
    assert only(check(invented)) == (CheckVerdict.NO_TEXT, (), ("the text of (Doe 1999) is not in the library",))


def test_a_citation_that_cant_be_read_is_no_missing_one(check: Checked) -> None:
    unread = field("ADDIN ZOTERO_ITEM CSL_CITATION {cut", "[3]")
    report = check(
        f"<w:p>{run(f'He says that “{WORDS}” ')}{unread}{run('.')}</w:p>{fields('Walls of Farrow', 'Roe', '[1]')}"
    )
    first, second = report.answer.checks
    assert (first.verdict, first.problems) == (CheckVerdict.VERBATIM, ())
    assert first.remarks == ("the citation “[3]” can't be read: whether it means one is not known",)
    assert (second.problems, second.remarks) == ((), ())
    assert report.answer.remarks == (
        "line 1: the citation “[3]” can't be read (Zotero: its data are damaged or cut off)",
    )


def test_words_that_are_nowhere_may_be_from_what_cant_be_read(check: Checked) -> None:
    unread = field("ADDIN EN.CITE", "[3]")
    body = f"<w:p>{run('“Nobody had asked the harbour master anything that night” ')}{unread}{run('.')}</w:p>"
    assert only(check(body)) == (CheckVerdict.NOT_FOUND, (), ("the citation “[3]” can't be read",))


def test_what_it_shows_counts_as_if_it_were_set_by_hand(check: Checked) -> None:
    unread = field("ADDIN ZOTERO_ITEM CSL_CITATION {cut", "(Roe, Tides of Farrow, 1999)")
    assert only(check(f"<w:p>{run(f'He says that “{WORDS}” ')}{unread}{run('.')}</w:p>")) == (
        CheckVerdict.VERBATIM, (Problem.WRONG_SOURCE,), ("the words are in one, not in two",),
    )  # fmt: skip


def test_many_that_cant_be_read_are_counted(check: Checked) -> None:
    body = "".join(f"<w:p>{run('So ')}{field('ADDIN RW.CITE{{1}}', f'[{number}]')}</w:p>" for number in range(7))
    remarks = check(body).answer.remarks
    assert len(remarks) == 5
    assert remarks[-1] == "3 more citations can't be read"


def test_what_is_wrong_in_a_reference_costs_no_more_than_that(check: Checked) -> None:
    body = fields("Walls of Farrow", "Roe", "(1)", issued={"date-parts": [["1999"]], "season": "12:02:44"})
    report = check(body)
    assert only(report) == (CheckVerdict.VERBATIM, (), ())
    assert [remark.partition("roe1999: ")[2] for remark in report.remarks] == ["issued: '12:02:44' is not a season"]


def test_the_answer_counts_the_citations(check: Checked) -> None:
    answer: DraftCheck = check(fields("Walls of Farrow", "Roe", "(1)") * 3).answer
    assert (answer.citations, answer.unknown) == (3, ())
    assert [found.keys for found in answer.checks] == [("roe1999",)] * 3


@pytest.mark.parametrize(
    ("title", "year", "is_it"),
    [
        ("Walls of Farrow", 1999, True), ("Walls of Farrow: Its Story", 1999, True),
        ("<i>Walls</i> of Farrow", 1999, True),
        ("Walls of Farrow Point", 1999, True), ("Walls", 1999, False), ("Walls of Brest", 1999, False),
        ("Walls of Farrow: A History", 2005, True), ("The Walls of Farrow", 1999, False),
    ],
)  # fmt: skip
def test_a_document_is_known_by_how_its_title_begins(check: Checked, title: str, year: int, is_it: bool) -> None:
    found = only(check(fields(title, "Roe", "(1)", issued={"date-parts": [[year]]})))
    absent = ("the text of (Roe 1999) is not in the library; the words are in one",)
    assert found == (CheckVerdict.VERBATIM, (), () if is_it else absent)
