"""Tags: words of the user's own on a document, kept in CSL's `keyword`."""

TAGS = "keyword"
"""The variable that holds the tags, parted by commas."""


def tags_of(value: object) -> tuple[str, ...]:
    """The tags in a `keyword` variable: what commas or semicolons part."""
    if not value:
        return ()
    parts = (part.strip() for part in str(value).replace(";", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
