"""What an entry of a BibTeX file takes from others: its parent (`crossref`) and containers of data (`xdata`).

Source: the biblatex manual, "Data inheritance" and its table of default rules. BibTeX knows `crossref` alone, and takes
over every field that the child lacks; that is the rule for all fields that the table does not name.
"""

from collections.abc import Mapping, Sequence

from citecli.frozen import replace
from citecli.interop.bibtex_blocks import may_have_field
from citecli.interop.bibtex_entries import entries
from citecli.interop.model import Entry

_OWN = frozenset(
    "ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring "
    "relatedtype shorthand shorthandintro sortkey sortname sorttitle sortyear indextitle indexsorttitle shorttitle "
    "keywords groups annotation annote abstract file".split()
)
"""Fields that say something of the parent itself."""

_BOOKS = "inbook bookinbook suppbook incollection inreference suppcollection inproceedings conference".split()
_BOOK_TITLES = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_MAIN_TITLES = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_MULTIVOLUME = frozenset(("mvbook", "mvcollection", "mvproceedings", "mvreference"))
_VOLUMES = frozenset(("book", "collection", "proceedings", "reference", *_BOOKS))
_PERIODICALS = frozenset(("article", "suppperiodical"))

Place = tuple[int, str]
"""What tells an entry from others of its file: its line and its key."""


def heirs(
    pieces: Sequence[str], children: Sequence[Entry] | None = None
) -> tuple[Mapping[Place, Entry], tuple[tuple[int, str], ...]]:
    """The entries in the pieces of a text that inherit, with what they inherit; and what is wrong (line, remark).

    With `children`, these alone, and those that they inherit from. Only they and their parents are kept while the
    pieces are read.
    """
    if children is None:
        children = [entry for entry in entries(pieces, [], is_wanted=_may_inherit) if parents(entry)]
    family = {(child.line, child.key): child for child in children}
    wanted = {key.lower() for child in children for key in parents(child)}
    known: set[str] = set()
    while wanted - known:
        known |= wanted
        for entry in entries(pieces, []):
            if entry.key.lower() in known:
                family[entry.line, entry.key] = entry
                wanted.update(key.lower() for key in parents(entry))
    ordered = [family[place] for place in sorted(family)]
    done, remarks = inherit(ordered)
    return {(entry.line, entry.key): entry for entry in done if parents(entry)}, remarks


def _may_inherit(piece: str) -> bool:
    return may_have_field(piece, ("crossref", "xdata"))


def inherit(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[tuple[int, str], ...]]:
    """The entries with what they inherit, and what is wrong (line, remark): parents that aren't there, or go in
    circles.

    Keys are compared as written, then without regard to case. Time grows with the number of entries.
    """
    by_key: dict[str, int] = {}
    for index, entry in enumerate(entries):
        by_key.setdefault(entry.key, index)
    for index, entry in enumerate(entries):
        by_key.setdefault(entry.key.lower(), index)
    remarks: list[tuple[int, str]] = []
    done: dict[int, Entry] = {}
    for start, first in enumerate(entries):
        if start in done:
            continue
        if not ("crossref" in first.fields or "xdata" in first.fields):
            done[start] = first
            continue
        stack = [start]
        under_way = {start}
        while stack:
            index = stack[-1]
            entry = entries[index]
            waiting = False
            for key in parents(entry):
                parent = by_key.get(key, by_key.get(key.lower(), -1))
                if parent < 0 or parent in done:
                    continue
                if parent in under_way:
                    remarks.append((entry.line, f"{entry.key}: it inherits from itself through {key}; skipped"))
                    done[parent] = entries[parent]
                    continue
                stack.append(parent)
                under_way.add(parent)
                waiting = True
            if waiting:
                continue
            stack.pop()
            under_way.discard(index)
            done[index] = _with_parents(entry, by_key, done, remarks)
    return tuple(done[index] for index in range(len(entries))), tuple(remarks)


def parents(entry: Entry) -> list[str]:
    """The keys of the entries that an entry inherits from, those that go before others first."""
    keys = [key.strip() for key in entry.fields.get("xdata", "").split(",")]
    return [key for key in (*keys, entry.fields.get("crossref", "").strip()) if key]


def _with_parents(
    entry: Entry, by_key: dict[str, int], done: dict[int, Entry], remarks: list[tuple[int, str]]
) -> Entry:
    fields = dict(entry.fields)
    crossref = fields.get("crossref", "").strip()
    for key in parents(entry):
        index = by_key.get(key, by_key.get(key.lower(), -1))
        if index < 0:
            remarks.append((entry.line, f"{entry.key}: there is no entry {key} to inherit from"))
        elif (parent := done[index]).kind == "xdata" and key != crossref:
            for name, value in parent.fields.items():
                fields.setdefault(name, value)
        else:
            _take(entry, parent, fields)
    return replace(entry, fields=fields)


def _take(entry: Entry, parent: Entry, fields: dict[str, str]) -> None:
    """Put into `fields` what the entry lacks and its parent has."""
    renamed: dict[str, str] = {}
    if parent.kind in _MULTIVOLUME and entry.kind in _VOLUMES:
        renamed = _MAIN_TITLES
    elif parent.kind == "periodical" and entry.kind in _PERIODICALS:
        renamed = {"title": "journaltitle", "subtitle": "journalsubtitle"}
    elif entry.kind in _BOOKS:
        renamed = _BOOK_TITLES
    within = parent.kind in ("book", "mvbook") and entry.kind in ("inbook", "bookinbook", "suppbook")
    if within and "author" in parent.fields:
        fields.setdefault("bookauthor", parent.fields["author"])
    # BibTeX's own way: a parent's booktitle is what it is called in its children's entries.
    says_booktitle = renamed is _BOOK_TITLES and "booktitle" in parent.fields
    taken = set(fields)
    for name, value in parent.fields.items():
        target = renamed.get(name, name)
        if name in _OWN or target in taken or (says_booktitle and name in _BOOK_TITLES):
            continue
        if (target == "year" and "date" in taken) or (target == "date" and "year" in taken):
            continue
        fields[target] = value
