"""Where the content of a cue may begin and end, and what features call the words there."""

from typing import TypeAlias

from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.languages.english.usage import CLAUSE_OPENERS, MODALS, VERB_PARTICLES
from citecli.quotes.languages.vocabulary import TokenKind
from citecli.quotes.tokens.tokenized_text import TextToken, TokenizedText

Boundary: TypeAlias = tuple[int, str]
"""A token at which a content may begin, or before which it may end, and what features call it.

A bare tuple: very many are made, and taken apart at once.
"""

_CONJUNCTIONS = frozenset(("but", "and"))
_OPENING_CONJUNCTIONS = frozenset(("but", "and", "still", "so", "yet"))
_NAMES = {
    TokenKind.OTHER: "noun",
    TokenKind.ROLE: "noun",
    TokenKind.ORGANIZATION: "noun",
    TokenKind.DOCUMENT: "noun",
    TokenKind.TITLE: "noun",
    TokenKind.NAME: "name",
    TokenKind.PRONOUN: "pronoun",
    TokenKind.OBJECT: "object",
    TokenKind.POSSESSIVE: "possessive",
    TokenKind.DETERMINER: "article",
    TokenKind.SUBORDINATOR: "subordinator",
    TokenKind.RELATIVE: "relative",
    TokenKind.PREPOSITION: "preposition",
    TokenKind.AUXILIARY: "auxiliary",
    TokenKind.ADVERB: "adverb",
    TokenKind.NUMBER: "number",
    TokenKind.CUE: "verb",
    TokenKind.VERB: "verb",
    TokenKind.TIME: "time",
    TokenKind.COMMA: ",",
    TokenKind.QUOTE: "quotation",
}
_LEADING = frozenset(("that", "to", "how", "what", "whether", "why", "if", "for", "it", "there"))
"""Words that features call by themselves."""
_COMMA, _CUE, _PUNCTUATION = TokenKind.COMMA, TokenKind.CUE, TokenKind.PUNCTUATION
"""Looked up once: reading a member from its class is slow before Python 3.12."""
_STOPS = frozenset((_COMMA, _PUNCTUATION))
_ADVERBIAL = frozenset((TokenKind.ADVERB, TokenKind.TIME))
_SEPARATORS = frozenset((TokenKind.COMMA, TokenKind.CONJUNCTION))
_NO_CONJUNCTION_AFTER = frozenset((TokenKind.PREPOSITION, TokenKind.DETERMINER))
"""After what "that" is a pronoun."""
_ADDRESSEES = frozenset(
    (
        TokenKind.OBJECT,
        TokenKind.NAME,
        TokenKind.OTHER,
        TokenKind.ROLE,
        TokenKind.POSSESSIVE,
        TokenKind.DETERMINER,
    )
)
"""What an addressee begins with: she told the mayor they would go."""
_AFTER_ADDRESSEE = frozenset((TokenKind.PRONOUN, TokenKind.DETERMINER, TokenKind.SUBORDINATOR))
_HELPERS = {
    **dict.fromkeys(MODALS, "modal"),
    **dict.fromkeys(("has", "have", "had", "'ve"), "have"),
    **dict.fromkeys(("do", "did", "does"), "do"),
    "cannot": "not",
}
_FARTHEST_THAT = 14
_FARTHEST_ADDRESSEE = 7
_LONGEST = 50
"""How many tokens of a content an end is looked for in."""
_MOST_ENDS = 6


def word_class(text: TokenizedText, index: int, end: int) -> str:
    """What the word at a token is, for features: a leading word as itself, others by kind, "end" from `end` on."""
    if index >= end:
        return "end"
    token = text.tokens[index]
    if token.norm in _LEADING:
        return token.norm
    if token.kind is _PUNCTUATION:
        return token.word
    return _NAMES.get(token.kind, "noun")


def following_words(text: TokenizedText, index: int, end: int) -> str:
    """What stands after a stretch: a comma or a conjunction with what comes after it, else a kind."""
    if index >= end:
        return "end"
    if text.tokens[index].kind not in _SEPARATORS:
        return word_class(text, index, end)
    separators: list[str] = []
    while index < end and len(separators) < 2 and text.tokens[index].kind in _SEPARATORS:
        separators.append(text.tokens[index].norm)
        index += 1
    return "".join(separators) + word_class(text, index, end)


def beginnings_after(text: TokenizedText, after: int, limit: int, lemma: str) -> list[Boundary]:
    """Where a content between two tokens, after its cue, may begin; `lemma` is the cue's."""
    tokens = text.tokens
    if after >= limit:
        return []
    if tokens[after].kind is TokenKind.COMMA and lemma == "according":
        return [(after + 1, "after-comma")]
    boundaries: list[Boundary] = [(after, "at-once")]
    if tokens[after].norm in VERB_PARTICLES and after + 1 < limit:
        boundaries.append((after + 1, "after-particle"))
    at = after
    while at < limit and tokens[at].kind in _ADVERBIAL:
        at += 1
    if after < at < limit:
        boundaries.append((at, "after-adverb"))
    boundaries += _at_that(tokens, after, limit)
    if tokens[after].kind in _ADDRESSEES:
        boundaries += _after_addressee(tokens, after, limit)
    return boundaries


def _at_that(tokens: list[TextToken], after: int, limit: int) -> list[Boundary]:
    """The "that" with which a content may begin, if no other cue comes first."""
    for index in range(after + 1, min(after + _FARTHEST_THAT, limit)):
        if tokens[index].norm == "that" and tokens[index - 1].kind not in _NO_CONJUNCTION_AFTER:
            return [(index, "at-that")]
        if tokens[index].kind is _CUE:
            break
    return []


def _after_addressee(tokens: list[TextToken], after: int, limit: int) -> list[Boundary]:
    """Where a content may begin after an addressee without "that"."""
    for index in range(after + 1, min(after + _FARTHEST_ADDRESSEE, limit)):
        token = tokens[index]
        if token.kind in _AFTER_ADDRESSEE or token.norm == "to":
            return [] if token.norm == "that" else [(index, "after-addressee")]
    return []


def auxiliary_before(text: TokenizedText, cue: int, first: int) -> str:
    """The kind of the auxiliary, or "to", right before a cue, adverbs apart, from token `first` on."""
    tokens = text.tokens
    at = cue - 1
    while at >= first and tokens[at].kind in _ADVERBIAL:
        at -= 1
    if at < first:
        return "none"
    norm = tokens[at].norm
    if norm == "to":
        return "to"
    if tokens[at].kind is not TokenKind.AUXILIARY:
        return "none"
    return "not" if norm[-3:] == "n't" else _HELPERS.get(norm, "be")


def after_quotation(text: TokenizedText, first: int, stop: int) -> int:
    """The token after the last quotation between two tokens, or `first`."""
    for index in range(stop - 1, first - 1, -1):
        if text.tokens[index].kind is TokenKind.QUOTE:
            return index + 1
    return first


def beginnings_before(text: TokenizedText, first: int, stop: int) -> list[Boundary]:
    """Where a content before its source may begin: after a quotation, after the first comma, with the sentence."""
    tokens = text.tokens
    begin = after_quotation(text, first, stop)
    if begin >= stop:
        return []
    boundaries: list[Boundary] = [(begin, "sentence" if begin == first else "rest")]
    for index in range(begin, stop - 2):
        if tokens[index].kind is TokenKind.COMMA:
            boundaries.append((index + 1, "comma"))
            break
    if tokens[begin].norm in _OPENING_CONJUNCTIONS and begin + 2 < stop:
        boundaries.append((begin + 1, "conjunction"))
    return boundaries


def ends_after(text: TokenizedText, mentions: list[Mention], start: int, limit: int, end: int) -> list[Boundary]:
    """Where a content that begins at `start` may end: at `limit` or before it, in a sentence that goes to `end`.

    `mentions` are the sentence's.
    """
    tokens = text.tokens
    boundaries: list[Boundary] = [(limit, "sentence" if limit == end else "quotation")]
    for mention in mentions:
        if mention.end > start and mention.kind is not MentionKind.POSSESSOR and mention.first >= start:
            if mention.first - start <= 2 and mention.end < limit:
                boundaries.append((mention.end, "mention"))
            break
    commas = 0
    for index in range(start + 1, min(limit, start + _LONGEST)):
        token = tokens[index]
        if token.kind in _STOPS:
            commas += 1
            if commas <= 2:
                boundaries.append((index, f"comma{commas}"))
        elif token.norm in CLAUSE_OPENERS and index - start > 2 and tokens[index - 1].kind is not _COMMA:
            boundaries.append((index, "and" if token.norm in _CONJUNCTIONS else "subordinator"))
        if len(boundaries) >= _MOST_ENDS:
            break
    return boundaries
