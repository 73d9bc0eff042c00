"""Styles on a terminal: title, and beneath it the id to name it by."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.csl.tree import StyleInfo
from citecli.render.screen import Screen
from citecli.render.terminal.rich_text import hanging, paint, wrapped
from citecli.text.safe import safe_line

_MEASURE = 100


def styles(found: Sequence[StyleInfo], screen: Screen) -> str:
    """The styles as terminal text."""
    return paint(_lines(found, screen), screen)


def _lines(found: Sequence[StyleInfo], screen: Screen) -> Iterator[Text]:
    measure = min(screen.width - 1, _MEASURE)
    for info in found:
        yield from hanging(Text(), wrapped(Text(safe_line(info.title), style="bold"), measure - 2), "  ")
        facts = Text(safe_line(info.id), style="cyan")
        if info.citation_format:
            facts.append(f"  {safe_line(info.citation_format)}", style="dim")
        yield from hanging(Text("  "), wrapped(facts, measure - 4), "    ")
