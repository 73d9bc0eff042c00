"""The names at the head of a typed entry: "Doe, J. A., & Roe, R.", "Doe JA, Roe R", "J. A. Doe and R. Roe".

How the first name is written tells how the others are: APA and its like put every family name first, MLA and Chicago
only that of the first person, IEEE none, and the styles of medicine write initials without stops or commas.
"""

import re

from citecli.frozen import FrozenValue, replace
from citecli.references.institutions import is_institution
from citecli.references.model import Name
from citecli.references.names import from_capitals, is_suffix, read_name
from citecli.text.abbreviations import PARTICLES
from citecli.text.patterns import compiled_late

_UPPER = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚА-ЯΑ-Ω]"
_PARTICLE = "(?:(?:" + "|".join(sorted(PARTICLES, key=len, reverse=True)) + "|d['’]|'t)\\s*(?:\\b|(?<=['’])))"
_WORDS = r"\w{1,30}(?:['’]\w{1,30}){0,2}"
_WORD = rf"{_UPPER}(?:\w{{1,30}}|['’]\w{{1,30}})(?:['’]\w{{1,30}})?"
_FAMILY = (
    rf"(?:(?:{_PARTICLE}\s+){{0,3}}(?:[dDlLO]['’]|al-|el-)?{_WORD}(?:[-‐–]\s?{_WORDS}){{0,3}}"
    rf"(?:\s(?:{_PARTICLE}\s+)?{_WORD}(?:[-‐]{_WORDS})?){{0,2}})"
)
_INITIAL = rf"{_UPPER}(?:[a-z](?=\.))?(?:\.|(?=$))"
_ONLY_INITIALS = rf"(?:{_INITIAL}(?:\s?[-‐]?\s?{_INITIAL}){{0,4}})"
_INITIALS = rf"{_ONLY_INITIALS}(?:\s(?:{_PARTICLE}))?"
_CAPITALS = rf"{_UPPER}(?:[-‐]?{_UPPER}){{0,3}}(?![\w'’])"
_NO_GIVEN = r"(?!(?:The|An?|Of|On|In|For|To|And|With|From|At|How|Why|What|Der|Die|Das|Eine?|Les|Los|Las|Une?|Gli)\s)"
_GIVEN_WORD = rf"(?:{_NO_GIVEN}{_WORD}(?:[-‐]{_WORDS}){{0,2}}|{_INITIALS}|{_UPPER}(?=[\s,;:.]))"
_GIVEN = (
    rf"(?:{_NO_GIVEN}(?:{_INITIALS}\s)?{_WORD}(?:[-‐]{_WORDS}){{0,2}}(?:\s{_WORD}(?:[-‐]{_WORDS})?){{0,2}}"
    rf"(?:\s(?:{_INITIALS}|{_UPPER}(?=[\s,;:.])))?(?:\s{_PARTICLE}\b){{0,2}})"
)
_SUFFIX = r"(?:,?\s(?:[JS]r\.?|I{2,3}|IV|[23][nr]d)(?!\w))?"
_INVERTED = compiled_late(rf"{_FAMILY}{_SUFFIX},\s?{_INITIALS}{_SUFFIX}")
_INVERTED_CAPITALS = compiled_late(rf"{_FAMILY},\s{_CAPITALS}{_SUFFIX}")
_INITIALS_FIRST = compiled_late(rf"{_INITIALS}\s?{_FAMILY}{_SUFFIX}")
_CAPITALS_FIRST = compiled_late(rf"{_CAPITALS}\s{_FAMILY}{_SUFFIX}")
_INITIALS_LAST = compiled_late(rf"{_FAMILY}\s{_INITIALS}{_SUFFIX}")
_CAPITALS_LAST = compiled_late(rf"{_FAMILY}\s{_CAPITALS}{_SUFFIX}")
_INVERTED_GIVEN = compiled_late(rf"{_FAMILY}{_SUFFIX},\s{_GIVEN}{_SUFFIX}")
_GIVEN_FIRST = compiled_late(rf"{_GIVEN_WORD}(?:\s{_GIVEN_WORD}){{0,3}}\s(?:{_FAMILY}){_SUFFIX}")
_FIRST_INITIALS = compiled_late(rf"{_ONLY_INITIALS}\s?(?={_FAMILY})")
_BETWEEN = compiled_late(
    r"\s*(?:[,;/]\s*(?:&|(?:and|und|et|y|e|en|och|og|with)\s)?|\s&\s|\s(?:and|und|et|y|e|en|och|og)\s)\s*(?:…|\.\s?\.\s?\.)?\s*(?:&\s)?"
)
_AND = compiled_late(r"[^\W\d_]")
_OTHERS = compiled_late(
    r"\s*[,;]?\s*(?:\[?et\s+al(?:ii)?\b\.?\]?|and others\b|u\.\s?a\.?|et coll\.|y otros\b|…|\+\d+ more)", re.IGNORECASE
)
_ROLE = compiled_late(
    r"[,.]?\s*[(\[]?(?:eds?|editors?|hrsg|hg|éds?|dirs?|coords?|a cura di|comps?|trans|translators?|org)s?\b\.?"
    r"[)\]]?\s*[,.]?\s*$",
    re.IGNORECASE,
)
_FORMS = (
    (_INVERTED, (_INVERTED, _INITIALS_FIRST)),
    (_INVERTED_CAPITALS, (_INVERTED_CAPITALS,)),
    (_INITIALS_FIRST, (_INITIALS_FIRST,)),
    (_CAPITALS_FIRST, (_CAPITALS_FIRST,)),
    (_INITIALS_LAST, (_INITIALS_LAST,)),
    (_CAPITALS_LAST, (_CAPITALS_LAST,)),
    (_INVERTED_GIVEN, (_GIVEN_FIRST, _INVERTED_GIVEN)),
    (_GIVEN_FIRST, (_GIVEN_FIRST,)),
)
"""Each form of a first name, with the forms that the names after it then have, in the order in which they are tried."""
_ENDS = compiled_late(
    r"\s*(?:[.,:;/]+(?:\s|$)|$|[(\[“\"‘«„]|(?:and|&|und|et|y|e|en|with)\s|…)|\s*[,;]?\s(?:et al|u\. ?a)|\s;\s|(?<=\.)\s"
)


class TypedNames(FrozenValue):
    """The names at the head of an entry."""

    names: tuple[Name, ...] = ()
    end: int = 0
    """The offset after the last of them."""
    are_editors: bool = False
    others: bool = False
    """Whether more people are meant than are named (et al.)."""


def leading_names(text: str, end: int | None = None) -> TypedNames:
    """The names at the head of `text[:end]`, as far as they go; none for a text that begins with something else."""
    stop = len(text) if end is None else end
    for first_form, other_forms in _FORMS:
        if (match := first_form.match(text, 0, stop)) is None or not _ENDS.match(text, match.end(), stop):
            continue
        spans = [match.span()]
        at = match.end()
        while (between := _BETWEEN.match(text, at, stop)) and between.end() > at:
            following = None
            for form in other_forms:
                if (following := form.match(text, between.end(), stop)) and _ENDS.match(text, following.end(), stop):
                    break
                following = None
            if following is None:
                if len(spans) > 1 and form is _GIVEN_FIRST and _AND.search(between[0]):
                    at = spans[-2][1]  # what goes on with "and" is a title: "Ann Roe, Silt and Song"
                    spans.pop()
                break
            spans.append(following.span())
            at = following.end()
        others = _OTHERS.match(text, at, stop)
        names = tuple(typed_name(text[start:end]) for start, end in spans)
        return TypedNames(names, others.end() if others else at, False, others is not None)
    return TypedNames()


def names_of(text: str) -> TypedNames:
    """The names that a text consists of; `end` is its length. One in one piece where no person's name is recognised."""
    whole = len(text)
    bare = _ROLE.sub("", text)
    are_editors = bare != text
    bare = bare.strip().rstrip(",;:")
    found = leading_names(bare)
    if found.names and found.end >= len(bare.rstrip(".")):
        return TypedNames(found.names, whole, are_editors, found.others)
    stripped = _OTHERS.sub("", bare)
    others = stripped != bare
    parts = _parts(stripped.strip(" .,;"))
    names = tuple(typed_name(part) for part in parts if part)
    return TypedNames(names, whole, are_editors, others)


def _parts(text: str) -> list[str]:
    """The names in a text that are written in no form known to `leading_names`."""
    if ";" in text:
        return [part.strip(" .,&") for part in re.split(r"\s*;\s*(?:(?:and|&)\s)?", text)]
    if is_institution(text) or " " not in text:
        return [text]
    words = [part.strip() for part in re.split(r",\s*(?:(?:and|&|und|et|y)\s)?|\s(?:&|and|und|et|y)\s", text)]
    if len(words) % 2 == 0 and all(" " not in word.strip() or "." in word for word in words):
        return [f"{family}, {given}" for family, given in zip(words[::2], words[1::2], strict=True)]
    return [text] if len(words) < 3 else words


def typed_name(text: str) -> Name:
    """One name as entries have it; an institution's, or one that is no person's as far as can be seen, in one piece."""
    text = " ".join(text.split()).strip(" ,;")
    if "," not in text:
        if suffix := re.search(r"\s(?:[JS]r\.?|I{2,3}|IV|[23][nr]d)$", text):
            name = typed_name(text[: suffix.start()])
            return replace(name, suffix=suffix[0].strip()) if name.family else name
        if is_institution(text):
            return Name(literal=text)
        if first_initials := _FIRST_INITIALS.match(text):
            return from_capitals(read_name(f"{text[first_initials.end() :]}, {first_initials[0].strip()}"))
        if _INITIALS_LAST.fullmatch(text):
            start = text.rfind(" ", 0, text.find("."))
            return from_capitals(read_name(f"{text[:start]}, {text[start + 1 :]}"))
        family, _, initials = text.rpartition(" ")
        if (
            family
            and re.fullmatch(_CAPITALS, initials)
            and not (is_suffix(initials) and " " in family)
            and not _INITIALS_FIRST.match(text)
        ):
            return from_capitals(read_name(f"{family}, {_spaced(initials)}"))
        first, _, rest = text.partition(" ")
        if rest and re.fullmatch(_CAPITALS, first) and len(first) < 4:
            return from_capitals(read_name(f"{rest}, {_spaced(first)}"))
    else:
        family, _, given = text.partition(",")
        if re.fullmatch(_CAPITALS, given.strip()):
            return from_capitals(read_name(f"{family}, {_spaced(given.strip())}"))
    return from_capitals(read_name(text))


def _spaced(initials: str) -> str:
    """Initials without stops, with them: JA is J. A."""
    return " ".join(f"{letter}." for letter in initials if letter.isalpha())
