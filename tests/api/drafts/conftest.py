"""Texts that drafts are checked against."""

from collections.abc import Callable

import pytest

from citecli.api.drafts.check_work import CheckContext
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.csl import load_locale
from citecli.csl.locator_text import locator_terms
from citecli.documents.model import Document, Paragraph, Span
from citecli.quotes import extract
from citecli.references.csl_json import from_items

MakeDocument = Callable[..., Document]


@pytest.fixture
def make_document() -> MakeDocument:
    """Makes a document of its paragraphs; `pages` are theirs."""

    def make(name: str, *paragraphs: str, title: str = "", pages: tuple[str, ...] = ()) -> Document:
        text = "\n\n".join(paragraphs)
        ((reference,), problems) = from_items([{"id": name, "type": "book", "title": title or name.title()}])
        assert not problems
        parts: list[Paragraph] = []
        at = 0
        for number, paragraph in enumerate(paragraphs):
            page = pages[number] if pages else ""
            parts.append(Paragraph(number + 1, Span(at, at + len(paragraph)), page=page))
            at += len(paragraph) + 2
        return Document(name, text, tuple(parts), reference, path=f"{name}.txt")

    return make


@pytest.fixture
def make_context() -> Callable[..., CheckContext]:
    """Makes the context of a check of the documents that drafts may quote, and references without texts."""

    def make(*documents: Document, items: tuple[dict[str, object], ...] = ()) -> CheckContext:
        references = {reference.id: reference for reference in from_items(list(items))[0]}
        return CheckContext(
            SourceCorpus(None, documents),
            references,
            lambda document: extract(document.text, paragraphs=document.paragraphs),
            locator_terms(load_locale("en-US")),
        )

    return make
