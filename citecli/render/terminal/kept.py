"""Kept quotations on a terminal: the words, where they are and who says them, then the note."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.answers.kept import KeptQuotation
from citecli.render.kept import place, remark
from citecli.render.output import Screen
from citecli.render.terminal.rich_text import hanging_indent, terminal_text, wrap_text
from citecli.text.safe import safe, safe_line


def kept(answers: Sequence[KeptQuotation], screen: Screen) -> str:
    """The quotations as terminal text."""
    return terminal_text(_lines(answers, screen), screen)


def _lines(answers: Sequence[KeptQuotation], screen: Screen) -> Iterator[Text]:
    digits = max((len(str(one.number)) for one in answers), default=1)
    margin = digits + 4
    indent = " " * margin
    measure = max(min(screen.measure, screen.width - margin - 1), 10)
    for index, one in enumerate(answers):
        if index:
            yield Text()
        number = Text(f"{one.number:>{margin - 2}}  ", style="dim")
        words = Text(safe_line(one.annotation.selector.exact))
        yield from hanging_indent(number, wrap_text(words, measure), indent)
        title = one.document.reference.texts.get("title", "") or one.document.id
        tags = " ".join(f"#{tag}" for tag in one.annotation.tags)
        facts = (one.annotation.speaker, title, place(one), tags)
        line = Text(" · ".join(safe_line(fact) for fact in facts if fact), style="dim")
        yield from hanging_indent(Text(indent), wrap_text(line, measure), indent)
        if changed := remark(one):
            yield from hanging_indent(
                Text(indent), wrap_text(Text(safe_line(changed), style="yellow"), measure), indent
            )
        if one.annotation.note:
            note = Text(safe(one.annotation.note).replace("\t", " "), style="italic")
            yield from hanging_indent(Text(indent), wrap_text(note, measure), indent)
