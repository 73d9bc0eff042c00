"""Dialogue with dashes: a paragraph that opens with one is spoken, up to the words that say who speaks.

    —Is it far? asked Nell.
    —Not very.

A dash also opens the items of a list. So a text has such dialogue only when a third of its paragraphs open with a dash,
hardly any has quotation marks, and some say who speaks.
"""

from collections.abc import Sequence

from citecli.quotes.languages.english.lexicon import WORD_KINDS
from citecli.quotes.languages.vocabulary import TokenKind
from citecli.text.patterns import compiled_late
from citecli.text.quotation_marks import Marked

DASH = "—"
DASHES = "—―–-"
"""Dashes that may open speech in any language; a hyphen does so only before a space."""
_DASHES = "—―–"
_FEWEST = 2
_SHARE = 3
_CLAUSE = compiled_late(r"(?<=[,?!.…])\s+(?:(?P<verb>[a-z]+)\s+(?:[A-Z]|the\b|he\b|she\b|they\b|I\b)"
                        r"|(?:he|she|they|I|[A-Z][\w’'-]{1,30})\s+(?P<after>[a-z]+)\b)")  # fmt: skip


def dash_speech(characters: str, units: Sequence[tuple[int, int]], marked: Sequence[Marked]) -> list[Marked]:
    """What is spoken after the dashes of `units`, in order; nothing where the text has no such dialogue."""
    opening = [unit for unit, (start, _) in enumerate(units) if characters[start] in _DASHES]
    if len(opening) < _FEWEST or len(opening) * _SHARE < len(units) - opening[0] or len(marked) * 4 > len(opening):
        return []
    speech: list[Marked] = []
    clauses = 0
    for unit in opening:
        start, end = units[unit]
        stop = _clause(characters, start + 1, end)
        clauses += stop < end
        while stop > start and characters[stop - 1].isspace():
            stop -= 1
        if stop > start + 1:
            speech.append(Marked(start, stop, DASH, unit))
    return speech if clauses else []


def _clause(characters: str, start: int, end: int) -> int:
    """Where the words begin that say who speaks (“, said Tom”); `end` where there are none."""
    for match in _CLAUSE.finditer(characters, start, end):
        verb = match["verb"] or match["after"]
        if WORD_KINDS.get(verb) is TokenKind.CUE:
            return match.start()
    return end
