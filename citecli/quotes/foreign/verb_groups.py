"""Verbs that report words, with the auxiliaries and short words that belong to them: s'est-il écrié, ha detto."""

from functools import cache
from typing import NamedTuple

from citecli.quotes.foreign.names import ADVERBS
from citecli.quotes.foreign.phrase_values import PhraseKind
from citecli.quotes.foreign.phrases import PhraseReader
from citecli.quotes.foreign.sentences import Sentences, Token
from citecli.quotes.languages.words import LanguageWords

_LONGEST_GROUP = 4
"""Words of a group that names who speaks: de acordo com, c'est ainsi que."""
_LONGEST_VERB = 8
"""Tokens of auxiliary, pronouns, adverbs and verb."""
_PRETERITES = ("ó", "ou", "eu", "iu", "ò", "ì")
"""Endings of what somebody did, in languages that leave the subject out."""
_SEEING = frozenset("ve ven veía veían vê veem via viam vede vedono vedeva".split())
"""Verbs of seeing, which with se say what is seen."""
_PLURALS = ("n", "no", "m", "ão")
"""Endings of verbs in the plural, in languages that leave the subject out."""
REACH = 40
"""Tokens before or behind a verb among which its subject, or its auxiliary, is sought."""


class Cue(NamedTuple):
    """A verb that reports words: the verb is `tokens[verb]`, all that belongs to it `tokens[first:end]`."""

    first: int
    end: int
    verb: int
    pronoun: int = -1
    """The pronoun inside it that is its subject: dit-il, a-t-elle dit."""
    is_finite: bool = True
    is_usual: bool = True
    """Whether the verb is known to report words; else only its place tells."""


@cache
def _firsts(groups: frozenset[str]) -> frozenset[str]:
    """The first words of groups."""
    return frozenset(first for group in groups for first in (group.split(" ")[0], group.split("'")[0] + "'"))


class VerbGroups:
    """The verbs of the sentences of one text."""

    def __init__(self, sentences: Sentences, words: LanguageWords, reader: PhraseReader) -> None:
        self.sentences = sentences
        self.tokens: list[Token] = sentences.tokens
        self.words = words
        self.reader = reader

    def cue_at(self, at: int, end: int) -> Cue | None:
        """The reporting verb that begins at a token, with all that stands before it in its group: s'est-il écrié."""
        words, tokens = self.words, self.tokens
        auxiliary = pronoun = -1
        for index in range(at, min(end, at + _LONGEST_VERB)):
            token = tokens[index]
            low = token.lower
            if not token.is_word:
                return None
            is_participle = low in words.participles and auxiliary >= 0
            if is_participle or low in words.finite:
                following = self._pronoun_behind(index, end)
                last = index + 1
                if following >= 0:
                    pronoun, last = (following if pronoun < 0 else pronoun), following + 1
                return Cue(at, last, index, pronoun)
            if low in words.infinite and auxiliary >= 0:
                return Cue(at, index + 1, index, pronoun)
            if low in words.auxiliaries:
                auxiliary = index
            elif low in words.subject_clitics and auxiliary >= 0 and index - auxiliary < 3 and self._joined(index):
                pronoun = index
            elif low not in words.objects and low not in words.adverbs:
                return None
        return None

    def _joined(self, index: int) -> bool:
        """Whether a hyphen, and the letter that goes with it, joins a pronoun to the verb before it."""
        return self.tokens[index].start - self.tokens[index - 1].end <= 1

    def _pronoun_behind(self, index: int, end: int) -> int:
        """The pronoun joined to the verb by a hyphen, -1 where there is none."""
        tokens = self.tokens
        at = index + 1
        if at < end and tokens[at].text == "t" and tokens[at].start == tokens[index].end + 1:
            at += 1
        if at < end and tokens[at].lower in self.words.subject_clitics and tokens[at].start == tokens[at - 1].end + 1:
            return at
        return -1

    def unusual_cue_at(self, at: int, end: int) -> Cue | None:
        """Any verb in the place where words are reported: behind them, with its subject right behind it.

        fit-il, lachte sie, rió Ana; a plaisanté Ana.
        """
        words, tokens = self.words, self.tokens
        index, auxiliary = at, False
        while index < min(end, at + _LONGEST_VERB):
            low = tokens[index].lower
            if low in words.behind_only:
                break
            if low in words.auxiliaries and not auxiliary:
                auxiliary = True
            elif low not in words.objects and not (low in words.subject_clitics and auxiliary):
                break
            index += 1
        if index >= end or not tokens[index].is_word or tokens[index].is_capital or not tokens[index].text.isalpha():
            return None
        low = tokens[index].lower
        if self.is_small(low):
            return None
        following = self._pronoun_behind(index, end)
        if low in words.behind_only:
            return Cue(at, index + 1, index, following)
        if following >= 0:
            return Cue(at, following + 1, index, following, True, False)
        ends = index + 1 >= end or not tokens[index + 1].is_word or tokens[index + 1].lower in words.prepositions
        if words.drops_subject and ends and low.endswith(_PRETERITES):
            return Cue(at, index + 1, index, -1, True, False)
        behind = self.behind_adverbs(index + 1, end)
        subject = self.reader.phrase_at(behind, behind - 1, end) if behind < end else None
        if subject is None or subject.is_governed or subject.is_time:
            return None
        names = subject.kind is PhraseKind.NAME or (subject.kind is PhraseKind.PRONOUN and words.verb_second)
        if (
            names
            or (subject.is_person and subject.is_definite)
            or (subject.kind is PhraseKind.NARRATOR and words.verb_second)
        ):
            return Cue(at, index + 1, index, -1, True, False)
        return None

    def is_small(self, low: str) -> bool:
        """Whether a word is no noun: an article, a preposition, an adverb; or is a role or a title."""
        words = self.words
        return (
            low in words.prepositions or low in words.determiners or low in words.conjunctions or low in words.adverbs
            or low in words.subordinators or low in words.relatives or low in words.pronouns or low in words.roles
            or low in words.titles or low in words.openers
        )  # fmt: skip

    def last_cue(self, first: int, end: int) -> Cue | None:
        """The last reporting verb of `tokens[first:end]`."""
        words, tokens = self.words, self.tokens
        for index in range(end - 1, first - 1, -1):
            token = tokens[index]
            low = token.lower
            if not token.is_word or (token.is_capital and index != first):
                continue
            if low in words.nouns_of_speech and index > first and tokens[index - 1].lower in words.determiners:
                continue  # la denuncia
            if low in _SEEING and index > first and tokens[index - 1].lower in ("se", "si"):
                continue  # se ven campos
            if low in words.behind_only and not self._is_inserted(index, first, end):
                continue
            if low in words.finite:
                start = self._group_start(index, first)
                return self.cue_at(start, end) or Cue(index, index + 1, index)
            if low in words.participles:
                start = self._group_start(index, first)
                if start < index and (cue := self.cue_at(start, end)) is not None:
                    return cue
                if words.verb_second and (auxiliary := self._auxiliary(index, first)) >= 0:
                    return Cue(auxiliary, auxiliary + 1, index)
            if low in words.infinite and not (index > first and tokens[index - 1].lower in words.for_whom):
                start = self._group_start(index, first)
                if start < index and (cue := self.cue_at(start, end)) is not None and cue.verb == index:
                    return cue  # una donna gli aveva dovuto dire
                return Cue(index, index + 1, index, -1, False)
        return None

    def _is_inserted(self, at: int, first: int, end: int) -> bool:
        """Whether a verb stands between commas, or before a colon: estas, continúa, son «…»."""
        tokens = self.tokens
        following = tokens[at + 1].text if at + 1 < end else ":"
        return following == ":" or (following == "," and at > first and tokens[at - 1].text == ",")

    def with_auxiliaries(self, index: int, first: int) -> Cue:
        """The verb at a token, with the auxiliaries and short words before it."""
        return Cue(self._group_start(index, first), index + 1, index)

    def is_plural(self, first: int, end: int) -> bool | None:
        """Whether the verb `tokens[first:end]` is in the plural; `None` where its form does not show it."""
        if not self.words.drops_subject:
            return None
        words, group = self.words, [self.tokens[at].lower for at in range(first, end)]
        verbs = [low for low in group if low in words.finite or low in words.auxiliaries] or group
        return any(low.endswith(_PLURALS) and low not in ("tem", "vem", "não", "no", "non") for low in verbs)

    def is_reported(self, first: int, end: int) -> bool:
        """Whether a verb of `tokens[first:end]` shows that it goes on with what somebody says: der Plan sei gut."""
        return any(self._is_reported(at, first) for at in range(first, end))

    def _is_reported(self, at: int, first: int) -> bool:
        token, words = self.tokens[at], self.words
        if token.is_capital or token.quote >= 0:
            return False
        before = self.tokens[at - 1]
        if token.lower in words.reported:
            return before.lower not in words.subordinators  # als würde er rechnen
        # The rarer ones by their place and ending: die Regierung verkenne die Lage, er sehe.
        if at == first or not words.nouns_are_capitals or not token.text.isalpha() or self.is_small(token.lower):
            return False
        is_behind_subject = before.is_capital or before.lower in words.pronouns
        is_form = token.lower.endswith("e") and not token.lower.endswith("te") and token.lower not in words.times
        is_form = is_form and token.lower not in words.auxiliaries
        return is_behind_subject and is_form and token.lower not in words.finite and at - 1 > first

    def group_length(self, groups: frozenset[str], at: int, end: int) -> int:
        """How many tokens at one are a group of words of `groups`, the longest, 0 for none."""
        tokens = self.tokens
        joined = tokens[at].lower
        if joined not in _firsts(groups):
            return 0
        for length in range(1, _LONGEST_GROUP + 1):
            if joined in groups:
                longer = f"{joined} {tokens[at + length].lower}" if at + length < end else ""
                return length + 1 if longer in groups else length
            if at + length >= end:
                return 0
            joined = f"{joined}{'' if joined.endswith(chr(39)) else ' '}{tokens[at + length].lower}"
        return 0

    def behind_adverbs(self, at: int, end: int) -> int:
        """The first token from one on that is no adverb."""
        while at < end and self.tokens[at].is_word and self._is_adverb(self.tokens[at].lower):
            at += 1
        return at

    def _is_adverb(self, low: str) -> bool:
        return low in self.words.adverbs or (low.endswith(ADVERBS) and not self.words.verb_second)

    def _auxiliary(self, participle: int, first: int) -> int:
        """The auxiliary far before a participle: hat Merkel am Montag gesagt."""
        for index in range(participle - 1, max(first, participle - REACH) - 1, -1):
            if self.tokens[index].lower in self.words.auxiliaries:
                return index
        return -1

    def _group_start(self, index: int, first: int) -> int:
        """The first token of the auxiliaries and short words before a verb."""
        words = self.words
        start = index
        while start > first and start > index - _LONGEST_VERB + 1:
            low = self.tokens[start - 1].lower
            is_clitic = low in words.subject_clitics and start - 1 > first and self._joined(start - 1)
            if low in words.auxiliaries or low in words.objects or low in words.adverbs or is_clitic:
                start -= 1
            else:
                break
        while start < index and self.tokens[start].lower in words.adverbs:
            start += 1
        return start
