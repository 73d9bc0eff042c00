"""Following the files: an index is brought up to the files of its library."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from json import dumps
from pathlib import Path
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.errors import BadInput, DocumentNotFound
from citecli.library import numbers, store
from citecli.library.catalogue import DocumentLabel, exact_names
from citecli.library.database import DamagedIndex, get_meta, set_meta, sqlite_errors, transaction
from citecli.library.fingerprint import blake2b
from citecli.library.names import TAGS, own_id, tags_of, unique
from citecli.library.query import day_number
from citecli.library.renames import former_sidecars
from citecli.library.serialization import pack, unpack
from citecli.library.speaker_table import SpeakerTable
from citecli.library.store import FileState
from citecli.library.writing import sidecar_of
from citecli.readers.source import LARGEST_INPUT, first_bytes
from citecli.references.display import authors, full_name
from citecli.text.words import token_words

Progress = Callable[[int, int], object]

_CHUNK = 200
"""Documents that are read in one transaction."""
_FEW = 50
"""Changed documents that are read at once, with nothing to show before the last."""
NUMBERED = "SELECT name, number, mark FROM documents WHERE number IS NOT NULL"
"""What `citecli.library.numbers.unkept` asks for."""


class _Contents(NamedTuple):
    """What the files of a document hold. (A named tuple: an index has a hundred thousand.)"""

    mark: str
    """Of the document's file: see `citecli.library.numbers.mark`; "" when it can't be read, or is too large."""
    sidecar: bytes
    """A digest of the sidecar."""


class _Changes(NamedTuple):
    """How a library's folder differs from what the index has of it. (A named tuple: start-up pays for a class.)"""

    files: Sequence[FileState]
    """All documents whose names are text."""
    gone: frozenset[str]
    """Names of documents that are there no longer."""
    stale: list[FileState]
    """Documents that are new, or seem to have changed."""


class IndexUpdate:
    """One look at the files of a library by its index."""

    def __init__(self, base: sqlite3.Connection, folder: Path, read_only: bool = False) -> None:
        self._base = base
        self._folder = folder
        self._read_only = read_only
        self._racy = False
        self._former_sidecars: Mapping[str, Path] = {}

    def steps(self, full: bool, progress: Progress | None) -> Iterator[Sequence[str]]:
        """Do it in steps, as `citecli.library.index.Index.refreshing` says."""
        # What changes after this look is seen by the next.
        scan = store.FolderScan(self._folder)
        numbers_mark = numbers.fingerprint(self._folder)
        mark = f"{scan.fingerprint().hex()} {numbers_mark}"
        with sqlite_errors():
            if not full and get_meta(self._base, "folder") == mark:
                return
            found = self._changes(scan.states, full)
            if found is None:
                return
            del scan
            changed = found.stale
            if len(changed) <= _FEW:
                numbers_stay = not found.gone and get_meta(self._base, "numbers") == numbers_mark
                with transaction(self._base):
                    if self._follow_few(changed, full, progress, numbers_stay):
                        self._note_look(mark, numbers_mark)
                        return
                    set_meta(self._base, "numbers", "")
                changed = []
            else:
                with transaction(self._base):
                    set_meta(self._base, "numbers", "")
        kept = numbers.read(self._folder)
        given, former = numbers.given(self._folder, found.files, kept)
        self._former_sidecars = former_sidecars(self._folder, former)
        if not changed:
            self._read_again({state.name for state in found.stale} & self._former_sidecars.keys())
        yield from self._follow_many(changed, given, full, progress)
        with sqlite_errors():
            with transaction(self._base):
                self._note_look(mark, numbers_mark)
                marks = self._base.execute(NUMBERED).fetchall()
                set_meta(self._base, "unkept", next(numbers.unkept(marks, kept), ""))
                if len(changed) > _CHUNK:
                    self._base.execute("INSERT INTO terms (terms) VALUES ('optimize')")
            if len(changed) > _CHUNK:
                self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _changes(self, states: Sequence[FileState], full: bool) -> _Changes | None:
        """What has changed, `None` for an index that can't be written; then it is up to date, as far as it matters.

        What is gone is forgotten, and names that are no text are noted.
        """
        files, odd = _by_name(self._folder, states)
        known = dict(self._base.execute("SELECT name, state FROM documents"))
        gone = frozenset(known.keys() - {state.name for state in files} - odd.keys())
        stale = [state for state in files if full or known.get(state.name) != _state_mark(state)]
        if self._read_only:
            if gone or stale:
                raise DamagedIndex("it is not up to date")
            return None
        new_odd = odd.keys() - known.keys()
        if gone or new_odd:
            with transaction(self._base):
                set_meta(self._base, "numbers", "")
                for name in gone:
                    self._forget(name)
                for name in new_odd:
                    self._note_problem(name, b"", _Contents("", b""), odd[name])
        return _Changes(files, gone, stale)

    def _note_look(self, mark: str, numbers_mark: str) -> None:
        """Note how the folder looked, and that all numbers and ids are as the file of numbers had them then."""
        set_meta(self._base, "numbers", numbers_mark)
        set_meta(self._base, "folder", "" if self._racy else mark)

    def _follow_few(
        self, stale: Sequence[FileState], full: bool, progress: Progress | None, numbers_stay: bool
    ) -> bool:
        """Bring a few documents up to their files; whether no document's number or id can have changed with that."""
        columns = "SELECT wanted, mark, number, id, called FROM documents WHERE name = ?"
        before = {state.name: self._base.execute(columns, (state.name,)).fetchone() for state in stale}
        for at, state in enumerate(stale):
            if progress:
                progress(at, len(stale))
            self._follow(state, full)
        if not numbers_stay:
            return False
        for name, was in before.items():
            now = self._base.execute(columns, (name,)).fetchone()
            # What a document holds tells which it is when it is renamed, and that is noted with its number.
            if was is None or now is None or was[:2] != now[:2]:
                return False
        for name, was in before.items():
            self._base.execute("UPDATE documents SET number = ?, id = ?, called = ? WHERE name = ?", (*was[2:], name))
        return True

    def _read_again(self, names: Set[str]) -> None:
        """Read documents once more that, as was found out, had other names, and have their sidecars under these."""
        for name in names:
            with sqlite_errors(), transaction(self._base), suppress(DocumentNotFound, BadInput):
                path = self._folder / name
                document = store.read_document(path, former_sidecar=self._former_sidecars[name])
                self._forget(name)
                self._learn(name, b"", _contents(path), document)

    def _follow_many(
        self, stale: list[FileState], given: Mapping[str, int], full: bool, progress: Progress | None
    ) -> Iterator[Sequence[str]]:
        """Bring documents up to their files in steps, and give all their numbers and ids."""
        stale.sort(key=lambda state: given[state.name])
        order, shown, taken = list(given), 0, set[str]()
        places = {name: place for place, name in enumerate(order)} if stale else {}
        start = 0
        while start < len(stale):
            # The first steps are short, so that there is soon something to show.
            end = min(start + min(_CHUNK, 10 + 4 * start), len(stale))
            with sqlite_errors(), transaction(self._base):
                for at in range(start, end):
                    if progress:
                        progress(at, len(stale))
                    self._follow(stale[at], full)
                known = order[shown : places[stale[end].name] if end < len(stale) else None]
                self._number(known, given, taken)
            shown += len(known)
            yield known
            start = end
        with sqlite_errors(), transaction(self._base):
            self._number(order[shown:], given, taken)

    def _follow(self, state: FileState, full: bool) -> None:
        """Bring one document up to its file."""
        racy = time.time_ns() - max(state.time, state.sidecar[1] if state.sidecar else 0) < store.RACY
        mark = b"" if racy else _state_mark(state)
        row = self._base.execute("SELECT state, mark, sidecar FROM documents WHERE name = ?", (state.name,)).fetchone()
        if row and mark and row[0] == mark and not full:
            return
        self._racy |= racy
        path = self._folder / state.name
        contents = _contents(path)
        if row and row[1:] == contents and contents.mark:
            self._base.execute("UPDATE documents SET state = ? WHERE name = ?", (mark, state.name))
            return
        self._forget(state.name)
        try:
            side = self._former_sidecars.get(state.name)
            self._learn(state.name, mark, contents, store.read_document(path, former_sidecar=side))
        except DocumentNotFound:  # another process has just removed it
            self._racy = True
        except BadInput as error:
            self._note_problem(state.name, mark, contents, str(error))

    def _note_problem(self, name: str, state: bytes, contents: _Contents, problem: str) -> None:
        self._base.execute(
            "INSERT INTO documents (name, state, mark, sidecar, problem, quotations) VALUES (?, ?, ?, ?, ?, 0)",
            (name, state, *contents, problem),
        )

    def _learn(self, name: str, state: bytes, contents: _Contents, document: Document) -> None:
        reference = document.reference
        issued = reference.dates.get("issued")
        begin = issued.start if issued else None
        row = {
            "name": name,
            "state": state,
            "mark": contents.mark,
            "sidecar": contents.sidecar,
            "wanted": own_id(document, Path(name).stem),
            "remarks": "\n".join(" ".join(remark.split("\n")) for remark in document.remarks),
            "title": reference.texts.get("title", ""),
            "author": authors(reference),
            "day": day_number(begin.year, begin.month, begin.day) if begin else None,
            "date": _date(document),
            "type": str(reference.type),
            "words": document.count_words(),
            "tags": reference.texts.get(TAGS, ""),
        }
        cursor = self._base.execute(
            f"INSERT INTO documents ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
        )
        self._base.execute("INSERT INTO contents (rowid, packed) VALUES (?, ?)", (cursor.lastrowid, pack(document)))
        self._base.execute(
            "INSERT INTO terms (rowid, title, author, tag, body) VALUES (?, ?, ?, ?, ?)",
            (cursor.lastrowid, *_columns(document)),
        )

    def _forget(self, name: str) -> None:
        row = self._base.execute("SELECT rowid FROM documents WHERE name = ?", (name,)).fetchone()
        if row is None:
            return
        packed = self._base.execute("SELECT packed FROM contents WHERE rowid = ?", row).fetchone()
        if packed:
            # A table of words without their text has to be told what to forget.
            try:
                columns = _columns(unpack(packed[0], name))
            except Exception as error:  # whatever can't be unpacked
                raise DamagedIndex(str(error)) from None
            self._base.execute(
                "INSERT INTO terms (terms, rowid, title, author, tag, body) VALUES ('delete', ?, ?, ?, ?, ?)",
                (row[0], *columns),
            )
        SpeakerTable(self._base).forget(row[0])
        self._base.execute("DELETE FROM contents WHERE rowid = ?", row)
        self._base.execute("DELETE FROM documents WHERE rowid = ?", row)

    def _number(self, names: Sequence[str], given: Mapping[str, int], taken: set[str]) -> None:
        """Give documents their numbers, and their ids, which depend on those before: these are `taken`."""
        columns = "SELECT name, rowid, number, id, wanted FROM documents"
        if len(names) > _CHUNK * 2:
            found = self._base.execute(columns).fetchall()
        else:
            found = [row for name in names for row in self._base.execute(f"{columns} WHERE name = ?", (name,))]
        rows = {name: rest for name, *rest in found}
        moved: list[tuple[int, int]] = []
        renamed: list[tuple[str, str, int]] = []
        for name in names:
            if name not in rows:
                continue
            row, had, was, wanted = rows[name]
            number = given[name]
            identifier = ""
            if wanted is not None:
                identifier = unique(wanted, taken)
                taken.add(identifier)
            if had != number:
                moved.append((number, row))
            if was != identifier:
                called = exact_names(DocumentLabel(number, name, identifier, ""))
                renamed.append((identifier, "\n".join(("", *called, "")), row))
        self._base.executemany("UPDATE documents SET number = ? WHERE rowid = ?", moved)
        self._base.executemany("UPDATE documents SET id = ?, called = ? WHERE rowid = ?", renamed)


def _state_mark(state: FileState) -> bytes:
    return blake2b(f"{state.time} {state.size} {state.file} {state.sidecar}".encode(), digest_size=8).digest()


def _by_name(folder: Path, files: Sequence[FileState]) -> tuple[list[FileState], dict[str, str]]:
    """Files whose names are text, and for each other, by what stands for its name, what is wrong with that."""
    names = [file.name for file in files if not file.name.isascii()]  # the others are text
    odd = {store.storable(name): problem for name in names if (problem := store.name_problem(folder / name))}
    return [file for file in files if store.storable(file.name) == file.name] if odd else list(files), odd


def _contents(path: Path) -> _Contents:
    data, side = _bytes(path), _bytes(sidecar_of(path))
    return _Contents(
        "" if data is None or len(data) > LARGEST_INPUT else numbers.mark(data),
        blake2b(b"" if side is None else side, digest_size=16).digest(),
    )


def _bytes(path: Path) -> bytes | None:
    try:
        return first_bytes(path) if store.is_own_file(path) else None
    except OSError:
        return None


def _date(document: Document) -> str:
    issued = document.reference.dates.get("issued")
    return dumps(issued.field_values(), ensure_ascii=False, separators=(",", ":")) if issued else ""


def _columns(document: Document) -> tuple[str, str, str, str]:
    """The words of title, authors, tags and body, each separated by spaces."""
    reference = document.reference
    people = " ".join(full_name(name) for name in reference.names.get("author", ()))
    spans = [paragraph.span for paragraph in document.paragraphs] + [heading.span for heading in document.headings]
    if document.head.dek:
        spans.append(document.head.dek)
    return (
        " ".join(token_words(reference.texts.get("title", ""))),
        " ".join(token_words(people)),
        " ".join(token_words(" ".join(tags_of(reference.texts.get(TAGS, ""))))),
        " ".join(word for span in sorted(spans) for word in token_words(span.of(document.text))),
    )
