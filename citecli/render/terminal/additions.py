"""What `add` and `edit` did, settings and styles on a terminal."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.answers.library import Addition, Status
from citecli.csl.tree import StyleInfo
from citecli.references.display import authors, long_date
from citecli.render.output import Screen
from citecli.render.terminal.listings import count_of
from citecli.render.terminal.rich_text import hanging_indent, terminal_text, wrap_text
from citecli.text.safe import safe_line


def addition(item: Addition, screen: Screen, remedy: str) -> str:
    """Two lines (more where the terminal is narrow); `remedy` is the command that fills in what is missing, or ""."""
    return terminal_text(_lines(item, screen, remedy), screen)


def _lines(item: Addition, screen: Screen, remedy: str) -> Iterator[Text]:
    document = item.document
    reference = document.reference
    measure = screen.width - 2
    title = safe_line(reference.texts.get("title", "")) or "no title"
    facts = (
        item.status.value if item.status is Status.KNOWN else "",
        safe_line(authors(reference)),
        safe_line(long_date(reference.dates.get("issued"))),
        safe_line(str(reference.type)),
        count_of(item.words, "word"),
    )
    first = Text(safe_line(document.id), style="cyan").append("  ").append(Text(title, style="bold"))
    first.append("".join(f" · {fact}" for fact in facts if fact))
    yield from hanging_indent(Text(), wrap_text(first, measure), "  ")
    if item.missing:
        second = Text(f"missing {', '.join(item.missing)}: ", style="dim").append(Text(safe_line(remedy)))
    else:
        second = Text(f"nothing important is missing · {safe_line(document.path)}", style="dim")
    yield from hanging_indent(Text("  "), wrap_text(second, measure - 2), "    ")


_NARROW_SETTINGS = 60


def settings(rows: Sequence[tuple[str, ...]], screen: Screen) -> str:
    """The settings (name, value, origin) as terminal text; on a narrow one each value stands below its name."""
    return terminal_text(_setting_lines(rows, screen), screen)


def _setting_lines(rows: Sequence[tuple[str, ...]], screen: Screen) -> Iterator[Text]:
    narrow = screen.width < _NARROW_SETTINGS
    column = 2 if narrow else max(len(name) for name, _, _ in rows) + 2
    for name, value, origin in rows:
        words = Text(safe_line(value) or "-")
        if origin != "default":
            words.append(f"  ({safe_line(origin)})", style="dim")
        if narrow:
            yield Text(name)
        first = Text(" " * column if narrow else name.ljust(column))
        yield from hanging_indent(first, wrap_text(words, screen.width - column - 1), " " * column)


_STYLES_MEASURE = 100


def styles(infos: Sequence[StyleInfo], screen: Screen) -> str:
    """The styles as terminal text."""
    return terminal_text(_style_lines(infos, screen), screen)


def _style_lines(infos: Sequence[StyleInfo], screen: Screen) -> Iterator[Text]:
    measure = min(screen.width - 1, _STYLES_MEASURE)
    for info in infos:
        yield from hanging_indent(Text(), wrap_text(Text(safe_line(info.title), style="bold"), measure - 2), "  ")
        facts = Text(safe_line(info.id), style="cyan")
        if info.citation_format:
            facts.append(f"  {safe_line(info.citation_format)}", style="dim")
        yield from hanging_indent(Text("  "), wrap_text(facts, measure - 4), "    ")
