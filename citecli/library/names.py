"""Names of documents: ids made from titles, and what a user's words mean among ids."""

from citecli.text.folding import fold

LONGEST_ID = 40
"""Characters of an id beyond which it is cut, at a word: long enough to recognise, short enough for a line."""


def slug(title: str) -> str:
    """An id from a title: its words in lower case, joined by hyphens; whole words, at most `LONGEST_ID` characters."""
    words: list[str] = []
    length = -1
    plain = fold(title).replace("'", "")
    for word in "".join(char if char.isalnum() else " " for char in plain).split():
        if words and length + 1 + len(word) > LONGEST_ID:
            break
        words.append(word[:LONGEST_ID])
        length += 1 + len(words[-1])
    return "-".join(words)


def unique(name: str, taken: frozenset[str] | set[str]) -> str:
    """`name`, or `name-2`, `name-3` and so on: the first that is not taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
