"""The use case `list`: the documents of a library, counted, sorted, filtered."""

from collections.abc import Callable
from enum import StrEnum

from citecli.answers.listings import Listing, Row
from citecli.documents.credits import authors, iso
from citecli.documents.model import Document
from citecli.documents.words import body_words
from citecli.library.library import Library
from citecli.library.names import fold


class SortKey(StrEnum):
    """What a listing is sorted by. Dates run from the newest, the rest counts up; what has none comes last."""

    NUMBER = "number"
    ID = "id"
    TITLE = "title"
    AUTHOR = "author"
    DATE = "date"
    WORDS = "words"
    QUOTATIONS = "quotations"


def listing(
    library: Library,
    sort: SortKey = SortKey.NUMBER,
    words: str = "",
    reverse: bool = False,
    progress: Callable[[int, int], object] | None = None,
) -> Listing:
    """The documents whose id, title, author, date, type or file name hold all `words`, blind to case and accents.

    `progress` is told how many of how many have been counted. Raises `UnreadableDocument` when the library's folder
    can't be read.
    """
    rows = []
    problems = []
    total = library.count()
    for entry in library.stream():
        if progress:
            progress(entry.number - 1, total)
        if entry.document:
            rows.append(row(entry.document, entry.number))
        else:
            problems.append(entry.problem)
    wanted = fold(words).split()
    chosen = [row for row in rows if all(word in _haystack(row) for word in wanted)]
    chosen = _sorted(chosen, sort)
    if reverse:
        chosen.reverse()
    return Listing(tuple(chosen), tuple(problems), len(rows))


def row(document: Document, number: int) -> Row:
    """What a listing says of one document."""
    from citecli.quotes import extract

    reference = document.reference
    return Row(
        number=number,
        id=document.id,
        title=reference.texts.get("title", ""),
        author=authors(reference),
        date=reference.dates.get("issued"),
        type=reference.type,
        words=body_words(document),
        quotations=len(extract(document.text, paragraphs=document.paragraphs)),
        path=document.path,
    )


def _haystack(row: Row) -> str:
    return fold(
        " ".join(
            (row.id, row.title, row.author, iso(row.date), row.type, row.path.replace("\\", "/").rsplit("/", 1)[-1])
        )
    )


def _sorted(rows: list[Row], key: SortKey) -> list[Row]:
    match key:
        case SortKey.NUMBER:
            return sorted(rows, key=lambda row: row.number)
        case SortKey.ID:
            return sorted(rows, key=lambda row: fold(row.id))
        case SortKey.TITLE:
            return sorted(rows, key=lambda row: (not row.title, fold(row.title)))
        case SortKey.AUTHOR:
            return sorted(rows, key=lambda row: (not row.author, fold(row.author.rsplit(" ", 1)[-1]), fold(row.author)))
        case SortKey.DATE:
            dated = [row for row in rows if row.date and row.date.start]
            newest = sorted(
                dated, key=lambda row: row.date.start if row.date and row.date.start else (0,), reverse=True
            )
            return newest + [row for row in rows if not (row.date and row.date.start)]
        case SortKey.WORDS:
            return sorted(rows, key=lambda row: row.words)
        case SortKey.QUOTATIONS:
            return sorted(rows, key=lambda row: row.quotations)
