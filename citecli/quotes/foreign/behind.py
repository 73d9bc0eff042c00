"""The patterns in which words behind a quotation say whose it is.

« … », a déclaré Ana Pardo        cue after, inverted
« … », Ana Pardo a déclaré        cue after
« … ». Così Ana Pardo             cue after, in the next sentence
« … », peut-on lire dans le rapport, le parole di Ana Pardo    noun cue
Ana Pardo, alcaldesa              label, on a line of its own
"""

from citecli.quotes.foreign.names import FULL
from citecli.quotes.foreign.phrase_values import Phrase, PhraseKind
from citecli.quotes.foreign.sources import FAR, REACH, Source, SourcePatterns
from citecli.quotes.foreign.verb_groups import Cue
from citecli.quotes.model import AttributionRule

_LINE = 14
"""Tokens of a line that names who says the words below or above it."""
_LATER = 25
"""Tokens behind a quotation among which a clause about who speaks may begin."""


class BehindPatterns(SourcePatterns):
    """Finds the sources that stand behind the quotations of one text."""

    def behind(self, at: int, end: int, ends_sentence: bool = False) -> Source | None:
        """The source named behind a quotation; `at` is the token behind it, `end` the end of the sentence.

        `ends_sentence` says that the words end as a sentence does, so that no comma need follow.
        """
        tokens, words = self.tokens, self.words
        end = min(end, at + REACH)
        start = at
        while at < end and at < start + 2 and tokens[at].text in ",–—-)":
            at += 1
        if at < end and tokens[at].text == ":":
            return self._behind_colon(at + 1, end)
        if at >= end or not tokens[at].is_word:
            return None
        named = self._noun_behind(at, end) or self._read_in(at, end) if at > start else None
        if (named := named or self._according(at, end)) is not None:
            return named
        skipped = self.clauses.group_length(words.as_said, at, end)
        return (
            self._with_verb_behind(start, at + skipped, end, skipped > 0, ends_sentence) if at + skipped < end else None
        )

    def _with_verb_behind(self, start: int, at: int, end: int, skipped: bool, ends_sentence: bool) -> Source | None:
        """The source of the verb, or of the subject before it, at a token behind the words, which end at `start`."""
        tokens, words = self.tokens, self.words
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
        is_near = at > start or ends_sentence or tokens[at].lower in words.behind_only
        unusual = self.clauses.unusual_cue_at(at, end) if is_near else None
        if unusual is None or (at == start and self.clauses.subject_behind(unusual, end) is None):
            return None
        return self._inverted(unusual, end)

    def _behind_colon(self, at: int, end: int) -> Source | None:
        """«…»: lo afferma Ana Pardo."""
        cue = self.clauses.cue_at(at, end) if at < end and self.tokens[at].is_word else None
        return self._inverted(cue, end) if cue is not None and self._has_subject_right_behind(cue, end) else None

    def _noun_behind(self, at: int, end: int) -> Source | None:
        """«…», le parole del ministro: a noun of speech behind the words, and whose it is."""
        words, tokens = self.words, self.tokens
        while at + 2 < end and (tokens[at].lower in words.auxiliaries or tokens[at].lower == "stata"):
            at += 1  # «…», fueron las palabras de Ana Pardo
        noun = at + (tokens[at].lower in words.determiners)
        if noun + 1 >= end or tokens[noun].lower not in words.nouns_of_speech:
            return None
        if tokens[noun + 1].lower not in words.linking:
            return None
        phrase = self.clauses.reader.phrase_behind(noun + 1, end)
        if phrase is None or phrase.is_time or self._has_cue(phrase.end, end):
            return None
        return Source(AttributionRule.NOUN_CUE, 0.85, phrase, (noun, noun + 1))

    def _read_in(self, at: int, end: int) -> Source | None:
        """«…», si legge nel comunicato del ministero: what the words stand in."""
        length = self.clauses.group_length(self.words.read_in, at, end)
        for index in range(at + length, min(end, at + length + FAR) if length else 0):
            if self.tokens[index].lower not in self.words.prepositions:
                continue
            phrase = self.clauses.reader.phrase_behind(index, end)
            if phrase is not None and not phrase.is_time:
                return Source(AttributionRule.NOUN_CUE, 0.85, phrase._replace(is_governed=False), (at, at + length))
        return None

    def name_on_line(self, sentences: tuple[int, int] | None, ends: tuple[str, ...]) -> Phrase | None:
        """The name that a short line without a verb of speech opens with, before a mark of `ends`.

        `sentences` are those of the line. A heading whose name a colon follows is in capitals.
        """
        if sentences is None:
            return None
        all_sentences, tokens = self.clauses.sentences.sentences, self.tokens
        start, stop = all_sentences[sentences[0]].first, all_sentences[sentences[1] - 1].end
        while start < stop and tokens[start].text in "—–-":
            start += 1
        if not 0 < stop - start <= _LINE or self.clauses.last_cue(start, stop) is not None:
            return None
        phrase = self.clauses.reader.phrase_at(start, start, stop)
        if phrase is None or phrase.kind is not PhraseKind.NAME:
            return None
        mark = tokens[phrase.end].text if phrase.end < stop else "."
        is_heading = all(token.text.isupper() for token in tokens[start:stop] if token.is_word)
        if ends == (":",):
            return phrase if mark == ":" and is_heading else None
        return phrase if not is_heading and mark in ends and phrase.name_end - phrase.name >= FULL else None

    def following(self, first: int, end: int) -> Source | None:
        """The source that the sentence behind words names: «…». Così un portavoce. «…». Lo ha detto Ana Pardo."""
        tokens, words = self.tokens, self.words
        if first + 1 >= end or tokens[first].lower not in words.thus or not tokens[first + 1].is_word:
            return None
        at = first + 1
        cue = self.clauses.cue_at(at, end)
        if cue is not None and self._has_subject_right_behind(cue, end):
            return self._inverted(cue, end)
        phrase = self.clauses.reader.phrase_at(at, first, end) if cue is None else None
        if phrase is None or phrase.is_governed or phrase.is_time or self._has_cue(phrase.end, end):
            return None
        is_source = phrase.kind is PhraseKind.NAME or phrase.is_person
        return Source(AttributionRule.CUE_AFTER, 0.85, phrase, (first, at)) if is_source else None

    def according_later(self, at: int, end: int) -> Source | None:
        """The source that such a word names further on in the sentence: « … » en un an, selon Ana Pardo."""
        for index in range(at, min(end - 1, at + _LATER)):
            if self.tokens[index].quote >= 0:
                return None
            if self.tokens[index].text == "," and (source := self._according(index + 1, end)) is not None:
                return source._replace(certainty=source.certainty * 0.9)
        return None

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

    def _subject_first(self, at: int, end: int, certainty: float) -> Source | None:
        """The subject before its verb, behind the words: « … », Ana Pardo a déclaré."""
        phrase = self.clauses.reader.phrase_at(at, at - 1, end) if at < end else None
        if phrase is None or phrase.is_governed or phrase.is_time:
            return None
        cue = self.clauses.cue_at(phrase.end, end)
        return Source(AttributionRule.CUE_AFTER, certainty, phrase, (cue.first, cue.end)) if cue is not None else None

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
