"""The results of `keep` and `kept`: quotations that somebody wants to use."""

from citecli.answers.checks import Verification
from citecli.documents.model import Document
from citecli.frozen import FrozenValue
from citecli.matching.annotations import Annotation


class KeptQuotation(FrozenValue):
    """One quotation that was kept."""

    number: int
    """Its number in the list of the whole library, from 1."""
    document: Document
    """The document that it is from, as it is now."""
    annotation: Annotation
    """The words, the note and the tags as they were kept."""
    verification: Verification
    """How the words compare with the document now."""


class KeptList(FrozenValue):
    """What was kept of the documents of a library."""

    quotations: tuple[KeptQuotation, ...]
    """In the order that the user gave them, at first that of keeping."""
    total: int
    """How many there are, whether or not they were asked for."""
    problems: tuple[str, ...] = ()
    """A line for each file that can't be read, or whose document is gone."""


class Keeping(FrozenValue):
    """What became of quotations of one document that were to be kept."""

    document: Document
    """The document."""
    added: tuple[Annotation, ...] = ()
    """Those that were not kept before."""
    changed: tuple[Annotation, ...] = ()
    """Those that were, and have another note, or more tags, now."""
    known: int = 0
    """How many were kept before, as they are."""
    problems: tuple[str, ...] = ()
    """A line for each that was not kept."""
