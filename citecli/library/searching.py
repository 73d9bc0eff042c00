"""Searching an index: which documents a query means."""

from collections.abc import Callable, Collection, Iterable, Sequence

from citecli.documents.model import Span
from citecli.frozen import FrozenValue
from citecli.library.database import sqlite_errors
from citecli.library.index import Index
from citecli.library.query import SearchField, SearchQuery, SearchTerm


class Speech(FrozenValue):
    """What certain people say, for a search in their words."""

    people: tuple[frozenset[int], ...]
    """For each speaker of a query the people who may be meant: their numbers in the index's speaker table."""
    spans: Callable[[str], Sequence[Span]]
    """Gives what any of them says in the document in the file of that name: spans of its text."""


def search(index: Index, query: SearchQuery, speakers: Sequence[Collection[int]] = ()) -> list[str]:
    """The names of the files whose documents a query means, the best first.

    `speakers` says for each of the query's which people (of `SpeakerTable.people`) may be meant: one of each must speak
    in a document, and what is looked for in the text must be in what they say.
    """
    conditions: list[str] = []
    values: list[str | int] = []
    if query.after:
        conditions.append("day >= ?")
        values.append(query.after)
    if query.before:
        conditions.append("day < ?")
        values.append(query.before)
    if query.types:
        conditions.append(f"type IN ({', '.join('?' * len(query.types))})")
        values += query.types
    conditions += [
        f"documents.rowid IN (SELECT document FROM voices WHERE person IN ({_listed(people)}))" for people in speakers
    ]
    if speakers:
        everybody = _listed({person for people in speakers for person in people})
        for group in query.groups:
            if all(term.field is SearchField.ANYWHERE for term in group):
                conditions.append(
                    "documents.rowid IN (SELECT document FROM said JOIN voices ON voices.rowid = said.rowid "
                    f"WHERE said MATCH ? AND person IN ({everybody}))"
                )
                values.append(" OR ".join(map(_phrase, group)))
    with sqlite_errors():
        expression = _expression(query)
        if expression:
            where = " AND ".join(["terms MATCH ?", *conditions])
            sql = f"SELECT name FROM terms JOIN documents ON documents.rowid = terms.rowid WHERE {where}"
            return [
                name
                for (name,) in index.base.execute(
                    f"{sql} ORDER BY bm25(terms, 10.0, 5.0, 5.0, 1.0), number", (expression, *values)
                )
            ]
        if query.excluded:
            none = " OR ".join(map(_phrase, query.excluded))
            conditions.append("documents.rowid NOT IN (SELECT rowid FROM terms WHERE terms MATCH ?)")
            values.append(none)
        where = " AND ".join(["problem IS NULL", *conditions])
        return [
            name for (name,) in index.base.execute(f"SELECT name FROM documents WHERE {where} ORDER BY number", values)
        ]


def frequencies(index: Index, wanted: Iterable[str]) -> dict[str, int]:
    """In how many documents each of these words is (words as `tokens.words` gives them)."""
    with sqlite_errors():
        # A view on the words themselves; it lives as long as the connection and writes nothing to the file.
        index.base.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, terms, 'row')")
        counts = {}
        for word in wanted:
            row = index.base.execute("SELECT doc FROM temp.vocabulary WHERE term = ?", (word,)).fetchone()
            counts[word] = int(row[0]) if row else 0
        return counts


def _listed(people: Collection[int]) -> str:
    return ", ".join(map(str, sorted(people)))


def _expression(query: SearchQuery) -> str:
    """A query in the language of SQLite's full-text search (sqlite.org/fts5.html, section 3)."""
    wanted = " AND ".join(f"({' OR '.join(map(_phrase, group))})" for group in query.groups)
    if wanted and query.excluded:
        return f"({wanted}) NOT ({' OR '.join(map(_phrase, query.excluded))})"
    return wanted


def _phrase(term: SearchTerm) -> str:
    column = "" if term.field is SearchField.ANYWHERE else f"{term.field.value} : "
    return f'{column}"{" ".join(term.words)}"{" *" if term.prefix else ""}'
