"""Whom spoken words call: sí, Ana; ¡Ana!; a sus órdenes, mi capitán; buenas noches, doctor Salas."""

from collections.abc import Iterator
from typing import NamedTuple

from citecli.quotes.languages.words import LanguageWords
from citecli.text.patterns import compiled_late

_VOCATIVE = compiled_late(r"(?:^|(?<=, )|(?<=[¡¿])|(?<=[.!?…] ))((?:[^\W\d_]{1,12} ){0,2}[^\W\d_]+)(?=\s?[,.!?…;]|$)")
"""Words between marks that may call somebody: , Ana. ¡Ana! Ana, ..."""
_BEFORE_NAMES = frozenset(
    "ó oh ay eh mi mio mia meu minha mon ma mein meine mijn querido querida caro cara chère cher liebe lieber compadre "
    "comadre señor señora senhor senhora signor signora signore monsieur madame herr frau meneer mevrouw".split()
)
"""Words before whom one calls, beside titles."""
_IT_IS_ME = ("soy yo", "sono io", "sou eu", "c'est moi", "c’est moi", "ich bin's", "ich bin’s", "ich bin es", "ben ik")
HEAVEN = frozenset("dios dio deus dieu gott god cristo cristus jesús gesù jesus virgen madonna".split())
"""Those who are called without being there."""


class Called(NamedTuple):
    """Whom words call: by a name or a word for what they are, with the titles before it."""

    titles: tuple[str, ...]
    word: str
    is_inside: bool = False
    """Whether a comma stands before them, so that no capital but that of a name does."""
    is_self: bool = False
    """Whether somebody names themselves: soy yo, Ana."""


def vocatives(spoken: str, words: LanguageWords) -> Iterator[Called]:
    """Whom spoken words may call, in order."""
    spoken = " ".join(spoken.split()).lstrip("—–-«“„»‘ ")
    for match in _VOCATIVE.finditer(spoken):
        *before, last = match[1].split()
        titles = tuple(word.lower() for word in before if word.lower() in words.titles)
        if all(word.lower() in words.titles or word.lower() in _BEFORE_NAMES for word in before):
            said = spoken[: match.start()]
            is_self = said.lower().rstrip(", ").endswith(_IT_IS_ME)
            yield Called(titles, last, said.endswith(", "), is_self)
