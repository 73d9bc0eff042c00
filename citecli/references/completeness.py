"""What a reference ought to have: the variables that a reader of a citation needs to find the source, by item type.

The choice follows what the style manuals ask for (APA 7, MLA 9, Chicago 18: who, when, what, where).
"""

from citecli.references.model import ItemType, Reference

_WHO_WHEN_WHAT = ("author", "issued", "title")
_WHERE = {
    ItemType.WEBPAGE: ("container-title", "URL"),
    ItemType.POST: ("container-title", "URL"),
    ItemType.POST_WEBLOG: ("container-title", "URL"),
    ItemType.ARTICLE: ("container-title", "URL"),
    ItemType.ARTICLE_NEWSPAPER: ("container-title", "URL"),
    ItemType.ARTICLE_MAGAZINE: ("container-title", "URL"),
    ItemType.ARTICLE_JOURNAL: ("container-title", "volume", "page", "DOI"),
    ItemType.PAPER_CONFERENCE: ("container-title", "publisher"),
    ItemType.BOOK: ("publisher",),
    ItemType.CHAPTER: ("container-title", "editor", "page", "publisher"),
    ItemType.ENTRY_DICTIONARY: ("container-title", "publisher"),
    ItemType.ENTRY_ENCYCLOPEDIA: ("container-title", "publisher"),
    ItemType.REPORT: ("publisher", "URL"),
    ItemType.THESIS: ("publisher", "genre"),
    ItemType.DATASET: ("publisher", "URL"),
    ItemType.SOFTWARE: ("version", "URL"),
    ItemType.SPEECH: ("event-title", "event-place"),
    ItemType.INTERVIEW: ("container-title",),
    ItemType.BROADCAST: ("publisher",),
    ItemType.MOTION_PICTURE: ("publisher",),
    ItemType.LEGAL_CASE: ("authority", "number"),
    ItemType.LEGISLATION: ("number",),
    ItemType.PATENT: ("number", "authority"),
}


def expected_variables(kind: str) -> tuple[str, ...]:
    """The variables that a reference of type `kind` ought to have, in the order of a citation."""
    return _WHO_WHEN_WHAT + _WHERE.get(kind, ())  # type: ignore[call-overload, no-any-return]


def missing_variables(reference: Reference) -> tuple[str, ...]:
    """The variables that `reference` ought to have and has not."""
    has = {*reference.texts, *reference.names, *reference.dates}
    if has & {"DOI", "ISBN"}:
        has.add("URL")
    return tuple(variable for variable in expected_variables(reference.type) if variable not in has)
