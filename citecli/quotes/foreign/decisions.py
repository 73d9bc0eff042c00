"""The decision on whose words a quotation is, and the quotation that it makes."""

from typing import NamedTuple

from citecli.documents.model import Span
from citecli.quotes.foreign.cast import Figure
from citecli.quotes.foreign.phrase_values import PhraseKind
from citecli.quotes.foreign.sentences import Sentences, Token
from citecli.quotes.foreign.sources import Source
from citecli.quotes.foreign.spoken import ENDS, SpokenWords
from citecli.quotes.model import Attribution, AttributionRule, Candidate, Quotation, QuotationKind, Reason

UNATTRIBUTED = 0.5
"""The confidence that nobody is named."""
_MOST = 0.97
_UNSAID = (AttributionRule.NONE, AttributionRule.CONTEXT, AttributionRule.CARRIED_OVER)
"""Rules by which words do not say themselves whose they are."""


class Decision(NamedTuple):
    """The decision on one quotation; `figure` is `None` where nobody is named, `is_speech` false for other words."""

    words: SpokenWords
    figure: Figure | None
    source: Source | None
    rule: AttributionRule
    confidence: float
    continues: bool
    is_speech: bool = True

    def again(self, quote: SpokenWords, rule: AttributionRule, share: float) -> "Decision":
        """The decision that whoever speaks here speaks `quote` too, `share` times as sure."""
        return Decision(quote, self.figure, self.source, rule, self.confidence * share, True)


def nobody(quote: SpokenWords) -> Decision:
    """The decision that nobody is named."""
    return Decision(quote, None, None, AttributionRule.NONE, UNATTRIBUTED, False)


def no_speech(quote: SpokenWords, confidence: float = UNATTRIBUTED) -> Decision:
    """The decision that words are a title or a term, and nobody's."""
    return Decision(quote, None, None, AttributionRule.NONE, confidence, False, False)


def filled(decisions: list[Decision]) -> list[Decision]:
    """The decisions, in order, words that open a paragraph given to whom it names behind later ones.

    «…». «…». Così la sindaca. Paragraphs whose marks are not closed are given to whom the last one names.
    """
    later: Decision | None = None
    result: list[Decision] = []
    for decision in reversed(decisions):
        found = decision
        is_open = later is not None and decision.words.is_open and later.words.unit == decision.words.unit + 1
        if later is not None and is_open and decision.rule in _UNSAID:
            found = later = later.again(decision.words, AttributionRule.CARRIED_OVER, 0.98)
        elif decision.figure is not None:
            is_behind = decision.rule in (AttributionRule.CUE_AFTER, AttributionRule.CUE_INVERTED)
            later = decision if is_behind else None
        elif decision.is_speech and later is not None and later.words.unit == decision.words.unit:
            found = later.again(decision.words, AttributionRule.CARRIED_OVER, 0.7)
        elif decision.is_speech:
            later = None
        result.append(found)
    return result[::-1]


def quotation_of(
    decision: Decision, sentences: Sentences, paragraph: int | None, utterance: int, explain: bool
) -> Quotation:
    """The quotation that a decision makes."""
    words = decision.words
    span = Span(*(words.whole or (words.start, words.end)))
    confidence = round(min(decision.confidence, _MOST), 3)
    if not decision.is_speech:
        return Quotation(span, QuotationKind.MARKED, None, paragraph, 0, None, confidence)
    attribution: Attribution | None = None
    candidates: tuple[Candidate, ...] = ()
    if decision.figure is not None:
        figure = decision.figure
        source, cue = _source_span(decision, sentences.tokens), _cue_span(decision, sentences.tokens)
        aliases = tuple(dict.fromkeys((*figure.aliases, figure.speaker)))
        attribution = Attribution(source, cue, figure.speaker, figure.display, decision.rule, aliases)
        if explain:
            reasons = (Reason(decision.rule.value, confidence),)
            candidates = (Candidate(source, cue, figure.speaker, decision.rule, confidence, reasons),)
    kind = _kind(words, sentences)
    return Quotation(span, kind, attribution, paragraph, utterance, None, confidence, candidates)


def _kind(words: SpokenWords, sentences: Sentences) -> QuotationKind:
    """Direct where the words open a sentence or stand behind a comma or colon, and begin or end as one does."""
    token = sentences.quote_tokens[words.number]
    first = sentences.sentences[sentences.sentence_at(token)].first
    opens = token == first or sentences.tokens[token - 1].text in ":,—–-"
    whole = words.inner[:1].isupper() or words.inner[:1] in "¿¡…(" or words.inner.endswith(ENDS)
    return QuotationKind.DIRECT if words.is_dash or (opens and whole) else QuotationKind.MIXED


def _source_span(decision: Decision, tokens: list[Token]) -> Span | None:
    phrase = decision.source.phrase if decision.source is not None else None
    if phrase is None:
        return None
    first, end = phrase.first, phrase.end
    if phrase.kind is PhraseKind.NAME:
        first, end = phrase.name, phrase.name_end
    return Span(tokens[first].start, tokens[end - 1].end)


def _cue_span(decision: Decision, tokens: list[Token]) -> Span | None:
    cue = decision.source.cue if decision.source is not None else (-1, -1)
    return Span(tokens[cue[0]].start, tokens[cue[1] - 1].end) if cue[0] >= 0 else None
