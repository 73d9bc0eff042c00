"""`Document`: a text with its paragraphs and its reference. `Span`: a range of characters in it.

Offsets count characters of `Document.text`, half open: `document.text[start:end]` is the source, verbatim. Functions
at the end write pages and places for readers ("p. 12, para. 3", "00:12:41").
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from citecli.documents.omissions import Omission
from citecli.frozen import FrozenValue
from citecli.references.model import Reference

PAGES = "–"
"""The en dash between the first and the last page of a page range."""

FRONT_MATTER = "front matter"
"""The origin of what an author states about a document at its beginning."""


class Span(NamedTuple):
    """A half-open range of characters in a text."""

    # A named tuple, like the other small values below: a text has thousands of them, and they are sorted.
    start: int
    """The offset of the first character."""
    end: int
    """The offset after the last character."""

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, offset: int) -> bool:
        """Whether the character at `offset` is in the span."""
        return self.start <= offset < self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans have at least one character in common."""
        return self.start < other.end and other.start < self.end


class PageTurn(NamedTuple):
    """The beginning of a page in a text."""

    offset: int
    """The offset of the first character of the page."""
    page: str
    """The page number as the source writes it ("iv", "12")."""


class Moment(NamedTuple):
    """A time in a recording, and the words of a text that are spoken then."""

    offset: int
    """The offset of the first of these words."""
    time: str
    """The time ("00:12:41")."""


class Paragraph(NamedTuple):
    """One paragraph of the body."""

    number: int
    """The paragraph's number, counted from 1 over the whole body."""
    span: Span
    """Its range in the document's text."""
    section: int = 0
    """The number of the section (excerpt) that it belongs to, counted from 0."""
    page: str = ""
    """Its page as the source numbers it ("iv", "12"; "12–13" if it runs over pages); "" without pages."""
    time: str = ""
    """The time in the recording at which it is spoken ("00:12:41"); "" if the text is not a timed transcript."""
    turns: tuple[PageTurn, ...] = ()
    """The pages that begin within the paragraph, in order."""
    moments: tuple[Moment, ...] = ()
    """The times at which later words of the paragraph are spoken, in order."""
    speaker: Span | None = None
    """Where the text names who says the paragraph, if the file itself says so (a voice of captions, a quoted message).

    The name is at the beginning of the paragraph, before a colon, or outside it."""

    def narrowed(self, span: Span) -> "Paragraph":
        """This paragraph with `page` and `time` reduced to those of the characters in `span`."""
        if self.moments:
            before = [moment.time for moment in self.moments if moment.offset <= span.start]
            return self._replace(time=before[-1] if before else self.time, moments=()).narrowed(span)
        if not self.turns:
            return self
        before = [turn.page for turn in self.turns if turn.offset <= span.start]
        within = [turn.page for turn in self.turns if span.start < turn.offset < span.end]
        first = before[-1] if before else self.page.partition(PAGES)[0]
        last = within[-1] if within else first
        return self._replace(page=first if first == last else f"{first}{PAGES}{last}", turns=())


class Heading(NamedTuple):
    """A heading between paragraphs."""

    span: Span
    """Its range in the document's text."""
    level: int = 1
    """The heading level, counted from 1, the outermost."""


class Head(FrozenValue):
    """The positions of the title, dek, byline and date lines before the body; `None` for a missing line."""

    title: Span | None = None
    dek: Span | None = None
    byline: Span | None = None
    date: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the lines that are present: title, dek, byline, date."""
        return tuple(span for span in (self.title, self.dek, self.byline, self.date) if span)


class MarkedPassage(FrozenValue):
    """Words that somebody marked in the source itself: with a comment, or a highlighter."""

    words: str
    """The words, as far as the reader of the marks can tell; their spaces may differ from those of the text."""
    note: str = ""
    """What is said of them, "" for nothing."""
    author: str = ""
    """Who marked them, "" when the source does not say."""
    created: str = ""
    """When, as the source has it; "" when it does not say."""


class Document(FrozenValue):
    """A text that was read, with its paragraphs and its reference."""

    id: str
    """The document's id in its library, also its citekey; "" before an id is assigned."""
    text: str
    """The text. For formats other than plain text: the extracted parts, joined by blank lines."""
    paragraphs: tuple[Paragraph, ...]
    """The paragraphs of the body, in order."""
    reference: Reference
    """The bibliographic data from which citations of the document are made."""
    head: Head = Head()
    """The positions of the lines before the body."""
    origins: Mapping[str, str] = {}
    """Where each variable of the reference came from ("sidecar", "title line", "date line", ...)."""
    path: str = ""
    """The path or name of the document's file; "" for a text without a file."""
    remarks: tuple[str, ...] = ()
    """Notes of the reader about the reading (a guessed encoding, for example), one line each."""
    headings: tuple[Heading, ...] = ()
    """The headings of the body, in order. They do not count as paragraphs."""
    omissions: tuple[Omission, ...] = ()
    """What the reader left out of the text, in the order of the source. Not searched, quoted or checked."""
    line_breaks: tuple[int, ...] = ()
    """The offsets of the line ends within paragraphs that are breaks (verse, lists, addresses), in order.

    Each is the offset of the line end's first character. All other line ends only wrap the text: they are spaces.
    """
    counted_pages: int = 0
    """How many pages the file has, when their numbers are only counted from the first; 0 when the source names them."""
    marked: tuple[MarkedPassage, ...] = ()
    """What somebody marked in the source, in order."""

    @property
    def body(self) -> Span:
        """From the start of the first paragraph to the end of the last; empty at the end of the text without any."""
        if not self.paragraphs:
            return Span(len(self.text), len(self.text))
        return Span(self.paragraphs[0].span.start, self.paragraphs[-1].span.end)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph with the character at `offset`; `None` between paragraphs, in headings, outside the body."""
        at = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.span.start) - 1
        return self.paragraphs[at] if at >= 0 and self.paragraphs[at].span.covers(offset) else None

    def line_breaks_in(self, span: Span) -> tuple[int, ...]:
        """The breaks among the characters of `span`."""
        breaks = self.line_breaks
        return breaks[bisect_left(breaks, span.start) : bisect_left(breaks, span.end)]

    def count_words(self) -> int:
        """Count the words of the body. Scans the whole text on every call."""
        # Imported here, because most commands read documents without counting words.
        from citecli.text.words import count_words

        return sum(count_words(paragraph.span.of(self.text)) for paragraph in self.paragraphs)


def page_label(page: str) -> str:
    """A page or page range with its abbreviation: "p. 12", "pp. 12–13". "A-3", with a hyphen, is a single page."""
    return f"{'pp.' if PAGES in page else 'p.'} {page}"


def place_label(paragraph: Paragraph) -> str:
    """The time of a paragraph in a recording; else its page, if it has one, and its number ("p. 12, para. 3")."""
    if paragraph.time:
        return paragraph.time
    place = f"para. {paragraph.number}"
    return f"{page_label(paragraph.page)}, {place}" if paragraph.page else place


def page_range(page: str) -> tuple[str, ...]:
    """The first and last page of a `Paragraph.page` ("12–13"), or its only page; () for ""."""
    return tuple(dict.fromkeys(part for part in page.split(PAGES) if part))


def pages(document: Document) -> tuple[str, ...]:
    """The pages on which paragraphs of the document begin or end, in order, each once."""
    return tuple(dict.fromkeys(label for paragraph in document.paragraphs for label in page_range(paragraph.page)))
