"""Whether two lists of names are of the same people: by family name, with particles, initials and transliteration."""

from collections.abc import Sequence
from enum import Enum

from citecli.frozen import FrozenValue
from citecli.references.display import full_name
from citecli.references.model import Name
from citecli.references.names import without_others
from citecli.text.abbreviations import GENERATIONS, PARTICLES
from citecli.text.folding import fold
from citecli.text.patterns import compiled_late
from citecli.text.pinyin import has_han, surname_readings
from citecli.text.transliteration import is_latin, loosely_latin, without_digraphs
from citecli.text.words import letter_runs

_MOST = 40
"""Names of a list that are compared one by one."""
_FEWEST_OF_A_CUT_LIST = 10
"""From how many names on a list that ends early is taken for one that was cut: styles print so many, and no more."""
_AND_OTHERS = frozenset(("others", "et al", "and others", "u. a", "ua", "al"))
"""What is no name at the end of a list, as some programs write it."""
_SMALL = frozenset("of the and for de la le du des der die das und et y e für del da do di in".split())


_ACRONYM = compiled_late(r"\s*[(\[][^()\[\]\s]{2,12}[)\]]\s*\Z")
"""The acronym that some write behind the name of an institution."""


class NameMatch(Enum):
    """How two names compare."""

    SAME = 1
    NEAR = 2
    """A letter or two of the family name differ, or the initials do."""
    OTHER = 3
    UNKNOWN = 4
    """They are in scripts that can't be compared."""


class PeopleMatch(Enum):
    """How two lists of names compare."""

    ALL = 1
    """All are the same, in one order, as far as the written list goes."""
    FIRST = 2
    """The first is the same, and others are not."""
    SOME = 3
    """Some are the same, the first is not."""
    NONE = 4
    UNKNOWN = 5


class PeopleComparison(FrozenValue):
    """How two lists of names compare."""

    match: PeopleMatch
    differs: bool
    """Whether the written list says what the other does not: a name more or less, another order, another spelling."""
    reason: str = ""
    """What differs, in words."""


def compare_people(written: Sequence[Name], recorded: Sequence[Name], is_cut: bool = False) -> PeopleComparison:
    """A list of names as written with that of a record; `is_cut`: the written one may end early (et al.)."""
    names, has_others = without_others(tuple(written))
    if len(names) > 1 and fold(full_name(names[-1])).strip(" .") in _AND_OTHERS:
        names, has_others = names[:-1], True
    names = tuple(name for name in names if _key(name))
    others = tuple(name for name in without_others(tuple(recorded))[0] if _key(name))
    if not names or not others:
        return PeopleComparison(PeopleMatch.UNKNOWN, False)
    is_cut = is_cut or has_others or len(names) >= _FEWEST_OF_A_CUT_LIST
    found = _compared(names, others, is_cut)
    persons, other_persons = (tuple(name for name in each if not name.literal) for each in (names, others))
    if found.differs and persons and other_persons and len(persons) + len(other_persons) < len(names) + len(others):
        # A group beside the people (a consortium, a study's name) is often left out.
        without_groups = _compared(persons, other_persons, is_cut)
        return found if without_groups.differs else without_groups
    return found


def _compared(names: Sequence[Name], others: Sequence[Name], is_cut: bool) -> PeopleComparison:
    pairs = [compare_names(name, other) for name, other in zip(names[:_MOST], others[:_MOST], strict=False)]
    if pairs[0] is NameMatch.UNKNOWN:
        return PeopleComparison(PeopleMatch.UNKNOWN, False)
    known = [match for match in pairs if match is not NameMatch.UNKNOWN]
    if all(match is NameMatch.SAME for match in known):
        return _same_as_far_as(len(names), len(others), is_cut)
    if is_cut and _is_first_and_last(names, others):
        return PeopleComparison(PeopleMatch.ALL, False)
    return _partly_the_same(names, others, pairs)


def _same_as_far_as(count: int, total: int, is_cut: bool) -> PeopleComparison:
    if count == total or (count < total and is_cut):
        return PeopleComparison(PeopleMatch.ALL, False)
    if count < total:
        missing = total - count
        return PeopleComparison(PeopleMatch.ALL, True, f"{missing} name{'s' if missing > 1 else ''} missing")
    return PeopleComparison(PeopleMatch.ALL, True, f"the record has {total} name{'s' if total > 1 else ''}")


def _is_first_and_last(names: Sequence[Name], others: Sequence[Name]) -> bool:
    """Whether a long list was cut as APA cuts it: nineteen names, an ellipsis, and the last."""
    *first, last = names
    return (
        len(names) > 2
        and len(others) > len(names)
        and all(compare_names(*pair) is NameMatch.SAME for pair in zip(first, others, strict=False))
        and compare_names(last, others[-1]) is NameMatch.SAME
    )


def _partly_the_same(names: Sequence[Name], others: Sequence[Name], pairs: Sequence[NameMatch]) -> PeopleComparison:
    near = [number for number, match in enumerate(pairs) if match is NameMatch.NEAR]
    wrong = [number for number, match in enumerate(pairs) if match is NameMatch.OTHER]
    if not wrong and len(names) == len(others):
        at = near[0]
        return PeopleComparison(
            PeopleMatch.ALL, True, f"“{full_name(names[at])}” is “{full_name(others[at])}” in the record"
        )
    keys = {_key(other) for other in others}
    shared = [name for name in names if _key(name) in keys]
    if len(shared) == len(names) == len(others):
        match = PeopleMatch.FIRST if pairs[0] is not NameMatch.OTHER else PeopleMatch.SOME
        return PeopleComparison(match, True, "the same names in another order")
    if pairs[0] is not NameMatch.OTHER:
        return PeopleComparison(PeopleMatch.FIRST, True, "other names after the first")
    if shared:
        return PeopleComparison(PeopleMatch.SOME, True, "the first name is another")
    return PeopleComparison(PeopleMatch.NONE, True, "other names")


def compare_names(written: Name, recorded: Name) -> NameMatch:
    """Two names, each in parts or in one piece."""
    if written.literal or recorded.literal:
        return _in_one_piece(written, recorded)
    match = _families(written, recorded)
    if match is NameMatch.OTHER and _is_swapped(written, recorded):
        return NameMatch.SAME
    if match is NameMatch.SAME and not _may_be_initials(written.given, recorded.given):
        # What is before the family name may be part of it, and so may be what is behind the given one.
        return NameMatch.SAME if set(_words(written)) == set(_words(recorded)) else NameMatch.NEAR
    return match


def _families(written: Name, recorded: Name) -> NameMatch:
    one, other = _family_words(written), _family_words(recorded)
    mine, theirs = "".join(one), "".join(other)
    if not mine or not theirs:
        return NameMatch.UNKNOWN
    if mine == theirs or without_digraphs(mine) == without_digraphs(theirs):
        return NameMatch.SAME
    if len(one) != len(other) and (set(one) <= set(other) or set(other) <= set(one)):
        return NameMatch.SAME  # García Márquez and García, Smith-Jones and Jones
    if is_latin(mine) != is_latin(theirs):
        return _across_scripts(written, recorded, mine, theirs)
    from rapidfuzz.distance import Indel

    near = Indel.normalized_similarity(mine, theirs)
    return NameMatch.NEAR if near >= 0.84 and min(len(mine), len(theirs)) >= 4 else NameMatch.OTHER


def _across_scripts(written: Name, recorded: Name, mine: str, theirs: str) -> NameMatch:
    from rapidfuzz.distance import Indel

    for name, other in ((written, theirs), (recorded, mine)):
        family = name.family or name.literal
        if has_han(family):
            sounds = "".join(char for sound in surname_readings(family) for char in sound if char.isalpha())
            return NameMatch.SAME if sounds and sounds == other else NameMatch.UNKNOWN
    one, other = loosely_latin(mine), loosely_latin(theirs)
    if not (one.isascii() and other.isascii()):
        return NameMatch.UNKNOWN
    return NameMatch.SAME if Indel.normalized_similarity(one, other) >= 0.7 else NameMatch.OTHER


def _is_swapped(written: Name, recorded: Name) -> bool:
    """Whether the family name of one is the given name of the other: Wei Zhang and Zhang Wei."""
    mine, theirs = _letters(written.family), _letters(recorded.family)
    return bool(mine and theirs) and mine == _letters(recorded.given) and theirs == _letters(written.given)


def _may_be_initials(given: str, other: str) -> bool:
    """Whether two given names may be of one person: the first initial is the same, or one has none."""
    one, two = _given_words(given), _given_words(other)
    if not one or not two or is_latin(one[0]) != is_latin(two[0]):
        return True
    if one[0][0] == two[0][0]:
        return True
    # A first name that is not used: J. Edgar Hoover is Edgar Hoover for some.
    return len(one) != len(two) and any(word[0] in {first[0] for first in two} for word in one)


def _in_one_piece(written: Name, recorded: Name) -> NameMatch:
    one, other = (set(_words(name)) - _SMALL for name in (written, recorded))
    if not one or not other:
        return NameMatch.UNKNOWN
    if one == other or (min(len(one), len(other)) > 1 and (one <= other or other <= one)):
        return NameMatch.SAME
    if _is_acronym(written, recorded) or _is_acronym(recorded, written):
        return NameMatch.SAME
    # A person whose name is in one piece in one of them: its last word, or its first before initials.
    for name, whole in ((written, other), (recorded, one)):
        if not name.literal and (family := set(_family_words(name))) and family <= whole:
            return NameMatch.SAME
    if 2 * len(one & other) >= max(len(one), len(other)):
        return NameMatch.NEAR
    return NameMatch.OTHER


def _is_acronym(short: Name, long: Name) -> bool:
    """Whether one is the initials of the other: WHO of the World Health Organization."""
    letters = "".join(letter_runs(full_name(short))).upper()
    name = _ACRONYM.sub("", full_name(long))
    # A compound counts as one word or as several: OECD of the Organisation for Economic Co-operation and Development.
    return len(letters) > 1 and any(
        letters == "".join(word[0] for word in letter_runs(text) if fold(word) not in _SMALL).upper()
        for text in (name, name.replace("-", "").replace("‐", ""))
    )


def _key(name: Name) -> str:
    """The family name as names of a list are found by it."""
    return without_digraphs("".join(_family_words(name))) or _letters(name.literal)


def _family_words(name: Name) -> list[str]:
    """The words of the family name, folded, without particles and a suffix."""
    words = letter_runs(_folded(f"{name.non_dropping_particle} {name.family or name.literal}"))
    kept = [word for word in words if word not in PARTICLES and word not in GENERATIONS]
    return kept or words


def _given_words(given: str) -> list[str]:
    return [word for word in letter_runs(_folded(given)) if word not in PARTICLES and word not in GENERATIONS]


def _words(name: Name) -> list[str]:
    return [word for word in letter_runs(_folded(full_name(name))) if word not in PARTICLES]


def _letters(text: str) -> str:
    return "".join(letter_runs(_folded(text)))


def _folded(text: str) -> str:
    return fold(text).replace("'", "")
