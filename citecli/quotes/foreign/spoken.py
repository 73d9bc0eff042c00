"""The quotations of one language: words in marks, and speech behind dashes, cut where a clause says who speaks."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from citecli.quotes.foreign.dashes import dash_speech, parts_in_marks
from citecli.quotes.foreign.sentences import Marks
from citecli.quotes.languages.words import LanguageWords
from citecli.text.quotation_marks import Marked

ENDS = (".", "!", "?", "…")
"""Marks with which a sentence ends."""


class SpokenWords(NamedTuple):
    """The words of one quotation."""

    number: int
    unit: int
    start: int
    end: int
    inner: str
    is_dash: bool
    whole: tuple[int, int] | None = None
    """The marks that this is a part of, where a clause about who speaks stands among the words."""
    is_rest: bool = False
    """Whether it is such a part, and not the first."""
    is_open: bool = False
    """Whether its marks are not closed in its paragraph, so that it goes on in the next."""

    @property
    def marks(self) -> Marks:
        """The stretch of the text that is one token."""
        return Marks(self.start, self.end, self.inner.endswith(ENDS))

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.inner.split())


def spoken_words(
    characters: str, spans: Mapping[int, tuple[int, int]], quotes: Sequence[Marked], words: LanguageWords
) -> list[SpokenWords]:
    """The quotations of the units `spans`, in order, numbered; `quotes` are the outermost marked words of the text."""
    marked = [one for one in quotes if one.unit in spans]
    in_dashes = dash_speech(characters, spans, frozenset(one.unit for one in marked), words)
    found: list[SpokenWords] = []
    for one in marked:
        if one.unit not in in_dashes:
            mark = len(one.opener)
            inner = characters[one.start + mark : one.end - (one.closer_length if one.closed else 0)]
            whole = SpokenWords(0, one.unit, one.start, one.end, inner.strip(), False, is_open=not one.closed)
            found += _parts(characters, whole, mark, words)
    for unit, parts in in_dashes.items():
        for part in parts:
            inner = characters[part.start : part.end].strip("—―–- ")
            found.append(SpokenWords(0, unit, part.start, part.end, inner, True))
    found.sort(key=lambda one: one.start)
    return [one._replace(number=number) for number, one in enumerate(found)]


def _parts(characters: str, quote: SpokenWords, mark: int, words: LanguageWords) -> list[SpokenWords]:
    """The parts of words in marks between which a clause says who speaks; the words themselves where none does."""
    parts = parts_in_marks(characters, (quote.start + mark, quote.end - mark), words)
    whole = (quote.start, quote.end)
    return [
        SpokenWords(0, quote.unit, part.start, part.end, characters[part.start : part.end], False, whole, number > 0)
        for number, part in enumerate(parts)
    ] or [quote]
