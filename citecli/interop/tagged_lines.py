"""Formats of tagged lines: `TY  - JOUR`, `PMID- 123`; a line without a tag goes on the value before it."""

import re
from collections.abc import Callable

from citecli.interop.model import Collector, LoadedReferences, Record
from citecli.references.model import Reference

CUT = "the record that begins here has no end, unlike others; the file may have been cut"


class Splitter:
    """Cuts a text into records.

    `line` matches a tagged line: group 1 is the tag, 2 the value. `begins` tells of a tag whether a record begins with
    it, `ends` whether one ends; with `blank` an empty line ends one, too. `joined_by` stands between the lines of a
    value.
    """

    def __init__(
        self,
        line: re.Pattern[str],
        begins: Callable[[str], bool],
        ends: Callable[[str], bool],
        blank: bool = False,
        joined_by: str = " ",
    ) -> None:
        self.line = line
        self.begins = begins
        self.ends = ends
        self.blank = blank
        self.joined_by = joined_by

    def split(self, text: str) -> tuple[tuple[Record, ...], tuple[tuple[int, str], ...]]:
        """The records, and a remark for each run of lines that belong to none, and for a last one that was cut."""
        records: list[Record] = []
        remarks: list[tuple[int, str]] = []
        values: list[tuple[str, list[str]]] = []
        start = stray = 0
        has_ends = False

        def close() -> None:
            nonlocal values
            if values:
                records.append(Record(tuple((tag, self._joined(lines)) for tag, lines in values), start))
            values = []

        for number, line in enumerate(re.split(r"\r\n|[\r\n]", text), 1):
            match = self.line.match(line)
            if match is None:
                if not line.strip():
                    if self.blank:
                        close()
                elif values:
                    values[-1][1].append(line)
                elif not stray:
                    stray = number
                    remarks.append((number, "text outside of any record; skipped"))
                continue
            tag = match[1].upper()
            if self.begins(tag) or not values:
                close()
                start = number
            if self.ends(tag):
                has_ends = True
                close()
            else:
                values.append((tag, [match[2] or ""]))
            stray = 0
        if values and has_ends:
            remarks.append((start, CUT))
        close()
        return tuple(records), tuple(remarks)

    def _joined(self, lines: list[str]) -> str:
        return self.joined_by.join(piece for line in lines if (piece := line.strip()))


def load_records(
    text: str,
    splitter: Splitter,
    reading: Callable[[Record], Reference],
    key: str,
    is_kept: Callable[[Reference, Record, Collector], bool],
) -> LoadedReferences:
    """The references in a text, one for each record.

    `reading` makes a reference of a record, whose value under the tag `key` says in a remark which it is. `is_kept`
    tells the collector what is odd about one, and whether it is kept.
    """
    collector = Collector()
    records, remarks = splitter.split(text)
    for line, remark in remarks:
        collector.remark(line, remark)
    for record in records:
        reference = collector.read(record, reading, record.line, f"the record {record.first(key)}".rstrip())
        if reference is not None and is_kept(reference, record, collector):
            collector.add(reference, record.line)
    return collector.loaded()


def has_title_or_people(reference: Reference, record: Record, collector: Collector) -> bool:
    """Whether a record is a reference, in formats whose records all have a title or an author; told if it is not."""
    if "title" in reference.texts or reference.names:
        return True
    collector.remark(record.line, "a record has no title and no author; skipped")
    return False
