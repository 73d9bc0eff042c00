"""The use case `check`: does a draft quote its sources faithfully?

1. Find the quotations in the draft, with their citations.
2. Look up each quotation in the cited documents first, then in all documents.
3. Compare the speaker that the draft names with the speaker in the source (`citecli.api.drafts.speakers`).
4. Check whether the citation names the right document, and the right place in it.

Several drafts can be checked against one set of documents.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from citecli.answers.checks import Check, CheckVerdict, DraftCheck, LeftOut, Passage, Problem
from citecli.api.citing.places import misplaced
from citecli.api.drafts.cited_documents import CitedDocuments
from citecli.api.drafts.joined_words import joined_words
from citecli.api.drafts.load_drafts import LoadedDraft, load_draft
from citecli.api.drafts.opinions import Opinions
from citecli.api.drafts.own_text import OwnText
from citecli.api.drafts.references import draft_references, unknown_keys
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.api.drafts.source_search import SourceSearch
from citecli.api.drafts.speakers import DraftSpeakers, is_in_marks
from citecli.csl import load_locale
from citecli.csl.locator_text import LocatorTerms, locator_terms
from citecli.documents.model import Document, Span
from citecli.documents.page_numbers import numbered_by
from citecli.drafts import quotations, uses
from citecli.drafts.citations import is_cited
from citecli.drafts.hand_citations import names_work, place_in, works_in
from citecli.drafts.model import Draft
from citecli.drafts.quotations import DraftQuotation
from citecli.drafts.uses import Use
from citecli.errors import CitecliError
from citecli.frozen import FrozenValue, replace
from citecli.matching.comparison import is_short, with_ending
from citecli.matching.polarity import language_around, negates, negation_before
from citecli.matching.verdicts import WORTH_SHOWING, Alteration, Match, Verdict
from citecli.matching.words import QuotedWords, quoted_words
from citecli.quotes.model import Attribution, AttributionRule, Quotation
from citecli.references.model import Reference
from citecli.text.folding import fold
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
_SHOWN = 12
"""The most words of a citation that are shown."""
_CLAIM = 240
"""Characters before and after a quotation in which its sentence is looked for."""


class CheckContext(FrozenValue):
    """The data that a draft is checked against."""

    corpus: SourceCorpus
    """The documents."""
    references: Mapping[str, Reference]
    """References by key, including those without a document."""
    quotations_in: Callable[[Document], Sequence[Quotation]]
    """Returns the quotations in a document."""
    locator_terms: LocatorTerms
    """The terms for kinds of locators in the draft's language."""


def check_draft(draft: Draft, context: CheckContext, path: str = "") -> DraftCheck:
    """Check every quotation and every citation key of a draft; `path` is that of its file, "" when it has none."""
    references = context.references.values()
    titles = {fold(reference.texts.get(name, "")) for reference in references for name in ("title", "title-short")}
    titles.discard("")
    known_keys = {**dict.fromkeys(context.corpus.ids), **context.references}
    work = _DraftWork(draft, context, path, known_keys)
    checks = [
        _QuotationCheck(work, quotation).check()
        for quotation in quotations.find(draft)
        if quotation.block or not _is_title(quotation, titles, context.corpus)
    ]
    left_out = tuple(LeftOut(name, reason) for name, reason in work.own.left_out.items())
    copied = tuple(
        f"line {line}: a paragraph of {name} stands in the draft without marks" for line, name in work.own.copied
    )
    answer = tuple(without_repeated_demands(checks))
    return DraftCheck(draft.name, answer, unknown_keys(draft, known_keys), len(draft.citations), left_out, copied)


def _is_title(quotation: DraftQuotation, titles: set[str], corpus: SourceCorpus) -> bool:
    """Whether the words in quotation marks are the title of a source rather than a quotation."""
    words = fold(quotation.text.rstrip(".,;:!?"))
    return words in titles or bool(corpus.id_of_title(quotation.text.rstrip(".,;:")))


def without_repeated_demands(checks: Sequence[Check]) -> list[Check]:
    """The checks, without "no citation" where the draft cites the same document for the same words elsewhere."""
    cited: dict[str, list[Passage]] = {}
    for check in checks:
        if check.passage and check.keys and not check.problems:
            cited.setdefault(check.passage.document, []).append(check.passage)
    result = []
    for check in checks:
        passage = check.passage
        if passage and Problem.NO_CITATION in check.problems:
            same = cited.get(passage.document, ())
            if any(other.start < passage.end and passage.start < other.end for other in same):
                others = tuple(problem for problem in check.problems if problem is not Problem.NO_CITATION)
                check = replace(check, problems=others)
        result.append(check)
    return result


class _DraftWork:
    """What the checks of one draft's quotations share."""

    def __init__(self, draft: Draft, context: CheckContext, path: str, known_keys: Mapping[str, object]) -> None:
        self.draft = draft
        self.context = context
        self.known_keys = known_keys
        self.own = OwnText(draft, path)
        self.speakers = DraftSpeakers(draft, context.quotations_in) if context.corpus else None
        self.cited_by_hand = CitedDocuments(context.corpus)
        self._opinions: dict[str, Opinions] = {}

    def is_source(self, document: Document) -> bool:
        """Whether a document has other text than the draft's own."""
        return not self.own.has(document, self.context.corpus.words(document))

    def document(self, key: str) -> Document | None:
        """The document for a citation key: the one with that id, or with the title of the reference; else `None`."""
        document = self.context.corpus.document(key)
        if document is None and key in self.context.references:
            same = self.context.corpus.id_of_title(self.context.references[key].texts.get("title", ""))
            document = self.context.corpus.document(same) if same else None
        return document if document is not None and self.is_source(document) else None

    def left_out(self, keys: Sequence[str]) -> str:
        """Why the documents for these keys are not compared, as a line; "" when none was left out."""
        reasons = self.own.left_out
        return "; ".join(f"{key} is not used as a source: {reasons[key]}" for key in keys if key in reasons)

    def opinions(self, document: Document) -> Opinions:
        """The opinions in a document, if it is a judgment."""
        if document.id not in self._opinions:
            self._opinions[document.id] = Opinions(document)
        return self._opinions[document.id]


class _QuotationCheck:
    """The check of one quotation."""

    def __init__(self, work: _DraftWork, quotation: DraftQuotation) -> None:
        self.work = work
        self.draft = work.draft
        self.quotation = quotation
        self.context = work.context
        self.speakers = work.speakers
        text = self.draft.stretches[quotation.stretch].text
        goes_on = _GOES_ON.match(text, quotation.at + len(quotation.text)) is not None
        self.quoted: QuotedWords = replace(quoted_words(quotation.text), goes_on=goes_on)
        self.is_short = is_short(quotation.text)  # then looked up in the cited documents alone
        self.keys = tuple(dict.fromkeys(cite.key for citation in quotation.citations for cite in citation.cites))
        self.cited = [document for key in self.keys if (document := work.document(key)) is not None]
        self.without_text = [key for key in self.keys if key in work.known_keys and work.document(key) is None]
        self.by_hand = [] if self.keys else self._cited_by_hand()
        self.search = SourceSearch(self.quoted, self.context.corpus, work.is_source)

    def _cited_by_hand(self) -> list[Document]:
        """The documents that a citation without a key means, those of the nearest citation that means any."""
        for citation in self.quotation.hand_citations:
            names = self.work.cited_by_hand.named(citation)
            documents = [document for name in names if (document := self.work.document(name)) is not None]
            if documents:
                return documents
        return []

    def named_by_hand(self) -> tuple[str, ...]:
        """The ids of all documents that the citations without a key may mean, left out or not."""
        named = self.work.cited_by_hand.named
        return tuple(dict.fromkeys(name for one in self.quotation.hand_citations for name in named(one)))

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
        alterations = passage.alterations
        verdict = CheckVerdict(passage.verdict) if passage.is_faithful else CheckVerdict.ALTERED
        negation = self.lost_negation(document, passage) if passage.is_faithful else ""
        draft_speaker, source_speaker = (
            self.speakers.in_draft_and_source(self.quotation, document, passage.span) if self.speakers else (None, None)
        )
        remarks: list[str] = []
        if negation:
            verdict = CheckVerdict.ALTERED
            remarks.append(
                f"in {document.id} “{negation}” stands before these words, and nothing in the draft denies them"
            )
        elif passage.is_faithful and (reason := self.wrong_voice(document, passage, draft_speaker, source_speaker)):
            verdict = CheckVerdict.WRONG_SPEAKER
            remarks.append(reason)
        elif passage.is_faithful and self.speakers and not self.work.opinions(document).is_judgment:
            joined = joined_words(self.quoted, self.context.quotations_in(document), passage.span, document.id)
            doubt = joined or self.speakers.doubt(self.quotation, document, passage.span, draft_speaker, source_speaker)
            remarks += [doubt] if doubt else []
        problems = self.problems(document, passage, others)
        return replace(
            self.answer(verdict),
            passage=_passage(document, passage.span),
            nearness=round(passage.nearness, 4),
            alterations=alterations,
            pieces=passage.pieces if not passage.is_faithful or Alteration.BRACKETS in alterations else (),
            speaker=draft_speaker.speaker if draft_speaker else "",
            source_speaker=source_speaker.speaker if source_speaker else "",
            problems=tuple(kind for kind, _ in problems if kind is not None),
            remarks=(*remarks, *(remark for _, remark in problems if remark)),
            others=tuple(other.id for other in others if other.id != document.id),
            original=self.original(document, passage, others),
        )

    def wrong_voice(
        self,
        document: Document,
        passage: Match,
        draft_speaker: Attribution | None,
        source_speaker: Attribution | None,
    ) -> str:
        """A message if the words are in the source, but not the words of whom the draft names."""
        reason = self.work.opinions(document).contradiction(self.claim(), passage.span.start)
        if reason:
            return f"in {document.id} {reason}"
        if draft_speaker is None or self.speakers is None:
            return ""
        if joined := joined_words(self.quoted, self.context.quotations_in(document), passage.span, document.id):
            return joined
        return self.speakers.contradiction(self.quoted, document, passage.span, draft_speaker, source_speaker)

    def lost_negation(self, document: Document, passage: Match) -> str:
        """The negation before the words in the source, if the draft takes them as said: it does “recommend a limit”."""
        index = self.context.corpus.words(document)
        first = bisect_left(index.starts, passage.span.start)
        language = language_around(index, first)
        word = negation_before(index, first, language)
        return "" if not word or negates(self.claim(), language) else word

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
        return Check(
            self.draft.name,
            quotation.text,
            quotation.span.start,
            quotation.span.end,
            quotation.line,
            quotation.column,
            quotation.end_line,
            quotation.end_column,
            quotation.block,
            verdict,
            self.keys,
        )

    def look_up(self) -> tuple[tuple[Document, Match] | None, list[Document]]:
        """The best match and its document, and all documents with a faithful match. Cited documents come first."""
        first = self.cited or self.by_hand
        return self.search.look_up(first, self.is_short and bool(self.keys or self.by_hand))

    def is_it(self, passage: Match) -> bool:
        """Whether a match is good enough to count as the passage that was quoted."""
        if passage.is_faithful:
            return not self.is_short or bool(self.cited or self.by_hand)
        if self.is_short:
            return self.must_be_there and passage.nearness >= _NEAR_AND_CITED
        return passage.verdict is not Verdict.NOT_FOUND

    @property
    def must_be_there(self) -> bool:
        """Whether few words, too, have to be in the cited documents: their own citation stands beside them."""
        if not (self.cited or self.by_hand) or not self.quoted.size:
            return False
        if not self.keys and not self.quotation.is_cited:
            return False
        return self.words_to_citation() <= _BESIDE

    def words_to_citation(self) -> int:
        """The number of words between the quotation and the citation, or the call for the note, behind it."""
        quotation = self.quotation
        text, end = self.draft.text, quotation.span.end
        nearest = quotation.citations[0] if quotation.citations else None
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
        use = uses.use_of(
            self.draft,
            quotation.stretch,
            quotation.at,
            quotation.text,
            block=quotation.block,
            cited=quotation.is_cited and not self.is_cited_elsewhere(),
            adjacent=self.words_to_citation() <= 1,
        )
        is_cited = quotation.is_cited and not self.is_cited_elsewhere()
        if use is None and not quotation.block and not is_cited and self.is_told_to_writer():
            use = Use.CONVERSATION
        if use is None and self.cited and (languages := self.languages()):
            return f"the quotation is in {languages[0]}, {self.cited[0].id} in {languages[1]}"
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
        speaker = self.speakers.of(self.quotation)
        # "she" may be somebody that the sources know; "a boy on the quay" is nobody that they name.
        return speaker is not None and speaker.speaker.islower() and not self.speakers.is_by_pronoun(speaker)

    def languages(self) -> tuple[str, str] | None:
        """The languages of the quotation and of the cited document, if they are known and are not the same."""
        from citecli.text.language import language_of

        ours, theirs = language_of(self.quotation.text), language_of(self.cited[0].text)
        return (ours, theirs) if ours and theirs and ours != theirs else None

    def absent(self, best: tuple[Document, Match] | None) -> Check:
        """The result for a quotation that was found nowhere; `best` is the most similar passage."""
        if self.is_short and not self.must_be_there:
            return self.answer(CheckVerdict.TOO_SHORT)
        if use := self.other_use():
            return replace(self.answer(CheckVerdict.NOT_COMPARED), remarks=(use,))
        left_out = self.work.left_out(self.keys or self.named_by_hand())
        if left_out and not self.cited:
            return replace(self.answer(CheckVerdict.NOT_FOUND), remarks=(left_out,))
        if self.without_text and not self.cited:
            listed = ", ".join(f"@{key}" for key in self.without_text)
            return replace(self.answer(CheckVerdict.NO_TEXT), remarks=(f"the text of {listed} is not in the library",))
        answer = self.answer(CheckVerdict.NOT_FOUND)
        if best is None or best[1].nearness < WORTH_SHOWING:
            return answer
        document, nearest = best
        return replace(
            answer, passage=_passage(document, nearest.span), nearness=round(nearest.nearness, 4), pieces=nearest.pieces
        )

    def original(self, document: Document, passage: Match, others: Sequence[Document]) -> Passage | None:
        """The passage of the document in which the words were spoken or written, if `document` only quotes them."""
        if not passage.is_faithful or self.is_short or not self.is_quoted_in(document, passage.span):
            return None
        found = self.search.original(
            document, others, lambda other, match_there: not self.is_quoted_in(other, match_there.span)
        )
        return _passage(found[0], found[1].span) if found else None

    def is_quoted_in(self, document: Document, span: Span) -> bool:
        """Whether a document only quotes the words at `span`: they stand in marks, and are no turn of a transcript."""
        return is_in_marks(document, span) and not any(
            quotation.rule in (AttributionRule.LABEL, AttributionRule.QUESTION_AND_ANSWER)
            for quotation in self.context.quotations_in(document)
            if quotation.span.overlaps(span)
        )

    # 4 cite

    def problems(
        self, document: Document, passage: Match, others: Sequence[Document]
    ) -> list[tuple[Problem | None, str]]:
        """The problems of the citation, each with a remark for the user; `None` where there is only a remark."""
        if not self.keys:
            return self.problems_without_key(document, passage)
        if document.id not in {cited.id for cited in self.cited}:
            if self.without_text or not self.cited:
                return []
            listed = ", ".join(f"@{key}" for key in self.keys)
            return [(Problem.WRONG_SOURCE, f"the words are in {document.id}, not in {listed}")]
        for citation in self.quotation.citations:
            for cite in citation.cites:
                if self.work.document(cite.key) == document and (
                    wrong := self.misplaced(
                        cite.suffix, numbered_by(document, self.context.references.get(cite.key)), passage
                    )
                ):
                    return [wrong]
        return []

    def problems_without_key(self, document: Document, passage: Match) -> list[tuple[Problem | None, str]]:
        """The problems of a citation set by hand, or of a quotation without any."""
        if self.by_hand:
            if document.id in {cited.id for cited in self.by_hand}:
                return self.places_by_hand(document, passage)
            listed = " or ".join(cited.id for cited in self.by_hand)
            return (
                [(Problem.WRONG_SOURCE, f"the words are in {document.id}, not in {listed}")]
                if passage.is_faithful
                else []
            )
        if unknown := self.cites_unknown_work(document, passage):
            return [unknown]
        if not self.draft.citations or self.quotation.hand_citations:
            return []
        if is_cited(self.draft.text, self.quotation.span.end):
            return []
        return [(Problem.NO_CITATION, "")]

    def cites_unknown_work(self, document: Document, passage: Match) -> tuple[Problem | None, str] | None:
        """What is said where a citation set by hand names a work that is not in the library, and the words are."""
        citation = next((one for one in self.quotation.hand_citations if one.near and not one.only_place), None)
        if citation is None or not passage.is_faithful or self.is_short or not names_work(citation):
            return None
        if self.named_by_hand():
            return None
        mentioned = self.work.cited_by_hand.mentions(citation, document.id)
        is_other = self.work.cited_by_hand.is_another_year(citation, document.id)
        if mentioned and not is_other:
            return None  # a short title, or the second author
        shown = " ".join(citation.text.split("\n")[0].split()[:_SHOWN])
        remark = f"no document of the library is “{shown}”; the words are in {document.id}"
        # Whom the document only quotes may have written them elsewhere.
        sure = is_other and not mentioned and not self.is_quoted_in(document, passage.span)
        return (Problem.WRONG_SOURCE if sure else None), remark

    def places_by_hand(self, document: Document, passage: Match) -> list[tuple[Problem | None, str]]:
        """What is wrong with the place that a citation set by hand gives for these words alone."""
        for citation in self.quotation.hand_citations:
            names = self.work.cited_by_hand.named(citation)
            if not citation.near or (document.id not in names and not citation.only_place):
                return []
            works = [one for one in works_in(citation) if self.work.cited_by_hand.named(one) == (document.id,)]
            if citation.only_place and len(self.by_hand) == 1:
                works = [citation]
            places = [place for one in works if (place := place_in(one))]
            if not places:
                continue
            found = [self.misplaced_by_hand(place, document, passage) for place in places]
            return [] if None in found else [one for one in found[:1] if one is not None]
        return []

    def misplaced_by_hand(self, place: str, document: Document, passage: Match) -> tuple[Problem | None, str] | None:
        """What is wrong with a place that a citation set by hand gives."""
        wrong = self.misplaced(place, numbered_by(document, self.context.references.get(document.id)), passage)
        if wrong is not None and wrong[0] is not Problem.WRONG_PLACE and place[:1].isdecimal() and ":" not in place:
            return None  # a mere number may be that of a line or a letter
        return wrong

    def misplaced(self, suffix: str, document: Document, passage: Match) -> tuple[Problem | None, str] | None:
        """What is wrong with a locator."""
        wrong = misplaced(
            suffix, document, passage.span, self.quoted, self.context.locator_terms, faithful=passage.is_faithful
        )
        if wrong is None:
            return None
        if not wrong.is_known:
            return None, wrong.remark
        return (Problem.NO_PLACE if " has no " in wrong.remark else Problem.WRONG_PLACE), wrong.remark


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


StoredQuotations = Callable[[Document], Sequence[Quotation] | None]
"""Returns the quotations of a document that were found earlier; `None` if the document has not been searched."""


class DraftReport(FrozenValue):
    """The check of a draft, and messages about its references."""

    answer: DraftCheck
    errors: tuple[CitecliError, ...] = ()
    """The errors of bibliographies that could not be read."""
    problems: tuple[str, ...] = ()
    """The problems of the references in the draft itself, one line each."""
    remarks: tuple[str, ...] = ()
    """Remarks about data in bibliographies that could not be used, one line each."""


class DraftChecker:
    """Checks drafts, one after the other, against one set of documents."""

    def __init__(self, corpus: SourceCorpus, stored: StoredQuotations | None = None) -> None:
        """`stored` gives the quotations of a document that an index has, `None` for another document."""
        self._corpus = corpus
        self._stored = stored
        self._quotations: dict[str, Sequence[Quotation]] = {}

    def check(self, name: str, bibliographies: Sequence[str] = (), encoding: str = "") -> DraftReport:
        """Load and check the draft `name`, in `encoding` if one is named. Raises what `load_draft` raises."""
        return self.check_loaded(load_draft(name, encoding), bibliographies)

    def check_loaded(self, loaded: LoadedDraft, bibliographies: Sequence[str] = ()) -> DraftReport:
        """Check a loaded draft. The result's `errors` include those of `bibliographies` that can't be read."""
        references = draft_references(loaded.draft, loaded.folder, bibliographies, None)
        terms = locator_terms(load_locale(loaded.draft.front.language or "en-US"))
        context = CheckContext(self._corpus, references.references, self.quotations_in, terms)
        answer = check_draft(loaded.draft, context, loaded.path)
        return DraftReport(answer, references.missing, references.problems, references.remarks)

    def quotations_in(self, document: Document) -> Sequence[Quotation]:
        """The quotations in a document, searched once and then cached."""
        if document.id not in self._quotations:
            quotations = self._stored(document) if self._stored else None
            if quotations is None:
                from citecli.quotes import extract

                quotations = extract(document.text, paragraphs=document.paragraphs)
            self._quotations[document.id] = quotations
        return self._quotations[document.id]
