"""What `tag` answers: the tags of a library."""

from typing import NamedTuple


class Tag(NamedTuple):
    """A tag, and how many documents have it."""

    name: str
    documents: int
