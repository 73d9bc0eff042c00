"""Names: a name as written taken apart, and whether two names can be one person's."""

from citecli.quotes.coreference.roles import FORMER, canonical_role
from citecli.quotes.languages.english.lexicon import GIVEN_NAMES, NAME_SUFFIXES, PARTICLES, TITLE_GENDER, TITLES
from citecli.quotes.languages.english.nicknames import is_family_first, same_given
from citecli.quotes.languages.vocabulary import TokenKind
from citecli.quotes.tokens.tokenized_text import TokenizedText
from citecli.text.abbreviations import GENERATIONS

_NEVER_NAMES = frozenset((TokenKind.DETERMINER, TokenKind.PREPOSITION, TokenKind.PRONOUN))
_KEPT = NAME_SUFFIXES | {"corp", "inc", "co", "ltd", "bros"}
"""Words whose full stop is part of a name."""
_EPITHETS = frozenset("poor old young dear little good sweet mad wretched neither either till nor both".split())


class NameParts:
    """A name mention taken apart: `core` is the name itself (lower case), `words` the same as written.

    `suffix` is Jr., Sr. or a number; `family_first` says that the family name stands first (Kim Dae-sung).
    """

    __slots__ = ("article", "core", "family_first", "gender", "person", "roles", "suffix", "title", "words")

    def __init__(self, text: TokenizedText, first: int, end: int) -> None:  # noqa: C901
        tokens = text.tokens
        start = end - 1
        while start > first and not text.tokens[start - 1].possessive:
            before = start - 1
            while before > first and tokens[before].norm in PARTICLES and not tokens[before].word[0].isupper():
                before -= 1
            capital = tokens[before].word[0].isupper() and tokens[before].kind not in _NEVER_NAMES
            if (
                not capital
                or (before < start - 1 and tokens[before].kind is not TokenKind.NAME)
                or text.tokens[before].possessive
            ):
                break
            start = before
        run_start = start
        title_start = title_end = -1
        tail = end
        while tail - 1 > start and tokens[tail - 1].norm in NAME_SUFFIXES:
            tail -= 1  # Martin Luther King Jr. is no king
        for index in range(start, tail - 1):
            if tokens[index].norm in TITLES:
                title_start = index if title_end != index else title_start
                title_end = index + 1
        if title_end > 0:
            while title_start > run_start and tokens[title_start - 1].norm in TITLES:
                title_start -= 1
        while start < end - 1 and tokens[start].norm in _EPITHETS:
            start += 1
        self.person = title_end > 0
        self.title = ""
        self.gender = ""
        self.roles: set[str] = set()
        given = -1
        for index in range(max(start, title_end), end - 1):
            if tokens[index].norm in GIVEN_NAMES and tokens[index + 1].norm not in NAME_SUFFIXES:
                given = index
                break
        if title_end > 0:
            start = title_end
            self.title = text.characters[text.tokens[title_start].start : text.tokens[title_end - 1].end]
            self.roles = {canonical_role(tokens[index].norm) for index in range(title_start, title_end)}
        if given >= 0:
            if given > start and len(tokens[given - 1].norm) != 1:
                if title_end >= 0 and given > start:
                    self.title = ""
                start = given
            self.person = True
        elif end - start == 1 and tokens[start].norm in GIVEN_NAMES:
            self.person = True
        self.gender = (
            GIVEN_NAMES.get(tokens[start].norm, "") if (end - start > 1 or tokens[start].norm in GIVEN_NAMES) else ""
        )
        for index in range(first, start):
            gender = TITLE_GENDER.get(tokens[index].norm)
            if gender:
                self.gender = gender
                self.person = True
            if tokens[index].kind in (TokenKind.ROLE, TokenKind.TITLE) or tokens[index].norm in TITLES:
                self.roles.add(canonical_role(tokens[index].norm))
        if self.roles and any(tokens[index].norm in FORMER for index in range(first, start)):
            self.roles = {f"former {role}" for role in self.roles}
        if (
            tokens[first].kind not in (TokenKind.NAME, TokenKind.DETERMINER)
            and start > first
            and tokens[start - 1].kind is TokenKind.ROLE
        ):
            self.person = True
        self.article = tokens[first].norm == "the" and start == first + 1
        core_end = end
        while core_end - start > 1 and tokens[core_end - 1].norm in NAME_SUFFIXES:
            core_end -= 1
        self.core = tuple(text.norms(start, core_end))
        self.suffix = tokens[core_end].norm if core_end < end and tokens[core_end].norm in GENERATIONS else ""
        self.family_first = is_family_first(self.core, len(self.core) > 1 and self.core[1] in GIVEN_NAMES)
        if self.family_first and not any(tokens[index].norm in TITLE_GENDER for index in range(first, start)):
            self.gender = GIVEN_NAMES.get(self.core[1], "")
        last = end - 1
        shown = start
        while (
            shown > first
            and end - start == 1
            and tokens[shown - 1].norm in PARTICLES
            and tokens[shown - 1].word.islower()
        ):
            shown -= 1  # the surname alone, “von der Leyen”: the particles are written, but don't tell people apart
        shown_words = text.characters[text.tokens[shown].start : text.tokens[last].end]
        if text.tokens[last].possessive:
            shown_words = shown_words[: -2 if shown_words[-1] in "sS" and shown_words[-2] in "’'" else -1]
        elif shown_words.endswith(".") and tokens[last].norm not in _KEPT and len(tokens[last].norm) > 1:
            shown_words = shown_words[:-1]
        if self.article and not self.person:
            shown_words = (
                f"{text.tokens[first].word} {shown_words}" if text.tokens[first].word == "the" else f"the {shown_words}"
            )
        self.words = " ".join(shown_words.split())


def can_be_one_person(known: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether two full names with one surname are one person's."""
    first, other = known[0].rstrip("."), new[0].rstrip(".")
    if len(known) == 1 or first == other:
        return True
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    alike = first.startswith(other[:3]) and other.startswith(first[:3])
    return alike or first in new or other in known or same_given(first, other)
