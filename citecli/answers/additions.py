"""What `add`, `edit`, `tag` and `remove` answer: what became of each input or document."""

from enum import StrEnum
from typing import NamedTuple

from citecli.documents.model import Document


class Status(StrEnum):
    """What became of it."""

    ADDED = "added"
    KNOWN = "already there"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "restored"


class Addition(NamedTuple):
    """One input (`source` is how the user named it) and the document that it is in the library.

    The document comes without its text, for there may be thousands; `words` counts those of the body. `missing` are
    the important variables that its reference lacks; `remarks` what there is to say about the reading.
    """

    source: str
    status: Status
    document: Document
    words: int
    missing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Discarded(NamedTuple):
    """A document in the trash. `time` is when it was removed: `2021-03-03 12:00:00`, local time."""

    id: str
    title: str
    time: str
    path: str
