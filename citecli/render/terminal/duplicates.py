"""Likely duplicates on a terminal: each group with its documents, and what differs among them."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.answers.duplicates import Difference, Duplicate, DuplicateGroup
from citecli.references.display import authors, iso
from citecli.render.output import Screen
from citecli.render.terminal.listings import count_of
from citecli.render.terminal.rich_text import hanging_indent, terminal_text, wrap_text
from citecli.text.numerals import letters
from citecli.text.safe import safe_line
from citecli.text.width import shorten

_LONGEST = 300
"""Cells of a value that are shown: an abstract is not read here."""


def duplicates(groups: Sequence[DuplicateGroup], screen: Screen) -> str:
    """The groups, a blank line between them. A letter stands for each document of a group, the first is kept."""
    return "\n".join(terminal_text(_lines(group, screen), screen) for group in groups)


def _lines(group: DuplicateGroup, screen: Screen) -> Iterator[Text]:
    measure = max(min(screen.width, 100) - 1, 20)
    by = " and ".join(group.recognized_by)
    yield from wrap_text(Text(f"the same by {safe_line(by)}", style="dim"), measure)
    for at, one in enumerate(group.documents, 1):
        first = Text(f"{letters(at)}  ", style="bold")
        yield from hanging_indent(first, wrap_text(_document(one, at == 1), measure - 3), "   ")
    for difference in group.differences:
        yield Text(f"   {safe_line(difference.variable)}", style="dim")
        yield from _values(difference, measure)


def _document(one: Duplicate, is_first: bool) -> Text:
    reference = one.document.reference
    text = Text().append(safe_line(one.document.id), style="cyan").append("  ")
    text.append(safe_line(reference.texts.get("title", "")) or "no title", style="bold")
    facts = (
        safe_line(authors(reference)),
        safe_line(iso(reference.dates.get("issued"))),
        safe_line(str(reference.type)),
        "no document" if one.is_record else count_of(one.words, "word"),
        f"{one.kept:,} kept" if one.kept else "",
        "this one is kept" if is_first else "",
    )
    return text.append("".join(f" · {fact}" for fact in facts if fact))


def _values(difference: Difference, measure: int) -> Iterator[Text]:
    """The values of a variable, those that are the same in one line."""
    by_value: dict[str, list[str]] = {}
    for at, value in enumerate(difference.values, 1):
        by_value.setdefault(value, []).append(letters(at))
    for value, owners in by_value.items():
        who = ", ".join(owners)
        shown = Text(shorten(safe_line(value), _LONGEST)) if value else Text("nothing", style="dim")
        yield from hanging_indent(Text(f"     {who}  "), wrap_text(shown, measure - 7 - len(who)), " " * (7 + len(who)))
