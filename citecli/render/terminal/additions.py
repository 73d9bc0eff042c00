"""What became of an added document, on a terminal: what was understood, and what is missing."""

from collections.abc import Iterator

from rich.text import Text

from citecli.answers.library import Addition, Status
from citecli.documents.credits import authors, long_date
from citecli.render.screen import Screen
from citecli.render.terminal.listing import counted
from citecli.render.terminal.rich_text import hanging, paint, wrapped
from citecli.text.safe import safe_line


def addition(one: Addition, screen: Screen, remedy: str) -> str:
    """Two lines (more where the terminal is narrow); `remedy` is the command that fills in what is missing, or ""."""
    return paint(_lines(one, screen, remedy), screen)


def _lines(one: Addition, screen: Screen, remedy: str) -> Iterator[Text]:
    document = one.document
    reference = document.reference
    measure = screen.width - 2
    title = safe_line(reference.texts.get("title", "")) or "no title"
    facts = (
        one.status.value if one.status is Status.KNOWN else "",
        safe_line(authors(reference)),
        safe_line(long_date(reference.dates.get("issued"))),
        safe_line(str(reference.type)),
        counted(one.words, "word"),
    )
    first = Text(safe_line(document.id), style="cyan").append("  ").append(Text(title, style="bold"))
    first.append("".join(f" · {fact}" for fact in facts if fact))
    yield from hanging(Text(), wrapped(first, measure), "  ")
    if one.missing:
        second = Text(f"missing {', '.join(one.missing)}: ", style="dim").append(Text(safe_line(remedy)))
    else:
        second = Text(f"nothing important is missing; {safe_line(document.path)}", style="dim")
    yield from hanging(Text("  "), wrapped(second, measure - 2), "    ")
