"""Document: a text with its paragraphs and its reference. Span: where something stands in it.

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
    """Characters `start` up to, not including, `end` of a text."""

    start: int
    end: int

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
    """Where in a text another page begins, and what the source calls it."""

    offset: int
    page: str


class Paragraph(NamedTuple):
    """One paragraph of the body. `number` counts from 1 over the whole body; `section` counts excerpts from 0.

    `page` is the page it stands on as the source numbers it ("iv", "12", "12–13" when it runs on), `time` the time at
    which it is spoken ("00:12:41"); "" in a source that has none. `turns` are the pages that begin within it, in order.
    """

    number: int
    span: Span
    section: int = 0
    page: str = ""
    time: str = ""
    turns: tuple[PageTurn, ...] = ()

    def narrowed(self, span: Span) -> "Paragraph":
        """The same, its page that of the characters in `span` alone."""
        if not self.turns:
            return self
        before = [turn.page for turn in self.turns if turn.offset <= span.start]
        within = [turn.page for turn in self.turns if span.start < turn.offset < span.end]
        first = before[-1] if before else self.page.partition(PAGES)[0]
        last = within[-1] if within else first
        return self._replace(page=first if first == last else f"{first}{PAGES}{last}", turns=())


class Heading(NamedTuple):
    """A heading between paragraphs. `level` counts from 1, the outermost."""

    span: Span
    level: int = 1


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
    """A text that was read.

    For a format that is not plain text, `text` is what was extracted, its parts joined by blank lines. `headings` are
    those of the body, in order; they are no paragraphs, and are not counted.
    `origins` says for each field of the reference where it came from (`"sidecar"`, `"title line"`, `"date line"`, ...).
    `remarks` are what a reader had to say about the reading (a guessed encoding, say), one line each.
    """

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    reference: Reference
    head: Head = Head()
    origins: Mapping[str, str] = {}
    path: str = ""
    remarks: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()

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
