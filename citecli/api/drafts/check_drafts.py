"""Drafts by name, read and checked against one set of texts."""

from collections.abc import Callable, Sequence

from citecli.answers.checks import DraftCheck
from citecli.api.drafts.check import CheckContext, check_draft
from citecli.api.drafts.load_drafts import LoadedDraft, load_draft
from citecli.api.drafts.references import draft_references
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.csl import load_locale
from citecli.csl.locator_text import locator_terms
from citecli.documents.model import Document
from citecli.errors import CitecliError
from citecli.frozen import FrozenValue
from citecli.quotes.model import Quotation

KnownQuotations = Callable[[Document], Sequence[Quotation] | None]
"""Gives the quotations of a document that were found earlier; `None` when nobody has looked."""


class DraftReport(FrozenValue):
    """A checked draft, and what there is to say about its references."""

    answer: DraftCheck
    errors: tuple[CitecliError, ...] = ()
    """The errors of bibliographies that could not be read."""
    problems: tuple[str, ...] = ()
    """What is wrong with the references that the draft brings itself, a line each."""
    remarks: tuple[str, ...] = ()
    """What could not be used of bibliographies that were read, a line each."""


class DraftChecker:
    """Checks drafts, one after the other, against one set of texts."""

    def __init__(self, corpus: SourceCorpus, known: KnownQuotations | None = None) -> None:
        """`known` gives the quotations of a document of the texts that were found earlier, else `None`."""
        self._corpus = corpus
        self._known = known
        self._quotations: dict[str, Sequence[Quotation]] = {}

    def check(self, name: str, bibliographies: Sequence[str] = ()) -> DraftReport:
        """The draft of that name. Raises what loading it raises."""
        return self.check_loaded(load_draft(name), bibliographies)

    def check_loaded(self, loaded: LoadedDraft, bibliographies: Sequence[str] = ()) -> DraftReport:
        """A draft that is loaded. What can't be read of its `bibliographies` is among the errors of the result."""
        references = draft_references(loaded.draft, loaded.folder, bibliographies, None)
        terms = locator_terms(load_locale(loaded.draft.front.language or "en-US"))
        context = CheckContext(self._corpus, references.references, self.quotations_in, terms)
        answer = check_draft(loaded.draft, context)
        return DraftReport(answer, references.missing, references.problems, references.remarks)

    def quotations_in(self, document: Document) -> Sequence[Quotation]:
        """Who says what in a document, looked for once."""
        if document.id not in self._quotations:
            found = self._known(document) if self._known else None
            if found is None:
                from citecli.quotes import extract

                found = extract(document.text, paragraphs=document.paragraphs)
            self._quotations[document.id] = found
        return self._quotations[document.id]
