"""Rules: the pattern that an answer rests on, put into words, and the kind of a quotation."""

from citecli.quotes.attribution.candidates import Option
from citecli.quotes.model import Kind, Rule
from citecli.quotes.tokens.lexicon import Word
from citecli.quotes.tokens.mark_features import Shape
from citecli.quotes.tokens.tokenized_text import COMMA, QUOTE, Outline


def rule_of(outline: Outline, token: int, option: Option, is_turn: bool) -> Rule:
    """Which pattern links the quotation at `token` to the frame of `option`."""
    frame = option.frame
    if frame is None:
        return Rule.NONE
    if option.origin.startswith("label"):
        return Rule.QUESTION_AND_ANSWER if option.origin == "label qa" else Rule.LABEL
    if option.origin.startswith(("carried", "turn")):
        return Rule.TURN if is_turn else Rule.CARRIED_OVER
    if frame.cue < 0:
        if frame.mention.end < token and outline.words[frame.mention.end] == ":":
            return Rule.LABEL
        return Rule.CONTEXT
    if frame.cue_class == "according":
        return Rule.ACCORDING_TO
    if frame.cue_class == "noun":
        return Rule.NOUN_CUE
    same = outline.sentence[frame.cue] == outline.sentence[token]
    if not same:
        return Rule.CUE_NEARBY
    if frame.first > token:
        if frame.first - token > 4:
            return Rule.CUE_NEARBY
        return Rule.CUE_INVERTED if frame.link.startswith("inverted") else Rule.CUE_AFTER
    if frame.first > 0 and outline.kinds[frame.first - 1] == QUOTE and token - frame.end <= 3:
        return Rule.CUE_AROUND
    return Rule.CUE_BEFORE if token - frame.cue <= 12 else Rule.CUE_NEARBY


def kind_of(outline: Outline, token: int, shape: Shape) -> Kind:
    """Whether the words in the marks stand by themselves (direct) or are part of the sentence around (mixed)."""
    kinds = outline.kinds
    sentence_first, sentence_end, _ = outline.sentences[outline.sentence[token]]
    opens = token == sentence_first or kinds[token - 1] in (COMMA, QUOTE) or outline.words[token - 1] in ":—–-"
    if shape.opening != "lower":
        if opens:
            return Kind.DIRECT
        return Kind.DIRECT if kinds[token - 1] == Word.CUE and shape.closing != "word" else Kind.MIXED
    if token == sentence_first:
        return Kind.DIRECT if token + 1 == sentence_end or shape.closing in (",", ".", "?", "!") else Kind.MIXED
    if kinds[token - 1] == COMMA and shape.closing in (",", ".", "?", "!") and shape.size in ("6-9", "10-19", "20+"):
        return Kind.DIRECT
    return Kind.MIXED
