"""The use case `check`: does a draft quote its sources faithfully?

1. Find the quotations in the draft, with their citations.
2. Look up each quotation in the cited documents first, then in all documents.
3. Compare the speaker that the draft names with the speaker in the source (`citecli.api.drafts.speakers`).
4. Check whether the citation names the right document, and the right place in it.

Several drafts can be checked against one set of documents.
"""

from collections.abc import Callable, Mapping, Sequence

from citecli.answers.checks import Check, CheckVerdict, DraftCheck, Passage, Problem
from citecli.api.drafts.load_drafts import LoadedDraft, load_draft
from citecli.api.drafts.references import draft_references, unknown_keys
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.api.drafts.speakers import DraftSpeakers
from citecli.csl import load_locale
from citecli.csl.locator_text import LocatorTerms, locator_terms, parse_suffix
from citecli.documents.model import Document, Span
from citecli.drafts import quotations
from citecli.drafts.citations import is_cited
from citecli.drafts.model import Draft
from citecli.drafts.quotations import DraftQuotation
from citecli.errors import CitecliError
from citecli.frozen import FrozenValue, replace
from citecli.matching.comparison import is_short, match, with_ending
from citecli.matching.verdicts import Alteration, Match, Verdict
from citecli.matching.words import QuotedWords, WordIndex, quoted_words
from citecli.quotes.model import Quotation
from citecli.references.model import Reference
from citecli.text.folding import fold
from citecli.text.numerals import range_end, whole_number

_NO_DOUBT = 0.85
"""The share of matching words at which the search for a better document stops."""
_WORTH_SHOWING = 0.3


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


def check_draft(draft: Draft, context: CheckContext) -> DraftCheck:
    """Check every quotation and every citation key of a draft."""
    references = context.references.values()
    titles = {fold(reference.texts.get(name, "")) for reference in references for name in ("title", "title-short")}
    titles.discard("")
    speakers = DraftSpeakers(draft, context.quotations_in) if context.corpus else None
    known_keys = {**dict.fromkeys(context.corpus.ids), **context.references}
    checks = [
        _QuotationCheck(draft, quotation, context, speakers, known_keys).check()
        for quotation in quotations.find(draft)
        if quotation.block or not _is_title(quotation, titles, context.corpus)
    ]
    return DraftCheck(draft.name, tuple(checks), unknown_keys(draft, known_keys), len(draft.citations))


def _is_title(quotation: DraftQuotation, titles: set[str], corpus: SourceCorpus) -> bool:
    """Whether the words in quotation marks are the title of a source rather than a quotation."""
    words = fold(quotation.text.rstrip(".,;:!?"))
    return words in titles or bool(corpus.id_of_title(quotation.text.rstrip(".,;:")))


class _QuotationCheck:
    """The check of one quotation."""

    def __init__(
        self,
        draft: Draft,
        quotation: DraftQuotation,
        context: CheckContext,
        speakers: DraftSpeakers | None,
        known_keys: Mapping[str, object],
    ) -> None:
        self.draft = draft
        self.quotation = quotation
        self.context = context
        self.speakers = speakers
        self.quoted: QuotedWords = quoted_words(quotation.text)
        self.is_short = is_short(quotation.text)  # then looked up in the cited documents alone
        self.keys = tuple(dict.fromkeys(cite.key for citation in quotation.citations for cite in citation.cites))
        self.cited = [document for key in self.keys if (document := self._document(key)) is not None]
        self.without_text = [key for key in self.keys if key in known_keys and self._document(key) is None]

    def _document(self, key: str) -> Document | None:
        """The document for a citation key: the one with that id, or with the title of the reference; else `None`."""
        document = self.context.corpus.document(key)
        if document is None and key in self.context.references:
            same = self.context.corpus.id_of_title(self.context.references[key].texts.get("title", ""))
            document = self.context.corpus.document(same) if same else None
        return document

    def check(self) -> Check:
        """The complete result of the check."""
        best, others = self.look_up()
        if best is None or not self.is_it(best[1]):
            return self.absent(best)
        document, passage = best
        if passage.is_faithful:
            passage = with_ending(passage, self.quotation.text, document.text)
        alterations = passage.alterations
        verdict = CheckVerdict(passage.verdict)
        draft_speaker, source_speaker = (
            self.speakers.in_draft_and_source(self.quotation, document, passage.span) if self.speakers else (None, None)
        )
        remarks: list[str] = []
        if passage.is_faithful and draft_speaker is not None and self.speakers:
            reason = self.speakers.contradiction(self.quoted, document, passage.span, draft_speaker, source_speaker)
            if reason:
                verdict = CheckVerdict.WRONG_SPEAKER
                remarks.append(reason)
        problems = self.problems(document, passage, others)
        return replace(
            self.answer(verdict),
            passage=_passage(document, passage.span),
            nearness=round(passage.nearness, 4),
            alterations=alterations,
            pieces=passage.pieces if not passage.is_faithful or Alteration.BRACKETS in alterations else (),
            speaker=draft_speaker.speaker if draft_speaker else "",
            source_speaker=source_speaker.speaker if source_speaker else "",
            problems=tuple(kind for kind, _ in problems),
            remarks=(*remarks, *(remark for _, remark in problems if remark)),
            others=tuple(other.id for other in others if other.id != document.id),
        )

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
            quotation.block,
            verdict,
            self.keys,
        )

    # 2 look up

    def look_up(self) -> tuple[tuple[Document, Match] | None, list[Document]]:
        """The best match and its document, and all documents with a faithful match. Cited documents come first."""
        best: tuple[Document, Match] | None = None
        exact: list[Document] = []
        met: set[str] = set()
        for document in self.cited:
            met.add(document.id)
            best = self.better(best, document, exact)
        if exact or (self.is_short and self.keys):
            return best, exact
        for stage in self.context.corpus.candidates(self.quoted):
            for document in stage:
                if document.id not in met:
                    met.add(document.id)
                    best = self.better(best, document, exact)
            if best is not None and (best[1].is_faithful or best[1].nearness >= _NO_DOUBT):
                break
        return best, exact

    def better(
        self, best: tuple[Document, Match] | None, document: Document, exact: list[Document]
    ) -> tuple[Document, Match] | None:
        """The better match: `best`, or the one in `document`, which is added to `exact` if it is faithful."""
        candidate = match(self.quoted, self.context.corpus.words(document))
        if candidate is None:
            return best
        if candidate.is_faithful:
            exact.append(document)
        if best is None or (candidate.is_faithful, candidate.nearness) > (best[1].is_faithful, best[1].nearness):
            return document, candidate
        return best

    def is_it(self, passage: Match) -> bool:
        """Whether a match is good enough to count as the passage that was quoted."""
        if passage.is_faithful:
            return not self.is_short or bool(self.cited)
        return not self.is_short and passage.verdict is not Verdict.NOT_FOUND

    def absent(self, best: tuple[Document, Match] | None) -> Check:
        """The result for a quotation that was found nowhere; `best` is the most similar passage."""
        if self.is_short:
            return self.answer(CheckVerdict.TOO_SHORT)
        if self.without_text and not self.cited:
            listed = ", ".join(f"@{key}" for key in self.without_text)
            return replace(self.answer(CheckVerdict.NO_TEXT), remarks=(f"the text of {listed} is not in the library",))
        answer = self.answer(CheckVerdict.NOT_FOUND)
        if best is None or best[1].nearness < _WORTH_SHOWING:
            return answer
        document, nearest = best
        return replace(
            answer, passage=_passage(document, nearest.span), nearness=round(nearest.nearness, 4), pieces=nearest.pieces
        )

    # 4 cite

    def problems(self, document: Document, passage: Match, others: Sequence[Document]) -> list[tuple[Problem, str]]:
        """The problems of the citation, each with a remark for the user."""
        if not self.keys:
            if not self.draft.citations or is_cited(self.draft.text, self.quotation.span.end):
                return []
            return [(Problem.NO_CITATION, "")]
        if document.id not in {cited.id for cited in self.cited}:
            if self.without_text or not self.cited:
                return []
            listed = ", ".join(f"@{key}" for key in self.keys)
            return [(Problem.WRONG_SOURCE, f"the words are in {document.id}, not in {listed}")]
        for citation in self.quotation.citations:
            for cite in citation.cites:
                if self._document(cite.key) == document and (wrong := self._misplaced(cite.suffix, document, passage)):
                    return [(Problem.WRONG_PLACE, wrong)]
        return []

    def _misplaced(self, suffix: str, document: Document, passage: Match) -> str:
        place = parse_suffix(suffix, self.context.locator_terms)
        if place.label not in ("paragraph", "page"):
            return ""
        covered = [
            paragraph.narrowed(passage.span)
            for paragraph in document.paragraphs
            if paragraph.span.overlaps(passage.span)
        ]
        if place.label == "paragraph":
            there = [str(paragraph.number) for paragraph in covered]
        else:
            there = [page for paragraph in covered if paragraph.page for page in _numbers(paragraph.page)]
        wanted = _numbers(place.value)
        if not there or not wanted or set(wanted) & set(there):
            return ""
        # The same words may also occur at the cited place.
        for paragraph in document.paragraphs:
            numbers = [str(paragraph.number)] if place.label == "paragraph" else _numbers(paragraph.page)
            if passage.is_faithful and set(numbers) & set(wanted):
                again = match(self.quoted, WordIndex(paragraph.span.of(document.text)))
                if again is not None and again.is_faithful:
                    return ""
        preposition, term = ("in", "para.") if place.label == "paragraph" else ("on", "p.")
        return f"the words are {preposition} {term} {there[0]}, not {term} {place.value}"


def _numbers(locator: str) -> list[str]:
    """The numbers of a locator, with ranges expanded: "3-5, 8" gives 3, 4, 5, 8."""
    numbers: list[str] = []
    for part in locator.replace("–", "-").replace("&", ",").split(","):
        first, _, last = (piece.strip() for piece in part.partition("-"))
        low, high = whole_number(first), whole_number(range_end(first, last))
        if low is not None and high is not None and last.isdecimal():
            numbers += map(str, range(low, min(high, low + 500) + 1))
        elif first:
            numbers += [number for number in (first, last) if number]
    return numbers


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

    def check(self, name: str, bibliographies: Sequence[str] = ()) -> DraftReport:
        """Load and check the draft `name`. Raises what `load_draft` raises."""
        return self.check_loaded(load_draft(name), bibliographies)

    def check_loaded(self, loaded: LoadedDraft, bibliographies: Sequence[str] = ()) -> DraftReport:
        """Check a loaded draft. The result's `errors` include those of `bibliographies` that can't be read."""
        references = draft_references(loaded.draft, loaded.folder, bibliographies, None)
        terms = locator_terms(load_locale(loaded.draft.front.language or "en-US"))
        context = CheckContext(self._corpus, references.references, self.quotations_in, terms)
        answer = check_draft(loaded.draft, context)
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
