"""What `dedupe` answers: groups of documents of one work, and what differs among them."""

from citecli.documents.model import Document
from citecli.frozen import FrozenValue


class Duplicate(FrozenValue):
    """One document of a group."""

    number: int
    """Its number in the library."""
    document: Document
    """The document, without its text."""
    words: int
    """Words of its body."""
    is_record: bool
    """Whether it is but a reference, without a document."""
    kept: int
    """How many quotations are kept of it."""


class Difference(FrozenValue):
    """A variable that is not the same in all references of a group."""

    variable: str
    values: tuple[str, ...]
    """Its value in each, in the order of the group's documents; "" where it has none."""


class DuplicateGroup(FrozenValue):
    """Documents that are likely of one work."""

    documents: tuple[Duplicate, ...]
    """The one that a merge keeps is the first: unless the user says otherwise, that with the fuller reference."""
    recognized_by: tuple[str, ...]
    """What tells that they are of one work: `DOI`, `ISBN`, `PMID`, `author, year and title`, or `the user`."""
    differences: tuple[Difference, ...]
