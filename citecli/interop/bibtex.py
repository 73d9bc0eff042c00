"""BibTeX and BibLaTeX: a file's text to references."""

from citecli.interop import bibtex_entries
from citecli.interop.bibtex_inheritance import inherit
from citecli.interop.bibtex_item import reference
from citecli.interop.bibtex_kinds import NO_ITEMS
from citecli.interop.loader import Collector
from citecli.interop.model import Loaded


def parse(text: str) -> Loaded:
    """The references in a file. What can't be read is told, with its line, and costs nothing else."""
    read = bibtex_entries.read(text)
    entries, remarks = inherit(read.entries)
    collector = Collector()
    for line, remark in (*read.remarks, *remarks):
        collector.remark(line, remark)
    for entry in entries:
        if entry.kind in NO_ITEMS:
            continue
        if any(value.strip() for value in entry.fields.values()):
            collector.add(reference(entry), entry.line)
        else:
            collector.remark(entry.line, f"the entry {entry.key or f'@{entry.kind}'} has no fields; passed over")
    return collector.loaded()
