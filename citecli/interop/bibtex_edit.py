"""Changing values of entries in a BibTeX file, in place: every other character of it stays as it is."""

from collections.abc import Mapping, Sequence

from citecli.frozen import FrozenValue
from citecli.interop import bibtex_write
from citecli.interop.bibtex_blocks import Block, Field, blocks
from citecli.interop.write import Losses
from citecli.references.model import Reference

_FIELDS = {
    "title": ("title",), "author": ("author",), "editor": ("editor",), "issued": ("date", "year"),
    "container-title": ("journaltitle", "journal", "booktitle"), "volume": ("volume",), "issue": ("number", "issue"),
    "page": ("pages",), "DOI": ("doi",),
}  # fmt: skip
"""The fields that may have a variable, in the order in which they are looked for."""


class EntryChange(FrozenValue):
    """New values for an entry."""

    key: str
    reference: Reference
    """A reference that has the new values."""
    variables: tuple[str, ...]
    """Which of them are meant."""


def with_changes(text: str, changes: Sequence[EntryChange]) -> tuple[str, tuple[str, ...]]:
    """A file's text with the new values, and the keys of the entries that were not found in it.

    Where an entry lacks a field it gets it behind its last one.
    """
    by_key = {change.key: change for change in changes}
    edits: list[tuple[int, int, str]] = []
    found: set[str] = set()
    # A line may end with \r alone, which is as long as what it is read as.
    for block in blocks(text if "\n" in text else text.replace("\r", "\n")):
        change = by_key.get(block.key) if block.kind != "string" and not block.failure else None
        if change and block.fields and block.key not in found:
            found.add(block.key)
            edits += _edits(text, block, change)
    for start, end, value in sorted(edits, reverse=True):
        text = text[:start] + value + text[end:]
    return text, tuple(key for key in by_key if key not in found)


def _edits(text: str, block: Block, change: EntryChange) -> list[tuple[int, int, str]]:
    """What is to be put where: start, end, and the new text."""
    own = {field.name: field for field in block.fields}
    written = _written(change.reference)
    edits = []
    for variable in change.variables:
        names = _FIELDS.get(variable, ())
        value = next((written[name] for name in names if name in written), "")
        if not value:
            continue
        field = next((own[name] for name in names if name in own), None)
        if field is None:
            last = max(block.fields, key=lambda one: one.end)
            name = next(name for name in names if name in written)
            edits.append((last.end, last.end, f",{_before(text, last)}{name} = {value}"))
        elif variable == "issued":
            edits.append((field.start, field.end, _date(text, field, change.reference, value)))
        else:
            edits.append((field.start, field.end, value))
    return edits


def _written(reference: Reference) -> Mapping[str, str]:
    """The fields of a reference as an entry has them, each with its braces."""
    entry = "".join(bibtex_write.write([reference], Losses()))
    return {field.name: entry[field.start : field.end] for block in blocks(entry) for field in block.fields}


def _date(text: str, field: Field, reference: Reference, value: str) -> str:
    """The year, for that is what differs; the rest of a date in ISO 8601 would be that of another year."""
    issued = reference.dates.get("issued")
    year = str(issued.start.year) if issued and issued.start else ""
    if not year:
        return value
    return year if text[field.start : field.start + 1].isdecimal() else f"{{{year}}}"


def _before(text: str, field: Field) -> str:
    """The white space before a field: a new line with its indent, or a space."""
    begin = text.rfind("\n", 0, field.start)
    line = text[begin + 1 : field.start]
    indent = line[: len(line) - len(line.lstrip())]
    if begin < 0 or "@" in line:
        return " "
    line_end = "\r\n" if text[:begin].endswith("\r") else "\n"
    return line_end + indent
