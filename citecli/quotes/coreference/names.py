"""Names: a name as written taken apart, and whether two names can be one person's."""

from citecli.quotes.coreference.nicknames import is_family_first, same_given
from citecli.quotes.coreference.roles import FORMER, canonical_role
from citecli.quotes.tokens.lexicon import (
    GIVEN_NAMES,
    NAME_SUFFIXES,
    PARTICLES,
    TITLE_GENDER,
    TITLES,
    Word,
)
from citecli.quotes.tokens.tokenized_text import NAME, Outline

_NEVER_NAMES = frozenset((Word.DETERMINER, Word.PREPOSITION, Word.PRONOUN))
_KEPT = NAME_SUFFIXES | {"corp", "inc", "co", "ltd", "bros"}
"""Words whose full stop is part of a name."""
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_EPITHETS = frozenset("poor old young dear little good sweet mad wretched neither either till nor both".split())


class NameParts:
    """A name mention taken apart: `core` is the name itself (lower case), `words` the same as written.

    `suffix` is Jr., Sr. or a number; `family_first` says that the family name stands first (Kim Dae-sung).
    """

    __slots__ = ("article", "core", "family_first", "gender", "person", "roles", "suffix", "title", "words")

    def __init__(self, outline: Outline, first: int, end: int) -> None:  # noqa: C901
        kinds, lows, words = outline.kinds, outline.lows, outline.words
        start = end - 1
        while start > first and start - 1 not in outline.possessives:
            before = start - 1
            while before > first and lows[before] in PARTICLES and not words[before][0].isupper():
                before -= 1
            capital = words[before][0].isupper() and kinds[before] not in _NEVER_NAMES
            if not capital or (before < start - 1 and kinds[before] != NAME) or before in outline.possessives:
                break
            start = before
        run_start = start
        title_start = title_end = -1
        tail = end
        while tail - 1 > start and lows[tail - 1] in NAME_SUFFIXES:
            tail -= 1  # Martin Luther King Jr. is no king
        for index in range(start, tail - 1):
            if lows[index] in TITLES:
                title_start = index if title_end != index else title_start
                title_end = index + 1
        if title_end > 0:
            while title_start > run_start and lows[title_start - 1] in TITLES:
                title_start -= 1
        while start < end - 1 and lows[start] in _EPITHETS:
            start += 1
        self.person = title_end > 0
        self.title = ""
        self.gender = ""
        self.roles: set[str] = set()
        given = -1
        for index in range(max(start, title_end), end - 1):
            if lows[index] in GIVEN_NAMES and lows[index + 1] not in NAME_SUFFIXES:
                given = index
                break
        if title_end > 0:
            start = title_end
            self.title = outline.text[outline.starts[title_start] : outline.ends[title_end - 1]]
            self.roles = {canonical_role(lows[index]) for index in range(title_start, title_end)}
        if given >= 0:
            if given > start and len(lows[given - 1]) != 1:
                if title_end >= 0 and given > start:
                    self.title = ""
                start = given
            self.person = True
        elif end - start == 1 and lows[start] in GIVEN_NAMES:
            self.person = True
        self.gender = GIVEN_NAMES.get(lows[start], "") if (end - start > 1 or lows[start] in GIVEN_NAMES) else ""
        for index in range(first, start):
            gender = TITLE_GENDER.get(lows[index])
            if gender:
                self.gender = gender
                self.person = True
            if kinds[index] in (Word.ROLE, Word.TITLE) or lows[index] in TITLES:
                self.roles.add(canonical_role(lows[index]))
        if self.roles and any(lows[index] in FORMER for index in range(first, start)):
            self.roles = {f"former {role}" for role in self.roles}
        if kinds[first] not in (NAME, Word.DETERMINER) and start > first and kinds[start - 1] == Word.ROLE:
            self.person = True
        self.article = lows[first] == "the" and start == first + 1
        core_end = end
        while core_end - start > 1 and lows[core_end - 1] in NAME_SUFFIXES:
            core_end -= 1
        self.core = tuple(lows[start:core_end])
        self.suffix = lows[core_end] if core_end < end and lows[core_end] in _GENERATIONS else ""
        self.family_first = is_family_first(self.core, len(self.core) > 1 and self.core[1] in GIVEN_NAMES)
        if self.family_first and not any(lows[index] in TITLE_GENDER for index in range(first, start)):
            self.gender = GIVEN_NAMES.get(self.core[1], "")
        last = end - 1
        shown = start
        while shown > first and end - start == 1 and lows[shown - 1] in PARTICLES and words[shown - 1].islower():
            shown -= 1  # the surname alone, “von der Leyen”: the particles are written, but don't tell people apart
        text = outline.text[outline.starts[shown] : outline.ends[last]]
        if last in outline.possessives:
            text = text[: -2 if text[-1] in "sS" and text[-2] in "’'" else -1]
        elif text.endswith(".") and lows[last] not in _KEPT and len(lows[last]) > 1:
            text = text[:-1]
        if self.article and not self.person:
            text = f"{outline.words[first]} {text}" if outline.words[first] == "the" else f"the {text}"
        self.words = " ".join(text.split())


def one_person(known: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether two full names with one surname are one person's."""
    first, other = known[0].rstrip("."), new[0].rstrip(".")
    if len(known) == 1 or first == other:
        return True
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    alike = first.startswith(other[:3]) and other.startswith(first[:3])
    return alike or first in new or other in known or same_given(first, other)
