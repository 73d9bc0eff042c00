"""Indirect speech: "Charap argued that …", found without marks.

For every cue of a sentence the source is the best-scored pair, the content the best-scored stretch of words, or none
(see `content_spans`). Same kind of model, same file of weights, as for words in marks. The probability of an answer is
that of its source times that of its content.
"""

from typing import NamedTuple

from citecli.quotes.attribution.candidate_generator import CandidateGenerator, bucket
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.attribution.weights import Weights, probabilities
from citecli.quotes.coreference.mentions import MentionKind
from citecli.quotes.indirect.content_spans import content_spans
from citecli.quotes.indirect.indirect_pairs import indirect_pairs, unnamed_source_pair
from citecli.quotes.languages.vocabulary import CueClass, TokenKind


class ReportedSpeech(NamedTuple):
    """A piece of indirect speech."""

    pair: CueSourcePair
    """The cue that reports, with its source."""
    first: int
    """The first token of the content."""
    end: int
    """The token after it."""
    probability: float
    """The model's."""
    pairs: list[CueSourcePair]
    """All that the cue has, to be explained."""
    silence: float
    """The probability that nothing is said."""


_LEAST = 0.2
"""How probable source and content must be: an answer less probable than half the F1 costs more than it gains."""


def source_features(generator: CandidateGenerator, pair: CueSourcePair) -> list[str]:
    """What speaks for a pair as the one that reports, among those of its cue."""
    mention = pair.mention
    kind = generator.kind_of(mention)
    link = "source " + pair.link
    features = [link, f"source {kind}", f"{link} {kind}", f"{link} " + pair.cue_class + " " + pair.form]
    features += [f"{link} {name}" for name in pair.context]
    features += [f"source {kind} {name}" for name in pair.context]
    if mention.end <= pair.cue:
        begin, stop = mention.end, pair.cue
    else:
        begin, stop = pair.cue + 1, mention.first
    cues = generator.text.count(TokenKind.CUE, begin, stop)
    commas = generator.text.count(TokenKind.COMMA, begin, stop)
    features.append(f"{link} {bucket(stop - begin)}")
    features.append(f"source cues-between {min(cues, 2)}")
    features.append(f"{link} commas={min(commas, 2)}")
    speaks = generator.speaks(mention)
    if speaks:
        features.append(f"source speaks {speaks}")
    return features


def best_source(
    generator: CandidateGenerator, pairs: list[CueSourcePair], weights: Weights
) -> tuple[CueSourcePair, float]:
    """The pair, of one cue, that names its source best, and its probability among them."""
    if len(pairs) == 1:
        return pairs[0], 1.0
    chances = probabilities([weights.score(source_features(generator, pair)) for pair in pairs])
    best = max(range(len(pairs)), key=chances.__getitem__)
    return pairs[best], chances[best]


def pairs_by_cue(generator: CandidateGenerator, sentence: int) -> dict[int, list[CueSourcePair]]:
    """The pairs of a sentence that may report something, by the cue's token."""
    by_cue: dict[int, list[CueSourcePair]] = {}
    for pair in generator.pairs(sentence):
        if pair.cue >= 0 and pair.mention.kind is not MentionKind.OBJECT:
            by_cue.setdefault(pair.cue, []).append(pair)
    for cue, pairs in by_cue.items():
        if pairs[0].cue_class is not CueClass.ACCORDING:
            pairs.append(unnamed_source_pair(cue, sentence, pairs[0].cue_class, pairs[0].form))
    for cue, pairs in indirect_pairs(generator.text, sentence, generator.mentions(sentence)).items():
        sources = [pair for pair in pairs if pair.mention.kind is not MentionKind.OBJECT]
        if sources and cue not in by_cue:
            by_cue[cue] = sources
    return by_cue


def reported_speech(generator: CandidateGenerator, weights: Weights) -> list[ReportedSpeech]:
    """All indirect speech of a text, in the order of its content, each content once."""
    reports: dict[tuple[int, int], ReportedSpeech] = {}
    for sentence in range(len(generator.text.sentences)):
        for pairs in pairs_by_cue(generator, sentence).values():
            report = _report(generator, sentence, pairs, weights)
            if report is None or report.probability < _LEAST:
                continue
            known = reports.get((report.first, report.end))
            if known is None or known.probability < report.probability:
                reports[report.first, report.end] = report
    return [reports[content] for content in sorted(reports)]


def _report(
    generator: CandidateGenerator, sentence: int, pairs: list[CueSourcePair], weights: Weights
) -> ReportedSpeech | None:
    """The likeliest that the pairs of one cue report; `None` where nothing can be its content."""
    pair, source_probability = best_source(generator, pairs, weights)
    spans = content_spans(generator, sentence, pair)
    if len(spans) < 2:
        return None
    chances = probabilities([weights.score(span.features) for span in spans])
    best = max(range(len(spans) - 1), key=chances.__getitem__)
    first, end, _ = spans[best]
    return ReportedSpeech(pair, first, end, source_probability * chances[best], pairs, chances[-1])
