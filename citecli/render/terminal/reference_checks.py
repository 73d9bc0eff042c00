"""Checked references on a terminal."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.answers.reference_checks import FieldDifference, ReferenceCheck, ReferenceChecks, ReferenceVerdict
from citecli.render.output import Screen
from citecli.render.reference_checks import described, difference_text, name, shown_checks, summary, work_text
from citecli.render.terminal.rich_text import hanging_indent, terminal_text, wrap_text
from citecli.text.safe import safe_line

_MEASURE = 84
_SIGNS = {
    ReferenceVerdict.RETRACTED: ("✗", "bold red"),
    ReferenceVerdict.ANOTHER_WORK: ("✗", "bold red"),
    ReferenceVerdict.NOT_FOUND: ("✗", "bold red"),
    ReferenceVerdict.CONCERN: ("!", "bold magenta"),
    ReferenceVerdict.DIFFERS: ("≠", "bold yellow"),
    ReferenceVerdict.LINK_DEAD: ("✗", "bold yellow"),
    ReferenceVerdict.CORRECTED: ("!", "bold cyan"),
    ReferenceVerdict.NOT_ASKED: ("?", "bold"),
    ReferenceVerdict.CANT_BE_CHECKED: ("–", "dim"),
    ReferenceVerdict.CONFIRMED: ("✓", "green"),
}
_WIDTH = max(len(verdict.value) for verdict in ReferenceVerdict)


def reference_checks(answers: Sequence[ReferenceChecks], screen: Screen, only_problems: bool = False) -> str:
    """The references as terminal text: a row each, and below it why, where there is something to say."""
    return terminal_text(_lines(answers, screen, only_problems), screen)


def _lines(answers: Sequence[ReferenceChecks], screen: Screen, only_problems: bool) -> Iterator[Text]:
    for answer in answers:
        shown = shown_checks(answer, only_problems)
        if not shown:
            continue
        yield Text(safe_line(answer.name), style="bold underline")
        for check in shown:
            yield from _row(check, answer, screen)
        yield Text()
    yield from wrap_text(Text(summary(answers), style="bold"), screen.width - 1)


def _row(check: ReferenceCheck, answer: ReferenceChecks, screen: Screen) -> Iterator[Text]:
    sign, style = _SIGNS[check.verdict]
    head = Text(f"  {sign} {check.verdict.value:<{_WIDTH}}  ", style=style)
    indent = " " * len(head.plain)
    measure = max(min(_MEASURE, screen.width - len(indent) - 1), 20)
    what = Text(safe_line(name(check)))
    where = f"{check.file}:{check.line}" if check.file not in ("", answer.name) else f"line {check.line}"
    if check.file:
        what.append(f"  {safe_line(where)}", style="dim")
    yield from hanging_indent(head, wrap_text(what, measure), indent)
    if check.verdict is ReferenceVerdict.CONFIRMED and not check.remarks and not check.weights:
        return
    for line in _details(check):
        yield from hanging_indent(Text(indent), wrap_text(line, measure), indent)


def _details(check: ReferenceCheck) -> Iterator[Text]:
    for line in check.evidence:
        yield Text(safe_line(line), style="dim")
    for difference in check.differences:
        yield _difference(difference)
    if check.archived:
        yield Text(safe_line(f"archived copy: {check.archived}"))
    if check.nearest:
        how = "it is" if check.nearness >= 1 else f"nearest, {check.nearness:.0%}"
        yield Text(f"{how}: ", style="dim").append(safe_line(described(check.nearest)), style="not dim")
    elif check.record and check.verdict is ReferenceVerdict.DIFFERS:
        yield Text(safe_line(f"the record: {work_text(check.record.reference)}; {check.record.address}"), style="dim")
    for line in (*check.remarks, *check.weights):
        yield Text(safe_line(line), style="dim italic")


def _difference(difference: FieldDifference) -> Text:
    """What differs in a field, the reference's struck out; the marks [- -] and {+ +} say the same without colour."""
    text = Text()
    rest = safe_line(difference_text(difference))
    for opening, closing, style in (("[-", "-]", "red strike"), ("{+", "+}", "green")):
        before, found, after = rest.partition(opening)
        if found and closing in after:
            inside, _, rest = after.partition(closing)
            text.append(before).append(f"{opening}{inside}{closing}", style=style)
    return text.append(rest)
