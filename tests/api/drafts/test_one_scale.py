"""The same words get the same verdict, whether they are in a draft (`check`) or in a file (`verify`)."""

import json
from collections.abc import Callable

import pytest

from citecli.api.drafts.check import check_draft
from citecli.api.drafts.check_work import CheckContext
from citecli.api.drafts.verify import parse_claims, verification
from citecli.documents.model import Document
from citecli.drafts import markdown
from citecli.matching.verdicts import Verdict
from citecli.matching.words import WordIndex

SOURCE = (
    "The mayor rose late. We have never waited as long as we waited for the ferry at noon, and nobody was surprised. "
    "“Don't stop the engine before the tide turns,” said the pilot. The harbour-master wrote it down: the boats came "
    "home one after the other. Was that the end?"
)


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        ("We have never waited as long as we waited for the ferry at noon,", "verbatim"),
        ("We have never waited as long as we waited for the ferry at noon", "verbatim"),
        ("We have never waited as long as we waited for the ferry at noon.", "permitted alterations"),
        ("[W]e have never waited as long", "permitted alterations"),
        ("we have never waited as long", "permitted alterations"),
        ("[w]e have never waited as long as we waited", "permitted alterations"),
        ("We have never … at noon", "permitted alterations"),
        ("We have never [...] at noon", "permitted alterations"),
        ("We have never . . . at noon", "permitted alterations"),
        ("waited for the ferry at [midday]", "permitted alterations"),
        ("waited for the ferry [sic] at noon", "permitted alterations"),
        ("waited for the [small] ferry at noon … surprised", "altered"),
        ("We have nev\u00ader waited as long", "verbatim"),
        ("We have never waited as long ...", "permitted alterations"),
        ("Don’t stop the engine before the tide turns", "verbatim"),
        ("Don't stop the engine before the tide turns.", "permitted alterations"),
        ("Don't stop", "verbatim"),
        ("Don’t stop", "verbatim"),
        ("We have seldom waited as long as we waited", "altered"),
        ("We have never … for the bus at noon", "altered"),
        ("the boats came home, one after the other", "altered"),
        ("the boats came  home one after the other", "permitted alterations"),
        ("Seven lanterns burned in the tower", "not found"),
        ("[Seven] lanterns burned … in the tower", "not found"),
    ],
)
def test_verify_and_check_agree(
    quoted: str, verdict: str, make_document: Callable[..., Document], make_context: Callable[..., CheckContext]
) -> None:
    document = make_document("roe", SOURCE)
    (check,) = check_draft(
        markdown.draft_of(f"It is said: “{quoted}” [@roe].", "draft.md"), make_context(document)
    ).checks
    ((claim,), _) = parse_claims(json.dumps({"document": "roe", "text": quoted}), "kept.json")
    found = verification(WordIndex(document.text), claim).verdict
    # Only a file has a place where the words were before.
    assert (check.verdict.value, (Verdict.VERBATIM if found is Verdict.MOVED else found)) == (verdict, verdict)


@pytest.mark.parametrize(("quoted", "verdict"), [("Do not stop", "not found"), ("the tide turned", "altered")])
def test_few_words_with_a_key_have_to_be_there(
    quoted: str, verdict: str, make_document: Callable[..., Document], make_context: Callable[..., CheckContext]
) -> None:
    document = make_document("roe", SOURCE)
    context = make_context(document)
    (check,) = check_draft(markdown.draft_of(f"It is said: “{quoted}” [@roe].", "draft.md"), context).checks
    assert check.verdict.value == verdict
    (check,) = check_draft(markdown.draft_of(f"It is said: “{quoted}.”", "draft.md"), context).checks
    assert check.verdict.value == "too short to judge"


def test_marks_around_the_words_are_no_difference() -> None:
    ((claim,), _) = parse_claims(json.dumps({"document": "roe", "text": '"[W]e have never … at noon"'}), "kept.json")
    found = verification(WordIndex(SOURCE), claim)
    assert (found.verdict, found.now.split()[0], found.now.split()[-1]) == (Verdict.PERMITTED, "We", "noon,")
