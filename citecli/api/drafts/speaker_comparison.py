"""Whether the sources contradict a draft on who says the words that it quotes."""

import re
from collections.abc import Callable, Sequence

from citecli.api.drafts.documents_words import is_authored_by, is_in_marks, wrong_author
from citecli.api.drafts.people import (
    CERTAIN,
    author_names,
    head_of,
    is_by,
    is_name,
    is_same_person,
    is_somebody_else,
    is_told_in_first_person,
    may_be_called_in,
    possessive,
    same_person,
)
from citecli.api.drafts.roles import (
    gender_of_title,
    is_held_by,
    is_role,
    may_be_names_of_one,
    may_be_role_of,
    named_with_role,
    role_of,
)
from citecli.api.drafts.speakers import SAID_SO, DraftSpeakers
from citecli.documents.model import Document, Span
from citecli.drafts.model import Draft
from citecli.drafts.quotations import DraftQuotation
from citecli.matching.comparison import match
from citecli.matching.words import QuotedWords, WordIndex
from citecli.quotes.model import Attribution, AttributionRule, Quotation

_INFERRED = 0.8
"""The lowest confidence at which an attribution that the source does not state counts as evidence."""
_NARRATORS = frozenset(("the narrator", "narrator", "the author", "the writer"))
_ONE_OF_MANY = ("a ", "an ", "one ", "another ")
"""How somebody without a name is called who is not told before."""
_GENDERS = {"he": "he", "him": "he", "she": "she", "her": "she"}


class SpeakerComparison:
    """The comparison of the speakers of a draft with those of the sources."""

    def __init__(self, draft: Draft, quotations_in: Callable[[Document], Sequence[Quotation]]) -> None:
        """`quotations_in` returns the quotations in a document."""
        self.draft = DraftSpeakers(draft)
        self._quotations_in = quotations_in

    def in_draft_and_source(
        self, drafted: DraftQuotation, document: Document, span: Span
    ) -> tuple[Attribution | None, Attribution | None]:
        """The speaker of a quotation in the draft, and of the words at `span` in the document; `None` where unsure."""
        draft_speaker = self.draft.of(drafted) or self._known_in(drafted, document)
        if draft_speaker is None and (named := self.draft.in_brackets(drafted)) and not is_by(document, named):
            draft_speaker = named if self._speaks_in(document, named) else None
        if draft_speaker is None and all(found.attribution is None for found in self.draft.found(drafted)):
            return None, None
        quotation = self._spoken(document, span)
        if quotation is None or _is_told_in_turn(quotation, document, span):
            return draft_speaker, None
        sure = quotation.confidence >= (CERTAIN if quotation.rule in SAID_SO else _INFERRED)
        return draft_speaker, quotation.attribution if sure else None

    def _known_in(self, drafted: DraftQuotation, document: Document) -> Attribution | None:
        """The speaker whom the draft names by a word of which only the document shows that it is a name."""
        return next(
            (
                speaker
                for speaker in self.draft.unproved(drafted)
                if self._speaks_in(document, speaker) or is_by(document, speaker)
            ),
            None,
        )

    def _speaks_in(self, document: Document, speaker: Attribution) -> bool:
        """Whether somebody who may be the speaker is quoted in the document."""
        return any(
            quotation.attribution is not None and same_person(speaker, quotation.attribution)
            for quotation in self._quotations_in(document)
        )

    def _spoken(self, document: Document, span: Span) -> Quotation | None:
        """The quotation that has most of `span`; the first of one person's that have it together: “…,” she said, “…”.

        `None` for words that are not said, or not mostly, or by nobody named.
        """
        parts: list[tuple[int, Quotation]] = []
        for quotation in self._quotations_in(document):
            inside = min(quotation.span.end, span.end) - max(quotation.span.start, span.start)
            if inside <= 0 or quotation.attribution is None:
                continue
            if inside * 2 > span.end - span.start:
                return quotation
            parts.append((inside, quotation))
        if not parts:
            return None
        first = parts[0][1]
        together = sum(inside for inside, one in parts if is_same_person(one, first))
        return first if together * 2 > span.end - span.start else None

    def contradiction(
        self,
        quoted: QuotedWords,
        document: Document,
        span: Span,
        draft_speaker: Attribution,
        source_speaker: Attribution | None,
    ) -> str:
        """A message if the source contradicts the speaker that the draft names, else ""."""
        if source_speaker is None:
            is_sure, reason = self._wrong_author(document, span, draft_speaker)
            return reason if is_sure else ""
        if unlike := self._unlike_pronoun(draft_speaker, source_speaker, document):
            return unlike
        if (
            self._is_author_for_another(draft_speaker, source_speaker, document)
            or self._is_another_role(draft_speaker, source_speaker, document)
            or (
                is_name(draft_speaker.speaker, document.text)
                and is_name(source_speaker.speaker, document.text)
                and not self._may_be_one(quoted, document, draft_speaker, source_speaker)
            )
        ):
            return f"{_whose(document, source_speaker)}, not {possessive(draft_speaker.speaker)}"
        return ""

    def _may_be_one(
        self, quoted: QuotedWords, document: Document, draft_speaker: Attribution, source_speaker: Attribution
    ) -> bool:
        """Whether two names may mean one person, or the draft's speaker says the words as well."""
        return (
            same_person(draft_speaker, source_speaker)
            or is_held_by(document, draft_speaker, source_speaker)
            or is_held_by(document, source_speaker, draft_speaker)
            or self._says_it_too(quoted, document, draft_speaker)
            # A pronoun may refer to the author of the cited document, whom the draft has named just before.
            or self._is_excused_by_pronoun(draft_speaker, source_speaker, document)
            or self._may_be_pronoun_of(draft_speaker, source_speaker, document)
        )

    def _wrong_author(self, document: Document, span: Span, draft_speaker: Attribution) -> tuple[bool, str]:
        """A message if nobody says the words in the document, whose own they are, and the draft has somebody say them.

        With it: whether that is sure.
        """
        if self.draft.is_thought(draft_speaker):
            return False, ""
        if self.draft.is_by_pronoun(draft_speaker):
            named = [Attribution(None, None, name, name, AttributionRule.NONE) for name in author_names(document)]
            if not self.draft.is_clear_pronoun(draft_speaker, named):
                return False, ""
        return wrong_author(document, span, self._quotations_in(document), draft_speaker)

    def _is_excused_by_pronoun(
        self, draft_speaker: Attribution, source_speaker: Attribution, document: Document
    ) -> bool:
        """Whether the draft has a pronoun that may as well mean who speaks in the source."""
        if not self.draft.is_by_pronoun(draft_speaker) or self.draft.word_for(draft_speaker) == "who":
            return False
        if is_by(document, source_speaker) or self.draft.names_before_pronoun(draft_speaker, source_speaker):
            return True
        is_clear = self.draft.names_itself_before_pronoun(draft_speaker)
        if is_clear:
            return False
        # Of a role, such as INTERVIEWER, nobody knows whether it is "he" or "she".
        is_anyone = _has_no_name(source_speaker.speaker) and self._gender(source_speaker, document) is None
        return is_anyone or self._agrees(draft_speaker, source_speaker, document)

    def doubt(
        self,
        drafted: DraftQuotation,
        document: Document,
        span: Span,
        draft_speaker: Attribution | None,
        source_speaker: Attribution | None,
    ) -> str:
        """What can't be known of who says the words, where the source contradicts nothing; "" for no doubt."""
        if draft_speaker is None:
            return self._doubt_of_draft(drafted, document, source_speaker)
        if source_speaker is not None and is_role(draft_speaker.speaker) and source_speaker.speaker.lower() in _GENDERS:
            whose = f"{document.id} has only “{source_speaker.speaker}” for these words"
            return f"{whose}; whether that is {draft_speaker.speaker} is not known"
        if source_speaker is None and (reason := self._wrong_author(document, span, draft_speaker)[1]):
            return reason
        if source_speaker is not None and may_be_role_of(document, draft_speaker, source_speaker):
            return f"{_whose(document, source_speaker)}; whether that is {draft_speaker.speaker} is not known"
        if not is_name(draft_speaker.speaker, document.text) or self._is_author(document, draft_speaker):
            return ""
        if source_speaker is None:
            return f"{document.id} doesn’t say who says this; the draft has {draft_speaker.speaker}"
        if is_name(source_speaker.speaker, document.text) or same_person(draft_speaker, source_speaker):
            return self._doubt_of_name(draft_speaker, source_speaker, document)
        return f"{_whose(document, source_speaker)}; whether that is {draft_speaker.speaker} is not known"

    def _doubt_of_name(self, draft_speaker: Attribution, source_speaker: Attribution, document: Document) -> str:
        """The doubt where both name a speaker, and one of the names, or a pronoun, may mean somebody else."""
        if not same_person(draft_speaker, source_speaker):
            if not self._may_be_pronoun_of(draft_speaker, source_speaker, document):
                return ""
            assert source_speaker.source is not None
            word = source_speaker.source.of(document.text).lower()
            return (
                f"{document.id} has only “{word}” for these words, who seems to be {source_speaker.speaker}; "
                f"the draft has {draft_speaker.speaker}"
            )
        called = draft_speaker.speaker
        others = sorted(
            {
                one.attribution.speaker
                for one in self._quotations_in(document)
                if one.attribution is not None
                and called.split()[-1:] == one.attribution.speaker.split()[-1:]
                and not same_person(one.attribution, source_speaker)
            }
        )
        if len(called.split()) > 1 or not others:
            return ""
        return (
            f"{_whose(document, source_speaker)}; {' and '.join(others)} speaks there, too, and the draft has {called}"
        )

    def _doubt_of_draft(self, drafted: DraftQuotation, document: Document, source_speaker: Attribution | None) -> str:
        """The doubt where the draft seems to name a speaker, but not surely."""
        said = (one.attribution for one in self.draft.found(drafted) if one.rule in SAID_SO)
        unsure = next((speaker for speaker in said if speaker is not None), None)
        if unsure is None or self.draft.is_by_pronoun(unsure) or not is_name(unsure.speaker, document.text):
            return ""
        if source_speaker is None or not is_name(source_speaker.speaker, document.text):
            return ""
        if same_person(unsure, source_speaker) or self._is_author(document, unsure):
            return ""
        return f"{_whose(document, source_speaker)}; the draft seems to have {unsure.speaker}"

    def _is_author(self, document: Document, speaker: Attribution) -> bool:
        """Whether the document may be the speaker's own text, as far as its author, its title and its head say."""
        title = document.reference.texts.get("title", "")
        return is_by(document, speaker) or may_be_called_in(f"{title}\n{head_of(document.text)}", speaker)

    def _is_author_for_another(
        self, draft_speaker: Attribution, source_speaker: Attribution, document: Document
    ) -> bool:
        """Whether the draft has the author, or the narrator, say what they only quote, of somebody without a name."""
        if source_speaker.rule not in SAID_SO or not is_somebody_else(source_speaker):
            return False
        if draft_speaker.speaker.lower() in _NARRATORS:
            return True
        whose = re.search(r"['’]s?\s", draft_speaker.speaker)  # Marsh's aunt is not Marsh
        if whose or self.draft.is_by_pronoun(draft_speaker) or self.draft.names_beside(draft_speaker, source_speaker):
            return False
        if source_speaker.speaker.lower().startswith(_ONE_OF_MANY):
            # No author is “one respondent”, nor is anybody who was named before.
            return self._is_author(document, draft_speaker) or _was_named(document, draft_speaker, source_speaker)
        if not is_authored_by(document, draft_speaker):
            return False
        third = source_speaker.speaker.lower() in _GENDERS or is_role(source_speaker.speaker)
        return third and is_told_in_first_person(document)

    def _is_another_role(self, draft_speaker: Attribution, source_speaker: Attribution, document: Document) -> bool:
        """Whether the draft names a role, such as the interviewer, under which somebody else speaks in the document."""
        role = role_of(draft_speaker.speaker)
        if not role or role == role_of(source_speaker.speaker) or self.draft.is_by_pronoun(draft_speaker):
            return False
        is_named = is_name(draft_speaker.speaker, document.text)
        if not is_named or is_role(source_speaker.speaker):
            holders = [draft_speaker.speaker] if is_named else named_with_role(document.text, role)
            theirs = [source_speaker.speaker]
            if not is_name(source_speaker.speaker, document.text):
                theirs = named_with_role(document.text, role_of(source_speaker.speaker))
            if holders and theirs and not any(may_be_names_of_one(one, two) for one in holders for two in theirs):
                return True
        labels = {
            role_of(quotation.attribution.speaker)
            for quotation in self._quotations_in(document)
            if quotation.attribution is not None and quotation.rule is AttributionRule.LABEL
        }
        return role in labels and role_of(source_speaker.speaker) in labels

    def _agrees(self, draft_speaker: Attribution, source_speaker: Attribution, document: Document) -> bool:
        """Whether the pronoun in the draft may mean the speaker in the source."""
        gender = _GENDERS.get(self.draft.word_for(draft_speaker))
        return gender is not None and gender == self._gender(source_speaker, document)

    def _may_be_pronoun_of(self, draft_speaker: Attribution, source_speaker: Attribution, document: Document) -> bool:
        """Whether the source only has a pronoun for its speaker, which may as well mean the draft's speaker.

        It does not where its paragraph names the one before it, and not the other.
        """
        pronoun = source_speaker.source
        gender = _GENDERS.get(pronoun.of(document.text).lower()) if pronoun else None
        if pronoun is None or gender is None or self._gender(draft_speaker, document) not in (None, gender):
            return False
        paragraph = document.paragraph_at(pronoun.start)
        before = document.text[paragraph.span.start if paragraph else 0 : pronoun.start]
        if may_be_called_in(before, source_speaker) and not may_be_called_in(before, draft_speaker):
            return False
        return self._speaks_in(document, draft_speaker)

    def _unlike_pronoun(self, draft_speaker: Attribution, source_speaker: Attribution, document: Document) -> str:
        """A message if the draft has "she" for a man, or "he" for a woman."""
        if source_speaker.rule not in SAID_SO and source_speaker.rule is not AttributionRule.CARRIED_OVER:
            return ""  # it is inferred who speaks
        word = self.draft.word_for(draft_speaker)
        said, known = _GENDERS.get(word) or gender_of_title(draft_speaker), self._gender(source_speaker, document)
        if said is None or known is None or said == known:
            return ""
        return f"{_whose(document, source_speaker)}; the draft has “{draft_speaker.speaker if ' ' in word else word}”"

    def _gender(self, speaker: Attribution, document: Document) -> str | None:
        """Whether a speaker is "he" or "she" in a document, as far as pronouns, titles and given names tell."""
        from citecli.quotes.coreference.speaker_matching import key_of
        from citecli.quotes.languages.english.lexicon import GIVEN_NAMES
        from citecli.quotes.languages.vocabulary import Agreement

        counts = {"he": 0, "she": 0}
        known = [one.attribution for one in self._quotations_in(document) if one.attribution is not None]
        their = [one for one in known if one.speaker == speaker.speaker]
        for attribution in their or [one for one in known if same_person(speaker, one)]:
            word = attribution.source.of(document.text).lower() if attribution.source else ""
            if word in counts:
                counts[word] += 1
        if counts["he"] != counts["she"]:
            return max(counts, key=lambda word: counts[word])
        of = {Agreement.MALE: "he", Agreement.FEMALE: "she"}
        for name in (speaker.speaker, *speaker.aliases):
            if title := gender_of_title(Attribution(None, None, name, name, AttributionRule.NONE)):
                return title
            key = key_of(name)
            if len(key) > 1 and key[0] in GIVEN_NAMES:
                return of.get(GIVEN_NAMES[key[0]])
        return None

    def _says_it_too(self, quoted: QuotedWords, document: Document, draft_speaker: Attribution) -> bool:
        """Whether `draft_speaker` says the same words elsewhere in the document."""
        for quotation in self._quotations_in(document):
            if quotation.attribution is not None and same_person(draft_speaker, quotation.attribution):
                again = match(quoted, WordIndex(quotation.span.of(document.text)))
                if again is not None and again.is_faithful:
                    return True
        return False


def _is_told_in_turn(quotation: Quotation, document: Document, span: Span) -> bool:
    """Whether words in marks stand in a paragraph behind somebody's turn in a transcript: another may tell them."""
    speaker, paragraph = quotation.attribution, document.paragraph_at(span.start)
    if quotation.rule is not AttributionRule.LABEL or speaker is None or speaker.source is None or paragraph is None:
        return False
    return speaker.source.end <= paragraph.span.start and is_in_marks(document, span)


def _was_named(document: Document, speaker: Attribution, newcomer: Attribution) -> bool:
    """Whether a document names the speaker before it tells of somebody without a name: "one docker"."""
    if newcomer.source is None or not is_name(speaker.speaker, document.text):
        return False
    return may_be_called_in(document.text[: newcomer.source.start], speaker)


def _whose(document: Document, speaker: Attribution) -> str:
    return f"in {document.id} these are {possessive(speaker.speaker)} words"


def _has_no_name(speaker: str) -> bool:
    """Whether a speaker is told by a role alone: the moderator, INTERVIEWER."""
    from citecli.quotes.languages.english.lexicon import ROLES

    return is_role(speaker) or speaker.lower() in ROLES
