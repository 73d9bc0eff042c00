"""Tags as text and as JSON."""

from collections.abc import Sequence

from citecli.answers.tags import Tag
from citecli.render.json import dump
from citecli.text.safe import safe_line


def plain(tags: Sequence[Tag], counted: bool) -> str:
    """A line a tag; with how many documents have it before it, and a tab."""
    return "".join((f"{tag.documents}\t" if counted else "") + safe_line(tag.name) + "\n" for tag in tags)


def json(tags: Sequence[Tag], counted: bool, ascii_only: bool = False) -> str:
    """An array of tags, or of objects with `tag` and `documents`."""
    if not counted:
        return dump([tag.name for tag in tags], ascii_only)
    return dump([{"tag": tag.name, "documents": tag.documents} for tag in tags], ascii_only)
