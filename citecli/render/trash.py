"""What is in the trash, as text and as JSON."""

from collections.abc import Sequence

from citecli.answers.library import Discarded
from citecli.render.json import dump
from citecli.text.safe import safe_line


def plain(found: Sequence[Discarded]) -> str:
    """A line a document: when it was removed, id, title, parted by tabs."""
    return "".join("\t".join(map(safe_line, (one.time, one.id, one.title))) + "\n" for one in found)


def json(found: Sequence[Discarded], ascii_only: bool = False) -> str:
    """An array of one object a document."""
    return dump([one._asdict() for one in found], ascii_only)
