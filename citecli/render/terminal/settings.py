"""Settings on a terminal: the name, the value, and what said so."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.render.screen import Screen
from citecli.render.terminal.rich_text import hanging, paint, wrapped
from citecli.text.safe import safe_line

_NARROW = 60


def settings(found: Sequence[tuple[str, ...]], screen: Screen) -> str:
    """The settings (name, value, origin) as terminal text; on a narrow one each value stands below its name."""
    return paint(_lines(found, screen), screen)


def _lines(found: Sequence[tuple[str, ...]], screen: Screen) -> Iterator[Text]:
    narrow = screen.width < _NARROW
    column = 2 if narrow else max(len(name) for name, _, _ in found) + 2
    for name, value, origin in found:
        words = Text(safe_line(value) or "-")
        if origin != "default":
            words.append(f"  ({safe_line(origin)})", style="dim")
        if narrow:
            yield Text(name)
        first = Text(" " * column if narrow else name.ljust(column))
        yield from hanging(first, wrapped(words, screen.width - column - 1), " " * column)
