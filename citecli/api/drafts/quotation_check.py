"""The check of one quotation of a draft: whether a source has its words, and whose they are there."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from citecli.answers.checks import Check, CheckVerdict, Passage
from citecli.api.drafts.check_work import DraftWork
from citecli.api.drafts.citation_check import CitationCheck
from citecli.api.drafts.joined_words import joined_words
from citecli.api.drafts.source_search import SourceSearch
from citecli.documents.model import Document, Span
from citecli.drafts import uses
from citecli.drafts.quotations import DraftQuotation
from citecli.drafts.uses import Use
from citecli.frozen import replace
from citecli.matching.comparison import is_short, with_ending
from citecli.matching.governing_words import Effect, governed_everywhere, is_conveyed
from citecli.matching.polarity import ending_turns, language_around
from citecli.matching.verdicts import WORTH_SHOWING, Alteration, Match, Verdict
from citecli.matching.words import QuotedWords, quoted_words
from citecli.quotes.model import Attribution
from citecli.text.words import count_words

_CLEARLY_NEAR = 0.75
"""The share of matching words from which on a passage is the one that is meant, whatever stands around the words."""
_NEAR_AND_CITED = 0.6
"""The same for few words with their citation beside them."""
_BESIDE = 8
"""The most words between few words and the citation that is theirs alone."""
_SENTENCE_ENDS = re.compile(r"\.[”’\"')\]]*(?:\s|$)")
_NEXT_SENTENCE = re.compile(r"[.!?][”’\"')*]*\s+[“‘\"'*]*[^\W\d_a-z]")
_GOES_ON = re.compile(r"[”’\"'»]?,?\s[^“”‘\".!?\n]{1,60}[,:]?\s[“‘\"«]\W{0,2}[a-z]")
_AS_ONE_SAYS = re.compile(r"\b[Aa]s (?:the|a|an|one) [^.!?“”\"]{1,40} (?:sa(?:ys|id)|writes|wrote|puts? it|has it)\W*$")
"""What leads to words that the writer has read: as the poet says, “…”."""
_OTHER_QUOTATION = re.compile(r"[“«„\"](?:[^\s“”«»\"]+\s+){3}[^“”«»\"]*[”»\"]")
"""Other words in marks, unless they are so few that they only bring in a negation: he does “not” call it “a loss”."""
_SENTENCE_OVER = re.compile(r"[”’\"'»]*\s*(?:\([^()]{0,120}\)\s*)?[.;](?:\s|$)")
_FOLLOWING = 4
"""The words of the source that are shown behind a quotation."""
_LOST = {
    Effect.DENIAL: "nothing in the draft denies them",
    Effect.CONDITION: "nothing in the draft makes them depend on it",
    Effect.CLAUSE: "nothing in the draft makes them depend on it",
    Effect.RESTRICTION: "nothing in the draft restricts them",
    Effect.HEDGE: "the draft takes them as certain",
    Effect.OTHERS: "the draft does not say that others are meant",
}
_CLAIM = 240
"""Characters before and after a quotation in which its sentence is looked for."""


class QuotationCheck:
    """The check of one quotation."""

    def __init__(self, work: DraftWork, quotation: DraftQuotation) -> None:
        self.work = work
        self.draft = work.draft
        self.quotation = quotation
        self.context = work.context
        self.speakers = work.speakers
        text = self.draft.stretches[quotation.stretch].text
        goes_on = _GOES_ON.match(text, quotation.at + len(quotation.text)) is not None
        self.quoted: QuotedWords = replace(quoted_words(quotation.text), goes_on=goes_on)
        self.is_short = is_short(quotation.text)  # then looked up in the cited documents alone
        self.citations = CitationCheck(work, quotation, self.quoted)
        self.search = SourceSearch(self.quoted, self.context.corpus, work.is_source)

    def check(self) -> Check:
        """The complete result of the check."""
        best, others = self.look_up()
        if best is None or not self.is_it(best[1]):
            return self.absent(best)
        document, passage = best
        if passage.is_faithful:
            passage = with_ending(passage, self.quotation.text, document.text)
        elif (passage.nearness < _CLEARLY_NEAR or self.is_so_called()) and (use := self.other_use()):
            return replace(self.answer(CheckVerdict.NOT_COMPARED), remarks=(use,))
        verdict = CheckVerdict.ALTERED
        draft_speaker, source_speaker = (
            self.speakers.in_draft_and_source(self.quotation, document, passage.span) if self.speakers else (None, None)
        )
        remarks: list[str] = []
        turned, lost = self.lost_words(document, passage) if passage.is_faithful else (False, "")
        remarks += [lost] if lost else []
        if passage.is_faithful and not turned:
            is_wrong, remark = self.compare_speakers(document, passage, draft_speaker, source_speaker)
            verdict = CheckVerdict.WRONG_SPEAKER if is_wrong else CheckVerdict(passage.verdict)
            remarks += [remark] if remark else []
        problems = self.citations.problems(document, passage)
        return replace(
            self.answer(verdict),
            passage=_passage(document, passage.span),
            nearness=round(passage.nearness, 4),
            alterations=passage.alterations,
            pieces=passage.pieces if not passage.is_faithful or Alteration.BRACKETS in passage.alterations else (),
            speaker=draft_speaker.speaker if draft_speaker else "",
            source_speaker=source_speaker.speaker if source_speaker else "",
            problems=tuple(kind for kind, _ in problems if kind is not None),
            remarks=(*remarks, *(remark for _, remark in problems if remark)),
            others=tuple(other.id for other in others if other.id != document.id),
            original=self.original(document, passage, others),
        )

    def compare_speakers(
        self,
        document: Document,
        passage: Match,
        draft_speaker: Attribution | None,
        source_speaker: Attribution | None,
    ) -> tuple[bool, str]:
        """Whether the words in the source are not the words of whom the draft names; a message on that, or a doubt."""
        opinions = self.work.opinions(document)
        if reason := opinions.contradiction(self.claim(), passage.span.start):
            return True, f"in {document.id} {reason}"
        if self.speakers is None or (draft_speaker is None and opinions.is_judgment):
            return False, ""
        joined = joined_words(self.quoted, self.context.quotations_in(document), passage.span, document.id)
        if draft_speaker is not None and (
            wrong := joined
            or self.speakers.contradiction(self.quoted, document, passage.span, draft_speaker, source_speaker)
        ):
            return True, wrong
        if opinions.is_judgment:
            return False, ""
        doubt = self.speakers.doubt(self.quotation, document, passage.span, draft_speaker, source_speaker)
        return False, joined or doubt

    def lost_words(self, document: Document, passage: Match) -> tuple[bool, str]:
        """A message where words before these govern them in the source, and the draft takes them as said.

        It does “recommend a limit”; there is “no reason to think that …”; “if …”. With it: whether that turns them.
        """
        index = self.context.corpus.words(document)
        first, last = (bisect_left(index.starts, offset) for offset in passage.span)
        language = language_around(index, first)
        governing = governed_everywhere(index, first, last, language)
        claim = _OTHER_QUOTATION.sub(" ", self.claim())
        if governing is None or is_conveyed(governing.effect, claim, language):
            return False, self.lost_condition(document, last - 1, claim)
        words = " ".join(governing.text.split())
        turned = governing.effect in (Effect.DENIAL, Effect.CONDITION)
        return turned, f"in {document.id} “{words}” stands before these words, and {_LOST[governing.effect]}"

    def lost_condition(self, document: Document, last: int, claim: str) -> str:
        """A message where a condition or restriction follows the word `last`, and the draft's sentence ends with it."""
        index = self.context.corpus.words(document)
        language = language_around(index, last)
        behind = self.draft.stretches[self.quotation.stretch].text[self.quotation.at + len(self.quotation.text) :]
        if _SENTENCE_OVER.match(behind) is None or is_conveyed(Effect.CONDITION, claim, language):
            return ""
        if not ending_turns(index, last, language, omitted=False, whole=True):
            return ""
        words = " ".join(index.text_of(last + 1, min(last + 1 + _FOLLOWING, len(index.keys))).split())
        return f"in {document.id} “{words} …” follows these words, and nothing in the draft makes them depend on it"

    def claim(self) -> str:
        """What the draft says in the sentence around the words."""
        text = self.draft.stretches[self.quotation.stretch].text
        start, end = self.quotation.at, self.quotation.at + len(self.quotation.text)
        before = re.split(r"(?<=[.!?])[”’\"')]*\s", text[max(0, start - _CLAIM) : start])[-1]
        rest = text[end : end + _CLAIM]
        if _SENTENCE_ENDS.search(self.quotation.text + rest[:2]):
            return before  # the sentence ends with the words
        rest = rest.lstrip("!?”’\"'» ")
        if rest[:1] in (".", ";"):
            return before
        after = re.split(r"[.!?;](?:\s|$)", rest, maxsplit=1)[0]
        return f"{before} {after}"

    def answer(self, verdict: CheckVerdict) -> Check:
        """A result with this verdict and the place in the draft, without anything about the source."""
        quotation = self.quotation
        first, last = quotation.first, quotation.last
        return Check(
            first.file,
            quotation.text,
            first.offset,
            last.offset,
            first.line,
            first.column,
            last.line,
            last.column,
            quotation.block,
            verdict,
            self.citations.keys,
        )

    def look_up(self) -> tuple[tuple[Document, Match] | None, list[Document]]:
        """The best match and its document, and all documents with a faithful match. Cited documents come first."""
        citations = self.citations
        return self.search.look_up(citations.documents, self.is_short and bool(citations.keys or citations.by_hand))

    def is_it(self, passage: Match) -> bool:
        """Whether a match is good enough to count as the passage that was quoted."""
        if passage.is_faithful:
            return not self.is_short or bool(self.citations.documents)
        if self.is_short:
            return self.must_be_there and passage.nearness >= _NEAR_AND_CITED
        return passage.verdict is not Verdict.NOT_FOUND

    @property
    def must_be_there(self) -> bool:
        """Whether few words, too, have to be in the cited documents: their own citation stands beside them."""
        if not self.citations.documents or not self.quoted.size:
            return False
        if not self.citations.keys and not self.quotation.is_cited:
            return False
        return self.words_to_citation() <= _BESIDE

    def words_to_citation(self) -> int:
        """The number of words between the quotation and the citation, or the call for the note, behind it."""
        quotation = self.quotation
        text, end = self.draft.text, quotation.span.end
        nearest = quotation.citations[0] if quotation.citations else None
        if nearest and nearest.quoted is not None:
            return 0
        if nearest and nearest.span.start >= end and not nearest.note:
            return count_words(text[end : nearest.span.start])
        call = next((mark.span.start for mark in self.draft.note_marks if mark.span.start >= end), -1)
        if call >= 0 and (nearest is None or nearest.note) and count_words(text[end:call]) <= _BESIDE:
            return count_words(text[end:call])
        if nearest is None and quotation.is_cited:
            seen = self.draft.stretches[quotation.stretch].text[quotation.at + len(quotation.text) :]
            return count_words(seen.partition("(")[0])
        return _BESIDE + 1

    def other_use(self) -> str:
        """What the words in marks are used for, if not for quoting a source; "" for a quotation."""
        quotation = self.quotation
        is_cited = quotation.is_cited and not self.is_cited_elsewhere()
        use = uses.use_of(
            self.draft,
            quotation.stretch,
            quotation.at,
            quotation.text,
            block=quotation.block,
            cited=is_cited,
            adjacent=self.words_to_citation() <= 1,
        )
        if use is None and not quotation.block and not is_cited and self.is_told_to_writer():
            use = Use.CONVERSATION
        if use is None and self.citations.cited and (languages := self.languages()):
            return f"the quotation is in {languages[0]}, {self.citations.cited[0].id} in {languages[1]}"
        return use.value if use else ""

    def is_cited_elsewhere(self) -> bool:
        """Whether the nearest citation with a key stands in another sentence, behind that of the words."""
        nearest = self.quotation.citations[0] if self.quotation.citations else None
        if nearest is None or nearest.note or nearest.span.start < self.quotation.span.end:
            return False
        return _NEXT_SENTENCE.search(self.draft.text[self.quotation.span.end : nearest.span.start]) is not None

    def is_so_called(self) -> bool:
        """Whether the draft says plainly that the words are a term."""
        return uses.is_so_called(self.draft, self.quotation.stretch, self.quotation.at)

    def is_told_to_writer(self) -> bool:
        """Whether somebody without a name speaks in a paragraph that its writer tells: “Lost?” a boy asked me."""
        if self.speakers is None or not uses.is_told_by_narrator(self.draft.stretches[self.quotation.stretch]):
            return False
        if _AS_ONE_SAYS.search(self.draft.stretches[self.quotation.stretch].text[: self.quotation.at]):
            return False
        speaker = self.speakers.draft.of(self.quotation)
        # "she" may be somebody that the sources know; "a boy on the quay" is nobody that they name.
        return speaker is not None and speaker.speaker.islower() and not self.speakers.draft.is_by_pronoun(speaker)

    def languages(self) -> tuple[str, str] | None:
        """The languages of the quotation and of the cited document, if they are known and are not the same."""
        from citecli.text.language import language_of

        ours, theirs = language_of(self.quotation.text), language_of(self.citations.cited[0].text)
        return (ours, theirs) if ours and theirs and ours != theirs else None

    def absent(self, best: tuple[Document, Match] | None) -> Check:
        """The result for a quotation that was found nowhere; `best` is the most similar passage."""
        if self.is_short and not self.must_be_there:
            return self.answer(CheckVerdict.TOO_SHORT)
        if use := self.other_use():
            return replace(self.answer(CheckVerdict.NOT_COMPARED), remarks=(use,))
        left_out = self.work.left_out(self.citations.keys or self.citations.named_by_hand())
        if left_out and not self.citations.cited:
            return replace(self.answer(CheckVerdict.NOT_FOUND), remarks=(left_out,))
        if self.citations.without_text and not self.citations.cited:
            listed = self.work.named(self.citations.without_text)
            return replace(self.answer(CheckVerdict.NO_TEXT), remarks=(f"the text of {listed} is not in the library",))
        answer = self.answer(CheckVerdict.NOT_FOUND)
        if self.citations.unread_remark:
            answer = replace(answer, remarks=(self.citations.unread_remark,))
        if best is None or best[1].nearness < WORTH_SHOWING:
            return answer
        document, nearest = best
        return replace(
            answer, passage=_passage(document, nearest.span), nearness=round(nearest.nearness, 4), pieces=nearest.pieces
        )

    def original(self, document: Document, passage: Match, others: Sequence[Document]) -> Passage | None:
        """The passage of the document in which the words were spoken or written, if `document` only quotes them."""
        if not passage.is_faithful or self.is_short or not self.work.is_quoted_in(document, passage.span):
            return None
        found = self.search.original(
            document, others, lambda other, match_there: not self.work.is_quoted_in(other, match_there.span)
        )
        return _passage(found[0], found[1].span) if found else None


def _passage(document: Document, span: Span) -> Passage:
    paragraph = document.paragraph_at(span.start) or next(
        (paragraph for paragraph in document.paragraphs if paragraph.span.overlaps(span)), None
    )
    return Passage(
        document.id,
        document.reference.texts.get("title", ""),
        document.path,
        paragraph.number if paragraph else None,
        paragraph.narrowed(span).page if paragraph else "",
        span.start,
        span.end,
        span.of(document.text),
        paragraph.narrowed(span).time if paragraph else "",
    )
