"""Places: how prominently a mention stands in its sentence, as far as closed word lists tell."""

from enum import IntEnum

from citecli.quotes.coreference.mentions import Mention
from citecli.quotes.tokens.lexicon import Word
from citecli.quotes.tokens.tokenized_text import COMMA, PUNCTUATION, QUOTE, Outline

_LONGEST_APPOSITION = 34
_PREDICATES = frozenset((Word.VERB, Word.AUXILIARY, Word.CUE))
_ING = frozenset((Word.CUE, Word.VERB, Word.OTHER))
_ENDINGS = ("ed", "es")
_TIES = frozenset(("of", "for", "with", "from", "at", "to"))


class Place(IntEnum):
    """Where in its sentence a mention stands, the least prominent first."""

    OWNER = 0
    OBLIQUE = 1
    OTHER = 2
    OBJECT = 3
    INNER_SUBJECT = 4
    SUBJECT = 5
    SPEAKER = 6


def phrase(outline: Outline, mention: Mention, mentions: list[Mention]) -> str:
    """The words of a mention with what belongs to it: “a spokesman for the mayor”."""
    end = mention.end
    for other in mentions:
        if other.first == end + 1 and outline.kinds[end] == Word.PREPOSITION and outline.lows[end] in _TIES:
            end = other.end
    return " ".join(outline.say(mention.first, end).split())


def place_of(outline: Outline, mention: Mention, sentence: int) -> Place:
    """How prominently a mention stands in its sentence, as far as the words around it tell."""
    kinds = outline.kinds
    first, end, _ = outline.sentences[sentence]
    if mention.possessive or mention.head in outline.possessives:
        return Place.OWNER
    before = kinds[mention.first - 1] if mention.first > first else PUNCTUATION
    if before == Word.PREPOSITION:
        if outline.lows[mention.first - 2 : mention.first] == ["according", "to"]:
            return Place.SPEAKER
        return Place.OBLIQUE
    if before == Word.CUE and mention.first - 2 >= first and kinds[mention.first - 2] in (QUOTE, COMMA):
        return Place.SPEAKER  # “…,” said Milley
    if before in _ING and mention.first > first and outline.lows[mention.first - 1][-3:] == "ing":
        return Place.INNER_SUBJECT if before == Word.CUE else Place.OBJECT
    predicate = _predicate(outline, mention.end, end)
    if predicate >= 0:
        if before in (Word.SUBORDINATOR, Word.CUE, Word.VERB, Word.RELATIVE):
            return Place.SUBJECT if mention.first - 1 == first else Place.INNER_SUBJECT
        return Place.SPEAKER if kinds[predicate] == Word.CUE else Place.SUBJECT
    if before in (Word.CUE, Word.VERB, Word.AUXILIARY):
        return Place.SUBJECT if outline.lows[mention.first - 2].startswith("there") else Place.OBJECT
    return Place.OTHER


def _predicate(outline: Outline, at: int, end: int) -> int:
    """The token of the verb whose subject ends before token `at`, -1 for none; over what is set between commas."""
    kinds, lows = outline.kinds, outline.lows
    limit = min(end, at + _LONGEST_APPOSITION)
    at = _skip(kinds, at, end)
    if at >= end:
        return -1
    if kinds[at] == COMMA or outline.words[at] in "(—–-":
        while at < limit:
            at += 1
            while at < limit and kinds[at] != COMMA and outline.words[at] not in ")—–-":
                at += 1
            after = _skip(kinds, at + 1, end)
            if (
                after < end
                and (kinds[after] in _PREDICATES or lows[after].endswith(_ENDINGS))
                and _is_verb(outline, after)
            ):
                return _main(outline, after, end)
        return -1
    if kinds[at] == Word.RELATIVE:
        return -1
    return _main(outline, at, end) if _is_verb(outline, at) else -1


def _main(outline: Outline, at: int, end: int) -> int:
    """The verb that an auxiliary at token `at` leads up to: “has not said”."""
    kinds = outline.kinds
    ahead = at
    while ahead < end and ahead < at + 4 and kinds[ahead] in (Word.AUXILIARY, Word.ADVERB):
        ahead += 1
    return ahead if ahead < end and kinds[ahead] in (Word.CUE, Word.VERB) else at


def _skip(kinds: list[int], at: int, end: int) -> int:
    while at < end and kinds[at] == Word.ADVERB:
        at += 1
    return at


def _is_verb(outline: Outline, at: int) -> bool:
    kind = outline.kinds[at]
    if kind in _PREDICATES:
        return outline.lows[at][-3:] != "ing"
    return kind == Word.OTHER and outline.words[at][0].islower() and outline.lows[at].endswith(_ENDINGS)
