"""Who may be meant by the name of a speaker: the same person, an author of the document, nobody with a name."""

import itertools
import re

from citecli.documents.model import Document
from citecli.quotes.model import Attribution, Quotation
from citecli.references.display import authors
from citecli.text.words import word_places

_HEAD_LINES, _HEAD_LINE = 8, 100
"""The most lines at the beginning of a document in which its author may be named, and their most characters."""
_IN_MARKS = re.compile(r"“[^”]{0,2000}”|«[^»]{0,2000}»|\"[^\"]{0,2000}\"")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me|We|[Oo]ur|us)\b")
_TWICE = 2
_LOOKED_AT = 100_000
_QUOTES = frozenset('“”"«»„')
CERTAIN = 0.5
"""The lowest confidence at which an attribution counts as evidence."""
NO_NAMES = frozenset(
    "the a an he she they it we i you who this that these those his her their one both all some".split()
)
"""Words that stand for somebody without naming them."""


def head_of(text: str) -> str:
    """The short lines at the beginning of a text, in which nobody is quoted."""
    lines = itertools.takewhile(
        lambda line: len(line) <= _HEAD_LINE and not set(line) & _QUOTES, text[: _HEAD_LINES * _HEAD_LINE].split("\n")
    )
    return "\n".join(itertools.islice(lines, _HEAD_LINES))


def may_be_called_in(text: str, speaker: Attribution) -> bool:
    """Whether a text names the speaker, by surname at least."""
    from citecli.quotes.coreference.speaker_matching import names

    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    return any(name.split()[-1].lower() in words for name in names(speaker) if name.split())


def possessive(name: str) -> str:
    """The possessive of a name: "Peter Lund's", "the officials'"."""
    plural = name.endswith("s") and name.rpartition(" ")[2].islower()
    return f"{name}'" if plural else f"{name}'s"


def is_somebody_else(speaker: Attribution) -> bool:
    """Whether who speaks in a document is not its narrator, who says I."""
    return bool(speaker.speaker) and speaker.speaker.lower() not in ("i", "we", "me", "us")


def is_told_in_first_person(document: Document) -> bool:
    """Whether a document says "I" outside of quotation marks: then its author is no "she" in it."""
    outside = _IN_MARKS.sub(" ", document.text[:_LOOKED_AT])
    return len(_FIRST_PERSON.findall(outside)) >= _TWICE


def _is_told_apart(name: str, other: str) -> bool:
    """Whether two names have titles that only a man and a woman have: Mr. and Mrs. Garland."""
    from citecli.quotes.languages.english.lexicon import COURTESY_TITLES

    first, second = ({word.strip(".").lower() for word in one.split()[:-1]} & COURTESY_TITLES for one in (name, other))
    return bool(first and second) and ("mr" in first) != ("mr" in second)


def _are_of_one_family(name: str, other: str) -> bool:
    """Whether two names have one surname and given names of which none is short for the other: Ann Roe, Tom Roe."""
    from citecli.quotes.coreference.speaker_matching import key_of
    from citecli.quotes.languages.english.nicknames import same_given

    ours, theirs = key_of(name), key_of(other)
    if len(ours) < 2 or len(theirs) < 2 or ours[-1] != theirs[-1]:
        return False
    return not any(
        same_given(one, two) or (1 in (len(one), len(two)) and one[0] == two[0])
        for one in ours[:-1]
        for two in theirs[:-1]
    )


def same_person(speaker: Attribution, other: Attribution) -> bool:
    """Whether two attributions may be to one person, by any of their names."""
    from citecli.quotes.coreference.speaker_matching import matches, names

    if _is_told_apart(speaker.speaker, other.speaker) or _are_of_one_family(speaker.speaker, other.speaker):
        return False
    return any(matches(name, other) for name in names(speaker)) or any(matches(name, speaker) for name in names(other))


def is_same_person(quotation: Quotation, other: Quotation) -> bool:
    """Whether two quotations are one person's."""
    ours, theirs = quotation.attribution, other.attribution
    return ours is not None and theirs is not None and same_person(ours, theirs)


def is_by(document: Document, speaker: Attribution) -> bool:
    """Whether the speaker may be an author of the document."""
    return any(may_be_called(name, speaker) for name in author_names(document))


def author_names(document: Document) -> list[str]:
    """The authors of a document, in reading order."""
    writers = authors(document.reference).replace(" and ", ", ").split(",")
    return [name for writer in writers if (name := writer.strip())]


def may_be_called(name: str, speaker: Attribution) -> bool:
    """Whether a name, or its last word, may be the speaker's."""
    from citecli.quotes.coreference.speaker_matching import matches

    return bool(name) and (matches(name, speaker) or any(matches(part, speaker) for part in name.split()[-1:]))


def is_name(speaker: str, text: str) -> bool:
    """Whether a speaker has a proper name, unlike "she", "the general" or "Officials"."""
    words = [word for word in speaker.split() if word.lower() not in NO_NAMES]
    if len(words) > 1:
        return any(word[:1].isupper() for word in words[1:])
    # A capitalised single word is not a name if the source also has it in lower case.
    return bool(words) and words[0][:1].isupper() and not any(True for _ in word_places(text, words[0].lower()))
