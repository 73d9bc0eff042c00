"""Checked drafts: a line a finding, as compilers have them; JSON, SARIF 2.1.0 (OASIS), GitHub's workflow commands."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from citecli.answers.checks import Check, CheckVerdict, DraftCheck, Passage, Problem
from citecli.answers.finished_drafts import FileLine, UnknownKey
from citecli.documents.model import page_label
from citecli.render import findings
from citecli.render.findings import Finding
from citecli.text.safe import safe_line

if TYPE_CHECKING:
    from citecli.render.output import Value


_EXCERPT = 12
"""Words of a quotation that are enough to know it by."""
_MOST_DOUBTS = 5
_MOST_REMARKS = 10


def plain(answers: Sequence[DraftCheck], everything: bool = False) -> str:
    """A line a finding: draft, line, column, what it is. `everything` has those with which nothing is wrong, too."""
    lines = []
    for answer in answers:
        lines += [
            f"{safe_line(check.draft)}:{check.line}:{check.column}: {safe_line(message(check))}\n"
            for check in answer.checks
            if everything or check.needs_writer
        ]
        lines += [f"{safe_line(place.file)}:{place.line}:1: {text}\n" for place, text in unknown(answer)]
    return "".join(lines)


def message(check: Check) -> str:
    """What there is to say about a quotation, in a line."""
    parts = [f"{headline(check)}: “{excerpt(check.text)}”"]
    if check.verdict is CheckVerdict.ALTERED and (compared := comparison(check)):  # the words alone may be the same
        parts.append(f"the source has: {compared}")
    if check.passage and check.verdict is not CheckVerdict.NOT_FOUND:
        parts.append(places(check))
    if check.passage and check.verdict is CheckVerdict.NOT_FOUND:
        parts.append(f"nearest ({check.nearness:.0%}): “{excerpt(check.passage.text)}”, {place(check.passage)}")
    if check.alterations:
        parts.append(", ".join(check.alterations))
    return "; ".join([*parts, *check.remarks])


def headline(check: Check) -> str:
    """The verdict and what is wrong with the citation: "verbatim, wrong locator"."""
    return ", ".join([check.verdict.value, *(problem.value for problem in check.problems)])


def places(check: Check) -> str:
    """Where the words of a check stand: "doe2022, para. 3", and where they come from: "in a, …, as quoted by b, …"."""
    assert check.passage is not None
    here = place(check.passage)
    return f"in {place(check.original)}, as quoted by {here}" if check.original else here


def place(passage: Passage) -> str:
    """Where a passage stands: "doe2022, para. 3"."""
    parts = [passage.document]
    if passage.page:
        parts.append(page_label(passage.page))
    if passage.time:
        parts.append(passage.time)
    elif passage.paragraph is not None:
        parts.append(f"para. {passage.paragraph}")
    return ", ".join(parts)


def comparison(check: Check) -> str:
    """The words side by side: [-the draft's-] {+the source's+} as word diffs have them, equal ones shortened."""
    pieces = []
    for piece in check.pieces:
        if piece.same:
            pieces.append(_shortened_text(piece.draft))
            continue
        if piece.draft:
            pieces.append(f"[-{piece.draft}-]")
        if piece.source:
            pieces.append(f"{{+{piece.source}+}}")
    return " ".join(" ".join(pieces).split())


def _shortened_text(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= 6 else f"{' '.join(words[:3])} … {' '.join(words[-3:])}"


def excerpt(text: str) -> str:
    """The beginning of a text."""
    words = text.split()
    return " ".join(words[:_EXCERPT]) + (" …" if len(words) > _EXCERPT else "")


def unknown(answer: DraftCheck) -> list[tuple[FileLine, str]]:
    """The keys that stand for nothing: where (line 1 for the front matter) and what to say; the draft's own file first.

    The other files come in the order in which the draft uses such keys.
    """
    messages = []
    for key in answer.unknown:
        near = f"; did you mean @{' or @'.join(map(safe_line, key.nearest))}?" if key.nearest else ""
        text = f"unknown key: no reference for @{safe_line(key.key)}{near}"
        messages += [(place, text) for place in key.places or (FileLine(answer.draft, 1),)]
    order = {name: number for number, name in enumerate(dict.fromkeys([answer.draft, *(p.file for p, _ in messages)]))}
    return sorted(messages, key=lambda message: (order[message[0].file], message[0].line, message[1]))


def notes(answer: DraftCheck) -> list[str]:
    """What to say of a draft beside its findings: documents left out, locators that can't be checked."""
    lines = [
        f"{safe_line(left_out.document)} is not used as a source of {safe_line(answer.draft)}: {left_out.reason}"
        for left_out in answer.left_out
    ]
    lines += [f"{safe_line(answer.draft)}: {safe_line(remark)}" for remark in answer.remarks[:_MOST_REMARKS]]
    if len(answer.remarks) > _MOST_REMARKS:
        lines.append(f"{safe_line(answer.draft)}: {len(answer.remarks) - _MOST_REMARKS:,} more like this")
    doubts = [
        f"{safe_line(check.draft)}:{check.line}: {safe_line(remark)}"
        for check in answer.checks
        if not check.needs_writer and check.verdict is not CheckVerdict.NOT_COMPARED
        for remark in check.remarks
    ]
    more = [f"{len(doubts) - _MOST_DOUBTS:,} more like this; see them with --all"] if len(doubts) > _MOST_DOUBTS else []
    return [*lines, *doubts[:_MOST_DOUBTS], *more]


def summary(answers: Sequence[DraftCheck]) -> str:
    """How many quotations there are, and how they came out, in a line."""
    checks = [check for answer in answers for check in answer.checks]
    keys = sum(len(answer.unknown) for answer in answers)
    counts = Counter(check.verdict for check in checks)
    problems = Counter(problem for check in checks for problem in check.problems)
    total = f"{len(checks)} quotation{'' if len(checks) == 1 else 's'}"
    parts = [
        f"{counts[verdict]} {'with ' if verdict is CheckVerdict.PERMITTED else ''}{verdict.value}"
        for verdict in CheckVerdict
        if counts[verdict]
    ]
    parts += [f"{number} with {kind.value}" for kind, number in problems.items()]
    if keys:
        parts.append(f"{keys} unknown key{'' if keys == 1 else 's'}")
    return f"{total}: {', '.join(parts)}" if parts else f"{total}"


_RULES = {
    "altered": "The words differ from the source.",
    "wrong-speaker": "In the source these are another person's words.",
    "not-found": "No source has these words.",
    "wrong-source": "The words are in another document than the one cited.",
    "wrong-locator": "The words are in another place than the one cited.",
    "no-such-locator": "The source has no such place.",
    "no-citation": "The quotation has no citation.",
    "unknown-key": "No reference has this citation key.",
}
_OF_VERDICT = {
    CheckVerdict.ALTERED: "altered",
    CheckVerdict.WRONG_SPEAKER: "wrong-speaker",
    CheckVerdict.NOT_FOUND: "not-found",
}
_OF_PROBLEM = {
    Problem.WRONG_SOURCE: "wrong-source",
    Problem.WRONG_PLACE: "wrong-locator",
    Problem.NO_PLACE: "no-such-locator",
    Problem.NO_CITATION: "no-citation",
}


def json(answers: Sequence[DraftCheck], ascii_only: bool = False) -> str:
    """An array of one object a draft, with all its quotations."""
    from citecli.render.output import dump

    return dump([_draft(answer) for answer in answers], ascii_only)


def _draft(answer: DraftCheck) -> "Value":
    return {
        "draft": answer.draft,
        "needs_writer": answer.needs_writer,
        "citations": answer.citations,
        "quotations": [_check(check) for check in answer.checks],
        "unknown_keys": [_unknown_key(key) for key in answer.unknown],
        "left_out": [{"document": left_out.document, "reason": left_out.reason} for left_out in answer.left_out],
        "remarks": list(answer.remarks),
    }


def _unknown_key(key: UnknownKey) -> "Value":
    return {
        "key": key.key,
        "lines": list(key.lines),
        "files": [place.file for place in key.places],
        "nearest": list(key.nearest),
    }


def _check(check: Check) -> "Value":
    return {
        "file": check.draft,
        "text": check.text,
        "start": check.start,
        "end": check.end,
        "line": check.line,
        "column": check.column,
        "end_line": check.end_line,
        "end_column": check.end_column,
        "block": check.block,
        "verdict": check.verdict.value,
        "needs_writer": check.needs_writer,
        "problems": [problem.value for problem in check.problems],
        "remarks": list(check.remarks),
        "keys": list(check.keys),
        "passage": _passage(check.passage),
        "original": _passage(check.original),
        "nearness": check.nearness,
        "alterations": [alteration.value for alteration in check.alterations],
        "comparison": [{"draft": piece.draft, "source": piece.source, "same": piece.same} for piece in check.pieces],
        "speaker": check.speaker or None,
        "source_speaker": check.source_speaker or None,
        "also_in": list(check.others),
    }


def _passage(passage: Passage | None) -> "Value":
    if passage is None:
        return None
    return {
        "document": passage.document,
        "title": passage.title,
        "path": passage.path,
        "paragraph": passage.paragraph,
        "page": passage.page or None,
        "time": passage.time or None,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def _findings(answers: Sequence[DraftCheck]) -> list[Finding]:
    found = []
    for answer in answers:
        for check in answer.checks:
            rules = [_OF_VERDICT[check.verdict]] if check.verdict in _OF_VERDICT else []
            rules += [_OF_PROBLEM[problem] for problem in check.problems]
            place = check.line, check.column, check.end_line, check.end_column
            found += [_finding(rule, check.draft, message(check), *place) for rule in rules]
        found += [_finding("unknown-key", place.file, text, place.line) for place, text in unknown(answer)]
    return found


def _finding(
    rule: str, file: str, text: str, line: int, column: int = 0, end_line: int = 0, end_column: int = 0
) -> Finding:
    return Finding(rule, file, text, line, column, end_line, end_column, is_warning=rule == "no-citation")


def sarif(answers: Sequence[DraftCheck], version: str, ascii_only: bool = False) -> str:
    """A SARIF log of one run: what code-scanning tools read."""
    return findings.sarif(_findings(answers), _RULES, version, ascii_only)


def github(answers: Sequence[DraftCheck]) -> str:
    """Workflow commands, a line each, which show as annotations beside the lines of a draft."""
    return findings.github(_findings(answers))
