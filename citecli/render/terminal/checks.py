"""Checked drafts and verified quotations on a terminal."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.answers.checks import Check, CheckVerdict, DraftCheck, Verification
from citecli.matching.diff import Edit
from citecli.matching.verdicts import Verdict
from citecli.render.checks import headline, place, standing, summary, unknown, wdiff
from citecli.render.output import Screen
from citecli.render.terminal.rich_text import hanging_indent, terminal_text, wrap_text
from citecli.text.safe import safe_line

_MEASURE = 76
_STYLES = {
    CheckVerdict.VERBATIM: "green",
    CheckVerdict.PERMITTED: "green",
    CheckVerdict.ALTERED: "red",
    CheckVerdict.WRONG_SPEAKER: "magenta",
    CheckVerdict.NOT_FOUND: "red",
    CheckVerdict.NO_TEXT: "yellow",
    CheckVerdict.TOO_SHORT: "dim",
}


def checks(answers: Sequence[DraftCheck], screen: Screen, everything: bool = False) -> str:
    """The findings as terminal text; `everything` has those with which nothing is wrong, too."""
    return terminal_text(_lines(answers, screen, everything), screen)


def _lines(answers: Sequence[DraftCheck], screen: Screen, everything: bool) -> Iterator[Text]:
    measure = min(_MEASURE, screen.width - 5)
    for answer in answers:
        shown = [one for one in answer.checks if everything or one.needs_writer]
        keys = unknown(answer)
        if not shown and not keys:
            continue
        yield Text(safe_line(answer.draft), style="bold underline")
        for one in shown:
            yield Text()
            yield from _finding(one, measure)
        for line, text in keys:
            yield Text()
            number = Text(f"  {line}  ", style="dim")
            yield from hanging_indent(number, wrap_text(Text(safe_line(text), style="red"), measure), "     ")
        yield Text()
    yield from wrap_text(Text(summary(answers), style="bold"), screen.width - 1)


def _finding(one: Check, measure: int) -> Iterator[Text]:
    number = Text(f"  {one.line}  ", style="dim")
    wrong = one.problems and one.verdict in (CheckVerdict.VERBATIM, CheckVerdict.PERMITTED)
    heading = Text(headline(one), style=f"bold {'yellow' if wrong else _STYLES[one.verdict]}")
    indent = "     "
    yield from hanging_indent(number, wrap_text(heading, measure), indent)
    yield from hanging_indent(Text(indent), wrap_text(_words(one), measure), indent)
    facts = []
    if one.passage:
        near = f"nearest, {one.nearness:.0%}: " if one.verdict is CheckVerdict.NOT_FOUND else ""
        facts.append(near + safe_line(place(one.passage)))
    facts += [alteration.value for alteration in one.alterations]
    facts += [safe_line(remark) for remark in one.remarks]
    if facts:
        yield from hanging_indent(Text(indent), wrap_text(Text(" · ".join(facts), style="dim"), measure), indent)


def _words(one: Check) -> Text:
    """The words of the quotation; where they differ, the draft's struck out and the source's beside them.

    The marks [- -] and {+ +} say the same to those who see no colour.
    """
    text = Text("“")
    if not one.pieces or all(piece.same for piece in one.pieces) or one.verdict is CheckVerdict.NOT_FOUND:
        text.append(safe_line(one.text)).append("”")
        if one.verdict is CheckVerdict.NOT_FOUND and one.passage:
            text.append("\n").append(f"“{safe_line(one.passage.text)}”", style="italic")
        return text
    for at, piece in enumerate(one.pieces):
        if at:
            text.append(" ")
        if piece.same:
            text.append(safe_line(piece.draft))
            continue
        if piece.draft:
            text.append(f"[-{safe_line(piece.draft)}-]", style="red strike")
        if piece.draft and piece.source:
            text.append(" ")
        if piece.source:
            text.append(f"{{+{safe_line(piece.source)}+}}", style="green")
    return text.append("”")


_SIGNS = {
    Verdict.VERBATIM: ("✓", "green"),
    Verdict.PERMITTED: ("✓", "green"),
    Verdict.MOVED: ("→", "cyan"),
    Verdict.ALTERED: ("≠", "yellow"),
    Verdict.NOT_FOUND: ("✗", "red"),
    None: ("?", "red"),
}
_EDITS = {Edit.KEPT: "", Edit.LEFT_OUT: "red strike", Edit.PUT_IN: "green underline"}


def verifications(found: Sequence[Verification], screen: Screen) -> str:
    """The quotations as terminal text."""
    return terminal_text(_verification_lines(found, screen), screen)


def _verification_lines(found: Sequence[Verification], screen: Screen) -> Iterator[Text]:
    measure = min(screen.measure, screen.width - 3)
    for index, one in enumerate(found):
        if index:
            yield Text()
        sign, style = _SIGNS[one.verdict]
        head = Text(f"{standing(one)}", style=f"bold {style}")
        name = safe_line(one.claim.document or one.claim.path)
        number = f" {one.claim.number}" if one.claim.number else ""
        head.append(f"  {name}{number}", style="not bold dim")
        yield from hanging_indent(Text(f"{sign} ", style=style), wrap_text(head, measure), "  ")
        for part in _details(one, screen):
            yield from hanging_indent(Text("  "), wrap_text(part, measure), "  ")


def _details(one: Verification, screen: Screen) -> Iterator[Text]:
    if not one.changes:
        yield Text(safe_line(one.claim.selector.exact))
    elif screen.color:
        words = Text()
        for change in one.changes:
            edit, text = change.edit, change.text
            if edit is Edit.PUT_IN and words.plain and not words.plain[-1].isspace():
                words.append(" ")
            words.append(safe_line(f"|{text}|")[1:-1], style=_EDITS[edit])
        yield words
    else:
        yield Text(safe_line(wdiff(one.changes)))
    if one.problem:
        yield Text(safe_line(one.problem), style="dim")
    elif one.verdict is Verdict.MOVED:
        was, now = one.claim.selector.span.start, one.start
        yield Text(f"from character {was:,} to {now:,}", style="dim")
    elif one.alterations:
        yield Text(", ".join(one.alterations), style="dim")
    elif one.only_typography:
        yield Text("only accents or capitals", style="dim")
    elif one.verdict is Verdict.ALTERED:
        yield Text(f"{one.similarity:.0%} of the words agree", style="dim")
