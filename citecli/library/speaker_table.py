"""Voices: who speaks in the documents of an index, how often, how much, and in which words.

What is found in a document the index is told by those who know what a quotation is; it keeps the whole as bytes that
it does not understand.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from json import dumps, loads
from typing import NamedTuple

from citecli.documents.model import Document, Span
from citecli.library.database import speaking, writing
from citecli.library.serialization import unpack
from citecli.library.tokens import words

_APART = "\ue000"
"""A token that no text is searched for: what stands before it and what stands after it are no phrase."""


class Person(NamedTuple):
    """A speaker as a document calls them: the fullest name ("" for nobody named), the same without title, all names."""

    speaker: str
    display: str
    aliases: tuple[str, ...]


class Voice(NamedTuple):
    """What one person says in one document: how many quotations and words, and where (`spans` of its text)."""

    person: Person
    quotations: int
    words: int
    spans: tuple[Span, ...]


class Examined(NamedTuple):
    """What somebody found in a document: how many quotations, their text for later, and whose, in order."""

    quotations: int
    found: bytes
    voices: tuple[Voice, ...]


class Voices:
    """The voices of an open index."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def unexamined(self) -> list[str]:
        """The file names of the documents in which nobody has looked for quotations, in order."""
        with speaking():
            rows = self._base.execute("SELECT name FROM documents WHERE quotations IS NULL ORDER BY number")
            return [name for (name,) in rows]

    def learn(self, found: Iterable[tuple[str, Document, Examined]]) -> None:
        """Keep what was found in documents (by their file names), unless they have changed meanwhile."""
        with speaking(), writing(self._base):
            for name, document, one in found:
                row = self._base.execute(
                    "SELECT rowid FROM documents WHERE name = ? AND quotations IS NULL", (name,)
                ).fetchone()
                packed = row and self._base.execute("SELECT packed FROM contents WHERE rowid = ?", row).fetchone()
                if not packed or unpack(packed[0], name).text != document.text:
                    continue
                self._base.execute("UPDATE documents SET quotations = ? WHERE rowid = ?", (one.quotations, row[0]))
                self._base.execute("UPDATE contents SET found = ? WHERE rowid = ?", (one.found, row[0]))
                for voice in one.voices:
                    self._add(row[0], document.text, voice)

    def _add(self, document: int, text: str, voice: Voice) -> None:
        person = (voice.person.speaker, voice.person.display, dumps(voice.person.aliases, ensure_ascii=False))
        self._base.execute("INSERT OR IGNORE INTO people (speaker, display, aliases) VALUES (?, ?, ?)", person)
        cursor = self._base.execute(
            "INSERT INTO voices (document, person, quotations, words) SELECT ?, rowid, ?, ? FROM people "
            "WHERE speaker = ? AND display = ? AND aliases = ?",
            (document, voice.quotations, voice.words, *person),
        )
        said = f" {_APART} ".join(" ".join(words(span.of(text))) for span in voice.spans)
        self._base.execute("INSERT INTO said (rowid, words) VALUES (?, ?)", (cursor.lastrowid, said))

    def forget(self, document: int) -> None:
        """Forget the voices of a document, by its row. Within a transaction.

        Their words stay in `said` under numbers that no voice will have again: without its text, such a table could be
        told to forget only word by word.
        """
        self._base.execute("DELETE FROM voices WHERE document = ?", (document,))

    def found_in(self, name: str) -> bytes | None:
        """What was kept of the quotations of the document in that file; `None` when nobody has looked."""
        with speaking():
            row = self._base.execute(
                "SELECT found FROM contents JOIN documents ON documents.rowid = contents.rowid WHERE name = ?", (name,)
            ).fetchone()
            return row[0] if row else None

    def people(self) -> dict[int, Person]:
        """Everybody who speaks in any document, by a number that is good for this index; nobody named among them."""
        with speaking():
            rows = self._base.execute(
                "SELECT rowid, speaker, display, aliases FROM people "
                "WHERE rowid IN (SELECT person FROM voices) ORDER BY rowid"
            ).fetchall()
        return {number: Person(speaker, display, tuple(loads(names))) for number, speaker, display, names in rows}

    def documents_of(self, people: Iterable[int]) -> list[str]:
        """The file names of the documents in which one of these people speaks, in order."""
        numbers = ", ".join(map(str, people))
        with speaking():
            rows = self._base.execute(
                "SELECT name FROM documents WHERE rowid IN "
                f"(SELECT document FROM voices WHERE person IN ({numbers})) ORDER BY number"
            )
            return [name for (name,) in rows]

    def counts(self) -> Iterator[tuple[int, str, int, int]]:
        """Of every voice the person's number, the document's id, and how many quotations and words; in order."""
        with speaking():
            yield from self._base.execute(
                "SELECT person, id, voices.quotations, voices.words FROM voices "
                "JOIN documents ON documents.rowid = voices.document ORDER BY number, voices.rowid"
            ).fetchall()

    def total(self) -> int:
        """How many quotations there are in all documents."""
        with speaking():
            return int(self._base.execute("SELECT ifnull(sum(quotations), 0) FROM documents").fetchone()[0])
