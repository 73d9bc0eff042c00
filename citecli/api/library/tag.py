"""The use case `tag`: the user's own keywords for documents, stored in CSL's `keyword`."""

from collections import Counter

from citecli.answers.library import Addition, Tag
from citecli.api.library.edit import edit
from citecli.documents.model import Document
from citecli.library.library import Library
from citecli.library.listener import NOBODY, Listener
from citecli.library.names import TAGS, tags_of
from citecli.library.sidecar_edit import SidecarChange


def tags(document: Document) -> tuple[str, ...]:
    """The tags of a document."""
    return tags_of(document.reference.texts.get(TAGS, ""))


def all_tags(library: Library) -> tuple[Tag, ...]:
    """Every tag of the library, the most common first. Spellings that differ in case only count as one tag."""
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    for written in library.catalogue.tags():
        for tag in tags_of(written):
            counts[tag.casefold()] += 1
            spellings.setdefault(tag.casefold(), tag)
    return tuple(Tag(spellings[key], counts[key]) for key in sorted(counts, key=lambda key: (-counts[key], key)))


def tag(
    library: Library,
    document: Document,
    added: tuple[str, ...],
    removed: tuple[str, ...],
    listener: Listener = NOBODY,
) -> Addition:
    """Add tags to a document and remove others. Raises what `edit` raises."""
    return edit(library, document, SidecarChange(tags=added, untagged=removed), listener, "tag")
