"""Segmentation: where the paragraphs and the sentences of a text stand."""

import re
from collections.abc import Iterator

_BLANK = re.compile(r"\r\n|\n|\r|\x0b|\x0c|\x85|\u2028|\u2029")
_WRAPPED_AT_MOST = 100
"""A text with longer lines is not wrapped: each of its line ends is the end of a paragraph."""


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The lines of `text[start:end]` as half-open stretches without their line ends."""
    end = len(text) if end is None else end
    at = start
    for match in _BLANK.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def paragraphs(text: str) -> list[tuple[int, int, int]]:
    """The paragraphs of a plain text: (start, end, section), blocks of lines up to a blank one.

    Half open, without the white space around them. Two or more blank lines begin a new section, counted from 0.
    """
    result: list[tuple[int, int, int]] = []
    section = blanks = 0
    first = last = -1
    for start, end in lines(text):
        line = text[start:end]
        bare = line.strip()
        if not bare:
            if first >= 0:
                result.append((first, last, section))
                first = -1
            blanks += 1
            continue
        if first < 0:
            if blanks > 1 and result:
                section += 1
            first = start + len(line) - len(line.lstrip())
        blanks = 0
        last = start + len(line.rstrip())
    if first >= 0:
        result.append((first, last, section))
    return result


def is_wrapped(text: str) -> bool:
    """Whether lines look broken to a measure, as in a plain-text book: no long ones, and words that did not fit."""
    longest = full = breaks = 0
    previous = 0
    for start, end in lines(text):
        longest = max(longest, end - start)
        if previous and end > start:
            breaks += 1
            first_word = text[start : min(start + 30, end)].split(None, 1)
            full += previous + 1 + (len(first_word[0]) if first_word else 0) > 60
        previous = end - start
        if longest > _WRAPPED_AT_MOST:
            return False
    return breaks > 0 and full * 2 > breaks
