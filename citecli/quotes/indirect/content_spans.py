"""Contents: for a cue and its source, every stretch of words that may be what is said, and what speaks for each.

A content stands after the cue, from one of a few beginnings (right there, at "that", after an addressee) to one of a
few ends (a comma, a conjunction, the end of the sentence); before it ("…, she said"); around it ("…, she said, …"); it
is the clause of a passive ("the plan was criticized") or what a relative clause belongs to ("a plan he opposed"). That
there is none is always one more candidate. Features name patterns of form, as in `candidates`.
"""

from typing import NamedTuple

from citecli.quotes.attribution.candidates import Searcher, bucket
from citecli.quotes.attribution.cue_source_pairs import Frame
from citecli.quotes.coreference.mentions import MentionKind
from citecli.quotes.indirect.indirect_pairs import NOBODY, lemma_of
from citecli.quotes.tokens.lexicon import Word
from citecli.quotes.tokens.tokenized_text import COMMA, NAME, PUNCTUATION, QUOTE, Outline


class Content(NamedTuple):
    """A stretch of tokens that may be what is said: `first` up to, not including, `end`; -1 and -1 for none."""

    first: int
    end: int
    features: list[str]


class _Cue(NamedTuple):
    """What all contents of one cue share: its words for features, and where the sentence and the words after it end.

    `first` and `end` are the sentence's tokens without final stops, `after` where words after the cue begin, `limit`
    where the first quotation among them stands, or the end.
    """

    frame: Frame
    sentence: int
    lemma: str
    what: str
    first: int
    end: int
    after: int
    limit: int


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
_OBJECT_LINKS = frozenset(("that", "which", "whom"))
_MODALS = frozenset(("would", "could", "should", "might", "may", "can", "must", "will", "'d", "'ll"))
_MOST_ENDS = 6
_LOOKED_AT = 40
"""How many tokens of a long content are looked at for its verbs."""
_NEARBY = 25
"""How many tokens before a cue another one may stand for this one to be rather part of what that says."""


def contents(searcher: Searcher, sentence: int, frame: Frame) -> list[Content]:
    """Everything that may be said by `frame`, and nothing (the last)."""
    outline = searcher.outline
    first, end, _ = outline.sentences[sentence]
    kinds = outline.kinds
    while end > first and kinds[end - 1] == PUNCTUATION:
        end -= 1
    cue = frame.cue
    follows = frame.cue_class == "according" or frame.mention.first > cue
    after = frame.source_end if follows else cue + 1
    limit = after
    while limit < end and kinds[limit] != QUOTE:
        limit += 1
    lemma = lemma_of(outline.lows[cue])
    here = _Cue(frame, sentence, lemma, f"{frame.cue_class} {frame.form}", first, end, after, limit)
    found = _after(searcher, here)
    found += _before(outline, here)
    if frame.link in ("passive", NOBODY):
        found += _clauses(searcher, here)
    elif frame.mention.end <= cue:
        found += _objects(searcher, here)
    found += _around(outline, here)
    found.append(_nothing(searcher, here))
    return found


def _after(searcher: Searcher, here: _Cue) -> list[Content]:
    """Contents after the cue."""
    outline, frame, lemma = searcher.outline, here.frame, here.lemma
    kinds = outline.kinds
    cue_class = frame.cue_class
    found: list[Content] = []
    for start, begins in _beginnings(outline, here.after, here.limit, lemma):
        opening = word_class(outline, start, here.limit)
        of_start = [
            "content",
            f"content {begins} {here.what}",
            f"content {opening} {cue_class}",
            f"content {begins} {opening}",
            f"content {frame.link}",
            f"content {lemma} {opening}",
            f"content {lemma} {begins}",
        ]
        for stop, ends in _ends(outline, searcher, here.sentence, start, here.limit, here.end):
            if stop <= start:
                continue
            inside = kinds[start : min(stop, start + _LOOKED_AT)]
            verbs = min(inside.count(Word.CUE), 2)
            finite = verbs > 0 or Word.AUXILIARY in inside or Word.VERB in inside
            following = _what_follows(outline, stop, here.end)
            length = bucket(stop - start)
            found.append(
                Content(
                    start,
                    stop,
                    [
                        *of_start,
                        f"content {ends} {cue_class}",
                        f"content {opening} {ends}",
                        f"content {ends} {length}",
                        f"content {begins} {opening} {ends}",
                        f"content verbs={verbs} {ends}",
                        f"content next={following} {ends}",
                        f"content next={following} {cue_class}",
                        f"content finite={finite} {ends}",
                        f"content finite={finite} {opening}",
                        f"content finite={finite} {following}",
                        f"content {cue_class} {length}",
                    ],
                )
            )
    return found


def _before(outline: Outline, here: _Cue) -> list[Content]:
    """Contents before the source and its cue, with a comma between."""
    frame = here.frame
    stop = min(frame.first, frame.cue) - 1
    if stop <= here.first or outline.kinds[stop] != COMMA:
        return []
    tail = "end" if frame.end >= here.end else word_class(outline, frame.end, here.end)
    return [
        Content(
            begin,
            stop,
            [
                "before",
                f"before {here.what}",
                f"before {begins} {word_class(outline, begin, stop)}",
                f"before {frame.link} {frame.cue_class}",
                f"before tail={tail}",
                f"before {begins} {frame.cue_class}",
                f"before {bucket(stop - begin)}",
            ],
        )
        for begin, begins in _beginnings_before(outline, here.first, stop)
    ]


def _around(outline: Outline, here: _Cue) -> list[Content]:
    """The sentence around a source and its cue that stand between commas: "The bridge, she said, is safe"."""
    frame = here.frame
    low = min(frame.first, frame.cue)
    kinds = outline.kinds
    if low - 1 <= here.first or kinds[low - 1] != COMMA or frame.end >= here.end or kinds[frame.end] != COMMA:
        return []
    begin = _after_quotation(outline, here.first, low - 1)
    stretches = [(here.end, "whole")] if here.limit == here.end else [(here.end, "whole"), (here.limit, "part")]
    return [
        Content(
            begin,
            stop,
            [
                "around",
                f"around {frame.cue_class}",
                f"around {frame.link}",
                f"around {name} {here.what}",
            ],
        )
        for stop, name in stretches
        if begin < low
    ]


def _clauses(searcher: Searcher, here: _Cue) -> list[Content]:
    """The clause around a cue that names no source ("the plan was criticized"), and the part before its verb."""
    outline, cue = searcher.outline, here.frame.cue
    kinds = outline.kinds
    verb = cue
    while verb > here.first and kinds[verb - 1] in (Word.AUXILIARY, Word.ADVERB, Word.TIME):
        verb -= 1
    begins = [
        (mention.first, "mention")
        for mention in searcher.mentions(here.sentence)
        if mention.end == verb and mention.kind is not MentionKind.POSSESSOR
    ]
    begin = here.first
    for index in range(verb - 1, here.first - 1, -1):
        kind = kinds[index]
        if kind in (COMMA, QUOTE, Word.SUBORDINATOR, PUNCTUATION) or (
            kind == Word.CONJUNCTION and index and kinds[index - 1] == COMMA
        ):
            begin = index + 1
            break
    if begin < verb and (not begins or begins[0][0] != begin):
        begins.append((begin, "clause" if begin > here.first else "sentence"))
    if begin > here.first and not any(start == here.first for start, _ in begins):
        begins.append((here.first, "sentence"))
    ends = [(here.limit, "all")]
    for index in range(cue + 1, here.limit):
        if kinds[index] == COMMA:
            ends.append((index, "comma"))
            break
    if verb > here.first:
        ends.append((verb, "subject"))
    following = word_class(outline, cue + 1, here.limit)
    kind_name = searcher.kind_of(here.frame.mention) if here.frame.link != NOBODY else ""
    return [
        Content(
            start,
            stop,
            [
                "clause",
                f"clause {here.what}",
                f"clause {begins_at} {ends_at}",
                f"clause {ends_at} {here.what}",
                f"clause {here.lemma} {ends_at}",
                f"clause {here.lemma} {begins_at}",
                f"clause {ends_at} {kind_name}",
                f"clause {ends_at} next={following}",
                f"clause {begins_at} {bucket(stop - start)}",
            ],
        )
        for start, begins_at in begins
        for stop, ends_at in ends
        if stop > start
    ]


def _objects(searcher: Searcher, here: _Cue) -> list[Content]:
    """What stands right before a source, as the object of its clause: "a plan he opposed", "which she proposed"."""
    outline, frame = searcher.outline, here.frame
    found: list[Content] = []
    for mention in searcher.mentions(here.sentence):
        gap = frame.source_first - mention.end
        if mention.kind is MentionKind.POSSESSOR or not 0 <= gap <= 1:
            continue
        if gap and outline.lows[mention.end] not in _OBJECT_LINKS:
            continue
        kind = searcher.kind_of(mention)
        found.append(
            Content(
                mention.first,
                mention.end,
                [
                    "object",
                    f"object {here.what}",
                    f"object {kind}",
                    f"object {searcher.kind_of(frame.mention)}",
                    f"object {frame.link}",
                    f"object {here.lemma}",
                    f"object {kind} {word_class(outline, frame.cue + 1, here.end)}",
                ],
            )
        )
    return found


def _nothing(searcher: Searcher, here: _Cue) -> Content:
    """That nothing is said: the word is no cue here, or what it tells of is not in the sentence."""
    outline, frame, lemma = searcher.outline, here.frame, here.lemma
    kinds, lows = outline.kinds, outline.lows
    cue_class, link, cue = frame.cue_class, frame.link, frame.cue
    following = word_class(outline, here.after, here.end)
    kind = searcher.kind_of(frame.mention)
    helper = _helper(outline, cue, here.first)
    cued = any(
        kinds[index] == Word.CUE and lows[index + 1] != "to" for index in range(max(here.first, cue - _NEARBY), cue)
    )
    ends = bucket(here.end - here.after)
    question = outline.words[outline.sentences[here.sentence][1] - 1] == "?"
    before = word_class(outline, cue - 1, here.end) if cue > here.first else "start"
    return Content(
        -1,
        -1,
        [
            "nothing",
            f"nothing {here.what}",
            f"nothing {lemma}",
            f"nothing {lemma} {following}",
            f"nothing {lemma} {frame.form}",
            f"nothing {link}",
            f"nothing {link} {cue_class}",
            f"nothing {following}",
            f"nothing {following} {cue_class}",
            f"nothing {kind}",
            f"nothing {kind} {cue_class}",
            f"nothing {kind} {following}",
            f"nothing helper={helper}",
            f"nothing helper={helper} {cue_class}",
            f"nothing cued={cued}",
            f"nothing cued={cued} {cue_class}",
            f"nothing question={question}",
            f"nothing speaks={searcher.speaks(frame.mention)}",
            f"nothing ends={ends}",
            f"nothing ends={ends} {cue_class}",
            f"nothing quotation={here.limit < here.end}",
            f"nothing {before}",
            *[f"nothing {fact}" for fact in frame.facts],
        ],
    )


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


def _what_follows(outline: Outline, index: int, end: int) -> str:
    """What stands at the end of a stretch: a comma or a conjunction with what comes after it, else a class."""
    if index >= end:
        return "end"
    written: list[str] = []
    while index < end and len(written) < 2 and outline.kinds[index] in (COMMA, Word.CONJUNCTION):
        written.append(outline.lows[index])
        index += 1
    return "".join(written) + word_class(outline, index, end)


def _beginnings(outline: Outline, after: int, limit: int, lemma: str) -> list[tuple[int, str]]:  # noqa: C901
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
    if low[-3:] == "n't" or low == "cannot":
        return "not"
    if low in _MODALS:
        return "modal"
    if low in ("has", "have", "had", "'ve"):
        return "have"
    if low in ("do", "did", "does"):
        return "do"
    return "be"


def _after_quotation(outline: Outline, first: int, stop: int) -> int:
    """The token after the last quotation between two tokens, or `first`."""
    for index in range(stop - 1, first - 1, -1):
        if outline.kinds[index] == QUOTE:
            return index + 1
    return first


def _beginnings_before(outline: Outline, first: int, stop: int) -> list[tuple[int, str]]:
    """Where a content before its source may begin: after a quotation, after the first comma, with the sentence."""
    kinds = outline.kinds
    begin = _after_quotation(outline, first, stop)
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
