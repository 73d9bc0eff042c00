"""Drafts by name, read and checked against one set of texts."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from citecli.answers.checks import DraftCheck
from citecli.api.drafts.check import Work, check
from citecli.api.drafts.drafts import ReadDraft, read_any
from citecli.api.drafts.references import known
from citecli.api.drafts.source_corpus import Texts
from citecli.csl import load_locale
from citecli.csl.locator_text import locator_terms
from citecli.documents.model import Document
from citecli.errors import CitecliError
from citecli.quotes.model import Quotation

KnownQuotations = Callable[[Document], Sequence[Quotation] | None]
"""Gives the quotations of a document that were found earlier; `None` when nobody has looked."""


class Done(NamedTuple):
    """A checked draft, with the errors of bibliographies that could not be read, and remarks on those that were.

    `problems` are those of the references that the draft brings itself.
    """

    answer: DraftCheck
    errors: tuple[CitecliError, ...] = ()
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Checker:
    """Checks drafts, one after the other, against one set of texts."""

    def __init__(self, texts: Texts, known: KnownQuotations | None = None) -> None:
        """`known` gives the quotations of a document of the texts that were found earlier, else `None`."""
        self._texts = texts
        self._voices = _voices(known)

    def check(self, name: str, bibliographies: Sequence[str] = ()) -> Done:
        """The draft of that name. Raises what reading it raises."""
        return self.check_read(read_any(name), bibliographies)

    def check_read(self, read: ReadDraft, bibliographies: Sequence[str] = ()) -> Done:
        """A draft that has been read. What can't be read of its `bibliographies` is among the errors of the result."""
        found = known(read.draft, read.folder, bibliographies, None)
        terms = locator_terms(load_locale(read.draft.front.language or "en-US"))
        answer = check(read.draft, Work(self._texts, found.references, self._voices, terms))
        return Done(answer, found.missing, found.problems, found.remarks)


def _voices(known: KnownQuotations | None) -> Callable[[Document], Sequence[Quotation]]:
    """Who says what in a document, looked for once."""
    kept: dict[str, Sequence[Quotation]] = {}

    def voices(document: Document) -> Sequence[Quotation]:
        if document.id not in kept:
            found = known(document) if known else None
            if found is None:
                from citecli.quotes import extract

                found = extract(document.text, paragraphs=document.paragraphs)
            kept[document.id] = found
        return kept[document.id]

    return voices
