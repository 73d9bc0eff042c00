"""Short titles, for a citation in running text that has no author to name."""

import re

from citecli.text.words import count_words

_LONGEST = 40
"""Characters of a title that is short enough as it is."""

# Where a title breaks by itself, the strongest break first. A comma in a number (1,000) is none.
_BREAKS = (re.compile(r"\s*:\s"), re.compile(r"(?<=[?!])\s"), re.compile(r"\s*[—–;]\s*|\s-\s"), re.compile(r",\s"))
_FEWEST_WORDS = 2


def short_title(title: str) -> str:
    """`title` up to its first natural break (a colon, a dash, a comma), "" when it is short or has none."""
    title = " ".join(title.split())
    if len(title) <= _LONGEST:
        return ""
    for pattern in _BREAKS:
        for match in pattern.finditer(title):
            start = title[: match.start()]
            if count_words(start) >= _FEWEST_WORDS:
                return start
    return ""
