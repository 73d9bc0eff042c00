"""A document that quotations are taken from: data that is computed once and shared by all its quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from citecli.api.citing.printed_numbers import own_numbers
from citecli.documents.model import Document, Paragraph, Span
from citecli.errors import DocumentNotFound, UnreadableDocument
from citecli.matching.text_fragments import link, page_words, place_on_page
from citecli.matching.words import WordIndex
from citecli.quoting.marks import PARAGRAPH
from citecli.quoting.signal_phrases import is_english
from citecli.text.line_ends import flowing
from citecli.text.quotation_marks import pair_marks

_LONGEST_VERSE = 60
"""Characters of a line beyond which a single break makes no verse."""

_ITEM = re.compile(r"\s*(?:[-*•·–]|\d{1,3}[.)]|[A-Za-z][.)])\s")
"""The beginning of an item of a list, whose lines are none of verse."""


class QuotedSource:
    """A quoted document with lazily computed data."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _words(self) -> WordIndex:
        """The index of its words as a browser searches them."""
        return page_words(self.document.text)

    @cached_property
    def _page(self) -> WordIndex | None:
        """The same of the whole page, if the document is a web page that was kept: its menus have words, too."""
        from citecli.readers import page_text, registry
        from citecli.readers.source import read_file

        path = Path(self.document.path)
        form = registry.format_of_suffix(path.suffix.lower())
        if form is None or form.reader != "html_page.read":
            return None
        try:
            return page_words(page_text.page_text(read_file(path, named=False)))
        except (
            DocumentNotFound,
            UnreadableDocument,
        ):  # it went while we were at work; the document's own words will do
            return None

    def link(self, url: str, span: Span) -> str:
        """`url` with a text fragment that leads to the words in `span`; "" if it is no web address."""
        place = place_on_page(self._page, self._words, span) if self._page is not None else None
        if self._page is not None and place is not None:
            return link(url, self._page, place)
        return link(url, self._words, span)

    @cached_property
    def numbers(self) -> Mapping[int, str]:
        """The numbers that the document itself prints for its paragraphs, by our paragraph number."""
        return own_numbers(self.document)

    @cached_property
    def is_english(self) -> bool:
        """Whether the document is in English."""
        return is_english(self.document.reference.texts.get("language", ""), self.document.text)

    def words(self, span: Span) -> str:
        """The words in `span` with only the intentional line breaks, and empty lines between paragraphs.

        Where they begin within words in marks and go on behind their end, they begin with the opening mark.
        """
        paragraphs = self.paragraphs_in(span)
        parts = [self._flowing(part, span) for part in paragraphs]
        if parts:
            parts[0] = self._marks_open_at(paragraphs[0].span, span) + parts[0]
        return PARAGRAPH.join(parts) if parts else " ".join(span.of(self.document.text).split())

    def _marks_open_at(self, paragraph: Span, span: Span) -> str:
        """The opening marks, outermost first, of what is open where `span` begins and ends before its last words."""
        if paragraph.start >= span.start:
            return ""
        text = self.document.text
        return "".join(
            marked.opener
            for marked in pair_marks(text, [(paragraph.start, paragraph.end)])
            if marked.closed and marked.start < span.start < marked.end < span.end
            if any(map(str.isalnum, text[marked.end : span.end]))
        )

    def paragraphs_in(self, span: Span) -> tuple[Paragraph, ...]:
        """The paragraphs that overlap `span`, each with the page of the overlapping part."""
        paragraphs = self.document.paragraphs
        first = bisect_right(paragraphs, span.start, key=lambda part: part.span.end)
        last = bisect_left(paragraphs, span.end, lo=first, key=lambda part: part.span.start)
        return tuple(part.narrowed(span) for part in paragraphs[first:last])

    def is_verse(self, span: Span) -> bool:
        """Whether all the paragraphs that overlap `span` are stanzas: each has lines that are meant to be ones."""
        inside = self.paragraphs_in(span)
        return bool(inside) and all("\n" in self._flowing(part, part.span) for part in inside)

    @cached_property
    def _is_poem(self) -> bool:
        """Whether the document is a poem: stanzas of short lines throughout, but for single lines between them."""
        lines = [self._flowing(part, part.span).split("\n") for part in self.document.paragraphs]
        stanzas = [part for part in lines if len(part) > 1]
        return (
            2 * len(stanzas) > len(lines)
            and all(len(line) <= _LONGEST_VERSE for part in lines for line in part)
            and not any(_ITEM.match(line) for part in stanzas for line in part)
        )

    def verses_in(self, span: Span) -> tuple[int, int] | None:
        """The numbers of the first and the last line of a poem that overlap `span`, from 1; `None` if it is none."""
        if not self._is_poem:
            return None
        text = self.document.text
        ends = sorted({*self.document.line_breaks, *(part.span.end for part in self.document.paragraphs)})
        first = bisect_right(ends, span.start)
        last = bisect_left(ends, len(text[: span.end].rstrip()), lo=first)
        return first + 1, last + 1

    def _flowing(self, paragraph: Paragraph, span: Span) -> str:
        """The words of a paragraph in `span`, without line breaks that come from wrapping."""
        start, end = max(paragraph.span.start, span.start), min(paragraph.span.end, span.end)
        breaks = self.document.line_breaks_in(paragraph.span)
        if len(breaks) == 1 and self._is_in_prose(paragraph.span, breaks[0]):
            breaks = ()
        lines = flowing(self.document.text, (start, end), frozenset(breaks)).split("\n")
        return "\n".join(line.strip() for line in lines)

    def _is_in_prose(self, span: Span, line_break: int) -> bool:
        """Whether the only break of a paragraph is in the middle of a sentence of prose, and makes no verse."""
        text = self.document.text
        before, after = text[span.start : line_break], text[line_break : span.end].strip()
        is_lone = len(self.document.line_breaks) == 1
        return after[:1].islower() and (is_lone or max(len(before), len(after)) > _LONGEST_VERSE)
