"""The patterns in which a sentence says whose the words in marks are, tried in the order of how much they tell.

« … », a déclaré Ana Pardo        cue after, inverted
« … », Ana Pardo a déclaré        cue after
« … », dit-elle, « … »            cue around
Ana Pardo a déclaré : « … »       cue before
selon Ana Pardo, « … »            according to
les mots d'Ana Pardo : « … »      noun cue
Ana Pardo : « … »                 label
"""

from typing import NamedTuple

from citecli.quotes.foreign.clauses import Clauses, Cue
from citecli.quotes.foreign.phrases import Phrase, PhraseKind
from citecli.quotes.model import AttributionRule

_REACH = 90
"""Tokens before and behind a quotation that are read for it."""
_NEAR = 14
"""Tokens between a verb and the words it reports, where no colon or conjunction joins them."""
_LABEL = 6
_WHAT = frozenset("quanto cuanto ce lo o".split())
"""Words for what somebody says: secondo quanto, selon ce que, según lo."""
_FAR = 6
"""Tokens from a verb to its subject from which on it is less sure."""
_LATER = 25
"""Tokens behind a quotation among which a clause about who speaks may begin."""


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


class Patterns:
    """Finds the sources of the quotations of one text."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.words = clauses.words

    def behind(self, at: int, end: int, ends_sentence: bool = False) -> Source | None:
        """The source named behind a quotation; `at` is the token behind it, `end` the end of the sentence.

        `ends_sentence` says that the words end as a sentence does, so that no comma need follow.
        """
        tokens, words = self.tokens, self.words
        end = min(end, at + _REACH)
        start = at
        while at < end and at < start + 2 and tokens[at].text in ",–—-)":
            at += 1
        if at >= end or not tokens[at].is_word:
            return None
        if (according := self._according(at, end)) is not None:
            return according
        skipped = tokens[at].lower in words.as_said
        if skipped:
            at += 1
        cue = self.clauses.cue_at(at, end)
        if cue is not None and words.verb_second and at == start and not self._has_subject_right_behind(cue, end):
            return None
        if cue is not None:
            return self._inverted(cue, end)
        if tokens[at].lower in words.conjunctions:
            return None
        if (source := self._subject_first(at, end, 0.9 if at > start else 0.75)) is not None or skipped:
            return source
        if words.verb_second and tokens[at].lower in words.auxiliaries:
            return self._perfect(at, end)
        unusual = self.clauses.unusual_cue_at(at, end) if at > start or ends_sentence else None
        if unusual is None or (at == start and self.clauses.subject_behind(unusual, end) is None):
            return None
        return self._inverted(unusual, end)

    def later(self, at: int, end: int) -> Source | None:
        """The source that a clause names further on in the sentence: « … » en 2022, note aussi la Drees."""
        tokens = self.tokens
        for index in range(at, min(end - 1, at + _LATER)):
            if tokens[index].quote >= 0:
                return None
            if tokens[index].text not in ",–—":
                continue
            source = self._according(index + 1, end)
            cue = self.clauses.cue_at(index + 1, end) if source is None and tokens[index + 1].is_word else None
            if cue is not None and (cue.pronoun >= 0 or self._has_subject_right_behind(cue, end)):
                source = self._inverted(cue, end)
            if source is not None:
                return source._replace(certainty=source.certainty * 0.9)
        return None

    def _has_subject_right_behind(self, cue: Cue, end: int) -> bool:
        """Whether the subject follows a verb, adverbs aside."""
        at = self.clauses.behind_adverbs(cue.end, end)
        phrase = self.clauses.reader.phrase_at(at, at - 1, end) if at < end else None
        return phrase is not None and not phrase.is_governed and not phrase.is_time

    def _subject_first(self, at: int, end: int, certainty: float) -> Source | None:
        """The subject before its verb, behind the words: « … », Ana Pardo a déclaré."""
        phrase = self.clauses.reader.phrase_at(at, at - 1, end) if at < end else None
        if phrase is None or phrase.is_governed or phrase.is_time:
            return None
        cue = self.clauses.cue_at(phrase.end, end)
        return Source(AttributionRule.CUE_AFTER, certainty, phrase, (cue.first, cue.end)) if cue is not None else None

    def _inverted(self, cue: Cue, end: int) -> Source:
        span = (cue.first, cue.end)
        subject = self.clauses.subject_behind(cue, end)
        if subject is None:
            return Source(AttributionRule.CUE_AFTER, 0.8 if self.words.drops_subject else 0.6, None, span)
        certainty = 0.97 if cue.is_usual else 0.9
        if subject.kind is PhraseKind.ROLE and not subject.is_person:
            certainty -= 0.12
        if subject.first > cue.end + 1:
            certainty -= 0.06 if subject.first < cue.end + _FAR else 0.15
        return Source(AttributionRule.CUE_INVERTED, certainty, subject, span)

    def _perfect(self, at: int, end: int) -> Source | None:
        """„…“, hatte Merkel am Montag gesagt: the auxiliary, the subject, and the participle far behind."""
        words, tokens = self.words, self.tokens
        cue = Cue(at, at + 1, at)
        subject = self.clauses.subject_behind(cue, end)
        if subject is None:
            return None
        for index in range(subject.end, end):
            if tokens[index].quote >= 0:
                break
            if tokens[index].lower in words.participles:
                return Source(AttributionRule.CUE_INVERTED, 0.95, subject, (index, index + 1))
        return None

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
        if phrase is None or phrase.is_time:
            return None
        following = self.clauses.cue_at(phrase.end, end)
        span = (at, behind) if following is None else (following.first, following.end)
        certainty = 0.93 if phrase.kind is not PhraseKind.ROLE or phrase.is_person else 0.85
        return Source(AttributionRule.ACCORDING_TO, certainty, phrase._replace(is_governed=False), span)

    def _by_whom(self, at: int, end: int) -> Source | None:
        """The source behind secondo quanto riferito da, selon ce qu'a dit, según lo dicho por."""
        for index in range(at, min(end - 1, at + _LABEL)):
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
        joined = tokens[at].lower
        for length in range(1, 4):
            if joined in words.according:
                longer = f"{joined} {tokens[at + length].lower}" if at + length < end else ""
                return length + 1 if longer in words.according else length
            if at + length >= end:
                return 0
            joined = f"{joined}{'' if joined.endswith(chr(39)) else ' '}{tokens[at + length].lower}"
        return 0

    def before(self, first: int, quote: int, sentence: int, follows_quote: bool) -> Source | None:
        """The source that `tokens[first:quote]` name, the words before a quotation in its sentence."""
        tokens, words = self.tokens, self.words
        first = max(first, quote - _REACH)
        if first >= quote:
            return None
        colon = tokens[quote - 1].text == ":"
        joined = colon or tokens[quote - 1].lower in words.subordinators or tokens[quote - 1].text == ","
        cue = self.clauses.last_cue(first, quote)
        according = self._according_before(first, quote, sentence)
        if according is not None and (cue is None or not colon):
            return according
        if cue is not None and (joined or quote - cue.end <= _NEAR or self._has_subordinator(cue.end, quote)):
            return self._with_cue(cue, first, quote, sentence, follows_quote, 0.95 if joined else 0.85)
        if colon:
            return self._with_noun(first, quote, sentence) or self._labelled(first, quote, sentence)
        return self._with_noun(first, quote, sentence)

    def reporting(self, cue: Cue, first: int, end: int, sentence: int) -> Source:
        """The source of a sentence that reports words without marks."""
        return self._with_cue(cue, first, end, sentence, False, 0.85)

    def _has_subordinator(self, first: int, end: int) -> bool:
        return any(self.tokens[index].lower in self.words.subordinators for index in range(first, end))

    def _according_before(self, first: int, quote: int, sentence: int) -> Source | None:
        for index in range(first, quote):
            low = self.tokens[index].lower
            if low in self.words.for_whom and (seen := self._for_whom(index, first, quote)) is not None:
                return seen
            if low in self.words.according and low in self.words.adverbs and self.tokens[quote - 1].text == ":":
                # klar, so Schubert: „…“
                phrase = self.clauses.reader.phrase_at(index + 1, index, quote) if index + 1 < quote else None
                if phrase is not None and phrase.end == quote - 1:
                    source = phrase._replace(is_governed=False)
                    return Source(AttributionRule.ACCORDING_TO, 0.9, source, (index, index + 1))
            if low in self.words.postposed and (named := self.clauses.phrase_ending(sentence, index)) is not None:
                source = named._replace(is_governed=False)
                return Source(AttributionRule.ACCORDING_TO, 0.9, source, (index, index + 1))
            if low not in self.words.adverbs and self.according_length(index, quote):
                return self._according(index, quote)
        return None

    def _for_whom(self, at: int, first: int, quote: int) -> Source | None:
        """Pour Ana Pardo, c'est « … »; ce projet, pour Ana Pardo, est « … »."""
        before = self.tokens[at - 1]
        if at + 1 >= quote or (at > first and before.text != "," and before.quote < 0):
            return None
        phrase = self.clauses.reader.phrase_at(at + 1, at, quote)
        if phrase is None or phrase.is_time:
            return None
        is_named = phrase.kind is PhraseKind.NAME and phrase.end < quote and self.tokens[phrase.end].text in ",:"
        if not (is_named or phrase.is_person or phrase.kind is PhraseKind.PRONOUN) or (at > first and not is_named):
            return None
        return Source(AttributionRule.ACCORDING_TO, 0.85, phrase._replace(is_governed=False), (at, at + 1))

    def _with_cue(
        self, cue: Cue, first: int, quote: int, sentence: int, follows_quote: bool, certainty: float
    ) -> Source:
        rule = AttributionRule.CUE_BEFORE
        span = (cue.first, cue.end) if cue.verb < cue.end else (cue.verb, cue.verb + 1)
        if cue.pronoun >= 0:
            phrase = self.clauses.reader.phrase_at(cue.pronoun, cue.pronoun, quote)
            return Source(rule, certainty, phrase, span)
        left = self.clauses.subject_before(cue, first, sentence)
        if not cue.is_finite:
            if follows_quote and left is None:
                return Source(rule, certainty - 0.1, None, span, True)
            free = self.clauses.phrases_between(sentence, first, cue.first)
            subject = next((one for one in free if not one.is_governed and not one.is_time), None)
            return Source(rule, certainty - 0.15, subject, span, subject is None and follows_quote)
        behind = self._inserted(cue, left, quote)
        if behind is not None:
            left = behind
        elif self.words.verb_second:
            # The subject stands first, or behind the verb: Merkel sagte, gestern sagte Merkel.
            fronted = left is not None and (left.first == first or left.end == cue.first)
            if not fronted or left is None:
                right = self.clauses.subject_behind(cue, quote)
                left = right or left
        elif left is None:
            left = self.clauses.subject_behind(cue, quote)
        if left is None and follows_quote:
            return Source(rule, certainty - 0.1, None, span, True)
        if left is not None and left.kind is PhraseKind.ROLE and not left.is_person:
            certainty -= 0.15
        return Source(rule, certainty, left, span)

    def _inserted(self, cue: Cue, left: Phrase | None, quote: int) -> Phrase | None:
        """The subject behind a verb that a comma stands before: der Plan sei gut, betont sie: „…“."""
        if self.tokens[cue.first - 1].text != "," or cue.end >= quote:
            return None
        phrase = self.clauses.reader.phrase_at(cue.end, cue.end - 1, quote)
        if phrase is None or phrase.is_governed or phrase.is_time:
            return None
        if left is not None and left.end == cue.first - 1 and left.kind is PhraseKind.NAME and left.is_person:
            return None  # an apposition ends with the comma
        if self.words.verb_second or left is None:
            return phrase
        is_name = left.kind is not PhraseKind.ROLE or left.is_person
        return phrase if phrase.is_person and not is_name else None

    def _with_noun(self, first: int, quote: int, sentence: int) -> Source | None:
        """dans les mots d'Ana Pardo, le communiqué du ministère: a noun of speech near the words, and whose it is."""
        words, tokens = self.words, self.tokens
        low = max(first, quote - _NEAR)
        for index in range(quote - 1, low - 1, -1):
            if tokens[index].lower not in words.nouns_of_speech:
                continue
            behind = index + 1
            if behind < quote and tokens[behind].lower in words.linking:
                phrase = self.clauses.reader.phrase_behind(behind, quote)
                if phrase is not None and not phrase.is_time:
                    return Source(AttributionRule.NOUN_CUE, 0.85, phrase, (index, index + 1))
            free = self.clauses.phrases_between(sentence, first, index)
            subject = next((one for one in free if not one.is_governed and not one.is_time), None)
            if subject is not None and subject.kind is not PhraseKind.ROLE:
                return Source(AttributionRule.NOUN_CUE, 0.75, subject, (index, index + 1))
            return None
        return None

    def _labelled(self, first: int, quote: int, sentence: int) -> Source | None:
        """Ana Pardo: « … »; or the subject of a sentence without a verb of speech that ends with a colon."""
        phrases = self.clauses.phrases_between(sentence, first, quote - 1)
        free = [one for one in phrases if not one.is_governed and not one.is_time]
        if not free:
            return None
        subject = free[0]
        if self.tokens[subject.first].lower in self.words.possessives:
            return Source(AttributionRule.NOUN_CUE, 0.8, None, (subject.first, subject.end))
        if subject.first == first and subject.end == quote - 1 and quote - first <= _LABEL:
            return Source(AttributionRule.LABEL, 0.9, subject)
        names = [one for one in free if one.kind is not PhraseKind.ROLE or one.is_person]
        return Source(AttributionRule.CUE_NEARBY, 0.75, names[0]) if names else None
