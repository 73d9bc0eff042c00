"""Indirect speech: "Charap argued that …", found without marks.

For every cue of a sentence the source is the best-scored frame, the content the best-scored stretch of words, or none
(see `content_spans`). Same kind of model, same file of weights, as for words in marks. The probability of an answer is
that of its source times that of its content.
"""

from typing import NamedTuple

from citecli.quotes.attribution.candidates import CandidateGenerator, bucket
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.attribution.weights import Weights, probabilities
from citecli.quotes.coreference.mentions import MentionKind
from citecli.quotes.indirect.content_spans import content_spans
from citecli.quotes.indirect.indirect_pairs import indirect_pairs, unnamed_source_pair
from citecli.quotes.languages.vocabulary import TokenKind


class ReportedSpeech(NamedTuple):
    """Indirect speech: the frame that reports, the tokens of the content, and the model's probability.

    `frames` are all that the cue has, to be explained; `silence` is the probability that nothing is said.
    """

    pair: CueSourcePair
    first: int
    end: int
    probability: float
    pairs: list[CueSourcePair]
    silence: float


_LEAST = 0.2
"""How probable source and content must be: an answer less probable than half the F1 costs more than it gains."""


def source_features(generator: CandidateGenerator, pair: CueSourcePair) -> list[str]:
    """What speaks for a frame as the one that reports, among those of its cue."""
    kind = generator.kind_of(pair.mention)
    features = [
        f"source {pair.link}",
        f"source {kind}",
        f"source {pair.link} {kind}",
        f"source {pair.link} {pair.cue_class} {pair.form}",
    ]
    features += [f"source {pair.link} {fact}" for fact in pair.context]
    features += [f"source {kind} {fact}" for fact in pair.context]
    text = generator.text
    mention = pair.mention
    if mention.end <= pair.cue:
        begin, stop = mention.end, pair.cue
    else:
        begin, stop = pair.cue + 1, mention.first
    between = text.kinds(begin, stop)
    features.append(f"source {pair.link} {bucket(stop - begin)}")
    features.append(f"source cues-between {min(between.count(TokenKind.CUE), 2)}")
    features.append(f"source {pair.link} commas={min(between.count(TokenKind.COMMA), 2)}")
    speaks = generator.speaks(mention)
    if speaks:
        features.append(f"source speaks {speaks}")
    return features


def best_source(
    generator: CandidateGenerator, pairs: list[CueSourcePair], weights: Weights
) -> tuple[CueSourcePair, float]:
    """The frame, of one cue, that names its source best, and its probability among them."""
    chances = probabilities([weights.score(source_features(generator, pair)) for pair in pairs])
    best = max(range(len(pairs)), key=chances.__getitem__)
    return pairs[best], chances[best]


def pairs_by_cue(generator: CandidateGenerator, sentence: int) -> dict[int, list[CueSourcePair]]:
    """The frames of a sentence, by cue."""
    found: dict[int, list[CueSourcePair]] = {}
    for pair in generator.pairs(sentence):
        if pair.cue >= 0 and pair.mention.kind is not MentionKind.OBJECT:
            found.setdefault(pair.cue, []).append(pair)
    for cue, pairs in found.items():
        if pairs[0].cue_class != "according":
            pairs.append(unnamed_source_pair(cue, sentence, pairs[0].cue_class, pairs[0].form))
    for cue, pairs in indirect_pairs(generator.text, sentence, generator.mentions(sentence)).items():
        kept = [pair for pair in pairs if pair.mention.kind is not MentionKind.OBJECT]
        if kept and cue not in found:
            found[cue] = kept
    return found


def reported_speech(generator: CandidateGenerator, weights: Weights) -> list[ReportedSpeech]:
    """All indirect speech of a text, in the order of its content, each content once."""
    found: dict[tuple[int, int], ReportedSpeech] = {}
    for sentence in range(len(generator.text.sentences)):
        for pairs in pairs_by_cue(generator, sentence).values():
            pair, sure = best_source(generator, pairs, weights)
            spans = content_spans(generator, sentence, pair)
            chances = probabilities([weights.score(span.features) for span in spans])
            if len(spans) < 2:
                continue
            best = max(range(len(spans) - 1), key=chances.__getitem__)
            probability = sure * chances[best]
            if probability < _LEAST:
                continue
            span = spans[best]
            known = found.get((span.first, span.end))
            if known is None or known.probability < probability:
                found[span.first, span.end] = ReportedSpeech(
                    pair, span.first, span.end, probability, pairs, chances[-1]
                )
    return [found[key] for key in sorted(found)]
