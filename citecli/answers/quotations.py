"""What `quotes` answers: quotations with the words around them, and speakers with their counts."""

from citecli.documents.model import Document, Paragraph
from citecli.frozen import FrozenValue
from citecli.quotes.model import Quotation


class Utterance(FrozenValue):
    """One quotation of one document."""

    document: Document
    """The document."""
    number: int
    """The number of the quotation among all found in the document, from 1, before any filter."""
    quotation: Quotation
    """The quotation: its position and its attribution."""
    before: str = ""
    """Words before it in the paragraph, as far as context was asked for."""
    after: str = ""
    """Words after it in the paragraph, as far as context was asked for."""
    citation: str = ""
    """Its citation, when that was asked for; else ""."""

    @property
    def text(self) -> str:
        """The words, marks included: the source verbatim."""
        return self.quotation.span.of(self.document.text)

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph of the quotation, with the page of the quoted words; `None` for a quotation in the head."""
        number = self.quotation.paragraph or 0
        paragraphs = self.document.paragraphs
        return paragraphs[number - 1].narrowed(self.quotation.span) if 0 < number <= len(paragraphs) else None

    @property
    def mention(self) -> str:
        """The words that name the speaker here, verbatim; "" where there are none."""
        attribution = self.quotation.attribution
        return attribution.source.of(self.document.text) if attribution and attribution.source else ""

    @property
    def cue(self) -> str:
        """The words that say that somebody speaks, verbatim; "" where there are none."""
        attribution = self.quotation.attribution
        return attribution.cue.of(self.document.text) if attribution and attribution.cue else ""


class QuotationSet(FrozenValue):
    """Quotations, and the documents that were searched for them."""

    utterances: tuple[Utterance, ...]
    """In the order of the documents and of their texts."""
    documents: tuple[Document, ...]
    """All documents that were searched."""


class Speaker(FrozenValue):
    """Somebody who is quoted, with counts."""

    speaker: str
    """The fullest name, "" for nobody named."""
    display: str
    """The name without title."""
    quotations: int
    """How many quotations there are."""
    words: int
    """How many words these have."""
    documents: tuple[str, ...]
    """The ids of the documents that quote the speaker."""


class Summary(FrozenValue):
    """The counts of all quotations, without their texts."""

    documents: tuple[str, ...] = ()
    """The ids of the documents that were searched."""
    found: int = 0
    """The number of quotations before filtering."""
    kept: int = 0
    """The number of quotations after filtering."""
    speakers: tuple[Speaker, ...] = ()
    """The speakers of the quotations after filtering, most quotations first."""
    suggestions: tuple[str, ...] = ()
    """Speakers with similar names, if the requested name matches none."""
