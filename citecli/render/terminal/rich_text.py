"""Lines of styled text as the characters that a terminal takes. Rich knows how; nothing is ever read as its markup."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from citecli.render.output import Screen
from citecli.text.safe import safe_line
from citecli.text.width import line_spans

# Told apart on light and dark grounds; the terminal's own palette, not ours.
VOICES = ("cyan", "magenta", "green", "yellow", "blue", "red")


def terminal_text(lines: Iterable[Text], screen: Screen) -> str:
    """The lines, each ended by `\\n`; with colours and styles as far as `screen` has them."""
    if not screen.styles:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    target = StringIO()
    console = Console(
        file=target,
        force_terminal=True,
        color_system="standard",
        no_color=not screen.color,
        width=10_000,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True, end="\n")
    return target.getvalue()


def wrap_text(text: Text, measure: int) -> list[Text]:
    """`text` in lines no wider than `measure` cells; its own line breaks stay."""
    lines: list[Text] = []
    for paragraph in text.split("\n", allow_blank=True):
        lines.extend(paragraph[start:end] for start, end in line_spans(paragraph.plain, measure))
    return lines


def hanging_indent(first: Text, lines: Iterable[Text], rest: str) -> Iterable[Text]:
    """`lines`, the first after `first`, the others after `rest`."""
    for index, line in enumerate(lines):
        yield (first.copy() if index == 0 else Text(rest)).append_text(line)


def link_style(url: str) -> Style:
    """A link for terminals that know them (OSC 8); what is no printable ASCII is percent-encoded, as in any address."""
    from urllib.parse import quote

    return Style(link="".join(char if "!" <= char <= "~" else quote(char) for char in safe_line(url)))


def voice_style(letter: str) -> str:
    """The colour of the speaker with that letter; nobody (`?`) has none."""
    if not letter or not letter.isalpha():
        return "dim"
    index = 0
    for char in letter:
        index = index * 26 + ord(char) - ord("A") + 1
    return VOICES[(index - 1) % len(VOICES)]
