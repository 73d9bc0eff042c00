"""The numbers that a source itself prints for its paragraphs."""

import re

from citecli.documents.model import Document

_OWN_NUMBER = re.compile(r"\s*(?:¶\s*|§\s*)?[\[(]?(\d{1,4})[\])]?[.:)]?\s")
_FEWEST_NUMBERED = 3
_SHARE_NUMBERED = 0.8
_LONGEST_LINE = 80
"""The most characters of a line between numbered paragraphs that is none itself."""


def own_numbers(document: Document) -> dict[int, str]:
    """The numbers that the source itself prints for its paragraphs, by our paragraph number; else empty.

    A source numbers its paragraphs if nearly all of them begin with a number, and the numbers increase. Short lines
    between them, such as the names of judges, do not count.
    """
    numbers: dict[int, str] = {}
    last = lines = 0
    for paragraph in document.paragraphs:
        match = _OWN_NUMBER.match(paragraph.span.of(document.text)[:16])
        if match and (not numbers or int(match[1]) == last + 1):
            numbers[paragraph.number] = match[1]
            last = int(match[1])
        elif paragraph.span.end - paragraph.span.start <= _LONGEST_LINE:
            lines += 1
    counted = len(document.paragraphs) - min(lines, len(numbers))
    enough = len(numbers) >= _FEWEST_NUMBERED and len(numbers) >= _SHARE_NUMBERED * counted
    return numbers if enough else {}
