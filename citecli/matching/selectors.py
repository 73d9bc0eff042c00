"""Selectors: the data with which a passage is found again, in the terms of the W3C's Web Annotation Data Model.

A *text quote selector* (section 4.2.4) has the exact words and the text before and after them. A *text position
selector* (4.2.5) has their half-open offsets, which count characters from 0. A digest shows whether the text has
changed since the offsets were taken.
"""

from citecli.documents.model import Span
from citecli.frozen import FrozenValue

CONTEXT = 32
"""Characters of context on each side; more if these do not make the place unique."""

_MOST_CONTEXT = 512


class Selector(FrozenValue):
    """A saved passage: its words, its position and the text around it."""

    exact: str
    """The words: `text[span.start:span.end]`."""
    span: Span
    prefix: str = ""
    """The text before the words, "" if unknown."""
    suffix: str = ""
    """The text after the words, "" if unknown."""
    digest: str = ""
    """The digest of the whole text (see the function `digest`), "" if unknown."""


def select(text: str, span: Span, text_digest: str | None = None) -> Selector:
    """The selector of `text[span.start:span.end]`.

    `text_digest` is the digest of `text` if it is known already; "" leaves the selector without a digest.
    """
    exact = span.of(text)
    size = CONTEXT
    while True:
        prefix, suffix = text[max(span.start - size, 0) : span.start], text[span.end : span.end + size]
        if size >= _MOST_CONTEXT or is_unique(text, prefix + exact + suffix):
            return Selector(exact, span, prefix, suffix, digest(text) if text_digest is None else text_digest)
        size *= 2


def is_unique(text: str, piece: str) -> bool:
    """Whether `piece` occurs in `text` at most once."""
    first = text.find(piece)
    return first < 0 or text.find(piece, first + 1) < 0


def digest(text: str) -> str:
    """The SHA-256 of `text` in UTF-8, as `sha256:` and hexadecimal digits."""
    import hashlib  # loads OpenSSL

    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
