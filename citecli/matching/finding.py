"""Find passages in a text: saved quotations, which may have moved or changed since, and words that a user types."""

from citecli.documents.model import Span
from citecli.frozen import replace
from citecli.matching.alignment import AlignedSegment, alignments
from citecli.matching.comparison import compare, is_short, with_ending
from citecli.matching.selectors import Selector, digest
from citecli.matching.verdicts import NEAR, Match, Verdict
from citecli.matching.words import QuotedWords, WordIndex, quoted_words, source_words

_NEAR_IN_PLACE = 0.25
"""The lowest share of matching words for a passage whose context is unchanged."""

_MOST_CONTEXTS = 100
"""The most occurrences of the words before the passage that are examined."""

_CONTEXT, _LEAST_CONTEXT = 24, 8
"""The characters of context that identify a place: the number searched for, and the number that suffices."""

_OPENING = "“‘„‚«‹\"'(["
_CLOSING = "”’»›\"'.,;:!?…)]"

_MOST_PLACES = 10_000
"""The most occurrences of the same words among which the original one is searched for."""


def find(selector: Selector, index: WordIndex) -> Match | None:
    """The match for a saved passage in the present text; `None` when there is nothing like it.

    Word for word it is `VERBATIM` where it was, `MOVED` elsewhere: the words around, and then the distance, decide
    which of several places is meant. Else the nearest passage counts, by the rules that hold for a draft's quotations:
    what differs only as a writer may change it is `PERMITTED`, and the shape of quotation marks is no difference.
    """
    text = index.text
    exact, span = selector.exact, selector.span
    if exact and span.start >= 0 and span.of(text) == exact and _context_fits(text, selector):
        return Match(Verdict.VERBATIM, span)
    places = _occurrences(text, exact)
    if places:
        best = max(places, key=lambda at: (_agreement(text, at, at + len(exact), selector), -abs(at - span.start)))
        span_now = Span(best, best + len(exact))
        return Match(Verdict.VERBATIM if span_now == span else Verdict.MOVED, span_now)
    nearest = _nearest(index, selector)
    if nearest is None or nearest.verdict is Verdict.NOT_FOUND:
        return _between_context(index, selector) or nearest
    return nearest


def find_words(quoted: QuotedWords, index: WordIndex) -> Span | None:
    """The first span in which words occur consecutively in a text; `None` when they don't.

    Where the quotation has an omission any words may stand between. Punctuation and words in brackets don't count; the
    marks around the passage belong to it as far as the quotation has some.
    """
    at = 0
    first: int | None = None
    for segment in quoted.segments:
        keys = [word.key for word in segment if word.key]
        place = next(index.phrase_places(keys, at), None) if keys else at
        if place is None:
            return None
        if keys:
            first = place if first is None else first
            at = place + len(keys)
    if first is None:
        return None
    return _with_marks(index.text, Span(index.starts[first], index.ends[at - 1]), quoted.text.strip())


def _context_fits(text: str, selector: Selector) -> bool:
    """Whether the context shows that the words at the old place are the saved passage and not another occurrence."""
    if not selector.digest or text.count(selector.exact) == 1:
        return True
    start, end = selector.span
    return _agreement(text, start, end, selector) > 0 or selector.digest == digest(text)


def _occurrences(text: str, exact: str) -> list[int]:
    places: list[int] = []
    at = text.find(exact) if exact else -1
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(at)
        at = text.find(exact, at + 1)
    return places


def _agreement(text: str, start: int, end: int, selector: Selector) -> int:
    """The number of characters around `text[start:end]` that agree with the context in the selector."""
    before = text[max(start - len(selector.prefix), 0) : start]
    after = text[end : end + len(selector.suffix)]
    return _common(before[::-1], selector.prefix[::-1]) + _common(after, selector.suffix)


def _common(text: str, other: str) -> int:
    """The length of the common prefix of two texts."""
    count = 0
    for left, right in zip(text, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _nearest(index: WordIndex, selector: Selector) -> Match | None:
    """The passage with most matching words; among equals the one with the old context, then the nearest one."""
    best = _nearest_as(source_words(selector.exact), index, selector)
    if best is None or not best.is_faithful:
        # The brackets and ellipses are not the source's own, and may be the writer's.
        words = quoted_words(selector.exact)
        if len(words.segments) > 1 or any(word.bracketed for segment in words.segments for word in segment):
            best = _nearest_as(words, index, selector) or best
    return best


def _nearest_as(words: QuotedWords, index: WordIndex, selector: Selector) -> Match | None:
    """The nearest passage (`_nearest`), with the words of the selector read as `words`."""
    short = is_short(selector.exact)
    best: tuple[tuple[bool, float, int, int], Match] | None = None
    for aligned in alignments(words, index):
        candidate = compare(words, index, aligned)
        if candidate.is_faithful:
            candidate = _faithful(index.text, selector, candidate)
        elif len(aligned) == 1 and aligned[0] is not None:
            candidate = replace(candidate, span=_between_neighbours(index, selector, aligned[0], candidate.span))
        agreement = _agreement(index.text, *candidate.span, selector)
        if short and candidate.verdict is Verdict.ALTERED and agreement < _LEAST_CONTEXT:
            candidate = replace(candidate, verdict=Verdict.NOT_FOUND)
        if candidate.verdict is Verdict.NOT_FOUND and candidate.nearness >= NEAR and agreement >= _LEAST_CONTEXT:
            candidate = replace(candidate, verdict=Verdict.ALTERED)  # few matching words, but in the old context
        rank = (candidate.is_faithful, candidate.nearness, agreement, -abs(candidate.span.start - selector.span.start))
        if best is None or rank > best[0]:
            best = rank, candidate
    return best[1] if best else None


def _faithful(text: str, selector: Selector, candidate: Match) -> Match:
    """The match for a passage without unpermitted changes, whose exact characters are nowhere in the text."""
    judged = with_ending(candidate, selector.exact, text)
    span = _with_marks(text, judged.span, selector.exact)
    moved = judged.verdict is Verdict.VERBATIM and span.start != selector.span.start
    return replace(judged, verdict=Verdict.MOVED if moved else judged.verdict, span=span)


def _between_context(index: WordIndex, selector: Selector) -> Match | None:
    """The text between the old context words, if it is similar enough to be the passage in altered form."""
    text = index.text
    before, after = selector.prefix[-_CONTEXT:], selector.suffix[:_CONTEXT]
    if min(len(before.strip()), len(after.strip())) < _LEAST_CONTEXT:
        return None
    words = source_words(selector.exact)
    best: Match | None = None
    for at in _occurrences(text, before)[:_MOST_CONTEXTS]:
        start = at + len(before)
        end = text.find(after, start, start + 2 * len(selector.exact) + len(after))
        if end < 0:
            continue
        there = WordIndex(text[start:end])
        candidate = max(
            (compare(words, there, laid) for laid in alignments(words, there)),
            key=lambda candidate: candidate.nearness,
            default=None,
        )
        if candidate and candidate.nearness >= _NEAR_IN_PLACE and (best is None or candidate.nearness > best.nearness):
            best = replace(candidate, verdict=Verdict.ALTERED, span=Span(start, end))
    return best


def _between_neighbours(index: WordIndex, selector: Selector, laid: AlignedSegment, span: Span) -> Span:
    """The passage with its ends moved to the old context words, if these are near.

    If the text changed at an end of the passage, only the context shows how far the passage extends.
    """
    text = index.text
    equal = [block for block, same in laid.operations if same]
    first, last = index.starts[equal[0].text_start], index.ends[equal[-1].text_end - 1]
    start, end = _with_marks(text, span, selector.exact)
    slack = len(selector.exact) // 2 + _CONTEXT
    if (before := selector.prefix[-_CONTEXT:]).strip():
        at = text.rfind(before, max(first - slack, 0), first)
        start = at + len(before) if at >= 0 else start
    if (after := selector.suffix[:_CONTEXT]).strip():
        at = text.find(after, last, last + slack)
        end = at if at >= 0 else end
    return Span(start, max(end, last))


def _with_marks(text: str, span: Span, exact: str) -> Span:
    """A span extended by the quotation marks directly around it, at most as many as `exact` has at its ends."""
    start, end = span
    most = len(exact) - len(exact.lstrip(_OPENING))
    while start > 0 and text[start - 1] in _OPENING and span.start - start < most:
        start -= 1
    most = len(exact) - len(exact.rstrip(_CLOSING))
    while end < len(text) and text[end] in _CLOSING and end - span.end < most:
        end += 1
    return Span(start, end)
