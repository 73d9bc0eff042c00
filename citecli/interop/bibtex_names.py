"""Names as BibTeX and BibLaTeX write them.

`First von Last`, `von Last, First`, `von Last, Jr, First` (Oren Patashnik, "BibTeXing", section 4), and BibLaTeX's
names by keys, `family=Last, given=First` (biblatex manual, "Extended name format").
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from citecli.frozen import replace
from citecli.interop.latex_text import plain
from citecli.references.institutions import is_institution
from citecli.references.model import Name
from citecli.references.names import OTHERS, is_suffix, spaced_initials

_SPECIAL = re.compile(r"\\.|[{}]|\s+|,|~", re.DOTALL)
_BY_KEY = re.compile(r"^\s*\"?(?:family|given|prefix|suffix|useprefix|given-i|family-i|prefix-i|id)\s*=", re.IGNORECASE)
_TEAM = re.compile(r"\{.*\}$", re.DOTALL)


def names(latex: str, use_prefix: bool = True) -> tuple[Name, ...]:
    """The names in a list joined by `and`; `others` is a name in one piece, as CSL has no sign for it.

    Braces around the whole of a name make it one piece, an institution's. `use_prefix`: whether "von" counts as part of
    the family name (biblatex's option useprefix).
    """
    return tuple(person for latex_name in _listed(latex) if (person := _name(latex_name, use_prefix)) != Name())


def listed(latex: str) -> list[str]:
    """The members of a list joined by `and` (publishers, places), as text."""
    return [item for latex_item in _listed(latex) if (item := plain(latex_item))]


def _listed(latex: str) -> Iterator[str]:
    words = [word for word, _ in _parts(latex, commas=False)]
    begin = 0
    for index in range(len(words) + 1):
        if index == len(words) or words[index].lower() == "and":
            if index > begin:
                yield " ".join(words[begin:index])
            begin = index + 1


def _parts(latex: str, commas: bool = True) -> list[tuple[str, bool]]:
    """Words between white space (and ties) outside of braces; the second says whether a comma follows."""
    words: list[tuple[str, bool]] = []
    depth = 0
    begin = 0
    for match in _SPECIAL.finditer(latex):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(depth - 1, 0)
        elif depth == 0 and (mark.isspace() or (commas and mark in ",~")):
            word = latex[begin : match.start()]
            if mark == "," and (word or words):
                if word:
                    words.append((word, True))
                else:
                    words[-1] = (words[-1][0], True)
            elif word:
                words.append((word, False))
            begin = match.end()
    if latex[begin:].strip():
        words.append((latex[begin:].strip(), False))
    return words


def _whole(latex: str) -> bool:
    """Whether one pair of braces holds it all."""
    if not _TEAM.match(latex) or latex.startswith("{\\"):
        return False
    depth = 0
    for match in _SPECIAL.finditer(latex):
        depth += (match[0] == "{") - (match[0] == "}")
        if depth == 0 and match.end() < len(latex):
            return False
    return depth == 0


@lru_cache(maxsize=4096)  # people write more than once, and what is shared takes no room
def _name(latex: str, use_prefix: bool) -> Name:
    latex = latex.strip()
    if _whole(latex):
        return Name(literal=plain(latex))
    if latex.lower() == "others":
        return OTHERS
    if _BY_KEY.match(latex):
        return _by_key(latex, use_prefix)
    words = _parts(latex)
    commas = [index for index, (_, comma) in enumerate(words) if comma]
    if not commas:
        if "{" not in latex and "~" not in latex and is_institution(latex):
            return Name(literal=plain(latex))
        return _unordered([word for word, _ in words], use_prefix)
    last = [word for word, _ in words[: commas[0] + 1]]
    suffix = [word for word, _ in words[commas[0] + 1 : commas[1] + 1]] if len(commas) > 1 else []
    first = [word for word, _ in words[(commas[1] if len(commas) > 1 else commas[0]) + 1 :]]
    if suffix and first and not is_suffix(suffix[-1]) and is_suffix(first[-1]) and len(first) == 1:
        suffix, first = first, suffix  # King, Martin Luther, Jr.
    elif suffix and not first:
        suffix, first = ([], suffix)
    at = 0
    while at < len(last) - 1 and _is_small(last[at]):
        at += 1
    if len(last) == 1 and _whole(last[0]) and not first:
        return Name(literal=plain(last[0]))
    return _name_of_parts(" ".join(last[at:]), " ".join(first), " ".join(last[:at]), " ".join(suffix), use_prefix)


def _unordered(words: list[str], use_prefix: bool) -> Name:
    """First von Last."""
    suffix = ""
    if len(words) > 2 and is_suffix(words[-1]) and not words[-1].startswith("V"):
        suffix = words.pop()
    if len(words) == 1:
        return Name(family=plain(words[0]))
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    begin, end = (small[0], small[-1] + 1) if small else (len(words) - 1, len(words) - 1)
    return _name_of_parts(
        " ".join(words[end:]), " ".join(words[:begin]), " ".join(words[begin:end]), suffix, use_prefix
    )


def _is_small(word: str) -> bool:
    """Whether BibTeX takes a word for a "von": its first letter outside of braces is a small one.

    A group that begins with a command counts by the letter it prints; another has no case.
    """
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letter = next((char for char in plain(word) if char.isalpha()), "")
    return letter.islower() and letter != "ʻ"


def _by_key(latex: str, use_prefix: bool) -> Name:
    values: dict[str, list[str]] = {}
    key = ""
    for word, _ in _parts(latex):
        name, equals, value = word.partition("=")
        if equals and re.fullmatch(r"\"?[a-z-]+", name.strip().lower()):
            key = name.strip().strip('"').lower()
            values[key] = [value.strip('"')] if value else []
        elif key:
            values[key].append(word.strip('"'))
    parts = {name: " ".join(words) for name, words in values.items()}
    if parts.get("useprefix"):
        use_prefix = parts["useprefix"].lower() == "true"
    return _name_of_parts(
        parts.get("family", ""), parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", ""), use_prefix
    )


def _name_of_parts(family: str, given: str, prefix: str, suffix: str, use_prefix: bool) -> Name:
    person = Name(plain(family), spaced_initials(plain(given)), suffix=plain(suffix))
    if prefix:
        particle = plain(prefix)
        return (
            replace(person, non_dropping_particle=particle)
            if use_prefix
            else replace(person, dropping_particle=particle)
        )
    return person
