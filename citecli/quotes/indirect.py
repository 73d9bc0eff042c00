"""Indirect speech: "Charap argued that …", found without marks.

For every cue of a sentence the source is the best-scored frame, and the content the best-scored stretch of words from
one of a few beginnings (right after the cue, at "that", after an addressee) to one of a few ends (a comma, a
conjunction, the end of the sentence), or before the cue ("…, she said"). That there is none is one more candidate.
Same kind of model, same file of weights, as for words in marks.
"""

from typing import NamedTuple

from citecli.quotes.candidates import Searcher, bucket
from citecli.quotes.frames import Frame
from citecli.quotes.lexicon import Word
from citecli.quotes.mentions import Mention, MentionKind
from citecli.quotes.outline import COMMA, NAME, PUNCTUATION, QUOTE, Outline
from citecli.quotes.weights import Weights, probabilities
from citecli.quotes.wider_frames import NOBODY, find_wider_frames, lemma_of


class Content(NamedTuple):
    """A stretch of tokens that may be what is said: `first` up to, not including, `end`; -1 and -1 for none."""

    first: int
    end: int
    features: list[str]


class Report(NamedTuple):
    """Indirect speech: the frame that reports, the tokens of the content, and the model's probability."""

    frame: Frame
    first: int
    end: int
    probability: float


_BREAKS = frozenset(("after", "as", "when", "while", "because", "although", "though", "before", "since", "but", "and"))
_PARTICLES = frozenset(("for", "on", "about", "at", "out", "against", "with", "of", "to", "off", "up", "over", "from"))
_NAMES = {
    Word.OTHER: "noun",
    Word.ROLE: "noun",
    Word.ORGANIZATION: "noun",
    Word.DOCUMENT: "noun",
    Word.TITLE: "noun",
    NAME: "name",
    Word.PRONOUN: "pronoun",
    Word.OBJECT: "object",
    Word.POSSESSIVE: "possessive",
    Word.DETERMINER: "article",
    Word.SUBORDINATOR: "subordinator",
    Word.RELATIVE: "relative",
    Word.PREPOSITION: "preposition",
    Word.AUXILIARY: "auxiliary",
    Word.ADVERB: "adverb",
    Word.NUMBER: "number",
    Word.CUE: "verb",
    Word.VERB: "verb",
    Word.TIME: "time",
    COMMA: ",",
    QUOTE: "quotation",
}
_LEADING = frozenset(("that", "to", "how", "what", "whether", "why", "if", "for", "it", "there"))
_VERBAL = frozenset((Word.CUE, Word.VERB, Word.AUXILIARY))
_MOST_ENDS = 6
_LEAST = 0.2
"""How probable source and content must be, at least: about half of the F1, below which an answer costs more than it gains."""



def word_class(outline: Outline, index: int, end: int) -> str:
    """What the word at a token is, for features: a leading word as itself, others by class."""
    if index >= end:
        return "end"
    low = outline.lows[index]
    if low in _LEADING:
        return low
    kind = outline.kinds[index]
    if kind == PUNCTUATION:
        return outline.words[index]
    return _NAMES.get(kind, "noun")


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
            nobody = Mention(cue, cue + 1, cue, MentionKind.OTHER, sentence)
            frames.append(
                Frame(cue, nobody, NOBODY, frames[0].cue_class, frames[0].form, cue, cue + 1, (), cue, cue + 1)
            )
    for cue, frames in find_wider_frames(searcher.outline, sentence, searcher.mentions(sentence)).items():
        kept = [frame for frame in frames if frame.mention.kind is not MentionKind.OBJECT]
        if kept and cue not in found:
            found[cue] = kept
    return found


def contents(searcher: Searcher, sentence: int, frame: Frame) -> list[Content]:
    """Everything that may be said by `frame`, and nothing (the last)."""
    outline = searcher.outline
    first, end, _ = outline.sentences[sentence]
    kinds, lows = outline.kinds, outline.lows
    while end > first and kinds[end - 1] == PUNCTUATION:
        end -= 1
    cue = frame.cue
    according = frame.cue_class == "according"
    lemma = lemma_of(lows[cue])
    after = frame.source_end if according or frame.mention.first > cue else cue + 1
    limit = after
    while limit < end and kinds[limit] != QUOTE:
        limit += 1
    what = f"{frame.cue_class} {frame.form}"
    found: list[Content] = []
    for start, begins in _beginnings(outline, after, limit, lemma):
        opening = word_class(outline, start, limit)
        for stop, ends in _ends(outline, searcher, sentence, start, limit, end):
            if stop <= start:
                continue
            inner = sum(1 for index in range(start, min(stop, start + 40)) if kinds[index] == Word.CUE)
            finite = any(kinds[index] in _VERBAL for index in range(start, min(stop, start + 40)))
            next_ = _what_follows(outline, stop, end)
            length = bucket(stop - start)
            found.append(
                Content(
                    start,
                    stop,
                    [
                        "content",
                        f"content {begins} {what}",
                        f"content {opening} {frame.cue_class}",
                        f"content {ends} {frame.cue_class}",
                        f"content {begins} {opening}",
                        f"content {opening} {ends}",
                        f"content {ends} {length}",
                        f"content {begins} {opening} {ends}",
                        f"content {frame.link}",
                        f"content verbs={min(inner, 2)} {ends}",
                        f"content {lemma} {opening}",
                        f"content {lemma} {begins}",
                        f"content next={next_} {ends}",
                        f"content next={next_} {frame.cue_class}",
                        f"content finite={finite} {ends}",
                        f"content finite={finite} {opening}",
                        f"content finite={finite} {next_}",
                        f"content {frame.cue_class} {length}",
                    ],
                )
            )
    low = min(frame.first, cue)
    stop = low - 1
    if stop > first and kinds[stop] == COMMA:
        tail = "end" if frame.end >= end else word_class(outline, frame.end, end)
        for begin, begins in _beginnings_before(outline, first, stop):
            found.append(
                Content(
                    begin,
                    stop,
                    [
                        "before",
                        f"before {what}",
                        f"before {begins} {word_class(outline, begin, stop)}",
                        f"before {frame.link} {frame.cue_class}",
                        f"before tail={tail}",
                        f"before {begins} {frame.cue_class}",
                        f"before {bucket(stop - begin)}",
                    ],
                )
            )
    if frame.link in ("passive", NOBODY):
        found += _clauses(outline, searcher, sentence, frame, lemma, what, limit)
    found += _objects(outline, searcher, sentence, frame, lemma, what)
    if stop > first and kinds[stop] == COMMA and frame.end < end and kinds[frame.end] == COMMA:
        begin = first
        for index in range(stop - 1, first - 1, -1):
            if kinds[index] == QUOTE:
                begin = index + 1
                break
        for start, stop, name in ((begin, end, "whole"), (begin, limit, "part")):
            if start < low and (name == "whole" or limit < end):
                found.append(Content(start, stop, ["around", f"around {frame.cue_class}", f"around {frame.link}", f"around {name} {what}"]))
    if False:
        mention = frame.mention
        found.append(
            Content(
                mention.first,
                mention.end,
                [
                    "passive",
                    f"passive {what}",
                    f"passive {lemma}",
                    f"passive {searcher.kind_of(mention)}",
                    f"passive {word_class(outline, after, end)}",
                ],
            )
        )
    following = word_class(outline, after, end)
    kind = searcher.kind_of(frame.mention)
    helper = _helper(outline, cue, first)
    inside = any(kinds[index] == Word.CUE and lows[index + 1 : index + 2] != ["to"] for index in range(max(first, cue - 25), cue))
    found.append(
        Content(
            -1,
            -1,
            [
                "nothing",
                f"nothing helper={helper}",
                f"nothing helper={helper} {frame.cue_class}",
                f"nothing {lemma} {following}",
                f"nothing {lemma} {frame.form}",
                f"nothing cued={inside}",
                f"nothing cued={inside} {frame.cue_class}",
                f"nothing {kind} {frame.cue_class}",
                f"nothing {kind} {following}",
                *[f"nothing {fact}" for fact in frame.facts],
                f"nothing question={outline.words[outline.sentences[sentence][1] - 1] == '?'}",
                f"nothing speaks={searcher.speaks(frame.mention)}",
                f"nothing ends={bucket(end - after)}",
                f"nothing ends={bucket(end - after)} {frame.cue_class}",
                f"nothing {what}",
                f"nothing {lemma}",
                f"nothing {frame.link}",
                f"nothing {frame.link} {frame.cue_class}",
                f"nothing {following}",
                f"nothing {following} {frame.cue_class}",
                f"nothing {searcher.kind_of(frame.mention)}",
                f"nothing quotation={limit < end}",
                f"nothing {word_class(outline, cue - 1, end) if cue > first else 'start'}",
            ],
        )
    )
    return found


def _clauses(outline, searcher, sentence, frame, lemma, what, limit):
    """The clause around a cue that names no source, and the part of it before its verb."""
    kinds, lows = outline.kinds, outline.lows
    first = outline.sentences[sentence][0]
    cue = frame.cue
    verb = cue
    while verb > first and kinds[verb - 1] in (Word.AUXILIARY, Word.ADVERB, Word.TIME):
        verb -= 1
    begins = []
    for mention in searcher.mentions(sentence):
        if mention.end <= verb and mention.kind is not MentionKind.POSSESSOR:
            if mention.end == verb:
                begins.append((mention.first, "mention"))
    begin = first
    for index in range(verb - 1, first - 1, -1):
        if kinds[index] in (COMMA, QUOTE, Word.SUBORDINATOR, PUNCTUATION) or (kinds[index] == Word.CONJUNCTION and kinds[index-1] == COMMA):
            begin = index + 1
            break
    if begin < verb and (not begins or begins[0][0] != begin):
        begins.append((begin, "clause" if begin > first else "sentence"))
    if begin > first and not any(start == first for start, _ in begins):
        begins.append((first, "sentence"))
    ends = [(limit, "all")]
    for index in range(cue + 1, limit):
        if kinds[index] == COMMA:
            ends.append((index, "comma"))
            break
    if verb > first:
        ends.append((verb, "subject"))
    following = word_class(outline, cue + 1, limit)
    found = []
    kind = searcher.kind_of(frame.mention) if frame.link != NOBODY else ""
    for start, begins_at in begins:
        for stop, ends_at in ends:
            if stop > start:
                found.append(
                    Content(
                        start,
                        stop,
                        [
                            "clause",
                            f"clause {what}",
                            f"clause {begins_at} {ends_at}",
                            f"clause {ends_at} {what}",
                            f"clause {lemma} {ends_at}",
                            f"clause {lemma} {begins_at}",
                            f"clause {ends_at} {kind}",
                            f"clause {ends_at} next={following}",
                            f"clause {begins_at} {bucket(stop - start)}",
                        ],
                    )
                )
    return found


def _objects(outline, searcher, sentence, frame, lemma, what):
    """What stands right before a source, as the object of its clause: "a plan he opposed", "which she proposed"."""
    mention = frame.mention
    if mention.end > frame.cue or frame.link == NOBODY:
        return []
    found = []
    for other in searcher.mentions(sentence):
        gap = frame.source_first - other.end
        if other.kind is not MentionKind.POSSESSOR and 0 <= gap <= 1 and (not gap or outline.lows[other.end] in ("that", "which", "whom")):
            kind = searcher.kind_of(other)
            found.append(
                Content(
                    other.first,
                    other.end,
                    [
                        "object",
                        f"object {what}",
                        f"object {kind}",
                        f"object {searcher.kind_of(mention)}",
                        f"object {frame.link}",
                        f"object {lemma}",
                        f"object {kind} {word_class(outline, frame.cue + 1, outline.sentences[sentence][1])}",
                    ],
                )
            )
    return found


def _what_follows(outline: Outline, index: int, end: int) -> str:
    """What stands at the end of a stretch: a comma or a conjunction with what comes after it, else a class."""
    if index >= end:
        return "end"
    written = []
    while index < end and len(written) < 2 and outline.kinds[index] in (COMMA, Word.CONJUNCTION):
        written.append(outline.lows[index])
        index += 1
    return "".join(written) + word_class(outline, index, end)


def _helper(outline: Outline, cue: int, first: int) -> str:
    """The auxiliary, or "to", right before a cue, adverbs apart, by kind."""
    at = cue - 1
    while at >= first and outline.kinds[at] in (Word.ADVERB, Word.TIME):
        at -= 1
    if at < first:
        return "none"
    low = outline.lows[at]
    if low == "to":
        return "to"
    if outline.kinds[at] != Word.AUXILIARY:
        return "none"
    if low[-3:] == "n't" or low in ("not", "never", "cannot"):
        return "not"
    if low in ("would", "could", "should", "might", "may", "can", "must", "will", "'d", "'ll"):
        return "modal"
    if low in ("has", "have", "had", "'ve"):
        return "have"
    if low in ("do", "did", "does"):
        return "do"
    return "be"


def _beginnings(outline: Outline, after: int, limit: int, lemma: str) -> list[tuple[int, str]]:
    """Where a content after its cue may begin, each with what it is called in features."""
    kinds, lows = outline.kinds, outline.lows
    if after >= limit:
        return []
    if kinds[after] == COMMA and lemma == "according":
        return [(after + 1, "after-comma")]
    found = [(after, "at-once")]
    if lows[after] in _PARTICLES and after + 1 < limit:
        found.append((after + 1, "after-particle"))
    at = after
    while at < limit and kinds[at] in (Word.ADVERB, Word.TIME):
        at += 1
    if after < at < limit:
        found.append((at, "after-adverb"))
    for index in range(after + 1, min(after + 14, limit)):
        if lows[index] == "that" and kinds[index - 1] not in (Word.PREPOSITION, Word.DETERMINER):
            found.append((index, "at-that"))
            break
        if kinds[index] == Word.CUE:
            break
    else:
        index = limit
    if kinds[after] in (Word.OBJECT, NAME, Word.OTHER, Word.ROLE, Word.POSSESSIVE, Word.DETERMINER):
        for at in range(after + 1, min(after + 7, limit)):
            if kinds[at] in (Word.PRONOUN, Word.DETERMINER, Word.SUBORDINATOR) or lows[at] == "to":
                if lows[at] != "that":
                    found.append((at, "after-addressee"))
                break
    return found


def _beginnings_before(outline: Outline, first: int, stop: int) -> list[tuple[int, str]]:
    """Where a content before its source may begin: after a quotation, after the first comma, with the sentence."""
    kinds = outline.kinds
    begin = first
    for index in range(stop - 1, first - 1, -1):
        if kinds[index] == QUOTE:
            begin = index + 1
            break
    if begin >= stop:
        return []
    found = [(begin, "sentence" if begin == first else "rest")]
    for index in range(begin, stop - 2):
        if kinds[index] == COMMA:
            found.append((index + 1, "comma"))
            break
    if outline.lows[begin] in ("but", "and", "still", "so", "yet") and begin + 2 < stop:
        found.append((begin + 1, "conjunction"))
    return found


def _ends(
    outline: Outline, searcher: Searcher, sentence: int, start: int, limit: int, end: int
) -> list[tuple[int, str]]:
    """Where a content that begins at `start` may end, each with what it is called in features."""
    kinds, lows = outline.kinds, outline.lows
    found: list[tuple[int, str]] = [(limit, "sentence" if limit == end else "quotation")]
    commas = 0
    for mention in searcher.mentions(sentence):
        if mention.end > start and mention.kind is not MentionKind.POSSESSOR and mention.first >= start:
            if mention.first - start <= 2 and mention.end < limit:
                found.append((mention.end, "mention"))
            break
    for index in range(start + 1, min(limit, start + 50)):
        kind = kinds[index]
        if kind in (COMMA, PUNCTUATION):
            commas += 1
            if commas <= 2:
                found.append((index, f"comma{commas}"))
        elif lows[index] in _BREAKS and index - start > 2 and kinds[index - 1] != COMMA:
            found.append((index, "and" if lows[index] in ("and", "but") else "subordinator"))
        if len(found) >= _MOST_ENDS:
            break
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
                found[option.first, option.end] = Report(frame, option.first, option.end, probability)
    return [found[key] for key in sorted(found)]
