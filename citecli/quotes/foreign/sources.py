"""What a sentence tells of who says words: a source, and the patterns that stand before and behind the words alike."""

from typing import NamedTuple

from citecli.quotes.foreign.clauses import Clauses
from citecli.quotes.foreign.phrase_values import Phrase, PhraseKind
from citecli.quotes.foreign.verb_groups import Cue
from citecli.quotes.model import AttributionRule

REACH = 90
"""Tokens before and behind a quotation that are read for it."""
FAR = 6
"""Tokens from a verb to its subject from which on it is less sure."""
_WHAT = frozenset("quanto cuanto ce lo o".split())
"""Words for what somebody says: secondo quanto, selon ce que, según lo."""


class Source(NamedTuple):
    """Who says the words of a quotation, as the sentence has it."""

    rule: AttributionRule
    certainty: float
    """How sure the pattern is, 0 to 1."""
    phrase: Phrase | None = None
    """The words that name who speaks; `None` where the verb has no subject, or shares that of the words before."""
    cue: tuple[int, int] = (-1, -1)
    """The tokens of the verb."""
    same: bool = False
    """Whether whoever speaks the quotation before speaks these words."""


class SourcePatterns:
    """The patterns that stand on both sides of the quotations of one text."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.words = clauses.words

    def _has_cue(self, first: int, end: int) -> bool:
        """Whether `tokens[first:end]` have a reporting verb, or are too many to be read."""
        return end - first > REACH or self.clauses.last_cue(first, end) is not None

    def _has_subject_right_behind(self, cue: Cue, end: int) -> bool:
        """Whether the subject follows a verb, adverbs aside."""
        at = self.clauses.behind_adverbs(cue.end, end)
        phrase = self.clauses.reader.phrase_at(at, at - 1, end) if at < end else None
        return phrase is not None and not phrase.is_governed and not phrase.is_time

    def _inverted(self, cue: Cue, end: int) -> Source:
        span = (cue.first, cue.end)
        subject = self.clauses.subject_behind(cue, end)
        if subject is None:
            return Source(AttributionRule.CUE_AFTER, 0.8 if self.words.drops_subject else 0.6, None, span)
        certainty = 0.97 if cue.is_usual else 0.9
        if subject.kind is PhraseKind.ROLE and not subject.is_person:
            certainty -= 0.12
        if subject.first > cue.end + 1:
            certainty -= 0.06 if subject.first < cue.end + FAR else 0.15
        return Source(AttributionRule.CUE_INVERTED, certainty, subject, span)

    def _according(self, at: int, end: int) -> Source | None:
        """selon X, laut X, según explicó X: the source that such a word at a token names."""
        tokens = self.tokens
        length = self.according_length(at, end)
        if not length:
            return None
        behind = at + length
        if length > 1 and behind < end and tokens[behind].lower in self.words.linking:
            phrase = self.clauses.reader.phrase_behind(behind, end)
            return Source(AttributionRule.ACCORDING_TO, 0.9, phrase, (at, behind)) if phrase is not None else None
        if behind < end and tokens[behind].lower in _WHAT and (named := self._by_whom(behind + 1, end)) is not None:
            return named
        cue = self.clauses.cue_at(behind, end)
        if cue is not None:
            return self._inverted(cue, end)._replace(rule=AttributionRule.ACCORDING_TO)
        phrase = self.clauses.reader.phrase_at(behind, behind - 1, end) if behind < end else None
        if phrase is None and self.words.drops_subject and (source := self._as_thought(behind, end)) is not None:
            return source
        if phrase is None or phrase.is_time:
            return None
        following = self.clauses.cue_at(phrase.end, end)
        span = (at, behind) if following is None else (following.first, following.end)
        certainty = 0.93 if phrase.kind is not PhraseKind.ROLE or phrase.is_person else 0.85
        return Source(AttributionRule.ACCORDING_TO, certainty, phrase._replace(is_governed=False), span)

    def _as_thought(self, at: int, end: int) -> Source | None:
        """según entiende, según parece a Ana Pardo: any verb behind such a word."""
        if at + 1 >= end or not self.tokens[at].text.isalpha() or self.clauses.is_small(self.tokens[at].lower):
            return None
        subject = self.clauses.reader.phrase_at(at + 1, at, end)
        is_alone = not self.tokens[at + 1].is_word
        if not is_alone and (subject is None or subject.is_governed or not subject.is_person):
            return None
        return Source(AttributionRule.ACCORDING_TO, 0.8, None if is_alone else subject, (at, at + 1))

    def _by_whom(self, at: int, end: int) -> Source | None:
        """The source behind secondo quanto riferito da, selon ce qu'a dit, según lo dicho por."""
        for index in range(at, min(end - 1, at + FAR)):
            low = self.tokens[index].lower
            if low not in self.words.participles and low not in self.words.finite:
                continue
            behind = index + 1
            if self.tokens[behind].lower in self.words.prepositions:
                phrase = self.clauses.reader.phrase_behind(behind, end)
            else:
                phrase = self.clauses.reader.phrase_at(behind, index, end)
            if phrase is None or phrase.is_time:
                return None
            return Source(AttributionRule.ACCORDING_TO, 0.88, phrase._replace(is_governed=False), (index, behind))
        return None

    def according_length(self, at: int, end: int) -> int:
        """How many tokens at one name a source (selon, de acordo com), 0 for none."""
        words, tokens = self.words, self.tokens
        if not tokens[at].is_word:
            return 0
        return self.clauses.group_length(words.according, at, end)
