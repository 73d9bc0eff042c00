"""BibTeX and BibLaTeX: a file's text to references, each entry with what it takes from others.

An entry inherits from its parent (`crossref`) and from containers of data (`xdata`). Source: the biblatex manual, "Data
inheritance" and its table of default rules. BibTeX knows `crossref` alone, and takes over every field that the child
lacks; that is the rule for all fields that the table does not name.
"""

from collections.abc import Iterable, Iterator, Sequence

from citecli.frozen import replace
from citecli.interop import attachments, bibtex_entries
from citecli.interop.bibtex_item import reference
from citecli.interop.bibtex_terms import NO_ITEMS
from citecli.interop.model import Collector, Entry, LoadedReferences
from citecli.interop.write import Losses
from citecli.references.model import Reference

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


_OF_BIBLATEX = frozenset("date journaltitle eventdate origdate maintitle langid eprinttype pubstate".split())
"""Fields that no file for BibTeX has."""


def parse(text: str) -> LoadedReferences:
    """The references in a file, with a remark and its line for each entry that can't be read.

    Publishers and places are lists in BibLaTeX alone; which of the two a file is for, its fields tell.
    """
    read = bibtex_entries.read_entries(text)
    loaded = load(read, any(_OF_BIBLATEX & entry.fields.keys() for entry in read.entries))
    return replace(loaded, folders=attachments.folders(text))


def load(read: bibtex_entries.EntryList, with_lists: bool) -> LoadedReferences:
    """The references that entries describe; `with_lists`: whether publishers and places are lists joined by `and`."""
    entries, remarks = inherit(read.entries)
    collector = Collector()
    for line, remark in (*read.remarks, *remarks):
        collector.remark(line, remark)
    for entry in entries:
        if entry.kind in NO_ITEMS:
            continue
        if any(value.strip() for value in entry.fields.values()):
            told: list[str] = []

            def reading(entry: Entry, told: list[str] = told) -> Reference:
                return reference(entry, with_lists, told)

            item = collector.read(entry, reading, entry.line, f"the entry {entry.key or f'@{entry.kind}'}")
            for remark in told:
                collector.remark(entry.line, f"{entry.key or f'@{entry.kind}'}: {remark}", lost=False)
            if item is not None:
                collector.add(item, entry.line)
        else:
            collector.remark(entry.line, f"the entry {entry.key or f'@{entry.kind}'} has no fields; skipped")
    return collector.loaded()


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
            for key in _parents(entry):
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


def _parents(entry: Entry) -> list[str]:
    keys = [key.strip() for key in entry.fields.get("xdata", "").split(",")]
    return [key for key in (*keys, entry.fields.get("crossref", "").strip()) if key]


def _with_parents(
    entry: Entry, by_key: dict[str, int], done: dict[int, Entry], remarks: list[tuple[int, str]]
) -> Entry:
    fields = dict(entry.fields)
    crossref = fields.get("crossref", "").strip()
    for key in _parents(entry):
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
    taken = set(fields)
    for name, value in parent.fields.items():
        target = renamed.get(name, name)
        if (
            name in _OWN
            or target in taken
            or (name == "booktitle" and renamed is _BOOK_TITLES and "title" in parent.fields)
        ):
            continue
        if (target == "year" and "date" in taken) or (target == "date" and "year" in taken):
            continue
        fields[target] = value


def write(references: Iterable[Reference], losses: Losses) -> Iterator[str]:
    """The references as entries for BibTeX."""
    from citecli.interop import bibtex_write

    return bibtex_write.write(references, losses, bibtex_write.BIBTEX)
