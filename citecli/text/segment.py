"""Segmentation: the lines and paragraphs of a plain text, without the white space around them."""

import re
from collections.abc import Iterator

_BLANK = re.compile(r"\r\n|\n|\r|\x0b|\x0c|\x85|\u2028|\u2029")


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The lines of `text[start:end]` as half-open offsets into `text`, without their line ends."""
    end = len(text) if end is None else end
    at = start
    for match in _BLANK.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def paragraphs(text: str) -> list[tuple[int, int, int]]:
    """The paragraphs of a plain text as (start, end, section); blank lines separate them.

    Offsets are half open and exclude white space around the paragraph. Sections are counted from 0; two or more blank
    lines begin a new one.
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


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """`text[start:end]` without white space at its ends, as half-open offsets into `text`."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
