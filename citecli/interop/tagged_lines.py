"""Formats of tagged lines: `TY  - JOUR`, `PMID- 123`; a line without a tag goes on the value before it."""

import re
from collections.abc import Callable, Iterator

from citecli.interop.model import Collector, LoadedReferences, Record
from citecli.references.model import Reference

_LINE_END = re.compile(r"\r\n|[\r\n]")
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

    def records(self, text: str, remark: Callable[[int, str], None]) -> Iterator[Record]:
        """The records, one at a time; `remark` is told of each run of lines that belong to none, and of a last record
        that was cut.
        """
        values: list[tuple[str, list[str]]] = []
        start = stray = 0
        has_ends = False
        for number, line in enumerate(lines(text), 1):
            match = self.line.match(line)
            if match is None:
                if not line.strip():
                    if self.blank and values:
                        yield self._record(values, start)
                        values = []
                elif values:
                    values[-1][1].append(line)
                elif not stray:
                    stray = number
                    remark(number, "text outside of any record; skipped")
                continue
            tag = match[1].upper()
            is_end = self.ends(tag)
            if values and (is_end or self.begins(tag)):
                yield self._record(values, start)
                values = []
            start = start if values else number
            has_ends |= is_end
            if not is_end:
                values.append((tag, [match[2] or ""]))
            stray = 0
        if values:
            if has_ends:
                remark(start, CUT)
            yield self._record(values, start)

    def _record(self, values: list[tuple[str, list[str]]], start: int) -> Record:
        return Record(tuple((tag, self._joined(pieces)) for tag, pieces in values), start)

    def _joined(self, lines: list[str]) -> str:
        return self.joined_by.join(piece for line in lines if (piece := line.strip()))


def lines(text: str) -> Iterator[str]:
    """The lines of a text without their ends, one at a time: a file may have a million."""
    begin = 0
    for end in _LINE_END.finditer(text):
        yield text[begin : end.start()]
        begin = end.end()
    yield text[begin:]


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
    for record in splitter.records(text, collector.remark):
        reference = collector.read(record, reading, record.line, f"the record {record.first(key)}".rstrip())
        if reference is not None and is_kept(reference, record, collector):
            collector.add_recased(reference, record.line)
    return collector.loaded()


def has_title_or_people(reference: Reference, record: Record, collector: Collector) -> bool:
    """Whether a record is a reference, in formats whose records all have a title or an author; told if it is not."""
    if "title" in reference.texts or reference.names:
        return True
    collector.remark(record.line, "a record has no title and no author; skipped")
    return False
