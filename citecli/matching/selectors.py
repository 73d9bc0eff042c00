"""Selectors: what it takes to find a passage again, in the terms of the W3C's Web Annotation Data Model.

A *text quote selector* (section 4.2.4) has the exact words and what stands before and behind them; a *text position
selector* (4.2.5) has their offsets, which count characters from 0, the end not included. A digest tells whether the
text is still the one that the offsets were taken from.
"""

from citecli.documents.model import Span
from citecli.frozen import FrozenValue

CONTEXT = 32
"""Characters of context on either side; more where that does not make the place unique."""

_MOST_CONTEXT = 512


class Selector(FrozenValue):
    """Words and where they stood."""

    exact: str
    """The words: `text[span.start:span.end]`."""
    span: Span
    prefix: str = ""
    """What stood before them, "" where that is not known."""
    suffix: str = ""
    """What stood behind them, "" where that is not known."""
    digest: str = ""
    """The digest of the whole text (`digest`), "" where it is not known."""


def select(text: str, span: Span, text_digest: str | None = None) -> Selector:
    """The selector of `text[span.start:span.end]`.

    `text_digest` is the digest of `text`, if it is known already; "" does without.
    """
    exact = span.of(text)
    size = CONTEXT
    while True:
        prefix, suffix = text[max(span.start - size, 0) : span.start], text[span.end : span.end + size]
        if size >= _MOST_CONTEXT or is_unique(text, prefix + exact + suffix):
            return Selector(exact, span, prefix, suffix, digest(text) if text_digest is None else text_digest)
        size *= 2


def is_unique(text: str, piece: str) -> bool:
    """Whether `piece` occurs in `text` no more than once."""
    first = text.find(piece)
    return first < 0 or text.find(piece, first + 1) < 0


def digest(text: str) -> str:
    """The SHA-256 of `text` in UTF-8, as `sha256:` and hexadecimal digits."""
    import hashlib  # loads OpenSSL

    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
