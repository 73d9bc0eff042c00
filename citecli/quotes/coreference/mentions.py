"""Mentions: the words that can name a speaker, sentence by sentence.

A mention is a pronoun, a name with what stands before it ("9/11 widow Terry Strada"), or a common noun with its
article ("the top US general"). What follows with a preposition ("of Iowa") is left to the mention after it. No
grammar: closed word lists, capitals and the order of words.
"""

from enum import IntEnum
from typing import NamedTuple

from citecli.quotes.tokens.cues import CUES, Form
from citecli.quotes.tokens.lexicon import GIVEN_NAMES, PARTICLES, TITLE_GENDER, TITLES, Word
from citecli.quotes.tokens.tokenized_text import COMMA, NAME, PUNCTUATION, QUOTE, Outline


class MentionKind(IntEnum):
    """What a mention is made of."""

    NAME = 0
    PRONOUN = 1
    OBJECT = 2
    ROLE = 3
    ORGANIZATION = 4
    DOCUMENT = 5
    OTHER = 6
    POSSESSOR = 7
    RELATIVE = 8


class Mention(NamedTuple):
    """Tokens `first` up to, not including, `end`; `head` is the token that tells what it is."""

    first: int
    end: int
    head: int
    kind: MentionKind
    sentence: int
    possessive: bool = False


_NOUNS = frozenset((Word.OTHER, Word.ROLE, Word.ORGANIZATION, Word.DOCUMENT, Word.TITLE, NAME))
_STARTS = _NOUNS | {Word.DETERMINER, Word.POSSESSIVE, Word.NUMBER}
_PREMODIFIERS = frozenset((Word.DETERMINER, Word.POSSESSIVE, Word.NUMBER))
_ADJECTIVAL = frozenset("first now once then ranking leading outgoing".split())
_LEADS_ON = frozenset((Word.ROLE, Word.TITLE, NAME))
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_VERBAL = frozenset((Word.CUE, Word.VERB, Word.AUXILIARY))
_PARTIES = frozenset(("r", "d", "i", "rep", "dem", "ind"))
_STANDING_ALONE = frozenset("others one all both many some most".split())
_COUNTS = _STANDING_ALONE | frozenset("two three four five six seven eight nine ten several these those".split())
_SPOKEN = frozenset((Word.DOCUMENT, Word.CUE))
"""Kinds of nouns that are said: whose they are, says it. “his claim that …”"""
_ALONE: dict[int, MentionKind] = {
    Word.PRONOUN: MentionKind.PRONOUN,
    Word.OBJECT: MentionKind.OBJECT,
    Word.RELATIVE: MentionKind.RELATIVE,
}
_KINDS: dict[int, MentionKind] = {
    Word.ROLE: MentionKind.ROLE,
    Word.TITLE: MentionKind.ROLE,
    Word.ORGANIZATION: MentionKind.ORGANIZATION,
    Word.DOCUMENT: MentionKind.DOCUMENT,
    NAME: MentionKind.NAME,
}


def find_mentions(outline: Outline, sentence: int) -> list[Mention]:
    """The mentions in a sentence, in order."""
    first, end, unit = outline.sentences[sentence]
    kinds, lows = outline.kinds, outline.lows
    found: list[Mention] = []
    at = first
    if outline.unit_tokens[unit][0] == first:
        at = _after_dateline(outline, first, end)
    while at < end:
        kind = kinds[at]
        alone = _ALONE.get(kind)
        if alone is not None:
            found.append(Mention(at, at + 1, at, alone, sentence))
            at += 1
        elif kind not in _STARTS:
            at += 1
        elif kind == Word.OTHER and lows[at][-3:] == "ing" and at + 1 < end and kinds[at + 1] not in _NOUNS:
            at += 1  # “playing on fears”: no noun
        else:
            at = _read_noun_phrase(outline, at, end, sentence, found)
    return found


def _after_dateline(outline: Outline, first: int, end: int) -> int:
    """The first token after a dateline, “WASHINGTON, Dec. 8 (UPI) —”, or `first` where there is none."""
    words = outline.words
    if end - first < 4 or not (words[first].isupper() and len(words[first]) > 2 and words[first].isalpha()):
        return first
    for index in range(first + 1, min(first + 14, end - 1)):
        if words[index] in "—–-" and outline.ends[index - 1] - outline.starts[first] < 60:
            return index + 1
        if outline.kinds[index] in (Word.CUE, Word.AUXILIARY, QUOTE):
            return first
    return first


def _read_noun_phrase(outline: Outline, at: int, end: int, sentence: int, found: list[Mention]) -> int:  # noqa: C901
    """Read the mention that begins at token `at`, with the possessors inside it; the token to go on from."""
    kinds, lows, words = outline.kinds, outline.lows, outline.words
    possessives = outline.possessives
    stop = at
    head = -1
    own = kinds[at] == Word.POSSESSIVE
    while stop < end:
        kind = kinds[stop]
        if kind in _PREMODIFIERS:
            if kind == Word.NUMBER:
                if head >= 0 and not _numbers_name(outline, stop, end, head):
                    break
                if head >= 0 and not (stop + 1 < end and kinds[stop + 1] == NAME):
                    head = stop  # Article 33 says
                    stop += 1
                    break
            elif stop > at and not (kind == Word.DETERMINER and kinds[stop - 1] == Word.DETERMINER):
                break
            if lows[stop] in _STANDING_ALONE:
                head = stop
        elif head >= 0 and kinds[head] == NAME and lows[stop] in PARTICLES and kinds[stop] != NAME:
            following = stop + 1
            if following < end and lows[following] in PARTICLES and kinds[following] != NAME:
                following += 1  # de la Cruz
            if following >= end or kinds[following] != NAME:
                break
            stop = following - 1
        elif kind in _NOUNS:
            if head >= 0 and kind == Word.OTHER and _is_verb(outline, at, stop, end):
                break
            head = stop
        elif kind in (Word.CUE, Word.VERB):
            if stop == at or not _is_noun(outline, at, stop, end, head):
                break
            head = stop
        elif kind == Word.ADVERB:
            if stop + 1 >= end or kinds[stop + 1] not in _NOUNS or (head >= 0 and lows[stop] not in _ADJECTIVAL):
                break
        elif not (
            head >= 0
            and words[stop] in "-’'"
            and stop + 1 < end
            and kinds[stop + 1] in _NOUNS
            and outline.starts[stop] == outline.ends[stop - 1]
        ):
            break
        if stop in possessives and head == stop:
            found.append(Mention(at, stop + 1, stop, MentionKind.POSSESSOR, sentence, True))
        stop += 1
    if head < 0:
        return max(stop, at + 1)
    if at == head and "-" in lows[head] and lows[head].partition("-")[0] in _PARTIES:
        return max(stop, at + 1)  # a party and a state: R-Wis., D-Md.
    if own and kinds[head] in _SPOKEN:
        found.append(Mention(at, at + 1, at, MentionKind.POSSESSOR, sentence, True))
    if head not in possessives:
        # “Clinton spokesman Jesse Lehrich” is a name, “Trump supporters” is not: the last word decides.
        found.append(Mention(at, head + 1, head, _KINDS.get(kinds[head], MentionKind.OTHER), sentence))
    return max(stop, head + 1)


def _numbers_name(outline: Outline, stop: int, end: int, head: int) -> bool:
    """Whether a number belongs to the name before it: 1st Lt. after Air Force, 33 after Article."""
    kinds, words = outline.kinds, outline.words
    if kinds[head] != NAME or kinds[stop - 1] != NAME or stop + 1 >= end:
        return False
    if kinds[stop + 1] == NAME:
        return outline.lows[stop][-2:] in _ORDINALS
    return words[stop].isdigit() and len(words[stop]) < 4 and kinds[stop + 1] in _VERBAL


def _is_verb(outline: Outline, at: int, stop: int, end: int) -> bool:
    """Whether an unlisted lower-case word, after the nouns of a phrase that began at `at`, is rather its verb."""
    kinds, lows = outline.kinds, outline.lows
    low = lows[stop]
    previous = kinds[stop - 1]
    leads_on = stop + 1 < end and kinds[stop + 1] in _LEADS_ON and stop not in outline.possessives
    if previous == NAME and kinds[at] not in _PREMODIFIERS and stop - 1 not in outline.possessives and not leads_on:
        return True
    if low.endswith(("ed", "ing")) and lows[stop - 1][-2:] != "ly":
        return not (leads_on and (previous != NAME or low in _ADJECTIVAL))
    return low.endswith("ly") and not leads_on


def _is_noun(outline: Outline, at: int, stop: int, end: int, head: int) -> bool:
    """Whether a word that can be a verb ("report", "press") is a noun where it stands."""
    kinds, lows = outline.kinds, outline.lows
    cue = CUES.get(lows[stop])
    if cue is not None and cue.form in (Form.PAST, Form.ING):
        return False
    previous = kinds[stop - 1]
    if previous in (Word.DETERMINER, Word.POSSESSIVE, Word.NUMBER) or stop - 1 in outline.possessives:
        return cue is None or cue.form is Form.S or lows[stop - 1] not in _COUNTS
    if stop + 1 >= end or head < 0:
        return False
    following = kinds[stop + 1]
    articled = kinds[at] in (Word.DETERMINER, Word.POSSESSIVE)
    if cue is not None and cue.form is Form.BASE:
        # “the conservative talk radio host”, “Clinton press secretary”: a bare verb cannot be theirs
        if articled and following == Word.OTHER:
            return True
        if previous == NAME and following in (Word.ROLE, Word.TITLE):
            return True
        if articled and previous == Word.OTHER and lows[stop - 1][-1] != "s":
            return following in _VERBAL or following in (Word.PREPOSITION, COMMA, PUNCTUATION, QUOTE)
    return False


def gender_of(outline: Outline, mention: Mention) -> str:
    """The gender or number that the words of a mention show: one of `lexicon`'s, or ""."""
    for index in range(mention.first, mention.end):
        low = outline.lows[index]
        gender = TITLE_GENDER.get(low)
        if gender:
            return gender
    if mention.kind in (MentionKind.NAME, MentionKind.POSSESSOR):
        for index in range(mention.first, mention.end):
            gender = GIVEN_NAMES.get(outline.lows[index])
            if gender and (index < mention.head or mention.end - mention.first == 1):
                return gender
    return ""


__all__ = ["COMMA", "PUNCTUATION", "QUOTE", "TITLES", "Mention", "MentionKind", "find_mentions", "gender_of"]
