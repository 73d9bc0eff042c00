"""Names of persons outside any text, as a list of speakers has them: taken apart, and compared.

Inside one text the words around a name help to tell whose it is (`names`, `name_clusters`); here there is the name
alone, so that less is taken for granted: two names whose given names differ are never one person's.
"""

import re
from typing import NamedTuple

from citecli.quotes.coreference.roles import canonical_role
from citecli.quotes.languages.english.lexicon import (
    COMPANY_ENDINGS,
    COURTESY_TITLES,
    GIVEN_NAMES,
    NAME_SUFFIXES,
    ORGANIZATIONS,
    PARTICLES,
    PLACES,
    PLURAL_ROLES,
    PRONOUNS,
    TITLE_GENDER,
    TITLES,
)
from citecli.quotes.languages.english.nicknames import FULL_FORMS, is_family_first
from citecli.quotes.languages.vocabulary import Agreement
from citecli.text.abbreviations import GENERATIONS
from citecli.text.folding import fold

_MOST_WORDS = 6
_BEFORE_GIVEN = frozenset(
    "king queen prince princess pope saint st sister brother father mother lady lord sir dame uncle aunt duke duchess "
    "don doña master emperor empress".split()
)
"""Titles that a given name follows rather than a surname: Prince George."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_EDGES = "\"'(),;:"


class PersonName(NamedTuple):
    """A person's name in folded words.

    `given` are the given names and initials, empty where there is a surname alone; `nicknames` stand between marks or
    brackets (William “Bill” Weston). `title` is one word for all that say the same ("general" for Gen.), "" for none
    and for Mr, Mrs and the like, of which only `gender` remains. `generation` is Jr., Sr. or a number.
    """

    given: tuple[str, ...]
    surname: str
    nicknames: tuple[str, ...] = ()
    gender: Agreement = Agreement.ANY
    generation: str = ""
    title: str = ""


def person_name(display: str, title: str = "") -> PersonName | None:
    """A name taken apart, `None` for what is no person's: an organisation, a place, a phrase, a given name alone.

    `display` is the name as written, which may begin with titles of its own; `title` one that was taken off before.
    """
    words = display.split()
    titles = [_bare(word) for word in title.split()]
    while len(words) > 1 and _bare(words[0]) in TITLES:
        titles.append(_bare(words.pop(0)))
    nicknames = tuple(_bare(word) for word in words if word[0] in "“‘\"'(" and word[-1] in "”’\"')")
    words = [word for word in words if _bare(word) and _bare(word) not in nicknames]
    generation = ""
    while len(words) > 1 and _bare(words[-1]) in NAME_SUFFIXES:
        suffix = _bare(words.pop())
        generation = suffix if suffix in GENERATIONS else generation
    if not 1 <= len(words) <= _MOST_WORDS or not all(map(_is_name_word, words)) or not words[-1][0].isupper():
        return None
    parts = _split_initials(words)
    given, surname = _split_surname(parts)
    if _is_thing(parts, bool(titles)) or (not given and not _is_surname(surname, titles)):
        return None
    gender = next((TITLE_GENDER[word] for word in titles if word in TITLE_GENDER), Agreement.ANY)
    rank = next((canonical_role(word) for word in reversed(titles) if word and word not in COURTESY_TITLES), "")
    return PersonName(given, surname, nicknames, gender or _given_gender(given), generation, rank)


def compatible(name: PersonName, other: PersonName) -> bool:
    """Whether two full names can be one person's.

    They can with the same surname and generation, no contradiction of gender, given names that are the same, or one
    the short form or the initial of the other, and middle names of which one is left out or that go together likewise.
    """
    if name.surname != other.surname or name.generation != other.generation or not name.given or not other.given:
        return False
    if name.gender and other.gender and name.gender != other.gender:
        return False
    if name.given[0] in other.nicknames or other.given[0] in name.nicknames:
        return True
    mine, theirs = name.given, other.given
    if _is_short(mine[0], theirs[0]):
        return all(left == right or _is_initial(left, right) for left, right in zip(mine[1:], theirs[1:], strict=False))
    # J. Edgar Hoover, who is called Edgar Hoover.
    return (len(mine[0]) == 1 and mine[1:] == theirs[:1]) or (len(theirs[0]) == 1 and theirs[1:] == mine[:1])


def _bare(word: str) -> str:
    """A word folded, without the punctuation at its ends."""
    return fold(word).strip(_EDGES).strip(".")


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or _bare(word) in PARTICLES


def _is_surname(word: str, titles: list[str]) -> bool:
    """Whether a word that stands alone is a surname."""
    if not titles:
        return all(word not in words for words in (GIVEN_NAMES, PLACES, ORGANIZATIONS, PLURAL_ROLES, PRONOUNS))
    return not (word in GIVEN_NAMES and titles[-1] in _BEFORE_GIVEN) and word not in COMPANY_ENDINGS


def _is_thing(parts: list[str], has_title: bool) -> bool:
    """Whether the words name a place or an organisation rather than a person."""
    if parts[0] in ("the", "a", "an"):
        return True
    if has_title or (parts[0] in GIVEN_NAMES and len(parts) > 1):
        return False
    return len(parts) > 1 and (
        parts[-1] in PLACES or parts[-1] in COMPANY_ENDINGS or any(word in ORGANIZATIONS for word in parts)
    )


def _split_initials(words: list[str]) -> list[str]:
    """The words folded, initials apart: J.D. and JD are both J. and D."""
    shouted = all(word.isupper() for word in words)
    parts: list[str] = []
    for at, word in enumerate(words):
        bare = _bare(word)
        run = not shouted and at < len(words) - 1 and word.isupper() and word.isalpha() and len(word) == 2
        if run or _INITIALS.fullmatch(word):
            parts += [char for char in bare if char.isalpha()]
        else:
            parts.append(bare)
    return parts


def _split_surname(parts: list[str]) -> tuple[tuple[str, ...], str]:
    """The given names, and the surname without the particles before it, which many leave out."""
    if is_family_first(tuple(parts), len(parts) > 1 and parts[1] in GIVEN_NAMES):
        return tuple(parts[1:]), parts[0]
    given = parts[:-1]
    while given and given[-1] in PARTICLES and (len(given) > 1 or given[0] not in GIVEN_NAMES):
        given.pop()
    return tuple(given), parts[-1]


def _given_gender(given: tuple[str, ...]) -> Agreement:
    return GIVEN_NAMES.get(given[0], Agreement.ANY) if given else Agreement.ANY


def _is_initial(name: str, other: str) -> bool:
    return (len(name) == 1 or len(other) == 1) and name[:1] == other[:1]


def _is_short(name: str, other: str) -> bool:
    """Whether two given names are the same, or one the initial or the short form of the other."""
    if name == other or _is_initial(name, other):
        return True
    return name in FULL_FORMS.get(other, ()) or other in FULL_FORMS.get(name, ())
