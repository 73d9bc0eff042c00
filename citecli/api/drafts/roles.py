"""Roles by which speakers are called, and who holds them in a document: the mayor, her son, le curé."""

import re
from itertools import takewhile

from citecli.api.drafts.people import NO_NAMES, is_name, same_person
from citecli.documents.model import Document
from citecli.quotes.model import Attribution, AttributionRule
from citecli.text.words import word_places

_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_DETERMINERS = frozenset(
    "the a an my his her its their our one another le la les un une sa son der die das ein eine el los las il lo o os "
    "de het een".split()
)
_ARTICLES = frozenset("the a an le la les un une der die das ein eine el los las il lo de het een".split())
_PREPOSITIONS = frozenset("of in on at from with for by near who that".split())


def named_with_role(text: str, role: str) -> list[str]:
    """The people whom a text names beside a role: "the verger, Dora Finch", "Finch, the verger", "VERGER (Finch)"."""
    if not role:
        return []
    word = rf"(?i:{re.escape(role)})"
    name = rf"((?:(?:Mr|Mrs|Ms|Dr)\. )?{_NAME})"
    patterns = (
        rf"\b{word},? {name}",
        rf"{name},? (?:(?:the|a|an|our|its|his|her|who is the) )?{word}\b",
        rf"\b{word}\b[^()\n]{{0,40}}\({name}\)",
        rf"{name} \([^()\n]{{0,40}}\b{word}\b",
    )
    names = [found for pattern in patterns for found in re.findall(pattern, text)]
    return [found for found in names if found.split()[0].lower() not in NO_NAMES | _DETERMINERS]


def is_role(speaker: str) -> bool:
    """Whether a speaker has no name but is told what they are: the harbour master, my grandmother."""
    words = speaker.lower().split()
    return len(words) > 1 and words[0] in _DETERMINERS and speaker.partition(" ")[2].islower()


def role_of(speaker: str) -> str:
    """A role without its article, folded: "interviewer" of "the interviewer"; "" for a pronoun."""
    words = [word for word in speaker.lower().split() if word not in _ARTICLES]
    return "" if len(words) == 1 and words[0] in NO_NAMES else " ".join(words)


def gender_of_title(speaker: Attribution) -> str | None:
    """ "he" or "she" where a name has a title, or a role is one, that only men or women have: Mrs. Roe, her son."""
    from citecli.quotes.languages.english.lexicon import TITLE_GENDER
    from citecli.quotes.languages.vocabulary import Agreement

    words = [word.strip(".").lower() for word in speaker.speaker.split()]
    if is_role(speaker.speaker):
        words = list(takewhile(lambda word: word not in _PREPOSITIONS, words))[-1:]
    else:
        words = words[:-1]
    genders = {Agreement.MALE: "he", Agreement.FEMALE: "she"}
    return next((genders.get(TITLE_GENDER[word]) for word in words if word in TITLE_GENDER), None)


def may_be_names_of_one(name: str, other: str) -> bool:
    """Whether two names may be one person's."""
    one, two = (Attribution(None, None, text, text, AttributionRule.NONE) for text in (name, other))
    return same_person(one, two)


def is_held_by(document: Document, role: Attribution, holder: Attribution) -> bool:
    """Whether a document tells that a named person has a role: the Minister of Works (Mr. Ellery)."""
    if not _DETERMINERS.intersection(role.speaker.lower().split()[:1]):
        return False
    names = named_with_role(document.text, role_of(role.speaker))
    return any(may_be_names_of_one(name, holder.speaker) for name in names)


def may_be_role_of(document: Document, role: Attribution, named: Attribution) -> bool:
    """Whether a role of which a document tells may be that of somebody named there, as far as it is not said."""
    if not is_role(role.speaker) or not is_name(named.speaker, document.text):
        return False
    noun = role_of(role.speaker).split()[-1]
    return any(True for _ in word_places(document.text, noun)) and not is_held_by(document, role, named)
