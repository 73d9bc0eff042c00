"""The use case `list`: the documents of a library, counted, sorted, filtered."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from citecli.answers.library import Listing, ListingOrder, Row
from citecli.documents.model import Document
from citecli.library.library import Library
from citecli.library.names import TAGS, tags_of
from citecli.references.display import authors, iso
from citecli.references.model import Date, DateParts
from citecli.text.folding import fold

if TYPE_CHECKING:
    from citecli.library.index import Index, IndexRow

Progress = Callable[[int, int], object]


def listing(
    library: Library,
    index: "Index | None" = None,
    *,
    sort: ListingOrder = ListingOrder.NUMBER,
    words: str = "",
    reverse: bool = False,
    progress: Progress | None = None,
) -> Listing:
    """The documents with all `words` in their id, title, author, date, type, tags or file name.

    Case and accents are ignored. `index` is the library's index, complete with quotations; without it the files are
    read, and `progress` is called with the numbers of documents read and in total. Raises `UnreadableDocument` when
    the library's folder can't be read.
    """
    rows, problems = _from_index(library, index) if index else _from_files(library, progress)
    wanted = fold(words).split()
    chosen = _sorted([row for row in rows if _has(row, wanted)] if wanted else rows, sort)
    if reverse:
        chosen.reverse()
    return Listing(tuple(chosen), tuple(problems), len(rows))


def _from_files(library: Library, progress: Progress | None) -> tuple[list[Row], list[str]]:
    """The rows, and the errors of unreadable documents, from the files."""
    rows = []
    problems = []
    total = library.count()
    for done, file in enumerate(library.files()):
        if progress:
            progress(done, total)
        if file.document:
            rows.append(row(file.document, file.number))
        else:
            problems.append(file.problem)
    return rows, problems


def _from_index(library: Library, index: "Index") -> tuple[list[Row], list[str]]:
    """The rows, and the errors of unreadable documents, from the index."""
    return _rows(library, index.rows()), index.problems()


def rows_of(library: Library, index: "Index", files: Sequence[str]) -> tuple[Row, ...]:
    """The rows of the documents in these files that can be read, in this order. `index` has their quotations."""
    return tuple(_rows(library, index.rows_of(files)))


def _rows(library: Library, index_rows: "Sequence[IndexRow]") -> list[Row]:
    folder = str(library.folder / "x")[:-1]
    # Parse each distinct date once: thousands of documents share a few hundred dates.
    dates = _dates({row.date for row in index_rows})
    return [
        Row._make((number, key, title, author, dates[date], kind, words, quotations, folder + file, tags_of(tags)))
        for number, file, key, title, author, date, kind, words, quotations, tags in index_rows
    ]


def _dates(date_texts: Iterable[str]) -> dict[str, Date | None]:
    """The parsed dates by their text in the index."""
    from json import loads

    texts = [text for text in date_texts if text]
    dates: dict[str, Date | None] = {"": None}
    for text, (start, end, *other_fields) in zip(texts, loads(f"[{','.join(texts)}]"), strict=True):
        dates[text] = Date(DateParts(*start) if start else None, DateParts(*end) if end else None, *other_fields)
    return dates


def row(document: Document, number: int) -> Row:
    """The row of a listing for one document."""
    from citecli.quotes import extract

    reference = document.reference
    return Row(
        number=number,
        id=document.id,
        title=reference.texts.get("title", ""),
        author=authors(reference),
        date=reference.dates.get("issued"),
        type=reference.type,
        words=document.count_words(),
        quotations=len(extract(document.text, paragraphs=document.paragraphs)),
        path=document.path,
        tags=tags_of(reference.texts.get(TAGS, "")),
    )


def _has(row: Row, words: list[str]) -> bool:
    haystack = fold(
        " ".join(
            (
                row.id,
                row.title,
                row.author,
                iso(row.date),
                row.type,
                *row.tags,
                row.path.replace("\\", "/").rsplit("/", 1)[-1],
            )
        )
    )
    return all(word in haystack for word in words)


def _sorted(rows: list[Row], key: ListingOrder) -> list[Row]:
    match key:
        case ListingOrder.NUMBER:
            return sorted(rows, key=lambda row: row.number)
        case ListingOrder.ID:
            return sorted(rows, key=lambda row: fold(row.id))
        case ListingOrder.TITLE:
            return sorted(rows, key=lambda row: (not row.title, fold(row.title)))
        case ListingOrder.AUTHOR:
            return sorted(rows, key=lambda row: (not row.author, fold(row.author.rsplit(" ", 1)[-1]), fold(row.author)))
        case ListingOrder.DATE:
            dated = [row for row in rows if row.date and row.date.start]
            newest = sorted(
                dated, key=lambda row: row.date.start if row.date and row.date.start else (0,), reverse=True
            )
            return newest + [row for row in rows if not (row.date and row.date.start)]
        case ListingOrder.WORDS:
            return sorted(rows, key=lambda row: row.words)
        case ListingOrder.QUOTATIONS:
            return sorted(rows, key=lambda row: row.quotations)
