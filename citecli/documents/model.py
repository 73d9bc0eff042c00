"""Document: a text with its paragraphs and its reference. Span: where something stands in it.
Pages and places have their words ("p. 12, para. 3", "00:12:41").

Offsets count characters of `Document.text`, half open: `document.text[start:end]` is the source, verbatim.
"""

from collections.abc import Mapping
from typing import NamedTuple

from citecli.frozen import FrozenValue
from citecli.references.model import Reference

PAGES = "–"
"""What stands between the first and the last page of what reaches over several."""


# Named tuples, for a text has thousands of them, and they are put in order.


class Span(NamedTuple):
    """A stretch of a text, half open."""

    # A named tuple, as the smaller values below: a text has thousands, and they are put in order.
    start: int
    """The offset of its first character."""
    end: int
    """The offset behind its last character."""

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, offset: int) -> bool:
        """Whether the character at `offset` is in the span."""
        return self.start <= offset < self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether a character is in both spans."""
        return self.start < other.end and other.start < self.end


class PageTurn(NamedTuple):
    """A place in a text where another page begins."""

    offset: int
    """The first character of the page."""
    page: str
    """What the source calls the page ("iv", "12")."""


class Paragraph(NamedTuple):
    """One paragraph of the body."""

    number: int
    """Its number, counted from 1 over the whole body."""
    span: Span
    """Where it stands in the document's text."""
    section: int = 0
    """The number of the excerpt that it belongs to, counted from 0."""
    page: str = ""
    """The page that it stands on as the source numbers it ("iv", "12", "12–13" when it runs on); "" without pages."""
    time: str = ""
    """The time in a recording at which it is spoken ("00:12:41"); "" in a text that is no transcript of one."""
    turns: tuple[PageTurn, ...] = ()
    """The pages that begin within it, in order."""

    def narrowed(self, span: Span) -> "Paragraph":
        """This paragraph as a place for the characters in `span`: its page is theirs alone."""
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
    """Where it stands in the document's text."""
    level: int = 1
    """How deep it is, counted from 1, the outermost."""


class Head(FrozenValue):
    """The lines before the body: where title, dek, byline and date stand, each `None` where there is none."""

    title: Span | None = None
    dek: Span | None = None
    byline: Span | None = None
    date: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where those of the lines stand that there are."""
        return tuple(span for span in (self.title, self.dek, self.byline, self.date) if span)


class Document(FrozenValue):
    """A text that was read, with its paragraphs and its reference."""

    id: str
    """What it is called in its library and as a citekey; "" where nothing has named it yet."""
    text: str
    """The text. For a format that is not plain text, what was extracted from it, its parts joined by blank lines."""
    paragraphs: tuple[Paragraph, ...]
    """The paragraphs of the body, in order."""
    reference: Reference
    """What a citation of it says."""
    head: Head = Head()
    """The lines before the body."""
    origins: Mapping[str, str] = {}
    """Where each variable of the reference came from ("sidecar", "title line", "date line", ...)."""
    path: str = ""
    """The path or the name of its file; "" for a text that came from none."""
    remarks: tuple[str, ...] = ()
    """What a reader had to say about the reading (a guessed encoding, say), one line each."""
    headings: tuple[Heading, ...] = ()
    """The headings of the body, in order. They are no paragraphs, and are not counted as such."""

    @property
    def body(self) -> Span:
        """From the first character of the first paragraph to the last of the last."""
        if not self.paragraphs:
            return Span(len(self.text), len(self.text))
        return Span(self.paragraphs[0].span.start, self.paragraphs[-1].span.end)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that the character at `offset` is in; `None` between two, in a heading and outside the body."""
        return next((paragraph for paragraph in self.paragraphs if paragraph.span.covers(offset)), None)

    def count_words(self) -> int:
        """How many words the body has. Reads the whole text each time."""
        # Who reads a document need not count its words.
        from citecli.text.words import count_words

        return sum(count_words(paragraph.span.of(self.text)) for paragraph in self.paragraphs)


def page_label(page: str) -> str:
    """A page, or several, with its abbreviation: "p. 12", "pp. 12–13". A hyphen ("A-3") parts no pages."""
    return f"{'pp.' if PAGES in page else 'p.'} {page}"


def place_label(paragraph: Paragraph) -> str:
    """The time in a recording; else the page, where there are pages, and the number of the paragraph."""
    if paragraph.time:
        return paragraph.time
    place = f"para. {paragraph.number}"
    return f"{page_label(paragraph.page)}, {place}" if paragraph.page else place


def page_range(page: str) -> tuple[str, ...]:
    """The first and last page of what `Paragraph.page` says ("12–13"), or the only one; none for ""."""
    return tuple(dict.fromkeys(part for part in page.split(PAGES) if part))


def pages(document: Document) -> tuple[str, ...]:
    """The pages of a document on which something begins or ends, in order, each once."""
    return tuple(dict.fromkeys(label for paragraph in document.paragraphs for label in page_range(paragraph.page)))
