"""Bylines: `By Jane Doe and John Q. Public`. Only people named in a byline count as authors."""

import re

from citecli.references.model import Name
from citecli.text.abbreviations import PARTICLES, is_generation

_BY = re.compile(r"(?:By|BY|by)\s+(?P<names>\S.*)")
_LONGEST = 160
_STOPS = (".", "!", "?", ":", ";")
_NOT_A_NAME = frozenset(
    "the our staff writer writers correspondent reporter editor editors news press times post agency service board "
    "bureau contributor columnist associated reuters bloomberg".split()
)


def byline(line: str) -> tuple[Name, ...]:
    """The authors that `line` names; () when it is not a byline.

    A byline is the word "By" and names of two to six capitalised words each, separated by commas, "and" or "&". Parts
    that are not names ("Staff Writer") are left out, but the first part must be a name.
    """
    line = " ".join(line.split())
    match = _BY.fullmatch(line)
    if not match or len(line) > _LONGEST or (line.endswith(_STOPS) and not line.endswith(("Jr.", "Sr."))):
        return ()
    people = re.split(
        r",\s+and\s+|\s+and\s+|\s+&\s+|,\s+", re.sub(r",\s+((?:Jr|Sr)\.?)(?=,|$| and )", r" \1", match["names"])
    )
    names = [name for person in people if (name := person_name(person))]
    if not names or not person_name(people[0]):
        return ()
    return tuple(names)


def person_name(words: str) -> Name | None:
    """The parts of a person's name that is written given names first; `None` when the words can't be a name."""
    parts = words.split()
    if not 2 <= len(parts) <= 6 or any(part.lower().strip(".") in _NOT_A_NAME for part in parts):
        return None
    if words.isupper():
        parts = [part if len(part) == 2 and part.endswith(".") else part.capitalize() for part in parts]
    if not all(_could_be_in_a_name(part) for part in parts) or not parts[0][0].isupper():
        return None
    suffix = parts.pop() if is_generation(parts[-1]) and len(parts) > 2 else ""
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in PARTICLES and parts[first - 1][0].islower():
        first -= 1
    family = len(parts) - 1
    return Name(
        family=parts[family],
        given=" ".join(parts[:first]),
        non_dropping_particle=" ".join(parts[first:family]),
        suffix=suffix,
    )


def _could_be_in_a_name(part: str) -> bool:
    letters = part.replace(".", "").replace("-", "").replace("’", "").replace("'", "")
    return letters.isalpha() and (part[0].isupper() or part.lower() in PARTICLES or "’" in part[:2] or "'" in part[:2])
