"""Text fragments: addresses that lead to a passage of a page: `https://example.org/a#:~:text=we%20will%20go`.

Source: WICG, "URL Fragment Text Directives": `text=[prefix-,]start[,end][,-suffix]`, each part percent-encoded, and
including any separators in it. A browser goes to the first match; it ignores case and accents, matches whole words, and
finds no part that runs over the edge of a block or over a line break. Between prefix and start, and between end and
suffix, it passes over white space alone: so a prefix has all the marks up to the passage, and a suffix those behind it.

Prefix, suffix and longer starts and ends are added only until the first match is the right passage.
"""

from bisect import bisect_left, bisect_right
from itertools import islice
from urllib.parse import quote

from citecli.documents.model import Span
from citecli.frozen import FrozenValue
from citecli.matching.words import WordIndex

LONGEST = 300
"""The most characters of a passage that is given whole. A longer one is given by its beginning and end."""

_FEWEST, _MOST = 3, 24  # words of a start or end
_CONTEXT = 8  # words of a prefix or suffix, at most
_SCHEMES = ("https://", "http://")
_PLACES = 200  # as many places of the same words are compared
_NEIGHBOURS = 24  # words on each side that tell one place from another
_BREAK = "\n"


class Directive(FrozenValue):
    """The parts of a text directive, as they occur on the page; parts that are not needed are ""."""

    start: str
    """The whole passage, or its first words."""
    end: str = ""
    """The last words of the passage, if it is not given whole."""
    prefix: str = ""
    """What stands right before the passage, marks included."""
    suffix: str = ""
    """What follows the passage, marks included."""


def page_words(text: str) -> WordIndex:
    """The index of the words of a page as a browser compares them. Keep it for several passages of one page.

    Line breaks in `text` are the edges of blocks, and the breaks that a reader sees.
    """
    return WordIndex(text, fold_accents=True, compounds=True)


def place_on_page(page: WordIndex, document: WordIndex, span: Span) -> Span | None:
    """Where the words of a document, in `span`, stand on the page that it was read from; `None` if they are not there.

    Of several places the one that has the same words around it.
    """
    first, last = _words_in(document, span)
    keys = document.keys
    whole = list(islice(page.phrase_places(keys[first:last]), _PLACES))
    if whole:
        size = last - first
        best = max(
            whole, key=lambda at: _alike(page, document, at, first, -1) + _alike(page, document, at + size, last, 1)
        )
        return Span(page.starts[best], page.ends[best + size - 1])
    # Something stands between its paragraphs that is no part of the document: an advertisement, a caption.
    size = min(_CONTEXT, (last - first) // 2)
    for begin in islice(page.phrase_places(keys[first : first + size]), _PLACES if size else 0):
        most = begin + 2 * (last - first) + _PLACES
        end = next(page.phrase_places(keys[last - size : last], begin + size, most), None)
        if end is not None:
            return Span(page.starts[begin], page.ends[end + size - 1])
    return None


def _alike(page: WordIndex, document: WordIndex, place: int, at: int, step: int) -> int:
    """How many words before (`step` -1) or from (1) word `at` of the document are those at word `place` of the page."""
    count = 0
    for offset in range(_NEIGHBOURS):
        there, here = (place - 1 - offset, at - 1 - offset) if step < 0 else (place + offset, at + offset)
        if there < 0 or here < 0 or there >= len(page.keys) or here >= len(document.keys):
            break
        if page.keys[there] != document.keys[here]:
            break
        count += 1
    return count


def link(url: str, page: WordIndex, span: Span) -> str:
    """`url` with a text directive for the words in `span`; "" if it is not a web address or `span` has no words.

    `page` is the result of `page_words` for the text of the page, and `span` counts its characters. A fragment that the
    address has already is kept.
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
    head, tail = _same_line(page, first, last, 1), _same_line(page, last, first, -1)
    if head >= last and page.ends[last - 1] - page.starts[first] <= LONGEST:
        return _with_context(page, first, last, last, last)
    for size in range(_FEWEST, _MOST + 1):
        stop, begin = min(first + size, head), max(last - size, tail)
        if stop > begin:
            break
        parts = _range(page, first, last, stop, begin)
        if parts is not None:
            return parts
    stop = min(first + max((last - first) // 2, 1), first + _MOST, head)
    return _with_context(page, first, last, stop, max(last - _MOST, tail, stop))


def _words_in(page: WordIndex, span: Span) -> tuple[int, int]:
    """The half-open range of the words in `span`, as word indexes."""
    return bisect_left(page.starts, span.start), bisect_right(page.ends, span.end)


def _breaks_before(page: WordIndex, at: int) -> bool:
    """Whether a line break parts word `at` from the one before it."""
    return at < 1 or at >= len(page.keys) or _BREAK in page.text[page.ends[at - 1] : page.starts[at]]


def _same_line(page: WordIndex, at: int, limit: int, step: int) -> int:
    """How far the words from `at` go on, towards `limit`, before a line break: an index between words."""
    at += step
    while at != limit and not _breaks_before(page, at):
        at += step
    return at


def _is_unique(page: WordIndex, first: int, last: int) -> bool:
    """Whether the phrase of the words `first` to `last` occurs nowhere else in the text."""
    return sum(1 for _ in islice(page.phrase_places(page.keys[first:last]), 2)) < 2


def _with_context(page: WordIndex, first: int, last: int, stop: int, begin: int) -> Directive:
    """The directive for a passage given whole (`stop` and `begin` are `last`) or by its ends, made unique.

    Its start is the words `first` to `stop`, its end those from `begin` to `last`. Prefix and suffix have as few words
    as possible. If nothing makes the words unique, both have their full length. A suffix follows the whole passage, so
    it does not help if only the beginning is given.
    """
    before = _same_line(page, first, max(first - _CONTEXT, 0), -1) if first else first
    after = _same_line(page, last, min(last + _CONTEXT, len(page.keys)), 1) if last < len(page.keys) else last
    if stop < last:
        after = last
    prefix, suffix = _fewest(page, (before, first), (last, after), stop)
    start_at, end_at = page.starts[first], page.ends[last - 1]
    prefix_text = suffix_text = ""
    if prefix < first:
        prefix_text, start_at = _parted(page, page.starts[prefix], page.ends[first - 1], start_at)
    if suffix > last:
        # The marks at the end of a block belong to the passage, for what follows begins behind them.
        after_text = page.text[end_at : page.starts[last]]
        cut = after_text.find(_BREAK)
        behind = end_at + (cut if cut >= 0 else 0)
        suffix_text = page.text[behind : page.ends[suffix - 1]].strip()
        if cut >= 0:
            end_at += len(after_text[:cut].rstrip())
    if stop == last:
        return Directive(page.text[start_at:end_at], "", prefix_text, suffix_text)
    start = page.text[start_at : page.ends[stop - 1]]
    return Directive(start, page.text[page.starts[begin] : end_at] if begin < last else "", prefix_text, suffix_text)


def _parted(page: WordIndex, begin: int, end: int, start: int) -> tuple[str, int]:
    """The prefix from offset `begin`, and where the start begins.

    `end` is where the last word of the prefix ends, `start` where the first word of the passage begins. Marks between
    them belong to the prefix, or, where a break parts them, to the block that they stand in.
    """
    between = page.text[end:start]
    cut = between.rfind(_BREAK)
    if cut < 0:
        return page.text[begin:start].strip(), start
    opening = between[cut:].lstrip()
    return page.text[begin : end + between.find(_BREAK)].strip(), start - len(opening)


def _fewest(page: WordIndex, before: tuple[int, int], after: tuple[int, int], stop: int) -> tuple[int, int]:
    """Where a prefix begins and a suffix ends that make a passage unique.

    `before` and `after` are the words that they may have, as half-open ranges that meet the passage; the words up to
    `stop` are given as its start. Words of the same block are preferred: what a page shows between two blocks may
    differ from one reader to the next.
    """
    lowest, first = before
    last, highest = after
    if _is_unique(page, first, stop):
        return first, last
    if _breaks_before(page, first) and not _breaks_before(page, last):
        for end in range(last + 1, highest + 1):
            if _is_unique(page, first, end):
                return first, end
    for size in range(1, max(first - lowest, highest - last) + 1):
        if first - size >= lowest and _is_unique(page, first - size, stop):
            return first - size, last
        if last + size <= highest and _is_unique(page, first, last + size):
            return first, last + size
    for size in range(1, min(first - lowest, highest - last) + 1):
        if _is_unique(page, first - size, last + size):
            return first - size, last + size
    return lowest, highest


def _range(page: WordIndex, first: int, last: int, stop: int, begin: int) -> Directive | None:
    """A directive with the words `first` to `stop` and `begin` to `last` whose first match is the passage.

    With a prefix of one word if necessary; `None` if that isn't enough.
    """
    if next(page.phrase_places(page.keys[begin:last], stop), None) != begin:
        return None
    end = page.text_of(begin, last)
    if next(page.phrase_places(page.keys[first:stop])) == first:
        return Directive(page.text_of(first, stop), end)
    if first and _is_unique(page, first - 1, stop):
        prefix, start_at = _parted(page, page.starts[first - 1], page.ends[first - 1], page.starts[first])
        return Directive(page.text[start_at : page.ends[stop - 1]], end, prefix)
    return None
