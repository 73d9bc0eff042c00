"""The entries of a BibTeX or BibLaTeX file: values put together with `#`, abbreviations (`@string`) resolved."""

import re
from collections.abc import Callable, Iterator, Sequence

from citecli.frozen import FrozenValue
from citecli.interop.bibtex_blocks import Block, Piece, blocks, pieces
from citecli.interop.model import Entry
from citecli.text import calendar

MONTHS = {short.lower(): name for name in calendar.MONTHS for short in (name[:3], name)}
"""The abbreviations that every BibTeX style defines; and whole names of months without braces, which many write."""

_STRING = re.compile("@\\s*string", re.IGNORECASE)
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
    return EntryList(tuple(entries(pieces(text), remarks)), tuple(remarks))


def entries(
    texts: Sequence[str],
    remarks: list[tuple[int, str]],
    *,
    is_wanted: Callable[[str], bool] | None = None,
    consume: bool = False,
) -> Iterator[Entry]:
    """The entries in the pieces of a text, one at a time; `remarks` gets what can't be read before the next is yielded.

    With `is_wanted`, only pieces for which it is true are read, and those with abbreviations. With `consume`, the
    pieces, which must be a list, are taken out of it as they are read.
    """
    abbreviations = dict(MONTHS)
    count = len(texts)
    line = 1
    for at in range(count):
        piece = texts[at]
        if consume:
            assert isinstance(texts, list)
            texts[at] = ""
        if is_wanted is None or is_wanted(piece) or _STRING.search(piece):
            for block in blocks(piece, line, at == count - 1):
                entry = _entry(block, abbreviations, remarks)
                if entry is not None:
                    yield entry
        line += piece.count("\n")


def _entry(block: Block, abbreviations: dict[str, str], remarks: list[tuple[int, str]]) -> Entry | None:
    """The entry that a block is; `None` for abbreviations, which are noted, and for a block that can't be read."""
    if block.failure:
        remarks.append((block.line, f"{_head(block)} can't be read: {block.failure}"))
        return None
    prefix = f"{block.key}: " if block.key else ""
    remarks += [(line, prefix + problem) for line, problem in block.problems]
    fields: dict[str, str] = {}
    for name, parts, line, _, _ in block.fields:
        if len(parts) == 1 and not parts[0].is_bare:
            value = parts[0].text
        else:
            value, problems = _joined(parts, abbreviations)
            remarks += [(line, f"{prefix}{name}: {problem}") for problem in problems]
        if block.kind == "string":
            abbreviations[name] = value
        else:
            fields.setdefault(name, value)
    return None if block.kind == "string" else Entry(block.kind, block.key, fields, block.line)


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
