"""What `list` answers: one row a document."""

from typing import NamedTuple

from citecli.references.model import Date


class Row(NamedTuple):
    """One document. `words` and `quotations` count in the body; `author` is in reading order, "" when there is none."""

    number: int
    id: str
    title: str
    author: str
    date: Date | None
    type: str
    words: int
    quotations: int
    path: str
    tags: tuple[str, ...] = ()


class Listing(NamedTuple):
    """The rows in the order asked for, and one line for each file that could not be read."""

    rows: tuple[Row, ...]
    problems: tuple[str, ...] = ()
    total: int = 0
