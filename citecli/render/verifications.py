"""Verified quotations: how each stands in its document, as lines and as JSON, and what has changed in its words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from citecli.answers.checks import Verification
from citecli.matching.diff import Change, Edit
from citecli.matching.verdicts import Verdict
from citecli.text.safe import safe_line

if TYPE_CHECKING:
    from citecli.render.output import Value

MISSING = "no document"


def standing(verification: Verification) -> str:
    """How it stands, in a word or two."""
    return verification.verdict.value if verification.verdict else MISSING


def plain(answers: Sequence[Verification]) -> str:
    """A line each, separated by tabs: how it stands, document, number, start, end, the words then, the words now."""
    lines = []
    for verification in answers:
        place = (str(verification.start), str(verification.end)) if verification.start >= 0 else ("", "")
        number = str(verification.claim.number or "")
        now = verification.now if verification.changes else ""
        row = (
            standing(verification),
            verification.claim.document or verification.claim.path,
            number,
            *place,
            verification.claim.selector.exact,
            now,
        )
        lines.append("\t".join(map(safe_line, row)).rstrip("\t") + "\n")
    return "".join(lines)


def json(answers: Sequence[Verification], ascii_only: bool = False) -> str:
    """An array of one object a quotation."""
    from citecli.render.output import dump

    return dump(list(_objects(answers)), ascii_only)


def _objects(answers: Sequence[Verification]) -> "Iterator[Value]":
    for verification in answers:
        was = verification.claim.selector
        yield {
            "document": verification.claim.document or None,
            "path": verification.claim.path or None,
            "number": verification.claim.number or None,
            "speaker": verification.claim.speaker or None,
            "standing": standing(verification),
            "text": was.exact,
            "start": was.span.start,
            "end": was.span.end,
            "now": {"text": verification.now, "start": verification.start, "end": verification.end}
            if verification.start >= 0
            else None,
            "similarity": round(verification.similarity, 4),
            "only_typography": verification.only_typography,
            "alterations": [alteration.value for alteration in verification.alterations],
            "changes": [{"edit": change.edit.value, "text": change.text} for change in verification.changes],
            "problem": verification.problem or None,
            "nearest": verification.nearest or None,
        }


def wdiff(parts: Sequence[Change]) -> str:
    """Changes without colour: `[-what was left out-]` and `{+what was put in+}`."""
    return "".join(text for _, text in signed(parts))


def signed(parts: Sequence[Change]) -> Iterator[tuple[Edit, str]]:
    """The stretches of a change, those that differ between signs, `[-…-]` and `{+…+}`, the spaces around outside."""
    signs = {Edit.LEFT_OUT: ("[-", "-]"), Edit.PUT_IN: ("{+", "+}")}
    for change in parts:
        text = change.text
        if change.edit not in signs:
            yield change.edit, text
            continue
        opening, closing = signs[change.edit]
        bare = text.strip()
        lead = text[: len(text) - len(text.lstrip())]
        trail = text[len(text.rstrip()) :] if bare else ""
        if lead:
            yield Edit.KEPT, lead
        yield change.edit, f"{opening}{bare}{closing}"
        if trail:
            yield Edit.KEPT, trail


def summary(answers: Sequence[Verification]) -> str:
    """How many stand how: `3 verbatim, 1 altered`."""
    counts = {name: sum(standing(verification) == name for verification in answers) for name in (*Verdict, MISSING)}
    return ", ".join(
        f"{count:,} {'with ' if name == Verdict.PERMITTED else ''}{name}" for name, count in counts.items() if count
    )
