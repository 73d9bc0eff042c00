"""Zotero's own database: `zotero.sqlite` with its folder `storage`, and the citation keys of Better BibTeX.

The file is opened as a copy, with what SQLite keeps beside it, so that nothing in Zotero's folder is written or waited
for. Read is what Zotero 5 and later have: items, their fields, creators, tags and collections, and the files attached
to them. What is in Zotero's trash, notes, annotations and feeds are left out.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from citecli.errors import DocumentNotFound, InvalidReference, UnreadableDocument
from citecli.frozen import FrozenValue
from citecli.interop import zotero_terms
from citecli.interop.attachments import ATTACHMENTS
from citecli.interop.model import Collector, LoadedReferences
from citecli.references.csl_json import from_item
from citecli.references.dates import is_day, read_date
from citecli.references.identifiers import clean_doi
from citecli.references.json_values import date_item
from citecli.references.model import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    TEXT_VARIABLES,
    Date,
    DateParts,
    ItemType,
    Reference,
)
from citecli.text.messages import number_of

if TYPE_CHECKING:
    from sqlite3 import Connection

FILE = "zotero.sqlite"
"""The name of the database in Zotero's folder."""
STORAGE = "storage"
"""The folder of attached files beside it."""
_KEYS_FILE = "better-bibtex.sqlite"
_LARGEST = 8 * 1024**3
"""Bytes beyond which a database is not copied."""
_BESIDE = ("", "-wal", "-journal")
_NEWEST = 129
"""The version of Zotero's tables that this was written for; later ones are read as far as they are the same."""
_TABLES = "items itemTypes itemData itemDataValues fields creators itemCreators creatorTypes itemAttachments".split()
_NO_ITEMS = frozenset(("attachment", "note", "annotation"))
_LINKED_URL = 3
_BEST_FIRST = ("application/pdf", "application/epub+zip", "text/html")
_VARIABLES = {name.lower(): name for name in DATE_VARIABLES | NAME_VARIABLES | NUMBER_VARIABLES | TEXT_VARIABLES}
_LABELLED = re.compile(r"([A-Za-z][A-Za-z -]{1,40}):[ \t]*(\S.*)")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: (.*))?", re.DOTALL)


class _Database(FrozenValue):
    """The tables, as far as they are read at once."""

    fields: Mapping[int, dict[str, str]]
    """For each item its fields."""
    creators: Mapping[int, list[tuple[str, dict[str, str]]]]
    """For each item the role and the CSL-JSON name of each creator, in order."""
    tags: Mapping[int, list[str]]
    files: Mapping[int, list[str]]
    keys: Mapping[int, str]


def load(path: Path) -> LoadedReferences:
    """The references in Zotero's database; their attachments are paths in its folder, or as Zotero has them.

    Raises `DocumentNotFound` and `UnreadableDocument` for a file that can't be read, is damaged or larger than 8 GB,
    and `InvalidReference` for the database of another program, or one without items.
    """
    collector = Collector("item")
    with _opened(path) as base:
        _require_tables(base, path)
        version = _version(base)
        if version > _NEWEST:
            text = f"the database is of a newer Zotero (version {version}); what is new in it may be left out"
            collector.remark(0, text, lost=False)
        keys = _keys(path.with_name(_KEYS_FILE), collector)
        unmapped: Counter[str] = Counter()
        data = _Database(_fields(base), _creators(base), _tags(base), _files(base, path.parent, collector), keys)
        for number, (item, kind) in enumerate(_items(base), 1):
            name = data.fields.get(item, {}).get("title", "") or f"item {item}"

            def reading(item: int, kind: str = kind) -> Reference:
                return _reference(item, kind, data, unmapped)

            found = collector.read(item, reading, 0, name)
            if found is not None:
                collector.add(found, number)
        _remark_on_rest(base, unmapped, collector)
    loaded = collector.loaded()
    if not loaded.references:
        raise InvalidReference(loaded.remarks[0] if loaded.lost else f"{path.name} has no items")
    return loaded


@contextmanager
def _opened(path: Path) -> Iterator["Connection"]:
    """A connection to a copy of a database. Raises what `load` raises."""
    import sqlite3

    with TemporaryDirectory(prefix="citecli-") as folder:
        copy = Path(folder, FILE)
        try:
            if path.stat().st_size > _LARGEST:
                raise UnreadableDocument(f"{path} is larger than {_LARGEST // 1024**3} GB; export its items instead")
            for ending in _BESIDE:
                if (beside := path.with_name(path.name + ending)).is_file():
                    shutil.copyfile(beside, copy.with_name(copy.name + ending))
        except FileNotFoundError:
            raise DocumentNotFound(f"there is no file {path}") from None
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UnreadableDocument(f"{path} can't be read ({reason}); close Zotero, and try again") from None
        try:
            with closing(sqlite3.connect(copy)) as base:
                base.text_factory = lambda data: data.decode("utf-8", "replace")
                base.execute("PRAGMA trusted_schema = OFF")
                base.execute("PRAGMA cell_size_check = ON")
                yield base
        except sqlite3.DatabaseError as error:
            raise UnreadableDocument(
                f"{path} is damaged, was cut, or was being written ({error}); close Zotero, and try again, or try one "
                f"of its backups ({FILE}.bak)"
            ) from None


def _require_tables(base: "Connection", path: Path) -> None:
    """Raises `InvalidReference` for a database that is not Zotero's: its tables must be tables, and no views."""
    tables = {
        name for name, kind, sql in base.execute("SELECT name, type, sql FROM sqlite_master")
        if kind == "table" and not str(sql).upper().startswith("CREATE VIRTUAL")
    }  # fmt: skip
    if not tables.issuperset(("items", "itemTypes")):
        raise InvalidReference(f"{path.name} is no database of Zotero's; export it as BibTeX, RIS or CSL-JSON")
    columns = {row[1] for row in base.execute("PRAGMA table_info(itemAttachments)")}
    if not tables.issuperset(_TABLES) or "parentItemID" not in columns:
        raise InvalidReference(f"{path.name} is of a Zotero before 5.0; open it once with a newer Zotero, or export it")


def _rows(base: "Connection", table: str, query: str) -> Iterator[tuple[object, ...]]:
    """The rows of a query, nothing where there is no such table."""
    found = base.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone()
    return iter(base.execute(query)) if found else iter(())


def _version(base: "Connection") -> int:
    rows = list(_rows(base, "version", "SELECT version FROM version WHERE schema = 'userdata'"))
    return rows[0][0] if rows and isinstance(rows[0][0], int) else 0


def _left_out(base: "Connection") -> set[object]:
    """Items in the trash, and those of feeds."""
    deleted = _rows(base, "deletedItems", "SELECT itemID FROM deletedItems")
    feeds = _rows(base, "feedItems", "SELECT itemID FROM feedItems")
    return {row[0] for rows in (deleted, feeds) for row in rows}


def _items(base: "Connection") -> Iterator[tuple[int, str]]:
    """The items that are references, and the type of each."""
    left_out = _left_out(base)
    query = "SELECT itemID, typeName FROM items JOIN itemTypes USING (itemTypeID) ORDER BY itemID"
    if any(True for _ in _rows(base, "itemTypesCombined", "SELECT 1 FROM itemTypesCombined LIMIT 1")):
        query = query.replace("itemTypes", "itemTypesCombined")
    for item, kind in base.execute(query):
        if item not in left_out and kind not in _NO_ITEMS:
            yield item, str(kind)


def _fields(base: "Connection") -> dict[int, dict[str, str]]:
    query = (
        "SELECT itemID, fieldName, value FROM itemData JOIN fields USING (fieldID) "
        "JOIN itemDataValues USING (valueID)"
    )  # fmt: skip
    found: dict[int, dict[str, str]] = {}
    for item, field, value in base.execute(query):
        text = str(value).strip() if isinstance(value, str | int | float) else ""
        if text:
            found.setdefault(item, {})[str(field)] = text
    return found


def _creators(base: "Connection") -> dict[int, list[tuple[str, dict[str, str]]]]:
    query = (
        "SELECT itemID, creatorType, lastName, firstName, fieldMode FROM itemCreators JOIN creators USING (creatorID) "
        "JOIN creatorTypes USING (creatorTypeID) ORDER BY itemID, orderIndex"
    )  # fmt: skip
    found: dict[int, list[tuple[str, dict[str, str]]]] = {}
    for item, role, last, first, mode in base.execute(query):
        family, given = (str(part or "").strip() for part in (last, first))
        if family or given:
            name = {"literal": family or given} if mode == 1 or not (family and given) else {}
            found.setdefault(item, []).append((str(role), name or {"family": family, "given": given}))
    return found


def _tags(base: "Connection") -> dict[int, list[str]]:
    """The tags of items, and the names of the collections that they are in."""
    found: dict[int, list[str]] = {}
    tags = _rows(base, "itemTags", "SELECT itemID, name FROM itemTags JOIN tags USING (tagID) ORDER BY itemID, tagID")
    collections = _rows(
        base,
        "collectionItems",
        "SELECT itemID, collectionName FROM collectionItems JOIN collections USING (collectionID) ORDER BY itemID",
    )
    for rows in (tags, collections):
        for item, name in rows:
            # Commas and semicolons part tags from each other.
            text = " ".join(re.sub(r"[,;]", " ", str(name)).split())
            if isinstance(item, int) and text and text not in found.setdefault(item, []):
                found[item].append(text)
    return found


def _files(base: "Connection", folder: Path, collector: Collector) -> dict[int, list[str]]:
    """The files attached to items, those first that are read best."""
    left_out = _left_out(base)
    query = (
        "SELECT a.itemID, a.parentItemID, a.linkMode, a.contentType, a.path, i.key "
        "FROM itemAttachments a JOIN items i ON i.itemID = a.itemID ORDER BY a.itemID"
    )  # fmt: skip
    found: dict[int, list[tuple[int, str]]] = {}
    alone = 0
    for item, parent, mode, media_type, path, key in base.execute(query):
        if item in left_out or mode == _LINKED_URL or not isinstance(path, str) or not path:
            continue
        if parent is None:
            alone += 1
            continue
        place = _place(path, str(key), folder)
        if place is None:
            collector.remark(0, f"{path} leads out of {STORAGE}; the file was left out", lost=False)
            continue
        rank = _BEST_FIRST.index(media_type) if media_type in _BEST_FIRST else len(_BEST_FIRST)
        found.setdefault(parent, []).append((rank, place))
    if alone:
        collector.remark(0, f"{number_of(alone, 'file')} without an item left out; add them with `citecli add`", False)
    return {parent: [place for _, place in sorted(files, key=lambda file: file[0])] for parent, files in found.items()}


def _place(path: str, key: str, folder: Path) -> str | None:
    """Where an attached file is: what Zotero stores is in a folder of its own; `None` for a path that leads out."""
    kind, colon, name = path.partition(":")
    if kind == "attachments" and colon:
        return name
    if kind != STORAGE or not colon:
        return path
    if any(not part or part in (".", "..") or set(part) & set("/\\\0") for part in (key, name)):
        return None
    return str(folder.resolve() / STORAGE / key / name)


def _keys(path: Path, collector: Collector) -> dict[int, str]:
    """The citation keys that Better BibTeX keeps beside Zotero's database, by item."""
    if not path.is_file():
        return {}
    try:
        with _opened(path) as base:
            rows = list(_rows(base, "citationkey", "SELECT itemID, citationKey FROM citationkey"))
            rows = rows or list(_keys_in_json(base))
    except (UnreadableDocument, DocumentNotFound):
        collector.remark(0, f"{path.name} can't be read; its citation keys were left out")
        return {}
    return {item: key.strip() for item, key in rows if isinstance(item, int) and isinstance(key, str) and key.strip()}


def _keys_in_json(base: "Connection") -> Iterator[tuple[object, object]]:
    """The keys as versions before 6.7 kept them: in one text."""
    from json import loads

    for (text,) in _rows(base, "better-bibtex", "SELECT data FROM 'better-bibtex' WHERE name LIKE '%citekey'"):
        try:
            rows = loads(str(text)).get("data", ())
        except (ValueError, RecursionError, AttributeError):
            continue
        yield from ((row.get("itemID"), row.get("citekey")) for row in rows if isinstance(row, Mapping))


def _reference(item: int, kind: str, data: _Database, unmapped: Counter[str]) -> Reference:
    """The reference of an item; fields and roles without a place in CSL are counted in `unmapped`."""
    fields = dict(data.fields.get(item, {}))
    key = fields.pop(zotero_terms.KEY, "") or data.keys.get(item, "")
    csl: dict[str, object] = {"type": str(zotero_terms.TYPES.get(kind, ItemType.DOCUMENT))}
    if kind not in zotero_terms.TYPES:
        unmapped[kind] += 1
    for field, text in fields.items():
        if variable := zotero_terms.DATES.get(field):
            csl[variable] = date_item(_date(text))
        elif variable := zotero_terms.OF_TYPE.get((kind, field)) or zotero_terms.TEXTS.get(field):
            csl.setdefault(variable, clean_doi(text) if variable == "DOI" else text)
        else:
            unmapped[field] += 1
    if "note" in csl:
        note, stated = _note(str(csl.pop("note")))
        key = key or stated
        csl |= {"note": note} if note else {}
    for role, name in data.creators.get(item, ()):
        if role not in zotero_terms.ROLES:
            unmapped[role] += 1
        people = csl.setdefault(zotero_terms.ROLES.get(role, "contributor"), [])
        assert isinstance(people, list)
        people.append(name)
    if tags := data.tags.get(item):
        csl["keyword"] = ", ".join(tags)
    if files := data.files.get(item):
        csl[ATTACHMENTS] = files
    return from_item({"id": "".join(key.split()), **csl})[0]


def _note(extra: str) -> tuple[str, str]:
    """The note in a field `extra`, with its variables as CSL-JSON has them in notes; and the citation key in it."""
    key = ""
    variables: list[str] = []
    rest: list[str] = []
    for line in extra.splitlines():
        match = _LABELLED.fullmatch(line.strip())
        label = match[1].strip().lower().replace(" ", "-") if match else ""
        if match and label == "citation-key":
            key = key or match[2].strip()
        elif match and (label == "type" or label in _VARIABLES):
            variables.append(f"{_VARIABLES.get(label, label)}: {match[2].strip()}")
        else:
            rest.append(line)
    return "\n".join((*variables, *rest)).strip(), key


def _date(text: str) -> Date:
    """The date in a field: Zotero puts `2016-05-03` before what the user typed, with zeros for what is not known."""
    match = _DATE.fullmatch(text)
    if not match:
        return read_date(text)
    parts = DateParts(int(match[1]), int(match[2]), int(match[3]) if int(match[2]) else 0)
    typed = read_date(match[4] or "")
    is_fuller = typed.start is not None and (typed.end or typed.open_end or typed.circa or typed.start.season)
    if not parts.year or not is_day(parts) or (is_fuller and typed.start and typed.start.year == parts.year):
        return typed if typed.start or typed.literal else read_date(text)
    return Date(parts)


def _remark_on_rest(base: "Connection", unmapped: Counter[str], collector: Collector) -> None:
    """Tell what there is in the database that no reference has."""
    left_out = _left_out(base)
    written = _rows(base, "itemNotes", "SELECT itemID FROM itemNotes WHERE note <> ''")
    notes = sum(1 for (item,) in written if item not in left_out)
    marked = _rows(base, "itemAnnotations", "SELECT itemID FROM itemAnnotations")
    marks = sum(1 for (item,) in marked if item not in left_out)
    if notes:
        collector.remark(0, f"{number_of(notes, 'note')} left out", lost=False)
    if marks:
        collector.remark(0, f"{number_of(marks, 'annotation')} of files left out", lost=False)
    if unmapped:
        listed = ", ".join(f"{name} ({count:,})" for name, count in unmapped.most_common(8))
        more = f" and {len(unmapped) - 8} more" if len(unmapped) > 8 else ""
        collector.remark(0, f"what CSL has no place for was left out: {listed}{more}", lost=False)
