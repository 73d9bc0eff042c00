"""A page of the manual on a terminal: headings, paragraphs, lists, tables and examples, set to its width."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from citecli.answers.readings import GuidePage
from citecli.drafts import blocks as tree
from citecli.markup.nodes import Content, Tagged
from citecli.markup.nodes import Text as Characters
from citecli.markup.plain import write
from citecli.render.output import Screen
from citecli.render.terminal.citations import rich_text
from citecli.render.terminal.rich_text import hanging_indent, terminal_text, wrap_text
from citecli.text.safe import safe
from citecli.text.width import width

_MEASURE = 88
_GAP = 2
"""Cells between the columns of a table."""
_NARROWEST = 12
"""Cells that a column of a table needs; in fewer, the cells of a row stand below each other."""
_CODE = "cyan"


def guide_page(page: GuidePage, screen: Screen) -> str:
    """The page as terminal text."""
    lines = list(_blocks(page.tree.blocks, min(_MEASURE, screen.width - 1), screen))
    return terminal_text(lines, screen)


def _blocks(blocks: Sequence[tree.Block], measure: int, screen: Screen) -> Iterator[Text]:
    """The lines of blocks, an empty one between two of them."""
    for index, block in enumerate(blocks):
        if index:
            yield Text()
        yield from _block(block, measure, screen)


def _block(block: tree.Block, measure: int, screen: Screen) -> Iterator[Text]:
    match block:
        case tree.HeadingBlock(content, level):
            text = _inline(content, screen)
            text.stylize("bold underline" if level == 1 else "bold")
            yield from wrap_text(text, measure)
        case tree.ParagraphBlock(content):
            yield from wrap_text(_inline(content, screen), measure)
        case tree.Quote(blocks):
            yield from (Text("  ").append_text(line) for line in _blocks(blocks, measure - 2, screen))
        case tree.Items(items, start):
            for number, item in enumerate(items, start=start or 0):
                mark = "• " if start is None else f"{number}. "
                lines = list(_blocks(item, measure - len(mark), screen))
                yield from hanging_indent(Text(mark), lines, " " * len(mark))
        case tree.Code(text):
            yield from (line for code in safe(text).rstrip("\n").split("\n") for line in _code_lines(code, measure))
        case tree.Table(rows):
            yield from _table([[_inline(cell, screen) for cell in row] for row in rows], measure)
        case tree.Rule():
            yield Text("* * *", style="dim")
        case _:
            return


def _code_lines(code: str, measure: int) -> Iterator[Text]:
    """A line of an example, as far in as it is; on several lines where there is no room for it."""
    words = code.lstrip(" ")
    indent = " " * (4 + min(len(code) - len(words), measure // 2))
    shown = Text(words, style=_CODE if code.startswith("$ ") else "")
    yield from hanging_indent(Text(indent), wrap_text(shown, measure - len(indent)) or [Text()], indent)


def _table(rows: Sequence[Sequence[Text]], measure: int) -> Iterator[Text]:
    """Rows under a heading; the cells of a row below each other where there is no room for columns."""
    heading, *rest = rows
    columns = _column_widths(rows, measure)
    if not columns:
        for index, row in enumerate(rest):
            if index:
                yield Text()
            for number, cell in enumerate(row):
                indent = "  " * bool(number)
                title = heading[number] if len(heading) > 2 and number else Text()
                text = (title + Text(": ") if title.plain else Text()) + cell
                yield from hanging_indent(Text(indent), wrap_text(text, measure - len(indent)), indent)
        return
    for cell in heading:
        cell.stylize("dim")
    for row in rows:
        yield from _row(row, columns)


def _row(row: Sequence[Text], columns: Sequence[int]) -> Iterator[Text]:
    """One row of a table, as many lines as its longest cell needs."""
    cells = [wrap_text(cell, column) for cell, column in zip(row, columns, strict=False)]
    for number in range(max(map(len, cells), default=0)):
        line = Text()
        for lines, column in zip(cells, columns, strict=False):
            part = lines[number] if number < len(lines) else Text()
            line.append_text(part).append(" " * (column - width(part.plain) + _GAP))
        yield line


def _column_widths(rows: Sequence[Sequence[Text]], measure: int) -> list[int]:
    """Cells for each column: what its text needs, the widest ones narrowed until all fit; none when they can't."""
    count = max(map(len, rows))
    room = measure - _GAP * (count - 1)
    widths = [max(width(row[at].plain) for row in rows if at < len(row)) for at in range(count)]
    while sum(widths) > room:
        widest = max(widths)
        if widest <= _NARROWEST:
            return []
        widths[widths.index(widest)] -= 1
    return widths


def _inline(content: Content, screen: Screen) -> Text:
    """Text of a block. Code is in colour, or in backticks where there is none."""
    text = Text()
    for node in content:
        if isinstance(node, Tagged) and node.tag == "code":
            code = safe(write(node.content))
            text.append(code if screen.color else f"`{code}`", style=_CODE if screen.color else "")
        elif isinstance(node, Tagged) and node.tag == "break":
            text.append("\n")
        elif isinstance(node, Characters):
            text.append(safe(node.text))
        else:
            text.append_text(rich_text((node,)))
    return text
