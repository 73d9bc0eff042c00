"""What became of quotations, on a terminal: how each stands, its words, and what changed in them."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.answers.checks import Verification
from citecli.matching.diff import Edit
from citecli.matching.verdicts import Verdict
from citecli.render.screen import Screen
from citecli.render.terminal.rich_text import hanging, paint, wrapped
from citecli.render.verifications import standing, wdiff
from citecli.text.safe import safe_line

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
    return paint(_lines(found, screen), screen)


def _lines(found: Sequence[Verification], screen: Screen) -> Iterator[Text]:
    measure = min(screen.measure, screen.width - 3)
    for index, one in enumerate(found):
        if index:
            yield Text()
        sign, style = _SIGNS[one.verdict]
        head = Text(f"{standing(one)}", style=f"bold {style}")
        name = safe_line(one.claim.document or one.claim.path)
        number = f" {one.claim.number}" if one.claim.number else ""
        head.append(f"  {name}{number}", style="not bold dim")
        yield from hanging(Text(f"{sign} ", style=style), wrapped(head, measure), "  ")
        for part in _details(one, screen):
            yield from hanging(Text("  "), wrapped(part, measure), "  ")


def _details(one: Verification, screen: Screen) -> Iterator[Text]:
    if not one.changes:
        yield Text(safe_line(one.claim.selector.exact))
    elif screen.color:
        words = Text()
        for edit, text in one.changes:
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
