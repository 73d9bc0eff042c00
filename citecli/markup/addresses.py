"""Addresses: which of them a writer may make a link of."""

_SCHEMES = ("https://", "http://", "ftp://", "mailto:")


def is_followable(url: str) -> bool:
    """Whether an address is one that a reader may follow by a click; what comes from data may be anything."""
    return url.lower().startswith(_SCHEMES) and not any(character <= " " for character in url)
