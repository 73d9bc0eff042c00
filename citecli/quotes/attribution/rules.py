"""Rules: the pattern that an answer rests on, put into words, and the kind of a quotation."""

from citecli.quotes.attribution.candidates import CandidateOrigin
from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.languages.vocabulary import CueClass, TokenKind
from citecli.quotes.model import AttributionRule, QuotationKind
from citecli.quotes.tokens.mark_features import MarkFeatures
from citecli.quotes.tokens.tokenized_text import TokenizedText

_RULES_OF_ORIGINS = {
    CandidateOrigin.TURN: AttributionRule.TURN,
    CandidateOrigin.ADDRESSED: AttributionRule.ADDRESSED,
    CandidateOrigin.TURN_BEFORE: AttributionRule.TURN,
    CandidateOrigin.CARRIED_OVER: AttributionRule.CARRIED_OVER,
}
_RULES_OF_CUES = {CueClass.ACCORDING: AttributionRule.ACCORDING_TO, CueClass.NOUN: AttributionRule.NOUN_CUE}
_INVERTED = (CueLink.INVERTED, CueLink.INVERTED_SECOND)
_STOPS = (",", ".", "?", "!")
_LONG = ("6-9", "10-19", "20+")
_BESIDE = 3
"""How many tokens may stand between words and the cue that stands around them."""
_NEAR_AFTER, _NEAR_BEFORE = 4, 12
"""How many tokens after the words a source may begin, and before them a cue stand, to be no more than nearby."""


def rule_of(text: TokenizedText, token: int, pair: CueSourcePair, origin: CandidateOrigin) -> AttributionRule:
    """Which pattern links the quotation at `token` to a pair; `origin` is where the candidate comes from."""
    if origin in _RULES_OF_ORIGINS:
        return _RULES_OF_ORIGINS[origin]
    tokens = text.tokens
    if pair.cue < 0:
        is_label = pair.mention.end < token and tokens[pair.mention.end].word == ":"
        return AttributionRule.LABEL if is_label else AttributionRule.CONTEXT
    if pair.cue_class in _RULES_OF_CUES:
        return _RULES_OF_CUES[pair.cue_class]
    if tokens[pair.cue].sentence != tokens[token].sentence:
        return AttributionRule.CUE_NEARBY
    if pair.first > token:
        if pair.first - token > _NEAR_AFTER:
            return AttributionRule.CUE_NEARBY
        return AttributionRule.CUE_INVERTED if pair.link in _INVERTED else AttributionRule.CUE_AFTER
    if pair.first > 0 and tokens[pair.first - 1].kind is TokenKind.QUOTE and token - pair.end <= _BESIDE:
        return AttributionRule.CUE_AROUND
    return AttributionRule.CUE_BEFORE if token - pair.cue <= _NEAR_BEFORE else AttributionRule.CUE_NEARBY


def kind_of(text: TokenizedText, token: int, marks: MarkFeatures) -> QuotationKind:
    """Whether the words in the marks stand by themselves (direct) or are part of the sentence around (mixed)."""
    sentence = text.sentence_of(token)
    before = text.tokens[token - 1]
    opens = token == sentence.first
    stopped = marks.closing in _STOPS
    if marks.opening != "lower":
        after_break = before.kind in (TokenKind.COMMA, TokenKind.QUOTE) or before.word in ":—–-"
        direct = opens or after_break or (before.kind is TokenKind.CUE and marks.closing != "word")
    elif opens:
        direct = stopped or token + 1 == sentence.end
    else:
        direct = stopped and before.kind is TokenKind.COMMA and marks.size in _LONG
    return QuotationKind.DIRECT if direct else QuotationKind.MIXED
