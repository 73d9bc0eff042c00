"""Checked references: a line a finding, JSON, SARIF, GitHub's workflow commands."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from citecli.answers.reference_checks import (
    FieldDifference,
    Notice,
    ReferenceCheck,
    ReferenceChecks,
    ReferenceVerdict,
)
from citecli.references.display import authors, without_tags
from citecli.references.model import Reference
from citecli.references.work_record import WorkRecord
from citecli.render import findings
from citecli.render.findings import Finding
from citecli.text.messages import number_of
from citecli.text.safe import safe_line

if TYPE_CHECKING:
    from citecli.render.output import Value

_EXCERPT = 90
"""Characters of a title, or of a typed entry, that are enough to know it by."""
_LABELS = {"author": "authors", "issued": "year", "container-title": "appeared in", "page": "pages"}


def shown_checks(answer: ReferenceChecks, only_problems: bool) -> list[ReferenceCheck]:
    """The checks that are shown: all of them, or those that say more than that the reference is right."""
    if not only_problems:
        return list(answer.checks)
    return [check for check in answer.checks if is_problem(check)]


def is_problem(check: ReferenceCheck) -> bool:
    """Whether there is something to look at: also what was corrected, or could not be asked."""
    return check.needs_writer or check.verdict in (ReferenceVerdict.CORRECTED, ReferenceVerdict.NOT_ASKED)


def plain(answers: Sequence[ReferenceChecks], only_problems: bool = False) -> str:
    """A line a reference: file, line, column, verdict, what it is, why."""
    return "".join(
        f"{place(check, answer)}: {safe_line(message(check))}\n"
        for answer in answers
        for check in shown_checks(answer, only_problems)
    )


def place(check: ReferenceCheck, answer: ReferenceChecks) -> str:
    """Where a reference stands: "refs.bib:12:1"."""
    return f"{safe_line(check.file or answer.name)}:{check.line}:{check.column}"


def message(check: ReferenceCheck) -> str:
    """What there is to say about a reference, in a line."""
    return "; ".join([f"{check.verdict.value}: {name(check)}", *details(check)])


def name(check: ReferenceCheck) -> str:
    """What a reference is called: its key, and its title; of a typed entry its beginning."""
    if check.entry:
        return f"“{shortened(check.entry)}”"
    title = without_tags(check.reference.texts.get("title", ""))
    return f"{check.id} “{shortened(title)}”" if title else check.id


def details(check: ReferenceCheck) -> list[str]:
    """Why the verdict is what it is, what differs, and what else is worth knowing, a line each."""
    lines = list(check.evidence)
    lines += [difference_text(difference) for difference in check.differences]
    if check.archived:
        lines.append(f"archived copy: {check.archived}")
    if check.nearest:
        how = "it is" if check.nearness >= 1 else f"nearest ({check.nearness:.0%})"
        lines.append(f"{how}: {described(check.nearest)}")
    return [*lines, *check.remarks, *check.weights]


def difference_text(difference: FieldDifference) -> str:
    """What differs in a field: "year: [-2001-] {+2010+}"."""
    label = _LABELS.get(difference.variable, difference.variable)
    mine, theirs = without_tags(difference.written), without_tags(difference.recorded)
    written = f"[-{mine}-] " if mine else ""
    recorded = f"{{+{theirs}+}}" if theirs else ""
    reason = f" ({difference.reason})" if difference.reason else ""
    return f"{label}: {written}{recorded}{reason}".rstrip()


def described(record: WorkRecord) -> str:
    """A record in a line: who, when, what, and where to see it."""
    return "; ".join(filter(None, (work_text(record.reference), record.address)))


def work_text(reference: Reference) -> str:
    """A work in a line: "Roe, 1999, “The quay”"."""
    people = authors(reference)
    who = people if len(people) <= _EXCERPT else f"{people[:_EXCERPT].rstrip()} …"
    issued = reference.dates.get("issued")
    year = str(issued.start.year) if issued and issued.start else ""
    title = without_tags(reference.texts.get("title", ""))
    return ", ".join(filter(None, (who, year, f"“{shortened(title)}”" if title else "")))


def shortened(text: str) -> str:
    """The beginning of a text."""
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()} …"


def summary(answers: Sequence[ReferenceChecks]) -> str:
    """How many references there are, and what was found, in a line."""
    checks = [check for answer in answers for check in answer.checks]
    counts = Counter(check.verdict for check in checks)
    parts = [f"{counts[verdict]:,} {verdict.value}" for verdict in reversed(ReferenceVerdict) if counts[verdict]]
    total = number_of(len(checks), "reference")
    return f"{total}: {', '.join(parts)}" if parts else total


_RULES = {
    ReferenceVerdict.RETRACTED: ("retracted", "The work was retracted."),
    ReferenceVerdict.ANOTHER_WORK: ("another-work", "The identifier belongs to another work."),
    ReferenceVerdict.NOT_FOUND: ("reference-not-found", "No service that was asked has the work; it may be real."),
    ReferenceVerdict.CONCERN: ("expression-of-concern", "There is an expression of concern about the work."),
    ReferenceVerdict.DIFFERS: ("reference-differs", "The record of the work has other data."),
    ReferenceVerdict.LINK_DEAD: ("link-dead", "The page at the address is gone."),
    ReferenceVerdict.CORRECTED: ("corrected", "The work was corrected."),
}


def _findings(answers: Sequence[ReferenceChecks]) -> list[Finding]:
    return [
        Finding(
            _RULES[check.verdict][0],
            check.file or answer.name,
            message(check),
            check.line,
            check.column if check.column > 1 else 0,
            is_warning=not check.needs_writer,
        )
        for answer in answers
        for check in answer.checks
        if check.verdict in _RULES
    ]


def sarif(answers: Sequence[ReferenceChecks], version: str, ascii_only: bool = False) -> str:
    """A SARIF log of one run: what code-scanning tools read."""
    return findings.sarif(_findings(answers), dict(_RULES.values()), version, ascii_only)


def github(answers: Sequence[ReferenceChecks]) -> str:
    """Workflow commands, a line each, which show as annotations beside the lines of a file."""
    return findings.github(_findings(answers))


def json(answers: Sequence[ReferenceChecks], ascii_only: bool = False) -> str:
    """An array of one object a draft, bibliography or library, with all its references."""
    from citecli.render.output import dump

    return dump([_answer(answer) for answer in answers], ascii_only)


def _answer(answer: ReferenceChecks) -> "Value":
    return {
        "name": answer.name,
        "needs_writer": answer.needs_writer,
        "references": [_check(check) for check in answer.checks],
        "remarks": list(answer.remarks),
    }


def _check(check: ReferenceCheck) -> "Value":
    return {
        "id": check.id or None,
        "entry": check.entry or None,
        "title": check.reference.texts.get("title", "") or None,
        "file": check.file,
        "line": check.line,
        "column": check.column,
        "verdict": check.verdict.value,
        "needs_writer": check.needs_writer,
        "record": _record(check.record),
        "differences": [
            {
                "variable": difference.variable,
                "written": difference.written or None,
                "recorded": difference.recorded or None,
                "reason": difference.reason or None,
            }
            for difference in check.differences
        ],
        "notices": [_notice(notice) for notice in check.notices],
        "evidence": list(check.evidence),
        "remarks": list(check.remarks),
        "nearest": _record(check.nearest),
        "nearness": round(check.nearness, 3),
        "asked": list(check.asked),
        "archived": check.archived or None,
        "explanation": list(check.weights),
    }


def _record(record: WorkRecord | None) -> "Value":
    if record is None:
        return None
    from citecli.references.csl_json import to_item

    item = {name: value for name, value in to_item(record.reference).items() if name != "id"}
    return {"service": record.service, "address": record.address or None, "item": item}  # type: ignore[dict-item]


def _notice(notice: Notice) -> "Value":
    return {
        "kind": notice.kind.value,
        "date": notice.date or None,
        "DOI": notice.doi or None,
        "source": notice.source or None,
    }
