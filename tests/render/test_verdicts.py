"""Every verdict of `check` is told everywhere: on a terminal, in SARIF, on GitHub, in the guide."""

import json
from pathlib import Path

import pytest

from citecli.answers.checks import Check, CheckVerdict, DraftCheck
from citecli.render import checks as pipe
from citecli.render.output import Screen
from citecli.render.terminal import checks as terminal

GUIDE = Path(__file__).resolve().parents[2] / "citecli" / "guide" / "check.md"


def answer(verdict: CheckVerdict) -> DraftCheck:
    check = Check("draft.md", "we open in May", 0, 14, 1, 1, 1, 15, False, verdict)
    return DraftCheck("draft.md", (check,))


@pytest.mark.parametrize("verdict", CheckVerdict)
def test_a_verdict_is_told(verdict: CheckVerdict) -> None:
    answers = [answer(verdict)]
    assert verdict.value in terminal.checks(answers, Screen(80, 24), True)
    assert verdict.value in pipe.plain(answers, True)
    assert f"| {verdict.value} |" in GUIDE.read_text(encoding="utf-8")
    results = json.loads(pipe.sarif(answers, "0"))["runs"][0]["results"]
    assert bool(results) == answers[0].checks[0].needs_writer


def test_words_that_are_the_sources_own_are_not_compared_with_it() -> None:
    assert "the source has" not in pipe.message(answer(CheckVerdict.ALTERED).checks[0])
