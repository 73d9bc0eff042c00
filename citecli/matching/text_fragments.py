"""Text fragments: addresses that lead to a passage of a page: `https://example.org/a#:~:text=we%20will%20go`.

Source: WICG, "URL Fragment Text Directives": `text=[prefix-,]start[,end][,-suffix]`, each part percent-encoded, and
with it the characters that part them. A browser goes to the first match; it is blind to case and accents and matches
whole words. Prefix, suffix and longer starts and ends are given only as far as it takes for the first match to be ours.
"""

import re
from typing import NamedTuple
from urllib.parse import quote

from citecli.documents.model import Span
from citecli.text.folding import fold
from citecli.text.patterns import compiled_late

LONGEST = 300
"""Characters of a passage that is given whole; of a longer one, or one over several paragraphs, beginning and end."""

_FEWEST, _MOST = 3, 24  # words of a start or end
_CONTEXT = 8  # words of a prefix or suffix, at most
_WORD = compiled_late(r"[^\W_]+(?:['’.\-‑–][^\W_]+)*")
_SCHEMES = ("https://", "http://")


class Directive(NamedTuple):
    """The parts of a text directive, as characters of the page; "" what is not needed."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""


def link(url: str, page: "Page", span: Span) -> str:
    """`url` with a text directive for the words in `span`; "" when it is no web address or there are no words.

    The page is the text of the document: what a browser shows beside it can't be known. A fragment that the address has
    is kept.
    """
    if not url.lower().startswith(_SCHEMES) or any(char <= " " for char in url):
        return ""
    found = directive(page, span)
    if found is None:
        return ""
    address, sign, fragment = url.partition("#")
    fragment = fragment.partition(":~:")[0] if sign else ""
    return f"{address}#{fragment}:~:text={written(found)}"


def written(parts: Directive) -> str:
    """The directive's value, percent-encoded."""
    pieces = []
    if parts.prefix:
        pieces.append(_encoded(parts.prefix) + "-")
    pieces.append(_encoded(parts.start))
    if parts.end:
        pieces.append(_encoded(parts.end))
    if parts.suffix:
        pieces.append("-" + _encoded(parts.suffix))
    return ",".join(pieces)


def _encoded(part: str) -> str:
    """A part of a directive: the dash, which parts prefix and suffix from the rest, is encoded, too."""
    return quote(" ".join(part.split()), safe="", errors="replace").replace("-", "%2D")


def directive(page: "Page", span: Span) -> Directive | None:
    """The shortest directive whose first match is the passage; `None` when it has no word."""
    first, last = page.words_in(span)
    if first >= last:
        return None
    start, end = page.spans[first].start, page.spans[last - 1].end
    passage = page.text[start:end]
    several = "\n" in passage.strip() and re.search(r"\n\s*\n", passage) is not None
    if len(passage) <= LONGEST and not several:
        prefix, suffix = page.context(first, last, first, last)
        return Directive(passage, "", prefix, suffix)
    for size in range(_FEWEST, min(_MOST, (last - first) // 2) + 1):
        parts = page.range_of(first, last, size)
        if parts is not None:
            return parts
    size = min(_MOST, (last - first) // 2) or 1
    prefix, suffix = page.context(first, last, first, first + size)
    return Directive(page.text_of(first, first + size), page.text_of(last - size, last), prefix, suffix)


class Page:
    """The words of a text as a browser compares them. Worth keeping for several passages of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [Span(*match.span()) for match in _WORD.finditer(text)]
        self.words = [fold(span.of(text)) for span in self.spans]
        self._where: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            self._where.setdefault(word, []).append(at)

    def words_in(self, span: Span) -> tuple[int, int]:
        """The first word that begins in `span`, and the one after the last that ends in it."""
        from bisect import bisect_left, bisect_right

        first = bisect_left(self.spans, span.start, key=lambda word: word.start)
        last = bisect_right(self.spans, span.end, key=lambda word: word.end)
        return first, last

    def text_of(self, first: int, last: int) -> str:
        """The characters from word `first` up to and not including word `last`."""
        return self.text[self.spans[first].start : self.spans[last - 1].end]

    def places(self, first: int, last: int, after: int = 0) -> list[int]:
        """Where the words `first` to `last` stand in the text, from word `after` on; two places at most."""
        wanted = self.words[first:last]
        size = len(wanted)
        # Only where the rarest of them stands can all of them stand.
        rarest = min(range(size), key=lambda at: len(self._where[wanted[at]]))
        found: list[int] = []
        for place in self._where[wanted[rarest]]:
            at = place - rarest
            if at >= after and self.words[at : at + size] == wanted:
                found.append(at)
                if len(found) == 2:
                    break
        return found

    def context(self, first: int, last: int, begin: int, stop: int) -> tuple[str, str]:
        """The prefix and suffix that make the words `begin` to `stop`, of the passage `first` to `last`, unique.

        As few words as do it, a prefix rather than a suffix; both at their longest when nothing does. A suffix belongs
        behind the passage, so that it is of no help when only its beginning is given.
        """
        if len(self.places(begin, stop)) < 2:
            return "", ""
        whole = stop == last
        before = min(_CONTEXT, first)
        after = min(_CONTEXT, len(self.words) - last) if whole else 0
        for size in range(1, max(before, after) + 1):
            if size <= before and len(self.places(first - size, stop)) < 2:
                return self.text_of(first - size, first), ""
            if size <= after and len(self.places(begin, last + size)) < 2:
                return "", self.text_of(last, last + size)
        for size in range(1, max(before, after) + 1):
            left, right = min(size, before), min(size, after)
            if left and right and len(self.places(first - left, last + right)) < 2:
                return self.text_of(first - left, first), self.text_of(last, last + right)
        return (
            self.text_of(first - before, first) if before else "",
            self.text_of(last, last + after) if after else "",
        )

    def range_of(self, first: int, last: int, size: int) -> Directive | None:
        """A start and an end of `size` words whose first match is the passage, with a prefix if that does it."""
        ends = self.places(last - size, last, after=first + size)
        if not ends or ends[0] != last - size:
            return None
        start, end = self.text_of(first, first + size), self.text_of(last - size, last)
        starts = self.places(first, first + size)
        if starts[0] == first:
            return Directive(start, end)
        if first and len(self.places(first - 1, first + size)) < 2:
            return Directive(start, end, self.text_of(first - 1, first))
        return None
