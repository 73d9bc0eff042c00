"""The pattern that links a cue to a mention, by the words between them."""

from enum import StrEnum

from citecli.quotes.coreference.mentions import Mention
from citecli.quotes.languages.english.cues import BE_FORMS
from citecli.quotes.languages.vocabulary import TokenKind, VerbForm
from citecli.quotes.tokens.tokenized_text import TextToken, TokenizedText


class CueLink(StrEnum):
    """The pattern that links a cue to a mention. The values are part of the names of features."""

    NONE = "none"
    """There is no cue: the mention stands by itself."""

    # The mention stands before the cue.
    SUBJECT = "subject"
    INNER_SUBJECT = "inner-subject"
    """In a phrase of the mention before: the chief of staff said."""
    PASSIVE = "passive"
    RELATIVE = "relative"
    """Milley, who …, said"""
    INFINITIVE = "infinitive"
    INFINITIVE_WEAK = "infinitive-weak"
    """Like all weak ones: no verb follows the mention."""
    OVER_QUOTATION = "over-quotation"
    APPOSITION = "apposition"
    LOOSE_APPOSITION = "loose-apposition"
    PARTICIPLE_BARE = "participle-bare"
    PARTICIPLE = "participle"
    PARTICIPLE_WEAK = "participle-weak"
    GERUND = "gerund"
    GERUND_WEAK = "gerund-weak"
    CLAUSE_BETWEEN = "clause-between"
    COORDINATED = "coordinated"
    COORDINATED_WEAK = "coordinated-weak"
    WITH_PHRASE = "with-phrase"
    PARENTHESIS = "parenthesis"
    NEAR = "near"
    FAR_SUBJECT = "far-subject"
    FAR = "far"
    OWNER = "owner"
    """The cue is a noun, and the mention says whose: his claim."""

    # The mention stands after the cue; "second" is the next one after it.
    INVERTED = "inverted"
    INVERTED_SECOND = "inverted-second"
    BY = "by"
    BY_SECOND = "by-second"
    OBJECT = "object"
    OBJECT_SECOND = "object-second"
    ACCORDING_TO = "according-to"
    ACCORDING_TO_SECOND = "according-to-second"
    ACCORDING_FAR = "according-far"
    ACCORDING_FAR_SECOND = "according-far-second"

    NOBODY = "nobody"
    """The sentence leaves out the source: it was said."""


SKIPPED = frozenset((TokenKind.AUXILIARY, TokenKind.ADVERB, TokenKind.TIME, TokenKind.NUMBER))
"""Kinds of words between a mention and its verb."""
_LEADS = frozenset((TokenKind.CUE, TokenKind.VERB, TokenKind.AUXILIARY, TokenKind.ADVERB, TokenKind.OTHER))
"""What follows a mention that is the subject of something."""
_VERBAL = frozenset((TokenKind.CUE, TokenKind.VERB, TokenKind.AUXILIARY))
_OPENS_ASIDE, _CLOSES_ASIDE = "(—–-", ")—–-"
SECOND_LINK = {
    CueLink.INVERTED: CueLink.INVERTED_SECOND,
    CueLink.BY: CueLink.BY_SECOND,
    CueLink.OBJECT: CueLink.OBJECT_SECOND,
    CueLink.ACCORDING_TO: CueLink.ACCORDING_TO_SECOND,
    CueLink.ACCORDING_FAR: CueLink.ACCORDING_FAR_SECOND,
}
"""The link of the next mention after one with this link."""


def link_to_cue_after(
    text: TokenizedText, mention: Mention, cue: int, form: VerbForm, between: int, inner: bool
) -> CueLink:
    """The pattern that links a mention to a cue of `form` after it; `between` counts the mentions between them.

    `inner` says that the mention stands in a phrase of the one before it ("the chief of staff").
    """
    tokens = text.tokens
    if _skip_aside(tokens, mention.end, cue) == cue:
        if form is VerbForm.PAST and any(token.norm in BE_FORMS for token in tokens[mention.end : cue]):
            return CueLink.PASSIVE
        return CueLink.INNER_SUBJECT if inner else CueLink.SUBJECT
    following = tokens[mention.end]
    if following.kind is TokenKind.RELATIVE or (
        following.kind is TokenKind.COMMA and tokens[mention.end + 1].kind is TokenKind.RELATIVE
    ):
        return CueLink.RELATIVE
    previous = cue - 1
    while previous > mention.end and tokens[previous].kind is TokenKind.ADVERB:
        previous -= 1
    before = tokens[previous]
    if before.norm == "to":
        return CueLink.INFINITIVE if following.kind in _LEADS else CueLink.INFINITIVE_WEAK
    if text.count(TokenKind.QUOTE, mention.end, cue):
        return CueLink.OVER_QUOTATION
    commas = text.count(TokenKind.COMMA, mention.end, cue)
    verbs = 0
    for token in tokens[mention.end : cue]:
        if token.kind in _VERBAL or (token.norm[-2:] == "ed" and token.kind is TokenKind.OTHER):
            verbs += 1
    if following.kind is TokenKind.COMMA or following.word in _OPENS_ASIDE:
        return _link_over_aside(before, verbs, commas, form)
    return _link_in_clause(following, before, verbs, commas, form, between)


def _skip_aside(tokens: list[TextToken], at: int, cue: int) -> int:
    """The first token from `at` on that is not in brackets, a party, an auxiliary, an adverb, or a time."""
    if at < cue and tokens[at].word == "(":
        close = at + 1
        while close < cue and tokens[close].word != ")" and close < at + 8:
            close += 1
        if tokens[close].word == ")":
            at = close + 1
    elif (
        tokens[at].kind is TokenKind.COMMA
        and at + 3 < cue
        and _is_party(tokens[at + 1].norm)
        and tokens[at + 2].kind is TokenKind.COMMA
    ):
        at += 3
    while at < cue and tokens[at].kind in SKIPPED:
        at += 1
    return at


def _link_over_aside(before: TextToken, verbs: int, commas: int, form: VerbForm) -> CueLink:
    """The link over what a comma, a dash or a bracket opens right after the mention; `before` precedes the cue."""
    if before.kind is TokenKind.COMMA or before.word in _CLOSES_ASIDE:
        if verbs:
            return CueLink.CLAUSE_BETWEEN
        return CueLink.PARTICIPLE_BARE if form is VerbForm.ING and commas == 1 else CueLink.APPOSITION
    return CueLink.FAR if verbs else CueLink.LOOSE_APPOSITION


def _link_in_clause(
    following: TextToken, before: TextToken, verbs: int, commas: int, form: VerbForm, between: int
) -> CueLink:
    """The link in a clause that the mention may be the subject of; `following` stands after it."""
    leads = following.kind in _LEADS
    if before.kind is TokenKind.CONJUNCTION:
        return CueLink.COORDINATED if leads else CueLink.COORDINATED_WEAK
    if form is VerbForm.ING and verbs:
        if before.kind is TokenKind.COMMA:
            return CueLink.PARTICIPLE if leads else CueLink.PARTICIPLE_WEAK
        return CueLink.GERUND if leads else CueLink.GERUND_WEAK
    if not verbs and not commas:
        if following.kind is TokenKind.PREPOSITION:
            return CueLink.WITH_PHRASE if between <= 2 else CueLink.FAR
        return CueLink.NEAR
    if before.kind is TokenKind.COMMA and commas >= 2 and verbs <= 1:
        return CueLink.PARENTHESIS
    return CueLink.FAR_SUBJECT if leads else CueLink.FAR


def _is_party(norm: str) -> bool:
    """Whether a word is a party and a state: R-Ky., D-Md."""
    return len(norm) > 2 and norm[1] == "-" and norm[0] in "rdi"


def link_to_cue_before(between: list[TextToken], according: bool) -> CueLink:
    """The pattern that links a mention to the cue before it, with these tokens between."""
    if not between:
        return CueLink.ACCORDING_TO if according else CueLink.INVERTED
    if all(token.kind in SKIPPED for token in between):
        return CueLink.INVERTED
    if between[-1].kind is TokenKind.PREPOSITION and between[-1].norm == "by":
        return CueLink.BY
    return CueLink.ACCORDING_FAR if according else CueLink.OBJECT
