"""What became of quotations, as text: a line each for a pipe, more for a terminal; as JSON."""

from collections.abc import Iterator, Sequence

from citecli.answers.checks import Verification
from citecli.matching.diff import Change, Edit
from citecli.matching.verdicts import Verdict
from citecli.render.json import Value, dump
from citecli.text.safe import safe_line

MISSING = "no document"


def standing(one: Verification) -> str:
    """How it stands, in a word or two."""
    return one.verdict.value if one.verdict else MISSING


def plain(found: Sequence[Verification]) -> str:
    """A line each: how it stands, document, number, start, end, the words as they were, as they are; parted by tabs."""
    lines = []
    for one in found:
        place = (str(one.start), str(one.end)) if one.start >= 0 else ("", "")
        number = str(one.claim.number or "")
        now = one.now if one.changes else ""
        row = (standing(one), one.claim.document or one.claim.path, number, *place, one.claim.selector.exact, now)
        lines.append("\t".join(map(safe_line, row)).rstrip("\t") + "\n")
    return "".join(lines)


def json(found: Sequence[Verification], ascii_only: bool = False) -> str:
    """An array of one object a quotation."""
    return dump(list(_objects(found)), ascii_only)


def _objects(found: Sequence[Verification]) -> Iterator[Value]:
    for one in found:
        was = one.claim.selector
        yield {
            "document": one.claim.document or None,
            "path": one.claim.path or None,
            "number": one.claim.number or None,
            "speaker": one.claim.speaker or None,
            "standing": standing(one),
            "text": was.exact,
            "start": was.span.start,
            "end": was.span.end,
            "now": {"text": one.now, "start": one.start, "end": one.end} if one.start >= 0 else None,
            "similarity": round(one.similarity, 4),
            "only_typography": one.only_typography,
            "alterations": [alteration.value for alteration in one.alterations],
            "changes": [{"edit": change.edit.value, "text": change.text} for change in one.changes],
            "problem": one.problem or None,
        }


def wdiff(parts: Sequence[Change]) -> str:
    """Changes without colour: `[-what was left out-]` and `{+what was put in+}`."""
    marks = {Edit.KEPT: ("", ""), Edit.LEFT_OUT: ("[-", "-]"), Edit.PUT_IN: ("{+", "+}")}
    whole = ""
    for change in parts:
        edit, text = change.edit, change.text
        opening, closing = marks[edit]
        bare = text.strip()
        lead = text[: len(text) - len(text.lstrip())]
        trail = text[len(text.rstrip()) :] if bare else ""
        whole += f"{lead}{opening}{bare}{closing}{trail}" if opening else text
    return whole


def summary(found: Sequence[Verification]) -> str:
    """How many stand how: `3 verbatim, 1 altered`."""
    counts = {name: sum(standing(one) == name for one in found) for name in (*Verdict, MISSING)}
    return ", ".join(
        f"{count:,} {'with ' if name == Verdict.PERMITTED else ''}{name}" for name, count in counts.items() if count
    )
