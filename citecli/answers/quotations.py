"""What `quotes` answers: quotations with the words around them, and speakers with their counts."""

from typing import NamedTuple

from citecli.documents.model import Document, Paragraph
from citecli.quotes.model import Quotation


class Utterance(NamedTuple):
    """One quotation of one document.

    `number` counts from 1 over all that were found in the document, whatever was filtered out afterwards. `before` and
    `after` are words of the same paragraph, as far as context was asked for. `citation` is set only on request.
    """

    document: Document
    number: int
    quotation: Quotation
    before: str = ""
    after: str = ""
    citation: str = ""

    @property
    def text(self) -> str:
        """The words, marks included: the source verbatim."""
        return self.quotation.span.of(self.document.text)

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph that it stands in, with the page of its own words; `None` for one in the head."""
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


class QuotationSet(NamedTuple):
    """Quotations, in the order of `documents` and their texts. `documents` are all that were searched."""

    utterances: tuple[Utterance, ...]
    documents: tuple[Document, ...]


class Speaker(NamedTuple):
    """Somebody who is quoted: under the fullest name ("" for nobody named), with how often, how much, and where."""

    speaker: str
    display: str
    quotations: int
    words: int
    documents: tuple[str, ...]


class Summary(NamedTuple):
    """What there was in all, without the texts.

    `documents` are the ids of those that were searched. `found` counts quotations before anything was filtered out,
    `kept` after. `speakers` are those of what was kept, most quotations first. `suggestions` are speakers near to a
    name that nobody answers to.
    """

    documents: tuple[str, ...] = ()
    found: int = 0
    kept: int = 0
    speakers: tuple[Speaker, ...] = ()
    suggestions: tuple[str, ...] = ()
