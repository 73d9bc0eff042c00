"""A draft is never a source of itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.answers.checks import CheckVerdict
from citecli.api.drafts.check import DraftChecker, check_draft
from citecli.api.drafts.check_work import CheckContext
from citecli.api.drafts.own_text import OwnText
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.documents.model import Document
from citecli.drafts.markdown import draft_of
from citecli.frozen import replace
from citecli.matching.words import WordIndex

PROSE = (
    "The ferry has been late on every morning of this month, and the people on the pier have stopped looking at the "
    "clock. “The engine was old when I bought the boat,” said Ann Roe, who has run the line since her father died in "
    "the spring.",
    "Nobody that I asked could remember a summer in which the timetable had been kept for longer than a week at a "
    "time. “We will have a new boat by the end of the year,” she promised, and looked at the harbour as if "
    "it were a bank.",
    "The council pays half of the cost, though it would rather pay for a bridge, which the island does not want at "
    "all.",
)
DRAFT = "\n\n".join(PROSE)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (DRAFT, "it has the same text as the draft"),
        (DRAFT.replace("“", '"').replace("”", '"'), "it has the same text as the draft"),
        (
            "\n\n".join(PROSE[:2]) + "\n\nA new last paragraph, which nobody has read yet.",
            "it has the draft's own text",
        ),
        (DRAFT.replace("morning", "evening").replace("clock", "tower"), "it has the draft's own text"),
        ("A title\n\nBy A. Writer\n\n" + DRAFT + "\n\nComments\n\nWell said.", "it has the draft's own text"),
        (DRAFT.replace(". ", ".\n"), "it has the same text as the draft"),
    ],
)
def test_copies_and_versions_are_recognised(make_document: Callable[..., Document], text: str, reason: str) -> None:
    own = OwnText(draft_of(DRAFT, "draft.md"))
    document = replace(make_document("other", "x"), text=text)
    assert own.has(document, WordIndex(text))
    assert own.left_out["other"].startswith(reason)


@pytest.mark.parametrize(
    "text",
    [
        "“The engine was old when I bought the boat,” said Ann Roe at the hearing. “We will have a new boat by the end "
        "of the year.” She sat down.",
        "The engine was old when I bought the boat. We will have a new boat by the end of the year.",
        "The council pays half of the cost, though it would rather pay for a bridge, which the island does not want at "
        "all. So much for the budget, of which more is said below, in the part on roads.",
        "",
    ],
)
def test_sources_are_not(make_document: Callable[..., Document], text: str) -> None:
    own = OwnText(draft_of(DRAFT, "draft.md"))
    assert not own.has(replace(make_document("other", "x"), text=text), WordIndex(text))
    assert own.left_out == {}


def test_a_draft_does_not_confirm_itself(
    make_document: Callable[..., Document], make_context: Callable[..., CheckContext]
) -> None:
    copy = make_document("copy", *PROSE)
    source = make_document("source", "“The engine was old when I bought the boat,” said Ann Roe.")
    answer = check_draft(draft_of(DRAFT), make_context(copy, source))
    assert [check.verdict for check in answer.checks] == [CheckVerdict.VERBATIM, CheckVerdict.NOT_FOUND]
    assert [left_out.document for left_out in answer.left_out] == ["copy"]


def test_not_even_when_there_is_little_of_it(tmp_path: Path, make_document: Callable[..., Document]) -> None:
    path = tmp_path / "note.md"
    path.write_text("“We will have a new boat by the end of the year.”\n", encoding="utf-8")
    same = replace(make_document("note", path.read_text(encoding="utf-8").strip()), path=str(path))
    answer = DraftChecker(SourceCorpus(None, [same])).check(str(path)).answer
    assert answer.left_out[0].reason == "it is the draft"
    assert [check.verdict for check in answer.checks] == [CheckVerdict.NOT_FOUND]


SOURCE = (
    "The ferry has been late on every morning of this month, and the people on the pier no longer look at the clock.",
    "Nobody that I asked could remember a summer in which the timetable had been kept for longer than a week.",
    "The engine was old when I bought the boat, and it has not grown younger under the hands of three mechanics since.",
    "Rain came in from the west and stayed, as rain does here, until the last visitor had gone home for the winter.",
    "At the last meeting the chair of the line read the figures twice, once for the minutes and once for the press.",
)


@pytest.mark.parametrize("copied", [(1,), (0, 1), (4,)])
def test_a_source_from_which_paragraphs_were_copied_stays_one(
    make_document: Callable[..., Document], make_context: Callable[..., CheckContext], copied: tuple[int, ...]
) -> None:
    quoting = (
        "She says that “the engine was old when I bought the boat” and that “rain came in from the east” [@ferry]."
    )
    text = "\n\n".join([*(SOURCE[at] for at in copied), quoting])
    answer = check_draft(draft_of(text), make_context(make_document("ferry", *SOURCE)))
    assert [check.verdict for check in answer.checks] == [CheckVerdict.PERMITTED, CheckVerdict.ALTERED]
    assert answer.left_out == ()
    assert answer.remarks == tuple(
        f"line {2 * number + 1}: a paragraph of ferry stands in the draft without marks"
        for number in range(len(copied))
    )


def test_a_paragraph_in_marks_is_not_said_to_be_copied(
    make_document: Callable[..., Document], make_context: Callable[..., CheckContext]
) -> None:
    text = f"She writes: “{SOURCE[1]}” [@ferry]\n\n> {SOURCE[2]} [@ferry]\n\nSo much for the line and its boats."
    assert check_draft(draft_of(text), make_context(make_document("ferry", *SOURCE))).remarks == ()


@pytest.mark.parametrize("citation", ["[@ferry]", "(*Morning Ferry*, 2020)"])
def test_what_is_left_out_is_not_said_to_be_missing(
    make_document: Callable[..., Document], make_context: Callable[..., CheckContext], citation: str
) -> None:
    text = "\n\n".join([*SOURCE, f"She says that “the engine was new when I bought the boat” {citation}."])
    answer = check_draft(draft_of(text), make_context(make_document("ferry", *SOURCE, title="Morning Ferry")))
    assert answer.checks[0].verdict is CheckVerdict.NOT_FOUND
    assert answer.checks[0].remarks[0].startswith("ferry is not used as a source: it has the draft's own text")


def book(tmp_path: Path) -> str:
    """A draft of two files in LaTeX; the first one is `SOURCE`, the other one is `PROSE`."""
    (tmp_path / "one.tex").write_text("\n\n".join(SOURCE), encoding="utf-8")
    (tmp_path / "two.tex").write_text(DRAFT, encoding="utf-8")
    others = "\n\n".join(f"Sentence {number} says nothing of what the other {number * 7} say." for number in range(90))
    text = (
        f"\\documentclass{{book}}\\begin{{document}}\n\\input{{one}}\n\n{others}\n\n\\input{{two}}\n\\end{{document}}\n"
    )
    (tmp_path / "main.tex").write_text(text, encoding="utf-8")
    return str(tmp_path / "main.tex")


def test_a_copy_of_one_file_of_a_draft_is_no_source(tmp_path: Path, make_document: Callable[..., Document]) -> None:
    version = DRAFT.replace("morning", "evening").replace("clock", "tower")
    copy = replace(make_document("copy", *version.split("\n\n")), path=str(tmp_path / "copy.txt"))
    answer = DraftChecker(SourceCorpus(None, [copy])).check(book(tmp_path)).answer
    assert answer.left_out[0].reason.startswith(f"it has the text of {tmp_path / 'two.tex'} (")
    assert [check.verdict for check in answer.checks] == [CheckVerdict.NOT_FOUND, CheckVerdict.NOT_FOUND]


def test_a_file_of_a_draft_is_no_source_of_it(tmp_path: Path, make_document: Callable[..., Document]) -> None:
    name = book(tmp_path)
    chapter = replace(make_document("two", *PROSE), path=str(tmp_path / "two.tex"))
    answer = DraftChecker(SourceCorpus(None, [chapter])).check(name).answer
    assert answer.left_out[0].reason == "it is a file of the draft"


def test_a_source_from_which_a_file_has_a_paragraph_stays_one(
    tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    name = book(tmp_path)
    other = make_document(
        "ferry", SOURCE[1], *(f"Another sentence of number {number}, as it is." for number in range(9))
    )
    answer = DraftChecker(SourceCorpus(None, [other])).check(name).answer
    assert answer.left_out == ()
    assert answer.remarks == (
        f"{tmp_path / 'one.tex'}, line 3: a paragraph of ferry stands in the draft without marks",
    )
