"""BibTeX and BibLaTeX: a file's text to references, each entry with what it takes from others.

A file of fifty thousand entries is read in pieces, and no entry is kept longer than until it is a reference.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from citecli.frozen import replace
from citecli.interop import attachments, bibtex_blocks, bibtex_entries, bibtex_inheritance
from citecli.interop.bibtex_blocks import pieces as pieces
from citecli.interop.bibtex_item import entry_item
from citecli.interop.bibtex_terms import NO_ITEMS
from citecli.interop.model import Collector, Entry, LoadedReferences
from citecli.interop.write import Losses
from citecli.references.model import Reference

_OF_BIBLATEX = frozenset("date journaltitle eventdate origdate maintitle langid eprinttype pubstate".split())
"""Fields that no file for BibTeX has."""


def parse(text: str) -> LoadedReferences:
    """The references in a file, with a remark and its line for each entry that can't be read.

    Publishers and places are lists in BibLaTeX alone; which of the two a file is for, its fields tell.
    """
    return load(pieces(text))


def load(pieces: list[str], with_lists: bool | None = None) -> LoadedReferences:
    """The references in the pieces of a file (see `bibtex_blocks.pieces`), which are taken out of the list.

    `with_lists`: whether publishers and places are lists joined by `and`; `None` to find out.
    """
    if with_lists is None:
        with_lists = _is_for_biblatex(pieces)
    folders = tuple(dict.fromkeys(folder for piece in pieces for folder in attachments.folders(piece)))
    inherited, wrong = bibtex_inheritance.heirs(pieces)
    collector = Collector()
    for line, remark in wrong:
        collector.remark(line, remark)
    remarks: list[tuple[int, str]] = []
    for entry in bibtex_entries.entries(pieces, remarks, consume=True):
        _tell(remarks, collector)
        _collect(inherited.get((entry.line, entry.key), entry), with_lists, collector)
    _tell(remarks, collector)
    return replace(collector.loaded(), folders=folders)


def select(pieces: list[str], keys: Collection[str], with_lists: bool | None = None) -> LoadedReferences | None:
    """The references of these keys in the pieces of a file, the others passed over; `None` when there is none of them.

    Only pieces with one of the keys, or with that of an entry from which something is inherited, are read.
    """
    wanted = set(keys)
    remarks: list[tuple[int, str]] = []

    def has_key(piece: str) -> bool:
        return any(key in piece for key in wanted)

    by_key: dict[str, Entry] = {}
    for entry in bibtex_entries.entries(pieces, remarks, is_wanted=has_key):
        if entry.key in wanted:
            by_key.setdefault(entry.key, entry)
    if not by_key:
        return None
    found = list(by_key.values())
    inherited, wrong = (
        bibtex_inheritance.heirs(pieces, found) if any(map(bibtex_inheritance.parents, found)) else ({}, ())
    )
    collector = Collector()
    _tell([*remarks, *wrong], collector)
    with_lists = _is_for_biblatex(pieces) if with_lists is None else with_lists
    for entry in found:
        _collect(inherited.get((entry.line, entry.key), entry), with_lists, collector)
    return collector.loaded()


def _tell(remarks: list[tuple[int, str]], collector: Collector) -> None:
    for line, remark in remarks:
        collector.remark(line, remark)
    remarks.clear()


def _collect(entry: Entry, with_lists: bool, collector: Collector) -> None:
    """Add the reference that an entry is, and what there is to say of it."""
    if entry.kind in NO_ITEMS:
        return
    name = entry.key or f"@{entry.kind}"
    if not any(value.strip() for value in entry.fields.values()):
        collector.remark(entry.line, f"the entry {name} has no fields; skipped")
        return
    item = collector.read(entry, lambda entry: entry_item(entry, with_lists), entry.line, f"the entry {name}")
    if item is None:
        return
    for remark in item.remarks:
        collector.remark(entry.line, f"{name}: {remark}", lost=False)
    collector.add(item.reference, entry.line, item.is_recased)


def _is_for_biblatex(pieces: Sequence[str]) -> bool:
    """Whether an entry has a field that no file for BibTeX has."""
    may_have = (piece for piece in pieces if bibtex_blocks.may_have_field(piece, _OF_BIBLATEX))
    blocks = (block for piece in may_have for block in bibtex_blocks.blocks(piece))
    return any(
        field.name in _OF_BIBLATEX
        for block in blocks
        if block.kind != "string" and not block.failure
        for field in block.fields
    )


def write(references: Iterable[Reference], losses: Losses) -> Iterator[str]:
    """The references as entries for BibTeX."""
    from citecli.interop import bibtex_write

    return bibtex_write.write(references, losses, bibtex_write.BIBTEX)
