"""Syntactic prominence: how prominently a mention stands in its sentence, as far as closed word lists tell."""

from enum import IntEnum

from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.languages.english.cues import CUES
from citecli.quotes.languages.vocabulary import CueClass, TokenKind, VerbForm
from citecli.quotes.tokens.tokenized_text import TextToken, TokenizedText

_LONGEST_APPOSITION = 34
_LONGEST_PHRASE = 6
_PLAIN = (CueClass.SAY, CueClass.TELL, CueClass.STATE)
_PHRASE = frozenset(
    (TokenKind.DETERMINER, TokenKind.POSSESSIVE, TokenKind.OTHER, TokenKind.NAME, TokenKind.ORGANIZATION)
)
_PREDICATES = frozenset((TokenKind.VERB, TokenKind.AUXILIARY, TokenKind.CUE))
_ING = frozenset((TokenKind.CUE, TokenKind.VERB, TokenKind.OTHER))
_ENDINGS = ("ed", "es")
_TIES = frozenset(("of", "for", "with", "from", "at", "to"))


class Prominence(IntEnum):
    """Where in its sentence a mention stands, the least prominent first."""

    OWNER = 0
    OBLIQUE = 1
    OTHER = 2
    OBJECT = 3
    INNER_SUBJECT = 4
    SUBJECT = 5
    SPEAKER = 6


def phrase(text: TokenizedText, mention: Mention, mentions: list[Mention]) -> str:
    """The words of a mention with what belongs to it: “a spokesman for the mayor”."""
    end = mention.end
    for other in mentions:
        if other.first == end + 1 and text.tokens[end].kind is TokenKind.PREPOSITION and text.tokens[end].norm in _TIES:
            if other.kind is MentionKind.OBJECT or (text.tokens[end].norm == "at" and _is_manner(text, other)):
                break  # said the porter to himself, at length
            end = other.end
    return " ".join(text.verbatim(mention.first, end).split())


def _is_manner(text: TokenizedText, mention: Mention) -> bool:
    """Whether a noun has neither article nor capital, as in "at length"."""
    token = text.tokens[mention.first]
    return mention.end - mention.first == 1 and token.kind is TokenKind.OTHER and token.word.islower()


def prominence_of(text: TokenizedText, mention: Mention, sentence: int) -> Prominence:
    """How prominently a mention stands in its sentence, as far as the words around it tell."""
    tokens = text.tokens
    first, end, _ = text.sentences[sentence]
    if mention.possessive or text.tokens[mention.head].possessive:
        return Prominence.OWNER
    before = tokens[mention.first - 1].kind if mention.first > first else TokenKind.PUNCTUATION
    if before is TokenKind.PREPOSITION:
        if text.norms(mention.first - 2, mention.first) == ["according", "to"]:
            return Prominence.SPEAKER
        return Prominence.OBLIQUE
    if (
        before is TokenKind.CUE
        and mention.first - 2 >= first
        and tokens[mention.first - 2].kind in (TokenKind.QUOTE, TokenKind.COMMA)
    ):
        return Prominence.SPEAKER  # “…,” said Milley
    if before in _ING and mention.first > first and text.tokens[mention.first - 1].norm[-3:] == "ing":
        return Prominence.INNER_SUBJECT if before is TokenKind.CUE else Prominence.OBJECT
    predicate = _predicate(text, mention.end, end)
    if predicate < 0 and before is TokenKind.COMMA and mention.kind is MentionKind.NAME:
        predicate = _behind_apposition(text, mention, end)
    if predicate >= 0:
        if before in (TokenKind.SUBORDINATOR, TokenKind.CUE, TokenKind.VERB, TokenKind.RELATIVE):
            return Prominence.SUBJECT if mention.first - 1 == first else Prominence.INNER_SUBJECT
        return Prominence.SPEAKER if tokens[predicate].kind is TokenKind.CUE else Prominence.SUBJECT
    if mention.kind is MentionKind.ROLE and _speaks_after_phrase(text, mention.end, end):
        return Prominence.SPEAKER
    if before in (TokenKind.CUE, TokenKind.VERB, TokenKind.AUXILIARY):
        return Prominence.SUBJECT if text.tokens[mention.first - 2].norm.startswith("there") else Prominence.OBJECT
    return Prominence.OTHER


def _speaks_after_phrase(text: TokenizedText, at: int, end: int) -> bool:
    """Whether a cue follows after a phrase with a preposition: “an officer near the lock told Reuters”."""
    tokens = text.tokens
    if at >= end or tokens[at].kind is not TokenKind.PREPOSITION:
        return False
    for index in range(at + 1, min(at + _LONGEST_PHRASE, end)):
        if tokens[index].kind is TokenKind.CUE:
            cue = CUES[tokens[index].norm]
            return cue.form is VerbForm.PAST and cue.cue_class in _PLAIN
        if tokens[index].kind not in _PHRASE:
            return False
    return False


def _predicate(text: TokenizedText, at: int, end: int) -> int:
    """The token of the verb whose subject ends before token `at`, -1 for none; over what is set between commas."""
    tokens = text.tokens
    limit = min(end, at + _LONGEST_APPOSITION)
    at = _skip(tokens, at, end)
    if at >= end:
        return -1
    if tokens[at].kind is TokenKind.COMMA or text.tokens[at].word in "(—–-":
        while at < limit:
            at += 1
            while at < limit and tokens[at].kind is not TokenKind.COMMA and text.tokens[at].word not in ")—–-":
                at += 1
            after = _skip(tokens, at + 1, end)
            if (
                after < end
                and (tokens[after].kind in _PREDICATES or tokens[after].norm.endswith(_ENDINGS))
                and _is_verb(text, after)
            ):
                return _main(text, after, end)
        return -1
    if tokens[at].kind is TokenKind.RELATIVE:
        return -1
    return _main(text, at, end) if _is_verb(text, at) else -1


def _behind_apposition(text: TokenizedText, mention: Mention, end: int) -> int:
    """The token of the verb behind a name that tells who a role is, -1 for none: “The secretary, Nora Bell, said …”."""
    tokens = text.tokens
    if tokens[mention.first - 2].kind is not TokenKind.ROLE or mention.end >= end:
        return -1
    after = _skip(tokens, mention.end + 1, end)
    closed = tokens[mention.end].kind is TokenKind.COMMA and after < end
    return _main(text, after, end) if closed and _is_verb(text, after) else -1


def _main(text: TokenizedText, at: int, end: int) -> int:
    """The verb that an auxiliary at token `at` leads up to: “has not said”."""
    tokens = text.tokens
    ahead = at
    while ahead < end and ahead < at + 4 and tokens[ahead].kind in (TokenKind.AUXILIARY, TokenKind.ADVERB):
        ahead += 1
    return ahead if ahead < end and tokens[ahead].kind in (TokenKind.CUE, TokenKind.VERB) else at


def _skip(tokens: list[TextToken], at: int, end: int) -> int:
    while at < end and tokens[at].kind is TokenKind.ADVERB:
        at += 1
    return at


def _is_verb(text: TokenizedText, at: int) -> bool:
    kind = text.tokens[at].kind
    if kind in _PREDICATES:
        return text.tokens[at].norm[-3:] != "ing"
    return kind is TokenKind.OTHER and text.tokens[at].word[0].islower() and text.tokens[at].norm.endswith(_ENDINGS)
