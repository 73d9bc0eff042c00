"""Pages: the numbers that a source gives its pages, as paragraphs have them."""

from citecli.documents.model import PAGES, Document


def page_range(page: str) -> tuple[str, ...]:
    """The first and last page of what `Paragraph.page` says ("12–13"), or the only one; none for ""."""
    return tuple(dict.fromkeys(part for part in page.split(PAGES) if part))


def pages(document: Document) -> tuple[str, ...]:
    """The pages of a document on which something begins or ends, in order, each once."""
    return tuple(dict.fromkeys(label for paragraph in document.paragraphs for label in page_range(paragraph.page)))
