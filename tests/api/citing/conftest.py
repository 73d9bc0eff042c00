"""Documents made of their paragraphs."""

from collections.abc import Callable, Sequence

import pytest

from citecli.documents.model import Document, Heading, Paragraph, Span
from citecli.references.csl_json import from_items

Make = Callable[..., Document]


@pytest.fixture
def make_document() -> Make:
    """Makes a document: paragraphs, those that begin with `# ` headings; `pages` and `times` are the paragraphs'."""

    def make(
        *paragraphs: str, pages: Sequence[str] = (), times: Sequence[str] = (), item: dict[str, object] | None = None
    ) -> Document:
        text = "\n\n".join(paragraphs)
        ((reference,), problems) = from_items([{"id": "roe", "type": "book", "title": "The quay", **(item or {})}])
        assert not problems
        parts: list[Paragraph] = []
        headings: list[Heading] = []
        at = 0
        for paragraph in paragraphs:
            span = Span(at, at + len(paragraph))
            at = span.end + 2
            if paragraph.startswith("# "):
                headings.append(Heading(Span(span.start + 2, span.end)))
                continue
            number = len(parts)
            page = pages[number] if pages else ""
            time = times[number] if times else ""
            parts.append(Paragraph(number + 1, span, page=page, time=time))
        return Document("roe", text, tuple(parts), reference, path="roe.txt", headings=tuple(headings))

    return make
