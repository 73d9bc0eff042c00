"""Names taken apart: particles and suffixes that were typed into the family or given name.

Lower-case words before the family name are non-dropping particles ("van Gogh"), those after the given name dropping
ones ("Ludwig van"), and what follows a comma in the given name is a suffix ("Martin Luther, Jr."). The reference
implementation of CSL reads names so by default. A family name in quotation marks is left as it is.
"""

import re

from citecli.references.model import Name

# A particle may be joined to what follows: d'Alembert, al-Khwarizmi, ʻAbd.
_LEADING = re.compile(r"[-'ʻ’]?[^\s\-'ʻ’]+(?:\.?\s+|['’ʻ]\s*|-(?=\S))|['’]\w+\s+")
_INITIAL = re.compile(r"[^\W\d_vdz]\.")  # e. e. cummings has no particle; v. (von), d. (de), z. (zu) are some
_SUFFIX = re.compile(r"\s*,\s*(!?)\s*")
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


def _split_suffix(name: Name, given: str) -> Name:
    """`Martin Luther, Jr.`; `,!` asks for the comma to stay."""
    found = _SUFFIX.search(given)
    assert found is not None  # there is a comma
    suffix = given[found.end() :].strip()
    if not suffix:
        return name
    before = given[: found.start()]
    if suffix.replace(".", "") == "et al" and not name.dropping_particle:
        # Some catalogues have it as part of the last name.
        return name._replace(given=before, dropping_particle=suffix)
    return name._replace(given=before, suffix=suffix, comma_suffix=name.comma_suffix or bool(found[1]))


def _split_family(name: Name, family: str) -> Name:
    """`van der Vlist`, `d'Artagnan`, `al-Khwarizmi`."""
    end = 0
    while found := _LEADING.match(family, end):
        if not _is_particle(found[0]) or found.end() == len(family):
            break
        if found[0][-1] == "-" and not family[found.end()].isupper():  # a hyphenated name in small letters
            break
        end = found.end()
    if not end:
        return name
    particle = family[:end]
    kept = particle.rstrip()
    if kept != particle and kept[-1] in "'’":  # d' Artagnan, with its space
        kept += " "
    return name._replace(family=family[end:], non_dropping_particle=kept)


def _split_given(name: Name, given: str) -> Name:
    """`Ludwig van`, `Jean de la`."""
    end = len(given)
    while (before := given.rfind(" ", 0, end)) > 0:
        word = given[before + 1 : end]
        if word and (not _is_particle(word) or _INITIAL.fullmatch(word)):
            break
        end = before
    particle = given[end:].strip()
    return name._replace(given=given[:end].rstrip(), dropping_particle=particle) if particle else name
