"""What became of what was added, for a pipe and as JSON."""

from collections.abc import Sequence

from citecli.answers.library import Addition
from citecli.documents.credits import authors, iso
from citecli.render.json import dump
from citecli.text.safe import safe_line


def plain(one: Addition) -> str:
    """A line: what became of it, id, file, title, and the variables that are missing (commas part them), after tabs."""
    document = one.document
    title = document.reference.texts.get("title", "")
    row = (one.status.value, document.id, document.path, title, ",".join(one.missing))
    return "\t".join(map(safe_line, row)) + "\n"


def json(additions: Sequence[Addition], ascii_only: bool = False) -> str:
    """An array of one object an input."""
    return dump(
        [
            {
                "source": one.source,
                "status": one.status.value,
                "id": one.document.id,
                "path": one.document.path,
                "title": one.document.reference.texts.get("title", ""),
                "author": authors(one.document.reference),
                "date": iso(one.document.reference.dates.get("issued")) or None,
                "type": str(one.document.reference.type),
                "words": one.words,
                "missing": list(one.missing),
                "remarks": list(one.remarks),
            }
            for one in additions
        ],
        ascii_only,
    )
