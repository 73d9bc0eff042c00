"""What a draft is checked against, and what the checks of its quotations share."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from citecli.api.drafts.cited_documents import CitedDocuments
from citecli.api.drafts.documents_words import is_in_marks
from citecli.api.drafts.opinions import Opinions
from citecli.api.drafts.own_text import OwnText
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.api.drafts.speaker_comparison import SpeakerComparison
from citecli.csl.locator_text import LocatorTerms
from citecli.documents.model import Document, Span
from citecli.drafts.hand_citations import HandCitation
from citecli.drafts.model import Draft
from citecli.frozen import FrozenValue
from citecli.quotes.model import AttributionRule, Quotation
from citecli.references.display import in_text
from citecli.references.model import Reference


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


class DraftWork:
    """What the checks of one draft's quotations share."""

    def __init__(self, draft: Draft, context: CheckContext, path: str, known_keys: Mapping[str, object]) -> None:
        self.draft = draft
        self.context = context
        self.known_keys = known_keys
        self.own = OwnText(draft, path)
        self.speakers = SpeakerComparison(draft, context.quotations_in) if context.corpus else None
        self.cited_by_hand = CitedDocuments(context.corpus)
        self._opinions: dict[str, Opinions] = {}
        self._listed_works = {work.key: work.text for work in draft.listed_works}
        self._same_works: dict[str, str] = {}
        self._made_keys = {cite.key for citation in draft.citations for cite in citation.cites if cite.key_is_made}
        self._unseen_keys = {reference.key for reference in draft.embedded}

    def is_source(self, document: Document) -> bool:
        """Whether a document has other text than the draft's own."""
        return not self.own.has(document, self.context.corpus.words(document))

    def document(self, key: str) -> Document | None:
        """The document for a citation key, `None` when there is none.

        It is the one with that id, if the key is the writer's, or of that title, or of the author and year and a title
        that begins like it.
        """
        corpus = self.context.corpus
        document = None if key in self._made_keys else corpus.document(key)
        if document is None and key in self._listed_works:
            names = self.cited_by_hand.named(HandCitation(self._listed_works[key], is_note=True))
            document = corpus.document(names[0]) if len(names) == 1 else None
        if document is None and key in self.context.references:
            same = self._same_work(key)
            document = corpus.document(same) if same else None
        return document if document is not None and self.is_source(document) else None

    def _same_work(self, key: str) -> str:
        """The id of the document that the reference with this key is of, "" for none; each is looked up once."""
        if key not in self._same_works:
            reference = self.context.references[key]
            title = self.context.corpus.id_of_title(reference.texts.get("title", ""))
            self._same_works[key] = title or self.cited_by_hand.of_work(reference)
        return self._same_works[key]

    def named(self, keys: Iterable[str]) -> str:
        """What to call the works of citation keys in a message: `@roe1999`, or (Roe 1999) where no key is seen."""
        references = self.context.references
        return ", ".join(
            f"({in_text(references[key])})" if key in self._unseen_keys and key in references else f"@{key}"
            for key in keys
        )

    def left_out(self, keys: Sequence[str]) -> str:
        """Why the documents for these keys are not compared, as a line; "" when none was left out."""
        reasons = self.own.left_out
        return "; ".join(f"{key} is not used as a source: {reasons[key]}" for key in keys if key in reasons)

    def opinions(self, document: Document) -> Opinions:
        """The opinions in a document, if it is a judgment."""
        if document.id not in self._opinions:
            self._opinions[document.id] = Opinions(document)
        return self._opinions[document.id]

    def is_quoted_in(self, document: Document, span: Span) -> bool:
        """Whether a document only quotes the words at `span`: they stand in marks, and are no turn of a transcript."""
        return is_in_marks(document, span) and not any(
            quotation.rule in (AttributionRule.LABEL, AttributionRule.QUESTION_AND_ANSWER)
            for quotation in self.context.quotations_in(document)
            if quotation.span.overlaps(span)
        )
