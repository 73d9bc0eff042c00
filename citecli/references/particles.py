"""Names taken apart: particles and suffixes that were typed into the family or given name.

Lower-case words before the family name are non-dropping particles ("van Gogh"), those after the given name dropping
ones ("Ludwig van"), and what follows a comma in the given name is a suffix ("Martin Luther, Jr."). The reference
implementation of CSL reads names so by default. A family name in quotation marks is left as it is.
"""

from citecli.references.model import Name

_APOSTROPHES = "'ʻ’"
_MARKS = "-'ʻ’ "


def split_particles(name: Name) -> Name:
    """The name with its particles and its suffix in their own fields; those already there are left alone."""
    family, given = name.family.strip(), name.given.strip()
    if len(family) > 2 and family[0] == family[-1] == '"':
        return name._replace(family=family[1:-1])
    if not family or not given:
        return name
    if "," in given and not name.suffix:
        name = _split_suffix(name, given)
        given = name.given
    if not name.non_dropping_particle and family[0].lower() == family[0]:
        name = _split_family(name, family)
    if not name.dropping_particle and " " in given:
        name = _split_given(name, given)
    return name


def _is_particle(word: str) -> bool:
    """Whether a word is written like a particle: its first letter is a small one."""
    letters = word.lstrip(_MARKS)
    return bool(letters) and letters[0].upper() != letters[0]


def _is_initial(word: str) -> bool:
    """Whether a word is a small initial: e. e. cummings has no particle, but v. (von), d. (de) and z. (zu) are some."""
    return len(word) == 2 and word[1] == "." and word[0] not in "vdz"


def _split_suffix(name: Name, given: str) -> Name:
    """`Martin Luther, Jr.`; `,!` asks for the comma to stay."""
    before, _, suffix = given.partition(",")
    suffix = suffix.strip()
    comma = suffix.startswith("!")
    suffix = suffix.lstrip("! ")
    if not suffix:
        return name
    if suffix.replace(".", "") == "et al" and not name.dropping_particle:
        # Some catalogues have it as part of the last name.
        return name._replace(given=before.rstrip(), dropping_particle=suffix)
    return name._replace(given=before.rstrip(), suffix=suffix, comma_suffix=name.comma_suffix or comma)


def _split_family(name: Name, family: str) -> Name:
    """`van der Vlist`, `d'Artagnan`, `al-Khwarizmi`."""
    end = 0
    while (after := _particle_end(family, end)) < len(family) and _is_particle(family[end:after]):
        end = after
    if not end:
        return name
    particle = family[:end]
    kept = particle.rstrip()
    if kept != particle and kept[-1] in _APOSTROPHES:  # d' Artagnan, with its space
        kept += " "
    return name._replace(family=family[end:], non_dropping_particle=kept)


def _particle_end(family: str, start: int) -> int:
    """Where the name goes on after the particle that may begin at `start`; the end when none does.

    It ends with a space, with an apostrophe, or with a hyphen before a capital: boyd-smith is one name.
    """
    at = start + (family[start] in _MARKS)
    if (
        family[start] in _APOSTROPHES and family[at : at + 1].islower() and family[at + 1 : at + 2] == "-"
    ):  # 's-Gravesande
        return at + 2
    while at < len(family):
        letter = family[at]
        at += 1
        if letter in _APOSTROPHES or letter.isspace():
            while at < len(family) and family[at].isspace():
                at += 1
            return at
        if letter == "-" and family[at : at + 1].isupper():
            return at
    return at


def _split_given(name: Name, given: str) -> Name:
    """`Ludwig van`, `Jean de la`."""
    end = len(given)
    while (before := given.rfind(" ", 0, end)) > 0:
        word = given[before + 1 : end]
        if word and (not _is_particle(word) or _is_initial(word)):
            break
        end = before
    particle = given[end:].strip()
    return name._replace(given=given[:end].rstrip(), dropping_particle=particle) if particle else name
