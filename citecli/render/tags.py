"""Tags as text and as JSON."""

from collections.abc import Sequence

from citecli.answers.library import Tag
from citecli.render.json import dump
from citecli.text.safe import safe_line


def plain(tags: Sequence[Tag], counted: bool, aligned: bool = False) -> str:
    """A line a tag; with how many documents have it before it, and a tab, or set in columns."""
    digits = max((len(str(tag.documents)) for tag in tags), default=1)
    counts = (f"{tag.documents:>{digits}}  " if aligned else f"{tag.documents}\t" for tag in tags)
    lines = zip(counts, tags, strict=True)
    return "".join((count if counted else "") + safe_line(tag.name) + "\n" for count, tag in lines)


def json(tags: Sequence[Tag], counted: bool, ascii_only: bool = False) -> str:
    """An array of tags, or of objects with `tag` and `documents`."""
    if not counted:
        return dump([tag.name for tag in tags], ascii_only)
    return dump([{"tag": tag.name, "documents": tag.documents} for tag in tags], ascii_only)
