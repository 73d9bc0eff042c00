r"""Write content as LaTeX in UTF-8. Struck words need the package `ulem`, links `hyperref`."""

from citecli.markup.nodes import (
    Content,
    Decoration,
    Display,
    DisplayBlock,
    FontStyle,
    FontVariant,
    FontWeight,
    Formatted,
    Link,
    Quoted,
    Text,
    VerticalAlign,
    is_followable,
)
from citecli.text.latex import escape

# One table for each field of `FontFormat`, in its order: values of different enums may be equal ("normal").
_COMMANDS: tuple[dict[str, str], ...] = (
    {FontStyle.ITALIC: r"\textit", FontStyle.OBLIQUE: r"\textit", FontStyle.NORMAL: r"\textup"},
    {FontVariant.SMALL_CAPS: r"\textsc", FontVariant.NORMAL: r"\textup"},
    {FontWeight.BOLD: r"\textbf", FontWeight.NORMAL: r"\textmd", FontWeight.LIGHT: r"\textmd"},
    {Decoration.UNDERLINE: r"\underline", Decoration.LINE_THROUGH: r"\sout"},
    {VerticalAlign.SUP: r"\textsuperscript", VerticalAlign.SUB: r"\textsubscript"},
)


def write(content: Content) -> str:
    """The content as LaTeX with balanced braces.

    `Quoted` nodes without resolved marks get English quotation marks.
    """
    pieces: list[str] = []
    _write(content, pieces)
    return "".join(pieces)


def entry(content: Content) -> str:
    r"""An entry of a list of references as an `\item`: its number, if it has one, is the label."""
    label: Content = ()
    rest: Content = ()
    for node in content:
        if isinstance(node, DisplayBlock) and node.display is Display.LEFT_MARGIN and not label:
            label = node.content
        else:
            rest = (*rest, node)
    # A bracket that follows \item would be its label.
    return f"\\item[{{{write(label).strip()}}}] {write(rest).strip()}" if label else f"\\item {{}}{write(rest).strip()}"


def address(url: str) -> str:
    r"""A URL as the first argument of `\href`, also within the argument of another command."""
    return "".join(
        "\\" + char if char in "%#&_" else f"\\%{ord(char):02X}" if char in "\\{}^~ " else char for char in url
    )


def _write(content: Content, pieces: list[str]) -> None:
    for node in content:
        if isinstance(node, Text):
            pieces.append(escape(node.text))
        elif isinstance(node, Formatted):
            commands = [
                table[value]
                for table, value in zip(_COMMANDS, node.format.field_values(), strict=True)
                if value is not None and value in table
            ]
            pieces.extend(f"{command}{{" for command in commands)
            _write(node.content, pieces)
            pieces.append("}" * len(commands))
        elif isinstance(node, Quoted):
            pieces.append("‘" if node.inner else "“")
            _write(node.content, pieces)
            pieces.append("’" if node.inner else "”")
        elif isinstance(node, Link) and is_followable(node.url):
            pieces.append(f"\\href{{{address(node.url)}}}{{")
            _write(node.content, pieces)
            pieces.append("}")
        elif isinstance(node, DisplayBlock):
            _block(node, pieces)
        else:
            _write(node.content, pieces)


def _block(block: DisplayBlock, pieces: list[str]) -> None:
    before = next((piece for piece in reversed(pieces) if piece), "")
    if block.display in (Display.BLOCK, Display.INDENT) and before and not before.endswith("\\newline{}"):
        pieces.append("\\newline{}")
    if block.display is Display.INDENT:
        pieces.append("\\hspace*{1em}")
    _write(block.content, pieces)
    if block.display is Display.LEFT_MARGIN:
        pieces.append(" ")
    elif block.display is not Display.RIGHT_INLINE:
        pieces.append("\\newline{}")
