"""Letters, messages and interviews that a reader can't find: nothing in them can be pointed to (APA 7, 8.9)."""

from citecli.references.model import ItemType, Reference

_TYPES = frozenset({ItemType.PERSONAL_COMMUNICATION, ItemType.INTERVIEW})
_FOUND_BY = frozenset(
    "URL DOI ISBN PMID container-title publisher archive archive_location archive-place archive_collection "
    "call-number".split()
)
"""Variables of which any says where a reader finds the work."""


def is_unrecoverable(reference: Reference) -> bool:
    """Whether a reference is of a personal communication that only the writer has."""
    return reference.type in _TYPES and not any(reference.texts.get(name) for name in _FOUND_BY)
