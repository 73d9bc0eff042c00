"""Formatted citations on a terminal: italics as italics, entries with a hanging indent."""

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from citecli.answers.citations import Citations, Form
from citecli.markup.nodes import (
    Content,
    Decoration,
    Display,
    DisplayBlock,
    FontFormat,
    FontStyle,
    FontWeight,
    Formatted,
    Link,
    Quoted,
)
from citecli.markup.nodes import Text as Characters
from citecli.render.screen import Screen
from citecli.render.terminal.rich_text import hanging, paint, wrapped
from citecli.text.safe import safe

_HANG = 4
_NARROW = 50


def citations(answer: Citations, screen: Screen) -> str:
    """The texts as terminal text, an empty line between them."""
    return paint(_lines(answer, screen), screen)


def _lines(answer: Citations, screen: Screen) -> Iterator[Text]:
    for index, one in enumerate(answer.texts):
        if index:
            yield Text()
        text = styled(one.content)
        indent = (2 if screen.width < _NARROW else _HANG) if one.form is Form.ENTRY and answer.hanging_indent else 0
        measure = min(screen.measure + _HANG, screen.width - 1)
        lines = wrapped(text, measure)
        if indent and lines:
            # The first line has the room of the indent more than those that follow.
            first = lines[0]
            rest = text[len(first.plain) :]
            rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
            lines = [first, *(wrapped(rest, measure - indent) if rest.plain else [])]
        yield from hanging(Text(), lines, " " * indent)


def styled(content: Content) -> Text:
    """A content as styled text."""
    whole = Text()
    _append(content, whole, Style())
    whole.rstrip()
    return whole


def _append(content: Content, whole: Text, style: Style) -> None:
    for node in content:
        match node:
            case Characters():
                whole.append(safe(node.text), style=style)
            case Formatted():
                _append(node.content, whole, style + _style(node.format))
            case Quoted():
                whole.append("‘" if node.inner else "“", style=style)
                _append(node.content, whole, style)
                whole.append("’" if node.inner else "”", style=style)
            case Link():
                # Shown, never linked: an address from outside stays visible for what it is.
                _append(node.content, whole, style)
            case DisplayBlock():
                if whole.plain and not whole.plain.endswith(("\n", " ")):
                    whole.append(" " if node.display is Display.RIGHT_INLINE else "\n")
                _append(node.content, whole, style)
                if node.display in (Display.BLOCK, Display.INDENT):
                    whole.append("\n")
            case _:
                _append(node.content, whole, style)


def _style(look: FontFormat) -> Style:
    italic = None if look.font_style is None else look.font_style is not FontStyle.NORMAL
    bold = None if look.font_weight is None else look.font_weight is FontWeight.BOLD
    underline = None if look.text_decoration is None else look.text_decoration is Decoration.UNDERLINE
    return Style(italic=italic, bold=bold, underline=underline)
