"""Checked drafts for programs: JSON, SARIF 2.1.0 (OASIS), and the annotations of GitHub's workflow commands."""

from collections.abc import Sequence

from citecli.answers.checks import Check, CheckVerdict, DraftCheck, Problem
from citecli.render.checks import message, unknown
from citecli.render.json import Value, dump
from citecli.text.safe import safe_line

_RULES = {
    "altered": "The words are not those of the source.",
    "wrong-speaker": "The source has somebody else say so.",
    "not-found": "No source has these words.",
    "wrong-source": "The words stand in another document than the one that is cited.",
    "wrong-locator": "The words stand at another place than the one that is cited.",
    "no-citation": "The quotation has no citation.",
    "unknown-key": "The citation's key stands for no reference.",
}
_OF_VERDICT = {
    CheckVerdict.ALTERED: "altered",
    CheckVerdict.WRONG_SPEAKER: "wrong-speaker",
    CheckVerdict.NOT_FOUND: "not-found",
}
_OF_PROBLEM = {
    Problem.WRONG_SOURCE: "wrong-source",
    Problem.WRONG_PLACE: "wrong-locator",
    Problem.NO_CITATION: "no-citation",
}


def json(answers: Sequence[DraftCheck], ascii_only: bool = False) -> str:
    """An array of one object a draft, with all its quotations."""
    return dump([_draft(one) for one in answers], ascii_only)


def _draft(answer: DraftCheck) -> Value:
    return {
        "draft": answer.draft,
        "needs_writer": answer.needs_writer,
        "citations": answer.citations,
        "quotations": [_check(one) for one in answer.checks],
        "unknown_keys": [
            {"key": one.key, "lines": list(one.lines), "nearest": list(one.nearest)} for one in answer.unknown
        ],
    }


def _check(one: Check) -> Value:
    passage = one.passage
    return {
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "line": one.line,
        "column": one.column,
        "block": one.block,
        "verdict": one.verdict.value,
        "needs_writer": one.needs_writer,
        "problems": [problem.value for problem in one.problems],
        "remarks": list(one.remarks),
        "keys": list(one.keys),
        "passage": passage
        and {
            "document": passage.document,
            "title": passage.title,
            "path": passage.path,
            "paragraph": passage.paragraph,
            "page": passage.page or None,
            "time": passage.time or None,
            "start": passage.start,
            "end": passage.end,
            "text": passage.text,
        },
        "nearness": one.nearness,
        "alterations": [alteration.value for alteration in one.alterations],
        "comparison": [{"draft": piece.draft, "source": piece.source, "same": piece.same} for piece in one.pieces],
        "speaker": one.speaker or None,
        "source_speaker": one.source_speaker or None,
        "also_in": list(one.others),
    }


class _Finding:
    """One thing that needs the writer."""

    def __init__(self, rule: str, draft: str, line: int, column: int, text: str) -> None:
        self.rule = rule
        self.draft = draft
        self.line = line
        self.column = column
        self.text = text


def _findings(answers: Sequence[DraftCheck]) -> list[_Finding]:
    found = []
    for answer in answers:
        for one in answer.checks:
            rules = [_OF_VERDICT[one.verdict]] if one.verdict in _OF_VERDICT else []
            rules += [_OF_PROBLEM[problem] for problem in one.problems]
            found += [_Finding(rule, one.draft, one.line, one.column, message(one)) for rule in rules]
        found += [_Finding("unknown-key", answer.draft, line, 1, text) for line, text in unknown(answer)]
    return found


def sarif(answers: Sequence[DraftCheck], version: str, ascii_only: bool = False) -> str:
    """A SARIF log of one run: what code-scanning tools read."""
    results: list[Value] = [
        {
            "ruleId": one.rule,
            "level": "warning" if one.rule == "no-citation" else "error",
            "message": {"text": one.text},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _uri(one.draft)},
                        "region": {"startLine": one.line, "startColumn": one.column},
                    }
                }
            ],
        }
        for one in _findings(answers)
    ]
    driver: Value = {
        "name": "citecli",
        "version": version,
        "rules": [{"id": name, "shortDescription": {"text": text}} for name, text in _RULES.items()],
    }
    return dump(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
        },
        ascii_only,
    )


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.replace("\\", "/"))


def github(answers: Sequence[DraftCheck]) -> str:
    """Workflow commands, a line each, which show as annotations beside the lines of a draft."""
    return "".join(
        f"::{'warning' if one.rule == 'no-citation' else 'error'} file={_escaped(one.draft, True)},line={one.line},"
        f"col={one.column},title={one.rule}::{_escaped(safe_line(one.text))}\n"
        for one in _findings(answers)
    )


def _escaped(text: str, in_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text
