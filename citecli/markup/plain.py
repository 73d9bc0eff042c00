"""Write content as plain text."""

from citecli.markup.nodes import Content, Decoration, Display, DisplayBlock, Formatted, Quoted, Text, VerticalAlign
from citecli.text.patterns import compiled_late

_NUMBERS = compiled_late(r"[0-9,–\- \u202f\u00a0]+")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def write(content: Content) -> str:
    """The content as plain text. Display blocks start on a line of their own, except one to the right of a margin.

    `Quoted` nodes without resolved marks get English quotation marks. Superscript numbers, such as numeric citations,
    become superscript characters, so that they don't merge with the word before them.
    """
    pieces: list[str] = []
    _write(content, pieces)
    return "".join(pieces)


def _write(content: Content, pieces: list[str]) -> None:
    for node in content:
        if isinstance(node, Text):
            pieces.append(node.text)
        elif isinstance(node, Quoted):
            pieces.append("‘" if node.inner else "“")
            _write(node.content, pieces)
            pieces.append("’" if node.inner else "”")
        elif isinstance(node, DisplayBlock):
            _block(node, pieces)
        elif isinstance(node, Formatted) and node.format.vertical_align is VerticalAlign.SUP:
            raised = write(node.content)
            pieces.append(raised.translate(_RAISED) if _NUMBERS.fullmatch(raised) else raised)
        elif isinstance(node, Formatted) and node.format.text_decoration is Decoration.LINE_THROUGH:
            pieces.append(f"~~{write(node.content)}~~")  # as if they were said, without
        else:
            _write(node.content, pieces)


def _block(block: DisplayBlock, pieces: list[str]) -> None:
    before = next((piece for piece in reversed(pieces) if piece), "")
    if block.display is Display.RIGHT_INLINE:
        if before and not before[-1].isspace():
            pieces.append(" ")
    elif before and before[-1] != "\n":
        pieces.append("\n")
    if block.display is Display.INDENT:
        pieces.append("    ")
    _write(block.content, pieces)
    if block.display is not Display.LEFT_MARGIN:
        pieces.append("\n")
