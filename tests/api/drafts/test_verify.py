"""Kept quotations, read and looked up."""

import json
from collections.abc import Callable

import pytest

from citecli.answers.checks import Claim
from citecli.api.drafts.verify import parse_claims, verification
from citecli.documents.model import Document, Span
from citecli.errors import BadInput
from citecli.matching.selectors import Selector
from citecli.matching.verdicts import Alteration, Verdict
from citecli.matching.words import WordIndex

ITEM = {"document": "a", "text": "the wall", "start": 4, "speaker": "Ann Roe", "number": 2, "digest": "sha256:0"}


def test_items_of_all_shapes() -> None:
    claim = Claim("a", Selector("the wall", Span(4, 12), digest="sha256:0"), "", 2, "Ann Roe")
    for text in (json.dumps([ITEM]), json.dumps(ITEM), f"{json.dumps(ITEM)}\n"):
        assert parse_claims(text, "kept.json") == ((claim,), ())
    two, _ = parse_claims(f"{json.dumps(ITEM)}\n{json.dumps(ITEM)}\n", "kept.jsonl")
    assert two == (claim, claim)


def test_parts_are_claims_of_their_own() -> None:
    item = {**ITEM, "parts": [{"text": "one", "start": 0}, {"text": "two", "start": 9}]}
    claims, _ = parse_claims(json.dumps(item), "kept.json")
    assert [(claim.document, claim.selector.exact, claim.selector.span.start) for claim in claims] == [
        ("a", "one", 0),
        ("a", "two", 9),
    ]


def test_what_is_wrong_is_said() -> None:
    claims, problems = parse_claims(json.dumps([ITEM, {"text": 3}]), "kept.json")
    assert (len(claims), len(problems)) == (1, 1)
    assert problems[0].startswith("kept.json: item 2 is not a quotation")
    for text in ("", "no", "[3]", '{"text": "x"}', '{"a": 1}\n{'):
        with pytest.raises(BadInput, match=r"kept\.json"):
            parse_claims(text, "kept.json")


@pytest.mark.parametrize(
    ("exact", "verdict", "now", "alterations", "only_typography"),
    [
        ("The old wall fell.", Verdict.VERBATIM, "The old wall fell.", (), False),
        ("Nobody saw it.", Verdict.MOVED, "Nobody saw it.", (), False),
        ("The old  wall fell.", Verdict.PERMITTED, "The old wall fell.", (Alteration.MARKS,), True),
        ("The old wall fell!", Verdict.PERMITTED, "The old wall fell.", (Alteration.ENDING,), False),
        ("Nobody sáw it in the dark.", Verdict.ALTERED, "Nobody saw it in the dark.", (), True),
        ("The grey wall fell.", Verdict.ALTERED, "The old wall fell.", (), False),
        ("Seven lanterns burned.", Verdict.TOO_SHORT, "", (), False),
        ("Seven tall lanterns burned.", Verdict.NOT_FOUND, "", (), False),
    ],
)
def test_looked_up(
    exact: str, verdict: Verdict, now: str, alterations: tuple[Alteration, ...], only_typography: bool
) -> None:
    text = "The old wall fell. Then it rained. Nobody saw it. Nobody saw it in the dark."
    found = verification(WordIndex(text), Claim("a", Selector(exact, Span(0, len(exact)))))
    assert (found.verdict, found.now, found.alterations) == (verdict, now, alterations)
    assert found.only_typography is only_typography
    assert bool(found.changes) is (bool(now) and now != exact)


def test_a_made_document_is_not_needed(make_document: Callable[..., Document]) -> None:
    document = make_document("a", "The old wall fell.")
    claim = Claim("a", Selector("wall fell", Span(8, 17)))
    assert verification(WordIndex(document.text), claim).verdict is Verdict.VERBATIM


def test_a_line_that_is_no_json_costs_no_other() -> None:
    claims, problems = parse_claims(f'{json.dumps(ITEM)}\n{{"text":\n{json.dumps(ITEM)}\n', "kept.jsonl")
    assert len(claims) == 2
    assert problems == ("kept.jsonl: item 2 is not JSON; skipped",)
