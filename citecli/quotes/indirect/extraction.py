"""Indirect speech: "Charap argued that …", found without marks.

For every cue of a sentence the source is the best-scored frame, the content the best-scored stretch of words, or none
(see `contents`). Same kind of model, same file of weights, as for words in marks. The probability of an answer is that
of its source times that of its content.
"""

from typing import NamedTuple

from citecli.quotes.attribution.candidates import Searcher, bucket
from citecli.quotes.attribution.cue_source_pairs import Frame
from citecli.quotes.attribution.weights import Weights, probabilities
from citecli.quotes.coreference.mentions import MentionKind
from citecli.quotes.indirect.content_spans import contents
from citecli.quotes.indirect.indirect_pairs import find_wider_frames, nobodys
from citecli.quotes.tokens.lexicon import Word
from citecli.quotes.tokens.tokenized_text import COMMA


class Report(NamedTuple):
    """Indirect speech: the frame that reports, the tokens of the content, and the model's probability.

    `frames` are all that the cue has, to be explained; `silence` is the probability that nothing is said.
    """

    frame: Frame
    first: int
    end: int
    probability: float
    frames: list[Frame]
    silence: float


_LEAST = 0.2
"""How probable source and content must be: an answer less probable than half the F1 costs more than it gains."""


def source_features(searcher: Searcher, frame: Frame) -> list[str]:
    """What speaks for a frame as the one that reports, among those of its cue."""
    kind = searcher.kind_of(frame.mention)
    features = [
        f"source {frame.link}",
        f"source {kind}",
        f"source {frame.link} {kind}",
        f"source {frame.link} {frame.cue_class} {frame.form}",
    ]
    features += [f"source {frame.link} {fact}" for fact in frame.facts]
    features += [f"source {kind} {fact}" for fact in frame.facts]
    outline = searcher.outline
    mention = frame.mention
    if mention.end <= frame.cue:
        low, high = mention.end, frame.cue
    else:
        low, high = frame.cue + 1, mention.first
    between = outline.kinds[low:high]
    features.append(f"source {frame.link} {bucket(high - low)}")
    features.append(f"source cues-between {min(between.count(Word.CUE), 2)}")
    features.append(f"source {frame.link} commas={min(between.count(COMMA), 2)}")
    speaks = searcher.speaks(mention)
    if speaks:
        features.append(f"source speaks {speaks}")
    return features


def best_source(searcher: Searcher, frames: list[Frame], weights: Weights) -> tuple[Frame, float]:
    """The frame, of one cue, that names its source best, and its probability among them."""
    chances = probabilities([weights.score(source_features(searcher, frame)) for frame in frames])
    best = max(range(len(frames)), key=chances.__getitem__)
    return frames[best], chances[best]


def frames_by_cue(searcher: Searcher, sentence: int) -> dict[int, list[Frame]]:
    """The frames of a sentence, by cue."""
    found: dict[int, list[Frame]] = {}
    for frame in searcher.frames(sentence):
        if frame.cue >= 0 and frame.mention.kind is not MentionKind.OBJECT:
            found.setdefault(frame.cue, []).append(frame)
    for cue, frames in found.items():
        if frames[0].cue_class != "according":
            frames.append(nobodys(cue, sentence, frames[0].cue_class, frames[0].form))
    for cue, frames in find_wider_frames(searcher.outline, sentence, searcher.mentions(sentence)).items():
        kept = [frame for frame in frames if frame.mention.kind is not MentionKind.OBJECT]
        if kept and cue not in found:
            found[cue] = kept
    return found


def find_reports(searcher: Searcher, weights: Weights) -> list[Report]:
    """All indirect speech of a text, in the order of its content, each content once."""
    found: dict[tuple[int, int], Report] = {}
    for sentence in range(len(searcher.outline.sentences)):
        for frames in frames_by_cue(searcher, sentence).values():
            frame, sure = best_source(searcher, frames, weights)
            options = contents(searcher, sentence, frame)
            chances = probabilities([weights.score(option.features) for option in options])
            if len(options) < 2:
                continue
            best = max(range(len(options) - 1), key=chances.__getitem__)
            probability = sure * chances[best]
            if probability < _LEAST:
                continue
            option = options[best]
            known = found.get((option.first, option.end))
            if known is None or known.probability < probability:
                found[option.first, option.end] = Report(
                    frame, option.first, option.end, probability, frames, chances[-1]
                )
    return [found[key] for key in sorted(found)]
