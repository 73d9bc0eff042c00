"""The use case `check`: does a draft quote its sources faithfully?

1. Find the quotations in the draft, with their citations.
2. Look up each quotation in the cited documents first, then in all documents.
3. Compare the speaker that the draft names with the speaker in the source (`citecli.api.drafts.speaker_comparison`).
4. Check whether the citation names the right document, and the right place in it.

Several drafts can be checked against one set of documents.
"""

from collections.abc import Callable, Sequence, Set
from os.path import realpath

from citecli.answers.checks import Check, CheckVerdict, DraftCheck, LeftOut, Passage, Problem
from citecli.api.drafts.check_work import CheckContext, DraftWork
from citecli.api.drafts.load_drafts import LoadedDraft, load_draft
from citecli.api.drafts.quotation_check import QuotationCheck
from citecli.api.drafts.references import draft_references, unknown_keys
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.api.drafts.unread_citations import unread_citations
from citecli.csl import load_locale
from citecli.csl.locator_text import locator_terms
from citecli.documents.model import Document
from citecli.drafts import quotations
from citecli.drafts.labels import without_labels
from citecli.drafts.model import Draft
from citecli.drafts.places import Places, line_in
from citecli.drafts.quotations import DraftQuotation
from citecli.drafts.reference_list import cited
from citecli.errors import CitecliError
from citecli.frozen import FrozenValue, replace
from citecli.quotes.model import Quotation
from citecli.text.folding import fold

_SAME_WORDS = 0.6
"""The share of matching words from which on words that may be a quotation are one."""
_COMPARED = frozenset((CheckVerdict.VERBATIM, CheckVerdict.PERMITTED, CheckVerdict.ALTERED, CheckVerdict.WRONG_SPEAKER))


def check_draft(draft: Draft, context: CheckContext, path: str = "") -> DraftCheck:
    """Check every quotation and every citation key of a draft; `path` is that of its file, "" when it has none."""
    references = context.references.values()
    titles = {fold(reference.texts.get(name, "")) for reference in references for name in ("title", "title-short")}
    titles.discard("")
    own_keys = (work.key for work in draft.listed_works)
    known_keys = {**dict.fromkeys(own_keys), **dict.fromkeys(context.corpus.ids), **context.references}
    draft = without_labels(draft, known_keys)
    work = DraftWork(draft, context, path, known_keys)
    checks: list[Check] = []
    led: set[int] = set()
    for quotation in quotations.find_all(draft):
        if quotation.block or not _is_title(quotation, titles, context.corpus):
            check = QuotationCheck(work, quotation).check()
            is_found = check.verdict in _COMPARED and check.nearness >= _SAME_WORDS
            if not quotation.unsure or is_found:
                checks.append(check)
                led |= {draft.stretches[quotation.stretch].offsets[0]} if quotation.unsure else set()
    left_out = tuple(LeftOut(name, reason) for name, reason in work.own.left_out.items())
    answer = tuple(without_repeated_demands(checks))
    remarks = (*draft.remarks, *unread_citations(draft), *_copied(work, led))
    citations = cited(draft)
    unknown = unknown_keys(draft, known_keys, citations)
    files = tuple(dict.fromkeys(file.name for file in draft.files if file.span.start >= draft.start))
    return DraftCheck(draft.name, answer, unknown, len(citations), left_out, remarks, files)


def parts_of_others(answers: Sequence[DraftCheck]) -> dict[str, str]:
    """The drafts that were checked as files of others, too, each with the other one."""
    wholes = {realpath(file): answer.draft for answer in answers for file in answer.files if file != answer.draft}
    parts = {answer.draft: whole for answer in answers if (whole := wholes.get(realpath(answer.draft)))}
    return {part: whole for part, whole in parts.items() if whole not in parts}


def _copied(work: DraftWork, led: Set[int]) -> list[str]:
    """A line for each paragraph that stands in the draft as it stands in a document, without marks.

    Those of the draft that begin at the offsets `led` are quoted.
    """
    if not work.own.copied:
        return []
    places = Places(work.draft)
    remarks = []
    for start, name in work.own.copied:
        if start in led:
            continue
        place = places.at(start)
        where = line_in(work.draft.name, place.file, place.line)
        remarks.append(f"{where}: a paragraph of {name} stands in the draft without marks")
    return remarks


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
