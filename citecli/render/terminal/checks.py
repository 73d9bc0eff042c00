"""Checked drafts on a terminal: each finding under its line, the draft's words and the source's told apart."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.answers.checks import Check, CheckVerdict, DraftCheck
from citecli.render.checks import headline, place, summary, unknown
from citecli.render.screen import Screen
from citecli.render.terminal.rich_text import hanging, paint, wrapped
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
    return paint(_lines(answers, screen, everything), screen)


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
            yield from hanging(number, wrapped(Text(safe_line(text), style="red"), measure), "     ")
        yield Text()
    yield from wrapped(Text(summary(answers), style="bold"), screen.width - 1)


def _finding(one: Check, measure: int) -> Iterator[Text]:
    number = Text(f"  {one.line}  ", style="dim")
    wrong = one.problems and one.verdict in (CheckVerdict.VERBATIM, CheckVerdict.PERMITTED)
    heading = Text(headline(one), style=f"bold {'yellow' if wrong else _STYLES[one.verdict]}")
    indent = "     "
    yield from hanging(number, wrapped(heading, measure), indent)
    yield from hanging(Text(indent), wrapped(_words(one), measure), indent)
    facts = []
    if one.passage:
        near = f"nearest, {one.nearness:.0%}: " if one.verdict is CheckVerdict.NOT_FOUND else ""
        facts.append(near + safe_line(place(one.passage)))
    facts += [alteration.value for alteration in one.alterations]
    facts += [safe_line(remark) for remark in one.remarks]
    if facts:
        yield from hanging(Text(indent), wrapped(Text(" · ".join(facts), style="dim"), measure), indent)


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
