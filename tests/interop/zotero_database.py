"""A Zotero database for tests: the tables that are read, as far as they are, filled by hand."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

TABLES = """
CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
CREATE TABLE version (schema TEXT PRIMARY KEY, version INT);
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, libraryID INT, key TEXT);
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT);
CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, contentType TEXT, path TEXT);
CREATE TABLE itemNotes (itemID INTEGER PRIMARY KEY, parentItemID INT, note TEXT);
CREATE TABLE itemAnnotations (itemID INTEGER PRIMARY KEY, parentItemID INT);
CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE itemTags (itemID INT, tagID INT, type INT);
CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT);
CREATE TABLE collectionItems (collectionID INT, itemID INT);
INSERT INTO version VALUES ('userdata', 125);
"""


_COLUMNS = {
    "itemTypes": ("itemTypeID", "typeName"), "fields": ("fieldID", "fieldName"), "itemDataValues": ("valueID", "value"),
    "creatorTypes": ("creatorTypeID", "creatorType"), "tags": ("tagID", "name"),
    "collections": ("collectionID", "collectionName"),
}  # fmt: skip


class Zotero:
    """A database that is being made."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "zotero.sqlite"
        self.base = sqlite3.connect(self.path)
        self.base.executescript(TABLES)

    def number(self, table: str, value: object) -> int:
        """The number of a value in a table of names, where it is put if it is not there."""
        key, column = _COLUMNS[table]
        row = self.base.execute(f"SELECT {key} FROM {table} WHERE {column} = ?", (value,)).fetchone()
        if row:
            return int(row[0])
        return int(self.base.execute(f"INSERT INTO {table} ({column}) VALUES (?)", (value,)).lastrowid or 0)

    def item(
        self, kind: str, fields: dict[str, object], creators: Sequence[tuple[str, str, str]] = (),
        tags: Sequence[str] = (), collections: Sequence[str] = (), deleted: bool = False,
    ) -> int:  # fmt: skip
        add = self.base.execute
        item = int(add("INSERT INTO items VALUES (NULL, ?, 1, '')", (self.number("itemTypes", kind),)).lastrowid or 0)
        add("UPDATE items SET key = ? WHERE itemID = ?", (f"KEY{item}", item))
        for field, value in fields.items():
            numbers = self.number("fields", field), self.number("itemDataValues", value)
            add("INSERT INTO itemData VALUES (?, ?, ?)", (item, *numbers))
        for at, (role, last, first) in enumerate(creators):
            mode = 0 if first else 1
            person = add("INSERT INTO creators VALUES (NULL, ?, ?, ?)", (first, last, mode)).lastrowid
            add("INSERT INTO itemCreators VALUES (?, ?, ?, ?)", (item, person, self.number("creatorTypes", role), at))
        for tag in tags:
            add("INSERT INTO itemTags VALUES (?, ?, 0)", (item, self.number("tags", tag)))
        for name in collections:
            add("INSERT INTO collectionItems VALUES (?, ?)", (self.number("collections", name), item))
        if deleted:
            add("INSERT INTO deletedItems VALUES (?)", (item,))
        return item

    def file(self, parent: int | None, path: str, mode: int = 0, media_type: str = "text/plain") -> Path:
        item = self.item("attachment", {})
        self.base.execute("INSERT INTO itemAttachments VALUES (?, ?, ?, ?, ?)", (item, parent, mode, media_type, path))
        return self.path.parent / "storage" / f"KEY{item}"
