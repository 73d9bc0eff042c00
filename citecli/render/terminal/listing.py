"""A listing on a terminal: a table where there is room, one document under the other where there is not."""

from collections.abc import Iterator

from rich.text import Text

from citecli.answers.listings import Listing, Row
from citecli.documents.credits import iso, long_date
from citecli.render.screen import Screen
from citecli.render.terminal.paint import hanging, paint, wrapped
from citecli.text.safe import safe_line
from citecli.text.width import pad, width

_NARROW = 64
_DATE, _WORDS, _QUOTES = 10, 7, 6
_WIDEST_TITLE = 88


def listing(answer: Listing, screen: Screen) -> str:
    """The listing as terminal text."""
    if not answer.rows:
        return ""
    return paint(_narrow(answer, screen) if screen.width < _NARROW else _table(answer, screen), screen)


def _table(answer: Listing, screen: Screen) -> Iterator[Text]:
    number = max(2, *(len(str(row.number)) for row in answer.rows))
    fixed = number + 2 + 2 + _DATE + 2 + _WORDS + 2 + _QUOTES + 1
    widest = max(width(part) for row in answer.rows for part in (_title(row), safe_line(row.author), safe_line(row.id)))
    column = min(screen.width - fixed, _WIDEST_TITLE, widest)
    heading = f"{pad('#', number, right=True)}  {pad('Document', column)}  {pad('Date', _DATE)}  "
    yield Text(f"{heading}{pad('Words', _WORDS, right=True)}  {pad('Quotes', _QUOTES, right=True)}", style="dim")
    for row in answer.rows:
        lines = wrapped(Text(_title(row), style="bold"), column)
        if row.author:
            lines += wrapped(Text(safe_line(row.author)), column)
        lines += wrapped(Text(safe_line(row.id), style="dim"), column)
        for index, line in enumerate(lines):
            if index:
                yield Text(" " * (number + 2)).append_text(line)
                continue
            whole = Text(f"{pad(str(row.number), number, right=True)}  ").append_text(line)
            whole.append(" " * (column - width(line.plain)))
            whole.append(
                f"  {pad(safe_line(iso(row.date)), _DATE)}  {row.words:>{_WORDS},}  {row.quotations:>{_QUOTES},}"
            )
            yield whole


def _narrow(answer: Listing, screen: Screen) -> Iterator[Text]:
    number = max(len(str(row.number)) for row in answer.rows)
    margin = number + 2
    for index, row in enumerate(answer.rows):
        if index:
            yield Text()
        lines = wrapped(Text(_title(row), style="bold"), screen.width - margin)
        if row.author:
            lines += wrapped(Text(safe_line(row.author)), screen.width - margin)
        facts = [safe_line(long_date(row.date)), counted(row.words, "word"), counted(row.quotations, "quotation")]
        lines += wrapped(Text(" · ".join(fact for fact in facts if fact)), screen.width - margin)
        lines += wrapped(Text(safe_line(row.id), style="dim"), screen.width - margin)
        yield from hanging(Text(f"{row.number:>{number}}  "), lines, " " * margin)


def _title(row: Row) -> str:
    return safe_line(row.title) or safe_line(row.path.replace("\\", "/").rsplit("/", 1)[-1])


def counted(number: int, noun: str) -> str:
    """A number and its noun, which no line end parts: `1 word`, `1,404 words`."""
    return f"{number:,}\N{NO-BREAK SPACE}{noun}{'' if number == 1 else 's'}"
