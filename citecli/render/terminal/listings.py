"""A listing on a terminal."""

from collections.abc import Iterable, Iterator

from citecli.answers.library import Listing, Row
from citecli.references.display import iso, long_date
from citecli.render.output import Screen
from citecli.text.safe import safe_line
from citecli.text.width import pad, width, wrap

_NARROW = 64
_DATE, _WORDS, _QUOTES = 10, 7, 6
_WIDEST_TITLE = 88


def listing(answer: Listing, screen: Screen) -> str:
    """The listing as terminal text."""
    if not answer.rows:
        return ""
    lines = _narrow(answer, screen) if screen.width < _NARROW else _table(answer, screen)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _table(answer: Listing, screen: Screen) -> Iterator[str]:
    number = max(2, *(len(str(row.number)) for row in answer.rows))
    fixed = number + 2 + 2 + _DATE + 2 + _WORDS + 2 + _QUOTES + 1
    parts = [(_title(row), safe_line(row.author), safe_line(row.id)) for row in answer.rows]
    column = min(screen.width - fixed, _WIDEST_TITLE, max(width(part) for row in parts for part in row))
    heading = f"{pad('#', number, right=True)}  {pad('Document', column)}  {pad('Date', _DATE)}  "
    yield dim(f"{heading}{pad('Words', _WORDS, right=True)}  {pad('Quotes', _QUOTES, right=True)}", screen)
    margin = " " * (number + 2)
    for row, (title, author, key) in zip(answer.rows, parts, strict=True):
        first, *more = _lines(title, column)
        facts = f"{pad(safe_line(iso(row.date)), _DATE)}  {row.words:>{_WORDS},}  {row.quotations:>{_QUOTES},}"
        gap = " " * (column - width(first))
        yield f"{row.number:>{number}}  {bold(first, screen)}{gap}  {facts}"
        for line in more:
            yield margin + bold(line, screen)
        if author:
            for line in _lines(author, column):
                yield margin + line
        for line in _lines(key, column):
            yield margin + dim(line, screen)


def _narrow(answer: Listing, screen: Screen) -> Iterator[str]:
    number = max(len(str(row.number)) for row in answer.rows)
    measure = screen.width - number - 2
    margin = " " * (number + 2)
    for index, row in enumerate(answer.rows):
        if index:
            yield ""
        facts = (safe_line(long_date(row.date)), count_of(row.words, "word"), count_of(row.quotations, "quotation"))
        lines = [
            *(bold(line, screen) for line in _lines(_title(row), measure)),
            *(_lines(safe_line(row.author), measure) if row.author else ()),
            *_lines(" · ".join(fact for fact in facts if fact), measure),
            *(dim(line, screen) for line in _lines(safe_line(row.id), measure)),
        ]
        yield from _hanging(f"{row.number:>{number}}  ", lines, margin)


def _hanging(first: str, lines: Iterable[str], rest: str) -> Iterator[str]:
    """`lines`, the first after `first`, the others after `rest`."""
    return ((rest if index else first) + line for index, line in enumerate(lines))


def _lines(text: str, measure: int) -> list[str]:
    """`wrap`, which is not asked when there is plainly nothing for it to do."""
    fits = text.isascii() and len(text) <= measure and text == text.strip()
    return [text] if fits else wrap(text, measure)


def _title(row: Row) -> str:
    return safe_line(row.title) or safe_line(row.path.replace("\\", "/").rsplit("/", 1)[-1])


def count_of(number: int, noun: str) -> str:
    """A number and its noun, which no line end parts: `1 word`, `1,404 words`."""
    return f"{number:,}\N{NO-BREAK SPACE}{noun}{'' if number == 1 else 's'}"


def bold(text: str, screen: Screen) -> str:
    """`text` in bold where the terminal has it."""
    return f"\x1b[1m{text}\x1b[0m" if screen.styles and text else text


def dim(text: str, screen: Screen) -> str:
    """`text` in a fainter shade where the terminal has it."""
    return f"\x1b[2m{text}\x1b[0m" if screen.styles and text else text
