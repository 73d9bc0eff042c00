"""The entries of a BibTeX or BibLaTeX file: values put together with `#`, abbreviations (`@string`) resolved."""

from citecli.frozen import FrozenValue
from citecli.interop.bibtex_blocks import Block, Piece, blocks
from citecli.interop.model import Entry
from citecli.text import calendar

MONTHS = {name[:3].lower(): name for name in calendar.MONTHS}
"""The abbreviations that every BibTeX style defines."""

_LONGEST_VALUE = 1_000_000
"""Characters that all abbreviations of a value may add up to: each may hold the one before it twice."""


class EntryList(FrozenValue):
    """The entries of a BibTeX file, and remarks on those that can't be read."""

    entries: tuple[Entry, ...]
    """Its entries, in its order."""
    remarks: tuple[tuple[int, str], ...]
    """What could not be read: a line, counted from 1, and what is wrong there."""


def read_entries(text: str) -> EntryList:
    """The entries in `text`. Never fails: text outside of entries is ignored, broken entries get a remark."""
    remarks: list[tuple[int, str]] = []
    entries: list[Entry] = []
    abbreviations = dict(MONTHS)
    for block in blocks(text):
        if block.failure:
            remarks.append((block.line, f"{_head(block)} can't be read: {block.failure}"))
            continue
        prefix = f"{block.key}: " if block.key else ""
        remarks += [(line, prefix + problem) for line, problem in block.problems]
        fields: dict[str, str] = {}
        for name, pieces, line in block.fields:
            if len(pieces) == 1 and not pieces[0].is_bare:
                value = pieces[0].text
            else:
                value, problems = _joined(pieces, abbreviations)
                remarks += [(line, f"{prefix}{name}: {problem}") for problem in problems]
            if block.kind == "string":
                abbreviations[name] = value
            else:
                fields.setdefault(name, value)
        if block.kind != "string":
            entries.append(Entry(block.kind, block.key, fields, block.line))
    return EntryList(tuple(entries), tuple(remarks))


def _joined(pieces: tuple[Piece, ...], abbreviations: dict[str, str]) -> tuple[str, list[str]]:
    """The value that these parts make together, and problems with it."""
    problems: list[str] = []
    parts: list[str] = []
    size = 0
    for text, is_bare in pieces:
        part = text
        if is_bare and not text.isdigit():
            meant = abbreviations.get(text.lower())
            # Several words lack their braces: they say what was meant.
            if meant is None and " " not in text:
                problems.append(f"there is no abbreviation {text}")
            part = text if meant is None else meant
        size += len(part)
        if size > _LONGEST_VALUE and parts:
            return "", [*problems, "its abbreviations expand to more than a million characters"]
        parts.append(part)
    return "".join(parts), problems


def _head(block: Block) -> str:
    """What a broken block is called in a remark: its kind, and its key if it has one."""
    if block.kind == "string":
        return "@string"
    return f"the entry {block.key[:60]} (@{block.kind})" if block.key else f"an entry (@{block.kind})"
