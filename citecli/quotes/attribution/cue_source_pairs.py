"""Frames: a cue with a mention that may be its source, and the pattern that links them.

For each sentence all plausible pairs are listed; which of them says who speaks is decided elsewhere, by score. The
link is named by pattern: "said Milley" is `inverted`, "Milley said" `subject`, "Milley, who …, said" `relative`.
"""

from typing import NamedTuple

from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.tokens.cues import CUES, Form
from citecli.quotes.tokens.indirect_cues import NOUNS
from citecli.quotes.tokens.lexicon import CLASSES, Word
from citecli.quotes.tokens.tokenized_text import COMMA, NAME, PUNCTUATION, QUOTE, Outline


class Frame(NamedTuple):
    """A mention with a cue (`cue` is its token, -1 where there is none) and how they are linked.

    `first` and `end` take in both; `source_first` and `source_end` the whole source, with what belongs to the mention
    ("a longtime adviser to both Clintons"). All are tokens.
    """

    cue: int
    mention: Mention
    link: str
    cue_class: str
    form: str
    first: int
    end: int
    facts: tuple[str, ...]
    source_first: int
    source_end: int


_STOPS = frozenset((COMMA, PUNCTUATION, QUOTE, Word.AUXILIARY, Word.RELATIVE, Word.SUBORDINATOR, Word.CUE))
_BEGIN_ANEW = frozenset((Word.CONJUNCTION, Word.PRONOUN))
_BE = frozenset("is are was were be been being am 's".split())
_TIES = frozenset("to by close familiar behind against near involved responsible briefed owned".split())
_SKIPPED = frozenset((Word.AUXILIARY, Word.ADVERB, Word.TIME, Word.NUMBER))
_LEADS = frozenset((Word.CUE, Word.VERB, Word.AUXILIARY, Word.ADVERB, Word.OTHER))
"""What follows a mention that is the subject of something."""
_VERBAL = frozenset((Word.CUE, Word.VERB, Word.AUXILIARY))
_ACCORDING = "according"


def find_cues(outline: Outline, first: int, end: int, mentions: list[Mention]) -> list[int]:
    """The tokens of a sentence that are cues: reporting verbs not used as nouns, and "according-to"."""
    heads = {mention.head for mention in mentions}
    kinds, lows = outline.kinds, outline.lows
    cues: list[int] = []
    for index in range(first, end):
        if kinds[index] == Word.CUE:
            if index in heads:
                continue
            cue = CUES[lows[index]]
            if cue.lemma == "go" and not (index + 1 < end and lows[index + 1] in ("on", "off")):
                continue
            if cue.lemma == "put" and not (index + 1 < end and lows[index + 1] == "it"):
                continue
            if cue.lemma == "point" and not (index + 1 < end and lows[index + 1] == "out"):
                continue
            if cue.form in (Form.BASE, Form.S) and index > first:
                before = kinds[index - 1]
                if before in (Word.DETERMINER, Word.POSSESSIVE) or (
                    before == Word.PREPOSITION and lows[index - 1] != "to"
                ):
                    continue
            cues.append(index)
        elif lows[index] == _ACCORDING and index + 1 < end and lows[index + 1] == "to":
            cues.append(index)
    return cues


def _is_party(low: str) -> bool:
    """Whether a word is a party and a state: R-Ky., D-Md."""
    return len(low) > 2 and low[1] == "-" and low[0] in "rdi"


def _has_be(outline: Outline, first: int, end: int) -> bool:
    """Whether a form of "be" stands between two tokens: what follows is a passive."""
    return any(outline.lows[index] in _BE for index in range(first, end))


def _is_passive(outline: Outline, mention: Mention, end: int) -> bool:
    """Whether something is done to the mention: “the government could be pushed”."""
    kinds, lows = outline.kinds, outline.lows
    at = mention.end
    be = False
    while at < end and kinds[at] in (Word.AUXILIARY, Word.ADVERB):
        be = be or lows[at] in _BE
        at += 1
    return be and at < end and (lows[at][-2:] == "ed" or (kinds[at] == Word.CUE and CUES[lows[at]].form is Form.PAST))


def left_link(outline: Outline, mention: Mention, cue: int, form: str, between: int, inner: bool) -> str:  # noqa: C901
    """The pattern that links a mention to a cue of `form` after it; `between` counts the mentions between them.

    `inner` says that the mention stands in a phrase of the one before it ("the chief of staff").
    """
    kinds, lows = outline.kinds, outline.lows
    at = mention.end
    if at < cue and outline.words[at] == "(":
        close = at + 1
        while close < cue and outline.words[close] != ")" and close < at + 8:
            close += 1
        if outline.words[close] == ")":
            at = close + 1
    elif kinds[at] == COMMA and at + 3 < cue and _is_party(lows[at + 1]) and kinds[at + 2] == COMMA:
        at += 3
    while at < cue and kinds[at] in _SKIPPED:
        at += 1
    if at == cue:
        if form == "past" and _has_be(outline, mention.end, cue):
            return "passive"
        return "subject" if not inner else "inner-subject"
    following = kinds[mention.end]
    previous = cue - 1
    while previous > mention.end and kinds[previous] == Word.ADVERB:
        previous -= 1
    before = kinds[previous]
    if following == Word.RELATIVE or (following == COMMA and kinds[mention.end + 1] == Word.RELATIVE):
        return "relative"
    if lows[previous] == "to":
        return "infinitive" if kinds[mention.end] in _LEADS else "infinitive-weak"
    verbs = commas = quotes = 0
    for index in range(mention.end, cue):
        kind = kinds[index]
        if kind == COMMA:
            commas += 1
        elif kind == QUOTE:
            quotes += 1
        elif kind in _VERBAL or (kind == 0 and lows[index][-2:] == "ed"):
            verbs += 1
    if quotes:
        return "over-quotation"
    is_ing = form == "ing"
    if following == COMMA or outline.words[mention.end] in "(—–-":
        if before == COMMA or outline.words[previous] in ")—–-":
            if not verbs:
                return "participle-bare" if is_ing and commas == 1 else "apposition"
            return "clause-between"
        return "loose-apposition" if not verbs else "far"
    leads = following in _LEADS
    if before == Word.CONJUNCTION:
        return "coordinated" if leads else "coordinated-weak"
    if is_ing and verbs:
        return ("participle" if before == COMMA else "gerund") + ("" if leads else "-weak")
    if not verbs and not commas and following == Word.PREPOSITION:
        return "with-phrase" if between <= 2 else "far"
    if not verbs and not commas:
        return "near"
    if before == COMMA and commas >= 2 and verbs <= 1:
        return "parenthesis"
    return "far-subject" if leads else "far"


def _source_before(outline: Outline, mentions: list[Mention], position: int, cue: int, link: str) -> tuple[int, int]:
    """The whole of a source that stands before its cue."""
    kinds = outline.kinds
    mention = mentions[position]
    first, end = mention.first, mention.end
    if link in ("with-phrase", "near") and mention.kind is not MentionKind.PRONOUN:
        stop = cue
        while stop > end and (kinds[stop - 1] in _SKIPPED or kinds[stop - 1] == Word.PREPOSITION):
            stop -= 1
        if not any(kinds[index] in _STOPS for index in range(end, stop)):
            end = stop
    if position and mentions[position - 1].end == first - 1:
        before = mentions[position - 1]
        if outline.lows[first - 1] == "and" and link == "subject":
            first = before.first
        elif kinds[first - 1] == COMMA and kinds[end] == COMMA and mention.kind is MentionKind.NAME:
            # “The bureau's director, James Comey,”: the source is the whole.
            if position > 1 and kinds[before.first - 1] == Word.PREPOSITION:
                before = mentions[position - 2] if mentions[position - 2].end == before.first - 1 else before
            owned = kinds[before.first] in (Word.DETERMINER, Word.POSSESSIVE) or any(
                index in outline.possessives for index in range(before.first, before.head)
            )
            if owned and before.kind in (MentionKind.ROLE, MentionKind.OTHER):
                first = before.first
    return first, end


def _source_after(outline: Outline, mentions: list[Mention], position: int, limit: int, cued: bool) -> tuple[int, int]:
    """The whole of a source that stands after its cue, or by itself."""
    kinds, lows = outline.kinds, outline.lows
    mention = mentions[position]
    end = mention.end
    if mention.kind in (MentionKind.PRONOUN, MentionKind.OBJECT, MentionKind.POSSESSOR, MentionKind.RELATIVE):
        return mention.first, end
    tied = end < limit and (lows[end] in _TIES or (kinds[end] in (Word.OTHER, Word.VERB) and lows[end][-2:] == "ed"))
    if tied and cued and mention.kind is not MentionKind.NAME:
        stop = end + 1
        while stop < min(limit, end + 9) and kinds[stop] not in _STOPS and kinds[stop] not in _BEGIN_ANEW:
            stop += 1
        if stop == limit or kinds[stop] in (COMMA, PUNCTUATION):
            return mention.first, stop
    following = position + 1
    while end < limit and following < len(mentions):
        after = mentions[following]
        if mention.kind is not MentionKind.NAME and lows[end] in _TIES and after.first - end <= 3:
            if any(kinds[index] in _STOPS for index in range(end, after.first)):
                break
        elif lows[end] == "and" and after.first == end + 1:
            if after.end < limit and kinds[after.end] not in (COMMA, PUNCTUATION, QUOTE):
                break
        else:
            break
        end = after.end
        following += 1
    return mention.first, end


def facts_of(
    outline: Outline, mention: Mention, first: int, end: int, mentions: list[Mention], position: int
) -> tuple[str, ...]:
    """What a mention looks like in its sentence, whatever the cue."""
    kinds, lows = outline.kinds, outline.lows
    facts: list[str] = []
    if mention.first > first:
        before = kinds[mention.first - 1]
        if before == Word.PREPOSITION:
            low = lows[mention.first - 1]
            facts.append("after-by" if low == "by" else "after-with" if low == "with" else "after-preposition")
        elif before == Word.SUBORDINATOR:
            facts.append("after-that" if lows[mention.first - 1] == "that" else "after-subordinator")
        elif before == COMMA and position and mentions[position - 1].end == mention.first - 1:
            if kinds[mentions[position - 1].head] == NAME or mentions[position - 1].kind is MentionKind.ROLE:
                facts.append("in-apposition")
        elif before == Word.CUE:
            facts.append("after-cue")
        elif before in (Word.VERB, Word.AUXILIARY):
            facts.append("after-verb")
        elif before == Word.CONJUNCTION:
            inner = (
                position and mentions[position - 1].end == mention.first - 1 and mentions[position - 1].first > first
            )
            listed = inner and kinds[mentions[position - 1].first - 1] == Word.PREPOSITION
            facts.append("after-and-in-phrase" if listed else "after-and")
    else:
        facts.append("opens-sentence")
    if _is_passive(outline, mention, end):
        facts.append("of-passive")
    return tuple(facts)


def _owned(mentions: list[Mention], position: int) -> int | None:
    """The token of the noun that belongs to the possessor at `position`: "claim" of "Donald Trump's claim"."""
    owner = mentions[position]
    for mention in mentions[position + 1 : position + 4]:
        if mention.kind is not MentionKind.POSSESSOR:
            return mention.head if mention.first <= owner.first or mention.first == owner.end else None
    return None


def find_frames(outline: Outline, sentence: int, mentions: list[Mention]) -> list[Frame]:
    """All frames of a sentence: pairs of a cue and a mention near it, then every mention by itself."""
    first, end, _ = outline.sentences[sentence]
    lows = outline.lows
    facts = [facts_of(outline, mention, first, end, mentions, position) for position, mention in enumerate(mentions)]
    frames: list[Frame] = []
    for cue in find_cues(outline, first, end, mentions):
        if lows[cue] == _ACCORDING:
            frames += frames_around(outline, mentions, facts, cue, "according", "", end)
        else:
            found = CUES[lows[cue]]
            frames += frames_around(outline, mentions, facts, cue, found.cue_class.value, found.form.value, end)
    for position, mention in enumerate(mentions):
        if mention.kind is MentionKind.POSSESSOR:
            noun = _owned(mentions, position)
            if noun is not None and lows[noun] in NOUNS:
                source = mention.first, mention.end
                frames.append(
                    Frame(noun, mention, "owner", "noun", "none", mention.first, noun + 1, facts[position], *source)
                )
        source = _source_after(outline, mentions, position, end, False)
        frames.append(Frame(-1, mention, "none", "", "", mention.first, mention.end, facts[position], *source))
    return frames


def frames_around(  # noqa: C901
    outline: Outline,
    mentions: list[Mention],
    facts: list[tuple[str, ...]],
    cue: int,
    cue_class: str,
    form: str,
    end: int,
) -> list[Frame]:
    """The frames of one cue, the token `cue` in a sentence that goes to `end`: with mentions before it, and after."""
    kinds, lows = outline.kinds, outline.lows
    according = cue_class == "according"
    frames: list[Frame] = []
    left = 0
    nearest = -1
    for position in range(len(mentions) - 1, -1, -1):
        mention = mentions[position]
        if mention.end > cue:
            continue
        if nearest < 0:
            nearest = position
        if according:
            break
        if mention.kind is MentionKind.POSSESSOR and kinds[mention.first] == Word.POSSESSIVE:
            continue
        left += 1
        if left > 5 and position:
            continue
        inner = (
            position > 0
            and mentions[position - 1].end == mention.first - 1
            and kinds[mention.first - 1] == Word.PREPOSITION
        )
        link = left_link(outline, mention, cue, form, nearest - position, inner)
        source = _source_before(outline, mentions, position, cue, link)
        frames.append(Frame(cue, mention, link, cue_class, form, mention.first, cue + 1, facts[position], *source))
    right = 0
    start = cue + 2 if according else cue + 1
    for position in range(nearest + 1, len(mentions)):
        mention = mentions[position]
        if mention.first < start or (according and mention.kind is MentionKind.POSSESSOR):
            continue
        gap = mention.first - start
        if gap > 6 or right > 2:
            break
        if any(kinds[index] in (COMMA, PUNCTUATION, QUOTE) for index in range(start, mention.first)):
            break
        right += 1
        if gap == 0:
            link = "according-to" if according else "inverted"
        elif all(kinds[index] in _SKIPPED for index in range(start, mention.first)):
            link = "inverted"
        elif kinds[mention.first - 1] == Word.PREPOSITION and lows[mention.first - 1] == "by":
            link = "by"
        else:
            link = "object" if not according else "according-far"
        if right > 1:
            link += "-second"
        source = _source_after(outline, mentions, position, end, True)
        frames.append(Frame(cue, mention, link, cue_class, form, cue, mention.end, facts[position], *source))
    return frames


__all__ = ["CLASSES", "Frame", "facts_of", "find_cues", "find_frames", "frames_around", "left_link"]
