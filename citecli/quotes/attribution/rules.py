"""Rules: the pattern that an answer rests on, put into words, and the kind of a quotation."""

from citecli.quotes.attribution.candidates import CandidateOrigin, SourceCandidate
from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.languages.vocabulary import CueClass, TokenKind
from citecli.quotes.model import Kind, Rule
from citecli.quotes.tokens.mark_features import MarkFeatures
from citecli.quotes.tokens.tokenized_text import TokenizedText


def rule_of(text: TokenizedText, token: int, candidate: SourceCandidate) -> Rule:
    """Which pattern links the quotation at `token` to the frame of `option`."""
    pair = candidate.pair
    if pair is None:
        return Rule.NONE
    if candidate.origin in (CandidateOrigin.TURN, CandidateOrigin.TURN_BEFORE):
        return Rule.TURN
    if candidate.origin is CandidateOrigin.CARRIED_OVER:
        return Rule.CARRIED_OVER
    if pair.cue < 0:
        if pair.mention.end < token and text.tokens[pair.mention.end].word == ":":
            return Rule.LABEL
        return Rule.CONTEXT
    if pair.cue_class is CueClass.ACCORDING:
        return Rule.ACCORDING_TO
    if pair.cue_class is CueClass.NOUN:
        return Rule.NOUN_CUE
    same = text.tokens[pair.cue].sentence == text.tokens[token].sentence
    if not same:
        return Rule.CUE_NEARBY
    if pair.first > token:
        if pair.first - token > 4:
            return Rule.CUE_NEARBY
        return Rule.CUE_INVERTED if pair.link in (CueLink.INVERTED, CueLink.INVERTED_SECOND) else Rule.CUE_AFTER
    if pair.first > 0 and text.tokens[pair.first - 1].kind is TokenKind.QUOTE and token - pair.end <= 3:
        return Rule.CUE_AROUND
    return Rule.CUE_BEFORE if token - pair.cue <= 12 else Rule.CUE_NEARBY


def kind_of(text: TokenizedText, token: int, marks: MarkFeatures) -> Kind:
    """Whether the words in the marks stand by themselves (direct) or are part of the sentence around (mixed)."""
    tokens = text.tokens
    sentence_first, sentence_end, _ = text.sentence_of(token)
    opens = (
        token == sentence_first
        or tokens[token - 1].kind in (TokenKind.COMMA, TokenKind.QUOTE)
        or text.tokens[token - 1].word in ":—–-"
    )
    if marks.opening != "lower":
        if opens:
            return Kind.DIRECT
        return Kind.DIRECT if tokens[token - 1].kind is TokenKind.CUE and marks.closing != "word" else Kind.MIXED
    if token == sentence_first:
        return Kind.DIRECT if token + 1 == sentence_end or marks.closing in (",", ".", "?", "!") else Kind.MIXED
    if (
        tokens[token - 1].kind is TokenKind.COMMA
        and marks.closing in (",", ".", "?", "!")
        and marks.size in ("6-9", "10-19", "20+")
    ):
        return Kind.DIRECT
    return Kind.MIXED
