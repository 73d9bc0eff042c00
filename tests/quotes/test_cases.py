"""The engine on texts written for it: what is said, by whom; and what only looks like it.

`tests/cases/quotes/*.json` are data: a name, what the case shows, the text, and every quotation in order with its
speaker (the display name). What is not listed must not be found. `indirect` lists reported speech likewise, as far as
it is sure enough to be shown. `xfail` is the reason why a case is known to fail; it fails the run when it no longer
does.
"""

import json
from pathlib import Path

import pytest

from citecli.api.quotations.extract_quotations import SURE
from citecli.quotes import QuotationKind, extract

HOME = Path(__file__).parents[1] / "cases" / "quotes"


def load():
    for path in sorted(HOME.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            yield pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks)


@pytest.mark.parametrize("case", list(load()))
def test_case(case):
    text = case["text"]
    found = extract(text, indirect="indirect" in case)
    marked = [(one.span.of(text), one.speaker_display) for one in found if one.kind is not QuotationKind.INDIRECT]
    assert marked == [(one["text"], one["speaker"]) for one in case["quotes"]]
    if "indirect" in case:
        sure = [one for one in found if one.kind is QuotationKind.INDIRECT and one.confidence >= SURE]
        reported = [(one.span.of(text), one.speaker_display) for one in sure]
        assert reported == [(one["text"], one["speaker"]) for one in case["indirect"]]


def test_there_are_as_many_negatives_as_positives():
    cases = [param.values[0] for param in load()]
    assert len(cases) >= 150
    negatives = [case for case in cases if not case["quotes"] and not case.get("indirect")]
    assert len(negatives) >= len(cases) / 2
    assert all(case["shows"].strip().endswith((".", "?", "!")) for case in cases)
