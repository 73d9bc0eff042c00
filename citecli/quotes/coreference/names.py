"""Names as a text has them: taken apart, introduced as abbreviations, and whether two can be one person's."""

from collections.abc import Iterator
from typing import NamedTuple

from citecli.quotes.coreference.roles import canonical_role
from citecli.quotes.languages.english.lexicon import (
    COURTESY_TITLES,
    GIVEN_NAMES,
    NAME_SUFFIXES,
    PARTICLES,
    PARTISANS,
    PLACES,
    TITLE_GENDER,
    TITLES,
)
from citecli.quotes.languages.english.nicknames import is_family_first, same_given
from citecli.quotes.languages.english.usage import FORMER, NAME_EPITHETS, OFFICES, SMALL_WORDS
from citecli.quotes.languages.vocabulary import Agreement, TokenKind
from citecli.quotes.tokens.tokenized_text import TextToken, TokenizedText
from citecli.text.abbreviations import GENERATIONS

_NEVER_NAMES = frozenset((TokenKind.DETERMINER, TokenKind.PREPOSITION, TokenKind.PRONOUN))
_KEPT = NAME_SUFFIXES | {"corp", "inc", "co", "ltd", "bros"}
"""Words whose full stop is part of a name."""
_LONGEST_OFFICE = 2
"""How many words before a title may say of what it is."""
_SHORTEST_ABBREVIATION, _LONGEST_ABBREVIATION = 2, 7


class NameParts:
    """A name taken apart."""

    __slots__ = ("article", "core", "family_first", "gender", "person", "roles", "suffix", "title", "words")

    def __init__(self, core: tuple[str, ...], words: str) -> None:
        self.core = core
        """The words of the name itself, in lower case."""
        self.words = words
        """The name itself as written."""
        self.title = ""
        """The title as written: Gen."""
        self.roles: set[str] = set()
        """What title and roles before the name say that the bearer is, one word for each."""
        self.suffix = ""
        """Jr., Sr. or a number."""
        self.gender: Agreement = Agreement.ANY
        self.person = False
        """Whether the name shows that it is a person's."""
        self.article = False
        """Whether "the" stands before it."""
        self.family_first = False
        """Whether the family name stands first: Kim Dae-sung."""


class _NameTokens(NamedTuple):
    """Where the parts of a name stand: the title from `title` on, the name itself from `start` on.

    `has_title` says whether there is a title; `has_given` whether a given name is known as such.
    """

    title: int
    title_end: int
    start: int
    has_given: bool

    @property
    def has_title(self) -> bool:
        return self.title >= 0


def name_parts(text: TokenizedText, first: int, end: int) -> NameParts:
    """Take the name in the tokens `first` up to `end` apart, with the words before it that describe its bearer."""
    tokens = text.tokens
    where = _name_tokens(tokens, first, end)
    start = where.start
    before = tokens[first:start]
    core_end = end
    while core_end - start > 1 and tokens[core_end - 1].norm in NAME_SUFFIXES:
        core_end -= 1
    parts = NameParts(tuple(text.norms(start, core_end)), "")
    parts.suffix = tokens[core_end].norm if core_end < end and tokens[core_end].norm in GENERATIONS else ""
    parts.title = text.verbatim(where.title, where.title_end) if where.has_title else ""
    parts.roles = _roles(text, where, before)
    parts.person = (
        where.has_given
        or where.title_end > 0
        or (end - start == 1 and tokens[start].norm in GIVEN_NAMES)
        or any(token.norm in TITLE_GENDER for token in before)
        or _opens_with_role(before)
    )
    parts.article = tokens[first].norm == "the" and start == first + 1
    parts.family_first = is_family_first(parts.core, len(parts.core) > 1 and parts.core[1] in GIVEN_NAMES)
    parts.gender = _gender(parts, before, tokens[start].norm)
    parts.words = _as_written(text, first, start, end, parts.article and not parts.person)
    return parts


def _name_tokens(tokens: list[TextToken], first: int, end: int) -> _NameTokens:
    """Where title and name begin; where another word stands before the given name there is no title."""
    start = _capitals_start(tokens, first, end)
    title, title_end = _last_titles(tokens, start, end)
    while start < end - 1 and tokens[start].norm in NAME_EPITHETS:
        start += 1
    given = -1
    for index in range(max(start, title_end), end - 1):
        if tokens[index].norm in GIVEN_NAMES and tokens[index + 1].norm not in NAME_SUFFIXES:
            given = index
            break
    if title_end > 0:
        start = title_end
    if given > start and len(tokens[given - 1].norm) != 1:
        return _NameTokens(-1, title_end, given, True)
    return _NameTokens(title, title_end, start, given >= 0)


def _capitals_start(tokens: list[TextToken], first: int, end: int) -> int:
    """Where the capitalised words begin that a name ends with, particles between them included."""
    start = end - 1
    while start > first and not tokens[start - 1].possessive:
        before = start - 1
        while before > first and tokens[before].norm in PARTICLES and not tokens[before].word[0].isupper():
            before -= 1
        token = tokens[before]
        capital = token.word[0].isupper() and token.kind not in _NEVER_NAMES
        if not capital or token.possessive or (before < start - 1 and token.kind is not TokenKind.NAME):
            break
        start = before
    return start


def _last_titles(tokens: list[TextToken], start: int, end: int) -> tuple[int, int]:
    """The last run of titles before the last word of a name; -1 and -1 for none."""
    tail = end
    while tail - 1 > start and tokens[tail - 1].norm in NAME_SUFFIXES:
        tail -= 1  # Martin Luther King Jr. is no king
    title = title_end = -1
    for index in range(start, tail - 1):
        if tokens[index].norm in TITLES:
            title = index if title_end != index else title
            title_end = index + 1
    if title >= 0 and tokens[title].norm in OFFICES:
        title = _office_start(tokens, start, title)
    return title, title_end


def _office_start(tokens: list[TextToken], start: int, title: int) -> int:
    """Where the name of an office begins: Prime Minister, Health Secretary, NASA Director."""
    at = title
    while at > start and title - at < _LONGEST_OFFICE:
        word = tokens[at - 1]
        if word.kind is not TokenKind.NAME or word.possessive or word.norm in FORMER:
            break
        if word.norm in GIVEN_NAMES or word.norm in PLACES or word.norm in PARTISANS or word.norm in COURTESY_TITLES:
            break
        at -= 1
    return at


def _roles(text: TokenizedText, where: _NameTokens, before: list[TextToken]) -> set[str]:
    """What the words before a name say that its bearer is, or was."""
    roles = {
        canonical_role(token.norm)
        for token in before
        if token.kind is TokenKind.ROLE or token.kind is TokenKind.TITLE or token.norm in TITLES
    }
    if roles and any(token.norm in FORMER for token in before):
        return {f"former {role}" for role in roles}
    return roles


def _opens_with_role(before: list[TextToken]) -> bool:
    """Whether the words before a name begin with neither a name nor an article, and end with a role."""
    opening = (TokenKind.NAME, TokenKind.DETERMINER)
    return bool(before) and before[0].kind not in opening and before[-1].kind is TokenKind.ROLE


def _gender(parts: NameParts, before: list[TextToken], opening: str) -> Agreement:
    """The gender that titles show, else the given name; `opening` is the first word of the name itself."""
    gender = Agreement.ANY
    for token in before:
        gender = TITLE_GENDER.get(token.norm, gender)
    if gender:
        return gender
    return GIVEN_NAMES.get(parts.core[1] if parts.family_first else opening, Agreement.ANY)


def _as_written(text: TokenizedText, first: int, start: int, end: int, with_article: bool) -> str:
    """The name as written, without possessive and final stop."""
    tokens = text.tokens
    last = tokens[end - 1]
    shown = start
    while end - start == 1 and shown > first and _is_particle(tokens[shown - 1]):
        shown -= 1  # the surname alone, “von der Leyen”: the particles are written, but don't tell people apart
    words = text.verbatim(shown, end)
    if last.possessive:
        words = words[: -2 if words[-1] in "sS" and words[-2] in "’'" else -1]
    elif words.endswith(".") and last.norm not in _KEPT and len(last.norm) > 1:
        words = words[:-1]
    return " ".join((f"the {words}" if with_article else words).split())


def _is_particle(token: TextToken) -> bool:
    return token.norm in PARTICLES and token.word.islower()


MARRIED = "mrs"
HOUSEWIVES = frozenset((MARRIED, "lady"))
"""The styles of women whom hardly any text calls by the given name alone."""
WOMEN = frozenset((MARRIED, "miss", "lady"))
"""The styles of women."""
_STYLES = {
    **dict.fromkeys(("mrs", "mme", "madame", "frau", "signora", "señora"), MARRIED),
    **dict.fromkeys(("miss", "mademoiselle", "mlle"), "miss"),
    **dict.fromkeys(("lady", "countess", "duchess", "baroness"), "lady"),
    **dict.fromkeys(("mr", "monsieur", "herr", "signor", "señor"), "mr"),
}


def style_of(title: str) -> str:
    """The style of a courtesy title: two that differ are two persons' (Mrs. and Miss Rook), "" for any other title."""
    words = title.lower().split()
    return _STYLES.get(words[0].rstrip("."), "") if words else ""


def can_be_one_person(known: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether two full names with one surname, words in lower case, can be one person's."""
    first, other = known[0].rstrip("."), new[0].rstrip(".")
    if len(known) == 1 or first == other:
        return True
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    alike = first.startswith(other[:3]) and other.startswith(first[:3])
    return alike or first in new or other in known or same_given(first, other)


class AbbreviationDefinition(NamedTuple):
    """A short form at token `short`, and the tokens `first` up to, not including, `end` of the name it stands for."""

    short: int
    first: int
    end: int


def abbreviation_definitions(text: TokenizedText) -> Iterator[AbbreviationDefinition]:
    """The abbreviations that a text introduces in brackets, in order: “the Food and Drug Administration (FDA)”.

    After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003),
    on the initials of words only.
    """
    tokens = text.tokens
    opened = [at for at, token in enumerate(tokens) if token.word == "("]
    for at in (before + 1 for before in opened):
        if at + 1 < len(tokens) and tokens[at + 1].word == ")":
            first = _name_before(text, at - 1, tokens[at].word)
            if first >= 0:
                yield AbbreviationDefinition(at, first, at - 1)


def _name_before(text: TokenizedText, end: int, short: str) -> int:
    """The first token of the name that ends before token `end` and has the initials `short`, or -1."""
    tokens = text.tokens
    letters = short.replace(".", "")
    if not _SHORTEST_ABBREVIATION <= len(letters) <= _LONGEST_ABBREVIATION:
        return -1
    if not letters.isupper() or not letters.isalpha():
        return -1
    left = len(letters)
    for at in range(end - 1, text.sentence_of(end).first - 1, -1):
        word = tokens[at].word
        initials = [part[0] for part in word.split("-") if part[:1].isalpha()]
        if not initials or not (initials[0].isupper() or word in SMALL_WORDS):
            return -1
        if not initials[0].isupper():
            continue
        for initial in reversed(initials):
            if left and initial.upper() == letters[left - 1]:
                left -= 1
            elif len(initials) == 1:
                return -1
        if not left:
            return at
    return -1
