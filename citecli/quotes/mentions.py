"""Mentions: the words that can name a speaker, sentence by sentence.

A mention is a pronoun, a name with what stands before it ("9/11 widow Terry Strada"), or a common noun with its
article ("the top US general"). What follows with a preposition ("of Iowa") is left to the mention after it. No
grammar: closed word lists, capitals and the order of words.
"""

from enum import IntEnum
from typing import NamedTuple

from citecli.quotes.cues import CUES, Form
from citecli.quotes.lexicon import GIVEN_NAMES, PARTICLES, TITLE_GENDER, TITLES, Word
from citecli.quotes.outline import COMMA, NAME, PUNCTUATION, QUOTE, Outline


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
_ADJECTIVAL = frozenset("first now once then".split())
_LEADS_ON = frozenset((Word.ROLE, Word.TITLE, NAME))
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_VERBAL = frozenset((Word.CUE, Word.VERB, Word.AUXILIARY))
_PARTIES = frozenset(("r", "d", "i", "rep", "dem", "ind"))
_KINDS = {
    Word.ROLE: MentionKind.ROLE,
    Word.TITLE: MentionKind.ROLE,
    Word.ORGANIZATION: MentionKind.ORGANIZATION,
    Word.DOCUMENT: MentionKind.DOCUMENT,
    NAME: MentionKind.NAME,
}
_DEMONSTRATIVES = frozenset(
    "this that these those some many several most all both each another other others one few".split()
)


def find_mentions(outline: Outline, sentence: int) -> list[Mention]:
    """The mentions in a sentence, in order."""
    first, end, _ = outline.sentences[sentence]
    kinds, lows, words = outline.kinds, outline.lows, outline.words
    possessives = outline.possessives
    found: list[Mention] = []
    at = first
    while at < end:
        kind = kinds[at]
        if kind == Word.PRONOUN:
            found.append(Mention(at, at + 1, at, MentionKind.PRONOUN, sentence))
            at += 1
            continue
        if kind == Word.OBJECT:
            found.append(Mention(at, at + 1, at, MentionKind.OBJECT, sentence))
            at += 1
            continue
        if kind == Word.RELATIVE:
            found.append(Mention(at, at + 1, at, MentionKind.RELATIVE, sentence))
            at += 1
            continue
        if kind == Word.POSSESSIVE and not (
            lows[at] == "her" and (at + 1 >= end or kinds[at + 1] not in _STARTS or kinds[at + 1] == Word.DETERMINER)
        ):
            found.append(Mention(at, at + 1, at, MentionKind.POSSESSOR, sentence, True))
        if kind not in _STARTS:
            at += 1
            continue
        stop = at
        head = -1
        name_end = -1
        while stop < end:
            kind = kinds[stop]
            if kind in _PREMODIFIERS:
                if (
                    stop > at
                    and kind != Word.NUMBER
                    and not (kind == Word.DETERMINER and kinds[stop - 1] == Word.DETERMINER)
                ):
                    break
                if kind == Word.NUMBER and head >= 0:
                    if kinds[head] != NAME or kinds[stop - 1] != NAME:
                        break
                    if not (stop + 1 < end and kinds[stop + 1] == NAME and lows[stop][-2:] in _ORDINALS):
                        if (
                            words[stop].isdigit()
                            and len(words[stop]) < 4
                            and stop + 1 < end
                            and kinds[stop + 1] in _VERBAL
                        ):
                            head = name_end = stop  # Article 33 says
                            stop += 1
                        break
                if lows[stop] in ("others", "one", "all", "both", "many", "some", "most"):
                    head = stop
            elif kind in _NOUNS:
                if head >= 0 and kind == Word.OTHER:
                    previous = kinds[stop - 1]
                    low = lows[stop]
                    leads_on = stop + 1 < end and kinds[stop + 1] in _LEADS_ON and stop not in possessives
                    if (
                        previous == NAME
                        and kinds[at] not in _PREMODIFIERS
                        and stop - 1 not in possessives
                        and not leads_on
                    ):
                        break  # a lower-case word nobody knows, right after a name: a verb
                    if (
                        low.endswith(("ed", "ing"))
                        and lows[stop - 1][-2:] != "ly"
                        and not (leads_on and previous != NAME)
                    ):
                        break
                    if low.endswith("ly"):
                        break
                head = stop
                if kind == NAME:
                    name_end = stop
            elif kind in (Word.CUE, Word.VERB, Word.TIME):
                if stop == at:
                    break
                cue = CUES.get(lows[stop])
                before = kinds[stop - 1]
                noun_place = before in (Word.DETERMINER, Word.POSSESSIVE, Word.NUMBER) or stop - 1 in possessives
                if (
                    head >= 0
                    and cue is not None
                    and cue.form is Form.BASE
                    and stop + 1 < end
                    and kinds[stop + 1] == Word.OTHER
                ):
                    # “the conservative talk radio host”: a bare verb between two nouns, after an article
                    noun_place = kinds[at] in (Word.DETERMINER, Word.POSSESSIVE)
                if kind == Word.TIME or not noun_place or (cue is not None and cue.form in (Form.PAST, Form.ING)):
                    break
                head = stop
            elif kind == Word.ADVERB:
                if stop + 1 >= end or kinds[stop + 1] not in _NOUNS or (head >= 0 and lows[stop] not in _ADJECTIVAL):
                    break
            elif kind == Word.PREPOSITION:
                if not (head >= 0 and kinds[head] == NAME and lows[stop] in PARTICLES and lows[stop] != "of"):
                    break
                if stop + 1 >= end or kinds[stop + 1] != NAME:
                    break
            elif words[stop] in ("-", "’", "'") and head >= 0 and stop + 1 < end and kinds[stop + 1] in _NOUNS:
                if outline.starts[stop] != outline.ends[stop - 1]:
                    break
            elif head >= 0 and kinds[head] == NAME and lows[stop] in PARTICLES:
                pass
            else:
                break
            if stop in possessives and head == stop and kinds[stop] in _NOUNS:
                found.append(Mention(at, stop + 1, stop, MentionKind.POSSESSOR, sentence, True))
            stop += 1
        if head < 0 or (at == head and "-" in lows[head] and lows[head].partition("-")[0] in _PARTIES):
            at = max(stop, at + 1)  # nothing, or a party and state: R-Wis., D-Md.
            continue
        # “Clinton spokesman Jesse Lehrich” is a name, “Trump supporters” is not: the last word decides.
        possessive = head in possessives
        if not possessive:
            kind = kinds[head]
            found.append(
                Mention(
                    at,
                    head + 1,
                    head,
                    MentionKind.NAME if kind == NAME and name_end == head else _KINDS.get(kind, MentionKind.OTHER),
                    sentence,
                )
            )
        at = max(stop, head + 1)
    return found


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
