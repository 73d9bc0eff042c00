"""Mentions: the words that can name a speaker, sentence by sentence.

A mention is a pronoun, a name with what stands before it ("9/11 widow Terry Strada"), or a common noun with its
article ("the top US general"). What follows with a preposition ("of Iowa") is left to the mention after it. No
grammar: closed word lists, capitals and the order of words.
"""

from enum import IntEnum
from typing import NamedTuple

from citecli.quotes.languages.english.cues import CUES
from citecli.quotes.languages.english.lexicon import PARTICLES
from citecli.quotes.languages.english.usage import PARTIES, STANDING_ALONE
from citecli.quotes.languages.vocabulary import TokenKind, VerbForm
from citecli.quotes.tokens.tokenized_text import TextToken, TokenizedText


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


_OTHER, _NAME, _NUMBER, _DETERMINER = TokenKind.OTHER, TokenKind.NAME, TokenKind.NUMBER, TokenKind.DETERMINER
"""Looked up once: reading a member from its class is slow before Python 3.12."""
_NOUNS = frozenset(
    (TokenKind.OTHER, TokenKind.ROLE, TokenKind.ORGANIZATION, TokenKind.DOCUMENT, TokenKind.TITLE, TokenKind.NAME)
)
_STARTS = _NOUNS | {TokenKind.DETERMINER, TokenKind.POSSESSIVE, TokenKind.NUMBER}
_PREMODIFIERS = frozenset((TokenKind.DETERMINER, TokenKind.POSSESSIVE, TokenKind.NUMBER))
_ADJECTIVAL = frozenset("first now once then ranking leading outgoing".split())
_LEADS_ON = frozenset((TokenKind.ROLE, TokenKind.TITLE, TokenKind.NAME))
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_VERBS = frozenset((TokenKind.CUE, TokenKind.VERB))
_VERBAL = frozenset((TokenKind.CUE, TokenKind.VERB, TokenKind.AUXILIARY))
_COUNTS = STANDING_ALONE | frozenset("two three four five six seven eight nine ten several these those".split())
_SPOKEN = frozenset((TokenKind.DOCUMENT, TokenKind.CUE))
"""Kinds of nouns that are said: whose they are, says it. “his claim that …”"""
_ALONE: dict[int, MentionKind] = {
    TokenKind.PRONOUN: MentionKind.PRONOUN,
    TokenKind.OBJECT: MentionKind.OBJECT,
    TokenKind.RELATIVE: MentionKind.RELATIVE,
}
_KINDS: dict[int, MentionKind] = {
    TokenKind.ROLE: MentionKind.ROLE,
    TokenKind.TITLE: MentionKind.ROLE,
    TokenKind.ORGANIZATION: MentionKind.ORGANIZATION,
    TokenKind.DOCUMENT: MentionKind.DOCUMENT,
    TokenKind.NAME: MentionKind.NAME,
}


def mentions_of_sentence(text: TokenizedText, sentence: int) -> list[Mention]:
    """The mentions in a sentence, in order."""
    first, end, unit = text.sentences[sentence]
    tokens = text.tokens
    mentions: list[Mention] = []
    at = first
    if text.unit_tokens[unit][0] == first:
        at = _after_dateline(text, first, end)
    while at < end:
        kind = tokens[at].kind
        alone = _ALONE.get(kind)
        if alone is not None:
            mentions.append(Mention(at, at + 1, at, alone, sentence))
            at += 1
        elif kind not in _STARTS:
            at += 1
        elif kind is _OTHER and tokens[at].norm[-3:] == "ing" and at + 1 < end and tokens[at + 1].kind not in _NOUNS:
            at += 1  # “playing on fears”: no noun
        else:
            at = _read_noun_phrase(text, at, end, sentence, mentions)
    return mentions


def _after_dateline(text: TokenizedText, first: int, end: int) -> int:
    """The first token after a dateline, “WASHINGTON, Dec. 8 (UPI) —”, or `first` where there is none."""
    tokens = text.tokens
    if end - first < 4 or not (
        tokens[first].word.isupper() and len(tokens[first].word) > 2 and tokens[first].word.isalpha()
    ):
        return first
    for index in range(first + 1, min(first + 14, end - 1)):
        if tokens[index].word in "—–-" and text.tokens[index - 1].end - text.tokens[first].start < 60:
            return index + 1
        if text.tokens[index].kind in (TokenKind.CUE, TokenKind.AUXILIARY, TokenKind.QUOTE):
            return first
    return first


def _read_noun_phrase(text: TokenizedText, at: int, end: int, sentence: int, mentions: list[Mention]) -> int:
    """Add the mention that begins at token `at`, with the possessors inside it; the token to go on from."""
    tokens = text.tokens
    stop = at
    head = -1
    while stop < end:
        if head >= 0 and tokens[stop].kind is _NUMBER:
            if not _numbers_name(text, stop, end, head):
                break
            if stop + 1 >= end or tokens[stop + 1].kind is not _NAME:
                head = stop  # Article 33 says
                stop += 1
                break
        extension = _extension(text, at, stop, end, head)
        if extension is None:
            break
        last, head = extension
        if last == head and tokens[last].possessive:
            mentions.append(Mention(at, last + 1, last, MentionKind.POSSESSOR, sentence, True))
        stop = last + 1
    if head < 0:
        return max(stop, at + 1)
    token = tokens[head]
    if at == head and "-" in token.norm and token.norm.partition("-")[0] in PARTIES:
        return max(stop, at + 1)  # a party and a state: R-Wis., D-Md.
    if tokens[at].kind is TokenKind.POSSESSIVE and token.kind in _SPOKEN:
        mentions.append(Mention(at, at + 1, at, MentionKind.POSSESSOR, sentence, True))
    if not token.possessive:
        # “Clinton spokesman Jesse Lehrich” is a name, “Trump supporters” is not: the last word decides.
        mentions.append(Mention(at, head + 1, head, _KINDS.get(token.kind, MentionKind.OTHER), sentence))
    return max(stop, head + 1)


def _extension(text: TokenizedText, at: int, stop: int, end: int, head: int) -> tuple[int, int] | None:
    """Whether the noun phrase that began at token `at` goes on with token `stop`: its last token and its head then.

    `head` is its head so far, -1 for none; `None` says that the phrase ends before `stop`.
    """
    tokens = text.tokens
    token = tokens[stop]
    kind = token.kind
    if kind in _PREMODIFIERS:
        if stop > at and kind is not _NUMBER:
            follows_determiner = kind is _DETERMINER and tokens[stop - 1].kind is _DETERMINER
            if not follows_determiner:
                return None
        return stop, stop if token.norm in STANDING_ALONE else head
    if head >= 0 and token.norm in PARTICLES and kind is not _NAME and tokens[head].kind is _NAME:
        name = _name_after_particles(tokens, stop, end)
        return (name - 1, head) if name >= 0 else None
    if kind in _NOUNS:
        return None if head >= 0 and kind is _OTHER and _is_verb(text, at, stop, end) else (stop, stop)
    if kind in _VERBS:
        return (stop, stop) if stop > at and _is_noun(text, at, stop, end, head) else None
    leads_on = stop + 1 < end and tokens[stop + 1].kind in _NOUNS
    if kind is TokenKind.ADVERB:
        goes_on = leads_on and (head < 0 or token.norm in _ADJECTIVAL)
    else:
        goes_on = leads_on and head >= 0 and token.word in "-’'" and token.start == tokens[stop - 1].end
    return (stop, head) if goes_on else None


def _name_after_particles(tokens: list[TextToken], stop: int, end: int) -> int:
    """The token of the name after one or two particles at token `stop` (de la Cruz), -1 for none."""
    following = stop + 1
    if following < end and tokens[following].norm in PARTICLES and tokens[following].kind is not _NAME:
        following += 1
    return following if following < end and tokens[following].kind is _NAME else -1


def _numbers_name(text: TokenizedText, stop: int, end: int, head: int) -> bool:
    """Whether a number belongs to the name before it: 1st Lt. after Air Force, 33 after Article."""
    tokens = text.tokens
    if tokens[head].kind is not _NAME or tokens[stop - 1].kind is not _NAME or stop + 1 >= end:
        return False
    if tokens[stop + 1].kind is _NAME:
        return text.tokens[stop].norm[-2:] in _ORDINALS
    return tokens[stop].word.isdigit() and len(tokens[stop].word) < 4 and tokens[stop + 1].kind in _VERBAL


def _is_verb(text: TokenizedText, at: int, stop: int, end: int) -> bool:
    """Whether an unlisted lower-case word, after the nouns of a phrase that began at `at`, is rather its verb."""
    tokens = text.tokens
    norm = tokens[stop].norm
    previous = tokens[stop - 1].kind
    leads_on = stop + 1 < end and tokens[stop + 1].kind in _LEADS_ON and not text.tokens[stop].possessive
    if (
        previous is _NAME
        and tokens[at].kind not in _PREMODIFIERS
        and not text.tokens[stop - 1].possessive
        and not leads_on
    ):
        return True
    if norm.endswith(("ed", "ing")) and tokens[stop - 1].norm[-2:] != "ly":
        return not (leads_on and (previous is not _NAME or norm in _ADJECTIVAL))
    return norm.endswith("ly") and not leads_on


def _is_noun(text: TokenizedText, at: int, stop: int, end: int, head: int) -> bool:
    """Whether a word that can be a verb ("report", "press") is a noun where it stands."""
    tokens = text.tokens
    cue = CUES.get(tokens[stop].norm)
    if cue is not None and cue.form in (VerbForm.PAST, VerbForm.ING):
        return False
    previous = tokens[stop - 1].kind
    if previous in (_DETERMINER, TokenKind.POSSESSIVE, TokenKind.NUMBER) or text.tokens[stop - 1].possessive:
        return cue is None or cue.form is VerbForm.S or tokens[stop - 1].norm not in _COUNTS
    if stop + 1 >= end or head < 0:
        return False
    following = tokens[stop + 1].kind
    articled = tokens[at].kind in (_DETERMINER, TokenKind.POSSESSIVE)
    if cue is not None and cue.form is VerbForm.BASE:
        # “the conservative talk radio host”, “Clinton press secretary”: a bare verb cannot be theirs
        if articled and following is TokenKind.OTHER:
            return True
        if previous is _NAME and following in (TokenKind.ROLE, TokenKind.TITLE):
            return True
        if articled and previous is TokenKind.OTHER and tokens[stop - 1].norm[-1] != "s":
            return following in _VERBAL or following in (
                TokenKind.PREPOSITION,
                TokenKind.COMMA,
                TokenKind.PUNCTUATION,
                TokenKind.QUOTE,
            )
    return False
