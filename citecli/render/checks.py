"""Checked drafts as text: a line a finding, as compilers have them, which editors understand; and their summary."""

from collections import Counter
from collections.abc import Sequence

from citecli.answers.checks import Check, CheckVerdict, DraftCheck, Passage
from citecli.documents.places import page_named
from citecli.text.safe import safe_line

_EXCERPT = 12
"""Words of a quotation that are enough to know it by."""


def plain(answers: Sequence[DraftCheck], everything: bool = False) -> str:
    """A line a finding: draft, line, column, what it is. `everything` has those with which nothing is wrong, too."""
    lines = []
    for answer in answers:
        lines += [
            f"{safe_line(one.draft)}:{one.line}:{one.column}: {safe_line(message(one))}\n"
            for one in answer.checks
            if everything or one.needs_writer
        ]
        lines += [f"{safe_line(answer.draft)}:{line}:1: {text}\n" for line, text in unknown(answer)]
    return "".join(lines)


def message(one: Check) -> str:
    """What there is to say about a quotation, in a line."""
    parts = [f"{headline(one)}: “{excerpt(one.text)}”"]
    if one.verdict is CheckVerdict.ALTERED:
        parts.append(f"the source has: {comparison(one)}")
    if one.passage and one.verdict is not CheckVerdict.NOT_FOUND:
        parts.append(place(one.passage))
    if one.passage and one.verdict is CheckVerdict.NOT_FOUND:
        parts.append(f"nearest ({one.nearness:.0%}): “{excerpt(one.passage.text)}”, {place(one.passage)}")
    if one.alterations:
        parts.append(", ".join(one.alterations))
    return "; ".join([*parts, *one.remarks])


def headline(one: Check) -> str:
    """The verdict and what is wrong with the citation: "verbatim, wrong locator"."""
    return ", ".join([one.verdict.value, *(problem.value for problem in one.problems)])


def place(passage: Passage) -> str:
    """Where a passage stands: "doe2022, para. 3"."""
    parts = [passage.document]
    if passage.page:
        parts.append(page_named(passage.page))
    if passage.time:
        parts.append(passage.time)
    elif passage.paragraph is not None:
        parts.append(f"para. {passage.paragraph}")
    return ", ".join(parts)


def comparison(one: Check) -> str:
    """The words side by side: [-the draft's-] {+the source's+} as word diffs have them, equal ones shortened."""
    pieces = []
    for piece in one.pieces:
        if piece.same:
            pieces.append(_shortened(piece.draft))
            continue
        if piece.draft:
            pieces.append(f"[-{piece.draft}-]")
        if piece.source:
            pieces.append(f"{{+{piece.source}+}}")
    return " ".join(" ".join(pieces).split())


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= 6 else f"{' '.join(words[:3])} … {' '.join(words[-3:])}"


def excerpt(text: str) -> str:
    """The beginning of a text."""
    words = text.split()
    return " ".join(words[:_EXCERPT]) + (" …" if len(words) > _EXCERPT else "")


def unknown(answer: DraftCheck) -> list[tuple[int, str]]:
    """The keys that stand for nothing: a line number (1 for the front matter) and what to say."""
    found = []
    for key in answer.unknown:
        near = f"; did you mean @{' or @'.join(map(safe_line, key.nearest))}?" if key.nearest else ""
        text = f"unknown key: there is no reference @{safe_line(key.key)}{near}"
        found += [(line, text) for line in key.lines or (1,)]
    return sorted(found)


def summary(answers: Sequence[DraftCheck]) -> str:
    """How many quotations there are, and how they came out, in a line."""
    checks = [one for answer in answers for one in answer.checks]
    keys = sum(len(answer.unknown) for answer in answers)
    counts = Counter(one.verdict for one in checks)
    problems = Counter(problem for one in checks for problem in one.problems)
    total = f"{len(checks)} quotation{'' if len(checks) == 1 else 's'}"
    parts = [f"{counts[verdict]} {verdict.value}" for verdict in CheckVerdict if counts[verdict]]
    parts += [f"{number} with {kind.value}" for kind, number in problems.items()]
    if keys:
        parts.append(f"{keys} unknown key{'' if keys == 1 else 's'}")
    return f"{total}: {', '.join(parts)}" if parts else f"{total}"
