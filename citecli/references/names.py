"""Parse names as people type them, and split particles and suffixes off names."""

from citecli.frozen import replace
from citecli.references.model import Name
from citecli.text.abbreviations import GENERATIONS, PARTICLES
from citecli.text.numerals import is_roman
from citecli.text.patterns import compiled_late

_SUFFIXES = GENERATIONS | {"v", "esq", "phd", "md"}


def read_name(text: str) -> Name:
    """Parse the name in `text`.

    With a comma, the family name comes first; a second comma separates a suffix, as in BibTeX, so that after a single
    one even "JR" are initials. Without a comma, the last word is the family name, and particles before it belong to
    it. A single word, or a text in braces, such as an institution's name, becomes a literal name. "" gives an empty
    name.
    """
    text = " ".join(text.split())
    if text.startswith("{") and text.endswith("}"):
        return Name(literal=text[1:-1].strip())
    if "," in text:
        family, *other_parts = (part.strip() for part in text.split(","))
        at = next((at for at in range(len(other_parts) - 1, -1, -1) if is_suffix(other_parts[at])), -1)
        suffix = other_parts.pop(at) if at >= 0 and (len(other_parts) > 1 or not family) else ""
        return _in_parts(family, " ".join(filter(None, other_parts)), suffix)
    words = text.split()
    suffix = words.pop() if len(words) > 2 and is_suffix(words[-1]) else ""
    if len(words) < 2:
        return Name(literal=text)
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return _in_parts(" ".join(words[at:]), " ".join(words[:at]), suffix)


OTHERS = Name(literal="others")
"""How BibTeX says, at the end of a list of names, that there are more. CSL has no sign for it, so it is a name in one
piece, as it is for Pandoc."""


def without_others(names: tuple[Name, ...]) -> tuple[tuple[Name, ...], bool]:
    """The names without a last `OTHERS`, and whether there was one. Alone it is somebody's name."""
    return (names[:-1], True) if len(names) > 1 and names[-1] == OTHERS else (names, False)


def is_suffix(word: str) -> bool:
    """Whether a word is a suffix of names: Jr., III, PhD, Esq."""
    bare = word.replace(".", "")
    return bare.lower() in _SUFFIXES or (set(bare) <= set("IVX") and len(bare) > 1 and is_roman(bare))


_RUN_TOGETHER = compiled_late(r"(?<=[^\W\d_]\.)(?=[^\W\d_]\.)")


def spaced_initials(given: str) -> str:
    """A given name whose initials have spaces between them: "K.D." is written "K. D.", so that both are one person."""
    return _RUN_TOGETHER.sub(" ", given) if "." in given else given


_CAPITALS = compiled_late(r"[^\W\d_]{2,}")


def from_capitals(name: Name) -> Name:
    """The name with its family name in ordinary letters, if it is all in capitals: SMITH-ROE is Smith-Roe."""
    if len(name.family) < 3 or not name.family.isupper():
        return name
    return replace(name, family=_CAPITALS.sub(lambda word: word[0].capitalize(), name.family))


def _in_parts(family: str, given: str, suffix: str) -> Name:
    if not family or not given:
        return Name(literal=family or given)
    words = family.split()
    at = 0
    while at < len(words) - 1 and words[at] in PARTICLES:
        at += 1
    given = spaced_initials(given)
    return Name(family=" ".join(words[at:]), given=given, non_dropping_particle=" ".join(words[:at]), suffix=suffix)


_APOSTROPHES = "'ʻ’"
_MARKS = "-'ʻ’ "


def split_particles(name: Name) -> Name:
    """`name` with particles and suffix moved to their own fields; fields that are already filled stay as they are."""
    family, given = name.family.strip(), name.given.strip()
    if len(family) > 2 and family[0] == family[-1] == '"':
        return replace(name, family=family[1:-1])
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
    """Whether a word is written like a particle: its first letter is lower case."""
    letters = word.lstrip(_MARKS)
    return bool(letters) and letters[0].upper() != letters[0]


def _is_initial(word: str) -> bool:
    """Whether a word is a lower-case initial (e. e. cummings). The abbreviated particles v., d. and z. are not."""
    return len(word) == 2 and word[1] == "." and word[0] not in "vdz"


def _split_suffix(name: Name, given: str) -> Name:
    """Split the suffix off a given name: `Martin Luther, Jr.`. With `,!` the comma is printed, too."""
    before, _, suffix = given.partition(",")
    suffix = suffix.strip()
    comma = suffix.startswith("!")
    suffix = suffix.lstrip("! ")
    if not suffix:
        return name
    if suffix.replace(".", "") == "et al" and not name.dropping_particle:
        # Some catalogues append "et al." to the last name of a list.
        return replace(name, given=before.rstrip(), dropping_particle=suffix)
    return replace(name, given=before.rstrip(), suffix=suffix, comma_suffix=name.comma_suffix or comma)


def _split_family(name: Name, family: str) -> Name:
    """Split the particles off a family name: `van der Vlist`, `d'Artagnan`, `al-Khwarizmi`."""
    end = 0
    while (after := _particle_end(family, end)) < len(family) and _is_particle(family[end:after]):
        end = after
    if not end:
        return name
    particle = family[:end]
    kept = particle.rstrip()
    if kept != particle and kept[-1] in _APOSTROPHES:  # keep the space of d' Artagnan
        kept += " "
    return replace(name, family=family[end:], non_dropping_particle=kept)


def _particle_end(family: str, start: int) -> int:
    """The offset after the particle that may begin at `start`; the length of `family` when there is no particle.

    A particle ends with a space, an apostrophe, or a hyphen before a capital (so boyd-smith has no particle).
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
    """Split the particles off the end of a given name: `Ludwig van`, `Jean de la`."""
    end = len(given)
    while (before := given.rfind(" ", 0, end)) > 0:
        word = given[before + 1 : end]
        if word and (not _is_particle(word) or _is_initial(word)):
            break
        end = before
    particle = given[end:].strip()
    return replace(name, given=given[:end].rstrip(), dropping_particle=particle) if particle else name
