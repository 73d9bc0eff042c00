"""Roles: what a person is said to be (“the governor”, “a physician”), under one word for each."""

from citecli.quotes.tokens.lexicon import PLURAL_ROLES, TITLE_GENDER, Word
from citecli.quotes.tokens.tokenized_text import COMMA, NAME, Outline

FORMER = frozenset(("former", "ex", "one-time", "onetime", "retired"))
"""Words that say that somebody no longer is what follows."""
_ONE_WORD = {
    "capt": "captain",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gen": "general",
    "sgt": "sergeant",
    "dr": "doctor",
    "physician": "doctor",
    "prof": "professor",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "adm": "admiral",
    "cmdr": "commander",
    "rev": "reverend",
    "pastor": "reverend",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "attorney": "lawyer",
    "counsel": "lawyer",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "adviser": "advisor",
    "businesswoman": "businessman",
    "pope": "pontiff",
}
_LINKING = frozenset(("is", "was", "became"))
_LONGEST = 9
_LEADS = frozenset(
    (Word.OTHER, Word.NUMBER, Word.ORGANIZATION, Word.ROLE, Word.TITLE, Word.ADVERB, Word.DOCUMENT, NAME)
)


def canonical_role(low: str) -> str:
    """One word for all that say the same: “Gen.” and “the general”."""
    return _ONE_WORD.get(low, low)


def role_after(outline: Outline, at: int, end: int) -> tuple[str, str]:
    """The role that the tokens from `at` give to the name before them, and the gender it shows; "" for none.

    An apposition (“, a retired judge,”, “, the state party chairwoman,”) or a predicate (“is a physician”).
    """
    kinds, lows = outline.kinds, outline.lows
    if at + 1 >= end or not (kinds[at] == COMMA or lows[at] in _LINKING):
        return "", ""
    stop = min(end, at + _LONGEST)
    index = at + 1
    if kinds[index] == Word.NUMBER and index + 1 < end and kinds[index + 1] == COMMA:
        index += 2  # an age
    owned = False
    if index < stop and kinds[index] in (Word.DETERMINER, Word.POSSESSIVE):
        owned = True
        index += 1
    former = False
    role = -1
    while index < stop and kinds[index] in _LEADS:
        former = former or lows[index] in FORMER
        owned = owned or index in outline.possessives
        if kinds[index] in (Word.ROLE, Word.TITLE):
            role = index
        elif kinds[index] == NAME and role < 0 and not owned and index not in outline.possessives:
            return "", ""  # “, Nora Bell …”: an enumeration
        elif role >= 0:
            break
        index += 1
    if role < 0 or lows[role] in PLURAL_ROLES or role in outline.possessives:
        return "", ""
    if not owned and lows[at] in _LINKING:
        return "", ""
    name = canonical_role(lows[role])
    return (f"former {name}" if former else name), TITLE_GENDER.get(lows[role], "")
