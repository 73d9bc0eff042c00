"""Whether a draft quotes its sources faithfully."""

from collections.abc import Callable

import pytest

from citecli.answers.checks import Check, CheckVerdict, Problem
from citecli.api.drafts.check import check_draft
from citecli.api.drafts.check_work import CheckContext
from citecli.documents.model import Document
from citecli.drafts.markdown import draft_of
from citecli.matching.verdicts import Alteration

MakeDocument = Callable[..., Document]
MakeContext = Callable[..., CheckContext]

HARBOUR = (
    "The wall was rebuilt in a single summer, and nobody on the quay kept a count of the boats.",
    "“We have waited long enough for this,” said Ann Roe.",
    "The mill stood idle for as long as anyone in the village could remember.",
)


@pytest.fixture
def context(make_document: MakeDocument, make_context: MakeContext) -> CheckContext:
    harbour = make_document("harbour", *HARBOUR, title="The harbour at night", pages=("12", "13", "33-35"))
    other = make_document("other", "A second survey came to the opposite result within a year.")
    return make_context(harbour, other, items=({"id": "book", "type": "book", "title": "A book without a text"},))


def checked(text: str, context: CheckContext) -> Check:
    (check,) = check_draft(draft_of(text), context).checks
    return check


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“nobody on the quay kept a count of the boats” [@harbour].", CheckVerdict.VERBATIM),
        ("“[N]obody on the quay kept a count” [@harbour].", CheckVerdict.PERMITTED),
        ("“nobody on the quay kept any record of the boats” [@harbour].", CheckVerdict.ALTERED),
        ("“seventeen lanterns hung over an orchard” [@harbour].", CheckVerdict.NOT_FOUND),
        ("“the works” [@other].", CheckVerdict.NOT_FOUND),
        ("“the works” are shut.", CheckVerdict.TOO_SHORT),
        ("“as long as anyone” [@book].", CheckVerdict.VERBATIM),
        ("“twelve geese went over the moor” [@book].", CheckVerdict.NO_TEXT),
        ("Peter Lund said, “We have waited long enough for this” [@harbour].", CheckVerdict.WRONG_SPEAKER),
        ("Ann Roe said, “We have waited long enough for this” [@harbour].", CheckVerdict.VERBATIM),
    ],
)
def test_verdicts(context: CheckContext, text: str, verdict: CheckVerdict) -> None:
    assert checked(text, context).verdict is verdict


@pytest.mark.parametrize(
    ("text", "problems", "remark"),
    [
        ("“nobody on the quay kept a count” [@harbour, p. 12].", (), ""),
        (
            "“nobody on the quay kept a count” [@harbour, p. 14].",
            (Problem.WRONG_PLACE,),
            "the words are on p. 12, not p. 14",
        ),
        (
            "“nobody on the quay kept a count” [@harbour, para. 2].",
            (Problem.WRONG_PLACE,),
            "the words are in para. 1, not para. 2",
        ),
        ("“The mill stood idle for as long” [@harbour, p. 34].", (), ""),
        ("“The mill stood idle for as long” [@harbour, pp. 30-5].", (), ""),
        (
            "“The mill stood idle for as long” [@harbour, chap. 2].",
            (),
            "harbour has no numbered chapters that are known: 2 can't be checked",
        ),
        (
            "“nobody on the quay kept a count” [@other].",
            (Problem.WRONG_SOURCE,),
            "the words are in harbour, not in @other",
        ),
        ("“nobody on the quay kept a count,” and more [@other].\n\n“The mill stood idle for as long.”", None, ""),
    ],
)
def test_problems(context: CheckContext, text: str, problems: tuple[Problem, ...] | None, remark: str) -> None:
    if problems is None:
        _, last = check_draft(draft_of(text), context).checks
        assert last.problems == (Problem.NO_CITATION,)
        return
    check = checked(text, context)
    assert (check.problems, "; ".join(check.remarks)) == (problems, remark)


def test_the_passage_and_what_was_changed(context: CheckContext) -> None:
    check = checked("“Nobody on the quay kept a count?” [@harbour].", context)
    assert check.passage is not None
    assert (check.passage.document, check.passage.paragraph, check.passage.page) == ("harbour", 1, "12")
    assert check.passage.text == "nobody on the quay kept a count"
    assert check.alterations == (Alteration.INITIAL, Alteration.ENDING)


def test_titles_in_marks_are_no_quotations(context: CheckContext) -> None:
    assert check_draft(draft_of("See “The Harbour at Night,” which is long."), context).checks == ()


def test_unknown_keys(context: CheckContext) -> None:
    answer = check_draft(draft_of("Words [@harbor; @nobody; @book]."), context)
    assert [(key.key, key.lines, key.nearest) for key in answer.unknown] == [
        ("harbor", (1,), ("harbour",)),
        ("nobody", (1,), ()),
    ]
    assert answer.needs_writer


SPOKEN = (
    "Ann Roe, the mayor, came late. “We have waited long enough for this,” Roe said.",
    "“Nobody asked the fishermen about the wall,” the harbour master said.",
    "“The tide has never read our plans,” said Tom Lund, “and it will not begin with these.”",
    "Stone was cheap that year, and so was everything else.",
    "The mill stood idle.",
    "“A wall is a promise that somebody else must keep.”",
)


@pytest.mark.parametrize(
    ("text", "verdict", "remark"),
    [
        ("Ann Roe said, “We have waited long enough for this” [@talk].", CheckVerdict.VERBATIM, ""),
        ("“We have waited long enough for this,” she said [@talk].", CheckVerdict.VERBATIM, ""),
        ("It is a promise: “A wall is a promise that somebody else must keep” [@talk].", CheckVerdict.VERBATIM, ""),
        (
            "Tom Lund said, “Nobody asked the fishermen about the wall” [@talk].",
            CheckVerdict.VERBATIM,
            "in talk these are the harbour master's words; whether that is Tom Lund is not known",
        ),
        (
            "Tom Lund said, “A wall is a promise that somebody else must keep” [@talk].",
            CheckVerdict.VERBATIM,
            "talk doesn’t say who says this; the draft has Tom Lund",
        ),
        (
            "Peter Vane said, “Stone was cheap that year, and so was everything else” [@talk].",
            CheckVerdict.VERBATIM,
            "talk doesn’t say who says this; the draft has Peter Vane",
        ),
        # Words that are interrupted belong to one person all the same.
        (
            "Ann Roe said, “The tide has never read our plans, and it will not begin with these” [@talk].",
            CheckVerdict.WRONG_SPEAKER,
            "in talk these are Tom Lund's words, not Ann Roe's",
        ),
        (
            "Tom Lund said, “The tide has never read our plans, and it will not begin with these” [@talk].",
            CheckVerdict.PERMITTED,
            "",
        ),
    ],
)
def test_what_is_not_known_of_the_speaker_is_said(
    make_document: MakeDocument, make_context: MakeContext, text: str, verdict: CheckVerdict, remark: str
) -> None:
    check = checked(text, make_context(make_document("talk", *SPOKEN)))
    assert (check.verdict, "; ".join(check.remarks)) == (verdict, remark)
    assert check.needs_writer == (verdict is CheckVerdict.WRONG_SPEAKER)


def test_a_label_is_no_citation_and_no_unknown_key(context: CheckContext) -> None:
    text = "“nobody on the quay kept a count” (@fig-quay).\n\nSo [@sec-two; @harbour]."
    answer = check_draft(draft_of(text), context)
    assert answer.unknown == ()
    assert [(check.keys, check.problems) for check in answer.checks] == [((), (Problem.NO_CITATION,))]


def test_speakers_of_a_long_draft_are_those_of_their_chapter(context: CheckContext) -> None:
    filler = "\n\n".join(
        f"Nothing is said of the {number} boats in the harbour of that year." for number in range(1200)
    )
    words = "said, “We have waited long enough for this” [@harbour]."
    names = ("Ann Roe", "Peter Lund", "Ann Roe")
    text = f"\n\n{filler}\n\n".join(f"# Heading\n\n{name} {words}" for name in names)
    checks = check_draft(draft_of(text), context).checks
    assert [check.verdict for check in checks] == [
        CheckVerdict.VERBATIM, CheckVerdict.WRONG_SPEAKER, CheckVerdict.VERBATIM,
    ]  # fmt: skip
    assert [check.speaker for check in checks] == [*names]
