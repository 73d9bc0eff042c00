"""The speaker table: who speaks in the documents of an index, how often, how much, and in which words.

What is found in a document the index is told by those who know what a quotation is; it keeps the whole as bytes that
it does not understand.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from json import dumps, loads
from typing import NamedTuple

from citecli.documents.model import Document, Span
from citecli.library.database import sqlite_errors, transaction
from citecli.library.serialization import unpack
from citecli.text.words import token_words

_APART = "\ue000"
"""A token that no text is searched for: what stands before it and what stands after it are no phrase."""


class Person(NamedTuple):
    """A speaker as a document names them. (A named tuple: an index has a hundred thousand.)"""

    speaker: str
    """The fullest name; "" for nobody named."""
    display: str
    """The fullest name without a title."""
    aliases: tuple[str, ...]
    """All names that the document has for them."""


class PersonQuotations(NamedTuple):
    """What one person says in one document. (A named tuple: an index has a hundred thousand.)"""

    person: Person
    quotations: int
    """How many there are."""
    words: int
    """How many words they have in all."""
    spans: tuple[Span, ...]
    """Where they stand: offsets count characters of the document's text, half open."""


class QuotationRecord(NamedTuple):
    """What was found in one document. (A named tuple: an index has a hundred thousand.)"""

    quotations: int
    """How many quotations there are, whoever speaks."""
    packed: bytes
    """The quotations themselves, in a form that only who found them understands."""
    people: tuple[PersonQuotations, ...]
    """Whose they are."""


class SpeakerTable:
    """Who speaks in the documents of an open index."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def unsearched(self) -> list[str]:
        """The file names of the documents that have not been searched for quotations yet, in order."""
        with sqlite_errors():
            rows = self._base.execute("SELECT name FROM documents WHERE quotations IS NULL ORDER BY number")
            return [name for (name,) in rows]

    def add(self, records: Iterable[tuple[str, Document, QuotationRecord]]) -> None:
        """Keep what was found in documents, each with its file name, unless it has changed meanwhile."""
        with sqlite_errors(), transaction(self._base):
            for name, document, record in records:
                row = self._base.execute(
                    "SELECT rowid FROM documents WHERE name = ? AND quotations IS NULL", (name,)
                ).fetchone()
                packed = row and self._base.execute("SELECT packed FROM contents WHERE rowid = ?", row).fetchone()
                if not packed or unpack(packed[0], name).text != document.text:
                    continue
                self._base.execute("UPDATE documents SET quotations = ? WHERE rowid = ?", (record.quotations, row[0]))
                self._base.execute("UPDATE contents SET found = ? WHERE rowid = ?", (record.packed, row[0]))
                for share in record.people:
                    self._add_person(row[0], document.text, share)

    def _add_person(self, document: int, text: str, share: PersonQuotations) -> None:
        person = (share.person.speaker, share.person.display, dumps(share.person.aliases, ensure_ascii=False))
        self._base.execute("INSERT OR IGNORE INTO people (speaker, display, aliases) VALUES (?, ?, ?)", person)
        cursor = self._base.execute(
            "INSERT INTO voices (document, person, quotations, words) SELECT ?, rowid, ?, ? FROM people "
            "WHERE speaker = ? AND display = ? AND aliases = ?",
            (document, share.quotations, share.words, *person),
        )
        spoken_words = f" {_APART} ".join(" ".join(token_words(span.of(text))) for span in share.spans)
        self._base.execute("INSERT INTO said (rowid, words) VALUES (?, ?)", (cursor.lastrowid, spoken_words))

    def forget(self, document: int) -> None:
        """Forget who speaks in a document, by its row. Within a transaction.

        Their words stay in `said` under numbers that no row of `voices` will have again: without its text, such a table
        could be told to forget only word by word.
        """
        self._base.execute("DELETE FROM voices WHERE document = ?", (document,))

    def packed_quotations(self, file: str) -> bytes | None:
        """The packed quotations of the document with this file name; `None` if it has not been searched yet."""
        with sqlite_errors():
            row = self._base.execute(
                "SELECT found FROM contents JOIN documents ON documents.rowid = contents.rowid WHERE name = ?", (file,)
            ).fetchone()
            return row[0] if row else None

    def people(self) -> dict[int, Person]:
        """Everybody who speaks in any document, by a number that is good for this index; nobody named among them."""
        with sqlite_errors():
            rows = self._base.execute(
                "SELECT rowid, speaker, display, aliases FROM people "
                "WHERE rowid IN (SELECT person FROM voices) ORDER BY rowid"
            ).fetchall()
        return {number: Person(speaker, display, tuple(loads(names))) for number, speaker, display, names in rows}

    def documents_of(self, people: Iterable[int]) -> list[str]:
        """The file names of the documents in which one of these people speaks, in order."""
        numbers = ", ".join(map(str, people))
        with sqlite_errors():
            rows = self._base.execute(
                "SELECT name FROM documents WHERE rowid IN "
                f"(SELECT document FROM voices WHERE person IN ({numbers})) ORDER BY number"
            )
            return [name for (name,) in rows]

    def counts(self) -> Iterator[tuple[int, str, int, int]]:
        """For each person in each document: the person's number, the document's id, how many quotations and words.

        In the order of the documents.
        """
        with sqlite_errors():
            yield from self._base.execute(
                "SELECT person, id, voices.quotations, voices.words FROM voices "
                "JOIN documents ON documents.rowid = voices.document ORDER BY number, voices.rowid"
            ).fetchall()

    def total(self) -> int:
        """How many quotations there are in all documents."""
        with sqlite_errors():
            return int(self._base.execute("SELECT ifnull(sum(quotations), 0) FROM documents").fetchone()[0])
