"""Names of speakers by their labels in a transcript: FOX is Dana Fox, RM is Ruth Mace, Dr. Ines Roth is Ines Roth.

A label says itself who speaks. The text around it may only say more: the fuller name of somebody with that surname or
these initials, if there is one such person.
"""

from collections import defaultdict
from collections.abc import Sequence

from citecli.quotes.coreference.entities import Entity
from citecli.quotes.languages.english import lexicon

_INITIALS = (2, 3)
_TITLES = lexicon.TITLES | frozenset(
    "frau präsident präsidentin vizepräsident vizepräsidentin alterspräsident bundeskanzler bundeskanzlerin kanzler "
    "bundesminister bundesministerin ministerin staatssekretär staatssekretärin parl mme mlle madame présidente "
    "président sr sra dott dottssa onorevole presidente baroness viscount".split()
)
_NO_NAMES = frozenset("from to by with and of for in on at the a an but so as".split())


class LabelNames:
    """Finds who the labels of one text mean among its entities."""

    def __init__(self, entities: Sequence[Entity], characters: str) -> None:
        self._characters = characters
        self._by_name = {alias.casefold(): entity for entity in entities for alias in entity.aliases}
        self._by_part: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_initials: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            words = _without_titles(entity.display.split())
            if len(words) > 1 and _is_name(words):
                for word in {words[0].casefold(), words[-1].casefold()}:
                    self._by_part[word].append(entity)
                self._by_initials["".join(word[0] for word in words)].append(entity)

    def speaker(self, label: str) -> tuple[str, str, tuple[str, ...]]:
        """The speaker that a label means: the fullest name, the name without titles, and all names in the text."""
        surname, comma, given = label.partition(", ")
        if comma:
            label = f"{given} {surname}"
        words = _without_titles(label.split())
        entity = self._fuller(label, words)
        if entity is not None:
            return entity.speaker, entity.display, tuple(entity.aliases)
        named = self._by_name.get(label.casefold())
        if named is not None and named.display.split() == words:
            return named.speaker, named.display, tuple(named.aliases)
        return label, " ".join(words) if len(words) > 1 else label, ()

    def _fuller(self, label: str, words: Sequence[str]) -> Entity | None:
        """The only person of that surname or given name, or with these initials."""
        if len(words) == 1 and words[0][0].isupper():
            people = self._by_part.get(words[0].casefold(), [])
            initials = label.replace(".", "")
            if not people and initials.isupper() and len(initials) in _INITIALS:
                people = self._by_initials.get(initials, [])
            if len(people) == 1 and people[0].display in self._characters:
                return people[0]
        return None


def _without_titles(words: Sequence[str]) -> list[str]:
    first = 0
    while first < len(words) - 1 and len(words[-1]) > 1 and words[first].strip(".").lower() in _TITLES:
        first += 1
    # Lord Marsh of Tarn is no Marsh of Tarn.
    return list(words if any(word.islower() for word in words[first:]) else words[first:])


def _is_name(words: Sequence[str]) -> bool:
    is_shouted = all(word.isupper() for word in words)
    is_initials = words[0].isupper() and not is_shouted
    return all(word[0].isupper() for word in words) and not is_initials and words[0].lower() not in _NO_NAMES
