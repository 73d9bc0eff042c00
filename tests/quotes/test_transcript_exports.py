"""Transcripts as programs and offices write them, read as files are: who says what, when; and texts that are none.

`tests/cases/transcripts/*.toml` are data: the turns with the speaker, the first words and the time. In a text without
turns nothing may be taken for labelled speech. `fails` is the reason of a known failure.
"""

import tomllib
from pathlib import Path

import pytest

from citecli.quotes import AttributionRule, extract
from citecli.readers.registry import read
from citecli.readers.source import Source

HOME = Path(__file__).parents[1] / "cases" / "transcripts"
LABELLED = (AttributionRule.LABEL, AttributionRule.QUESTION_AND_ANSWER)


def cases():
    for path in sorted(HOME.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
            yield pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks)


@pytest.mark.parametrize("case", list(cases()))
def test_turns(case):
    data = case["text"].lstrip("\n").encode()
    document = read(Source(case["file"], data, Path(case["file"]).suffix))
    text = document.text
    found = []
    for quotation in extract(text, paragraphs=document.paragraphs):
        if quotation.rule in LABELLED:
            paragraph = document.paragraphs[quotation.paragraph - 1].narrowed(quotation.span)
            found.append([quotation.speaker_display, quotation.span.of(text), paragraph.time])
    turns = case.get("turns", [])
    assert len(found) == len(turns)
    shortened = zip(turns, found, strict=True)
    assert [[speaker, words[: len(turn[1])], time] for turn, (speaker, words, time) in shortened] == turns
