"""Names as people type them on a command line: `Maté, Aaron`, `Aaron Maté`, `King, Martin Luther, Jr.`, `{UNICEF}`."""

from citecli.references.model import Name
from citecli.text.abbreviations import GENERATIONS

_SUFFIXES = GENERATIONS | {"v", "phd", "md"}
_PARTICLES = frozenset("da dal de del della der den des di do dos du la le ten ter van vom von zu zum zur".split())


def written_name(text: str) -> Name:
    """The name that `text` is.

    With a comma the family name goes first, and a second comma parts a suffix (as in BibTeX); without one the last word
    is the family name, with the particles before it. Braces keep a name in one piece, an institution's, say; so does
    having but one word. "" is an empty name.
    """
    text = " ".join(text.split())
    if text.startswith("{") and text.endswith("}"):
        return Name(literal=text[1:-1].strip())
    if "," in text:
        family, *rest = (part.strip() for part in text.split(","))
        suffix = next((part for part in rest if _is_suffix(part)), "")
        given = " ".join(part for part in rest if part and part != suffix)
        return _in_parts(family, given, suffix)
    words = text.split()
    suffix = words.pop() if len(words) > 2 and _is_suffix(words[-1]) else ""
    if len(words) < 2:
        return Name(literal=text)
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return _in_parts(" ".join(words[at:]), " ".join(words[:at]), suffix)


def _is_suffix(word: str) -> bool:
    return word.rstrip(".").lower() in _SUFFIXES


def _in_parts(family: str, given: str, suffix: str) -> Name:
    if not family or not given:
        return Name(literal=family or given)
    words = family.split()
    at = 0
    while at < len(words) - 1 and words[at] in _PARTICLES:
        at += 1
    return Name(family=" ".join(words[at:]), given=given, non_dropping_particle=" ".join(words[:at]), suffix=suffix)
