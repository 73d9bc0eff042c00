"""Bylines: `By Jane Doe and John Q. Public`. Only people named in a byline count as authors."""

import re

from citecli.references.model import Name
from citecli.text.abbreviations import PARTICLES, is_generation

_BY = re.compile(
    r"(?:(?:Written|Words|Story|Text|Report|Reporting|Posted|Published) )?by:?\s+(?P<names>\S.*)", re.IGNORECASE
)
BY_ELSEWHERE = ("Von", "Par", "Por", "Di", "Door")
"""What "By" is in German, French, Spanish and Portuguese, Italian, and Dutch."""
PLACE_WORDS = r"(?:in|at|for|near|from|aus|für|à|chez|para|per|voor)"
"""A pattern of the words between an author and where, or for which paper, they write."""
_BY_ELSEWHERE = re.compile(rf"(?:{'|'.join((*BY_ELSEWHERE, *map(str.upper, BY_ELSEWHERE)))}):?\s+(?P<names>\S.*)")
_WRITERS = "Autor(?:in|en|innen|a|as|es|e|i)?|Auteure?s?|Autrice|Authors?"
_TEXTS = "Text|Texto|Texte|Testo|Tekst|Words|Story"
_LABELLED = re.compile(
    rf"(?:(?:{_WRITERS}|{_TEXTS})\s?:|(?:{_TEXTS}) (?:von|de|di|van|par|por|av|af))\s+(?P<names>\S.*)"
)
"""A byline with a label: Autorin: …, Texto: …, Testo di …"""
_CREDIT = re.compile(
    r"(?:Fotos?|Photos?|Photographs?|Photography|Pictures?|Bilder?|Illustrations?|Illustration(?:en)?|Ilustraci[oó]n(?:es)?|"
    r"Imagens?|Im[aá]genes|Images?|Foto’s|Foto's|Beeld|Fotograf[ií]as?|Fotografie|Video|Grafik|Redaktion|Lesezeit|"
    r"Reading time)(?:\s?:| by| von| di| de| van)\s+\S[^.!?]{0,80}"
)
_LONGEST = 160
_STOPS = (".", "!", "?", ":", ";")
_AND = r"(?:and|und|et|y|e|en|with)"
_BETWEEN = re.compile(rf",? {_AND} | & |, ", re.IGNORECASE)
_GENERATION = re.compile(r", ((?:Jr|Sr)\.?)(?=,|$| and )")
_SEPARATOR = re.compile(r"(?<!\s)\s+(?:[|•·]\s*|[–—-]\s+)|(?:(?<!\s)\s+)?/\s*(?=\d)")
_ASIDE = re.compile(r" ?\([^()]*\)| @\w+| <?[\w.+-]+@[\w.-]+>?")
_PLACE = re.compile(rf" (?:{PLACE_WORDS}|reporting from) (?:the )?[^\W\da-z].*")
_CAPITALIZED = r"[^\W\d_a-z][\w’'&-]*"
_ORGANIZATION = re.compile(rf"(?:The|THE|Agence|Agencia)(?:\s+{_CAPITALIZED}|\s+(?:of|and|for|de))*?\s+{_CAPITALIZED}")
_AGENCIES = frozenset("reuters ap afp dpa bloomberg efe ansa upi epa apa sda kna tass xinhua".split())
_NOT_A_NAME = frozenset(
    "the our staff writer writers correspondent reporter editor editors news press times post agency service board "
    "bureau contributor columnist associated reuters bloomberg".split()
)


def byline(line: str, *, any_language: bool = False) -> tuple[Name, ...]:
    """The authors that `line` names; () when it is not a byline.

    A byline is the word "By" and names of two to six capitalised words each, separated by commas, "and", "with" or "&",
    or an organization ("The Associated Press"). Parts that are not names ("Staff Writer"), and where or for which paper
    they write, are left out, but the first part must be a name. With `any_language`, "Von", "Par", "Por", "Di" and
    "Door" are read, too.
    """
    line = " ".join(line.split())
    match = _BY.fullmatch(line)
    if match is None and any_language:
        match = _BY_ELSEWHERE.fullmatch(line) or _LABELLED.fullmatch(line)
    if not match or len(line) > _LONGEST or (line.endswith(_STOPS) and not line.endswith(("Jr.", "Sr."))):
        return ()
    named = _ASIDE.sub("", match["names"])
    if _is_organization(named):
        return (Name(literal=named),)
    people = [_PLACE.sub("", person) for person in _BETWEEN.split(_GENERATION.sub(r" \1", named))]
    names = [name for person in people if (name := person_name(person))]
    return tuple(names) if names and person_name(people[0]) else ()


def _is_organization(words: str) -> bool:
    last = words.split()[-1].strip(".").lower()
    return words.strip(".").lower() in _AGENCIES or (
        _ORGANIZATION.fullmatch(words) is not None and last in _NOT_A_NAME | _AGENCIES
    )


def is_picture_credit(line: str) -> bool:
    """Whether a line of a head names who made its pictures, or how long it takes to read: it names no author."""
    return _CREDIT.fullmatch(line) is not None


def byline_parts(line: str) -> tuple[str, ...]:
    """The parts of a line that may hold a byline and a date, as "By Jane Doe | 3 February 2021" does."""
    if len(line) > _LONGEST:
        return ()
    parts = tuple(part.strip() for part in _SEPARATOR.split(line) if part.strip())
    if len(parts) == 1 and "," in line:
        before, _, after = line.partition(",")
        return before.strip(), after.strip()
    return parts


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
