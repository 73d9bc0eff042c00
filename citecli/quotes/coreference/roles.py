"""Roles: what a person is said to be (“the governor”, “a physician”), under one word for each."""

from citecli.quotes.languages.english.lexicon import PLURAL_ROLES, TITLE_GENDER
from citecli.quotes.languages.english.usage import FORMER, ROLE_SYNONYMS
from citecli.quotes.languages.vocabulary import Agreement, TokenKind
from citecli.quotes.tokens.tokenized_text import TokenizedText

_LINKING = frozenset(("is", "was", "became"))
_LONGEST = 9
_ARTICLES = frozenset(("the", "a", "an"))
_LEADS = frozenset(
    (
        TokenKind.OTHER,
        TokenKind.NUMBER,
        TokenKind.ORGANIZATION,
        TokenKind.ROLE,
        TokenKind.TITLE,
        TokenKind.ADVERB,
        TokenKind.DOCUMENT,
        TokenKind.NAME,
    )
)


def canonical_role(norm: str) -> str:
    """One word for all that say the same: “Gen.” and “the general”."""
    return ROLE_SYNONYMS.get(norm, norm)


def role_after(text: TokenizedText, at: int, end: int) -> tuple[str, Agreement]:
    """The role that the tokens from `at` give to the name before them, and the gender it shows; "" for none.

    An apposition (“, a retired judge,”, “, the state party chairwoman,”) or a predicate (“is a physician”).
    """
    tokens = text.tokens
    if at + 1 >= end or not (tokens[at].kind is TokenKind.COMMA or tokens[at].norm in _LINKING):
        return "", Agreement.ANY
    stop = min(end, at + _LONGEST)
    index = at + 1
    if tokens[index].kind is TokenKind.NUMBER and index + 1 < end and tokens[index + 1].kind is TokenKind.COMMA:
        index += 2  # an age
    owned = False
    if index < stop and tokens[index].kind in (TokenKind.DETERMINER, TokenKind.POSSESSIVE):
        owned = True
        index += 1
    former = False
    role = -1
    while index < stop and tokens[index].kind in _LEADS:
        former = former or tokens[index].norm in FORMER
        owned = owned or text.tokens[index].possessive
        if tokens[index].kind in (TokenKind.ROLE, TokenKind.TITLE):
            role = index
        elif tokens[index].kind is TokenKind.NAME and role < 0 and not owned and not text.tokens[index].possessive:
            return "", Agreement.ANY  # “, Nora Bell …”: an enumeration
        elif role >= 0:
            break
        index += 1
    if role < 0 and tokens[at].kind is TokenKind.COMMA and tokens[at + 1].norm in _ARTICLES:
        closed = index < end and tokens[index].kind in (TokenKind.COMMA, TokenKind.PUNCTUATION)
        role = index - 1 if closed and tokens[index - 1].kind is TokenKind.OTHER else -1  # “, the conductor,”
    if role < 0 or tokens[role].norm in PLURAL_ROLES or text.tokens[role].possessive:
        return "", Agreement.ANY
    if not owned and tokens[at].norm in _LINKING:
        return "", Agreement.ANY
    name = canonical_role(tokens[role].norm)
    return (f"former {name}" if former else name), TITLE_GENDER.get(tokens[role].norm, Agreement.ANY)
