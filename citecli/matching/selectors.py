"""Selectors: the data with which a passage is found again, in the terms of the W3C's Web Annotation Data Model.

A *text quote selector* (section 4.2.4) has the exact words and the text before and after them. A *text position
selector* (4.2.5) has their half-open offsets, which count characters from 0. A digest shows whether the text has
changed since the offsets were taken.

A text fragment is an address that leads to a passage of a page: `https://example.org/a#:~:text=we%20will%20go`.
Source: WICG, "URL Fragment Text Directives": `text=[prefix-,]start[,end][,-suffix]`, each part percent-encoded, and
including any separators in it. A browser goes to the first match; it ignores case and accents and matches whole words.
Prefix, suffix and longer starts and ends are added only until the first match is the right passage.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import islice
from urllib.parse import quote

from citecli.documents.model import Span
from citecli.frozen import FrozenValue
from citecli.matching.words import WordIndex

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


LONGEST = 300
"""The most characters of a passage that is given whole. A longer one is given by its beginning and end."""

_FEWEST, _MOST = 3, 24  # words of a start or end
_CONTEXT = 8  # words of a prefix or suffix, at most
_SCHEMES = ("https://", "http://")


class Directive(FrozenValue):
    """The parts of a text directive, as they occur on the page; parts that are not needed are ""."""

    start: str
    """The whole passage, or its first words."""
    end: str = ""
    """The last words of the passage, if it is not given whole."""
    prefix: str = ""
    """Words before the passage."""
    suffix: str = ""
    """Words after the passage."""


def page_words(text: str) -> WordIndex:
    """The index of the words of a page as a browser compares them. Keep it for several passages of one page."""
    return WordIndex(text, fold_accents=True, compounds=True)


def link(url: str, page: WordIndex, span: Span) -> str:
    """`url` with a text directive for the words in `span`; "" if it is not a web address or `span` has no words.

    `page` is the result of `page_words` for the text of the document; other text on the page is unknown. An existing
    fragment of the address is kept.
    """
    if not url.lower().startswith(_SCHEMES) or any(char <= " " for char in url):
        return ""
    text_directive = directive(page, span)
    if text_directive is None:
        return ""
    address, sign, fragment = url.partition("#")
    fragment = fragment.partition(":~:")[0] if sign else ""
    return f"{address}#{fragment}:~:text={encoded(text_directive)}"


def encoded(parts: Directive) -> str:
    """The directive's value, percent-encoded: `prefix-,start,end,-suffix`."""
    pieces = []
    if parts.prefix:
        pieces.append(_encoded_part(parts.prefix) + "-")
    pieces.append(_encoded_part(parts.start))
    if parts.end:
        pieces.append(_encoded_part(parts.end))
    if parts.suffix:
        pieces.append("-" + _encoded_part(parts.suffix))
    return ",".join(pieces)


def _encoded_part(part: str) -> str:
    """Percent-encode a part of a directive, including hyphens, which separate prefix and suffix from the rest."""
    return quote(" ".join(part.split()), safe="", errors="replace").replace("-", "%2D")


def directive(page: WordIndex, span: Span) -> Directive | None:
    """The shortest directive whose first match is the passage; `None` if the passage has no words."""
    first, last = _words_in(page, span)
    if first >= last:
        return None
    passage = page.text_of(first, last)
    several = "\n" in passage.strip() and re.search(r"\n\s*\n", passage) is not None
    if len(passage) <= LONGEST and not several:
        prefix, suffix = _context(page, first, last, first, last)
        return Directive(passage, "", prefix, suffix)
    for size in range(_FEWEST, min(_MOST, (last - first) // 2) + 1):
        parts = _range(page, first, last, size)
        if parts is not None:
            return parts
    size = min(_MOST, (last - first) // 2) or 1
    prefix, suffix = _context(page, first, last, first, first + size)
    return Directive(page.text_of(first, first + size), page.text_of(last - size, last), prefix, suffix)


def _words_in(page: WordIndex, span: Span) -> tuple[int, int]:
    """The half-open range of the words in `span`, as word indexes."""
    return bisect_left(page.starts, span.start), bisect_right(page.ends, span.end)


def _is_unique(page: WordIndex, first: int, last: int) -> bool:
    """Whether the phrase of the words `first` to `last` occurs nowhere else in the text."""
    return sum(1 for _ in islice(page.phrase_places(page.keys[first:last]), 2)) < 2


def _context(page: WordIndex, first: int, last: int, begin: int, stop: int) -> tuple[str, str]:
    """The prefix and suffix that make the words `begin` to `stop`, of the passage `first` to `last`, unique.

    They have as few words as possible, and a prefix is preferred to a suffix. If nothing makes the words unique, both
    have their full length. A suffix follows the whole passage, so it does not help if only the beginning is given.
    """
    if _is_unique(page, begin, stop):
        return "", ""
    before = min(_CONTEXT, first)
    after = min(_CONTEXT, len(page.keys) - last) if stop == last else 0
    for size in range(1, max(before, after) + 1):
        if size <= before and _is_unique(page, first - size, stop):
            return page.text_of(first - size, first), ""
        if size <= after and _is_unique(page, begin, last + size):
            return "", page.text_of(last, last + size)
    for size in range(1, min(before, after) + 1):
        if _is_unique(page, first - size, last + size):
            return page.text_of(first - size, first), page.text_of(last, last + size)
    return page.text_of(first - before, first), page.text_of(last, last + after)


def _range(page: WordIndex, first: int, last: int, size: int) -> Directive | None:
    """A directive with start and end of `size` words whose first match is the passage, with a prefix if necessary."""
    if next(page.phrase_places(page.keys[last - size : last], first + size), None) != last - size:
        return None
    start, end = page.text_of(first, first + size), page.text_of(last - size, last)
    if next(page.phrase_places(page.keys[first : first + size])) == first:
        return Directive(start, end)
    if first and _is_unique(page, first - 1, first + size):
        return Directive(start, end, page.text_of(first - 1, first))
    return None
