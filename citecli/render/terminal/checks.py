"""Checked drafts and verified quotations on a terminal."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.answers.checks import Check, CheckVerdict, DraftCheck, Verification
from citecli.matching.diff import Edit
from citecli.matching.verdicts import Verdict
from citecli.render.checks import headline, places, summary, unknown
from citecli.render.output import Screen
from citecli.render.terminal.rich_text import hanging_indent, terminal_text, wrap_text
from citecli.render.verifications import signed, standing
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
    CheckVerdict.NOT_COMPARED: "dim",
}


def checks(answers: Sequence[DraftCheck], screen: Screen, everything: bool = False) -> str:
    """The findings as terminal text; `everything` has those with which nothing is wrong, too."""
    return terminal_text(_lines(answers, screen, everything), screen)


def _lines(answers: Sequence[DraftCheck], screen: Screen, everything: bool) -> Iterator[Text]:
    measure = min(_MEASURE, screen.width - 5)
    for answer in answers:
        shown = [check for check in answer.checks if everything or check.needs_writer]
        keys = unknown(answer)
        for file in dict.fromkeys([*(check.draft for check in shown), *(place.file for place, _ in keys)]):
            yield Text(safe_line(file), style="bold underline")
            for check in shown:
                if check.draft == file:
                    yield Text()
                    yield from _finding(check, measure)
            for place, text in keys:
                if place.file == file:
                    yield Text()
                    number = Text(f"  {place.line}  ", style="dim")
                    yield from hanging_indent(number, wrap_text(Text(safe_line(text), style="red"), measure), "     ")
            yield Text()
    yield from wrap_text(Text(summary(answers), style="bold"), screen.width - 1)


def _finding(check: Check, measure: int) -> Iterator[Text]:
    number = Text(f"  {check.line}  ", style="dim")
    wrong = check.problems and check.verdict in (CheckVerdict.VERBATIM, CheckVerdict.PERMITTED)
    heading = Text(headline(check), style=f"bold {'yellow' if wrong else _STYLES[check.verdict]}")
    indent = "     "
    yield from hanging_indent(number, wrap_text(heading, measure), indent)
    yield from hanging_indent(Text(indent), wrap_text(_words(check), measure), indent)
    facts = []
    if check.passage:
        near = f"nearest, {check.nearness:.0%}: " if check.verdict is CheckVerdict.NOT_FOUND else ""
        facts.append(near + safe_line(places(check)))
    facts += [alteration.value for alteration in check.alterations]
    facts += [safe_line(remark) for remark in check.remarks]
    if facts:
        yield from hanging_indent(Text(indent), wrap_text(Text(" · ".join(facts), style="dim"), measure), indent)


def _words(check: Check) -> Text:
    """The words of the quotation; where they differ, the draft's struck out and the source's beside them.

    The marks [- -] and {+ +} say the same to those who see no colour.
    """
    text = Text("“")
    if not check.pieces or all(piece.same for piece in check.pieces) or check.verdict is CheckVerdict.NOT_FOUND:
        text.append(safe_line(check.text)).append("”")
        if check.verdict is CheckVerdict.NOT_FOUND and check.passage:
            text.append("\n").append(f"“{safe_line(check.passage.text)}”", style="italic")
        return text
    for at, piece in enumerate(check.pieces):
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
    Verdict.TOO_SHORT: ("✗", "yellow"),
    None: ("?", "red"),
}
_MARKS = "“”\"‘’'«»„ "
_EDITS = {Edit.KEPT: "", Edit.LEFT_OUT: "red strike", Edit.PUT_IN: "green"}


def verifications(answers: Sequence[Verification], screen: Screen) -> str:
    """The quotations as terminal text."""
    return terminal_text(_verification_lines(answers, screen), screen)


def _verification_lines(answers: Sequence[Verification], screen: Screen) -> Iterator[Text]:
    measure = min(screen.measure, screen.width - 3)
    for index, verification in enumerate(answers):
        if index:
            yield Text()
        sign, style = _SIGNS[verification.verdict]
        head = Text(f"{standing(verification)}", style=f"bold {style}")
        name = safe_line(verification.claim.document or verification.claim.path)
        number = f" {verification.claim.number}" if verification.claim.number else ""
        head.append(f"  {name}{number}", style="not bold dim")
        yield from hanging_indent(Text(f"{sign} ", style=style), wrap_text(head, measure), "  ")
        for part in _details(verification, screen):
            yield from hanging_indent(Text("  "), wrap_text(part, measure), "  ")


def _details(verification: Verification, screen: Screen) -> Iterator[Text]:
    if not verification.changes:
        yield Text(safe_line(verification.claim.selector.exact))
    else:
        words = Text()
        for edit, text in signed(verification.changes):
            if edit is Edit.PUT_IN and words.plain and not words.plain[-1].isspace():
                words.append(" ")
            words.append(safe_line(f"|{text}|")[1:-1], style=_EDITS[edit])
        yield words
    if verification.nearest:
        near = Text(f"nearest, {verification.similarity:.0%}: ", style="dim")
        yield near.append(f"“{safe_line(verification.nearest).strip(_MARKS)}”", style="italic not dim")
    if verification.problem:
        yield Text(safe_line(verification.problem), style="dim")
    elif verification.verdict is Verdict.MOVED:
        was, now = verification.claim.selector.span.start, verification.start
        yield Text(f"from character {was:,} to {now:,}", style="dim")
    elif verification.alterations:
        yield Text(", ".join(verification.alterations), style="dim")
    elif verification.only_typography:
        yield Text("only accents or capitals", style="dim")
    elif verification.verdict is Verdict.ALTERED:
        yield Text(f"{verification.similarity:.0%} of the words agree", style="dim")
